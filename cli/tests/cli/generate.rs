//! `errcat generate`.

use std::fs;
use std::path::Path;

use errcat_catalog::Sources;
use errcat_codegen::{compile, rust};

use super::{Project, SHOP};

const OUTPUTS: [&str; 5] = [
    "errcat.lock",
    "errcat.toml",
    "out/shop.json",
    "out/shop.md",
    "shop.yaml",
];
#[test]
fn outputs_of_errcat_toml_are_made_and_reported() {
    let project = Project::with_shop();
    let ran = project.run(&["generate"]).code(0).quiet_err();
    assert_eq!(
        ran.out,
        "created   out/shop.json\ncreated   out/shop.md\n2 created, 0 updated, 0 unchanged\n"
    );
    assert_eq!(project.files(), OUTPUTS);

    let ran = project.run(&["generate"]).code(0).quiet_err();
    assert_eq!(ran.out, "0 created, 0 updated, 2 unchanged\n");

    project.write(
        "shop.yaml",
        SHOP.replace("Wait, then retry.", "Wait a little, then retry."),
    );
    let ran = project.run(&["generate"]).code(0).quiet_err();
    assert_eq!(
        ran.out,
        "updated   out/shop.json\nupdated   out/shop.md\n0 created, 2 updated, 0 unchanged\n"
    );
}

#[test]
fn with_a_catalogue_and_out_every_target_is_made() {
    let project = Project::new();
    project.write("in/shop.yaml", SHOP);
    let ran = project
        .run(&["generate", "in/shop.yaml", "--out", "gen"])
        .code(0)
        .quiet_err();
    let files = project.files();
    for path in [
        "gen/errcat.lock",
        "gen/rust/shop.rs",
        "gen/markdown/shop.md",
        "gen/json/shop.json",
    ] {
        assert!(files.contains(&path.to_owned()), "{path}: {files:?}");
    }
    for dir in ["gen/typescript/shop/", "gen/python/shop/"] {
        assert!(
            files.iter().any(|path| path.starts_with(dir)),
            "{dir}: {files:?}"
        );
        assert!(ran.out.contains(&format!("created   {dir}")), "{}", ran.out);
    }
    let piped = Project::new();
    piped
        .run_with_input(&["generate", "-", "--out", "gen"], SHOP)
        .code(0);
    for path in files.iter().filter(|path| path.starts_with("gen/")) {
        assert_eq!(piped.read(path), project.read(path), "{path}");
    }
}

#[test]
fn out_replaces_the_directory_of_errcat_toml() {
    let project = Project::with_shop();
    project
        .run(&["generate", "--out", "elsewhere"])
        .code(0)
        .out_has("elsewhere/out/shop.json");
    assert!(
        project
            .files()
            .contains(&"elsewhere/errcat.lock".to_owned())
    );
    assert!(!project.path("out").exists());
}

#[test]
fn a_target_can_be_made_alone() {
    let project = Project::with_shop();
    project.run(&["generate"]).code(0);
    project.write("shop.yaml", SHOP.replace("Wait, then retry.", "Wait."));
    let ran = project.run(&["generate", "--target", "json"]).code(0);
    assert_eq!(
        ran.out,
        "updated   out/shop.json\n0 created, 1 updated, 0 unchanged\n"
    );
    project
        .run(&["generate", "--check"])
        .code(1)
        .out_has("out/shop.md");
    project
        .run(&["generate", "--target", "jsno"])
        .code(2)
        .err_has("`jsno`")
        .err_has("did you mean `json`?");
    project
        .run(&["generate", "--target", "rust"])
        .code(2)
        .err_has("errcat.toml has no output for `rust`");
    project
        .run(&[
            "generate",
            "shop.yaml",
            "--out",
            "x",
            "--target",
            "markdown",
        ])
        .code(0);
    assert!(project.path("x/markdown/shop.md").exists() && !project.path("x/json").exists());
}

