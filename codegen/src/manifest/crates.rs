//! The dependencies of a crate, those that it inherits from its workspace among them.

use std::{
    cell::OnceCell,
    fs,
    path::{Path, PathBuf},
};

use errcat_catalog::is_rust_identifier;

use super::{
    Named,
    target::Target,
    toml::{Value, values},
};
use crate::rust::{INTEGRATIONS, Integration};

const PACKAGE: &str = "errcat";

/// Every section that names dependencies of a crate and not of its build script.
const SECTIONS: &[&str] = &["dependencies", "dev-dependencies"];

/// The manifest of a crate, and that of its workspace.
pub(super) struct Crates {
    folder: PathBuf,
    own: Values,
    inherited: OnceCell<Option<File>>,
    /// The sections whose dependencies the target has.
    sections: &'static [&'static str],
}

type Values = Vec<(Vec<String>, Value)>;

struct File {
    path: PathBuf,
    text: String,
    values: Values,
}

impl Crates {
    pub(super) fn new(folder: &Path, text: &str, target: Target) -> Self {
        let mut crates = Self {
            folder: folder.to_owned(),
            own: values(text),
            inherited: OnceCell::new(),
            sections: target.sections(),
        };
        // What has it for development alone is not compiled without, whatever it is: a documentation test too.
        if crates.name().is_none() {
            crates.sections = SECTIONS;
        }
        crates
    }

    pub(super) fn named(&self) -> Option<Named> {
        let name = self.name()?;
        let ident = name.replace('-', "_");
        let integrations = INTEGRATIONS.into_iter().filter_map(|feature| {
            let when = self.asked(name, feature)?;
            Some(Integration { feature, when })
        });
        Some(Named {
            integrations: integrations.collect(),
            alias: (name != PACKAGE && is_rust_identifier(&ident)).then_some(ident),
        })
    }

    /// The manifest of the workspace, if it was asked for something, and its text.
    pub(super) fn inherited(&self) -> Option<(&Path, &str)> {
        let file = self.inherited.get()?.as_ref()?;
        Some((&file.path, &file.text))
    }

    /// The name of the dependency that is this package; of two the first counts.
    fn name(&self) -> Option<&str> {
        let names = self.sections.iter().flat_map(|section| {
            let own = self.own.iter();
            let own = own.filter_map(|(path, _)| of_a_crate(path));
            own.filter(move |(of, ..)| of == section)
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
        for (path, value) in &self.own {
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
        let inherited = self.inherits(name).then(|| self.workspace()).flatten();
        let inherited = inherited.into_iter().flat_map(|file| &file.values);
        let inherited = inherited.filter_map(move |(path, value)| match path.as_slice() {
            [workspace, dependencies, it, key @ ..]
                if workspace == "workspace" && dependencies == "dependencies" && it == name =>
            {
                Some((key, value))
            }
            _ => None,
        });
        self.own(name).chain(inherited)
    }

    fn own<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a [String], &'a Value)> {
        self.own.iter().filter_map(move |(path, value)| {
            let (section, it, key) = of_a_crate(path)?;
            (it == name && self.sections.contains(&section)).then_some((key, value))
        })
    }

    fn inherits(&self, name: &str) -> bool {
        self.own(name)
            .any(|(key, value)| key == ["workspace"] && *value == Value::Text("true".to_owned()))
    }

    fn workspace(&self) -> Option<&File> {
        let find = || {
            let read = |folder: &Path| File::read(folder.join("Cargo.toml"));
            if is_root(&self.own) {
                return read(&self.folder);
            }
            let mut values = self.own.iter();
            let named = values.find(|(path, _)| path == &["package", "workspace"]);
            if let Some((_, Value::Text(root))) = named {
                return read(&self.folder.join(root));
            }
            let above = self.folder.ancestors().skip(1);
            above.filter_map(read).find(|file| is_root(&file.values))
        };
        self.inherited.get_or_init(find).as_ref()
    }
}

impl File {
    fn read(path: PathBuf) -> Option<Self> {
        let text = fs::read_to_string(&path).ok()?;
        let values = values(&text);
        Some(Self { path, text, values })
    }
}

fn is_root(values: &Values) -> bool {
    values.iter().any(|(path, _)| path[0] == "workspace")
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
        [section, name, key @ ..] if section.ends_with("dependencies") => {
            Some((section, name, key))
        }
        _ => None,
    }
}
