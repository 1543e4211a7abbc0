//! The expansion where every name that it could lean on is something else.

#![allow(
    dead_code,
    non_camel_case_types,
    reason = "the names are there to be in the way"
)]

/// Nothing of the standard prelude is in scope here, and much of it is something else.
#[no_implicit_prelude]
mod elsewhere {
    struct Option;
    struct Some;
    struct None;
    struct Result;
    struct Ok;
    struct String;
    struct Entry;
    struct f;
    struct to;
    struct each;
    struct error;
    struct source;
    struct reason;
    struct __field9;
    mod core {}
    mod std {}
    mod errcat {}

    #[::core::prelude::v1::derive(::core::fmt::Debug, ::errcat::CatalogError)]
    #[catalog("tests/ui/shop.yaml")]
    pub(super) enum Error {
        SoldOut {
            item: &'static str,
        },
        #[catalog(code = "payment_failed")]
        Pay {
            reason: ::std::string::String,
            missing: ::core::option::Option<i64>,
            id: u8,
        },
        #[catalog(code = "internal_error")]
        Internal(#[from] ::core::fmt::Error),
        #[catalog(transparent)]
        Inner(#[from] Inner),
    }

    #[::core::prelude::v1::derive(::core::fmt::Debug, ::errcat::CatalogError)]
    #[catalog("tests/ui/shop.yaml", code = "no_such_thing")]
    pub(super) struct Inner {
        pub(super) r#type: &'static str,
    }
}

macro_rules! errors {
    ($path:literal, $code:literal, $($name:ident: $ty:ty),*) => {
        #[derive(Debug, errcat::CatalogError)]
        #[catalog($path)]
        enum Made {
            #[catalog(code = $code)]
            Failed { $($name: $ty),* },
            #[catalog(code = "internal_error")]
            Internal(#[from] std::fmt::Error),
        }
    };
}

errors!("tests/ui/shop.yaml", "payment_failed", reason: String, missing: Option<i64>);

#[test]
fn a_macro_of_the_user_may_write_the_type() {
    let failed = |missing| Made::Failed {
        reason: "card_declined".to_owned(),
        missing,
    };
    assert_eq!(crate::params(&failed(Some(3))), ["missing=3"]);
    assert!(crate::params(&failed(None)).is_empty());
    assert!(crate::source_is::<std::fmt::Error>(&Made::from(
        std::fmt::Error
    )));
}

#[test]
fn the_expansion_leans_on_no_name_in_scope() {
    use elsewhere::{Error, Inner};

    let inner: Error = Inner { r#type: "tea" }.into();
    assert_eq!(crate::private(&inner), [r#"type="tea""#]);
    assert_eq!(inner.to_string(), "There is no such thing.");
    let pay = Error::Pay {
        reason: "card_declined".to_owned(),
        missing: Some(1),
        id: 7,
    };
    assert_eq!(crate::params(&pay), ["missing=1"]);
    assert_eq!(crate::private(&pay), ["id=7"]);
    let internal = Error::from(std::fmt::Error);
    assert!(crate::source_is::<std::fmt::Error>(&internal));
    assert_eq!(
        Error::SoldOut { item: "Tea" }.to_string(),
        "Tea is sold out."
    );
}
