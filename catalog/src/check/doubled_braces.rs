//! `doubled-braces`: a message shows the name of a param in braces where its value was meant.

use super::Findings;
use crate::{
    api::Part,
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "doubled-braces");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry) in draft.api.entries.iter().enumerate() {
        for (message, text) in draft.messages(index) {
            for param in &entry.params {
                let name = format!("{{{}}}", param.name);
                let shows = |part: &Part| match part {
                    Part::Text(text) => text.contains(&name),
                    Part::Param(_) => false,
                };
                if !message.parts.iter().any(shows) {
                    continue;
                }
                findings.at_entry(
                    index,
                    Diagnostic::new(
                        &RULE,
                        findings.within(text.span, &format!("{{{name}}}")),
                        format!(
                            "a message of `{}` has no value of `{}` here",
                            entry.name, param.name
                        ),
                        "people would read the name in braces",
                    )
                    .help(format!(
                        "write `{name}`: two braces stand for one that is sent"
                    )),
                );
            }
        }
    }
}
