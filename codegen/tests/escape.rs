//! Literals and comments, read back by the languages they are written in.

mod hostile;

use std::path::Path;
use std::process::Command;

use errcat_codegen::escape;

const SEED: u64 = 20_261_121;
const COUNT: usize = 600;

#[test]
fn python_evaluates_literals_and_docstrings_to_the_text() {
    let strings = hostile::strings(SEED, COUNT);
    let mut lines = vec!["import json".to_owned(), "values = []".to_owned()];
    for text in &strings {
        let docstring = escape::python_docstring(text);
        lines.push(format!("values.append({})", escape::python_string(text)));
        lines.push(format!("values.append(\"\"\"{docstring}\"\"\")"));
        // Python reads every escape that the Go literals use, and with the same meaning.
        lines.push(format!("values.append({})", escape::go_string(text)));
    }
    lines.push("print(json.dumps(values))".to_owned());
    let script = lines.join("\n");
    let values = run_json("python3", "script.py", &script);
    assert_each(&values, strings.iter().flat_map(|text| [text, text, text]));
}

#[test]
fn node_evaluates_literals_to_the_text_past_comments() {
    let strings = hostile::strings(SEED, COUNT);
    let mut lines = vec!["const values = [];".to_owned()];
    for text in &strings {
        lines.push(format!("/** {} */", escape::typescript_doc(text)));
        lines.push(format!("values.push({});", escape::typescript_string(text)));
    }
    lines.push("console.log(JSON.stringify(values));".to_owned());
    let script = lines.join("\n");
    assert!(
        !script.contains("</script"),
        "an HTML end tag closes the script that holds it"
    );
    let values = run_json("node", "script.mjs", &script);
    assert_each(&values, &strings);
}

#[test]
fn rustc_compiles_literals_to_the_text() {
    let strings = hostile::strings(SEED, COUNT);
    let literals: Vec<String> = strings
        .iter()
        .map(|text| escape::rust_string(text))
        .collect();
    let source = format!(
        "#![deny(warnings)]\nfn main() {{\n    for text in [\n{}\n] {{\n        println!(\"{{:?}}\", text.as_bytes());\n    }}\n}}\n",
        literals.join(",\n")
    );
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("literals.rs");
    std::fs::write(&file, source).expect("a writable folder");
    let program = folder.path().join("literals");
    run(
        Command::new("rustc")
            .args(["--edition=2024", "-o"])
            .arg(&program)
            .arg(&file),
        "rustc",
    );
    let output = run(&mut Command::new(program), "the compiled literals");
    let values: Vec<String> = output
        .lines()
        .map(|line| serde_json::from_str(line).expect("bytes as a list"))
        .map(|bytes| String::from_utf8(bytes).expect("a str"))
        .collect();
    assert_each(&values, &strings);
}

#[test]
fn json_parses_to_the_text() {
    for text in hostile::strings(SEED, COUNT) {
        let literal = escape::json_string(&text);
        assert_eq!(
            serde_json::from_str::<String>(&literal).expect("valid JSON"),
            text,
            "{literal}"
        );
    }
}

#[test]
fn nothing_invisible_is_left_in_source() {
    let functions: [fn(&str) -> String; 11] = [
        escape::python_string,
        escape::python_docstring,
        escape::typescript_string,
        escape::typescript_doc,
        escape::go_string,
        escape::json_string,
        escape::rust_string,
        escape::markdown_text,
        escape::markdown_inline,
        |text| escape::markdown_block(text, 0),
        |text| escape::line_comment(text, "// "),
    ];
    for c in [
        '\u{200e}', '\u{200f}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{2028}',
        '\u{2029}', '\u{feff}',
    ] {
        for function in functions {
            let escaped = function(&format!("a {c} b"));
            assert!(!escaped.contains(c), "{c:?} in {escaped:?}");
        }
    }
}

#[test]
fn comments_hold_no_tags_but_read_the_same() {
    check_doc("plain `code` *text*", "plain `code` *text*");
    check_doc("ends */ here", "ends *\\/ here");
    check_doc("/ at the start", "\\/ at the start");
    check_doc(
        "@param x\n@deprecated\nmail a@b.c",
        "\\@param x\n * \\@deprecated\n * mail a@b.c",
    );
    check_doc("see {@link Foo}", "see {\\@link Foo}");
    check_doc("one\r\n\r\ntwo ", "one\n *\n * two");
}

fn check_doc(text: &str, expected: &str) {
    assert_eq!(escape::typescript_doc(text), expected);
}

fn assert_each<'a>(values: &[String], strings: impl IntoIterator<Item = &'a String>) {
    let strings: Vec<&String> = strings.into_iter().collect();
    assert_eq!(values.len(), strings.len());
    for (value, text) in values.iter().zip(strings) {
        assert_eq!(value, text, "seed {SEED}");
    }
}

fn run_json(program: &str, name: &str, script: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join(name);
    std::fs::write(&file, script).expect("a writable folder");
    serde_json::from_str(&run(Command::new(program).arg(Path::new(&file)), program))
        .expect("JSON on standard output")
}

fn run(command: &mut Command, program: &str) -> String {
    let output = command.output().unwrap_or_else(|error| {
        panic!("{program} does not start ({error}): install Python 3.10 or later as python3 and Node.js 20 or later as node")
    });
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}
