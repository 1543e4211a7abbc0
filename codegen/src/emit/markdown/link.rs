//! Links `#anchor` that a catalogue wrote for one page, led to the pages that they are on.

use errcat_catalog::{
    anchor,
    markdown::{decoded, links},
};

use super::text;
use crate::emit::pages::{Block, Part, Spot, Text, Tree};

/// The destination of an anchor on the page at that place of the tree, or of the page itself.
pub(super) type Destination<'a> = &'a dyn Fn(usize, Option<&str>) -> String;

/// Spells the links of a page: those in texts of the catalogue and those between parts.
pub(super) fn lead(tree: &Tree<'_>, parts: &mut [Part], to: Destination<'_>) {
    let spelt = |spot: &Spot| to(spot.page, spot.anchor.as_deref());
    resolve(parts, &|anchor| tree.at(anchor).map(spelt));
    text::spell(parts, &|place| tree.spot(place).as_ref().map(spelt));
}

/// Where an anchor leads, as a destination; nothing where there is no such anchor, so that the link stays as it is.
type Anchors<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Leads the links in texts of the catalogue to where they belong.
fn resolve(parts: &mut [Part], anchors: Anchors<'_>) {
    for part in parts {
        in_blocks(&mut part.blocks, anchors);
    }
}

fn in_blocks(blocks: &mut [Block], anchors: Anchors<'_>) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } => in_text(text, anchors),
            Block::Prose { text } => resolved(text, true, anchors),
            Block::Paragraph { texts } | Block::Label { texts } => in_texts(texts, anchors),
            Block::Table { rows, .. } => {
                let cells = rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|cell| in_texts(cell, anchors));
            }
            Block::List { items } => items.iter_mut().for_each(|item| in_texts(item, anchors)),
            Block::Code { .. } | Block::Tabs { .. } => {}
        }
    }
}

fn in_texts(texts: &mut [Text], anchors: Anchors<'_>) {
    for text in texts {
        in_text(text, anchors);
    }
}

fn in_text(text: &mut Text, anchors: Anchors<'_>) {
    match text {
        Text::Markdown(text) => resolved(text, false, anchors),
        Text::Line(texts) | Text::Strong(texts) => in_texts(texts, anchors),
        _ => {}
    }
}

/// Puts other destinations into the links of a text.
fn resolved(text: &mut String, has_blocks: bool, anchors: Anchors<'_>) {
    let mut places: Vec<(usize, usize, String)> = Vec::new();
    for link in links(text, has_blocks) {
        let Some(destination) = link.destination() else {
            continue;
        };
        let spelt = decoded(destination);
        let Some(fragment) = spelt.strip_prefix('#') else {
            continue;
        };
        if let Some(other) = anchors(&anchor::of_fragment(fragment)) {
            let start = destination.as_ptr() as usize - text.as_ptr() as usize;
            places.push((start, destination.len(), other));
        }
    }
    // A link within the text of another one comes before it.
    places.sort_unstable_by_key(|(start, ..)| std::cmp::Reverse(*start));
    for (start, length, other) in places {
        text.replace_range(start..start + length, &other);
    }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn links_to_anchors_lead_to_pages_and_all_else_stays() {
        let of = |text: &str| {
            let mut text = text.to_owned();
            resolved(&mut text, true, &|anchor| {
                (anchor == "gone").then(|| "gone.md".to_owned())
            });
            text
        };
        assert_eq!(
            of("[a](#gone) and [b](#here \"t\")"),
            "[a](gone.md) and [b](#here \"t\")"
        );
        assert_eq!(of("[![i](#gone)](#gone)"), "[![i](gone.md)](gone.md)");
        assert_eq!(
            of("`[a](#gone)` [x]\n\n[x]: #gone\n"),
            "`[a](#gone)` [x]\n\n[x]: gone.md\n"
        );
        assert_eq!(of("[a](#g%6Fne)"), "[a](gone.md)");
    }
}
