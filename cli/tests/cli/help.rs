//! What the command says of itself.

use super::{Project, errcat, golden};

const SUBCOMMANDS: [&str; 9] = [
    "init",
    "new",
    "check",
    "generate",
    "openapi",
    "explain",
    "templates",
    "schema",
    "completions",
];

#[test]
fn help_is_as_pinned_and_has_examples() {
    let project = Project::new();
    let help = project.run(&["--help"]).code(0).quiet_err().out;
    assert!(help.contains("Examples:"), "{help}");
    golden("help/errcat.txt", &help);
    for name in SUBCOMMANDS {
        assert!(help.contains(&format!("\n  {name} ")), "{name}");
        let help = project.run(&[name, "--help"]).code(0).quiet_err().out;
        assert!(help.contains("Examples:"), "{help}");
        golden(&format!("help/{name}.txt"), &help);
    }
}

#[test]
fn the_version_is_the_package_s() {
    let version = Project::new().run(&["--version"]).code(0).quiet_err().out;
    assert_eq!(version, format!("errcat {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_exits_with_2() {
    let project = Project::new();
    project.run(&[]).code(2).err_has("Usage: errcat");
    project.run(&["chekc"]).code(2).err_has("'check'");
    project
        .run(&["check", "--format", "xml"])
        .code(2)
        .err_has("text, json");
    project.run(&["explain"]).code(2).err_has("CODE|RULE");
    project
        .run(&["generate", "--check", "--force"])
        .code(2)
        .err_has("--force");
    for command in ["check", "generate", "explain"] {
        let arguments: &[&str] = if command == "explain" {
            &[command, "no_such_code"]
        } else {
            &[command]
        };
        project
            .run(arguments)
            .code(2)
            .err_has("no catalogue is given, and there is no `errcat.toml`")
            .err_has("errcat init");
    }
}

#[test]
fn the_schema_is_json() {
    let schema = Project::new().run(&["schema"]).code(0).quiet_err().out;
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
    assert!(
        schema["$schema"]
            .as_str()
            .expect("a dialect")
            .contains("json-schema.org")
    );
    assert!(schema["properties"]["errors"].is_object());
}

#[test]
fn completions_name_every_subcommand() {
    let project = Project::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = project.run(&["completions", shell]).code(0).quiet_err().out;
        for name in SUBCOMMANDS {
            assert!(script.contains(name), "{shell} {name}");
        }
    }
    project.run(&["completions", "cmd"]).code(2).err_has("bash");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_reason_to_panic() {
    for arguments in [
        &["schema"][..],
        &["completions", "bash"],
        &["--help"],
        &["explain", "--all"],
    ] {
        let project = Project::with_shop();
        let mut child = errcat()
            .args(arguments)
            .current_dir(project.path("."))
            .spawn()
            .expect("started");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("ended");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("opened");
    let output = errcat().arg("schema").stdout(full).output().expect("ran");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write to standard output"));
}

#[test]
fn what_was_typed_is_shown_without_what_a_terminal_obeys() {
    let project = Project::new();
    for arguments in [
        vec!["check", "--no\u{202e}pe\u{9b}31m"],
        vec!["check", "no\u{202e}pe\u{9b}31m.yaml"],
        vec!["no\u{202e}pe\u{9b}31m"],
    ] {
        let ran = project
            .run(&arguments)
            .code(2)
            .err_has("no\\u202epe\\u009b31m");
        assert!(!ran.err.contains(['\u{202e}', '\u{9b}']), "{}", ran.err);
    }
}
