//! The rules by which catalogues are judged.
//!
//! A rule has one name everywhere: its id, its page in `docs/rules`, its fixture in `tests/rules`, and its module
//! in `check` where it judges a resolved catalogue. The rules of reading stand here, for they have no module.

use crate::diagnostic::Level;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its kebab-case name, after the mistake.
    pub id: &'static str,
    /// How much a finding matters unless the catalogue says otherwise.
    pub level: Level,
    /// What it refuses, why, and what to write instead, in Markdown.
    pub page: &'static str,
    /// Whether a catalogue may set its level or allow it; the rest guard what emitters rely on.
    pub adjustable: bool,
}

/// Defines a rule and reads its page.
macro_rules! rule {
    (Warn, $id:literal) => {
        $crate::rule::rule!(Warn, $id, true)
    };
    (Deny, $id:literal) => {
        $crate::rule::rule!(Deny, $id, false)
    };
    ($level:ident, $id:literal, $adjustable:literal) => {
        $crate::rule::Rule {
            id: $id,
            level: $crate::diagnostic::Level::$level,
            page: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/docs/rules/",
                $id,
                ".md"
            )),
            adjustable: $adjustable,
        }
    };
}
pub(crate) use rule;

macro_rules! reading_rules {
    ($($name:ident = $level:ident $id:literal;)*) => {
        $(pub(crate) static $name: Rule = rule!($level, $id);)*
        /// The rules that reading and resolving a catalogue applies.
        pub(crate) static READING: &[&Rule] = &[$(&$name),*];
    };
}

reading_rules! {
    YAML_SYNTAX = Deny "yaml-syntax";
    UNREADABLE_FILE = Deny "unreadable-file";
    LIMIT_EXCEEDED = Deny "limit-exceeded";
    CONTROL_CHARACTER = Deny "control-character";
    BIDI_CONTROL = Deny "bidi-control";
    DUPLICATE_KEY = Deny "duplicate-key";
    UNKNOWN_KEY = Deny "unknown-key";
    MISSING_KEY = Deny "missing-key";
    WRONG_TYPE = Deny "wrong-type";
    UNKNOWN_WORD = Deny "unknown-word";
    LANGUAGE_VERSION = Deny "language-version";
    INCLUDE_CYCLE = Deny "include-cycle";
    INCLUDE_ESCAPE = Deny "include-escape";
    MALFORMED_NAME = Deny "malformed-name";
    EMPTY_TEXT = Deny "empty-text";
    EMPTY_LIST = Deny "empty-list";
    MALFORMED_TEMPLATE = Deny "malformed-template";
    UNKNOWN_CONSTANT = Deny "unknown-constant";
    UNKNOWN_REFERENCE = Deny "unknown-reference";
    UNKNOWN_STATUS = Deny "unknown-status";
    MALFORMED_BAND = Deny "malformed-band";
    MALFORMED_ENDPOINT = Deny "malformed-endpoint";
    MALFORMED_PATTERN = Deny "malformed-pattern";
    MALFORMED_ENVELOPE = Deny "malformed-envelope";
    MALFORMED_CLOSE = Deny "malformed-close";
    MALFORMED_EXIT = Deny "malformed-exit";
    MISUSED_LINT = Deny "misused-lint";
    UNNEEDED_ALLOW = Warn "unneeded-allow";
}

/// The rule that judges the address of the documentation by what is made of a catalogue: whoever knows that applies it.
pub static DEAD_DOC_URL: Rule = rule!(Warn, "dead-doc-url");

/// Every rule, sorted by id.
pub fn rules() -> Vec<&'static Rule> {
    let mut rules = Vec::new();
    for rule in READING {
        insert(rule, &mut rules);
    }
    for (rule, _) in crate::check::RULES {
        insert(rule, &mut rules);
    }
    insert(&DEAD_DOC_URL, &mut rules);
    rules
}

fn insert(rule: &'static Rule, sorted: &mut Vec<&'static Rule>) {
    let place = sorted.partition_point(|other| other.id < rule.id);
    sorted.insert(place, rule);
}

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    rules().into_iter().find(|rule| rule.id == id)
}
