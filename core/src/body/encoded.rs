//! Bodies that are no JSON: a form as the WHATWG has it, and plain text.

use alloc::string::String;
use core::fmt::{self, Write as _};

use super::Body;
use crate::{Envelope, Hole, Node, Place};

/// Writes the body if it is no JSON, and says whether it is none.
pub(super) fn write(body: &Body<'_>, to: &mut String) -> Result<bool, fmt::Error> {
    match (body.envelope.media_type, body.envelope.body) {
        ("", _) => {}
        (Envelope::TEXT, _) => write!(to, "{}", body.error)?,
        (Envelope::FORM, Node::Object(members) | Node::Optional(members)) => {
            for (name, node) in members {
                member(body, name, *node, to)?;
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn member(body: &Body<'_>, name: &str, node: Node, to: &mut String) -> fmt::Result {
    let start = to.len();
    if start > 0 {
        to.push('&');
    }
    Encoded(to).write_str(name)?;
    to.push('=');
    if !value(body, node, to)? {
        to.truncate(start);
    }
    Ok(())
}

/// Writes the text at a node, and says whether the error has one.
fn value(body: &Body<'_>, node: Node, to: &mut String) -> Result<bool, fmt::Error> {
    match node {
        // A constant of a form has no letter that JSON writes otherwise.
        Node::Json(text) => Encoded(to).write_str(text.trim_matches('"'))?,
        Node::Hole(Hole::Message) => write!(Encoded(to), "{}", body.error)?,
        Node::Hole(hole) => {
            let Some(text) = body.said(hole) else {
                return Ok(false);
            };
            Encoded(to).write_str(&text)?;
        }
        Node::At(path) => {
            let mut result = Ok(false);
            body.each_in(Place::Body(path), &mut |_, value| {
                result = write!(Encoded(to), "{value}").map(|()| true);
            });
            return result;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Writes as `application/x-www-form-urlencoded` does.
struct Encoded<'a>(&'a mut String);

impl fmt::Write for Encoded<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            match byte {
                b' ' => self.0.push('+'),
                b'*' | b'-' | b'.' | b'_' => self.0.push(char::from(byte)),
                _ if byte.is_ascii_alphanumeric() => self.0.push(char::from(byte)),
                _ => write!(self.0, "%{byte:02X}")?,
            }
        }
        Ok(())
    }
}
