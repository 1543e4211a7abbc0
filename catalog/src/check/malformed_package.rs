//! `malformed-package`: a package's version or name that its registry would refuse.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    name::{self, Language, package},
    read::Text,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "malformed-package");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let packages = &draft.api.packages;
    let node = draft.document.packages.as_ref();
    let mut refuse = |written: Option<&Text>, what: &str, value: &str, help: &str| {
        // A name that the catalogue does not give comes from its own.
        let Some(text) = written.or(draft.document.name.as_ref()) else {
            return;
        };
        findings.push(
            Diagnostic::new(
                &RULE,
                text.span,
                format!("`{value}` is no {what}"),
                if written.is_some() {
                    "malformed"
                } else {
                    "made from this name"
                },
            )
            .help(help),
        );
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
    let written = node.and_then(|node| node.typescript.as_ref());
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
    let written = node.and_then(|node| node.python.as_ref());
    let module = &packages.python_module;
    if let Some(own) = package::python_module([python, module]) {
        let help = format!(
            "Python has or looks for a module `{own}` of its own: write another name under `packages: {{python: …}}`, such as \
             `{like}-errors`"
        );
        refuse(written, "name of a Python package", python, &help);
    } else if !package::is_pypi_name(python)
        || name::reserved_member(Language::Python, module).is_some()
    {
        let help = "start with a letter, and go on with letters, digits and `-` under `packages: {python: …}`, such as `acme-errors`";
        refuse(written, "name of a Python package", python, help);
    }
}
