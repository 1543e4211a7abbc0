//! Typed values out of a YAML tree, going on after every mistake.
//!
//! What a value may look like is its [`Shape`]; the reader, the JSON Schema and the language reference all go by it.

mod json;
mod record;
mod scalar;
#[cfg(feature = "serde")]
mod serialise;

use std::collections::HashMap;

pub use json::Json;
pub(crate) use record::{Fields, record};
pub use record::{Key, Record};
pub(crate) use scalar::Given;
pub use scalar::{Scalar, Spanned, Text};
#[cfg(feature = "serde")]
pub(crate) use serialise::{Blank, Present, facts};

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    rule,
    source::Span,
    suggest::did_you_mean,
    yaml::{Kind, Node},
};

/// What a value may look like.
#[derive(Debug)]
pub enum Shape {
    /// A scalar: what it is in words, such as ``a status such as `404` ``, and a regular expression that it matches.
    Scalar(&'static str, &'static str),
    /// A scalar that is a boolean or a number in JSON: in words, and JSON Schema's type.
    Plain(&'static str, &'static str),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of such.
    List(&'static Shape),
    /// A map from names to such.
    Map(&'static Shape),
    /// A map with known keys.
    Record(&'static Record),
    /// A map from texts to such, as a type: `{string: T}`, or `{T}` for short.
    TextTo(&'static Shape),
    /// Either of two, told apart by whether it is a scalar, a list or a map, and of which keys.
    Either(&'static Shape, &'static Shape),
    /// Any JSON value.
    Json,
}

impl Shape {
    /// Whether a node's kind is that of the shape; its content may still be wrong.
    fn fits(&self, node: &Node) -> bool {
        match (self, &node.kind) {
            (Self::Scalar(..) | Self::Plain(..) | Self::Word(_), Kind::Scalar { .. })
            | (Self::List(_), Kind::List { .. })
            | (Self::Map(_) | Self::Record(_), Kind::Map { .. })
            | (Self::Json, _) => true,
            (Self::TextTo(_), Kind::Map { members, .. }) => {
                TextTo::<Text>::value(members).is_some()
            }
            // A map that has none of the keys was meant as the text, such as `{param}`.
            (Self::Either(Self::Scalar(..), Self::Record(record)), Kind::Map { members, .. }) => {
                let is_known = |(key, _): &(Node, Node)| match &key.kind {
                    Kind::Scalar { text, .. } => record.keys.iter().any(|key| key.name == text),
                    _ => false,
                };
                members.iter().any(is_known)
            }
            (Self::Either(a, b), _) => a.fits(node) || b.fits(node),
            _ => false,
        }
    }

    /// The shape in words, with an article.
    pub fn describe(&self) -> String {
        match self {
            Self::Scalar(words, _) | Self::Plain(words, _) => (*words).to_owned(),
            Self::Word(_) => "a word".to_owned(),
            Self::List(item) => match item {
                Self::Scalar("text", _) => "a list of texts".to_owned(),
                _ => "a list".to_owned(),
            },
            Self::Map(_) | Self::Record(_) | Self::TextTo(_) => "a map".to_owned(),
            Self::Either(a, b) => {
                let (a, b) = (a.describe(), b.describe());
                if a == b { a } else { format!("{a} or {b}") }
            }
            Self::Json => "any value".to_owned(),
        }
    }
}

/// A type that is read from a YAML tree.
pub trait Read: Sized {
    /// What it may look like.
    const SHAPE: Shape;

    /// Reads it; what is wrong is reported, and what can be used is returned.
    #[doc(hidden)]
    fn read(node: &NodeRef<'_>, reader: &mut Reader<'_>) -> Option<Self>;
}

/// A node, opaque outside this crate.
#[derive(Debug, Clone, Copy)]
pub struct NodeRef<'a>(pub(crate) &'a Node);

/// What reading needs besides the tree.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(crate) diagnostics: &'a mut Diagnostics,
    /// The key whose value is read, for findings about a whole map.
    pub(crate) key: Span,
    /// The name of that key, where the language knows it.
    pub(crate) keyword: &'static str,
    /// The record whose key it is.
    pub(crate) record: Option<&'static Record>,
}

impl Reader<'_> {
    fn wrong_type(&mut self, node: &Node, expected: &Shape) {
        let expected_words = expected.describe();
        let found = node.found();
        let mut finding = Diagnostic::new(
            &rule::WRONG_TYPE,
            if node.span.start == node.span.end {
                self.key
            } else {
                node.span
            },
            format!("expected {expected_words}, found {found}"),
            format!("expected {expected_words}"),
        );
        if let (Kind::Map { .. }, "type") = (&node.kind, self.keyword) {
            finding = finding.help(
                "write the name of a type, such as `string`, `[string]` for a list, or `{string: integer}` for a map \
                 from text; a record has its fields under `types`",
            );
        } else if let (Kind::Map { flow: true, .. }, true) =
            (&node.kind, expected_words.contains("text"))
        {
            finding = finding.help("quote the text: a YAML value that starts with `{` is a map");
        } else if let (Kind::List { .. }, "status") = (&node.kind, self.keyword) {
            finding = finding
                .help("an error has one status: write that, and an entry for each other one");
        } else if let (Kind::Map { members, .. }, Shape::List(item)) = (&node.kind, expected)
            && item.fits(node)
        {
            let keys = members.iter().map(|(key, _)| match &key.kind {
                Kind::Scalar { text, .. } => format!("{text}: …"),
                _ => "…".to_owned(),
            });
            let keys = keys.collect::<Vec<_>>().join(", ");
            finding = finding.help(format!("put it into a list: `[{{{keys}}}]`"));
        } else if found == "nothing" {
            finding = finding.help("write a value, or remove the key");
        } else if let (true, Some(key)) = (expected_words == "a map", self.known_key()) {
            finding = finding.help(format!("write it as in `{}: {}`", key.name, key.example));
        } else {
            finding = finding.help(match node.kind {
                Kind::List { .. } => "write one value, and no list",
                Kind::Map { .. } => "write one value, and no map",
                Kind::Scalar { .. } if expected_words == "a map" => {
                    "write a map, such as `{key: value}`"
                }
                Kind::Scalar { .. } => "write a list, such as `[value]`",
            });
        }
        self.diagnostics.push(finding);
    }

    /// The key whose value is read, where the language knows it.
    fn known_key(&self) -> Option<&'static Key> {
        let mut keys = self.record?.keys.iter();
        keys.find(|key| key.name == self.keyword)
    }

