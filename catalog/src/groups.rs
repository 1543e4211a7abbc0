//! Findings that say the same of different places, told once with their number.

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Level},
    read::Places,
};

/// How many findings that differ in the names alone are each shown in full.
const MOST_ALIKE: usize = 10;

/// How many findings that do not differ at all are each shown in full: more are one slip, such as a misspelt group.
const MOST_EQUAL: usize = 2;

/// Findings of one rule that differ in no more than the names in them.
pub(crate) struct Group<'a> {
    /// The one that is shown in full.
    pub(crate) first: &'a Diagnostic,
    /// The others, of which the places say enough.
    pub(crate) others: Vec<&'a Diagnostic>,
}

impl Diagnostics {
    /// The findings in groups, each where its first finding is; if not all are shown, those that refuse come first.
    pub(crate) fn groups(&self, most: usize) -> Vec<Group<'_>> {
        let mut alike: Vec<Vec<&Diagnostic>> = Vec::new();
        let mut places = Places::new();
        for finding in self.iter() {
            let place = *places.entry(kind(finding)).or_insert(alike.len());
            if place == alike.len() {
                alike.push(Vec::new());
            }
            alike[place].push(finding);
        }
        let mut groups = Vec::new();
        for findings in alike {
            let mut parts = equal(&findings);
            if parts.len() > MOST_ALIKE {
                parts = vec![findings];
            }
            for part in parts {
                groups.push(Group {
                    first: part[0],
                    others: part[1..].to_vec(),
                });
            }
        }
        let place = |group: &Group<'_>| group.first.span;
        if groups.len() > most {
            groups.sort_by_key(|group| (group.first.level != Level::Deny, place(group)));
        } else {
            groups.sort_by_key(place);
        }
        groups
    }
}

/// Findings of one kind, those together that are equal but for their place.
fn equal<'a>(findings: &[&'a Diagnostic]) -> Vec<Vec<&'a Diagnostic>> {
    let mut parts: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut places = Places::new();
    for (at, finding) in findings.iter().enumerate() {
        let help = finding.help.as_deref().unwrap_or_default();
        // Another place that matters is said only where the finding is shown in full.
        let text = match finding.related.as_slice() {
            [] => format!("{}\n{}\n{help}", finding.message, finding.label),
            _ => at.to_string(),
        };
        let place = *places.entry(text).or_insert(parts.len());
        if place == parts.len() {
            parts.push(Vec::new());
        }
        parts[place].push(finding);
    }
    let mut shown = Vec::new();
    for part in parts {
        if part.len() > MOST_EQUAL {
            shown.push(part);
        } else {
            shown.extend(part.into_iter().map(|one| vec![one]));
        }
    }
    shown
}

/// What findings of a group have in common: the rule, the level, and message and help without the names in them.
fn kind(finding: &Diagnostic) -> String {
    let mut kind = format!("{} {}", finding.rule.id, finding.level as usize);
    for text in [Some(&finding.message), finding.help.as_ref()] {
        let text = text.map_or("", String::as_str);
        for (at, part) in text.split('`').enumerate() {
            kind.push_str(if at % 2 == 0 { part } else { "`" });
        }
    }
    kind
}

/// How many of each rule these groups hold, the most first: `missing-remedy 40, unused-param 2`.
pub(crate) fn counted(groups: &[Group<'_>]) -> (usize, String) {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let mut all = 0;
    for group in groups {
        let (id, number) = (group.first.rule.id, 1 + group.others.len());
        all += number;
        match counts.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count += number,
            None => counts.push((id, number)),
        }
    }
    counts.sort_by_key(|(_, count)| usize::MAX - count);
    let counts: Vec<_> = counts
        .into_iter()
        .map(|(id, count)| format!("`{id}` {count}"))
        .collect();
    (all, counts.join(", "))
}
