//! The body of an error response, as JSON with holes.

use super::{
    each::Each,
    text::{self, Piece},
    words::words,
};
use crate::value::Value;

/// The body of an error response.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Envelope {
    /// Its name under `envelopes`; the catalogue's own needs none.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub name: Option<String>,
    /// The header that says the code in place of a body.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub code_header: Option<String>,
    /// Whether it is one of former days: clients read it, and no error is sent in it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "std::ops::Not::not")
    )]
    pub former: bool,
    /// The body with its holes.
    pub body: Body,
    /// Its content type; empty where there is no body.
    pub media_type: String,
    /// Where each hole is, in the order of the body.
    pub holes: Vec<HolePath>,
    /// The list of the errors of a response that has several.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub each: Option<Each>,
    /// Where the standard details of AIP-193 are, if it has them: an object here, and on the wire a list, each item of which says its
    /// name at `@type`.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub typed: Option<Vec<Segment>>,
}

impl Envelope {
    /// The content type of forms.
    pub const FORM: &'static str = "application/x-www-form-urlencoded";

    /// The content type of plain text.
    pub const TEXT: &'static str = "text/plain";

    /// Whether it is a form: flat names with texts.
    pub fn is_form(&self) -> bool {
        self.media_type == Self::FORM
    }

    /// Whether it is plain text.
    pub fn is_text(&self) -> bool {
        self.media_type == Self::TEXT
    }

    /// Whether it is JSON.
    pub fn is_json(&self) -> bool {
        !self.is_form() && !self.is_text() && !self.media_type.is_empty()
    }

    /// The path of a hole from the root of the body.
    pub fn path(&self, hole: Hole) -> Option<&[Segment]> {
        self.holes
            .iter()
            .find(|place| place.hole == hole)
            .map(|place| place.path.as_slice())
    }

    /// Whether the details are a map of texts, as the metadata of an `ErrorInfo` of AIP-193 is.
    pub fn has_text_details(&self) -> bool {
        self.typed.is_some() || self.body.has_text_details()
    }

    /// The texts with parts of the error in them, each with its path from the root of the body.
    pub fn texts(&self) -> Vec<(Vec<Segment>, &[Piece])> {
        let mut texts = Vec::new();
        self.body.texts(&mut Vec::new(), &mut texts);
        texts
    }

    /// Whether a body says that, be it in a longer text.
    pub fn says(&self, hole: Hole) -> bool {
        self.path_anywhere(hole).is_some() || self.body.has_in_text(hole)
    }

    /// The constants with their paths from the root of the body.
    pub fn constants(&self) -> Vec<(Vec<Segment>, &Value)> {
        let mut constants = Vec::new();
        let whole = self.each.as_ref().filter(|each| each.is_whole);
        let is_here = |path: &[Segment]| whole.is_none_or(|each| !path.starts_with(&each.path));
        self.body.constants(&mut Vec::new(), &mut |path, value| {
            if is_here(path) {
                constants.push((path.to_vec(), value));
            }
        });
        constants
    }

    /// The body of one error with each hole filled; a member whose hole has no value is left out.
    pub fn fill(&self, value: &dyn Fn(Hole) -> Option<Value>) -> Value {
        let is_whole = self.each.as_ref().is_some_and(|each| each.is_whole);
        let mut items = |item: &Body| {
            Some(Value::Array(
                item.fill(value, &mut |_| None).into_iter().collect(),
            ))
        };
        let mut none = |_: &Body| None;
        let list: &mut dyn FnMut(&Body) -> Option<Value> =
            if is_whole { &mut none } else { &mut items };
        self.body.fill(value, list).unwrap_or(Value::Null)
    }

