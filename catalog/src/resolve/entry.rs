//! Entries and their reasons.

use super::{Resolver, param::typed, position, retry::rule_for};
use crate::{
    anchor,
    api::{
        Api, Audience, By, Case, Channel, CodeStyle, Deprecated, Entry, Envelope, Example, Facts,
        Grpc, Kind, Message, NamedValue, Param, ParamType, Processed, Reason, RetryRule, See,
    },
    diagnostic::Diagnostic,
    each::each,
    language::{EntryNode, ReasonNode},
    name,
    read::{Either, Given as _, Map, Spanned, Text},
    rule,
    status::Status,
    value::Value,
};

impl Resolver<'_> {
    pub(super) fn entries(&mut self, api: &Api) -> Vec<Entry> {
        let document = self.document;
        let mut entries = Vec::new();
        for (name, node) in &document.errors {
            entries.push(self.entry(api, name, node));
        }
        entries
    }

    fn entry(&mut self, api: &Api, name: &Text, node: &EntryNode) -> Entry {
        let mut statuses = each(&node.status.0, &mut |status| status.value).into_iter();
        let kind = self.kind_of(api, node);
        let status = statuses.next().or(kind.and_then(|kind| kind.status));
        let named = self.envelope_named(node.envelope.as_ref());
        let envelope = api.envelope_named(named.as_deref());
        let code = node.code.as_ref().map(Text::as_str);
        let mut params = self.params(api, envelope, code, &node.params);
        self.add_common(api, kind, envelope, node, &mut params);
        let first_reason = reason_value(node.reasons.iter().next().map(|(name, _)| name));
        let messages = self.messages(node, &params, &first_reason);
        let usual = usual(api.code_style);
        let by = match node.by.value() {
            Some(by) => by,
            None if envelope.is_some_and(Envelope::is_text) => By::Message,
            None => usual,
        };
        let code = code_of(api.code_style, by, name, node);
        let url = api.docs.url.as_deref();
        let anchor = anchor::of_error(url, code.as_deref(), &name.value);
        let of_kind = kind.and_then(|kind| kind.retry.as_ref());
        let retry = match &node.retry {
            Some(value) => Some(self.retry_rule(value, &api.retry.backoff)),
            None => of_kind.cloned().or_else(|| rule_for(api, status)),
        };
        let own_retry = node.retry.is_some() || of_kind.is_some();
        let (causes, remedies, cases) = self.advice(node);
        let exception = self.family(api, status, kind, node.exception.as_ref());
        let of_class = api.exception(&exception).and_then(|class| class.exit);
        let own = retry.as_ref().filter(|_| own_retry);
        let reasons = self.reasons(api, node, &params, own, status);
        let title = self.optional(node.title.as_ref());
        let title = title.unwrap_or_else(|| name::words(&name.value));
        let examples = self.examples(api, node, &params, &messages, &title);
        Entry {
            identifiers: self.renamed(name::entry(&name.value), node.rename.as_ref()),
            number: node.number.value(),
            grpc: node.grpc.value().or_else(|| Grpc::from_status(status?)),
            title,
            by: Some(by).filter(|by| *by != usual),
            envelope: named,
            matchers: self.matchers(by, node, &params, &messages, &reasons),
            aliases: each(&node.aliases.0, &mut |alias| alias.value.clone()),
            causes,
            remedies,
            cases,
            description: self.optional(node.description.as_ref()),
            reasons,
            retry,
            own_retry,
            own_processed: node.processed.is_some(),
            processed: node.processed.value_or(processed(status)),
            exception,
            parent: self.parent(node.parent.as_ref()),
            prefix: node.prefix.value(),
            python_base: node.bases.as_ref().and_then(|bases| bases.python.value()),
            typescript_base: (node.bases.as_ref()).and_then(|bases| bases.typescript.value()),
            group: self.group(node.group.as_ref()),
            kind: kind.map(|kind| kind.name.clone()),
            traits: self.traits_of(&node.traits.0),
            see: self.see(node),
            examples,
            since: self.optional(node.since.as_ref()),
            deprecated: self.deprecated(node),
            owner: self.optional(node.owner.as_ref()),
            severity: node.severity.value(),
            pages: node.pages.value_or(false),
            fault: node.fault.value(),
            channels: channels(&node.channels.0),
            close: self.close(node),
            exit: self.exit(node.exit.as_ref()).or(of_class),
            audience: node.audience.value_or(Audience::Public),
            problem_type: self.problem_type(api, node, code.as_deref(), &name.value),
            doc_url: url.map(|url| anchor::url_of_error(url, code.as_deref(), &name.value)),
            name: name.value.clone(),
            code,
            shares_code: false,
            status,
            other_statuses: statuses.collect(),
            messages,
            params,
            anchor,
            facts: Facts::of(&node.facts),
        }
    }

    /// Why it happens, what to do about it, and both in pairs.
    fn advice(&mut self, node: &EntryNode) -> (Vec<String>, Vec<String>, Vec<Case>) {
        let mut causes = self.texts(&node.cause);
        let mut remedies = self.texts(&node.remedy);
        let mut pairs = Vec::new();
        for case in &node.cases {
            pairs.push(Case {
                cause: self.optional(case.cause.as_ref()),
                remedy: self.optional(case.remedy.as_ref()),
            });
        }
        if causes.is_empty() {
            for case in &pairs {
                causes.extend(case.cause.clone());
            }
        }
        if remedies.is_empty() {
            for case in &pairs {
                remedies.extend(case.remedy.clone());
            }
        }
        (causes, remedies, pairs)
    }

    fn messages(
        &mut self,
        node: &EntryNode,
        params: &[Param],
        values: &[NamedValue],
    ) -> Vec<Message> {
        let mut messages = Vec::new();
        for (text, when) in node.messages() {
            let mut message = self.message(text, params, values);
            message.when = self.optional(when);
            messages.push(message);
        }
        messages
    }

    fn message(&mut self, text: &Text, params: &[Param], values: &[NamedValue]) -> Message {
        let parts = position::named(self.parts(text), params);
        let mut message = Message {
            template: super::text::template(&parts),
            parts,
            example: String::new(),
            when: None,
        };
        message.example = fill(&message, params, values);
        message
    }

    fn reasons(
        &mut self,
        api: &Api,
        node: &EntryNode,
        params: &[Param],
        entry_rule: Option<&RetryRule>,
        entry_status: Option<Status>,
    ) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for (name, reason) in &node.reasons {
            let inherited = match entry_rule {
                Some(rule) => Some(rule.clone()),
                None => rule_for(api, reason.status.value().or(entry_status)),
            };
            let mut reason = self.reason(api, name, reason, params, inherited);
            reason.own_retry |= entry_rule.is_some();
            reasons.push(reason);
        }
        reasons
    }

    fn reason(
        &mut self,
        api: &Api,
        name: &Text,
        node: &ReasonNode,
        params: &[Param],
        inherited: Option<RetryRule>,
    ) -> Reason {
        let code = node.code.as_ref().unwrap_or(name);
        Reason {
            name: code.value.clone(),
            identifiers: self.renamed(name::reason(&name.value), node.rename.as_ref()),
            title: self
                .optional(node.title.as_ref())
                .unwrap_or_else(|| name::words(&name.value)),
            status: node.status.value(),
            message: node
                .message
                .as_ref()
                .map(|text| self.message(text, params, &reason_value(Some(code)))),
            causes: self.texts(&node.cause),
            remedies: self.texts(&node.remedy),
            retry: match &node.retry {
                Some(value) => Some(self.retry_rule(value, &api.retry.backoff)),
                None => inherited,
            },
            own_retry: node.retry.is_some(),
            facts: Facts::of(&node.facts),
        }
    }

    /// The name of the class that is given, else that of the kind, else that of the exact status, else that of the class of statuses,
    /// else the fallback.
    fn family(
        &mut self,
        api: &Api,
        status: Option<Status>,
        kind: Option<&Kind>,
        named: Option<&Text>,
    ) -> String {
        if let Some(named) = named {
            self.refer_to_exception(named, &api.exceptions);
            return named.value.clone();
        }
        if let Some(of_kind) = kind.and_then(|kind| kind.exception.as_ref()) {
            return of_kind.clone();
        }
        let mut family = None;
        for class in &api.exceptions {
            for on in &class.statuses {
                if status == Some(*on) {
                    return class.name.clone();
                }
                if family.is_none() && status.is_some_and(|status| on.covers(status)) {
                    family = Some(class);
                }
            }
        }
        match family.or(api.fallback_exception()) {
            Some(class) => class.name.clone(),
            None => String::new(),
        }
    }

    fn group(&mut self, group: Option<&Text>) -> Option<String> {
        let group = group?;
        let holds = self.refer(group, "a group", &self.document.groups);
        holds.then(|| group.value.clone())
    }

    fn traits_of(&mut self, names: &[Text]) -> Vec<String> {
        let document = self.document;
        for name in names {
            self.refer(name, "a trait", &document.traits);
        }
        let mut own = Vec::new();
        for (name, _) in &document.traits {
            if names.iter().any(|own| own.value == name.value) {
                own.push(name.value.clone());
            }
        }
        own
    }

    fn see(&mut self, node: &EntryNode) -> Vec<See> {
        let mut see = Vec::new();
        for text in &node.see.0 {
            if text.value.starts_with('[') {
                see.push(See::Link(self.text(text)));
            } else if text.value.contains('/') {
                let message = format!("`{}` is an address without a text", text.value);
                let finding = Diagnostic::new(
                    &rule::UNKNOWN_REFERENCE,
                    text.span,
                    message,
                    "neither an error nor a link",
                );
                let help = format!("write it as `'[where it leads]({})'`", text.value);
                self.diagnostics.push(finding.help(help));
            } else if self.refer_to_error(text) {
                see.push(See::Entry(text.value.clone()));
            }
        }
        see
    }

    fn examples(
        &mut self,
        api: &Api,
        node: &EntryNode,
        params: &[Param],
        messages: &[Message],
        title: &str,
    ) -> Vec<Example> {
        let mut examples = Vec::new();
        for example in &node.examples {
            let are_lost = self.diagnostics.has_lost("reasons");
            let has_reasons = are_lost || !node.reasons.0.is_empty();
            let values = self.values(api, &example.params, params, has_reasons);
            let message = match messages.first() {
                Some(message) => fill(message, params, &values),
                None => title.to_owned(),
            };
            examples.push(Example {
                title: self.optional(example.title.as_ref()),
                message,
                params: values,
            });
        }
        examples
    }

    fn values(
        &mut self,
        api: &Api,
        given: &Map<crate::read::Json>,
        params: &[Param],
        has_reasons: bool,
    ) -> Vec<NamedValue> {
        let mut values = Vec::new();
        for (name, json) in given {
            let ty = match param(params, name.as_str()) {
                Some(param) => &param.ty,
                None if name.value == "reason" && has_reasons => &ParamType::String,
                None => {
                    let names = params.iter().map(|param| param.name.as_str());
                    let reason = has_reasons.then_some("reason");
                    self.dangling(name, "a param", names.chain(reason));
                    continue;
                }
            };
            values.push(NamedValue {
                name: name.value.clone(),
                value: typed(json.value.clone(), ty, &api.types),
            });
        }
        values
    }

    fn not_why(&mut self, text: &Text) {
        self.diagnostics.push(
            Diagnostic::new(
                &rule::WRONG_TYPE,
                text.span,
                format!("`{}` does not say why", text.value),
                "expected a text or a map",
            )
            .help(
                "say why, or write `{since: 2026-03-01, replaced_by: quota_exceeded}`; leave the key out of what is \
                 not deprecated",
            ),
        );
    }

    fn deprecated(&mut self, node: &EntryNode) -> Option<Deprecated> {
        Some(match node.deprecated.as_ref()? {
            Either::Short(why) => {
                if matches!(why.as_str(), "true" | "false" | "yes" | "no") {
                    self.not_why(why);
                }
                Deprecated {
                    since: None,
                    sunset: None,
                    replaced_by: None,
                    note: Some(self.text(why)),
                }
            }
            Either::Long(long) => {
                if let Some(target) = &long.replaced_by {
                    self.refer_to_error(target);
                }
                Deprecated {
                    since: self.optional(long.since.as_ref()),
                    sunset: self.sunset(long.sunset.as_ref()),
                    replaced_by: long.replaced_by.value(),
                    note: self.optional(long.note.as_ref()),
                }
            }
        })
    }
}

