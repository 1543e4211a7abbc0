//! What leaves the catalogue leaves the document, and what people wrote stays.

use super::{CATALOG, CHECK, DOCUMENT, WRITE, project};

/// The catalogue without what begins with one of these.
fn without(lines: &[&str]) -> String {
    let is_kept = |line: &&str| !lines.iter().any(|start| line.starts_with(start));
    let kept: Vec<&str> = CATALOG.lines().filter(is_kept).collect();
    format!("{}\n", kept.join("\n"))
}

#[test]
fn an_operation_that_leaves_takes_its_responses_with_it() {
    let project = project();
    project.run(&WRITE).code(0);
    project.write("pay.yaml", without(&["  refund:"]));
    project.run(&CHECK).code(1).out_has("out of date");
    project.run(&WRITE).code(0);
    let document = project.read("api.yaml");
    let refund = "\
  /payments/{id}/refund:
    post: # no responses yet
      summary: Refund
      tags:
      - money
      responses:
        {}

components:
";
    assert!(document.contains(refund), "{document}");
    assert_eq!(document.matches("pay: charge").count(), 1, "{document}");
    assert!(document.contains("#/components/responses/Error429"));
    project.run(&CHECK).code(0).out_has("up to date");
}

#[test]
fn the_last_operation_takes_everything_with_it() {
    let project = project();
    project.run(&WRITE).code(0);
    project.write(
        "pay.yaml",
        without(&["operations:", "  charge:", "  refund:"]),
    );
    project.run(&CHECK).code(1).out_has("out of date");
    project.run(&WRITE).code(0);
    let wanted = DOCUMENT
        .replace(
            "        '402':\n          # By hand.\n          description: No.\n",
            "",
        )
        .replace(
            "      - money\n",
            "      - money\n      responses:\n        {}\n",
        );
    assert_eq!(project.read("api.yaml"), wanted);
    project
        .run(&CHECK)
        .code(2)
        .err_has("no operation of the catalogue says which one of the document it is");
}

#[test]
fn a_reference_that_people_wrote_stays() {
    let project = project();
    let own = "  /health:\n    get:\n      responses:\n        '429':\n          $ref: '#/components/responses/Error429'\n";
    project.write(
        "api.yaml",
        DOCUMENT.replace("components:\n", &format!("{own}\ncomponents:\n")),
    );
    project.run(&WRITE).code(0);
    assert!(project.read("api.yaml").contains(own));
    project.write("pay.yaml", without(&["  refund:"]));
    project.run(&WRITE).code(0);
    assert!(project.read("api.yaml").contains(own));
    let charge = "errors: [declined, slow_down]}";
    let without_429 = without(&["  refund:"]).replace(charge, "errors: declined}");
    project.write("pay.yaml", without_429);
    project
        .run(&WRITE)
        .code(1)
        .err_has("`Error429` is no longer made, and something refers to it");
}

#[test]
fn an_operation_of_two_catalogues_keeps_what_the_other_says() {
    let project = project();
    project.write("errcat.toml", "catalogs = ['pay.yaml', 'toll.yaml']\n");
    let toll = "\
errcat: 1
name: toll
envelope: {error: {code: $code, message: $message}}
lints: {missing-remedy: allow}
errors:
  closed: {status: 503, message: The road is closed.}
operations:
  charge: {operation_id: charge, errors: closed}
";
    project.write("toll.yaml", toll);
    project.run(&WRITE).code(0);
    let document = project.read("api.yaml");
    let marks = "      x-errcat:\n        pay: charge\n        toll: charge\n";
    assert!(document.contains(marks), "{document}");
    project.write(
        "toll.yaml",
        &toll[..toll.find("operations:").expect("operations")],
    );
    project.run(&WRITE).code(0);
    let document = project.read("api.yaml");
    assert!(
        !document.contains("503") && !document.contains("toll"),
        "{document}"
    );
    assert!(
        document.contains("      x-errcat:\n        pay: charge\n"),
        "{document}"
    );
}
