//! `errcat init`.

use super::Project;

const CREATED: [&str; 4] = [
    ".gitattributes",
    "catalog/errcat.schema.json",
    "catalog/shop.yaml",
    "errcat.toml",
];

#[test]
fn a_new_project_checks_and_generates_as_it_is() {
    let project = Project::new();
    let ran = project.run(&["init", "shop"]).code(0);
    for path in CREATED {
        assert!(ran.out.replace('\\', "/").contains(path), "{}", ran.out);
    }
    assert_eq!(project.files(), CREATED);
    let catalog = project.read("catalog/shop.yaml");
    assert!(catalog.starts_with("# yaml-language-server: $schema=errcat.schema.json\n"));
    assert!(catalog.contains("\nname: shop\n"));
    assert_eq!(
        project.read("catalog/errcat.schema.json"),
        project.run(&["schema"]).out
    );

    let ran = project
        .run(&["check", "--deny-warnings"])
        .code(0)
        .quiet_err();
    assert!(ran.out.contains("1 catalogue"), "{}", ran.out);
    project.run(&["generate"]).code(0).quiet_err();
    project.run(&["generate", "--check"]).code(0);
}

#[test]
fn a_catalogue_can_be_divided_in_its_folder() {
    let project = Project::new();
    project.run(&["init", "shop"]).code(0);
    let whole = project.read("catalog/shop.yaml");
    let at = whole.find("\nerrors:\n").expect("the errors");
    let divided = format!("{}\ninclude: [orders.yaml]\n{}", &whole[..at], &whole[at..]);
    project.write("catalog/shop.yaml", &divided);
    let part = "errcat: 1\nerrors:\n  order_closed:\n    status: 409\n    message: The order is closed.\n    \
                cause: It was sent.\n    remedy: Make another order.\n";
    project.write("catalog/orders.yaml", part);
    project
        .run(&["check", "--deny-warnings"])
        .code(0)
        .quiet_err()
        .out_has("checked 1 catalogue:");
    project.run(&["generate"]).code(0).quiet_err();
    assert!(
        project
            .read("generated/json/shop.json")
            .contains("order_closed")
    );

    // What is named in full, or that nothing includes, is a catalogue; it is told what it is to become.
    project.write("catalog/shop.yaml", &whole);
    project
        .run(&["check"])
        .code(1)
        .err_has("a catalogue needs the key `name`")
        .err_has("a file that others list under `include` has none");
    project.write("catalog/shop.yaml", &divided);
    project.write(
        "errcat.toml",
        "catalogs = [\"catalog/*.yaml\", \"catalog/orders.yaml\"]\n",
    );
    project
        .run(&["check"])
        .code(1)
        .err_has("a catalogue needs the key `name`");
}

#[test]
fn the_directory_names_the_catalogue() {
    let project = Project::new();
    for (dir, name) in [("My-Shop 2", "my_shop_2"), ("名", "api"), ("2fa", "api")] {
        project.run(&["init", "--dir", dir]).code(0);
        let catalog = project.read(&format!("{dir}/catalog/{name}.yaml"));
        assert!(catalog.contains(&format!("\nname: {name}\n")));
        project
            .run_in(dir, &["check", "--deny-warnings"], "")
            .code(0);
    }
}

#[test]
fn nothing_is_overwritten() {
    for path in &CREATED[1..] {
        let project = Project::new();
        project.write(path, "mine");
        project
            .run(&["init", "shop"])
            .code(2)
            .err_has("exists; nothing was written");
        assert_eq!(project.files(), [*path]);
        assert_eq!(project.read(path), "mine");
    }
}

#[test]
fn a_name_that_is_none_is_refused() {
    let project = Project::new();
    project
        .run(&["init", "My Shop"])
        .code(2)
        .err_has("write `my_shop`");
    project
        .run(&["init", "../x"])
        .code(2)
        .err_has("cannot name a catalogue");
    project
        .run(&["init", ""])
        .code(2)
        .err_has("cannot name a catalogue");
    project.write("file", "");
    project
        .run(&["init", "shop", "--dir", "file"])
        .code(2)
        .err_has("cannot write");
    assert_eq!(project.files(), ["file"]);
}

#[test]
fn attributes_that_are_there_are_left_and_told_what_fits_into_them() {
    let project = Project::new();
    project.write(".gitattributes", "mine\n");
    project
        .run(&["init", "shop"])
        .code(0)
        .err_has("generated/** text eol=lf linguist-generated");
    assert_eq!(project.read(".gitattributes"), "mine\n");
}
