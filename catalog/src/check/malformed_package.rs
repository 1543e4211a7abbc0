//! `malformed-package`: a package's version or name that its registry would refuse.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    name::{self, Language},
    read::Text,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "malformed-package");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let packages = &draft.api.packages;
    let node = draft.document.packages.as_ref();
    let mut judge = |ok: bool, written: Option<&Text>, what: &str, value: &str, help: &str| {
        // A name that the catalogue does not give comes from its own.
        let Some(text) = written.or(draft.document.name.as_ref()).filter(|_| !ok) else {
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
    judge(
        is_version(&packages.version),
        node.and_then(|node| node.version.as_ref()),
        "version",
        &packages.version,
        "write it as semantic versioning does, and quote it: `\"1.2.0\"`",
    );
    judge(
        is_npm_name(&packages.typescript),
        node.and_then(|node| node.typescript.as_ref()),
        "name of an npm package",
        &packages.typescript,
        "write lower-case letters, digits, `-`, `.` and `_` under `packages: {typescript: …}`, such as `acme-errors` \
         or `@acme/errors`",
    );
    let module = &packages.python_module;
    judge(
        is_pypi_name(&packages.python) && name::reserved_member(Language::Python, module).is_none(),
        node.and_then(|node| node.python.as_ref()),
        "name of a Python package",
        &packages.python,
        "start with a letter, and go on with letters, digits and `-` under `packages: {python: …}`, such as `acme-errors`",
    );
}

/// Whether this is a version as semantic versioning 2.0.0 writes it.
fn is_version(text: &str) -> bool {
    let (text, build) = match text.split_once('+') {
        Some((text, build)) => (text, Some(build)),
        None => (text, None),
    };
    let (core, pre) = match text.split_once('-') {
        Some((core, pre)) => (core, Some(pre)),
        None => (text, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = |part: &str| digits(part) && (part == "0" || !part.starts_with('0'));
    let word = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    core.split('.').count() == 3
        && core.split('.').all(number)
        && pre.is_none_or(|pre| {
            pre.split('.')
                .all(|part| word(part) && (!digits(part) || number(part)))
        })
        && build.is_none_or(|build| build.split('.').all(word))
}

fn is_npm_name(text: &str) -> bool {
    let plain = |part: &str| {
        let known = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._~".contains(&byte)
        };
        !part.is_empty() && !part.starts_with(['.', '_']) && part.bytes().all(known)
    };
    let parts = match text.strip_prefix('@') {
        Some(scoped) => scoped
            .split_once('/')
            .is_some_and(|(scope, name)| plain(scope) && plain(name)),
        None => plain(text),
    };
    parts && text.len() <= 214
}

/// Whether this is a name as the core metadata specification of Python packages writes it.
fn is_pypi_name(text: &str) -> bool {
    let edge = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    edge(text.bytes().next())
        && edge(text.bytes().last())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
}
