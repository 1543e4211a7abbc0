//! `unused-envelope`: a further shape of responses that no error is sent in.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::Text,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "unused-envelope");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (key, _) in &draft.document.envelopes {
        let name = key.as_str();
        let mut entries = draft.document.errors.iter();
        let is_it = |named: &Text| named.value == name;
        let is_named = entries.any(|(_, node)| node.envelope.as_ref().is_some_and(is_it));
        if is_named || draft.document.own_envelope() == Some(name) {
            continue;
        }
        let finding = Diagnostic::new(
            &RULE,
            key.span,
            format!("no error is sent in the envelope `{name}`"),
            "clients would look for it in every response",
        );
        findings.push(finding.help(format!(
            "write `envelope: {name}` at the errors that are sent in it, or remove it"
        )));
    }
}
