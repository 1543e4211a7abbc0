//! What endpoints and operations say of their responses.

use super::*;

/// A catalogue with operations.
#[allow(dead_code, reason = "the tests use two of its operations")]
mod shop {
    errcat::catalog!("codegen/tests/rust/operations.yaml");
}

#[test]
fn an_operation_has_the_responses_of_its_own_errors() {
    use shop::{BuyItemError, ReadItemError};

    #[utoipa::path(get, path = "/items/{item}", responses(ReadItemError))]
    async fn read_item() -> Result<(), ReadItemError> {
        Err(ReadItemError::Unauthorized)
    }

    #[utoipa::path(post, path = "/items/{item}", responses(BuyItemError))]
    async fn buy_item() -> Result<(), BuyItemError> {
        Err(BuyItemError::SoldOut)
    }

    #[derive(OpenApi)]
    #[openapi(paths(read_item, buy_item))]
    struct Api;

    let _ = (read_item, buy_item);
    let document = serde_json::to_value(Api::openapi()).expect("a document is JSON");
    let responses = |method: &str| &document["paths"]["/items/{item}"][method]["responses"];
    let statuses = |method: &str| {
        let responses = responses(method).as_object();
        responses
            .expect("responses")
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(statuses("get"), ["401", "404"]);
    assert_eq!(statuses("post"), ["401", "404", "409", "503"]);
    let content = &responses("get")["401"]["content"]["application/json"];
    let names: Vec<_> = content["examples"]
        .as_object()
        .expect("examples")
        .keys()
        .collect();
    assert_eq!(names, ["key_revoked", "unauthorized"]);
    assert!(!content.to_string().contains("owner"), "it is private");
}

#[test]
fn an_endpoint_takes_its_responses_from_the_type_of_its_errors() {
    #[utoipa::path(get, path = "/odd", responses((status = 200, description = "Odd."), Odd))]
    async fn odd() -> Result<(), Odd> {
        Ok(())
    }

    #[utoipa::path(get, path = "/prompts", responses(prompts::Error))]
    async fn list() -> Result<(), prompts::Error> {
        Err(prompts::Error::Unauthorized)
    }

    #[derive(OpenApi)]
    #[openapi(paths(odd, list))]
    struct Api;

    let _ = (odd, list);
    let document = serde_json::to_value(Api::openapi()).expect("a document is JSON");
    assert!(
        document["openapi"]
            .as_str()
            .is_some_and(|version| version.starts_with("3.1"))
    );
    let responses = |path: &str| {
        let responses = document["paths"][path]["get"]["responses"].as_object();
        responses
            .expect("responses")
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(responses("/odd"), ["200", "429", "503", "5XX"]);
    assert!(responses("/prompts").contains(&"401".to_owned()));
    let headers = &document["paths"]["/prompts"]["get"]["responses"]["401"]["headers"];
    assert_eq!(headers["WWW-Authenticate"]["schema"]["type"], "string");
}
