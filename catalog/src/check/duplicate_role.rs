//! `duplicate-role`: a header, or a member of bodies, that has several roles.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::Text,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "duplicate-role");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let document = &draft.document;
    let headers = document.headers.iter();
    let headers = headers.filter_map(|(role, header)| Some((role, header.name()?)));
    twice("header", &headers.collect::<Vec<_>>(), findings);
    let members = document.members.iter().map(|(role, path)| (role, path));
    twice("member", &members.collect::<Vec<_>>(), findings);
}

/// Reports each of these that one before it is, too, whatever the case.
fn twice(what: &str, named: &[(&Text, &Text)], findings: &mut Findings<'_>) {
    for (at, (role, name)) in named.iter().enumerate() {
        let is_same = |(_, other): &&(&Text, &Text)| match what {
            "header" => other.value.eq_ignore_ascii_case(&name.value),
            _ => other.value == name.value,
        };
        let Some((first, other)) = named[..at].iter().find(is_same) else {
            continue;
        };
        let message = format!(
            "the {what} `{}` has the roles `{}` and `{}`",
            name.value, first.value, role.value
        );
        findings.push(
            Diagnostic::new(&RULE, name.span, message, "the second one")
                .related(other.span, "the first one")
                .help("write the name of another, or leave out the role that it does not have"),
        );
    }
}
