//! `unfillable-code`: a code with a value in it that could not be sent, or not be read back.

use super::Findings;
use crate::{
    api::{CodeStyle, Entry, Param, ParamType, Part},
    diagnostic::Diagnostic,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "unfillable-code");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (index, entry, _, node) in draft.entries() {
        let Some(parts) = entry.code_parts() else {
            continue;
        };
        let span = draft.code_span(index);
        let mut params = draft.params(index).into_iter();
        let odd = params.find_map(|(param, key, _)| {
            let is_it = |part: &Part| matches!(part, Part::Param(name) if *name == param.name);
            let (why, help) = of_param(param).filter(|_| parts.iter().any(is_it))?;
            let placeholder = format!("{{{}}}", param.name);
            let message = format!("the code of `{}` has a value that {why}", entry.name);
            let finding = Diagnostic::new(
                &RULE,
                findings.within(span, &placeholder),
                message,
                "cannot be filled",
            );
            Some(finding.related(key.span, "the value").help(help))
        });
        let as_a_whole = || {
            let (why, help) = of_parts(draft, entry, &parts, node.ty.is_some())?;
            let message = format!("the code of `{}` {why}", entry.name);
            Some(Diagnostic::new(&RULE, span, message, "a code with values").help(help))
        };
        if let Some(finding) = odd.or_else(as_a_whole) {
            findings.at_entry(index, finding);
        }
    }
}

fn of_param(param: &Param) -> Option<(&'static str, &'static str)> {
    let has_text = !matches!(
        param.ty,
        ParamType::Any | ParamType::List(_) | ParamType::Map(_) | ParamType::Record(_)
    );
    if param.private {
        Some((
            "is private",
            "leave it out of the code, or remove `private: true` if clients may see it",
        ))
    } else if !param.required {
        Some((
            "may be absent",
            "remove `required: false`: a code is whole or it is another",
        ))
    } else if has_text {
        None
    } else {
        Some((
            "is no text",
            "give it a type that is one text, such as `string`, `integer` or `seconds`",
        ))
    }
}

fn of_parts(
    draft: &Draft,
    entry: &Entry,
    parts: &[Part],
    has_type: bool,
) -> Option<(&'static str, &'static str)> {
    let is_param = |part: &Part| matches!(part, Part::Param(_));
    let is_braced = |part: &Part| matches!(part, Part::Text(text) if text.contains(['{', '}']));
    let adjacent = parts.windows(2).any(|pair| pair.iter().all(is_param));
    let api = &draft.api;
    let sends_type = api.type_template().is_some() && api.reads_types() && !has_type;
    if api.code_style == CodeStyle::Integer {
        Some((
            "is no whole number",
            "write a number, and give the value a place among the details",
        ))
    } else if parts.iter().all(is_param) {
        Some((
            "is nothing but values",
            "put a text before or behind them, by which clients can tell it from others",
        ))
    } else if adjacent {
        Some((
            "has two values side by side",
            "put a character between them: nobody can tell where one ends",
        ))
    } else if parts.iter().any(is_braced) {
        Some((
            "has braces beside its values",
            "declare what stands in them under `params`, or take them out: in such a code braces stand for values alone",
        ))
    } else if sends_type && entry.code.is_some() {
        Some((
            "is also the end of its problem type",
            "give the error a `type` of its own, which is the same whatever the values are",
        ))
    } else {
        None
    }
}
