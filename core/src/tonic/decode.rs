//! From a status to the error of a catalogue.

use alloc::{borrow::ToOwned, boxed::Box};

use ::tonic::{Code, Status};
use serde_json::Value;
use tonic_types::{ErrorInfo, StatusExt};

use super::details::REASON;
use crate::{
    Catalog, ErrorCode,
    decode::{
        Decode, Decoded, Details, Received, by_key, is_page, of_metadata, read_texts, retired,
        truth,
    },
};

/// The error that a status means. Whatever the status is, there is an answer.
///
/// An error is known if the `ErrorInfo` of the status names the catalogue and one of its codes; a code that is retired is that
/// which took its place. The values are those of its metadata, and what is missing there and stands in the message is read from
/// the message. The first link of a `Help` is the page of the error. [`Received::status`] is then absent; for an unknown error
/// it is the HTTP status that `google/rpc/code.proto` has for the code of gRPC, so that the catalogue's rule for that status
/// applies.
///
/// ```no_run
/// # use std::time::Duration;
/// # use errcat::{decode::{Decode, Decoded}, retry::Tries};
/// # fn on<Error: Decode>(status: &tonic::Status, tries: &mut Tries, elapsed: Duration) {
/// let decoded = errcat::tonic::decode::<Error>(status);
/// match (tries.after(&decoded, elapsed), decoded) {
///     (Some(wait), _) => println!("again in {wait:?}"),
///     (None, Decoded::Known { code, .. }) => println!("{code}"),
///     (None, unknown) => println!("{unknown}"),
/// }
/// # }
/// ```
pub fn decode<E: Decode>(status: &Status) -> Decoded<E> {
    let info = status.get_details_error_info();
    let mut received = received(E::CATALOG, status, info.as_ref());
    let domain = E::CATALOG.domain.unwrap_or(E::CATALOG.name);
    let info = info.filter(|info| info.domain == domain);
    let key = info.as_ref().map(|info| &*info.reason);
    let Some(code) = key.and_then(by_key::<E>) else {
        received.status = http(status.code());
        received.retired = retired(E::CATALOG, key);
        read_texts(E::CATALOG.params, &mut received.details);
        return Decoded::Unknown(Box::new(received));
    };
    read_texts(code.entry().params, &mut received.details);
    of_metadata(code, received)
}

/// What a status says, every value of the metadata being a text.
fn received(catalog: &Catalog, status: &Status, info: Option<&ErrorInfo>) -> Received {
    let header = |role: &str| {
        let value = status.metadata().get(catalog.header(role)?)?;
        value.to_str().ok().map(str::to_owned)
    };
    let request = status.get_details_request_info();
    let request_id = request.map(|request| request.request_id);
    let retry = status.get_details_retry_info();
    let help = status.get_details_help();
    let page = help.and_then(|help| Some(help.links.into_iter().next()?.url));
    let metadata = info.iter().flat_map(|info| &info.metadata);
    let details = metadata.map(|(name, text)| (name.clone(), Value::String(text.clone())));
    let details: Details = details.collect();
    Received {
        code: info.map(|info| info.reason.clone().into()),
        reason: details
            .get(REASON)
            .and_then(Value::as_str)
            .map(|reason| reason.to_owned().into()),
        message: Some(status.message().to_owned()).filter(|message| !message.is_empty()),
        doc_url: page.filter(|url| is_page(url)),
        request_id: request_id.or_else(|| header("request_id")),
        retry_after: retry.and_then(|retry| retry.retry_delay),
        should_retry: header("should_retry").and_then(|text| truth(&text)),
        details,
        ..Received::default()
    }
}

/// The HTTP status of a code, by `google/rpc/code.proto`.
fn http(code: Code) -> Option<u16> {
    Some(match code {
        Code::Ok => return None,
        Code::InvalidArgument | Code::FailedPrecondition | Code::OutOfRange => 400,
        Code::Unauthenticated => 401,
        Code::PermissionDenied => 403,
        Code::NotFound => 404,
        Code::AlreadyExists | Code::Aborted => 409,
        Code::ResourceExhausted => 429,
        Code::Cancelled => 499,
        Code::Unknown | Code::Internal | Code::DataLoss => 500,
        Code::Unimplemented => 501,
        Code::Unavailable => 503,
        Code::DeadlineExceeded => 504,
    })
}
