//! Outputs and `errcat.lock` under version control: branches that meet, a lock that is lost, two runs at once.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::process::Command;

use super::{Project, SHOP, errcat};

impl Project {
    fn git(&self, arguments: &[&str]) -> bool {
        let mut git = Command::new("git");
        git.current_dir(self.path(".")).args(arguments);
        for (name, value) in [("AUTHOR", "a"), ("COMMITTER", "b")] {
            git.env(format!("GIT_{name}_NAME"), value);
            git.env(format!("GIT_{name}_EMAIL"), "a@example.com");
        }
        git.env("GIT_CONFIG_GLOBAL", "/dev/null");
        let output = git.output().expect("git is there");
        output.status.success()
    }

    fn commit(&self) {
        assert!(self.git(&["add", "-A"]) && self.git(&["commit", "-qm", "x"]));
    }

    /// Adds an error to the catalogue before the named one, generates, and commits both.
    fn add_error(&self, before: &str, name: &str) {
        let entry = format!("  {name}: {{status: 400, message: M., remedy: R.}}\n  {before}:\n");
        let catalogue = self.read("shop.yaml");
        assert!(catalogue.contains(&format!("  {before}:\n")));
        let catalogue = catalogue.replace(&format!("  {before}:\n"), &entry);
        self.write("shop.yaml", catalogue);
        self.run(&["generate"]).code(0);
        self.commit();
    }
}

/// A project with every target, and a template without a banner, whose hash is in the lock.
fn project_with_every_target() -> Project {
    let project = Project::with_shop();
    project.write(
        "codes.txt.tera",
        "{% for entry in catalog.entries %}{{ entry.code }}\n{% endfor %}",
    );
    let targets = [
        "rust",
        "typescript",
        "python",
        "markdown",
        "json",
        "vectors",
    ];
    let outputs = targets.map(|target| {
        format!("[[output]]\ntarget = \"{target}\"\npath = \"out/{target}/{{name}}\"\n")
    });
    let template = "[[output]]\ntemplate = \"codes.txt.tera\"\npath = \"out/codes.txt\"\n";
    let config = format!("catalogs = [\"*.yaml\"]\n{}{template}", outputs.concat());
    project.write("errcat.toml", config);
    project
}

#[test]
fn branches_that_each_add_an_error_are_settled_by_generate() {
    let project = project_with_every_target();
    assert!(project.git(&["init", "-q", "-b", "main"]));
    project.run(&["generate"]).code(0);
    project.commit();
    assert!(project.git(&["checkout", "-qb", "one"]));
    project.add_error("rate_limited", "one");
    assert!(project.git(&["checkout", "-q", "main"]));
    project.add_error("order_lost", "two");
    project.git(&["merge", "-q", "one"]);

    assert!(
        project.read("out/rust/shop").contains("<<<<<<< "),
        "a conflict"
    );
    assert!(
        project.read("errcat.lock").contains("<<<<<<< "),
        "a conflict"
    );
    project
        .run(&["generate", "--check"])
        .code(1)
        .out_has("modified  out/rust/shop")
        .out_has("`errcat generate` mends it");
    project.run(&["generate"]).code(0).quiet_err();
    project.run(&["generate", "--check"]).code(0);
    let lock = project.read("errcat.lock");
    assert!(!lock.contains("<<<<<<<") && !project.read("out/json/shop").contains("<<<<<<<"));
}

#[test]
fn with_the_attributes_that_init_writes_a_merge_leaves_no_marks() {
    let project = Project::new();
    assert!(project.git(&["init", "-q", "-b", "main"]));
    project.run(&["init", "shop"]).code(0);
    let second = |name: &str| {
        project.run(&["generate"]).code(0);
        let other = project.read("catalog/shop.yaml");
        let other = other.replace("name: shop", &format!("name: {name}"));
        project.write(&format!("catalog/{name}.yaml"), other);
        project.run(&["generate"]).code(0);
        project.commit();
    };
    project.commit();
    assert!(project.git(&["checkout", "-qb", "one"]));
    second("books");
    assert!(project.git(&["checkout", "-q", "main"]));
    second("tools");
    assert!(project.git(&["merge", "-q", "one"]), "no conflict");
    for path in project
        .files()
        .iter()
        .filter(|path| !path.starts_with(".git/"))
    {
        assert!(!project.read(path).contains("<<<<<<< "), "{path}");
    }
    project.run(&["generate"]).code(0).quiet_err();
    project.run(&["generate", "--check"]).code(0);
}

