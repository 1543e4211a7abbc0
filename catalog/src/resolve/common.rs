//! The params of all errors, and where a param stands in the response.

use super::{Resolver, segments};
use crate::{
    api::{Api, Envelope, Hole, Kind, Param, Place, Segment, TypeRecord},
    diagnostic::Diagnostic,
    each::each,
    language::{Document, EntryNode, ParamNode, TypeNode},
    read::{Either, Given as _, Text},
    rule,
    source::Span,
};

impl Resolver<'_> {
    /// The params of all errors and of those of a kind, as the catalogue's own envelope has them.
    pub(super) fn common_params(
        &mut self,
        types: &[TypeRecord],
        envelope: Option<&Envelope>,
    ) -> Vec<Param> {
        let mut params: Vec<Param> = Vec::new();
        for common in common(self.document) {
            if let Some(first) = common.first {
                self.declared_twice(common.name, first);
                continue;
            }
            params.push(Param {
                of_all: true,
                kinds: each(common.kind.as_slice(), &mut |kind| kind.value.clone()),
                ..self.param(types, envelope, false, common.name, common.node)
            });
        }
        params
    }

    fn declared_twice(&mut self, name: &Text, first: Span) {
        let message = format!("`{}` is a param of more errors already", name.value);
        self.diagnostics.push(
            Diagnostic::new(&rule::DUPLICATE_KEY, name.span, message, "the second one")
                .related(first, "the first one")
                .help("declare it once, under `params` of the catalogue, for errors of every kind"),
        );
    }

    /// Adds the params of all errors and of its kind to those of one that says nothing else of them; one that it declares again stands where
    /// it says, else where the others have it. An error of a further envelope has only those that have a place there.
    pub(super) fn add_common(
        &self,
        api: &Api,
        kind: Option<&Kind>,
        envelope: Option<&Envelope>,
        written: &EntryNode,
        own: &mut Vec<Param>,
    ) {
        let is_further = envelope != api.envelope.as_ref();
        for param in &api.params {
            let is_of_it = kind.is_some_and(|kind| param.kinds.contains(&kind.name));
            if !param.kinds.is_empty() && !is_of_it {
                continue;
            }
            let short = ParamNode::default();
            let mut param = param.clone();
            if is_further && let Some((name, node)) = common_node(self.document, &param.name) {
                (param.place, param.path) = self.placed(envelope, false, name, long(node, &short));
                if param.place == Place::Message && param.header.is_none() {
                    continue;
                }
            }
            let Some(again) = own.iter_mut().find(|other| other.name == param.name) else {
                own.push(param);
                continue;
            };
            let node = written.params.get(&param.name);
            let node = node.map_or(&short, |node| long(node, &short));
            if node.at.is_none() && again.place != Place::Code {
                (again.place, again.path) = (param.place, param.path);
            }
            if node.header.is_none() {
                again.header = param.header;
            }
        }
    }

    /// Where a param travels in the body of an envelope.
    pub(super) fn placed(
        &self,
        envelope: Option<&Envelope>,
        is_in_code: bool,
        name: &Text,
        long: &ParamNode,
    ) -> (Place, Vec<Segment>) {
        let details = envelope.and_then(|envelope| envelope.path_anywhere(Hole::Details));
        let hole = envelope.and_then(|envelope| envelope.param_path(&name.value));
        match long.at.as_ref().map(Text::as_str) {
            _ if long.private.value_or(false) => (Place::Logs, Vec::new()),
            None if hole.is_some() => (Place::Body, hole.unwrap_or_default()),
            Some("code") => (Place::Code, Vec::new()),
            None if is_in_code => (Place::Code, Vec::new()),
            Some("message") => (Place::Message, Vec::new()),
            Some("details") | None => match details {
                Some(details) => {
                    let mut path = details.to_vec();
                    path.push(Segment::Key(name.value.clone()));
                    (Place::Details, path)
                }
                None if self.is_part => (Place::Details, vec![Segment::Key(name.value.clone())]),
                None => (Place::Message, Vec::new()),
            },
            Some(at) => (Place::Body, segments(at)),
        }
    }
}

/// A param of all errors, or of those of a kind, as it is written.
struct Common<'a> {
    name: &'a Text,
    node: &'a Either<TypeNode, ParamNode>,
    kind: Option<&'a Text>,
    /// Where one of that name stands before it.
    first: Option<Span>,
}

fn common<'a>(document: &'a Document) -> Vec<Common<'a>> {
    let mut all: Vec<Common<'a>> = Vec::new();
    let mut add = |kind, params: &'a [(Text, Either<TypeNode, ParamNode>)]| {
        for (name, node) in params {
            let name: &Text = name;
            let first = all.iter().find(|other| other.name.value == name.value);
            let first = first.map(|first| first.name.span);
            all.push(Common {
                name,
                node,
                kind,
                first,
            });
        }
    };
    add(None, &document.params.0);
    for (kind, node) in &document.kinds {
        if let Either::Long(long) = node {
            add(Some(kind), &long.params.0);
        }
    }
    all
}

/// A param of all errors, or of those of a kind, by its name.
pub(crate) fn common_node<'a>(
    document: &'a Document,
    name: &str,
) -> Option<(&'a Text, &'a Either<TypeNode, ParamNode>)> {
    let all = common(document);
    let found = all.iter().find(|common| common.name.value == name)?;
    Some((found.name, found.node))
}

/// The long form of a param, or nothing but defaults.
fn long<'a>(node: &'a Either<TypeNode, ParamNode>, short: &'a ParamNode) -> &'a ParamNode {
    match node {
        Either::Short(_) => short,
        Either::Long(long) => long,
    }
}