    /// Reports a list without items where something else would hold than it says.
    pub(crate) fn empty_list(&mut self, key: &Key, span: Span) {
        self.diagnostics.push(
            Diagnostic::new(
                &rule::EMPTY_LIST,
                span,
                format!("the list `{}` is empty", key.name),
                "nothing is listed here",
            )
            .help(if key.required {
                format!("write `{}: {}`", key.name, key.example)
            } else {
                format!(
                    "write `{}: {}`, or leave the key out",
                    key.name, key.example
                )
            }),
        );
    }

    /// Reports a word that is not one of those known.
    pub(crate) fn unknown_word(&mut self, span: Span, word: &str, words: &[&str]) {
        let list = words.join("`, `");
        let refuses = ["no", "none", "false", "off"].contains(&word.to_lowercase().as_str());
        let near = did_you_mean(word, words.iter().copied());
        let help = match near.or_else(|| words.iter().copied().find(|it| refuses && *it == "never"))
        {
            Some(near) => format!("did you mean `{near}`? The words are `{list}`"),
            None => format!("the words are `{list}`"),
        };
        self.diagnostics.push(
            Diagnostic::new(
                &rule::UNKNOWN_WORD,
                span,
                format!("`{word}` is not one of the words that this key knows"),
                "unknown word",
            )
            .help(help),
        );
    }
}

impl<T: Read> Read for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(node: &NodeRef<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(node, reader).map(Some)
    }
}

impl<T: Read> Read for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    fn read(node: &NodeRef<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Kind::List { items } = &node.0.kind else {
            reader.wrong_type(node.0, &Self::SHAPE);
            return None;
        };
        let mut list = Vec::new();
        for item in items {
            if let Some(item) = T::read(&NodeRef(item), reader) {
                list.push(item);
            }
        }
        Some(list)
    }
}

impl Node {
    /// A key as text with its place, if it is a scalar.
    fn name(&self) -> Option<Text> {
        let Kind::Scalar { text, .. } = &self.kind else {
            return None;
        };
        Some(Text {
            value: text.clone(),
            span: self.span,
        })
    }
}

