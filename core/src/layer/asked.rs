//! What is known of a request before it is handled.

use std::{borrow::Cow, borrow::ToOwned, string::String, time::Instant};

use crate::RequestId;

/// What an answer, an event and a count need to know of a request, which is gone by then.
pub(crate) struct Asked {
    pub(crate) id: RequestId,
    pub(crate) accept: String,
    pub(crate) method: Cow<'static, str>,
    /// The pattern of the route, not the path, which can hold anything: ids, and keys that a client put there.
    pub(crate) route: Option<String>,
    pub(crate) trace: Option<Trace>,
    pub(crate) since: Instant,
}

/// The trace that a request is a part of, by its header `traceparent`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Trace {
    pub(crate) id: String,
    pub(crate) parent: String,
}

/// The headers of a request or a response, whichever crate they are of.
pub(crate) trait Head {
    /// All values of a header as one list; empty without the header.
    fn list(&self, name: &str) -> String;
    fn set(&mut self, name: &str, value: &str);
    fn remove(&mut self, name: &str);
}

/// The methods of RFC 9110 and PATCH; whatever else a client makes up is `_OTHER`, as in OpenTelemetry.
pub(crate) fn method(name: &str) -> Cow<'static, str> {
    let known = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE",
    ];
    let known = known.into_iter().find(|known| *known == name);
    known.unwrap_or("_OTHER").into()
}

impl Trace {
    /// By W3C Trace Context; what is not legal is as if it were not there.
    pub(crate) fn parse(header: &str) -> Option<Self> {
        let mut parts = header.trim().split('-');
        let mut part = |length: usize| {
            let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
            parts
                .next()
                .filter(|part| part.len() == length && part.bytes().all(digit))
        };
        let version = part(2).filter(|version| *version != "ff")?;
        let some = |part: &&str| part.bytes().any(|byte| byte != b'0');
        let (id, parent) = (part(32).filter(some)?, part(16).filter(some)?);
        part(2)?;
        let is_whole = version != "00" || parts.next().is_none();
        is_whole.then(|| Self {
            id: id.to_owned(),
            parent: parent.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Trace, method};

    #[test]
    fn a_trace_is_one_of_the_standard() {
        let known = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        let trace = Trace::parse(known).expect("it is legal");
        assert_eq!(
            (trace.id.as_str(), trace.parent.as_str()),
            ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")
        );
        assert!(Trace::parse(&known.replacen("00", "01", 1).replace("-01", "-01-more")).is_some());
        for other in [
            "",
            "00",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "00-sk_poison00000000000000000000000-00f067aa0ba902b7-01",
        ] {
            assert_eq!(Trace::parse(other), None, "{other}");
        }
    }

    #[test]
    fn a_method_of_the_clients_own_is_not_named() {
        assert_eq!(
            (method("PATCH"), method("BREW")),
            ("PATCH".into(), "_OTHER".into())
        );
    }
}
