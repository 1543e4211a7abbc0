//! Which pages there are, how they are called, and where everything that can be linked stands.

use std::collections::HashMap;

use errcat_catalog::{
    Catalog, Status, anchor,
    api::{Division, Entry, Group, PageSection, Retired, SectionKind, Show},
    markdown,
};

use super::{Part, Source, To, entry, listing, path::Paths, section::Sections, words};
use crate::emit::template::Run;

/// The reference of a catalogue as pages. The first is the index, or the only one.
pub(crate) struct Tree<'a> {
    pub(super) source: Source<'a>,
    pub(super) sections: Vec<PageSection<'a>>,
    pub(super) pages: Vec<Page<'a>>,
    /// Where each anchor of the one page is.
    anchors: HashMap<String, Spot>,
    /// The pages of errors with their anchors on the one page, by name.
    entries: HashMap<&'a str, (usize, &'a str)>,
    /// The pages by path, and those of statuses, groups and retired codes by these.
    paths: HashMap<String, usize>,
    statuses: HashMap<Status, usize>,
    groups: HashMap<&'a str, usize>,
    retired: HashMap<&'a str, usize>,
}

/// A page, without what stands on it.
pub(crate) struct Page<'a> {
    pub(crate) about: About<'a>,
    /// Its path below the folder of the pages, with `/` between components and nothing at its end: `rate_limited`, `status/429`;
    /// empty for the index. A code keeps it as long as it is a code. No two differ by case alone.
    pub(crate) path: String,
    /// Its title, plain text.
    pub(crate) title: String,
    /// What it is called where many are listed, plain text.
    pub(crate) label: String,
    /// What search engines show of it, plain text on one line.
    pub(crate) description: String,
    /// Its neighbours among the pages of its kind, by their places in [`Tree::all`].
    pub(crate) previous: Option<usize>,
    pub(crate) next: Option<usize>,
    /// The sections of the catalogue's layout that stand on it, by their places.
    sections: Vec<usize>,
    /// The errors that it lists.
    division: Option<Division<'a>>,
}

/// What a page is about.
#[derive(Clone, Copy)]
pub(crate) enum About<'a> {
    /// Everything, on one page.
    Whole,
    /// What there is, and the tables of errors as the catalogue lays them out.
    Index,
    /// A titled section of the catalogue without errors, and those that go on from it.
    Section,
    /// One error.
    Entry(&'a Entry),
    /// The errors of a status; of those without one if there is none.
    Status(Option<Status>),
    /// The errors of a group.
    Group(&'a Group),
    /// A code that is no longer sent.
    Retired(&'a Retired),
}

impl About<'_> {
    /// What a list of pages of this kind is headed with; nothing for those that stand alone.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Whole | Self::Index => "",
            Self::Section => "Read on",
            Self::Entry(_) => "Errors",
            Self::Status(_) => "By status",
            Self::Group(_) => "By group",
            Self::Retired(_) => "No longer sent",
        }
    }
}

/// A place that a link can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The page, by its place in [`Tree::all`].
    pub(crate) page: usize,
    /// The anchor on it; the page itself if there is none.
    pub(crate) anchor: Option<String>,
}

impl<'a> Tree<'a> {
    /// One page with everything, laid out as the catalogue says.
    pub(crate) fn whole(catalog: &'a Catalog, run: &'a Run<'a>) -> Self {
        let sections = catalog.page();
        let mut page = Page::new(About::Whole, String::new(), &catalog.title);
        page.sections = (0..sections.len()).collect();
        page.description = words::of_index(catalog);
        let source = Source::of_page(catalog, run, &sections);
        let mut tree = Self::new(source, sections, vec![page]);
        for entry in catalog.public_entries() {
            tree.entries.insert(&entry.name, (0, &entry.anchor));
        }
        tree
    }

