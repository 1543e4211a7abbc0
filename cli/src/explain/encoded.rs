//! Bodies that are no JSON, by their media type.

use errcat::decode::form;
use errcat_catalog::api::Envelope;
use serde_json::Value;

/// A form as an object, in which the first of several values counts, and a plain text as itself; nothing of any other body.
pub(super) fn read(headers: &[(String, String)], body: &str) -> Value {
    let ty = header(headers, "content-type").and_then(|value| value.split(';').next());
    let ty = ty.unwrap_or_default().trim().to_ascii_lowercase();
    match ty.as_str() {
        Envelope::TEXT => Value::String(text(headers, body).to_owned()),
        // It has one line.
        Envelope::FORM => {
            let line = body.trim().lines().next().unwrap_or_default().trim_end();
            form(line.strip_suffix('%').unwrap_or(line))
        }
        _ => Value::Null,
    }
}

/// A plain text without what a terminal shows behind it.
fn text<'a>(headers: &[(String, String)], body: &'a str) -> &'a str {
    // The length of what was compressed is not that of the text.
    let length =
        header(headers, "content-length").filter(|_| header(headers, "content-encoding").is_none());
    let length = length.and_then(|length| length.parse().ok());
    if let Some(text) = length.and_then(|length: usize| body.get(..length)) {
        return text
            .strip_suffix('\n')
            .map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
    }
    let text = body.strip_suffix('\n').unwrap_or(body);
    let text = text.strip_suffix('\r').unwrap_or(text);
    // A shell marks so that a text ends without a line break. A digit before it makes it a share.
    match text.strip_suffix('%') {
        Some(text) if !text.ends_with(|c: char| c.is_ascii_digit()) => text,
        _ => text,
    }
}

fn header<'a>(headers: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    let mut headers = headers.iter();
    let (_, value) = headers.find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_shows_behind_a_body_is_no_part_of_it() {
        let of = |headers: &[(&str, &str)], body: &str| {
            let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
            read(&headers.iter().map(own).collect::<Vec<_>>(), body)
        };
        let text = ("Content-Type", "text/plain; charset=utf-8");
        assert_eq!(of(&[text], "Used 100%\n"), "Used 100%");
        assert_eq!(of(&[text], "Gone.%\n"), "Gone.");
        assert_eq!(
            of(&[text, ("content-length", "7")], "Used 5%$ \n"),
            "Used 5%"
        );
        assert_eq!(of(&[text, ("content-length", "700")], "Gone.\r\n"), "Gone.");
        let packed = [text, ("content-length", "2"), ("content-encoding", "gzip")];
        assert_eq!(of(&packed, "Gone."), "Gone.");
        let form = ("content-type", "application/x-www-form-urlencoded");
        assert_eq!(of(&[form], "error=gone%\nme@host:~$ ")["error"], "gone");
    }
}
