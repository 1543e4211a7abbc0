//! The bodies of one error: its own, those of reasons whose status is another, and those of its worked examples.

use errcat_catalog::{
    Value,
    api::{Api, Entry, Example, Hole, Part, Reason},
};

use super::{Block, Text, cell, written};
use crate::emit::example;

/// A body with what is said above it.
pub(super) struct Body {
    pub(super) label: Option<Vec<Text>>,
    /// The error as this body has it: with one of its reasons, and the values of a worked example.
    pub(super) entry: Entry,
    pub(super) value: Value,
}

impl Body {
    pub(super) fn blocks(&self, api: &Api) -> Vec<Block> {
        let label = self.label.clone();
        let label = label.map(|texts| Block::Label { texts });
        let block = written::block(api, &self.entry, &self.value);
        label.into_iter().chain([block]).collect()
    }
}

/// The body that an error has by itself, then one for each status that only some of its reasons have; none where the catalogue
/// has no envelope.
pub(super) fn all(api: &Api, entry: &Entry) -> Vec<Body> {
    let mut bodies = Vec::new();
    let mut add = |label, reasons: &[&Reason]| {
        let entry = with(entry, reasons);
        let value = example::body(api, &entry);
        bodies.extend(value.map(|value| Body {
            label,
            entry,
            value,
        }));
    };
    let is_plain = |reason: &&Reason| reason.status.is_none() && reason.message.is_none();
    let plain = entry.reasons.iter().find(is_plain);
    add(None, plain.as_slice());
    let mut statuses = Vec::new();
    for reason in &entry.reasons {
        let Some(status) = reason.status.filter(|status| !statuses.contains(status)) else {
            continue;
        };
        statuses.push(status);
        let label = vec![
            cell::code(&reason.name),
            Text::Between(" ("),
            cell::plain(status.to_string()),
            Text::Between(")"),
        ];
        add(Some(label), &[reason]);
    }
    if let (None, true, [reason, ..]) = (plain, statuses.is_empty(), entry.reasons.as_slice()) {
        add(Some(vec![cell::code(&reason.name)]), &[reason]);
    }
    bodies
}

/// The worked examples whose body does not stand among these: the body that each has, or its message where the catalogue
/// has no envelope.
pub(super) fn worked(api: &Api, entry: &Entry, bodies: &mut Vec<Body>) -> Vec<Block> {
    if api.envelope_of(entry).is_none() {
        let texts = entry.examples.iter().flat_map(|own| {
            let texts = vec![title(own)];
            let text = own.message.clone();
            let language = "text";
            [Block::Label { texts }, Block::Code { language, text }]
        });
        return texts.collect();
    }
    let first = bodies.len();
    add_worked(api, entry, bodies);
    let added = bodies[first..].iter();
    added.flat_map(|body| body.blocks(api)).collect()
}

/// Adds the bodies of worked examples that do not stand among these.
pub(super) fn add_worked(api: &Api, entry: &Entry, bodies: &mut Vec<Body>) {
    for own in &entry.examples {
        let entry = example::with_values(entry, own);
        let Some(value) = example::body(api, &entry) else {
            continue;
        };
        if bodies.iter().all(|body| body.value != value) {
            bodies.push(Body {
                label: Some(vec![title(own)]),
                entry,
                value,
            });
        }
    }
}

fn title(example: &Example) -> Text {
    cell::plain(example.title.as_deref().unwrap_or("Example"))
}

/// Whether the body has the one message of an error, word for word.
pub(super) fn has_message(api: &Api, entry: &Entry) -> bool {
    let is_text = |part: &Part| matches!(part, Part::Text(_));
    let envelope = api.envelope_of(entry);
    let has_hole = |hole| envelope.is_some_and(|envelope| envelope.path(hole).is_some());
    match entry.messages.as_slice() {
        [message] => has_hole(Hole::Message) && message.parts.iter().all(is_text),
        _ => false,
    }
}

/// Whether a body has the status in it.
pub(super) fn has_status(api: &Api) -> bool {
    has_hole(api, Hole::Status) || has_hole(api, Hole::StatusText)
}

/// Whether a body has that in it.
pub(super) fn has_hole(api: &Api, hole: Hole) -> bool {
    let envelope = api.envelope.as_ref();
    envelope.is_some_and(|envelope| envelope.says(hole))
}

/// The entry as it is where it has these reasons alone.
pub(super) fn with(entry: &Entry, reasons: &[&Reason]) -> Entry {
    let mut own = entry.clone();
    own.reasons = reasons.iter().map(|reason| (*reason).clone()).collect();
    own
}
