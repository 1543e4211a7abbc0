//! The rules that judge a resolved catalogue, and the only way to a [`Catalog`].

mod ambiguous_envelopes;
mod ambiguous_text;
mod clashing_parent;
mod colliding_anchors;
mod colliding_names;
mod dangling_reference;
mod dead_link;
mod differing_param;
mod doubled_braces;
mod duplicate_alias;
mod duplicate_close;
mod duplicate_code;
mod duplicate_endpoint;
mod duplicate_kind;
mod duplicate_number;
mod duplicate_position;
mod duplicate_reference;
mod duplicate_retired_code;
mod duplicate_role;
mod duplicate_status;
mod duplicate_type;
mod early_sunset;
mod empty_catalogue;
mod empty_operation;
mod empty_section;
mod hidden_reference;
mod idle_hole;
mod impossible_base;
mod indistinct_code;
mod indistinct_success;
mod inexact_code;
mod inexact_status;
mod invalid_example;
mod malformed_backoff;
mod malformed_code;
mod malformed_header;
mod malformed_package;
mod malformed_type;
mod malformed_url;
mod message_repeats_status;
mod misplaced_code;
mod misplaced_member;
mod misplaced_several;
mod missing_fallback;
mod missing_kind;
mod missing_message;
mod missing_remedy;
mod missing_type;
mod misspelt_role;
mod mixed_statuses;
mod optional_placeholder;
mod outward;
mod overlapping_bands;
mod overlapping_codes;
mod overlapping_exceptions;
mod overlapping_messages;
mod owned;
mod position_gap;
mod private_in_response;
mod private_placeholder;
mod prose;
mod ragged_table;
mod recursive_operation;
mod recursive_parent;
mod recursive_replacement;
mod recursive_type;
mod repeated_status;
mod reserved_name;
mod retry_without_header;
mod reused_retired_code;
mod secret_in_example;
mod severity_at_odds;
mod similar_names;
mod status_outside_kind;
mod success_status;
mod text_in_comment;
mod undeclared_placeholder;
mod unfillable_code;
mod unfilled_code;
mod unknown_column;
mod unknown_field;
mod unmatchable_message;
mod unreadable_envelope;
mod unregistered_status;
mod unsafe_link;
mod unusable_prefix;
mod unused_envelope;
mod unused_kind;
mod unused_param;
mod unused_reason;
mod unused_section_key;
mod unused_trait;
mod versioned;

use std::{collections::HashSet, ops::Deref};

use crate::{
    api::{Api, Entry, Matcher, Message, PageSection, Param},
    diagnostic::{Diagnostic, Diagnostics, Level},
    language::{EntryNode, ParamNode},
    name::{Declared, declared},
    read::{Either, Places, Text},
    resolve::{Draft, Words, common_node, within},
    rule::{self, Rule},
    source::{Sources, Span},
    suggest::{Suggestions, did_you_mean},
};

/// A catalogue that every rule has passed; there is no other way to one than [`load`](crate::load).
#[derive(Debug, Clone, PartialEq)]
pub struct Catalog(Api);

impl Deref for Catalog {
    type Target = Api;

