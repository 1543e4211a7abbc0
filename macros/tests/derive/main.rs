//! What `#[derive(CatalogError)]` makes of types, at run time.

mod common;
mod forwarding;
mod generics;
mod hygiene;
mod params;
mod records;
mod sources;
mod texts;

use std::{
    error::Error,
    fmt::{self, Debug},
};

use errcat::{CatalogError, ErrorSet, Logs, Params, Value};

/// The public values of an error as `name=text`.
fn params(error: &dyn CatalogError) -> Vec<String> {
    struct Seen(Vec<String>);

    impl Params for Seen {
        fn param(&mut self, name: &'static str, value: Value<'_>) {
            self.0.push(format!("{name}={value}"));
        }
    }

    let mut seen = Seen(Vec::new());
    error.params(&mut seen);
    seen.0
}

/// The private values of an error as `name=debug`.
fn private(error: &dyn CatalogError) -> Vec<String> {
    struct Seen(Vec<String>);

    impl Logs for Seen {
        fn log(&mut self, name: &'static str, value: &dyn Debug) {
            self.0.push(format!("{name}={value:?}"));
        }
    }

    let mut seen = Seen(Vec::new());
    error.private(&mut seen);
    seen.0
}

/// Whether the source of an error is of this type.
fn source_is<E: Error + 'static>(error: &dyn CatalogError) -> bool {
    error.source().is_some_and(<dyn Error>::is::<E>)
}

/// The names of the entries of a set.
fn entries<E: ErrorSet>() -> Vec<&'static str> {
    let mut names = Vec::new();
    E::entries(&mut |entry| names.push(entry.name));
    names
}

/// An error of a library, whose text must not leave the server.
#[derive(Debug, PartialEq)]
struct Leaky;

impl fmt::Display for Leaky {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("postgres://root:hunter2@db")
    }
}

impl Error for Leaky {}

#[test]
fn the_page_shows_the_catalogue_of_its_examples() {
    let page = include_str!("../../docs/derive.md");
    let catalogue = include_str!("../../docs/submissions.yaml");
    assert!(page.contains(&format!("```yaml\n{catalogue}```\n")));
}
