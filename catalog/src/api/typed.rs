//! The standard details of AIP-193, a list in which each says what it is.

use super::{Api, Envelope, Segment};
use crate::value::Value;

impl Envelope {
    /// What stands before the name of a standard detail at `@type`.
    pub const TYPE: &'static str = "type.googleapis.com/google.rpc.";

    /// A body as it goes on the wire, where the standard details are a list.
    pub fn on_wire(&self, mut body: Value) -> Value {
        let Some(typed) = &self.typed else {
            return body;
        };
        let place = typed
            .iter()
            .try_fold(&mut body, |value, step| match (value, step) {
                (Value::Object(members), Segment::Key(key)) => {
                    let mut members = members.iter_mut();
                    members
                        .find(|(name, _)| name == key)
                        .map(|(_, value)| value)
                }
                _ => None,
            });
        if let Some(place) = place
            && let Value::Object(details) = place
        {
            let mut list = Vec::new();
            for (name, value) in details.drain(..) {
                let mut item = vec![(
                    "@type".to_owned(),
                    Value::String(format!("{}{name}", Self::TYPE)),
                )];
                if let Value::Object(members) = value {
                    item.extend(members);
                }
                list.push(Value::Object(item));
            }
            *place = Value::Array(list);
        }
        body
    }

    /// Whether a path is that of the time to wait in a `RetryInfo`, which is written as `3.5s`.
    pub fn is_delay(&self, path: &[Segment]) -> bool {
        let rest = self
            .typed
            .as_ref()
            .and_then(|typed| path.strip_prefix(typed.as_slice()));
        let name = |segment: &Segment| match segment {
            Segment::Key(name) => name.clone(),
            Segment::Index(_) => String::new(),
        };
        matches!(rest, Some([info, delay]) if name(info) == "RetryInfo" && name(delay) == "retryDelay")
    }
}

impl Api {
    /// Whether the domain of an `ErrorInfo` is the catalogue's own, a part of it, or one that begins with it.
    pub fn is_own_domain(&self, said: &str) -> bool {
        let own = self.domain();
        let is_below = |rest: Option<&str>| rest.is_some_and(|rest| rest.ends_with('.'));
        let is_above = |rest: Option<&str>| rest.is_some_and(|rest| rest.starts_with('.'));
        said == own || is_below(said.strip_suffix(own)) || is_above(said.strip_prefix(own))
    }
}
