//! Texts of bodies that hold parts of an error, as a client package reads them.

use errcat_catalog::Catalog;
use errcat_catalog::api::{Piece, forms};
use serde::Serialize;

use super::{Syntax, param};

/// A text with parts of an error.
#[derive(Serialize)]
pub(super) struct HeldText {
    path: String,
    /// The forms that it may have, a literal for each piece: a string, or a list with the name of a part.
    forms: Vec<Vec<String>>,
}

pub(super) fn texts(catalog: &Catalog, syntax: &Syntax) -> Vec<HeldText> {
    let spelt = |piece: &Piece| match piece {
        Piece::Text(text) => (syntax.string)(text),
        Piece::Hole(hole) => (syntax.list)(&[(syntax.string)(hole.as_str())]),
    };
    let form = |form: &Vec<Piece>| form.iter().map(spelt).collect();
    let envelope = catalog.envelope.iter();
    let texts = envelope.flat_map(|envelope| envelope.texts());
    let held = texts.map(|(path, pieces)| HeldText {
        path: param::path(&path, syntax),
        forms: forms(pieces).iter().map(form).collect(),
    });
    held.collect()
}
