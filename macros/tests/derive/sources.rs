//! Sources: where they are found, and where they are not.

use std::{error::Error as _, io};

use errcat::CatalogError;

use crate::{Leaky, params, private, source_is};

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml")]
enum Error {
    #[catalog(code = "internal_error")]
    Database(#[from] Leaky),
    #[catalog(code = "internal_error")]
    Io(#[from] Box<io::Error>),
    #[catalog(code = "internal_error")]
    Boxed(#[from] Box<dyn std::error::Error + Send + Sync>),
    #[catalog(code = "internal_error")]
    Maybe {
        #[from]
        why: Option<std::num::ParseIntError>,
    },
    SoldOut {
        item: String,
        #[source]
        why: Box<dyn std::error::Error>,
    },
    #[catalog(code = "no_such_thing")]
    NotFound { source: std::fmt::Error, id: u64 },
}

fn query(fails: bool) -> Result<(), Leaky> {
    if fails { Err(Leaky) } else { Ok(()) }
}

fn number(text: &str) -> Result<i32, Error> {
    query(text.is_empty())?;
    Ok(text.parse::<i32>()?)
}

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml", code = "internal_error")]
struct Broken(#[from] Leaky);

#[test]
fn a_struct_is_made_from_its_source() {
    let broken = query(true)
        .map_err(Broken::from)
        .expect_err("a query that fails");
    assert!(source_is::<Leaky>(&broken));
    assert_eq!(broken.to_string(), "Something broke.");
}

#[test]
fn a_question_mark_makes_the_error() {
    let error = number("").expect_err("a query that fails");
    assert!(matches!(error, Error::Database(Leaky)));
    let error = number("x").expect_err("no number");
    assert!(matches!(error, Error::Maybe { why: Some(_) }));
    assert_eq!(number("7").expect("a number"), 7);
    let io: Error = Box::new(io::Error::other("disk")).into();
    assert!(matches!(io, Error::Io(_)));
}

#[test]
fn the_chain_has_the_source_and_nothing_else_does() {
    let boxed = || -> Box<dyn std::error::Error + Send + Sync> { Box::new(Leaky) };
    let errors = [
        Error::Database(Leaky),
        Error::Boxed(boxed()),
        Error::SoldOut {
            item: "Tea".to_owned(),
            why: boxed(),
        },
    ];
    for error in errors {
        let source = error.source().expect("a source");
        assert_eq!(source.downcast_ref::<Leaky>(), Some(&Leaky), "{error:?}");
        let shown = [
            error.to_string(),
            format!("{error:#}"),
            errcat::body(&error).to_string(),
            format!("{:?}", params(&error)),
            format!("{:?}", private(&error)),
        ];
        assert!(
            shown.iter().all(|text| !text.contains("hunter2")),
            "{shown:?}"
        );
    }
}

#[test]
fn a_source_is_found_by_its_name_and_may_be_absent() {
    let named = Error::NotFound {
        source: std::fmt::Error,
        id: 7,
    };
    assert!(source_is::<std::fmt::Error>(&named));
    assert_eq!(private(&named), ["id=7"]);
    assert!(Error::Maybe { why: None }.source().is_none());
    let io = Error::Io(Box::new(io::Error::other("disk")));
    assert!(io.source().is_some());
}
