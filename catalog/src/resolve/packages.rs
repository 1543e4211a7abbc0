//! The packages that clients install.

use super::Resolver;
use crate::{
    api::{Author, Packages},
    each::each,
    language::PackagesNode,
    name,
    read::{Given as _, Json, Map, Text},
    value::Value,
};

impl Resolver<'_> {
    pub(super) fn packages(&mut self, name: &str) -> Packages {
        let kebab = heck::ToKebabCase::to_kebab_case(name);
        let absent = PackagesNode::default();
        let node = self.document.packages.as_ref().unwrap_or(&absent);
        let named = |name: Option<&Text>| match name {
            Some(name) => name.value.clone(),
            None => format!("{kebab}-errors"),
        };
        let (npm, python) = (node.npm(), node.pypi());
        let module = python.1.and_then(|long| long.module.value());
        let python_manifest = python.1.and_then(|long| object(&long.manifest));
        let python = named(python.0);
        let version = node.version.value().unwrap_or_else(|| "0.1.0".to_owned());
        // One that is none is refused by `malformed-package`.
        let authors = node.authors.iter().flat_map(|authors| &authors.0);
        let authors = authors.filter_map(|text| Author::new(&text.value));
        Packages {
            // A version that has no such form is refused by `malformed-package`.
            python_version: name::package::python_version(&version).unwrap_or_default(),
            version,
            typescript: named(npm.0),
            python_module: module
                .unwrap_or_else(|| heck::ToSnakeCase::to_snake_case(python.as_str())),
            python,
            license: node.license.value(),
            authors: authors.collect(),
            homepage: node.homepage.value(),
            repository: node.repository.value(),
            keywords: each(&node.keywords, &mut |text: &Text| text.value.clone()),
            npm_manifest: npm.1.and_then(|long| object(&long.manifest)),
            python_manifest,
        }
    }
}

fn object(manifest: &Map<Json>) -> Option<Value> {
    let members = each(&manifest.0, &mut |(key, json): &(Text, Json)| {
        (key.value.clone(), json.value.clone())
    });
    (!members.is_empty()).then_some(Value::Object(members))
}
