//! `unusable-prefix`: a prefix by which no code of tomorrow is told.

use super::Findings;
use crate::{
    api::CodeStyle,
    diagnostic::Diagnostic,
    read::Places,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "unusable-prefix");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let mut known = Places::new();
    let mut spans = Vec::new();
    for (index, _, _, node) in draft.entries() {
        let Some(prefix) = &node.prefix else { continue };
        let finding =
            |message: String, label: &str| Diagnostic::new(&RULE, prefix.span, message, label);
        let finding = if prefix.value.is_empty() {
            finding("every code begins with an empty prefix".to_owned(), "tells nothing")
                .help("write how the codes begin, or make the error's class the fallback under `exceptions`")
        } else if draft.api.code_style == CodeStyle::None {
            finding(
                "no error of this catalogue has a code".to_owned(),
                "a prefix of no code",
            )
            .help("remove it, or set another style than `codes: {style: none}`")
        } else if let Some(first) = known.get(&prefix.value) {
            let message = format!("two errors have the prefix `{}`", prefix.value);
            finding(message, "the second one")
                .related(spans[*first], "the first one")
                .help("give one a longer one: the longest that fits counts")
        } else {
            known.insert(prefix.value.clone(), spans.len());
            spans.push(prefix.span);
            continue;
        };
        findings.at_entry(index, finding);
    }
}
