//! Entries as classes.

use errcat_catalog::Catalog;
use errcat_catalog::api::{self, Entry, Hole, MatcherKind, Reason, RetryRule};
use serde::Serialize;

use super::choices::Choices;
use super::param::{self, Param};
use super::retry::Rule;
use super::{Made, Syntax, places, prose};

#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "questions that templates ask, not states"
)]
pub(in crate::emit) struct ClientEntry {
    pub(in crate::emit) class: String,
    /// The name of the type of its details, where a language gives it one.
    details_class: String,
    pub(in crate::emit) parent: String,
    /// The exception of Python that it also is.
    python_base: Option<&'static str>,
    /// The error of JavaScript that it also is, unless an error that it is a case of is it already.
    typescript_base: Option<&'static str>,
    /// Whether that is the class of an error.
    is_case: bool,
    /// Whether errors are cases of it, so that its class says of its members no more than that they may be.
    is_parent: bool,
    /// The function that narrows to the class, where a language has one.
    guard: String,
    /// The code, or the name where there is none or others have it too: the key of the catalogue's table.
    key: String,
    pub(super) code: Option<String>,
    code_plain: Option<String>,
    /// The code as a string literal, if it is of this error alone.
    code_text: Option<String>,
    /// Whether other errors have the code too.
    shares_code: bool,
    /// The type of the code.
    code_type: Option<String>,
    /// Whether the code has values in it.
    is_template: bool,
    /// The integer id beside the code.
    pub(in crate::emit) number: Option<i64>,
    /// The kind that it is of, as a string literal.
    kind: Option<String>,
    /// The names of its traits, as string literals.
    traits: Vec<String>,
    /// Further codes by which it is recognised: aliases, and the retired codes that it took over.
    former: Vec<String>,
    /// The aliases alone.
    aliases: Vec<String>,
    /// The status, or the first digit of a class of statuses.
    pub(in crate::emit) status: Option<u16>,
    /// Further statuses with which it comes.
    pub(in crate::emit) other_statuses: Vec<u16>,
    status_type: String,
    reason_type: String,
    retry_type: String,
    pub(in crate::emit) params: Vec<Param>,
    /// Whether the class has members that the base has not.
    has_members: bool,
    has_required: bool,
    has_retry_after: bool,
    has_details: bool,
    /// Whether the reason travels among the details.
    sends_reason: bool,
    reason_words: String,
    reasons: Vec<ClientReason>,
    pub(super) matchers: Vec<ClientMatcher>,
    /// The templates of its own messages, as the catalogue has them, or its title where the service gives the text each time.
    templates: Vec<String>,
    takes_message: bool,
    title: String,
    causes: Vec<String>,
    remedies: Vec<String>,
    doc: String,
    doc_url: Option<String>,
    /// Its address, where it is not made of the code as that of every other.
    own_doc_url: Option<String>,
    pub(in crate::emit) deprecated: Option<String>,
    status_text: Option<String>,
    /// The whole rule of trying again, that of its status where it has none of its own.
    rule: Option<Rule>,
    /// The rule, where it is its own.
    own_rule: Option<Rule>,
    processed: &'static str,
    /// The type of that, which depends on the status that came where it is not the entry's own.
    processed_type: String,
    /// Whether it has taken effect, where the entry says it and not the status.
    own_processed: Option<&'static str>,
}

#[derive(Serialize)]
struct ClientReason {
    name: String,
    title: String,
    causes: Vec<String>,
    remedies: Vec<String>,
    /// Its rule of trying again, that of the entry or of a status where it has none of its own.
    rule: Option<Rule>,
    /// The rule, where it is its own and not that of the entry.
    own_rule: Option<Rule>,
    /// The rule, where it is not that of the entry.
    other_rule: Option<Rule>,
    /// A status of its own, or the first digit of a class of statuses.
    status: Option<u16>,
    /// The template of a message of its own.
    template: Option<String>,
}

#[derive(Serialize)]
pub(super) struct ClientMatcher {
    kind: MatcherKind,
    template: String,
}

