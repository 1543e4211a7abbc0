//! What is said once, and where.

use super::{has, has_not, reference};

#[test]
fn what_the_body_says_is_no_fact_besides() {
    let page = reference(
        "envelope: {status: $status, message: $message}
codes: {style: none}
errors:
  gone: {status: 410, message: It is gone., remedy: Make another.}
  late: {status: 504, message: 'It took {time} seconds.', remedy: Wait., params: {time: integer}}
",
    );
    has(&page, "### 410: Gone\n\n```json");
    has(&page, "```\n\n- Remedy: Make another.\n");
    has(
        &page,
        "```\n\n- Message: It took &#123;time&#125; seconds.\n- Remedy: Wait.\n",
    );
    has_not(&page, "- Status:");
}

#[test]
fn an_example_like_another_body_is_left_out() {
    let page = reference(
        "envelope: {code: $code, details: $details}
errors:
  bad:
    status: 400
    message: Bad.
    remedy: Mend it.
    params: {field: {type: string, example: age}}
    examples: [{title: The age, params: {field: age}}, {title: The name, params: {field: name}}, {title: It again, params: {field: name}}]
",
    );
    has_not(&page, "The age");
    has_not(&page, "It again");
    has(&page, "The name:\n\n```json");
}

#[test]
fn cases_are_told_apart_where_the_row_does_not() {
    let table = |words: &str| {
        reference(&format!(
            "docs: {{sections: [{{show: errors, columns: {{code: Code, cause: When, remedy: Fix}}}}]}}
errors:
  conflict:
    status: 409
    message: A conflict.
    {words}
    cases: [{{cause: The key was used., remedy: Take another.}}, {{cause: It runs., remedy: Wait.}}]
"
        ))
    };
    let all = table("cause: The key was used, or it runs.\n    remedy: Take another, or wait.");
    has(&all, "`conflict`, by cause:");
    let less = table("cause: It conflicts.\n    remedy: See the message.");
    has(
        &less,
        "`conflict`, by cause:\n\n| When | Fix |\n| --- | --- |\n| The key was used. | Take another. |",
    );
    let shared = reference(
        "docs: {sections: [{show: errors, columns: {code: Code, cause: When, remedy: Fix}}]}
errors:
  unauthorized:
    status: 401
    message: No.
    cause: No key, a revoked key, or a locked account.
    remedy: Set a key. If the account is locked, unlock it.
    cases: [{cause: No key, remedy: Set a key.}, {cause: A revoked key, remedy: Set a key.}, {cause: A locked account, remedy: Unlock it.}]
",
    );
    has_not(&shared, "by cause");
    let none = table("see: conflict");
    has(
        &none,
        "| <a id=\"conflict\"></a>`conflict` | The key was used. | Take another. |
| `conflict` | It runs. | Wait. |",
    );
}

