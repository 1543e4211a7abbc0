//! The section about trying again.
//!
//! Each condition stands once. A rule says which of the conditions below it have rules of their own; what is a default
//! of the language and no fact of the API is not said.

use errcat_catalog::api::{Api, Layout, RetryKind, RetryOn, RetryRule};

use super::{
    Block, Source, Text,
    cell::{self, plain},
    own::{self, Own, shown},
    rule::{is_safe, parts, said, say_same},
};

/// The most errors that a rule names as exceptions.
const NAMED: usize = 4;

/// When to try again and when not: the rules of the catalogue, then those of single errors and reasons; those that say
/// the same in one item.
pub(super) fn blocks(source: &Source<'_>, layout: Layout) -> Vec<Block> {
    let api = source.api;
    let own = own::rules(api);
    let mut items: Vec<Item> = Vec::new();
    for rule in &api.retry.rules {
        if shown(api, rule.on) != rule.on {
            continue;
        }
        let (on, is_open) = condition(source, rule.on, &rule.rule);
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
    for kind in &api.kinds {
        if let Some(rule) = &kind.retry {
            items.push(Item {
                on: vec![Text::Line(vec![
                    Text::Between("Kind "),
                    cell::code(&kind.value),
                ])],
                is_open: false,
                is_of_errors: false,
                safe: is_safe(rule),
                says: said(api, rule),
            });
        }
    }
    for own in &own {
        let (safe, says) = (is_safe(own.rule), said(api, own.rule));
        let is_open = own.is_whole();
        match items.iter_mut().find(|item| {
            item.is_of_errors && item.is_open && item.safe == safe && item.says == says
        }) {
            Some(item) => {
                item.on.push(own.label(source));
                item.is_open = is_open;
            }
            None => items.push(Item {
                on: vec![own.label(source)],
                is_open,
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

/// What a rule holds for with what has a rule of its own, and whether nothing has.
fn condition(source: &Source<'_>, on: RetryOn, rule: &RetryRule) -> (Text, bool) {
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
    let mut but: Vec<Text> = others.map(|exact| plain(exact.to_string())).collect();
    let errors = own::exceptions(api, on, rule);
    if errors.len() > NAMED {
        but.push(Text::Between("errors with a rule of their own"));
    } else {
        but.extend(errors.iter().map(|own| own.text(source)));
    }
    if but.is_empty() {
        return (plain(status.to_string()), true);
    }
    let but = Text::joined(but, ", ");
    let status = plain(status.to_string());
    let line = vec![status, Text::Between(" other than "), but];
    (Text::Line(line), false)
}

/// What the catalogue itself says of its back-off, if a rule that is shown in words goes by it.
fn growth(api: &Api, own: &[Own<'_>]) -> Option<Block> {
    let policy = &api.retry;
    let rules = policy.rules.iter().map(|rule| &rule.rule);
    let of_kinds = api.kinds.iter().filter_map(|kind| kind.retry.as_ref());
    let mut rules = { rules }
        .chain(of_kinds)
        .chain(own.iter().map(|own| own.rule));
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