impl ClientEntry {
    /// The entry that stands `at` this place in the catalogue.
    pub(super) fn new(
        at: usize,
        entry: &Entry,
        catalog: &Catalog,
        syntax: &Syntax,
        made: &Made,
        common: &[Param],
        docs: Option<&(String, String)>,
    ) -> Self {
        let class = (syntax.identifier)(&entry.identifiers).to_owned();
        let parent = catalog
            .exceptions
            .iter()
            .find(|exception| exception.name == entry.exception);
        let parent = parent.or_else(|| catalog.fallback_exception());
        let above = catalog.parent_entry(entry);
        let above = above.filter(|above| above.audience == api::Audience::Public);
        let params = param::params(entry, common, catalog, syntax);
        let string = syntax.string;
        let code = entry.code.as_deref().map(|code| {
            if super::has_integer_codes(catalog) {
                code.to_owned()
            } else {
                string(code)
            }
        });
        let reasons: Vec<String> = entry
            .reasons
            .iter()
            .map(|reason| string(&reason.name))
            .collect();
        let choices = Choices {
            entry,
            syntax,
            catalog,
        };
        Self {
            parent: match above {
                Some(above) => (syntax.identifier)(&above.identifiers),
                None => parent.map_or("APIError", |class| (syntax.identifier)(&class.identifiers)),
            }
            .to_owned(),
            python_base: entry.python_base.map(api::PythonBase::as_str),
            typescript_base: typescript_base(entry, catalog),
            is_case: above.is_some(),
            is_parent: entry.prefix.is_some() || made.parents.contains(&entry.name),
            guard: made.guards[at].clone(),
            key: match &code {
                Some(code) if !syntax.quotes_keys && !entry.shares_code => code.clone(),
                _ => string(entry.key()),
            },
            code_plain: entry.code.clone(),
            code_text: entry.own_code().map(string),
            shares_code: entry.shares_code,
            code_type: (entry.code_parts())
                .map(|parts| (syntax.code)(entry, &parts))
                .or_else(|| code.clone()),
            is_template: entry.code_parts().is_some(),
            number: entry.number.filter(|_| places::has_numbers(catalog)),
            kind: (catalog.kind_of(entry)).map(|kind| string(&kind.value)),
            traits: entry.traits.iter().map(|name| string(name)).collect(),
            former: former(entry, catalog, syntax),
            aliases: entry.aliases.iter().map(|alias| string(alias)).collect(),
            code,
            status: entry.status.map(super::number),
            other_statuses: (entry.other_statuses.iter().copied())
                .map(super::number)
                .collect(),
            status_type: choices.status_type(),
            reason_type: (syntax.literals)(&reasons, true),
            reason_words: (syntax.literals)(&reasons, false),
            retry_type: choices.retry_type(),
            has_retry_after: (params.iter())
                .any(|param| param.inherited && param.member == syntax.retry_after),
            has_members: params.iter().any(|param| !param.inherited),
            has_required: params.iter().any(|param| param.required),
            has_details: params.iter().any(Param::is_in_details),
            sends_reason: !entry.reasons.is_empty()
                && (catalog.envelope_of(entry)).is_some_and(has_reason_in_details),
            reasons: entry
                .reasons
                .iter()
                .map(|reason| ClientReason::new(reason, entry, catalog))
                .collect(),
            matchers: matchers(entry),
            templates: templates(entry),
            takes_message: entry.takes_message(),
            title: entry.title.clone(),
            causes: entry.causes.clone(),
            remedies: entry.remedies.clone(),
            doc: prose::entry(entry),
            own_doc_url: own_doc_url(entry, docs),
            doc_url: entry.doc_url.clone(),
            deprecated: entry
                .deprecated
                .as_ref()
                .map(|deprecated| prose::deprecated(deprecated, catalog, syntax)),
            status_text: entry.status.map(|status| status.to_string()),
            rule: rule(entry.retry.as_ref(), catalog),
            own_rule: rule(entry.retry.as_ref().filter(|_| entry.own_retry), catalog),
            processed: entry.processed.as_str(),
            processed_type: choices.processed_type(),
            own_processed: entry.own_processed.then(|| entry.processed.as_str()),
            details_class: made.details[at].clone(),
            params,
            class,
        }
    }
}

