//! `errcat openapi`.

use crate::Project;

mod layouts;
mod leaving;
mod places;

const WRITE: [&str; 5] = ["openapi", "--apply", "api.yaml", "--write", "--force"];
const CHECK: [&str; 4] = ["openapi", "--apply", "api.yaml", "--check"];

const CATALOG: &str = "\
errcat: 1
name: pay
envelope: {error: {code: $code, message: $message}}
lints: {missing-remedy: allow}
errors:
  declined: {status: 402, message: The card was declined.}
  slow_down: {status: 429, message: There were too many requests.}
operations:
  charge: {operation_id: charge, errors: [declined, slow_down]}
  refund: {http: 'POST /payments/{id}/refund', errors: slow_down}
";

const DOCUMENT: &str = "\
# Ours.
openapi: 3.0.3
info: {title: Pay, version: '1'} # short
paths:
  /payments:
    post:
      operationId: charge
      # What comes back.
      responses:
        '201': {description: It is paid.}
        '402':
          # By hand.
          description: No.
        default:
          description: Else.

  /payments/{id}/refund:
    post: # no responses yet
      summary: Refund
      tags:
      - money

components:
  schemas:
    Money: {type: integer} # in cents
# The end.
";

const APPLIED: &str = "\
# Ours.
openapi: 3.0.3
info: {title: Pay, version: '1'} # short
paths:
  /payments:
    post:
      operationId: charge
      # What comes back.
      responses:
        '201': {description: It is paid.}
        '402':
          $ref: \"#/components/responses/Error402\"
        '429':
          $ref: \"#/components/responses/Error429\"
        default:
          description: Else.
      x-errcat:
        pay: charge

  /payments/{id}/refund:
    post: # no responses yet
      summary: Refund
      tags:
      - money
      responses:
        \"429\":
          $ref: \"#/components/responses/Error429\"
      x-errcat:
        pay: refund

components:
  schemas:
    Money: {type: integer} # in cents
";

fn project() -> Project {
    let project = Project::new();
    project.write("errcat.toml", "catalogs = ['pay.yaml']\n");
    project.write("pay.yaml", CATALOG);
    project.write("api.yaml", DOCUMENT);
    project
}

#[test]
fn errors_come_into_a_document_that_stays_as_it_was_written() {
    let project = project();
    let apply = ["openapi", "--apply", "api.yaml"];
    let printed = project.run(&apply).code(0).out;
    assert!(printed.starts_with(APPLIED), "{printed}");
    assert!(printed.contains("\n    DeclinedError:\n"), "{printed}");
    assert!(
        printed.contains("\n  responses:\n    Error402:\n"),
        "{printed}"
    );
    assert!(printed.ends_with("# The end.\n"), "{printed}");
    assert_eq!(project.read("api.yaml"), DOCUMENT, "it is printed alone");

    project.run(&CHECK).code(1).out_has(
        "api.yaml is out of date; `errcat openapi --apply api.yaml --write --force` mends it",
    );
    let given = [&["openapi", "pay.yaml", "--prefix", "{name}"], &CHECK[1..]].concat();
    let mends = "`errcat openapi pay.yaml --apply api.yaml --write --prefix '{name}' --force`";
    project.run(&given).code(1).out_has(mends);
    project
        .run(&WRITE[..4])
        .code(1)
        .err_has("api.yaml:11:9")
        .err_has("this response is of your own, and `Error402` comes in its place")
        .err_has("`--force` replaces it");
    assert_eq!(project.read("api.yaml"), DOCUMENT);
    project
        .run(&WRITE)
        .code(0)
        .out_has("updated")
        .err_has("warning[openapi-document]: this response is of your own");
    assert_eq!(project.read("api.yaml"), printed);
    project.run(&CHECK).code(0).out_has("up to date");
    assert_eq!(
        project.run(&apply).code(0).out,
        printed,
        "a second run changes nothing"
    );
    project
        .run(&["openapi", "--apply", "api.yaml", "--out", "other.yaml"])
        .code(0);
    assert_eq!(project.read("other.yaml"), printed);
}

