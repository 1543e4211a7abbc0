//! `malformed-url`: `docs.url` leads errors to no place, or all of them to one.

use super::Findings;
use crate::{
    anchor,
    diagnostic::Diagnostic,
    read::Text,
    resolve::{Draft, expanded},
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "malformed-url");

const CODE: &str = "{code}";

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let docs = draft.document.docs.as_ref();
    let Some(written) = docs.and_then(|docs| docs.url.as_ref()) else {
        return;
    };
    let url = expanded(&draft.document, written);
    let rest = url.replace(CODE, "");
    if rest.contains(['{', '}']) {
        let finding = placeholder(&url, written, findings);
        findings.push(finding);
    } else if let Some(help) = relative(&url) {
        let message = format!("`{url}` is no address and no path");
        findings.push(
            Diagnostic::new(
                &RULE,
                findings.within(written.span, &url),
                message,
                "has no scheme",
            )
            .help(help),
        );
    } else if let Some((page, fragment)) = url.split_once('#') {
        let misses = if fragment.contains(CODE) {
            (!anchor::can_be(&fragment.replace(CODE, "code")))
                .then_some("no part can have this anchor")
        } else {
            (!page.contains(CODE)).then_some("the same for every error")
        };
        if let Some(label) = misses {
            let finding = Diagnostic::new(
                &RULE,
                findings.within(written.span, &url[page.len()..]),
                format!("no error has its place at `#{fragment}`"),
                label,
            );
            findings.push(finding.help("write `#{code}`, the anchor of an error on the reference"));
        }
    }
}

/// Of braces that are no `{code}`.
fn placeholder(url: &str, written: &Text, findings: &Findings<'_>) -> Diagnostic {
    let start = url
        .find('{')
        .filter(|at| !url[*at..].starts_with(CODE))
        .or_else(|| url.replace(CODE, "      ").find(['{', '}']));
    let start = start.unwrap_or_default();
    let end = url[start..]
        .rfind('}')
        .map_or(url.len(), |end| start + end + 1);
    let words = &url[start..end];
    Diagnostic::new(
        &RULE,
        findings.within(written.span, words),
        format!("`{words}` is no placeholder of `docs.url`"),
        "stays as it is in every address",
    )
    .help("write `{code}`, the only one, for the code of the error")
}

/// What to write in place of an address without a scheme that is no path.
fn relative(url: &str) -> Option<String> {
    let is_path = url.starts_with(['/', '.', '#', '?']);
    let scheme = url.split(['/', '?', '#']).next().unwrap_or_default();
    let has_scheme = scheme.split_once(':').is_some_and(|(scheme, rest)| {
        let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-');
        // What stands behind a host is a port.
        let is_port = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
        !scheme.is_empty() && scheme.chars().all(is_of_scheme) && !is_port
    });
    (!is_path && !has_scheme).then(|| format!("write `https://{url}`, or begin a path with `/`"))
}
