//! Generators of clients take what the target makes: the types of TypeScript narrow by code, and models of Python are read back.

use std::fs;

use errcat_codegen::OpenApi;
use serde_json::Value as Json;

use super::document::whole;
use crate::packages::{scratch, subject, write};
use crate::tools::{openapi_node, openapi_python, run};

const NARROWS: &str = r#"
import type { components } from "./evolution";

type Failure = components["responses"]["Error429"]["content"]["application/json"];

export function wait(failure: Failure): number {
  const error = failure.error;
  switch (error.code) {
    case "rate_limited":
      return error.details.retry_after;
    case "capacity_exceeded":
      return error.details.reason === "daily_quota" ? 86_400 : 60;
    case "too_many_active_api_requests":
      return error.details.used - error.details.limit;
    default: {
      const none: never = error;
      return none;
    }
  }
}
"#;

#[test]
fn types_of_typescript_narrow_by_code() {
    let folder = scratch("openapi-typescript");
    for name in ["evolution", "orders", "shapes", "ledger", "forms", "values"] {
        let catalog = &subject(name).catalog;
        let document = folder.join(format!("{name}.json"));
        write(&document, &whole(catalog, &OpenApi::default()).to_string());
        let mut generator = openapi_node("openapi-typescript/bin/cli.js");
        generator.arg(&document).arg("--output");
        run(generator.arg(folder.join(format!("{name}.ts")))).expect("types");
    }
    let wrong = NARROWS.replace("retry_after", "retry_before");
    write(&folder.join("narrows.ts"), NARROWS);
    write(&folder.join("wrong.ts"), &wrong);
    let check = |program: &str| {
        let mut compiler = openapi_node("typescript/bin/tsc");
        compiler.args(["--strict", "--noEmit", "--target", "es2022"]);
        let types = [
            "orders.ts",
            "shapes.ts",
            "ledger.ts",
            "forms.ts",
            "values.ts",
        ];
        compiler.current_dir(&folder).arg(program).args(types);
        run(&mut compiler)
    };
    check("narrows.ts").expect("a switch over the codes of a status");
    let said = check("wrong.ts").expect_err("a member that no error has");
    assert!(said.contains("retry_before"), "{said}");
}

const READS: &str = r#"
import json
import sys

sys.path.insert(0, ".")
from closed.models import Error429 as Closed
from opened.models import Error429 as Opened
from opened.models import RateLimitedError, UnknownError

document = json.load(open("closed.json"))
examples = document["components"]["responses"]["Error429"]["content"]["application/json"]["examples"]
classes = {}
for name, example in examples.items():
    for read in (Closed, Opened):
        made = read.from_dict(example["value"])
        assert made.to_dict() == example["value"], name
        classes[name] = type(made.error).__name__
assert isinstance(Opened.from_dict(examples["rate_limited"]["value"]).error, RateLimitedError)
tomorrow = {"error": {"code": "of_tomorrow", "message": "New.", "details": {"x": 1}}}
assert isinstance(Opened.from_dict(tomorrow).error, UnknownError)
try:
    Closed.from_dict(tomorrow)
    raise SystemExit("a closed list takes no code of tomorrow")
except ValueError:
    pass
print(json.dumps(classes))
"#;

#[test]
fn models_of_python_are_read_back() {
    let folder = scratch("openapi-python");
    let mut settings = OpenApi::default();
    for (name, open) in [("closed", false), ("opened", true)] {
        settings.open = open;
        let document = whole(&subject("evolution").catalog, &settings);
        generate(&folder, name, &document);
    }
    settings.open = false;
    for name in ["orders", "shapes", "ledger", "values", "aip"] {
        generate(&folder, name, &whole(&subject(name).catalog, &settings));
    }
    write(&folder.join("reads.py"), READS);
    let said = run(openapi_python().current_dir(&folder).arg("reads.py")).expect("models");
    let classes: Json = serde_json::from_str(&said).expect("JSON");
    assert_eq!(classes["rate_limited"], "RateLimitedError");
    assert_eq!(
        classes["capacity_exceeded.daily_quota"],
        "CapacityExceededError"
    );
}

fn generate(folder: &std::path::Path, name: &str, document: &Json) {
    let file = folder.join(format!("{name}.json"));
    write(&file, &document.to_string());
    write(&folder.join("config.yaml"), "post_hooks: []\n");
    let _ = fs::remove_dir_all(folder.join(name));
    let mut generator = openapi_python();
    generator
        .current_dir(folder)
        .args(["-m", "openapi_python_client", "generate"]);
    generator.args([
        "--meta",
        "none",
        "--fail-on-warning",
        "--config",
        "config.yaml",
    ]);
    generator
        .arg("--path")
        .arg(&file)
        .arg("--output-path")
        .arg(name);
    run(&mut generator).expect("a client");
}
