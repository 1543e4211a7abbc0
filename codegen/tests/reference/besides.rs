//! What bodies say besides the parts of an error.

use super::{has, has_not, reference};

#[test]
fn members_of_bodies_stand_below_the_envelope() {
    let page = reference(
        "envelope: {code: $code, message: $message}
members: {retry_after: wait.seconds, should_retry: again, recovery: todo}
errors: {busy: {status: 503, message: Busy., remedy: Wait.}}
",
    );
    has(
        &page,
        "| Member | What it says |
| --- | --- |
| `wait.seconds` | How long to wait |
| `again` | Whether to try again |
| `todo` | What to do |",
    );
}

#[test]
fn an_envelope_of_former_days_is_shown() {
    let page = reference(
        "envelope: {code: $code, message: $message}
envelopes: {old: {body: {errorCode: $code}, former: true}}
errors: {busy: {status: 503, message: Busy., remedy: Wait.}}
",
    );
    has(
        &page,
        "Of former days:\n\n```json\n{\n  \"errorCode\": \"busy\"\n}\n```",
    );
}

#[test]
fn a_success_says_by_what_it_is_an_error() {
    let of = |head: &str| {
        reference(&format!(
            "{head}\nerrors: {{busy: {{status: 200, message: Busy., remedy: Wait.}}}}\n"
        ))
    };
    let page = of("envelope: {ok: false, error: $code}\nerrors_in_success: 200");
    has(
        &page,
        "Responses with the status `200` may be errors as well. They are where the body has `ok: false` and a code at `error`.",
    );
    let page = of("envelope: {errors: {$each: {code: $code}}}\nerrors_in_success: 200");
    has(
        &page,
        "Responses with the status `200` may be errors as well. They are where there is an error in the list `errors`.",
    );
}

#[test]
fn what_few_errors_have_is_a_fact_of_theirs() {
    let page = reference(
        "codes: {style: any}
exceptions: {AccessError: {status: 401, exit: 77}, AppError: fallback}
errors:
  no_link: {code: '08000', prefix: '08', bases: {python: ValueError, typescript: TypeError}, status: 503, message: No., remedy: Try.}
docs: {sections: [{show: errors, layout: details}, {title: Classes, show: exceptions}]}
",
    );
    has(
        &page,
        "- Cases begin with: `08`\n- Also a: `ValueError` in Python, `TypeError` in TypeScript",
    );
    has(
        &page,
        "| `AccessError` | `AccessError` | 77 | 401 responses |",
    );
    let page = reference("errors: {busy: {status: 503, message: Busy., remedy: Wait.}}\n");
    for words in ["Exit code", "Member", "Cases begin with"] {
        has_not(&page, words);
    }
}
