//! The body of a response, as a catalogue's envelope has it.

use crate::{Entry, Piece};

/// A further shape of responses, and the errors that are sent in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Further {
    /// What a response looks like.
    pub envelope: Envelope,
    /// What names the errors to programs.
    pub errors: &'static [&'static str],
}

/// The body of a response, as JSON with holes. A form is written as its object, and plain text is its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Envelope {
    /// Its content type; empty where there is no body.
    pub media_type: &'static str,
    /// The body.
    pub body: Node,
}

/// The list of the errors of a response that has several.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "questions about a list, not states"
)]
pub struct Each {
    /// Where it is, as a JSON pointer.
    pub pointer: &'static str,
    /// What is read of the body around one of its errors, and of that.
    pub body: Node,
    /// Whether the body says an error of its own beside the list.
    pub is_whole: bool,
    /// Whether each error has a status of its own.
    pub has_status: bool,
    /// Whether each error is a text or a number, and no object.
    pub is_text: bool,
    /// Whether one error alone is a body without a list, and the list one of such bodies.
    pub is_batch: bool,
    /// Where an item has the object without which it is no error, as a JSON pointer.
    pub error: &'static str,
    /// The error that stands for several.
    pub several: Option<Entry>,
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
    /// The same, each value being a text, as in the metadata of an `ErrorInfo` of AIP-193.
    Texts {
        /// As of [`Details`](Self::Details).
        reason: bool,
        /// As of [`Details`](Self::Details).
        members: &'static [(&'static str, Node)],
    },
    /// The param whose place is [`Place::Body`](crate::Place::Body) with this path, or the correlation id of this name.
    At(&'static str),
    /// The param whose place is [`Place::Body`](crate::Place::Body) with this path, a time that is written as `3.5s`.
    Delay(&'static str),
    /// The param whose place is [`Place::Body`](crate::Place::Body) with this path, of the errors that have it, a list or an object; else
    /// a part of the error, which is a text.
    Either {
        /// The place of the param.
        path: &'static str,
        /// The part.
        hole: Hole,
    },
    /// The list of the standard details of AIP-193, each by the name that it has at `@type`. One that has no members is left out.
    Typed {
        /// The domain of the catalogue. An `ErrorInfo` of another is not read.
        domain: &'static str,
        /// The details, objects.
        items: &'static [(&'static str, Node)],
    },
    /// A constant, as JSON text.
    Json(&'static str),
    /// A text with parts of the error in it.
    Text(&'static [Piece]),
    /// A list.
    Array(&'static [Node]),
    /// A list of errors: of one error it has that alone, or is left out where it stands beside an error of its own.
    Each {
        /// One error of it.
        item: &'static Node,
        /// Whether it stands beside an error of its own.
        is_whole: bool,
    },
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
    /// The kind.
    Kind,
    /// The sub-code, as a number.
    IntegerReason,
    /// The sub-code, as a string.
    Reason,
    /// The HTTP status, as a number.
    Status,
    /// The HTTP status, as a string.
    StatusText,
    /// The title.
    Title,
    /// The canonical gRPC code.
    Grpc,
    /// The page of the error.
    DocUrl,
    /// The request id.
    RequestId,
    /// The catalogue's name.
    Domain,
    /// The problem type.
    Type,
    /// What names this occurrence of the problem.
    Instance,
}

#[cfg(feature = "serde")]
impl Node {
    /// Whether it has this hole.
    pub(crate) fn has(self, wanted: Hole) -> bool {
        match self {
            Self::Hole(hole) | Self::Either { hole, .. } => hole == wanted,
            Self::Array(items) => items.iter().any(|item| item.has(wanted)),
            Self::Each { item, .. } => item.has(wanted),
            Self::Object(members)
            | Self::Optional(members)
            | Self::Typed { items: members, .. } => {
                members.iter().any(|(_, member)| member.has(wanted))
            }
            Self::Details { .. }
            | Self::Texts { .. }
            | Self::At(_)
            | Self::Delay(_)
            | Self::Json(_) => false,
            Self::Text(pieces) => pieces.contains(&Piece::Hole(wanted)),
        }
    }
}

impl Envelope {
    /// The content type of a form.
    pub(crate) const FORM: &'static str = "application/x-www-form-urlencoded";

    /// The content type of plain text.
    pub(crate) const TEXT: &'static str = "text/plain";

    /// Whether it is no JSON.
    #[cfg(feature = "serde")]
    pub(crate) fn is_other(self) -> bool {
        matches!(self.media_type, "" | Self::FORM | Self::TEXT)
    }

    /// The body of RFC 9457, which any error has for a client that asks for it.
    pub const PROBLEM: Self = Self {
        media_type: "application/problem+json",
        body: Node::Object(&[
            ("type", Node::Hole(Hole::Type)),
            ("title", Node::Hole(Hole::Title)),
            ("status", Node::Hole(Hole::Status)),
            ("detail", Node::Hole(Hole::Message)),
            ("code", Node::Hole(Hole::Code)),
            ("kind", Node::Hole(Hole::Kind)),
            (
                "details",
                Node::Details {
                    reason: true,
                    members: &[],
                },
            ),
            ("request_id", Node::Hole(Hole::RequestId)),
            ("instance", Node::Hole(Hole::Instance)),
        ]),
    };
}
