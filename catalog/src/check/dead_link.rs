//! `dead-link`: a link to a place that the reference does not have.

use super::{Findings, prose::prose};
use crate::{
    anchor,
    api::{Audience, ColumnKey, Layout, PageSection, See, Show},
    diagnostic::Diagnostic,
    markdown::{decoded, headings, links},
    read::Places,
    resolve::{Draft, Words},
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "dead-link");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let texts = prose(draft, true);
    let (anchors, entries) = places(draft, &findings.page);
    see(draft, &entries, findings);
    let mut known: Vec<&str> = anchors.keys().map(String::as_str).collect();
    known.sort_unstable();
    for prose in &texts {
        let mut words = Words::of(prose.written.span);
        for link in links(&prose.text, prose.has_blocks) {
            let Some(destination) = link.destination() else {
                continue;
            };
            let destination = decoded(destination);
            let Some(fragment) = own_fragment(draft, &destination) else {
                continue;
            };
            let fragment = anchor::of_fragment(fragment);
            if fragment.is_empty() || fragment == "top" || anchors.contains_key(&fragment) {
                continue;
            }
            let finding = Diagnostic::new(
                &RULE,
                findings.next(&mut words, link.words),
                format!("the reference has no anchor `{fragment}`"),
                "leads nowhere",
            );
            let near = findings
                .suggestions()
                .near(&fragment, known.iter().copied());
            let finding = match near {
                Some(near) => finding.help(format!("did you mean `#{near}`?")),
                None => finding.help("link to the anchor of an error, or of a heading"),
            };
            findings.at(prose.entry, finding);
        }
    }
}

/// The anchors of the page, and the names of the errors that have a place on it.
fn places(draft: &Draft, page: &[PageSection<'_>]) -> (Places, Places) {
    let mut anchors = Places::new();
    let mut entries = Places::new();
    anchors.insert(anchor::of_title(&draft.api.title), 0);
    for placed in page {
        if let Some(anchor) = &placed.anchor {
            anchors.insert(anchor.clone(), 0);
        }
        for division in &placed.divisions {
            if let Some(heading) = &division.heading {
                anchors.insert(heading.anchor.clone(), 0);
            }
            for entry in &division.entries {
                anchors.insert(entry.anchor.clone(), 0);
                entries.insert(entry.name.clone(), 0);
            }
        }
        if placed.section.show == Show::Retired {
            for retired in draft.api.no_longer_sent() {
                anchors.insert(retired.anchor.clone(), 0);
            }
        }
    }
    for heading in headings_of(draft, page) {
        anchors.insert(anchor::of_title(heading), 0);
    }
    (anchors, entries)
}

/// The headings within texts that the page shows.
fn headings_of<'a>(draft: &'a Draft, page: &[PageSection<'a>]) -> Vec<&'a str> {
    let mut found = headings(draft.api.docs.footer.as_deref().unwrap_or_default());
    let mut add = |text: Option<&'a str>| found.extend(headings(text.unwrap_or_default()));
    for placed in page {
        let section = placed.section;
        add(section.body.as_deref());
        for division in &placed.divisions {
            add(division.description);
            let is_whole = section.layout == Layout::Details;
            if is_whole && section.label(ColumnKey::Description).is_some() {
                for entry in &division.entries {
                    add(entry.description.as_deref());
                }
            }
        }
    }
    found
}

fn see(draft: &Draft, entries: &Places, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        for text in &node.see.0 {
            let is_named = entry
                .see
                .iter()
                .any(|see| *see == See::Entry(text.value.clone()));
            let target = draft.api.entry(&text.value);
            // Of what is not public `hidden-reference` speaks.
            let is_public = |target: &crate::api::Entry| target.audience == Audience::Public;
            if entry.audience != Audience::Public
                || !is_named
                || !target.is_some_and(is_public)
                || entries.contains_key(&text.value)
            {
                continue;
            }
            findings.at_entry(
                index,
                Diagnostic::new(
                    &RULE,
                    text.span,
                    format!("no section of the reference shows `{}`", text.value),
                    "leads nowhere",
                )
                .help("show its group in a section of `docs`, or leave it out here"),
            );
        }
    }
}

/// The fragment of an address that leads into the reference, which may be written as an address of its own.
pub(super) fn own_fragment<'d>(draft: &Draft, destination: &'d str) -> Option<&'d str> {
    let url = draft.api.docs.url.as_deref();
    let page = url.and_then(|url| Some(url.split_once('#')?.0));
    let own = page.and_then(|page| destination.strip_prefix(page));
    own.unwrap_or(destination).strip_prefix('#')
}
