//! The envelope: a body with holes, or a preset.

use super::{Resolver, envelopes::TEXT, segments, text_holes as text};
use crate::{
    api::{Body, Envelope, Hole, HolePath, Member, Piece, Segment},
    diagnostic::Diagnostic,
    read::{Either, Json, Text},
    rule,
    source::Span,
    suggest::did_you_mean,
    value::Value,
};

/// The content type of RFC 9457.
const PROBLEM: &str = "application/problem+json";

/// How deep the maps and lists of an envelope may stand in each other: in JSON of the catalogue, and in examples of
/// bodies, each is several, of which readers take some hundred.
pub(super) const MAX_DEPTH: usize = 32;

impl Resolver<'_> {
    pub(super) fn envelope(&mut self) -> Option<Envelope> {
        let json = self.document.envelope.as_ref()?;
        match &json.value {
            Value::String(text) if text == TEXT => {
                Some(own(Body::Hole(Hole::Message), Envelope::TEXT))
            }
            _ => self.shape(json),
        }
    }

    /// A body of JSON, or a preset.
    pub(super) fn shape(&mut self, json: &Json) -> Option<Envelope> {
        let (body, media_type) = match &json.value {
            Value::String(preset) => self.preset(preset, json)?,
            Value::Object(_) | Value::Array(_) => {
                let body = self.body(&json.value, json);
                let media_type = media_type(&body);
                (body, media_type)
            }
            _ => {
                self.malformed(json, "an envelope is a map, or the name of a preset");
                return None;
            }
        };
        if depth(&json.value) > MAX_DEPTH {
            self.too_deep(json.span);
            return None;
        }
        let mut body = body;
        let mut typed = Vec::new();
        let is_typed = super::member_roles::standard(&mut body, &mut typed);
        let mut envelope = own(body, media_type);
        envelope.typed = is_typed.then_some(typed);
        let mut holes = super::each::holes(&envelope.body);
        envelope.each = self.each(&envelope.body, &mut holes, json);
        envelope.holes = holes;
        self.judge_list(&envelope.body, json);
        Some(envelope)
    }

    pub(super) fn too_deep(&mut self, span: Span) {
        let finding = Diagnostic::new(
            &rule::LIMIT_EXCEEDED,
            span,
            format!("the maps and lists of a body stand at most {MAX_DEPTH} deep in each other"),
            "too deep",
        );
        let help = "no body needs as many, and tools that read what is made of it take no more";
        self.diagnostics.push(finding.help(help));
    }

    /// Whether single errors have a value of their own at that member of the root.
    fn has_param_at(&self, member: &str) -> bool {
        let is_it =
            |at: &Text| segments(at.as_str()).first() == Some(&Segment::Key(member.to_owned()));
        let own = (self.document.errors.iter()).flat_map(|(_, node)| &node.params);
        let of_kinds = self
            .document
            .kinds
            .iter()
            .filter_map(|(_, kind)| match kind {
                Either::Short(_) => None,
                Either::Long(long) => Some(&long.params),
            });
        let mut params = own.chain(&self.document.params).chain(of_kinds.flatten());
        params.any(|(_, param)| match param {
            Either::Short(_) => false,
            Either::Long(long) => long.at.as_ref().is_some_and(is_it),
        })
    }

    fn preset(&mut self, name: &str, json: &Json) -> Option<(Body, &'static str)> {
        let hole = |hole| Body::Hole(hole);
        let text = |text: &str| Body::Literal(Value::String(text.to_owned()));
        Some(match name {
            "problem+json" => {
                let mut members = vec![
                    ("type", hole(Hole::Type)),
                    ("title", hole(Hole::Title)),
                    ("status", hole(Hole::Status)),
                    ("detail", hole(Hole::Message)),
                    ("code", hole(Hole::Code)),
                    ("details", hole(Hole::Details)),
                    ("request_id", hole(Hole::RequestId)),
                ];
                if !self.has_param_at("instance") {
                    members.push(("instance", hole(Hole::Instance)));
                }
                (object(members), PROBLEM)
            }
            "google" => {
                let info = object(vec![
                    ("@type", text("type.googleapis.com/google.rpc.ErrorInfo")),
                    ("reason", hole(Hole::Code)),
                    ("domain", hole(Hole::Domain)),
                    ("metadata", hole(Hole::Details)),
                ]);
                let error = object(vec![
                    ("code", hole(Hole::Status)),
                    ("message", hole(Hole::Message)),
                    ("status", hole(Hole::Grpc)),
                    ("details", Body::Array(vec![info])),
                ]);
                (object(vec![("error", error)]), "application/json")
            }
            "jsonapi" => {
                let error = object(vec![
                    ("id", hole(Hole::RequestId)),
                    ("status", hole(Hole::StatusText)),
                    ("code", hole(Hole::Code)),
                    ("title", hole(Hole::Title)),
                    ("detail", hole(Hole::Message)),
                    ("meta", hole(Hole::Details)),
                ]);
                (
                    object(vec![("errors", Body::Each(Box::new(error)))]),
                    "application/vnd.api+json",
                )
            }
            "graphql" => {
                let param = |name: &str| Body::Param(name.to_owned());
                let error = object(vec![
                    ("message", hole(Hole::Message)),
                    ("locations", param("locations")),
                    ("path", param("path")),
                    ("extensions", object(vec![("code", hole(Hole::Code))])),
                ]);
                (
                    object(vec![("errors", Body::Each(Box::new(error)))]),
                    "application/graphql-response+json",
                )
            }
            "json-rpc" => {
                let error = object(vec![
                    ("code", hole(Hole::Code)),
                    ("message", hole(Hole::Message)),
                    ("data", hole(Hole::Details)),
                ]);
                let body = object(vec![
                    ("jsonrpc", text("2.0")),
                    ("error", error),
                    ("id", hole(Hole::RequestId)),
                ]);
                (body, "application/json")
            }
            "oauth" => (
                object(vec![
                    ("error", hole(Hole::Code)),
                    ("error_description", hole(Hole::Message)),
                    ("error_uri", hole(Hole::DocUrl)),
                ]),
                "application/json",
            ),
            _ => {
                self.malformed(
                    json,
                    &format!("there is no preset `{name}`, and `envelopes` has none of that name"),
                );
                return None;
            }
        })
    }

    fn malformed(&mut self, json: &Json, message: &str) {
        self.diagnostics.push(
            Diagnostic::new(
                &rule::MALFORMED_ENVELOPE,
                json.span,
                message,
                "expected an envelope",
            )
            .help(
                "write the body as a map, such as `{error: {code: $code, message: $message}}`, \
                 or a preset: `problem+json`, `google`, `jsonapi`, `graphql`, `json-rpc` or `oauth`",
            ),
        );
    }

    pub(super) fn body(&mut self, value: &Value, json: &Json) -> Body {
        match value {
            Value::String(text) => self.string(text, json),
            Value::Array(items) => {
                self.list_in_a_list(items, json);
                Body::Array(items.iter().map(|item| self.body(item, json)).collect())
            }
            Value::Object(members) => {
                if let Some(list) = self.list(members, json) {
                    return list;
                }
                let member = |(name, value): &(String, Value)| {
                    self.member_name(name, json);
                    Member {
                        name: name.clone(),
                        value: self.body(value, json),
                    }
                };
                Body::Object(members.iter().map(member).collect())
            }
            literal => Body::Literal(literal.clone()),
        }
    }

    /// Refuses a hole in the place of a name.
    fn member_name(&mut self, name: &str, json: &Json) {
        let Some(hole) = name.strip_prefix('$') else {
            return;
        };
        if Hole::WORDS.contains(&hole) {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::MALFORMED_ENVELOPE,
                    json.span_of(name, &json.names),
                    format!("`{name}` stands where the name of a member does"),
                    "a hole is a value",
                )
                .help(format!(
                    "write `{hole}: {name}`, with the name that the member has"
                )),
            );
        }
    }

    fn string(&mut self, text: &str, json: &Json) -> Body {
        if let Some(hole) =
            (Hole::ALL.iter()).find(|hole| text.strip_prefix('$') == Some(hole.as_str()))
        {
            return Body::Hole(*hole);
        }
        if let Some(param) = text
            .strip_prefix("$param.")
            .filter(|param| text::word(param) == param.len())
        {
            return Body::Param(param.to_owned());
        }
        let pieces = text::pieces(text);
        if pieces.iter().any(|piece| matches!(piece, Piece::Hole(_))) {
            self.judge_text(text, &pieces, json);
            return Body::Text(pieces);
        }
        let literal = match pieces.first() {
            Some(Piece::Text(literal)) => literal.clone(),
            _ => String::new(),
        };
        let Some(name) = text.strip_prefix('$').filter(|rest| !rest.starts_with('$')) else {
            return Body::Literal(Value::String(literal));
        };
        let finding = Diagnostic::new(
            &rule::MALFORMED_ENVELOPE,
            json.span_of(text, &json.strings),
            format!("`{text}` is no hole of an envelope"),
            "unknown hole",
        );
        let near = did_you_mean(name, Hole::WORDS.iter().copied());
        self.diagnostics
            .push(match near {
                _ if text == super::each::EACH => finding.help(
                    "it is the name that what each error of a list has stands under: `errors: {$each: {code: $code}}`",
                ),
                Some(near) => finding.help(format!("did you mean `${near}`?")),
                None => finding.help(format!(
                    "the holes are `${}`; what single errors have besides is a param with its place under `at`, such \
                     as `at: error.{name}`; write `$$` for a literal `$`",
                    Hole::WORDS.join("`, `$")
                )),
            });
        Body::Literal(Value::Null)
    }
}

