//! The section about trying again.
//!
//! Each condition stands once. A rule says which of the conditions below it have rules of their own; what is a default
//! of the language and no fact of the API is not said.

use errcat_catalog::api::{Api, Entry, Layout, RetryKind, RetryOn, RetryRule};

use super::{
    Block, Source, Text,
    cell::{self, plain},
    rule::{is_safe, parts, said, say_same},
};
use crate::escape::markdown_code;

/// The most errors that a rule names as exceptions.
const NAMED: usize = 4;

/// When to try again and when not: the rules of the catalogue, then those of single errors and reasons; those that say
/// the same in one item.
pub(super) fn blocks(source: &Source<'_>, layout: Layout) -> Vec<Block> {
    let api = source.api;
    let own = own_rules(api);
    let mut items: Vec<Item> = Vec::new();
    for rule in &api.retry.rules {
        if rule_shown(api, rule.on) != rule.on {
            continue;
        }
        let (on, is_open) = condition(source, rule.on, &rule.rule, &own);
        let (safe, says) = (is_safe(&rule.rule), said(api, &rule.rule));
        match items.last_mut() {
            Some(item) if item.is_open && is_open && item.safe == safe && item.says == says => {
                item.on.push(on);
            }
            _ => items.push(Item {
                on: vec![on],
                is_open,
                is_of_errors: false,
                safe,
                says,
            }),
        }
    }
    for own in &own {
        let (safe, says) = (is_safe(own.rule), said(api, own.rule));
        match items
            .iter_mut()
            .find(|item| item.is_of_errors && item.safe == safe && item.says == says)
        {
            Some(item) => item.on.push(own.label(source)),
            None => items.push(Item {
                on: vec![own.label(source)],
                is_open: true,
                is_of_errors: true,
                safe,
                says,
            }),
        }
    }
    if layout == Layout::List {
        let items = items.iter().map(Item::whole).collect();
        let mut blocks = vec![Block::List { items }];
        blocks.extend(growth(api, &own));
        return blocks;
    }
    let mut blocks = Vec::new();
    for (label, safe) in [("Safe to retry", true), ("Do not retry", false)] {
        let of_label: Vec<_> = items.iter().filter(|item| item.safe == safe).collect();
        if !of_label.is_empty() {
            blocks.push(Block::Label {
                texts: vec![plain(label)],
            });
            blocks.push(Block::List {
                items: of_label.into_iter().map(Item::texts).collect(),
            });
        }
    }
    blocks.extend(growth(api, &own));
    blocks
}

/// What holds for some conditions.
struct Item {
    on: Vec<Text>,
    /// Whether another condition can follow: not after one that names exceptions.
    is_open: bool,
    /// Whether the conditions are errors, and not statuses.
    is_of_errors: bool,
    safe: bool,
    says: Option<Text>,
}

impl Item {
    fn texts(&self) -> Vec<Text> {
        let mut texts = Vec::new();
        for (index, on) in self.on.iter().enumerate() {
            texts.extend((index > 0).then_some(Text::Between(", ")));
            texts.push(match on {
                Text::Plain(words) if index > 0 => plain(words.to_lowercase()),
                on => on.clone(),
            });
        }
        if let Some(says) = &self.says {
            texts.push(Text::Between(" — "));
            texts.push(says.clone());
        }
        texts
    }

    /// The same where no label above says whether to try again.
    fn whole(&self) -> Vec<Text> {
        let mut texts = self.texts();
        let at = texts.len() - usize::from(self.says.is_some());
        match (&self.says, self.safe) {
            (Some(_), true) => {}
            (Some(_), false) => texts.insert(at, Text::Between("do not retry; ")),
            (None, true) => texts.push(Text::Between(" — safe to retry")),
            (None, false) => texts.push(Text::Between(" — do not retry")),
        }
        texts
    }
}

/// A rule of a single error, or of some of its reasons, that says another thing than the rule for its status.
#[derive(Clone)]
struct Own<'a> {
    entry: &'a Entry,
    /// The reasons it is of; of the whole entry if there are none.
    reasons: Vec<&'a str>,
    /// The reasons of the whole entry that it is not of.
    but: Vec<&'a str>,
    rule: &'a RetryRule,
}

impl Own<'_> {
    fn label(&self, source: &Source<'_>) -> Text {
        let mut text = self.text(source);
        if !self.but.is_empty() {
            text.push_str(" other than ");
            text.push_str(&listed(&self.but));
        }
        Text::Markdown(text)
    }

    fn text(&self, source: &Source<'_>) -> String {
        let entry = source.link(self.entry);
        if self.reasons.is_empty() {
            entry
        } else {
            format!("{entry} ({})", listed(&self.reasons))
        }
    }
}

