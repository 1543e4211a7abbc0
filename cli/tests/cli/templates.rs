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
