//! `recursive-type`: a record contains itself without a list or a map in between, so that no value of it ends.

use super::Findings;
use crate::{
    api::{Api, ParamType},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "recursive-type");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let api = &draft.api;
    for (record, (_, fields)) in api.types.iter().zip(&draft.document.types) {
        for (field, (key, _)) in record.fields.iter().zip(fields) {
            let ParamType::Record(held) = &field.ty else {
                continue;
            };
            if !reaches(api, held, &record.name) {
                continue;
            }
            findings.push(
                Diagnostic::new(
                    &RULE,
                    key.span,
                    format!(
                        "`{}` contains itself through its field `{}`",
                        record.name, field.name
                    ),
                    "this would never end",
                )
                .help(format!("make it a list, `[{held}]`, or `any`")),
            );
        }
    }
}

/// Whether a record is another, or holds it without a list or a map in between.
fn reaches(api: &Api, from: &str, to: &str) -> bool {
    let mut seen = vec![from];
    let mut next = 0;
    while next < seen.len() {
        let name = seen[next];
        next += 1;
        if name == to {
            return true;
        }
        for field in api
            .type_record(name)
            .iter()
            .flat_map(|record| &record.fields)
        {
            if let ParamType::Record(held) = &field.ty
                && !seen.contains(&held.as_str())
            {
                seen.push(held);
            }
        }
    }
    false
}
