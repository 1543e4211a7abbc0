//! What may be said of a value that was rejected: why, and where.
//!
//! An error of serde holds parts of the request, and where a service's own types write it, anything. So its text goes no
//! further than here: it is read by the forms that serde writes, and the answer is made of constant texts and of names of
//! the service's own schema.

use std::{borrow::Cow, borrow::ToOwned, format, string::String, vec::Vec};

use crate::Cause;

/// What does not fit, as far as the error is one of serde's own.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mismatch<'a> {
    pub(crate) problem: Cow<'static, str>,
    pub(crate) place: Place<'a>,
}

/// Which value it is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    /// The one that was read.
    Here,
    /// This field of the one that was read.
    Field(&'a str),
    /// The one that has a part which the client named.
    Around,
}

/// Reads the text of an error of serde.
pub(crate) fn mismatch(text: &str) -> Option<Mismatch<'_>> {
    let text = without_position(text);
    for (start, what) in [
        ("missing field `", "missing"),
        ("duplicate field `", "duplicate"),
    ] {
        if let Some(name) = text.strip_prefix(start) {
            let name = name.strip_suffix('`').filter(|name| is_name(name))?;
            let problem = format!("{what} field `{name}`").into();
            return Some(Mismatch {
                problem,
                place: Place::Field(name),
            });
        }
    }
    for (start, what) in [
        ("unknown field `", "unknown field"),
        ("unknown variant `", "unknown variant"),
    ] {
        if text.starts_with(start) {
            let problem = match names(text) {
                Some(names) => format!("{what}, expected {names}").into(),
                None => what.into(),
            };
            return Some(Mismatch {
                problem,
                place: Place::Around,
            });
        }
    }
    let problem = if let Some(rest) = text.strip_prefix("invalid type: ") {
        match (expected(after(text, ", expected ")), given(rest)) {
            (Some(expected), Some(given)) => format!("expected {expected}, not {given}").into(),
            (Some(expected), None) => format!("expected {expected}").into(),
            (None, Some(given)) => format!("{given} does not fit").into(),
            (None, None) => return None,
        }
    } else if text.starts_with("invalid value: ") {
        parsed(after(text, ", expected "))?
    } else if text.starts_with("invalid length ") {
        "invalid length".into()
    } else if text.starts_with("can not parse ") {
        // What actix says of a value in the path.
        parsed(after(text, " to a "))?
    } else {
        number(text)?.into()
    };
    Some(Mismatch {
        problem,
        place: Place::Here,
    })
}

/// What was expected of a value, by the name of a type of Rust.
pub(crate) fn parsed(ty: &str) -> Option<Cow<'static, str>> {
    expected(ty).map(|expected| format!("expected {expected}").into())
}

/// The name of a param in the pattern of a route: of this place, or the only one.
pub(crate) fn param(route: &str, place: Option<usize>) -> Option<&str> {
    let params = route.split('{').skip(1).map(|rest| {
        let end = rest.find([':', '}']).unwrap_or(rest.len());
        rest[..end].trim_start_matches('*')
    });
    let params: Vec<&str> = params.collect();
    match (place, &*params) {
        (Some(place), params) => params.get(place).copied(),
        (None, [only]) => Some(only),
        (None, _) => None,
    }
}

/// Where a text stops being JSON, which the client can see in its own.
pub(crate) fn not_json(error: &serde_json::Error) -> Cow<'static, str> {
    match (error.line(), error.column()) {
        (0, _) => "it is not JSON".into(),
        (line, column) => format!("it is not JSON (line {line}, column {column})").into(),
    }
}

impl Mismatch<'_> {
    /// The cause with what may be said of it, where nothing tells which value was read.
    pub(crate) fn of(text: &str, otherwise: &'static str, cause: Cause) -> Cause {
        match mismatch(text) {
            Some(Mismatch { problem, place }) => cause.saying(problem).at(match place {
                Place::Field(name) => Some(name),
                Place::Here | Place::Around => None,
            }),
            None if otherwise.is_empty() => cause,
            None => cause.saying(otherwise),
        }
    }
}

/// Whether a path is made of names and numbers, and short.
pub(crate) fn is_plain(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.[]".contains(&byte);
    (1..=128).contains(&path.len()) && path.bytes().all(plain) && path != "."
}

/// The text without the line and the column that a reader of JSON adds.
fn without_position(text: &str) -> &str {
    let Some((before, position)) = text.rsplit_once(" at line ") else {
        return text;
    };
    let is_position = position
        .split(" column ")
        .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if is_position { before } else { text }
}

