//! A document made whole: includes joined, defaults applied, references held, templates taken apart, names chosen.

mod docs;
mod entry;
mod envelope;
mod include;
mod matching;
mod members;
mod operation;
mod param;
mod retry;
mod text;

pub(crate) use include::join;
pub(crate) use param::typed;

use crate::{
    api::{API_VERSION, Api, CodeStyle, Identifiers, Segment},
    diagnostic::{Diagnostic, Diagnostics, did_you_mean},
    each::each,
    language::{Document, RenameNode},
    name,
    read::{Either, Given as _, Map, OneOrMany, Places, Text},
    rule,
    source::{Sources, Span},
    status::Status,
};

/// How many errors a catalogue may have.
pub const MAX_ENTRIES: usize = 65_535;

/// A resolved catalogue that the rules have yet to judge, with the document it came from.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) document: Document,
    pub(crate) api: Api,
}

/// Resolves a document; what is wrong is reported, and left out of the draft.
pub(crate) fn resolve(
    document: Document,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Draft {
    let mut resolver = Resolver {
        constants: constants(&document),
        document: &document,
        sources,
        diagnostics,
    };
    let api = resolver.api();
    Draft { document, api }
}

fn constants(document: &Document) -> Map<String> {
    let mut constants = Vec::new();
    for (name, constant) in &document.constants {
        let value = match constant {
            Either::Short(value) => value.value.clone(),
            Either::Long(long) => long.value.value().unwrap_or_default(),
        };
        constants.push((Text::new(name.value.as_str()), value));
    }
    Map(constants)
}

struct Resolver<'a> {
    document: &'a Document,
    sources: &'a Sources,
    diagnostics: &'a mut Diagnostics,
    constants: Map<String>,
}

