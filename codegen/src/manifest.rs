//! What the `Cargo.toml` of the crate that is compiled says of its dependency on `errcat`.
//!
//! Cargo compiles a dependency once, with all the features that any crate of the build turns on. What a crate gets
//! must not depend on that: its own manifest says what it asked for, and under which name.

mod toml;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use errcat_catalog::is_rust_identifier;
use proc_macro2::{Ident, Span};
use quote::quote;

use self::toml::{Value, values};
use crate::rust::{INTEGRATIONS, Integration, Integrations, Runtime};

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

/// The runtime crate as the crate in this folder depends on it.
///
/// Where there is no manifest that names it, as with other build tools than cargo, it is called `errcat` and all of its
/// features count.
pub(crate) fn dependency(folder: &Path) -> Dependency {
    read(folder.to_owned())
        .and_then(|own| Crates::new(folder, own).dependency())
        .unwrap_or_default()
}

const PACKAGE: &str = "errcat";

/// Where a crate names its dependencies; of two that are the package the first counts.
const SECTIONS: [&str; 2] = ["dependencies", "dev-dependencies"];

/// A manifest.
#[derive(Default)]
struct File {
    path: PathBuf,
    values: Vec<(Vec<String>, Value)>,
}

fn read(mut path: PathBuf) -> Option<File> {
    path.push("Cargo.toml");
    let values = values(&fs::read_to_string(&path).ok()?);
    Some(File { path, values })
}

/// The manifest of the workspace that a crate inherits from.
fn workspace(folder: &Path, own: &File) -> Option<File> {
    let is_root = |file: &File| file.values.iter().any(|(path, _)| path[0] == "workspace");
    if is_root(own) {
        return read(folder.to_owned());
    }
    let mut values = own.values.iter();
    let named = values.find(|(path, _)| path == &["package", "workspace"]);
    if let Some((_, Value::Text(root))) = named {
        return read(folder.join(root));
    }
    let above = folder.ancestors().skip(1);
    above.map(Path::to_owned).filter_map(read).find(is_root)
}

/// What a crate says of its dependencies, and what its workspace does.
struct Crates {
    own: File,
    inherited: File,
}

impl Crates {
    fn new(folder: &Path, own: File) -> Self {
        let inherited = workspace(folder, &own).unwrap_or_default();
        Self { own, inherited }
    }

    fn dependency(&self) -> Option<Dependency> {
        let name = self.name()?;
        let ident = name.replace('-', "_");
        let path = (name != PACKAGE && is_rust_identifier(&ident)).then(|| {
            let ident = Ident::new(&ident, Span::call_site());
            quote! { ::#ident }
        });
        let integrations = INTEGRATIONS.into_iter().filter_map(|feature| {
            let when = self.asked(name, feature)?;
            Some(Integration { feature, when })
        });
        let runtime = Runtime {
            path,
            integrations: Integrations::Only(integrations.collect()),
        };
        let inherited = self.inherits(name).then(|| self.inherited.path.clone());
        let files = [self.own.path.clone()].into_iter().chain(inherited);
        let files = files.collect();
        Some(Dependency { runtime, files })
    }

    /// The name of the dependency that is this package.
    fn name(&self) -> Option<&str> {
        let names = SECTIONS.into_iter().flat_map(|section| {
            let own = self.own.values.iter();
            let own = own.filter_map(|(path, _)| of_a_crate(path));
            own.filter(move |(of, ..)| *of == section)
        });
        let mut names = names.map(|(_, name, _)| name);
        names.find(|name| self.package(name) == PACKAGE)
    }

    fn package<'a>(&'a self, name: &'a str) -> &'a str {
        let mut values = self.of(name).filter_map(|(key, value)| match value {
            Value::Text(text) if key == ["package"] => Some(text.as_str()),
            _ => None,
        });
        values.next().unwrap_or(name)
    }

    /// Whether the crate turns on a feature of a dependency: always, or with any of these features of its own.
    fn asked(&self, name: &str, feature: &str) -> Option<Vec<String>> {
        let is_on = self.of(name).any(|(key, value)| match value {
            Value::List(features) if key == ["features"] => {
                features.iter().any(|it| turns_on(it, feature))
            }
            _ => false,
        });
        if is_on {
            return Some(Vec::new());
        }
        let forwards = |it: &String| {
            let it = it.strip_prefix(name).unwrap_or_default();
            let it = it.strip_prefix("?/").or(it.strip_prefix('/'));
            it.is_some_and(|it| turns_on(it, feature))
        };
        let mut when = Vec::new();
        for (path, value) in &self.own.values {
            if let ([features, own], Value::List(turned_on)) = (path.as_slice(), value)
                && features == "features"
                && turned_on.iter().any(forwards)
            {
                when.push(own.clone());
            }
        }
        (!when.is_empty()).then_some(when)
    }

    /// The values of a dependency, those that it inherits among them.
    fn of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a [String], &'a Value)> {
        let inherited = self.inherits(name).then_some(&self.inherited.values);
        let inherited = inherited.into_iter().flatten();
        let inherited = inherited.filter_map(move |(path, value)| match path.as_slice() {
            [workspace, dependencies, it, key @ ..]
                if workspace == "workspace" && dependencies == SECTIONS[0] && it == name =>
            {
                Some((key, value))
            }
            _ => None,
        });
        self.own(name).chain(inherited)
    }