#[test]
fn nothing_is_written_while_a_catalogue_has_errors() {
    let project = Project::with_shop();
    project.write("wrong.yaml", "errcat: 1\nname: wrong\nerros: {}\n");
    project
        .run(&["generate"])
        .code(1)
        .err_has("wrong.yaml:3:1")
        .err_has("nothing was written");
    project
        .run(&["generate", "--check"])
        .code(1)
        .err_has("wrong.yaml:3:1");
    assert_eq!(project.files(), ["errcat.toml", "shop.yaml", "wrong.yaml"]);
}

#[test]
fn two_outputs_of_one_path_are_an_error() {
    let project = Project::with_shop();
    project.write("second.yaml", SHOP.replace("name: shop", "name: second"));
    let config = project
        .read("errcat.toml")
        .replace("out/{name}.md", "out/all.md");
    project.write("errcat.toml", config);
    project
        .run(&["generate"])
        .code(1)
        .err_has("`out/all.md`")
        .err_has("claimed twice")
        .err_has("help: write `{name}` in it");
    assert!(!project.path("out").exists());
}

#[test]
fn outputs_that_meet_are_told_where_they_are_written() {
    let cases = [
        ("rust", "out/a.rs", "json", "out/a.rs"),
        ("rust", "out/a.rs", "rust", "out/a.rs"),
        ("rust", "out/a.rs", "json", "out/a.rs/b.json"),
        (
            "typescript",
            "out/{name}",
            "json",
            "out/{name}/package.json",
        ),
    ];
    for (first, path, second, other) in cases {
        let project = Project::with_shop();
        let config = format!(
            "catalogs = ['shop.yaml']\n[[output]]\ntarget = '{first}'\npath = '{path}'\n[[output]]\ntarget = '{second}'\npath = '{other}'\n"
        );
        project.write("errcat.toml", config);
        for command in [&["generate"][..], &["generate", "--check"]] {
            project
                .run(command)
                .code(1)
                .err_has("errcat.toml:7:8")
                .err_has("the first")
                .err_has("give one of them another path");
        }
        assert!(!project.path("out").exists());
    }
}

#[test]
fn without_errcat_toml_out_is_needed() {
    let project = Project::new();
    project.write("shop.yaml", SHOP);
    project
        .run(&["generate", "shop.yaml"])
        .code(2)
        .err_has("--out DIR");
    project.write("errcat.toml", "catalogs = ['shop.yaml']");
    project.run(&["generate"]).code(2).err_has("[[output]]");
}

#[test]
fn the_bytes_do_not_depend_on_where_and_how_it_is_run() {
    let project = Project::with_shop();
    project.write("deep/x", "");
    project.run(&["generate"]).code(0);
    let (json, lock) = (project.read("out/shop.json"), project.read("errcat.lock"));
    fs::remove_dir_all(project.path("out")).expect("removed");
    fs::remove_file(project.path("errcat.lock")).expect("removed");
    project.run_in("deep", &["generate"], "").code(0);
    assert_eq!(
        (project.read("out/shop.json"), project.read("errcat.lock")),
        (json, lock)
    );
    assert!(
        !lock_has_place(&project),
        "no path of this machine in the manifest"
    );
}

#[test]
fn an_output_directory_that_is_a_file_is_named() {
    let project = Project::with_shop();
    project.write("taken", "");
    project
        .run(&["generate", "--out", "taken"])
        .code(2)
        .err_has("`taken` is a file");
    project.write("out", "");
    project
        .run(&["generate"])
        .code(2)
        .err_has("`out` is a file");
}

fn lock_has_place(project: &Project) -> bool {
    project
        .read("errcat.lock")
        .contains(&*project.path("").to_string_lossy())
}

