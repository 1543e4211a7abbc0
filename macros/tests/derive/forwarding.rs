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
