//! Boxes, lines and arrow heads of a drawing. Everything is laid out from the left and mirrored at once for languages that
//! are written from right to left. Classes alone decide about colours.

use askama::Template;

use super::text::{Weight, is_rtl, plain, wrap};

/// Width of a drawing: on a phone its letters are nearly as large as the page's.
const WIDTH: f32 = 360.0;
const FONT: f32 = 15.0;
const LINE: f32 = 20.0;
/// Browsers may draw with a wider font than the one that measured.
const RESERVE: f32 = 0.86;

/// Where an arrow head points, as seen before mirroring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In the direction of reading.
    Forward,
    /// Against the direction of reading.
    Back,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
}

/// Lines of text at a place.
pub struct Label {
    class: &'static str,
    x: f32,
    lines: Vec<(f32, String)>,
}

/// A box with a name.
pub struct NamedBox {
    class: &'static str,
    x: f32,
    y: f32,
    width: f32,
    height: f32,
    href: Option<String>,
    label: Label,
}

/// A line with what it means.
pub struct Stroke {
    class: &'static str,
    d: String,
    title: Option<String>,
}

/// A drawing in the making; grows downwards.
#[derive(Template)]
#[template(path = "pictures/drawing.svg")]
pub struct Drawing {
    label: String,
    rtl: bool,
    width: f32,
    indent_end: f32,
    y: f32,
    boxes: Vec<NamedBox>,
    labels: Vec<Label>,
    strokes: Vec<Stroke>,
    heads: Vec<String>,
}

impl Drawing {
    /// An empty drawing. The label says to people who do not see it what it shows.
    pub fn new(label: &str, rtl: bool) -> Self {
        Self {
            label: plain(label),
            rtl,
            width: WIDTH,
            indent_end: 1.0,
            y: 1.0,
            boxes: Vec::new(),
            labels: Vec::new(),
            strokes: Vec::new(),
            heads: Vec::new(),
        }
    }

    /// Keeps room at the end of every box, for lines that run there.
    pub fn keep_end(mut self, room: f32) -> Self {
        self.indent_end = room;
        self
    }

    /// Where boxes end.
    pub fn end(&self) -> f32 {
        self.width - self.indent_end
    }

    fn across(&self, x: f32) -> f32 {
        if self.rtl { self.width - x } else { x }
    }

    /// Lines of a text from the present height on, moved down by what it takes.
    fn text(&mut self, text: &str, x: f32, room: f32, weight: Weight, class: &'static str, count: usize) -> Label {
        let text = plain(text);
        let lines = wrap(&text, FONT, weight, room * RESERVE, count).lines;
        // A name in Latin letters keeps the signs at its end where they belong.
        let isolated = self.rtl && !is_rtl(&text);
        let mut placed = Vec::new();
        for line in lines {
            self.y += LINE;
            let line = if isolated {
                format!("\u{2066}{line}\u{2069}")
            } else {
                line
            };
            placed.push((self.y - 5.0, line));
        }
        Label {
            class,
            x: self.across(x),
            lines: placed,
        }
    }

    /// The name of a group.
    pub fn heading(&mut self, text: &str, x: f32) {
        self.y += 8.0;
        let room = self.end() - x;
        let label = self.text(text, x, room, Weight::Bold, "drawing-heading", 2);
        self.labels.push(label);
        self.y += 4.0;
    }

    /// A remark under a group.
    pub fn remark(&mut self, text: &str, x: f32) {
        let room = self.end() - x;
        let label = self.text(text, x, room, Weight::Regular, "drawing-remark", 2);
        self.labels.push(label);
        self.y += 6.0;
    }

    /// A box with a name; gives the height of its middle.
    pub fn boxed(&mut self, name: &str, x: f32, class: &'static str, href: Option<String>) -> f32 {
        let weight = if class.ends_with("main") {
            Weight::Bold
        } else {
            Weight::Regular
        };
        let (top, width) = (self.y, self.end() - x);
        self.y += 7.0;
        let kind = if weight == Weight::Bold {
            "drawing-name drawing-main-name"
        } else {
            "drawing-name"
        };
        let label = self.text(name, x + 12.0, width - 24.0, weight, kind, 2);
        self.y += 7.0;
        self.boxes.push(NamedBox {
            class,
            x: if self.rtl { self.width - x - width } else { x },
            y: top,
            width,
            height: self.y - top,
            href,
            label,
        });
        let middle = f32::midpoint(top, self.y);
        self.y += 8.0;
        middle
    }

    /// The box that the drawing is about, over the whole width; gives its top and bottom.
    pub fn main_box(&mut self, name: &str) -> (f32, f32) {
        self.y += 12.0;
        let top = self.y;
        self.boxed(name, 1.0, "drawing-box drawing-main", None);
        let bottom = self.y - 8.0;
        self.y += 6.0;
        (top, bottom)
    }

    /// A line through some points.
    pub fn line(&mut self, points: &[(f32, f32)], title: Option<String>) {
        self.stroke(points, title, "drawing-line");
    }

    /// A line of a class through some points.
    pub fn stroke(&mut self, points: &[(f32, f32)], title: Option<String>, class: &'static str) {
        let mut d = String::new();
        for (place, (x, y)) in points.iter().enumerate() {
            let letter = if place == 0 { 'M' } else { 'L' };
            d.push_str(&format!("{letter}{:.1} {y:.1}", self.across(*x)));
        }
        self.strokes.push(Stroke { class, d, title });
    }

    /// An arrow head with its tip at a place.
    pub fn head(&mut self, x: f32, y: f32, side: Side) {
        let x = self.across(x);
        let forward = if self.rtl { Side::Back } else { Side::Forward };
        let wings = match side {
            Side::Up => "l-4.5 8h9z",
            Side::Down => "l-4.5 -8h9z",
            side if side == forward => "l-8 -4.5v9z",
            Side::Forward | Side::Back => "l8 -4.5v9z",
        };
        self.heads.push(format!("M{x:.1} {y:.1}{wings}"));
    }

    const fn direction(&self) -> &'static str {
        if self.rtl { "rtl" } else { "ltr" }
    }

    fn height(&self) -> f32 {
        self.y.ceil() + 1.0
    }
}
