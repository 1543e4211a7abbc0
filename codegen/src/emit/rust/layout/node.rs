//! Tokens as a tree of words, operators and groups, and what of it stands on one line.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use unicode_width::UnicodeWidthStr;

/// How wide the arguments of a call, a list or a chain of calls may be on one line: rustfmt's `use_small_heuristics`.
const SMALL: usize = 60;

/// How wide the fields of a value may be on one line.
const FIELDS: usize = 18;

pub(super) enum Node {
    /// An identifier, a literal or a lifetime.
    Word(String),
    Operator(String),
    Group(Delimiter, Vec<Node>),
}

/// Operators that are two or three marks.
const JOINED: [&str; 11] = [
    "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "..", "..=",
];

/// Words that no value ends with.
const KEYWORDS: [&str; 24] = [
    "as", "const", "dyn", "else", "enum", "fn", "for", "if", "impl", "in", "let", "match", "mod",
    "mut", "pub", "ref", "return", "static", "struct", "trait", "type", "use", "where", "while",
];

impl Node {
    pub(super) fn of(tokens: TokenStream) -> Vec<Self> {
        let mut nodes: Vec<Self> = Vec::new();
        // The marks before that this one touches.
        let mut joint = false;
        for token in tokens {
            let node = match token {
                TokenTree::Group(group) => {
                    let (delimiter, stream) = (group.delimiter(), group.stream());
                    // The tokens are moved rather than copied where nobody else has them.
                    drop(group);
                    Self::Group(delimiter, Self::of(stream))
                }
                TokenTree::Ident(word) => match nodes.last_mut() {
                    Some(Self::Operator(quote)) if quote == "'" => {
                        let lifetime = format!("'{word}");
                        nodes.pop();
                        Self::Word(lifetime)
                    }
                    _ => Self::Word(word.to_string()),
                },
                TokenTree::Literal(literal) => Self::Word(literal.to_string()),
                TokenTree::Punct(mark) => {
                    let was_joint = joint;
                    joint = mark.spacing() == proc_macro2::Spacing::Joint;
                    if let Some(Self::Operator(before)) = nodes.last_mut().filter(|_| was_joint) {
                        before.push(mark.as_char());
                        if JOINED.contains(&before.as_str()) {
                            continue;
                        }
                        before.pop();
                    }
                    nodes.push(Self::Operator(mark.as_char().into()));
                    continue;
                }
            };
            joint = false;
            nodes.push(node);
        }
        nodes
    }

    pub(super) fn is(&self, text: &str) -> bool {
        match self {
            Self::Word(word) => word == text,
            Self::Operator(operator) => operator == text,
            Self::Group(..) => false,
        }
    }

    pub(super) fn group(&self, delimiter: Delimiter) -> Option<&[Self]> {
        match self {
            Self::Group(own, inner) if *own == delimiter => Some(inner),
            _ => None,
        }
    }

    /// Whether a value can end here, so that a mark behind it stands between two.
    fn ends_value(&self) -> bool {
        match self {
            Self::Word(word) => !word.starts_with('\'') && !KEYWORDS.contains(&word.as_str()),
            Self::Operator(operator) => matches!(operator.as_str(), ">" | "?"),
            Self::Group(..) => true,
        }
    }
}

/// The parts between these marks; nothing behind the last one is no part.
pub(super) fn split<'a>(nodes: &'a [Node], mark: &str) -> impl Iterator<Item = &'a [Node]> {
    let mut rest = nodes;
    std::iter::from_fn(move || {
        let mut angles = 0_usize;
        let end = rest.iter().position(|node| {
            angles += usize::from(node.is("<"));
            angles = angles.saturating_sub(usize::from(node.is(">")));
            angles == 0 && node.is(mark)
        });
        let part = &rest[..end.unwrap_or(rest.len())];
        let is_end = rest.is_empty();
        rest = end.map_or(&[], |end| &rest[end + 1..]);
        (!is_end).then_some(part)
    })
}

/// Whether there is one part alone between commas.
pub(super) fn is_alone(nodes: &[Node]) -> bool {
    split(nodes, ",").take(2).count() == 1
}

