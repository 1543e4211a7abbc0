//! Findings that say the same of different places, told once with their number.

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Level},
    read::Places,
};

/// How many findings that say the same are each shown in full.
const MOST_ALIKE: usize = 10;

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
        for mut findings in alike {
            let others = if findings.len() > MOST_ALIKE {
                findings.split_off(1)
            } else {
                Vec::new()
            };
            let mut first = Vec::new();
            for finding in findings {
                let others = Vec::new();
                first.push(Group {
                    first: finding,
                    others,
                });
            }
            if let [one] = first.as_mut_slice() {
                one.others = others;
            }
            groups.extend(first);
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
