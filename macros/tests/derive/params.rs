//! Names, params, reasons, and fields that are neither.

use std::{borrow::Cow, collections::BTreeMap, time::Duration};

use errcat::{CatalogError, ErrorSet, Private, Retry, Status, Value, param};

use crate::{entries, params, private};

/// A type of one's own as the value of a param.
#[derive(Debug, Clone, Copy)]
struct Item(u32);

impl param::Text for Item {
    fn value(&self) -> Value<'_> {
        Value::Display(self)
    }
}

impl std::fmt::Display for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "item {}", self.0)
    }
}

#[derive(errcat::Record)]
#[catalog("tests/ui/shop.yaml")]
struct Line {
    item: &'static str,
    count: i64,
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} of {}", self.count, self.item)
    }
}

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml")]
enum Error {
    SoldOut {
        #[catalog(param = "item")]
        wanted: Item,
        user: u64,
    },
    RateLimited {
        retry_after: Duration,
    },
    #[catalog(code = "no_such_thing")]
    Missing,
    #[catalog(code = "sold_out")]
    Gone(
        #[catalog(param = "item")] &'static str,
        #[catalog(private)] Private<&'static str>,
    ),
    #[catalog(code = "payment_failed", reason = "funds_missing")]
    Funds {
        missing: Option<u8>,
    },
    #[catalog(code = "payment_failed", reason = "card_declined")]
    Card,
    PaymentFailed {
        reason: Cow<'static, str>,
        missing: i64,
    },
    CartInvalid {
        customer: &'static str,
        items: Vec<&'static str>,
        count: u16,
        lines: Option<Vec<Line>>,
        gift: bool,
        share: f32,
        kind: Option<String>,
        stock: BTreeMap<&'static str, u16>,
        by_day: BTreeMap<&'static str, [Line; 1]>,
    },
}

fn cart() -> Error {
    Error::CartInvalid {
        customer: "c_1",
        items: vec!["tea", "cup"],
        count: 2,
        lines: Some(vec![Line {
            item: "tea",
            count: 3,
        }]),
        gift: true,
        share: 0.5,
        kind: None,
        stock: BTreeMap::from([("tea", 3), ("cup", 0)]),
        by_day: BTreeMap::from([(
            "monday",
            [Line {
                item: "tea",
                count: 3,
            }],
        )]),
    }
}

#[test]
fn a_variant_finds_its_entry_by_its_name_or_code() {
    let named = Error::RateLimited {
        retry_after: Duration::from_millis(1500),
    };
    assert_eq!(named.entry().name, "rate_limited");
    assert_eq!(named.status(), Some(Status::Exact(429)));
    assert_eq!(named.retry(), Some(Retry::AfterHeader));
    assert_eq!(Error::Missing.entry().code, Some("no_such_thing"));
    assert_eq!(Error::Missing.entry().name, "not_found");
    assert_eq!(Error::Missing.catalog().name, "shop");
}

#[test]
fn the_message_has_the_public_values() {
    let sold_out = Error::SoldOut {
        wanted: Item(7),
        user: 42,
    };
    assert_eq!(sold_out.to_string(), "item 7 is sold out.");
    let limited = Error::RateLimited {
        retry_after: Duration::from_millis(1500),
    };
    assert_eq!(
        limited.to_string(),
        "Too many requests. Retry after 1.5 seconds."
    );
    assert_eq!(cart().to_string(), "2 of the lines are wrong: tea, cup.");
    assert_eq!(Error::Missing.to_string(), "There is no such thing.");
}

#[test]
fn a_reason_has_its_own_message_status_and_rule() {
    let funds = Error::Funds { missing: Some(9) };
    assert_eq!(
        funds.reason().map(|reason| reason.code),
        Some("funds_missing")
    );
    assert_eq!(funds.to_string(), "9 of {credit} are missing.");
    assert_eq!(
        Error::Funds { missing: None }.to_string(),
        "{missing} of {credit} are missing."
    );
    assert_eq!(Error::Card.status(), Some(Status::Exact(403)));
    assert_eq!(Error::Card.retry(), Some(Retry::Never));
    assert_eq!(
        Error::Card.to_string(),
        "The payment did not pass (card_declined)."
    );
}

