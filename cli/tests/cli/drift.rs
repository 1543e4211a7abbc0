//! What is on disk against what a run would make: `--check`, `--force`, `--prune`.

use std::fs;

use super::{Project, SHOP};

#[test]
fn check_reports_every_kind_of_difference_and_the_command_that_mends_it() {
    let project = Project::with_shop();
    project
        .run(&["generate", "--check"])
        .code(1)
        .out_has("missing   out/shop.json")
        .out_has("`errcat generate`");
    assert_eq!(
        project.files(),
        ["errcat.toml", "shop.yaml"],
        "--check writes nothing"
    );

    project.run(&["generate"]).code(0);
    let ran = project.run(&["generate", "--check"]).code(0).quiet_err();
    assert_eq!(ran.out, "2 outputs are up to date\n");

    project.write("shop.yaml", SHOP.replace("Wait, then retry.", "Wait."));
    project
        .run(&["generate", "--check"])
        .code(1)
        .out_has("modified  out/shop.json")
        .out_has("`errcat generate`");
    project.run(&["generate"]).code(0);

    project.write("out/shop.md", "edited");
    let ran = project
        .run(&["generate", "--check"])
        .code(1)
        .out_has("edited    out/shop.md");
    assert!(ran.out.contains("`errcat generate --force`"), "{}", ran.out);
    project.run(&["generate", "--force"]).code(0);

    let config = project
        .read("errcat.toml")
        .replace("{name}.md", "{name}.markdown");
    project.write("errcat.toml", config);
    let ran = project
        .run(&["generate", "--check"])
        .code(1)
        .out_has("orphaned  out/shop.md")
        .out_has("missing   out/shop.markdown");
    assert!(ran.out.contains("`errcat generate --prune`"), "{}", ran.out);
    project
        .run(&["generate", "--prune"])
        .code(0)
        .out_has("removed   out/shop.md");
    project.run(&["generate", "--check"]).code(0);

    fs::remove_file(project.path("errcat.lock")).expect("removed");
    project
        .run(&["generate", "--check"])
        .code(1)
        .out_has("errcat.lock");
    project.run(&["generate"]).code(0).out_has("adopted");
    project.run(&["generate", "--check"]).code(0);
}

#[test]
fn the_mending_command_repeats_the_arguments() {
    let project = Project::new();
    project.write("my shop.yaml", SHOP);
    let ran = project
        .run(&[
            "generate",
            "my shop.yaml",
            "--target",
            "json",
            "--out",
            "gen",
            "--check",
        ])
        .code(1);
    assert!(
        ran.out
            .contains("`errcat generate 'my shop.yaml' --target json --out gen`"),
        "{}",
        ran.out
    );
}

#[test]
fn edited_outputs_stop_a_run_until_forced() {
    let project = Project::with_shop();
    project.run(&["generate"]).code(0);
    project.write("out/shop.md", "edited");
    project.write("shop.yaml", SHOP.replace("Wait, then retry.", "Wait."));
    let json = project.read("out/shop.json");
    project
        .run(&["generate"])
        .code(1)
        .err_has("out/shop.md")
        .err_has("errcat generate --force");
    assert_eq!(project.read("out/shop.json"), json, "all or nothing");
    project
        .run(&["generate", "--force"])
        .code(0)
        .out_has("updated   out/shop.md");
    assert!(project.read("out/shop.md").contains("Wait."));
}

#[test]
fn files_of_somebody_else_are_never_replaced() {
    let project = Project::with_shop();
    project.write("out/shop.md", "mine");
    for arguments in [&["generate"][..], &["generate", "--force", "--prune"]] {
        project
            .run(arguments)
            .code(1)
            .err_has("out/shop.md")
            .err_has("was not made by errcat");
    }
    assert_eq!(project.read("out/shop.md"), "mine");
    assert!(!project.path("out/shop.json").exists());
    project
        .run(&["generate", "--check"])
        .code(1)
        .out_has("foreign   out/shop.md")
        .out_has("move");
}

#[test]
fn orphans_are_kept_until_pruned_and_partial_runs_leave_others_alone() {
    let project = Project::with_shop();
    project.write("second.yaml", SHOP.replace("name: shop", "name: second"));
    project.run(&["generate"]).code(0);
    fs::remove_file(project.path("second.yaml")).expect("removed");
    project.run(&["generate", "shop.yaml", "--prune"]).code(0);
    project
        .run(&["generate", "--target", "json", "--prune"])
        .code(0);
    assert!(
        project.path("out/second.json").exists(),
        "a partial run does not answer for other catalogues"
    );
    project
        .run(&["generate"])
        .code(0)
        .err_has("out/second.json")
        .err_has("--prune");
    assert!(project.path("out/second.json").exists());
    project.write("out/second.md", "edited");
    project
        .run(&["generate", "--prune"])
        .code(0)
        .out_has("removed   out/second.json")
        .out_has("released  out/second.md");
    assert!(!project.path("out/second.json").exists() && project.path("out/second.md").exists());
    project.run(&["generate", "--check"]).code(0);
}
