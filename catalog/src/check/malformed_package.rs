//! `malformed-package`: a package's version or name, or what else it says of itself, that its registry would refuse.

use super::Findings;
use crate::{
    api::Author,
    diagnostic::Diagnostic,
    language::PackagesNode,
    name::{self, Language, package},
    read::{Map, Text},
    resolve::Draft,
    rule::{Rule, rule},
    suggest::did_you_mean,
    value::{Value, is_url},
};

pub(super) static RULE: Rule = rule!(Deny, "malformed-package");

/// What errcat writes into `package.json`, since packages work by it.
const OF_NPM: &[&str] = &[
    "//",
    "name",
    "version",
    "type",
    "main",
    "module",
    "types",
    "typings",
    "exports",
    "typesVersions",
    "files",
];

/// The scripts that the package is built by.
const SCRIPTS: &[&str] = &["build", "prepack"];

/// What `[project]` may have, by the specification of `pyproject.toml`, but for what errcat writes.
const OF_PYTHON: &[&str] = &[
    "authors",
    "classifiers",
    "dependencies",
    "description",
    "entry-points",
    "gui-scripts",
    "import-names",
    "import-namespaces",
    "keywords",
    "license",
    "license-files",
    "maintainers",
    "optional-dependencies",
    "readme",
    "requires-python",
    "scripts",
    "urls",
];

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let packages = &draft.api.packages;
    let node = draft.document.packages.as_ref();
    let mut refuse = |written: Option<&Text>, what: &str, value: &str, help: &str| {
        if let Some(text) = written {
            findings.push(malformed(text, what, help));
        } else if let Some(name) = &draft.document.name {
            // A name that the catalogue does not give comes from its own.
            let message = format!("`{value}` is no {what}");
            let finding = Diagnostic::new(&RULE, name.span, message, "made from this name");
            findings.push(finding.help(help));
        }
    };
    let (version, npm, python) = (&packages.version, &packages.typescript, &packages.python);
    let written = node.and_then(|node| node.version.as_ref());
    if !package::is_version(version) {
        let help = "write it as semantic versioning does, and quote it: `\"1.2.0\"`";
        refuse(written, "version", version, help);
    } else if packages.python_version.is_empty() {
        let help = "Python orders versions by words of its own: write `-alpha.1`, `-beta.1`, `-rc.1` or `-dev.1` behind the three \
                    numbers, and what is no version behind `+`";
        refuse(written, "version of a Python package", version, help);
    }
    let like = heck::ToKebabCase::to_kebab_case(draft.api.name.as_str());
    let written = node.and_then(|node| node.npm().0);
    if package::is_node_module(npm) {
        let help = format!(
            "Node.js has a module of that name: write another one under `packages: {{typescript: …}}`, such as `{like}-errors` \
             or `@{like}/errors`"
        );
        refuse(written, "name of an npm package", npm, &help);
    } else if !package::is_npm_name(npm) {
        let help = "write lower-case letters, digits, `-`, `.` and `_` under `packages: {typescript: …}`, such as `acme-errors` \
                    or `@acme/errors`";
        refuse(written, "name of an npm package", npm, help);
    }
    let (written, long) = node.map_or((None, None), PackagesNode::pypi);
    let module = &packages.python_module;
    let written_module = long.and_then(|long| long.module.as_ref());
    let is_module = package::is_python_path(module)
        && (module.split('.')).all(|part| name::reserved_member(Language::Python, part).is_none());
    let top = module.split('.').next().unwrap_or_default();
    if let Some(own) = package::python_module([python, top]) {
        let help = format!(
            "Python has or looks for a module `{own}` of its own: write another name under `packages: {{python: …}}`, such as \
             `{like}-errors`"
        );
        refuse(
            written_module.or(written),
            "name of a Python package",
            python,
            &help,
        );
    } else if !package::is_pypi_name(python) || written_module.is_none() && !is_module {
        let help = "start with a letter, and go on with letters, digits and `-` under `packages: {python: …}`, such as `acme-errors`";
        refuse(written, "name of a Python package", python, help);
    } else if !is_module {
        let help = "write what programs import, lower-case names with `.` between them, such as `acme.errors`";
        refuse(written_module, "module of Python", module, help);
    }
    if let Some(node) = node {
        described(node, findings);
        manifests(node, findings);
    }
}