    /// A page for each thing that somebody looks up, beside which the output has files of these names.
    pub(crate) fn pages(catalog: &'a Catalog, run: &'a Run<'a>, beside: &[String]) -> Self {
        let sections = catalog.page();
        let mut paths = Paths::beside(beside);
        let mut index = Page::new(About::Index, String::new(), &catalog.title);
        index.description = words::of_index(catalog);
        let mut pages = vec![index];
        for chapter in chapters(&sections) {
            match chapter_title(&sections, &chapter) {
                Some(title) => {
                    let anchor = sections[chapter[0]].anchor.as_deref().unwrap_or(title);
                    let path = paths.within("section", anchor);
                    let mut page = Page::new(About::Section, path, title);
                    page.description =
                        words::of_sections(chapter.iter().map(|at| &sections[*at]), title);
                    page.sections = chapter;
                    pages.push(page);
                }
                None => pages[0].sections.extend(chapter),
            }
        }
        for entry in catalog.public_entries() {
            let path = paths.of_entry(entry);
            let mut page = Page::new(About::Entry(entry), path, &words::title(entry));
            page.label = entry.code.clone().unwrap_or_else(|| entry.title.clone());
            page.description = words::of_entry(entry);
            pages.push(page);
        }
        for retired in catalog.no_longer_sent() {
            let code = retired.code.as_deref();
            let path = paths.of_error(code, &retired.name);
            let title = code.unwrap_or(&retired.name);
            let mut page = Page::new(About::Retired(retired), path, title);
            page.description = words::of_retired(retired);
            pages.push(page);
        }
        let mut by_status = catalog.errors_by_status();
        by_status.sort_by_key(|division| by_number(division.status));
        for division in by_status {
            let name = division
                .status
                .map_or_else(|| "other".to_owned(), |status| status.to_string());
            let path = paths.within("status", &name);
            let about = About::Status(division.status);
            let is_other = division.status.is_none();
            let mut page = Page::listing(about, path, division, words::of_status(catalog, &name));
            if is_other {
                "Without a status".clone_into(&mut page.title);
                page.label.clone_from(&page.title);
            }
            pages.push(page);
        }
        for division in catalog.errors_by_group() {
            let Some(group) = division.group else {
                continue;
            };
            let path = paths.within("group", &group.id);
            let description = words::of_group(group);
            pages.push(Page::listing(
                About::Group(group),
                path,
                division,
                description,
            ));
        }
        Self::new(Source::of_pages(catalog, run), sections, pages)
    }

    fn new(source: Source<'a>, sections: Vec<PageSection<'a>>, pages: Vec<Page<'a>>) -> Self {
        let paths = pages.iter().enumerate();
        let mut tree = Self {
            source,
            sections,
            paths: paths.map(|(at, page)| (page.path.clone(), at)).collect(),
            pages,
            anchors: HashMap::new(),
            entries: HashMap::new(),
            statuses: HashMap::new(),
            groups: HashMap::new(),
            retired: HashMap::new(),
        };
        tree.place_pages();
        tree.link_neighbours();
        tree.place_anchors();
        tree
    }

    /// Every page: the index first, then sections, errors, retired codes, statuses and groups, each in the order of the catalogue.
    pub(crate) fn all(&self) -> &[Page<'a>] {
        &self.pages
    }

    /// What stands on a page, below its title.
    pub(crate) fn parts(&self, page: &Page<'a>) -> Vec<Part> {
        match page.about {
            About::Whole => {
                let mut sections = Sections::of_page(&self.source, &self.sections);
                self.sections
                    .iter()
                    .map(|placed| sections.section(placed))
                    .collect()
            }
            About::Index => listing::index(self, &page.sections),
            About::Section => listing::section(self, &page.sections),
            About::Entry(entry) => entry::parts(self, entry),
            About::Status(status) => listing::status(self, status, page.division.as_ref()),
            About::Group(_) => listing::group(self, page.division.as_ref()),
            About::Retired(retired) => listing::retired(self, retired),
        }
    }

    /// The place of what a link leads to; nothing where it has none, so that its words stand alone.
    pub(crate) fn spot(&self, to: &To) -> Option<Spot> {
        if let To::Entry(name) = to {
            let (page, anchor) = *self.entries.get(name.as_str())?;
            let is_whole = matches!(self.pages[page].about, About::Whole);
            let anchor = is_whole.then(|| anchor.to_owned());
            return Some(Spot { page, anchor });
        }
        let page = match to {
            To::Status(status) => self.of_status(*status),
            To::Group(id) => self.groups.get(id.as_str()).copied(),
            To::Retired(name) => self.retired.get(name.as_str()).copied(),
            To::Page(path) => self.paths.get(path.as_str()).copied(),
            To::Entry(_) => None,
        };
        let anchor = None;
        page.map(|page| Spot { page, anchor })
    }

    /// The place of an anchor of the one page: where a link `#anchor` in a text of the catalogue leads.
    pub(crate) fn at(&self, anchor: &str) -> Option<&Spot> {
        self.anchors.get(anchor)
    }

    /// The page of a status, else that of its class.
    fn of_status(&self, status: Status) -> Option<usize> {
        let of_class = || {
            let class = u8::try_from(status.class()).ok()?;
            self.statuses.get(&Status::Class(class))
        };
        let found = self.statuses.get(&status).or_else(of_class);
        found.copied()
    }

