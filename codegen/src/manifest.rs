//! What the `Cargo.toml` of the crate that is compiled says of its dependency on `errcat`.
//!
//! Cargo compiles a dependency once, with all the features that any crate of the build turns on. What a crate gets
//! must not depend on that: its own manifest says what it asked for, and under which name.

mod crates;
mod target;
mod toml;

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::{LazyLock, Mutex, PoisonError},
};

use proc_macro2::{Ident, Span};
use quote::quote;

use self::{crates::Crates, target::Target};
use crate::rust::{Integration, Integrations, Runtime};

/// The folder of the `Cargo.toml` of the crate that is compiled.
pub(crate) fn folder() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from)
}

/// How a crate depends on the runtime crate, with the files that say so.
#[derive(Default)]
pub(crate) struct Dependency {
    pub(crate) runtime: Runtime,
    /// An edit of them must be built, and cargo sees none that only asks for a feature that is on already.
    pub(crate) files: Vec<PathBuf>,
}

/// The runtime crate as the crate in this folder depends on it, for the target that is compiled.
///
/// Where there is no manifest that names it, as with other build tools than cargo, it is called `errcat` and all of its
/// features count.
pub(crate) fn dependency(folder: &Path) -> Dependency {
    static KNOWN: LazyLock<Mutex<Vec<Known>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let target = Target::current(folder);
    let is_it = |it: &Known| it.folder == folder && it.target == target;
    if let Some(known) = known.iter().find(|it| is_it(it) && it.is_current()) {
        return known.dependency();
    }
    known.retain(|it| !is_it(it));
    let new = Known::read(folder, target);
    let dependency = new.dependency();
    known.push(new);
    dependency
}

/// What was read for a target of a crate, which a process asks for with every macro.
struct Known {
    folder: PathBuf,
    target: Target,
    /// The texts that it was read from, which a process that lives long compares.
    files: Vec<(PathBuf, Option<String>)>,
    named: Option<Named>,
}

/// The dependency on the runtime crate.
struct Named {
    /// What it is called, where that is not its own name.
    alias: Option<String>,
    integrations: Vec<Integration>,
}

impl Known {
    fn read(folder: &Path, target: Target) -> Self {
        let own = fs::read_to_string(folder.join("Cargo.toml")).ok();
        let crates = own.as_deref().map(|text| Crates::new(folder, text, target));
        let named = crates.as_ref().and_then(Crates::named);
        let mut files = vec![(folder.join("Cargo.toml"), own)];
        if let Some((path, text)) = crates.as_ref().and_then(Crates::inherited) {
            files.push((path.to_owned(), Some(text.to_owned())));
        }
        Self {
            folder: folder.to_owned(),
            target,
            files,
            named,
        }
    }

    fn is_current(&self) -> bool {
        let mut files = self.files.iter();
        files.all(|(path, text)| fs::read_to_string(path).ok() == *text)
    }

