//! How clients recognise an entry by the text of a message.

use super::{Resolver, position};
use crate::{
    api::{By, Matcher, MatcherKind, Message, Param, Part, Reason},
    diagnostic::Diagnostic,
    language::{EntryNode, MatchNode},
    read::Either,
    rule,
};

impl Resolver<'_> {
    /// The text of `match` if it has one of its own, else the messages of the entry and of its reasons, in that order.
    pub(super) fn matchers(
        &mut self,
        by: By,
        node: &EntryNode,
        params: &[Param],
        messages: &[Message],
        reasons: &[Reason],
    ) -> Vec<Matcher> {
        let kind = match &node.matcher {
            _ if matches!(by, By::Status | By::Type | By::Kind) => return Vec::new(),
            None if by == By::Code => return Vec::new(),
            None => None,
            Some(Either::Short(kind)) => Some(kind.value),
            Some(Either::Long(long)) => {
                return self.own_matcher(long, params).into_iter().collect();
            }
        };
        let of_reasons = reasons.iter().filter_map(|reason| reason.message.as_ref());
        messages
            .iter()
            .chain(of_reasons)
            .map(|message| of_message(kind, &message.parts))
            .collect()
    }

    fn own_matcher(&mut self, node: &MatchNode, params: &[Param]) -> Option<Matcher> {
        let texts = [
            (MatcherKind::Exact, &node.exact),
            (MatcherKind::Prefix, &node.prefix),
            (MatcherKind::Template, &node.template),
        ];
        let mut given = texts
            .iter()
            .filter_map(|(kind, text)| Some((*kind, text.as_ref()?)));
        let (kind, text) = given.next()?;
        if let Some((_, second)) = given.next() {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::WRONG_TYPE,
                    second.span,
                    "a message is matched in one way",
                    "a second way",
                )
                .related(text.span, "the first way")
                .help("keep one of `exact`, `prefix` and `template`"),
            );
        }
        let parts = match kind {
            MatcherKind::Template => position::named(self.parts(text), params),
            MatcherKind::Exact | MatcherKind::Prefix => vec![Part::Text(self.prose(text))],
        };
        Some(Matcher { kind, parts })
    }
}

fn of_message(kind: Option<MatcherKind>, parts: &[Part]) -> Matcher {
    let fixed = parts.iter().all(|part| matches!(part, Part::Text(_)));
    let own = if fixed {
        MatcherKind::Exact
    } else {
        MatcherKind::Template
    };
    let kind = kind.unwrap_or(own);
    let parts = match (kind, parts) {
        (MatcherKind::Prefix, [text @ Part::Text(_), ..]) => vec![text.clone()],
        _ => parts.to_vec(),
    };
    Matcher { kind, parts }
}