#[test]
fn an_error_more_leaves_the_lock_alone() {
    let project = Project::with_shop();
    project.run(&["generate"]).code(0);
    let lock = project.read("errcat.lock");
    assert_eq!(lock.lines().count(), 3, "a line for each output: {lock}");
    project.write("shop.yaml", SHOP.replace("Wait, then retry.", "Wait."));
    project.run(&["generate"]).code(0).out_has("2 updated");
    assert_eq!(project.read("errcat.lock"), lock);
}

#[test]
fn without_the_lock_outputs_are_known_by_what_they_say() {
    let project = project_with_every_target();
    project.run(&["generate"]).code(0);
    fs::remove_file(project.path("errcat.lock")).expect("removed");
    project.write("shop.yaml", SHOP.replace("Wait, then retry.", "Wait."));
    let markdown = project.read("out/markdown/shop");
    project.write("out/markdown/shop", markdown.replace("Wait", "Weit"));
    project
        .run(&["generate"])
        .code(1)
        .err_has("`out/markdown/shop` was edited since errcat wrote it")
        .err_has("1 file is in the way")
        .err_has("`errcat generate --force` replaces edited outputs");
    project.run(&["generate", "--force"]).code(0);
    project.run(&["generate", "--check"]).code(0);
}

#[test]
fn an_output_that_says_it_is_errcats_without_a_hash_is_replaced_by_force() {
    let project = Project::with_shop();
    let older = "Generated by errcat from the catalogue `shop`. Do not edit: edit the catalogue.";
    project.write("out/shop.md", format!("[//]: # ({older})\n"));
    project
        .run(&["generate"])
        .code(1)
        .err_has("errcat generate --force");
    project.run(&["generate", "--force"]).code(0);
}

#[test]
fn a_lock_of_the_first_version_is_taken_over() {
    let project = Project::with_shop();
    let (json, markdown) = ("old json", "old markdown");
    project.write("out/shop.json", json);
    project.write("out/shop.md", markdown);
    project.write(
        "errcat.lock",
        "# errcat.lock 1 (made by errcat, not to be edited): hash, catalogue, target, path\n\
         2d539911f1bcc81c\tshop\tjson\tout/shop.json\n\
         88b77bc2218a0477\tshop\tmarkdown\tout/shop.md\n",
    );
    let ran = project.run(&["generate"]).code(0).quiet_err();
    assert!(
        ran.out.ends_with("0 created, 2 updated, 0 unchanged\n"),
        "{}",
        ran.out
    );
    project.run(&["generate", "--check"]).code(0);
}

#[test]
fn a_checkout_with_other_line_ends_is_clean() {
    let project = project_with_every_target();
    project.run(&["generate"]).code(0);
    let files = project.files();
    for path in files.iter().filter(|path| !path.contains(".t")) {
        project.write(path, project.read(path).replace('\n', "\r\n"));
    }
    project.run(&["generate", "--check"]).code(0);
    project.write("shop.yaml", SHOP.replace("Wait, then retry.", "Wait."));
    project.run(&["generate"]).code(0).quiet_err();
}

#[test]
fn a_second_run_waits_for_the_first() {
    let project = Project::with_shop();
    project.run(&["generate"]).code(0);
    let first = File::open(project.path(".")).expect("a directory");
    if cfg!(not(unix)) || first.lock().is_err() {
        return; // The system cannot lock a directory, or says so in another way.
    }
    project.write("shop.yaml", SHOP.replace("Wait, then retry.", "Wait."));
    let before = project.read("out/shop.md");
    let mut second = errcat()
        .arg("generate")
        .current_dir(project.path("."))
        .spawn()
        .expect("started");
    let mut said = String::new();
    let mut stderr = BufReader::new(second.stderr.take().expect("piped"));
    stderr.read_line(&mut said).expect("a line");
    assert!(said.contains("another errcat writes into `.`"), "{said}");
    assert_eq!(project.read("out/shop.md"), before);
    drop(first);
    assert!(second.wait().expect("ended").success());
    assert_ne!(project.read("out/shop.md"), before);
}

#[test]
fn runs_of_two_catalogues_into_one_folder_keep_the_lines_of_both() {
    for _ in 0..8 {
        let project = Project::new();
        let runs = ["one", "two"].map(|name| {
            project.write(
                &format!("{name}.yaml"),
                SHOP.replace("name: shop", &format!("name: {name}")),
            );
            let mut command = errcat();
            command.current_dir(project.path("."));
            command.args([
                "generate",
                &format!("{name}.yaml"),
                "--target",
                "markdown",
                "--out",
                "gen",
            ]);
            command.spawn().expect("started")
        });
        for run in runs {
            let output = run.wait_with_output().expect("ended");
            assert!(output.status.success(), "{output:?}");
        }
        assert_eq!(project.read("gen/errcat.lock").lines().count(), 3);
    }
}
