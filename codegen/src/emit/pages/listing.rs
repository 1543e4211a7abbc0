//! Pages that lead to others: the index, sections, the errors of a status and of a group, and what is no longer sent.

use std::collections::HashSet;

use errcat_catalog::{
    Status,
    api::{Column, ColumnKey, Division, Layout, PageSection, Retired, RetryOn, Show},
};

use super::{
    About, Block, Part, Text, To, Tree, cell, rule,
    section::{Sections, filled, heading},
    with_phrase,
};

/// The head of the reference, the sections that show errors or have no page of their own, then what else there is.
pub(super) fn index(tree: &Tree<'_>, sections: &[usize]) -> Vec<Part> {
    let api = tree.source.api;
    let mut head = Vec::new();
    let summary = api.summary.as_deref().map(cell::markdown);
    let lines = [
        summary,
        api.docs.breadcrumb.as_ref().map(cell::plain),
        api.docs
            .updated
            .as_ref()
            .map(|updated| cell::plain(&updated.text)),
    ];
    head.extend(
        lines
            .into_iter()
            .flatten()
            .map(|text| Block::Paragraph { texts: vec![text] }),
    );
    let mut parts = vec![Part::section(head)];
    let mut all = Sections::of_pages(&tree.source);
    let own = tree.sections.iter().enumerate();
    let own = own.filter(|(at, _)| sections.contains(at));
    let own: Vec<_> = own.map(|(_, placed)| placed).collect();
    let tables = own.iter().copied().filter(|placed| !has_details(placed));
    let in_tables: HashSet<&str> = tables.flat_map(names).collect();
    let mut shown: HashSet<&str> = HashSet::new();
    for placed in own {
        // What stands in a table above need not be listed again in place of its details.
        let is_told = |name| in_tables.contains(name) || shown.contains(name);
        let is_again = has_details(placed)
            && placed.section.show == Show::Errors
            && names(placed).all(is_told);
        shown.extend(names(placed));
        if is_again && placed.section.body.is_none() {
            continue;
        }
        parts.push(if is_again {
            Sections::head(placed)
        } else {
            all.section(placed)
        });
    }
    parts.push(Part::section(contents(tree, &shown)));
    if let Some(footer) = &api.docs.footer {
        let text = footer.clone();
        parts.push(Part::section(vec![Block::Prose { text }]));
    }
    parts.retain(|part| !part.blocks.is_empty());
    parts
}

fn has_details(placed: &PageSection<'_>) -> bool {
    placed.section.layout == Layout::Details
}

/// The names of the errors that a section shows.
fn names<'a>(placed: &'a PageSection<'a>) -> impl Iterator<Item = &'a str> {
    let divisions = placed.divisions.iter();
    let entries = divisions.flat_map(|division| &division.entries);
    entries.map(|entry| entry.name.as_str())
}

/// What there is besides the tables of errors.
fn contents(tree: &Tree<'_>, shown: &HashSet<&str>) -> Vec<Block> {
    // Errors that a table has are not listed again.
    let heading_of = |about: About<'_>| match about {
        About::Entry(entry) if shown.contains(entry.name.as_str()) => "",
        About::Entry(_) => "More errors",
        other => other.heading(),
    };
    let mut blocks = Vec::new();
    for title in [
        "More errors",
        "By status",
        "By group",
        "Read on",
        "No longer sent",
    ] {
        let pages = tree.all().iter();
        let pages = pages.filter(|page| heading_of(page.about) == title);
        let link = |page: &super::Page<'_>| {
            let title = match page.about {
                About::Retired(_) => cell::code(&page.title),
                About::Entry(entry) => tree.source.called(entry),
                _ => cell::plain(&page.title),
            };
            vec![Text::Link(Box::new(title), To::Page(page.path.clone()))]
        };
        let items: Vec<_> = pages.map(link).collect();
        if !items.is_empty() {
            blocks.push(heading(2, cell::plain(title), anchor(tree, title)));
            blocks.push(Block::List { items });
        }
    }
    blocks
}

/// The anchor of a heading that the catalogue's layout does not have; nothing where a section has it.
fn anchor(tree: &Tree<'_>, title: &str) -> Option<String> {
    let anchor = errcat_catalog::anchor::of_title(title);
    tree.at(&anchor).is_none().then_some(anchor)
}

