//! How an API gives out its codes: the pattern, the bands of groups, and what is reserved.

use super::{Resolver, within};
use crate::{
    api::{Band, CodeScope, CodeStyle, CodeSystem},
    diagnostic::Diagnostic,
    each::each,
    language::BandNode,
    pattern::Pattern,
    read::{Either, Given as _, Text},
    rule,
};

impl Resolver<'_> {
    pub(super) fn code_scope(&self) -> Option<CodeScope> {
        let codes = self.document.codes.as_ref()?;
        let scope = codes.scope.value()?;
        Some(scope).filter(|scope| *scope != CodeScope::Catalogue)
    }

    pub(super) fn code_system(&mut self) -> Option<CodeSystem> {
        let codes = self.document.codes.as_ref()?;
        if codes.pattern.is_none() && codes.reserved.is_empty() {
            return None;
        }
        let reserved = each(&codes.reserved, &mut |band| self.band(band));
        Some(CodeSystem {
            pattern: codes.pattern.as_ref().and_then(|text| self.pattern(text)),
            reserved: reserved.into_iter().flatten().collect(),
        })
    }

    pub(super) fn band(&mut self, written: &Either<Text, BandNode>) -> Option<Band> {
        let (prefix, range) = match written {
            Either::Short(range) => (None, Some(range)),
            Either::Long(long) => (long.prefix.as_ref(), long.range.as_ref()),
        };
        if self.is_without_codes() {
            let span = prefix.or(range).map(|text| text.span).unwrap_or_default();
            let message = "no error of this catalogue has a code";
            let finding = Diagnostic::new(
                &rule::MALFORMED_BAND,
                span,
                message,
                "codes that are never sent",
            );
            self.diagnostics
                .push(finding.help("remove it, or set another style than `codes: {style: none}`"));
            return None;
        }
        if let Some(empty) = prefix.filter(|prefix| prefix.value.is_empty()) {
            self.unsaid(empty);
            return None;
        }
        let range = match range {
            None => None,
            Some(text) => {
                let read = numbers(text.as_str());
                if read.is_none() {
                    let message = format!("`{}` is no range of numbers", text.value);
                    let finding = Diagnostic::new(
                        &rule::MALFORMED_BAND,
                        text.span,
                        message,
                        "expected numbers",
                    );
                    let help = "write the first and the last number, such as `1000..1999`, or one";
                    self.diagnostics.push(finding.help(help));
                    return None;
                }
                read
            }
        };
        (prefix.is_some() || range.is_some()).then(|| Band {
            prefix: prefix.map(|text| text.value.clone()).unwrap_or_default(),
            range,
        })
    }

    fn is_without_codes(&self) -> bool {
        let style = self
            .document
            .codes
            .as_ref()
            .and_then(|codes| codes.style.as_ref());
        style.is_some_and(|style| style.value == CodeStyle::None)
    }

    fn pattern(&mut self, text: &Text) -> Option<Pattern> {
        match Pattern::parse(text.as_str()) {
            Ok(pattern) => Some(pattern),
            Err((what, words)) => {
                let message = format!("`{}` is no pattern of codes", text.value);
                let span = within(self.sources, text.span, &words);
                let finding = Diagnostic::new(&rule::MALFORMED_PATTERN, span, message, what);
                self.diagnostics.push(finding.help(
                    "write characters for themselves, `[A-Z0-9]` for one of several, and `{4}`, `+`, `*` or `?` behind it \
                     for how often, such as `ORD-[0-9]{4}`",
                ));
                None
            }
        }
    }
}

/// The first and the last number of `1000..1999`, or of a number alone.
fn numbers(text: &str) -> Option<(i64, i64)> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last).then_some((first, last))
}
