//! Python: what the packages promise, held by two type checkers and the interpreter.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use errcat_codegen::Target;

use crate::packages::{Subject, root, scratch, subjects, vectors, write};
use crate::tools::{node, python_tool, run};

/// The folder with every package, and the programs that use them.
fn project() -> &'static Path {
    static PROJECT: OnceLock<PathBuf> = OnceLock::new();
    PROJECT.get_or_init(|| {
        let folder = scratch("python");
        let _ = std::fs::remove_dir_all(&folder);
        for subject in subjects() {
            subject.write(&Target::Python, &folder.join(&subject.catalog.name));
        }
        write(&folder.join("usage.py"), include_str!("usage.py"));
        write(&folder.join("behaviour.py"), include_str!("behaviour.py"));
        write(&folder.join("edges.py"), include_str!("edges.py"));
        folder
    })
}

/// What Python imports from: the source folder of every package.
pub(crate) fn path<'a>(project: &Path, names: impl IntoIterator<Item = &'a str>) -> OsString {
    let folders = names.into_iter().map(|name| project.join(name).join("src"));
    std::env::join_paths(folders).expect("paths without separators")
}

/// What Python imports every package from.
pub(crate) fn all_paths() -> OsString {
    let subjects = subjects();
    path(
        project(),
        subjects.iter().map(|subject| subject.catalog.name.as_str()),
    )
}

#[test]
fn every_response_becomes_its_class() {
    for subject in subjects() {
        let mut program = Command::new("python3");
        program.env("PYTHONPATH", all_paths()).args(["-W", "error"]);
        program
            .arg(root().join("tests/languages/vectors.py"))
            .arg(&subject.catalog.packages.python_module)
            .args(vectors(subject));
        let said = run(&mut program).unwrap_or_else(|differences| panic!("{differences}"));
        assert!(said.ends_with(" vectors, 0 differences\n"), "{said}");
    }
}

#[test]
fn mypy_finds_nothing() {
    let sources: Vec<PathBuf> = subjects().iter().map(source).collect();
    let said = run(mypy("usage")
        .args(["--strict", "--python-version", "3.10"])
        .args(sources)
        .arg("usage.py"));
    assert!(
        said.as_ref()
            .is_ok_and(|said| said.contains("no issues found")),
        "{said:?}"
    );
}

#[test]
fn pyright_finds_nothing() {
    let paths: Vec<String> = subjects()
        .iter()
        .map(|subject| format!("{}/src", subject.catalog.name))
        .collect();
    let include: Vec<&str> = paths
        .iter()
        .map(String::as_str)
        .chain(["usage.py"])
        .collect();
    let configuration = serde_json::json!({
        "include": include,
        "extraPaths": paths,
        "typeCheckingMode": "strict",
        "pythonVersion": "3.10",
        "enableTypeIgnoreComments": false,
        "reportUnnecessaryTypeIgnoreComment": "error",
    });
    write(
        &project().join("pyrightconfig.json"),
        &configuration.to_string(),
    );
    let said = run(node("pyright/index.js").current_dir(project()));
    assert!(
        said.as_ref()
            .is_ok_and(|said| said.contains("0 errors, 0 warnings")),
        "{said:?}"
    );
}

#[test]
fn ruff_finds_nothing() {
    let folders = subjects().iter().map(|subject| &subject.catalog.name);
    let mut ruff = python_tool("ruff");
    ruff.current_dir(project())
        .args(["check", "--no-cache"])
        .args(folders);
    let said = run(&mut ruff).unwrap_or_else(|said| panic!("{said}"));
    assert!(said.contains("All checks passed"), "{said}");
}

#[test]
fn a_wheel_runs_anywhere_and_needs_nothing() {
    let wheels = project().join("wheels");
    let mut pip = python_tool("pip");
    pip.current_dir(project())
        .args(["wheel", "--quiet", "--no-deps", "--no-build-isolation"])
        .args(["--disable-pip-version-check", "--wheel-dir"])
        .arg(&wheels)
        .args(["./nested", "./tongues"]);
    run(&mut pip).unwrap_or_else(|said| panic!("{said}"));
    let read = r#"
import sys, zipfile
from pathlib import Path
for wheel in sorted(Path(sys.argv[1]).iterdir()):
    names = zipfile.ZipFile(wheel).namelist()
    [metadata] = (zipfile.ZipFile(wheel).read(name).decode() for name in names if name.endswith("METADATA"))
    needs = [line for line in metadata.splitlines() if line.startswith("Requires")]
    sys.path.insert(0, str(wheel))
    package = __import__(wheel.name.split("-")[0])
    typed = f"{package.__name__}/py.typed" in names and package.from_parts(status=418).status == 418
    print("-".join(wheel.name.split("-")[2:]), needs, typed)
"#;
    let mut python = Command::new("python3");
    let said = run(python.args(["-I", "-c", read]).arg(&wheels));
    let each = "py3-none-any.whl ['Requires-Python: >=3.10'] True\n";
    assert_eq!(said.expect("the wheels work"), each.repeat(2));
}

