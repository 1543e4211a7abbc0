//! Catalogues that no page of ours asked for: another API's three hundred errors, and names from everywhere.

use std::path::Path;

use errcat_catalog::{Catalog, Sources, Style, api::Entry, load, render};

fn catalogue(name: &str) -> Catalog {
    let mut sources = Sources::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/outside/{name}.yaml"));
    let file = sources.read(&path).expect("the catalogue is there");
    let (catalog, diagnostics) = load(&mut sources, file);
    let findings = render(&diagnostics, &sources, Style::Plain);
    assert!(findings.is_empty(), "{findings}");
    catalog.expect("a catalogue without findings")
}

fn code(entry: &Entry) -> &str {
    entry.code.as_deref().expect("a code")
}

#[test]
fn three_hundred_errors_of_another_api_have_no_findings() {
    let api = catalogue("postgrest");
    assert_eq!(api.entries.len(), 301);
    let with = |name: &str| {
        let entry = api.entry(name).expect(name);
        (
            code(entry).to_owned(),
            entry.status.map(|status| status.to_string()),
        )
    };
    for (name, wanted, status) in [
        ("connection_failure", "08006", Some("503")),
        ("division_by_zero", "22012", Some("400")),
        ("unique_violation", "23505", Some("409")),
        ("internal_error", "XX000", Some("500")),
        ("raise_exception", "P0001", Some("400")),
        ("function_overloaded", "PGRST203", Some("300")),
        ("warning", "01000", None),
    ] {
        assert_eq!(with(name), (wanted.to_owned(), status.map(str::to_owned)));
    }
}

#[test]
fn an_entry_of_every_class_stands_in_its_group() {
    let api = catalogue("postgrest");
    for entry in &api.entries {
        let group = entry.group.as_deref().expect("a group");
        if let Some(class) = group.strip_prefix("class_") {
            assert_eq!(code(entry)[..2].to_lowercase(), class, "{}", entry.name);
        }
    }
    for group in &api.groups {
        let holds = |entry: &Entry| entry.group.as_ref() == Some(&group.id);
        assert!(api.entries.iter().any(holds), "{} is empty", group.id);
    }
}

#[test]
fn a_code_is_what_is_written_however_yaml_would_type_it() {
    let api = catalogue("tongues");
    let codes: Vec<_> = api.entries.iter().map(code).collect();
    let written = [
        "08006",
        "0E000",
        "NULL",
        "no",
        "true",
        "502",
        "0x1F",
        "~",
        "2FA_CONFIRM_WAIT",
        "XX101",
        "Not Found Here",
        "-32601",
        "GRÖSSE_FALSCH",
        "ZU_VIELE_ANFRAGEN",
        "名前",
        "要求過多",
        "الحساب_مغلق",
        "غير_موجود",
        "timeout",
        "type_error",
        "permission",
        "A100",
        "upload_failed",
        "avatar_failed",
    ];
    assert_eq!(codes, written);
}

#[test]
fn words_of_any_script_reach_the_message_unchanged() {
    let api = catalogue("tongues");
    let example = |name: &str| api.entry(name).expect(name).messages[0].example.clone();
    assert_eq!(example("größe_falsch"), "Die Größe „XXXL“ gibt es nicht.");
    assert_eq!(example("名前"), "「山田\t太郎」という名前は使えません。");
    assert_eq!(example("not_found"), "العنصر «كتاب» غير موجود (404).");
    assert_eq!(
        api.entry("要求過多").expect("an entry").causes,
        ["上限(毎分60件)を超えました。"]
    );
}

#[test]
fn no_name_is_cut() {
    let api = catalogue("tongues");
    let longest = api.entries.iter().map(|entry| entry.name.len()).max();
    assert_eq!(longest, Some(100));
    let entry = api
        .entries
        .iter()
        .find(|entry| entry.name.len() == 100)
        .expect("the entry");
    assert!(
        entry.identifiers.python.ends_with("BreakAnywhereElseError"),
        "{}",
        entry.identifiers.python
    );
}

#[test]
fn a_sub_code_is_unique_under_its_parent_alone() {
    let api = catalogue("tongues");
    let cause = |name: &str| {
        let reasons = &api.entry(name).expect(name).reasons;
        let found = reasons.iter().find(|reason| reason.name == "too_large");
        found.expect("the reason").causes[0].clone()
    };
    assert_ne!(cause("upload_failed"), cause("avatar_failed"));
}

#[test]
fn a_path_may_lead_to_a_member_that_is_called_details() {
    let api = catalogue("postgrest");
    let details = api
        .entry("unique_violation")
        .and_then(|entry| entry.param("details"));
    let path = &details.expect("the param").path;
    assert_eq!(path, &[errcat_catalog::api::Segment::Key("details".into())]);
}

#[allow(
    dead_code,
    missing_docs,
    clippy::all,
    clippy::pedantic,
    reason = "the macro's output is linted elsewhere"
)]
mod stripe {
    errcat::catalog!("tests/outside/stripe.yaml");
}

#[test]
fn a_type_above_codes_is_sent_as_stripe_sends_it() {
    use stripe::{CardDeclined, CardDeclinedReason, Code, Error, Kind};

    assert!(catalogue("stripe").entries.len() >= 10);
    let declined = CardDeclined {
        reason: CardDeclinedReason::LostCard,
        charge: Some("ch_1".to_owned()),
    };
    for (error, kind, wanted) in [
        (
            declined.into(),
            Kind::CardError,
            r#"{"error":{"code":"card_declined","decline_code":"lost_card","message":"The card was declined.","type":"card_error","charge":"ch_1"}}"#,
        ),
        (
            Error::IdempotencyKeyInUse,
            Kind::IdempotencyError,
            r#"{"error":{"code":"idempotency_key_in_use","message":"A request with this key is under way.","type":"idempotency_error"}}"#,
        ),
        (
            Error::ServiceFailure,
            Kind::ApiError,
            r#"{"error":{"message":"Something went wrong on our side.","type":"api_error"}}"#,
        ),
    ] {
        let sent = String::from(errcat::body(&error));
        assert_eq!(sent, wanted);
        assert_eq!(error.code().kind(), Some(kind));
        let read = errcat::decode::<Error>(&errcat::decode::Response::new(&sent));
        assert_eq!(read.code(), Some(error.code()));
        assert_eq!(read.kind(), Some(kind.as_str()));
    }
    assert_eq!(Code::ServiceFailure.entry().code, None);
}

#[test]
fn graphql_has_no_findings() {
    assert!(catalogue("graphql").entries.len() > 14);
}
