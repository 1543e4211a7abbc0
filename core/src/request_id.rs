use std::{borrow::ToOwned, fmt, format, string::String, sync::Arc};

use crate::unique;

/// The id of a request, the same in the response's header, its body and the log.
///
/// A layer puts it into the extensions of every request, for handlers that call other services or write logs.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// A new id of 32 hexadecimal digits that no other request has.
    #[expect(clippy::new_without_default, reason = "no two are equal")]
    pub fn new() -> Self {
        let number = u128::from_be_bytes(unique::bytes());
        Self(format!("{number:032x}").into())
    }

    /// The id that a client sent, if it is one: 1 to 128 letters, digits and any of `-_.:~+/=@`.
    ///
    /// Nothing else is taken, so that an id can neither end a header or a line of a log nor be confused with markup.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:~+/=@".contains(&byte);
        let valid = (1..=128).contains(&text.len()) && text.bytes().all(plain);
        valid.then(|| Self(text.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<RequestId> for String {
    fn from(id: RequestId) -> Self {
        (*id.0).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::RequestId;
    use std::{collections::HashSet, string::String};

    #[test]
    fn new_ids_are_valid_and_differ() {
        let ids: HashSet<RequestId> = (0..1000).map(|_| RequestId::new()).collect();
        assert_eq!(ids.len(), 1000);
        assert!(
            ids.iter()
                .all(|id| RequestId::parse(id.as_str()).as_ref() == Some(id))
        );
    }

    #[test]
    fn what_could_end_a_line_or_is_too_long_is_no_id() {
        assert!(RequestId::parse("req_01J.a-b:c~d+e/f=@").is_some());
        assert!(RequestId::parse(&"a".repeat(128)).is_some());
        let long = "a".repeat(129);
        for text in [
            "",
            " ",
            "a b",
            "a\r\nX: y",
            "a,b",
            "a\"b",
            "<a>",
            "a;b",
            "é",
            "a\0",
            &long,
        ] {
            assert!(RequestId::parse(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn an_id_is_its_text() {
        let id = RequestId::parse("req_1").expect("valid");
        assert_eq!(std::format!("{id} {id:?}"), "req_1 req_1");
        assert_eq!(String::from(id), "req_1");
    }
}
