mod encoded;
mod typed;

#[cfg(any(feature = "serde", feature = "utoipa"))]
pub(crate) use typed::TYPE;

use alloc::{
    borrow::Cow,
    string::{String, ToString},
};
use core::fmt::{self, Write as _};

use crate::{
    CatalogError, Entry, Envelope, Grpc, Hole, Json, Node, Param, Piece, Place, Status, ToJson,
    Value, code_template::code_of, error::public, json,
};

/// The body of the response for an error, as the catalogue's envelope has it; `Display` is its text, JSON in most
/// catalogues.
///
/// A catalogue without an envelope has the body of RFC 9457. Only what [`CatalogError::params`] visits is in it,
/// besides facts of the catalogue and the message.
#[derive(Clone, Copy)]
pub struct Body<'a> {
    error: &'a dyn CatalogError,
    entry: &'static Entry,
    envelope: Envelope,
    request_id: Option<&'a str>,
}

/// The body of the response for an error.
pub fn body(error: &dyn CatalogError) -> Body<'_> {
    let entry = error.entry();
    Body {
        error,
        entry,
        envelope: error.catalog().envelope_of(entry),
        request_id: None,
    }
}

/// The length of most bodies, in bytes.
const USUAL: usize = 256;

type Members = &'static [(&'static str, Node)];

impl<'a> Body<'a> {
    /// With the id of the request, where the envelope has a place for it.
    #[must_use]
    pub fn request_id(mut self, id: &'a str) -> Self {
        self.request_id = Some(id);
        self
    }

    /// As RFC 9457 has it, for a client that asks for `application/problem+json`. A catalogue whose bodies are of that
    /// type already has its own, and one that has no body stays without; for another all values of the body are in `details`.
    #[must_use]
    pub fn problem(mut self) -> Self {
        let media_type = self.media_type();
        if media_type != Envelope::PROBLEM.media_type && !media_type.is_empty() {
            self.envelope = Envelope::PROBLEM;
        }
        self
    }

