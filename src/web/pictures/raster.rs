//! From SVG to PNG, with the fonts of the program and no other.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use super::text::FONTS;
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
