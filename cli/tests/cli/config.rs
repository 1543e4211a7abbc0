//! `errcat.toml`.

use super::{Project, SHOP};

#[test]
fn the_nearest_parent_with_the_file_is_the_project() {
    let project = Project::with_shop();
    project.write("deep/er/x", "");
    project.write("wrong.yaml", "errcat: 1\nname: wrong\nerros: {}\n");
    project
        .run_in("deep/er", &["check"], "")
        .code(1)
        .err_has("../../wrong.yaml:3:1")
        .out_has("checked 2 catalogues");
    std::fs::remove_file(project.path("wrong.yaml")).expect("removed");
    project
        .run_in("deep/er", &["generate"], "")
        .code(0)
        .out_has("out/shop.json");
    assert!(
        project.files().contains(&"errcat.lock".to_owned()),
        "{:?}",
        project.files()
    );

    project.write("deep/errcat.toml", "catalogs = [\"er/shop.yaml\"]\n");
    project.write("deep/er/shop.yaml", SHOP);
    project
        .run_in("deep/er", &["check"], "")
        .code(0)
        .out_has("checked 1 catalogue:");
}

#[test]
fn every_mistake_has_its_place_and_what_to_write() {
    let project = Project::with_shop();
    let cases = [
        (
            "catlogs = []",
            "errcat.toml:1:1",
            "did you mean `catalogs`?",
        ),
        ("", "errcat.toml:1:1", "`catalogs` is missing"),
        ("catalogs = []", "errcat.toml:1:12", "`catalogs` is empty"),
        (
            "catalogs = 'x.yaml'",
            "errcat.toml:1:12",
            "must be a list of paths",
        ),
        ("catalogs = [1]", "errcat.toml:1:13", "must be a string"),
        (
            "catalogs = ['no/*.yaml']",
            "errcat.toml:1:13",
            "`no/*.yaml` names no file",
        ),
        (
            "catalogs = ['*/*.yaml']",
            "errcat.toml:1:13",
            "more than one `*`",
        ),
        ("catalogs = ['shop.yaml'", "errcat.toml:1:", "error"),
        (
            "catalogs = ['*.yaml']\ntemplates = 3",
            "errcat.toml:2:13",
            "`templates` must be a string",
        ),
        (
            "catalogs = ['*.yaml']\noutput = 3",
            "errcat.toml:2:10",
            "[[output]]",
        ),
        (
            "catalogs = ['*.yaml']\n[[output]]\ntarget = 'ruts'\npath = 'x'",
            "errcat.toml:3:10",
            "did you mean `rust`?",
        ),
        (
            "catalogs = ['*.yaml']\n[[output]]\ntarget = 'cobol'\npath = 'x'",
            "errcat.toml:3:10",
            "the targets are rust",
        ),
        (
            "catalogs = ['*.yaml']\n[[output]]\ntraget = 'rust'\npath = 'x'",
            "errcat.toml:3:1",
            "did you mean `target`?",
        ),
        (
            "catalogs = ['*.yaml']\n[[output]]\ntarget = 'rust'",
            "errcat.toml:2:1",
            "needs a `path`",
        ),
        (
            "catalogs = ['*.yaml']\n[[output]]\npath = 'x'",
            "errcat.toml:2:1",
            "a `target` or a `template`",
        ),
        (
            "catalogs = ['*.yaml']\n[[output]]\ntarget = 'rust'\ntemplate = 'a'\npath = 'x'",
            "errcat.toml:4:12",
            "either",
        ),
        (
            "catalogs = ['*.yaml']\n[[output]]\ntarget = 'rust'\npath = '../x'",
            "errcat.toml:4:8",
            "steps out",
        ),
        (
            "catalogs = ['*.yaml']\n[[output]]\ntarget = 'rust'\npath = '/x'",
            "errcat.toml:4:8",
            "is absolute",
        ),
        (
            "catalogs = ['*.yaml']\n[[output]]\ntarget = 'rust'\npath = '{nam}'",
            "errcat.toml:4:8",
            "`{name}` is the only one",
        ),
        (
            "catalogs = ['*.yaml']\n[[output]]\ntemplate = '../x'\npath = 'x'",
            "errcat.toml:3:12",
            "steps out",
        ),
    ];
    for (text, place, words) in cases {
        project.write("errcat.toml", text);
        for command in ["check", "generate"] {
            project
                .run(&[command])
                .code(1)
                .err_has(place)
                .err_has(words);
        }
    }
    assert_eq!(
        project.files(),
        ["errcat.toml", "shop.yaml"],
        "nothing is generated from a file with mistakes"
    );
}

