//! `malformed-code`: a code is not written in the catalogue's style.

use super::Findings;
use crate::{
    api::{By, CodeStyle, Entry},
    diagnostic::Diagnostic,
    name,
    read::{Spanned, Text},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "malformed-code");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let style = draft.api.code_style;
    for (index, entry, key, node) in draft.entries() {
        let code = node.code.as_ref();
        let finding = match (style, code, &node.by) {
            (CodeStyle::None, Some(code), _) => without(code),
            (CodeStyle::None, None, Some(by)) if by.value == By::Code => by_no_code(by),
            (_, Some(code), Some(by)) if by.value != By::Code => beside(code, by),
            (CodeStyle::None, None, _) => continue,
            (_, Some(code), None) if entry.by == Some(By::Message) => in_text(code),
            (_, None, None) if entry.by == Some(By::Message) => continue,
            (_, None, Some(by)) if by.value != By::Code => continue,
            // `malformed-name` says it already.
            (_, None, _) if !name::is_name(&key.value) => continue,
            (CodeStyle::Integer, None, _) => missing(key),
            _ if entry.code.is_some() && fits(entry, style) => continue,
            (_, code, _) => malformed(code.unwrap_or(key), entry.code.as_deref(), style),
        };
        findings.at_entry(index, finding);
    }
    for (index, _, _, node) in draft.entries() {
        for (key, reason) in &node.reasons {
            let code = reason.code.as_ref().unwrap_or(key);
            if let Some(finding) = sub_code(code, draft.api.integer_reasons) {
                findings.at_entry(index, finding);
            }
        }
    }
    for (_, node) in &draft.document.retired {
        match &node.code {
            Some(code) if style == CodeStyle::None => findings.push(without(code)),
            Some(code) if style == CodeStyle::Integer && !name::fits(code.as_str(), style) => {
                findings.push(malformed(code, Some(code.as_str()), style));
            }
            _ => {}
        }
    }
}

/// Whether the code is in the style, with letters of it in the place of values.
fn fits(entry: &Entry, style: CodeStyle) -> bool {
    let code = entry.code.as_deref().unwrap_or_default();
    let with = |letter: &'static str| entry.code_with(&|_| Some(letter.into()));
    let mut filled = ["x", "X", "1"].into_iter().filter_map(with);
    name::fits(code, style) || filled.any(|code| name::fits(&code, style))
}

fn malformed(written: &Text, code: Option<&str>, style: CodeStyle) -> Diagnostic {
    let code = code.unwrap_or_default();
    let finding = Diagnostic::new(
        &RULE,
        written.span,
        match code {
            "" => "a code is empty".to_owned(),
            code => format!("the code `{code}` is not in the style `{}`", style.as_str()),
        },
        "malformed code",
    );
    let snake = heck::ToSnakeCase::to_snake_case(code);
    let near = name::code(&snake, style).filter(|near| name::fits(near, style));
    let other = CodeStyle::ALL
        .iter()
        .filter(|style| !matches!(style, CodeStyle::Integer | CodeStyle::None))
        .find(|style| name::fits(code, **style));
    match (near, other) {
        // The style is of the text around the values, which no other spelling of it would keep.
        _ if code.contains('{') && !matches!(style, CodeStyle::Any | CodeStyle::Integer) => finding.help(format!(
            "write the text around the values in the style, or set `codes: {{style: any}}` if the API does send `{code}`"
        )),
        (Some(near), _) if style == CodeStyle::Any => finding.help(format!("write `{near}`")),
        (Some(near), Some(other)) => finding.help(format!(
            "write `{near}`; if the API does send `{code}`, set `codes: {{style: {}}}`",
            other.as_str()
        )),
        _ if style == CodeStyle::Integer => {
            finding.help("write a whole number such as `40001`, `0` or `-3`, without leading zeros")
        }
        _ => finding.help("write what goes on the wire"),
    }
}

fn missing(key: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        key.span,
        format!(
            "`{}` has no code, and a number cannot come from its name",
            key.value
        ),
        "an entry without `code`",
    )
    .help("write `code:` with a whole number")
}

fn without(code: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        code.span,
        format!(
            "the code `{}` stands in a catalogue without codes",
            code.value
        ),
        "a code that is never sent",
    )
    .help("remove it, or set another style than `codes: {style: none}`")
}

fn by_no_code(by: &Spanned<By>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        by.span,
        "no error of this catalogue has a code to be recognised by",
        "a code that is never sent",
    )
    .help("write `by: message` or `by: status`, or set another style than `codes: {style: none}`")
}

fn in_text(code: &Text) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        code.span,
        format!(
            "the code `{}` stands in an error that is sent as plain text",
            code.value
        ),
        "a code that is never sent",
    )
    .help("remove it: clients recognise the error by its message")
}

fn beside(code: &Text, by: &Spanned<By>) -> Diagnostic {
    let word = by.value.as_str();
    Diagnostic::new(
        &RULE,
        code.span,
        format!(
            "the code `{}` stands in an entry that is recognised by its {word}",
            code.value
        ),
        "a code that is never sent",
    )
    .related(by.span, "by what it is recognised")
    .help("remove one of the two: an error that has a code is recognised by it")
}

/// Refuses a sub-code that says nothing, or is no whole number where all are.
fn sub_code(code: &Text, are_integers: bool) -> Option<Diagnostic> {
    let message = if code.value.is_empty() {
        "a sub-code is empty".to_owned()
    } else if are_integers && !name::fits(&code.value, CodeStyle::Integer) {
        format!("the sub-code `{}` is no whole number", code.value)
    } else {
        return None;
    };
    let finding = Diagnostic::new(&RULE, code.span, message, "malformed code");
    Some(finding.help("write what goes on the wire, such as `code: 463`; where sub-codes are texts, leave `reasons` out of `codes`"))
}
