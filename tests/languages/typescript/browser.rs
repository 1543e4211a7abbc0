//! The package in a page of a headless browser and in a worker, where the network is the browser's own.

use std::io::Write as _;
use std::process::Command;

use serde_json::{Value as Json, json};

use super::{COMPILERS, project};
use crate::packages::{root, write};
use crate::tools::{browser, run};

/// Nothing but npm is asked for a browser; where it has none, the test says so and is over, unless tools must be there.
#[test]
fn a_page_catches_errors_and_tries_again() {
    let folder = match browser() {
        Ok(folder) => folder,
        Err(why) if std::env::var_os("REQUIRE_TOOLS").is_none() => {
            let said = writeln!(std::io::stderr(), "skipped, for there is no browser: {why}");
            return said.expect("standard error takes everything");
        }
        Err(why) => panic!("there is no browser: {why}"),
    };
    let project = project(COMPILERS[0]);
    let page = project.folder.join("page.bundle.js");
    write(&page, &project.bundle("page", include_str!("page.js")));
    let mut server = Command::new("node");
    server
        // The browser is unpacked where temporary files are, and stays there for the next run.
        .env("TMPDIR", &folder)
        .arg(root().join("tests/languages/typescript/browser.mjs"))
        .args([&folder, &page]);
    let said = run(&mut server).expect("the page reports");
    let said: Json = serde_json::from_str(&said).expect("JSON");
    let limited = "Slow down. (rate_limited, 429, req_1)";
    let wanted = json!({
        "limited": [true, "RateLimitedError", limited, 7, "RateLimitedError", 7],
        "flaky": [[[1, 0.2, 500], [2, 0.6, 500]], [3, 1, 36]],
        "dropped": [true, "APIConnectionError", "backoff"],
    });
    assert_eq!(said, json!({"page": wanted, "worker": wanted}));
}
