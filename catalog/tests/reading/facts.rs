//! Facts of a catalogue's own, under keys that begin with `x-`.

use errcat_catalog::Value;

use super::{findings, valid};

const SHOP: &str = "
errcat: 1
name: shop
x-team: payments
errors:
  bad_json:
    message: 'The body is no JSON, at {line}.'
    remedy: Mend it.
    params: {line: {type: integer, x-unit: lines}}
    reasons: {comma: {cause: A comma., x-sqlstate: 42K03}}
    x-runbook: {page: RB-7, steps: [1, 2.50, ~], '${no}': '${constant}'}
    x-: no fact
";

#[test]
fn facts_are_kept_as_they_are_written() {
    let catalog = valid(&SHOP.replace("    x-: no fact\n", ""));
    let text = |text: &str| Some(Value::String(text.to_owned()));
    assert_eq!(catalog.facts.get("x-team").cloned(), text("payments"));
    let entry = &catalog.entries[0];
    let number = |digits: &str| Value::Number(digits.to_owned());
    let runbook = Value::Object(vec![
        ("page".to_owned(), Value::String("RB-7".to_owned())),
        (
            "steps".to_owned(),
            Value::Array(vec![number("1"), number("2.50"), Value::Null]),
        ),
        ("${no}".to_owned(), Value::String("${constant}".to_owned())),
    ]);
    assert_eq!(entry.facts.get("x-runbook"), Some(&runbook));
    assert_eq!(entry.params[0].facts.get("x-unit").cloned(), text("lines"));
    assert_eq!(
        entry.reasons[0].facts.get("x-sqlstate").cloned(),
        text("42K03")
    );
    assert_eq!(entry.facts.get("x-other"), None);
}

#[test]
fn what_is_no_fact_is_an_unknown_key() {
    assert_eq!(findings(SHOP), "12:5 unknown-key x-\n");
    let elsewhere = "errcat: 1\nname: shop\ngroups: {a: {title: A, x-b: c}}\nerrors: {}\n";
    assert!(findings(elsewhere).contains("unknown-key x-b"));
}
