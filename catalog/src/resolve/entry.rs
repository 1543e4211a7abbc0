//! Entries and their reasons.

use super::{Resolver, param::typed, retry::rule_for};
use crate::{
    api::{
        Api, Audience, Channel, CodeStyle, Deprecated, Entry, Example, Grpc, Message, NamedValue,
        Param, ParamType, Part, Processed, Reason, See,
    },
    language::{DeprecatedNode, EntryNode, ReasonNode},
    name,
    read::{Either, Map, Spanned, Text},
    status::Status,
    value::Value,
};

impl Resolver<'_> {
    pub(super) fn entries(&mut self, api: &Api) -> Vec<Entry> {
        let document = self.document;
        document
            .errors
            .iter()
            .map(|(name, node)| self.entry(api, name, node))
            .collect()
    }

    fn entry(&mut self, api: &Api, name: &Text, node: &EntryNode) -> Entry {
        let status = node.status.as_ref().map(|status| status.value);
        let params = self.params(api, &node.params);
        let first_reason = reason_value(node.reasons.iter().next().map(|(name, _)| name));
        let messages: Vec<_> = node
            .message
            .0
            .iter()
            .map(|text| self.message(text, &params, &first_reason))
            .collect();
        let code = match &node.code {
            _ if api.code_style == CodeStyle::None => None,
            Some(code) => Some(code.value.clone()),
            None => name::code(&name.value, api.code_style),
        };
        let anchor = anchor(code.as_deref(), &name.value);
        let retry = match &node.retry {
            Some(value) => Some(self.retry_rule(value, &api.retry.backoff)),
            None => rule_for(api, status),
        };
        let mut causes = self.texts(&node.cause);
        let mut remedies = self.texts(&node.remedy);
        let mut pairs = Vec::new();
        for case in &node.cases {
            pairs.push(crate::api::Case {
                cause: self.optional(case.cause.as_ref()),
                remedy: self.optional(case.remedy.as_ref()),
            });
        }
        if causes.is_empty() {
            causes.extend(pairs.iter().filter_map(|case| case.cause.clone()));
        }
        if remedies.is_empty() {
            remedies.extend(pairs.iter().filter_map(|case| case.remedy.clone()));
        }
        let reasons = self.reasons(api, node, &params, retry.as_ref());
        Entry {
            identifiers: self.renamed(name::entry(&name.value), node.rename.as_ref()),
            number: node.number.as_ref().map(|number| number.value),
            grpc: node
                .grpc
                .as_ref()
                .map(|grpc| grpc.value)
                .or_else(|| Grpc::from_status(status?)),
            title: self
                .optional(node.title.as_ref())
                .unwrap_or_else(|| name::words(&name.value)),
            matchers: self.matchers(api, node, &messages, &reasons),
            causes,
            remedies,
            cases: pairs,
            description: self.optional(node.description.as_ref()),
            reasons,
            retry,
            processed: node
                .processed
                .as_ref()
                .map_or_else(|| processed(status), |word| word.value),
            exception: self.family(api, status, node.exception.as_ref()),
            group: self.group(node.group.as_ref()),
            see: self.see(node),
            examples: self.examples(api, node, &params, &messages),
            since: node.since.as_ref().map(|since| since.value.clone()),
            deprecated: node
                .deprecated
                .as_ref()
                .map(|deprecated| self.deprecated(deprecated)),
            owner: node.owner.as_ref().map(|owner| owner.value.clone()),
            severity: node.severity.as_ref().map(|severity| severity.value),
            pages: node.pages.as_ref().is_some_and(|pages| pages.value),
            fault: node.fault.as_ref().map(|fault| fault.value),
            channels: channels(&node.channels.0),
            audience: node
                .audience
                .as_ref()
                .map_or(Audience::Public, |audience| audience.value),
            doc_url: api.docs.url.as_ref().map(|url| {
                url.replace(
                    "{code}",
                    &percent_encoded(code.as_deref().unwrap_or(&name.value)),
                )
            }),
            name: name.value.clone(),
            code,
            status,
            messages,
            params,
            anchor,
        }
    }

    fn message(&mut self, text: &Text, params: &[Param], values: &[NamedValue]) -> Message {
        let parts = self.parts(text);
        Message {
            template: super::text::template(&parts),
            example: fill(&parts, params, values),
            parts,
        }
    }

    fn reasons(
        &mut self,
        api: &Api,
        node: &EntryNode,
        params: &[Param],
        entry_rule: Option<&crate::api::RetryRule>,
    ) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for (name, reason) in &node.reasons {
            reasons.push(self.reason(api, name, reason, params, entry_rule));
        }
        reasons
    }

    fn reason(
        &mut self,
        api: &Api,
        name: &Text,
        node: &ReasonNode,
        params: &[Param],
        entry_rule: Option<&crate::api::RetryRule>,
    ) -> Reason {
        Reason {
            name: name.value.clone(),
            identifiers: self.renamed(name::reason(&name.value), node.rename.as_ref()),
            title: self
                .optional(node.title.as_ref())
                .unwrap_or_else(|| name::words(&name.value)),
            status: node.status.as_ref().map(|status| status.value),
            message: node
                .message
                .as_ref()
                .map(|text| self.message(text, params, &reason_value(Some(name)))),
            causes: self.texts(&node.cause),
            remedies: self.texts(&node.remedy),
            retry: match &node.retry {
                Some(value) => Some(self.retry_rule(value, &api.retry.backoff)),
                None => entry_rule.cloned(),
            },
        }
    }

    /// The name of the class by status: the exact one, else that of the class of statuses, else the fallback.
    fn family(&mut self, api: &Api, status: Option<Status>, named: Option<&Text>) -> String {
        if let Some(named) = named {
            self.refer(
                named,
                "an exception",
                api.exceptions.iter().map(|class| class.name.as_str()),
            );
            return named.value.clone();
        }
        let exact = status.and_then(|status| {
            api.exceptions
                .iter()
                .find(|class| class.statuses.contains(&status))
                .or_else(|| {
                    api.exceptions
                        .iter()
                        .find(|class| class.statuses.iter().any(|on| on.covers(status)))
                })
        });
        exact
            .or(api.fallback_exception())
            .map(|class| class.name.clone())
            .unwrap_or_default()
    }

    fn group(&mut self, group: Option<&Text>) -> Option<String> {
        let group = group?;
        let document = self.document;
        let groups = document.groups.iter().map(|(id, _)| id.as_str());
        self.refer(group, "a group", groups)
            .then(|| group.value.clone())
    }

    fn see(&mut self, node: &EntryNode) -> Vec<See> {
        let document = self.document;
        let mut see = Vec::new();
        for text in &node.see.0 {
            if text.value.starts_with('[') {
                see.push(See::Link(self.text(text)));
            } else if self.refer(
                text,
                "an error",
                document.errors.iter().map(|(name, _)| name.as_str()),
            ) {
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
    ) -> Vec<Example> {
        let mut examples = Vec::new();
        for example in &node.examples {
            let values = self.values(api, &example.params, params);
            let message = messages
                .first()
                .map(|message| fill(&message.parts, params, &values));
            examples.push(Example {
                title: self.optional(example.title.as_ref()),
                message: message.unwrap_or_default(),
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
    ) -> Vec<NamedValue> {
        let mut values = Vec::new();
        for (name, json) in given {
            let names = params
                .iter()
                .map(|param| param.name.as_str())
                .chain(["reason"]);
            if self.refer(name, "a param", names) {
                let param = params.iter().find(|param| param.name == name.value);
                let ty = param.map_or(&ParamType::String, |param| &param.ty);
                values.push(NamedValue {
                    name: name.value.clone(),
                    value: typed(json.value.clone(), ty, &api.types),
                });
            }
        }
        values
    }

    fn deprecated(&mut self, node: &Either<Text, DeprecatedNode>) -> Deprecated {
        match node {
            Either::Short(why) => Deprecated {
                since: None,
                replaced_by: None,
                note: Some(self.text(why)),
            },
            Either::Long(long) => {
                let document = self.document;
                if let Some(target) = &long.replaced_by {
                    self.refer(
                        target,
                        "an error",
                        document.errors.iter().map(|(name, _)| name.as_str()),
                    );
                }
                Deprecated {
                    since: long.since.as_ref().map(|since| since.value.clone()),
                    replaced_by: long.replaced_by.as_ref().map(|target| target.value.clone()),
                    note: self.optional(long.note.as_ref()),
                }
            }
        }
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
    given.iter().map(|channel| channel.value).collect()
}

/// What `{reason}` stands for in an example.
fn reason_value(reason: Option<&Text>) -> Vec<NamedValue> {
    let value = |reason: &Text| NamedValue {
        name: "reason".to_owned(),
        value: Value::String(reason.value.clone()),
    };
    reason.map(value).into_iter().collect()
}

/// A message with values in place: those given, else the params' examples, else `{param}`.
fn fill(parts: &[Part], params: &[Param], values: &[NamedValue]) -> String {
    let value = |name: &str| {
        let given = values
            .iter()
            .find(|value| value.name == name)
            .map(|value| &value.value);
        let own = || {
            params
                .iter()
                .find(|param| param.name == name)?
                .example
                .as_ref()
        };
        given.or_else(own).and_then(Value::as_text)
    };
    parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Param(name) => value(name).map_or_else(|| format!("{{{name}}}"), str::to_owned),
        })
        .collect()
}

/// The code, case and digits kept, or the name where the code has what an anchor cannot have.
fn anchor(code: Option<&str>, name: &str) -> String {
    let fits = |code: &&str| {
        let in_anchor = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        !code.is_empty() && code.chars().all(in_anchor)
    };
    code.filter(fits).unwrap_or(name).to_owned()
}

/// A text as RFC 3986, section 2.1, writes it in a URL.
fn percent_encoded(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let [high, low] = [byte >> 4, byte & 15].map(|half| HEX[usize::from(half)]);
            encoded.extend(['%', char::from(high), char::from(low)]);
        }
    }
    encoded
}
