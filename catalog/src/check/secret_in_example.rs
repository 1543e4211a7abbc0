//! `secret-in-example`: an example looks like a live secret.

use super::Findings;
use crate::{
    diagnostic::Diagnostic,
    read::{Either, Text},
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Warn, "secret-in-example");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    for (_, constant) in &draft.document.constants {
        let text = match constant {
            Either::Short(text) => Some(text),
            Either::Long(long) => long.value.as_ref(),
        };
        if let Some(finding) = text.and_then(judge) {
            findings.push(finding);
        }
    }
    for index in 0..draft.api.entries.len() {
        let (_, node) = draft.written(index);
        let mut values = Vec::new();
        for (_, _, param) in draft.params(index) {
            values.extend(param.and_then(|param| param.example.as_ref()));
        }
        for example in &node.examples {
            for (_, value) in &example.params {
                values.push(value);
            }
        }
        for value in values {
            for text in &value.strings {
                if let Some(finding) = judge(text) {
                    findings.at_entry(index, finding);
                }
            }
        }
    }
}

fn judge(text: &Text) -> Option<Diagnostic> {
    let what = secret(&text.value)?;
    Some(
        Diagnostic::new(
            &RULE,
            text.span,
            format!("this value looks like {what}"),
            "whoever reads the reference can use it",
        )
        .help("write a value that nobody could take for a real one, such as `sk_live_…`; if it was real, revoke it"),
    )
}

/// What live secret a text holds, by the shapes that their issuers publish.
fn secret(text: &str) -> Option<&'static str> {
    if text.contains("-----BEGIN ") && text.contains("PRIVATE KEY-----") {
        return Some("a private key");
    }
    let words = text.split(|c: char| !is_token(c) && c != '.');
    let mut before = "";
    for word in words.filter(|word| !word.is_empty()) {
        if let Some(what) = by_prefix(word) {
            return Some(what);
        }
        if is_jwt(word) {
            return Some("a JSON Web Token");
        }
        if before.eq_ignore_ascii_case("bearer") && solid(word) >= 20 {
            return Some("a bearer token");
        }
        before = word;
    }
    None
}

fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+' | '/' | '=' | '~')
}

fn by_prefix(word: &str) -> Option<&'static str> {
    const PREFIXES: &[(&str, usize, &str)] = &[
        ("sk_live_", 16, "a live API key"),
        ("rk_live_", 16, "a live API key"),
        ("pk_live_", 16, "a live API key"),
        ("sk-", 32, "a live API key"),
        ("AKIA", 16, "an access key of a cloud account"),
        ("ASIA", 16, "an access key of a cloud account"),
        ("AIza", 35, "an API key of a cloud account"),
        ("ghp_", 36, "an access token of a code host"),
        ("gho_", 36, "an access token of a code host"),
        ("ghs_", 36, "an access token of a code host"),
        ("github_pat_", 36, "an access token of a code host"),
        ("glpat-", 20, "an access token of a code host"),
        ("xoxa-", 20, "a token of a chat service"),
        ("xoxb-", 20, "a token of a chat service"),
        ("xoxp-", 20, "a token of a chat service"),
        ("xoxr-", 20, "a token of a chat service"),
        ("xoxs-", 20, "a token of a chat service"),
    ];
    let rest = |prefix| word.strip_prefix(prefix).map_or(0, solid);
    let found = PREFIXES
        .iter()
        .find(|(prefix, least, _)| rest(prefix) >= *least);
    found.map(|(.., what)| *what)
}

/// How many characters of a token stand in a row; a run of one letter such as `xxxx` stands for a secret, and is none.
fn solid(text: &str) -> usize {
    let bytes = text.bytes();
    let varied = bytes.clone().any(|byte| Some(byte) != text.bytes().next());
    if varied {
        bytes.take_while(|byte| is_token(char::from(*byte))).count()
    } else {
        0
    }
}

fn is_jwt(word: &str) -> bool {
    let parts: Vec<_> = word.split('.').collect();
    let [header, payload, signature] = parts.as_slice() else {
        return false;
    };
    header.starts_with("eyJ")
        && header.len() >= 10
        && payload.starts_with("eyJ")
        && signature.len() >= 20
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_no_secrets() {
        for text in [
            "sk_live_...",
            "sk_live_****************",
            "sk_live_<your key here please>",
            "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx",
            "Bearer <key>",
            "Bearer token",
            "eyJ...",
            "AKIA",
            "task-management-and-other-long-words-here",
            "",
        ] {
            assert_eq!(secret(text), None, "{text}");
        }
    }

    #[test]
    fn live_secrets_are_found() {
        // Put together here, so that no file of this project holds what scanners look for.
        for (start, rest) in [
            ("sk_", "live_4eC39HqLyjWDarjtT1zdp7dc"),
            ("AKIA", "IOSFODNN7EXAMPLE"),
            ("key: ghp_", "0123456789abcdefghijABCDEFGHIJ012345"),
            ("xoxb-", "123456789012-abcdefghijkl"),
            ("Authorization: Bearer ", "abcdefghij0123456789"),
            (
                "eyJhbGciOiJIUzI1NiJ9.",
                "eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
            ),
            ("-----BEGIN RSA ", "PRIVATE KEY-----"),
        ] {
            assert!(secret(&format!("{start}{rest}")).is_some(), "{start}");
        }
    }
}
