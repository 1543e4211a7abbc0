//! Where a new entry is written: behind the last one of its group, comments and layout as they are.

use std::path::Path;

use errcat_catalog::{Sources, Span, read_document};

use crate::report::Failure;

/// The end of an entry in a file.
pub(super) struct Place<'a> {
    path: &'a Path,
    text: &'a str,
    /// Where the new lines begin.
    at: usize,
    indent: String,
    /// What has to stand before the first error of all.
    heading: Option<&'static str>,
}

impl<'a> Place<'a> {
    /// Behind the last of these entries, else behind the last of all in the root file.
    pub(super) fn behind(
        names: &[&str],
        root: &'a Path,
        sources: &'a Sources,
    ) -> Result<Self, Failure> {
        let mut last: Option<Span> = None;
        let mut last_of_group = None;
        let mut root_text = "";
        for (file, source) in (0..).zip(sources.files()) {
            let is_root = source.path.as_deref() == Some(root);
            if is_root {
                root_text = &source.text;
            }
            let (document, _) = read_document(sources, file);
            for (name, _) in document.into_iter().flat_map(|document| document.errors.0) {
                if names.contains(&name.as_str()) {
                    last_of_group = Some(name.span);
                }
                if is_root {
                    last = Some(name.span);
                }
            }
        }
        let Some(span) = last_of_group.or(last) else {
            return Ok(Self::first(root, root_text));
        };
        let file = sources.file(span.file);
        let path = file.path.as_deref().unwrap_or(root);
        let text = file.text.as_str();
        let start = text[..span.start as usize]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let indent = &text[start..span.start as usize];
        if !indent.chars().all(|c| c == ' ') {
            let failure = Failure::new(format!(
                "the errors of `{}` are written in one line, and a new one has no place there",
                path.display()
            ));
            return Err(failure.help("write each error on lines of its own"));
        }
        Ok(Self {
            path,
            text,
            at: end(text, start, indent.len()),
            indent: indent.to_owned(),
            heading: None,
        })
    }

    /// For the first error of all.
    fn first(path: &'a Path, text: &'a str) -> Self {
        Self {
            path,
            text,
            at: text.len(),
            indent: "  ".to_owned(),
            heading: Some("errors:"),
        }
    }

    pub(super) fn path(&self) -> &Path {
        self.path
    }

    pub(super) fn text(&self) -> &str {
        self.text
    }

    /// The file with these lines in it, and the number of the first of them.
    pub(super) fn insert(&self, lines: &[String]) -> (String, usize) {
        let end = if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let (before, after) = self.text.split_at(self.at);
        let mut text = before.to_owned();
        if !text.is_empty() && !text.ends_with('\n') {
            text += end;
        }
        if let Some(heading) = self.heading {
            text.extend([heading, end]);
        }
        let number = text.matches('\n').count() + 1;
        for line in lines {
            text.extend([self.indent.as_str(), line, end]);
        }
        (text + after, number)
    }
}

/// The end of an entry whose key stands so far in: behind the last line that is further in, comments among them.
fn end(text: &str, start: usize, indent: usize) -> usize {
    let mut at = start;
    let mut end = start;
    for (index, line) in text[start..].split_inclusive('\n').enumerate() {
        at += line.len();
        let own = line.len() - line.trim_start_matches(' ').len();
        let is_blank = line.trim().is_empty();
        if index > 0 && !is_blank && own <= indent {
            break;
        }
        if !is_blank {
            end = at;
        }
    }
    end
}
