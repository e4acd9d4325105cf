//! Link previews and slides: what they say about a component, a stack and the catalogue, and how it is laid out.

use super::map::{Place, WIDTH as MAP_WIDTH, bare, places};
use super::qr::Code;
use super::scene::{ACCENT, INK, LAND, Look, QUIET, Scene, TINT};
use super::text::{Weight, width};
use crate::index::Reference;
use crate::model::{Component, DeploymentStatus, Slug};
use crate::search::{Engine, Stack};
use crate::web::error::ApiError;
use crate::web::wording::Wording;

/// The mark of the catalogue: the lines of its icon as areas, 32 by 32.
const MARK: &str = "M7 0h18q7 0 7 7v18q0 7 -7 7h-18q-7 0 -7 -7v-18q0 -7 7 -7z";
const MARK_SIGN: &str = "M6.7 8.7H14.5a7.3 7.3 0 0 1 0 14.6H6.7zM9.3 11.3V20.7H14.5a4.7 4.7 0 0 0 0 -9.4zM19.5 8.7h5.8v2.6h-5.8zM22 \
     14.7h3.3v2.6h-3.3zM19.5 20.7h5.8v2.6h-5.8z";
/// Components of a stack that a slide names.
const STACK_SHOWN: usize = 8;

/// Form of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// 1200 by 630: what networks show beside a link.
    Card,
    /// 1920 by 1080: a page of a presentation.
    Slide,
}

/// What a picture says.
pub struct Content {
    title: String,
    summary: String,
    labels: Vec<String>,
    facts: Vec<String>,
    uses: Option<(String, Vec<Place>)>,
    parts: Vec<(String, String)>,
    more: Option<String>,
    /// What is needed and not chosen, in one line.
    gaps: Option<String>,
    address: String,
}

impl Content {
    /// About a component, whose texts are in the wanted language already.
    #[must_use]
    pub fn component(component: &Component, reference: &Reference, w: Wording, address: String) -> Self {
        let term = |vocabulary: &str, id: &str| {
            let term = reference.vocabularies.get(vocabulary)?.term(id)?;
            Some(term.labels.text(w.lang()).to_owned())
        };
        let mut labels: Vec<String> = component.domains.iter().filter_map(|id| term("domains", id)).collect();
        labels.push(component.license.expression.clone());
        let used = places(component, reference, w);
        // A plan is no use.
        let used: Vec<Place> = used
            .into_iter()
            .filter(|place| place.status != Some(DeploymentStatus::Planned))
            .collect();
        let count = component
            .worldwide_use
            .as_ref()
            .map_or(0, |use_| usize::from(use_.countries))
            .max(used.len());
        Self {
            title: component.name.clone(),
            summary: component.summary.clone(),
            labels,
            facts: organisations(component, reference)
                .into_iter()
                .chain([w
                    .fill("picture-reviewed", "day", w.date(component.curation.reviewed))
                    .into_owned()])
                .collect(),
            uses: (count > 0).then(|| (w.count("picture-used-in", count).into_owned(), used)),
            parts: Vec::new(),
            more: None,
            gaps: None,
            address,
        }
    }

    /// About a stack.
    #[must_use]
    pub fn stack(stack: &Stack, reference: &Reference, w: Wording, address: String) -> Self {
        let blocks = reference.vocabularies.get("building-blocks");
        let block = |ids: &[String]| {
            let names = ids
                .iter()
                .filter_map(|id| Some(blocks?.term(id)?.labels.text(w.lang())));
            names.collect::<Vec<_>>().join(separator(w))
        };
        let parts: Vec<(String, String)> = stack
            .components
            .iter()
            .map(|one| (one.name.clone(), block(&one.building_blocks)))
            .collect();
        let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
        let rest = parts.len().saturating_sub(STACK_SHOWN);
        Self {
            title: w.count("picture-stack", parts.len()).into_owned(),
            summary: names.join(separator(w)),
            labels: blocks_of(stack, reference, w),
            facts: Vec::new(),
            uses: None,
            more: (rest > 0).then(|| w.count("relation-more", rest).into_owned()),
            gaps: gaps_of(stack, w),
            parts,
            address,
        }
    }

