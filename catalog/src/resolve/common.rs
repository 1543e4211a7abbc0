//! The params of all errors, and where a param stands in the response.

use super::{Resolver, segments};
use crate::{
    api::{Api, Envelope, Hole, Param, Place, Segment, TypeRecord},
    each::each,
    language::{ParamNode, TypeNode},
    read::{Either, Given as _, Text},
};

impl Resolver<'_> {
    /// The params of all errors, as the catalogue's own envelope has them.
    pub(super) fn common_params(
        &mut self,
        types: &[TypeRecord],
        envelope: Option<&Envelope>,
    ) -> Vec<Param> {
        let document = self.document;
        each(&document.params.0, &mut |(name, node)| Param {
            of_all: true,
            ..self.param(types, envelope, false, name, node)
        })
    }

    /// Adds the params of all errors to those of one that says nothing else of them. An error of a further envelope has only those
    /// that have a place there.
    pub(super) fn add_common(&self, api: &Api, envelope: Option<&Envelope>, own: &mut Vec<Param>) {
        let is_further = envelope != api.envelope.as_ref();
        for (param, (name, node)) in api.params.iter().zip(&self.document.params) {
            if own.iter().any(|other| other.name == param.name) {
                continue;
            }
            let mut param = param.clone();
            if is_further {
                let short = ParamNode::default();
                (param.place, param.path) = self.placed(envelope, false, name, long(node, &short));
                if param.place == Place::Message && param.header.is_none() {
                    continue;
                }
            }
            own.push(param);
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

/// The long form of a param, or nothing but defaults.
fn long<'a>(node: &'a Either<TypeNode, ParamNode>, short: &'a ParamNode) -> &'a ParamNode {
    match node {
        Either::Short(_) => short,
        Either::Long(long) => long,
    }
}