    fn deref(&self) -> &Api {
        &self.0
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Catalog {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

pub(crate) use outward::outward;

type Check = fn(&Draft, &mut Findings<'_>);

/// The rules in reading order.
pub(crate) static RULES: &[(&Rule, Check)] = &[
    (&malformed_code::RULE, malformed_code::check),
    (&inexact_code::RULE, inexact_code::check),
    (&misplaced_code::RULE, misplaced_code::check),
    (&overlapping_bands::RULE, overlapping_bands::check),
    (&duplicate_code::RULE, duplicate_code::check),
    (&indistinct_code::RULE, indistinct_code::check),
    (&duplicate_alias::RULE, duplicate_alias::check),
    (&unfillable_code::RULE, unfillable_code::check),
    (&unfilled_code::RULE, unfilled_code::check),
    (&overlapping_codes::RULE, overlapping_codes::check),
    (&duplicate_number::RULE, duplicate_number::check),
    (&duplicate_close::RULE, duplicate_close::check),
    (&reused_retired_code::RULE, reused_retired_code::check),
    (&duplicate_retired_code::RULE, duplicate_retired_code::check),
    (&duplicate_kind::RULE, duplicate_kind::check),
    (&unused_kind::RULE, unused_kind::check),
    (&missing_kind::RULE, missing_kind::check),
    (&status_outside_kind::RULE, status_outside_kind::check),
    (&recursive_parent::RULE, recursive_parent::check),
    (&clashing_parent::RULE, clashing_parent::check),
    (&unusable_prefix::RULE, unusable_prefix::check),
    (&impossible_base::RULE, impossible_base::check),
    (&inexact_status::RULE, inexact_status::check),
    (&duplicate_status::RULE, duplicate_status::check),
    (&duplicate_type::RULE, duplicate_type::check),
    (&malformed_type::RULE, malformed_type::check),
    (&missing_type::RULE, missing_type::check),
    (&repeated_status::RULE, repeated_status::check),
    (&mixed_statuses::RULE, mixed_statuses::check),
    (&unregistered_status::RULE, unregistered_status::check),
    (&success_status::RULE, success_status::check),
    (&colliding_names::RULE, colliding_names::check),
    (&reserved_name::RULE, reserved_name::check),
    (&similar_names::RULE, similar_names::check),
    (&missing_message::RULE, missing_message::check),
    (&duplicate_position::RULE, duplicate_position::check),
    (&position_gap::RULE, position_gap::check),
    (&undeclared_placeholder::RULE, undeclared_placeholder::check),
    (&doubled_braces::RULE, doubled_braces::check),
    (&private_placeholder::RULE, private_placeholder::check),
    (&optional_placeholder::RULE, optional_placeholder::check),
    (&private_in_response::RULE, private_in_response::check),
    (&unused_param::RULE, unused_param::check),
    (&differing_param::RULE, differing_param::check),
    (&unused_reason::RULE, unused_reason::check),
    (&invalid_example::RULE, invalid_example::check),
    (&secret_in_example::RULE, secret_in_example::check),
    (&recursive_type::RULE, recursive_type::check),
    (&overlapping_messages::RULE, overlapping_messages::check),
    (&unmatchable_message::RULE, unmatchable_message::check),
    (&unreadable_envelope::RULE, unreadable_envelope::check),
    (&misplaced_several::RULE, misplaced_several::check),
    (&misplaced_member::RULE, misplaced_member::check),
    (&indistinct_success::RULE, indistinct_success::check),
    (&idle_hole::RULE, idle_hole::check),
    (&ambiguous_text::RULE, ambiguous_text::check),
    (&ambiguous_envelopes::RULE, ambiguous_envelopes::check),
    (&unused_envelope::RULE, unused_envelope::check),
    (&unknown_field::RULE, unknown_field::check),
    (&missing_fallback::RULE, missing_fallback::check),
    (&overlapping_exceptions::RULE, overlapping_exceptions::check),
    (&malformed_header::RULE, malformed_header::check),
    (&misspelt_role::RULE, misspelt_role::check),
    (&duplicate_role::RULE, duplicate_role::check),
    (&retry_without_header::RULE, retry_without_header::check),
    (&malformed_backoff::RULE, malformed_backoff::check),
    (&malformed_package::RULE, malformed_package::check),
    (&malformed_url::RULE, malformed_url::check),
    (&empty_catalogue::RULE, empty_catalogue::check),
    (&missing_remedy::RULE, missing_remedy::check),
    (&text_in_comment::RULE, text_in_comment::check),
    (&message_repeats_status::RULE, message_repeats_status::check),
    (&severity_at_odds::RULE, severity_at_odds::check),
    (&early_sunset::RULE, early_sunset::check),
    (&recursive_replacement::RULE, recursive_replacement::check),
    (&hidden_reference::RULE, hidden_reference::check),
    (&colliding_anchors::RULE, colliding_anchors::check),
    (&dead_link::RULE, dead_link::check),
    (&unsafe_link::RULE, unsafe_link::check),
    (&dangling_reference::RULE, dangling_reference::check),
    (&ragged_table::RULE, ragged_table::check),
    (&unknown_column::RULE, unknown_column::check),
    (&empty_section::RULE, empty_section::check),
    (&unused_section_key::RULE, unused_section_key::check),
    (&unused_trait::RULE, unused_trait::check),
    (&empty_operation::RULE, empty_operation::check),
    (&duplicate_endpoint::RULE, duplicate_endpoint::check),
    (&recursive_operation::RULE, recursive_operation::check),
    (&duplicate_reference::RULE, duplicate_reference::check),
];

/// Applies every rule; the draft comes back unless nothing at all refuses it.
pub(crate) fn check(
    draft: Draft,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Result<Catalog, Box<Draft>> {
    for (id, _) in &draft.document.lints {
        adjustable(id, diagnostics);
    }
    let mut findings = Findings {
        sources,
        declared: declared(&draft.api),
        page: draft.api.page(),
        mistakes: mistakes(diagnostics),
        lost: diagnostics.lost().clone(),
        suggestions: Suggestions::default(),
        list: Vec::new(),
    };
    for (_, check) in RULES {
        check(&draft, &mut findings);
    }
    let list = std::mem::take(&mut findings.list);
    drop(findings);
    settle(&draft, list, diagnostics);
    if diagnostics.has_errors() {
        Err(Box::new(draft))
    } else {
        Ok(Catalog(draft.api))
    }
}

/// What the rules have found so far.
pub(crate) struct Findings<'a> {
    sources: &'a Sources,
    /// Every identifier that generated code declares.
    declared: Vec<Declared>,
    /// What stands where on the reference.
    page: Vec<PageSection<'a>>,
    /// Where reading the catalogue has refused something, sorted.
    mistakes: Vec<Span>,
    /// The names of what could not be read.
    lost: HashSet<String>,
    suggestions: Suggestions,
    list: Vec<(Option<usize>, Diagnostic)>,
}

impl Findings<'_> {
    /// Takes a finding about the catalogue as a whole.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push((None, diagnostic));
    }

    /// Takes a finding about one entry, by its place in the catalogue; the entry may allow it.
    pub(crate) fn at_entry(&mut self, entry: usize, diagnostic: Diagnostic) {
        self.list.push((Some(entry), diagnostic));
    }

    /// Takes a finding about an entry, or about the catalogue where it is about none.
    pub(crate) fn at(&mut self, entry: Option<usize>, diagnostic: Diagnostic) {
        self.list.push((entry, diagnostic));
    }

    /// Whether a value of that name could not be read somewhere.
    pub(crate) fn has_lost(&self, name: &str) -> bool {
        self.lost.contains(name)
    }

    /// What names that there are not were meant for.
    pub(crate) fn suggestions(&mut self) -> &mut Suggestions {
        &mut self.suggestions
    }

    /// Whether a part of this entry could not be read, so that what it lacks may stand there all the same.
    pub(crate) fn is_misread(&self, draft: &Draft, entry: usize) -> bool {
        if self.mistakes.is_empty() {
            return false;
        }
        let entries = &draft.document.errors.0;
        let (name, _) = draft.written(entry);
        let next = entries.get(entry + 1).map(|(next, _)| next.span);
        let next = next.filter(|next| next.file == name.span.file && next.start > name.span.start);
        let end = next.map_or(u32::MAX, |next| next.start);
        let from = |span: &Span| (span.file, span.start) < (name.span.file, name.span.start);
        let first = self.mistakes.get(self.mistakes.partition_point(from));
        first.is_some_and(|span| span.file == name.span.file && span.start < end)
    }

    /// The place of these words in a scalar, or the whole scalar if escapes hide them.
    pub(crate) fn within(&self, span: Span, words: &str) -> Span {
        within(self.sources, span, words)
    }

    /// Where a message names a param, by its name or by its position.
    pub(crate) fn placeholder(&self, span: Span, param: &Param) -> Span {
        let named = self.within(span, &format!("{{{}}}", param.name));
        match param.position {
            Some(position) if named == span => self.within(span, &format!("{{{position}}}")),
            _ => named,
        }
    }

    /// The place of the next of several words in a scalar.
    pub(crate) fn next(&self, words: &mut Words, next: &str) -> Span {
        words.find(self.sources, next)
    }
}

impl Draft {
    /// An entry as written: its name and its keys. The order is that of the resolved entries.
    pub(crate) fn written(&self, entry: usize) -> (&Text, &EntryNode) {
        let (name, node) = &self.document.errors.0[entry];
        (name, node)
    }

    /// Every entry with its place in the catalogue, its name and its keys as written.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (usize, &Entry, &Text, &EntryNode)> {
        let entries = self.api.entries.iter().zip(&self.document.errors.0);
        let entries = entries.enumerate();
        entries.map(|(index, (entry, (name, node)))| (index, entry, name, node))
    }

    /// Where an entry's code stands, or else the name that it comes from.
    pub(crate) fn code_span(&self, entry: usize) -> Span {
        let (name, node) = self.written(entry);
        node.code.as_ref().map_or(name.span, |code| code.span)
    }

    /// The params of an entry, each with its name as written and its long form if it has one.
    pub(crate) fn params(&self, entry: usize) -> Vec<(&Param, &Text, Option<&ParamNode>)> {
        let (_, node) = self.written(entry);
        let mut params = Vec::new();
        for (at, param) in self.api.entries[entry].params.iter().enumerate() {
            let own = node.params.0.get(at);
            let own = own.map(|(key, node)| (key, node));
            let common = || common_node(&self.document, &param.name);
            let Some((key, node)) = own.or_else(common) else {
                continue;
            };
            let long = match node {
                Either::Short(_) => None,
                Either::Long(long) => Some(long),
            };
            params.push((param, key, long));
        }
        params
    }

    /// The messages of an entry and of its reasons, each with its text as written.
    pub(crate) fn messages(&self, entry: usize) -> Vec<(&Message, &Text)> {
        let (_, node) = self.written(entry);
        let resolved = &self.api.entries[entry];
        let mut messages: Vec<_> = resolved
            .messages
            .iter()
            .zip(node.messages().map(|(text, _)| text))
            .collect();
        for (reason, (_, node)) in resolved.reasons.iter().zip(&node.reasons) {
            if let (Some(message), Some(text)) = (&reason.message, &node.message) {
                messages.push((message, text));
            }
        }
        messages
    }

    /// The ways to recognise an entry by a message, each with the text as written that it comes from.
    pub(crate) fn matchers(&self, entry: usize) -> Vec<(&Matcher, &Text)> {
        let (_, node) = self.written(entry);
        let mut texts = Vec::new();
        if let Some(Either::Long(long)) = &node.matcher {
            let own = long.exact.as_ref().or(long.prefix.as_ref());
            texts.extend(own.or(long.template.as_ref()));
        }
        for (_, text) in self.messages(entry) {
            texts.push(text);
        }
        let matchers = self.api.entries[entry].matchers.iter();
        matchers.zip(texts).collect()
    }
}

fn mistakes(diagnostics: &Diagnostics) -> Vec<Span> {
    let mut mistakes = Vec::new();
    for finding in diagnostics.iter() {
        if finding.level == Level::Deny {
            mistakes.push(finding.span);
        }
    }
    mistakes.sort_unstable();
    mistakes
}

/// The rule of that id, if a catalogue may set its level or allow it.
fn adjustable(id: &Text, diagnostics: &mut Diagnostics) -> Option<&'static Rule> {
    let finding =
        |message: String| Diagnostic::new(&rule::MISUSED_LINT, id.span, message, "this rule");
    match rule::find(&id.value) {
        Some(rule) if rule.adjustable => Some(rule),
        Some(_) => {
            diagnostics.push(
                finding(format!("the level of `{}` cannot be changed", id.value)).help(
                    "what this rule refuses could not be compiled; mend it where it is reported",
                ),
            );
            None
        }
        None => {
            let names = rule::rules()
                .into_iter()
                .filter(|rule| rule.adjustable)
                .map(|rule| rule.id);
            let near = did_you_mean(&id.value, names);
            let finding = finding(format!("there is no rule `{}`", id.value));
            diagnostics.push(match near {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("`errcat explain --all` lists the rules"),
            });
            None
        }
    }
}