    fn place_pages(&mut self) {
        for (at, page) in self.pages.iter().enumerate() {
            match page.about {
                About::Status(Some(status)) => {
                    self.statuses.insert(status, at);
                }
                About::Group(group) => {
                    self.groups.insert(&group.id, at);
                }
                About::Retired(retired) => {
                    self.retired.insert(&retired.name, at);
                }
                _ => {}
            }
        }
    }

    /// Sets for each page which of its kind is before and behind it.
    fn link_neighbours(&mut self) {
        let is_one = |one: About<'_>, other: About<'_>| {
            std::mem::discriminant(&one) == std::mem::discriminant(&other)
        };
        for at in 1..self.pages.len() {
            if is_one(self.pages[at - 1].about, self.pages[at].about) {
                self.pages[at].previous = Some(at - 1);
                self.pages[at - 1].next = Some(at);
            }
        }
    }

    fn place_anchors(&mut self) {
        let mut anchors = HashMap::new();
        let mut put = |page: usize, anchor: String, is_page: bool| {
            let own = (!is_page).then(|| anchor.clone());
            anchors.entry(anchor).or_insert(Spot { page, anchor: own });
        };
        put(0, anchor::of_title(&self.source.api.title), true);
        for (at, page) in self.pages.iter().enumerate() {
            match page.about {
                About::Entry(entry) => {
                    self.entries.insert(&entry.name, (at, &entry.anchor));
                    put(at, entry.anchor.clone(), true);
                    let text = entry.description.as_deref().unwrap_or_default();
                    for heading in markdown::headings(text) {
                        put(at, anchor::of_title(heading), false);
                    }
                }
                About::Retired(retired) => put(at, retired.anchor.clone(), true),
                _ => {}
            }
        }
        for (at, page) in self.pages.iter().enumerate() {
            for (index, section) in page.sections.iter().enumerate() {
                let placed = &self.sections[*section];
                if let Some(anchor) = &placed.anchor {
                    let is_title = index == 0 && matches!(page.about, About::Section);
                    put(at, anchor.clone(), is_title);
                }
                let body = placed.section.body.as_deref().into_iter();
                let descriptions = placed.divisions.iter().filter_map(|own| own.description);
                for heading in body.chain(descriptions).flat_map(markdown::headings) {
                    put(at, anchor::of_title(heading), false);
                }
                for division in &placed.divisions {
                    if let Some(heading) = &division.heading {
                        put(at, heading.anchor.clone(), false);
                    }
                }
            }
        }
        let footer = self.source.api.docs.footer.as_deref();
        for heading in markdown::headings(footer.unwrap_or_default()) {
            put(0, anchor::of_title(heading), false);
        }
        self.anchors = anchors;
    }
}

impl<'a> Page<'a> {
    fn new(about: About<'a>, path: String, title: &str) -> Self {
        Self {
            about,
            path,
            title: title.to_owned(),
            label: title.to_owned(),
            description: String::new(),
            previous: None,
            next: None,
            sections: Vec::new(),
            division: None,
        }
    }

    fn listing(
        about: About<'a>,
        path: String,
        division: Division<'a>,
        description: String,
    ) -> Self {
        let heading = division.heading.as_ref();
        let title = heading.map_or_else(String::new, |heading| heading.title.clone());
        let mut page = Self::new(about, path, &title);
        page.description = description;
        page.division = Some(division);
        page
    }
}

/// The order of statuses: by number, a class behind those of it, and none at the end.
fn by_number(status: Option<Status>) -> (u16, u16) {
    match status {
        Some(Status::Exact(exact)) => (exact / 100, exact),
        Some(class) => (class.class(), u16::MAX),
        None => (u16::MAX, 0),
    }
}

/// The sections of the layout in chapters, by their places: one begins with each title of the second level.
fn chapters(sections: &[PageSection<'_>]) -> Vec<Vec<usize>> {
    let mut chapters: Vec<Vec<usize>> = vec![Vec::new()];
    for (at, placed) in sections.iter().enumerate() {
        let section = placed.section;
        let is_heading = section.title.is_some() && section.kind == SectionKind::Section;
        if is_heading && section.level == 2 {
            chapters.push(Vec::new());
        }
        chapters.last_mut().expect("there is one").push(at);
    }
    chapters.retain(|chapter| !chapter.is_empty());
    chapters
}

/// The title of a chapter that is a page of its own: it has a title and shows no errors, which are for the index.
fn chapter_title<'a>(sections: &[PageSection<'a>], chapter: &[usize]) -> Option<&'a str> {
    let first = sections[chapter[0]].section;
    let mut shown = chapter.iter().map(|at| sections[*at].section.show);
    let is_own = first.kind == SectionKind::Section && first.level == 2;
    let shows_errors = shown.any(|show| show == Show::Errors);
    first.title.as_deref().filter(|_| is_own && !shows_errors)
}
