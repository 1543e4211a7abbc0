//! YAML 1.2 as a tree in which every node knows its place; the only module that knows the YAML parser.

#[cfg(feature = "serde")]
pub(crate) mod foreign;
mod mistake;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    read::Places,
    rule,
    source::{Sources, Span},
};

/// How deep collections may be nested.
pub const MAX_NESTING: usize = 64;
/// How many nodes all aliases of a file together may stand for.
pub const MAX_ALIAS_NODES: usize = 100_000;

/// A node of the tree.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Scalar {
        text: String,
        plain: bool,
    },
    List {
        items: Vec<Node>,
    },
    Map {
        members: Vec<(Node, Node)>,
        flow: bool,
    },
}

impl Node {
    /// What it is, for a message that says what was found.
    pub(crate) fn found(&self) -> &'static str {
        match &self.kind {
            Kind::Scalar { text, plain: true } if text.is_empty() => "nothing",
            Kind::Scalar { .. } => "text",
            Kind::List { .. } => "a list",
            Kind::Map { .. } => "a map",
        }
    }

    /// Where the last thing in it ends; where it starts if there is none.
    fn last_end(&self) -> u32 {
        let last = match &self.kind {
            Kind::Scalar { .. } => None,
            Kind::List { items } => items.last().map(|item| item.span.end),
            Kind::Map { members, .. } => members
                .last()
                .map(|(key, value)| key.span.end.max(value.span.end)),
        };
        last.unwrap_or(self.span.start)
    }

    fn size(&self) -> usize {
        1 + match &self.kind {
            Kind::Scalar { .. } => 0,
            Kind::List { items } => items.iter().map(Self::size).sum(),
            Kind::Map { members, .. } => members
                .iter()
                .map(|(key, value)| key.size() + value.size())
                .sum(),
        }
    }
}

/// Reads a file into a tree; what could not be read is reported, and nothing is returned if no root was found.
pub(crate) fn read(sources: &Sources, file: u32, diagnostics: &mut Diagnostics) -> Option<Node> {
    let text = sources.file(file).text.as_str();
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        flow_nesting_limit: MAX_NESTING,
        block_nesting_limit: MAX_NESTING,
    };
    let mut builder = Builder {
        file,
        diagnostics,
        stack: Vec::new(),
        root: None,
        anchors: Places::new(),
        anchored: Vec::new(),
        alias_nodes: 0,
        documents: 0,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or_default();
                let span = builder.span(range.start, range.end.max(range.start));
                if !builder.take(event, span) {
                    break;
                }
            }
            Err(error) => {
                builder.syntax_error(text, &error);
                break;
            }
        }
    }
    builder.root
}

struct Builder<'a> {
    file: u32,
    diagnostics: &'a mut Diagnostics,
    stack: Vec<Open>,
    root: Option<Node>,
    anchors: Places,
    anchored: Vec<Node>,
    alias_nodes: usize,
    documents: usize,
}

struct Open {
    node: Node,
    /// Whether a bracket closes it.
    flow: bool,
    anchor: usize,
    key: Option<Node>,
    keys: Places,
}

