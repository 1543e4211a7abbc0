//! A document that is no catalogue: YAML or JSON of any kind, with the place of everything in it, so that it can be changed where it
//! stands and stay as it is everywhere else.

use std::{collections::HashMap, ops::Range, rc::Rc};

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use crate::value::Value;

/// How deep collections of such a document may be nested.
const MAX_NESTING: usize = 256;
/// How many nodes it may have, those of aliases counted each time.
const MAX_NODES: usize = 2_000_000;

/// A node of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreign {
    /// Its bytes: from its first to its last, without an anchor.
    pub range: Range<usize>,
    /// Whether an anchor names it, so that other places of the document may be the same.
    pub has_anchor: bool,
    /// What it is.
    pub kind: ForeignKind,
    /// How many nodes it stands for, those of aliases counted each time.
    size: usize,
}

/// What a node of a document is.
#[derive(Debug, Clone, PartialEq)]
pub enum ForeignKind {
    /// A text, a number or the like.
    Scalar(Value),
    /// A list.
    List(Vec<Foreign>),
    /// A map.
    Map {
        /// The keys with their values, in order.
        members: Vec<(Foreign, Foreign)>,
        /// Whether it stands in braces.
        in_braces: bool,
    },
    /// The same as a node with an anchor.
    Alias(Rc<Foreign>),
}

/// Why a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignError {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub range: Range<usize>,
}

impl Foreign {
    /// Reads a document.
    ///
    /// # Errors
    ///
    /// When it is neither YAML nor JSON, when a key stands twice in a map, or when it is more than one document.
    pub fn read(text: &str) -> Result<Self, ForeignError> {
        let options = granit_parser::options! {
            emit_unresolved_aliases: true,
            flow_nesting_limit: MAX_NESTING,
            block_nesting_limit: MAX_NESTING,
        };
        let mut reader = Reader::default();
        for event in Parser::new_from_str_with_options(text, options) {
            match event {
                Ok((event, span)) => {
                    let range = span.byte_range().unwrap_or_default();
                    reader.take(event, range.start..range.end.max(range.start))?;
                }
                Err(error) => {
                    let at = error.marker().byte_offset().unwrap_or_default();
                    let at = (0..=at.min(text.len()))
                        .rev()
                        .find(|at| text.is_char_boundary(*at));
                    let at = at.unwrap_or_default();
                    return Err(wrong(error.info(), at..at));
                }
            }
        }
        match reader.root {
            None => Err(wrong("the document is empty", 0..0)),
            Some(root) if root.size > MAX_NODES => {
                Err(wrong("its aliases stand for too much", 0..0))
            }
            Some(root) => Ok(root),
        }
    }

    /// The node itself, where another one has the anchor.
    pub fn resolved(&self) -> &Self {
        match &self.kind {
            ForeignKind::Alias(node) => node.resolved(),
            _ => self,
        }
    }

    /// The members of a map; none of anything else.
    pub fn members(&self) -> &[(Self, Self)] {
        match &self.resolved().kind {
            ForeignKind::Map { members, .. } => members,
            _ => &[],
        }
    }

    /// The member of a map with this key.
    pub fn get(&self, key: &str) -> Option<&(Self, Self)> {
        let mut members = self.members().iter();
        members.find(|(known, _)| known.key().as_deref() == Some(key))
    }

    /// A key as JSON has it: the text of it, though YAML may take it for a number.
    pub fn key(&self) -> Option<String> {
        match &self.resolved().kind {
            ForeignKind::Scalar(Value::Null) => Some("null".to_owned()),
            ForeignKind::Scalar(value) => value.as_text().map(str::to_owned),
            _ => None,
        }
    }

    /// The text of a text.
    pub fn text(&self) -> Option<&str> {
        match &self.resolved().kind {
            ForeignKind::Scalar(Value::String(text)) => Some(text),
            _ => None,
        }
    }

    /// What it says, wherever it stands.
    pub fn value(&self) -> Value {
        match &self.resolved().kind {
            ForeignKind::Scalar(value) => value.clone(),
            ForeignKind::List(items) => Value::Array(items.iter().map(Self::value).collect()),
            ForeignKind::Map { members, .. } => {
                let member = |(key, value): &(Self, Self)| Some((key.key()?, value.value()));
                Value::Object(members.iter().filter_map(member).collect())
            }
            ForeignKind::Alias(_) => Value::Null,
        }
    }

    /// Where the last thing in it ends.
    fn last_end(&self) -> usize {
        let last = match &self.kind {
            ForeignKind::List(items) => items.last().map(|item| item.range.end),
            ForeignKind::Map { members, .. } => members
                .last()
                .map(|(key, value)| key.range.end.max(value.range.end)),
            ForeignKind::Scalar(_) | ForeignKind::Alias(_) => None,
        };
        last.unwrap_or(self.range.end)
    }
}

