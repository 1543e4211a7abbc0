//! The schemas of bodies, by the envelopes that they have.

use errcat_catalog::api::{Envelope, Hole, Param, Piece, Place};
use serde_json::{Value as Json, json};

use super::{
    answer::{self, Answer},
    components::Components,
    form::{Form, param_at},
    types::{self, Part, code_template, object, one_of},
};
use crate::emit::rust::envelope::node::{Details, Integers, Node};

impl<'a> Components<'a> {
    /// The schema of an error, as far as it is told apart from others.
    pub(super) fn error_schema(&mut self, answer: &Answer<'a>) -> Json {
        let form = self.form_of(answer.entry);
        let mut walk = Walk {
            components: self,
            answer,
            apart: None,
        };
        let node = form.apart().unwrap_or(&form.root);
        walk.node(node).map_or(json!({}), |(schema, _)| schema)
    }

    /// The schema of a body of this form that has this where errors are told apart.
    pub(super) fn around(&mut self, form: &Form<'a>, answer: &Answer<'a>, errors: Json) -> Json {
        let mut walk = Walk {
            components: self,
            answer,
            apart: form.apart().map(|node| (node, errors)),
        };
        walk.node(&form.root)
            .map_or(json!({}), |(schema, _)| schema)
    }

    /// The schema of the list of parts that stands beside an error of the whole: any error of the catalogue.
    fn parts(&mut self, item: &Node) -> Json {
        if let Some(known) = self.known("parts") {
            return known;
        }
        let (reference, name) = self.reserve("parts".to_owned(), "ErrorPart");
        let mut parts = Vec::new();
        let mut all = Vec::new();
        for answer in self.all.values().flatten().cloned().collect::<Vec<_>>() {
            if answer.entry.envelope.is_some() {
                continue;
            }
            let mut walk = Walk {
                components: self,
                answer: &answer,
                apart: None,
            };
            parts.extend(walk.node(item).map(|(schema, _)| schema));
            all.push(answer);
        }
        all.dedup_by(|a, b| a.entry.name == b.entry.name);
        let are_told_apart = answer::are_told_apart(&all, has_code(item));
        self.fill(&name, one_of(parts, are_told_apart && !self.is_open()));
        reference
    }
}

/// Whether the code of an error is a member of this object: what is further in tells readers of schemas nothing.
pub(super) fn has_code(node: &Node) -> bool {
    let (Node::Object(members) | Node::Optional(members)) = node else {
        return false;
    };
    let is_code = |node: &Node| matches!(node, Node::Hole(Hole::Code, _));
    members.iter().any(|(_, member)| is_code(member))
}

/// One error on its way through an envelope.
struct Walk<'w, 'a> {
    components: &'w mut Components<'a>,
    answer: &'w Answer<'a>,
    /// The node at which errors are told apart, with what stands there instead of this one.
    apart: Option<(&'w Node, Json)>,
}

impl Walk<'_, '_> {
    /// What stands at a node, if the error ever has it.
    fn node(&mut self, node: &Node) -> Option<Part> {
        if let Some((apart, errors)) = &self.apart
            && std::ptr::eq(*apart, node)
        {
            return Some((errors.clone(), true));
        }
        let schema = match node {
            Node::Hole(hole, integers) => return self.hole(*hole, *integers),
            Node::At(path) => {
                let param = param_at(self.answer.entry, path)?;
                return Some((self.components.param(param), param.required));
            }
            Node::Either(path, hole, integers) => {
                return match param_at(self.answer.entry, path) {
                    Some(param) => Some((self.components.param(param), param.required)),
                    None => self.hole(*hole, *integers),
                };
            }
            Node::Delay(path) => {
                let param = param_at(self.answer.entry, path)?;
                return Some((types::text(), param.required));
            }
            Node::Typed(_, items) => {
                let details = items.iter().filter_map(|item| self.detail(item)).collect();
                json!({"type": "array", "items": one_of(details, false)})
            }
            Node::Json(constant) => {
                let value = serde_json::from_str(constant).ok()?;
                self.components.values(vec![value])
            }
            Node::Text(pieces) => return Some((self.text(pieces), true)),
            Node::Array(items) => {
                let items = items.iter().filter_map(|item| self.node(item)).collect();
                self.components.list(items)
            }
            Node::Each(item, true) => {
                let any = self.components.parts(item);
                return Some((json!({"type": "array", "items": any}), false));
            }
            Node::Each(item, false) => {
                let (any, _) = self.node(item)?;
                json!({"type": "array", "items": any})
            }
            Node::Object(members) => object(self.members(members)),
            Node::Optional(members) => {
                let members = self.members(members);
                let is_required = members.iter().any(|(_, (_, is_required))| *is_required);
                let is_possible = !members.is_empty();
                return is_possible.then(|| (object(members), is_required));
            }
            Node::Details(details, members) => self.details(*details, members),
        };
        Some((schema, true))
    }

