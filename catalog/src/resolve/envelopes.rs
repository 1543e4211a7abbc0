//! Several envelopes: the catalogue's own, and those that errors name.

use super::{Draft, Resolver, envelope::own};
use crate::{
    api::{Body, Envelope, Hole, Member},
    diagnostic::Diagnostic,
    language::EnvelopeNode,
    read::{Given as _, Json, Text},
    rule,
    source::Span,
    value::Value,
};

/// An envelope with what is written of it.
pub(crate) struct Written<'a> {
    pub(crate) envelope: &'a Envelope,
    /// Where it is named, or the whole of the catalogue's own.
    pub(crate) span: Span,
    /// Its members, where it has some.
    pub(crate) json: Option<&'a Json>,
}

impl Resolver<'_> {
    /// The catalogue's own envelope, and the further ones.
    pub(super) fn envelopes(&mut self) -> (Option<Envelope>, Vec<Envelope>) {
        let document = self.document;
        let mut further = Vec::new();
        for (name, node) in &document.envelopes {
            self.judge_name(name);
            if let Some(mut envelope) = self.further(name, node) {
                envelope.name = Some(name.value.clone());
                envelope.former = node.former.value_or(false);
                further.push(envelope);
            }
        }
        let Some(name) = document.own_envelope() else {
            let own = self.envelope();
            return (self.batch(own), further);
        };
        let at = further
            .iter()
            .position(|known| known.name.as_deref() == Some(name));
        let own = at.map(|at| further.remove(at));
        (self.batch(own), further)
    }

    /// The envelope of an error: the name, where it is not the catalogue's own.
    pub(super) fn envelope_named(&mut self, name: Option<&Text>) -> Option<String> {
        let name = name?;
        let document = self.document;
        if self.is_part || document.own_envelope() == Some(name.as_str()) {
            return None;
        }
        let holds = self.refer(name, "an envelope", &document.envelopes);
        holds.then(|| name.value.clone())
    }

    fn further(&mut self, name: &Text, node: &EnvelopeNode) -> Option<Envelope> {
        let header = node.headers.iter().next();
        let given = [
            node.body.is_some(),
            node.form.is_some(),
            node.text.is_some(),
            header.is_some(),
        ];
        if given.iter().filter(|is_given| **is_given).count() != 1 {
            // A key that could not be read is told itself.
            if !self.diagnostics.has_lost(name.as_str()) {
                self.refuse(
                    name.span,
                    format!("the envelope `{name}` has one of four forms", name = name.value),
                    "which one is not said",
                    "write `body: {error: $code}` for JSON, `form: {error: $code}`, `text: $message`, or `headers: {X-Error-Code: \
                     $code}` where there is no body",
                );
            }
            return None;
        }
        if let Some(json) = &node.body {
            let envelope = self.shape(json)?;
            if !envelope.texts().is_empty() {
                self.refuse(
                    name.span,
                    format!(
                        "the envelope `{}` has a hole inside of a longer text",
                        name.value
                    ),
                    "read in the catalogue's own alone",
                    "make it a member of its own, as a whole, or write this body under `envelope`",
                );
                return None;
            }
            if envelope.each.is_some() {
                self.refuse(
                    name.span,
                    format!("the envelope `{}` has a list of errors", name.value),
                    "several errors come in the catalogue's own",
                    "write the body that has the list under `envelope`, and the others here",
                );
                return None;
            }
            return Some(envelope);
        }
        if let Some(json) = &node.form {
            return self.form(json);
        }
        if let Some(text) = &node.text {
            if text.value != TEXT {
                self.refuse(
                    text.span,
                    "a plain text is the message, and nothing else".to_owned(),
                    "expected `$message`",
                    "write `text: $message`; a body with several parts is `body` or `form`",
                );
                return None;
            }
            return Some(own(Body::Hole(Hole::Message), Envelope::TEXT));
        }
        let (header, value) = header?;
        if value.value != "$code" || node.headers.0.len() > 1 {
            self.refuse(
                value.span,
                "an envelope without a body is one header with the code".to_owned(),
                "expected `$code`",
                "write `headers: {X-Error-Code: $code}`; what else has a header is a param with a `header` or has its role under the \
                 catalogue's `headers`",
            );
            return None;
        }
        let mut envelope = own(Body::Literal(Value::Null), "");
        envelope.code_header = Some(header.value.clone());
        Some(envelope)
    }

    fn form(&mut self, json: &Json) -> Option<Envelope> {
        let body = self.body(&json.value, json);
        let Body::Object(members) = &body else {
            self.refuse(
                json.span,
                "a form is a map of names".to_owned(),
                "expected a map",
                "write `form: {error: $code, error_description: $message}`",
            );
            return None;
        };
        let is_null = |name: &str| match &json.value {
            Value::Object(members) => {
                let mut members = members.iter();
                members.any(|(known, value)| known == name && *value == Value::Null)
            }
            _ => false,
        };
        for Member { name, value } in members {
            // A text that is no hole has been told already.
            if *value == Body::Literal(Value::Null) && !is_null(name) {
                continue;
            }
            let (what, help) = match value {
                Body::Hole(Hole::Details) => (
                    "a form has no place for `$details`",
                    "remove it; a param has a name of its own: `at: NAME`",
                ),
                Body::Array(_) | Body::Object(_) | Body::Each(_) | Body::Text(_) => (
                    "a form is flat",
                    "write a hole or a text; a list or a map has no place in it",
                ),
                Body::Literal(Value::String(text)) if !text.contains(is_awkward) => continue,
                Body::Literal(_) => (
                    "a constant of a form is a text without quotes, backslashes and control characters",
                    "write it in quotes, such as `'false'`",
                ),
                Body::Hole(_) | Body::Param(_) => continue,
            };
            let span = json.span_of(name, &json.names);
            self.refuse(span, what.to_owned(), "in this member", help);
        }
        Some(own(body, Envelope::FORM))
    }

    fn refuse(&mut self, span: Span, message: String, label: &str, help: &str) {
        let finding = Diagnostic::new(&rule::MALFORMED_ENVELOPE, span, message, label);
        self.diagnostics.push(finding.help(help));
    }
}

/// How an envelope says that it is plain text.
pub(super) const TEXT: &str = "$message";

fn is_awkward(letter: char) -> bool {
    letter.is_control() || letter == '"' || letter == '\\'
}

impl crate::language::Document {
    /// The name of the catalogue's own envelope, where it is one of `envelopes`.
    pub(crate) fn own_envelope(&self) -> Option<&str> {
        match &self.envelope.as_ref()?.value {
            Value::String(name) if self.envelopes.get(name).is_some() => Some(name),
            _ => None,
        }
    }
}

impl Draft {
    /// Every envelope as written, the catalogue's own first.
    pub(crate) fn envelopes(&self) -> Vec<Written<'_>> {
        let mut written = Vec::new();
        for envelope in self.api.every_envelope() {
            let named = envelope.name.as_ref().and_then(|name| {
                let mut nodes = self.document.envelopes.iter();
                nodes.find(|(known, _)| known.value == *name)
            });
            match (named, &self.document.envelope) {
                (Some((name, node)), _) => written.push(Written {
                    envelope,
                    span: name.span,
                    json: node.body.as_ref().or(node.form.as_ref()),
                }),
                (None, Some(json)) => written.push(Written {
                    envelope,
                    span: json.span,
                    json: Some(json),
                }),
                (None, None) => {}
            }
        }
        written
    }
}