/// Brings findings to the levels of the catalogue, drops those that an entry allows, and reports what allows nothing.
fn settle(draft: &Draft, list: Vec<(Option<usize>, Diagnostic)>, diagnostics: &mut Diagnostics) {
    let mut used = vec![Vec::new(); draft.document.errors.0.len()];
    let report = |mut finding: Diagnostic, diagnostics: &mut Diagnostics| {
        if finding.rule.adjustable
            && let Some(level) = draft.document.lints.get(finding.rule.id)
        {
            finding.level = level.value;
        }
        if finding.level != Level::Allow {
            diagnostics.push(finding);
        }
    };
    let mut told = Places::new();
    for (entry, finding) in list {
        // What is wrong with a param of all errors is found at each of them.
        if let (Some(at), false) = (entry, draft.api.params.is_empty()) {
            let Span { file, start, end } = finding.span;
            let key = format!("{} {file}:{start}:{end}", finding.rule.id);
            if *told.entry(key).or_insert(at) != at {
                continue;
            }
        }
        let allowed = entry.filter(|entry| {
            let (_, node) = draft.written(*entry);
            finding.rule.adjustable && node.allow.get(finding.rule.id).is_some()
        });
        match allowed {
            Some(entry) => used[entry].push(finding.rule.id),
            None => report(finding, diagnostics),
        }
    }
    for (entry, (_, node)) in draft.document.errors.iter().enumerate() {
        for (id, _) in &node.allow {
            let Some(rule) = adjustable(id, diagnostics) else {
                continue;
            };
            if used[entry].contains(&rule.id) {
                continue;
            }
            let finding = Diagnostic::new(
                &rule::UNNEEDED_ALLOW,
                id.span,
                format!("`{}` finds nothing here", id.value),
                "allowed for nothing",
            );
            report(finding.help("remove it"), diagnostics);
        }
    }
}