fn after<'a>(text: &'a str, separator: &str) -> &'a str {
    text.rsplit_once(separator).map_or("", |(_, after)| after)
}

/// The names that serde says it expects: `` `a` ``, `` `a` or `b` ``, `` one of `a`, `b`, `c` ``.
fn names(text: &str) -> Option<String> {
    let list = after(text, ", expected ");
    let list = list.strip_prefix("one of ").unwrap_or(list);
    let quoted: Vec<&str> = list
        .split(", ")
        .flat_map(|part| part.split(" or "))
        .collect();
    let name = |quoted: &&str| {
        let name = quoted
            .strip_prefix('`')
            .and_then(|rest| rest.strip_suffix('`'));
        name.is_some_and(is_name)
    };
    if !quoted.iter().all(name) || quoted.len() > 32 {
        return None;
    }
    let (last, others) = quoted.split_last()?;
    Some(if others.is_empty() {
        (*last).to_owned()
    } else {
        format!("{} or {last}", others.join(", "))
    })
}

fn is_name(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.$@".contains(&byte);
    (1..=64).contains(&text.len()) && text.bytes().all(plain)
}

/// What the value is, by the words of serde before the value itself.
fn given(text: &str) -> Option<&'static str> {
    let kinds = [
        ("null", "null"),
        ("unit value", "null"),
        ("boolean ", "a boolean"),
        ("integer ", "an integer"),
        ("floating point ", "a number"),
        ("character ", "a string"),
        ("string ", "a string"),
        ("sequence", "an array"),
        ("map", "an object"),
    ];
    kinds
        .iter()
        .find(|(start, _)| text.starts_with(start))
        .map(|(_, kind)| *kind)
}

/// What is expected, in the words of JSON.
fn expected(ty: &str) -> Option<&'static str> {
    Some(match ty {
        "a boolean" | "bool" => "true or false",
        "u8" => "an integer from 0 to 255",
        "u16" => "an integer from 0 to 65535",
        "u32" | "u64" | "u128" | "usize" => "an integer of 0 or more",
        "i8" => "an integer from -128 to 127",
        "i16" => "an integer from -32768 to 32767",
        "i32" | "i64" | "i128" | "isize" => "an integer",
        "f32" | "f64" => "a number",
        "a character" | "char" => "a single character",
        "a string" | "str" | "string" | "a borrowed string" => "a string",
        "a map" => "an object",
        "unit" | "null" => "null",
        "string or map" => "a string or an object",
        _ if ty.starts_with("struct ") || ty.starts_with("a map") => "an object",
        _ if ["a tuple", "tuple ", "an array", "a sequence"]
            .iter()
            .any(|start| ty.starts_with(start)) =>
        {
            "an array"
        }
        _ => return None,
    })
}