impl ClientEntry {
    /// Its class, and the type of its details if it has any.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        let details = (self.has_details || self.sends_reason).then_some(&self.details_class);
        std::iter::once(&self.class).chain(details)
    }

    /// Whether its rule, or that of a reason, is more than its kind.
    pub(super) fn has_bounds(&self) -> bool {
        let reasons = self.reasons.iter();
        let rules = reasons.map(|reason| &reason.rule).chain([&self.rule]);
        rules.flatten().any(Rule::has_bounds)
    }

    pub(super) fn has_python_base(&self) -> bool {
        self.python_base.is_some()
    }

    pub(super) fn has_typescript_base(&self) -> bool {
        self.typescript_base.is_some()
    }

    pub(super) fn has_own_code(&self) -> bool {
        self.code_text.is_some()
    }

    pub(super) fn has_template(&self) -> bool {
        self.is_template
    }

    pub(super) fn takes_message(&self) -> bool {
        self.takes_message
    }

    pub(super) fn has_other_statuses(&self) -> bool {
        !self.other_statuses.is_empty()
    }

    pub(super) fn is_deprecated(&self) -> bool {
        self.deprecated.is_some()
    }

    pub(super) fn has_optional_details(&self) -> bool {
        self.sends_reason
            || self
                .params
                .iter()
                .any(|param| param.is_in_details() && !param.required)
    }
}

impl ClientReason {
    fn new(reason: &Reason, entry: &Entry, catalog: &Catalog) -> Self {
        Self {
            name: reason.name.clone(),
            title: reason.title.clone(),
            causes: reason.causes.clone(),
            remedies: reason.remedies.clone(),
            rule: rule(reason.retry.as_ref(), catalog),
            own_rule: rule(reason.retry.as_ref(), catalog).filter(|_| {
                let is_entrys = entry.own_retry && reason.retry == entry.retry;
                reason.own_retry && !is_entrys
            }),
            other_rule: rule(reason.retry.as_ref(), catalog)
                .filter(|_| reason.own_retry != entry.own_retry || reason.retry != entry.retry),
            status: reason.status.map(super::number),
            template: (reason.message.as_ref()).map(|message| message.template.clone()),
        }
    }
}

fn typescript_base(entry: &Entry, catalog: &Catalog) -> Option<&'static str> {
    let own = entry.typescript_base?;
    let is_new = catalog.typescript_base_above(entry).is_none();
    is_new.then_some(own.as_str())
}

fn templates(entry: &Entry) -> Vec<String> {
    if entry.takes_message() {
        return vec![prose::template(&[api::Part::Text(entry.title.clone())])];
    }
    let messages = entry.messages.iter();
    messages.map(|message| message.template.clone()).collect()
}

fn matchers(entry: &Entry) -> Vec<ClientMatcher> {
    let matcher = |matcher: &api::Matcher| ClientMatcher {
        kind: matcher.kind,
        template: prose::template(&matcher.parts),
    };
    entry.matchers.iter().map(matcher).collect()
}

fn rule(rule: Option<&RetryRule>, catalog: &Catalog) -> Option<Rule> {
    rule.map(|rule| Rule::new(rule, catalog))
}

/// The retired codes that an entry took over, and its aliases.
fn former(entry: &Entry, catalog: &Catalog, syntax: &Syntax) -> Vec<String> {
    let retired = (catalog.retired.iter())
        .filter(|retired| retired.replaced_by.as_deref() == Some(&entry.name))
        .filter_map(|retired| retired.code.as_ref());
    let codes = retired.chain(&entry.aliases);
    codes.map(|code| (syntax.string)(code)).collect()
}

fn own_doc_url(entry: &Entry, docs: Option<&(String, String)>) -> Option<String> {
    let made = docs.zip(entry.code.as_ref());
    let made = made.map(|((before, behind), code)| format!("{before}{code}{behind}"));
    entry
        .doc_url
        .clone()
        .filter(|url| made.as_ref() != Some(url))
}

pub(super) fn has_reason_in_details(envelope: &api::Envelope) -> bool {
    let has = |hole| envelope.says(hole);
    has(Hole::Details) && !has(Hole::Reason)
}
