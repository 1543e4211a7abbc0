//! `inexact-code`: an integer code that JavaScript cannot tell from its neighbours.

use super::Findings;
use crate::{
    api::CodeStyle,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "inexact-code");

/// The largest whole number up to which JavaScript has every other.
const MAX_SAFE: u64 = (1 << 53) - 1;

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    if draft.api.code_style != CodeStyle::Integer {
        return;
    }
    for (index, entry) in draft.api.entries.iter().enumerate() {
        let code = entry
            .code
            .as_deref()
            .and_then(|code| code.parse::<i64>().ok());
        let Some(code) = code.filter(|code| code.unsigned_abs() > MAX_SAFE) else {
            continue;
        };
        findings.at_entry(
            index,
            Diagnostic::new(
                &RULE,
                draft.code_span(index),
                format!("JavaScript cannot tell the code `{code}` from its neighbours"),
                "beyond 53 bits",
            )
            .help(format!(
                "choose one between -{MAX_SAFE} and {MAX_SAFE}, or send codes as text"
            )),
        );
    }
}