    fn details(&mut self, details: Details, members: &[(String, Node)]) -> Json {
        let mut all = Vec::new();
        if details.has_reason
            && let Some(reason) = self.hole(Hole::Reason, Integers::default())
        {
            all.push(("reason".to_owned(), reason));
        }
        // A catalogue that says nothing of bodies has all values there.
        let has_all = self
            .components
            .api()
            .envelope_of(self.answer.entry)
            .is_none();
        let is_here =
            |param: &&Param| param.place == Place::Details || has_all && param.place == Place::Body;
        for param in self.answer.entry.public_params().filter(is_here) {
            let schema = if details.are_texts {
                types::text()
            } else {
                self.components.param(param)
            };
            all.push((param.name.clone(), (schema, param.required)));
        }
        all.extend(self.members(members));
        object(all)
    }

    /// A standard detail of AIP-193, if the error ever has it.
    fn detail(&mut self, (name, node): &(String, Node)) -> Option<Json> {
        let (Node::Object(members) | Node::Optional(members)) = node else {
            return None;
        };
        let members = self.members(members);
        if matches!(node, Node::Optional(_)) && members.is_empty() {
            return None;
        }
        let ty = format!("{}{name}", Envelope::TYPE);
        let ty = self.components.values(vec![ty.into()]);
        let ty = ("@type".to_owned(), (ty, true));
        Some(object(std::iter::once(ty).chain(members)))
    }

    fn members(&mut self, members: &[(String, Node)]) -> Vec<(String, Part)> {
        let mut all = Vec::new();
        for (name, member) in members {
            if let Some(part) = self.node(member) {
                all.push((name.clone(), part));
            }
        }
        all
    }

    /// The texts that it can be, where all of its parts are known; a part that stands for one of several is any text.
    fn text(&self, pieces: &[Piece]) -> Json {
        let mut texts = vec![String::new()];
        for piece in pieces {
            let parts = match piece {
                Piece::Text(own) => vec![own.clone()],
                Piece::Hole(Hole::Reason) => {
                    let reasons = self.answer.reasons.iter();
                    reasons.map(|reason| reason.name.clone()).collect()
                }
                Piece::Hole(hole) => self.said(*hole).into_iter().collect(),
            };
            if parts.is_empty() {
                return types::text();
            }
            let mut longer = Vec::new();
            for text in &texts {
                longer.extend(parts.iter().map(|part| format!("{text}{part}")));
            }
            texts = longer;
        }
        let texts = texts.into_iter().map(Json::from).collect();
        self.components.values(texts)
    }

    /// A part of the error that is always the same text.
    fn said(&self, hole: Hole) -> Option<String> {
        let entry = self.answer.entry;
        match hole {
            Hole::Code if entry.code_parts().is_some() => None,
            Hole::Code => entry.code.clone(),
            Hole::Number => entry.number.map(|number| number.to_string()),
            Hole::Kind => Some(self.components.api().kind_of(entry)?.value.clone()),
            Hole::Status | Hole::StatusText => Some(self.answer.status.first().to_string()),
            Hole::Grpc => Some(entry.grpc?.as_str().to_owned()),
            Hole::DocUrl => entry.doc_url.clone(),
            Hole::Type => Some(entry.type_uri()?.to_owned()),
            Hole::Domain => Some(self.components.api().domain().to_owned()),
            Hole::Message
            | Hole::Title
            | Hole::RequestId
            | Hole::Instance
            | Hole::Details
            | Hole::Reason => None,
        }
    }

    fn hole(&self, hole: Hole, integers: Integers) -> Option<Part> {
        let one = |value: Json| self.components.values(vec![value]);
        let number = |text: &str| serde_json::from_str::<Json>(text).ok();
        let schema = match hole {
            Hole::Message | Hole::Title => types::text(),
            Hole::RequestId | Hole::Instance => return Some((types::text(), false)),
            Hole::DocUrl => {
                self.answer.entry.doc_url.as_ref()?;
                json!({"type": "string", "format": "uri"})
            }
            Hole::Reason if self.answer.reasons.is_empty() => return None,
            Hole::Reason => {
                let value = |name: &str| {
                    if integers.reasons {
                        number(name).unwrap_or_default()
                    } else {
                        name.into()
                    }
                };
                let reasons = self.answer.reasons.iter();
                let reasons = reasons.map(|reason| value(&reason.name)).collect();
                self.components.values(reasons)
            }
            Hole::Code if integers.codes => one(number(self.answer.entry.code.as_deref()?)?),
            Hole::Code => match code_template(self.answer.entry) {
                Some(template) => template,
                None => one(self.answer.entry.code.as_deref()?.into()),
            },
            Hole::Number => one(self.answer.entry.number?.into()),
            Hole::Status => one(self.answer.status.first().into()),
            hole => one(self.said(hole)?.into()),
        };
        Some((schema, true))
    }
}
