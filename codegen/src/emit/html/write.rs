//! Blocks as HTML.

use std::{collections::HashMap, fmt::Write as _};

use errcat_catalog::{anchor, markdown::is_relative};

use super::{
    files::{self, Files},
    highlight::put_code,
};
use crate::{
    emit::pages::{Block, Part, Row, Spot, Tab, Text, To, Tree},
    escape::{has_blocks, put_block, put_html, put_inline},
};

/// In which piece of its page an anchor is, by the page and the anchor, where that is not the first.
pub(super) type Places = HashMap<(usize, String), usize>;

/// From how many bytes on a page goes on in another file.
const LARGE: usize = 40_000;

/// How many rows or items stand together, so that a page can go on elsewhere behind them.
const TOGETHER: usize = 60;

/// What is written of a page.
pub(super) struct Writer<'a> {
    tree: &'a Tree<'a>,
    places: &'a Places,
    files: Files,
    /// The page that it is written on, by its place in the tree.
    page: usize,
    /// The way from the page to the folder of the site: `../` for each folder that it is in.
    root: String,
    out: String,
    /// The pieces before, each with its way to the folder of the site.
    done: Vec<(String, String)>,
    /// What is written so far has these ids, each in its piece.
    ids: HashMap<String, usize>,
    /// The headings of the second level, as HTML, with their anchors.
    pub(super) headings: Vec<(String, String)>,
    /// The level of the heading above.
    level: u8,
    /// Whether texts stand where paragraphs and lists may stand, too.
    is_wide: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(tree: &'a Tree<'a>, files: Files, places: &'a Places, page: usize) -> Self {
        Self {
            tree,
            places,
            files,
            page,
            root: files::root(&files.page(&tree.all()[page].path)),
            out: String::new(),
            done: Vec::new(),
            ids: HashMap::from([("main".to_owned(), 0)]),
            headings: Vec::new(),
            level: 1,
            is_wide: false,
        }
    }

    /// The pieces of the page in order, each with its way to the folder of the site.
    pub(super) fn pieces(mut self) -> Vec<(String, String)> {
        self.done.push((self.root, self.out));
        self.done
    }

    /// Where the anchors are that are not in the first piece.
    pub(super) fn places(&self, page: usize) -> Places {
        let later = self.ids.iter().filter(|(_, piece)| **piece > 0);
        later
            .map(|(id, piece)| ((page, id.clone()), *piece))
            .collect()
    }

    pub(super) fn root(&self) -> &str {
        &self.root
    }

    /// HTML as it is.
    pub(super) fn put(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// Goes on in another file where this one is large.
    fn turn(&mut self) {
        if self.out.len() < LARGE {
            return;
        }
        let path = &self.tree.all()[self.page].path;
        let root = files::root(&self.files.piece(path, self.done.len() + 1));
        let root = std::mem::replace(&mut self.root, root);
        self.done.push((root, std::mem::take(&mut self.out)));
    }

    pub(super) fn part(&mut self, part: &Part) {
        if part.kind == "section" {
            return self.blocks(&part.blocks);
        }
        let warning = if part.kind == "warning" {
            " warning"
        } else {
            ""
        };
        write!(self.out, "<div class=\"note{warning}\"").expect("a String takes everything");
        if let Some(anchor) = &part.anchor {
            self.id(anchor);
        }
        self.out.push_str(">\n<p dir=\"auto\"><strong>");
        match &part.title {
            Some(title) => put_html(title, &mut self.out),
            None => self.out.push_str(match part.kind {
                "warning" => "Warning",
                "tip" => "Tip",
                _ => "Note",
            }),
        }
        self.out.push_str("</strong></p>\n");
        self.blocks(&part.blocks);
        self.out.push_str("</div>\n");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading {
                level,
                text,
                anchor,
            } => self.heading(*level, text, anchor.as_deref()),
            Block::Prose { text } => self.prose(text),
            Block::Paragraph { texts } => {
                self.out.push_str("<p dir=\"auto\">");
                self.texts(texts, " ");
                self.out.push_str("</p>\n");
            }
            Block::Label { texts } => {
                self.out.push_str("<p class=\"label\" dir=\"auto\">");
                self.texts(texts, "");
                self.out.push_str(":</p>\n");
            }
            Block::Code { language, text } => self.code(language, text),
            Block::Table { headings, rows } => {
                for rows in rows.chunks(TOGETHER) {
                    self.turn();
                    self.table(headings, rows);
                }
            }
            Block::List { items } if items.iter().all(|item| is_fact(item)) => self.facts(items),
            Block::List { items } => {
                for items in items.chunks(TOGETHER) {
                    self.turn();
                    self.list(items);
                }
            }
            Block::Tabs { tabs } => self.tabs(tabs),
        }
    }

    fn list(&mut self, items: &[Vec<Text>]) {
        self.out.push_str("<ul>\n");
        for item in items {
            self.out.push_str("<li dir=\"auto\">");
            self.wide(item, "");
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n");
    }

    /// Items that say what something is, each with its name.
    fn facts(&mut self, items: &[Vec<Text>]) {
        self.out.push_str("<dl class=\"facts\">\n");
        for item in items {
            if let [Text::Strong(name), _, says @ ..] = item.as_slice() {
                self.out.push_str("<dt dir=\"auto\">");
                self.texts(name, "");
                self.out.push_str("</dt><dd dir=\"auto\">");
                self.texts(says, "");
                self.out.push_str("</dd>\n");
            }
        }
        self.out.push_str("</dl>\n");
    }

    /// Block Markdown of the catalogue.
    fn prose(&mut self, markdown: &str) {
        let mut html = String::new();
        let links = |written: &str| self.way(written);
        put_block(markdown, self.level, &links, &mut html);
        self.out.push_str(&html);
    }

    /// Where a link in a text of the catalogue leads, if that is a part of the reference, or a file beside the index.
    fn way(&self, written: &str) -> Option<String> {
        if is_relative(written) {
            return Some(format!("{}{written}", self.root));
        }
        let spot = self.tree.at(written.strip_prefix('#')?)?;
        Some(self.href(spot))
    }

    fn heading(&mut self, level: u8, text: &Text, anchor: Option<&str>) {
        self.turn();
        self.level = level;
        let mut words = String::new();
        std::mem::swap(&mut words, &mut self.out);
        self.text(text);
        std::mem::swap(&mut words, &mut self.out);
        let made = || anchor::of_title(&shown(text));
        let anchor = self.fresh(&anchor.map_or_else(made, str::to_owned));
        let anchor = crate::escape::html_text(&anchor);
        writeln!(
            self.out,
            "<h{level} id=\"{anchor}\" dir=\"auto\">{words} <a class=\"anchor\" href=\"#{anchor}\" aria-label=\"Link to this part\">#</a></h{level}>"
        )
        .expect("a String takes everything");
        if level == 2 && self.done.is_empty() {
            self.headings.push((words, anchor));
        }
    }

    /// Code that scrolls by itself.
    pub(super) fn code(&mut self, language: &str, text: &str) {
        self.out
            .push_str("<div class=\"code\"><pre tabindex=\"0\"><code class=\"language-");
        put_html(language, &mut self.out);
        self.out.push_str("\">");
        put_code(language, text, &mut self.out);
        self.out.push_str("</code></pre></div>\n");
    }

    fn table(&mut self, headings: &[String], rows: &[Row]) {
        self.out
            .push_str("<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr>");
        for heading in headings {
            self.out.push_str("<th scope=\"col\" dir=\"auto\">");
            put_html(heading, &mut self.out);
            self.out.push_str("</th>");
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.out.push_str("<tr");
            if let Some(anchor) = &row.anchor {
                self.id(anchor);
            }
            self.out.push('>');
            for (at, cell) in row.cells.iter().enumerate() {
                self.out.push_str("<td dir=\"auto\"");
                // On narrow screens cells stand below one another, and behind the first each says what it is.
                if let Some(heading) = headings.get(at).filter(|own| at > 0 && !own.is_empty()) {
                    self.out.push_str(" data-of=\"");
                    put_html(heading, &mut self.out);
                    self.out.push('"');
                }
                self.out.push('>');
                self.wide(cell, "<br>");
                self.out.push_str("</td>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table></div>\n");
    }

    fn tabs(&mut self, tabs: &[Tab]) {
        self.out.push_str("<div class=\"tabs\">\n");
        for tab in tabs {
            self.out
                .push_str("<div class=\"tab\">\n<p class=\"label\" dir=\"auto\">");
            put_html(tab.label, &mut self.out);
            self.out.push_str("</p>\n");
            self.code(tab.language, &tab.text);
            self.out.push_str("</div>\n");
        }
        self.out.push_str("</div>\n");
    }

    /// Texts with HTML between them, where blocks may stand.
    fn wide(&mut self, texts: &[Text], between: &str) {
        self.is_wide = true;
        self.texts(texts, between);
        self.is_wide = false;
    }

    /// Texts with HTML between them.
    fn texts(&mut self, texts: &[Text], between: &str) {
        for (index, text) in texts.iter().enumerate() {
            if index > 0 {
                self.out.push_str(between);
            }
            self.text(text);
        }
    }

    pub(super) fn text(&mut self, text: &Text) {
        match text {
            Text::Plain(text) | Text::Written(text) => put_html(text, &mut self.out),
            Text::Between(text) => put_html(text, &mut self.out),
            Text::Code(code) => {
                self.out.push_str("<code>");
                put_html(code, &mut self.out);
                self.out.push_str("</code>");
            }
            Text::Markdown(markdown) => {
                let mut html = String::new();
                let links = |written: &str| self.way(written);
                if self.is_wide && has_blocks(markdown) {
                    put_block(markdown, self.level, &links, &mut html);
                } else {
                    put_inline(markdown, &links, &mut html);
                }
                self.out.push_str(&html);
            }
            Text::Line(texts) => self.texts(texts, ""),
            Text::Strong(texts) => {
                self.out.push_str("<strong>");
                self.texts(texts, "");
                self.out.push_str("</strong>");
            }
            Text::Link(text, to) => self.link(to, |writer| writer.text(text)),
        }
    }

    /// Words that lead somewhere, or stand alone where that has no place.
    pub(super) fn link(&mut self, to: &To, words: impl FnOnce(&mut Self)) {
        let Some(spot) = self.tree.spot(to) else {
            return words(self);
        };
        self.out.push_str("<a href=\"");
        put_html(&self.href(&spot), &mut self.out);
        self.out.push_str("\">");
        words(self);
        self.out.push_str("</a>");
    }

    /// An id, unless something above has it.
    fn id(&mut self, anchor: &str) {
        if !self.ids.contains_key(anchor) {
            self.ids.insert(anchor.to_owned(), self.done.len());
            self.out.push_str(" id=\"");
            put_html(anchor, &mut self.out);
            self.out.push('"');
        }
    }

    fn fresh(&mut self, anchor: &str) -> String {
        let mut fresh = anchor.to_owned();
        let mut number = 1;
        while self.ids.contains_key(&fresh) {
            number += 1;
            fresh = format!("{anchor}-{number}");
        }
        self.ids.insert(fresh.clone(), self.done.len());
        fresh
    }

    /// The way from the page to a place.
    fn href(&self, spot: &Spot) -> String {
        let anchor = spot.anchor.as_ref();
        let fragment = anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
        let place = anchor.and_then(|anchor| self.places.get(&(spot.page, anchor.clone())));
        let piece_of = place.copied().unwrap_or(0);
        if (spot.page, piece_of) == (self.page, self.done.len()) {
            let own = if fragment.is_empty() {
                "#main"
            } else {
                &fragment
            };
            return own.to_owned();
        }
        let path = &self.tree.all()[spot.page].path;
        let path = self.files.piece(path, piece_of);
        format!("{}{path}{fragment}", self.root)
    }
}

/// Whether an item says what something is: a name that stands out, a colon, and the rest.
fn is_fact(item: &[Text]) -> bool {
    matches!(item, [Text::Strong(_), Text::Between(": "), _, ..])
}

/// The words of a text.
fn shown(text: &Text) -> String {
    match text {
        Text::Plain(text) | Text::Code(text) | Text::Written(text) => text.clone(),
        Text::Markdown(markdown) => crate::escape::plain_inline(markdown),
        Text::Between(text) => (*text).to_owned(),
        Text::Line(texts) | Text::Strong(texts) => texts.iter().map(shown).collect(),
        Text::Link(text, _) => shown(text),
    }
}
