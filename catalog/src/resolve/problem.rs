//! What is wrong in a text, as findings that lead into no other.

use super::{Resolver, Words, text::Problem, within};
use crate::{diagnostic::Diagnostic, name, read::Text, rule};

impl Resolver<'_> {
    /// Reports problems in a text in which `literal` stands for `${`.
    pub(super) fn report(&mut self, text: &Text, problems: Vec<Problem>, literal: &str) {
        let mut words = Words::of(text.span);
        for problem in problems {
            let finding = match problem {
                Problem::UnknownConstant(name) if self.diagnostics.has_lost(&name) => continue,
                Problem::UnknownConstant(name) => self.unknown_constant(&mut words, &name, literal),
                Problem::Unclosed(rest) => {
                    let finding = Diagnostic::new(
                        &rule::MALFORMED_TEMPLATE,
                        within(self.sources, text.span, &rest),
                        "a placeholder is not closed",
                        "opened here",
                    );
                    if rest.starts_with("${") {
                        finding.help(format!(
                            "write `${{name}}` for the constant of that name, or `{literal}` for a literal `${{`"
                        ))
                    } else {
                        finding.help("write `{param}` for the value of that param, or `{{` for a literal `{`")
                    }
                }
                Problem::StrayBrace => Diagnostic::new(
                    &rule::MALFORMED_TEMPLATE,
                    within(self.sources, text.span, "}"),
                    "a `}` closes nothing",
                    "in this text",
                )
                .help("write `}}` for a literal `}`"),
                Problem::BadPlaceholder(placeholder) => Diagnostic::new(
                    &rule::MALFORMED_TEMPLATE,
                    within(self.sources, text.span, &placeholder),
                    format!("`{placeholder}` names no param"),
                    "expected `{param}`",
                )
                .help("write the param's name between the braces, or `{{` and `}}` for literal braces"),
            };
            self.diagnostics.push(finding);
        }
    }

    fn unknown_constant(&mut self, words: &mut Words, constant: &str, literal: &str) -> Diagnostic {
        let span = words.find(self.sources, &format!("${{{constant}}}"));
        let finding = Diagnostic::new(
            &rule::UNKNOWN_CONSTANT,
            span,
            format!("there is no constant `{constant}`"),
            "unknown constant",
        );
        let trimmed = constant.trim();
        let suggestions = self.diagnostics.suggestions();
        if let Some(near) = suggestions.near(trimmed, self.constants.names()) {
            finding.help(format!("did you mean `${{{near}}}`?"))
        } else if name::is_name(constant) {
            finding.help(format!(
                "declare it under `constants`, or write `{literal}` for a literal `${{`"
            ))
        } else {
            finding.help(format!(
                "write `{literal}` for a literal `${{`; a constant's name is in `snake_case`"
            ))
        }
    }
}
