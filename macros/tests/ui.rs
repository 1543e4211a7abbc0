//! Mistakes that do not compile, each with the message that says what to write.

use std::{env, fs, path::Path, process::Command};

/// `BLESS=1` writes the messages anew.
#[test]
fn mistakes_do_not_compile_and_say_what_to_write() {
    if env::var_os("BLESS").is_some() && env::var_os("TRYBUILD").is_none() {
        // trybuild reads its own variable, which only a new process can be given.
        let test = env::current_exe().expect("the path of this test");
        let status = Command::new(test).env("TRYBUILD", "overwrite").status();
        return assert!(status.expect("this test runs again").success());
    }
    // trybuild builds in a package of its own, and the catalogues are found relative to that.
    let package = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .with_file_name("tests")
        .join("trybuild/errcat-macros");
    fs::create_dir_all(&package).expect("a folder for the package");
    for file in fs::read_dir("tests/ui").expect("the folder of this test") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            let name = path.file_name().expect("a file has a name");
            fs::copy(&path, package.join(name)).expect("a copy of the catalogue");
        }
    }
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
}
