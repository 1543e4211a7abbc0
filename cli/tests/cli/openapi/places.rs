//! What cannot be changed, and where that is said.

use super::{DOCUMENT, WRITE, project};

#[test]
fn what_cannot_be_changed_is_told_at_its_place() {
    let cases = [
        (
            "operationId: charge",
            "operationId: chrage",
            "api.yaml:4:1",
            "did you mean `chrage`?",
        ),
        (
            "/payments/{id}/refund:",
            "/refunds:",
            "api.yaml:4:1",
            "there is no operation `POST /payments/{id}/refund`",
        ),
        (
            "    Money: {type",
            "    DeclinedError: {type",
            "api.yaml:25:5",
            "or set a `prefix`, such as `{name}`",
        ),
        (
            "openapi: 3.0.3",
            "openapi: 2.0.0",
            "api.yaml:2:10",
            "unknown version of OpenAPI",
        ),
        (
            "openapi: 3.0.3",
            "swagger: 3.0.3",
            "api.yaml:1:1",
            "no document of OpenAPI 3",
        ),
        (
            "# The end.",
            "paths: {}",
            "api.yaml:26:1",
            "`paths` stands twice",
        ),
        (
            "# The end.",
            "a: [",
            "api.yaml:",
            "the document cannot be read",
        ),
        (
            "    post: # no",
            "    $ref: refunds.yaml\n    get: # no",
            "api.yaml:17:3",
            "is described in another file",
        ),
    ];
    for (from, to, place, words) in cases {
        let project = project();
        let document = DOCUMENT.replace(from, to);
        assert_ne!(document, DOCUMENT, "{from}");
        project.write("api.yaml", &document);
        project
            .run(&WRITE)
            .code(1)
            .err_has(place)
            .err_has(words)
            .err_has("nothing was written");
        assert_eq!(project.read("api.yaml"), document);
    }
}

/// A document with one path, which begins so.
fn document(rest: &str) -> String {
    format!("openapi: 3.1.0\npaths:\n  /a:\n    post:\n      operationId: charge\n{rest}")
}

const ONE: &str = "\
errcat: 1
name: pay
envelope: {error: {code: $code, message: $message}}
lints: {missing-remedy: allow}
errors:
  declined: {status: 402, message: The card was declined.}
operations:
  charge: {operation_id: charge, errors: declined}
";

#[test]
fn what_other_places_share_is_told_at_its_place() {
    let cases = [
        (
            "      responses: &all\n        \"200\": {description: Yes.}\n  /b:\n    get:\n      responses: *all\n",
            "api.yaml:7:9",
            "what has to be changed here is `*all`, too",
        ),
        (
            "  /b: &b\n    put:\n      tags: [a]\n  /c: *b\n",
            "api.yaml:8:7",
            "what has to be changed here is `*b`, too",
        ),
        (
            "      responses:\n        \"200\": {description: Yes.}\n  /b:\n    $ref: b.yaml\n",
            "api.yaml:8:3",
            "what this path has is described in another file",
        ),
        (
            "      responses: {$ref: '#/x'}\n",
            "api.yaml:6:19",
            "the responses of this operation stand elsewhere",
        ),
        (
            "      <<: {responses: {\"200\": {description: Yes.}}}\n",
            "api.yaml:6:7",
            "the responses of this operation stand elsewhere",
        ),
        (
            "      responses: {}\nwebhooks:\n  paid:\n    post:\n      operationId: told\n",
            "api.yaml:9:5",
            "this one is a request of yours",
        ),
        (
            "      callbacks:\n        paid:\n          '{$request.body#/url}':\n            post:\n              operationId: told\n",
            "api.yaml:9:13",
            "whoever receives it answers",
        ),
        (
            "      tags: [a] \n? info\n: {}\n? components\n: {}\n",
            "api.yaml:9:3",
            "stands in one line with something else",
        ),
    ];
    for (rest, place, words) in cases {
        let project = project();
        let catalog = match words {
            "what has to be changed here is `*b`, too" => {
                ONE.replace("operation_id: charge", "http: PUT /c")
            }
            "what this path has is described in another file" => {
                ONE.replace("operation_id: charge", "operation_id: elsewhere")
            }
            "this one is a request of yours" | "whoever receives it answers" => {
                ONE.replace("operation_id: charge", "operation_id: told")
            }
            _ => ONE.to_owned(),
        };
        project.write("pay.yaml", &catalog);
        project.write("api.yaml", document(rest));
        project.run(&WRITE).code(1).err_has(place).err_has(words);
        assert_eq!(project.read("api.yaml"), document(rest));
    }
}

#[test]
fn two_operations_of_a_catalogue_cannot_be_one_of_the_document() {
    let project = project();
    let second = "  refund: {http: POST /a, errors: declined}\n";
    project.write("pay.yaml", format!("{ONE}{second}"));
    project.write("api.yaml", document(""));
    project
        .run(&["openapi", "--apply", "api.yaml"])
        .code(1)
        .err_has("api.yaml:4:5")
        .err_has("`charge` and `refund` of the catalogue are both this operation");
}
