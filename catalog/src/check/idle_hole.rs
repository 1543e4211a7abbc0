//! `idle-hole`: a hole of the envelope for a param that no error has.

use super::Findings;
use crate::{
    api::Place,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "idle-hole");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
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
