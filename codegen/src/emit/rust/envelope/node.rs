//! The envelope as it is emitted: the catalogue's, with a place for every param that has one of its own.

use errcat_catalog::{
    api::{self, Body, Hole, Piece, Segment},
    each,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{super::names::string, json};

/// How far into a list an id may be: the places before it are spelt out.
const LONGEST: usize = 256;

/// What holds for all of an envelope.
pub(super) struct Shape<'a> {
    pub(super) details: Details,
    pub(super) integers: Integers,
    /// Whether the list of errors stands beside an error of its own.
    pub(super) is_whole: bool,
    pub(super) envelope: &'a api::Envelope,
}

/// What is a number on the wire.
#[derive(Clone, Copy, Default)]
pub(in crate::emit) struct Integers {
    pub(in crate::emit) codes: bool,
    pub(in crate::emit) reasons: bool,
}

/// What the details are like.
#[derive(Clone, Copy)]
pub(in crate::emit) struct Details {
    pub(in crate::emit) has_reason: bool,
    pub(in crate::emit) are_texts: bool,
}

/// The envelope as it is emitted.
pub(in crate::emit) enum Node {
    Hole(Hole, Integers),
    Details(Details, Vec<(String, Node)>),
    At(String),
    Delay(String),
    /// A param, or a part of the error.
    Either(String, Hole, Integers),
    /// The standard details of AIP-193, with the catalogue's domain.
    Typed(String, Vec<(String, Node)>),
    Json(String),
    Text(Vec<Piece>),
    Array(Vec<Node>),
    Each(Box<Node>, bool),
    Object(Vec<(String, Node)>),
    /// An object that no part of the envelope asks for.
    Optional(Vec<(String, Node)>),
}

impl Node {
    pub(super) fn of(body: &Body, shape: &Shape<'_>) -> Self {
        let of = |body| Self::of(body, shape);
        match body {
            Body::Hole(Hole::Details) => Self::Details(shape.details, Vec::new()),
            Body::Hole(hole) => Self::Hole(*hole, shape.integers),
            Body::Param(name) => {
                let path = shape.envelope.param_path(name).unwrap_or_default();
                Self::At(Segment::join(&path))
            }
            Body::Literal(literal) => Self::Json(json(literal)),
            Body::Text(pieces) => Self::Text(pieces.clone()),
            Body::Each(item) => Self::Each(Box::new(of(item)), shape.is_whole),
            Body::Array(items) => Self::Array(items.iter().map(of).collect()),
            Body::Object(members) => {
                // The places of params come behind all else, as they do where `at` says them.
                let mut own = Vec::new();
                for member in members.iter().filter(|member| !member.value.is_of_params()) {
                    own.push((member.name.clone(), of(&member.value)));
                }
                Self::Object(own)
            }
        }
    }

    /// Makes a list of the object of standard details at this path; a time to wait is written as a text there.
    pub(super) fn typed(&mut self, path: &[Segment], domain: &str, is_written: bool) {
        let (Self::Object(members) | Self::Optional(members)) = self else {
            return;
        };
        let [Segment::Key(key), rest @ ..] = path else {
            let mut details = std::mem::take(members);
            if is_written {
                for (_, info) in details.iter_mut().filter(|(name, _)| name == "RetryInfo") {
                    info.delay();
                }
            }
            *self = Self::Typed(domain.to_owned(), details);
            return;
        };
        for (_, member) in members.iter_mut().filter(|(name, _)| name == key) {
            member.typed(rest, domain, is_written);
        }
    }

    /// Makes a time of the param that a `RetryInfo` has for its delay.
    fn delay(&mut self) {
        if let Self::Object(members) | Self::Optional(members) = self {
            for (name, member) in members {
                if let ("retryDelay", Self::At(path)) = (name.as_str(), &*member) {
                    *member = Self::Delay(path.clone());
                }
            }
        }
    }

