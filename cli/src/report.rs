//! What the command says: results on standard output, everything else on standard error.
//!
//! Text is written with styles; the streams take them off where nobody would see colours: away from a terminal,
//! under `NO_COLOR`, under `TERM=dumb`.

use std::fmt::{Display, Write as _};
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::builder::styling::{AnsiColor, Style};
use errcat_codegen::TemplateError;

/// How a command that could do its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to say against it: exit code 0.
    Clean,
    /// Something was found: exit code 1.
    Findings,
}

/// Why a command could not do its work: exit code 2.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    help: Option<String>,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(error.to_string())
    }
}

impl From<TemplateError> for Failure {
    fn from(error: TemplateError) -> Self {
        Self::new(error.to_string())
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
        }
    }
}

pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
pub(crate) const ODD: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const STRONG: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();

/// The two streams of the command.
///
/// A reader that closes its pipe early ends the writing, not the work: `errcat generate | head -1` still generates.
pub(crate) struct Terminal {
    out: BufWriter<anstream::Stdout>,
    err: anstream::Stderr,
    /// What went wrong with standard output; nothing is written to it afterwards.
    broken: Option<io::Error>,
}

impl Terminal {
    pub(crate) fn new() -> Self {
        Self {
            out: BufWriter::new(anstream::stdout()),
            err: anstream::stderr(),
            broken: None,
        }
    }

    /// Writes a line of the result.
    pub(crate) fn result(&mut self, text: impl Display) {
        if self.broken.is_none() {
            self.broken = writeln!(self.out, "{}", obeyed(&text.to_string())).err();
        }
    }

    /// Writes a whole text of the user's as it is.
    pub(crate) fn document(&mut self, text: &str) {
        if self.broken.is_none() {
            self.broken = self.out.write_all(text.as_bytes()).err();
        }
    }

    /// Writes a line about the run.
    pub(crate) fn note(&mut self, text: impl Display) {
        self.flush();
        // There is no third stream to tell that the second is closed.
        let _ = writeln!(self.err, "{}", obeyed(&text.to_string()));
    }

    pub(crate) fn help(&mut self, text: impl Display) {
        self.note(format_args!("{STRONG}help{STRONG:#}: {text}"));
    }

    pub(crate) fn failure(&mut self, failure: &Failure) {
        self.note(format_args!("{BAD}error{BAD:#}: {}", failure.message));
        if let Some(help) = &failure.help {
            self.help(help);
        }
    }

    /// Ends the run with its exit code.
    pub(crate) fn finish(mut self, result: Result<Outcome, Failure>) -> ExitCode {
        self.flush();
        let result = match self.broken.take() {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(format!(
                "cannot write to standard output: {error}"
            ))),
            _ => result,
        };
        match result {
            Ok(outcome) => outcome.into(),
            Err(failure) => {
                self.failure(&failure);
                ExitCode::from(2)
            }
        }
    }

    fn flush(&mut self) {
        if self.broken.is_none() {
            self.broken = self.out.flush().err();
        }
    }
}

/// Text in which nothing is left that a terminal would obey: the controls among its characters are escaped as JSON does.
pub(crate) fn printable(text: &str) -> String {
    escaped(text, char::is_control)
}

/// Text with the styles of ours and lines, and nothing else that a terminal would obey.
fn obeyed(text: &str) -> String {
    escaped(text, |c| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{1b}')
    })
}

fn escaped(text: &str, is_control: fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_control(c) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            write!(out, "\\u{:04x}", u32::from(c)).expect("a String takes every write");
        } else {
            out.push(c);
        }
    }
    out
}

/// `1 file`, `2 files`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_obeys_our_styles_and_lines_alone() {
        let text = format!("{GOOD}a{GOOD:#}\n\tb\u{202e}c\u{9b}31md\u{7}\u{2066}");
        let seen = format!("{GOOD}a{GOOD:#}\n\tb\\u202ec\\u009b31md\\u0007\\u2066");
        assert_eq!(obeyed(&text), seen);
        assert_eq!(printable("\u{1b}[31m\n日"), "\\u001b[31m\\u000a日");
    }
}
