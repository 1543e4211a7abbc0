//! The types of facts of an entry that may depend on its reason.

use std::collections::BTreeSet;

use errcat_catalog::Status;
use errcat_catalog::api::{Api, Each, Entry, RetryKind, RetryOn, RetryRule};

use super::Syntax;

/// The facts of an entry that may depend on its reason.
pub(super) struct Choices<'a> {
    pub(super) entry: &'a Entry,
    pub(super) syntax: &'a Syntax,
    pub(super) catalog: &'a Api,
}

impl Choices<'_> {
    pub(super) fn status_type(&self) -> String {
        let reasons = self
            .entry
            .reasons
            .iter()
            .filter_map(|reason| reason.status)
            .map(Some);
        let others = self.entry.other_statuses.iter().copied().map(Some);
        let literals = std::iter::once(self.entry.status)
            .chain(others)
            .chain(reasons)
            .map(status_literal);
        match literals.collect::<Option<Vec<_>>>() {
            Some(literals) => (self.syntax.literals)(&distinct(literals), false),
            None => self.syntax.received_status.to_owned(),
        }
    }

    /// Its own rule and those of its reasons; where one has none, the rule of whichever status comes.
    pub(super) fn retry_type(&self) -> String {
        if self.list().is_some_and(|each| each.is_whole) {
            // The error of a whole goes by the strictest of its parts.
            let words: Vec<String> = RetryKind::WORDS
                .iter()
                .map(|word| (self.syntax.string)(word))
                .collect();
            return (self.syntax.literals)(&words, true);
        }
        let reasons = self.entry.reasons.iter();
        let reasons = reasons.map(|reason| (reason.own_retry, reason.retry.as_ref()));
        let own = (self.entry.own_retry, self.entry.retry.as_ref());
        let rules: Vec<_> = std::iter::once(own).chain(reasons).collect();
        let is_by_status = rules.iter().any(|(is_own, _)| !is_own);
        let by_status = self.catalog.retry.rules.iter().filter(|rule| {
            is_by_status && matches!(rule.on, RetryOn::Status(_) | RetryOn::Default)
        });
        let has_default = by_status.clone().any(|rule| rule.on == RetryOn::Default);
        let rules = rules.iter().filter(|(is_own, _)| *is_own);
        let rules = rules.map(|(_, rule)| *rule);
        let literals = rules
            .chain(by_status.map(|rule| Some(&rule.rule)))
            .filter_map(|rule| self.retry_literal(rule))
            .collect();
        (self.syntax.literals)(&distinct(literals), is_by_status && !has_default)
    }

    pub(super) fn processed_type(&self) -> String {
        let own = [self.entry.processed.as_str()];
        let words: &[&str] = if self.list().is_some() {
            &["no", "yes", "unknown"]
        } else if self.entry.own_processed {
            &own
        } else {
            &["no", "unknown"]
        };
        let literals: Vec<String> = words
            .iter()
            .map(|word| (self.syntax.string)(word))
            .collect();
        (self.syntax.literals)(&literals, false)
    }

    fn list(&self) -> Option<&Each> {
        self.catalog.envelope.as_ref()?.each.as_ref()
    }

    fn retry_literal(&self, rule: Option<&RetryRule>) -> Option<String> {
        Some((self.syntax.string)(rule?.kind.as_str()))
    }
}

fn status_literal(status: Option<Status>) -> Option<String> {
    match status? {
        Status::Exact(status) => Some(status.to_string()),
        Status::Class(_) => None,
    }
}

fn distinct(mut literals: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    literals.retain(|literal| seen.insert(literal.clone()));
    literals
}
