//! What every page has around its own part, from a template that runs once.

use errcat_catalog::Catalog;
use tera::Value;

use crate::emit::template::Run;

/// What stands on a page, each as HTML.
#[derive(Default)]
pub(super) struct Fill<'a> {
    pub(super) root: &'a str,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) head: &'a str,
    pub(super) nav: &'a str,
    pub(super) headings: &'a str,
    pub(super) main: &'a [&'a str],
}

/// The template of a page in pieces: text as it is, and places by the names of the values.
pub(super) struct Shell {
    pieces: Vec<Piece>,
}

enum Piece {
    Text(String),
    Place(&'static str),
}

const PLACES: [&str; 7] = [
    "root",
    "title",
    "description",
    "head",
    "nav",
    "headings",
    "main",
];

impl Shell {
    pub(super) fn new(catalog: &Catalog, run: &Run<'_>) -> Self {
        // No text of a catalogue has this character.
        let values = PLACES.map(|name| (name, Value::from(format!("\0{name}\0"))));
        let parts = Value::from(super::rows::count(catalog));
        let values: Vec<_> = values.into_iter().chain([("parts", parts)]).collect();
        let text = run.render("html/page.html.tera", &values);
        let mut pieces = Vec::new();
        for piece in text.split('\0') {
            let place = PLACES.iter().find(|name| **name == piece);
            pieces.push(match place {
                // A place stands between two texts, however short.
                Some(name) if pieces.len() % 2 == 1 => Piece::Place(name),
                _ => Piece::Text(piece.to_owned()),
            });
        }
        Self { pieces }
    }

    pub(super) fn page(&self, fill: &Fill<'_>) -> String {
        let main: usize = fill.main.iter().map(|html| html.len()).sum();
        let mut page = String::with_capacity(main + fill.nav.len() + 4096);
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => page.push_str(text),
                Piece::Place("root") => page.push_str(fill.root),
                Piece::Place("title") => page.push_str(fill.title),
                Piece::Place("description") => page.push_str(fill.description),
                Piece::Place("head") => page.push_str(fill.head),
                Piece::Place("nav") => page.push_str(fill.nav),
                Piece::Place("headings") => page.push_str(fill.headings),
                Piece::Place(_) => page.extend(fill.main.iter().copied()),
            }
        }
        page
    }
}
