//! An error of another catalogue, forwarded: it answers in the envelope of the service that forwards it.

use std::time::Duration;

use axum::{Router, routing::get};
use errcat::{CatalogError, ErrorSet};

use crate::{axum::serve, capture, cases::new_id, client::ask};

#[derive(Debug, CatalogError)]
#[catalog("tests/services/auth.yaml")]
enum AuthError {
    TokenExpired { age: Duration, realm: &'static str },
    TokenLeaked,
}

#[derive(Debug, CatalogError)]
#[catalog("tests/services/shop.yaml")]
enum Error {
    SoldOut,
    #[catalog(transparent)]
    Auth(#[from] AuthError),
}

async fn fails() -> Result<String, Error> {
    let age = Duration::from_secs(90);
    let realm = "users";
    Err(AuthError::TokenExpired { age, realm }.into())
}

#[test]
fn it_answers_in_the_envelope_of_the_host() {
    let app = Router::new()
        .route("/", get(fails))
        .route("/sold", get(|| async { Error::SoldOut }));
    let base = serve(app.layer(errcat::axum::layer_by_status::<Error>()));
    let id = new_id();
    let answer = ask(&base, "GET", "/", &[("x-request-id", &id)], None);
    assert_eq!(answer.status, 401);
    let body = format!(
        r#"{{"error":{{"code":"token_expired","message":"The token expired 90 ago.","details":{{"age":90,"realm":"users"}},"request_id":"{id}"}}}}"#
    );
    assert_eq!(answer.body, body);
    assert_eq!(answer.header("X-Request-Id"), id);
    assert_eq!(answer.header("X-Auth-Id"), "");
    assert_eq!(capture::events(&id)[0].field("code"), "token_expired");
}

#[test]
fn the_catalogue_of_every_error_is_that_of_its_set() {
    let expired = || AuthError::TokenExpired {
        age: Duration::ZERO,
        realm: "users",
    };
    assert_eq!(Error::from(expired()).catalog().name, Error::CATALOG.name);
    assert_eq!(
        errcat::body(&expired()).to_string(),
        r#"{"fault":"token_expired","text":"The token expired 0 ago.","more":{"age":0},"realm":"users"}"#
    );
}

/// No client and no page of the host knows it.
#[test]
fn one_that_the_catalogue_of_the_host_does_not_have_is_told() {
    let told = "the catalogue `shop` has no error `token_leaked`: include the file of it";
    let age = Duration::from_secs(90);
    capture::start();
    for (error, malformed) in [
        (AuthError::TokenLeaked, format!("[{told:?}]")),
        (
            AuthError::TokenExpired {
                age,
                realm: "users",
            },
            String::new(),
        ),
    ] {
        let (id, error) = (new_id(), Error::from(error));
        errcat::log(&error, id.as_str());
        assert_eq!(capture::events(&id)[0].field("malformed"), malformed);
    }
    if cfg!(debug_assertions) {
        let error = Error::from(AuthError::TokenLeaked);
        let panic = std::panic::catch_unwind(|| errcat::reply(&error).status());
        let panic = panic.expect_err("it panics");
        assert_eq!(
            panic.downcast_ref::<String>().map(String::as_str),
            Some(told)
        );
    }
}
