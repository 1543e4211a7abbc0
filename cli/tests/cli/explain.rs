//! `errcat explain`.

use super::{Project, SHOP, golden};

#[test]
fn a_code_is_explained_whatever_its_case() {
    let project = Project::with_shop();
    let text = project
        .run(&["explain", "rate_limited"])
        .code(0)
        .quiet_err()
        .out;
    golden("explain.txt", &text);
    for words in [
        "429 Too Many Requests",
        "{retry_after}",
        "The key made too many",
        "Wait, then retry",
        "Retry-After",
    ] {
        assert!(text.contains(words), "{words}");
    }
    for word in [
        "RATE_LIMITED",
        "Rate-Limited",
        "RateLimited",
        "RateLimitedError",
        "rate limited",
    ] {
        assert_eq!(project.run(&["explain", word]).code(0).out, text, "{word}");
    }
    assert_eq!(
        project
            .run(&["explain", "rate_limited", "shop.yaml"])
            .code(0)
            .out,
        text
    );
    assert_eq!(
        project
            .run_with_input(&["explain", "rate_limited", "-"], SHOP)
            .code(0)
            .out,
        text
    );
}

#[test]
fn names_numbers_reasons_statuses_and_retired_codes_are_explained() {
    let project = Project::with_shop();
    let order = project.run(&["explain", "order_404"]).code(0).out;
    for word in ["order_lost", "1404", "404"] {
        assert_eq!(project.run(&["explain", word]).code(0).out, order, "{word}");
    }
    let pairs: Vec<usize> = [
        "It never was.",
        "Check the id.",
        "It was deleted.",
        "Order again.",
    ]
    .iter()
    .map(|words| {
        order
            .find(words)
            .unwrap_or_else(|| panic!("{words}: {order}"))
    })
    .collect();
    assert!(pairs.is_sorted(), "each cause stands with its remedy");
    project
        .run(&["explain", "queue_full"])
        .code(0)
        .out_has("capacity_exceeded")
        .out_has("Retry later.");
    let one = project.run(&["explain", "queue_full"]).out;
    assert!(!one.contains("Retry tomorrow."), "{one}");
    project
        .run(&["explain", "capacity_exceeded"])
        .code(0)
        .out_has("Retry later.")
        .out_has("Retry tomorrow.");
    project
        .run(&["explain", "quota_hit"])
        .code(0)
        .out_has("2026-03-01")
        .out_has("capacity_exceeded")
        .out_has("Split");
    project
        .run(&["explain", "5xx"])
        .code(0)
        .out_has("capacity_exceeded");
}

#[test]
fn rules_are_explained_without_a_catalogue() {
    let project = Project::new();
    project
        .run(&["explain", "missing-remedy"])
        .code(0)
        .quiet_err()
        .out_has("missing-remedy");
    project
        .run(&["explain", "MISSING_REMEDY"])
        .code(0)
        .out_has("missing-remedy");
    project
        .run(&["explain", "errcat-toml"])
        .code(0)
        .out_has("[[output]]");
}

#[test]
fn rules_are_explained_beside_a_catalogue_with_mistakes() {
    let project = Project::with_shop();
    project.write("shop.yaml", "errcat: 1\nname: shop\nerors: {}\n");
    for (rule, words) in [
        ("unknown-key", "# unknown-key"),
        ("errcat-toml", "[[output]]"),
    ] {
        project
            .run(&["explain", rule])
            .code(0)
            .quiet_err()
            .out_has(words);
    }
    project.run(&["explain", "rate_limited"]).code(1);
}

#[test]
fn arguments_in_the_other_order_are_told_theirs() {
    let project = Project::with_shop();
    for (arguments, help) in [
        (
            &["explain", "shop.yaml", "rate_limited"][..],
            "write `errcat explain rate_limited shop.yaml`",
        ),
        (
            &["explain", "shop.yaml"],
            "write `errcat explain CODE shop.yaml`",
        ),
    ] {
        project
            .run(arguments)
            .code(2)
            .err_has("`shop.yaml` is a file, and what is explained comes first")
            .err_has(help);
    }
}

#[test]
fn a_miss_exits_with_1_and_names_what_is_near() {
    let project = Project::with_shop();
    project
        .run(&["explain", "rate_limted"])
        .code(1)
        .err_has("did you mean `rate_limited`?");
    project
        .run(&["explain", "mising-remedy"])
        .code(1)
        .err_has("did you mean `missing-remedy`?");
    project
        .run(&["explain", "zzzzzzzzzz"])
        .code(1)
        .err_has("`zzzzzzzzzz`");
    project
        .run(&["explain", "\u{1b}[31m"])
        .code(1)
        .err_has("\\u{1b}");
}

