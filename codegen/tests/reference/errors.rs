//! Errors in tables and in full, and what stands beside them.

use super::{has, has_not, reference};

#[test]
fn a_column_that_nothing_fills_gives_way_to_the_message() {
    let page = reference(
        "lints: {missing-remedy: allow}
errors:
  frame_lost: {message: 'The frame was lost (no transport handle).'}
  clock_skewed: {message: 'The timestamp is not current.'}
",
    );
    has(
        &page,
        "| Code | Message |
| --- | --- |
| [`frame_lost`](#frame_lost) | The frame was lost (no transport handle). |
| [`clock_skewed`](#clock_skewed) | The timestamp is not current. |",
    );
}

#[test]
fn no_code_is_shown_of_an_error_without_one() {
    let page = reference(
        "envelope: {code: $code, text: $message}
errors:
  bad_key: {status: 401, message: The key is wrong., remedy: Mend it.}
  gateway_timeout: {by: status, status: 504, message: 'It gave up.', remedy: Try again., title: 'A | B'}
",
    );
    has(
        &page,
        r"| [`bad_key`](#bad_key) | 401 | Mend it. |
| [A \| B](#gateway_timeout) | 504 | Try again. |",
    );
    has(&page, "```json\n{\n  \"text\": \"It gave up.\"\n}\n```");
    has_not(&page, "`gateway_timeout`");
}

#[test]
fn a_number_and_every_message_have_a_place_by_default() {
    let page = reference(
        "envelope: {code: $code}
errors:
  slow: {status: 429, number: 17, message: [Slow down., Too fast.], remedy: Wait., severity: warning, fault: client}
",
    );
    has(
        &page,
        "| Code | Number | Status | Remedy |\n| --- | --- | --- | --- |\n| [`slow`](#slow) | 17 | 429 | Wait. |",
    );
    // One list: a list that follows another would be a part of it.
    has(
        &page,
        "- Number: 17
- Status: 429
- Remedy: Wait.
- Fault: client

Message:

- Slow down.
- Too fast.",
    );
}

#[test]
fn a_message_says_when_it_is_sent() {
    let page = reference(
        "errors:
  gone:
    status: 404
    message: [{text: \"It is *gone*.\", when: The account was `deleted`.}, There is none.]
    remedy: See.
",
    );
    has(
        &page,
        "- It is \\*gone\\*. (The account was `deleted`.)\n- There is none.",
    );
}

#[test]
fn facts_of_one_error_are_one_list_without_what_every_error_has() {
    let page = reference(
        "operations: {send: {doc: Sends it., errors: late}}
errors:
  late: {status: 504, message: Late., cause: It took long., remedy: Wait., since: 2026-01-01, processed: yes, channels: [http, task]}
  other: {status: 404, message: Other., remedy: See.}
",
    );
    has(
        &page,
        "- Status: 504
- Message: Late.
- Cause: It took long.
- Remedy: Wait.
- Has taken effect: yes
- Comes: as an HTTP response, in the body of a task
- Operations: `send`
- Since: 2026-01-01",
    );
    has(&page, "- Status: 404\n- Message: Other.\n- Remedy: See.\n");
    has(
        &page,
        "| Operation | Meaning | Errors |\n| --- | --- | --- |\n| `send` | Sends it. | [`late`](#late) |",
    );
}

#[test]
fn attributes_are_those_of_the_client_packages() {
    let page = reference(
        "envelope: {code: $code, message: $message, details: $details}
errors:
  bad_row: {status: 400, message: 'Row {row}: {message} ({status}, {code}).', remedy: Mend it., params: {row: integer, message: string, status: string, code: string, args: string, cause: string}}
",
    );
    has(
        &page,
        "| Code | Rust | TypeScript | Python | Attributes |
| --- | --- | --- | --- | --- |
| [`bad_row`](#bad_row) | `Error::BadRow` | `BadRowError` | `BadRowError` | `row`<br/>`message_`<br/>`status_`<br/>`code_`<br/>`args` (TypeScript), `args_` (Python)<br/>`cause_` |",
    );
}

#[test]
fn a_reason_has_its_status_and_its_message() {
    let page = reference(
        "envelope: {code: $code, reason: $reason, message: $message}
errors:
  conflict:
    status: 409
    message: The change meets another one.
    remedy: See the reason.
    reasons: {stale: {status: 412, message: The tag is stale., remedy: Reload it.}, busy: {remedy: Wait.}}
",
    );
    has(
        &page,
        "| [`conflict`](#conflict) | 409<br/>412 (`stale`) | See the reason. |",
    );
    has(&page, "- Status: 409, 412 (`stale`)");
    has(
        &page,
        "| Reason | Status | Message | Remedy |
| --- | --- | --- | --- |
| `stale` | 412 | The tag is stale. | Reload it. |
| `busy` | 409 | The change meets another one. | Wait. |",
    );
}

#[test]
fn braces_of_a_message_are_those_that_are_sent() {
    let page = reference(
        "docs: {columns: {code: Code, message: Message, quoted: Quoted}}
errors:
  bad_template: {status: 400, message: 'Write {{name}} without spaces.', remedy: Mend it.}
",
    );
    has_not(&page, "name}}");
    has_not(&page, "name\\}\\}");
    assert!(
        page.contains("`\"Write {name} without spaces.\"`"),
        "{page}"
    );
}

#[test]
fn an_old_error_is_marked_in_tables() {
    let page = reference(
        "docs: {sections: [{show: errors}]}
errors:
  old: {status: 400, message: Old., remedy: See., deprecated: {since: 2026-03-01, replaced_by: new, note: It was vague.}}
  new: {status: 400, message: New., remedy: See.}
",
    );
    assert!(
        page.contains(
            "`old`<br/>**Deprecated since 2026-03-01.** Use [`new`](#new).<br/>It was vague. | 400 |"
        ),
        "{page}"
    );
}

#[test]
fn a_note_of_two_paragraphs_keeps_its_break() {
    let page = reference(
        "errors:
  old: {status: 400, message: Old., remedy: See., deprecated: {note: \"One.\\n\\nTwo & <three>.\"}}
",
    );
    has(&page, "**Deprecated.** One.<br/><br/>Two & &lt;three&gt;.");
}

const RICH: &str = "envelope: {code: $code, message: $message, details: $details}
types: {FieldError: {field: {type: string, doc: Which it is.}, inner: {type: [FieldError], required: false}}}
errors:
  invalid:
    status: 400
    message: It did not validate.
    cause: Something is wrong.
    remedy: See the errors.
    params: {errors: {type: [FieldError], at: errors, example: [{field: name}]}}
    examples: [{title: A missing age, params: {errors: [{field: age}]}}]
  conflict:
    status: 409
    message: A conflict.
    cases: [{cause: The key was used., remedy: Take another.}, {cause: It runs., remedy: Wait.}]
  full:
    status: 429
    message: Full.
    remedy: Wait.
    reasons: {day: {cause: A day., remedy: Wait a day.}, queue: {cause: A queue., remedy: Wait.}}
";

#[test]
fn what_a_row_cannot_hold_stands_below_the_table() {
    let page = reference(&format!(
        "docs: {{sections: [{{show: errors, columns: {{code: Code, cause: When, remedy: Fix}}}}]}}\n{RICH}"
    ));
    has(
        &page,
        "`full`, by `details.reason`:

| Reason | When | Fix |
| --- | --- | --- |
| `day` | A day. | Wait a day. |
| `queue` | A queue. | Wait. |",
    );
    has(
        &page,
        "| <a id=\"conflict\"></a>`conflict` | The key was used. | Take another. |
| `conflict` | It runs. | Wait. |",
    );
    has(&page, "`invalid`, the whole body:\n\n```json");
}

#[test]
fn an_error_in_full_has_it_under_its_own_heading_alone() {
    let page = reference(RICH);
    for text in ["by `details.reason`", "by cause:", "the whole body"] {
        has_not(&page, text);
    }
    has(
        &page,
        "| Cause | Remedy |\n| --- | --- |\n| The key was used. | Take another. |\n| It runs. | Wait. |",
    );
    // A row of the table of errors, and one of the table of cases.
    assert_eq!(page.matches("The key was used.").count(), 2, "{page}");
    has(
        &page,
        "| Param | Type | Where | Present | Meaning |
| --- | --- | --- | --- | --- |
| `errors` | list of FieldError | `errors` | always |  |
| `errors[].field` | string |  | always | Which it is. |
| `errors[].inner` | list of FieldError |  | sometimes |  |",
    );
    assert!(page.contains("A missing age:\n\n```json"), "{page}");
    assert!(page.contains("\"field\": \"age\""), "{page}");
}

#[test]
fn a_section_selects_headers_by_role() {
    let page = reference(
        "headers: {request_id: X-Request-Id, retry_after: {name: Retry-After, doc: Seconds.}}
docs: {sections: [{show: headers, headers: [retry_after]}]}
errors: {failed: {status: 500, message: Failed., remedy: Wait.}}
",
    );
    has(
        &page,
        "| Header | Meaning |\n| --- | --- |\n| `Retry-After` | Seconds. |",
    );
    has_not(&page, "X-Request-Id");
}

#[test]
fn a_shape_says_what_the_fields_of_the_envelope_are() {
    let page = reference(
        "envelope: {error: {code: $code, message: $message, details: $details, status: $status}}
fields: {message: Says *what* `it` was.}
docs: {sections: [{show: shape}]}
errors: {failed: {status: 500, message: Failed., remedy: Wait.}}
",
    );
    has(
        &page,
        "{
  \"error\": {
    \"code\": \"...\",
    \"message\": \"Says what it was.\",
    \"details\": {},
    \"status\": 500
  }
}",
    );
}

#[test]
fn the_title_of_a_call_out_is_no_heading() {
    let page = reference(
        "docs: {sections: [{title: Using an SDK?, kind: warning, body: Read on.}, {show: errors}]}
errors: {failed: {status: 500, message: Failed., remedy: Wait.}}
",
    );
    has_not(&page, "## Using");
    assert!(
        page.contains("**Warning: Using an SDK?**\n>\n> Read on."),
        "{page}"
    );
}

#[test]
fn a_text_that_the_service_gives_stands_nowhere() {
    let page = reference(
        "envelope: {code: $code, text: $message}
errors:
  bad_query: {status: 400, aliases: [syntax, '42000'], remedy: Mend the query.}
  bad_key: {status: 401, message: 'The key is wrong.', remedy: Mend it.}
",
    );
    has(
        &page,
        "```json\n{\n  \"code\": \"bad_query\",\n  \"text\": \"Bad query\"\n}\n```",
    );
    has(
        &page,
        "- Also known as: `syntax`, `42000`\n- Status: 400\n- Remedy: Mend the query.",
    );
    has_not(&page, "Message");
}
