//! Placeholders that are numbers, which stand for the params at these positions.

use super::Resolver;
use crate::{
    api::{Param, Part},
    diagnostic::Diagnostic,
    read::Spanned,
    rule,
};

/// The pieces of a text with the name of its param in the place of each position.
pub(super) fn named(mut parts: Vec<Part>, params: &[Param]) -> Vec<Part> {
    for part in &mut parts {
        if let Part::Param(name) = part
            && let Ok(position) = name.parse()
            && let Some(param) = params.iter().find(|param| param.position == Some(position))
        {
            name.clone_from(&param.name);
        }
    }
    parts
}

impl Resolver<'_> {
    pub(super) fn position(&mut self, given: Option<&Spanned<i64>>) -> Option<u32> {
        let given = given?;
        let position = u32::try_from(given.value).ok();
        if position.is_none() {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::WRONG_TYPE,
                    given.span,
                    format!("`{}` is not a position", given.value),
                    "expected a number from 0",
                )
                .help("write the number that stands in the message: `position: 0` for `{0}`"),
            );
        }
        position
    }
}
