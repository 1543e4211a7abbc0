//! How long a server asks to wait, and what a client makes of it.

use std::time::Duration;

use errcat::decode::{Decoded, MAX_RETRY_AFTER, NextTry, Response, retry_after};
use serde_json::{Value as Json, json};

use crate::apis::{eachlabs, evolution, nested};

/// The table is JSON for the tests of other languages.
fn table() -> Json {
    serde_json::from_str(include_str!("retry-after.json")).expect("JSON")
}

fn pairs(case: &Json) -> Vec<(&str, &str)> {
    let pairs = case["headers"].as_array().expect("a list").iter();
    pairs
        .map(|pair| {
            (
                pair[0].as_str().expect("text"),
                pair[1].as_str().expect("text"),
            )
        })
        .collect()
}

#[test]
fn every_form_of_the_header_is_read_and_nothing_else() {
    let table = table();
    let now = Duration::from_secs(table["now"].as_u64().expect("a number"));
    let cases = table["cases"].as_array().expect("a list");
    assert!(cases.len() >= 18);
    for case in cases {
        let wanted = case["seconds"].as_f64().map(Duration::from_secs_f64);
        let mut headers = pairs(case);
        for body in [r#"{"error": {"code": "rate_limited"}}"#, "<html>"] {
            let response = Response::new(body).status(429).headers(&headers);
            let decoded = errcat::decode::<nested::Error>(&response.now(now));
            assert_eq!(decoded.received().retry_after, wanted, "{case}");
            if let Decoded::Known { error, .. } = &decoded {
                let values = error.as_ref().map(|error| match error {
                    nested::Error::RateLimited(values) => values.retry_after,
                    other => panic!("{other}"),
                });
                assert_eq!(values, wanted, "{case}");
            }
        }
        headers.push(("Date", table["date"].as_str().expect("text")));
        let response = Response::new("").headers(&headers);
        let decoded = errcat::decode::<nested::Error>(&response);
        assert_eq!(decoded.received().retry_after, wanted, "by `Date`: {case}");
    }
}

#[test]
fn a_moment_counts_for_nothing_where_the_time_is_not_known() {
    assert_eq!(retry_after("Sun, 06 Nov 1994 08:51:07 GMT", None), None);
}

#[test]
fn no_text_is_negative_or_breaks_anything() {
    arbtest::arbtest(|u| {
        let now = Duration::from_secs(u.arbitrary::<u32>()?.into());
        let letters = [
            "Sun", ", ", "06", " ", "Nov", "-", "1994", "08:49:37", "GMT", "1", "99", ".", "é",
        ];
        let mut text = String::new();
        for _ in 0..u.int_in_range(0..=12)? {
            text += u.choose(&letters)?;
        }
        let wait = retry_after(&text, Some(now)).unwrap_or_default();
        assert!(
            std::time::Instant::now().checked_add(wait).is_some(),
            "{text:?}"
        );
        let any: &str = u.arbitrary()?;
        let _ = retry_after(any, Some(now));
        Ok(())
    });
}

#[test]
fn what_says_how_long_to_wait_has_an_order() {
    let wait = |body: Json, headers: &[(&str, &str)]| {
        let body = body.to_string();
        let response = Response::new(&body).status(429).headers(&headers);
        let decoded = errcat::decode::<evolution::Error>(&response);
        decoded
            .received()
            .retry_after
            .map(|wait| wait.as_secs_f64())
    };
    let body = |details: Json, seconds: &str| {
        let message = format!("Too many requests. Retry after {seconds} seconds.");
        json!({"error": {"code": "rate_limited", "message": message, "details": details}})
    };
    let full = || body(json!({"retry_after": 3}), "4");
    assert_eq!(
        wait(full(), &[("Retry-After-Ms", "1000"), ("Retry-After", "2")]),
        Some(1.0)
    );
    assert_eq!(wait(full(), &[("Retry-After", "2")]), Some(2.0));
    assert_eq!(wait(full(), &[]), Some(3.0));
    assert_eq!(wait(body(json!({"retry_after": "3"}), "4"), &[]), Some(4.0));
    assert_eq!(wait(body(json!({"retry_after": -3}), "-4"), &[]), None);

    let text = br#"{"error": "Rate limit exceeded. Please retry after 60 seconds."}"#;
    let decoded = errcat::decode::<eachlabs::Error>(&Response::new(text));
    assert_eq!(
        decoded.received().retry_after,
        Some(Duration::from_secs(60))
    );
}

#[test]
fn a_request_is_sent_again_only_as_the_catalogue_says() {
    let next = |status: u16, body: Json, headers: &[(&str, &str)]| {
        let body = body.to_string();
        let response = Response::new(&body).status(status).headers(&headers);
        errcat::decode::<nested::Error>(&response).next_try(MAX_RETRY_AFTER)
    };
    let error =
        |code: &str, reason: &str| json!({"error": {"code": code, "details": {"reason": reason}}});
    let after = |seconds| NextTry::After(Duration::from_secs(seconds));
    let limited = || error("rate_limited", "");
    assert_eq!(next(429, limited(), &[("Retry-After", "7")]), after(7));
    assert_eq!(next(429, limited(), &[("Retry-After", "120")]), after(120));
    assert_eq!(
        next(429, limited(), &[("Retry-After", "121")]),
        NextTry::Never
    );
    assert_eq!(next(429, limited(), &[]), NextTry::Backoff);
    // The reason has the word before the entry, the entry before the status.
    assert_eq!(
        next(429, error("capacity_exceeded", "daily_quota"), &[]),
        NextTry::Never
    );
    assert_eq!(
        next(429, error("capacity_exceeded", "queue_full"), &[]),
        NextTry::Backoff
    );
    assert_eq!(
        next(500, error("invalid_credentials", ""), &[]),
        NextTry::Never
    );
    // What the catalogue does not know goes by its status, then by the class of it.
    assert_eq!(next(429, error("tomorrow", ""), &[]), NextTry::Backoff);
    assert_eq!(next(599, error("tomorrow", ""), &[]), NextTry::Backoff);
    assert_eq!(next(418, error("tomorrow", ""), &[]), NextTry::Never);
    assert_eq!(next(302, error("tomorrow", ""), &[]), NextTry::Never);
}
