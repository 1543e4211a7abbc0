//! What errors are above their codes.

use super::Resolver;
use crate::{
    api::{Api, Backoff, By, Exception, Kind},
    diagnostic::Diagnostic,
    language::{EntryNode, KindNode},
    read::{Either, Given as _, Text},
    rule,
};

impl Resolver<'_> {
    pub(super) fn kinds(&mut self, exceptions: &[Exception], backoff: &Backoff) -> Vec<Kind> {
        let document = self.document;
        let absent = KindNode::default();
        let mut kinds = Vec::new();
        for (name, kind) in &document.kinds {
            self.judge_name(name);
            let (short, node) = match kind {
                Either::Short(doc) => (Some(doc), &absent),
                Either::Long(long) => (None, long),
            };
            if let Some(class) = &node.exception {
                self.refer_to_exception(class, exceptions);
            }
            let value = self.optional(node.value.as_ref());
            kinds.push(Kind {
                value: value.unwrap_or_else(|| name.value.clone()),
                name: name.value.clone(),
                doc: self.optional(short.or(node.doc.as_ref())),
                status: node.status.value(),
                retry: (node.retry.as_ref()).map(|rule| self.retry_rule(rule, backoff)),
                exception: node.exception.value(),
            });
        }
        kinds
    }

    /// The kind that an entry names, else that of its group; what is recognised by it has to have one.
    pub(super) fn kind_of<'a>(&mut self, api: &'a Api, node: &EntryNode) -> Option<&'a Kind> {
        let document = self.document;
        if let Some(own) = &node.kind {
            self.refer(own, "a kind", &document.kinds);
            return api.kind(&own.value);
        }
        let group = node.group.as_ref();
        let group = group.and_then(|group| document.groups.get(&group.value));
        let of_group = match group {
            Some(Either::Long(group)) => group.kind.as_ref(),
            _ => None,
        };
        let by = node.by.as_ref().filter(|by| by.value == By::Kind);
        if let (None, Some(by)) = (of_group, by) {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::MISSING_KEY,
                    by.span,
                    "what is recognised by its kind needs the key `kind`",
                    "by which kind?",
                )
                .help("write `kind: …`, here or at its group: one of `kinds`"),
            );
        }
        api.kind(&of_group?.value)
    }

    /// Reports a reference to no exception class.
    pub(super) fn refer_to_exception(&mut self, name: &Text, exceptions: &[Exception]) {
        let names = exceptions.iter().map(|class| class.name.as_str());
        if !names.clone().any(|known| known == name.as_str()) {
            self.dangling(name, "an exception", names);
        }
    }
}
