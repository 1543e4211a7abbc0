//! From the body of a response to the entry that it is an instance of, by the envelope of each catalogue.

use errcat_catalog::Status;
use errcat_catalog::api::{Api, Hole, Segment};
use serde_json::Value;

use super::find::{Subject, squash};
use super::message;

/// A response as somebody pasted it.
#[derive(Debug)]
pub(super) struct Response {
    status: Option<u16>,
    body: Value,
}

/// What a response was found to say.
pub(super) enum Finding<'a> {
    /// It is an instance of these.
    Known(Vec<Subject<'a>>),
    /// It has a code that no catalogue has.
    UnknownCode(String),
    /// It has neither a code nor a message where the envelopes have them.
    Unrecognised,
}

impl Response {
    /// Reads a JSON body, with the status line and headers before it if they are there, as `curl -i` prints them.
    pub(super) fn parse(text: &str) -> Result<Self, serde_json::Error> {
        let mut rest = text.trim_start_matches('\u{feff}').trim_start();
        let mut status = None;
        while rest.starts_with("HTTP/") {
            status = rest
                .split_ascii_whitespace()
                .nth(1)
                .and_then(|word| word.parse().ok());
            let ends = ["\r\n\r\n", "\n\n"]
                .iter()
                .filter_map(|blank| Some(rest.find(blank)? + blank.len()));
            rest = &rest[ends.min().unwrap_or(rest.len())..];
        }
        serde_json::from_str(rest).map(|body| Self { status, body })
    }

    /// Finds the entry: by code and status, else by code, else by message.
    pub(super) fn identify<'a>(&self, apis: &[&'a Api]) -> Finding<'a> {
        let by_code: Vec<_> = apis.iter().flat_map(|api| self.by_code(api)).collect();
        if !by_code.is_empty() {
            let agreeing: Vec<_> = by_code
                .iter()
                .filter(|(subject, api)| self.agrees(subject, api))
                .collect();
            let best = if agreeing.is_empty() {
                by_code.iter().collect()
            } else {
                agreeing
            };
            return Finding::Known(best.into_iter().map(|(subject, _)| *subject).collect());
        }
        let by_message: Vec<_> = apis.iter().flat_map(|api| self.by_message(api)).collect();
        if !by_message.is_empty() {
            return Finding::Known(by_message);
        }
        match apis.iter().find_map(|api| self.text(api, Hole::Code)) {
            Some(code) => Finding::UnknownCode(code),
            None => Finding::Unrecognised,
        }
    }

    fn by_code<'a>(&self, api: &'a Api) -> Vec<(Subject<'a>, &'a Api)> {
        let code = self.text(api, Hole::Code);
        let number = self.text(api, Hole::Number);
        if code.is_none() && number.is_none() {
            return Vec::new();
        }
        let reason = self.text(api, Hole::Reason).or_else(|| {
            let details = self.at(api.envelope.as_ref()?.path(Hole::Details)?)?;
            details.get("reason").and_then(text_of)
        });
        let entries = api.entries.iter().filter(|entry| {
            code.is_some() && entry.code == code
                || number.is_some() && entry.number.map(|own| own.to_string()) == number
        });
        let retired = api
            .retired
            .iter()
            .filter(|retired| code.is_some() && retired.code == code);
        let entries = entries.map(|entry| {
            let reason = entry.reasons.iter().find(|own| {
                reason
                    .as_deref()
                    .is_some_and(|name| squash(name) == squash(&own.name))
            });
            Subject::Entry(api, entry, reason)
        });
        entries
            .chain(retired.map(|retired| Subject::Retired(api, retired)))
            .map(|subject| (subject, api))
            .collect()
    }

    fn by_message<'a>(&self, api: &'a Api) -> Vec<Subject<'a>> {
        match self.text(api, Hole::Message) {
            Some(text) => message::find(api, &text, self.status(api)),
            None => Vec::new(),
        }
    }

    fn agrees(&self, subject: &Subject, api: &Api) -> bool {
        match (subject, self.status(api)) {
            (Subject::Entry(_, entry, _), Some(status)) => {
                entry.status.is_some_and(|own| own.overlaps(status))
            }
            _ => true,
        }
    }

    /// The status of the status line, else the one that the envelope repeats.
    fn status(&self, api: &Api) -> Option<Status> {
        let repeated = || {
            self.text(api, Hole::Status)
                .or_else(|| self.text(api, Hole::StatusText))?
                .parse()
                .ok()
        };
        self.status.map(Status::Exact).or_else(repeated)
    }

    fn text(&self, api: &Api, hole: Hole) -> Option<String> {
        self.at(api.envelope.as_ref()?.path(hole)?)
            .and_then(text_of)
    }

    fn at(&self, path: &[Segment]) -> Option<&Value> {
        path.iter()
            .try_fold(&self.body, |value, segment| match segment {
                Segment::Key(key) => value.get(key),
                Segment::Index(index) => value.get(index),
            })
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_lines_and_headers_are_read_past() {
        let text = "HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\nHTTP/2 429 \r\nretry-after: 3\r\n\r\n{\"a\": 1}";
        let response = Response::parse(text).expect("a response");
        assert_eq!(response.status, Some(429));
        assert_eq!(response.body["a"], 1);
    }

    #[test]
    fn what_is_not_json_is_an_error() {
        for text in [
            "",
            "HTTP/1.1 502 Bad Gateway",
            "HTTP/1.1 502 Bad Gateway\n\n<html>",
            "{",
            "\u{feff}",
        ] {
            assert!(Response::parse(text).is_err(), "{text:?}");
        }
        assert!(Response::parse("\u{feff} {}").is_ok());
    }
}
