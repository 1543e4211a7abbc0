//! Names: how they are written, what they may refer to, and what identifiers they give.

use heck::ToSnakeCase as _;

use super::Resolver;
use crate::{
    api::Identifiers,
    diagnostic::Diagnostic,
    language::RenameNode,
    name,
    read::{Map, Text},
    rule,
};

impl Resolver<'_> {
    /// Checks every name that identifiers are made from.
    pub(super) fn names(&mut self) {
        let document = self.document;
        if let Some(name) = &document.name {
            self.in_snake_case(name);
        }
        for (name, _) in &document.errors {
            self.in_snake_case(name);
        }
        for (name, _) in &document.retired {
            self.in_snake_case(name);
        }
        for (name, _) in &document.groups {
            self.in_snake_case(name);
        }
        for (name, _) in &document.constants {
            self.in_snake_case(name);
        }
        for (name, _) in &document.types {
            let message = "a type's name is in `PascalCase`";
            self.in_pascal_case(name, message, "write it as `FieldError`");
        }
        for (name, _) in &document.exceptions {
            let message = "a class's name is in `PascalCase`";
            self.in_pascal_case(name, message, "write it as `RateLimitError`");
        }
    }

    fn in_snake_case(&mut self, text: &Text) {
        if name::is_name(&text.value) {
            return;
        }
        let snake = text.value.to_snake_case();
        let help = if name::is_name(&snake) {
            format!("write `{snake}`; what goes on the wire stands under `code`")
        } else {
            "start with a lower-case letter, and go on with letters, digits and `_`; \
             what goes on the wire stands under `code`"
                .to_owned()
        };
        self.malformed_name(text, "a name is in `snake_case`", &help);
    }

    fn in_pascal_case(&mut self, text: &Text, message: &str, help: &str) {
        let starts = text.value.chars().next().is_some_and(char::is_uppercase);
        if !starts || !name::is_identifier(&text.value) {
            self.malformed_name(text, message, help);
        }
    }

    /// Reports a name that is not in `snake_case`, of what gives its name to programs.
    pub(super) fn judge_name(&mut self, name: &Text) {
        if name::is_name(&name.value) {
            return;
        }
        let snake = name.value.to_snake_case();
        let help = if name::is_name(&snake) {
            format!("write `{snake}`")
        } else {
            "start with a lower-case letter, and go on with letters, digits and `_`".to_owned()
        };
        self.malformed_name(name, "a name is in `snake_case`", &help);
    }

    pub(super) fn malformed_name(&mut self, text: &Text, message: &str, help: &str) {
        self.misnamed.insert(text.value.to_snake_case(), 0);
        let other;
        let (message, help) = if let Some(c) = name::changed(&text.value) {
            other = format!(
                "Python takes `{c}` (U+{:04X}) for another character: write plain letters, and an accent with its letter as one",
                u32::from(c)
            );
            (
                "a name is made of characters that are the same in every language",
                other.as_str(),
            )
        } else {
            (message, help)
        };
        self.diagnostics.push(
            Diagnostic::new(
                &rule::MALFORMED_NAME,
                text.span,
                format!("{message}, and `{}` is not", text.value),
                "malformed name",
            )
            .help(help),
        );
    }

    /// Reports a reference to nothing in a map of the document; says whether it holds.
    pub(super) fn refer<T>(&mut self, text: &Text, what: &str, map: &Map<T>) -> bool {
        let holds = map.get(&text.value).is_some();
        if !holds {
            self.dangling(text, what, map.iter().map(|(name, _)| name.as_str()));
        }
        holds
    }

    /// The same for the errors.
    pub(super) fn refer_to_error(&mut self, text: &Text) -> bool {
        let holds = self.errors.contains_key(&text.value);
        if !holds {
            let names = self.document.errors.iter();
            self.dangling(text, "an error", names.map(|(name, _)| name.as_str()));
        }
        holds
    }

    /// Reports a reference to nothing, where these could have been named.
    pub(super) fn dangling<'n>(
        &mut self,
        text: &Text,
        what: &str,
        names: impl Iterator<Item = &'n str> + Clone,
    ) {
        // What stands there could not be read, and is reported itself.
        let are_lost = names.clone().next().is_none() && self.diagnostics.has_lost("errors");
        if are_lost || self.diagnostics.has_lost(&text.value) {
            return;
        }
        // A name that is malformed is told to be written so.
        let is_meant = |name: &&str| !name::is_name(name) && name.to_snake_case() == text.value;
        if self.misnamed.contains_key(&text.value) && names.clone().any(|name| is_meant(&name)) {
            return;
        }
        let mut finding = Diagnostic::new(
            &rule::UNKNOWN_REFERENCE,
            text.span,
            format!("`{}` does not name {what} of this catalogue", text.value),
            "a reference to nothing",
        );
        let suggestions = self.diagnostics.suggestions();
        if let Some(near) = suggestions.near(&text.value, names.clone()) {
            finding = finding.help(format!("did you mean `{near}`?"));
        } else {
            let names: Vec<&str> = names.take(20).collect();
            finding = finding.help(match names.as_slice() {
                [] if what == "a param" => {
                    "there is none: declare it under `params`, or remove it".to_owned()
                }
                [] => {
                    let place = match what {
                        "a group" => " under `groups`",
                        "a kind" => " under `kinds`",
                        "an envelope" => " under `envelopes`",
                        "a trait" => " under `traits`",
                        "a table" => " under `tables`",
                        "an exception" => " under `exceptions`",
                        "an operation" => " under `operations`",
                        _ => "",
                    };
                    format!("there is none: declare it{place}, or remove the reference")
                }
                names => format!("there are `{}`", names.join("`, `")),
            });
        }
        self.diagnostics.push(finding);
    }

    pub(super) fn renamed(
        &mut self,
        derived: Identifiers,
        rename: Option<&RenameNode>,
    ) -> Identifiers {
        let Some(rename) = rename else { return derived };
        let mut pick = |text: &Option<Text>, derived: String, prefix: &str| {
            let Some(text) = text else { return derived };
            let bare = text.value.strip_prefix(prefix).unwrap_or(&text.value);
            if name::is_identifier(bare) {
                return text.value.clone();
            }
            let message = "an identifier is made of letters, digits and `_`";
            self.malformed_name(text, message, "choose another");
            derived
        };
        Identifiers {
            rust: pick(&rename.rust, derived.rust, "r#"),
            typescript: pick(&rename.typescript, derived.typescript, ""),
            python: pick(&rename.python, derived.python, ""),
        }
    }
}
