//! A page as Markdown for programs: `CommonMark` without a template, for a site has a thousand of them.

use super::{
    link::{self, Up},
    open,
    way::{Files, relative},
};
use crate::{
    emit::pages::{Block, Part, Text, Tree},
    escape::{
        markdown_block, markdown_cell, markdown_code, markdown_code_cell, markdown_fence,
        markdown_inline, markdown_inline_cell, markdown_quote, markdown_text,
    },
};

/// The page at this place of the tree, with its title. Behind the paths of pages stands this in the names of their files.
pub(in crate::emit) fn twin(tree: &Tree<'_>, end: &str, at: usize, parts: &[Part]) -> String {
    let page = &tree.all()[at];
    let files = Files::ending(end);
    let file = files.of(&page.path);
    let to = |page: usize, anchor: Option<&str>| {
        let fragment = anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
        if page == at && !fragment.is_empty() {
            fragment
        } else {
            relative(&file, &files.of(&tree.all()[page].path)) + &fragment
        }
    };
    let mut parts = parts.to_vec();
    open::open(&mut parts);
    let up = Up::of(&file);
    link::lead(tree, &mut parts, &to, &up);
    let mut out = format!("# {}\n", markdown_text(&page.title));
    let mut under = 1;
    for part in &parts {
        if part.kind == "section" {
            put_blocks(&part.blocks, &mut under, &mut out);
            continue;
        }
        let mut own = format!(
            "**{}**\n",
            markdown_text(part.title.as_deref().unwrap_or("Note"))
        );
        put_blocks(&part.blocks, &mut under, &mut own);
        out.push('\n');
        out.push_str(&markdown_quote(&own));
        out.push('\n');
    }
    out
}

fn put_blocks(blocks: &[Block], under: &mut u8, out: &mut String) {
    for block in blocks {
        out.push('\n');
        match block {
            Block::Heading { level, text, .. } => {
                *under = *level;
                out.push_str(&"#".repeat(usize::from(*level)));
                out.push(' ');
                put(text, out);
                out.push('\n');
            }
            Block::Prose { text } => {
                out.push_str(&markdown_block(text, *under));
                out.push('\n');
            }
            Block::Paragraph { texts } => put_line(texts, " ", "\n", out),
            Block::Label { texts } => put_line(texts, "", ":\n", out),
            Block::Code { language, text } => put_code(language, text, out),
            Block::List { items } => {
                for item in items {
                    out.push_str("- ");
                    put_line(item, "", "\n", out);
                }
            }
            Block::Table { headings, rows } => {
                out.push('|');
                for heading in headings {
                    out.extend([" ", &markdown_cell(heading), " |"]);
                }
                out.push_str("\n|");
                out.push_str(&" --- |".repeat(headings.len()));
                out.push('\n');
                for row in rows {
                    out.push('|');
                    for cell in &row.cells {
                        put_cell(cell, out);
                    }
                    out.push('\n');
                }
            }
            Block::Tabs { tabs } => {
                for (index, tab) in tabs.iter().enumerate() {
                    if index > 0 {
                        out.push('\n');
                    }
                    out.extend([&markdown_text(tab.label), ":\n\n"]);
                    put_code(tab.language, &tab.text, out);
                }
            }
        }
    }
}

fn put_code(language: &str, text: &str, out: &mut String) {
    out.push_str(&markdown_fence(text, language));
    out.push('\n');
}

fn put_line(texts: &[Text], between: &str, end: &str, out: &mut String) {
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            out.push_str(between);
        }
        put(text, out);
    }
    out.push_str(end);
}

fn put(text: &Text, out: &mut String) {
    match text {
        Text::Plain(text) => out.push_str(&markdown_text(text)),
        Text::Code(code) => out.push_str(&markdown_code(code)),
        Text::Markdown(text) => out.push_str(&markdown_inline(text)),
        Text::Written(text) => out.push_str(text),
        Text::Between(text) => out.push_str(text),
        // These are spelt by now.
        Text::Line(_) | Text::Strong(_) | Text::Link(..) => {}
    }
}

fn put_cell(texts: &[Text], out: &mut String) {
    for (index, text) in texts.iter().enumerate() {
        out.push_str(if index > 0 { "<br/>" } else { " " });
        match text {
            Text::Code(code) => out.push_str(&markdown_code_cell(code)),
            Text::Markdown(text) => out.push_str(&markdown_inline_cell(text)),
            Text::Plain(text) => out.push_str(&markdown_cell(text)),
            other => put(other, out),
        }
    }
    out.push_str(" |");
}
