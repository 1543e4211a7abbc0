//! Numbers in the words of JSON, with the same words wherever one stands.

use std::{
    borrow::Cow,
    format,
    string::{String, ToString},
};

use serde_core::de::Unexpected;

/// What is expected where this type of Rust is read; `too_far` if the value is a number beyond its ends.
pub(super) fn expected(ty: &str, too_far: bool) -> Option<Cow<'static, str>> {
    if ty.starts_with("a nonzero ") {
        return Some("an integer other than 0".into());
    }
    Some(match ty {
        "f32" | "f64" => "a number".into(),
        "u32" | "u64" | "u128" | "usize" if !too_far => "an integer of 0 or more".into(),
        "i32" | "i64" | "i128" | "isize" if !too_far => "an integer".into(),
        _ => {
            let (least, most) = ends(ty)?;
            format!("an integer from {least} to {most}").into()
        }
    })
}

/// Whether a value is a number beyond the ends of a type. A negative one is none of an unsigned type at all.
pub(super) fn is_too_far(given: Unexpected<'_>, ty: &str) -> bool {
    match given {
        Unexpected::Unsigned(_) => true,
        Unexpected::Signed(number) => number >= 0 || ty.starts_with('i'),
        // What is beyond 64 bits comes as a float.
        Unexpected::Float(number) => {
            (number >= 1.8e19) || (number <= -9.2e18 && ty.starts_with('i'))
        }
        _ => false,
    }
}

/// The same of a text that is not the number that it should be.
pub(super) fn is_too_far_text(text: &str, ty: &str) -> bool {
    let (digits, may_be) = match text.strip_prefix('-') {
        Some(digits) => (digits, ty.starts_with('i')),
        None => (text.strip_prefix('+').unwrap_or(text), true),
    };
    may_be && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text says a value of a type that is no text.
pub(super) fn is_written(text: &str, ty: &str) -> bool {
    macro_rules! parses {
        ($($name:ident)*) => {
            match ty {
                "a boolean" => text.parse::<bool>().is_ok(),
                $(stringify!($name) => text.parse::<$name>().is_ok(),)*
                _ => false,
            }
        };
    }
    parses!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64)
}

fn ends(ty: &str) -> Option<(String, String)> {
    macro_rules! ends {
        ($($name:ident)*) => {
            match ty {
                $(stringify!($name) => Some(($name::MIN.to_string(), $name::MAX.to_string())),)*
                _ => None,
            }
        };
    }
    ends!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize)
}
