//! The rules of trying again, as numbers and words that every language spells alike.

use errcat_catalog::Catalog;
use errcat_catalog::api::{Backoff, RetryOn, RetryRule};
use serde::Serialize;

/// The rules of the catalogue for what has none of its own.
#[derive(Serialize)]
pub(super) struct Policy {
    backoff: Waits,
    statuses: Vec<StatusRule>,
    /// The rule of a connection that failed.
    network: Option<Rule>,
    /// The rule of an answer that did not come in time.
    timeout: Option<Rule>,
    default: Option<Rule>,
}

#[derive(Serialize)]
struct StatusRule {
    /// A status, or the first digit of a class of statuses.
    status: u16,
    rule: Rule,
}

#[derive(Serialize)]
pub(super) struct Rule {
    pub(super) kind: &'static str,
    min_ms: Option<u64>,
    max_ms: Option<u64>,
    /// How waits grow, where it is not as the catalogue says for all.
    backoff: Option<Waits>,
    /// The same as JSON: the kind, or a list of the kind, the two bounds and the numbers of the backoff.
    json: String,
}

#[derive(Serialize)]
struct Waits {
    initial_ms: u64,
    factor: f64,
    max_ms: u64,
    jitter: &'static str,
    max_retries: u32,
    max_elapsed_ms: Option<u64>,
    /// The same as a JSON list.
    json: String,
}

impl Policy {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let rules = &catalog.retry.rules;
        // A transport condition without a rule is anything without a rule of its own.
        let of = |on: RetryOn| {
            let exact = rules.iter().find(|rule| rule.on == on);
            let found = exact.or_else(|| rules.iter().find(|rule| rule.on == RetryOn::Default));
            found.map(|found| Rule::new(&found.rule, catalog))
        };
        let statuses = rules.iter().filter_map(|rule| match rule.on {
            RetryOn::Status(status) => Some(StatusRule {
                status: super::number(status),
                rule: Rule::new(&rule.rule, catalog),
            }),
            RetryOn::Network | RetryOn::Timeout | RetryOn::Default => None,
        });
        Self {
            backoff: Waits::new(&catalog.retry.backoff),
            statuses: statuses.collect(),
            network: of(RetryOn::Network),
            timeout: of(RetryOn::Timeout),
            default: of(RetryOn::Default),
        }
    }
}

impl Policy {
    /// Whether a rule is more than its kind.
    pub(super) fn has_bounds(&self) -> bool {
        let statuses = self.statuses.iter().map(|status| &status.rule);
        let others = [&self.network, &self.timeout, &self.default];
        { statuses }
            .chain(others.into_iter().flatten())
            .any(Rule::has_bounds)
    }
}

impl Rule {
    pub(super) fn has_bounds(&self) -> bool {
        self.min_ms.or(self.max_ms).is_some() || self.backoff.is_some()
    }

    pub(super) fn new(rule: &RetryRule, catalog: &Catalog) -> Self {
        let own = rule.backoff.as_ref();
        let backoff = own
            .filter(|own| **own != catalog.retry.backoff)
            .map(Waits::new);
        let (kind, min_ms, max_ms) = (rule.kind.as_str(), rule.min_ms, rule.max_ms);
        let bounds = format!("{},{}", min_ms.unwrap_or(0), max_ms.unwrap_or(0));
        let json = match &backoff {
            Some(waits) => format!("[\"{kind}\",{bounds},{}]", waits.json),
            None if min_ms.or(max_ms).is_some() => format!("[\"{kind}\",{bounds}]"),
            None => format!("\"{kind}\""),
        };
        Self {
            kind,
            min_ms,
            max_ms,
            backoff,
            json,
        }
    }
}

impl Waits {
    fn new(backoff: &Backoff) -> Self {
        let elapsed = backoff
            .max_elapsed_ms
            .map_or("null".to_owned(), |max| max.to_string());
        Self {
            json: format!(
                "[{},{},{},\"{}\",{},{elapsed}]",
                backoff.initial_ms,
                backoff.factor,
                backoff.max_ms,
                backoff.jitter.as_str(),
                backoff.max_retries,
            ),
            initial_ms: backoff.initial_ms,
            factor: backoff.factor,
            max_ms: backoff.max_ms,
            jitter: backoff.jitter.as_str(),
            max_retries: backoff.max_retries,
            max_elapsed_ms: backoff.max_elapsed_ms,
        }
    }
}