#[test]
fn json_is_an_array_of_what_was_found() {
    let project = Project::with_shop();
    let json = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&project.run(arguments).code(0).quiet_err().out).expect("JSON")
    };
    let found = json(&["explain", "rate_limited", "--json"]);
    assert_eq!(found.as_array().map(Vec::len), Some(1));
    assert_eq!(found[0]["kind"], "code");
    assert_eq!(found[0]["catalog"], "shop");
    assert_eq!(found[0]["entry"]["code"], "rate_limited");
    assert_eq!(found[0]["entry"]["status"], 429);
    let found = json(&["explain", "queue_full", "--json"]);
    assert_eq!(found[0]["reason"], "queue_full");
    let found = json(&["explain", "missing-remedy", "--json"]);
    assert_eq!(
        (&found[0]["kind"], &found[0]["rule"]),
        (&"rule".into(), &"missing-remedy".into())
    );

    let all = json(&["explain", "--all", "--json"]);
    let kinds = |kind: &str| {
        all.as_array()
            .expect("an array")
            .iter()
            .filter(|item| item["kind"] == kind)
            .count()
    };
    assert_eq!((kinds("code"), kinds("retired")), (3, 1));
    assert!(kinds("rule") > 20);
    assert_eq!(json(&["explain", "--all", "shop.yaml", "--json"]), all);
    let text = project.run(&["explain", "--all"]).code(0).out;
    assert!(text.contains("rate_limited") && text.contains("missing-remedy"));
}

#[test]
fn a_catalogue_with_mistakes_is_reported_instead() {
    let project = Project::new();
    project.write("wrong.yaml", "errcat: 1\nname: wrong\nerros: {}\n");
    let ran = project
        .run(&["explain", "x", "wrong.yaml"])
        .code(1)
        .err_has("wrong.yaml:3:1");
    assert_eq!(ran.out, "");
}

#[test]
fn messages_numbers_and_severities_are_shown() {
    let catalogue = "errcat: 1\nname: c\nerrors:\n  bad_template:\n    status: 400\n    number: 17\n    severity: info\n    fault: client\n    message: 'Write {{name}} as {kind}.'\n    \
                     remedy: Mend it.\n    params: {kind: {at: message}}\n    \
                     reasons: {twice: {message: 'Write {{it}} once.', remedy: Mend it.}}\n";
    let text = Project::with_shop()
        .run_with_input(&["explain", "bad_template", "-"], catalogue)
        .code(0)
        .out;
    assert!(text.contains("Write {name} as {kind}."), "{text}");
    assert!(text.contains("Write {it} once."), "{text}");
    for row in ["number      17", "severity    info", "fault       client"] {
        assert!(text.contains(row), "{text}");
    }
}

