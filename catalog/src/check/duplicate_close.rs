//! `duplicate-close`: two entries close a WebSocket with the same code.

use super::{Findings, duplicate_number::twice};
use crate::{
    api::CodeScope,
    resolve::Draft,
    rule::{Rule, rule},
};

pub(super) static RULE: Rule = rule!(Deny, "duplicate-close");

pub(super) fn check(draft: &Draft, findings: &mut Findings<'_>) {
    let said = ["two errors have the close code", "give one another code"];
    twice(draft, findings, &RULE, said, CodeScope::Catalogue, |node| {
        node.close.as_ref()
    });
}
