//! What stands on the wire, by the names that it has there.

use super::{has, has_not, reference};

const SPLIT: &str = "envelope: {errors: [{type: $code, detail: $message}], statusCode: $status}
fields: {code: Which it is., message: For people., status: {doc: As the status line., stable: true}}
headers: {idempotency_key: {name: Idempotency-Key, doc: Fresh for each order.}, retry_after: Retry-After}
errors:
  sold_out:
    status: 409
    message: Only {left} of {item} are left.
    remedy: Order fewer.
    params:
      left: {type: integer, at: errors.0.count, example: 3, doc: How many there are.}
      item: {type: string, example: cups}
      wait: {type: seconds, header: Retry-After, example: 60, required: false}
";

#[test]
fn a_field_is_named_as_the_body_has_it() {
    let page = reference(SPLIT);
    has(
        &page,
        "| Field | Meaning | Stability |
| --- | --- | --- |
| `errors[0].type` | Which it is. |  |
| `errors[0].detail` | For people. |  |
| `statusCode` | As the status line. | stable |",
    );
}

#[test]
fn what_stands_in_one_object_is_named_from_there() {
    let page = reference(
        "envelope: {error: {code: $code, message: $message, details: $details}}
fields: {code: Which it is.}
docs: {sections: [{show: fields, columns: {name: Member, description: Says}}, {show: errors}]}
errors:
  full: {status: 429, message: Full., remedy: Wait., reasons: {day: {}, week: {}}}
",
    );
    has(
        &page,
        "| Member | Says |\n| --- | --- |\n| `code` | Which it is. |",
    );
    has(&page, "`full`, by `details.reason`:");
}

#[test]
fn a_reason_of_a_header_is_named_by_it() {
    let page = reference(
        "envelope: {code: $code}
headers: {reason: X-Reason}
docs: {sections: [{show: errors}]}
errors: {full: {status: 429, message: Full., remedy: Wait., reasons: {day: {}, week: {}}}}
",
    );
    has(&page, "`full`, by `X-Reason`:");
}

#[test]
fn a_param_says_where_it_travels_and_what_it_is_like() {
    let page = reference(SPLIT);
    has(
        &page,
        "| Param | Type | Where | Present | Example | Meaning |
| --- | --- | --- | --- | --- | --- |
| `left` | integer | `errors[0].count` | always | `3` | How many there are. |
| `item` | string | the message | always | `cups` |  |
| `wait` | seconds | header `Retry-After` | sometimes | `60` |  |",
    );
}

#[test]
fn headers_of_requests_stand_apart_and_no_default_is_told() {
    let page = reference(SPLIT);
    has(
        &page,
        "| Header |
| --- |
| `Retry-After` |

Sent with requests:

| Header | Meaning |
| --- | --- |
| `Idempotency-Key` | Fresh for each order. |",
    );
}

#[test]
fn a_header_of_a_known_role_says_what_it_is() {
    let page = reference(
        "headers: {code: X-Code, reason: {name: X-Why, doc: Why.}, other: X-Other}
docs: {sections: [{show: headers}]}
errors: {lost: {status: 404, message: It is lost., remedy: Look for it.}}
",
    );
    has(
        &page,
        "| `X-Code` | The code of the error. |
| `X-Why` | Why. |
| `X-Other` |  |",
    );
}

