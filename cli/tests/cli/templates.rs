//! Templates of the user's own.

use std::fs;

use super::Project;

#[test]
fn a_target_of_the_user_s_own_renders_a_template() {
    let project = Project::with_shop();
    let output = "[[output]]\ntemplate = \"go/errors.go.tera\"\npath = \"out/{name}/errors.go\"\n";
    let config = format!(
        "templates = \"templates\"\n{}{output}",
        project.read("errcat.toml")
    );
    project.write("errcat.toml", config);
    project.write(
        "templates/go/errors.go.tera",
        "package {{ catalog.name }}\n",
    );
    project
        .run(&["generate"])
        .code(0)
        .out_has("created   out/shop/errors.go");
    assert_eq!(project.read("out/shop/errors.go"), "package shop\n");
    project
        .run(&["generate", "--target", "go/errors.go.tera", "--check"])
        .code(0);

    project.write("templates/go/errors.go.tera", "package {{ catalog.name\n");
    project
        .run(&["generate"])
        .code(2)
        .err_has("error: ")
        .err_has("--> templates/go/errors.go.tera:");
    project.write(
        "templates/go/errors.go.tera",
        "package {{ catalog.nmae }}\n",
    );
    project
        .run(&["generate"])
        .code(2)
        .err_has("--> templates/go/errors.go.tera:1:")
        .err_has("nmae");
    fs::remove_file(project.path("templates/go/errors.go.tera")).expect("removed");
    project
        .run(&["generate"])
        .code(2)
        .err_has("go/errors.go.tera");
}

#[test]
fn a_template_makes_a_file_of_each_error() {
    let project = Project::with_shop();
    let output = |path: &str| {
        let output = format!("[[output]]\ntemplate = \"one.tera\"\npath = \"{path}\"\n");
        project.write(
            "errcat.toml",
            format!("catalogs = [\"shop.yaml\"]\n{output}"),
        );
    };
    output("out/{name}/{code}.rst");
    project.write(
        "one.tera",
        "{{ entry.code }} of {{ catalog.name }} at {{ path }}\n",
    );
    let ran = project.run(&["generate"]).code(0);
    ran.out_has("created   out/shop/rate_limited.rst");
    assert_eq!(
        project.read("out/shop/rate_limited.rst"),
        "rate_limited of shop at rate_limited\n"
    );
    let shop = project.read("shop.yaml");
    project.write(
        "shop.yaml",
        shop.replacen(
            "  rate_limited:\n",
            "  rate_limited:\n    audience: internal\n",
            1,
        ),
    );
    project
        .run(&["generate", "--prune"])
        .code(0)
        .out_has("rate_limited.rst");
    assert!(!project.path("out/shop/rate_limited.rst").exists());
    // What is wrong with it is said once, and not of each error.
    project.write("one.tera", "{{ entry.nmae }}\n");
    let ran = project.run(&["generate"]).code(2);
    assert_eq!(ran.err.matches("--> one.tera:1:").count(), 1, "{}", ran.err);
    for (path, words) in [
        ("out/e-{code}.rst", "no file or folder of its own"),
        ("out/{cdoe}.rst", "`{name}` and `{code}` are the only ones"),
    ] {
        output(path);
        project.run(&["generate"]).code(1).err_has(words);
    }
}

#[test]
fn templates_that_are_not_there_are_named() {
    let project = Project::with_shop();
    project
        .run(&["generate", "--templates", "nowhere"])
        .code(2)
        .err_has("nowhere");
}

#[test]
fn a_template_of_the_same_name_replaces_errcat_s_own() {
    let project = Project::with_shop();
    project.write(
        "mine/markdown/page.md.tera",
        "# {{ catalog.title }}, my way\n",
    );
    project.run(&["generate", "--templates", "mine"]).code(0);
    assert_eq!(project.read("out/shop.md"), "# Shop, my way\n");
    let config = format!("templates = \"mine\"\n{}", project.read("errcat.toml"));
    project.write("errcat.toml", config);
    project.run(&["generate", "--check"]).code(0);
}

#[test]
fn a_template_without_a_directory_of_templates_lies_beside_errcat_toml() {
    let project = Project::with_shop();
    let output = "[[output]]\ntemplate = \"list.txt.tera\"\npath = \"out/{name}.txt\"\n";
    let config = format!("{}{output}", project.read("errcat.toml"));
    project.write("errcat.toml", config);
    project
        .run(&["generate"])
        .code(2)
        .err_has("cannot read template `list.txt.tera`");
    project.write(
        "list.txt.tera",
        "{% for entry in catalog.entries %}{{ entry.code }}\n{% endfor %}",
    );
    project.write("deep/broken.tera", "{{");
    project.run_in("deep", &["generate"], "").code(0);
    assert_eq!(
        project.read("out/shop.txt"),
        "rate_limited\ncapacity_exceeded\norder_404\n"
    );
}

