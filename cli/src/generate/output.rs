//! What a run says about files.

use std::fmt::Display;

use clap::builder::styling::Style;
use errcat_codegen::write::{Done, MANIFEST, Permit, Plan, PlannedFile, State};

use super::job::Job;
use crate::report::{BAD, DIM, GOOD, ODD, Outcome, Terminal, count};

/// Reports what was done, and orphans that were left.
pub(super) fn report(
    plan: &Plan,
    done: &[(PlannedFile, Done)],
    permit: Permit,
    job: &Job,
    terminal: &mut Terminal,
) {
    for (file, done) in done {
        let (style, word) = match done {
            Done::Created => (GOOD, "created"),
            Done::Updated => (GOOD, "updated"),
            Done::Adopted => (DIM, "adopted"),
            Done::Removed => (ODD, "removed"),
            Done::Released => (ODD, "released"),
        };
        line(style, word, job.shown(&file.path), terminal);
    }
    let number = |wanted: Done| done.iter().filter(|(_, done)| *done == wanted).count();
    let unchanged = of(plan, &[State::Unchanged, State::Adopted]).count();
    let mut summary = vec![
        format!("{} created", number(Done::Created)),
        format!("{} updated", number(Done::Updated)),
        format!("{unchanged} unchanged"),
    ];
    for (done, word) in [(Done::Removed, "removed"), (Done::Released, "released")] {
        if number(done) > 0 {
            summary.push(format!("{} {word}", number(done)));
        }
    }
    terminal.result(summary.join(", "));

    if !permit.prune {
        let orphans: Vec<&PlannedFile> = of(plan, &[State::Orphan, State::EditedOrphan]).collect();
        for orphan in &orphans {
            terminal.note(format_args!(
                "{ODD}note{ODD:#}: `{}` is no longer made",
                job.shown(&orphan.path)
            ));
        }
        if !orphans.is_empty() {
            terminal.help(format_args!(
                "`{}` removes what is no longer made",
                job.command(Permit {
                    prune: true,
                    ..permit
                })
            ));
        }
    }
}

/// Reports why nothing was written.
pub(super) fn refuse(plan: &Plan, permit: Permit, job: &Job, terminal: &mut Terminal) {
    let blocked: Vec<&PlannedFile> = plan.blocked(permit).collect();
    for file in &blocked {
        let why = match file.state {
            State::Foreign => "was not made by errcat",
            _ => "was edited since errcat wrote it",
        };
        terminal.note(format_args!(
            "{BAD}error{BAD:#}: `{}` {why}",
            job.shown(&file.path)
        ));
    }
    terminal.note(format_args!(
        "{} in the way; nothing was written",
        count(blocked.len(), "file is", "files are")
    ));
    if blocked.iter().any(|file| file.state == State::HandEdited) {
        terminal.help(format_args!(
            "`{}` replaces edited outputs",
            job.command(Permit {
                force: true,
                ..permit
            })
        ));
    }
    if blocked.iter().any(|file| file.state == State::Foreign) {
        terminal.help(
            "move a file that errcat did not make out of the way, or give the output another path",
        );
    }
}

/// Reports how the outputs differ from what a run would make, and the command that mends it.
pub(super) fn compare(plan: &Plan, job: &Job, terminal: &mut Terminal) -> Outcome {
    if plan.is_clean() {
        let outputs = count(plan.files().len(), "output is", "outputs are");
        terminal.result(format_args!("{outputs} up to date"));
        return Outcome::Clean;
    }
    let mut different = 0;
    for file in plan.files() {
        let (style, word) = match file.state {
            State::Unchanged | State::Adopted => continue,
            State::Created => (BAD, "missing"),
            State::Modified => (BAD, "modified"),
            State::HandEdited => (BAD, "edited"),
            State::Foreign => (BAD, "foreign"),
            State::Orphan | State::EditedOrphan => (ODD, "orphaned"),
        };
        different += 1;
        line(style, word, job.shown(&file.path), terminal);
    }
    if different == 0 {
        line(BAD, "modified", job.shown(MANIFEST), terminal);
        different = 1;
    }
    let permit = Permit {
        force: of(plan, &[State::HandEdited]).next().is_some(),
        prune: of(plan, &[State::Orphan, State::EditedOrphan])
            .next()
            .is_some(),
    };
    let outputs = count(different, "output differs", "outputs differ");
    terminal.result(format_args!(
        "{outputs}; `{}` mends it",
        job.command(permit)
    ));
    if of(plan, &[State::Foreign]).next().is_some() {
        terminal.result("foreign files were not made by errcat: move them out of the way first");
    }
    Outcome::Findings
}

fn of<'a>(plan: &'a Plan, states: &'a [State]) -> impl Iterator<Item = &'a PlannedFile> {
    plan.files()
        .iter()
        .filter(|file| states.contains(&file.state))
}

fn line(style: Style, word: &str, path: impl Display, terminal: &mut Terminal) {
    terminal.result(format_args!("{style}{word:<8}{style:#}  {path}"));
}
