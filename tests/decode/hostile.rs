//! Bytes that no server should send, besides those of the vectors that every language has in common.

use errcat::decode::Response;

use crate::apis::{self, nested};

/// The code, `None` if the error is unknown.
fn code(body: &(impl AsRef<[u8]> + ?Sized)) -> Option<nested::Code> {
    errcat::decode::<nested::Error>(&Response::new(body).status(418)).code()
}

#[test]
fn a_great_many_details_are_read() {
    let members: Vec<String> = (0..200_000)
        .map(|number| format!(r#""d{number}": 1"#))
        .collect();
    let body = format!(
        r#"{{"error": {{"code": "permission", "details": {{{}}}}}}}"#,
        members.join(",")
    );
    let decoded = errcat::decode::<nested::Error>(&Response::new(&body));
    assert_eq!(decoded.received().details.len(), 200_000);
}

#[test]
fn no_depth_is_too_deep() {
    let open = "[".repeat(1_000_000);
    assert_eq!(code(&open), None);
    let deep = format!(
        r#"{{"error": {{"code": "permission", "details": {{"x": {}{}}}}}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(code(&deep), Some(nested::Code::Permission));
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
        for api in apis {
            let said = (api.decode)(&Response::new(body).status(status).headers(&headers));
            assert!(said.facts["received"].is_object());
        }
        Ok(())
    });
}