    /// About the catalogue.
    #[must_use]
    pub fn catalogue(engine: &Engine, w: Wording, address: String) -> Self {
        Self {
            title: w.text("site-name").into_owned(),
            summary: w.text("site-description").into_owned(),
            labels: vec![w.count("components-count", engine.manifest().components).into_owned()],
            facts: Vec::new(),
            uses: None,
            parts: Vec::new(),
            more: None,
            gaps: None,
            address,
        }
    }

    /// The picture.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when it cannot be drawn.
    pub fn png(&self, format: Format, w: Wording) -> Result<Vec<u8>, ApiError> {
        match format {
            Format::Card => self.card(w)?.png(),
            Format::Slide => self.slide(w)?.png(),
        }
    }

    fn card(&self, w: Wording) -> Result<Scene, ApiError> {
        let mut scene = Scene::new(1200.0, 630.0, w.lang().is_rtl());
        let (start, room) = (72.0, 1072.0);
        // Beside the QR code in the lower corner.
        let beside = 820.0;
        self.header(&mut scene, (start, 48.0), 44.0, w);
        let bold = Look::new(0.0, Weight::Bold, INK);
        let sizes = [(92.0, 1), (76.0, 1), (60.0, 2), (48.0, 2), (40.0, 3)];
        let y = scene.block(&self.title, (start, 124.0), room, &sizes, bold, 1.14);
        let quiet = Look::new(0.0, Weight::Regular, QUIET);
        let sizes = [(38.0, 3), (34.0, 3), (30.0, 4), (26.0, 4)];
        scene.block(&self.summary, (start, y + 26.0), beside, &sizes, quiet, 1.36);
        // Labels stand lower where nothing is below them.
        let is_last = self.uses.is_none() && self.facts.is_empty() && self.gaps.is_none();
        scene.labels(
            &self.labels,
            (start, if is_last { 530.0 } else { 482.0 }),
            beside,
            24.0,
            1,
        );
        let last = self
            .uses
            .iter()
            .map(|(text, _)| text.as_str())
            .chain(self.facts.last().map(String::as_str))
            .chain(self.gaps.as_deref());
        let last = last.collect::<Vec<_>>().join("  ·  ");
        scene.single(&last, (start, 570.0), beside, Look::new(24.0, Weight::Bold, INK));
        code(&mut scene, &self.address, (1200.0 - 56.0, 372.0), 184.0, 17.0)?;
        Ok(scene)
    }

    fn slide(&self, w: Wording) -> Result<Scene, ApiError> {
        let mut scene = Scene::new(1920.0, 1080.0, w.lang().is_rtl());
        let (start, end, beside) = (104.0, 1920.0 - 88.0, 1370.0);
        self.header(&mut scene, (start, 72.0), 60.0, w);
        code(&mut scene, &self.address, (end, 72.0), 300.0, 26.0)?;
        let bold = Look::new(0.0, Weight::Bold, INK);
        let sizes = [(140.0, 1), (112.0, 1), (88.0, 2), (72.0, 2), (60.0, 3)];
        let y = scene.block(&self.title, (start, 186.0), beside, &sizes, bold, 1.14);
        if !self.parts.is_empty() {
            self.draw_parts(&mut scene, (start, y + 36.0), 1920.0 - 88.0 - start);
            return Ok(scene);
        }
        let quiet = Look::new(0.0, Weight::Regular, QUIET);
        let sizes = [(54.0, 3), (48.0, 3), (42.0, 4)];
        let y = scene.block(&self.summary, (start, y + 36.0), beside, &sizes, quiet, 1.32);
        let room = if self.uses.is_some() { 860.0 } else { beside };
        let y = scene.labels(&self.labels, (start, (y + 44.0).max(660.0)), room, 32.0, 3);
        let mut y = y + 36.0;
        for fact in &self.facts {
            let look = Look::new(0.0, Weight::Regular, INK);
            y = scene.block(fact, (start, y), room, &[(32.0, 2), (28.0, 2), (26.0, 3)], look, 1.4) + 8.0;
        }
        if let Some((text, places)) = &self.uses {
            let size = 46.0;
            map(&mut scene, places, (end - 800.0, 610.0), 800.0 / f32::from(MAP_WIDTH));
            scene.single_at_end(text, (end, 1024.0), 800.0, Look::new(size, Weight::Bold, ACCENT));
        }
        Ok(scene)
    }

