//! The reference as a page: which part stands where, and under which anchor.

use super::{Api, Entry, Group, GroupBy, Layout, Reason, Section, Show};
use crate::{anchor, markdown, read::Places, status::Status};

/// A section in its place.
#[derive(Debug)]
pub struct PageSection<'a> {
    /// What it shows.
    pub section: &'a Section,
    /// The anchor of its heading, unique among headings; absent where it has none.
    pub anchor: Option<String>,
    /// The errors that it shows, divided as it says; empty where it shows none.
    pub divisions: Vec<Division<'a>>,
}

/// Errors of a section that stand together.
#[derive(Debug)]
pub struct Division<'a> {
    /// Their heading, with its anchor; absent where the section does not divide them.
    pub heading: Option<DivisionHeading>,
    /// The status or the class of statuses that they have in common, if they are divided by that.
    pub status: Option<Status>,
    /// The group that they have in common, if they are divided by that.
    pub group: Option<&'a Group>,
    /// What is said below the heading, block Markdown.
    pub description: Option<&'a str>,
    /// The errors, in order.
    pub entries: Vec<&'a Entry>,
    /// The errors of other divisions which come with a status of this one too, or whose reasons do.
    pub mentions: Vec<Mention<'a>>,
}

/// An error that comes with another status than that under which it stands, or some reasons of it do.
#[derive(Debug)]
pub struct Mention<'a> {
    /// The error.
    pub entry: &'a Entry,
    /// Its reasons with that status, in order; none where the error itself comes with it, too.
    pub reasons: Vec<&'a Reason>,
}

/// The heading of errors that stand together.
#[derive(Debug)]
pub struct DivisionHeading {
    /// Its text.
    pub title: String,
    /// Its anchor, unique among headings.
    pub anchor: String,
}

