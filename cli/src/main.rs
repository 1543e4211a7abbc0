//! The errcat command: check, generate and explain catalogues of API errors.
//!
//! Each subcommand is a module with one `run`. What they share: [`inputs`] finds the catalogues, [`config`] reads
//! `errcat.toml`, [`report`] owns the two streams and the exit code. Everything about catalogues and what is made
//! from them is in the libraries; nothing here knows more than how to ask.

mod args;
mod check;
mod config;
mod create;
mod explain;
mod findings;
mod generate;
mod init;
mod inputs;
mod new;
mod openapi;
mod replace;
mod report;
mod templates;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use crate::args::{Arguments, Command};
use crate::report::{Failure, Outcome, Terminal};

fn main() -> ExitCode {
    let mut terminal = Terminal::new();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // What was typed is shown, and may be anything.
        Err(error) if error.use_stderr() => {
            terminal.note(error.render().ansi().to_string().trim_end());
            return ExitCode::from(2);
        }
        Err(error) => error.exit(),
    };
    let result = run(&arguments.command, &mut terminal);
    terminal.finish(result)
}

fn run(command: &Command, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    match command {
        Command::Init(arguments) => init::run(arguments, terminal),
        Command::New(arguments) => new::run(arguments, terminal),
        Command::Check(arguments) => check::run(arguments, terminal),
        Command::Generate(arguments) => generate::run(arguments, terminal),
        Command::Openapi(arguments) => openapi::run(arguments, terminal),
        Command::Explain(arguments) => explain::run(arguments, terminal),
        Command::Templates(arguments) => templates::run(arguments, terminal),
        Command::Schema => {
            terminal.result(schema().trim_end());
            Ok(Outcome::Clean)
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "errcat", &mut script);
            terminal.result(String::from_utf8_lossy(&script).trim_end());
            Ok(Outcome::Clean)
        }
    }
}

/// The JSON Schema of the language as a file.
fn schema() -> String {
    format!("{:#}\n", errcat_catalog::language_schema())
}
