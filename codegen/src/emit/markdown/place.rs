//! Where blocks stand on the page: below which heading, and with which anchor.

use errcat_catalog::anchor;
use serde::Serialize;

use crate::emit::pages::{Block, Part, Text};

/// A part with its blocks in place.
#[derive(Debug, Serialize)]
pub(super) struct Placed<'a> {
    kind: &'static str,
    title: Option<&'a str>,
    anchor: Option<&'a str>,
    blocks: Vec<PlacedBlock<'a>>,
}

#[derive(Debug, Serialize)]
struct PlacedBlock<'a> {
    #[serde(flatten)]
    block: &'a Block,
    /// The level of the heading it stands under.
    under: u8,
    /// The anchor that has to be written, since a heading has it only where its own text gives it.
    written_anchor: Option<&'a str>,
}

/// Puts the blocks of a page in place.
pub(super) fn place(sections: &[Part]) -> Vec<Placed<'_>> {
    let mut under = 1;
    let mut placed = Vec::new();
    for section in sections {
        let mut blocks = Vec::new();
        for block in &section.blocks {
            let mut written_anchor = None;
            if let Block::Heading {
                level,
                text,
                anchor,
            } = block
            {
                under = *level;
                let own = anchor::of_heading(words(text));
                written_anchor = anchor
                    .as_deref()
                    .filter(|anchor| own.as_deref() != Some(anchor));
            }
            blocks.push(PlacedBlock {
                block,
                under,
                written_anchor,
            });
        }
        placed.push(Placed {
            kind: section.kind,
            title: section.title.as_deref(),
            anchor: section.anchor.as_deref(),
            blocks,
        });
    }
    placed
}

fn words(text: &Text) -> &str {
    match text {
        Text::Plain(text) | Text::Code(text) | Text::Markdown(text) | Text::Written(text) => text,
        Text::Between(text) => text,
        Text::Line(_) | Text::Strong(_) | Text::Link(..) => "",
    }
}