#[test]
fn options_of_pages_have_their_place() {
    let project = Project::with_shop();
    let cases = [
        (
            "target = 'markdown'\nlayout = 'pagess'\npath = 'x'",
            "4:10",
            "did you mean `pages`?",
        ),
        (
            "target = 'rust'\nlayout = 'pages'\npath = 'x'",
            "4:1",
            "`layout` is for the target `markdown`",
        ),
        (
            "target = 'markdown'\npath = '{code}.md'",
            "4:8",
            "add `layout = \"pages\"`",
        ),
        (
            "target = 'rust'\npath = '{code}.rs'",
            "4:8",
            "`{name}` is the only one",
        ),
        (
            "target = 'markdown'\nlayout = 'pages'\npath = 'x.md'",
            "5:8",
            "name a folder, or write `{code}.md`",
        ),
        (
            "target = 'markdown'\nlayout = 'pages'\npath = 'x/e-{code}.md'",
            "5:8",
            "no file or folder of its own",
        ),
    ];
    let pages = "target = 'markdown'\nlayout = 'pages'\npath = 'x'\n";
    let further = [
        ("flavor = 'docusarus'", "6:10", "did you mean `docusaurus`?"),
        ("base = 'errors'", "6:8", "write it as in `/docs/errors`"),
        ("base = '/a b'", "6:8", "is no path of a site"),
        (
            "base = '/errors'",
            "6:1",
            "`base` is for the flavors `starlight` and `mintlify`",
        ),
        (
            "flavor = 'mkdocs'\nbase = '/errors'",
            "7:1",
            "remove it: pages of `mkdocs` lead to each other by their files",
        ),
    ];
    let page = "target = 'markdown'\npath = 'x'\nflavor = 'mkdocs'";
    let alone = [(page, "5:1", "add `layout = \"pages\"`")];
    let cases = cases.into_iter().chain(alone);
    let cases = cases.map(|(output, place, words)| (output.to_owned(), place, words));
    let further = further.map(|(key, place, words)| (format!("{pages}{key}"), place, words));
    for (output, place, words) in cases.chain(further) {
        let text = format!("catalogs = ['*.yaml']\n[[output]]\n{output}");
        project.write("errcat.toml", text);
        let ran = project.run(&["generate"]).code(1);
        ran.err_has(&format!("errcat.toml:{place}")).err_has(words);
    }
}

#[test]
fn all_mistakes_come_in_one_run() {
    let project = Project::with_shop();
    project.write(
        "errcat.toml",
        "a = 1\nb = 2\ncatalogs = ['*.yaml']\n[[output]]\ntarget = 'x'\n[[output]]\npath = 'y'\n",
    );
    let ran = project.run(&["check"]).code(1);
    for words in [
        "`a`",
        "`b`",
        "needs a `path`",
        "unknown target `x`",
        "a `target` or a `template`",
    ] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
}

#[test]
fn a_file_that_cannot_be_read_exits_with_2() {
    let project = Project::with_shop();
    project.write("errcat.toml", b"catalogs = ['\xff']");
    project
        .run(&["check"])
        .code(2)
        .err_has("errcat.toml")
        .err_has("UTF-8");
    std::fs::remove_file(project.path("errcat.toml")).expect("removed");
    std::fs::create_dir(project.path("errcat.toml")).expect("created");
    project.run(&["check"]).code(2).err_has("errcat.toml");
}

