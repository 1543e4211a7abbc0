//! Links of texts of a catalogue, which wrote them for one page: those to anchors lead to the pages that these are on, and those to
//! other files lead there from every folder.

use errcat_catalog::{
    anchor,
    markdown::{decoded, is_relative, links},
};

use super::text;
use crate::emit::pages::{Block, Part, Spot, Text, Tree};

/// The destination of an anchor on the page at that place of the tree, or of the page itself.
pub(super) type Destination<'a> = &'a dyn Fn(usize, Option<&str>) -> String;

/// The way from a page to where the index is, `../` for each folder, for addresses relative to that.
pub(super) struct Up {
    pub(super) of_links: String,
    pub(super) of_images: String,
}

impl Up {
    /// That of a file below the folder of the index.
    pub(super) fn of(file: &str) -> Self {
        let up = "../".repeat(file.matches('/').count());
        Self {
            of_links: up.clone(),
            of_images: up,
        }
    }
}

/// Spells the links of a page: those in texts of the catalogue and those between parts.
pub(super) fn lead(tree: &Tree<'_>, parts: &mut [Part], to: Destination<'_>, up: &Up) {
    let spelt = |spot: &Spot| to(spot.page, spot.anchor.as_deref());
    let anchor = |anchor: &str| tree.at(anchor).map(spelt);
    let leads = |destination: &str, is_image: bool| match destination.strip_prefix('#') {
        Some(fragment) => anchor(&anchor::of_fragment(fragment)),
        None if is_relative(destination) => {
            let up = if is_image {
                &up.of_images
            } else {
                &up.of_links
            };
            (!up.is_empty()).then(|| up.clone())
        }
        None => None,
    };
    for part in parts.iter_mut() {
        in_blocks(&mut part.blocks, &leads);
    }
    text::spell(parts, &|place| tree.spot(place).as_ref().map(spelt));
}

/// Where a link or an image leads by its destination: of `#anchor` another destination, of any other what stands before it;
/// nothing where it stays as it is.
type Leads<'a> = &'a dyn Fn(&str, bool) -> Option<String>;

fn in_blocks(blocks: &mut [Block], leads: Leads<'_>) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } => in_text(text, leads),
            Block::Prose { text } => resolved(text, true, leads),
            Block::Paragraph { texts } | Block::Label { texts } => in_texts(texts, leads),
            Block::Table { rows, .. } => {
                let cells = rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|cell| in_texts(cell, leads));
            }
            Block::List { items } => items.iter_mut().for_each(|item| in_texts(item, leads)),
            Block::Code { .. } | Block::Tabs { .. } => {}
        }
    }
}

fn in_texts(texts: &mut [Text], leads: Leads<'_>) {
    for text in texts {
        in_text(text, leads);
    }
}

fn in_text(text: &mut Text, leads: Leads<'_>) {
    match text {
        Text::Markdown(text) => resolved(text, false, leads),
        Text::Line(texts) | Text::Strong(texts) => in_texts(texts, leads),
        _ => {}
    }
}

/// Puts other destinations into the links of a text.
fn resolved(text: &mut String, has_blocks: bool, leads: Leads<'_>) {
    let mut places: Vec<(usize, usize, String)> = Vec::new();
    for link in links(text, has_blocks) {
        let Some(destination) = link.destination() else {
            continue;
        };
        let spelt = decoded(destination);
        let at = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
        if link.words.starts_with('<') {
            continue;
        }
        let is_image = link.words.starts_with('!') || text[..at(link.words)].ends_with('!');
        let Some(other) = leads(&spelt, is_image) else {
            continue;
        };
        places.push(if spelt.starts_with('#') {
            (at(destination), destination.len(), other)
        } else {
            let (start, rest) = joined(other, destination);
            (at(destination), destination.len() - rest.len(), start)
        });
    }
    // A link within the text of another one comes before it.
    places.sort_unstable_by_key(|(start, ..)| std::cmp::Reverse(*start));
    for (start, length, other) in places {
        text.replace_range(start..start + length, &other);
    }
}

/// A way before a destination, without steps that one goes and the other goes back.
fn joined(mut way: String, destination: &str) -> (String, &str) {
    let mut rest = destination;
    loop {
        let folder = way.strip_suffix('/').and_then(|way| way.rfind('/'));
        let back = rest.strip_prefix("../").filter(|_| way.starts_with('/'));
        if let Some(next) = rest.strip_prefix("./") {
            rest = next;
        } else if let (Some(folder), Some(next)) = (folder, back) {
            way.truncate(folder + 1);
            rest = next;
        } else {
            return (way, rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_relative, joined, resolved};

    #[test]
    fn links_to_anchors_lead_to_pages_and_all_else_stays() {
        let of = |text: &str| {
            let mut text = text.to_owned();
            resolved(
                &mut text,
                true,
                &|destination, is_image| match destination {
                    "#gone" | "#g%6Fne" => Some("gone.md".to_owned()),
                    path if is_relative(path) => {
                        Some(if is_image { "../" } else { "../../" }.to_owned())
                    }
                    _ => None,
                },
            );
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
        assert_eq!(
            of("[a](b.md#c \"t\") ![i](<i 1.png>) [![i](./i.png)](../b) [x]\n\n[x]: ?y/b\n"),
            "[a](../../b.md#c \"t\") ![i](<../i 1.png>) [![i](../i.png)](../../../b) [x]\n\n[x]: ?y/b\n"
        );
        for same in [
            "[a](/b)",
            "[a](https://x/y)",
            "[a](mailto:a@b)",
            "<a@b.c>",
            "[a]()",
            "[a](a:b)",
        ] {
            assert_eq!(of(same), same);
        }
    }

    #[test]
    fn steps_back_from_an_address_are_taken() {
        let of = |way: &str, to: &str| {
            let (way, rest) = joined(way.to_owned(), to);
            way + rest
        };
        assert_eq!(of("/docs/errors/", "../guide"), "/docs/guide");
        assert_eq!(of("/errors/", "./../../guide"), "/../guide");
        assert_eq!(of("../", "../guide"), "../../guide");
    }
}
