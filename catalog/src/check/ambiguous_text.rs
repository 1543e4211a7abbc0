//! `ambiguous-text`: a text of the envelope cannot be taken apart again, since a code or a sub-code has what stands between its holes.

use super::Findings;
use crate::{
    api::{Api, CodeStyle, Entry, Hole, Piece, Reason, fill, read},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
    status::Status,
    value::Value,
};

pub(super) static RULE: Rule = rule!(Deny, "ambiguous-text");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let Some(envelope) = &draft.api.envelope else {
        return;
    };
    for (_, pieces) in envelope.texts() {
        for (index, entry, _, node) in draft.entries() {
            let of_reasons = entry.reasons.iter().zip(&node.reasons);
            let mut wrong = None;
            if !is_read_back(&draft.api, entry, None, pieces) {
                wrong = Some((draft.code_span(index), entry.code.clone()));
            }
            for (reason, (name, _)) in of_reasons {
                if wrong.is_none() && !is_read_back(&draft.api, entry, Some(reason), pieces) {
                    wrong = Some((name.span, Some(reason.name.clone())));
                }
            }
            let Some((span, word)) = wrong else { continue };
            let message = format!(
                "`{}` cannot be told from what stands around it in `{}`",
                word.unwrap_or_default(),
                written(pieces)
            );
            findings.at_entry(
                index,
                Diagnostic::new(&RULE, span, message, "has what separates it").help(
                    "write something between the holes of the text that no code and no sub-code has, or make members of their own \
                     of them",
                ),
            );
        }
    }
}

/// Whether clients read of the text what was put into it.
fn is_read_back(api: &Api, entry: &Entry, reason: Option<&Reason>, pieces: &[Piece]) -> bool {
    let value = |hole| value(api, entry, reason, hole);
    let Some(text) = fill(pieces, &|hole| value(hole).map(Value::String)) else {
        return true;
    };
    let found = read(pieces, &text).unwrap_or_default();
    pieces.iter().all(|piece| match piece {
        Piece::Text(_) => true,
        Piece::Hole(hole) => {
            let mut found = found.iter();
            let read = found.find(|(own, _)| own == hole).map(|(_, text)| text);
            read == value(*hole).as_ref()
        }
    })
}

fn value(api: &Api, entry: &Entry, reason: Option<&Reason>, hole: Hole) -> Option<String> {
    match hole {
        Hole::Code if api.code_style == CodeStyle::None => None,
        Hole::Code => entry.code.clone(),
        Hole::Number => entry.number.map(|number| number.to_string()),
        Hole::Reason => reason.map(|reason| reason.name.clone()),
        Hole::Status | Hole::StatusText => {
            match reason.and_then(|own| own.status).or(entry.status)? {
                Status::Exact(status) => Some(status.to_string()),
                Status::Class(class) => Some(format!("{class}00")),
            }
        }
        Hole::Kind => api.kind_of(entry).map(|kind| kind.value.clone()),
        Hole::Title => Some(entry.title.clone()),
        Hole::Grpc => entry.grpc.map(|grpc| grpc.as_str().to_owned()),
        Hole::DocUrl => entry.doc_url.clone(),
        Hole::Type => entry.type_uri().map(str::to_owned),
        Hole::Domain => Some(api.domain().to_owned()),
        Hole::Message | Hole::RequestId | Hole::Instance => Some("x".to_owned()),
        Hole::Details => None,
    }
}

/// A text as the catalogue has it.
fn written(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(own) => text.push_str(own),
            Piece::Hole(hole) => {
                text.push('$');
                text.push_str(hole.as_str());
            }
        }
    }
    text
}
