//! Errors as statuses of gRPC, and back; under the feature `tonic`.
//!
//! Every type of errors turns into a [`Status`], so that `?` is all that a method needs:
//!
//! ```
//! # mod api {
//! #     use errcat::{Catalog, CatalogError, Entry, ErrorSet, Facts, Status};
//! #     #[derive(Debug)]
//! #     pub struct Error;
//! #     static CATALOG: Catalog = Catalog::new("submissions");
//! #     static ENTRY: Entry = Entry::new("not_found", "not_found", "Not found", "There is no such submission.",
//! #         Facts::new().with_status(Status::Exact(404)));
//! #     impl core::fmt::Display for Error {
//! #         fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result { f.write_str(ENTRY.message) }
//! #     }
//! #     impl core::error::Error for Error {}
//! #     impl CatalogError for Error {
//! #         fn catalog(&self) -> &'static Catalog { &CATALOG }
//! #         fn entry(&self) -> &'static Entry { &ENTRY }
//! #     }
//! #     impl ErrorSet for Error {
//! #         const CATALOG: &'static Catalog = &CATALOG;
//! #         fn entries(each: &mut dyn FnMut(&'static Entry)) { each(&ENTRY); }
//! #     }
//! #     errcat::__integrate!({} Error, {});
//! # }
//! # use tonic::{Code, Request, Response, Status};
//! # fn find(id: &str) -> Result<String, api::Error> { Err(api::Error) }
//! fn get(request: Request<String>) -> Result<Response<String>, Status> {
//!     let submission = find(request.get_ref())?;
//!     Ok(Response::new(submission))
//! }
//!
//! let status = get(Request::new("sub_1".to_owned())).unwrap_err();
//! assert_eq!(status.code(), Code::NotFound);
//! assert_eq!(status.message(), "There is no such submission.");
//! ```
//!
//! # What a status says
//!
//! | Part | Where it comes from |
//! | --- | --- |
//! | the code | `grpc` of the entry; without one, its HTTP status by the table of [`Grpc::from_status`]; else `UNKNOWN` |
//! | the message | `Display`, which is the public message |
//! | `ErrorInfo.reason` | the code letter for letter, or the name of an entry without one |
//! | `ErrorInfo.domain` | the name of the catalogue |
//! | `ErrorInfo.metadata` | every public param by its name: a text as it is, all else as JSON; and `reason`, the sub-code |
//! | `RetryInfo` | the param that goes into `Retry-After`; without one, the shortest wait of the entry's rule |
//! | `BadRequest` | the param `field`, described by the message; the items of a list of records that name a field; of [several errors](crate::Errors) each that has a param `field`, `pointer` or `parameter` |
//! | `Help` | the page of the error |
//!
//! AIP-193 wants the reason in `UPPER_SNAKE_CASE`. A code of another style stays what it is, for it is what clients in
//! every language look up. A rule that forbids trying again leaves no `RetryInfo`. A record names a field if it has a
//! member `field`, `path` or `pointer`; what is wrong with it is the member `message`, `description`, `detail` or
//! `problem`, or else the message of the error.
//!
//! [`decode`] is the way back, for clients that have the same catalogue.
//!
//! Nothing private is in a status, nor is the source of an error: `Debug` of a [`Status`] would show it. Under the feature
//! `tracing` they are in the log instead: the conversion logs the error as `errcat::log` does, while [`status`] does not.
//!
//! Many peers refuse a response whose headers are larger than 8 KiB, and their caller then learns nothing at all. So a
//! message ends after 1 KiB, and a value for which there is no room is left out of the metadata and of `BadRequest`.

mod decode;
mod details;

use ::tonic::Code;
pub use ::tonic::Status;
use alloc::string::{String, ToString};
use tonic_types::StatusExt;

use crate::{CatalogError, Grpc, form};

pub use decode::decode;

/// The longest message, in bytes.
const MAX_MESSAGE: usize = 1024;

/// What all headers may take, in bytes, without those that every response has.
const MAX_HEADERS: usize = 7 * 1024;

/// What an error is converted to; the conversion is the one place that every failed request passes.
#[doc(hidden)]
pub fn answer(error: &dyn CatalogError) -> Status {
    #[cfg(feature = "tracing")]
    crate::log(error, None);
    status(error)
}

/// The status for an error. It logs nothing.
///
/// # Panics
///
/// In a debug build, where [`reply`](crate::reply()) would.
pub fn status(error: &dyn CatalogError) -> Status {
    form::demand(error);
    let message = shortened(error.to_string());
    // The message is sent twice, once in percent-encoding and once in the details, which are sent in base64.
    let room = (MAX_HEADERS - 3 * message.len()) / 4 * 3 - message.len();
    let details = details::of(error, &message, room);
    Status::with_error_details(code(error), message, details)
}

/// The code of gRPC for an error.
fn code(error: &dyn CatalogError) -> Code {
    let by_status = || Grpc::from_status(error.status()?);
    let grpc = error.entry().grpc.or_else(by_status);
    let number = grpc.unwrap_or(Grpc::Unknown).number();
    Code::from_i32(number.into())
}

fn shortened(mut message: String) -> String {
    if message.len() > MAX_MESSAGE {
        let ellipsis = '…';
        let mut end = MAX_MESSAGE - ellipsis.len_utf8();
        while !message.is_char_boundary(end) {
            end -= 1;
        }
        message.truncate(end);
        message.push(ellipsis);
    }
    message
}

/// The status of the error that stands for all. gRPC has no list of errors: those that name a field are in `BadRequest`, each with its message.
impl<E: CatalogError> From<crate::Errors<E>> for Status {
    fn from(errors: crate::Errors<E>) -> Self {
        answer(&errors)
    }
}

/// What every type of errors implements under the feature `tonic`.
#[doc(hidden)]
#[macro_export]
macro_rules! __tonic {
    ({$($generics:tt)*} $error:ty, {$($bounds:tt)*}) => {
        impl $($generics)* ::core::convert::From<$error> for $crate::tonic::Status
        $($bounds)*
        {
            fn from(__error: $error) -> Self {
                $crate::tonic::answer(&__error)
            }
        }
    };
}
