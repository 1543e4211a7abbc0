//! The schemas of bodies.

use alloc::{
    boxed::Box,
    format,
    string::{String, ToString},
    vec::Vec,
};

use ::utoipa::openapi::schema::{
    AnyOfBuilder, Array, ArrayBuilder, ArrayItems, KnownFormat, Object, ObjectBuilder,
    OneOfBuilder, Schema, SchemaFormat, SchemaType, Type,
};
use serde_json::Value;

use super::{Answer, is_batch};
use crate::{Entry, Hole, Kind, Node, Param, Piece, Place, Shape};

/// The schema of the body of one of these answers.
pub(super) fn bodies(answers: &[&Answer]) -> Schema {
    let one = one_of(&|answer| answer.envelope().body, answers.iter().copied());
    let is_of_batch = |answer: &&&Answer| {
        is_batch(answer.catalog) && answer.catalog.envelope == Some(answer.envelope())
    };
    let items = answers
        .iter()
        .find(is_of_batch)
        .and_then(|answer| answer.items.clone());
    match items {
        Some(items) => any_of(Vec::from([one, Array::new(items).into()])),
        None => one,
    }
}

/// The schema of an error of a list, whichever of these it is.
pub(super) fn items<'a>(item: Node, answers: impl Iterator<Item = &'a Answer> + Clone) -> Schema {
    one_of(&|_| item, answers)
}

/// An error of the list that a body has.
pub(super) fn item(node: Node) -> Option<Node> {
    match node {
        Node::Each { item, .. } => Some(*item),
        Node::Array(items) => items.iter().find_map(|node| item(*node)),
        Node::Object(members) => members.iter().find_map(|(_, member)| item(*member)),
        _ => None,
    }
}

/// The schema of the nodes of these answers.
fn one_of<'a>(
    node: &dyn Fn(&Answer) -> Node,
    mut answers: impl Iterator<Item = &'a Answer> + Clone,
) -> Schema {
    let mut schemas: Vec<Schema> = Vec::new();
    for answer in answers.clone() {
        let schema = answer.node(node(answer)).map(|(schema, _)| schema);
        schemas.extend(schema.filter(|schema| !schemas.contains(schema)));
    }
    let one = <[Schema; 1]>::try_from(schemas);
    match one {
        Ok([schema]) => schema,
        Err(schemas) if are_told_apart(node, &mut answers) => {
            let one_of = schemas
                .into_iter()
                .fold(OneOfBuilder::new(), OneOfBuilder::item);
            one_of.build().into()
        }
        Err(schemas) => any_of(schemas),
    }
}

fn any_of(schemas: Vec<Schema>) -> Schema {
    let any_of = schemas
        .into_iter()
        .fold(AnyOfBuilder::new(), AnyOfBuilder::item);
    any_of.build().into()
}

/// Whether no two of these can be the same body: each has a code of its own, without values in it.
fn are_told_apart<'a>(
    node: &dyn Fn(&Answer) -> Node,
    answers: &mut dyn Iterator<Item = &'a Answer>,
) -> bool {
    let mut codes: Vec<&str> = Vec::new();
    for answer in answers {
        match answer.entry.code {
            Some(code) if !answer.is_template() && has_code(node(answer)) => codes.push(code),
            _ => return false,
        }
    }
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    codes.len() == count
}

/// Whether the code of an error is in its body, or the type that says as much.
fn has_code(node: Node) -> bool {
    match node {
        Node::Hole(hole) => matches!(hole, Hole::Code | Hole::IntegerCode | Hole::Type),
        Node::Text(pieces) => pieces.contains(&Piece::Hole(Hole::Code)),
        Node::Array(items) => items.iter().any(|item| has_code(*item)),
        Node::Each { item, .. } => has_code(*item),
        Node::Object(members)
        | Node::Optional(members)
        | Node::Details { members, .. }
        | Node::Texts { members, .. }
        | Node::Typed { items: members, .. } => members.iter().any(|(_, member)| has_code(*member)),
        _ => false,
    }
}

/// A schema, and whether what it describes is always there.
type Part = (Schema, bool);

