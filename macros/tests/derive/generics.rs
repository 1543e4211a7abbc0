//! Types with parameters.

use std::fmt::Debug;

use errcat::{CatalogError, param};

use crate::{Leaky, params, private, source_is};

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml")]
enum Error<I, E, L = u8, const N: usize = 1>
where
    L: Copy,
{
    SoldOut {
        item: I,
        log: L,
    },
    #[catalog(code = "internal_error")]
    Failed(#[from] Failed<E>),
    #[catalog(code = "internal_error")]
    Other {
        #[source]
        error: Option<E>,
        times: [u8; N],
    },
    CartInvalid {
        count: i64,
        items: Vec<I>,
        kind: Option<I>,
        customer: L,
    },
}

#[derive(Debug)]
struct Failed<E>(E);

impl<E> std::fmt::Display for Failed<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("failed")
    }
}

impl<E: Debug> std::error::Error for Failed<E> {}

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml", code = "sold_out")]
struct Borrowed<'a, T: ?Sized> {
    item: &'a T,
}

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml", transparent)]
struct Outer<E>(E);

fn message<T: param::Text + Debug + ?Sized>(item: &T) -> String {
    Borrowed { item }.to_string()
}

#[test]
fn the_bounds_are_those_that_the_fields_need() {
    let sold_out: Error<String, Leaky> = Error::SoldOut {
        item: "Tea".to_owned(),
        log: 3,
    };
    assert_eq!(sold_out.to_string(), "Tea is sold out.");
    assert_eq!(private(&sold_out), ["log=3"]);
    let failed: Error<&str, Leaky> = Failed(Leaky).into();
    assert!(source_is::<Failed<Leaky>>(&failed));
    let other: Error<&str, Leaky, (), 2> = Error::Other {
        error: Some(Leaky),
        times: [1, 2],
    };
    assert!(source_is::<Leaky>(&other));
    assert_eq!(private(&other), ["times=[1, 2]"]);
    let cart: Error<&str, Leaky> = Error::CartInvalid {
        count: 1,
        items: vec!["tea"],
        kind: Some("small"),
        customer: 9,
    };
    assert_eq!(params(&cart), ["count=1", "items=tea", "kind=small"]);
    assert_eq!(private(&cart), ["customer=9"]);
}

#[test]
fn an_error_may_borrow() {
    let item = "Tea".to_owned();
    assert_eq!(message(item.as_str()), "Tea is sold out.");
    let outer = Outer(Borrowed { item: &item });
    assert_eq!(params(&outer), ["item=Tea"]);
    assert_eq!(outer.entry().name, "sold_out");
}
