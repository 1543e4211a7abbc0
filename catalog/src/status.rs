//! HTTP statuses and classes of statuses.

use std::{fmt, str::FromStr};

/// An HTTP status such as `404`, or a class such as `5xx`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// A status from 100 to 599.
    Exact(u16),
    /// A class by its first digit, 1 to 5.
    Class(u8),
}

impl Status {
    /// The first digit.
    pub fn class(self) -> u16 {
        match self {
            Self::Exact(status) => status / 100,
            Self::Class(class) => u16::from(class),
        }
    }

    /// The status itself, or the first of the class.
    pub fn first(self) -> u16 {
        match self {
            Self::Exact(status) => status,
            Self::Class(class) => u16::from(class) * 100,
        }
    }

    /// Whether HTTP gives a response with it content (RFC 9110, sections 6.4.1 and 15.3.6).
    pub fn has_content(self) -> bool {
        !matches!(self, Self::Exact(204 | 205 | 304)) && self.class() != 1
    }

    /// Whether `other` is this status or belongs to this class.
    pub fn covers(self, other: Self) -> bool {
        self == other || matches!(self, Self::Class(_)) && self.class() == other.class()
    }

    /// Whether a response could be of both.
    pub fn overlaps(self, other: Self) -> bool {
        self.covers(other) || other.covers(self)
    }

    /// The registered status that was probably meant by one that is not registered.
    pub(crate) fn nearest(self) -> Self {
        let Self::Exact(status) = self else {
            return self;
        };
        let near = PHRASES.iter().map(|(registered, _)| *registered);
        let distance = |other: &u16| {
            let other_class = other / 100 != status / 100;
            (other_class, other.abs_diff(status))
        };
        near.min_by_key(distance).map_or(self, Self::Exact)
    }

    /// The reason phrase of the IANA registry of HTTP status codes; a description for a class.
    pub fn phrase(self) -> Option<&'static str> {
        match self {
            Self::Exact(status) => PHRASES
                .binary_search_by_key(&status, |row| row.0)
                .ok()
                .map(|row| PHRASES[row].1),
            Self::Class(class) => Some(match class {
                1 => "Informational",
                2 => "Successful",
                3 => "Redirection",
                4 => "Client error",
                _ => "Server error",
            }),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(status) => write!(f, "{status}"),
            Self::Class(class) => write!(f, "{class}xx"),
        }
    }
}

impl FromStr for Status {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let bytes = text.as_bytes();
        if bytes.len() != 3 || !(b'1'..=b'5').contains(&bytes[0]) {
            return Err(());
        }
        if text[1..].eq_ignore_ascii_case("xx") {
            return Ok(Self::Class(bytes[0] - b'0'));
        }
        if !bytes.iter().all(u8::is_ascii_digit) {
            return Err(());
        }
        text.parse().map(Self::Exact).map_err(|_| ())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Status {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Exact(status) => serializer.serialize_u16(*status),
            Self::Class(_) => serializer.collect_str(self),
        }
    }
}

#[cfg(feature = "serde")]
impl schemars::JsonSchema for Status {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Status".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An HTTP status as a number, or a class of statuses such as `5xx`.",
            "oneOf": [
                { "type": "integer", "minimum": 100, "maximum": 599 },
                { "type": "string", "pattern": "^[1-5]xx$" }
            ]
        })
    }
}

/// The IANA registry of HTTP status codes, RFC 9110 section 15 and its extensions, sorted.
const PHRASES: &[(u16, &str)] = &[
    (100, "Continue"),
    (101, "Switching Protocols"),
    (102, "Processing"),
    (103, "Early Hints"),
    (104, "Upload Resumption Supported"),
    (200, "OK"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "Non-Authoritative Information"),
    (204, "No Content"),
    (205, "Reset Content"),
    (206, "Partial Content"),
    (207, "Multi-Status"),
    (208, "Already Reported"),
    (226, "IM Used"),
    (300, "Multiple Choices"),
    (301, "Moved Permanently"),
    (302, "Found"),
    (303, "See Other"),
    (304, "Not Modified"),
    (305, "Use Proxy"),
    (307, "Temporary Redirect"),
    (308, "Permanent Redirect"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (406, "Not Acceptable"),
    (407, "Proxy Authentication Required"),
    (408, "Request Timeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Content Too Large"),
    (414, "URI Too Long"),
    (415, "Unsupported Media Type"),
    (416, "Range Not Satisfiable"),
    (417, "Expectation Failed"),
    (421, "Misdirected Request"),
    (422, "Unprocessable Content"),
    (423, "Locked"),
    (424, "Failed Dependency"),
    (425, "Too Early"),
    (426, "Upgrade Required"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (431, "Request Header Fields Too Large"),
    (451, "Unavailable For Legal Reasons"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Timeout"),
    (505, "HTTP Version Not Supported"),
    (506, "Variant Also Negotiates"),
    (507, "Insufficient Storage"),
    (508, "Loop Detected"),
    (510, "Not Extended"),
    (511, "Network Authentication Required"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_and_classes_parse_and_print_the_same() {
        for text in ["100", "404", "599", "4xx", "5xx"] {
            assert_eq!(
                text.parse::<Status>().map(|status| status.to_string()),
                Ok(text.into())
            );
        }
        for text in ["", "99", "600", "0404", "6xx", "40x", "-40", "4.4", "٤٠٤"] {
            assert_eq!(text.parse::<Status>(), Err(()), "{text}");
        }
    }

    #[test]
    fn every_phrase_is_found() {
        for (status, phrase) in PHRASES {
            assert_eq!(Status::Exact(*status).phrase(), Some(*phrase));
        }
        assert_eq!(Status::Exact(418).phrase(), None);
    }
}