    /// The content type; empty where there is no body.
    pub fn media_type(&self) -> &'static str {
        self.envelope.media_type
    }

    /// The body as JSON, which that of a form stands for.
    #[cfg(feature = "utoipa")]
    pub(crate) fn as_json(&self) -> String {
        let mut text = String::new();
        match self.whole(&mut text) {
            Ok(_) => text,
            Err(fmt::Error) => String::new(),
        }
    }

    /// Writes the body, or a list of such.
    fn whole(&self, to: &mut String) -> Result<bool, fmt::Error> {
        let catalog = self.error.catalog();
        let is_batch = catalog.each.is_some_and(|each| each.is_batch);
        if is_batch
            && catalog.envelope == Some(self.envelope)
            && self.each(self.envelope.body, true, to)?
        {
            return Ok(true);
        }
        self.node(self.envelope.body, to)
    }

    /// Writes what stands at this node, and says whether the error has it.
    fn node(&self, node: Node, to: &mut String) -> Result<bool, fmt::Error> {
        match node {
            Node::Hole(hole) => return self.hole(hole, to),
            Node::At(path) => {
                let mut result = Ok(false);
                self.each_in(Place::Body(path), &mut |_, value| {
                    result = value.to_json(to).map(|()| true);
                });
                return result;
            }
            Node::Delay(path) => {
                let mut result = Ok(false);
                self.each_in(Place::Body(path), &mut |_, value| {
                    result = typed::delay(&value, to);
                });
                return result;
            }
            Node::Either { path, hole } => {
                if !self.node(Node::At(path), to)? {
                    return self.hole(hole, to);
                }
            }
            Node::Typed { items, .. } => typed::write(self, items, to)?,
            Node::Json(text) => to.push_str(text),
            Node::Text(pieces) => return self.text(pieces, to),
            Node::Array(items) => {
                to.push('[');
                let mut first = true;
                for item in items {
                    first &= !part(first, to, |to| self.node(*item, to))?;
                }
                to.push(']');
            }
            Node::Each { item, is_whole } => return self.each(*item, is_whole, to),
            Node::Object(members) => {
                to.push('{');
                self.members(members, true, to)?;
                to.push('}');
            }
            Node::Optional(members) => {
                to.push('{');
                let empty = self.members(members, true, to)?;
                to.push('}');
                return Ok(!empty);
            }
            Node::Details { reason, members } | Node::Texts { reason, members } => {
                to.push('{');
                let are_texts = matches!(node, Node::Texts { .. });
                let first = self.details(reason, are_texts, to)?;
                self.members(members, first, to)?;
                to.push('}');
            }
        }
        Ok(true)
    }

    /// Writes a text with parts of the error, if it has those that have to be there.
    fn text(&self, pieces: &[Piece], to: &mut String) -> Result<bool, fmt::Error> {
        let is_absent = |at: usize| match pieces[at] {
            Piece::Hole(hole) => hole != Hole::Message && self.said(hole).is_none(),
            Piece::Text(_) => false,
        };
        let mut text = String::new();
        for piece in Piece::without(pieces, &is_absent) {
            match piece {
                Piece::Text(own) => text.push_str(own),
                Piece::Hole(Hole::Message) => write!(text, "{}", self.error)?,
                Piece::Hole(hole) => match self.said(hole) {
                    Some(part) => text.push_str(&part),
                    None => return Ok(false),
                },
            }
        }
        json::string(&text, to).map(|()| true)
    }

    /// A part of the error, but for its message, as a text.
    fn said(&self, hole: Hole) -> Option<Cow<'a, str>> {
        let entry = self.entry;
        let text = match hole {
            Hole::Number => return entry.number.map(|number| number.to_string().into()),
            Hole::Status | Hole::StatusText => {
                let status = self.error.status();
                return status.map(|status| status.number().to_string().into());
            }
            Hole::Code | Hole::IntegerCode => return code_of(self.error),
            Hole::Kind => entry.kind,
            Hole::Reason | Hole::IntegerReason => self.error.reason().map(|reason| reason.code),
            Hole::Title => Some(entry.title),
            Hole::Grpc => entry.grpc.map(Grpc::as_str),
            Hole::DocUrl => entry.doc_url,
            Hole::Type => entry.type_uri(),
            Hole::RequestId => self.request_id,
            Hole::Domain => {
                let catalog = self.error.catalog();
                Some(catalog.domain.unwrap_or(catalog.name))
            }
            // Nobody but the service could name it, and it has its request id for that.
            Hole::Instance | Hole::Message => None,
        };
        text.map(Cow::Borrowed)
    }

    /// Writes the list of errors, and says whether there is one: the error alone is the list, unless it is that of the whole.
    fn each(&self, item: Node, is_whole: bool, to: &mut String) -> Result<bool, fmt::Error> {
        let start = to.len();
        to.push('[');
        let mut result = Ok(true);
        let mut write = |error: &dyn CatalogError| {
            let entry = error.entry();
            let one = Body {
                error,
                entry,
                ..*self
            };
            let first = to.len() == start + 1;
            result = result.and_then(|_| part(first, to, |to| one.node(item, to)));
        };
        let mut has_any = false;
        self.error.each_error(&mut |error| {
            has_any = true;
            write(error);
        });
        if !has_any && !is_whole {
            write(self.error);
        }
        to.push(']');
        if !has_any && is_whole {
            to.truncate(start);
            return Ok(false);
        }
        result.map(|_| true)
    }

    /// Writes the members that the error has. `first` is whether nothing comes before, and whether it is still so.
    fn members(
        &self,
        members: Members,
        mut first: bool,
        to: &mut String,
    ) -> Result<bool, fmt::Error> {
        for (name, node) in members {
            first &= !part(first, to, |to| {
                json::string(name, to)?;
                to.push(':');
                self.node(*node, to)
            })?;
        }
        Ok(first)
    }

    fn hole(&self, hole: Hole, to: &mut String) -> Result<bool, fmt::Error> {
        match hole {
            Hole::Message => json::display(&self.error, to).map(|()| true),
            Hole::Number => some(self.entry.number, to),
            Hole::Status => some(self.error.status().map(Status::number), to),
            Hole::IntegerCode => {
                to.push_str(self.entry.code.unwrap_or_default());
                Ok(self.entry.code.is_some())
            }
            Hole::IntegerReason => {
                let reason = self.error.reason();
                to.push_str(reason.map_or("", |reason| reason.code));
                Ok(reason.is_some())
            }
            hole => some(self.said(hole).as_deref(), to),
        }
    }

    /// Writes the reason and the params of the details, and says whether there was none.
    fn details(&self, reason: bool, are_texts: bool, to: &mut String) -> Result<bool, fmt::Error> {
        let mut first = true;
        if let Some(reason) = self.error.reason().filter(|_| reason) {
            to.push_str("\"reason\":");
            json::string(reason.code, to)?;
            first = false;
        }
        let mut result = Ok(());
        self.each_in(Place::Details, &mut |param, value| {
            let written = part(first, to, |to| {
                json::string(param.name, to)?;
                to.push(':');
                let is_text =
                    matches!(value, Value::Text(_) | Value::Display(_) | Value::Moment(_));
                if are_texts && !is_text {
                    return json::string(Json::of(&value).as_str(), to).map(|()| true);
                }
                value.to_json(to).map(|()| true)
            });
            result = result.and(written.map(|_| ()));
            first = false;
        });
        result.map(|()| first)
    }

    /// The values that travel in a place. What has a place of its own in the catalogue's envelope may have none in that of
    /// RFC 9457 or of a catalogue that forwards the error, but for the details.
    fn each_in(&self, place: Place, take: &mut dyn FnMut(&'static Param, Value<'_>)) {
        let wanted = |param: &Param| {
            param.place == place
                || place == Place::Details
                    && matches!(param.place, Place::Body(path) if !has(self.envelope.body, path))
        };
        public(self.error, &wanted, take);
    }
}