#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    root: Option<Foreign>,
    anchored: HashMap<usize, Rc<Foreign>>,
    documents: usize,
}

struct Open {
    node: Foreign,
    in_braces: bool,
    anchor: usize,
    key: Option<Foreign>,
}

fn wrong(message: impl Into<String>, range: Range<usize>) -> ForeignError {
    let message = message.into();
    ForeignError { message, range }
}

impl Reader {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), ForeignError> {
        let node = |kind, anchor: usize| Foreign {
            range: range.clone(),
            has_anchor: anchor != 0,
            kind,
            size: 1,
        };
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(wrong("a second document starts here", range));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                let is_plain = style == ScalarStyle::Plain && tag.is_none();
                let is_absent = is_plain && range.start == range.end;
                let value = if is_absent {
                    Value::Null
                } else if is_plain {
                    Value::from_plain(&text)
                } else {
                    Value::String(text.into_owned())
                };
                self.finish(node(ForeignKind::Scalar(value), anchor), anchor)?;
            }
            Event::SequenceStart(style, anchor, _) => {
                let list = node(ForeignKind::List(Vec::new()), anchor);
                self.open(list, style == StructureStyle::Flow, anchor);
            }
            Event::MappingStart(style, anchor, _) => {
                let in_braces = style == StructureStyle::Flow;
                let members = Vec::new();
                let map = node(ForeignKind::Map { members, in_braces }, anchor);
                self.open(map, in_braces, anchor);
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(mut open) = self.open.pop() {
                    // Without a bracket the parser knows the end only where something else begins.
                    let end = if open.in_braces {
                        range.end
                    } else {
                        open.node.last_end()
                    };
                    open.node.range.end = end.max(open.node.range.start);
                    self.finish(open.node, open.anchor)?;
                }
            }
            Event::Alias(anchor) => {
                let Some(target) = self.anchored.get(&anchor) else {
                    return Err(wrong("the alias stands inside of what it refers to", range));
                };
                let mut alias = node(ForeignKind::Alias(Rc::clone(target)), 0);
                alias.size = target.size;
                self.finish(alias, 0)?;
            }
            Event::UnresolvedAlias(name) => {
                return Err(wrong(format!("there is no anchor `&{name}`"), range));
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, node: Foreign, in_braces: bool, anchor: usize) {
        self.open.push(Open {
            node,
            in_braces,
            anchor,
            key: None,
        });
    }

    fn finish(&mut self, node: Foreign, anchor: usize) -> Result<(), ForeignError> {
        if anchor != 0 {
            self.anchored.insert(anchor, Rc::new(node.clone()));
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        open.node.size = open.node.size.saturating_add(node.size);
        match &mut open.node.kind {
            ForeignKind::List(items) => items.push(node),
            ForeignKind::Map { members, .. } => match open.key.take() {
                None => open.key = Some(node),
                Some(key) => {
                    let name = key.key();
                    let mut known = members.iter();
                    if name.is_some() && known.any(|(known, _)| known.key() == name) {
                        let name = name.unwrap_or_default();
                        let message = format!("`{name}` stands twice in this map");
                        return Err(wrong(message, key.range));
                    }
                    members.push((key, node));
                }
            },
            ForeignKind::Scalar(_) | ForeignKind::Alias(_) => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_has_its_place() {
        let text = "a: &x {b: 1}\n\"404\": *x\nc:\n- |\n  t\n# end\n";
        let root = Foreign::read(text).expect("a document");
        let (key, value) = root.get("404").expect("a member");
        assert_eq!(&text[key.range.clone()], "\"404\"");
        assert_eq!(&text[value.range.clone()], "*x");
        assert_eq!(
            value.get("b").map(|(_, one)| one.value()),
            Some(Value::Number("1".into()))
        );
        let (_, first) = root.get("a").expect("a member");
        assert!(first.has_anchor && !value.has_anchor);
        assert_eq!(&text[first.range.clone()], "{b: 1}");
        assert_eq!(&text[root.range.clone()].trim_end()[..6], "a: &x ");
        assert!(text[..root.range.end].trim_end().ends_with('t'));
    }

    #[test]
    fn what_is_no_document_is_refused_at_its_place() {
        let message = |text| Foreign::read(text).expect_err("a mistake").message;
        assert_eq!(message("a: 1\na: 2\n"), "`a` stands twice in this map");
        assert_eq!(
            message("a: 1\n---\nb: 2\n"),
            "a second document starts here"
        );
        assert_eq!(message(""), "the document is empty");
        assert!(Foreign::read("a: [").is_err());
    }
}
