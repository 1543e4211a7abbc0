//! `errcat new`: one more error, and nothing else changed.

use super::Project;

const ORDERS: &str = "\
errcat: 1
name: orders
envelope: {code: $code, message: $message}
codes: {style: any, reserved: [1003..1004]}
groups:
  cart: {title: Carts, codes: {prefix: ORD-, range: 1000..1006}}
  free: Anything
errors:
  # Carts.
  cart_empty: {group: cart, code: ORD-1001, status: 409, message: The cart is empty., remedy: Fill it.}
  cart_full:
    group: cart
    code: ORD-1002
    status: 409
    message: The cart is full.
    remedy: Empty it.
    # Since the first days.

  # Everything else.
  gone: {status: 410, message: It is gone., remedy: Take another.}
";

fn project(catalogue: &str) -> Project {
    let project = Project::new();
    project.write("errcat.toml", "catalogs = [\"orders.yaml\"]\n");
    project.write("orders.yaml", catalogue);
    project
}

#[test]
fn an_error_takes_the_next_code_of_its_group_and_stands_behind_its_last_error() {
    let project = project(ORDERS);
    project
        .run(&[
            "new",
            "cart_locked",
            "--group",
            "cart",
            "--status",
            "409",
            "--message",
            "It is locked: \"wait\".",
            "--remedy",
            "Wait.",
        ])
        .code(0)
        .out_has("cart_locked with ORD-1005 in orders.yaml:18");
    let added = "  cart_locked:\n    group: cart\n    code: ORD-1005\n    status: 409\n    \
                 message: \"It is locked: \\\"wait\\\".\"\n    remedy: Wait.\n";
    let expected = ORDERS.replace("first days.\n", &format!("first days.\n{added}"));
    assert_eq!(project.read("orders.yaml"), expected);
    project.run(&["check"]).code(0).quiet_err();
}

#[test]
fn holes_are_filled_once_the_end_is_reached_and_then_the_band_is_full() {
    let project = project(ORDERS);
    for (name, code) in [("a", "ORD-1005"), ("b", "ORD-1006"), ("c", "ORD-1000")] {
        project
            .run(&["new", name, "--group", "cart", "--status", "409"])
            .code(0)
            .out_has(&format!("{name} with {code} "))
            .err_has("missing-remedy");
    }
    project
        .run(&["new", "d", "--group", "cart"])
        .code(2)
        .err_has("no number from 1000 to 1006 is free");
}

#[test]
fn codes_without_a_system_come_from_the_name() {
    let project = project(ORDERS);
    let ran = project.run(&["new", "not_there", "--group", "free", "--status", "404"]);
    ran.code(0).out_has("not_there in orders.yaml:");
    let text = project.read("orders.yaml");
    assert!(
        text.ends_with("  not_there:\n    group: free\n    status: 404\n    message: Not there.\n"),
        "{text}"
    );
}

#[test]
fn whole_numbers_go_on_where_they_ended_retired_ones_too() {
    let numbers = "errcat: 1\r\nname: orders\r\nenvelope: {code: $code, message: $message}\r\n\
                   codes: {style: integer}\r\nerrors:\r\n  a:\r\n    code: 7\r\n    status: 409\r\n    \
                   message: M.\r\n    remedy: R.\r\nretired:\r\n  b: {code: 9}\r\n";
    let project = project(numbers);
    project
        .run(&["new", "c", "--status", "404"])
        .code(0)
        .out_has("c with 10 ");
    let text = project.read("orders.yaml");
    assert!(
        text.contains("R.\r\n  c:\r\n    code: 10\r\n    status: 404\r\n"),
        "{text:?}"
    );
    assert!(!text.replace("\r\n", "").contains('\n'));
}

#[test]
fn what_cannot_be_added_changes_nothing() {
    let project = project(ORDERS);
    let refused: [(&[&str], i32, &str); 6] = [
        (&["gone"], 2, "there is an error `gone` already"),
        (&["a: b"], 2, "`a: b` is no name"),
        (&["CartFull"], 1, "malformed-name"),
        (&["x", "--group", "cat"], 2, "did you mean `cart`?"),
        (&["x", "--status", "999"], 1, "unknown-status"),
        (&["x", "--message", "{nobody}"], 1, "undeclared-placeholder"),
    ];
    for (arguments, code, words) in refused {
        project
            .run(&[&["new"], arguments].concat())
            .code(code)
            .err_has(words);
        assert_eq!(project.read("orders.yaml"), ORDERS, "{arguments:?}");
        assert_eq!(project.files(), ["errcat.toml", "orders.yaml"]);
    }
}

#[test]
fn an_error_goes_into_the_file_that_has_its_group() {
    let project = project(&ORDERS.replace("envelope:", "include: [more.yaml]\nenvelope:"));
    project.write(
        "more.yaml",
        "errcat: 1\nerrors:\n    other: {group: free, status: 404, message: M., remedy: R.}\n",
    );
    project
        .run(&["new", "another", "--group", "free", "--status", "404"])
        .code(0)
        .out_has("in more.yaml:4");
    assert!(project.read("more.yaml").ends_with(
        "\n    another:\n      group: free\n      status: 404\n      message: Another.\n"
    ));
}

#[test]
fn flow_maps_and_several_catalogues_are_told() {
    let line = "errcat: 1\nname: orders\nerrors: {a: {message: M., remedy: R.}}\n";
    let project = project(line);
    project
        .run(&["new", "b"])
        .code(2)
        .err_has("lines of its own");
    project.write("errcat.toml", "catalogs = [\"*.yaml\"]\n");
    project.write("shop.yaml", super::SHOP);
    project
        .run(&["new", "b"])
        .code(2)
        .err_has("--catalog orders.yaml, --catalog shop.yaml");
    assert_eq!(project.read("orders.yaml"), line);
}

#[test]
fn a_catalogue_gets_its_first_error() {
    let start = "errcat: 1\nname: orders\nenvelope: {code: $code, message: $message}";
    let project = project(start);
    project
        .run(&["new", "locked_out", "--status", "409", "--remedy", "Wait."])
        .code(0)
        .out_has("locked_out in orders.yaml:5");
    let text = project.read("orders.yaml");
    assert!(
        text.starts_with(&format!("{start}\nerrors:\n  locked_out:\n")),
        "{text}"
    );
    project.run(&["check"]).code(0).quiet_err();
}
