#![no_std]
//! API errors from one catalogue: the types that generated Rust stands on.
//!
//! `errcat` compiles a YAML catalogue of API errors into Rust, client packages and documentation. The Rust that it
//! generates is plain data over this crate: a closed `Code`, one static [`Entry`] for each of its values, and an
//! `Error` with the typed parameters of each entry. With default features nothing here depends on anything, or needs
//! more than `alloc`.
//!
//! - [`Catalog`], [`Entry`], [`Case`], [`Reason`] and [`Param`] are what the catalogue says.
//! - [`ErrorCode`] is implemented by every generated `Code`, [`CatalogError`] by every generated `Error` and by types with
//!   `#[derive(CatalogError)]`; code that serves several catalogues is written against these two.
//! - [`body`] is the body of the response, by the catalogue's envelope. [`Value`] is what can be in it, and [`Private`]
//!   what cannot.
//! - [`reply`] is the whole response: status, headers, and that body or the one of RFC 9457, by what the client accepts.
//! - [`Failure`] is what fails outside of handlers: which a service's own error is made from, or the catalogue answers by
//!   its status.
//! - [`Status`], [`Grpc`], [`Retry`], [`Processed`], [`Severity`] and [`Audience`] are its [`Facts`].
//! - `decode`, with the feature `serde`, is the way back: from a response of such an API to its error, for clients.
//! - `tonic` and `utoipa`, with the features of these names, make of errors statuses of gRPC and back, and of their types
//!   the responses of an endpoint in `OpenAPI`.
//! - [`retry`](mod@retry) says when a client sends a request again, and how long it waits.
//! - [`Index`] finds a code by its text, in constant time and in `const` contexts.
//!
//! This crate is not where errors are declared, and it reads no YAML. Three ways bring a catalogue into a crate, all with the
//! same result: the macro `catalog!` of the feature `derive`, [`include_catalog!`] of what `errcat-codegen` made in a
//! build script, and a file that the command `errcat generate` of `errcat-cli` wrote.
//!
//! # Features
//!
//! None is on by default.
//!
//! | Feature | What it adds |
//! | --- | --- |
//! | `derive` | `#[derive(CatalogError)]`, `#[derive(Record)]` and `catalog!` |
//! | `std` | `RequestId`, and what needs numbers that nobody else has in `retry` |
//! | `serde` | responses read back into errors, and records and bodies that serialise |
//! | `http` | `errcat::http`: responses of the crate `http` |
//! | `axum` | `errcat::axum`: errors are responses, and the layer answers everything else that fails |
//! | `multipart` | `axum`, and `errcat::axum::Multipart` |
//! | `actix` | `errcat::actix`: the same on actix-web |
//! | `tonic`, `utoipa` | errors are statuses of gRPC, and responses in `OpenAPI` |
//! | `validator`, `garde` | what a report of either crate says, as values for a list of records |
//! | `uuid`, `url`, `jiff`, `chrono`, `time` | the types of these crates are params of the types `uuid`, `url`, `timestamp` and `seconds` |
//! | `tracing` | `log`: one structured event for a failed request; `axum` and `actix` turn it on, for their layers write it |
//!
//! What a type of errors has of `axum`, `actix`, `tonic` and `utoipa` goes by the features that the crate with the type asks
//! for in its own `Cargo.toml`, and not by what others of the build turn on.
//!
//! # Example
//!
//! What a generated module looks like, cut down to one error, and how it is used:
//!
//! ```
//! use errcat::{Case, Entry, ErrorCode, Facts, Retry, Status};
//!
//! #[derive(Clone, Copy, PartialEq, Eq, Hash)]
//! pub struct Code;
//!
//! static RATE_LIMITED: Entry = Entry::new(
//!     "rate_limited",
//!     "rate_limited",
//!     "Rate limited",
//!     "Too many requests.",
//!     Facts::new().with_status(Status::Exact(429)).with_retry(Retry::AfterHeader),
//! )
//! .with_cases(&[Case { cause: "Per-minute rate limit hit.", remedy: "Honor `Retry-After`, then retry." }]);
//!
//! impl ErrorCode for Code {
//!     const ALL: &'static [Self] = &[Code];
//!
//!     fn from_code(code: &str) -> Option<Self> {
//!         (code == "rate_limited").then_some(Code)
//!     }
//!
//!     fn entry(self) -> &'static Entry {
//!         &RATE_LIMITED
//!     }
//! }
//! # impl core::fmt::Debug for Code {
//! #     fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result { f.write_str(self.as_str()) }
//! # }
//! # impl core::fmt::Display for Code {
//! #     fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result { f.write_str(self.as_str()) }
//! # }
//!
//! let code = Code::from_code("rate_limited").ok_or("not in the catalogue")?;
//! assert_eq!(code.status(), Some(Status::Exact(429)));
//! assert!(code.retry().is_some_and(Retry::allows_replay));
//! assert_eq!(code.entry().cases[0].remedy, "Honor `Retry-After`, then retry.");
//! # Ok::<(), &str>(())
//! ```

// Cargo compiles a crate of macros, and all below it, before whatever names it. What the macros do not need is a crate of
// its own, which is compiled meanwhile.
#[doc(hidden)]
pub use errcat_core::*;
#[doc(inline)]
pub use errcat_core::{
    Audience, Body, Case, Catalog, CatalogError, Cause, Correlation, Each, Entry, Envelope,
    ErrorCode, ErrorSet, Errors, Facts, Failure, Field, Further, Grpc, Header, Hole, Index,
    InvalidJson, Json, Kind, Logs, Map, Matcher, Moment, Node, Param, Params, Place, Private,
    Processed, Reason, Reply, Retired, Retry, Severity, Shape, Status, ToJson, UnknownCode, Value,
    body, close, include_catalog, param, reply, retry,
};
#[cfg(feature = "derive")]
pub use errcat_macros::{CatalogError, Record, catalog};

// Each by its feature, for rustc to say which one where it is off.
#[cfg(feature = "std")]
#[doc(inline)]
pub use errcat_core::RequestId;
#[cfg(feature = "actix")]
#[doc(inline)]
pub use errcat_core::actix;
#[cfg(feature = "axum")]
#[doc(inline)]
pub use errcat_core::axum;
#[cfg(feature = "serde")]
#[doc(inline)]
pub use errcat_core::decode;
#[cfg(feature = "http")]
#[doc(inline)]
pub use errcat_core::http;
#[cfg(feature = "tracing")]
#[doc(inline)]
pub use errcat_core::log;
#[cfg(feature = "tonic")]
#[doc(inline)]
pub use errcat_core::tonic;
#[cfg(feature = "utoipa")]
#[doc(inline)]
pub use errcat_core::utoipa;
#[cfg(any(feature = "actix", feature = "axum"))]
#[doc(inline)]
pub use errcat_core::{FailedRequest, FromFailure, Layer, layer, layer_by_status};
#[cfg(any(feature = "garde", feature = "validator"))]
#[doc(inline)]
pub use errcat_core::{Violation, Violations};
