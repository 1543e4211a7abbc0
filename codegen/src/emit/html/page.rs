//! Pages of the tree as files.

use std::borrow::Cow;

use errcat_catalog::{
    Status,
    api::{Entry, Part as Piece, RetryKind},
};

use super::{
    Site, Take, files, filters, machine,
    nav::{self, Here},
    shell::{self, Fill},
    write::{Places, Writer},
};
use crate::{
    emit::{
        File, markdown,
        pages::{About, Block, Page, Part, Text, To, with_phrase},
    },
    escape::html_text,
};

/// The pages of a site.
pub(super) struct Pages<'a> {
    site: &'a Site<'a>,
    /// The list of pages beside errors, which is the same beside all of them.
    nav: String,
}

/// The place of a page in the tree, and its Markdown.
pub(super) type Twin = (usize, String);

/// A page that is written, and its Markdown.
struct Written {
    pieces: Vec<(String, String)>,
    headings: String,
    twin: String,
}

impl<'a> Pages<'a> {
    pub(super) fn new(site: &'a Site<'a>) -> Self {
        let root = files::root(&site.files.page("error"));
        let nav = nav::list(site, &root, Here::Error);
        Self { site, nav }
    }

    /// Hands over the pages of anything but one error, and returns the Markdown of each.
    pub(super) fn others(&self, take: Take<'_>) -> Vec<Twin> {
        let site = self.site;
        let is_other = |at: &usize| !matches!(site.tree.all()[*at].about, About::Entry(_));
        let which: Vec<usize> = (0..site.tree.all().len()).filter(is_other).collect();
        let write = |known: &Places| {
            let mut places = Places::new();
            let written = which
                .iter()
                .map(|at| (*at, written(site, *at, known, &mut places)));
            let written: Vec<_> = written.collect();
            (written, places)
        };
        let (mut all, places) = write(&Places::new());
        // What leads to the later pieces of a page is known once all are written.
        if !places.is_empty() {
            (all, _) = write(&places);
        }
        let hand_over = |(at, written): (usize, Written)| {
            let nav = |root: &str| Cow::from(nav::list(site, root, Here::Page(at)));
            self.page(at, written, &nav, take)
        };
        all.into_iter().map(hand_over).collect()
    }

    /// The same of these errors.
    pub(super) fn errors(&self, which: &[usize], take: Take<'_>) -> Vec<Twin> {
        let none = Places::new();
        let hand_over = |at: &usize| {
            let written = written(self.site, *at, &none, &mut Places::new());
            self.page(*at, written, &|_| Cow::from(&self.nav), take)
        };
        which.iter().map(hand_over).collect()
    }

    /// A page as one file, or as several where it would be too large, and its Markdown.
    fn page<'n>(
        &self,
        at: usize,
        written: Written,
        nav: &dyn Fn(&str) -> Cow<'n, str>,
        take: Take<'_>,
    ) -> Twin {
        let site = self.site;
        let page = &site.tree.all()[at];
        let head = machine::head(site, page);
        // On paper a page says where it is; of one whose address is not known, and of its later pieces, the script does.
        let address = machine::address(site, page).map_or_else(String::new, |address| {
            format!("<p class=\"address\">{}</p>\n", html_text(&address))
        });
        let twin = html_text(&site.files.way_to_twin(&page.path));
        let twin = format!("<p class=\"twin\"><a href=\"{twin}\">This page as Markdown</a></p>\n");
        let count = written.pieces.len();
        for (index, (root, main)) in written.pieces.iter().enumerate() {
            let is_first = index == 0;
            let contents = site.shell.page(&Fill {
                root,
                title: &html_text(&page.title),
                description: &html_text(&page.description),
                assets: &(shell::style(root) + &shell::script(root, "assets/page.js")),
                head: if is_first { &head } else { "" },
                nav: &nav(root),
                headings: if is_first { &written.headings } else { "" },
                main: &[
                    main,
                    turn(site, page, root, index, count).as_str(),
                    if is_first { &twin } else { "" },
                    if is_first { &address } else { "" },
                ],
                banner: &site.banner,
            });
            take(File::new(site.files.piece(&page.path, index), contents));
        }
        let twin = format!("{}\n[//]: # ({})\n", written.twin, site.banner);
        take(File::new(site.files.twin(&page.path), twin));
        (at, written.twin)
    }
}

/// Writes a page. Of an error it is one piece, to which no link leads in the middle.
fn written(site: &Site<'_>, at: usize, known: &Places, places: &mut Places) -> Written {
    let page = &site.tree.all()[at];
    let mut parts = site.tree.parts(page);
    let twin = markdown::twin(site.tree, site.files.end_of_twin(), at, &parts);
    let mut writer = Writer::new(site.tree, site.files, known, at);
    top(site, page, &mut writer);
    if let About::Entry(entry) = page.about {
        without_message(entry, &mut parts);
    }
    let mut parts = parts.as_slice();
    if matches!(page.about, About::Index) {
        // What is said of all errors stands above the filters.
        if let [first, rest @ ..] = parts
            && matches!(first.blocks.first(), Some(Block::Paragraph { .. }))
        {
            writer.part(first);
            parts = rest;
        }
        writer.put(&filters::form(site.catalog));
    }
    for part in parts {
        writer.part(part);
    }
    places.extend(writer.places(at));
    Written {
        headings: nav::headings(&writer.headings),
        pieces: writer.pieces(),
        twin,
    }
}

