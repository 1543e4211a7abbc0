//! `unknown-field`: what a member of the body means, where the body has no such member.

use super::Findings;
use crate::{
    api::{Body, Piece, Segment},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "unknown-field");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut known = Vec::new();
    for envelope in draft.api.every_envelope() {
        for place in &envelope.holes {
            known.push(place.hole.as_str().to_owned());
        }
        if let Some(each) = &envelope.each {
            for place in &each.holes {
                known.push(place.hole.as_str().to_owned());
            }
        }
        for (_, pieces) in envelope.texts() {
            for piece in pieces {
                if let Piece::Hole(hole) = piece {
                    known.push(hole.as_str().to_owned());
                }
            }
        }
        paths(&envelope.body, &mut String::new(), &mut known);
    }
    if draft.api.envelope.is_none() {
        return;
    }
    for entry in &draft.api.entries {
        for param in &entry.params {
            if !param.path.is_empty() {
                known.push(Segment::join(&param.path));
            }
        }
    }
    for id in &draft.api.correlation {
        if id.header.is_none() {
            known.push(Segment::join(&id.path));
        }
    }
    for (name, _) in &draft.document.fields {
        if known.contains(&name.value) {
            continue;
        }
        let finding = Diagnostic::new(
            &RULE,
            name.span,
            format!("the envelope has no member `{}`", name.value),
            "neither a hole nor a path of the body",
        );
        let names = known.iter().map(String::as_str);
        let near = findings.suggestions().near(&name.value, names);
        findings.push(match near {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(
                "write a hole of the envelope, such as `code` for `$code`, or the dotted path of a member, such as \
                 `error.code`",
            ),
        });
    }
}

/// Every path of a body, dotted.
fn paths(body: &Body, path: &mut String, known: &mut Vec<String>) {
    let mut step = |part: &str, value: &Body| {
        let length = path.len();
        if length > 0 {
            path.push('.');
        }
        path.push_str(part);
        known.push(path.clone());
        paths(value, path, known);
        path.truncate(length);
    };
    match body {
        Body::Hole(_) | Body::Literal(_) | Body::Text(_) | Body::Param(_) => {}
        Body::Each(item) => step("0", item),
        Body::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                step(&index.to_string(), item);
            }
        }
        Body::Object(members) => {
            for member in members {
                step(&member.name, &member.value);
            }
        }
    }
}