    fn dependency(&self) -> Dependency {
        let Some(named) = &self.named else {
            return Dependency::default();
        };
        let path = named.alias.as_ref().map(|alias| {
            let ident = Ident::new(alias, Span::call_site());
            quote! { ::#ident }
        });
        let integrations = Integrations::Only(named.integrations.clone());
        let files = self.files.iter().map(|(path, _)| path.clone());
        Dependency {
            runtime: Runtime { path, integrations },
            files: files.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::PathBuf};

    use super::{Dependency, Known, Target};
    use crate::rust::Integrations;

    /// The path and the integrations that a member of a workspace of these files has.
    fn found(texts: &[(&str, &str)], target: Target) -> (String, Option<Vec<String>>) {
        let root = tempfile::tempdir().expect("a folder");
        let member = root.path().join("services/orders");
        fs::create_dir_all(&member).expect("a folder");
        for (path, text) in texts {
            fs::write(root.path().join(path), text).expect("a file");
        }
        let Dependency { runtime, files } = Known::read(&member, target).dependency();
        let is_read = |file: &PathBuf| file.ends_with("Cargo.toml") && file.is_file();
        assert!(files.iter().all(is_read), "{files:?}");
        let is_inherited = files.len() == 2 && files[1] == root.path().join("Cargo.toml");
        let path = runtime.path.map(|path| path.to_string().replace(' ', ""));
        let path = path.unwrap_or_else(|| "::errcat".to_owned());
        let Integrations::Only(integrations) = runtime.integrations else {
            assert!(files.is_empty(), "{files:?}");
            return (path, None);
        };
        let inherits = texts
            .last()
            .is_some_and(|(_, text)| text.contains("workspace = true"));
        assert_eq!(
            (inherits, files.is_empty()),
            (is_inherited, false),
            "{files:?}"
        );
        let integrations = integrations.into_iter().map(|it| {
            let when = it.when.iter().map(|own| format!(" if {own}"));
            it.feature.to_owned() + &when.collect::<String>()
        });
        (path, Some(integrations.collect()))
    }

    fn has(path: &str, integrations: &[&str]) -> (String, Option<Vec<String>>) {
        let integrations = integrations.iter().map(ToString::to_string);
        (path.to_owned(), Some(integrations.collect()))
    }

    #[track_caller]
    fn member(text: &str, path: &str, integrations: &[&str]) {
        let found = found(&[("services/orders/Cargo.toml", text)], Target::Normal);
        assert_eq!(found, has(path, integrations));
    }

    #[test]
    fn a_crate_has_what_it_asks_for_under_the_name_that_it_gives() {
        member("[dependencies]\nerrcat = '0.1'", "::errcat", &[]);
        member(
            "[dependencies]\nserde = { features = ['axum'] }\nerrcat = { features = ['utoipa', 'derive', 'axum'] }",
            "::errcat",
            &["axum", "utoipa"],
        );
        member(
            "[dependencies.web-errors]\nfeatures = [\n  'actix', # why\n]\npackage = \"errcat\"",
            "::web_errors",
            &["actix"],
        );
        member(
            "[target.'cfg(unix)'.dependencies]\nerrcat.path = '.'\nerrcat.features = ['axum']",
            "::errcat",
            &["axum"],
        );
        member(
            "[dependencies]\nerrcat = '1'\n[features]\nweb = ['dep:errcat', 'errcat/axum']\nrpc = ['errcat?/tonic']",
            "::errcat",
            &["axum if web", "tonic if rpc"],
        );
        member(
            "[dependencies]\nerrcat = { features = ['multipart'] }",
            "::errcat",
            &["axum"],
        );
    }

    /// Cargo compiles a library without them, and with them what tests it.
    #[test]
    fn what_is_for_development_counts_where_only_developers_compile() {
        let both = "[dependencies]\nerrcat = '1'\n[dev-dependencies]\nerrcat.features = ['axum']\n\
                    [build-dependencies]\nerrors = { package = 'errcat', features = ['utoipa'] }";
        for (target, name, integrations) in [
            (Target::Normal, "::errcat", &[][..]),
            (Target::Development, "::errcat", &["axum"]),
            (Target::BuildScript, "::errors", &["utoipa"]),
        ] {
            let found = found(&[("services/orders/Cargo.toml", both)], target);
            assert_eq!(found, has(name, integrations), "{target:?}");
        }
        let alone = "[dev-dependencies]\nerrcat = { features = ['axum'] }";
        member(alone, "::errcat", &["axum"]);
    }

    #[test]
    fn a_manifest_is_read_again_once_it_is_edited() {
        let folder = tempfile::tempdir().expect("a folder");
        let manifest = folder.path().join("Cargo.toml");
        fs::write(&manifest, "[dependencies]\nerrcat = '1'").expect("a file");
        let known = Known::read(folder.path(), Target::Normal);
        assert!(known.is_current());
        fs::write(&manifest, "[dependencies]\nerrors = { package = 'errcat' }").expect("a file");
        assert!(!known.is_current());
        let now = super::dependency(folder.path()).runtime.path;
        assert!(now.is_some_and(|path| path.to_string().contains("errors")));
    }

    #[test]
    fn what_is_inherited_counts_and_what_is_not_does_not() {
        let root = "[workspace]\n[workspace.dependencies]\nweb = { package = 'errcat', features = ['axum'] }\n\
                    errcat = { package = 'other', features = ['actix'] }";
        let with = |member: &str| {
            found(
                &[("Cargo.toml", root), ("services/orders/Cargo.toml", member)],
                Target::Normal,
            )
        };
        let inherited = with("[dependencies]\nweb = { workspace = true, features = ['tonic'] }");
        assert_eq!(inherited, has("::web", &["axum", "tonic"]));
        let dotted = with("[dependencies]\nweb.workspace = true");
        assert_eq!(dotted, has("::web", &["axum"]));
        let own = with("[dependencies]\nerrcat = { path = '..' }");
        assert_eq!(own, has("::errcat", &[]));
        let other = with("[dependencies]\nerrcat.workspace = true");
        assert_eq!(other, ("::errcat".to_owned(), None));
    }

    #[test]
    fn without_a_manifest_or_the_dependency_every_feature_counts() {
        let unknown = ("::errcat".to_owned(), None);
        assert_eq!(found(&[], Target::Normal), unknown);
        for text in [
            "[dependencies]\nserde = '1'",
            "[workspace.dependencies]\nerrcat = '1'",
            "[package]\nname = 'errcat'",
        ] {
            assert_eq!(
                found(&[("services/orders/Cargo.toml", text)], Target::Normal),
                unknown
            );
        }
    }
}
