//! `unfilled-code`: braces in a code that no param fills, so that they are sent as they stand, or in an alias.

use super::Findings;
use crate::{
    api::{Part, Place},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "unfilled-code");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let parts = entry.code_parts().unwrap_or_default();
        for (param, key, long) in draft.params(index) {
            let is_it = |part: &Part| matches!(part, Part::Param(name) if *name == param.name);
            if param.place != Place::Code || parts.iter().any(is_it) {
                continue;
            }
            let at = long.and_then(|long| long.at.as_ref());
            let span = at.map_or(key.span, |at| at.span);
            let (message, help) = if entry.code.is_none() {
                let message = format!(
                    "`{}` has no code for `{}` to stand in",
                    entry.name, param.name
                );
                (message, "leave `at: code` out".to_owned())
            } else {
                let message = format!(
                    "the code of `{}` has no place for `{}`",
                    entry.name, param.name
                );
                let help = format!(
                    "write it into the code as `{{{}}}`, or leave `at: code` out",
                    param.name
                );
                (message, help)
            };
            findings.at_entry(
                index,
                Diagnostic::new(&RULE, span, message, "never sent").help(help),
            );
        }
        for alias in &node.aliases.0 {
            let placeholder = alias.as_str().find('{').and_then(|at| {
                let end = alias.as_str()[at..].find('}')?;
                Some(&alias.as_str()[at..=at + end])
            });
            let Some(placeholder) = placeholder else {
                continue;
            };
            let message = format!(
                "the alias `{}` is recognised with `{placeholder}` as it stands",
                alias.value
            );
            let span = findings.within(alias.span, placeholder);
            let finding = Diagnostic::new(&RULE, span, message, "braces that nothing fills");
            findings.at_entry(
                index,
                finding.help("write an entry of its own with this code and its values, or the codes that come in its place"),
            );
        }
        // Of one with values `unfillable-code` says it.
        let Some(code) = node.code.as_ref().filter(|_| parts.is_empty()) else {
            continue;
        };
        if entry.code.is_none() || findings.is_misread(draft, index) {
            continue;
        }
        let name = code
            .as_str()
            .split_once('{')
            .and_then(|(_, rest)| Some(rest.split_once('}')?.0));
        let Some(name) = name else { continue };
        let placeholder = format!("{{{name}}}");
        let finding = Diagnostic::new(
            &RULE,
            findings.within(code.span, &placeholder),
            format!(
                "`{}` has no param `{name}`, and sends `{placeholder}` as it stands",
                entry.name
            ),
            "braces that nothing fills",
        );
        let names = entry.params.iter().map(|param| param.name.as_str());
        let help = match findings.suggestions().near(name, names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "declare it under `params`; if the API does send these braces, write `allow: {unfilled-code: why}`"
                .to_owned(),
        };
        findings.at_entry(index, finding.help(help));
    }
}
