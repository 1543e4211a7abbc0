//! The links of a catalogue that leave its reference, which no rule can follow.

use super::prose::prose;
use crate::{
    markdown::{LinkKind, decoded, links},
    resolve::{Draft, Words},
    source::{Sources, Span},
};

/// Where each link that leaves the reference stands, and where it leads, in the order of the texts.
pub(crate) fn outward(draft: &Draft, sources: &Sources) -> Vec<(Span, String)> {
    let page = draft.api.docs.url.as_deref().unwrap_or_default();
    let page = page.split_once('#').map(|(page, _)| page);
    let mut found = Vec::new();
    for prose in &prose(draft, true) {
        let mut words = Words::of(prose.written.span);
        for link in links(&prose.text, prose.has_blocks) {
            let (LinkKind::Inline(destination) | LinkKind::Definition(_, destination)) = link.kind
            else {
                continue;
            };
            let destination = decoded(destination);
            let own = page.and_then(|page| destination.strip_prefix(page));
            if !own.unwrap_or(&destination).starts_with('#') && !destination.is_empty() {
                found.push((words.find(sources, link.words), destination));
            }
        }
    }
    found
}
