//! `errcat generate`: catalogues into files.

mod job;
mod meeting;
mod output;
mod turn;

use errcat_codegen::write::{Mode, Permit, Writer};
use errcat_codegen::{Shelf, compile, emit_each};

use self::job::Job;
pub(crate) use self::job::quoted;
use self::turn::Turn;
use crate::args::Generate;
use crate::findings;
use crate::inputs::Run;
use crate::report::{Failure, Outcome, Terminal};

/// Makes every output and writes them all or none, or with `--check` compares them with what is there.
pub(crate) fn run(arguments: &Generate, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let mut run = Run::default();
    let job = Job::new(arguments, &mut run)?;
    let mut desk = None;
    if let Some(job) = &job {
        let turn = (!arguments.check).then(|| Turn::take(&job.base, terminal));
        let mode = if arguments.check {
            Mode::Compare
        } else {
            Mode::Stage
        };
        let writer = Writer::new(&job.base, job.scope, mode);
        let mut shelf = Shelf::default();
        for path in &job.catalogs {
            let file = run.read(path)?;
            let compiled = compile(&mut run.sources, file, |catalog| {
                let versioned = job.version.as_ref();
                let versioned = versioned.map(|version| catalog.with_package_version(version));
                let catalog = versioned.as_ref().unwrap_or(catalog);
                emit_each(catalog, &job.outputs, &job.engine, &|artifact| {
                    if let Ok(writer) = &writer {
                        writer.take(artifact);
                    }
                })
            });
            run.take(file, compiled.catalog.as_ref(), &compiled.diagnostics);
            if let Some(catalog) = &compiled.catalog {
                shelf.add(catalog, &job.engine);
            }
            compiled.emitted.transpose()?;
        }
        if let (Ok(writer), true) = (&writer, job.is_all) {
            let index = shelf.files(&job.outputs).into_iter();
            index.for_each(|artifact| writer.take(artifact));
        }
        // In the order in which they are dropped: the turn ends last.
        desk = Some((job, writer, turn));
    }
    run.refuse_shared_names();
    let mut ready = None;
    if let Some((job, writer, turn)) = desk.filter(|_| !run.findings.has_errors()) {
        match writer.and_then(Writer::plan) {
            Ok(plan) => ready = Some((job, plan, turn)),
            Err(error) => {
                let Some(finding) = meeting::finding(&error, &run) else {
                    findings::print(&run, terminal);
                    return Err(error.into());
                };
                run.findings.push(finding);
            }
        }
    }
    findings::print(&run, terminal);
    let Some((job, mut plan, _turn)) = ready else {
        terminal.note(format_args!(
            "{}; nothing was written",
            findings::summary(&run)
        ));
        return Ok(Outcome::Findings);
    };
    if arguments.check {
        return Ok(output::compare(&plan, job, terminal));
    }
    let permit = Permit {
        force: arguments.force,
        prune: arguments.prune,
    };
    if plan.blocked(permit).next().is_some() {
        output::refuse(&plan, permit, job, terminal);
        return Ok(Outcome::Findings);
    }
    let done = plan.apply(permit)?;
    output::report(&plan, &done, permit, job, terminal);
    Ok(Outcome::Clean)
}
