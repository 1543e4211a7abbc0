//! The body of an error response, as JSON with holes.

use super::words::words;
use crate::value::Value;

/// The body of an error response.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Envelope {
    /// The body with its holes.
    pub body: Body,
    /// Its content type.
    pub media_type: String,
    /// Where each hole is, in the order of the body.
    pub holes: Vec<HolePath>,
}

impl Envelope {
    /// The path of a hole from the root of the body.
    pub fn path(&self, hole: Hole) -> Option<&[Segment]> {
        self.holes
            .iter()
            .find(|place| place.hole == hole)
            .map(|place| place.path.as_slice())
    }

    /// The body with each hole filled; a member whose hole has no value is left out.
    pub fn fill(&self, value: &dyn Fn(Hole) -> Option<Value>) -> Value {
        self.body.fill(value).unwrap_or(Value::Null)
    }
}

/// The place of one hole.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct HolePath {
    /// The hole.
    pub hole: Hole,
    /// Its path from the root of the body.
    pub path: Vec<Segment>,
}

/// A node of the body.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Body {
    /// A part of the error.
    Hole(Hole),
    /// A constant.
    Literal(Value),
    /// A list.
    Array(Vec<Body>),
    /// An object, in order.
    Object(Vec<Member>),
}

/// A member of an object of the body.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Body,
}

impl Body {
    fn fill(&self, value: &dyn Fn(Hole) -> Option<Value>) -> Option<Value> {
        Some(match self {
            Self::Hole(hole) => return value(*hole),
            Self::Literal(literal) => literal.clone(),
            Self::Array(items) => {
                Value::Array(items.iter().filter_map(|item| item.fill(value)).collect())
            }
            Self::Object(members) => Value::Object(
                members
                    .iter()
                    .filter_map(|member| Some((member.name.clone(), member.value.fill(value)?)))
                    .collect(),
            ),
        })
    }
}

/// A step of a path into a JSON body.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(untagged))]
pub enum Segment {
    /// A member of an object.
    Key(String),
    /// An item of an array.
    Index(usize),
}

impl Segment {
    /// A path as a catalogue writes it, with dots between the steps.
    pub fn join(path: &[Self]) -> String {
        let steps = path.iter().map(|segment| match segment {
            Self::Key(key) => key.clone(),
            Self::Index(index) => index.to_string(),
        });
        steps.collect::<Vec<String>>().join(".")
    }
}

words! {
    /// A hole of an envelope, written `$code`.
    Hole {
        /// The entry's code.
        Code = "code",
        /// The entry's integer id.
        Number = "number",
        /// The message with its params in place.
        Message = "message",
        /// The public params by name.
        Details = "details",
        /// The sub-code.
        Reason = "reason",
        /// The HTTP status as a number.
        Status = "status",
        /// The HTTP status as a string.
        StatusText = "status_text",
        /// The entry's title.
        Title = "title",
        /// The canonical gRPC code.
        Grpc = "grpc",
        /// The URL of the entry's documentation.
        DocUrl = "doc_url",
        /// The request id.
        RequestId = "request_id",
        /// The catalogue's name.
        Domain = "domain",
    }
}
