//! Rust: the codes, the static table of entries, the lookup and the error type, over the crate `errcat`.
//!
//! There is one emitter for the macros, build scripts and the command: [`tokens`]. Its shape is measured: facts are
//! columns of a table rather than matches or rows, and the table is a constant that rustc evaluates where it makes code and
//! not where it only checks; `Debug` and `Display` go through the table rather than through derives, and the lookup is a
//! perfect hash found here.

mod by_status;
mod code;
mod common;
mod decode;
mod display;
mod docs;
pub(in crate::emit) mod envelope;
mod error;
mod hash;
mod index;
mod kind;
#[cfg(feature = "pretty")]
mod layout;
mod matching;
mod names;
mod operation;
mod other_codes;
mod param;
mod parent;
mod renamed;
mod retry;
mod runtime;
mod success;
mod table;
mod traits;
mod types;
mod values;

use errcat_catalog::{
    Catalog,
    api::{Api, Entry},
};
use proc_macro2::TokenStream;

#[cfg(feature = "macros")]
pub(crate) use docs::summary;
pub use runtime::{INTEGRATIONS, Integration, Integrations, Runtime};

#[cfg(feature = "text")]
pub(super) use self::envelope::json;
#[cfg(feature = "pretty")]
use self::layout::print;
#[cfg(feature = "text")]
use super::File;
#[cfg(feature = "text")]
use crate::artifact::seal::banner;

/// The items of a catalogue's module: `Code`, `Error`, a struct for each entry with params, an enum for
/// each operation, and the static table.
///
/// The items name the crate `errcat` by its path and what the standard prelude has by its name; nothing else needs
/// to be in scope. A catalogue without entries has no codes, and gives no items.
pub fn tokens(catalog: &Catalog) -> TokenStream {
    tokens_over(catalog, &Runtime::default())
}

/// The same, over the runtime crate as the crate has it that they are for.
pub fn tokens_over(catalog: &Catalog, runtime: &Runtime) -> TokenStream {
    let mut tokens = TokenStream::new();
    each_piece(catalog, runtime, |piece| tokens.extend(piece));
    tokens
}

/// The module as source text, to be included: formatted for people under the feature `pretty`.
pub fn source(catalog: &Catalog) -> String {
    source_over(catalog, &Runtime::default())
}

/// The same, over the runtime crate as the crate has it that they are for.
pub fn source_over(catalog: &Catalog, runtime: &Runtime) -> String {
    let mut source = String::new();
    each_piece(catalog, runtime, |piece| print(piece, &mut source));
    source
}

/// The static record of an entry, as an expression of type `errcat::Entry` that can stand in a `static`.
///
/// It is what the module's table has for the entry.
pub fn entry_record(api: &Api, entry: &Entry) -> TokenStream {
    table::record(api, entry)
}

/// The static record of what holds for the whole catalogue: `static CATALOG: errcat::Catalog = …;`
///
/// With its codes, for a type that forwards errors of other types: they can be of other catalogues.
pub fn catalog_record(catalog: &Catalog, has_codes: bool) -> TokenStream {
    envelope::tokens(catalog, has_codes)
}

/// The entries that stand for a status, each with its place in the catalogue.
pub(crate) fn by_status(api: &Api) -> Vec<(usize, &Entry)> {
    by_status::entries(api)
}

/// Makes the items of the module piece by piece: printing one before the next is made keeps memory small.
fn each_piece(catalog: &Catalog, runtime: &Runtime, mut take: impl FnMut(TokenStream)) {
    if catalog.entries.is_empty() {
        return;
    }
    let names = names::Names::of(catalog);
    let mut take = |piece| take(runtime.call(piece));
    take(code::tokens(catalog));
    take(kind::tokens(catalog));
    take(parent::tokens(catalog));
    take(traits::tokens(catalog));
    take(error::tokens(catalog, &names, runtime));
    values::structs(catalog, &names).for_each(&mut take);
    operation::sets(catalog, &names, runtime).for_each(&mut take);
    take(types::tokens(catalog, &names));
    take(common::tokens(catalog, &names));
    take(renamed::tokens(catalog, &names));
    take(table::tokens(catalog));
    take(envelope::tokens(catalog, false));
    take(decode::tokens(catalog, &names));
}

/// The module as a file of its own.
#[cfg(feature = "text")]
pub(crate) fn emit(catalog: &Catalog) -> Vec<File> {
    let (banner, name) = (banner(&catalog.name), &catalog.name);
    let source = source(catalog);
    let mut file = format!("// {banner}\n\n//! The errors of the API `{name}`.\n");
    if !source.is_empty() {
        file.push('\n');
        file.push_str(&source);
    }
    vec![File::new("", file)]
}

#[cfg(not(feature = "pretty"))]
#[expect(
    clippy::needless_pass_by_value,
    reason = "printing for people consumes it"
)]
fn print(piece: TokenStream, source: &mut String) {
    source.push_str(&piece.to_string());
    source.push('\n');
}

/// The text that names an entry to programs.
fn key(entry: &Entry) -> &str {
    entry.key()
}

/// Whether an entry carries values, and so has a struct of its own.
fn has_values(entry: &Entry) -> bool {
    !entry.params.is_empty() || !entry.reasons.is_empty() || entry.takes_message()
}

/// How the catalogue is called in documentation.
fn title(api: &Api) -> String {
    format!("`{}`", api.name)
}
