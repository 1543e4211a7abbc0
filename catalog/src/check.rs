//! The rules that judge a resolved catalogue, and the only way to a [`Catalog`].

mod duplicate_code;
mod missing_remedy;
mod undeclared_placeholder;

use std::{collections::HashMap, ops::Deref};

use crate::{
    api::{Api, Message},
    diagnostic::{Diagnostic, Diagnostics, Level, did_you_mean},
    language::EntryNode,
    read::Text,
    resolve::{Draft, within},
    rule::{self, Rule},
    source::{Sources, Span},
};

/// A catalogue that every rule has passed; there is no other way to one than [`load`](crate::load).
#[derive(Debug, Clone, PartialEq)]
pub struct Catalog(Api);

impl Deref for Catalog {
    type Target = Api;

    fn deref(&self) -> &Api {
        &self.0
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Catalog {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

type Check = fn(&Draft, &mut Findings<'_>);

/// The rules in reading order.
pub(crate) static RULES: &[(&Rule, Check)] = &[
    (&duplicate_code::RULE, duplicate_code::check),
    (&undeclared_placeholder::RULE, undeclared_placeholder::check),
    (&missing_remedy::RULE, missing_remedy::check),
];

/// Applies every rule; the catalogue is returned if nothing at all refuses it.
pub(crate) fn check(
    draft: Draft,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Catalog> {
    let levels = levels(&draft, diagnostics);
    let mut findings = Findings {
        sources,
        list: Vec::new(),
    };
    for (_, check) in RULES {
        check(&draft, &mut findings);
    }
    settle(&draft, findings.list, &levels, diagnostics);
    if diagnostics.has_errors() {
        None
    } else {
        Some(Catalog(draft.api))
    }
}

/// What the rules have found so far.
pub(crate) struct Findings<'a> {
    sources: &'a Sources,
    list: Vec<(Option<usize>, Diagnostic)>,
}

impl Findings<'_> {
    /// Takes a finding about the catalogue as a whole.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push((None, diagnostic));
    }

    /// Takes a finding about one entry, by its place in the catalogue; the entry may allow it.
    pub(crate) fn at_entry(&mut self, entry: usize, diagnostic: Diagnostic) {
        self.list.push((Some(entry), diagnostic));
    }

    /// The place of these words in a scalar, or the whole scalar if escapes hide them.
    pub(crate) fn within(&self, span: Span, words: &str) -> Span {
        within(self.sources, span, words)
    }
}

impl Draft {
    /// An entry as written: its name and its keys. The order is that of the resolved entries.
    pub(crate) fn written(&self, entry: usize) -> (&Text, &EntryNode) {
        let (name, node) = &self.document.errors.0[entry];
        (name, node)
    }

    /// The messages of an entry and of its reasons, each with its text as written.
    pub(crate) fn messages(&self, entry: usize) -> impl Iterator<Item = (&Message, &Text)> {
        let (_, node) = self.written(entry);
        let resolved = &self.api.entries[entry];
        let own = resolved.messages.iter().zip(&node.message.0);
        let reasons = resolved.reasons.iter().zip(node.reasons.iter());
        own.chain(reasons.filter_map(|(reason, (_, node))| {
            Some((reason.message.as_ref()?, node.message.as_ref()?))
        }))
    }
}

/// The levels that the catalogue sets.
fn levels(draft: &Draft, diagnostics: &mut Diagnostics) -> HashMap<&'static str, Level> {
    let mut levels = HashMap::new();
    for (id, level) in &draft.document.lints {
        if let Some(rule) = adjustable(id, diagnostics) {
            levels.insert(rule.id, level.value);
        }
    }
    levels
}

/// The rule of that id, if a catalogue may set its level or allow it.
fn adjustable(id: &Text, diagnostics: &mut Diagnostics) -> Option<&'static Rule> {
    let finding =
        |message: String| Diagnostic::new(&rule::MISUSED_LINT, id.span, message, "this rule");
    match rule::find(&id.value) {
        Some(rule) if rule.adjustable => Some(rule),
        Some(_) => {
            diagnostics.push(
                finding(format!("the level of `{}` cannot be changed", id.value)).help(
                    "what this rule refuses could not be compiled; mend it where it is reported",
                ),
            );
            None
        }
        None => {
            let names = rule::rules()
                .into_iter()
                .filter(|rule| rule.adjustable)
                .map(|rule| rule.id);
            let near = did_you_mean(&id.value, names);
            let finding = finding(format!("there is no rule `{}`", id.value));
            diagnostics.push(match near {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("`errcat explain --all` lists the rules"),
            });
            None
        }
    }
}

/// Brings findings to the levels of the catalogue, drops those that an entry allows, and reports what allows nothing.
fn settle(
    draft: &Draft,
    list: Vec<(Option<usize>, Diagnostic)>,
    levels: &HashMap<&'static str, Level>,
    diagnostics: &mut Diagnostics,
) {
    let mut used = Vec::new();
    for (entry, mut finding) in list {
        if let Some(level) = levels.get(finding.rule.id) {
            finding.level = *level;
        }
        let allowed = entry.is_some_and(|entry| {
            let (_, node) = draft.written(entry);
            let allows = finding.rule.adjustable && node.allow.get(finding.rule.id).is_some();
            if allows {
                used.push((entry, finding.rule.id));
            }
            allows
        });
        if !allowed && finding.level != Level::Allow {
            diagnostics.push(finding);
        }
    }
    for (entry, (_, node)) in draft.document.errors.iter().enumerate() {
        for (id, _) in &node.allow {
            let Some(rule) = adjustable(id, diagnostics) else {
                continue;
            };
            if !used.contains(&(entry, rule.id)) {
                diagnostics.push(
                    Diagnostic::new(
                        &rule::UNNEEDED_ALLOW,
                        id.span,
                        format!("`{}` finds nothing here", id.value),
                        "allowed for nothing",
                    )
                    .help("remove it"),
                );
            }
        }
    }
}