#[test]
fn facts_stand_above_a_description_with_headings() {
    let page = reference(
        "errors:
  gone: {status: 410, message: It is gone., remedy: Make another., see: late, description: \"# Why\\n\\nIt was old.\"}
  late: {status: 504, message: Late., remedy: Wait., description: It took long.}
",
    );
    has(
        &page,
        "### `gone`

- Status: 410
- Message: It is gone.
- Remedy: Make another.

See also:

- [`late`](#late)

#### Why

It was old.",
    );
    has(&page, "### `late`\n\nIt took long.\n\n- Status: 504");
}

#[test]
fn a_cell_has_the_first_paragraph_of_a_description() {
    let page = reference(
        "docs: {sections: [{show: errors, columns: {code: Code, description: About}}]}
errors:
  gone: {status: 410, message: Gone., remedy: Make another., description: \"# Why\\n\\nIt was *old*.\\n\\n- a\\n- b\"}
",
    );
    has(&page, "| <a id=\"gone\"></a>`gone` | It was *old*. |");
}

#[test]
fn labels_of_the_tables_are_those_of_the_details() {
    let page = reference(
        "docs: {columns: {code: Code, cause: When, remedy: Fix}, sections: [{show: errors, layout: details}]}
errors: {gone: {status: 410, message: Gone., cause: It was old., remedy: Make another.}}
",
    );
    has(&page, "- When: It was old.\n- Fix: Make another.");
}

#[test]
fn a_reason_with_a_status_of_its_own_is_mentioned_under_it() {
    let page = reference(
        "envelope: {code: $code, reason: $reason, status: $status}
docs: {group_by: status, sections: [{show: errors}, {title: Full, show: errors, layout: details, group_by: none}]}
errors:
  invalid: {status: 400, message: Bad., remedy: See., reasons: {owner: {status: 403}, syntax: {}}}
",
    );
    has(
        &page,
        "## 403: Forbidden\n\n- [`invalid`](#invalid): `owner`",
    );
    has(
        &page,
        "```json
{
  \"code\": \"invalid\",
  \"reason\": \"syntax\",
  \"status\": 400
}
```

`owner` (403):

```json
{
  \"code\": \"invalid\",
  \"reason\": \"owner\",
  \"status\": 403
}
```",
    );
}

#[test]
fn a_table_without_rows_is_left_out_and_one_has_a_title() {
    let page = reference(
        "tables: {rate_limits: {columns: [Tier, Limit], rows: [[free, 10]]}}
errors: {failed: {status: 500, message: Failed., remedy: Wait.}}
",
    );
    has(&page, "## Rate limits");
    let empty = reference(
        "lints: {empty-section: allow}
docs: {sections: [{title: Limits, body: None., show: constants}, {show: errors}]}
errors: {failed: {status: 500, message: Failed., remedy: Wait.}}
",
    );
    has(&empty, "None.\n\n| Code | Status | Remedy |");
}

#[test]
fn severity_is_for_those_who_ask() {
    let errors =
        "errors: {failed: {status: 500, message: Failed., remedy: Wait., severity: critical}}\n";
    has_not(&reference(errors), "critical");
    let asked = format!(
        "docs: {{sections: [{{show: errors, columns: {{code: Code, severity: Severity}}}}]}}\n{errors}"
    );
    assert!(reference(&asked).contains("critical"));
}

#[test]
fn reasons_say_how_to_retry_where_that_is_not_what_the_error_says() {
    let page = |reason: &str| {
        reference(&format!(
            "retry: {{4xx: never}}
envelope: {{code: $code, reason: $reason}}
errors: {{full: {{status: 429, message: Full., remedy: Wait., reasons: {{day: {{}}, queue: {{{reason}}}}}}}}}
"
        ))
    };
    has(&page(""), "| Reason |\n| --- |\n| `day` |\n| `queue` |");
    has(
        &page("retry: {after: 5s}"),
        "| Reason | Retry |\n| --- | --- |\n| `day` | Never |\n| `queue` | After 5s |",
    );
}

#[test]
fn cases_stay_pairs_beside_words_for_all_of_them() {
    let page = |words: &str, cases: &str| {
        reference(&format!(
            "docs: {{sections: [{{show: errors}}]}}
errors: {{conflict: {{status: 409, message: A conflict., {words}, cases: [{cases}]}}}}\n"
        ))
    };
    let (used, runs) = (
        "{cause: Used., remedy: Other key.}",
        "{cause: Runs., remedy: Wait.}",
    );
    let both = format!("{used}, {runs}");
    let table = "`conflict`, by cause:

| Cause | Remedy |
| --- | --- |
| Used. | Other key. |
";
    let remedy = page("remedy: See the message.", &both);
    has(
        &remedy,
        "| <a id=\"conflict\"></a>`conflict` | 409 | Used.<br/>Runs. | See the message. |",
    );
    has(&remedy, &format!("{table}| Runs. | Wait. |"));
    let cause = page("cause: It conflicts.", &both);
    has(&cause, &format!("{table}| Runs. | Wait. |"));
    let words = "cause: It conflicts., remedy: See the message.";
    has(&page(words, used), table);
    let shared = format!("{used}, {{cause: Gone., remedy: Other key.}}");
    has(
        &page(words, &shared),
        &format!("{table}| Gone. | Other key. |"),
    );
    has_not(&page("since: '1'", &shared), "by cause");
}

#[test]
fn a_body_does_not_say_a_class_of_statuses() {
    let page = reference(
        "envelope: {status: $status, code: $code, message: $message}
docs: {sections: [{show: errors, layout: details}]}
errors: {down: {status: 5xx, message: Down., remedy: Wait.}, gone: {status: 410, message: Gone., remedy: See.}}
",
    );
    has(&page, "- Status: 5xx\n- Remedy: Wait.");
    has_not(&page, "Status: 410");
}

#[test]
fn titles_and_codes_of_grpc_stand_where_they_say_more() {
    let page = reference(
        "envelope: {code: $code, message: $message, reason: $reason}
docs: {sections: [{show: errors, layout: details}]}
errors:
  plain: {status: 404, title: Plain, message: None., remedy: See., grpc: NOT_FOUND}
  taken:
    status: 409
    title: That name is in use
    message: Taken.
    remedy: See.
    grpc: ALREADY_EXISTS
    reasons: {old: {title: An older one}, new: {}}
",
    );
    has(&page, "## `taken`\n\nThat name is in use\n\n```json");
    has(
        &page,
        "- Status: 409\n- gRPC: `ALREADY_EXISTS`\n- Remedy: See.",
    );
    has(
        &page,
        "| Reason | Title |\n| --- | --- |\n| `old` | An older one |\n| `new` | New |",
    );
    has(&page, "## `plain`\n\n```json");
    has_not(&page, "NOT_FOUND");
}
