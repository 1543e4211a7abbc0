//! The params of all errors, of errors that the catalogue knows and of others.

use std::time::Duration;

use errcat::decode::Response;
use serde_json::json;

use crate::apis::{convoy, fleet, ledger};

#[test]
fn any_error_has_them() {
    let of = |code: &str| {
        let body = json!({
            "error": {"code": code, "param": "card", "decline_code": "lost", "charge": {"id": "ch_1", "amount": "7"}, "details": {"outcome": "blocked"}},
            "trace": "t_1",
        });
        let headers = [("X-Livemode", "true")];
        let response = Response::json(&body).status(402).headers(&headers);
        let decoded = errcat::decode::<ledger::Error>(&response);
        assert_eq!(decoded.common::<String>("trace_id").as_deref(), Some("t_1"));
        assert_eq!(decoded.common::<i64>("trace_id"), None);
        assert_eq!(decoded.common::<String>("count"), None);
        ledger::CommonParams::of(&decoded)
    };
    let known = of("card_declined");
    assert_eq!(known, of("of_tomorrow"));
    assert_eq!(known.param.as_deref(), Some("card"));
    assert_eq!(known.trace_id.as_deref(), Some("t_1"));
    assert_eq!(known.livemode, Some(true));
    assert_eq!(known.outcome, Some(ledger::CommonOutcome::Blocked));
    assert_eq!(known.request_log_url, None);
    assert_eq!(known.decline_code.as_deref(), Some("lost"));
    let charge = known.charge.expect("what fits of it");
    assert_eq!((charge.id.as_str(), charge.amount), ("ch_1", None));
}

#[test]
fn what_stands_around_a_list_is_of_each_of_its_errors() {
    let body = json!({"trace": "t_1", "errors": [
        {"code": "van_lost", "hint": "Look", "meta": {"shard": 4}},
        {"code": "of_tomorrow", "hint": 7},
    ]});
    let (_, errors) = errcat::decode::all::<fleet::Error>(&Response::json(&body)).into_parts();
    let params: Vec<_> = errors.iter().map(fleet::CommonParams::of).collect();
    assert_eq!(params.len(), 2);
    assert!(
        params
            .iter()
            .all(|all| all.trace_id.as_deref() == Some("t_1"))
    );
    assert_eq!(params[0].hint.as_deref(), Some("Look"));
    assert_eq!((params[0].shard, &params[1].hint), (Some(4), &None));
}

#[test]
fn a_time_to_wait_of_all_errors_is_kept_of_unknown_ones() {
    let body = json!({"code": "of_tomorrow", "wait": 4});
    let decoded = errcat::decode::<convoy::Error>(&Response::json(&body).status(503));
    assert_eq!(decoded.code(), None);
    assert_eq!(decoded.received().retry_after, Some(Duration::from_secs(4)));
}
