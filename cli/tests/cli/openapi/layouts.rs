//! Documents in every layout: what was not to be changed stays to the letter, and a second run changes nothing.

use super::project;
use crate::Project;

const CATALOG: &str = "\
errcat: 1
name: pay
envelope: {error: {code: $code, message: $message}}
lints: {missing-remedy: allow}
errors:
  declined: {status: 402, message: The card was declined.}
  closed: {status: 503, message: 'Closed, a: b \\.'}
operations:
  charge: {operation_id: charge, errors: [declined, closed]}
";

/// Applies to a document, which gets all of these and keeps its operations when the catalogue leaves; what is then there. With line ends
/// of another system it is the same with those.
fn applied(document: &str, wanted: &[&str]) -> (Project, String) {
    let (project, left) = applied_once(document, wanted);
    let ends = |text: &str| text.replace('\n', "\r\n");
    let wanted: Vec<String> = wanted.iter().map(|wanted| ends(wanted)).collect();
    let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
    let (_, other) = applied_once(&ends(document), &wanted);
    assert_eq!(other, ends(&left));
    (project, left)
}

fn applied_once(document: &str, wanted: &[&str]) -> (Project, String) {
    let project = project();
    project.write("pay.yaml", CATALOG);
    project.write("api", document);
    let write = ["openapi", "--apply", "api", "--write", "--force"];
    project.run(&write).code(0);
    let applied = project.read("api");
    for wanted in wanted {
        assert!(applied.contains(wanted), "{wanted}\n{applied}");
    }
    project
        .run(&["openapi", "--apply", "api", "--check"])
        .code(0);
    project.run(&write).code(0);
    assert_eq!(project.read("api"), applied, "a second run");
    let start = CATALOG.find("operations:").expect("operations");
    project.write("pay.yaml", &CATALOG[..start]);
    project.run(&write).code(0);
    let left = project.read("api");
    assert!(
        !left.contains("errcat") && !left.contains("declined"),
        "{left}"
    );
    (project, left)
}

const HEAD: &str = "openapi: 3.1.0\npaths:\n  /a:\n    post:\n      operationId: charge\n";
const REFERENCE: &str = "\"402\": {$ref: \"#/components/responses/Error402\"}";

#[test]
fn maps_in_braces_stay_in_braces() {
    let one = "      responses: {'200': {description: Yes.}, default: {description: Else.}} # all\ninfo: {}\n";
    let (_, left) = applied(
        &format!("{HEAD}{one}"),
        &[
            "responses: {'200': {description: Yes.}, \"402\": {$ref:",
            "Error503\"}, default: {description: Else.}} # all\n      x-errcat:\n",
        ],
    );
    assert_eq!(left, format!("{HEAD}{one}"));

    let whole = "openapi: 3.1.0\npaths: {/a: {post: {operationId: charge, responses: {}}}}\n";
    let operation = format!("{{operationId: charge, responses: {{{REFERENCE}, \"503\": ");
    let (_, left) = applied(whole, &[&operation, "}}, x-errcat: {pay: charge}}}}\n"]);
    assert_eq!(left, whole);

    let lines = "openapi: 3.1.0\npaths:\n  /a: {\n    post: {\n      operationId: charge, # mine\n      responses: {\n        '503': {description: Ours.}, # by hand\n        default, # any\n      },\n    }\n  }\n";
    let (_, left) = applied(
        lines,
        &[
            "      responses: {\n        \"402\": {\n          $ref: \"#/components/responses/Error402\"\n        },\n        '503': {\n",
        ],
    );
    let wanted = lines.replace("        '503': {description: Ours.}, # by hand\n", "");
    assert_eq!(left, wanted);
    let braces = "openapi: 3.1.0\npaths: {/a: {post: {operationId: charge, responses}}}\ncomponents: {schemas: {A: {type: string}}}\n";
    applied(
        braces,
        &[
            "responses: {\"402\"",
            "components: {schemas: {A: {type: string}, DeclinedError: {",
        ],
    );
}

