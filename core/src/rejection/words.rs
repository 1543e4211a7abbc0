//! What serde, its readers and the standard library say of a value, by the forms of their texts, in constant words.

use std::{borrow::Cow, format};

use serde_core::de::Unexpected;

use super::number;

/// What may be said of an error of which only the text is known: no part of it. `asked` is the type that was read.
pub(crate) fn reason(text: &str, asked: Option<&str>) -> Option<Cow<'static, str>> {
    let text = without_position(text);
    let forms = [
        ("missing field `", "missing field"),
        ("duplicate field `", "duplicate field"),
        ("unknown field `", "unknown field"),
        ("unknown variant `", "unknown variant"),
        ("invalid length ", "invalid length"),
        ("recursion limit exceeded", "it is nested too deeply"),
    ];
    for (start, words) in forms {
        if text.starts_with(start) {
            return Some(words.into());
        }
    }
    if let Some(rest) = text.strip_prefix("invalid type: ") {
        return misfit(after(rest, ", expected "), given(rest));
    }
    if let Some(rest) = text.strip_prefix("invalid value: ") {
        let ty = after(rest, ", expected ");
        let too_far = given(rest).is_some_and(|given| number::is_too_far(given, ty));
        return expected(ty, too_far).map(expecting);
    }
    parsed(text).or_else(|| converted(text, asked))
}

/// That a value is not what was expected.
pub(super) fn misfit(ty: &str, given: Option<Unexpected<'_>>) -> Option<Cow<'static, str>> {
    let is_number = number::expected(ty, false).is_some();
    let too_far = is_number && given.is_some_and(|given| number::is_too_far(given, ty));
    let kind = given.and_then(kind);
    match (expected(ty, too_far), kind) {
        (Some(expected), _) if too_far => Some(expecting(expected)),
        (Some(expected), Some(kind)) => Some(format!("expected {expected}, not {kind}").into()),
        (Some(expected), None) => Some(expecting(expected)),
        (None, Some(kind)) => Some(format!("{kind} does not fit").into()),
        (None, None) => None,
    }
}

pub(super) fn expecting(expected: impl Into<Cow<'static, str>>) -> Cow<'static, str> {
    let expected = expected.into();
    format!("expected {expected}").into()
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

/// What a value of the path is not, in the words of axum and of actix.
fn parsed(text: &str) -> Option<Cow<'static, str>> {
    let is_one = text.starts_with("Cannot parse ") || text.starts_with("can not parse ");
    let (value, ty) = text.rsplit_once(" to a ").filter(|_| is_one)?;
    let ty = ty.trim_matches('`');
    let value = value.trim_end_matches(['`', '"']);
    let value = value.rsplit(['`', '"']).next().unwrap_or_default();
    expected(ty, number::is_too_far_text(value, ty)).map(expecting)
}

/// What the standard library says of a text that is not the number or the boolean that it should be.
fn converted(text: &str, asked: Option<&str>) -> Option<Cow<'static, str>> {
    let of = |too_far, otherwise: &'static str| {
        let known = asked.and_then(|ty| number::expected(ty, too_far));
        Some(expecting(known.unwrap_or(otherwise.into())))
    };
    match text {
        "invalid digit found in string" | "cannot parse integer from empty string" => {
            of(false, "an integer")
        }
        "invalid float literal" | "cannot parse float from empty string" => of(false, "a number"),
        "number too large to fit in target type"
        | "number too small to fit in target type"
        | "number out of range" => match asked.filter(|ty| !ty.starts_with('f')) {
            Some(_) => of(true, "an integer"),
            None => Some("the number is out of range".into()),
        },
        "provided string was not `true` or `false`" => Some("expected true or false".into()),
        _ => None,
    }
}

