//! From SVG to PNG, with the fonts of the program and no other.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{FontResolver, Options, Tree};

use super::fonts::{FONTS, Letters};
use crate::web::error::ApiError;

static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for font in FONTS.iter() {
        database.load_font_source(Source::Binary(Arc::new(font.file)));
    }
    Arc::new(database)
});

/// A picture in its own size.
pub(super) fn png(svg: &str) -> Result<Vec<u8>, ApiError> {
    let options = Options {
        font_family: "Noto Sans".to_owned(),
        fontdb: Arc::clone(&DATABASE),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            select_fallback: Box::new(|c, used, database| fallback(c, used, database)),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| {
        tracing::error!(%error, "a picture could not be read");
        ApiError::Internal
    })?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or(ApiError::Internal)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|_| ApiError::Internal)
}

/// The font for a character that the first font of a line has no glyph for: as heavy as that one. The renderer's own choice
/// takes the first font that has the glyph, and a heading would change its weight in the middle.
fn fallback(c: char, used: &[ID], database: &Database) -> Option<ID> {
    let weight = database.face(*used.first()?)?.weight;
    let family = Letters::of(c).family();
    let face = database
        .faces()
        .find(|face| face.weight == weight && face.families.iter().any(|(name, _)| name == family))?;
    (!used.contains(&face.id)).then_some(face.id)
}
