//! `indistinct-success`: nothing tells an error in a response of success from what is none.

use super::Findings;
use crate::{
    api::{Api, Envelope, Hole, Segment},
    diagnostic::Diagnostic,
    language::SuccessNode,
    read::{Either, Json, OneOrMany, Spanned},
    resolve::Draft,
    rule::{Rule, rule},
    source::Span,
    status::Status,
    value::Value,
};

pub(super) static RULE: Rule = rule!(Deny, "indistinct-success");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let Some(node) = &draft.document.errors_in_success else {
        return;
    };
    let (statuses, unless) = match node {
        Either::Short(statuses) => (statuses, None),
        Either::Long(SuccessNode { status, unless }) => (status, unless.as_ref()),
    };
    judge_statuses(statuses, findings);
    let Some(first) = statuses.0.first() else {
        return;
    };
    let says = |envelope: &Envelope| {
        let has_list = envelope.each.is_some();
        let has_code = envelope.says(Hole::Code) || envelope.says(Hole::Type);
        envelope.is_json() && (has_list || has_code || !envelope.constants().is_empty())
    };
    if !draft.api.every_envelope().any(says) {
        let finding = Diagnostic::new(
            &RULE,
            first.span,
            "no body says whether it is an error",
            "such a response could be either",
        );
        findings.push(finding.help(
            "write into `envelope` what an error has and a success has not: a constant such as `ok: false`, `$code`, or a list, \
             `errors: {$each: …}`",
        ));
    }
    if let Some(json) = unless {
        judge_exception(&draft.api, json, findings);
    }
}

/// Any other status says by itself whether it is one of errors.
fn judge_statuses(statuses: &OneOrMany<Spanned<Status>>, findings: &mut Findings<'_>) {
    for status in &statuses.0 {
        if status.value.class() != 2 {
            let given = status.value;
            let finding = Diagnostic::new(
                &RULE,
                status.span,
                format!("{given} is no status of success"),
                "not 2xx",
            );
            findings.push(finding.help(
                "remove it: from 400 on every response is an error, and one of another status stands under `status` of its error",
            ));
        }
    }
}

const HELP: &str = "write the member that tells a success, with its value: `unless: {errcode: 0}`";

fn judge_exception(api: &Api, json: &Json, findings: &mut Findings<'_>) {
    let unless = api.errors_in_success.iter().flat_map(|known| &known.unless);
    let mut refuse = |span: Span, message: &str, label: &str, help: &str| {
        findings.push(Diagnostic::new(&RULE, span, message, label).help(help));
    };
    if !matches!(&json.value, Value::Object(members) if !members.is_empty()) {
        refuse(
            json.span,
            "`unless` names no member",
            "expected a map",
            HELP,
        );
        return;
    }
    if let Some(hole) = json.strings.iter().find(|text| text.value.starts_with('$')) {
        refuse(
            hole.span,
            "`unless` has a hole",
            "a success has a value there",
            HELP,
        );
    }
    let own = api.envelope.as_ref();
    let constants = own.map(Envelope::constants).unwrap_or_default();
    for said in unless {
        let is_same =
            |(path, value): &(Vec<Segment>, &Value)| *path == said.path && **value == said.value;
        let name = said.path.iter().rev().find_map(|step| match step {
            Segment::Key(name) => Some(name.as_str()),
            Segment::Index(_) => None,
        });
        let span = json.span_of(name.unwrap_or_default(), &json.names);
        if constants.iter().any(is_same) {
            refuse(
                span,
                "every error has this too",
                "a constant of the envelope",
                "write the value that a success has",
            );
        }
        let is_code = own.and_then(|own| own.path(Hole::Code)) == Some(said.path.as_slice());
        let code = said.value.as_text().filter(|_| is_code);
        let mut entries = api.entries.iter();
        if let Some(entry) = entries.find(|entry| code.is_some() && entry.code.as_deref() == code) {
            let message = format!("it is the code of `{}`", entry.name);
            refuse(
                span,
                &message,
                "a response with it is a success",
                "remove the error, which no response would be, or write the value that a success has",
            );
        }
    }
}
