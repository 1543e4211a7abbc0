//! `errcat explain -`: a response is told for what it is.

use super::Project;

#[test]
fn the_body_of_a_response_is_recognised() {
    let project = Project::with_shop();
    let explain = |body: &str| project.run_with_input(&["explain", "-"], body);
    let text = project.run(&["explain", "rate_limited"]).out;
    let found = explain(r#"{"error": {"code": "rate_limited", "message": "x"}}"#).code(0);
    assert!(found.out.ends_with(&format!("\n\n{text}")), "{}", found.out);
    let headers = "HTTP/2 429\r\nretry-after: 3\r\n\r\n{\"error\": {\"code\": \"rate_limited\"}}";
    let found = explain(headers)
        .code(0)
        .out_has("received    status 429, code rate_limited\n");
    assert!(found.out.ends_with(&format!("\n\n{text}")), "{}", found.out);
    let reason = explain(
        r#"{"error": {"code": "capacity_exceeded", "details": {"reason": "warehouse_closed"}}}"#,
    )
    .code(0);
    assert!(
        reason.out.contains("Retry tomorrow.") && !reason.out.contains("Retry later."),
        "{}",
        reason.out
    );
    explain(r#"{"error": {"code": "quota_hit"}}"#)
        .code(0)
        .out_has("retired");

    explain(r#"{"error": {"code": "rate_limit"}}"#)
        .code(1)
        .err_has("`rate_limit`")
        .err_has("did you mean `rate_limited`?");
    explain(r#"{"code": "rate_limited"}"#)
        .code(1)
        .err_has("neither a code nor a message");
    explain("<html>502</html>").code(2).err_has("not JSON");
    explain("").code(2).err_has("not JSON");
    project
        .run_with_input(&["explain", "-", "-"], "{}")
        .code(2)
        .err_has("standard input can be read once");
}

#[test]
fn what_a_response_says_is_shown_with_what_it_is() {
    let project = Project::with_shop();
    let body = "{\"error\": {\"code\": \"rate_limited\", \"message\": \"Too \u{202e}many\\u001b[31m\", \
                \"details\": {\"retry_after\": 9, \"odd\": \"\\ud800\", \"huge\": 1e999}}}";
    let text = format!("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 502 Bad Gateway\n\n{body}");
    let ran = project.run_with_input(&["explain", "-"], &text).code(0);
    for words in [
        "received    status 502, code rate_limited\n",
        "Too \\u202emany\\u001b[31m\n",
        "retry_after: 9\n",
        "found by    its code; the catalogue has it with the status 429\n",
    ] {
        assert!(ran.out.contains(words), "{words:?} is not in\n{}", ran.out);
    }
    let json = project
        .run_with_input(&["explain", "-", "--json"], &text)
        .code(0)
        .out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json[0]["received"]["status"], 502);
    assert_eq!(json[0]["received"]["code"], "rate_limited");
    assert_eq!(json[0]["received"]["message"], "Too \u{202e}many\u{1b}[31m");
}

#[test]
fn a_response_without_a_body_is_recognised_by_the_header_of_its_code() {
    let project = Project::with_shop();
    let shop = project.read("shop.yaml");
    project.write(
        "shop.yaml",
        shop.replacen("headers: {", "headers: {code: X-Error-Code, ", 1),
    );
    for body in ["", "<html>"] {
        let text = format!("HTTP/1.1 429\r\nx-error-code: rate_limited\r\n\r\n{body}");
        let ran = project.run_with_input(&["explain", "-"], &text).code(0);
        assert!(
            ran.out
                .contains("received    status 429, code rate_limited"),
            "{}",
            ran.out
        );
    }
}

#[test]
fn a_response_is_recognised_in_the_order_in_which_clients_do() {
    let project = Project::with_shop();
    let dns = include_str!("../../../tests/languages/catalogues/dns.yaml");
    project.write("dns.yaml", dns);
    let missing = "{\"msg\": \"A zone is missing.\"}";
    for (status, body, class, by) in [
        (400, missing, "MissingZoneError", "its message"),
        (504, missing, "GatewayTimeoutError", "its status alone"),
        (504, "<html>", "GatewayTimeoutError", "its status alone"),
        (502, "", "OverloadedError", "its status alone"),
        (409, missing, "MissingZoneError", "its message"),
        (
            504,
            "{\"err_code\": \"bad_key\"}",
            "BadKeyError",
            "its code",
        ),
        (
            504,
            "{\"err_code\": \"tomorrow\"}",
            "GatewayTimeoutError",
            "its status alone",
        ),
    ] {
        let text = format!("HTTP/1.1 {status}\r\nserver: x\r\n\r\n{body}");
        let ran = project
            .run_with_input(&["explain", "-", "dns.yaml"], &text)
            .code(0);
        let words = [format!("class       {class}"), format!("found by    {by}")];
        assert!(
            words.iter().all(|words| ran.out.contains(words)),
            "{}",
            ran.out
        );
    }
}

#[test]
fn a_kind_is_told_and_may_be_enough() {
    let project = Project::new();
    let pay = include_str!("../../../tests/languages/catalogues/pay.yaml");
    project.write("pay.yaml", pay);
    let ran = project
        .run(&["explain", "card_declined", "pay.yaml"])
        .code(0);
    for words in [
        "class       CardDeclinedError, a kind of CardError, a kind of PaymentError",
        "kind        card_error: The card cannot be charged",
    ] {
        assert!(ran.out.contains(words), "{}", ran.out);
    }
    let explain = |body: &str| {
        let body = format!("{{\"error\": {body}}}");
        project.run_with_input(&["explain", "-", "pay.yaml"], &body)
    };
    let ran = explain("{\"type\": \"api-error\", \"code\": null}").code(0);
    for words in [
        "received    kind api-error",
        "found by    its kind alone",
        "class       ServiceFailureError",
    ] {
        assert!(ran.out.contains(words), "{}", ran.out);
    }
    let ran = explain("{\"type\": \"api-error\", \"code\": \"of_tomorrow\"}").code(1);
    assert!(!ran.out.contains("ServiceFailureError"), "{}", ran.out);
}

#[test]
fn bodies_without_codes_are_recognised_by_their_message() {
    let project = Project::new();
    project.write("errcat.toml", "catalogs = ['legacy.yaml']");
    project.write(
        "legacy.yaml",
        "errcat: 1\nname: legacy\ncodes: {style: none}\nenvelope: {error: $message}\nerrors:\n  \
           slug_required: {status: 400, message: slug is required, remedy: Send it.}\n  \
           fetch_failed:\n    status: 404\n    message: 'Failed to fetch {thing}: {why}'\n    remedy: Check the id.\n    \
             params: {thing: string, why: string}\n  \
           queue_full:\n    status: 503\n    message: [The queue is full, 'Wait, {count} are before you']\n    remedy: Wait.\n    \
             params: {count: integer}\n    reasons: {paused: {message: The queue is paused, remedy: Wait.}}\n",
    );
    let explain = |body: &str| project.run_with_input(&["explain", "-"], body);
    explain(r#"{"error": "slug is required"}"#)
        .code(0)
        .out_has("slug_required");
    explain(r#"{"error": "Failed to fetch model: gone"}"#)
        .code(0)
        .out_has("fetch_failed");
    for message in [
        "The queue is full",
        "Wait, 3 are before you",
        "The queue is paused",
    ] {
        explain(&format!(r#"{{"error": "{message}"}}"#))
            .code(0)
            .out_has("queue_full");
    }
    explain(r#"{"error": "slug is required"}"#)
        .code(0)
        .out_has("found by    its message");
    explain(r#"{"error": "Slug is required\u001b[31m"}"#)
        .code(1)
        .err_has("the message `Slug is required\\u{1b}[31m` and no code");
    project
        .run(&["explain", "Failed to fetch model: gone"])
        .code(0)
        .out_has("fetch_failed");
}

#[test]
fn each_of_several_errors_is_explained() {
    let catalogue = "errcat: 1\nname: c\nenvelope: {errors: {$each: {code: $code, detail: $message}}}\nerrors:\n  \
                     too_short: {status: 422, message: It is short., remedy: Lengthen it.}\n  \
                     not_unique: {status: 422, message: It is taken., remedy: Choose another.}\n";
    let project = Project::new();
    project.write("c.yaml", catalogue);
    let explain = |body: &str| project.run_with_input(&["explain", "-", "c.yaml"], body);
    let told =
        explain(r#"{"errors": [{"code": "not_unique"}, {"code": "new"}, {"code": "too_short"}]}"#);
    let told = told.code(0).out;
    let places = [
        "Choose another.",
        "error 2 of 3: the code `new`, which no catalogue has",
        "Lengthen it.",
    ];
    let places = places.map(|text| told.find(text).unwrap_or_else(|| panic!("{text}: {told}")));
    assert!(places.is_sorted(), "{told}");
    explain(r#"{"errors": [{"code": "not_unique"}]}"#)
        .code(0)
        .out_has("Choose another.");
    explain(r#"{"errors": [{"code": "a"}, {}]}"#)
        .code(1)
        .out_has("error 2 of 2: neither a code nor a message");
    let json = project.run_with_input(
        &["explain", "--json", "-", "c.yaml"],
        r#"{"errors": [{"code": "not_unique"}, {"code": "too_short"}]}"#,
    );
    assert_eq!(json.code(0).out.matches("\"kind\": \"code\"").count(), 2);
}

/// Holds a shape to what is said of it: a block of JSON, one of YAML, and behind them the class first.
fn recognises(shape: &str) {
    let block = |language: &str| {
        let (_, rest) = shape.split_once(&format!("```{language}\n")).expect(shape);
        rest.split_once("\n```").expect(shape)
    };
    let (yaml, rest) = block("yaml");
    let (class, _) = (rest.strip_prefix("\n\n`"))
        .and_then(|prose| prose.split_once('`'))
        .expect(shape);
    let project = Project::new();
    project.write("c.yaml", format!("errcat: 1\nname: shop\n{yaml}\n"));
    project
        .run_with_input(&["explain", "-", "c.yaml"], block("json").0)
        .code(0)
        .quiet_err()
        .out_has(&format!("class       {class}"));
}

#[test]
fn the_body_of_the_readme_is_recognised() {
    let readme = include_str!("../../../README.md");
    let (_, shape) = readme.split_once("[Which API is yours?]").expect("it");
    recognises(&shape[shape.find("```json").expect("a body")..]);
}

#[test]
fn the_bodies_of_the_guide_are_recognised() {
    let guide = include_str!("../../../catalog/docs/language-guide.md");
    let (_, section) = guide
        .split_once("## Which API is yours?\n")
        .expect("the section");
    let (section, _) = section.split_once("\n## ").expect("its end");
    let shapes = section.split("\n### ").skip(1);
    let mut seen = 0;
    for shape in shapes {
        recognises(shape);
        seen += 1;
    }
    assert!(seen >= 6, "{seen}");
}

/// What `curl -v -d … 2>&1` wrote into a pipe.
const VERBOSE: &str = concat!(
    "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n",
    "                                 Dload  Upload   Total   Spent    Left  Speed\n",
    "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0*   Trying 127.0.0.1:8765...\n",
    "* Connected to 127.0.0.1 (127.0.0.1) port 8765 (#0)\n",
    "> POST /orders HTTP/1.1\r\n",
    "> Accept: */*\r\n",
    "> \r\n",
    "} [5 bytes data]\n",
    "< HTTP/1.1 503 Service Unavailable\r\n",
    "< X-Request-Id: r1\r\n",
    "< Content-Length: 59\r\n",
    "< \r\n",
    "{ [59 bytes data]\n",
    "\r100    64  100    59  100     5     49      4  0:00:01  0:00:01 --:--:--    53\n",
    "* Connection #0 to host 127.0.0.1 left intact\n",
    "{\"error\": {\"code\": \"rate_limited\", \"message\": \"Too many.\"}}",
);

#[test]
fn a_response_is_read_out_of_what_a_terminal_shows() {
    let project = Project::with_shop();
    let body = "{\"error\": {\"code\": \"rate_limited\"}}";
    for text in [
        VERBOSE,
        &format!("HTTP/2 503\ncontent-type: application/json\n{body}%"),
        &format!("$ curl -i https://api.example.com/{{id}}\nHTTP/2 503\n\n{body}\n$ "),
        &format!("< HTTP/2 503\n< \n{body}\n* Connection #0 to host x left intact\nme@host:~$ "),
    ] {
        let ran = project.run_with_input(&["explain", "-"], text).code(0);
        ran.out_has("received    status 503, code rate_limited\n");
        project
            .run(&["explain", text])
            .code(0)
            .out_has("received    status 503, code rate_limited\n");
    }
    project
        .run(&["explain", body])
        .code(0)
        .out_has("code rate_limited\n");
    let line = format!("2026-01-02 ERROR failed: {body} (3 ms)");
    let ran = project.run_with_input(&["explain", "-"], &line).code(0);
    ran.out_has("code rate_limited\n");
}
