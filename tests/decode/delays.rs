//! How long a server asks to wait, and what a client makes of it.

use std::time::Duration;

use errcat::decode::{Response, retry_after};
use serde_json::{Value as Json, json};

use crate::apis::{eachlabs, evolution, nested, number, places, retrying};
use crate::vectors::{headers, list};

#[test]
fn the_time_of_arrival_stands_for_the_header_with_the_date() {
    let now = Duration::from_secs(784_111_777);
    let table: Json =
        serde_json::from_str(include_str!("../vectors/retry-after.json")).expect("JSON");
    for vector in list(&table, "vectors") {
        let mut headers = headers(&vector["given"]);
        headers.retain(|(name, _)| *name != "Date");
        let wanted = &vector["expected"]["retryAfter"];
        for body in [r#"{"error": {"code": "rate_limited"}}"#, "<html>"] {
            let response = Response::new(body).status(429).headers(&headers);
            let decoded = errcat::decode::<nested::Error>(&response.now(now));
            let found = decoded.received().retry_after;
            assert_eq!(found.map_or(Json::Null, number), *wanted, "{vector}");
        }
    }
}

#[test]
fn a_header_of_any_name_has_a_sister_in_milliseconds() {
    let wait = |headers: &[(&str, &str)]| {
        let decoded = errcat::decode::<places::Error>(&Response::new("").headers(&headers));
        decoded.received().retry_after
    };
    let both = [("x-wait", "2"), ("x-wait-ms", "1500")];
    assert_eq!(wait(&both), Some(Duration::from_millis(1500)));
    assert_eq!(wait(&both[..1]), Some(Duration::from_secs(2)));
    assert_eq!(wait(&[("Retry-After", "3"), ("Retry-After-Ms", "3")]), None);
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
fn the_reset_of_a_limit_counts_where_the_rule_is_to_wait_and_nothing_else_says_how_long() {
    let now = 1_700_000_000;
    let wait = |status: u16, details: Json, headers: &[(&str, &str)]| {
        let body = json!({"error": {"code": "rate_limited", "details": details}});
        let response = Response::json(&body).status(status).headers(&headers);
        let decoded = errcat::decode::<retrying::Error>(&response.now(Duration::from_secs(now)));
        let of_unknown = Response::new("").status(status).headers(&headers);
        let of_unknown = of_unknown.now(Duration::from_secs(now));
        let unknown = errcat::decode::<retrying::Error>(&of_unknown);
        [decoded, unknown].map(|decoded| decoded.received().retry_after.map(|wait| wait.as_secs()))
    };
    let reset = |text| wait(429, json!({}), &[("x-ratelimit-reset", text)]);
    assert_eq!(reset("30"), [Some(30); 2]);
    assert_eq!(reset(" 30, 40"), [Some(30); 2]);
    assert_eq!(reset("1700000042"), [Some(42); 2]);
    assert_eq!(reset("1000000000"), [Some(1_000_000_000); 2]);
    for text in ["1699999999", "-1", "soon", "", "1e3", "NaN"] {
        assert_eq!(reset(text), [None; 2], "{text:?}");
    }
    let both = [("X-RateLimit-Reset", "30"), ("Retry-After", "7")];
    assert_eq!(wait(429, json!({}), &both), [Some(7); 2]);
    let said = wait(429, json!({"retry_after": 8}), &both[..1]);
    assert_eq!(said, [Some(8), Some(30)], "the details say it first");
    let unasked = wait(500, json!({}), &both[..1]);
    assert_eq!(unasked, [None; 2], "the rule of the status");
}
