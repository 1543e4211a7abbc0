//! `missing-fallback`: the exception classes have no fallback, or several.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    language::ExceptionNode,
    read::{Either, OneOrMany, Text},
    resolve::Draft,
    rule::{Rule, rule},
    status::Status,
};

pub(super) static RULE: Rule = rule!(Deny, "missing-fallback");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let classes = draft.document.exceptions.iter();
    let mut fallbacks = draft
        .api
        .exceptions
        .iter()
        .zip(classes.clone())
        .filter(|(class, _)| class.fallback)
        .map(|(_, (name, _))| name);
    let Some((last, _)) = classes.clone().last() else {
        return;
    };
    let Some(first) = fallbacks.next() else {
        // What is no status was meant for something, and is reported itself.
        if classes.clone().any(|(_, class)| is_mistaken(class)) {
            return;
        }
        return findings.push(
            Diagnostic::new(
                &RULE,
                last.span,
                "no exception class is the fallback",
                "the last class",
            )
            .help("add a class for every other error, such as `APIError: fallback`"),
        );
    };
    for second in fallbacks {
        findings.push(
            Diagnostic::new(
                &RULE,
                second.span,
                format!(
                    "`{}` and `{}` are both the fallback",
                    first.value, second.value
                ),
                "the second one",
            )
            .related(first.span, "the first one")
            .help("keep one `fallback`, and give the other class its statuses"),
        );
    }
}

fn is_mistaken(class: &Either<OneOrMany<Text>, ExceptionNode>) -> bool {
    let on = match class {
        Either::Short(on) => on,
        Either::Long(long) => &long.status,
    };
    let is_known = |text: &Text| text.value == "fallback" || text.value.parse::<Status>().is_ok();
    !on.0.iter().all(is_known)
}
