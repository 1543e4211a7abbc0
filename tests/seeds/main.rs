//! The catalogues of five real APIs against what the pages of those APIs say: no fact of a page can be lost.
//!
//! A module for each page states its facts, and `pages` what the reference says beside its tables. The tables of the pages stand beside the modules as `<name>-<table>.tsv`,
//! for every test that compares cells:
//!
//! - the first line has the headings of the columns;
//! - a line that starts with `# ` is the heading above the rows that follow it;
//! - any other line is a row.
//!
//! Cells are separated by a tab, and hold the words that people read: what inline Markdown says, without its marks.

mod eachlabs;
mod evolution;
mod page;
mod pages;
mod prompts;
mod studio;
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod workspace;