/// The macro and the build script make the same: `tests/fronts` of the workspace holds them to that function.
#[test]
fn rust_is_what_every_front_makes_of_the_catalogue() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (path, name) in [
        ("catalog/apis/eachlabs.yaml", "eachlabs"),
        ("catalog/apis/evolution.yaml", "evolution"),
        ("catalog/apis/prompts.yaml", "prompts"),
        ("catalog/apis/studio.yaml", "studio"),
        ("catalog/apis/workspace.yaml", "workspace"),
        ("tests/fronts/included.yaml", "included"),
    ] {
        let path = workspace.join(path);
        let project = Project::new();
        let catalog = path.to_string_lossy();
        let arguments = ["generate", &catalog, "--target", "rust", "--out", "gen"];
        project.run(&arguments).code(0).quiet_err();
        let module = project.read(&format!("gen/rust/{name}.rs"));

        let mut sources = Sources::new();
        let file = sources.read(&path).expect("the catalogue is there");
        let source = compile(&mut sources, file, rust::source).emitted;
        let items = module.split_once("`.\n\n").expect("a sentence on top").1;
        assert_eq!(Some(items), source.as_deref(), "{name}");
    }
}

#[test]
fn sites_side_by_side_have_an_index() {
    let project = Project::new();
    let toml = |catalogs: &str| {
        format!(
            "catalogs = [{catalogs}]\n[[output]]\ntarget = \"html\"\npath = \"public/{{name}}/errors\"\n"
        )
    };
    project.write("errcat.toml", toml("\"a.yaml\", \"b.yaml\""));
    project.write("a.yaml", SHOP.replace("name: shop", "name: shop_v1"));
    project.write("b.yaml", SHOP.replace("name: shop", "name: shop_v2"));
    project.run(&["generate"]).code(0).quiet_err();
    let index = project.read("public/index.html");
    for name in ["shop_v1", "shop_v2"] {
        let site = format!("{name}/errors/index.html");
        assert!(index.contains(&format!("<a href=\"{site}\">")), "{index}");
        assert!(project.files().contains(&format!("public/{site}")));
    }
    assert!(index.contains("<script src=\"shop_v1/errors/assets/site.js\""));
    project.run(&["generate", "--check"]).code(0);
    // A run of one catalogue leaves it alone; without the other there is no index.
    project.run(&["generate", "a.yaml"]).code(0);
    assert_eq!(project.read("public/index.html"), index);
    project.write("errcat.toml", toml("\"a.yaml\""));
    project.run(&["generate", "--prune"]).code(0);
    assert!(!project.files().contains(&"public/index.html".to_owned()));
}

#[test]
fn a_release_gives_packages_another_version() {
    let project = Project::with_shop();
    let run = |version| {
        let target = [
            "generate",
            "shop.yaml",
            "--out",
            "dist",
            "--target",
            "python",
        ];
        project.run(&[&target[..], &["--package-version", version]].concat())
    };
    run("2.0.0-rc.1").code(0);
    let manifest = project.read("dist/python/shop/pyproject.toml");
    assert!(manifest.contains("version = \"2.0.0rc1\""), "{manifest}");
    run("2.0")
        .code(2)
        .err_has("`2.0` is no version of a package");
}

#[test]
fn the_hooks_for_pre_commit_pass_until_something_is_wrong() {
    let project = Project::new();
    project.run(&["init", "shop"]).code(0);
    project.run(&["generate"]).code(0);
    let hooks = include_str!("../../../.pre-commit-hooks.yaml");
    let entries = hooks
        .lines()
        .filter_map(|line| line.trim().strip_prefix("entry: errcat "));
    let entries: Vec<Vec<&str>> = entries.map(|entry| entry.split(' ').collect()).collect();
    assert_eq!(entries.len(), 2);
    for entry in &entries {
        project.run(entry).code(0);
    }
    let catalogue = project
        .read("catalog/shop.yaml")
        .replace("errcat: 1", "errcat: 2");
    project.write("catalog/shop.yaml", catalogue);
    for entry in &entries {
        project.run(entry).code(1);
    }
}