    /// The same with a list of errors, each of which has these values.
    pub fn fill_each(
        &self,
        value: &dyn Fn(Hole) -> Option<Value>,
        items: &[&dyn Fn(Hole) -> Option<Value>],
    ) -> Value {
        let mut list = |item: &Body| {
            let mut list = Vec::new();
            for value in items {
                list.extend(item.fill(value, &mut |_| None));
            }
            Some(Value::Array(list))
        };
        self.body.fill(value, &mut list).unwrap_or(Value::Null)
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
    /// A text with parts of the error in it.
    Text(Vec<Piece>),
    /// A list.
    Array(Vec<Body>),
    /// An object, in order.
    Object(Vec<Member>),
    /// The param of this name, of the errors that have one.
    Param(String),
    /// A list, each item of which is an error.
    Each(Box<Body>),
}

/// The type of the detail of AIP-193 whose metadata are texts.
const ERROR_INFO: &str = "type.googleapis.com/google.rpc.ErrorInfo";

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
    fn has_text_details(&self) -> bool {
        match self {
            Self::Hole(_) | Self::Literal(_) | Self::Text(_) | Self::Param(_) => false,
            Self::Each(item) => item.has_text_details(),
            Self::Array(items) => items.iter().any(Self::has_text_details),
            Self::Object(members) => {
                let has = |name: &str, test: &dyn Fn(&Self) -> bool| {
                    let mut members = members.iter();
                    members.any(|member| member.name == name && test(&member.value))
                };
                let is_info = |value: &Self| match value {
                    Self::Literal(literal) => literal.as_text() == Some(ERROR_INFO),
                    _ => false,
                };
                let is_own = has("@type", &is_info)
                    && has("metadata", &|value| *value == Self::Hole(Hole::Details));
                is_own || members.iter().any(|member| member.value.has_text_details())
            }
        }
    }

    fn constants<'a>(
        &'a self,
        path: &mut Vec<Segment>,
        found: &mut dyn FnMut(&[Segment], &'a Value),
    ) {
        match self {
            Self::Hole(_) | Self::Text(_) | Self::Param(_) => {}
            Self::Literal(value) => found(path, value),
            Self::Each(item) => {
                path.push(Segment::Index(0));
                item.constants(path, found);
                path.pop();
            }
            Self::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push(Segment::Index(index));
                    item.constants(path, found);
                    path.pop();
                }
            }
            Self::Object(members) => {
                for member in members {
                    path.push(Segment::Key(member.name.clone()));
                    member.value.constants(path, found);
                    path.pop();
                }
            }
        }
    }

    fn fill(
        &self,
        value: &dyn Fn(Hole) -> Option<Value>,
        list: &mut dyn FnMut(&Self) -> Option<Value>,
    ) -> Option<Value> {
        Some(match self {
            Self::Hole(hole) => return value(*hole),
            Self::Text(pieces) => return text::fill(pieces, value).map(Value::String),
            Self::Param(_) => return None,
            Self::Each(item) => return list(item),
            Self::Literal(literal) => literal.clone(),
            Self::Array(items) => {
                let mut filled = Vec::new();
                for item in items {
                    filled.extend(item.fill(value, list));
                }
                Value::Array(filled)
            }
            Self::Object(_) if self.is_of_params() => return None,
            Self::Object(members) => {
                let mut filled = Vec::new();
                for member in members {
                    if let Some(value) = member.value.fill(value, list) {
                        filled.push((member.name.clone(), value));
                    }
                }
                Value::Object(filled)
            }
        })
    }

    fn texts<'a>(&'a self, path: &mut Vec<Segment>, found: &mut Vec<(Vec<Segment>, &'a [Piece])>) {
        match self {
            Self::Text(pieces) => found.push((path.clone(), pieces)),
            Self::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push(Segment::Index(index));
                    item.texts(path, found);
                    path.pop();
                }
            }
            Self::Object(members) => {
                for member in members {
                    path.push(Segment::Key(member.name.clone()));
                    member.value.texts(path, found);
                    path.pop();
                }
            }
            Self::Hole(_) | Self::Literal(_) | Self::Param(_) | Self::Each(_) => {}
        }
    }

    fn has_in_text(&self, hole: Hole) -> bool {
        match self {
            Self::Text(pieces) => pieces.contains(&Piece::Hole(hole)),
            Self::Array(items) => items.iter().any(|item| item.has_in_text(hole)),
            Self::Object(members) => {
                let mut members = members.iter();
                members.any(|member| member.value.has_in_text(hole))
            }
            Self::Hole(_) | Self::Literal(_) | Self::Param(_) | Self::Each(_) => false,
        }
    }

    /// Whether it is there only if an error has one of its params.
    pub fn is_of_params(&self) -> bool {
        match self {
            Self::Param(_) => true,
            Self::Object(members) => {
                !members.is_empty() && members.iter().all(|member| member.value.is_of_params())
            }
            _ => false,
        }
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
        /// The kind's value.
        Kind = "kind",
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
        /// The problem type.
        Type = "type",
        /// What names this occurrence of the problem.
        Instance = "instance",
    }
}