#[test]
fn json_keeps_its_layout() {
    for indent in ["  ", "    ", "\t"] {
        let document = "{\n>\"openapi\": \"3.1.0\",\n>\"paths\": {\n>>\"/a\": {\n>>>\"post\": {\n>>>>\"operationId\": \"charge\",\n>>>>\"responses\": {\n>>>>>\"200\": {\"description\": \"Yes \\ud83d\\ude80.\"}\n>>>>}\n>>>}\n>>}\n>}\n}\n";
        let document = document.replace('>', indent);
        let wanted = "\"description\": \"Yes \\ud83d\\ude80.\"},\n>>>>>\"402\": {\n>>>>>>\"$ref\": \"#/components/responses/Error402\"\n>>>>>},\n";
        let mark = ">>>>},\n>>>>\"x-errcat\": {\n>>>>>\"pay\": \"charge\"\n>>>>}\n>>>}\n";
        let (_, left) = applied(
            &document,
            &[&wanted.replace('>', indent), &mark.replace('>', indent)],
        );
        assert_eq!(left, document);
    }
    let minified = r#"{"openapi":"3.0.3","paths":{"/a":{"post":{"operationId":"charge","responses":{"200":{"description":"Yes."}}}}}}"#;
    let (_, left) = applied(
        minified,
        &[r##"{"description":"Yes."},"402":{"$ref":"#/components/responses/Error402"},"##],
    );
    assert_eq!(left, minified);
}

#[test]
fn texts_that_keep_their_line_ends_stay() {
    for text in [
        "|+\n        text\n\n\n",
        ">+ # c\n        text\n\n# below\n",
        "|\n        text\n\n\n",
    ] {
        let (_, left) = applied(&format!("{HEAD}      description: {text}info: {{}}\n"), &[]);
        assert_eq!(
            left.replace("      responses:\n        {}\n", ""),
            format!("{HEAD}      description: {text}info: {{}}\n")
        );
    }
    let own = format!(
        "{HEAD}      responses:\n        \"402\":\n          description: |+\n            No.\n\n\n  /b: {{}}\n"
    );
    applied(
        &own,
        &["        \"402\":\n          $ref: \"#/components/responses/Error402\"\n"],
    );
}

#[test]
fn anchors_and_aliases_that_are_not_touched_stay() {
    let rest = "      tags: &t [a]\n      responses: &alone\n        \"200\": &yes {description: Yes.}\n        <<: *more\n  /b:\n    get:\n      tags: *t\n      responses: {\"200\": *yes}\n";
    let head = HEAD.replace(
        "paths:",
        "x-more: &more\n  \"400\": {description: No.}\npaths:",
    );
    let (_, left) = applied(&format!("{head}{rest}"), &[]);
    assert_eq!(left, format!("{head}{rest}"));
}

#[test]
fn an_alias_becomes_a_copy_where_it_has_to_change() {
    let shared = "x-all: &all\n  \"200\": {description: Yes.}\npaths:";
    let head = HEAD.replace("paths:", shared);
    let document =
        format!("{head}      responses: *all # shared\n  /b:\n    get:\n      responses: *all\n");
    let (_, left) = applied(
        &document,
        &[
            "      responses: # shared\n        \"200\":\n          description: Yes.\n        \"402\":\n",
        ],
    );
    assert!(
        left.contains(shared) && left.ends_with("responses: *all\n"),
        "{left}"
    );
}

#[test]
fn an_anchor_that_goes_is_left_to_its_first_alias() {
    let rest = "      responses:\n        '200': &id001\n          description: Yes.\n        '402': &id002\n          description: No.\n          content: &id003\n            text/plain:\n              example: a, b\n  /b:\n    get:\n      responses:\n        '200': *id001\n        '402': *id002 # the same\n        '404': {content: *id003, description: No.}\n    put:\n      responses:\n        '402': *id002\n        '404': {content: *id003, description: No.}\n";
    let (_, left) = applied(
        &format!("{HEAD}{rest}"),
        &[
            "        '402':\n          $ref: \"#/components/responses/Error402\"\n",
            "        '402': &id002 # the same\n          description: No.\n          content:\n            text/plain:\n              example: a, b\n",
            "{content: &id003 {text/plain: {example: \"a, b\"}}, description: No.}\n    put:",
            "        '402': *id002\n        '404': {content: *id003,",
        ],
    );
    assert!(
        left.contains("'200': &id001\n") && left.contains("'200': *id001\n"),
        "{left}"
    );
}

#[test]
fn path_items_among_the_components_are_those_of_their_paths() {
    let document = "openapi: 3.1.0\npaths:\n  /a: {$ref: '#/components/pathItems/A'}\n  /b: {$ref: '#/components/pathItems/A'}\ncomponents:\n  pathItems:\n    A:\n      post:\n        operationId: charge\n        responses: {}\n";
    let (_, left) = applied(document, &["        responses:\n          \"402\":\n"]);
    assert_eq!(left.replace("\n          {}", " {}"), document);
}

#[test]
fn documents_of_3_2_have_more_methods() {
    for (path, place) in [
        (
            "  /a:\n    query:\n      operationId: charge\n",
            "        \"402\":",
        ),
        (
            "  /a:\n    additionalOperations:\n      COPY:\n        operationId: charge\n",
            "          \"402\":",
        ),
    ] {
        let document = format!("openapi: 3.2.0\npaths:\n{path}");
        let (_, left) = applied(&document, &[place, "const: declined"]);
        assert!(left.starts_with(&document), "{left}");
    }
}
