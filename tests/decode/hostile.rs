//! Bytes that no server should send.

use errcat::decode::{Decoded, Response};
use serde_json::json;

use crate::apis::{self, nested};

/// The code, `None` if the error is unknown.
fn code(body: &(impl AsRef<[u8]> + ?Sized)) -> Option<nested::Code> {
    errcat::decode::<nested::Error>(&Response::new(body).status(418)).code()
}

#[test]
fn what_is_no_error_body_keeps_its_beginning_and_its_status() {
    let page = format!("<html>{}", "é".repeat(5_000_000));
    let deep = "[".repeat(1_000_000);
    let bodies: [&[u8]; 12] = [
        b"",
        b"<html><h1>502 Bad Gateway</h1></html>",
        br#"{"error": {"code": "rate_lim"#,
        b"[]",
        br#"[{"error": {"code": "permission"}}]"#,
        b"null",
        b"\"permission\"",
        b"\xff\xfe\x00",
        br#"{"error": {"code": ["permission"]}}"#,
        br#"{"error": {"code": {"code": "permission"}, "message": 5, "details": [], "request_id": {}}}"#,
        page.as_bytes(),
        deep.as_bytes(),
    ];
    for body in bodies {
        let decoded = errcat::decode::<nested::Error>(&Response::new(body).status(502));
        let Decoded::Unknown(received) = decoded else {
            panic!("{decoded:?}")
        };
        assert_eq!(received.status, Some(502));
        assert_eq!(
            (received.code, received.message, received.request_id),
            (None, None, None)
        );
        assert!(received.details.is_empty());
        assert!(received.preview.len() <= 2048);
        let kept = received.preview.trim_end_matches('\u{fffd}').as_bytes();
        assert!(body.starts_with(kept) || body.first() == Some(&0xff));
        assert!(kept.len() >= body.len().min(2046) || body.first() == Some(&0xff));
    }
    assert_eq!(code(&page), None);
}

#[test]
fn a_great_body_is_read_to_its_end() {
    let filler = "x".repeat(10_000_000);
    let body = format!(r#"{{"filler": "{filler}", "error": {{"code": "permission"}}}}"#);
    assert_eq!(code(&body), Some(nested::Code::Permission));
}

#[test]
fn a_great_many_details_take_no_great_time() {
    let members: Vec<String> = (0..200_000)
        .map(|number| format!(r#""d{number}": 1"#))
        .collect();
    let body = format!(
        r#"{{"error": {{"code": "permission", "details": {{{}}}}}}}"#,
        members.join(",")
    );
    let start = std::time::Instant::now();
    let decoded = errcat::decode::<nested::Error>(&Response::new(&body));
    assert_eq!(decoded.received().details.len(), 200_000);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn members_of_a_wrong_type_are_passed_over() {
    let body = json!({"error": {
        "code": "scope_required",
        "message": ["This endpoint requires the a scope."],
        "details": "none",
        "request_id": 5,
    }});
    let decoded = errcat::decode::<nested::Error>(&Response::json(&body));
    let Decoded::Known {
        error, received, ..
    } = decoded
    else {
        panic!()
    };
    assert!(error.is_none(), "the scope is nowhere");
    assert_eq!((received.message, received.request_id), (None, None));

    let body = json!({"error": {
        "code": "capacity_exceeded",
        "details": {"used": "5", "limit": 6, "more": [1], "reason": "of tomorrow"},
    }});
    let decoded = errcat::decode::<nested::Error>(&Response::json(&body));
    let Decoded::Known {
        reason,
        error,
        received,
        ..
    } = decoded
    else {
        panic!()
    };
    assert!(reason.is_none() && error.is_none());
    assert_eq!(received.reason.as_deref(), Some("of tomorrow"));
    let wanted = json!({"limit": 6, "more": [1], "reason": "of tomorrow"});
    assert_eq!(serde_json::Value::Object(received.details.into()), wanted);
}

#[test]
fn what_only_some_parsers_read_is_read() {
    assert_eq!(
        code("\u{feff}{\"error\": {\"code\": \"permission\"}}"),
        Some(nested::Code::Permission)
    );
    // Of two equal keys the last counts, as in JavaScript and Python.
    assert_eq!(
        code(r#"{"error": {"code": "x", "code": "permission"}}"#),
        Some(nested::Code::Permission)
    );
    assert_eq!(
        code(r#"{"error": {"code": "permission"}, "error": {"message": "x"}}"#),
        None
    );
    assert_eq!(
        code(r#"{"error": {"code": "permission", "message": "\ud800"}}"#),
        Some(nested::Code::Permission)
    );
    assert_eq!(
        code(r#"{"error": {"code": "permission", "details": {"x": 1e400}}}"#),
        Some(nested::Code::Permission)
    );
    let deep = format!(
        r#"{{"error": {{"code": "permission", "details": {{"x": {}{}}}}}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(code(&deep), Some(nested::Code::Permission));
    assert_eq!(
        code(b"{\"error\": {\"code\": \"permission\", \"message\": \"\xff\"}}"),
        Some(nested::Code::Permission)
    );
}

#[test]
fn any_bytes_mean_something() {
    let apis = apis::all();
    arbtest::arbtest(|u| {
        let status = u.arbitrary()?;
        let name = *u.choose(&[
            "Retry-After",
            "Retry-After-Ms",
            "X-Request-Id",
            "Date",
            "Content-Type",
        ])?;
        let headers = [(name, u.arbitrary::<&str>()?)];
        let body: &[u8] = u.arbitrary()?;
        for api in &apis {
            let said = (api.decode)(&Response::new(body).status(status).headers(&headers));
            assert!(said.facts["received"].is_object());
        }
        Ok(())
    });
}
