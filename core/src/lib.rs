#![no_std]
//! What the crate `errcat` is made of, but for its macros: use that one.
//!
//! Cargo compiles a crate of macros and all below it before what re-exports it. The types that generated Rust stands on
//! need none of that, so they are compiled meanwhile.

extern crate alloc;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub extern crate serde_core as __serde;
#[cfg(feature = "std")]
extern crate std;

mod accept;
#[cfg(feature = "actix")]
pub mod actix;
#[cfg(feature = "axum")]
pub mod axum;
mod body;
#[cfg(any(feature = "axum", feature = "actix"))]
mod by_status;
mod catalog;
#[cfg(feature = "tracing")]
mod chain;
mod close;
mod code;
mod code_template;
#[cfg(feature = "serde")]
pub mod decode;
#[doc(hidden)]
pub mod derived;
mod entry;
mod error;
mod error_kind;
mod errors;
mod facts;
mod failure;
mod form;
#[macro_use]
mod generated;
#[cfg(feature = "http")]
pub mod http;
mod json;
#[cfg(any(feature = "axum", feature = "actix"))]
mod layer;
#[cfg(feature = "tracing")]
mod log;
mod lookup;
mod moment;
pub mod param;
mod piece;
mod problem_type;
#[cfg(any(feature = "axum", feature = "actix"))]
mod rejection;
mod reply;
#[cfg(feature = "std")]
mod request_id;
pub mod retry;
#[cfg(feature = "serde")]
mod serialize;
#[cfg(feature = "actix")]
mod snapshot;
mod status;
mod success;
mod table;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg(feature = "std")]
mod unique;
#[cfg(feature = "utoipa")]
pub mod utoipa;
mod value;
#[cfg(any(feature = "garde", feature = "validator"))]
mod violation;

#[cfg(any(feature = "serde", feature = "utoipa"))]
pub(crate) use body::TYPE;
pub use body::{Body, body};
pub use catalog::{Catalog, Correlation, Each, Envelope, Further, Header, Hole, Node, Retired};
pub use close::close;
pub use code::{ErrorCode, UnknownCode};
#[cfg(feature = "serde")]
pub use decode::decode;
pub use entry::{Case, Entry, Matcher, Reason};
pub use error::{CatalogError, ErrorSet, Logs, Params};
pub use error_kind::ErrorKind;
pub use errors::Errors;
pub use facts::{Audience, Facts, Grpc, Processed, Severity};
pub use failure::{Cause, Failure};
#[doc(hidden)]
pub use generated::{OrPlaceholder, debug_code};
#[doc(hidden)]
pub use json::object;
pub use json::{InvalidJson, Json, Map, ToJson};
#[cfg(any(feature = "axum", feature = "actix"))]
pub use layer::{FailedRequest, FromFailure, Layer, layer, layer_by_status};
#[cfg(feature = "tracing")]
pub use log::log;
pub use lookup::Index;
pub use moment::Moment;
pub use param::{Field, Kind, Param, Place, Shape};
pub use piece::Piece;
pub use problem_type::Types;
pub use reply::{Reply, reply};
#[cfg(feature = "std")]
pub use request_id::RequestId;
pub use retry::Retry;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serialize::{deserialize, serialize};
pub use status::Status;
pub use success::Success;
#[doc(hidden)]
pub use table::{Entries, Table, entry};
pub use value::{Private, Value};
#[cfg(any(feature = "garde", feature = "validator"))]
pub use violation::{Violation, Violations};

/// The whole of a catalogue as Rust items, in place, from a build script's output.
///
/// `include_catalog!("submissions")` takes up what `errcat_codegen::Config` made of the catalogue of that name:
///
/// ```text
/// pub mod errors {
///     errcat::include_catalog!("submissions");
/// }
/// ```
#[macro_export]
macro_rules! include_catalog {
    ($name:literal) => {
        // Lints judge an included file as the user's own code, and a service need not use all that its catalogue says.
        #[allow(dead_code, unreachable_pub)]
        mod __catalog {
            ::core::include!(::core::concat!(
                ::core::env!(
                    "OUT_DIR",
                    "`include_catalog!` takes up what build.rs made: write one that calls `errcat_codegen::Config`"
                ),
                "/",
                $name,
                ".rs"
            ));
        }
        #[allow(unused_imports)]
        pub use self::__catalog::*;
    };
}
