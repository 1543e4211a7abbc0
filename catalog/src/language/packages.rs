//! The packages that clients install.

use crate::read::{Either, Json, Map, OneOrMany, Text, record};

record! {
    /// How the generated packages are called, and what registries show of them.
    "`packages`" PackagesNode {
        /// The version of every package, as semantic versioning writes it; in Python the same in its normal form, `1.0.0a1` for `1.0.0-alpha.1`.
        "version" version: Option<Text> = "`0.1.0`" => "1.2.0";
        /// The npm package: its name, or the long form.
        "typescript" typescript: Option<Either<Text, NpmNode>> = "the name in `kebab-case` with `-errors`" => "'@acme/errors'";
        /// The Python distribution: its name, or the long form.
        "python" python: Option<Either<Text, PythonNode>> = "the name in `kebab-case` with `-errors`" => "acme-errors";
        /// The licence, as SPDX writes it.
        "license" license: Option<Text> => "MIT OR Apache-2.0";
        /// Who made them: a name, or `Name <mail>`.
        "authors" authors: Option<OneOrMany<Text>> => "'Acme <sdk@acme.example>'";
        /// The address of their page.
        "homepage" homepage: Option<Text> => "https://acme.example/errors";
        /// The address of their source. npm asks for it where a package is published with its provenance.
        "repository" repository: Option<Text> => "https://github.com/acme/errors";
        /// What people search for.
        "keywords" keywords: Vec<Text> => "[acme, errors]";
    }

    /// An npm package.
    "a package of `typescript`" NpmNode {
        /// Its name.
        "name" name: Option<Text> = "the catalogue's in `kebab-case` with `-errors`" => "'@acme/errors'";
        /// What its `package.json` has besides: maps are put into those that are there, all else takes their place.
        "manifest" manifest: Map<Json> => "{publishConfig: {access: public}, engines: {node: '>=22'}}";
    }

    /// A Python package.
    "a package of `python`" PythonNode {
        /// The name of the distribution.
        "name" name: Option<Text> = "the catalogue's in `kebab-case` with `-errors`" => "acme-errors";
        /// What programs import: with dots, a package within packages that others may be in, too.
        "module" module: Option<Text> = "the name in `snake_case`" => "acme.errors";
        /// What `[project]` of its `pyproject.toml` has besides: maps are put into those that are there, all else takes their place.
        "manifest" manifest: Map<Json> => "{requires-python: '>=3.12'}";
    }
}

impl PackagesNode {
    /// The name of the npm package, where it is written, and the long form.
    pub(crate) fn npm(&self) -> (Option<&Text>, Option<&NpmNode>) {
        match &self.typescript {
            None => (None, None),
            Some(Either::Short(name)) => (Some(name), None),
            Some(Either::Long(long)) => (long.name.as_ref(), Some(long)),
        }
    }

    /// The name of the Python distribution, where it is written, and the long form.
    pub(crate) fn pypi(&self) -> (Option<&Text>, Option<&PythonNode>) {
        match &self.python {
            None => (None, None),
            Some(Either::Short(name)) => (Some(name), None),
            Some(Either::Long(long)) => (long.name.as_ref(), Some(long)),
        }
    }
}
