//! The standard details of AIP-193: a list, in which each says at `@type` what it is.

use alloc::string::String;
use core::fmt;

use super::{Body, Members, part};
use crate::{Node, Value, json};

/// What stands before the name of a detail.
pub(crate) const TYPE: &str = "type.googleapis.com/google.rpc.";

/// Writes the list.
pub(super) fn write(body: &Body<'_>, items: Members, to: &mut String) -> fmt::Result {
    to.push('[');
    let mut first = true;
    for (name, node) in items {
        let (members, is_optional) = match node {
            Node::Object(members) => (*members, false),
            Node::Optional(members) => (*members, true),
            _ => continue,
        };
        first &= !part(first, to, |to| {
            to.push_str("{\"@type\":\"");
            to.push_str(TYPE);
            to.push_str(name);
            to.push('"');
            let start = to.len();
            body.members(members, false, to)?;
            let is_there = to.len() > start || !is_optional;
            to.push('}');
            Ok(is_there)
        })?;
    }
    to.push(']');
    Ok(())
}

/// Writes a time as protobuf does in JSON: `3.5s`.
pub(super) fn delay(value: &Value<'_>, to: &mut String) -> Result<bool, fmt::Error> {
    let Value::Seconds(time) = value else {
        return Ok(false);
    };
    to.push('"');
    json::number(json::seconds(*time), to)?;
    to.push_str("s\"");
    Ok(true)
}
