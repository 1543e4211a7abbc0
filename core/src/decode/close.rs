//! From the end of a WebSocket to the error of a catalogue.

use alloc::{borrow::ToOwned, boxed::Box};

use super::{Decode, Decoded, Received, Response, decode, of_metadata};
use crate::ErrorCode;

/// The error for which a server has closed a WebSocket: that of the close code, with what the reason says, a body of the API or
/// a message. Nothing if the code is not one of 4000 to 4999, which are for applications (RFC 6455, section 7.4.2).
///
/// ```
/// use errcat::decode::close;
///
/// mod ends {
///     errcat::catalog!("../tests/languages/catalogues/ends.yaml");
/// }
///
/// let decoded = close::<ends::Error>(4001, "The session s_1 has expired.").unwrap();
/// assert_eq!(decoded.code(), Some(ends::Code::SessionExpired));
/// assert!(close::<ends::Error>(1000, "").is_none());
/// ```
pub fn close<E: Decode>(code: u16, reason: &str) -> Option<Decoded<E>> {
    if !(4000..5000).contains(&code) {
        return None;
    }
    let mut all = E::Code::ALL.iter().copied();
    let known = all.find(|known| known.entry().close == Some(code));
    let is_json = reason.trim_start().starts_with('{');
    if !reason.is_empty() {
        let said = decode::<E>(&Response::new(reason));
        if said.code().is_some() && (known.is_none() || known == said.code()) {
            return Some(said);
        }
    }
    let received = Received {
        message: Some(reason.to_owned()).filter(|text| !text.is_empty() && !is_json),
        ..Received::default()
    };
    Some(match known {
        Some(code) => of_metadata(code, received),
        None => Decoded::Unknown(Box::new(received)),
    })
}