/// The content type of a body that the catalogue spells out.
fn media_type(body: &Body) -> &'static str {
    let is_type = |member: &Member| member.name == "type" && member.value == Body::Hole(Hole::Type);
    match body {
        Body::Object(members) if members.iter().any(is_type) => PROBLEM,
        _ => "application/json",
    }
}

/// The preset of the catalogue's own envelope, if it is one.
pub(super) fn own_preset(document: &crate::language::Document) -> Option<&str> {
    let json = match document.own_envelope() {
        Some(name) => document.envelopes.get(name)?.body.as_ref()?,
        None => document.envelope.as_ref()?,
    };
    match &json.value {
        Value::String(name) => Some(name),
        _ => None,
    }
}

/// An envelope without a name.
pub(super) fn own(body: Body, media_type: &str) -> Envelope {
    let mut holes = Vec::new();
    collect(&body, &mut Vec::new(), &mut holes);
    Envelope {
        name: None,
        code_header: None,
        former: false,
        body,
        media_type: media_type.to_owned(),
        holes,
        each: None,
        typed: None,
    }
}

/// How deep maps and lists stand in each other.
fn depth(value: &Value) -> usize {
    let deepest = match value {
        Value::Array(items) => items.iter().map(depth).max(),
        Value::Object(members) => members.iter().map(|(_, value)| depth(value)).max(),
        _ => return 0,
    };
    1 + deepest.unwrap_or_default()
}

fn object(members: Vec<(&str, Body)>) -> Body {
    let member = |(name, value): (&str, Body)| Member {
        name: name.to_owned(),
        value,
    };
    Body::Object(members.into_iter().map(member).collect())
}

pub(super) fn collect(body: &Body, path: &mut Vec<Segment>, holes: &mut Vec<HolePath>) {
    match body {
        Body::Hole(hole) => holes.push(HolePath {
            hole: *hole,
            path: path.clone(),
        }),
        Body::Literal(_) | Body::Text(_) | Body::Param(_) => {}
        Body::Each(item) => {
            path.push(Segment::Index(0));
            collect(item, path, holes);
            path.pop();
        }
        Body::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Segment::Index(index));
                collect(item, path, holes);
                path.pop();
            }
        }
        Body::Object(members) => {
            for member in members {
                path.push(Segment::Key(member.name.clone()));
                collect(&member.value, path, holes);
                path.pop();
            }
        }
    }
}
