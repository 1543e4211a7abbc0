//! `misplaced-member`: a role that no member of a body has, or one at a place that says something else.

use super::Findings;
use crate::{
    api::{Envelope, MemberRole, Segment},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "misplaced-member");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let own = draft.api.envelope.as_ref();
    for ((role, path), member) in draft.document.members.iter().zip(&draft.api.members) {
        if !MemberRole::ROLES.contains(&role.value.as_str()) {
            let near = findings.suggestions().near(&role.value, MemberRole::ROLES);
            let message = format!("no member of a body has the role `{}`", role.value);
            let finding = Diagnostic::new(&RULE, role.span, message, "unknown role");
            findings.push(match near {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help(
                    "the roles are `retry_after`, `retry_after_ms`, `should_retry` and `recovery`; what else a body has is a hole of the envelope or a param",
                ),
            });
            continue;
        }
        if !own.is_none_or(Envelope::is_json) {
            let finding =
                Diagnostic::new(&RULE, path.span, "the body is no JSON", "no member of it");
            findings.push(finding.help("remove it, or say it in a header, under `headers`"));
            continue;
        }
        let has_empty = |step: &Segment| matches!(step, Segment::Key(name) if name.is_empty());
        if member.path.is_empty() || member.path.iter().any(has_empty) {
            let finding = Diagnostic::new(
                &RULE,
                path.span,
                "it is no path of a body",
                "expected a path",
            );
            findings.push(finding.help("write the names on the way to it with dots between them, such as `error.retry_after`"));
            continue;
        }
        let holes = own.into_iter().flat_map(|own| &own.holes);
        let mut holes = holes.filter(|place| place.path == member.path);
        let constants = own.map(Envelope::constants).unwrap_or_default();
        let what = match holes.next() {
            Some(place) => format!("`${}`", place.hole.as_str()),
            None if constants.iter().any(|(path, _)| *path == member.path) => {
                "a constant".to_owned()
            }
            None => continue,
        };
        let message = format!("`{}` is {what} of the envelope", path.value);
        let finding = Diagnostic::new(&RULE, path.span, message, "it says something else");
        findings.push(finding.help("write the path of the member that says it"));
    }
}
