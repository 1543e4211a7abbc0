//! Text as data: one escaping function per language and place.
//!
//! Text of a catalogue reaches a target language through these functions and nowhere else.
//! Each takes any Unicode string and returns source text that means exactly that string: it cannot end the
//! literal, comment, cell or paragraph it stands in, and nothing in it can become code or markup.
//! Characters that a reader of the source would not see, or that would reorder what he sees
//! (controls, line separators, bidirectional overrides), are written as escapes of the language.
//!
//! The functions know nothing of catalogues and never fail.

#[cfg(feature = "text")]
mod block;
mod comment;
mod flat;
#[cfg(feature = "text")]
mod html;
mod inline;
#[cfg(feature = "text")]
mod languages;
mod link;
mod literal;
mod markdown;
#[cfg(feature = "text")]
mod yaml;

#[cfg(feature = "text")]
pub(crate) use block::commonmark;
#[cfg(feature = "text")]
pub use block::markdown_block;
pub use comment::{line_comment, python_docstring, typescript_doc};
#[cfg(feature = "text")]
pub(crate) use flat::has_blocks;
#[cfg(feature = "text")]
pub use html::{html_block, html_inline, html_text};
#[cfg(feature = "text")]
pub(crate) use html::{plain_inline, put_block, put_html, put_inline};
pub use inline::{markdown_inline, markdown_inline_cell};
#[cfg(feature = "text")]
pub(crate) use languages::LANGUAGES;
pub use literal::{
    go_string, json_string, python_string, rust_string, toml_string, typescript_string, yaml_string,
};
pub use markdown::{
    markdown_cell, markdown_code, markdown_code_cell, markdown_fence, markdown_indent,
    markdown_quote, markdown_text,
};
#[cfg(feature = "text")]
pub use yaml::yaml_scalar;

/// Whether `c` is invisible or reorders the text around it, beyond the controls.
///
/// These are the characters of "Trojan Source" attacks: bidirectional embeddings, overrides, isolates and marks,
/// the line and paragraph separators, zero-width and annotation characters, the byte order mark, and the tag characters.
/// The zero-width joiner is left alone, because emoji are spelt with it.
fn is_deceptive(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether `c` must not stand as itself inside a string literal of any language.
fn must_escape(c: char) -> bool {
    c.is_control() || is_deceptive(c)
}
