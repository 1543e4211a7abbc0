//! Lists of errors: whether each of them says which it is, and what is said twice.

use super::{Findings, RULE};
use crate::{
    api::{Api, Body, CodeStyle, Each, Envelope, Hole, Segment},
    diagnostic::Diagnostic,
    read::Json,
    resolve::Draft,
};

pub(super) fn check(draft: &Draft, envelope: &Envelope, json: &Json, findings: &mut Findings<'_>) {
    let (Some(each), Some(item)) = (&envelope.each, envelope.item()) else {
        return;
    };
    let span = json.span_of("$each", &json.names);
    let says = |hole| each.is_in_item(hole);
    let has_code = says(Hole::Code) && draft.api.code_style != CodeStyle::None;
    if !has_code && !says(Hole::Type) && !says(Hole::Message) {
        let finding = Diagnostic::new(
            &RULE,
            span,
            "an error of the list has neither `$code`, `$type` nor `$message`",
            "clients could not tell one from another",
        );
        findings.push(finding.help("write below `$each` where each error has one of them"));
    }
    if matches!(item, Body::Hole(hole) if !matches!(hole, Hole::Code | Hole::Message)) {
        let finding = Diagnostic::new(&RULE, span, "an error of the list is no text", "no map");
        findings.push(finding.help("write `{$each: $message}`, or a map with what each error has"));
    }
}

/// The holes that both the whole and each error of a list have, each in its own right.
pub(super) fn both(envelope: &Envelope) -> Vec<Hole> {
    let whole = envelope.each.as_ref().filter(|each| each.is_whole);
    let is_in_both =
        |each: &&Each, hole: Hole| each.is_in_item(hole) && envelope.path(hole).is_some();
    let mut both = Vec::new();
    for hole in Hole::ALL {
        if whole.is_some_and(|each| is_in_both(&each, *hole)) {
            both.push(*hole);
        }
    }
    both
}

/// How to write the place of a param in a list.
pub(super) fn help(path: &[Segment], api: &Api) -> String {
    let each = api
        .envelope
        .as_ref()
        .and_then(|envelope| envelope.each.as_ref());
    let inside = each.and_then(|each| {
        path.strip_prefix(each.path.as_slice())
            .map(|rest| (each, rest))
    });
    let Some((each, rest)) = inside else {
        return "make the whole list a param, `{type: [T], at: …}`, or write the list in the envelope".to_owned();
    };
    let mut place = each.first();
    place.extend(
        rest.iter()
            .filter(|step| matches!(step, Segment::Key(_)))
            .cloned(),
    );
    format!(
        "what one error of the list has stands at `0`, as if it were alone there: `at: {}`",
        Segment::join(&place)
    )
}
