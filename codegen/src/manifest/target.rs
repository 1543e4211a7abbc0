//! Which of a crate's targets is compiled, by what cargo tells the compiler, for each has dependencies of its own.

use std::{env, path::Path};

/// A target, as far as its dependencies go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The library or a binary: what those have who depend on the crate.
    Normal,
    /// An integration test, a benchmark or an example, which is a crate of its own.
    Development,
    BuildScript,
}

impl Target {
    pub(super) fn current(folder: &Path) -> Self {
        let is_example = |name: String| {
            let is_in = |place: &str| {
                let file = folder.join(format!("{place}/{name}.rs"));
                file.is_file() || folder.join(format!("{place}/{name}/main.rs")).is_file()
            };
            is_in("examples") && !is_in("src/bin")
        };
        if env::var_os("CARGO_TARGET_TMPDIR").is_some()
            || env::var("CARGO_BIN_NAME").is_ok_and(is_example)
        {
            Self::Development
        } else if env::var_os("CARGO_CRATE_NAME").is_some_and(|name| name == "build_script_build") {
            Self::BuildScript
        } else {
            Self::Normal
        }
    }

    /// The sections of a manifest that name its dependencies.
    pub(super) fn sections(self) -> &'static [&'static str] {
        match self {
            Self::Normal => &["dependencies"],
            Self::Development => &["dependencies", "dev-dependencies"],
            Self::BuildScript => &["build-dependencies"],
        }
    }
}
