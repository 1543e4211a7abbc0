//! Numbers and truths, as texts and JSON write them.

use serde_json::Value;

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

/// A whole number, which JSON may write with a fraction of nothing.
pub(super) fn whole(value: &Value) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "compared with what it came from"
    )]
    let of_float = || {
        let float = value.as_f64()?;
        let whole = float as i64;
        #[expect(
            clippy::cast_precision_loss,
            clippy::float_cmp,
            reason = "equal or no whole number"
        )]
        (whole as f64 == float && whole != i64::MAX).then_some(whole)
    };
    match value {
        Value::Number(number) if number.is_f64() => of_float(),
        value => value.as_i64(),
    }
}

/// A text that is either `true` or `false`.
pub(crate) fn truth(text: &str) -> Option<bool> {
    match text.trim() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}
