//! Facts of an entry that may depend on its reason, as expressions and types.

use std::collections::BTreeSet;

use errcat_catalog::Status;
use errcat_catalog::api::{self, Api, Entry, Reason, RetryOn, RetryRule};

use super::param::Param;
use super::{Expressions, Syntax, prose};

/// The facts of an entry that may depend on its reason.
pub(super) struct Choices<'a> {
    pub(super) entry: &'a Entry,
    pub(super) syntax: &'a Syntax,
    pub(super) catalog: &'a Api,
}

impl Choices<'_> {
    pub(super) fn status(&self, spelt: &Expressions) -> String {
        let value =
            |status| status_literal(status).unwrap_or_else(|| spelt.received_status.to_owned());
        self.by_reason(spelt, spelt.reason.1, value(self.entry.status), &|reason| {
            reason.status.map(|status| value(Some(status)))
        })
    }

    pub(super) fn status_type(&self) -> String {
        let reasons = self
            .entry
            .reasons
            .iter()
            .filter_map(|reason| reason.status)
            .map(Some);
        let literals = std::iter::once(self.entry.status)
            .chain(reasons)
            .map(status_literal);
        match literals.collect::<Option<Vec<_>>>() {
            Some(literals) => (self.syntax.literals)(&distinct(literals), false),
            None => self.syntax.received_status.to_owned(),
        }
    }

    pub(super) fn retry(&self, spelt: &Expressions) -> String {
        let value = |rule: Option<&RetryRule>| {
            self.retry_literal(rule)
                .unwrap_or_else(|| spelt.nothing.to_owned())
        };
        self.by_reason(
            spelt,
            spelt.reason.1,
            value(self.entry.retry.as_ref()),
            &|reason| Some(value(reason.retry.as_ref())),
        )
    }

    /// Its own rule and those of its reasons; where one has none, the rule of whichever status comes.
    pub(super) fn retry_type(&self) -> String {
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
        let words: &[&str] = if self.entry.own_processed {
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

    pub(super) fn message(&self, spelt: &Expressions, params: &[Param]) -> String {
        let text =
            |message: &api::Message| prose::message(message, params, self.syntax, spelt.argument);
        let nothing = || (self.syntax.string)("");
        let own = self.entry.messages.first().map_or_else(nothing, text);
        self.by_reason(spelt, spelt.reason.0, own, &|reason| {
            reason.message.as_ref().map(text)
        })
    }

    /// `otherwise`, but for the reasons that have a value of their own.
    fn by_reason(
        &self,
        spelt: &Expressions,
        subject: &str,
        otherwise: String,
        value: &dyn Fn(&Reason) -> Option<String>,
    ) -> String {
        let special = self
            .entry
            .reasons
            .iter()
            .rev()
            .filter_map(|reason| Some((reason, value(reason)?)));
        let special: Vec<_> = special.filter(|(_, value)| *value != otherwise).collect();
        special
            .into_iter()
            .fold(otherwise, |rest, (reason, value)| {
                (spelt.choice)(subject, &(self.syntax.string)(&reason.name), &value, &rest)
            })
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