/// What stands above the parts: where one is, the title, and of an error what it says.
fn top(site: &Site<'_>, page: &Page<'_>, writer: &mut Writer<'_>) {
    if !matches!(page.about, About::Index) {
        let root = writer.root().to_owned();
        writer.put(&format!(
            "<p class=\"crumbs\"><a href=\"{root}index.html\" dir=\"auto\">{}</a>",
            html_text(&site.catalog.title)
        ));
        if let About::Entry(entry) = page.about {
            above(entry, site, writer);
        }
        writer.put("</p>\n");
    }
    let title = html_text(&page.title);
    match page.about {
        About::Entry(entry) => error(entry, site, writer),
        About::Retired(_) => writer.put(&format!("<h1><code>{title}</code></h1>\n")),
        _ => writer.put(&format!("<h1 dir=\"auto\">{title}</h1>\n")),
    }
}

/// The page of its group, else of its status, which lists an error with those like it.
fn above(entry: &Entry, site: &Site<'_>, writer: &mut Writer<'_>) {
    let group = entry.group.clone().map(To::Group);
    let places = group.into_iter().chain(entry.statuses().map(To::Status));
    let mut spots = places.filter_map(|to| Some((site.tree.spot(&to)?.page, to)));
    if let Some((at, to)) = spots.next() {
        writer.put(" / ");
        let label = Text::Plain(site.tree.all()[at].label.clone());
        writer.link(&to, |writer| writer.text(&label));
    }
}

/// The title of an error, what one sees of it at once, and what it says.
fn error(entry: &Entry, site: &Site<'_>, writer: &mut Writer<'_>) {
    match &entry.code {
        Some(code) => {
            writer.put(&format!("<h1><code>{}</code></h1>\n", html_text(code)));
            if let Some(title) = entry.own_title() {
                let title = html_text(title);
                writer.put(&format!("<p class=\"lead\" dir=\"auto\">{title}</p>\n"));
            }
        }
        None => writer.put(&format!(
            "<h1 dir=\"auto\">{}</h1>\n",
            html_text(&entry.title)
        )),
    }
    badges(entry, site, writer);
    for message in &entry.messages {
        writer.put("<p class=\"message\" dir=\"auto\">");
        for piece in &message.parts {
            match piece {
                Piece::Text(text) => writer.put(&html_text(text)),
                Piece::Param(name) => {
                    let name = html_text(name);
                    writer.put(&format!("<var data-param=\"{name}\">{{{name}}}</var>"));
                }
            }
        }
        writer.put("</p>\n");
    }
}

/// The way on: to the other pieces of a page, to the error before and the error behind.
fn turn(site: &Site<'_>, page: &Page<'_>, root: &str, index: usize, count: usize) -> String {
    let link = |path: &str, label: &str, rel: &str| {
        let (path, label) = (html_text(path), html_text(label));
        format!("<a href=\"{root}{path}\" rel=\"{rel}\">{label}</a>\n")
    };
    let pages = site.tree.all();
    let mut links = String::new();
    if count > 1 {
        if index > 0 {
            links += &link(&site.files.piece(&page.path, index - 1), "← Before", "prev");
        }
        if index + 1 < count {
            links += &link(&site.files.piece(&page.path, index + 1), "More →", "next");
        }
    } else {
        if let Some(previous) = page.previous.map(|at| &pages[at]) {
            links += &link(
                &site.files.page(&previous.path),
                &format!("← {}", previous.label),
                "prev",
            );
        }
        if let Some(next) = page.next.map(|at| &pages[at]) {
            links += &link(
                &site.files.page(&next.path),
                &format!("{} →", next.label),
                "next",
            );
        }
    }
    if links.is_empty() {
        return links;
    }
    format!("<nav class=\"turn\" aria-label=\"Neighbours\">\n{links}</nav>\n")
}

/// The status and what else one sees of an error at once.
fn badges(entry: &Entry, site: &Site<'_>, writer: &mut Writer<'_>) {
    writer.put("<p class=\"line\">");
    for status in entry.statuses() {
        let class = class(status);
        let words = html_text(&with_phrase(status));
        writer.link(&To::Status(status), |writer| {
            writer.put(&format!("<span class=\"status {class}\">{words}</span>"));
        });
        writer.put(" ");
    }
    let mut badge = |text: &str| {
        writer.put(&format!(
            "<span class=\"badge\">{}</span> ",
            html_text(text)
        ));
    };
    if let Some(rule) = &entry.retry {
        badge(retry(rule.kind));
    }
    if let Some(kind) = site.catalog.kind_of(entry) {
        badge(&kind.value);
    }
    if entry.deprecated.is_some() {
        badge("deprecated");
    }
    writer.put("</p>\n");
}

/// The class of a status, by which it has its colour.
pub(super) fn class(status: Status) -> String {
    format!("s{}", &status.to_string()[..1])
}

/// Whether to try again, in a few words.
pub(super) fn retry(kind: RetryKind) -> &'static str {
    match kind {
        RetryKind::Never => "do not retry",
        RetryKind::Backoff => "retry with back-off",
        RetryKind::AfterHeader => "retry after the delay it names",
        RetryKind::Modified => "retry only a changed request",
        RetryKind::AfterAction => "retry once somebody has acted",
        RetryKind::After => "retry after a wait",
    }
}

/// Leaves out of the facts the one message of an error, which stands above them.
fn without_message(entry: &Entry, parts: &mut [Part]) {
    let [message] = entry.messages.as_slice() else {
        return;
    };
    let shown = Text::Line(vec![Text::Plain(message.shown())]);
    for part in parts {
        if let Some(Block::List { items }) = part.blocks.first_mut() {
            items.retain(|item| item.last() != Some(&shown));
        }
    }
}
