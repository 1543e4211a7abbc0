//! The errcat macros: a catalogue of API errors inside rustc.
//!
//! Users have them from the crate `errcat`, with its feature `derive`. [`catalog!`] makes the types of a whole
//! catalogue:
//!
//! ```
//! // catalog!("docs/shop.yaml") of a file that begins
//! //
//! // errors:
//! //   sold_out: {status: 409, message: "{item} is sold out.", params: {item: string}, …}
//! mod errors {
//!     errcat::catalog!("docs/shop.yaml");
//! }
//!
//! use errors::{Code, Error, SoldOut};
//!
//! let error = Error::from(SoldOut { item: "The lamp".to_owned() });
//! assert_eq!(error.to_string(), "The lamp is sold out.");
//! assert_eq!(error.code(), Code::SoldOut);
//! ```
//!
//! [`derive@CatalogError`] holds a type that a service already has to a catalogue.
//!
//! # What a macro reads
//!
//! Paths are relative to the folder of the crate's `Cargo.toml`. A catalogue is read and checked once in a process,
//! however many macros name it; an edit of it, or of a file that it includes, builds the crate anew. What is wrong
//! with it is one compile error at the path, with everything that was found and where. Warnings of a catalogue are
//! not shown, since a macro has no way to: the build script of `errcat-codegen` and `errcat check` show them.
//!
//! # What it costs
//!
//! Cargo compiles macros without optimisation, in release builds too. For a catalogue of a thousand errors or more,
//! this in the `Cargo.toml` of the workspace makes them several times as fast:
//!
//! ```toml
//! [profile.dev.build-override]
//! opt-level = 1
//! ```
//!
//! Who wants no compiler of catalogues in the build at all commits the output of `errcat generate --target rust`,
//! which holds the same items.

use errcat_codegen::macros;
use proc_macro::TokenStream;

/// The whole of a catalogue as Rust items, in place.
///
/// `catalog!("catalog/shop.yaml")` makes the enum `Code`, a struct for each entry with params, the `Error` of them
/// all, and the static table of what the catalogue says. The path is relative to the folder of the crate's
/// `Cargo.toml`; the items are public, and a module around the macro gives them a name.
///
/// Behind the path may stand `name = "…"`, for a file that others include and that has no `name`; `features = "…"`, which
/// of `errcat`'s features make something of the errors, instead of those that the crate's own `Cargo.toml` turns on; and
/// `crate = "…"`, the path to `errcat` where another crate brings it along.
///
/// ```
/// mod errors {
///     errcat::catalog!("docs/shop.yaml");
/// }
///
/// let code = errors::Code::from_code("sold_out").ok_or("not in the catalogue")?;
/// assert_eq!(code.entry().message, "{item} is sold out.");
/// # Ok::<(), &str>(())
/// ```
///
/// While the catalogue has mistakes, the names that hold nevertheless are still there, so that the mistakes are the
/// only errors.
#[proc_macro]
pub fn catalog(input: TokenStream) -> TokenStream {
    macros::catalog(input.into()).into()
}

/// Holds a struct of one's own to a record of the catalogue's `types`, as [`derive@CatalogError`] holds variants to errors.
///
/// ```
/// // types:
/// //   FieldError: {field: string, problem: string, hint: {type: string, required: false}}
/// #[derive(Debug, errcat::Record)]
/// #[catalog("docs/submissions.yaml")]
/// struct FieldError {
///     field: String,
///     #[catalog(field = "problem")]
///     why: &'static str,
///     hint: Option<String>,
/// }
///
/// let error = FieldError { field: "qty".to_owned(), why: "It is missing.", hint: None };
/// assert_eq!(
///     errcat::Json::of(&error).as_str(),
///     r#"{"field":"qty","problem":"It is missing."}"#,
/// );
/// ```
///
/// The struct has the name of the record, or says it: `#[catalog("path.yaml", record = "FieldError")]`. `name` and `crate`
/// may stand behind the path as for [`derive@CatalogError`]. Each field has the name of a field of the record, or says it, and a
/// type with the trait of that field's type; the `Option` of an optional one, which may also be left out, is no member
/// where it is `None`. A record within is a struct with this derive too. All mistakes are said at once.
#[proc_macro_derive(Record, attributes(catalog))]
pub fn derive_record(input: TokenStream) -> TokenStream {
    macros::record(input.into()).into()
}

#[doc = include_str!("../docs/derive.md")]
// `error` is an attribute of `thiserror`, taken so that one which is left behind is told what becomes of it.
#[proc_macro_derive(CatalogError, attributes(catalog, error, from, source))]
pub fn derive_catalog_error(input: TokenStream) -> TokenStream {
    macros::derive(input.into()).into()
}
