//! The section about trying again, and a rule in words.
//!
//! Each condition stands once. A rule says which of the conditions below it have rules of their own; what is a default
//! of the language and no fact of the API is not said.

use errcat_catalog::{
    Duration,
    api::{Api, Backoff, BackoffPart, Entry, Jitter, RetryKind, RetryOn, RetryRule},
};

use super::{
    Block, Text,
    cell::{self, markdown, plain},
};
use crate::escape::markdown_code;

/// The most errors that a rule names as exceptions.
const NAMED: usize = 4;

/// When to try again and when not: the rules of the catalogue, then those of single errors and reasons; those that say
/// the same in one item.
pub(super) fn blocks(api: &Api) -> Vec<Block> {
    let own = own_rules(api);
    let mut items: Vec<Item> = Vec::new();
    for rule in &api.retry.rules {
        if is_said_by_class(api, rule.on, &rule.rule) {
            continue;
        }
        let on = condition(api, rule.on, &rule.rule, &own);
        add(&mut items, on, is_safe(&rule.rule), said(api, &rule.rule));
    }
    for own in &own {
        let (safe, says) = (is_safe(own.rule), said(api, own.rule));
        match items
            .iter_mut()
            .find(|item| item.is_of_errors && item.safe == safe && item.says == says)
        {
            Some(item) => item.on.push(own.label()),
            None => items.push(Item {
                on: vec![own.label()],
                is_of_errors: true,
                safe,
                says,
            }),
        }
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

/// A rule in words, then the note of the catalogue.
pub(super) fn texts(api: &Api, rule: &RetryRule) -> Vec<Text> {
    let mut texts = vec![markdown(&words(api, rule))];
    texts.extend(rule.note.iter().map(|note| markdown(note)));
    texts
}

/// What holds for some conditions.
struct Item {
    on: Vec<Text>,
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
            texts.push(on.clone());
        }
        if let Some(says) = &self.says {
            texts.push(Text::Between(" — "));
            texts.push(says.clone());
        }
        texts
    }
}

fn add(items: &mut Vec<Item>, on: Text, safe: bool, says: Option<Text>) {
    match items.last_mut() {
        Some(item) if item.safe == safe && item.says == says => item.on.push(on),
        _ => items.push(Item {
            on: vec![on],
            is_of_errors: false,
            safe,
            says,
        }),
    }
}

/// A rule of a single error, or of some of its reasons, that says another thing than the rule for its status.
struct Own<'a> {
    entry: &'a Entry,
    /// The reasons it is of; of the whole entry if there are none.
    reasons: Vec<&'a str>,
    rule: &'a RetryRule,
}

impl Own<'_> {
    fn label(&self) -> Text {
        let entry = match &self.entry.code {
            Some(code) => markdown_code(code),
            None => cell::escaped(&self.entry.title),
        };
        let reasons: Vec<_> = self
            .reasons
            .iter()
            .map(|name| markdown_code(name))
            .collect();
        Text::Markdown(if reasons.is_empty() {
            entry
        } else {
            format!("{entry} ({})", reasons.join(", "))
        })
    }
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
                    rule,
                }),
            }
        }
    }
    all
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

/// Whether the rule for the class of a status says the same, so that the status need not stand beside it.
fn is_said_by_class(api: &Api, on: RetryOn, rule: &RetryRule) -> bool {
    let RetryOn::Status(status) = on else {
        return false;
    };
    let covers =
        |on| matches!(on, RetryOn::Status(class) if class != status && class.covers(status));
    let mut rules = api.retry.rules.iter();
    rules.any(|other| covers(other.on) && say_same(api, &other.rule, rule))
}