/// A section on a page of its own: its title is that of the page, and what stands below it comes a level up.
pub(super) fn section(tree: &Tree<'_>, sections: &[usize]) -> Vec<Part> {
    let mut all = Sections::of_pages(&tree.source);
    let placed = sections.iter().map(|at| all.section(&tree.sections[*at]));
    let mut parts: Vec<Part> = placed.collect();
    if let Some(Block::Heading { .. }) = parts.first().and_then(|part| part.blocks.first()) {
        parts[0].blocks.remove(0);
    }
    for block in parts.iter_mut().flat_map(|part| &mut part.blocks) {
        if let Block::Heading { level, .. } = block {
            *level = (*level - 1).max(2);
        }
    }
    parts.retain(|part| !part.blocks.is_empty());
    parts
}

/// What the catalogue says of a status, when to try again, and the errors that come with it.
pub(super) fn status(
    tree: &Tree<'_>,
    status: Option<Status>,
    division: Option<&Division<'_>>,
) -> Vec<Part> {
    let api = tree.source.api;
    let mut blocks = Vec::new();
    let mut known = api.statuses.iter();
    let known = known.find(|info| Some(info.status) == status);
    let description = known.and_then(|info| info.description.as_deref());
    blocks.extend(description.map(|text| Block::Paragraph {
        texts: vec![cell::markdown(text)],
    }));
    let mut rules = api.retry.rules.iter();
    let of_status = |on: RetryOn| match (on, status) {
        (RetryOn::Status(own), Some(status)) => own == status,
        _ => false,
    };
    if let Some(own) = rules.find(|rule| of_status(rule.on)) {
        let words = Text::joined(rule::texts(api, &own.rule), ". ");
        let label = Text::Strong(vec![Text::Between("Retry:")]);
        let texts = vec![label, words];
        blocks.push(Block::Paragraph { texts });
    }
    blocks.extend(errors(tree, division));
    vec![Part::section(blocks)]
}

pub(super) fn group(tree: &Tree<'_>, division: Option<&Division<'_>>) -> Vec<Part> {
    let text = division.and_then(|division| division.description);
    let mut blocks: Vec<Block> = Vec::new();
    blocks.extend(text.map(|text| Block::Prose {
        text: text.to_owned(),
    }));
    blocks.extend(errors(tree, division));
    vec![Part::section(blocks)]
}

/// The errors of a division as a table, and those that come with its status too.
fn errors(tree: &Tree<'_>, division: Option<&Division<'_>>) -> Vec<Block> {
    let source = &tree.source;
    let Some(division) = division else {
        return Vec::new();
    };
    let columns = [
        (ColumnKey::Code, "Error"),
        (ColumnKey::Status, "Status"),
        (ColumnKey::Cause, "Cause"),
        (ColumnKey::Remedy, "Remedy"),
    ];
    let columns = columns.map(|(key, label)| Column {
        key,
        label: source.label(key, label),
    });
    let columns = filled(source, &columns, &division.entries);
    let mut blocks = Vec::new();
    let mut sections = Sections::of_pages(source);
    if !division.entries.is_empty() {
        sections.table(&columns, &division.entries, &mut blocks);
    }
    if let Some(mentions) = sections.mentions(&division.mentions) {
        if !division.entries.is_empty() {
            blocks.push(Block::Label {
                texts: vec![cell::plain("Others that come with it")],
            });
        }
        blocks.push(mentions);
    }
    blocks
}

/// What is left of a code that is no longer sent.
pub(super) fn retired(tree: &Tree<'_>, retired: &Retired) -> Vec<Part> {
    let source = &tree.source;
    let code = retired.code.as_ref().unwrap_or(&retired.name);
    let mut line = vec![cell::code(code), Text::Between(" is no longer sent")];
    if let Some(since) = &retired.since {
        line.push(Text::Between(" since "));
        line.push(cell::plain(since));
    }
    line.push(Text::Between(", and means no other error."));
    let replaced = retired.replaced_by.as_ref();
    let replaced = replaced.and_then(|name| source.api.entry(name));
    if let Some(entry) = replaced {
        line.extend([
            Text::Between(" Use "),
            source.link(entry),
            Text::Between("."),
        ]);
    }
    let mut texts = vec![Text::Line(line)];
    texts.extend(retired.note.as_deref().map(cell::markdown));
    let mut parts = vec![Part {
        kind: "warning",
        title: Some("No longer sent".to_owned()),
        anchor: None,
        blocks: vec![Block::Paragraph { texts }],
    }];
    if let Some(status) = retired.status {
        let words = cell::plain(with_phrase(status));
        let link = Text::Link(Box::new(words), To::Status(status));
        let texts = vec![
            Text::Between("It came with the status "),
            link,
            Text::Between("."),
        ];
        parts.push(Part::section(vec![Block::Paragraph {
            texts: vec![Text::Line(texts)],
        }]));
    }
    parts
}
