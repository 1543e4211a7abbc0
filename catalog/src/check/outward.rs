//! The links of a catalogue that leave its reference, which no rule can follow.

use super::{dead_link::own_fragment, prose::prose};
use crate::{
    markdown::{decoded, links},
    resolve::{Draft, Words},
    source::{Sources, Span},
};

/// Where each link that leaves the reference stands, and where it leads, in the order of the texts.
pub(crate) fn outward(draft: &Draft, sources: &Sources) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    for prose in &prose(draft, true) {
        let mut words = Words::of(prose.written.span);
        for link in links(&prose.text, prose.has_blocks) {
            let Some(destination) = link.destination() else {
                continue;
            };
            let destination = decoded(destination);
            if own_fragment(draft, &destination).is_none() && !destination.is_empty() {
                found.push((words.find(sources, link.words), destination));
            }
        }
    }
    found
}