impl Api {
    /// The sections of the reference in order, with all anchors of headings.
    pub fn page(&self) -> Vec<PageSection<'_>> {
        let mut anchors = Anchors::default();
        anchors.fresh(&anchor::of_title(&self.title));
        let mut page = Vec::new();
        for section in &self.docs.sections {
            let anchor = match (&section.title, &section.anchor) {
                (Some(_), Some(anchor)) => Some(anchors.fresh(anchor)),
                _ => None,
            };
            anchors.prose(section.body.as_deref());
            let divisions = if section.show == Show::Errors {
                self.divisions(section, &mut anchors)
            } else {
                Vec::new()
            };
            page.push(PageSection {
                section,
                anchor,
                divisions,
            });
        }
        page
    }

    /// Every public error under its status, in the order of the catalogue's statuses; those without one last.
    pub fn errors_by_status(&self) -> Vec<Division<'_>> {
        let entries: Vec<_> = self.public_entries().collect();
        self.by_status(&entries)
    }

    /// Every public error under its group, in the order of the groups; those without one last.
    pub fn errors_by_group(&self) -> Vec<Division<'_>> {
        let entries: Vec<_> = self.public_entries().collect();
        self.by_group(&entries)
    }

    fn divisions(&self, section: &Section, anchors: &mut Anchors) -> Vec<Division<'_>> {
        let mut entries = Vec::new();
        for entry in self.public_entries() {
            let group = entry.group.as_ref();
            let of_groups =
                section.groups.is_empty() || group.is_some_and(|id| section.groups.contains(id));
            let kind = entry.kind.as_ref();
            let of_kinds =
                section.kinds.is_empty() || kind.is_some_and(|name| section.kinds.contains(name));
            let has = |name: &String| entry.traits.contains(name);
            let has_trait = section.traits.is_empty() || section.traits.iter().any(has);
            if of_groups && of_kinds && has_trait {
                entries.push(entry);
            }
        }
        if entries.is_empty() {
            return Vec::new();
        }
        let mut divisions = match section.group_by {
            GroupBy::None => vec![Division {
                heading: None,
                status: None,
                group: None,
                description: None,
                entries,
                mentions: Vec::new(),
            }],
            GroupBy::Status => self.by_status(&entries),
            GroupBy::Group => self.by_group(&entries),
        };
        for division in &mut divisions {
            if let Some(heading) = &mut division.heading {
                heading.anchor = anchors.fresh(&anchor::of_title(&heading.title));
            }
            anchors.prose(division.description);
            if section.layout == Layout::Details {
                for entry in &division.entries {
                    anchors.fresh(&anchor::of_title(&entry.heading()));
                    anchors.prose(entry.description.as_deref());
                }
            }
        }
        divisions
    }

    /// Entries by group in their order, then those without.
    fn by_group<'a>(&'a self, entries: &[&'a Entry]) -> Vec<Division<'a>> {
        let mut divisions = Vec::new();
        for group in &self.groups {
            let mut division = Division::new(group.title.clone());
            division.group = Some(group);
            division.description = group.description.as_deref();
            division.take(entries, &|entry| entry.group.as_ref() == Some(&group.id));
            divisions.push(division);
        }
        let mut rest = Division::new("Other".to_owned());
        rest.take(entries, &|entry| entry.group.is_none());
        divisions.push(rest);
        divisions.retain(|division| !division.entries.is_empty());
        divisions
    }

    /// Entries by the statuses of the catalogue in their order, then by those it does not list, then those without. A reason
    /// with a status of its own is mentioned under that one.
    fn by_status<'a>(&'a self, entries: &[&'a Entry]) -> Vec<Division<'a>> {
        let mut order = Vec::new();
        for info in &self.statuses {
            order.push(Some(info.status));
        }
        for entry in entries {
            for status in entry.statuses() {
                let status = self.listed(Some(status));
                if !order.contains(&status) {
                    order.push(status);
                }
            }
        }
        order.push(None);
        let mut divisions = Vec::new();
        for status in order {
            let mut division = Division::new(self.status_title(status));
            division.status = status;
            division.take(entries, &|entry| self.listed(entry.status) == status);
            for entry in entries {
                division.mentions.extend(self.mention(entry, status));
            }
            divisions.push(division);
        }
        divisions.retain(|division| !division.entries.is_empty() || !division.mentions.is_empty());
        divisions
    }

    /// What of an entry belongs under a status under which it does not stand.
    fn mention<'a>(&self, entry: &'a Entry, status: Option<Status>) -> Option<Mention<'a>> {
        if status.is_none() || self.listed(entry.status) == status {
            return None;
        }
        let is_here = |reason: &&Reason| self.listed(reason.status) == status;
        let mut others = entry.other_statuses.iter();
        let reasons: Vec<_> = if others.any(|other| self.listed(Some(*other)) == status) {
            Vec::new()
        } else {
            let reasons: Vec<_> = entry.reasons.iter().filter(is_here).collect();
            if reasons.is_empty() {
                return None;
            }
            reasons
        };
        Some(Mention { entry, reasons })
    }

    /// The status that something of this status stands under: the one that the catalogue lists for it, else its own.
    fn listed(&self, status: Option<Status>) -> Option<Status> {
        let status = status?;
        let mut covering = None;
        for info in &self.statuses {
            if info.status == status {
                return Some(status);
            }
            if covering.is_none() && info.status.covers(status) {
                covering = Some(info.status);
            }
        }
        covering.or(Some(status))
    }

    fn status_title(&self, status: Option<Status>) -> String {
        let Some(status) = status else {
            return "Other".to_owned();
        };
        let mut title = status.phrase();
        for info in &self.statuses {
            if info.status == status {
                title = Some(info.title.as_str());
            }
        }
        format!("{status}: {}", title.unwrap_or("Unregistered"))
    }
}

impl Entry {
    /// The heading of its details.
    pub fn heading(&self) -> String {
        match (&self.code, self.status) {
            (Some(code), _) => code.clone(),
            (None, Some(status)) => format!("{status}: {}", self.title),
            (None, None) => self.title.clone(),
        }
    }
}

impl<'a> Division<'a> {
    fn new(title: String) -> Self {
        Self {
            heading: Some(DivisionHeading {
                title,
                anchor: String::new(),
            }),
            status: None,
            group: None,
            description: None,
            entries: Vec::new(),
            mentions: Vec::new(),
        }
    }

    fn take(&mut self, entries: &[&'a Entry], is_of: &dyn Fn(&Entry) -> bool) {
        for entry in entries {
            if is_of(entry) {
                self.entries.push(entry);
            }
        }
    }
}

/// The anchors of headings so far, each with the last number that was put behind it.
#[derive(Default)]
struct Anchors {
    used: Places,
}

impl Anchors {
    /// Counts the headings of block Markdown.
    fn prose(&mut self, text: Option<&str>) {
        for heading in markdown::headings(text.unwrap_or_default()) {
            self.fresh(&anchor::of_title(heading));
        }
    }

    /// The anchor, or with a number where a heading before has it, as readers of Markdown do.
    fn fresh(&mut self, anchor: &str) -> String {
        let mut fresh = anchor.to_owned();
        let mut number = self.used.get(anchor).copied().unwrap_or(0);
        while self.used.contains_key(&fresh) {
            number += 1;
            fresh = format!("{anchor}-{number}");
        }
        self.used.insert(anchor.to_owned(), number);
        self.used.insert(fresh.clone(), 0);
        fresh
    }
}
