//! The schema of an error that the catalogue does not know: what its envelope has of any.

use errcat_catalog::api::Hole;
use serde_json::{Value as Json, json};

use super::{
    components::Components,
    form::Form,
    types::{Part, object, text},
};
use crate::emit::rust::envelope::node::Node;

impl<'a> Components<'a> {
    /// The last of the errors that may stand in a body of this form.
    pub(super) fn unknown(&mut self, form: &Form<'a>) -> Json {
        let name = form.envelope.and_then(|envelope| envelope.name.as_deref());
        let key = format!("unknown {}", name.unwrap_or_default());
        if let Some(known) = self.known(&key) {
            return known;
        }
        let (reference, name) = self.reserve(key, "UnknownError");
        let node = form.apart().unwrap_or(&form.root);
        let schema = self.any(node).map_or(json!({}), |(schema, _)| schema);
        self.fill(&name, schema);
        reference
    }

    /// What any error has at a node.
    fn any(&self, node: &Node) -> Option<Part> {
        let schema = match node {
            Node::Hole(Hole::Code, integers) if integers.codes => json!({"type": "integer"}),
            Node::Hole(Hole::Message | Hole::Title | Hole::Code | Hole::Type | Hole::Kind, _)
            | Node::Text(_) => text(),
            Node::Hole(Hole::Status, _) => json!({"type": "integer"}),
            Node::Hole(Hole::Number, _) => return Some((json!({"type": "integer"}), false)),
            Node::Hole(Hole::Reason, integers) if integers.reasons => {
                return Some((json!({"type": "integer"}), false));
            }
            Node::Hole(..) => return Some((text(), false)),
            Node::Details(_, _) => json!({"type": "object"}),
            Node::Typed(..) => json!({"type": "array", "items": {"type": "object"}}),
            Node::Array(_) => json!({"type": "array", "items": {}}),
            Node::Json(constant) => {
                let value = serde_json::from_str(constant).ok()?;
                self.values(vec![value])
            }
            Node::Either(..) => json!({}),
            Node::At(_) | Node::Delay(_) | Node::Each(_, true) | Node::Optional(_) => return None,
            Node::Each(item, false) => {
                let item: Json = self.any(item)?.0;
                json!({"type": "array", "items": item})
            }
            Node::Object(members) => {
                let mut all = Vec::new();
                for (name, member) in members {
                    all.extend(self.any(member).map(|part| (name.clone(), part)));
                }
                object(all)
            }
        };
        Some((schema, true))
    }
}
