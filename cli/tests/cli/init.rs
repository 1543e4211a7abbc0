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
fn a_project_of_every_shape_checks_and_generates_as_it_is() {
    let help = Project::new()
        .run(&["init", "shop", "--shape", "x"])
        .code(2)
        .err;
    let (_, shapes) = help.split_once("possible values: ").expect("the shapes");
    let (shapes, _) = shapes.split_once(']').expect("their end");
    for shape in shapes.split(", ") {
        let project = Project::new();
        project.run(&["init", "shop", "--shape", shape]).code(0);
        project.run(&["check"]).code(0).quiet_err();
        project.run(&["generate"]).code(0);
    }
    assert!(shapes.split(", ").count() >= 3);
    let project = Project::with_shop();
    project
        .run(&["init", "--shape", "problem"])
        .code(2)
        .err_has("nothing was written");
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
    for path in &CREATED[1..3] {
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

const MINE: &str = "errcat: 1\nname: shop\nerrors:\n  sold_out: {status: 409, message: Sold out., cause: All are sold., remedy: Wait.}\n";

#[test]
fn a_project_is_made_around_the_catalogues_that_are_there() {
    for arguments in [
        &["init"][..],
        &["init", "shop"],
        &["init", "catalog/shop.yaml"],
    ] {
        let project = Project::new();
        project.write("catalog/shop.yaml", MINE);
        project
            .run(arguments)
            .code(0)
            .out_has("found    catalog/shop.yaml")
            .err_has("# yaml-language-server: $schema=errcat.schema.json");
        assert_eq!(project.files(), CREATED);
        assert_eq!(project.read("catalog/shop.yaml"), MINE);
        project.run(&["generate"]).code(0);
        assert!(
            project
                .read("generated/json/shop.json")
                .contains("sold_out")
        );
    }
}

/// The last step of the guide from thiserror, after the catalogue of its steps before.
#[test]
fn the_guide_from_thiserror_ends_in_packages() {
    let guide = include_str!("../../../macros/docs/from-thiserror.md");
    let (steps, last) = guide.rsplit_once("\n## ").expect("its last step");
    let blocks = steps.split("```yaml\n").skip(1);
    let catalogue: Vec<&str> = blocks
        .map(|rest| rest.split_once("```").expect("the block ends").0)
        .collect();
    let project = Project::new();
    project.write("catalog/orders.yaml", catalogue.concat());
    for command in ["init", "generate"] {
        assert!(last.contains(&format!("`errcat {command}`")));
        project.run(&[command]).code(0);
    }
    assert!(
        project
            .read("generated/markdown/orders.md")
            .contains("order_not_found")
    );
    assert!(
        project
            .path("generated/typescript/orders/package.json")
            .exists()
    );
}

#[test]
fn catalogues_may_stand_elsewhere() {
    let project = Project::new();
    project.write("api/errors.yaml", MINE);
    project.write("catalog/deep/part.yml", MINE.replace("shop", "part"));
    project.run(&["init", "api/errors.yaml"]).code(0);
    project
        .run(&["check"])
        .code(0)
        .out_has("checked 2 catalogues");
    assert!(
        project
            .read("errcat.toml")
            .contains(r#"catalogs = ["api/errors.yaml", "catalog/deep/part.yml"]"#)
    );

    let project = Project::new();
    project.write("api/errors.yaml", MINE);
    project.run(&["init", "./api/errors.yaml"]).code(0);
    let attributes = project.read(".gitattributes");
    assert!(
        attributes.contains("\napi/errcat.schema.json text"),
        "{attributes}"
    );
    project.write("api/other.yaml", "a: 1\n");
    project
        .run(&["init", "api/other.yaml"])
        .code(2)
        .err_has("is no catalogue");
}

#[test]
fn a_project_within_another_is_told_what_that_means() {
    let project = Project::new();
    project.write("services/shop/catalog/shop.yaml", MINE);
    let inner = "services/shop";
    let alone = project.run(&["init", "--dir", inner]).code(0);
    assert!(!alone.err.contains("is above"), "{}", alone.err);

    let project = Project::new();
    project.run(&["init", "orders"]).code(0);
    project.write("services/shop/catalog/shop.yaml", MINE);
    project
        .run(&["init", "--dir", inner])
        .code(0)
        .err_has("`../../errcat.toml` is above: its project ends here");
}

#[test]
fn a_project_gets_one_more_catalogue_by_its_name() {
    let project = Project::new();
    project.run(&["init", "shop"]).code(0);
    project
        .run(&["init"])
        .code(2)
        .err_has("`errcat init NAME` adds a catalogue");
    project
        .run(&["init", "billing"])
        .code(0)
        .err_has("next: edit the catalogue");
    project
        .run(&["check"])
        .code(0)
        .out_has("checked 2 catalogues");
    project
        .run(&["init", "billing"])
        .code(2)
        .err_has("`catalog/billing.yaml` is a catalogue already");

    project.write("errcat.toml", "catalogs = [\"catalog/shop.yaml\"]\n");
    project
        .run(&["init", "orders"])
        .code(0)
        .err_has("next: add `catalog/orders.yaml` to `catalogs`");
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