/// The nodes with what each has before it: a space or nothing.
pub(super) fn spaced(nodes: &[Node]) -> impl Iterator<Item = (bool, &Node)> {
    let (mut angles, mut in_closure) = (0_usize, false);
    let mut tight = true;
    let mut before: Option<&Node> = None;
    nodes.iter().map(move |node| {
        let is_value = before.is_some_and(Node::ends_value);
        // Whether a space stands before, and whether none may follow.
        let (space, then_tight) = match node {
            Node::Operator(operator) => match operator.as_str() {
                "," | ";" | ":" | "?" => (false, false),
                "." | ".." | "..=" => (false, true),
                "::" | "!" => (!is_value, true),
                "<" => {
                    angles += 1;
                    let opens = before.is_some_and(|word| word.is("impl") || word.is("for"));
                    (!is_value && !opens, true)
                }
                ">" if angles > 0 => {
                    angles -= 1;
                    (false, false)
                }
                "|" if in_closure => {
                    in_closure = false;
                    (false, false)
                }
                "|" if !is_value => {
                    in_closure = true;
                    (true, true)
                }
                "&" | "&&" | "*" | "-" | "#" if !is_value => (true, true),
                _ => (true, false),
            },
            Node::Word(_) | Node::Group(Delimiter::Brace, _) => (true, false),
            Node::Group(..) => {
                let tight =
                    before.is_some_and(|word| word.is("fn") || word.is("pub") || word.is("!"));
                (!is_value && !tight, false)
            }
        };
        let after_macro = before.is_some_and(|mark| mark.is("!"))
            && matches!(node, Node::Group(Delimiter::Brace, _));
        let space = space && (!tight || after_macro);
        tight = then_tight;
        before = Some(node);
        (space, node)
    })
}

/// What may stand on one line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Whatever fits.
    Declaration,
    /// Calls, lists, chains and values that are small.
    Value,
}

/// The nodes on one line, however long it is.
pub(super) fn line(nodes: &[Node]) -> String {
    flat(nodes, Style::Declaration, usize::MAX).unwrap_or_default()
}

/// The nodes on one line, if they fit.
pub(super) fn flat(nodes: &[Node], style: Style, limit: usize) -> Option<String> {
    let (mut line, mut width) = (String::new(), 0);
    // Where the present chain of calls begins, and how many calls it has.
    let (mut start, mut calls) = (0, 0);
    let is_small = |line: &str, start: usize, calls: usize| {
        style == Style::Declaration || calls < 2 || line[start..].width() <= SMALL
    };
    let mut before: Option<&Node> = None;
    for (space, node) in spaced(nodes) {
        match node {
            Node::Operator(mark) if mark == "." => calls += 1,
            _ if ends_chain(before, node) => {
                if !is_small(&line, start, calls) {
                    return None;
                }
                (start, calls) = (line.len(), 0);
            }
            _ => {}
        }
        let end = line.len();
        if space {
            line.push(' ');
        }
        match node {
            Node::Word(text) | Node::Operator(text) => line.push_str(text),
            Node::Group(delimiter, inner) => {
                let is_index = before.is_some_and(Node::ends_value);
                let most = match delimiter {
                    _ if style == Style::Declaration => limit,
                    Delimiter::Brace => FIELDS,
                    Delimiter::Bracket if is_index => limit,
                    // The only argument may be as long as the line is.
                    _ if is_alone(inner) => limit,
                    _ => SMALL,
                };
                line.push_str(&group(*delimiter, inner, style, most.min(limit))?);
            }
        }
        width += line[end..].width();
        if width > limit {
            return None;
        }
        before = Some(node);
    }
    is_small(&line, start, calls).then_some(line)
}

/// Whether a chain of calls ends before this node: at an operator, and at an index.
fn ends_chain(before: Option<&Node>, node: &Node) -> bool {
    match node {
        Node::Operator(mark) => !matches!(mark.as_str(), "::" | "?" | "!" | "&" | "*"),
        Node::Group(Delimiter::Bracket, _) => before.is_some_and(Node::ends_value),
        _ => false,
    }
}

fn group(delimiter: Delimiter, inner: &[Node], style: Style, limit: usize) -> Option<String> {
    let is_tuple_of_one = delimiter == Delimiter::Parenthesis && is_alone(inner);
    let inner = match inner {
        [rest @ .., comma] if comma.is(",") && !is_tuple_of_one => rest,
        _ => inner,
    };
    let text = flat(inner, style, limit)?;
    Some(match delimiter {
        Delimiter::Parenthesis => format!("({text})"),
        Delimiter::Bracket => format!("[{text}]"),
        Delimiter::Brace if text.is_empty() => "{}".to_owned(),
        Delimiter::Brace => format!("{{ {text} }}"),
        Delimiter::None => text,
    })
}
