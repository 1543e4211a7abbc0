//! Pages: the reference of a catalogue as a tree of pages, which writers spell in their language.
//!
//! [`Tree::whole`] is one page with everything, laid out as the catalogue says. [`Tree::pages`] is a page for each thing that
//! somebody looks up. A page knows its path, title and neighbours before it has content: [`Tree::parts`] makes that when it is
//! asked for, so that no more than one page is held at once. Links between parts are data, see [`To`]: a writer asks
//! [`Tree::spot`] for the page and the anchor, and spells the way there.

mod below;
mod block;
mod bodies;
mod cases;
mod cell;
mod class;
mod details;
mod entry;
mod facts;
mod listing;
mod own;
mod path;
mod response;
mod retry;
mod rule;
mod sample;
mod section;
mod source;
mod table;
mod tree;
mod wire;
mod words;
mod written;

pub(crate) use self::block::{Block, Part, Row, Tab, Text, To};
pub(crate) use self::path::of_errors;
pub(crate) use self::tree::{About, Page, Spot, Tree};
pub(crate) use self::words::with_phrase;

use self::source::Source;
