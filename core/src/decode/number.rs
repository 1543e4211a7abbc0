//! Numbers and truths, as texts and JSON write them.

use alloc::string::{String, ToString};

use serde_json::{Number, Value};

use crate::{Kind, json};

/// A number without an exponent: the only form that JSON, headers and messages have in common.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let is_decimal = match unsigned.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(unsigned),
    };
    text.parse().ok().filter(|_| is_decimal)
}

/// A text as the scalar that it writes: a number, `true` or `false`.
pub(super) fn scalar(text: &str) -> Option<Value> {
    let text = text.trim();
    if let Some(truth) = truth(text) {
        return Some(Value::Bool(truth));
    }
    let number = decimal(text)?;
    match text.parse::<i64>() {
        Ok(integer) => Some(Value::from(integer)),
        Err(_) => Some(Value::from(number)),
    }
}

/// What a value in a code writes: a number or a truth without blanks. A number may have an exponent, as large ones are written.
pub(super) fn of_code(kind: Kind, text: &str) -> Option<Value> {
    if text.trim() != text {
        return None;
    }
    let exponent = || {
        let (number, exponent) = text.split_once(['e', 'E'])?;
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        decimal(number).filter(|_| is_number && matches!(kind, Kind::Number | Kind::Seconds))?;
        Some(Value::from(text.parse::<f64>().ok()?))
    };
    scalar(text).or_else(exponent)
}

/// The last whole number that is exact in JavaScript. One beyond it is a text in JSON.
const EXACT: u64 = (1 << 53) - 1;

/// Whether a text is a whole number that is not exact in JavaScript.
pub(super) fn is_large(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.len() >= 16 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number && !digits.parse().is_ok_and(|number: u64| number <= EXACT)
}

/// A whole number, which JSON may write with a fraction of nothing, and as text where JavaScript has no exact one.
pub(super) fn whole(value: &Value) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "no more than 53 bits"
    )]
    let of_float = |float: f64| {
        let whole = float as i64;
        let is_exact =
            (whole as f64).to_bits() == (float + 0.0).to_bits() && float.abs() <= EXACT as f64;
        is_exact.then_some(whole)
    };
    match value {
        Value::Number(number) if number.is_f64() => of_float(number.as_f64()?),
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.parse().ok().filter(|_| is_large(text)),
        _ => None,
    }
}

/// A number, which may be a text as [`whole`] ones may.
pub(super) fn real(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) if is_large(text) => text.parse().ok(),
        _ => None,
    }
    .filter(|number: &f64| number.is_finite())
}

/// A number of seconds that can be counted: neither negative nor past 64 bits.
pub(super) fn seconds(value: &Value) -> Option<f64> {
    const MOST: f64 = 18_446_744_073_709_551_616.0;
    real(value).filter(|seconds| (0.0..MOST).contains(seconds))
}

/// The digits of a whole number that JavaScript would write as another.
#[expect(
    clippy::cast_precision_loss,
    reason = "this is how JavaScript reads it"
)]
pub(super) fn lost(number: &Number) -> Option<String> {
    let (size, float) = match (number.as_u64(), number.as_i64()) {
        (Some(number), _) => (number, number as f64),
        (None, Some(number)) => (number.unsigned_abs(), number as f64),
        (None, None) => return None,
    };
    let digits = number.to_string();
    let mut theirs = String::new();
    let _ = json::number(float, &mut theirs);
    (size > EXACT && theirs != digits).then_some(digits)
}

/// A text that is either `true` or `false`.
pub(crate) fn truth(text: &str) -> Option<bool> {
    match text.trim() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}
