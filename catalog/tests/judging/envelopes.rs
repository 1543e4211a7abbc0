//! Several envelopes, and every way to write nonsense with them.

use super::{NONE, findings};

const OWN: &str = "envelope: {error: {code: $code, message: $message}}";

/// The findings about a catalogue with this envelope, and an error that is sent in it.
fn of(own: &str, envelope: &str, keys: &str) -> Vec<String> {
    let root = format!("{own}\nenvelopes: {{e: {envelope}}}");
    let error = format!("a: {{envelope: e, status: 400, message: x y, cause: z, remedy: z{keys}}}");
    let own = "b: {status: 401, message: y z, cause: z, remedy: z}";
    findings(&root, &[&error, own])
}

fn beside(envelope: &str, keys: &str) -> Vec<String> {
    of(OWN, envelope, keys)
}

#[test]
fn an_envelope_has_one_of_four_forms() {
    assert_eq!(beside("{body: {error: $code, m: $message}}", ""), NONE);
    assert_eq!(beside("{body: oauth}", ""), NONE);
    assert_eq!(beside("{body: problem+json}", ""), NONE);
    assert_eq!(beside("{form: {error: $code}}", ""), NONE);
    assert_eq!(beside("{text: $message}", ""), NONE);
    assert_eq!(beside("{headers: {X-Error-Code: $code}}", ""), NONE);
    assert_eq!(beside("{}", ""), ["malformed-envelope e"]);
    assert_eq!(
        beside("{text: $message, form: {error: $code}}", ""),
        ["malformed-envelope e"]
    );
    assert_eq!(beside("{text: $code}", ""), ["malformed-envelope $code"]);
    assert_eq!(
        beside("{text: 'Error: $message'}", ""),
        ["malformed-envelope 'Error: $message'"]
    );
    assert_eq!(
        beside("{headers: {X-Error-Code: $message}}", ""),
        ["malformed-envelope $message"]
    );
    assert_eq!(
        beside("{headers: {X-Error-Code: $code, X-Reason: $code}}", ""),
        ["malformed-envelope $code"]
    );
    assert_eq!(
        beside("{headers: {'X Code': $code}}", ""),
        ["malformed-header 'X Code'"]
    );
    assert_eq!(
        beside("{body: {errors: {$each: {code: $code}}}}", ""),
        ["malformed-envelope e"]
    );
}

#[test]
fn a_form_is_flat_and_has_texts() {
    let form = |members: &str| beside(&format!("{{form: {{error: $code, {members}}}}}"), "");
    assert_eq!(form("kind: fatal"), NONE);
    assert_eq!(form("d: $details"), ["malformed-envelope d"]);
    assert_eq!(form("d: {m: $message}"), ["malformed-envelope d"]);
    assert_eq!(form("d: [$message]"), ["malformed-envelope d"]);
    assert_eq!(form("ok: false"), ["malformed-envelope ok"]);
    assert_eq!(form("none: null"), ["malformed-envelope none"]);
    assert_eq!(form("d: $mesage"), ["malformed-envelope $mesage"]);
    assert_eq!(
        beside("{form: [$code]}", ""),
        ["malformed-envelope [$code]"]
    );
    let param = |ty: &str, at: &str| {
        let param = format!(", params: {{p: {{type: {ty}, at: {at}, example: [1]}}}}");
        let param = param.replace(", example: [1]", "");
        beside("{form: {error: $code}}", &param)
    };
    assert_eq!(param("string", "state"), NONE);
    assert_eq!(param("url", "state"), NONE);
    assert_eq!(param("integer", "state"), ["unreadable-envelope state"]);
    assert_eq!(param("[string]", "state"), ["unreadable-envelope state"]);
    assert_eq!(param("string", "a.b"), ["unreadable-envelope a.b"]);
    assert_eq!(param("string", "error"), ["unreadable-envelope error"]);
}

#[test]
fn an_error_names_an_envelope_that_says_what_it_is_recognised_by() {
    let root = format!("{OWN}\nenvelopes: {{e: {{form: {{error: $code}}}}}}");
    let error = |envelope: &str, keys: &str| {
        let error = "status: 400, message: x y, cause: z, remedy: z";
        let first = format!("a: {{envelope: e, {error}}}");
        findings(
            &root,
            &[
                &first,
                &format!("b: {{envelope: {envelope}, {error}{keys}}}"),
            ],
        )
    };
    assert_eq!(error("f", ""), ["unknown-reference f"]);
    assert_eq!(error("e", ", by: message"), ["unreadable-envelope message"]);
    assert_eq!(
        beside("{body: {message: $message}}", ""),
        ["unreadable-envelope e"]
    );
    assert_eq!(beside("{text: $message}", ", by: status"), NONE);
    assert_eq!(
        beside("{text: $message}", ", by: code"),
        ["unreadable-envelope e"]
    );
    assert_eq!(
        beside("{text: $message}", ", code: a"),
        ["malformed-code a"]
    );
    let none = "codes: {style: none}\nenvelope: {m: $message}";
    assert_eq!(
        of(none, "{headers: {X-Code: $code}}", ""),
        ["unreadable-envelope e"]
    );
    assert_eq!(of("", "{text: $message}", ""), NONE);
    assert_eq!(of("envelope: e", "{text: $message}", ""), NONE);
    assert_eq!(
        of("envelope: f", "{text: $message}", ""),
        ["malformed-envelope f"]
    );
    assert_eq!(of("envelope: $message", "{body: oauth}", ""), NONE);
}

#[test]
fn no_body_is_of_two_envelopes() {
    let ambiguous = ["ambiguous-envelopes e"];
    let own = |own: &str, other: &str| of(&format!("envelope: {own}"), other, "");
    assert_eq!(own("{error: $code}", "{body: oauth}"), ambiguous);
    assert_eq!(own("{error: $code}", "{form: {error: $code}}"), NONE);
    assert_eq!(own("{ok: false, error: $code}", "{body: oauth}"), ambiguous);
    let told = "{body: {ok: true, error: $code}}";
    assert_eq!(own("{ok: false, error: $code}", told), NONE);
    assert_eq!(
        own("{code: $code, message: $message}", "{body: oauth}"),
        NONE
    );
    assert_eq!(
        own("{error: $message, c: $code}", "{body: oauth}"),
        ambiguous
    );
    assert_eq!(own("$message", "{text: $message}"), ambiguous);
    assert_eq!(
        own("{errors: {$each: {code: $code}}}", "{body: oauth}"),
        NONE
    );
    let header = "{code: $code}\nheaders: {code: X-Code}";
    assert_eq!(own(header, "{headers: {x-code: $code}}"), NONE);
    assert_eq!(own(header, "{headers: {X-Error: $code}}"), ambiguous);
}