    /// Gives a param or an id its place. The checks have seen to it that nothing else is there.
    pub(super) fn insert(&mut self, path: &[Segment], name: &str) {
        let (step, rest) = match path {
            [] => {
                if let Self::Hole(hole, integers) = self {
                    *self = Self::Either(name.to_owned(), *hole, *integers);
                }
                return;
            }
            [step, rest @ ..] => (step, rest),
        };
        let new = || match rest {
            [] => Self::At(name.to_owned()),
            [Segment::Index(_), ..] => Self::Array(Vec::new()),
            [Segment::Key(_), ..] => Self::Optional(Vec::new()),
        };
        match (self, step) {
            (
                Self::Object(members) | Self::Optional(members) | Self::Details(_, members),
                Segment::Key(key),
            ) => {
                let known = members.iter().position(|(member, _)| member == key);
                let at = known.unwrap_or_else(|| {
                    members.push((key.clone(), new()));
                    members.len() - 1
                });
                members[at].1.insert(rest, name);
            }
            (Self::Each(item, _), Segment::Index(0)) => item.insert(rest, name),
            (Self::Array(items), Segment::Index(index)) if *index < LONGEST => {
                while items.len() <= *index {
                    items.push(Self::Json(String::new()));
                }
                if matches!(&items[*index], Self::Json(_)) {
                    items[*index] = new();
                }
                items[*index].insert(rest, name);
            }
            _ => {}
        }
    }

    pub(super) fn tokens(&self) -> TokenStream {
        let members = |members: &[(String, Self)]| {
            let members = each(members, &mut |(name, node)| {
                let (name, node) = (string(name), node.tokens());
                quote! { (#name, #node) }
            });
            quote! { &[#(#members),*] }
        };
        match self {
            Self::Hole(hole, integers) => {
                let hole = ident(*hole, *integers);
                quote! { ::errcat::Node::Hole(::errcat::Hole::#hole) }
            }
            Self::Details(details, list) => {
                let (members, reason) = (members(list), details.has_reason);
                let variant = if details.are_texts {
                    quote! { Texts }
                } else {
                    quote! { Details }
                };
                quote! { ::errcat::Node::#variant { reason: #reason, members: #members } }
            }
            Self::At(path) => {
                let path = string(path);
                quote! { ::errcat::Node::At(#path) }
            }
            Self::Either(path, hole, integers) => {
                let (path, hole) = (string(path), ident(*hole, *integers));
                quote! { ::errcat::Node::Either { path: #path, hole: ::errcat::Hole::#hole } }
            }
            Self::Delay(path) => {
                let path = string(path);
                quote! { ::errcat::Node::Delay(#path) }
            }
            Self::Typed(domain, list) => {
                let (domain, items) = (string(domain), members(list));
                quote! { ::errcat::Node::Typed { domain: #domain, items: #items } }
            }
            Self::Text(pieces) => {
                let pieces = each(pieces, &mut piece);
                quote! { ::errcat::Node::Text(&[#(#pieces),*]) }
            }
            Self::Json(json) => {
                let json = string(json);
                quote! { ::errcat::Node::Json(#json) }
            }
            Self::Array(items) => {
                let items = items.iter().map(Self::tokens);
                quote! { ::errcat::Node::Array(&[#(#items),*]) }
            }
            Self::Each(item, is_whole) => {
                let item = item.tokens();
                quote! { ::errcat::Node::Each { item: &#item, is_whole: #is_whole } }
            }
            Self::Object(list) => {
                let members = members(list);
                quote! { ::errcat::Node::Object(#members) }
            }
            Self::Optional(list) => {
                let members = members(list);
                quote! { ::errcat::Node::Optional(#members) }
            }
        }
    }
}

fn piece(piece: &Piece) -> TokenStream {
    match piece {
        Piece::Text(text) => {
            let text = string(text);
            quote! { ::errcat::Piece::Text(#text) }
        }
        Piece::Hole(hole) => {
            let hole = ident(*hole, Integers::default());
            quote! { ::errcat::Piece::Hole(::errcat::Hole::#hole) }
        }
    }
}

fn ident(hole: Hole, integers: Integers) -> Ident {
    let name = match hole {
        Hole::Code if integers.codes => "IntegerCode",
        Hole::Reason if integers.reasons => "IntegerReason",
        Hole::Code => "Code",
        Hole::Number => "Number",
        Hole::Kind => "Kind",
        Hole::Message => "Message",
        Hole::Details => unreachable!("details are a node of their own"),
        Hole::Reason => "Reason",
        Hole::Status => "Status",
        Hole::StatusText => "StatusText",
        Hole::Title => "Title",
        Hole::Grpc => "Grpc",
        Hole::DocUrl => "DocUrl",
        Hole::RequestId => "RequestId",
        Hole::Domain => "Domain",
        Hole::Type => "Type",
        Hole::Instance => "Instance",
    };
    Ident::new(name, Span::call_site())
}
