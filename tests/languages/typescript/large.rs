//! A catalogue of 2,000 codes, whose union is as closed as one of twenty.

use std::fmt::Write as _;

use super::{COMPILERS, Project};
use crate::packages::{Subject, scratch, write};

const CODES: usize = 2_000;

#[test]
fn two_thousand_codes_are_a_closed_union() {
    let folder = scratch("large");
    write(&folder.join("package.json"), r#"{"type": "module"}"#);
    let newest = Project::new(folder.clone());
    newest.build(&[Subject::new(&catalogue())]);
    let complete = program(0..CODES, "");
    for compiler in COMPILERS {
        let folder = folder.clone();
        let checked = Project { folder, compiler }.check("complete.ts", &complete);
        assert_eq!(checked.err(), None, "{compiler}");
    }
    let misspelt = program(0..CODES, "    case \"thing_7_not_usabel\": return 0;\n");
    let errors = newest.check("misspelt.ts", &misspelt);
    let errors = errors.expect_err("there is no such code");
    assert!(errors.contains("thing_7_not_usabel"), "{errors}");
    let errors = newest.check("incomplete.ts", &program(0..CODES - 1, ""));
    let errors = errors.expect_err("a code is left");
    let left = format!(
        "Type 'Thing{}NotUsableError' is not assignable to type 'never'",
        CODES - 1
    );
    assert!(errors.contains(&left), "{errors}");
}

fn catalogue() -> String {
    let mut yaml = "errcat: 1\nname: large\n\
        envelope: {error: {code: $code, message: $message, details: $details}}\n\
        exceptions: {RateLimitError: 429, ServerError: 5xx, APIError: fallback}\n\
        errors:\n"
        .to_owned();
    for number in 0..CODES {
        let status = [400, 401, 403, 404, 409, 422, 429, 500, 503][number % 9];
        let _ = write!(
            yaml,
            "  thing_{number}_not_usable:\n    status: {status}\n    message: The thing {{id}} is not usable.\n    \
             remedy: Check it.\n    params: {{id: string, count: {{type: integer, required: false}}}}\n"
        );
    }
    yaml
}

/// A program that tells these codes apart, and uses the rest of the package as programs do.
fn program(codes: std::ops::Range<usize>, more: &str) -> String {
    let mut program = r#"
import { APIError, fromParts, fromThrown, hasCode, isApiError, isKnownError, type ErrorCode, type KnownErrors } from "large-errors";
import { catalogue } from "large-errors/catalogue";

export function told(value: unknown): string | number | undefined {
  if (hasCode(value, "thing_6_not_usable")) return (value.status satisfies 429) + value.id;
  if (!isApiError(value)) return fromThrown(value)?.message;
  if (isKnownError(value)) return catalogue[value.code satisfies ErrorCode].title;
  const error = fromParts({ status: 503 });
  if (!error.known) return error.code?.length;
  return error.code === "thing_8_not_usable" ? (error.status satisfies 503) : error.details.count;
}

export function complete(error: KnownErrors): number | undefined {
  switch (error.code) {
"#
    .to_owned();
    for number in codes {
        let value = ["status", "id.length", "details.count"][number % 3];
        let _ = writeln!(
            program,
            "    case \"thing_{number}_not_usable\": return error.{value};"
        );
    }
    let end = "    default: {\n      const nothing: never = error;\n      return nothing;\n    }\n  }\n}\n";
    program + more + end
}
