//! What a decoded error says to people.

use alloc::borrow::Cow;
use core::{cell::Cell, fmt, mem};

use super::{Decode, Decoded, message};
use crate::ErrorCode;

impl<E: Decode> Decoded<E> {
    /// What to show an end user: the message of the API, if the catalogue says that messages are safe to show.
    pub fn user_message(&self) -> Option<&str> {
        let message = self.received().message.as_deref();
        message.filter(|_| E::CATALOG.user_safe)
    }

    /// The code as text: that of the catalogue, with the values in it that came, or if one is missing, what the response says, as of an
    /// unknown error.
    pub fn code_text(&self) -> Option<Cow<'_, str>> {
        let received = self.received();
        let Some(code) = self.code() else {
            return received.code.as_deref().map(Cow::Borrowed);
        };
        let entry = code.entry();
        let code = entry.code?;
        if !E::CATALOG.code_templates.contains(&code) {
            return Some(Cow::Borrowed(code));
        }
        let came = received.code.as_deref();
        if let Some(came) = came.filter(|came| message::fits(code, came)) {
            return Some(Cow::Borrowed(came));
        }
        let is_whole = Cell::new(true);
        let value = |name: &str| {
            let value = received.value(entry, name);
            is_whole.set(is_whole.get() && value.is_some());
            value
        };
        let filled = message::filled(code, None, &value);
        // Without a value what came says more, such as an alias.
        if is_whole.get() {
            Some(Cow::Owned(filled))
        } else {
            came.map(Cow::Borrowed)
        }
    }

    /// The message: that of the response, else that of the catalogue with the values that came.
    pub(super) fn said(&self) -> Cow<'_, str> {
        let received = self.received();
        match (received.message.as_deref(), self) {
            (Some(said), _) => Cow::Borrowed(said),
            (None, Self::Unknown(_)) => Cow::Borrowed("unknown error"),
            (None, Self::Known { code, reason, .. }) => {
                let entry = code.entry();
                if entry.message.is_empty() {
                    return Cow::Borrowed(entry.title);
                }
                let own = reason.and_then(|reason| reason.message);
                let reason = reason.map(|reason| reason.code);
                let value = |name: &str| received.value(entry, name);
                Cow::Owned(message::filled(
                    own.unwrap_or(entry.message),
                    reason,
                    &value,
                ))
            }
        }
    }
}

/// What the response said for people, with what programs and support go by: `message (code, status, request id)`. An
/// error of the catalogue without a message has the catalogue's. Of a message only the beginning is shown, 2,048 units of
/// UTF-16 at most; [`Received::message`](super::Received::message) is the whole.
impl<E: Decode> fmt::Display for Decoded<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let received = self.received();
        message::write_short(&self.said(), f)?;
        let mut before = " (";
        let mut part = |part: Option<&dyn fmt::Display>| match part {
            Some(part) => write!(f, "{}{part}", mem::replace(&mut before, ", ")),
            None => Ok(()),
        };
        let code = self.code_text();
        part(code.as_ref().map(|code| code as _))?;
        part(received.status.as_ref().map(|status| status as _))?;
        part(received.request_id.as_ref().map(|id| id as _))?;
        f.write_str(if before == ", " { ")" } else { "" })
    }
}