#[test]
fn a_deprecated_class_is_reported_where_it_is_used() {
    let mut mypy = mypy("deprecated");
    mypy.args([
        "--python-version",
        "3.10",
        "--enable-error-code=deprecated",
        "usage.py",
    ]);
    let said = run(&mut mypy).expect_err("the class is deprecated");
    let report = "AwkwardError is deprecated: Since 2026-01-01. Use ValidationFailedError. It says too *much*.";
    let of_usage = |line: &&str| line.starts_with("usage.py:") && line.contains(report);
    assert_eq!(said.lines().filter(of_usage).count(), 1, "{said}");
}

#[test]
fn misuse_is_refused() {
    let unmarked = include_str!("usage.py")
        .replace("# type: ignore", "#")
        .replace("# pyright: ignore", "#");
    write(&project().join("unmarked.py"), &unmarked);
    let misuses = include_str!("usage.py").matches("# type: ignore").count();
    let errors = run(mypy("misuse").args(["--strict", "--python-version", "3.10", "unmarked.py"]))
        .expect_err("misuse is refused");
    let lines: std::collections::BTreeSet<&str> = errors
        .lines()
        .filter(|line| line.contains(": error:"))
        .filter_map(|line| line.split(':').nth(1))
        .collect();
    assert_eq!(lines.len(), misuses, "{errors}");
}

#[test]
fn packages_behave_as_they_promise() {
    for file in ["behaviour.py", "edges.py"] {
        let mut program = Command::new("python3");
        program
            .current_dir(project())
            .env("PYTHONPATH", all_paths())
            .args(["-W", "error", file]);
        let said = run(&mut program).expect("no assertion fails");
        assert_eq!(said.trim(), "all held", "{file}");
    }
}

#[test]
fn packages_pass_tests_as_users_write_them() {
    let mut pytest = python_tool("pytest");
    pytest
        .current_dir(project())
        .env("PYTHONPATH", all_paths())
        .env("README", project().join("nested/README.md"))
        .args(["-q", "-p", "no:cacheprovider", "-W", "error"])
        .arg(root().join("tests/languages/pytest"));
    let said = run(&mut pytest).unwrap_or_else(|said| panic!("{said}"));
    assert!(said.contains(" passed in "), "{said}");
}

/// Type checkers that compare each class of a union with each other would take minutes for so many.
#[test]
fn classes_by_the_thousand_come_to_life_one_by_one_and_have_types() {
    let mut catalogue = "errcat: 1\nname: many\nenvelope: {error: {code: $code, message: $message, details: $details}}\n\
        exceptions: {APIError: fallback}\nerrors:\n"
        .to_owned();
    for number in 0..2_100 {
        writeln!(catalogue, "  item_{number}_lost: {{status: 404, message: \"{{item}} is lost.\", cause: C., remedy: R., params: {{item: {{type: string, example: a}}}}}}").expect("a text");
    }
    let folder = scratch("python-many");
    let _ = std::fs::remove_dir_all(&folder);
    Subject::new(&catalogue).write(&Target::Python, &folder);
    write(&folder.join("many.py"), include_str!("many.py"));
    let mut program = Command::new("python3");
    program.current_dir(&folder).env("PYTHONPATH", "src");
    let said =
        run(program.args(["-W", "error", "many.py"])).unwrap_or_else(|said| panic!("{said}"));
    assert_eq!(said.trim(), "all held");
    let mut mypy = python_tool("mypy");
    mypy.current_dir(&folder).env("MYPYPATH", "src");
    let said = run(mypy.args([
        "--strict",
        "--cache-dir=.mypy_cache",
        "src/many_errors",
        "many.py",
    ]));
    assert!(
        said.as_ref()
            .is_ok_and(|said| said.contains("no issues found")),
        "{said:?}"
    );
}

