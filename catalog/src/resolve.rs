//! A document made whole: includes joined, defaults applied, references held, templates taken apart, names chosen.

mod codes;
mod common;
mod docs;
mod each;
mod endpoint;
mod ends;
mod entry;
mod envelope;
mod envelopes;
mod include;
mod kind;
mod matching;
mod member_roles;
mod members;
mod names;
mod operation;
mod packages;
mod param;
mod parent;
mod position;
mod problem;
mod problem_type;
mod retry;
mod shared_code;
mod success;
mod text;
mod text_holes;

pub(crate) use common::common_node;
pub(crate) use docs::is_date;
pub(crate) use envelopes::Written;
pub(crate) use include::join;
pub(crate) use param::typed;
pub use param::{MAX_FIELDS, MAX_RECORDS};
#[cfg(feature = "serde")]
pub(crate) use text_holes::escaped;

use crate::{
    api::{API_VERSION, Api, CodeStyle, Facts, Part, ReasonStyle, Segment},
    diagnostic::{Diagnostic, Diagnostics},
    each::each,
    language::Document,
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
    is_part: bool,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Draft {
    let mut resolver = Resolver {
        constants: constants(&document),
        errors: places(&document),
        misnamed: Places::new(),
        document: &document,
        is_part,
        sources,
        diagnostics,
        told: Places::new(),
        looked_through: 0,
    };
    let api = resolver.api();
    Draft { document, api }
}

fn places(document: &Document) -> Places {
    let names = document.errors.iter().map(|(name, _)| name.value.clone());
    names.zip(0..).collect()
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
    /// Whether the document is what others include, so that its errors are sent in their envelopes.
    is_part: bool,
    sources: &'a Sources,
    diagnostics: &'a mut Diagnostics,
    /// The places of the first findings, and of how many: looked through anew for each empty text, they would take the square.
    told: Places,
    looked_through: usize,
    constants: Map<String>,
    /// The errors by name, of which there may be many, as there may be references to them.
    errors: Places,
    /// How the malformed names should have been written.
    misnamed: Places,
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
        let kinds = self.kinds(&exceptions, &retry.backoff);
        let groups = self.groups();
        let statuses = self.statuses();
        let (envelope, envelopes) = self.envelopes();
        let members = self.member_roles(envelope.as_ref());
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
            integer_reasons: document
                .codes
                .as_ref()
                .is_some_and(|codes| codes.reasons.value() == Some(ReasonStyle::Integer)),
            code_scope: self.code_scope(),
            codes: self.code_system(),
            envelope: envelope.clone(),
            several: None,
            errors_in_success: self.errors_in_success(),
            problem_types: self.problem_types(),
            envelopes,
            fields: self.fields(),
            headers: self.headers(),
            members,
            domain: self.optional(document.domain.as_ref()),
            correlation: self.correlation(),
            constants: self.constant_list(),
            params: self.common_params(&types, envelope.as_ref()),
            types,
            exceptions,
            groups,
            statuses,
            entries: Vec::new(),
            places: self.errors.clone(),
            retired: Vec::new(),
            operations: Vec::new(),
            kinds,
            traits: self.traits(),
            retry,
            tables: self.tables(),
            docs: crate::api::Docs {
                url: docs_url,
                breadcrumb: None,
                updated: None,
                sections: Vec::new(),
                footer: None,
                front_matter: Vec::new(),
            },
            facts: Facts::of(&document.facts),
        };
        api.entries = self.entries(&api);
        parent::inherit(&mut api);
        shared_code::note(&mut api);
        api.several = self.several();
        api.retired = self.retired(&api);
        api.operations = self.operations();
        api.docs = self.docs(&api);
        api
    }

    fn named(&mut self) {
        if self.document.name.is_none() && !self.diagnostics.has_lost("name") {
            let span = self.document.errcat.as_ref().map(|version| version.span);
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::MISSING_KEY,
                    span.unwrap_or_default(),
                    "a catalogue needs the key `name`",
                    "no `name` in this file",
                )
                .help(
                    "write `name: submissions`: modules and packages are called by it; a file that others list under \
                     `include` has none, and is checked with each of them",
                ),
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

    /// The path that a dotted text stands for.
    fn path(&mut self, text: &Text) -> Vec<Segment> {
        let path = segments(text.as_str());
        if path.len() > envelope::MAX_DEPTH {
            self.too_deep(text.span);
        }
        path
    }

    fn status_or_fallback(&mut self, text: &Text) -> Option<Status> {
        self.status(
            text,
            "write a status, a class such as `5xx`, or `fallback` for every other error",
        )
    }

    fn status_key(&mut self, text: &Text) -> Option<Status> {
        self.status(
            text,
            "write a status from 100 to 599, or a class such as `5xx`",
        )
    }

    fn status(&mut self, text: &Text, help: &str) -> Option<Status> {
        let status = text.value.parse().ok();
        if status.is_none() {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::UNKNOWN_STATUS,
                    text.span,
                    format!("`{}` is no status", text.value),
                    "expected a status",
                )
                .help(help),
            );
        }
        status
    }

    /// A text with its constants in place.
    fn text(&mut self, text: &Text) -> String {
        let mut problems = Vec::new();
        let expanded = text::expand(
            &text.value,
            &|name| self.constants.get(name).map(String::as_str),
            &mut problems,
        );
        self.report(text, problems, "$${");
        expanded
    }

    /// A text with its constants in place, which has to say something.
    fn prose(&mut self, text: &Text) -> String {
        let expanded = self.text(text);
        if expanded.trim().is_empty() {
            self.unsaid(text);
        }
        expanded
    }

    fn optional(&mut self, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.prose(text))
    }

    fn texts(&mut self, texts: &OneOrMany<Text>) -> Vec<String> {
        each(&texts.0, &mut |text| self.prose(text))
    }

    fn unsaid(&mut self, text: &Text) {
        // What could not be read is empty, too.
        let key = |span: Span| format!("{}:{}:{}", span.file, span.start, span.end);
        for finding in self.diagnostics.iter().skip(self.looked_through) {
            self.told.insert(key(finding.span), self.looked_through);
            self.looked_through += 1;
        }
        if self.told.contains_key(&key(text.span)) {
            return;
        }
        self.diagnostics.push(
            Diagnostic::new(
                &rule::EMPTY_TEXT,
                text.span,
                "a text is empty",
                "nothing is said here",
            )
            .help("write it, or leave the key out if it may be left out"),
        );
    }

    /// A message in pieces, which has to say something.
    fn parts(&mut self, text: &Text) -> Vec<Part> {
        let mut problems = Vec::new();
        let parts = text::parse(
            &text.value,
            &|name| self.constants.get(name).map(String::as_str),
            &mut problems,
        );
        self.report(text, problems, "${{");
        if let [Part::Text(all)] = parts.as_slice()
            && all.trim().is_empty()
        {
            self.unsaid(text);
        }
        parts
    }
}

/// A text as written with its constants in place; what is wrong in it was reported.
pub(crate) fn expanded(document: &Document, text: &Text) -> String {
    if !text.value.contains("${") {
        return text.value.clone();
    }
    let constants = constants(document);
    let constant = |name: &str| constants.get(name).map(String::as_str);
    text::expand(&text.value, &constant, &mut Vec::new())
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

/// Words of a scalar that are looked for in the order in which they stand there, so that each search is a short one.
pub(crate) struct Words {
    scalar: Span,
    /// What is still to be searched.
    rest: Span,
    /// How many words escapes have hidden; after some of them no further are looked for.
    missed: u8,
}

impl Words {
    pub(crate) fn of(scalar: Span) -> Self {
        Self {
            scalar,
            rest: scalar,
            missed: 0,
        }
    }

    /// The place of the next words, or the whole scalar.
    pub(crate) fn find(&mut self, sources: &Sources, words: &str) -> Span {
        if self.missed > 8 {
            return self.scalar;
        }
        let found = within(sources, self.rest, words);
        if found == self.rest {
            self.missed += 1;
            return self.scalar;
        }
        self.rest.start = found.start;
        found
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
fn segments(text: &str) -> Vec<Segment> {
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
