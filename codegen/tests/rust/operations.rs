//! Sets of errors of operations: what converts, what can be matched to its end, and what does not compile.

use super::{module, rustc::Workshop};

const SHOP: &str = include_str!("operations.yaml");

/// A program that uses the emitted module from another crate, as a service does.
const SERVICE: &str = include_str!("service.rs");

/// The shop as a crate of its own.
fn shop(yaml: &str) -> Workshop {
    let workshop = Workshop::new();
    let module = format!("//! A shop.\n{}", module(yaml));
    workshop.write("shop.rs", &module);
    let runtime = "--extern=errcat=liberrcat.rlib";
    workshop.run("rustc", &["--crate-type=rlib", runtime, "shop.rs"]);
    workshop
}

/// Compiles a program over the shop.
fn compile(workshop: &Workshop, program: &str) -> Result<String, String> {
    workshop.write("main.rs", program);
    let externs = [
        "--extern=errcat=liberrcat.rlib",
        "--extern=shop=libshop.rlib",
    ];
    workshop.attempt(
        "rustc",
        &[&externs[..], &["-Ldependency=.", "-omain", "main.rs"]].concat(),
    )
}

#[test]
fn sets_pass_rustc_clippy_and_rustdoc() {
    let entries = |count: usize, values: &str| {
        let entry = |n| format!("  e{n}: {{message: 'No {n}.', remedy: r{values}}}\n");
        let names: Vec<String> = (0..count).map(|n| format!("e{n}")).collect();
        let entries: String = (0..count).map(entry).collect();
        let (all, most) = (names.join(", "), names[count / 2..].join(", "));
        module(&format!(
            "errcat: 1\nname: many\nerrors:\n{entries}operations: {{all: [{all}], most: [{most}], same: {{includes: all}}}}\n"
        ))
    };
    let values = ", params: {secret: {type: string, private: true}}";
    Workshop::new().assert_clean(&[
        ("shop", module(SHOP)),
        ("one", entries(1, "")),
        ("one_with_values", entries(1, values)),
        ("two", entries(2, "")),
        ("two_with_values", entries(2, values)),
        ("many", entries(130, "")),
        ("many_with_values", entries(130, values)),
    ]);
}

#[test]
fn a_set_widens_and_narrows_and_is_matched_to_its_end() {
    let workshop = shop(SHOP);
    compile(&workshop, SERVICE).expect("the service compiles");
    assert_eq!(workshop.run("./main", &[]), "done");
}

#[test]
fn what_is_not_in_the_set_does_not_compile() {
    let workshop = shop(SHOP);
    let function = |body: &str| {
        let program = format!(
            "use shop::*;\npub fn item() -> Result<(), ReadItemError> {{ {body} }}\nfn main() {{ let _ = item(); }}\n"
        );
        compile(&workshop, &program)
    };
    let inside = "Err(KeyRevoked { key: String::new(), owner: String::new().into() })?";
    function(inside).expect("what is in the set compiles");
    let unconverted = "`?` couldn't convert the error to";
    for (body, complaints) in [
        (
            "Err(NoCapacity { reason: NoCapacityReason::Rush })?",
            [unconverted, "NoCapacity>` is not implemented for"],
        ),
        (
            "Err(BuyItemError::SoldOut)?",
            [unconverted, "BuyItemError>` is not implemented for"],
        ),
        (
            "Err(Error::SoldOut)?",
            [unconverted, "Error>` is not implemented for"],
        ),
        (
            "Err(ReadItemError::SoldOut)",
            ["no variant", "named `SoldOut` found for enum"],
        ),
        (
            "Err(Error::Unauthorized)",
            ["mismatched types", "found `Error`"],
        ),
    ] {
        let complaint = function(body).expect_err("what is not in the set does not");
        for part in complaints.into_iter().chain(["ReadItemError`"]) {
            assert!(
                complaint.contains(part),
                "{body}: no {part:?} in\n{complaint}"
            );
        }
    }
}

#[test]
fn a_new_error_in_a_set_is_an_error_wherever_it_is_told_apart() {
    let grown = SHOP.replace(
        "read_item: {errors: not_found,",
        "read_item: {errors: [not_found, sold_out],",
    );
    assert_ne!(grown, SHOP);
    let program = r#"
        use shop::{Error, ReadItemError};
        pub fn told_apart(error: ReadItemError) -> u8 {
            match error {
                ReadItemError::Unauthorized => 1,
                ReadItemError::KeyRevoked(_) => 2,
                ReadItemError::NotFound(_) => 3,
            }
        }
        fn main() {
            print!("{}", told_apart(ReadItemError::Unauthorized));
            let _ = |error: Error| error.code();
        }
    "#;
    compile(&shop(SHOP), program).expect("every error is told apart");
    let complaint = compile(&shop(&grown), program).expect_err("one is not");
    assert!(
        complaint.contains("`ReadItemError::SoldOut` not covered"),
        "{complaint}"
    );
}