    fn own<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a [String], &'a Value)> {
        self.own.values.iter().filter_map(move |(path, value)| {
            let (_, it, key) = of_a_crate(path)?;
            (it == name).then_some((key, value))
        })
    }

    fn inherits(&self, name: &str) -> bool {
        self.own(name)
            .any(|(key, value)| key == ["workspace"] && *value == Value::Text("true".to_owned()))
    }
}

/// Whether one feature of the runtime crate is another, or turns it on.
fn turns_on(asked: &str, feature: &str) -> bool {
    asked == feature || (asked == "multipart" && feature == "axum")
}

/// The section and the name of a dependency, and what of it is said, for a path that says something of one.
fn of_a_crate(path: &[String]) -> Option<(&str, &str, &[String])> {
    let path = match path {
        [target, _, path @ ..] if target == "target" => path,
        path => path,
    };
    match path {
        [section, name, key @ ..] if SECTIONS.contains(&section.as_str()) => {
            Some((section, name, key))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The path and the integrations that a member of a workspace of these files has.
    fn found(texts: &[(&str, &str)]) -> (String, Option<Vec<String>>) {
        let root = tempfile::tempdir().expect("a folder");
        let member = root.path().join("services/orders");
        fs::create_dir_all(&member).expect("a folder");
        for (path, text) in texts {
            fs::write(root.path().join(path), text).expect("a file");
        }
        let Dependency { runtime, files } = dependency(&member);
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
        let found = found(&[("services/orders/Cargo.toml", text)]);
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
            "[dev-dependencies]\nerrcat.features = ['axum']\n[target.'cfg(unix)'.dependencies]\nerrcat.path = '.'",
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

    #[test]
    fn what_is_inherited_counts_and_what_is_not_does_not() {
        let root = "[workspace]\n[workspace.dependencies]\nweb = { package = 'errcat', features = ['axum'] }\n\
                    errcat = { package = 'other', features = ['actix'] }";
        let with =
            |member: &str| found(&[("Cargo.toml", root), ("services/orders/Cargo.toml", member)]);
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
        assert_eq!(found(&[]), unknown);
        for text in [
            "[dependencies]\nserde = '1'",
            "[workspace.dependencies]\nerrcat = '1'",
            "[package]\nname = 'errcat'",
        ] {
            assert_eq!(found(&[("services/orders/Cargo.toml", text)]), unknown);
        }
    }
}