#[test]
fn what_the_catalogue_no_longer_says_goes() {
    let project = project();
    project.run(&WRITE).code(0);
    project.write(
        "pay.yaml",
        CATALOG.replace("[declined, slow_down]", "slow_down"),
    );
    project.run(&WRITE).code(0);
    let document = project.read("api.yaml");
    assert!(
        !document.contains("Declined") && !document.contains("402"),
        "{document}"
    );
    assert!(
        document.contains("'201': {description: It is paid.}\n        '429':\n"),
        "{document}"
    );
    project.write("pay.yaml", CATALOG.replace("requests.}", "calls.}"));
    project.run(&WRITE).code(0);
    assert!(project.read("api.yaml").contains("too many calls."));
}

#[test]
fn json_stays_as_it_is_laid_out() {
    let project = project();
    let document = r#"{
    "openapi": "3.1.0",
    "info": {"title": "Pay", "version": "1", "x-share": 1.50},
    "paths": {
        "/payments": {
            "post": {"operationId": "charge", "responses": {}}
        },
        "/payments/{id}/refund": {
            "post": {
                "responses": {
                    "200": {"description": "It is paid back."}
                }
            }
        }
    }
}
"#;
    project.write("api.json", document);
    let apply = ["openapi", "--apply", "api.json", "--write"];
    project.run(&apply).code(0);
    let applied = project.read("api.json");
    let kept = r#"    "info": {"title": "Pay", "version": "1", "x-share": 1.50},"#;
    assert!(applied.contains(kept), "{applied}");
    let refund = r##"                "responses": {
                    "200": {"description": "It is paid back."},
                    "429": {
                        "$ref": "#/components/responses/Error429"
                    }
                }"##;
    assert!(applied.contains(refund), "{applied}");
    let json: serde_json::Value = serde_json::from_str(&applied).expect("JSON");
    let code = &json["components"]["schemas"]["DeclinedError"]["properties"]["code"]["const"];
    assert_eq!(code, "declined");
    project.run(&apply).code(0).out_has("up to date");
    assert_eq!(project.read("api.json"), applied);
}

#[test]
fn a_prefix_keeps_components_apart() {
    let project = project();
    project.write("api.yaml", DOCUMENT.replace("Money:", "DeclinedError:"));
    let apply = ["openapi", "--apply", "api.yaml", "--prefix", "Pay"];
    project.run(&apply).code(0).out_has("PayDeclinedError:");
    project.write(
        "errcat.toml",
        "catalogs = ['pay.yaml']\n[[output]]\ntarget = 'openapi-overlay'\npath = 'o.yaml'\nprefix = 'Toll'\n",
    );
    project
        .run(&["openapi", "--apply", "api.yaml"])
        .code(0)
        .out_has("TollDeclinedError:");
}

#[test]
fn a_catalogue_without_such_operations_has_nothing_to_give() {
    let project = project();
    let start = CATALOG.find("operations:").expect("operations");
    project.write("pay.yaml", &CATALOG[..start]);
    project
        .run(&["openapi", "--apply", "api.yaml"])
        .code(2)
        .err_has("give operations an `operation_id`");
    project.run(&["openapi"]).code(2).err_has("--apply");
}

#[test]
fn line_ends_stay() {
    let project = project();
    project.write("api.yaml", DOCUMENT.replace('\n', "\r\n"));
    project.run(&WRITE).code(0);
    let applied = project.read("api.yaml");
    assert_eq!(
        applied.matches('\n').count(),
        applied.matches("\r\n").count()
    );
}