/// Nothing is said of a module by its stub that is not so once the program runs.
#[test]
fn stubs_say_what_is_there() {
    let names = ["nested_errors", "messages_errors", "numbers_errors"];
    let mut stubtest = python_tool("mypy.stubtest");
    stubtest.current_dir(project()).env("MYPYPATH", all_paths());
    // It takes an alias of a `Literal` for that of a union, and knows no names of `typing` that decorators leave.
    let misread = [
        "Processed",
        "RetryKind",
        "ErrorCode",
        "CATALOGUE",
        "__deprecated__",
        "__dir__",
    ];
    let misread: Vec<String> = misread
        .iter()
        .map(|name| format!(".*\\.{name}\n"))
        .collect();
    let allowed = format!("{}.*<callable subtype of object>.*\n", misread.concat());
    write(&project().join("misread.txt"), &allowed);
    stubtest.args(["--allowlist", "misread.txt", "--ignore-unused-allowlist"]);
    let said = run(stubtest
        .env("PYTHONPATH", all_paths())
        .args(names)
        .arg("--concise"));
    assert!(said.is_ok(), "{said:?}");
}

/// mypy over the packages, with a cache of its own: two runs at once would write into one another's.
fn mypy(cache: &str) -> Command {
    let mut mypy = python_tool("mypy");
    mypy.current_dir(project()).env("MYPYPATH", all_paths());
    mypy.arg(format!("--cache-dir=.mypy_cache/{cache}"));
    mypy
}

fn source(subject: &Subject) -> PathBuf {
    project()
        .join(&subject.catalog.name)
        .join("src")
        .join(subject.catalog.packages.python_module.replace('.', "/"))
}

const SHOP: &str = "
errcat: 1
name: shop
title: Errors
envelope: {error: {code: $code, message: $message, reason: $reason, details: $details}}
headers: {request_id: X-Request-Id}
errors:
  out_of_stock: {status: 409, message: None left., remedy: Wait., params: {item: string, left: integer}}
  refused: {status: 409, message: No., remedy: None., reasons: {mood: {remedy: Wait.}}}
  gone: {status: 410, message: It has left., remedy: None.}
";

/// A class with another name under its code and one more value, a reason more, an error less and one more.
const SHOP_OF_TOMORROW: &str = "
errcat: 1
name: shop
title: Errors
envelope: {error: {code: $code, message: $message, reason: $reason, details: $details}}
headers: {request_id: X-Request-Id}
errors:
  sold_out: {code: out_of_stock, status: 410, message: None left., remedy: Wait., params: {item: string, left: integer, limit: {type: integer, required: false}}}
  refused: {status: 409, message: No., remedy: None., reasons: {mood: {remedy: Wait.}, age: {remedy: Wait.}}}
  of_tomorrow: {status: 409, message: Later., remedy: Wait.}
";

#[test]
fn pickles_of_another_version_are_read() {
    let versions = [SHOP, SHOP_OF_TOMORROW].map(|yaml| {
        let folder = scratch(if yaml == SHOP {
            "shop"
        } else {
            "shop-of-tomorrow"
        });
        Subject::new(yaml).write(&Target::Python, &folder);
        folder.join("src")
    });
    let program = include_str!("pickles.py");
    let python = |version: usize, task: &str, input: &[u8]| {
        let mut python = Command::new("python3");
        python
            .env("PYTHONPATH", &versions[version])
            .args(["-c", program, task]);
        crate::tools::pipe(&mut python, input)
    };
    let lines = |text: Vec<u8>| String::from_utf8(text).expect("UTF-8");
    let old = python(0, "write", b"");
    let by_new = "\
SoldOutError out_of_stock 410 None req_1 {'item': 'a', 'left': 0} 0 None None left. (out_of_stock, 409, req_1)
RefusedError refused 409 age req_1 {} - - No. (refused, 409, req_1)
UnknownClientError gone 409 None req_1 {} - - It is gone. (gone, 409, req_1)
OfTomorrowError of_tomorrow 409 None req_1 {} - - Later. (of_tomorrow, 409, req_1)
APITimeoutError None None None None {} - - the request timed out
";
    assert_eq!(lines(python(1, "read", &old)), by_new);
    let by_old = "\
OutOfStockError out_of_stock 409 None req_1 {'item': 'a', 'left': 0} 0 - None left. (out_of_stock, 409, req_1)
RefusedError refused 409 None req_1 {} - - No. (refused, 409, req_1)
GoneError gone 410 None req_1 {} - - It is gone. (gone, 409, req_1)
UnknownClientError of_tomorrow 409 None req_1 {} - - Later. (of_tomorrow, 409, req_1)
APITimeoutError None None None None {} - - the request timed out
";
    assert_eq!(
        lines(python(0, "read", &old)),
        by_old.replace(" 0 None None left", " 0 - None left")
    );
    // The version of tomorrow has written what that of today knows less of.
    let new = python(1, "write", b"");
    let read = lines(python(0, "read", &new));
    let names: Vec<&str> = read
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(
        names,
        [
            "OutOfStockError",
            "RefusedError",
            "GoneError",
            "UnknownClientError",
            "APITimeoutError"
        ]
    );
}