impl Builder<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            start: offset(start),
            end: offset(end),
        }
    }

    /// Takes an event, and says whether to go on.
    fn take(&mut self, event: Event<'_>, span: Span) -> bool {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.diagnostics.push(
                        Diagnostic::new(
                            &rule::YAML_SYNTAX,
                            span,
                            "a catalogue is one YAML document",
                            "a second document starts here",
                        )
                        .help("put each catalogue into a file of its own"),
                    );
                    return false;
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), span);
                let plain = style == ScalarStyle::Plain;
                // The parser gives `~` for a value that is not there; only the empty span tells it from one that was typed.
                let absent = plain && span.start == span.end;
                let text = if absent {
                    String::new()
                } else {
                    text.into_owned()
                };
                self.refuse_invisible(&text, span);
                self.finish(
                    Node {
                        span,
                        kind: Kind::Scalar { text, plain },
                    },
                    anchor,
                );
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), span);
                let flow = style == StructureStyle::Flow;
                self.open(span, Kind::List { items: Vec::new() }, flow, anchor);
            }
            Event::MappingStart(style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), span);
                let flow = style == StructureStyle::Flow;
                self.open(
                    span,
                    Kind::Map {
                        members: Vec::new(),
                        flow,
                    },
                    flow,
                    anchor,
                );
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(mut open) = self.stack.pop() {
                    // Without a bracket the parser knows the end only where something else begins.
                    let end = if open.flow {
                        span.end
                    } else {
                        open.node.last_end()
                    };
                    open.node.span.end = end.max(open.node.span.end);
                    self.finish(open.node, open.anchor);
                }
            }
            Event::Alias(anchor) => return self.alias(anchor, span),
            Event::UnresolvedAlias(name) => {
                self.diagnostics.push(
                    Diagnostic::new(
                        &rule::YAML_SYNTAX,
                        span,
                        format!("there is no anchor `&{name}` before this alias"),
                        "this alias stands for nothing",
                    )
                    .help("quote the text if it was not meant as an alias"),
                );
                let kind = Kind::Scalar {
                    text: String::new(),
                    plain: false,
                };
                self.finish(Node { span, kind }, 0);
            }
            _ => {}
        }
        true
    }

    fn alias(&mut self, anchor: usize, span: Span) -> bool {
        let Some(place) = self.anchors.get(&anchor.to_string()) else {
            self.diagnostics.push(Diagnostic::new(
                &rule::YAML_SYNTAX,
                span,
                "an alias stands inside the node it refers to",
                "this would never end",
            ));
            return false;
        };
        let node = &self.anchored[*place];
        self.alias_nodes += node.size();
        if self.alias_nodes > MAX_ALIAS_NODES {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::LIMIT_EXCEEDED,
                    span,
                    format!("the aliases of this file stand for more than {MAX_ALIAS_NODES} nodes"),
                    "with this one",
                )
                .help("write the values out, or move them to `constants`"),
            );
            return false;
        }
        let node = node.clone();
        self.finish(node, 0);
        true
    }

    fn open(&mut self, span: Span, kind: Kind, flow: bool, anchor: usize) {
        self.stack.push(Open {
            node: Node { span, kind },
            flow,
            anchor,
            key: None,
            keys: Places::new(),
        });
    }

    fn finish(&mut self, node: Node, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor.to_string(), self.anchored.len());
            self.anchored.push(node.clone());
        }
        let Some(open) = self.stack.last_mut() else {
            self.root = Some(node);
            return;
        };
        match &mut open.node.kind {
            Kind::Scalar { .. } => {}
            Kind::List { items } => items.push(node),
            Kind::Map { members, .. } => match open.key.take() {
                None => open.key = Some(node),
                Some(key) => {
                    let Kind::Scalar { text, .. } = &key.kind else {
                        self.diagnostics.push(
                            Diagnostic::new(
                                &rule::WRONG_TYPE,
                                key.span,
                                format!("a key is text, not {}", key.found()),
                                "this is a key",
                            )
                            .help(if matches!(key.kind, Kind::List { .. }) {
                                "quote it if it is a text; the type of a map from text to lists is `{string: [T]}`"
                            } else {
                                "quote it if it starts with `{`"
                            }),
                        );
                        return;
                    };
                    if let Some(first) = open.keys.get(text) {
                        self.diagnostics.push(
                            Diagnostic::new(
                                &rule::DUPLICATE_KEY,
                                key.span,
                                format!("`{text}` stands twice in this map"),
                                "the second one",
                            )
                            .related(members[*first].0.span, "the first one")
                            .help("keep one of them, or give one another name"),
                        );
                        return;
                    }
                    open.keys.insert(text.clone(), members.len());
                    members.push((key, node));
                }
            },
        }
    }

    fn refuse_tag(&mut self, tagged: bool, span: Span) {
        if tagged {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::YAML_SYNTAX,
                    span,
                    "YAML tags have no meaning in a catalogue",
                    "the value of the tag",
                )
                .help("remove the tag: what a value means depends on its key alone"),
            );
        }
    }

    fn refuse_invisible(&mut self, text: &str, span: Span) {
        let found = |test: fn(char) -> bool| text.chars().find(|&c| test(c));
        let control = found(|c| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r'));
        if let Some(c) = control {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::CONTROL_CHARACTER,
                    span,
                    format!(
                        "the control character U+{:04X} stands in a text",
                        u32::from(c)
                    ),
                    "in this text",
                )
                .help("remove it: terminals, editors and parsers treat it as a command"),
            );
        }
        let bidi = found(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
        if let Some(c) = bidi {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::BIDI_CONTROL,
                    span,
                    format!(
                        "the bidirectional control U+{:04X} stands in a text",
                        u32::from(c)
                    ),
                    "what is shown here is not what is written",
                )
                .help("remove it, or use the marks U+200E and U+200F, which reorder nothing"),
            );
        }
    }
}
