//! The typed values of an error.

use super::{Facts, Identifiers, Segment};
use crate::value::Value;

/// A typed value of an error.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Param {
    /// Its name on the wire and in placeholders.
    pub name: String,
    /// The field, property and attribute.
    pub identifiers: Identifiers,
    /// Its type.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub ty: ParamType,
    /// The number by which messages name it, where they count their placeholders.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub position: Option<u32>,
    /// Whether it is always there.
    pub required: bool,
    /// Whether it may never leave the server's logs.
    pub private: bool,
    /// The response header that carries it.
    pub header: Option<String>,
    /// Where in the response it travels, besides the header.
    pub place: Place,
    /// Its path from the root of the body, where it travels in the body.
    pub path: Vec<Segment>,
    /// An example of its value.
    pub example: Option<Value>,
    /// What it says, inline Markdown.
    pub doc: Option<String>,
    /// Whether the error has it because all errors have it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "std::ops::Not::not")
    )]
    pub of_all: bool,
    /// The names of the kinds whose errors alone have it, of a param that errors have by their kind.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub kinds: Vec<String>,
    /// Facts of the catalogue's own, which generated code does not have.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub facts: Facts,
}

/// Where in a response a param travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Place {
    /// A member of the envelope's details, under its own name.
    Details,
    /// A member of the body at a path of its own.
    Body,
    /// Nowhere but in the text of the message, or in its header.
    Message,
    /// In the code, where it has a place for it.
    Code,
    /// Nowhere: it is private.
    Logs,
}

/// The type of a param.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(tag = "kind", content = "of", rename_all = "snake_case")
)]
pub enum ParamType {
    /// Text.
    String,
    /// A whole number that fits 64 bits.
    Integer,
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// A duration in seconds, not negative, fractions allowed.
    Seconds,
    /// A moment as RFC 3339 writes it.
    Timestamp,
    /// A UUID as RFC 9562 writes it.
    Uuid,
    /// A URL.
    Url,
    /// Any JSON value.
    Any,
    /// One of these texts.
    Enum(Vec<String>),
    /// A list.
    List(Box<ParamType>),
    /// A map from texts to such.
    Map(Box<ParamType>),
    /// A record of the catalogue's `types`.
    Record(String),
}

/// A record that params are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct TypeRecord {
    /// Its `PascalCase` name.
    pub name: String,
    /// Its name in each language.
    pub identifiers: Identifiers,
    /// What it is, inline Markdown.
    pub fields: Vec<TypeField>,
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct TypeField {
    /// Its name on the wire.
    pub name: String,
    /// Its name in each language.
    pub identifiers: Identifiers,
    /// Its type.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub ty: ParamType,
    /// Whether it is always there.
    pub required: bool,
    /// What it says, inline Markdown.
    pub doc: Option<String>,
}
