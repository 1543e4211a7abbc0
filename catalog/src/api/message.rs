//! Messages, and how clients recognise an error by one.

use std::borrow::Cow;

use super::words::words;

/// A message template.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Message {
    /// The template as written, constants in place: `{param}` placeholders, `{{` and `}}` for literal braces.
    pub template: String,
    /// The same in pieces.
    pub parts: Vec<Part>,
    /// The text with the params' example values, or `{param}` where a param has none.
    pub example: String,
    /// When it is this one of several, inline Markdown.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub when: Option<String>,
}

impl Message {
    /// The text for people: what is sent, with `{param}` in the place of each value.
    pub fn shown(&self) -> String {
        self.filled(&|_| None)
    }

    /// The text with values in it, by the names of their params, and `{param}` where there is none.
    pub fn filled<'a>(&self, value: &dyn Fn(&str) -> Option<Cow<'a, str>>) -> String {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Text(own) => text.push_str(own),
                Part::Param(name) => {
                    if let Some(value) = value(name) {
                        text.push_str(&value);
                    } else {
                        text.push('{');
                        text.push_str(name);
                        text.push('}');
                    }
                }
            }
        }
        text
    }
}

/// A piece of a message template.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Part {
    /// Text as it is.
    Text(String),
    /// The value of the param of this name, or of `reason`.
    Param(String),
}

/// How a client recognises an entry by its message.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Matcher {
    /// How the text is compared, case-sensitively.
    pub kind: MatcherKind,
    /// The pieces to compare: one text for `exact` and `prefix`.
    pub parts: Vec<Part>,
}

words! {
    /// How a message is compared; an exact match wins over a prefix, a prefix over a template.
    MatcherKind {
        /// The whole message equals the text.
        Exact = "exact",
        /// The message starts with the text.
        Prefix = "prefix",
        /// The message is an instance of the template.
        Template = "template",
    }
}