#[test]
fn a_field_can_say_the_reason() {
    let failed = |reason: &'static str| Error::PaymentFailed {
        reason: reason.into(),
        missing: 3,
    };
    assert_eq!(failed("card_declined").status(), Some(Status::Exact(403)));
    assert_eq!(
        failed("funds_missing").to_string(),
        "3 of {credit} are missing."
    );
    assert_eq!(failed("made up").reason(), None);
    assert_eq!(
        failed("made up").to_string(),
        "The payment did not pass (payment_failed)."
    );
    assert_eq!(private(&failed("made up")), [r#"reason="made up""#]);
    assert!(private(&failed("card_declined")).is_empty());
    assert_eq!(params(&failed("card_declined")), ["missing=3"]);
}

#[test]
fn params_come_in_the_order_of_the_catalogue_and_absent_ones_do_not() {
    let lines = r#"lines={"item":"tea","count":3}"#;
    assert_eq!(
        params(&cart()),
        [
            "count=2",
            "items=tea, cup",
            lines,
            "share=0.5",
            "gift=true",
            "stock={\"cup\":0,\"tea\":3}",
            r#"by_day={"monday":[{"item":"tea","count":3}]}"#
        ]
    );
    assert!(params(&Error::Funds { missing: None }).is_empty());
}

#[test]
fn what_is_no_public_param_is_for_logs_alone() {
    let sold_out = Error::SoldOut {
        wanted: Item(7),
        user: 42,
    };
    assert_eq!(private(&sold_out), ["user=42"]);
    assert_eq!(private(&cart()), [r#"customer="c_1""#]);
    let gone = Error::Gone("tea", Private::from("hunter2"));
    assert_eq!(private(&gone), [r#"1=Private("hunter2")"#]);
    let shown = [
        gone.to_string(),
        errcat::body(&gone).to_string(),
        errcat::body(&gone).problem().to_string(),
    ];
    assert!(
        shown.iter().all(|text| !text.contains("hunter2")),
        "{shown:?}"
    );
}

#[test]
fn the_body_is_that_of_the_envelope() {
    let body = errcat::body(&Error::RateLimited {
        retry_after: Duration::from_secs(42),
    })
    .request_id("req_1")
    .to_string();
    assert_eq!(
        body,
        r#"{"error":{"code":"rate_limited","message":"Too many requests. Retry after 42 seconds.","details":{"retry_after":42},"request_id":"req_1"}}"#
    );
    assert_eq!(
        errcat::body(&cart()).to_string(),
        r#"{"error":{"code":"cart_invalid","message":"2 of the lines are wrong: tea, cup.","details":{"count":2,"lines":[{"item":"tea","count":3}],"share":0.5,"gift":true,"stock":{"cup":0,"tea":3},"by_day":{"monday":[{"item":"tea","count":3}]}},"items":["tea","cup"]}}"#
    );
}

#[test]
fn the_set_is_each_entry_once() {
    assert_eq!(
        entries::<Error>(),
        [
            "sold_out",
            "rate_limited",
            "payment_failed",
            "cart_invalid",
            "not_found"
        ]
    );
    assert_eq!(Error::CATALOG.header("retry_after"), Some("Retry-After"));
}

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml")]
struct CartInvalid<T> {
    customer: Private<String>,
    items: [String; 0],
    count: T,
}

/// Every integer of 64 bits goes out with all of its digits, whatever Rust calls its type.
#[test]
fn large_integers_are_exact() {
    fn shown(count: impl param::Integer + std::fmt::Debug) -> [String; 2] {
        let error = CartInvalid {
            customer: "c_1".into(),
            items: [],
            count,
        };
        [errcat::body(&error).to_string(), error.to_string()]
    }
    for (text, [body, message]) in [
        ("18446744073709551615", shown(u64::MAX)),
        ("9223372036854775807", shown((1_u64 << 63) - 1)),
        ("9223372036854775808", shown(1_u64 << 63)),
        ("-9223372036854775808", shown(i64::MIN)),
        ("12", shown(12_usize)),
        ("-12", shown(-12_isize)),
        ("18446744073709551615", shown(Box::new(u64::MAX))),
    ] {
        let member = format!(r#""details":{{"count":{text}}}"#);
        assert!(body.contains(&member), "{body}");
        assert!(
            message.starts_with(&format!("{text} of the lines")),
            "{message}"
        );
    }
}

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml", code = "sold_out")]
struct Named {
    item: String,
}

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml")]
#[catalog(code = "payment_failed", reason = "card_declined")]
struct Unit;

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml")]
struct RateLimited(#[catalog(param = "retry_after")] Duration);

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml")]
enum Never {}

#[test]
fn a_struct_is_one_error() {
    let named = Named { item: "Tea".into() };
    assert_eq!(named.to_string(), "Tea is sold out.");
    assert_eq!(
        Unit.reason().map(|reason| reason.code),
        Some("card_declined")
    );
    let limited = RateLimited(Duration::from_secs(3));
    assert_eq!(params(&limited), ["retry_after=3"]);
    assert_eq!(entries::<RateLimited>(), ["rate_limited"]);
    assert!(entries::<Never>().is_empty());
}

/// Without the `allow`s this would not compile.
#[deny(deprecated)]
mod silenced {
    #[derive(Debug, errcat::CatalogError)]
    #[catalog("tests/ui/shop.yaml")]
    pub(super) enum Old {
        #[allow(deprecated, reason = "old clients wait for it")]
        OutOfStock,
    }

    #[derive(Debug, errcat::CatalogError)]
    #[catalog("tests/ui/shop.yaml")]
    #[allow(deprecated, reason = "old clients wait for it")]
    pub(super) struct OutOfStock;
}

#[test]
fn whoever_must_return_a_deprecated_entry_may() {
    let old = [
        silenced::Old::OutOfStock.entry(),
        silenced::OutOfStock.entry(),
    ];
    assert!(old.iter().all(|entry| entry.deprecated.is_some()));
}

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml", exhaustive)]
enum Whole {
    SoldOut {
        item: Box<str>,
    },
    RateLimited {
        retry_after: Duration,
    },
    PaymentFailed {
        reason: String,
    },
    CartInvalid {
        count: i64,
        items: Box<[String]>,
        customer: Private<String>,
    },
    NotFound,
    InternalError,
}

#[derive(Debug, CatalogError)]
#[catalog("tests/ui/shop.yaml", exhaustive = "look")]
enum Look {
    NotFound,
}

#[test]
fn an_exhaustive_enum_has_every_public_entry_and_may_lack_deprecated_ones() {
    assert_eq!(
        entries::<Whole>(),
        [
            "sold_out",
            "rate_limited",
            "payment_failed",
            "cart_invalid",
            "not_found",
            "internal_error"
        ]
    );
    assert_eq!(entries::<Look>(), [Look::NotFound.entry().name]);
    let whole = [
        Whole::SoldOut { item: "Tea".into() },
        Whole::RateLimited {
            retry_after: Duration::ZERO,
        },
        Whole::PaymentFailed {
            reason: "card_declined".to_owned(),
        },
        Whole::CartInvalid {
            count: 0,
            items: Box::default(),
            customer: "c_1".into(),
        },
        Whole::NotFound,
        Whole::InternalError,
    ];
    assert_eq!(private(&whole[3]), [r#"customer=Private("c_1")"#]);
    assert_eq!(
        whole.map(|error| error.entry().name).as_slice(),
        entries::<Whole>()
    );
}

#[test]
fn the_derive_adds_nothing_to_a_type() {
    enum Plain {
        _RateLimited { _retry_after: Duration },
        _Internal(Box<crate::Leaky>),
        _Missing,
    }

    #[derive(Debug, CatalogError)]
    #[catalog("tests/ui/shop.yaml")]
    enum Derived {
        RateLimited {
            retry_after: Duration,
        },
        #[catalog(code = "internal_error")]
        Internal(#[source] Box<crate::Leaky>),
        #[catalog(code = "no_such_thing")]
        Missing,
    }

    assert_eq!(size_of::<Derived>(), size_of::<Plain>());
    assert_eq!(size_of::<Derived>(), 16);
    assert_eq!(size_of::<Unit>(), 0);
    let all = [
        Derived::RateLimited {
            retry_after: Duration::ZERO,
        },
        Derived::Internal(Box::new(crate::Leaky)),
        Derived::Missing,
    ];
    let names = all.map(|error| error.entry().name);
    assert_eq!(names, ["rate_limited", "internal_error", "not_found"]);
}
