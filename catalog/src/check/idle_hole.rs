//! `idle-hole`: a hole of the envelope for a param that no error has, or a header for kinds where there are none.

use super::Findings;
use crate::{
    api::Place,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "idle-hole");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut headers = draft.document.headers.iter();
    let role = headers.find(|(role, _)| role.value == "kind");
    if let Some((role, _)) = role.filter(|_| draft.api.kinds.is_empty()) {
        let message = "no error has a kind, which this header would say";
        let finding = Diagnostic::new(&RULE, role.span, message, "nothing is ever sent in it");
        findings.push(
            finding.help(
                "declare the kinds, `kinds: {card_error: What it means.}`, or remove the role",
            ),
        );
    }
    let (Some(envelope), Some(json)) = (&draft.api.envelope, &draft.document.envelope) else {
        return;
    };
    if draft.api.entries.is_empty() {
        return;
    }
    let params = || draft.api.entries.iter().flat_map(|entry| &entry.params);
    for text in &json.strings {
        let Some(name) = text.value.strip_prefix("$param.") else {
            continue;
        };
        let path = envelope.param_path(name).unwrap_or_default();
        let is_it = |place: Place, own: &[_]| place == Place::Body && own == path.as_slice();
        if params().any(|param| param.name == name && is_it(param.place, &param.path)) {
            continue;
        }
        let message = format!("no error has a param `{name}` that stands here");
        let finding = Diagnostic::new(&RULE, text.span, message, "nothing is ever put here");
        let names = params().map(|param| param.name.as_str());
        let near = findings.suggestions().near(name, names);
        findings.push(match near {
            Some(near) if near != name => finding.help(format!("did you mean `$param.{near}`?")),
            _ => finding.help(format!(
                "declare it at the errors that have it, `params: {{{name}: string}}` without `at`, or remove the hole"
            )),
        });
    }
}
