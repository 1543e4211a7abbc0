//! Where a response holds what it says: headers of several types, bodies of other media types, no response at all.

use errcat::decode::{Decoded, Headers, Response};
use serde_json::json;

use crate::apis::{nested, retrying, values, workspace};

#[test]
fn headers_are_pairs_or_a_map() {
    let body = br#"{"error": {"code": "rate_limited"}}"#;
    let mut map = http::HeaderMap::new();
    map.append("x-request-id", "req_7".parse().expect("a value"));
    map.append("x-request-id", "req_8".parse().expect("a value"));
    map.insert("retry-after", "3".parse().expect("a value"));
    let owned: Vec<(String, String)> = vec![
        ("X-Request-ID".into(), "req_7".into()),
        ("RETRY-AFTER".into(), "3".into()),
    ];
    let slice: &[(&str, &str)] = &[("x-request-id", "req_7"), ("Retry-After", "3")];
    let all: [&dyn Headers; 3] = [&map, &owned, &slice];
    for headers in all {
        let decoded = errcat::decode::<nested::Error>(&Response::new(body).headers(headers));
        assert_eq!(decoded.received().request_id.as_deref(), Some("req_7"));
        let Decoded::Known {
            error: Some(nested::Error::RateLimited(values)),
            ..
        } = decoded
        else {
            panic!("{decoded:?}");
        };
        assert_eq!(values.retry_after.as_secs(), 3);
    }
}

