use core::fmt;

use crate::{CatalogError, Envelope, Hole, Node, Params, Place, Status, ToJson, Value, json};

/// The body of the response for an error, as the catalogue's envelope has it; `Display` is its JSON text.
///
/// A catalogue without an envelope has the body of RFC 9457. Only what [`CatalogError::params`] visits is in it,
/// besides facts of the catalogue and the message.
#[derive(Clone, Copy)]
pub struct Body<'a> {
    error: &'a dyn CatalogError,
    envelope: Envelope,
    request_id: Option<&'a str>,
}

/// The body of the response for an error.
pub fn body(error: &dyn CatalogError) -> Body<'_> {
    let envelope = error.catalog().envelope.unwrap_or(Envelope::PROBLEM);
    Body {
        error,
        envelope,
        request_id: None,
    }
}

type Members = &'static [(&'static str, Node)];

impl<'a> Body<'a> {
    /// With the id of the request, where the envelope has a place for it.
    #[must_use]
    pub fn request_id(mut self, id: &'a str) -> Self {
        self.request_id = Some(id);
        self
    }

    /// As RFC 9457 has it, for a client that asks for `application/problem+json`.
    #[must_use]
    pub fn problem(mut self) -> Self {
        self.envelope = Envelope::PROBLEM;
        self
    }

    /// The content type.
    pub fn media_type(&self) -> &'static str {
        self.envelope.media_type
    }

    /// Whether the error has what stands at this node.
    fn has(&self, node: Node) -> bool {
        let entry = self.error.entry();
        match node {
            Node::Hole(Hole::Code | Hole::IntegerCode) => entry.code.is_some(),
            Node::Hole(Hole::Number) => entry.number.is_some(),
            Node::Hole(Hole::Reason) => self.error.reason().is_some(),
            Node::Hole(Hole::Status | Hole::StatusText) => self.error.status().is_some(),
            Node::Hole(Hole::Grpc) => entry.grpc.is_some(),
            Node::Hole(Hole::RequestId) => self.request_id.is_some(),
            Node::At(path) => {
                let mut has = false;
                self.each_at(path, &mut |_, _| has = true);
                has
            }
            Node::Optional(members) => members.iter().any(|(_, member)| self.has(*member)),
            _ => true,
        }
    }

    /// Writes what stands at this node, if the error has it.
    fn node(&self, node: Node, to: &mut dyn fmt::Write) -> fmt::Result {
        match node {
            Node::Hole(hole) => self.hole(hole, to),
            Node::At(path) => {
                let mut result = Ok(());
                self.each_at(path, &mut |_, value| result = value.to_json(to));
                result
            }
            Node::Json(text) => to.write_str(text),
            Node::Array(items) => {
                to.write_char('[')?;
                let items = items.iter().filter(|item| self.has(**item));
                for (at, item) in items.enumerate() {
                    comma(at == 0, to)?;
                    self.node(*item, to)?;
                }
                to.write_char(']')
            }
            Node::Object(members) | Node::Optional(members) => {
                to.write_char('{')?;
                self.members(members, true, to)?;
                to.write_char('}')
            }
            Node::Details { reason, members } => {
                to.write_char('{')?;
                let first = self.details(reason, to)?;
                self.members(members, first, to)?;
                to.write_char('}')
            }
        }
    }

    fn members(&self, members: Members, first: bool, to: &mut dyn fmt::Write) -> fmt::Result {
        let members = members.iter().filter(|(_, node)| self.has(*node));
        for (at, (name, node)) in members.enumerate() {
            comma(first && at == 0, to)?;
            json::string(name, to)?;
            to.write_char(':')?;
            self.node(*node, to)?;
        }
        Ok(())
    }

    fn hole(&self, hole: Hole, to: &mut dyn fmt::Write) -> fmt::Result {
        let entry = self.error.entry();
        match hole {
            Hole::Code => json::string(entry.code.unwrap_or_default(), to),
            Hole::IntegerCode => to.write_str(entry.code.unwrap_or("null")),
            Hole::Number => entry.number.to_json(to),
            Hole::Message => json::display(&self.error, to),
            Hole::Reason => json::string(self.error.reason().map_or("", |reason| reason.code), to),
            Hole::Status => self.error.status().map(Status::number).to_json(to),
            Hole::StatusText => match self.error.status() {
                Some(status) => json::display(&status.number(), to),
                None => to.write_str("null"),
            },
            Hole::Title => json::string(entry.title, to),
            Hole::Grpc => json::string(entry.grpc.map_or("", |grpc| grpc.as_str()), to),
            Hole::DocUrl => json::string(entry.doc_url.unwrap_or("about:blank"), to),
            Hole::RequestId => json::string(self.request_id.unwrap_or_default(), to),
            Hole::Domain => json::string(self.error.catalog().name, to),
        }
    }

    /// Writes the reason and the params of the details, and says whether there was none.
    fn details(&self, reason: bool, to: &mut dyn fmt::Write) -> Result<bool, fmt::Error> {
        let mut first = true;
        if let Some(reason) = self.error.reason().filter(|_| reason) {
            to.write_str("\"reason\":")?;
            json::string(reason.code, to)?;
            first = false;
        }
        let mut result = Ok(());
        self.each_in(Place::Details, &mut |name, value| {
            let mut write = || {
                comma(first, to)?;
                json::string(name, to)?;
                to.write_char(':')?;
                value.to_json(to)
            };
            result = result.and_then(|()| write());
            first = false;
        });
        result.map(|()| first)
    }

    fn each_at(&self, path: &'static str, take: &mut dyn FnMut(&'static str, Value<'_>)) {
        self.each_in(Place::Body(path), take);
    }

    /// The values that travel in a place. An error without such params is not asked for its values.
    fn each_in(&self, place: Place, take: &mut dyn FnMut(&'static str, Value<'_>)) {
        let params = self.error.entry().params;
        if params.iter().any(|param| param.place == place) {
            self.error.params(&mut In {
                place,
                error: self.error,
                take,
            });
        }
    }
}

impl fmt::Display for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node(self.envelope.body, f)
    }
}

impl fmt::Debug for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Takes the values whose place is one.
struct In<'a> {
    place: Place,
    error: &'a dyn CatalogError,
    take: &'a mut dyn FnMut(&'static str, Value<'_>),
}

impl Params for In<'_> {
    fn param(&mut self, name: &'static str, value: Value<'_>) {
        let mut params = self.error.entry().params.iter();
        if params.any(|param| param.name == name && param.place == self.place) {
            (self.take)(name, value);
        }
    }
}

fn comma(first: bool, to: &mut dyn fmt::Write) -> fmt::Result {
    if first { Ok(()) } else { to.write_char(',') }
}