/// What the value is, by the words of serde before the value itself.
fn given(text: &str) -> Option<Unexpected<'static>> {
    let number = |start| Some(text.strip_prefix(start)?.split_once('`')?.0);
    if let Some(number) = number("integer `") {
        let unsigned = number.parse().map(Unexpected::Unsigned);
        return unsigned
            .or_else(|_| number.parse().map(Unexpected::Signed))
            .ok();
    }
    if let Some(number) = number("floating point `") {
        return number.parse().map(Unexpected::Float).ok();
    }
    let kinds = [
        ("null", Unexpected::Unit),
        ("unit value", Unexpected::Unit),
        ("boolean ", Unexpected::Bool(true)),
        ("character ", Unexpected::Str("")),
        ("string ", Unexpected::Str("")),
        ("sequence", Unexpected::Seq),
        ("map", Unexpected::Map),
    ];
    let known = kinds.iter().find(|(start, _)| text.starts_with(start));
    known.map(|(_, given)| *given)
}

fn kind(given: Unexpected<'_>) -> Option<&'static str> {
    Some(match given {
        Unexpected::Unit => "null",
        Unexpected::Bool(_) => "a boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "an integer",
        Unexpected::Float(_) => "a number",
        Unexpected::Char(_) | Unexpected::Str(_) => "a string",
        Unexpected::Seq => "an array",
        Unexpected::Map => "an object",
        _ => return None,
    })
}

/// What is expected, in the words of JSON.
fn expected(ty: &str, too_far: bool) -> Option<Cow<'static, str>> {
    if let Some(number) = number::expected(ty, too_far) {
        return Some(number);
    }
    let is_list = ["a tuple", "tuple ", "an array", "a sequence"]
        .iter()
        .any(|start| ty.starts_with(start));
    Some(Cow::Borrowed(match ty {
        "a boolean" | "bool" => "true or false",
        "a character" | "char" => "a single character",
        "a string" | "str" | "string" | "String" | "a borrowed string" => "a string",
        "unit" | "null" => "null",
        "string or map" => "a string or an object",
        _ if ty.starts_with("struct ") || ty.starts_with("a map") => "an object",
        _ if is_list => "an array",
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn nothing_of_a_text_is_repeated() {
        for (text, said) in [
            ("missing field `sk_poison`", Some("missing field")),
            ("duplicate field `sk_poison`", Some("duplicate field")),
            (
                "unknown field `x`, expected `sk_poison`",
                Some("unknown field"),
            ),
            (
                "invalid value: string \"x\", expected the key sk_poison",
                None,
            ),
            ("can not parse \"x\" to a sk_poison", None),
            (
                "invalid type: integer `7`, expected sk_poison",
                Some("an integer does not fit"),
            ),
            ("sk_poison", None),
            ("", None),
        ] {
            assert_eq!(reason(text, None).as_deref(), said, "{text}");
        }
    }

    #[test]
    fn one_mistake_has_one_wording() {
        let beyond = "expected an integer from 0 to 18446744073709551615";
        for (text, asked) in [
            ("Cannot parse `99999999999999999999` to a `u64`", None),
            (
                "Cannot parse `id` with value `99999999999999999999` to a `u64`",
                None,
            ),
            ("can not parse \"99999999999999999999\" to a u64", None),
            ("number too large to fit in target type", Some("u64")),
            ("invalid type: floating point `1e+20`, expected u64", None),
            (
                "invalid type: floating point `1e+20`, expected u64 at line 1 column 9",
                None,
            ),
        ] {
            assert_eq!(reason(text, asked).as_deref(), Some(beyond), "{text}");
        }
        let negative = "expected an integer of 0 or more";
        for (text, asked) in [
            ("Cannot parse `-1` to a `u64`", None),
            ("can not parse \"-1\" to a u64", None),
            ("invalid digit found in string", Some("u64")),
            ("invalid value: integer `-1`, expected u64", None),
            ("invalid value: integer `-1`, expected usize", None),
        ] {
            assert_eq!(reason(text, asked).as_deref(), Some(negative), "{text}");
        }
    }
}
