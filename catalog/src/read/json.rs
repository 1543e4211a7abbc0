//! JSON values, whose shape the language leaves open.

use super::{NodeRef, Read, Reader, Shape, Spanned, Text};
use crate::{
    source::Span,
    value::Value,
    yaml::{Kind, Node},
};

/// Any JSON value, with the place of each string in it.
#[derive(Debug, Clone)]
pub struct Json {
    /// The value.
    pub value: Value,
    /// The whole of it.
    pub span: Span,
    /// The strings in it, in order.
    pub strings: Vec<Text>,
    /// The names of members in it, in order.
    pub names: Vec<Text>,
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Json {
    /// A value from elsewhere than a file.
    pub fn new(value: Value) -> Self {
        Self {
            value,
            span: Span::default(),
            strings: Vec::new(),
            names: Vec::new(),
        }
    }

    /// The place of one of its strings or names, or the whole.
    pub fn span_of(&self, text: &str, among: &[Text]) -> Span {
        let found = among.iter().find(|other| other.value == text);
        found.map_or(self.span, |text| text.span)
    }
}

impl Read for Json {
    const SHAPE: Shape = Shape::Json;

    fn read(node: &NodeRef<'_>, _: &mut Reader<'_>) -> Option<Self> {
        let mut read = Self::new(Value::Null);
        read.span = node.0.span;
        read.value = read.take(node.0);
        Some(read)
    }
}

impl Json {
    fn take(&mut self, node: &Node) -> Value {
        match &node.kind {
            Kind::Scalar { text, plain } => {
                let value = if *plain {
                    Value::from_plain(text)
                } else {
                    Value::String(text.clone())
                };
                if let Value::String(text) = &value {
                    self.strings.push(Spanned {
                        value: text.clone(),
                        span: node.span,
                    });
                }
                value
            }
            Kind::List { items } => {
                Value::Array(items.iter().map(|item| self.take(item)).collect())
            }
            Kind::Map { members, .. } => {
                let mut object = Vec::new();
                for (key, value) in members {
                    if let Kind::Scalar { text, .. } = &key.kind {
                        self.names.push(Spanned {
                            value: text.clone(),
                            span: key.span,
                        });
                        object.push((text.clone(), self.take(value)));
                    }
                }
                Value::Object(object)
            }
        }
    }
}