/// A map from names to values, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Map<T>(pub Vec<(Text, T)>);

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Map<T> {
    /// The members in order.
    pub fn iter(&self) -> std::slice::Iter<'_, (Text, T)> {
        self.0.iter()
    }

    /// The names in order.
    pub(crate) fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for (name, _) in self {
            names.push(name.as_str());
        }
        names
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        for (key, value) in self {
            if key.value == name {
                return Some(value);
            }
        }
        None
    }
}

/// Where in a list each name stands. Every map of this crate is of this one type: rustc compiles a hash map anew for
/// each type of what is in it, and users compile this crate with their own.
pub(crate) type Places = HashMap<String, usize>;

impl<'a, T> IntoIterator for &'a Map<T> {
    type Item = &'a (Text, T);
    type IntoIter = std::slice::Iter<'a, (Text, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Read> Read for Map<T> {
    const SHAPE: Shape = Shape::Map(&T::SHAPE);

    fn read(node: &NodeRef<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Kind::Map { members, .. } = &node.0.kind else {
            reader.wrong_type(node.0, &Self::SHAPE);
            return None;
        };
        let outer = reader.key;
        let mut map = Vec::with_capacity(members.len());
        for (key, value) in members {
            let Some(name) = key.name() else { continue };
            reader.key = key.span;
            match T::read(&NodeRef(value), reader) {
                Some(value) => map.push((name, value)),
                None => reader.diagnostics.lose(&name.value),
            }
        }
        reader.key = outer;
        Some(Self(map))
    }
}

/// One value or a list of them.
#[derive(Debug, Clone, PartialEq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Read> Read for OneOrMany<T> {
    const SHAPE: Shape = Shape::Either(&T::SHAPE, &Shape::List(&T::SHAPE));

    fn read(node: &NodeRef<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if matches!(node.0.kind, Kind::List { .. }) {
            Vec::read(node, reader).map(Self)
        } else if T::SHAPE.fits(node.0) {
            T::read(node, reader).map(|item| Self(vec![item]))
        } else {
            let expected = match &T::SHAPE {
                Shape::Either(short, Shape::Record(_)) => short,
                _ => &Self::SHAPE,
            };
            reader.wrong_type(node.0, expected);
            None
        }
    }
}

/// A short form or a long one, told apart by whether it is a scalar, a list or a map.
#[derive(Debug, Clone, PartialEq)]
pub enum Either<A, B> {
    /// The short form.
    Short(A),
    /// The long form.
    Long(B),
}

impl<A: Read, B: Read> Read for Either<A, B> {
    const SHAPE: Shape = Shape::Either(&A::SHAPE, &B::SHAPE);

    fn read(node: &NodeRef<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if A::SHAPE.fits(node.0) {
            A::read(node, reader).map(Self::Short)
        } else if B::SHAPE.fits(node.0) {
            B::read(node, reader).map(Self::Long)
        } else {
            reader.wrong_type(node.0, &Self::SHAPE);
            None
        }
    }
}

/// A map from texts to values of one type, as a type: `{string: T}`, or `{T}` for short.
#[derive(Debug, Clone, PartialEq)]
pub struct TextTo<T>(pub T);

impl<T> TextTo<T> {
    /// What says the type of the values, if the map is such a type.
    fn value(members: &[(Node, Node)]) -> Option<&Node> {
        let [(key, value)] = members else { return None };
        if value.found() == "nothing" {
            return Some(key);
        }
        matches!(&key.kind, Kind::Scalar { text, .. } if text == "string").then_some(value)
    }
}

impl<T: Read> Read for TextTo<T> {
    const SHAPE: Shape = Shape::TextTo(&T::SHAPE);

    fn read(node: &NodeRef<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let value = match &node.0.kind {
            Kind::Map { members, .. } => Self::value(members),
            _ => None,
        };
        let Some(value) = value else {
            reader.wrong_type(node.0, &Self::SHAPE);
            return None;
        };
        if matches!(value.kind, Kind::Map { .. }) {
            reader.diagnostics.push(
                Diagnostic::new(
                    &rule::WRONG_TYPE,
                    value.span,
                    "a map is to values of a named type, or to lists of such",
                    "expected the name of a type",
                )
                .help("name a record of `types` that has this as a field, or write `any`"),
            );
            return None;
        }
        T::read(&NodeRef(value), reader).map(Self)
    }
}