/// By what most entries are recognised.
fn usual(style: CodeStyle) -> By {
    match style {
        CodeStyle::None => By::Message,
        _ => By::Code,
    }
}

/// What goes on the wire.
fn code_of(style: CodeStyle, by: By, name: &Text, node: &EntryNode) -> Option<String> {
    match &node.code {
        _ if style == CodeStyle::None || by != By::Code => None,
        Some(code) => Some(code.value.clone()),
        None => name::code(&name.value, style),
    }
}

fn processed(status: Option<Status>) -> Processed {
    match status.map(Status::class) {
        Some(4) => Processed::No,
        _ => Processed::Unknown,
    }
}

fn channels(given: &[Spanned<Channel>]) -> Vec<Channel> {
    if given.is_empty() {
        return vec![Channel::Http];
    }
    let mut channels = Vec::new();
    for channel in given {
        channels.push(channel.value);
    }
    channels
}

/// What `{reason}` stands for in an example.
fn reason_value(reason: Option<&Text>) -> Vec<NamedValue> {
    let Some(reason) = reason else {
        return Vec::new();
    };
    vec![NamedValue {
        name: "reason".to_owned(),
        value: Value::String(reason.value.clone()),
    }]
}

/// A message with values in place: those given, else the params' examples, else `{param}`.
fn fill(message: &Message, params: &[Param], values: &[NamedValue]) -> String {
    message.filled(&|name| Some(example(name, params, values)?.as_text()?.into()))
}

fn example<'a>(name: &str, params: &'a [Param], values: &'a [NamedValue]) -> Option<&'a Value> {
    for value in values {
        if value.name == name {
            return Some(&value.value);
        }
    }
    param(params, name)?.example.as_ref()
}

fn param<'a>(params: &'a [Param], name: &str) -> Option<&'a Param> {
    params.iter().find(|param| param.name == name)
}
