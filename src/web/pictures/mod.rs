//! Pictures and machine-made links: maps, drawings of relations, QR codes, link previews, slides, citations.

mod drawing;
mod map;
mod relations;
mod stack;
mod text;
mod words;

pub use map::{NOTE_KEY as MAP_NOTE_KEY, Place, component_map, places, world};
pub use relations::relations;
pub use stack::stack;
pub use words::Wording;
