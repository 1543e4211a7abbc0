//! Texts: constants put in place, message templates taken apart.

use crate::api::Part;

/// What is wrong in a text, with the words it is about.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Problem {
    UnknownConstant(String),
    Unclosed(String),
    StrayBrace,
    BadPlaceholder(String),
}

/// A text with its constants in place.
pub(super) fn expand<'a>(
    text: &str,
    constant: &dyn Fn(&str) -> Option<&'a str>,
    problems: &mut Vec<Problem>,
) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        expanded.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("$${") {
            expanded.push_str("${");
            rest = after;
        } else if rest.starts_with("${") {
            rest = reference(rest, constant, &mut expanded, problems);
        } else {
            expanded.push('$');
            rest = &rest[1..];
        }
    }
    expanded.push_str(rest);
    expanded
}

/// A message template in pieces, constants in place: adjacent texts are one piece, empty ones are none.
pub(super) fn parse<'a>(
    text: &str,
    constant: &dyn Fn(&str) -> Option<&'a str>,
    problems: &mut Vec<Problem>,
) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut current = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['$', '{', '}']) {
        current.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("{{") {
            current.push('{');
            rest = after;
        } else if let Some(after) = rest.strip_prefix("}}") {
            current.push('}');
            rest = after;
        } else if rest.starts_with("$${") && !rest.starts_with("$${{") {
            current.push('$');
            rest = &rest[2..];
        } else if rest.starts_with("${") && !rest.starts_with("${{") {
            rest = reference(rest, constant, &mut current, problems);
        } else if rest.starts_with('{') {
            let Some(end) = rest.find('}') else {
                problems.push(Problem::Unclosed(rest.to_owned()));
                current.push_str(rest);
                rest = "";
                break;
            };
            let name = &rest[1..end];
            if name.is_empty() || name.contains(['{', '\n', ' ']) {
                problems.push(Problem::BadPlaceholder(rest[..=end].to_owned()));
            } else {
                if !current.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut current)));
                }
                parts.push(Part::Param(name.to_owned()));
            }
            rest = &rest[end + 1..];
        } else {
            if rest.starts_with('}') {
                problems.push(Problem::StrayBrace);
            }
            current.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    current.push_str(rest);
    if !current.is_empty() || parts.is_empty() {
        parts.push(Part::Text(current));
    }
    parts
}

/// Takes `${name}` off the front of `text` and puts its value at the end of `into`.
fn reference<'t, 'a>(
    text: &'t str,
    constant: &dyn Fn(&str) -> Option<&'a str>,
    into: &mut String,
    problems: &mut Vec<Problem>,
) -> &'t str {
    let Some(end) = text.find('}') else {
        problems.push(Problem::Unclosed(text.to_owned()));
        into.push_str(text);
        return "";
    };
    let name = &text[2..end];
    match constant(name) {
        Some(value) => into.push_str(value),
        None => problems.push(Problem::UnknownConstant(name.to_owned())),
    }
    &text[end + 1..]
}

/// A template as it is written, from its pieces.
pub(super) fn template(parts: &[Part]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.replace('{', "{{").replace('}', "}}"),
            Part::Param(name) => format!("{{{name}}}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constant(name: &str) -> Option<&'static str> {
        (name == "limit").then_some("{60}")
    }

    #[test]
    fn templates_come_apart_and_together_again() {
        let mut problems = Vec::new();
        let parts = parse(
            "a {x} {{b}} ${limit} $5 $${y} ${{z}}",
            &constant,
            &mut problems,
        );
        assert_eq!(problems, []);
        assert_eq!(
            parts,
            [
                Part::Text("a ".into()),
                Part::Param("x".into()),
                Part::Text(" {b} {60} $5 $".into()),
                Part::Param("y".into()),
                Part::Text(" ${z}".into()),
            ]
        );
        assert_eq!(template(&parts), "a {x} {{b}} {{60}} $5 ${y} ${{z}}");
    }

    #[test]
    fn texts_know_constants_but_no_placeholders() {
        let mut problems = Vec::new();
        let text = expand("{x} ${limit} $${limit} $1 $", &constant, &mut problems);
        assert_eq!(text, "{x} {60} ${limit} $1 $");
        assert_eq!(problems, []);
    }

    #[test]
    fn every_mistake_is_found() {
        let mut problems = Vec::new();
        parse("{} } ${nope} {a b} {open", &constant, &mut problems);
        assert_eq!(
            problems,
            [
                Problem::BadPlaceholder("{}".into()),
                Problem::StrayBrace,
                Problem::UnknownConstant("nope".into()),
                Problem::BadPlaceholder("{a b}".into()),
                Problem::Unclosed("{open".into()),
            ]
        );
    }
}
