//! The fonts that the program carries, and how wide they draw a text.

use std::sync::LazyLock;

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};

/// How heavy a font is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// For running text.
    Regular,
    /// For names and headings.
    Bold,
}

impl Weight {
    /// The weight as SVG writes it.
    pub const fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Bold => 700,
        }
    }
}

/// Letters that share a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// Latin, Greek, Cyrillic, signs.
    Western,
    /// Arabic.
    Arabic,
    /// Chinese.
    Chinese,
}

impl Letters {
    /// The name of the font.
    pub(super) const fn family(self) -> &'static str {
        match self {
            Self::Western => "Noto Sans",
            Self::Arabic => "Noto Sans Arabic",
            Self::Chinese => "Noto Sans CJK SC",
        }
    }

    /// The letters that a character belongs to.
    pub(super) const fn of(c: char) -> Self {
        match c {
            '\u{600}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
                Self::Arabic
            }
            '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' => {
                Self::Chinese
            }
            _ => Self::Western,
        }
    }
}

/// A font file of the program.
pub(super) struct Font {
    pub(super) file: &'static [u8],
    letters: Letters,
    weight: Weight,
    face: FontRef<'static>,
    shaper: ShaperData,
}

/// The fonts: Noto Sans, Noto Sans Arabic and Noto Sans CJK SC, reduced to what the catalogue's languages need
/// (`fonts/README.md` says how).
pub(super) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [(Letters, Weight, &'static [u8]); 6] = [
        (
            Letters::Western,
            Weight::Regular,
            include_bytes!("fonts/NotoSans-Regular.ttf"),
        ),
        (
            Letters::Western,
            Weight::Bold,
            include_bytes!("fonts/NotoSans-Bold.ttf"),
        ),
        (
            Letters::Arabic,
            Weight::Regular,
            include_bytes!("fonts/NotoSansArabic-Regular.ttf"),
        ),
        (
            Letters::Arabic,
            Weight::Bold,
            include_bytes!("fonts/NotoSansArabic-Bold.ttf"),
        ),
        (
            Letters::Chinese,
            Weight::Regular,
            include_bytes!("fonts/NotoSansSC-Regular.otf"),
        ),
        (
            Letters::Chinese,
            Weight::Bold,
            include_bytes!("fonts/NotoSansSC-Bold.otf"),
        ),
    ];
    let fonts = files.into_iter().map(|(letters, weight, file)| {
        let face = FontRef::new(file).expect("a font file of the program is whole; a test reads them all");
        Font {
            file,
            letters,
            weight,
            shaper: ShaperData::new(&face),
            face,
        }
    });
    fonts.collect()
});

impl Font {
    /// Width of a text in parts of the font size, and whether every character has a glyph.
    fn shape(&self, text: &str) -> (f32, bool) {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaper = self.shaper.shaper(&self.face).build();
        let units = shaper.units_per_em();
        let glyphs = shaper.shape(buffer, ShapeOptions::new());
        let advance: i32 = glyphs.glyph_positions().iter().map(|position| position.x_advance).sum();
        let whole = glyphs.glyph_infos().iter().all(|glyph| glyph.glyph_id != 0);
        #[allow(clippy::cast_precision_loss, reason = "a line is far narrower than 2^23 units")]
        let width = advance as f32 / units as f32;
        (width, whole)
    }
}

fn font(letters: Letters, weight: Weight) -> Option<&'static Font> {
    FONTS
        .iter()
        .find(|font| font.letters == letters && font.weight == weight)
}

/// Splits a text where the font changes. A space stays with what is before it.
pub(super) fn runs(text: &str) -> Vec<(Letters, &str)> {
    let mut runs: Vec<(Letters, &str)> = Vec::new();
    let mut begin = 0;
    let mut current = None;
    for (place, c) in text.char_indices() {
        let letters = Letters::of(c);
        match current {
            Some(before) if before == letters || (c == ' ' && before == Letters::Arabic) => {}
            Some(before) => {
                runs.push((before, &text[begin..place]));
                begin = place;
                current = Some(letters);
            }
            None => current = Some(letters),
        }
    }
    runs.extend(current.map(|letters| (letters, &text[begin..])));
    runs
}

/// Width of a text at a font size, as the fonts of the program draw it.
#[must_use]
pub fn width(text: &str, size: f32, weight: Weight) -> f32 {
    let widths = runs(text).into_iter();
    let widths = widths.filter_map(|(letters, run)| Some(font(letters, weight)?.shape(run).0));
    widths.sum::<f32>() * size
}

/// Whether the fonts have a glyph for every character of a text.
#[cfg(test)]
pub fn has_glyphs(text: &str, weight: Weight) -> bool {
    runs(text)
        .into_iter()
        .all(|(letters, run)| font(letters, weight).is_some_and(|font| font.shape(run).1))
}

#[cfg(test)]
mod tests {
    use super::{Weight, has_glyphs};

    /// Every text file below a folder of the repository.
    fn texts(folder: &str) -> Vec<(String, String)> {
        let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
        let mut texts = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    texts.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
                }
            }
        }
        texts
    }

    #[test]
    fn every_character_of_the_catalogue_and_of_the_wording_has_a_glyph() {
        let mut missing = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for (path, text) in texts("catalogue").into_iter().chain(texts("wording")) {
            for c in text.chars().filter(|c| !c.is_control()) {
                if seen.insert(c)
                    && ![Weight::Regular, Weight::Bold]
                        .iter()
                        .all(|w| has_glyphs(&c.to_string(), *w))
                {
                    missing.push((c, path.clone()));
                }
            }
        }

        assert!(seen.len() > 1000, "the catalogue was not found");
        assert!(missing.is_empty(), "run scripts/subset-fonts: {missing:?}");
    }

    #[test]
    fn a_missing_glyph_is_noticed() {
        assert!(has_glyphs("Größe Ёлка 数据 هوية “x” — …", Weight::Bold));
        assert!(!has_glyphs("ก", Weight::Regular));
    }
}