#[test]
fn a_response_of_the_crate_http_is_taken_whole() {
    let response = http::Response::builder()
        .status(418)
        .header("X-Request-Id", "req_7");
    let response = response
        .body(r#"{"error": {"code": "permission"}}"#)
        .expect("a response");
    let decoded = errcat::decode::<nested::Error>(&(&response).into());
    assert_eq!(decoded.to_string(), "Not allowed. (permission, 418, req_7)");
    assert_eq!(decoded.code(), Some(nested::Code::Permission));
}

#[test]
fn a_header_that_is_no_text_is_not_there() {
    let mut map = http::HeaderMap::new();
    let bytes = http::HeaderValue::from_bytes(b"\xff").expect("a value");
    map.insert("x-request-id", bytes);
    let decoded = errcat::decode::<nested::Error>(&Response::new("{}").headers(&map));
    assert_eq!(decoded.received().request_id, None);
}

#[test]
fn a_problem_is_read_as_one() {
    let body = br#"{"type": "about:blank", "title": "Forbidden", "status": 403, "code": "insufficient_scope", "detail": "No."}"#;
    let headers = [("content-type", "Application/Problem+JSON; charset=utf-8")];
    let decoded = errcat::decode::<workspace::Error>(&Response::new(body).headers(&headers));
    assert_eq!(decoded.code(), Some(workspace::Code::InsufficientScope));
    assert_eq!(decoded.received().status, Some(403));
    assert_eq!(decoded.received().message.as_deref(), Some("No."));
    let decoded = errcat::decode::<workspace::Error>(&Response::new(body));
    assert_eq!(decoded.code(), None);
}

#[test]
fn a_retired_code_is_what_took_its_place() {
    let body = br#"{"error": {"code": "quota_hit", "details": {"reason": "daily_quota"}}}"#;
    let decoded = errcat::decode::<nested::Error>(&Response::new(body).status(429));
    let Decoded::Known {
        code,
        reason,
        error,
        received,
    } = decoded
    else {
        panic!()
    };
    assert_eq!(code, nested::Code::CapacityExceeded);
    assert_eq!(reason.map(|reason| reason.code), Some("daily_quota"));
    assert!(error.is_some());
    assert_eq!(received.code.as_deref(), Some("quota_hit"));
    let decoded =
        errcat::decode::<nested::Error>(&Response::new(r#"{"error": {"code": "old_thing"}}"#));
    assert_eq!(decoded.code(), None, "nothing took the place of this one");
}

#[test]
#[expect(
    deprecated,
    reason = "so programs of former days are told of the new names"
)]
fn an_error_that_was_renamed_has_its_old_names() {
    let values = nested::CapacityReached {
        reason: nested::CapacityReachedReason::QueueFull,
        used: None,
        limit: None,
    };
    let renamed = nested::Error::CapacityReached(Box::new(values));
    assert_eq!(renamed.code(), nested::Code::CapacityExceeded);
    assert!(matches!(renamed.code(), nested::Code::CapacityReached));
    assert_eq!(nested::Error::Fault.code(), nested::Code::InternalError);
    assert_eq!(nested::OddType::ALL, nested::AwkwardType::ALL);
}

#[test]
fn private_values_are_absent_and_the_error_is_whole() {
    let body = json!({"error": {
        "code": "validation_failed",
        "details": {"count": 1, "table": "users"},
        "errors": [{"field": "name", "message": "too long"}],
    }});
    let decoded = errcat::decode::<nested::Error>(&Response::json(&body));
    let Decoded::Known {
        error: Some(nested::Error::ValidationFailed(values)),
        ..
    } = decoded
    else {
        panic!();
    };
    assert_eq!(values.table.into_inner(), None);
    assert_eq!(values.errors[0].class, None);
}

#[test]
fn what_programs_and_support_go_by_is_shown() {
    let body =
        json!({"error": {"code": "rate_limited", "message": "Slow down.", "request_id": "req_1"}});
    let decoded = errcat::decode::<nested::Error>(&Response::json(&body).status(429));
    assert_eq!(decoded.to_string(), "Slow down. (rate_limited, 429, req_1)");
    let decoded = errcat::decode::<nested::Error>(&Response::new(""));
    assert_eq!(decoded.to_string(), "unknown error");
    let decoded = errcat::decode::<nested::Error>(&Response::new("").status(502));
    assert_eq!(decoded.to_string(), "unknown error (502)");
    assert!(size_of_val(&decoded) <= 48, "`?` passes it around");
}

#[test]
fn codes_records_and_words_are_what_serde_expects() {
    use nested::{AwkwardType, CapacityExceededReason, Code, FieldError};
    assert_eq!(json!(Code::ScopeRequired), "scope_required");
    assert_eq!(
        serde_json::from_value::<Code>(json!("scope_required")).ok(),
        Some(Code::ScopeRequired)
    );
    let refused = serde_json::from_value::<Code>(json!("x")).expect_err("no code");
    assert_eq!(refused.to_string(), "`x` is not in the catalogue");
    assert_eq!(json!(CapacityExceededReason::DailyQuota), "daily_quota");
    assert_eq!(
        serde_json::from_value::<AwkwardType>(json!("b\"c")).ok(),
        Some(AwkwardType::ALL[1])
    );
    let record = FieldError {
        field: "a".into(),
        message: "b".into(),
        class: None,
        below: None,
        named: Some(errcat::Map::new()),
    };
    assert_eq!(
        json!(record),
        json!({"field": "a", "message": "b", "named": {}})
    );
    let value = json!({"a": [1, 2.5, null]});
    let any = errcat::Json::from(value.clone());
    assert_eq!(json!(any), value);
    assert_eq!(
        serde_json::from_value::<errcat::Json>(value).expect("any value"),
        any
    );
    let error = nested::Error::Permission;
    assert_eq!(
        json!(errcat::body(&error)),
        json!({"error": {"code": "permission", "message": "Not allowed.", "details": {}}})
    );
}

#[test]
fn ids_for_support_are_found_in_headers_and_anywhere_in_a_body() {
    let ids = |body: serde_json::Value, headers: &[(&str, &str)]| {
        let body = body.to_string();
        let response = Response::new(&body).headers(&headers);
        let decoded = errcat::decode::<retrying::Error>(&response);
        decoded.received().correlation.clone()
    };
    let own = |id: &str| ("run_id", id.to_owned());
    let trace = |id: &str| ("trace_id", id.to_owned());
    let body =
        json!({"run_id": "run_1", "meta": {"trace_id": "t_1"}, "error": {"code": "conflict"}});
    assert_eq!(ids(body.clone(), &[]), [own("run_1"), trace("t_1")]);
    assert_eq!(
        ids(body, &[("x-trace-id", "t_2")]),
        [own("run_1"), trace("t_2")]
    );
    assert_eq!(ids(json!({"run_id": 7, "meta": []}), &[]), []);
    assert_eq!(
        ids(json!("<html>"), &[("X-Trace-Id", "t_3")]),
        [trace("t_3")]
    );
}

#[test]
fn a_message_is_for_end_users_only_where_the_catalogue_says_so() {
    let body = json!({"error": {"code": "conflict", "message": "No."}});
    let safe = errcat::decode::<retrying::Error>(&Response::json(&body));
    assert_eq!(safe.user_message(), Some("No."));
    let unsafe_ = errcat::decode::<nested::Error>(&Response::json(&body));
    assert_eq!(unsafe_.received().message.as_deref(), Some("No."));
    assert_eq!(unsafe_.user_message(), None);
}

#[test]
fn whole_numbers_are_exact_in_every_form() {
    let text = br#"{"ok": false, "code": "taken", "details": {"id": 9007199254740993}}"#;
    let json: serde_json::Value = serde_json::from_slice(text).expect("JSON");
    for response in [Response::new(text), Response::json(&json)] {
        let decoded = errcat::decode::<values::Error>(&response.status(409));
        assert_eq!(
            decoded.to_string(),
            "Taken by 9007199254740993. (taken, 409)"
        );
        let form = decoded.to_json();
        assert!(
            form.contains(r#""details":{"id":"9007199254740993"}"#),
            "{form}"
        );
        let Decoded::Known {
            error: Some(values::Error::Taken(taken)),
            ..
        } = decoded
        else {
            panic!("{decoded:?}");
        };
        assert_eq!(taken.id, Some(9_007_199_254_740_993));
    }
}

#[test]
fn what_came_in_another_form_stays_reachable() {
    let body = br#"{"ok": false, "code": "every_type", "details":
        {"word": "huge", "words": ["leaked", "length"], "undeclared": {"a": null}}}"#;
    let decoded = errcat::decode::<values::Error>(&Response::new(body).status(422));
    let details = &decoded.received().details;
    assert_eq!(details.get("word"), Some(&json!("huge")));
    assert_eq!(details.get("words"), Some(&json!(["leaked", "length"])));
    assert_eq!(details.get("undeclared"), Some(&json!({"a": null})));
    let Decoded::Known {
        error: Some(values::Error::EveryType(values)),
        ..
    } = decoded
    else {
        panic!("{decoded:?}");
    };
    assert_eq!(values.word, None);
    let words = values.words.expect("those that are known");
    assert_eq!(
        words.iter().map(|word| word.as_str()).collect::<Vec<_>>(),
        ["length"]
    );
}
