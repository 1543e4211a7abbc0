//! `errcat explain`: codes that no entry has letter for letter.

use super::Project;

const BANK: &str = "errcat: 1
name: bank
codes: {style: any}
envelope: {code: $code, message: $message, details: $details}
headers: {kind: X-Kind}
exceptions: {CardError: {parent: BankError}, BankError: fallback}
kinds: {card_error: {doc: The card cannot be charged., exception: CardError, retry: never}}
errors:
  flood_wait: {code: 'FLOOD_WAIT_{seconds}', status: 429, message: Wait., remedy: Wait., params: {seconds: integer}}
  no_connection: {code: '08000', prefix: '08', status: 503, message: No connection., remedy: Try again.}
  card_declined: {kind: card_error, status: 402, message: Declined., remedy: Take another.}
lints: {missing-kind: allow}
";

#[test]
fn a_code_with_a_value_in_it_is_explained() {
    let project = Project::new();
    project.write("bank.yaml", BANK);
    let run = |word: &str| project.run(&["explain", word, "bank.yaml"]);
    run("FLOOD_WAIT_31").code(0).out_has("FLOOD_WAIT_{seconds}");
    run("FLOOD_WAIT_soon")
        .code(1)
        .err_has("nothing is called `FLOOD_WAIT_soon`");
}

#[test]
fn a_code_of_tomorrow_is_a_case_of_an_error_or_of_a_kind() {
    let project = Project::new();
    project.write("bank.yaml", BANK);
    let run = |word: &str| project.run(&["explain", word, "bank.yaml"]);
    let told = run("08006").code(1);
    told.err_has("begins as cases of `no_connection` do")
        .err_has("errcat explain no_connection");
    let body = |text: &str| {
        project
            .run_with_input(&["explain", "-", "bank.yaml"], text)
            .code(1)
    };
    body("{\"code\": \"08006\"}").err_has("begins as cases of `no_connection` do");
    body("HTTP/1.1 402 Payment Required\nX-Kind: card_error\n\n{\"code\": \"card_lost\"}")
        .err_has("nothing is called `card_lost`")
        .err_has("of the kind `card_error`, an `UnknownCardError` to clients; to try again: never: The card");
    body("{\"code\": \"card_lost\"}").err_has("nothing is called `card_lost`");
}

#[test]
fn one_blank_line_stands_between_envelopes() {
    let project = Project::new();
    project.write(
        "api.yaml",
        "errcat: 1
name: api
envelope: {code: $code, message: $message}
envelopes: {old: {headers: {X-Code: $code}, former: true}}
errors: {busy: {status: 503, message: Busy., remedy: Wait.}}
",
    );
    let told = project
        .run(&["explain", "envelope", "api.yaml"])
        .code(0)
        .out;
    assert!(!told.contains("\n\n\n"), "{told}");
    assert!(told.contains("X-Code: $code\n    former: true"), "{told}");
}
