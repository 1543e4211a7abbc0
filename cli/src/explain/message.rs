//! Entries recognised by the text of a message, as clients of an API without codes recognise them.

use errcat_catalog::Status;
use errcat_catalog::api::{Api, Entry, Matcher, MatcherKind, Part};

use super::find::Subject;

/// The entries that a matcher of theirs takes the message for: the most exact kind that any of them has, exact before prefix before template.
///
/// Entries of another status than the response's are left out, if there are others; and so are those with a code, if the response
/// has one.
pub(super) fn find<'a>(
    api: &'a Api,
    message: &str,
    status: Option<Status>,
    has_code: bool,
) -> Vec<Subject<'a>> {
    let mut found: Vec<_> = api
        .entries
        .iter()
        .filter(|entry| !has_code || entry.code.is_none())
        .filter_map(|entry| {
            let fits = |matcher: &&Matcher| matches(matcher.kind, &matcher.parts, message);
            let kinds = entry
                .matchers
                .iter()
                .filter(fits)
                .map(|matcher| matcher.kind);
            Some((entry, kinds.min()?))
        })
        .collect();
    let fits_status = |entry: &Entry| {
        let Some(status) = status.filter(|_| entry.status.is_some()) else {
            return true;
        };
        entry.declared_statuses().any(|own| own.overlaps(status))
    };
    if found.iter().any(|(entry, _)| fits_status(entry)) {
        found.retain(|(entry, _)| fits_status(entry));
    }
    let best = found.iter().map(|(_, kind)| *kind).min();
    found.retain(|(_, kind)| Some(*kind) == best);
    found
        .into_iter()
        .map(|(entry, _)| Subject::Entry(api, entry, None))
        .collect()
}

fn matches(kind: MatcherKind, parts: &[Part], message: &str) -> bool {
    match (kind, parts) {
        (MatcherKind::Exact, [Part::Text(text)]) => message == text,
        (MatcherKind::Prefix, [Part::Text(text)]) => message.starts_with(text.as_str()),
        _ => is_instance(parts, message),
    }
}

/// Whether a text is the template with something, at least one character, in the place of each param.
///
/// Each piece of text is taken where it first occurs: if the rest fits after a later place, it fits after the first.
fn is_instance(parts: &[Part], text: &str) -> bool {
    let mut rest = text;
    let mut after_param = false;
    for (index, part) in parts.iter().enumerate() {
        let Part::Text(piece) = part else {
            after_param = true;
            continue;
        };
        let found = if !after_param {
            rest.strip_prefix(piece.as_str())
        } else if index + 1 == parts.len() {
            rest.strip_suffix(piece.as_str())
                .filter(|value| !value.is_empty())
                .map(|_| "")
        } else {
            let value = rest.chars().next().map_or(0, char::len_utf8);
            rest[value..]
                .find(piece.as_str())
                .filter(|_| value > 0)
                .map(|at| &rest[value + at + piece.len()..])
        };
        let Some(remaining) = found else { return false };
        rest = remaining;
        after_param = false;
    }
    after_param != rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(text: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        for (index, piece) in text.split('%').enumerate() {
            if index > 0 {
                parts.push(Part::Param("x".to_owned()));
            }
            if !piece.is_empty() {
                parts.push(Part::Text(piece.to_owned()));
            }
        }
        parts
    }

    #[test]
    fn instances_of_templates_are_recognised() {
        let cases = [
            ("plain", "plain", true),
            ("plain", "plain text", false),
            ("retry after % seconds", "retry after 60 seconds", true),
            ("retry after % seconds", "retry after  seconds", false),
            ("retry after % seconds", "retry after 60 seconds.", false),
            ("% and %", "a and b and c", true),
            ("% and %", "a and ", false),
            ("%: %!", "é: ü!", true),
            ("%", "", false),
            ("%", "é", true),
            ("%aXa", "aaXaXa", true),
        ];
        for (text, message, expected) in cases {
            assert_eq!(
                is_instance(&template(text), message),
                expected,
                "{text:?} {message:?}"
            );
        }
    }
}