    /// The mark of the catalogue, and its name unless that is what the picture is about.
    fn header(&self, scene: &mut Scene, (x, y): (f32, f32), side: f32, w: Wording) {
        let scale = side / 32.0;
        scene.shape((x, y), scale, 32.0, ACCENT, MARK.to_owned());
        scene.shape((x, y), scale, 32.0, "#fff", MARK_SIGN.to_owned());
        let name = w.text("site-name");
        if self.title != name {
            let look = Look::new(side * 0.62, Weight::Bold, ACCENT);
            scene.single(&name, (x + side * 1.35, y + side * 0.72), 900.0, look);
        }
    }

    /// The components of a stack as boxes in two columns.
    fn draw_parts(&self, scene: &mut Scene, (x, top): (f32, f32), room: f32) {
        let top = top.max(452.0);
        let gap = 28.0;
        let rows = self.parts.len().min(STACK_SHOWN).div_ceil(2);
        // Few components get large boxes; eight still leave room for "and more" below them.
        let height = if rows > 3 { 118.0 } else { 158.0 };
        let (width, middle) = ((room - gap) / 2.0, height / 2.0);
        for (place, (name, blocks)) in self.parts.iter().take(STACK_SHOWN).enumerate() {
            #[allow(clippy::cast_precision_loss, reason = "there are eight at most")]
            let (column, row) = ((place % 2) as f32, (place / 2) as f32);
            let (left, y) = (x + column * (width + gap), top + row * (height + 20.0));
            scene.area((left, y), (width, height), 14.0, TINT);
            let name_y = y + middle + if blocks.is_empty() { 15.0 } else { -6.0 };
            let inner = width - 56.0;
            scene.single(name, (left + 28.0, name_y), inner, Look::new(40.0, Weight::Bold, INK));
            scene.single(
                blocks,
                (left + 28.0, y + middle + 36.0),
                inner,
                Look::new(28.0, Weight::Regular, QUIET),
            );
        }
        // Both stand in the line below the boxes, one at each end.
        let side = if self.more.is_some() && self.gaps.is_some() {
            width
        } else {
            room
        };
        if let Some(more) = &self.more {
            scene.single_at_end(more, (x + room, 1046.0), side, Look::new(36.0, Weight::Bold, QUIET));
        }
        if let Some(gaps) = &self.gaps {
            scene.single(gaps, (x, 1046.0), side, Look::new(36.0, Weight::Bold, INK));
        }
    }
}

/// The building blocks of a stack's components, each once, in the order of the vocabulary.
fn blocks_of(stack: &Stack, reference: &Reference, w: Wording) -> Vec<String> {
    let terms = reference
        .vocabularies
        .get("building-blocks")
        .into_iter()
        .flat_map(|vocabulary| &vocabulary.terms);
    let covered = terms.filter(|term| {
        stack
            .components
            .iter()
            .any(|one| one.building_blocks.contains(&term.id))
    });
    covered.map(|term| term.labels.text(w.lang()).to_owned()).collect()
}

/// The needed building blocks that nothing in the stack covers.
fn gaps_of(stack: &Stack, w: Wording) -> Option<String> {
    let open = stack.needs.iter().filter(|need| need.covered_by.is_empty());
    let names: Vec<&str> = open.map(|need| need.label.as_str()).collect();
    (!names.is_empty()).then(|| w.fill("picture-gaps", "names", names.join(separator(w))).into_owned())
}

fn separator(w: Wording) -> &'static str {
    match w.lang() {
        crate::model::Lang::Ar => "، ",
        crate::model::Lang::Zh => "、",
        _ => ", ",
    }
}