#[test]
fn one_catalogue_that_two_patterns_name_is_read_once() {
    let project = Project::with_shop();
    project.write(
        "errcat.toml",
        "catalogs = ['shop.yaml', '*.yaml', './shop.yaml']",
    );
    project
        .run(&["check"])
        .code(0)
        .out_has("checked 1 catalogue:");
}

#[test]
fn two_catalogues_of_one_name_are_told_of_each_other() {
    let project = Project::with_shop();
    project.write("z/shop.yaml", format!("{SHOP}# another\n"));
    project.write("z/broken.yaml", "errcat: 1\nname: shop\nerros: {}\n");
    let output = "[[output]]\ntarget = 'json'\npath = 'out/{name}.json'\n";
    let catalogs = "catalogs = ['shop.yaml', 'z/*.yaml']\n";
    project.write("errcat.toml", format!("{catalogs}{output}"));
    for command in ["check", "generate"] {
        let said = project.run(&[command]);
        said.code(1)
            .err_has("two catalogues have the name `shop`")
            .err_has("shop.yaml:2:7")
            .err_has("z/shop.yaml:2:7")
            .err_has("z/broken.yaml:2:7");
    }
    std::fs::remove_file(project.path("z/broken.yaml")).expect("removed");
    project.run(&["check", "shop.yaml", "z/shop.yaml"]).code(0);
    project.write("errcat.toml", catalogs);
    project.run(&["check"]).code(0);
}

#[test]
fn an_output_has_the_keys_of_its_target() {
    let project = Project::with_shop();
    let cases = [
        (
            "openapi",
            "version = '2.0'",
            "5:11",
            "unknown version `2.0`",
        ),
        (
            "openapi",
            "version = '3.2'",
            "5:11",
            "write `3.1`, the newest",
        ),
        (
            "openapi",
            "version = '3.1.0'",
            "5:11",
            "did you mean `3.1`?",
        ),
        (
            "openapi",
            "prefix = 'a b'",
            "5:10",
            "cannot begin the name of a component",
        ),
        (
            "openapi-overlay",
            "open = 1",
            "5:8",
            "`open` must be true or false",
        ),
        (
            "rust",
            "open = true",
            "5:1",
            "`open` is for the targets `openapi` and `openapi-overlay`",
        ),
        ("openapi", "opne = true", "5:1", "did you mean `open`?"),
    ];
    for (target, line, place, words) in cases {
        let text =
            format!("catalogs = ['*.yaml']\n[[output]]\ntarget = '{target}'\npath = 'x'\n{line}");
        project.write("errcat.toml", text);
        let place = format!("errcat.toml:{place}");
        project
            .run(&["check"])
            .code(1)
            .err_has(&place)
            .err_has(words);
    }
}

#[test]
fn a_target_is_made_with_the_options_of_its_output() {
    let project = Project::with_shop();
    project.write(
        "errcat.toml",
        "catalogs = ['*.yaml']\n[[output]]\ntarget = 'openapi'\npath = 'x.yaml'\nversion = '3.0'\nprefix = 'Old'\nopen = true\n",
    );
    project.run(&["generate"]).code(0);
    let made = project.read("x.yaml");
    for words in [
        "openapi: \"3.0.3\"\n",
        "    OldUnknownError:\n",
        "    OldError4",
    ] {
        assert!(made.contains(words), "{words}: {made}");
    }
}

#[test]
fn any_target_is_made_of_a_catalogue_alone() {
    let project = Project::with_shop();
    let arguments = [
        "generate",
        "shop.yaml",
        "--out",
        "out",
        "--target",
        "openapi",
    ];
    project.run(&arguments).code(0);
    assert!(
        project
            .read("out/openapi/shop.json")
            .contains("\"openapi\": \"3.1.0\"")
    );
}
