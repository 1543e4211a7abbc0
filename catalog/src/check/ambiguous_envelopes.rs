//! `ambiguous-envelopes`: a response of one envelope could be one of another.

use super::Findings;
use crate::{
    api::{Body, Envelope, Hole, Segment},
    diagnostic::Diagnostic,
    resolve::{Draft, Written},
    rule::{Rule, rule},
    value::Value,
};

pub(super) static RULE: Rule = rule!(Deny, "ambiguous-envelopes");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let written = draft.envelopes();
    for Written { envelope, span, .. } in &written {
        let names = envelope
            .code_header
            .as_deref()
            .zip(draft.api.header("code"));
        if let Some((name, known)) = names.filter(|(name, known)| !name.eq_ignore_ascii_case(known))
        {
            let message = format!("the code stands in the header `{name}`, and in `{known}`");
            let finding = Diagnostic::new(&RULE, *span, message, "clients read one");
            findings.push(finding.help("name the same header here and as `code` under `headers`"));
        }
    }
    for (at, later) in written.iter().enumerate() {
        for earlier in &written[..at] {
            if let Some((message, help)) = mistaken(draft, earlier, later) {
                let finding = Diagnostic::new(
                    &RULE,
                    later.span,
                    message,
                    "clients could not tell which of the two it is",
                );
                let finding = finding.related(earlier.span, "the other one");
                findings.push(finding.help(help));
                break;
            }
        }
    }
}

const CONSTANT: &str = "give one of them a member that the other has not, a constant such as `ok: false`, or another path for its \
     code";

/// Why two envelopes could be mistaken for each other, and what helps.
fn mistaken(draft: &Draft, a: &Written<'_>, b: &Written<'_>) -> Option<(String, &'static str)> {
    let (one, other) = (a.envelope, b.envelope);
    match (&one.code_header, &other.code_header) {
        (Some(name), Some(known)) if name.eq_ignore_ascii_case(known) => {}
        (Some(_), Some(_)) => {
            return Some((
                "two envelopes without a body have different headers".to_owned(),
                "name the same header in both, or keep one of them",
            ));
        }
        (Some(_), None) | (None, Some(_)) => return None,
        (None, None) if one.is_text() && other.is_text() => {
            return Some((
                "two envelopes are plain text".to_owned(),
                "keep one of them: its errors are told apart by their messages",
            ));
        }
        (None, None) if one.is_form() != other.is_form() || one.is_text() != other.is_text() => {
            return None;
        }
        // Its media type says what it is.
        (None, None) if other.media_type == "application/problem+json" => return None,
        (None, None) => {}
    }
    let is_one = fits(draft, one, other) || fits(draft, other, one);
    is_one.then(|| ("one body can be of two envelopes".to_owned(), CONSTANT))
}

/// Whether a body that is written in the one envelope could be taken for one of the other.
fn fits(draft: &Draft, written: &Envelope, other: &Envelope) -> bool {
    let is_same = |(path, value): &(Vec<Segment>, &Value)| match at(&written.body, path) {
        Some(Body::Literal(known)) => known == *value,
        Some(Body::Hole(_) | Body::Param(_)) => {
            matches!(value, Value::String(_) | Value::Number(_))
        }
        _ => false,
    };
    if !other.constants().iter().all(is_same) {
        return false;
    }
    let entries = draft.api.entries.iter();
    let mut entries = entries.filter(|entry| draft.api.is_sent_in(entry, written));
    let says = |hole| other.path(hole).is_some_and(|path| is_said(written, path));
    if entries.clone().any(|entry| entry.code.is_some()) && written.path(Hole::Code).is_some() {
        return says(Hole::Code);
    }
    let differs = written.path(Hole::Message) != other.path(Hole::Message);
    says(Hole::Code) || entries.any(|entry| entry.code.is_none()) && says(Hole::Message) && differs
}

/// Whether a body of this envelope has a text or a number at this path.
fn is_said(envelope: &Envelope, path: &[Segment]) -> bool {
    match at(&envelope.body, path) {
        Some(Body::Hole(_) | Body::Param(_) | Body::Text(_)) => true,
        Some(Body::Literal(value)) => matches!(value, Value::String(_) | Value::Number(_)),
        _ => false,
    }
}

/// What a body has at a path.
fn at<'a>(body: &'a Body, path: &[Segment]) -> Option<&'a Body> {
    let [step, rest @ ..] = path else {
        return Some(body);
    };
    match (body, step) {
        (Body::Object(members), Segment::Key(key)) => {
            let member = members.iter().find(|member| member.name == *key)?;
            at(&member.value, rest)
        }
        (Body::Array(items), Segment::Index(index)) => at(items.get(*index)?, rest),
        (Body::Each(item), Segment::Index(0)) => at(item, rest),
        _ => None,
    }
}