fn listed(reasons: &[&str]) -> String {
    let reasons = reasons.iter().map(|name| markdown_code(name));
    reasons.collect::<Vec<_>>().join(", ")
}

fn own_rules(api: &Api) -> Vec<Own<'_>> {
    let mut all = Vec::new();
    for entry in api.public_entries() {
        let general = governing(api, entry).map(|on| rule_on(api, on));
        let own = entry.retry.as_ref();
        let differs = own.filter(|own| general.is_none_or(|rule| !say_same(api, own, rule)));
        all.extend(differs.map(|rule| Own {
            entry,
            reasons: Vec::new(),
            but: others(api, entry, rule),
            rule,
        }));
        let first = all.len();
        for reason in &entry.reasons {
            let Some(rule) = &reason.retry else { continue };
            if own.is_some_and(|own| say_same(api, own, rule)) {
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

/// Which rule of the catalogue holds for an entry: that for its status, its class, or for anything else.
fn governing(api: &Api, entry: &Entry) -> Option<RetryOn> {
    let find = |test: &dyn Fn(RetryOn) -> bool| {
        let mut rules = api.retry.rules.iter().map(|rule| rule.on);
        rules.find(|on| test(*on))
    };
    let by_status = entry.status.and_then(|status| {
        find(&|on| on == RetryOn::Status(status))
            .or_else(|| find(&|on| matches!(on, RetryOn::Status(class) if class.covers(status))))
    });
    by_status.or_else(|| find(&|on| on == RetryOn::Default))
}

fn rule_on(api: &Api, on: RetryOn) -> &RetryRule {
    let mut rules = api.retry.rules.iter();
    let found = rules.find(|rule| rule.on == on);
    &found.expect("a rule that was found before").rule
}

/// The rule that stands for this one: that of its class if it says the same, so that no status stands beside its class.
fn rule_shown(api: &Api, on: RetryOn) -> RetryOn {
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

/// What a rule holds for with what has a rule of its own, and whether nothing has.
fn condition(source: &Source<'_>, on: RetryOn, rule: &RetryRule, own: &[Own<'_>]) -> (Text, bool) {
    let api = source.api;
    let RetryOn::Status(status) = on else {
        return (cell::condition(on), true);
    };
    let exact = |on| match on {
        RetryOn::Status(exact) if exact != status && status.covers(exact) => Some(exact),
        _ => None,
    };
    let others = api.retry.rules.iter();
    let others = others.filter(|other| !say_same(api, &other.rule, rule));
    let others = others.filter_map(|other| exact(other.on));
    let mut but: Vec<String> = others.map(|exact| exact.to_string()).collect();
    let mut errors: Vec<Own<'_>> = Vec::new();
    for one in own {
        if errors.len() > NAMED {
            break;
        }
        let general = governing(api, one.entry).map(|own| rule_shown(api, own));
        if general != Some(on) {
            continue;
        }
        match errors
            .iter_mut()
            .find(|known| known.entry.name == one.entry.name)
        {
            Some(known) if known.reasons.is_empty() || one.reasons.is_empty() => {
                known.reasons.clear();
            }
            Some(known) => known.reasons.extend(&one.reasons),
            None => errors.push(one.clone()),
        }
    }
    for one in &mut errors {
        if one.reasons.len() == one.entry.reasons.len() {
            one.reasons.clear();
        }
    }
    if errors.len() > NAMED {
        but.push("errors with a rule of their own".to_owned());
    } else {
        but.extend(errors.iter().map(|own| own.text(source)));
    }
    if but.is_empty() {
        return (plain(status.to_string()), true);
    }
    let text = format!("{status} other than {}", but.join(", "));
    (Text::Markdown(text), false)
}

/// What the catalogue itself says of its back-off, if a rule that is shown in words goes by it.
fn growth(api: &Api, own: &[Own<'_>]) -> Option<Block> {
    let policy = &api.retry;
    let rules = policy.rules.iter().map(|rule| &rule.rule);
    let mut rules = rules.chain(own.iter().map(|own| own.rule));
    let in_words = rules.any(|rule| {
        matches!(rule.kind, RetryKind::Backoff | RetryKind::AfterHeader)
            && rule.documented
            && rule.note.is_none()
            && rule.backoff.as_ref() == Some(&policy.backoff)
    });
    let parts = parts(&policy.backoff, &policy.stated);
    (in_words && !parts.is_empty()).then(|| Block::Prose {
        text: format!("Back-off: {}.", parts.join(", ")),
    })
}
