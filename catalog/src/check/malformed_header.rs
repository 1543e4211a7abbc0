//! `malformed-header`: the name of a header that no HTTP message could carry.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::{Either, Text},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "malformed-header");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let document = &draft.document;
    let headers = document.headers.iter();
    let headers = headers.filter_map(|(_, header)| header.name());
    let correlation = document.correlation.iter().filter_map(|(_, id)| match id {
        Either::Short(_) => None,
        Either::Long(long) => long.header.as_ref(),
    });
    let envelopes = document.envelopes.iter();
    let envelopes = envelopes.flat_map(|(_, node)| node.headers.iter().map(|(name, _)| name));
    for finding in headers
        .chain(correlation)
        .chain(envelopes)
        .filter_map(judge)
    {
        findings.push(finding);
    }
    for index in 0..draft.api.entries.len() {
        let headers = draft
            .params(index)
            .into_iter()
            .filter_map(|(_, _, node)| node?.header.as_ref());
        for finding in headers.filter_map(judge) {
            findings.at_entry(index, finding);
        }
    }
}

fn judge(name: &Text) -> Option<Diagnostic> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if !name.value.is_empty() && name.value.bytes().all(is_token) {
        return None;
    }
    Some(
        Diagnostic::new(
            &RULE,
            name.span,
            format!("no header can be called `{}`", name.value),
            "not a token of RFC 9110",
        )
        .help("write letters, digits and `-`, without spaces or a colon, such as `X-Request-Id`"),
    )
}
