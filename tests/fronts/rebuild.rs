//! A user's project, built by cargo with each front, edited and built again.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::support::root;

/// Two packages of one workspace over one catalogue of two files: each prints what it was compiled with.
struct Project {
    folder: PathBuf,
}

const CATALOGUE: &str = "catalog/included.yaml";
const INCLUDED: &str = "catalog/errors/billing.yaml";

const MAIN: &str = r#"
fn main() {
    use errors::{Code, Error, NotFound, PaymentRequired};

    let missing = Error::from(NotFound { kind: "queue".to_owned(), path: String::new().into() });
    let unpaid = Error::from(PaymentRequired { cents: 5, lines: None });
    let [first, second] = [Code::NotFound, Code::PaymentRequired].map(|code| code.entry().status);
    println!("{missing} {first:?} {unpaid} {second:?}");
}
"#;

impl Project {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fronts");
        let project = Self { folder };
        let errcat = |path: &str| root().join(path).to_string_lossy().replace('\\', "/");
        let package = |name: &str, rest: &str| {
            format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{rest}")
        };
        let (runtime, codegen) = (errcat(""), errcat("codegen"));
        let derive = format!("errcat = {{ path = '{runtime}', features = ['derive'] }}\n");
        let script = format!(
            "errcat = {{ path = '{runtime}' }}\n\n[build-dependencies]\nerrcat-codegen = {{ path = '{codegen}' }}\n"
        );
        for (path, text) in [
            (
                "Cargo.toml",
                "[workspace]\nresolver = \"3\"\nmembers = [\"macro\", \"script\"]\n".to_owned(),
            ),
            (
                "Cargo.lock",
                fs::read_to_string(root().join("Cargo.lock")).expect("a lock file"),
            ),
            ("macro/Cargo.toml", package("by-macro", &derive)),
            (
                "macro/src/main.rs",
                format!("mod errors {{\n    errcat::catalog!(\"../{CATALOGUE}\");\n}}\n{MAIN}"),
            ),
            ("script/Cargo.toml", package("by-script", &script)),
            (
                "script/src/main.rs",
                format!("mod errors {{\n    errcat::include_catalog!(\"included\");\n}}\n{MAIN}"),
            ),
            (
                "script/build.rs",
                format!(
                    "fn main() -> Result<(), errcat_codegen::Error> {{\n    errcat_codegen::Config::new().compile(\"../{CATALOGUE}\")\n}}\n"
                ),
            ),
            (CATALOGUE, include_str!("included.yaml").to_owned()),
            (INCLUDED, include_str!("errors/billing.yaml").to_owned()),
        ] {
            project.write(path, &text);
        }
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.folder.join(path)).expect("the file is there");
        assert!(text.contains(from), "`{from}` is not in {path}");
        self.write(path, &text.replace(from, to));
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO"))
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env("CARGO_TERM_COLOR", "always")
            .output()
            .expect("cargo starts")
    }

    /// Builds both packages without a warning, though neither uses all of its catalogue, and says what each prints.
    fn built(&self) -> [String; 2] {
        let build = self.cargo(&["build", "--workspace"]);
        let said = text(&build.stderr);
        assert!(
            build.status.success() && !said.contains("warning"),
            "{said}"
        );
        ["by-macro", "by-script"].map(|name| {
            let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
            let run = Command::new(self.folder.join("target/debug").join(name)).output();
            text(&run.expect("the program starts").stdout)
        })
    }

    /// The packages that a build compiles.
    fn compiled(&self) -> Vec<String> {
        let build = self.cargo(&["build", "--workspace", "--message-format", "json"]);
        assert!(build.status.success(), "{}", text(&build.stderr));
        let messages = text(&build.stdout);
        let messages = messages.lines().map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("a message is JSON")
        });
        messages
            .filter(|message| message["fresh"] == false)
            .map(|message| message["package_id"].to_string())
            .collect()
    }

    /// What a build that fails says about one package.
    fn refused(&self, package: &str) -> String {
        let build = self.cargo(&["build", "--package", package]);
        assert!(!build.status.success(), "{package} is built");
        text(&build.stderr)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// One test, since each step goes on from the one before.
#[test]
fn an_edit_of_any_file_is_built_and_nothing_else() {
    let project = Project::new();
    let both = |line: &str| [line, line].map(|line| format!("{line}\n"));
    assert_eq!(
        project.built(),
        both(
            "There is no queue of that name. Some(Exact(404)) \
             The balance does not cover 5 cents. Some(Exact(402))"
        )
    );
    assert_eq!(project.compiled(), Vec::<String>::new());

    project.edit(CATALOGUE, "status: 404", "status: 410");
    assert_eq!(
        project.built(),
        both(
            "There is no queue of that name. Some(Exact(410)) \
             The balance does not cover 5 cents. Some(Exact(402))"
        )
    );
    assert_eq!(project.compiled(), Vec::<String>::new());

    project.edit(
        INCLUDED,
        "does not cover {cents} cents",
        "lacks {cents} cents",
    );
    assert_eq!(
        project.built(),
        both(
            "There is no queue of that name. Some(Exact(410)) \
             The balance lacks 5 cents. Some(Exact(402))"
        )
    );
    assert_eq!(project.compiled(), Vec::<String>::new());

    project.edit(INCLUDED, "    remedy: Top up.\n", "");
    let warned = text(&project.cargo(&["build", "--workspace"]).stderr);
    let warning = "../catalog/errors/billing.yaml:3:3: [missing-remedy]: ";
    assert!(warned.contains(warning), "{warned}");

    project.edit(CATALOGUE, "{kind} of", "{knd} of");
    project.edit(INCLUDED, "status: 402", "status: 4002");
    let places = [
        "included.yaml:10:27: error[",
        "errors/billing.yaml:4:13: error[",
    ];
    let [of_macro, of_script] = ["by-macro", "by-script"].map(|package| {
        let said = project.refused(package);
        for place in places {
            let place = format!("../catalog/{place}");
            assert!(said.contains(&place), "`{place}` is not in\n{said}");
        }
        said
    });
    assert!(of_macro.contains("due to 1 previous error"), "{of_macro}");
    let (_, of_script) = of_script.split_once("Error: ").expect("an error");
    let (of_script, _) = of_script.split_once("warning").unwrap_or((of_script, ""));
    let of_script = of_script.rsplit_once("help: ").expect("a help").0;
    assert!(!of_script.contains('\u{1b}'), "{of_script}");
}
