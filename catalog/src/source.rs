//! The files of a run and places in them.

use std::{
    fs, io,
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
}

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
        let size = fs::metadata(path)?.len();
        if size > MAX_FILE_SIZE as u64 {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                format!("the file has {size} bytes, and {MAX_FILE_SIZE} are the most"),
            ));
        }
        let text = String::from_utf8(fs::read(path)?).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            io::Error::new(
                io::ErrorKind::InvalidData,
                format!("the file is not UTF-8: byte {at} belongs to no character"),
            )
        })?;
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

impl SourceFile {
    /// The line and column of a byte.
    pub fn location(&self, byte: usize) -> Location {
        let line = self.line_starts.partition_point(|&start| start <= byte);
        let start = self.line_starts[line - 1];
        Location {
            line,
            column: self.text[start..byte].chars().count() + 1,
        }
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
