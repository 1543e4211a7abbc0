//! Causes and remedies of more than one paragraph.

use super::{has, reference};

const ERRORS: &str = "errors:
  locked:
    status: 423
    message: It is locked.
    cause: |
      One of these:

      - the *owner* | a guest,
        who left it open
      - a job of `cron`
    remedy: |
      Unlock it:

      ```sh
      unlock | tee `x`
        --now
      ```

      Then wait.
    reasons: {night: {remedy: \"1. Sleep.\\n2. Try again.\"}}
";

#[test]
fn a_cell_has_a_line_for_each_item_and_each_line_of_code() {
    let page = reference(&format!(
        "docs: {{sections: [{{show: errors, columns: {{code: Code, cause: Why, remedy: Fix}}}}]}}\n{ERRORS}"
    ));
    has(
        &page,
        "| <a id=\"locked\"></a>`locked` | One of these:<br/>• the *owner* \\| a guest, who left it open<br/>• a job of `cron` | Unlock \
         it:<br/><code>unlock \\| tee \\`x\\`</code><br/>`  --now`<br/>Then wait. |",
    );
}

#[test]
fn an_error_in_full_has_them_as_they_are() {
    let page = reference(&format!(
        "docs: {{sections: [{{show: errors, layout: details}}]}}\n{ERRORS}"
    ));
    has(
        &page,
        "Cause:

One of these:

-   the *owner* \\| a guest,
    who left it open
-   a job of `cron`",
    );
    has(&page, "```sh\nunlock | tee `x`\n  --now\n```\n\nThen wait.");
    has(&page, "| `night` | 1\\. Sleep.<br/>2. Try again. |");
}