#[test]
fn a_class_of_statuses_leaves_out_those_of_other_classes() {
    let page = reference(
        "exceptions: {AuthenticationError: 401, ClientError: 4xx, QuotaError: [], APIError: fallback}
docs: {sections: [{show: exceptions}, {show: errors}]}
errors:
  missing_key: {status: 401, message: No key., remedy: Send it.}
  out_of_credits: {status: 402, message: No credits., remedy: Buy some., exception: QuotaError}
",
    );
    has(
        &page,
        "| `AuthenticationError` | `AuthenticationError` | 401 responses |
| `ClientError` | `ClientError` | 4xx responses other than 401, [`out_of_credits`](#out_of_credits) |
| `QuotaError` | `QuotaError` | [`out_of_credits`](#out_of_credits) |
| `APIError` | `APIError` | All other error responses |",
    );
}

#[test]
fn a_retired_code_has_its_status_and_leads_to_what_is_sent_now() {
    let page = reference(
        "retired: {old: {status: 410, since: 2026-01-01, replaced_by: new}}
errors: {new: {status: 404, message: New., remedy: See.}}
",
    );
    has(
        &page,
        "| Code | Status | Retired | Use |
| --- | --- | --- | --- |
| <a id=\"old\"></a>`old` | 410 | 2026-01-01 | [`new`](#new) |",
    );
}

#[test]
fn a_retired_code_says_from_and_until_when_it_was_sent() {
    let page = reference(
        "retired: {old: {introduced: '1.0', until: '1.9', since: '2.0'}, odd: {until: 2025-12-31}}
errors: {new: {status: 404, message: New., remedy: See.}}
",
    );
    has(
        &page,
        "| Code | Since | Until | Retired |
| --- | --- | --- | --- |
| <a id=\"old\"></a>`old` | 1.0 | 1.9 | 2.0 |
| <a id=\"odd\"></a>`odd` |  | 2025-12-31 |  |",
    );
}

#[test]
fn a_sample_speaks_of_a_request_id_where_there_is_one() {
    let sample = |head: &str| {
        reference(&format!(
            "{head}docs: {{sections: [{{show: samples}}]}}
errors: {{failed: {{status: 500, message: Failed., remedy: Wait.}}}}\n"
        ))
    };
    let without = sample("envelope: {code: $code, message: $message}\n");
    has_not(&without, "request_id");
    has_not(&without, "requestId");
    let with = sample("headers: {request_id: X-Request-Id}\n");
    assert!(
        with.contains("error.requestId") && with.contains("error.request_id"),
        "{with}"
    );
    assert!(with.contains("received().request_id"), "{with}");
}

#[test]
fn each_status_of_an_error_is_told() {
    let catalogue = "statuses: {409: Conflict, 412: Precondition failed}
errors:
  version_conflict: {status: [409, 412], message: It was changed., remedy: Read it again.}
  locked: {status: [409, 423], message: It is locked., remedy: Wait., reasons: {ours: {cause: We.}, court: {status: 451, cause: A court.}}}
";
    let page = reference(catalogue);
    has(
        &page,
        "| [`version_conflict`](#version_conflict) | 409<br/>412 | Read it again. |",
    );
    has(&page, "- Status: 409, 412\n");
    has(&page, "| `ours` | 409, 423 | We. |");
    let page = reference(&format!("docs: {{group_by: status}}\n{catalogue}"));
    has(
        &page,
        "### 412: Precondition failed\n\n- [`version_conflict`](#version_conflict)\n",
    );
    has(&page, "### 423: Locked\n\n- [`locked`](#locked)\n");
    has(
        &page,
        "### 451: Unavailable For Legal Reasons\n\n- [`locked`](#locked): `court`\n",
    );
}

#[test]
fn kinds_are_told_with_their_errors_and_rules() {
    let page = reference(
        "envelope: {type: $kind, code: $code, message: $message}
retry: {4xx: never}
exceptions: {CardError: {parent: PayError}, PayError: {doc: Of payments.}, APIError: fallback}
kinds:
  card_error: {value: card, doc: The *card* cannot be charged., status: 402, retry: backoff, exception: CardError}
  api_error: {doc: It failed., status: 5xx}
errors:
  declined: {kind: card_error, message: Declined., remedy: Take another.}
  expired: {kind: card_error, message: Expired., remedy: Take another., retry: modified}
  failed: {by: kind, kind: api_error, message: It failed so., remedy: Try again.}
",
    );
    has(
        &page,
        "| `card` | The *card* cannot be charged. | 402 | With exponential back-off | `CardError` | [`declined`](#declined), [`expired`](#expired) |",
    );
    has(
        &page,
        "| `api_error` | It failed. | 5xx |  |  | [Failed](#failed) |",
    );
    has(&page, "- Kind: `card`\n");
    has(&page, "- Kind `card` — with exponential back-off\n");
    has(
        &page,
        "- [`expired`](#expired) — only with a changed request\n",
    );
    has_not(&page, "- [`declined`](#declined) — ");
    has(
        &page,
        "| `CardError` | `CardError` | `PayError` | [`declined`](#declined), [`expired`](#expired) |",
    );
    assert!(page.contains("\"type\": \"card\""), "{page}");
}

#[test]
fn values_of_all_errors_are_said_once() {
    let page = reference(
        "envelope: {error: {code: $code, message: $message, details: $details}, trace: $param.trace_id}
params: {trace_id: {type: string, required: false, doc: The trace., example: t_1}}
errors:
  full: {status: 429, message: Full., remedy: Wait., params: {left: integer}}
  gone: {status: 404, message: Gone., remedy: Look.}
",
    );
    has(
        &page,
        "| Param | Type | Where | Present | Example | Meaning |
| --- | --- | --- | --- | --- | --- |
| `trace_id` | string | `trace` | sometimes | `t_1` | The trace. |",
    );
    has(&page, "## Values of all errors");
    assert_eq!(page.matches("| `trace_id` |").count(), 1, "{page}");
    has(
        &page,
        "| `left` | integer | `error.details.left` | always |",
    );
}

#[test]
fn values_of_a_kind_say_of_which() {
    let page = reference(
        "envelope: {error: {type: $kind, code: $code, message: $message}}
kinds: {card_error: {doc: A card., params: {decline_code: {type: string, at: error.decline_code, required: false}}}, api_error: The API.}
errors:
  declined: {kind: card_error, status: 402, message: No., remedy: Pay.}
  broken: {kind: api_error, status: 500, message: Broken., remedy: Wait.}
",
    );
    has(
        &page,
        "| Param | Type | Where | Present |
| --- | --- | --- | --- |
| `decline_code` | string | `decline_code` | sometimes, of `card_error` |",
    );
}

#[test]
fn a_request_stands_beside_its_operation() {
    let page = reference(
        "operations: {read_item: {http: 'GET /items/{id}', errors: gone}, list_items: gone}
errors:
  gone: {status: 404, message: Gone., remedy: Look.}
",
    );
    has(
        &page,
        "| Operation | Request | Errors |
| --- | --- | --- |
| `read_item` | `GET /items/{id}` | [`gone`](#gone) |
| `list_items` |  | [`gone`](#gone) |",
    );
}