impl Resolver<'_> {
    fn api(&mut self) -> Api {
        let document = self.document;
        version(document, self.diagnostics);
        self.named();
        self.limited();
        self.names();
        let name = document.name.value().unwrap_or_default();
        let code_style = document
            .codes
            .as_ref()
            .and_then(|codes| codes.style.as_ref())
            .map_or(CodeStyle::SnakeCase, |style| style.value);
        let retry = self.retry_policy();
        let exceptions = self.exceptions();
        let groups = self.groups();
        let statuses = self.statuses();
        let envelope = self.envelope();
        let types = self.types();
        let docs_url = document
            .docs
            .as_ref()
            .and_then(|docs| docs.url.as_ref())
            .map(|url| self.text(url));
        let mut api = Api {
            version: API_VERSION,
            title: self
                .optional(document.title.as_ref())
                .unwrap_or_else(|| name::words(&name)),
            summary: self.optional(document.summary.as_ref()),
            packages: self.packages(&name),
            name,
            code_style,
            envelope,
            fields: self.fields(),
            headers: self.headers(),
            correlation: self.correlation(),
            constants: self.constant_list(),
            types,
            retry,
            exceptions,
            groups,
            statuses,
            entries: Vec::new(),
            retired: Vec::new(),
            operations: Vec::new(),
            tables: self.tables(),
            docs: crate::api::Docs {
                url: docs_url,
                breadcrumb: None,
                updated: None,
                sections: Vec::new(),
                footer: None,
            },
        };
        api.entries = self.entries(&api);
        api.retired = self.retired(&api);
        api.operations = self.operations();
        api.docs = self.docs(&api);
        api
    }

    fn named(&mut self) {
        if self.document.name.is_none() {
            let span = self.document.errcat.as_ref().map(|version| version.span);
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::MISSING_KEY,
                    span.unwrap_or_default(),
                    "a catalogue needs the key `name`",
                    "no `name` in this file",
                )
                .help("write `name: submissions`: modules and packages are called by it"),
            );
        }
    }

    /// Refuses more errors than generated Rust can number.
    fn limited(&mut self) {
        if let Some((name, _)) = self.document.errors.0.get(MAX_ENTRIES) {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::LIMIT_EXCEEDED,
                    name.span,
                    format!("a catalogue has at most {MAX_ENTRIES} errors"),
                    "one too many",
                )
                .help("divide the catalogue, one for each API"),
            );
        }
    }

    /// Checks every name that identifiers are made from.
    fn names(&mut self) {
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
        let snake = heck::ToSnakeCase::to_snake_case(text.value.as_str());
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

    fn malformed_name(&mut self, text: &Text, message: &str, help: &str) {
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

    fn status_key(&mut self, text: &Text) -> Option<Status> {
        let status = text.value.parse().ok();
        if status.is_none() {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::UNKNOWN_STATUS,
                    text.span,
                    format!("`{}` is no status", text.value),
                    "expected a status",
                )
                .help("write a status from 100 to 599, or a class such as `5xx`"),
            );
        }
        status
    }

    /// Reports a reference to nothing in a map of the document; says whether it holds.
    fn refer<T>(&mut self, text: &Text, what: &str, map: &Map<T>) -> bool {
        let holds = map.get(&text.value).is_some();
        if !holds {
            self.dangling(text, what, &map.names());
        }
        holds
    }

    /// Reports a reference to nothing, where these could have been named.
    fn dangling(&mut self, text: &Text, what: &str, names: &[&str]) {
        let mut finding = Diagnostic::new(
            &rule::UNKNOWN_REFERENCE,
            text.span,
            format!("`{}` does not name {what} of this catalogue", text.value),
            "a reference to nothing",
        );
        if let Some(near) = did_you_mean(&text.value, names.iter().copied()) {
            finding = finding.help(format!("did you mean `{near}`?"));
        } else {
            let names = &names[..names.len().min(20)];
            finding = finding.help(match names {
                [] => "there is none: declare it, or remove the reference".to_owned(),
                names => format!("there are `{}`", names.join("`, `")),
            });
        }
        self.diagnostics.push(finding);
    }

    fn renamed(&mut self, derived: Identifiers, rename: Option<&RenameNode>) -> Identifiers {
        let Some(rename) = rename else { return derived };
        for text in [&rename.rust, &rename.typescript, &rename.python]
            .into_iter()
            .flatten()
        {
            let bare = text.value.strip_prefix("r#").unwrap_or(&text.value);
            if !name::is_identifier(bare) {
                self.malformed_name(
                    text,
                    "an identifier is made of letters, digits and `_`",
                    "choose another",
                );
            }
        }
        let pick = |renamed: &Option<Text>, derived: String| renamed.value_or(derived);
        Identifiers {
            rust: pick(&rename.rust, derived.rust),
            typescript: pick(&rename.typescript, derived.typescript),
            python: pick(&rename.python, derived.python),
        }
    }

    /// A text with its constants in place.
    fn text(&mut self, text: &Text) -> String {
        let mut problems = Vec::new();
        let expanded = text::expand(
            &text.value,
            &|name| self.constants.get(name).map(String::as_str),
            &mut problems,
        );
        self.report(text, problems);
        expanded
    }

    fn optional(&mut self, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.text(text))
    }

    fn texts(&mut self, texts: &OneOrMany<Text>) -> Vec<String> {
        each(&texts.0, &mut |text| self.text(text))
    }

    fn parts(&mut self, text: &Text) -> Vec<crate::api::Part> {
        let mut problems = Vec::new();
        let parts = text::parse(
            &text.value,
            &|name| self.constants.get(name).map(String::as_str),
            &mut problems,
        );
        self.report(text, problems);
        parts
    }

    fn report(&mut self, text: &Text, problems: Vec<text::Problem>) {
        for problem in problems {
            let finding = match problem {
                text::Problem::UnknownConstant(name) => {
                    let span = within(self.sources, text.span, &format!("${{{name}}}"));
                    let finding = Diagnostic::new(
                        &rule::UNKNOWN_CONSTANT,
                        span,
                        format!("there is no constant `{name}`"),
                        "unknown constant",
                    );
                    match did_you_mean(&name, self.constants.names()) {
                        Some(near) => finding.help(format!("did you mean `{near}`?")),
                        None => finding
                            .help("declare it under `constants`, or write `$${` for a literal `${`"),
                    }
                }
                text::Problem::Unclosed(rest) => Diagnostic::new(
                    &rule::MALFORMED_TEMPLATE,
                    within(self.sources, text.span, &rest),
                    "a placeholder is not closed",
                    "opened here",
                )
                .help("close it with `}`, or write `{{` for a literal `{`"),
                text::Problem::StrayBrace => Diagnostic::new(
                    &rule::MALFORMED_TEMPLATE,
                    within(self.sources, text.span, "}"),
                    "a `}` closes nothing",
                    "in this text",
                )
                .help("write `}}` for a literal `}`"),
                text::Problem::BadPlaceholder(placeholder) => Diagnostic::new(
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
}

/// The place of these words in a scalar, or the whole scalar if escapes hide them.
pub(crate) fn within(sources: &Sources, span: Span, words: &str) -> Span {
    if span == Span::default() || words.is_empty() {
        return span;
    }
    match sources.text(span).find(words) {
        Some(at) => {
            let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let start = span.start + offset(at);
            Span {
                start,
                end: start + offset(words.len()),
                ..span
            }
        }
        None => span,
    }
}

/// Refuses a file in another version of the language.
fn version(document: &Document, diagnostics: &mut Diagnostics) {
    if let Some(version) = &document.errcat
        && version.value != 1
    {
        diagnostics.push(
            Diagnostic::new(
                &rule::LANGUAGE_VERSION,
                version.span,
                format!(
                    "this errcat knows version 1 of the language, not {}",
                    version.value
                ),
                "the version of this file",
            )
            .help("write `errcat: 1`, or use an errcat that knows this version"),
        );
    }
}

/// The path that a dotted text stands for; a number is an index, and a dot at the start says that it is a path.
fn dotted(text: &str) -> Vec<Segment> {
    let segment = |part: &str| match part.parse() {
        Ok(index) => Segment::Index(index),
        Err(_) => Segment::Key(part.to_owned()),
    };
    let path = text.strip_prefix('.').unwrap_or(text);
    path.split('.').map(segment).collect()
}

/// Joins the members of a map that an included file adds; a name that is there already is reported.
fn extend<T>(into: &mut Map<T>, from: Map<T>, diagnostics: &mut Diagnostics) {
    let mut known = Known::default();
    for (name, _) in &*into {
        known.put(name);
    }
    for (name, value) in from.0 {
        match known.span(&name) {
            Some(first) => stands_twice(&name, first, diagnostics),
            None => into.0.push((name, value)),
        }
    }
}

/// The names of a map, and where they stand.
#[derive(Default)]
struct Known {
    places: Places,
    spans: Vec<Span>,
}

impl Known {
    fn put(&mut self, name: &Text) {
        self.places.insert(name.value.clone(), self.spans.len());
        self.spans.push(name.span);
    }

    fn span(&self, name: &Text) -> Option<Span> {
        let place = self.places.get(&name.value)?;
        Some(self.spans[*place])
    }
}

fn stands_twice(name: &Text, first: Span, diagnostics: &mut Diagnostics) {
    diagnostics.push(
        Diagnostic::new(
            &rule::DUPLICATE_KEY,
            name.span,
            format!("`{}` stands in two files of this catalogue", name.value),
            "the second one",
        )
        .related(first, "the first one")
        .help("keep one of them, or give one another name"),
    );
}