#[test]
#[cfg(unix)]
fn no_template_is_read_through_a_link_out_of_its_directory() {
    use std::os::unix::fs::symlink;

    let project = Project::with_shop();
    project.write("secret", "password");
    project.write("mine/own.tera", "mine\n");
    project.write("mine/deep/other.tera", "other\n");
    let generate = |config: &str| {
        let output = "[[output]]\ntemplate = 'x.tera'\npath = 'out/x.txt'\n";
        project.write(
            "errcat.toml",
            format!("catalogs = ['shop.yaml']\n{config}{output}"),
        );
        project.run(&["generate"])
    };
    symlink("own.tera", project.path("mine/x.tera")).expect("a link");
    generate("templates = 'mine'\n").code(0);
    assert_eq!(project.read("out/x.txt"), "mine\n");

    symlink("../..", project.path("mine/deep/out")).expect("a link");
    generate("templates = 'mine'\n")
        .code(2)
        .err_has("template `mine/deep/out`: is a link that leads out");
    fs::remove_file(project.path("mine/deep/out")).expect("removed");
    symlink("..", project.path("mine/deep/up")).expect("a link");
    generate("templates = 'mine'\n")
        .code(2)
        .err_has("template `mine/deep/up`: is a link to a directory that it is in");

    fs::remove_file(project.path("mine/deep/up")).expect("removed");
    fs::remove_file(project.path("mine/x.tera")).expect("removed");
    symlink("../secret", project.path("mine/x.tera")).expect("a link");
    generate("templates = 'mine'\n")
        .code(2)
        .err_has("template `mine/x.tera`: is a link that leads out");

    let outside = tempfile::tempdir().expect("a directory");
    fs::write(outside.path().join("x.tera"), "theirs\n").expect("written");
    symlink(outside.path(), project.path("theirs")).expect("a link");
    generate("templates = 'theirs'\n")
        .code(1)
        .err_has("errcat.toml:2:13")
        .err_has("`theirs` leads out of the project");
    symlink(outside.path().join("x.tera"), project.path("x.tera")).expect("a link");
    generate("")
        .code(2)
        .err_has("template `x.tera`: is a link that leads out");
}

#[test]
fn facts_of_one_s_own_reach_templates() {
    let project = Project::new();
    let facts = "x-runbook: {page: RB-7}";
    project.write(
        "shop.yaml",
        format!("errcat: 1\nname: shop\nx-team: core\nerrors:\n  sold_out: {{status: 409, message: It is sold out., remedy: Wait., {facts}}}\n"),
    );
    project.write(
        "errcat.toml",
        "catalogs = [\"*.yaml\"]\ntemplates = \"templates\"\n\
         [[output]]\ntemplate = \"runbooks.tera\"\npath = \"out/{name}.txt\"\n",
    );
    project.write(
        "templates/runbooks.tera",
        "{{ catalog[\"x-team\"] }}:{% for entry in catalog.entries %} {{ entry.name }} {{ entry[\"x-runbook\"].page }}{% endfor %}\n",
    );
    project.run(&["generate"]).code(0);
    assert_eq!(project.read("out/shop.txt"), "core: sold_out RB-7\n");
}

#[test]
fn what_is_written_out_and_left_as_it_is_changes_no_output() {
    let project = Project::with_shop();
    project.run(&["generate"]).code(0);
    let listed = project.run(&["templates"]).code(0).quiet_err().out;
    let mut all = vec!["templates", "--out", "own"];
    for name in listed.lines() {
        let printed = project.run(&["templates", name]).code(0).quiet_err().out;
        all.push(name);
        assert!(
            printed.contains('{') || name.ends_with("py.typed.tera"),
            "{name}"
        );
    }
    project
        .run(&all)
        .code(0)
        .out_has("created  own/markdown/page.md.tera");
    project
        .run(&["generate", "--templates", "own", "--check"])
        .code(0);

    project.write("own/markdown/page.md.tera", "{{ banner }}\nmine\n");
    project
        .run(&["generate", "--templates", "own", "--check"])
        .code(1);
    let again = ["templates", "markdown", "--out", "own"];
    project
        .run(&again)
        .code(2)
        .err_has("exists; nothing was written");
    assert!(project.read("own/markdown/page.md.tera").contains("mine"));
}

#[test]
fn templates_are_found_by_name_and_by_folder() {
    let project = Project::new();
    let python = project.run(&["templates", "python"]).code(0).out;
    assert!(python.lines().count() > 10, "{python}");
    assert!(
        python.lines().all(|name| name.starts_with("python/")),
        "{python}"
    );
    project
        .run(&["templates", "markdown/pgae.md.tera"])
        .code(2)
        .err_has("did you mean `markdown/page.md.tera`?");
    project
        .run(&["templates", "--out", "own"])
        .code(2)
        .err_has("<NAME>");
}
