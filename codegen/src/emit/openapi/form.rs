//! The forms of bodies: each envelope with the place in it that tells errors apart.

use errcat_catalog::{
    Catalog,
    api::{Entry, Envelope, Hole, Param, Piece, Place, Segment},
};

use super::answer::is_telling;
use crate::emit::rust::envelope::{
    self,
    node::{Details, Integers, Node},
};

/// An envelope with the places of params in it.
pub(super) struct Form<'a> {
    /// None in a catalogue that says nothing of its bodies, whose are those of RFC 9457.
    pub(super) envelope: Option<&'a Envelope>,
    pub(super) media_type: &'a str,
    pub(super) root: Node,
    /// The way to the object that all that tells errors apart stands in, if there is one: errors have schemas of their own there,
    /// and what is around it is said once.
    apart: Option<Vec<usize>>,
}

impl<'a> Form<'a> {
    /// Those of a catalogue, its own first.
    pub(super) fn all(api: &'a Catalog) -> Vec<Self> {
        let mut forms = Vec::new();
        if api.envelope.is_none() {
            forms.push(Self::new(api, None));
        }
        for envelope in api.every_envelope() {
            forms.push(Self::new(api, Some(envelope)));
        }
        forms
    }

    fn new(api: &'a Catalog, envelope: Option<&'a Envelope>) -> Self {
        let root = match envelope {
            Some(envelope) => envelope::node(api, envelope, &envelope.body),
            None => problem(),
        };
        let entries = api.public_entries();
        let is_of = |entry: &&Entry| match (api.envelope_of(entry), envelope) {
            (Some(own), Some(envelope)) => std::ptr::eq(own, envelope),
            (own, envelope) => own.is_none() && envelope.is_none(),
        };
        let entries: Vec<&Entry> = entries.filter(is_of).collect();
        let mut telling = Vec::new();
        find(&root, &mut Vec::new(), &entries, &mut telling);
        let apart = apart(&root, telling);
        Self {
            envelope,
            media_type: envelope
                .map_or("application/problem+json", |envelope| &envelope.media_type),
            root,
            apart,
        }
    }

    /// What tells errors apart.
    pub(super) fn apart(&self) -> Option<&Node> {
        self.apart.as_deref().map(|way| at(&self.root, way))
    }

    /// Whether the errors of a list are told apart, rather than one error of the whole body.
    pub(super) fn is_list(&self) -> bool {
        let Some(way) = &self.apart else {
            return false;
        };
        let above = (0..way.len()).map(|end| at(&self.root, &way[..end]));
        above.into_iter().any(|node| matches!(node, Node::Each(..)))
    }
}

/// The param of an entry with this path in the body.
pub(super) fn param_at<'a>(entry: &'a Entry, path: &str) -> Option<&'a Param> {
    let mut params = entry.public_params();
    params.find(|param| param.place == Place::Body && Segment::join(&param.path) == path)
}

/// The body of RFC 9457, as errors have it in a catalogue that says nothing of bodies.
fn problem() -> Node {
    let hole = |hole| Node::Hole(hole, Integers::default());
    let details = Details {
        has_reason: true,
        are_texts: false,
    };
    let members = [
        ("type", hole(Hole::Type)),
        ("title", hole(Hole::Title)),
        ("status", hole(Hole::Status)),
        ("detail", hole(Hole::Message)),
        ("code", hole(Hole::Code)),
        ("kind", hole(Hole::Kind)),
        ("details", Node::Details(details, Vec::new())),
        ("request_id", hole(Hole::RequestId)),
        ("instance", hole(Hole::Instance)),
    ];
    let own = |(name, node): (&str, Node)| (name.to_owned(), node);
    Node::Object(members.into_iter().map(own).collect())
}

/// The ways to what tells errors apart.
fn find(node: &Node, way: &mut Vec<usize>, entries: &[&Entry], found: &mut Vec<Vec<usize>>) {
    let is_found = match node {
        Node::Hole(hole, _) => is_telling(*hole),
        Node::Text(pieces) => {
            let tells = |piece: &Piece| matches!(piece, Piece::Hole(hole) if is_telling(*hole));
            pieces.iter().any(tells)
        }
        Node::At(path) | Node::Delay(path) => !is_of_all(path, entries),
        Node::Details(..) | Node::Either(..) | Node::Typed(..) => true,
        Node::Json(_) => false,
        Node::Array(_) | Node::Each(..) | Node::Object(_) | Node::Optional(_) => {
            for (at, part) in parts(node).enumerate() {
                way.push(at);
                find(part, way, entries, found);
                way.pop();
            }
            false
        }
    };
    if is_found {
        found.push(way.clone());
    }
}

/// Whether every one of these has the same param with this path.
fn is_of_all(path: &str, entries: &[&Entry]) -> bool {
    let of = |entry: &&Entry| {
        let param = param_at(entry, path)?;
        Some((param.ty.clone(), param.required, param.doc.clone()))
    };
    let mut all = entries.iter().map(of);
    let first = all.next().flatten();
    first.is_some() && all.all(|other| other == first)
}

/// The way to the innermost object that has all of these in it.
fn apart(root: &Node, ways: Vec<Vec<usize>>) -> Option<Vec<usize>> {
    let mut ways = ways.into_iter();
    let mut shared = ways.next()?;
    for way in ways {
        let same = shared.iter().zip(&way).take_while(|(a, b)| a == b).count();
        shared.truncate(same);
    }
    while !matches!(at(root, &shared), Node::Object(_) | Node::Optional(_)) {
        shared.pop()?;
    }
    Some(shared)
}

fn at<'n>(root: &'n Node, way: &[usize]) -> &'n Node {
    let step = |node: &'n Node, step: &usize| parts(node).nth(*step).unwrap_or(node);
    way.iter().fold(root, step)
}

fn parts(node: &Node) -> Box<dyn Iterator<Item = &Node> + '_> {
    match node {
        Node::Array(items) => Box::new(items.iter()),
        Node::Each(item, _) => Box::new(std::iter::once(&**item)),
        Node::Object(members) | Node::Optional(members) => {
            Box::new(members.iter().map(|(_, member)| member))
        }
        _ => Box::new(std::iter::empty()),
    }
}