impl From<Body<'_>> for String {
    /// The text. It is empty only if there is no body, or `Display` of a value fails.
    fn from(body: Body<'_>) -> Self {
        let mut text = Self::with_capacity(USUAL);
        let written = match encoded::write(&body, &mut text) {
            Ok(false) => body.whole(&mut text),
            written => written,
        };
        match written {
            Ok(_) => text,
            Err(fmt::Error) => Self::new(),
        }
    }
}

impl fmt::Display for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from(*self))
    }
}

impl fmt::Debug for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Whether a body has a place for the param of this path.
fn has(node: Node, path: &str) -> bool {
    match node {
        Node::At(own) | Node::Delay(own) | Node::Either { path: own, .. } => own == path,
        Node::Array(items) => items.iter().any(|item| has(*item, path)),
        Node::Each { item, .. } => has(*item, path),
        Node::Object(members)
        | Node::Optional(members)
        | Node::Details { members, .. }
        | Node::Texts { members, .. }
        | Node::Typed { items: members, .. } => {
            members.iter().any(|(_, member)| has(*member, path))
        }
        Node::Hole(_) | Node::Json(_) | Node::Text(_) => false,
    }
}

/// Writes a part with a comma before it, or neither if there is nothing to write.
fn part(
    first: bool,
    to: &mut String,
    write: impl FnOnce(&mut String) -> Result<bool, fmt::Error>,
) -> Result<bool, fmt::Error> {
    let start = to.len();
    if !first {
        to.push(',');
    }
    let written = write(to)?;
    if !written {
        to.truncate(start);
    }
    Ok(written)
}

fn some(value: Option<impl ToJson>, to: &mut String) -> Result<bool, fmt::Error> {
    match value {
        Some(value) => value.to_json(to).map(|()| true),
        None => Ok(false),
    }
}
