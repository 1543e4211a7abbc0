//! Causes and remedies of more than one paragraph, for which a cell or an item of Markdown has no place.

use crate::{
    emit::pages::{Block, Part, Row, Text},
    escape::has_blocks,
};

/// Lets such texts stand by themselves, each below the heading of its column, where a table or a list has nothing but texts.
pub(super) fn open(parts: &mut [Part]) {
    for part in parts {
        let blocks = std::mem::take(&mut part.blocks);
        for block in blocks {
            match block {
                Block::Table { headings, rows } if is_of_texts(&rows) => {
                    part.blocks
                        .extend(rows.into_iter().flat_map(|row| row_alone(&headings, row)));
                }
                Block::List { items } if is_open(&items) => {
                    part.blocks
                        .extend(items.into_iter().flatten().filter_map(prose));
                }
                block => part.blocks.push(block),
            }
        }
    }
}

fn is_of_texts(rows: &[Row]) -> bool {
    let is_plain = |row: &Row| row.anchor.is_none();
    let cells: Vec<Vec<Text>> = rows.iter().flat_map(|row| row.cells.clone()).collect();
    rows.iter().all(is_plain) && is_open(&cells)
}

/// Whether these are texts of the catalogue, each alone, and one of them has blocks.
fn is_open(texts: &[Vec<Text>]) -> bool {
    let is_text = |texts: &Vec<Text>| matches!(texts.as_slice(), [] | [Text::Markdown(_)]);
    let is_large = |text: &Text| matches!(text, Text::Markdown(text) if has_blocks(text));
    texts.iter().all(is_text) && texts.iter().flatten().any(is_large)
}

fn row_alone(headings: &[String], row: Row) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (heading, cell) in headings.iter().zip(row.cells) {
        let mut texts = cell.into_iter().filter_map(prose).peekable();
        if texts.peek().is_some() {
            let texts = vec![Text::Plain(heading.clone())];
            blocks.push(Block::Label { texts });
        }
        blocks.extend(texts);
    }
    blocks
}

fn prose(text: Text) -> Option<Block> {
    match text {
        Text::Markdown(text) => Some(Block::Prose { text }),
        _ => None,
    }
}