/// The organisations behind a component in one line, each once.
fn organisations(component: &Component, reference: &Reference) -> Option<String> {
    let mut ids: Vec<&Slug> = Vec::new();
    for steward in component.stewards.iter().flatten() {
        if !ids.contains(&&steward.organisation) {
            ids.push(&steward.organisation);
        }
    }
    let names: Vec<&str> = ids
        .into_iter()
        .filter_map(|id| Some(reference.organisations.get(id)?.name.as_str()))
        .collect();
    (!names.is_empty()).then(|| names.join(" · "))
}

/// A QR code whose upper corner at the end of the line is at a place, and the address under it.
fn code(scene: &mut Scene, address: &str, (end, y): (f32, f32), side: f32, letters: f32) -> Result<(), ApiError> {
    let code = Code::of(address)?;
    #[allow(clippy::cast_precision_loss, reason = "a code has at most 177 modules")]
    let modules = code.modules as f32;
    // The quiet zone is four modules wide on each side.
    let scale = side / (modules + 8.0);
    scene.area((end - side, y), (side, side), 0.0, "#fff");
    scene.shape(
        (end - side + 4.0 * scale, y + 4.0 * scale),
        scale,
        modules,
        "#000",
        code.path,
    );
    let shown = address.split_once("://").map_or(address, |(_, rest)| rest);
    let shown = shown.split('?').next().unwrap_or(shown);
    // A long address goes on two lines and gets smaller letters: whoever types it needs all of it.
    let room = side * 1.15;
    let lines = match shown.split_once('/') {
        Some((host, path)) if width(shown, letters, Weight::Regular) > room => {
            vec![host.to_owned(), format!("/{path}")]
        }
        Some(_) | None => vec![shown.to_owned()],
    };
    let mut y = y + side + letters * 0.4;
    for line in lines {
        let fitting = letters.min(letters * room / width(&line, letters, Weight::Regular).max(1.0));
        y += fitting * 1.15;
        scene.single_at_end(&line, (end, y), room * 1.01, Look::new(fitting, Weight::Regular, QUIET));
    }
    Ok(())
}

/// The world with marked countries.
fn map(scene: &mut Scene, places: &[Place], (x, y): (f32, f32), scale: f32) {
    let (land, marked, dots) = bare(places);
    let span = f32::from(MAP_WIDTH);
    scene.shape((x, y), scale, span, LAND, land);
    scene.shape((x, y), scale, span, ACCENT, marked);
    let mut circles = String::new();
    for (x, y) in dots {
        circles.push_str(&format!("M{x} {y}m-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z"));
    }
    scene.shape((x, y), scale, span, ACCENT, circles);
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Content, Format};
    use crate::model::Lang;
    use crate::web::wording::Wording;

    fn hostile(text: &str) -> Content {
        let text = text.to_owned();
        Content {
            title: text.clone(),
            summary: text.clone(),
            labels: vec![text.clone(); 40],
            facts: vec![text.clone(); 3],
            uses: Some((text.clone(), Vec::new())),
            parts: vec![(text.clone(), text.clone()); 20],
            more: Some(text.clone()),
            gaps: Some(text),
            address: "https://dpi.example/c/x".to_owned(),
        }
    }

    #[test]
    fn hostile_text_is_harmless_and_takes_bounded_time() {
        let texts = [
            "<script>alert(1)</script></text></svg>".to_owned(),
            "\u{202e}reversed\u{0}\u{7}\u{fffe} & \"quoted\" ]]>".to_owned(),
            "W".repeat(10_000),
            "\u{301}".repeat(10_000),
            "<image href=\"file:///etc/passwd\"/>".to_owned(),
            String::new(),
        ];
        for text in texts {
            let content = hostile(&text);
            let began = Instant::now();

            let card = content.card(Wording::of(Lang::Ar)).unwrap();
            let svg = askama::Template::render(&card).unwrap();
            let card = card.png().unwrap();
            let slide = content.png(Format::Slide, Wording::of(Lang::En)).unwrap();

            assert!(
                !svg.contains("<script") && !svg.contains("<image") && !svg.contains('\u{202e}'),
                "{text:.40}"
            );
            assert_eq!((&card[1..4], &slide[1..4]), (&b"PNG"[..], &b"PNG"[..]));
            assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
        }
    }
}
