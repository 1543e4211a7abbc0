//! `malformed-type`: a problem type is no reference to a resource, or is made of none.

use super::Findings;
use crate::{
    api::{BLANK, Entry},
    diagnostic::Diagnostic,
    language::ProblemTypesNode,
    read::Text,
    resolve::{Draft, expanded},
    rule::{Rule, rule},
    uri,
};

pub(super) static RULE: Rule = rule!(Warn, "malformed-type");

const CODE: &str = "{code}";

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    if let Some(node) = &draft.document.problem_types {
        url(draft, node, findings);
        base(draft, node, findings);
    }
    for (index, _, _, node) in draft.entries() {
        let Some(written) = &node.ty else { continue };
        let given = expanded(&draft.document, written);
        if given.trim().is_empty() {
            continue;
        }
        let finding = if uri::is_reference(&given) {
            written_blank(&given).map(|help| {
                Diagnostic::new(
                    &RULE,
                    findings.within(written.span, &given),
                    format!("`{given}` is no type that RFC 9457 gives a meaning to"),
                    "not this word",
                )
                .help(help)
            })
        } else {
            Some(no_reference(&given, written, findings))
        };
        if let Some(finding) = finding {
            findings.at_entry(index, finding);
        }
    }
}

fn url(draft: &Draft, node: &ProblemTypesNode, findings: &mut Findings<'_>) {
    let Some(written) = &node.url else { return };
    let url = expanded(&draft.document, written);
    if url.trim().is_empty() {
        return;
    }
    let finding = if url.matches(CODE).count() != 1 {
        let (message, label) = if url.contains(CODE) {
            ("a problem type has its code once", "`{code}` twice")
        } else {
            (
                "every error would have the same problem type",
                "no `{code}`",
            )
        };
        Diagnostic::new(&RULE, written.span, message, label)
            .help("write `{code}` where the code of the error stands, such as `https://example.com/problems/{code}`")
    } else if uri::is_reference(&url.replace(CODE, "code")) {
        return;
    } else {
        no_reference(&url, written, findings)
    };
    findings.push(finding);
}

fn base(draft: &Draft, node: &ProblemTypesNode, findings: &mut Findings<'_>) {
    let Some(written) = &node.base else { return };
    let base = expanded(&draft.document, written);
    if base.trim().is_empty() {
        return;
    }
    let is_relative = |given: &str| !uri::is_absolute(given);
    let types = draft.api.problem_types.as_ref();
    let url = types.and_then(|types| types.url.as_deref());
    let own = draft.api.entries.iter().filter_map(Entry::type_uri);
    let mut types = url.into_iter().chain(own);
    let finding = if !uri::is_reference(&base) {
        no_reference(&base, written, findings)
    } else if is_relative(&base) {
        let message = format!("`{base}` is relative itself");
        Diagnostic::new(&RULE, written.span, message, "has no scheme")
            .help("write the whole address, such as `https://example.com/problems/`")
    } else if !draft.api.entries.is_empty() && !types.any(is_relative) {
        let message = "no problem type is relative to this base";
        Diagnostic::new(&RULE, written.span, message, "never looked at")
            .help("remove it, or write `url` or `type` without what the base has")
    } else {
        return;
    };
    findings.push(finding);
}

fn no_reference(given: &str, written: &Text, findings: &Findings<'_>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        findings.within(written.span, given),
        format!("`{given}` is no URI and no relative reference"),
        "not as RFC 3986 writes one",
    )
    .help(
        "write an address such as `https://example.com/problems/out-of-credit`, a name such as \
         `urn:example:problem:out-of-credit`, or a path; other characters than those of a URI as `%20`",
    )
}

/// What to write in place of a word that looks like `about:blank` and is another type.
fn written_blank(given: &str) -> Option<&'static str> {
    let is_near = given.eq_ignore_ascii_case(BLANK) || given == "blank";
    (is_near && given != BLANK).then_some("write `about:blank`")
}
