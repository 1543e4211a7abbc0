//! Transparent variants and structs.

use errcat::{CatalogError, Retry, Status};

use crate::{Leaky, entries, params, private, source_is};

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml")]
enum Billing {
    #[catalog(code = "payment_failed", reason = "funds_missing")]
    Funds {
        missing: i64,
        account: u64,
        #[source]
        why: Leaky,
    },
}

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml")]
enum Error {
    NotFound,
    #[catalog(transparent)]
    Billing(#[from] Box<Billing>),
    #[catalog(transparent)]
    Other {
        error: Wrapped,
    },
}

mod whole {
    #![allow(dead_code, unreachable_pub, reason = "a test uses a part")]

    errcat::catalog!("tests/ui/shop.yaml");
}

#[test]
fn the_records_are_those_of_the_whole_catalogue() {
    use errcat::ErrorSet;

    let mut visited = 0;
    Error::entries(&mut |entry| {
        let code = whole::Code::from_code(entry.as_str()).expect("a code of the catalogue");
        assert_eq!(entry, code.entry());
        visited += 1;
    });
    assert_eq!(visited, 2);
    let other = whole::Error::NotFound;
    assert_eq!(
        format!("{:?}", Billing::CATALOG),
        format!("{:?}", other.catalog())
    );
    assert_eq!(whole::Code::ALL.len(), 8);
}

mod generated {
    #![allow(dead_code, unreachable_pub, reason = "a test uses a part")]

    errcat::catalog!("docs/shop.yaml");
}

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml")]
enum Either {
    InternalError,
    #[catalog(transparent)]
    Generated(#[from] generated::Error),
}

#[test]
fn the_error_of_a_whole_catalogue_is_forwarded_too() {
    let sold_out = generated::SoldOut {
        item: "Tea".to_owned(),
    };
    let either = Either::from(generated::Error::from(sold_out));
    assert_eq!(either.to_string(), "Tea is sold out.");
    assert_eq!(params(&either), ["item=Tea"]);
    assert_eq!(entries::<Either>(), ["internal_error", "sold_out"]);
    assert_eq!(Either::InternalError.status(), Some(Status::Exact(500)));
}

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml", transparent)]
struct Wrapped(Billing);

fn funds() -> Billing {
    Billing::Funds {
        missing: 5,
        account: 77,
        why: Leaky,
    }
}

fn pay() -> Result<(), Error> {
    Err(Box::new(funds()))?;
    Ok(())
}

#[test]
fn what_is_transparent_is_the_error_that_it_holds() {
    let billing = pay().expect_err("no funds");
    let other = Error::Other {
        error: Wrapped(funds()),
    };
    for error in [billing, other] {
        assert_eq!(error.to_string(), "5 of {credit} are missing.");
        assert_eq!(error.entry().name, "payment_failed");
        assert_eq!(
            error.reason().map(|reason| reason.code),
            Some("funds_missing")
        );
        assert_eq!(error.status(), Some(Status::Exact(402)));
        assert_eq!(error.retry(), Some(Retry::AfterAction));
        assert_eq!(params(&error), ["missing=5"]);
        assert_eq!(private(&error), ["account=77"]);
        assert!(source_is::<Leaky>(&error));
        assert_eq!(
            errcat::body(&error).to_string(),
            errcat::body(&funds()).to_string()
        );
    }
    let own = Error::NotFound;
    assert_eq!(own.status(), Some(Status::Exact(404)));
    assert_eq!(own.retry(), own.entry().retry);
}

#[test]
fn a_set_has_what_its_transparent_variants_can_be() {
    assert_eq!(entries::<Error>(), ["not_found", "payment_failed"]);
    assert_eq!(entries::<Wrapped>(), ["payment_failed"]);
}
