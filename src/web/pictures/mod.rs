//! Pictures and machine-made links: maps, drawings of relations, QR codes, link previews, slides, citations.

mod answers;
mod card;
mod cite;
mod drawing;
mod fonts;
mod map;
mod qr;
mod raster;
mod relations;
mod scene;
mod stack;
mod text;

pub use answers::router;
pub use cite::Citation;
pub use map::{NOTE_KEY as MAP_NOTE_KEY, Place, component_map, places, world};
pub use qr::qr_inline;
pub use relations::relations;
pub use stack::stack;
