//! From a text that somebody pasted to the response in it.

use errcat::decode::repaired;
use serde_json::{Deserializer, Error, Value};

use super::{
    body::Response,
    encoded,
    transcript::{self, Transcript},
};

/// Reads a body, with what a terminal shows around it: a head, what curl notes, a prompt, a line of a log. Without headers it has
/// to be JSON; behind headers it may be a form, plain text, anything else, or missing.
pub(super) fn read(text: &str) -> Result<Response, Error> {
    let text = uncoloured(text.trim_start_matches('\u{feff}'));
    let Transcript {
        status,
        headers,
        rest,
    } = transcript::read(&text);
    let body = json(&rest, may_be_json(&headers)).or_else(|error| match headers.as_slice() {
        [] => Err(error),
        _ => Ok(encoded::read(&headers, &rest)),
    })?;
    Ok(Response {
        status,
        headers,
        body,
        is_part: false,
    })
}

/// The response that a word of the command line is: one with a head, or a body with members. Braces within it may be those of a message.
pub(super) fn in_word(word: &str) -> Option<Response> {
    let response = read(word).ok()?;
    let is_body = word.trim_start().starts_with(['{', '[']);
    (is_body || response.status.is_some()).then_some(response)
}

/// Whether a body behind these headers can be JSON with something before it.
fn may_be_json(headers: &[(String, String)]) -> bool {
    let mut types = headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    types.all(|(_, value)| value.to_ascii_lowercase().contains("json"))
}

/// The JSON of a text: all of it, else what it begins with, else what a line begins with, else what is in a line.
fn json(text: &str, is_sought: bool) -> Result<Value, Error> {
    let parse = |text: &str| serde_json::from_str(text);
    // What other languages read is read, as clients read it.
    let whole = parse(text).or_else(|error| parse(&repaired(text)).map_err(|_| error));
    whole.or_else(|error| {
        let text = text.trim_start();
        let mut starts = vec![0];
        // What is within an object that breaks off is no body.
        if is_sought && !text.starts_with('{') {
            let opens = |line: &str| line.starts_with(['{', '[']);
            let lines = text.match_indices('\n').map(|(at, _)| at + 1);
            starts.extend(lines.filter(|at| opens(&text[*at..])).take(MOST_STARTS));
            let within = text.match_indices('{').map(|(at, _)| at);
            starts.extend(within.take(MOST_STARTS));
        }
        let mut found = starts.into_iter().filter_map(|at| first(&text[at..]));
        found.next().ok_or(error)
    })
}

/// How many places of each kind JSON is sought at: each may be read to the end of the text.
const MOST_STARTS: usize = 50;

/// The value that a text begins with, if it is one that has an end of its own.
fn first(text: &str) -> Option<Value> {
    let parse = |text: &str| Deserializer::from_str(text).into_iter().next()?.ok();
    let value: Value = text
        .starts_with(['{', '[', '"'])
        .then(|| parse(text).or_else(|| parse(&repaired(text))))??;
    // `[12:30:01]` and `[]` begin many a line that is no body.
    (value != Value::Array(Vec::new())).then_some(value)
}

/// A text without the sequences that make a terminal show it in colours.
fn uncoloured(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != ';');
        plain.push_str(end.map_or("", |end| &part[end + 1..]));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_found_in_what_a_terminal_shows() {
        for text in [
            "{\"a\": 1}%",
            "{\"a\": 1}\n* Connection #0 to host x left intact",
            "{\n  \"a\": 1\n}* Closing connection 0\nme@host:~$ ",
            "$ curl -d '{\"b\": 2}' https://api.example.com\n{\"a\": 1}",
            "[me@host ~]$ curl https://api.example.com/{id}\n{\"a\": 1}\n[me@host ~]$ ",
            "2026-01-02 [error] failed (500): {\"a\": 1} in 3 ms",
            "HTTP/2 429\ncontent-type: application/json\n{\"a\": 1}\n$ ",
            "HTTP/2 429\nx: y\n\ncurl: (22) 429\n{\"a\": 1}",
            "\u{1b}[1mcontent-type\u{1b}[0m: text/html\n\u{1b}[32m{\"a\": 1}\u{1b}[0m",
        ] {
            let response = read(text).unwrap_or_else(|error| panic!("{error} in {text:?}"));
            assert_eq!(response.body, serde_json::json!({"a": 1}), "{text:?}");
        }
    }

    #[test]
    fn a_word_is_a_response_if_it_is_nothing_else() {
        for word in ["{\"a\": 1}", " [{\"a\": 1}]%", "HTTP/2 429\na: b\n"] {
            assert!(in_word(word).is_some(), "{word:?}");
        }
        for word in ["gone", "429", "No {}.", "{namespace}#Gone", "\"gone\"", ""] {
            assert!(in_word(word).is_none(), "{word:?}");
        }
    }

    #[test]
    fn many_braces_take_no_longer_than_their_length() {
        let text = "x [ {".repeat(200_000);
        let start = std::time::Instant::now();
        assert!(read(&text).is_err());
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }

    #[test]
    fn what_is_not_json_is_an_error() {
        for text in [
            "",
            "HTTP/1.1 502 Bad Gateway",
            "HTTP/1.1 502 Bad Gateway\n\n<html>",
            "{",
            "{\"a\": {\n  \"b\": {}",
            "\u{feff}",
        ] {
            assert!(read(text).is_err(), "{text:?}");
        }
        assert!(read("\u{feff} {}").is_ok());
    }

    #[test]
    fn behind_headers_a_body_may_be_anything() {
        for body in ["", "<html>", "{"] {
            let text = format!("HTTP/1.1 502 Bad Gateway\r\nServer: x:y\r\n\r\n{body}");
            let response = read(&text).expect("a response");
            assert_eq!(response.headers, [("Server".into(), "x:y".into())]);
            assert_eq!(response.body, Value::Null);
        }
    }

    #[test]
    fn what_other_languages_read_is_read() {
        let text = r#"{"code": "a", "x": "\ud800", "y": [1e999, -1e400]}"#;
        let response = read(text).expect("JSON");
        assert_eq!(response.body["code"], "a");
        let deep = format!(
            "{{\"code\": \"a\", \"x\": {}{}}}",
            "[".repeat(5000),
            "]".repeat(5000)
        );
        assert_eq!(read(&deep).expect("JSON").body["code"], "a");
    }

    #[test]
    fn many_heads_take_no_longer_than_their_length() {
        let text = "HTTP/1.1 100 Continue\r\n\r\n".repeat(400_000) + "HTTP/1.1 404 Not Found\n\n{}";
        let start = std::time::Instant::now();
        assert_eq!(read(&text).expect("a response").status, Some(404));
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }
}
