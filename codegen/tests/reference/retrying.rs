//! The section about trying again.

use super::{has, has_not, reference};

fn retrying(yaml: &str) -> String {
    reference(&format!(
        "docs: {{sections: [{{title: Retrying, show: retry}}]}}\n{yaml}"
    ))
}

#[test]
fn a_class_says_what_it_leaves_out() {
    let page = retrying(
        "retry: {429: after-header, 5xx: backoff, 4xx: {rule: never, note: the request is malformed}}
headers: {retry_after: Retry-After}
errors:
  rate_limited: {status: 429, message: Slow down., remedy: Wait.}
",
    );
    has(
        &page,
        "Safe to retry:

- 429 — after the delay in `Retry-After`, else with exponential back-off
- 5xx — with exponential back-off

Do not retry:

- 4xx other than 429 — the request is malformed",
    );
}

#[test]
fn a_status_that_says_what_its_class_says_does_not_stand_beside_it() {
    let page = retrying(
        "retry: {503: backoff, 5xx: backoff, 400: modified, 404: never, 4xx: never, default: never}
errors:
  gone: {status: 404, message: Gone., remedy: Wait.}
",
    );
    has(
        &page,
        "Safe to retry:

- 5xx — with exponential back-off

Do not retry:

- 400 — only with a changed request
- 4xx other than 400
- Anything else",
    );
}

#[test]
fn errors_and_reasons_with_rules_of_their_own_stand_beside_those_of_statuses() {
    let page = retrying(
        "retry: {409: never, 429: backoff}
envelope: {code: $code, message: $message, details: $details}
errors:
  busy: {status: 409, message: Busy., remedy: Wait., retry: backoff}
  taken: {status: 409, message: Taken., remedy: Pick another., retry: {rule: modified, note: Pick another name.}}
  plain: {status: 409, message: Plain., remedy: See., retry: never}
  full:
    status: 429
    message: Full.
    remedy: Wait.
    reasons:
      day: {remedy: Wait a day., retry: {rule: never, note: Come back tomorrow.}}
      week: {remedy: Wait a week., retry: {rule: never, note: Come back tomorrow.}}
      queue: {remedy: Wait.}
",
    );
    has(
        &page,
        "Safe to retry:

- 429 other than `full` (`day`, `week`) — with exponential back-off
- `busy` — with exponential back-off

Do not retry:

- 409 other than `busy`, `taken`
- `taken` — Pick another name.
- `full` (`day`, `week`) — Come back tomorrow.",
    );
}

#[test]
fn many_exceptions_are_not_listed_twice() {
    let error = |name: &str| {
        format!(
            "  busy_{name}: {{status: 409, message: Busy {name}., remedy: Wait., retry: backoff}}\n"
        )
    };
    let errors: String = ["a", "b", "c", "d", "e"].map(error).concat();
    let page = retrying(&format!("retry: {{409: never}}\nerrors:\n{errors}"));
    has(
        &page,
        "- `busy_a`, `busy_b`, `busy_c`, `busy_d`, `busy_e` — with exponential back-off",
    );
    has(&page, "- 409 other than errors with a rule of their own");
}

#[test]
fn only_what_the_catalogue_says_of_its_back_off_is_said() {
    let errors = "errors: {failed: {status: 500, message: Failed., remedy: Wait.}}\n";
    let page = retrying(&format!("retry: {{5xx: backoff}}\n{errors}"));
    has_not(&page, "Back-off:");
    let page = retrying(&format!(
        "retry: {{5xx: backoff, backoff: {{jitter: none, max_retries: 1}}}}\n{errors}"
    ));
    has(&page, "Back-off: without jitter, at most 1 retry.");
    let page = retrying(&format!(
        "retry: {{5xx: {{rule: backoff, note: Wait and see.}}, backoff: {{max_retries: 2}}}}\n{errors}"
    ));
    has_not(&page, "Back-off:");
    let page = retrying(&format!(
        "retry: {{503: {{backoff: {{initial: 5s, max_elapsed: 2m}}}}, 500: backoff}}\n{errors}"
    ));
    has(
        &page,
        "- 503 — with exponential back-off (first 5s, no retry after 2m)\n- 500 — with exponential back-off",
    );
}

#[test]
fn a_wait_that_is_not_documented_is_not_said() {
    let page = retrying(
        "retry: {5xx: backoff, timeout: {rule: backoff, documented: false}}
errors: {failed: {status: 500, message: Failed., remedy: Wait.}}
",
    );
    has(
        &page,
        "- 5xx — with exponential back-off\n- Network timeouts",
    );
}

#[test]
fn reasons_of_one_error_are_named_together() {
    let page = retrying(
        "retry: {429: backoff, 503: after-header, 5xx: after-header}
envelope: {code: $code, message: $message, details: $details}
errors:
  full:
    status: 429
    message: Full.
    remedy: Wait.
    reasons:
      day: {remedy: Wait a day., retry: never}
      burst: {remedy: Wait., retry: {after: 5s}}
  mixed:
    status: 429
    message: Mixed.
    remedy: Wait.
    reasons:
      one: {remedy: Wait., retry: never}
      two: {remedy: Wait., retry: {after: 5s}}
      three: {remedy: Wait.}
  down: {status: 503, message: Down., remedy: Wait., retry: never}
",
    );
    has(
        &page,
        "- 429 other than `full`, `mixed` (`one`, `two`) — with exponential back-off",
    );
    has(
        &page,
        "- 5xx other than `down` — after the delay that the response names, else with exponential back-off",
    );
    has(&page, "- `full` (`burst`), `mixed` (`two`) — after 5s");
    has(&page, "- `full` (`day`), `mixed` (`one`), `down`");
}

#[test]
fn an_error_says_which_of_its_reasons_have_another_rule() {
    let page = retrying(
        "retry: {409: never, 5xx: backoff, network: backoff}
envelope: {code: $code, message: $message, details: $details}
errors:
  refused:
    status: 409
    message: Refused.
    remedy: Wait.
    retry: {after: 30s}
    reasons: {closed: {remedy: Ask., retry: never}, busy: {remedy: Wait.}}
",
    );
    has(
        &page,
        "- 5xx, network errors — with exponential back-off\n- `refused` other than `closed` — after 30s",
    );
    has(&page, "- 409 other than `refused`\n- `refused` (`closed`)");
}

#[test]
fn a_list_says_of_each_condition_whether_to_try_again() {
    let page = reference(
        "retry: {429: backoff, timeout: {rule: backoff, documented: false}, 4xx: {rule: never, note: it is malformed.}, 501: never}
docs: {sections: [{show: retry, layout: list}]}
errors: {slow: {status: 429, message: Slow down., remedy: Wait.}}
",
    );
    has(
        &page,
        "- 429 — with exponential back-off
- 4xx other than 429 — do not retry; it is malformed.
- 501 — do not retry
- Network timeouts — safe to retry",
    );
}

#[test]
fn errors_lead_to_their_place_on_the_page() {
    let page = reference(
        "retry: {4xx: never}
errors: {busy: {status: 409, message: Busy., remedy: Wait., retry: backoff}}
",
    );
    has(&page, "- [`busy`](#busy) — with exponential back-off");
    has(&page, "- 4xx other than [`busy`](#busy)");
}
