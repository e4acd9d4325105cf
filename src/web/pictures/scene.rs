//! What a bitmap shows: areas, shapes and lines of text. Laid out from the left, mirrored for languages read from the right.

use askama::Template;

use super::fonts::runs;
use super::text::{Weight, fit, is_rtl, plain, width, wrap};
use crate::web::error::ApiError;

/// Dark letters.
pub const INK: &str = "#14242b";
/// Letters of less weight; 5.9:1 on [`PAPER`].
pub const QUIET: &str = "#4a5b64";
/// The catalogue's colour.
pub const ACCENT: &str = "#0b5d66";
/// Ground.
pub const PAPER: &str = "#fbfaf6";
/// Ground of labels.
pub const TINT: &str = "#e2eeee";
/// Land where nothing is known.
pub const LAND: &str = "#d5dcdd";

/// An area of one colour.
struct Area {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
    radius: f32,
    fill: &'static str,
}

/// A path in coordinates of its own.
struct Shape {
    x: f32,
    y: f32,
    scale: f32,
    fill: &'static str,
    path: String,
}

/// One line of text.
struct Line {
    x: f32,
    y: f32,
    size: f32,
    weight: u16,
    fill: &'static str,
    /// The pieces of the line, each with its font.
    runs: Vec<(&'static str, String)>,
    anchor: &'static str,
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Font size.
    pub size: f32,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub fill: &'static str,
}

impl Look {
    /// A look.
    pub const fn new(size: f32, weight: Weight, fill: &'static str) -> Self {
        Self { size, weight, fill }
    }
}

/// A picture in the making.
#[derive(Template)]
#[template(path = "pictures/scene.svg")]
pub struct Scene {
    /// Width in pixels.
    pub width: f32,
    /// Height in pixels.
    pub height: f32,
    rtl: bool,
    areas: Vec<Area>,
    shapes: Vec<Shape>,
    lines: Vec<Line>,
}

impl Scene {
    /// An empty picture with the catalogue's ground and the stripe at the side where reading begins.
    pub fn new(width: f32, height: f32, rtl: bool) -> Self {
        let mut scene = Self {
            width,
            height,
            rtl,
            areas: Vec::new(),
            shapes: Vec::new(),
            lines: Vec::new(),
        };
        scene.area((0.0, 0.0), (width, height), 0.0, PAPER);
        scene.area((0.0, 0.0), (width / 80.0, height), 0.0, ACCENT);
        scene
    }

    /// Adds an area: place of its corner, width and height, radius of its corners.
    pub fn area(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), radius: f32, fill: &'static str) {
        self.areas.push(Area {
            x: if self.rtl { self.width - x - width } else { x },
            y,
            width,
            height,
            radius,
            fill,
        });
    }

    /// Adds a path that is `span` wide in its own coordinates. It is moved, but not mirrored.
    pub fn shape(&mut self, (x, y): (f32, f32), scale: f32, span: f32, fill: &'static str, path: String) {
        self.shapes.push(Shape {
            x: if self.rtl { self.width - x - span * scale } else { x },
            y,
            scale,
            fill,
            path,
        });
    }

    fn line(&mut self, text: &str, x: f32, y: f32, look: Look, rtl_text: bool, at_end: bool) {
        // The renderer takes every line for one that begins at the left; the mark makes it one that begins at the right.
        let runs = runs(text).into_iter();
        let mut pieces: Vec<(&'static str, String)> =
            runs.map(|(letters, run)| (letters.family(), run.to_owned())).collect();
        if let (true, Some(first)) = (rtl_text, pieces.first_mut()) {
            first.1.insert(0, '\u{202b}');
        }
        self.lines.push(Line {
            x: if self.rtl { self.width - x } else { x },
            y,
            size: look.size,
            weight: look.weight.number(),
            fill: look.fill,
            runs: pieces,
            anchor: if self.rtl == at_end { "start" } else { "end" },
        });
    }

    /// Adds a text in the largest of some sizes at which it fits, below a height; gives the height below it.
    pub fn block(
        &mut self,
        text: &str,
        (x, top): (f32, f32),
        room: f32,
        choices: &[(f32, usize)],
        look: Look,
        leading: f32,
    ) -> f32 {
        let text = plain(text);
        let (size, lines) = fit(&text, choices, look.weight, room);
        let mut y = top;
        for line in &lines {
            // Four fifths of a letter's height stand above the base line.
            self.line(line, x, y + size * 0.86, Look { size, ..look }, is_rtl(&text), false);
            y += size * leading;
        }
        y
    }

    /// Adds one line at a base line, cut when it is too long; gives its width.
    pub fn single(&mut self, text: &str, (x, y): (f32, f32), room: f32, look: Look) -> f32 {
        self.one(text, (x, y), room, look, false)
    }

    /// Adds one line that ends at a place.
    pub fn single_at_end(&mut self, text: &str, (x, y): (f32, f32), room: f32, look: Look) {
        self.one(text, (x, y), room, look, true);
    }

    fn one(&mut self, text: &str, (x, y): (f32, f32), room: f32, look: Look, at_end: bool) -> f32 {
        let text = plain(text);
        let lines = wrap(&text, look.size, look.weight, room, 1).lines;
        let Some(line) = lines.first() else { return 0.0 };
        self.line(line, x, y, look, is_rtl(&text), at_end);
        width(line, look.size, look.weight)
    }

    /// Adds labels in a row; those that no longer fit into the rows are left out. Gives the height below them.
    pub fn labels(&mut self, texts: &[String], (x, top): (f32, f32), room: f32, size: f32, rows: usize) -> f32 {
        let (pad, height, gap) = (size * 0.6, size * 1.75, size * 0.45);
        let (mut left, mut y, mut row) = (x, top, 1);
        for text in texts {
            let text = plain(text);
            let wide = (width(&text, size, Weight::Regular) + 2.0 * pad).min(room);
            if left > x && left + wide > x + room {
                if row == rows {
                    continue;
                }
                (left, y, row) = (x, y + height + gap, row + 1);
            }
            self.area((left, y), (wide, height), height / 2.0, TINT);
            let look = Look::new(size, Weight::Regular, ACCENT);
            self.single(&text, (left + pad, y + size * 1.22), wide - 2.0 * pad + 0.5, look);
            left += wide + gap;
        }
        y + height
    }

    /// The finished picture.
    pub fn png(&self) -> Result<Vec<u8>, ApiError> {
        let svg = self.render().map_err(|_| ApiError::Internal)?;
        super::raster::png(&svg)
    }
}