/// What a rule holds for, and what has a rule of its own.
fn condition(api: &Api, on: RetryOn, rule: &RetryRule, own: &[Own<'_>]) -> Text {
    let RetryOn::Status(status) = on else {
        return cell::condition(on);
    };
    let exact = |on| match on {
        RetryOn::Status(exact) if exact != status && status.covers(exact) => Some(exact),
        _ => None,
    };
    let others = api.retry.rules.iter();
    let others = others.filter(|other| !say_same(api, &other.rule, rule));
    let others = others.filter_map(|other| exact(other.on));
    let mut but: Vec<String> = others.map(|exact| exact.to_string()).collect();
    let errors: Vec<_> = own
        .iter()
        .filter(|own| governing(api, own.entry) == Some(on))
        .collect();
    if errors.len() > NAMED {
        but.push("errors with a rule of their own".to_owned());
    } else {
        let labels = errors.into_iter().map(|own| match own.label() {
            Text::Markdown(label) => label,
            _ => String::new(),
        });
        but.extend(labels);
    }
    if but.is_empty() {
        return plain(status.to_string());
    }
    Text::Markdown(format!("{status} other than {}", but.join(", ")))
}

fn is_safe(rule: &RetryRule) -> bool {
    matches!(
        rule.kind,
        RetryKind::Backoff | RetryKind::AfterHeader | RetryKind::After
    )
}

/// What stands behind a condition: the note, else the rule in words, unless the label above has said it all.
fn said(api: &Api, rule: &RetryRule) -> Option<Text> {
    match &rule.note {
        Some(note) => Some(markdown(note)),
        None if !rule.documented || rule.kind == RetryKind::Never => None,
        None => Some(markdown(&words(api, rule))),
    }
}

fn say_same(api: &Api, one: &RetryRule, other: &RetryRule) -> bool {
    is_safe(one) == is_safe(other) && said(api, one) == said(api, other)
}

/// A rule in words, inline Markdown.
fn words(api: &Api, rule: &RetryRule) -> String {
    let grows = rule.backoff.as_ref().map_or("", |backoff| {
        if backoff.factor > 1.0 {
            "with exponential back-off"
        } else {
            "with back-off"
        }
    });
    let words = match rule.kind {
        RetryKind::Never => "Never".to_owned(),
        RetryKind::Backoff => grows.replacen('w', "W", 1),
        RetryKind::AfterHeader => match delay_header(api) {
            Some(header) => format!("After the delay in {}, else {grows}", markdown_code(header)),
            None => format!("After the delay that the response names, else {grows}"),
        },
        RetryKind::Modified => "Only with a changed request".to_owned(),
        RetryKind::AfterAction => "Only after somebody has acted".to_owned(),
        RetryKind::After => format!("After {}", wait(rule)),
    };
    match rule
        .backoff
        .as_ref()
        .map(|own| parts(own, &differing(own, &api.retry.backoff)))
    {
        Some(parts) if !parts.is_empty() => format!("{words} ({})", parts.join(", ")),
        _ => words,
    }
}

fn delay_header(api: &Api) -> Option<&str> {
    ["retry_after", "retry_after_ms", "rate_limit_reset"]
        .into_iter()
        .find_map(|role| api.header(role))
}

fn wait(rule: &RetryRule) -> String {
    let seconds = |ms: u64| Duration(ms).to_string();
    match (rule.min_ms, rule.max_ms) {
        (Some(min), Some(max)) if min == max => seconds(min),
        (Some(min), Some(max)) => format!("{} to {}", seconds(min), seconds(max)),
        _ => "a wait".to_owned(),
    }
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

/// Parts of a back-off in words.
fn parts(backoff: &Backoff, which: &[BackoffPart]) -> Vec<String> {
    let part = |part: &BackoffPart| match part {
        BackoffPart::Initial => Some(format!("first {}", Duration(backoff.initial_ms))),
        BackoffPart::Factor => Some(format!("then {} times as long each time", backoff.factor)),
        BackoffPart::Max => Some(format!("{} at most", Duration(backoff.max_ms))),
        BackoffPart::Jitter => Some(
            match backoff.jitter {
                Jitter::None => "without jitter",
                Jitter::Full => "with full jitter",
                Jitter::Equal => "with equal jitter",
            }
            .to_owned(),
        ),
        BackoffPart::MaxRetries => Some(match backoff.max_retries {
            1 => "at most 1 retry".to_owned(),
            retries => format!("at most {retries} retries"),
        }),
        BackoffPart::MaxElapsed => {
            let after = backoff.max_elapsed_ms?;
            Some(format!("no retry after {}", Duration(after)))
        }
    };
    which.iter().filter_map(part).collect()
}

/// The parts in which a rule's back-off is another than the catalogue's.
fn differing(own: &Backoff, policy: &Backoff) -> Vec<BackoffPart> {
    let is_other = |part: &&BackoffPart| parts(own, &[**part]) != parts(policy, &[**part]);
    BackoffPart::ALL.iter().filter(is_other).copied().collect()
}