/// What the standard library says of a text that is not the number or the boolean that it should be.
fn number(text: &str) -> Option<&'static str> {
    Some(match text {
        "invalid digit found in string" | "cannot parse integer from empty string" => {
            "expected an integer"
        }
        "number too large to fit in target type" | "number too small to fit in target type" => {
            "the number is out of range"
        }
        "invalid float literal" | "cannot parse float from empty string" => "expected a number",
        "provided string was not `true` or `false`" => "expected true or false",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Mismatch, Place, is_plain, mismatch, param};
    use serde::Deserialize;
    use std::{string::String, string::ToString, vec::Vec};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "it is only read")]
    struct Order {
        qty: u8,
        name: String,
        colour: Option<Colour>,
        tags: Option<Vec<String>>,
        inner: Option<Inner>,
        custom: Option<Custom>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Colour {
        DarkRed,
        Green,
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "it is only read")]
    struct Inner {
        ratio: f64,
        yes: bool,
    }

    #[derive(Debug, Deserialize)]
    #[serde(try_from = "String")]
    struct Custom;

    impl TryFrom<String> for Custom {
        type Error = String;

        fn try_from(text: String) -> Result<Self, String> {
            Err(std::format!("no {text} in postgres://sk_poison"))
        }
    }

    fn said(json: &str) -> Option<(String, Option<String>)> {
        let error = serde_json::from_str::<Order>(json).expect_err("it does not fit");
        mismatch(&error.to_string()).map(|Mismatch { problem, place }| {
            let field = match place {
                Place::Field(name) => Some(name.to_string()),
                Place::Here | Place::Around => None,
            };
            (problem.to_string(), field)
        })
    }

    #[test]
    fn the_reason_is_said_in_names_of_the_schema_alone() {
        for (json, problem, field) in [
            (r#"{"name":"a"}"#, "missing field `qty`", Some("qty")),
            (r#"{"qty":1,"qty":2}"#, "duplicate field `qty`", Some("qty")),
            (
                r#"{"qty":"sk_poison"}"#,
                "expected an integer from 0 to 255, not a string",
                None,
            ),
            (r#"{"qty":300}"#, "expected an integer from 0 to 255", None),
            (r#"{"qty":-1}"#, "expected an integer from 0 to 255", None),
            (
                r#"{"qty":1.5}"#,
                "expected an integer from 0 to 255, not a number",
                None,
            ),
            (
                r#"{"qty":null}"#,
                "expected an integer from 0 to 255, not null",
                None,
            ),
            (r#"{"name":[]}"#, "expected a string, not an array", None),
            (r#"{"name":{}}"#, "expected a string, not an object", None),
            (r#"{"name":true}"#, "expected a string, not a boolean", None),
            (
                r#"{"tags":"a, expected u8"}"#,
                "expected an array, not a string",
                None,
            ),
            (r#"{"inner":7}"#, "expected an object, not an integer", None),
            (
                r#"{"inner":{"ratio":"x"}}"#,
                "expected a number, not a string",
                None,
            ),
            (
                r#"{"inner":{"yes":7}}"#,
                "expected true or false, not an integer",
                None,
            ),
            (r#"{"inner":{}}"#, "missing field `ratio`", Some("ratio")),
            (
                r#"{"sk_poison`, expected `x":1}"#,
                "unknown field, expected `qty`, `name`, `colour`, `tags`, `inner` or `custom`",
                None,
            ),
            (
                r#"{"colour":"sk_poison`, expected one of `a"}"#,
                "unknown variant, expected `dark_red` or `green`",
                None,
            ),
            ("[]", "invalid length", None),
            ("7", "expected an object, not an integer", None),
        ] {
            let expected = (problem.to_string(), field.map(ToString::to_string));
            assert_eq!(said(json), Some(expected), "{json}");
        }
    }

    #[test]
    fn a_field_is_a_path_of_plain_names() {
        assert!(is_plain("scopes[1].name"));
        assert!(
            !is_plain("")
                && !is_plain(".")
                && !is_plain("a b")
                && !is_plain("a\r\nb")
                && !is_plain("é")
        );
        assert!(!is_plain(&"a".repeat(129)));
    }

    #[test]
    fn a_param_has_its_name_in_the_route() {
        assert_eq!(param("/a/{id}", None), Some("id"));
        assert_eq!(param("/a/{id:\\d+}", None), Some("id"));
        assert_eq!(param("/a/{*rest}", None), Some("rest"));
        assert_eq!(param("/a/{id}/b/{run}", Some(1)), Some("run"));
        assert_eq!(param("/a/{id}/b/{run}", None), None);
        assert_eq!(param("/a", Some(0)), None);
    }

    #[test]
    fn no_text_of_the_client_is_repeated() {
        let texts = [
            "sk_poison",
            "`sk_poison`",
            "a`, expected `sk_poison",
            "a`, expected one of `sk_poison`, `b",
            "a`, there are no fields, expected `sk_poison`",
            "missing field `sk_poison`",
            "duplicate field `sk_poison` at line 1 column 1",
            "a, expected sk_poison",
            "\", expected struct sk_poison",
        ];
        for text in texts {
            let text = serde_json::to_string(text).expect("a text");
            for json in [
                std::format!("{{{text}:1}}"),
                std::format!("{{\"qty\":{text}}}"),
                std::format!("{{\"colour\":{text}}}"),
                std::format!("{{\"colour\":{{{text}:1}}}}"),
                std::format!("{{\"tags\":{text}}}"),
                std::format!("{{\"inner\":{text}}}"),
                std::format!("{{\"inner\":{{\"yes\":{text}}}}}"),
                std::format!("{{\"custom\":{text}}}"),
                text.clone(),
            ] {
                let said = said(&json);
                assert!(
                    !std::format!("{said:?}").contains("poison"),
                    "{json}: {said:?}"
                );
            }
        }
    }

    #[test]
    fn what_a_type_of_the_service_says_is_not_repeated() {
        assert_eq!(said(r#"{"custom":"sk_poison"}"#), None);
        for text in [
            "missing field `a b`",
            "missing field `sk_poison",
            "invalid value: string \"x\", expected the key sk_poison",
            "can not parse \"x\" to a sk_poison",
            "sk_poison",
            "",
        ] {
            assert_eq!(mismatch(text), None, "{text}");
        }
        let named = mismatch("unknown field `x`, expected `a` or `the sk_poison`");
        assert_eq!(
            named.map(|named| named.problem),
            Some("unknown field".into())
        );
    }
}