impl Answer {
    /// What stands at a node, if the error ever has it.
    fn node(&self, node: Node) -> Option<Part> {
        let schema = match node {
            Node::Hole(hole) => return self.hole(hole),
            Node::At(path) => {
                let mut params = self.entry.params.iter();
                let param = params.find(|param| param.place == Place::Body(path))?;
                return Some((of_param(param), param.required));
            }
            Node::Either { path, hole } => {
                return self.node(Node::At(path)).or_else(|| self.hole(hole));
            }
            Node::Delay(path) => {
                let mut params = self.entry.params.iter();
                let param = params.find(|param| param.place == Place::Body(path))?;
                return Some((text(), param.required));
            }
            Node::Typed { items, .. } => {
                let details = items.iter().filter_map(|item| self.detail(*item));
                list_of(details.collect())
            }
            Node::Json(text) => one_of_values([serde_json::from_str(text).ok()?]),
            Node::Text(pieces) => return Some(self.text(pieces)),
            Node::Array(items) => {
                let items: Vec<Part> = items.iter().filter_map(|item| self.node(*item)).collect();
                let are_all_there = items.iter().all(|(_, is_there)| *is_there);
                let items = items.into_iter().map(|(schema, _)| schema).collect();
                if are_all_there {
                    array(items)
                } else {
                    list_of(items)
                }
            }
            Node::Each { item, is_whole } => {
                let any = self.items.clone().or_else(|| Some(self.node(*item)?.0))?;
                return Some((array(Vec::from([any])), !is_whole));
            }
            Node::Object(members) => object(self.members(members)),
            Node::Optional(members) => {
                let members: Vec<_> = self.members(members).collect();
                let required = members.iter().any(|(_, (_, required))| *required);
                let is_possible = !members.is_empty();
                return is_possible.then(|| (object(members), required));
            }
            Node::Details { reason, members } | Node::Texts { reason, members } => {
                let are_texts = matches!(node, Node::Texts { .. });
                let of_param = |param| if are_texts { text() } else { of_param(param) };
                let reason = self.hole(Hole::Reason).filter(|_| reason);
                let reason = reason.map(|reason| ("reason", reason));
                let params = self.entry.params.iter();
                let params = params
                    .filter(|param| param.place == Place::Details)
                    .map(|param| (param.name, (of_param(param), param.required)));
                object(
                    reason
                        .into_iter()
                        .chain(params)
                        .chain(self.members(members)),
                )
            }
        };
        Some((schema, true))
    }

    /// A standard detail, if the error ever has it.
    fn detail(&self, (name, node): (&str, Node)) -> Option<Schema> {
        let (Node::Object(members) | Node::Optional(members)) = node else {
            return None;
        };
        let members: Vec<_> = self.members(members).collect();
        if matches!(node, Node::Optional(_)) && members.is_empty() {
            return None;
        }
        let ty = one_of_values([Value::String(format!("{}{name}", crate::TYPE))]);
        let ty = ("@type", (ty, true));
        Some(object(core::iter::once(ty).chain(members)))
    }

    fn members(
        &self,
        members: &'static [(&'static str, Node)],
    ) -> impl Iterator<Item = (&'static str, Part)> {
        let member = |(name, node): &(&'static str, Node)| Some((*name, self.node(*node)?));
        members.iter().filter_map(member)
    }

    /// The texts that it can be, where all of its parts are known; else it is any text.
    fn text(&self, pieces: &[Piece]) -> Part {
        let mut texts = Vec::from([String::new()]);
        for piece in pieces {
            let parts: Vec<String> = match piece {
                Piece::Text(own) => Vec::from([(*own).to_string()]),
                Piece::Hole(Hole::Reason) => {
                    let reasons = self.reasons.iter();
                    reasons.map(|reason| reason.code.to_string()).collect()
                }
                Piece::Hole(hole) => self.said(*hole).into_iter().collect(),
            };
            if parts.is_empty() {
                return (text(), true);
            }
            let mut longer = Vec::new();
            for text in &texts {
                longer.extend(parts.iter().map(|part| format!("{text}{part}")));
            }
            texts = longer;
        }
        (one_of_values(texts.into_iter().map(Value::from)), true)
    }

    /// A part of the error that is always the same text.
    fn said(&self, hole: Hole) -> Option<String> {
        let text = match hole {
            Hole::Number => return self.entry.number.map(|number| number.to_string()),
            Hole::Status | Hole::StatusText => return Some(self.status.number().to_string()),
            Hole::Kind => self.entry.kind,
            Hole::Grpc => self.entry.grpc.map(crate::Grpc::as_str),
            Hole::DocUrl => self.entry.doc_url,
            Hole::Type => self.entry.type_uri(),
            Hole::Domain => Some(self.domain()),
            Hole::Code | Hole::IntegerCode if !self.is_template() => self.entry.code,
            _ => None,
        };
        text.map(ToString::to_string)
    }

    fn domain(&self) -> &'static str {
        self.catalog.domain.unwrap_or(self.catalog.name)
    }

    fn hole(&self, hole: Hole) -> Option<Part> {
        let entry = self.entry;
        let status = self.status.number();
        let schema = match hole {
            Hole::Code if self.is_template() => of_template(entry)?,
            Hole::Code => one_of_values([entry.code?.into()]),
            Hole::IntegerCode => one_of_values([serde_json::from_str(entry.code?).ok()?]),
            Hole::Kind => one_of_values([entry.kind?.into()]),
            Hole::Number => one_of_values([entry.number?.into()]),
            Hole::Reason | Hole::IntegerReason if self.reasons.is_empty() => return None,
            Hole::IntegerReason => {
                let numbers = self.reasons.iter();
                one_of_values(numbers.filter_map(|reason| serde_json::from_str(reason.code).ok()))
            }
            Hole::Reason => one_of_values(self.reasons.iter().map(|reason| reason.code.into())),
            Hole::Status => one_of_values([status.into()]),
            Hole::StatusText => one_of_values([status.to_string().into()]),
            Hole::Grpc => one_of_values([entry.grpc?.as_str().into()]),
            Hole::Domain => one_of_values([self.domain().into()]),
            Hole::Type => one_of_values([entry.type_uri()?.into()]),
            Hole::DocUrl => entry.doc_url.map(|_| of_kind(Kind::Url))?,
            Hole::Message | Hole::Title => text(),
            Hole::RequestId | Hole::Instance => return Some((text(), false)),
        };
        Some((schema, true))
    }
}