#[test]
fn each_status_of_an_error_is_shown_and_finds_it() {
    let catalogue = "errcat: 1\nname: c\nenvelope: {code: $code, message: $message}\nerrors:\n  \
                     version_conflict: {status: [409, 412], message: It was changed., remedy: Read it again.}\n  \
                     gone: {by: message, status: [404, 410], message: It is gone., remedy: Look.}\n";
    let project = Project::new();
    project.write("c.yaml", catalogue);
    let rows = "status      409 Conflict\n            412 Precondition Failed\n";
    for what in ["version_conflict", "412"] {
        project
            .run(&["explain", what, "c.yaml"])
            .code(0)
            .out_has(rows);
    }
    let response = |status: u16, body: &str| {
        let text = format!("HTTP/1.1 {status} x\n\n{body}");
        let ran = project.run_with_input(&["explain", "-", "c.yaml"], &text);
        ran.code(0).out
    };
    let coded = r#"{"code": "version_conflict"}"#;
    assert!(!response(412, coded).contains("the catalogue has it with"));
    assert!(response(502, coded).contains("the catalogue has it with the status 409, 412"));
    let told = response(410, r#"{"message": "It is gone."}"#);
    assert!(told.contains("found by    its message"), "{told}");
}

#[test]
fn an_error_is_found_by_the_type_of_its_problem() {
    let project = Project::new();
    project.write(
        "c.yaml",
        "errcat: 1\nname: c\nenvelope: problem+json\nproblem_types: {url: 'urn:c:{code}'}\nerrors:\n  \
         locked: {status: 423, message: It is locked., remedy: Wait.}\n  \
         gone: {type: 'about:blank', status: 410, message: It is gone., remedy: Look.}\n",
    );
    let by_word = project.run(&["explain", "urn:c:locked", "c.yaml"]).code(0);
    by_word.out_has("type        urn:c:locked\n");
    let response = |text: &str| {
        let ran = project.run_with_input(&["explain", "-", "c.yaml"], text);
        ran.code(0).out
    };
    let typed = response(r#"{"type": "urn:c:locked"}"#);
    assert!(
        typed.contains("found by    the type of the problem"),
        "{typed}"
    );
    let blank = response("HTTP/1.1 410 Gone\n\n{\"type\": \"about:blank\"}");
    assert!(blank.contains("found by    its status"), "{blank}");
}

/// The lines of YAML that an explanation of envelopes has.
fn yaml(explanation: &str) -> String {
    let is_written = |line: &&str| line.starts_with([' ', '-']) || line.starts_with("envelope");
    let lines = explanation.lines().filter(|line| is_written(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn a_preset_is_spelt_out_where_there_is_no_project_and_means_the_same() {
    let project = Project::new();
    for preset in [
        "problem+json",
        "google",
        "jsonapi",
        "graphql",
        "json-rpc",
        "oauth",
    ] {
        let spelt = project.run(&["explain", preset]).code(0).quiet_err().out;
        let written = yaml(&spelt);
        assert!(written.contains("$message"), "{spelt}");
        let catalog = format!("errcat: 1\nname: own\n{written}errors: {{}}\n");
        let again = project.run_with_input(&["explain", "envelope", "-"], &catalog);
        assert_eq!(yaml(&again.code(0).out), written, "{preset}");
    }
}

#[test]
fn envelopes_are_written_as_a_catalogue_has_them_whatever_stands_in_it() {
    let written = "\
envelope:
  error: '[$code]$message'
  $ref: $$code is $$$number and US$5
  list:
  - '1'
  - 1
  - null
  - a: {}
envelopes:
  wrapped:
    body:
      failures:
        error: $code
        trace: $param.trace
  form:
    form:
      error: $code
    former: true
  plain:
    text: $message
  bare:
    headers:
      X-Error-Code: $code
";
    let catalog = format!("errcat: 1\nname: own\n{written}errors: {{}}\n");
    let explained = Project::new()
        .run_with_input(&["explain", "Envelope", "-"], &catalog)
        .code(0)
        .out;
    // Each is a line and, behind a blank one, its YAML.
    let parts = explained.split("\n\n").skip(1).step_by(2);
    let parts: Vec<_> = parts.map(|part| format!("{}\n", part.trim_end())).collect();
    assert_eq!(parts.len(), 5, "{explained}");
    let joined = parts.concat().replace("envelopes:\n", "");
    assert_eq!(joined, written.replace("envelopes:\n", ""));
}

#[test]
fn a_code_that_is_called_like_a_preset_is_explained_first() {
    let catalog =
        "errcat: 1\nname: own\nerrors:\n  oauth: {status: 401, message: Log in., remedy: Do.}\n";
    Project::new()
        .run_with_input(&["explain", "oauth", "-"], catalog)
        .code(0)
        .out_has("Log in.");
}

#[test]
fn facts_of_one_s_own_are_said() {
    let project = Project::new();
    let facts = "x-runbook: RB-7, x-steps: [1, two]";
    project.write(
        "shop.yaml",
        format!("errcat: 1\nname: shop\nerrors:\n  sold_out: {{status: 409, message: It is sold out., remedy: Wait., {facts}}}\n"),
    );
    let said = project.run(&["explain", "sold_out", "shop.yaml"]).code(0);
    said.out_has("RB-7").out_has("[1,\"two\"]");
    let json = project
        .run(&["explain", "sold_out", "shop.yaml", "--json"])
        .code(0)
        .out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json[0]["entry"]["x-runbook"], "RB-7");
    assert_eq!(json[0]["entry"]["x-steps"][1], "two");
}

#[test]
fn the_reason_of_an_aip_193_body_is_found_wherever_it_is_in_the_details() {
    let project = Project::new();
    project.write(
        "c.yaml",
        "errcat: 1\nname: files\nenvelope: google\ncodes: {style: SCREAMING_SNAKE_CASE}\nerrors:\n  quota: {status: 429, message: The quota is \
         used up., remedy: Wait.}\n",
    );
    let info = |domain: &str| {
        format!(
            r#"{{"domain": "{domain}", "reason": "QUOTA", "@type": "type.googleapis.com/google.rpc.ErrorInfo"}}"#
        )
    };
    let body = |details: &[String]| {
        let details = details.join(", ");
        format!(
            r#"{{"error": {{"code": 429, "message": "m", "details": [{{"@type": "x"}}, {details}]}}}}"#
        )
    };
    let foreign = info("other.example.com");
    let own = body(&[foreign.clone(), info("files.example.com")]);
    let text = project
        .run_with_input(&["explain", "-", "c.yaml"], &own)
        .code(0)
        .out;
    assert!(text.contains("QUOTA"), "{text}");
    let ran = project.run_with_input(&["explain", "-", "c.yaml"], body(&[foreign]));
    assert!(!ran.out.contains("The quota is used up."), "{}", ran.out);
}

#[test]
fn errors_of_a_batch_are_explained_each() {
    let project = Project::new();
    project.write(
        "c.yaml",
        "errcat: 1\nname: rpc\nenvelope: json-rpc\ncodes: {style: integer}\nerrors:\n  not_found: {code: -32601, message: There is no such \
         method., remedy: Look.}\n  broken: {code: -32603, message: It broke., remedy: Wait.}\n",
    );
    let batch = r#"[{"jsonrpc": "2.0", "result": 7, "id": 1}, {"jsonrpc": "2.0", "error": {"code": -32601, "message": "m"}, "id": 2},
        {"jsonrpc": "2.0", "error": {"code": -32603, "message": "m"}, "id": 3}]"#;
    let text = project
        .run_with_input(&["explain", "-", "c.yaml"], batch)
        .code(0)
        .out;
    assert!(text.contains("-32601") && text.contains("-32603"), "{text}");
}

#[test]
fn forms_and_plain_texts_behind_headers_are_explained() {
    let project = Project::new();
    project.write(
        "c.yaml",
        "errcat: 1\nname: api\nenvelope: {error: {code: $code, message: $message}}\nenvelopes:\n  token: {form: {error: $code, error_description: \
         $message}}\n  plain: {text: $message}\nerrors:\n  denied: {envelope: token, status: 400, message: Access was denied., remedy: Ask for \
         it.}\n  quota: {envelope: plain, status: 403, message: Quota exceeded., remedy: Delete files.}\n",
    );
    let explain = |ty: &str, body: &str| {
        let text = format!("HTTP/1.1 403 X\nContent-Type: {ty}\n\n{body}\n");
        project
            .run_with_input(&["explain", "-", "c.yaml"], &text)
            .out
    };
    let form = "error=denied&error=other&error_description=Not%20for+you%zz";
    let denied = explain("Application/x-www-form-urlencoded; charset=utf-8", form);
    assert!(
        denied.contains("Ask for it.") && denied.contains("Not for you%zz"),
        "{denied}"
    );
    let quota = explain("text/plain", "Quota exceeded.");
    assert!(quota.contains("Delete files."), "{quota}");
    let page = explain("text/html", "Quota exceeded.");
    assert!(!page.contains("Delete files."), "{page}");
}

#[test]
fn errors_with_one_code_are_told_apart() {
    let project = Project::new();
    project.write(
        "desks.yaml",
        "errcat: 1
name: desks
codes: {scope: group}
groups: {orders: Orders, guests: Guests}
envelope: {code: $code, message: $message}
errors:
  order_not_found: {group: orders, code: not_found, status: 404, message: There is no order., remedy: A.}
  guest_not_found:
    group: guests
    code: not_found
    status: 404
    message: [{text: There is no guest., when: Never was.}, Gone.]
    remedy: B.
retired: {old: {introduced: '1.0', until: '1.9', since: '2.0'}}
",
    );
    let run = |word: &str| project.run(&["explain", word, "desks.yaml"]).code(0).out;
    let both = run("not_found");
    assert!(
        both.contains("There is no order.") && both.contains("There is no guest. (Never was.)")
    );
    let one = run("guest_not_found");
    assert!(
        one.contains("Gone.") && !one.contains("There is no order."),
        "{one}"
    );
    let old = run("old");
    assert!(
        old.contains("introduced  1.0") && old.contains("sent until  1.9"),
        "{old}"
    );
    let body = "{\"code\": \"not_found\", \"message\": \"There is no guest.\"}";
    let told = project
        .run_with_input(&["explain", "-", "desks.yaml"], body)
        .code(0)
        .out;
    assert!(
        told.contains("guest_not_found") || told.contains("There is no guest."),
        "{told}"
    );
    assert!(!told.contains("There is no order."), "{told}");
}
