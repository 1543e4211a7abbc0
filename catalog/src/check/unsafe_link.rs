//! `unsafe-link`: a link that runs code instead of leading somewhere.

use super::{Findings, prose::prose};
use crate::{
    diagnostic::Diagnostic,
    markdown::{decoded, links},
    read::Text,
    resolve::{Draft, expanded},
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "unsafe-link");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for prose in prose(draft, false) {
        for link in links(&prose.text, prose.has_blocks) {
            let Some(destination) = link.destination() else {
                continue;
            };
            if let Some(scheme) = unsafe_scheme(&decoded(destination)) {
                let finding = finding(prose.written, link.words, scheme, findings);
                findings.at(prose.entry, finding);
            }
        }
    }
    let docs = draft.document.docs.as_ref();
    if let Some(url) = docs.and_then(|docs| docs.url.as_ref())
        && let Some(scheme) = unsafe_scheme(&expanded(&draft.document, url))
    {
        let finding = finding(url, &url.value, scheme, findings);
        findings.push(finding);
    }
}

fn finding(text: &Text, words: &str, scheme: &str, findings: &Findings<'_>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        findings.within(text.span, words),
        format!("a link with `{scheme}:` runs code or shows a page of its own making"),
        "no reader may follow it",
    )
    .help("link to an `https:` address, a path or an anchor; write code in backticks")
}

/// The scheme of an address, as browsers read it, if it leads nowhere.
fn unsafe_scheme(address: &str) -> Option<&'static str> {
    let ignored = |c: char| c.is_ascii_control() || c == ' ';
    let address = address.trim_start_matches(ignored);
    let (scheme, _) = address.split_once(':')?;
    let scheme = scheme.replace(['\t', '\n', '\r'], "").to_ascii_lowercase();
    ["javascript", "vbscript", "data"]
        .into_iter()
        .find(|known| *known == scheme)
}
