//! The files of a run and places in them.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// The size in bytes over which a file is refused.
pub const MAX_FILE_SIZE: usize = 16 << 20;

/// A range of bytes in one of the [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// The index of the file.
    pub file: u32,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// Every file read in a run, so that a [`Span`] can be shown.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    base: PathBuf,
}

/// A file as it was read.
#[derive(Debug)]
pub struct SourceFile {
    /// Where it was read from; absent for text that came from elsewhere.
    pub path: Option<PathBuf>,
    /// The name that diagnostics give it, `/` between folders.
    pub name: String,
    /// Its text.
    pub text: String,
    line_starts: Vec<usize>,
    /// How many characters begin before each multiple of [`STRIDE`], so that a column in a long line is found at once.
    characters: Vec<usize>,
}

/// How many bytes of a line are counted at most to find a column.
const STRIDE: usize = 4 << 10;

/// A line and a column, both counted from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Sources {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// No files; those below the folder `base` are named by their paths from it.
    pub fn relative_to(base: impl Into<PathBuf>) -> Self {
        Self {
            files: Vec::new(),
            base: base.into(),
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read, is larger than [`MAX_FILE_SIZE`] or is not UTF-8.
    pub fn read(&mut self, path: &Path) -> io::Result<u32> {
        let text = read_text(fs::File::open(path)?)?;
        let name = path.strip_prefix(&self.base).unwrap_or(path);
        let name = name.to_string_lossy().replace('\\', "/");
        let file = self.add(name, text);
        self.files[file as usize].path = Some(path.to_owned());
        Ok(file)
    }

    /// Takes text that did not come from a file.
    ///
    /// # Panics
    /// When a run reads more files than a `u32` counts.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> u32 {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        self.files.push(SourceFile {
            path: None,
            name: name.into(),
            characters: counts(&text),
            text,
            line_starts,
        });
        u32::try_from(self.files.len() - 1).expect("a run reads fewer files than a u32 counts")
    }

    /// A file by its index.
    pub fn file(&self, file: u32) -> &SourceFile {
        &self.files[file as usize]
    }

    /// Every file, in the order of reading.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The text of a span.
    pub fn text(&self, span: Span) -> &str {
        &self.file(span.file).text[span.start as usize..span.end as usize]
    }

    /// Where a span starts.
    pub fn location(&self, span: Span) -> Location {
        self.file(span.file).location(span.start as usize)
    }
}

/// Reads a text to its end, be it a file, a pipe or a device.
///
/// # Errors
/// When it cannot be read, is longer than [`MAX_FILE_SIZE`] or is not UTF-8.
pub fn read_text(from: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    from.take(MAX_FILE_SIZE as u64 + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() > MAX_FILE_SIZE {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            format!("the text has more than {MAX_FILE_SIZE} bytes, which are the most"),
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!("the text is not UTF-8: byte {at} belongs to no character"),
        )
    })
}

impl SourceFile {
    /// The line and column of a byte.
    pub fn location(&self, byte: usize) -> Location {
        let line = self.line_starts.partition_point(|&start| start <= byte);
        let start = self.line_starts[line - 1];
        Location {
            line,
            column: self.characters_before(byte) - self.characters_before(start) + 1,
        }
    }

    fn characters_before(&self, byte: usize) -> usize {
        let counted = byte / STRIDE;
        self.characters[counted] + count(&self.text.as_bytes()[counted * STRIDE..byte])
    }

    /// The bytes of the lines `first` to `last`, both counted from 1 and cut to the file.
    pub fn lines(&self, first: usize, last: usize) -> std::ops::Range<usize> {
        let start = self.line_starts[first.clamp(1, self.line_starts.len()) - 1];
        let end = self
            .line_starts
            .get(last)
            .copied()
            .unwrap_or(self.text.len());
        start..end.max(start)
    }
}

fn counts(text: &str) -> Vec<usize> {
    let mut counts = vec![0];
    let mut characters = 0;
    for bytes in text.as_bytes().chunks(STRIDE) {
        characters += count(bytes);
        counts.push(characters);
    }
    counts
}

/// How many characters begin in some bytes of a text.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_in_lines_of_any_length() {
        let mut sources = Sources::new();
        let line = "aé日𝄞".repeat(5_000);
        let file = sources.add("x", format!("{line}\n{line}"));
        let file = sources.file(file);
        let begin = line.len() + 1;
        for (at, column) in [(0, 1), (1, 2), (3, 3), (6, 4), (10, 5), (30_010, 12_005)] {
            assert_eq!(file.location(at), Location { line: 1, column });
            assert_eq!(file.location(begin + at), Location { line: 2, column });
        }
        assert_eq!(file.location(file.text.len()).column, 20_001);
    }

    #[test]
    fn what_has_no_end_is_not_read_to_it() {
        let error = read_text(io::repeat(0)).expect_err("too long");
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }
}
