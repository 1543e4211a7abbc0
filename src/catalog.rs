use crate::{Retry, Status};

/// What holds for every error of a catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Catalog {
    /// Its name, which is also the domain of gRPC's `ErrorInfo`.
    pub name: &'static str,
    /// The body of a response, if the catalogue has one.
    pub envelope: Option<Envelope>,
    /// The headers by role.
    pub headers: &'static [Header],
    /// Codes that are no longer sent, of which another entry has taken the place.
    pub retired: &'static [Retired],
    /// What a client may do next by status, for errors that have no rule of their own; without a status, for the rest.
    pub retries: &'static [(Option<Status>, Retry)],
}

/// A code that is no longer sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retired {
    /// What went on the wire.
    pub code: &'static str,
    /// The text of the code that has taken its place.
    pub replaced_by: &'static str,
}

/// A header that carries a part of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// What it is for: `request_id`, `retry_after`, `idempotency_key` or a name of the catalogue's own.
    pub role: &'static str,
    /// Its name as the API writes it.
    pub name: &'static str,
}

/// The body of a response, as JSON with holes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Envelope {
    /// Its content type.
    pub media_type: &'static str,
    /// The body.
    pub body: Node,
}

/// A node of the body. A member or an item whose part an error does not have is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Node {
    /// A part of the error.
    Hole(Hole),
    /// An object of the params whose place is [`Place::Details`](crate::Place::Details), by name.
    Details {
        /// Whether the sub-code is its first member, which is so where the body has no other place for it.
        reason: bool,
        /// Members that come after.
        members: &'static [(&'static str, Node)],
    },
    /// The param whose place is [`Place::Body`](crate::Place::Body) with this path.
    At(&'static str),
    /// A constant, as JSON text.
    Json(&'static str),
    /// A list.
    Array(&'static [Node]),
    /// An object, in order.
    Object(&'static [(&'static str, Node)]),
    /// An object that is there only if one of its members is.
    Optional(&'static [(&'static str, Node)]),
}

/// A part of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Hole {
    /// The code, as a string.
    Code,
    /// The code, as a number.
    IntegerCode,
    /// The integer id.
    Number,
    /// The message with its values in place.
    Message,
    /// The sub-code.
    Reason,
    /// The HTTP status, as a number.
    Status,
    /// The HTTP status, as a string.
    StatusText,
    /// The title.
    Title,
    /// The canonical gRPC code.
    Grpc,
    /// The page of the error, or `about:blank`.
    DocUrl,
    /// The request id.
    RequestId,
    /// The catalogue's name.
    Domain,
}

impl Catalog {
    /// A catalogue without an envelope and headers.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            envelope: None,
            headers: &[],
            retired: &[],
            retries: &[],
        }
    }

    /// Sets [`envelope`](Self#structfield.envelope).
    #[must_use]
    pub const fn with_envelope(mut self, media_type: &'static str, body: Node) -> Self {
        self.envelope = Some(Envelope { media_type, body });
        self
    }

    /// Sets [`headers`](Self#structfield.headers).
    #[must_use]
    pub const fn with_headers(mut self, headers: &'static [Header]) -> Self {
        self.headers = headers;
        self
    }

    /// Sets [`retired`](Self#structfield.retired).
    #[must_use]
    pub const fn with_retired(mut self, retired: &'static [Retired]) -> Self {
        self.retired = retired;
        self
    }

    /// Sets [`retries`](Self#structfield.retries).
    #[must_use]
    pub const fn with_retries(mut self, retries: &'static [(Option<Status>, Retry)]) -> Self {
        self.retries = retries;
        self
    }

    /// What a client may do next after an error of this status that has no rule of its own.
    pub fn retry(&self, status: Option<u16>) -> Option<Retry> {
        let of = |wanted: Option<Status>| {
            let rule = self.retries.iter().find(|(status, _)| *status == wanted);
            rule.map(|(_, retry)| *retry)
        };
        let exact = status.and_then(|status| of(Some(Status::Exact(status))));
        let class = || {
            let class = u8::try_from(status? / 100).ok()?;
            of(Some(Status::Class(class)))
        };
        exact.or_else(class).or_else(|| of(None))
    }

    /// The name of the header of this role.
    pub fn header(&self, role: &str) -> Option<&'static str> {
        let header = self.headers.iter().find(|header| header.role == role);
        header.map(|header| header.name)
    }
}

impl Envelope {
    /// The body of RFC 9457, which any error has for a client that asks for it.
    pub const PROBLEM: Self = Self {
        media_type: "application/problem+json",
        body: Node::Object(&[
            ("type", Node::Hole(Hole::DocUrl)),
            ("title", Node::Hole(Hole::Title)),
            ("status", Node::Hole(Hole::Status)),
            ("detail", Node::Hole(Hole::Message)),
            ("code", Node::Hole(Hole::Code)),
            (
                "details",
                Node::Details {
                    reason: true,
                    members: &[],
                },
            ),
            ("request_id", Node::Hole(Hole::RequestId)),
        ]),
    };
}
