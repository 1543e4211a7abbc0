//! The packages that clients install.

use crate::{
    name::package::{is_mail, is_version, python_version},
    value::Value,
};

/// How the generated packages are called, and what registries show of them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Packages {
    /// The version of every package, as semantic versioning writes it.
    pub version: String,
    /// The same version in the normal form of PEP 440, as the Python package has it.
    pub python_version: String,
    /// The npm package, such as `submissions-errors` or `@acme/errors`.
    pub typescript: String,
    /// The Python distribution, such as `submissions-errors`.
    pub python: String,
    /// The Python import package, such as `submissions_errors` or `acme.errors`.
    pub python_module: String,
    /// The licence, as SPDX writes it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub license: Option<String>,
    /// Who made them.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub authors: Vec<Author>,
    /// The address of their page.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub homepage: Option<String>,
    /// The address of their source.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub repository: Option<String>,
    /// What people search for.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub keywords: Vec<String>,
    /// What `package.json` has besides, an object.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub npm_manifest: Option<Value>,
    /// What `[project]` of `pyproject.toml` has besides, an object.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub python_manifest: Option<Value>,
}

/// Somebody who made a package.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Author {
    /// Their name.
    pub name: String,
    /// Their address for mail.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub email: Option<String>,
}

impl Author {
    /// Who a name, or `Name <mail>`, is; nobody if it is neither.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let (name, mail) = match text.split_once('<') {
            Some((name, rest)) => (name, Some(rest.strip_suffix('>').unwrap_or_default())),
            None => (text, None),
        };
        let is_name = !name.trim().is_empty() && !name.contains(['>', ',', '\n']);
        let author = Self {
            name: name.trim().to_owned(),
            email: mail.map(str::to_owned),
        };
        (is_name && mail.is_none_or(is_mail)).then_some(author)
    }
}

/// A version that packages of every language can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageVersion {
    version: String,
    python: String,
}

impl PackageVersion {
    /// The version that a text is, if semantic versioning writes it so and Python has its like.
    pub fn new(text: &str) -> Option<Self> {
        let python = python_version(text).filter(|_| is_version(text))?;
        Some(Self {
            version: text.to_owned(),
            python,
        })
    }

    pub(crate) fn put_into(self, packages: &mut Packages) {
        packages.version = self.version;
        packages.python_version = self.python;
    }
}