#[test]
fn whatever_the_layout_a_second_run_changes_nothing() {
    let head = "openapi: 3.1.0\npaths:\n  /a:\n    post:\n      operationId: charge\n";
    let rest = [
        ("", "      responses:\n        \"402\":\n"),
        (
            "      responses: # none\n      x-a: 1\n",
            "      responses: # none\n        \"402\":\n",
        ),
        (
            "      responses: {} # none\n      x-a: 1\n",
            "      responses: # none\n        \"402\":\n",
        ),
        (
            "      description: |\n        text\n  # c\ninfo: {}\n",
            "        text\n      responses:\n",
        ),
        (
            "      tags:\n      - a\ncomponents: {}\n",
            "      - a\n      responses:\n",
        ),
        (
            "      responses:\n        402: {description: x}\n        5xx: {}\n",
            "responses:\n        \"402\":\n          $ref",
        ),
    ];
    let yaml = rest.map(|(rest, wanted)| (format!("{head}{rest}"), wanted.to_owned()));
    let whole = [
        (
            r#"{"openapi":"3.1.0","paths":{"/a":{"post":{"operationId":"charge"}}}}"#,
            r#"responses":{"402":{"$ref""#,
        ),
        (
            "{\n\t\"openapi\": \"3.1.0\",\n\t\"paths\": {\n\t\t\"/a\": {\n\t\t\t\"post\": {\n\t\t\t\t\"operationId\": \"charge\"\n\t\t\t}\n\t\t}\n\t}\n}\n",
            "\n\t\t\t\t\"responses\": {\n\t\t\t\t\t\"402\": {\n",
        ),
    ];
    let whole = whole.map(|(text, wanted)| (text.to_owned(), wanted.to_owned()));
    let marked = (
        format!("\u{feff}{head}"),
        "\u{feff}openapi: 3.1.0\n".to_owned(),
    );
    for (document, wanted) in yaml.into_iter().chain(whole).chain([marked]) {
        let project = project();
        project.write(
            "pay.yaml",
            CATALOG.lines().take(9).collect::<Vec<_>>().join("\n"),
        );
        project.write("api", &document);
        project
            .run(&["openapi", "--apply", "api", "--write", "--force"])
            .code(0);
        let applied = project.read("api");
        assert!(applied.contains(&wanted), "{wanted}\n{applied}");
        project
            .run(&["openapi", "--apply", "api", "--check"])
            .code(0);
        project
            .run(&["openapi", "--apply", "api", "--write"])
            .code(0);
        assert_eq!(project.read("api"), applied);
    }
}

#[test]
fn two_catalogues_share_a_document() {
    let project = project();
    project.write("errcat.toml", "catalogs = ['pay.yaml', 'toll.yaml']\n");
    let toll = CATALOG.replace("name: pay", "name: toll_road").replace(
        "charge: {operation_id: charge",
        "charge: {operation_id: cross",
    );
    project.write(
        "toll.yaml",
        toll.replace(
            "refund: {http: 'POST /payments/{id}/refund'",
            "refund: {http: GET /tolls",
        ),
    );
    let document = DOCUMENT.replace(
        "components:\n",
        "  /tolls:\n    get:\n      summary: Tolls\n    post:\n      operationId: cross\n\ncomponents:\n",
    );
    project.write("api.yaml", document);
    let apply = ["openapi", "--apply", "api.yaml", "--write"];
    project
        .run(&apply)
        .code(1)
        .err_has("the catalogue `pay` has a component `DeclinedError`, too")
        .err_has("in what another catalogue puts into this document")
        .err_has(
            "if `pay` is the former name of this catalogue, write the new one at each `x-errcat`",
        );
    let own = [
        "openapi", "--apply", "api.yaml", "--write", "--force", "--prefix", "{name}",
    ];
    project.run(&own).code(0);
    let applied = project.read("api.yaml");
    for name in [
        "PayDeclinedError:",
        "TollRoadDeclinedError:",
        "responses/TollRoadError429",
    ] {
        assert!(applied.contains(name), "{name}\n{applied}");
    }
    project.run(&own).code(0).out_has("up to date");
}
