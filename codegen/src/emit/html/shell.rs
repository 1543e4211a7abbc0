//! What every page has around its own part, from a template that runs once.

use tera::Value;

use crate::emit::template::Run;

/// What stands on a page, each as HTML.
#[derive(Default)]
pub(super) struct Fill<'a> {
    pub(super) root: &'a str,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) assets: &'a str,
    pub(super) head: &'a str,
    pub(super) nav: &'a str,
    pub(super) headings: &'a str,
    pub(super) main: &'a [&'a str],
    pub(super) banner: &'a str,
}

/// What a page stands on.
#[derive(Clone, Copy)]
pub(super) enum Ground {
    /// The site of a catalogue, whose errors are in so many parts.
    Site { parts: usize },
    /// The index of several sites.
    Shelf,
}

/// The style sheet of pages of the reference.
pub(super) fn style(root: &str) -> String {
    format!("<link rel=\"stylesheet\" href=\"{root}assets/page.css\">\n")
}

/// A script, by its path below the folder of the site.
pub(super) fn script(root: &str, path: &str) -> String {
    format!("<script src=\"{root}{path}\"></script>\n")
}

/// The template of a page in pieces: text as it is, and places by the names of the values.
#[derive(Debug)]
pub(super) struct Shell {
    pieces: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    Text(String),
    Place(&'static str),
}

const PLACES: [&str; 9] = [
    "root",
    "title",
    "description",
    "assets",
    "head",
    "nav",
    "headings",
    "main",
    "banner",
];

impl Shell {
    pub(super) fn new(run: &Run<'_>, ground: Ground) -> Self {
        // No text of a catalogue has this character.
        let values = PLACES.map(|name| (name, Value::from(format!("\0{name}\0"))));
        let (is_shelf, parts) = match ground {
            Ground::Site { parts } => (false, parts),
            Ground::Shelf => (true, 0),
        };
        let more = [
            ("is_shelf", Value::from(is_shelf)),
            ("parts", Value::from(parts)),
        ];
        let values: Vec<_> = values.into_iter().chain(more).collect();
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
                Piece::Place("assets") => page.push_str(fill.assets),
                Piece::Place("head") => page.push_str(fill.head),
                Piece::Place("nav") => page.push_str(fill.nav),
                Piece::Place("banner") => page.push_str(fill.banner),
                Piece::Place("headings") => page.push_str(fill.headings),
                Piece::Place(_) => page.extend(fill.main.iter().copied()),
            }
        }
        page
    }
}