/// The schema of any text.
pub(super) fn text() -> Schema {
    Object::with_type(Type::String).into()
}

/// The schema of a whole number from 0 on.
pub(super) fn count() -> Schema {
    let count = ObjectBuilder::new().schema_type(Type::Integer);
    count.minimum(Some(0_u8)).build().into()
}

/// The schema of a param in a header, where seconds are whole.
pub(super) fn header(param: &Param) -> Schema {
    match param.kind {
        Kind::Seconds => count(),
        Kind::List | Kind::Any => text(),
        _ => of_param(param),
    }
}

fn of_param(param: &Param) -> Schema {
    match param.shape {
        Some(shape) => of_shape(shape),
        None => of_kind(param.kind),
    }
}

fn of_shape(shape: &Shape) -> Schema {
    match shape {
        Shape::Kind(kind) => of_kind(*kind),
        Shape::Choice(texts) => one_of_values(texts.iter().map(|text| (*text).into())),
        Shape::List(item) => Array::new(of_shape(item)).into(),
        Shape::Map(value) => ObjectBuilder::new()
            .additional_properties(Some(of_shape(value)))
            .into(),
        Shape::Record(fields) => {
            let fields = fields.iter();
            object(fields.map(|field| (field.name, (of_shape(&field.shape), field.required))))
        }
    }
}

/// A code with values in it.
fn of_template(entry: &Entry) -> Option<Schema> {
    let pattern = crate::code_template::pattern(entry)?;
    let text = ObjectBuilder::new().schema_type(Type::String);
    Some(text.pattern(Some(pattern)).build().into())
}

fn of_kind(kind: Kind) -> Schema {
    let text = |format| {
        let text = ObjectBuilder::new().schema_type(Type::String);
        text.format(Some(format))
    };
    let custom = |format: &str| text(SchemaFormat::Custom(format.to_string()));
    let object = match kind {
        Kind::Text => ObjectBuilder::new().schema_type(Type::String),
        Kind::Integer => {
            let format = SchemaFormat::KnownFormat(KnownFormat::Int64);
            let integer = ObjectBuilder::new().schema_type(Type::Integer);
            integer.format(Some(format))
        }
        Kind::Number => ObjectBuilder::new().schema_type(Type::Number),
        Kind::Boolean => ObjectBuilder::new().schema_type(Type::Boolean),
        Kind::Seconds => {
            let seconds = ObjectBuilder::new().schema_type(Type::Number);
            seconds.minimum(Some(0_u8))
        }
        Kind::Timestamp => text(SchemaFormat::KnownFormat(KnownFormat::DateTime)),
        Kind::Uuid => custom("uuid"),
        Kind::Url => custom("uri"),
        Kind::List => return Array::new(Object::with_type(SchemaType::AnyValue)).into(),
        Kind::Any => ObjectBuilder::new().schema_type(SchemaType::AnyValue),
    };
    object.build().into()
}

fn object(members: impl IntoIterator<Item = (&'static str, Part)>) -> Schema {
    let mut object = ObjectBuilder::new();
    for (name, (schema, required)) in members {
        object = object.property(name, schema);
        if required {
            object = object.required(name);
        }
    }
    object.build().into()
}

/// A list, each item of which is any of these.
fn list_of(items: Vec<Schema>) -> Schema {
    let item = match <[Schema; 1]>::try_from(items) {
        Ok([item]) => item,
        Err(items) => any_of(items),
    };
    Array::new(item).into()
}

fn array(items: Vec<Schema>) -> Schema {
    let array = ArrayBuilder::new();
    let array = match <[Schema; 1]>::try_from(items) {
        Ok([item]) => array.items(ArrayItems::RefOrSchema(Box::new(item.into()))),
        Err(items) => array.prefix_items(items).items(ArrayItems::False),
    };
    array.build().into()
}

/// The schema of a value that is one of these.
pub(super) fn one_of_values(values: impl IntoIterator<Item = Value>) -> Schema {
    let mut all: Vec<Value> = Vec::new();
    for value in values {
        if !all.contains(&value) {
            all.push(value);
        }
    }
    let values = all;
    let schema_type = match values.first() {
        Some(Value::String(_)) => SchemaType::Type(Type::String),
        Some(Value::Bool(_)) => SchemaType::Type(Type::Boolean),
        Some(Value::Number(number)) if !number.is_f64() => SchemaType::Type(Type::Integer),
        Some(Value::Number(_)) => SchemaType::Type(Type::Number),
        _ => SchemaType::AnyValue,
    };
    let object = ObjectBuilder::new().schema_type(schema_type);
    object.enum_values(Some(values)).build().into()
}
