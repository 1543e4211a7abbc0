//! Texts of an envelope with holes in them.

use super::{FINE, NONE, findings};

fn of(text: &str) -> Vec<String> {
    findings(
        &format!("envelope: {{a: '{text}', c: $code, m: $message}}"),
        &[FINE],
    )
}

#[test]
fn a_text_that_can_be_read_back() {
    for text in [
        "https://x/$code",
        "$code.$reason",
        "[$code]$message",
        "$message ($code)",
        "$$code$$reason",
        "$code $$reason",
        "a.$status.$number.$title.$grpc",
    ] {
        assert_eq!(of(text), NONE, "{text}");
    }
}

#[test]
fn a_text_that_nobody_could_read_back() {
    for (text, words) in [
        ("$code$reason", "$code$reason"),
        ("a $code b $code", "$code"),
        ("a $details", "$details"),
        (
            "$code.$status.$number.$title.$grpc",
            "'$code.$status.$number.$title.$grpc'",
        ),
    ] {
        let found = of(text);
        let found: Vec<&str> = found.iter().map(|found| found.trim_matches('\'')).collect();
        let words = words.trim_matches('\'');
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(
            found[0].starts_with("malformed-envelope"),
            "{text}: {found:?}"
        );
        assert!(found[0].contains(words), "{text}: {found:?}");
    }
    let list = "envelope: {errors: {$each: {code: $code, k: 'a.$code', message: $message}}}";
    assert_eq!(findings(list, &[FINE]), ["malformed-envelope $code"]);
}

#[test]
fn a_code_that_has_what_separates_it() {
    let root = "codes: {style: any}\nenvelope: {e: $code.$reason, m: $message}";
    let entry = |code: &str, reason: &str| {
        format!(
            "a: {{code: {code}, message: x y, cause: z, remedy: z, reasons: {{{reason}: {{remedy: z}}}}}}"
        )
    };
    let found = |code: &str, reason: &str| findings(root, &[&entry(code, reason)]);
    assert_eq!(found("b", "c"), NONE);
    assert_eq!(found("a.b", "c"), ["ambiguous-text a.b"]);
    let root = "envelope: {e: $code, k: '$code.$number', m: $message}";
    assert_eq!(findings(root, &[FINE]), NONE);
}
