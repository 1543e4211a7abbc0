//! Rules of single errors and reasons that say another thing than the rule for their status.
//!
//! What a reason is compared with goes by the reason's status, which may be another than that of its error.

use errcat_catalog::{
    Status,
    api::{Api, Entry, Reason, RetryOn, RetryRule},
};

use super::{Source, Text, cell, rule::say_same};

/// An error, or some of its reasons, with a rule.
pub(super) struct Own<'a> {
    entry: &'a Entry,
    /// The reasons it is of; of the whole entry if there are none.
    reasons: Vec<&'a str>,
    /// The reasons of the whole entry that it is not of.
    but: Vec<&'a str>,
    pub(super) rule: &'a RetryRule,
}

impl Own<'_> {
    pub(super) fn label(&self, source: &Source<'_>) -> Text {
        let mut line = vec![self.text(source)];
        if !self.but.is_empty() {
            line.push(Text::Between(" other than "));
            line.push(listed(&self.but));
        }
        Text::Line(line)
    }

    /// Whether it names no exceptions, behind which another name would be read as one of them.
    pub(super) fn is_whole(&self) -> bool {
        self.but.is_empty()
    }

    pub(super) fn text(&self, source: &Source<'_>) -> Text {
        let entry = source.link(self.entry);
        if self.reasons.is_empty() {
            entry
        } else {
            let reasons = listed(&self.reasons);
            Text::Line(vec![
                entry,
                Text::Between(" ("),
                reasons,
                Text::Between(")"),
            ])
        }
    }
}

fn listed(reasons: &[&str]) -> Text {
    Text::joined(reasons.iter().map(|name| cell::code(*name)), ", ")
}

/// What says another thing than the rule for its status, with the rule that it has.
pub(super) fn rules(api: &Api) -> Vec<Own<'_>> {
    let mut all = Vec::new();
    for entry in api.public_entries() {
        let general = governing(api, entry.status);
        let own = entry.retry.as_ref();
        let own = own.filter(|own| general.is_none_or(|on| !says(api, on, own)));
        // What a kind says for all of its errors is said once.
        let of_kind = api.kind_of(entry).and_then(|kind| kind.retry.as_ref());
        let is_of_kind = |rule: &RetryRule| of_kind.is_some_and(|kind| say_same(api, kind, rule));
        let own = own.filter(|own| !is_of_kind(own));
        all.extend(own.map(|rule| Own {
            entry,
            reasons: Vec::new(),
            but: others(api, entry, rule),
            rule,
        }));
        let first = all.len();
        for reason in &entry.reasons {
            let Some(rule) = &reason.retry else { continue };
            if own.is_some_and(|own| say_same(api, own, rule)) || own.is_none() && is_of_kind(rule)
            {
                continue;
            }
            let on = governing_reason(api, entry, reason);
            // The rule for the status leaves out the whole entry, and so this reason that has the same rule.
            let is_left_out = own.is_some() && on.is_some() && on == general;
            if !is_left_out && on.is_some_and(|on| says(api, on, rule)) {
                continue;
            }
            let same = |known: &&mut Own<'_>| say_same(api, known.rule, rule);
            match all[first..].iter_mut().find(same) {
                Some(known) => known.reasons.push(&reason.name),
                None => all.push(Own {
                    entry,
                    reasons: vec![&reason.name],
                    but: Vec::new(),
                    rule,
                }),
            }
        }
    }
    all
}

/// The reasons of an entry that have another rule than this one.
fn others<'a>(api: &Api, entry: &'a Entry, rule: &RetryRule) -> Vec<&'a str> {
    let is_other = |own: &RetryRule| !say_same(api, own, rule);
    let others = entry
        .reasons
        .iter()
        .filter(|reason| reason.retry.as_ref().is_some_and(is_other));
    others.map(|reason| reason.name.as_str()).collect()
}

/// What has a status that this rule is for, and another rule.
pub(super) fn exceptions<'a>(api: &'a Api, on: RetryOn, rule: &'a RetryRule) -> Vec<Own<'a>> {
    let is_other = |own: Option<&RetryRule>| own.is_some_and(|own| !say_same(api, own, rule));
    let mut all = Vec::new();
    for entry in api.public_entries() {
        let of_entry = governing(api, entry.status) == Some(on) && is_other(entry.retry.as_ref());
        let is_exception = |reason: &&Reason| {
            governing_reason(api, entry, reason) == Some(on) && is_other(reason.retry.as_ref())
        };
        let reasons = entry.reasons.iter().filter(is_exception);
        let mut reasons: Vec<_> = reasons.map(|reason| reason.name.as_str()).collect();
        if reasons.is_empty() && !of_entry {
            continue;
        }
        if of_entry || reasons.len() == entry.reasons.len() {
            reasons.clear();
        }
        all.push(Own {
            entry,
            reasons,
            but: Vec::new(),
            rule,
        });
    }
    all
}

fn governing_reason(api: &Api, entry: &Entry, reason: &Reason) -> Option<RetryOn> {
    governing(api, reason.status.or(entry.status))
}

/// Which rule of the catalogue is shown for a status: that for the status, its class, or for anything else.
fn governing(api: &Api, status: Option<Status>) -> Option<RetryOn> {
    let find = |test: &dyn Fn(RetryOn) -> bool| {
        let mut rules = api.retry.rules.iter().map(|rule| rule.on);
        rules.find(|on| test(*on))
    };
    let by_status = status.and_then(|status| {
        find(&|on| on == RetryOn::Status(status))
            .or_else(|| find(&|on| matches!(on, RetryOn::Status(class) if class.covers(status))))
    });
    let on = by_status.or_else(|| find(&|on| on == RetryOn::Default));
    on.map(|on| shown(api, on))
}

fn says(api: &Api, on: RetryOn, rule: &RetryRule) -> bool {
    say_same(api, rule_on(api, on), rule)
}

fn rule_on(api: &Api, on: RetryOn) -> &RetryRule {
    let mut rules = api.retry.rules.iter();
    let found = rules.find(|rule| rule.on == on);
    &found.expect("a rule that was found before").rule
}

/// The rule that stands for this one: that of its class if it says the same, so that no status stands beside its class.
pub(super) fn shown(api: &Api, on: RetryOn) -> RetryOn {
    let RetryOn::Status(status) = on else {
        return on;
    };
    let rule = rule_on(api, on);
    let of_class = |other: RetryOn| match other {
        RetryOn::Status(class) => class != status && class.covers(status),
        _ => false,
    };
    let mut rules = api.retry.rules.iter();
    let class = rules.find(|other| of_class(other.on) && say_same(api, &other.rule, rule));
    class.map_or(on, |class| class.on)
}
