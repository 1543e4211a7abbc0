//! `unused-envelope`: a further shape of responses that no error is sent in.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::{Given as _, Text},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "unused-envelope");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (key, node) in &draft.document.envelopes {
        let name = key.as_str();
        let is_former = node.former.value_or(false);
        let is_it = |named: &Text| named.value == name;
        let named = draft.document.errors.iter();
        let mut named = named.filter_map(|(_, node)| node.envelope.as_ref());
        let named = named.find(|named| is_it(named));
        let own = draft.document.envelope.as_ref();
        let own = own.filter(|_| draft.document.own_envelope() == Some(name));
        let used = named.map(|named| named.span).or(own.map(|own| own.span));
        let finding = match (is_former, used) {
            (true, Some(used)) => Diagnostic::new(
                &RULE,
                used,
                format!("errors are sent in the envelope `{name}`, which is of former days"),
                "sent in it",
            )
            .related(key.span, "it says so here")
            .help("remove `former`, or name another envelope: a former one is read, and never sent"),
            (false, None) => Diagnostic::new(
                &RULE,
                key.span,
                format!("no error is sent in the envelope `{name}`"),
                "clients would look for it in every response",
            )
            .help(format!(
                "write `envelope: {name}` at the errors that are sent in it, `former: true` if it is one of former days that clients \
                 still read, or remove it"
            )),
            _ => continue,
        };
        findings.push(finding);
    }
}
