//! The section about trying again.

use errcat_catalog::{
    Duration,
    api::{Api, Backoff, Jitter, RetryKind},
};

use super::{Block, Text, cell};

/// When to try again and when not: the rules of the catalogue, those that say the same in one item.
pub(super) fn blocks(api: &Api) -> Vec<Block> {
    let safe = |kind| {
        matches!(
            kind,
            RetryKind::Backoff | RetryKind::AfterHeader | RetryKind::After
        )
    };
    let policy = &api.retry;
    let mut blocks = Vec::new();
    for (label, wanted) in [("Safe to retry", true), ("Do not retry", false)] {
        let mut items: Vec<(Vec<Text>, Vec<Text>)> = Vec::new();
        for rule in policy
            .rules
            .iter()
            .filter(|rule| safe(rule.rule.kind) == wanted)
        {
            let says = match &rule.rule.note {
                Some(note) => vec![Text::Markdown(note.clone())],
                None => cell::retry(&rule.rule),
            };
            let on = cell::condition(rule.on);
            match items.last_mut() {
                Some((conditions, same)) if *same == says => {
                    conditions.push(on);
                }
                _ => items.push((vec![on], says)),
            }
        }
        if !items.is_empty() {
            blocks.push(Block::Label {
                text: label.to_owned(),
            });
            blocks.push(Block::List {
                items: items
                    .into_iter()
                    .map(|(conditions, says)| item(&conditions, says))
                    .collect(),
            });
        }
    }
    if policy
        .rules
        .iter()
        .any(|rule| rule.rule.kind == RetryKind::Backoff)
    {
        blocks.push(Block::Prose {
            text: backoff(&policy.backoff),
        });
    }
    blocks
}

fn backoff(backoff: &Backoff) -> String {
    let jitter = match backoff.jitter {
        Jitter::None => "without jitter",
        Jitter::Full => "with full jitter",
        Jitter::Equal => "with equal jitter",
    };
    format!(
        "Back-off: first {}, then {} times as long each time, {} at most, {jitter}; at most {} retries.",
        Duration(backoff.initial_ms),
        backoff.factor,
        Duration(backoff.max_ms),
        backoff.max_retries,
    )
}

/// An item of the retry lists: what it holds for, and what is said of it.
fn item(conditions: &[Text], says: Vec<Text>) -> Vec<Text> {
    let mut texts = Vec::new();
    for (index, condition) in conditions.iter().enumerate() {
        if index > 0 {
            texts.push(Text::Between(", "));
        }
        texts.push(condition.clone());
    }
    for (index, text) in says.into_iter().enumerate() {
        texts.push(Text::Between(if index == 0 { " — " } else { ". " }));
        texts.push(text);
    }
    texts
}
