//! The end of a WebSocket and of a command line, by the cases that the other languages have.

use errcat::{CatalogError, decode::Decoded, decode::close};
use serde_json::Value;

use crate::apis::ends::{Code, Error, SessionExpired, TooManyMessages};

#[test]
fn a_websocket_is_closed_for_an_error_and_a_command_line_ends_with_its_code() {
    let cases = include_str!("../languages/ends.json");
    let cases: Vec<Value> = serde_json::from_str(cases).expect("JSON");
    for case in cases {
        let number = case["close"].as_u64().and_then(|code| code.try_into().ok());
        let reason = case["reason"].as_str().expect("a text");
        let decoded = close::<Error>(number.expect("a code"), reason);
        if case["class"].is_null() {
            assert!(decoded.is_none(), "{case}");
            continue;
        }
        let decoded = decoded.expect("an error");
        let code = decoded.code().map(Code::as_str);
        assert_eq!(code, case["code"].as_str(), "{case}");
        let message = decoded.received().message.as_deref();
        assert_eq!(message, case["message"].as_str(), "{case}");
        if let Some(code) = decoded.code() {
            assert_eq!(u64::from(code.entry().exit_code()), case["exit"], "{case}");
        }
        if let Decoded::Known {
            error: Some(error), ..
        } = &decoded
        {
            let values = case["values"].as_object().expect("values");
            match error {
                Error::SessionExpired(own) => assert_eq!(own.session, values["session"]),
                Error::TooManyMessages(own) => {
                    assert_eq!(own.retry_after.as_secs(), values["retry_after"]);
                }
                Error::TokenRevoked(_) => {
                    let reason = error.reason().map(|reason| reason.code);
                    assert_eq!(reason, values["reason"].as_str());
                }
                _ => {}
            }
        }
    }
}

#[test]
fn a_server_closes_with_what_a_client_reads() {
    let error: Error = SessionExpired {
        session: "é".repeat(80),
    }
    .into();
    let (code, reason) = errcat::close(&error).expect("it has a close code");
    assert_eq!((code, reason.len()), (4001, 122));
    assert!(reason.starts_with("The session éé"), "{reason}");
    let limit = None;
    let many = TooManyMessages {
        retry_after: std::time::Duration::from_secs(3),
        limit,
    };
    let (code, reason) = errcat::close(&Error::from(many)).expect("it has a close code");
    let decoded = close::<Error>(code, &reason).expect("an error");
    assert_eq!(decoded.code(), Some(Code::TooManyMessages));
    assert_eq!(errcat::close(&Error::NotFound), None);
}