fn malformed(text: &Text, what: &str, help: &str) -> Diagnostic {
    let message = format!("`{}` is no {what}", text.value);
    Diagnostic::new(&RULE, text.span, message, "malformed").help(help)
}

/// What registries show of a package.
fn described(node: &PackagesNode, findings: &mut Findings<'_>) {
    if let Some(license) = &node.license
        && !package::is_license(&license.value)
    {
        let help = "write it as SPDX does, such as `MIT` or `MIT OR Apache-2.0`; one of your own is `LicenseRef-Acme`";
        findings.push(malformed(license, "licence", help));
    }
    for author in node.authors.iter().flat_map(|authors| &authors.0) {
        if Author::new(&author.value).is_none() {
            let help = "write a name, or `Name <mail@example.com>`";
            findings.push(malformed(author, "author", help));
        }
    }
    if let Some(repository) = &node.repository
        && is_web(&repository.value)
        && !package::is_repository(&repository.value)
    {
        let help = "write the address that people clone, such as `https://github.com/acme/errors`; a folder in it is \
                    `manifest: {repository: {directory: sdk}}` of `typescript`";
        findings.push(malformed(repository, "repository", help));
    }
    for url in [&node.homepage, &node.repository].into_iter().flatten() {
        if !is_web(&url.value) {
            let help = "write it whole, such as `https://github.com/acme/errors`";
            findings.push(malformed(url, "address", help));
        }
    }
    for keyword in &node.keywords {
        if keyword.value.trim().is_empty() || keyword.value.contains(',') {
            let help = "write one or more words without a comma, and the next ones as another item";
            findings.push(malformed(keyword, "keyword", help));
        }
    }
}

fn is_web(url: &str) -> bool {
    let is_known = url.starts_with("https://") || url.starts_with("http://");
    is_known && is_url(url)
}

/// What manifests have besides.
fn manifests(node: &PackagesNode, findings: &mut Findings<'_>) {
    let absent = Map::default();
    let npm = node.npm().1.map_or(&absent, |long| &long.manifest);
    for (key, json) in npm {
        let label = "errcat writes it";
        if key.value == "scripts" {
            let own = json
                .names
                .iter()
                .filter(|name| SCRIPTS.contains(&name.value.as_str()));
            for script in own {
                let help = "remove it: the package is built by what errcat writes";
                refuse_key(script, "scripts", label, help, findings);
            }
        } else if OF_NPM.contains(&key.value.as_str()) {
            refuse_key(
                key,
                "package.json",
                label,
                named_elsewhere(&key.value),
                findings,
            );
        }
    }
    let python = node.pypi().1.map_or(&absent, |long| &long.manifest);
    for (key, json) in python {
        let name = key.value.as_str();
        if ["name", "version", "dynamic"].contains(&name) {
            let label = "errcat writes it";
            refuse_key(key, "[project]", label, named_elsewhere(name), findings);
        } else if !OF_PYTHON.contains(&name) {
            let help = match did_you_mean(name, OF_PYTHON.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("`[project]` of pyproject.toml takes {}", listed(OF_PYTHON)),
            };
            refuse_key(key, "[project]", "no such key", &help, findings);
        } else if has_null(&json.value) {
            let message = format!("`{name}` has a value `null`, which TOML does not have");
            let finding = Diagnostic::new(&RULE, json.span, message, "no value of TOML");
            findings.push(finding.help("leave it out, or write a text"));
        }
    }
}

fn refuse_key(key: &Text, place: &str, label: &str, help: &str, findings: &mut Findings<'_>) {
    let message = format!("`{}` cannot be given to `{place}`", key.value);
    findings.push(Diagnostic::new(&RULE, key.span, message, label).help(help));
}

fn named_elsewhere(key: &str) -> &'static str {
    match key {
        "name" => "write it as `name`, beside `manifest`",
        "version" => {
            "write it as `version` of `packages`, or give `errcat generate` a `--package-version`"
        }
        _ => "remove it: programs find the package's files by what errcat writes",
    }
}

fn listed(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

fn has_null(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().any(has_null),
        Value::Object(members) => members.iter().any(|(_, value)| has_null(value)),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
