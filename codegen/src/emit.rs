//! The targets: one module and one shape of function each.
//!
//! An emitter turns a checked catalogue into files: it is pure and infallible, it reads no clock, environment or
//! disk, and the same catalogue always gives the same bytes. Paths are relative to the output's own path; an
//! emitter of a single file leaves its path empty.

#[cfg(feature = "text")]
mod client;
#[cfg(feature = "text")]
mod example;
#[cfg(feature = "text")]
mod html;
#[cfg(feature = "text")]
mod json;
#[cfg(feature = "text")]
mod manifest;
#[cfg(feature = "text")]
mod markdown;
#[cfg(feature = "text")]
mod names;
#[cfg(feature = "text")]
pub mod openapi;
#[cfg(feature = "text")]
pub(crate) mod pages;
#[cfg(feature = "text")]
mod python;
pub mod rust;
#[cfg(feature = "text")]
pub(crate) mod template;
#[cfg(feature = "text")]
mod typescript;
#[cfg(feature = "text")]
pub(crate) mod vectors;

#[cfg(feature = "text")]
use std::{
    panic::resume_unwind,
    sync::atomic::{AtomicUsize, Ordering},
    sync::{Mutex, PoisonError},
    thread,
};

#[cfg(feature = "text")]
use errcat_catalog::Catalog;

#[cfg(feature = "text")]
use crate::{
    artifact::{Artifact, Origin, seal::seal},
    output::{Output, PageLayout, Target},
};

#[cfg(feature = "text")]
pub use html::Shelf;
#[cfg(feature = "text")]
pub(crate) use html::is_at;

/// A file that an emitter makes.
#[derive(Debug)]
#[cfg(feature = "text")]
pub(crate) struct File {
    /// Its path below the output's own; empty for the output itself.
    pub(crate) path: String,
    /// The whole of it.
    pub(crate) contents: String,
}

#[cfg(feature = "text")]
impl File {
    pub(crate) fn new(path: impl Into<String>, contents: String) -> Self {
        Self {
            path: path.into(),
            contents,
        }
    }
}

/// What a thread that emits may use: a formatter goes down with what is nested, and far without optimisation.
#[cfg(feature = "text")]
const STACK_SIZE: usize = 16 << 20;

/// How many outputs are made at once: what an emitter needs on the way is many times what it makes.
#[cfg(feature = "text")]
const AT_ONCE: usize = 2;

/// The paths that no page of an output can have, for its other files are called so; nothing where it makes no pages.
#[cfg(feature = "text")]
pub(crate) fn beside(catalog: &Catalog, output: &Output) -> Option<Vec<String>> {
    match output.target {
        Target::Html => Some(html::beside(catalog)),
        Target::Markdown if output.options.pages.layout == PageLayout::Pages => {
            Some(markdown::beside(catalog, output))
        }
        _ => None,
    }
}

/// What the outputs make of a catalogue, in order.
///
/// # Errors
///
/// When a template of the user's own does not fit the catalogue; the error points into the template.
///
/// # Panics
///
/// If the system has no threads to give.
#[cfg(feature = "text")]
pub fn emit(
    catalog: &Catalog,
    outputs: &[Output],
    engine: &template::Engine,
) -> Result<Vec<Artifact>, template::TemplateError> {
    let made = Mutex::new(Vec::new());
    each_output(catalog, outputs, engine, &|at, artifact| {
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        made.push((at, artifact));
    })?;
    let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    made.sort_by(|(at, one), (other, two)| (at, &one.path).cmp(&(other, &two.path)));
    Ok(made.into_iter().map(|(_, artifact)| artifact).collect())
}

/// The same, each file handed over as soon as it is made, in no order and from several threads, so that none is held.
///
/// # Errors
///
/// As [`emit`]'s. What was handed over until then is worth nothing.
///
/// # Panics
///
/// If the system has no threads to give.
#[cfg(feature = "text")]
pub fn emit_each(
    catalog: &Catalog,
    outputs: &[Output],
    engine: &template::Engine,
    take: &(dyn Fn(Artifact) + Sync),
) -> Result<(), template::TemplateError> {
    each_output(catalog, outputs, engine, &|_, artifact| take(artifact))
}

/// Makes each output in a thread of its own, a few at once, and hands its files over with its place among the outputs.
#[cfg(feature = "text")]
fn each_output(
    catalog: &Catalog,
    outputs: &[Output],
    engine: &template::Engine,
    take: &(dyn Fn(usize, Artifact) + Sync),
) -> Result<(), template::TemplateError> {
    let run = engine.start(catalog);
    // What takes most of time and memory begins first, before there is much else.
    let mut order: Vec<usize> = (0..outputs.len()).collect();
    order.sort_by_key(|at| match outputs[*at].target {
        Target::Rust | Target::Html => 0,
        Target::Markdown => 1,
        Target::Vectors => 2,
        _ => 3,
    });
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(&at) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            let output = &outputs[at];
            let take = |file| take(at, artifact(catalog, output, file));
            match output.target {
                Target::Html => html::emit(catalog, &run, &take),
                Target::Markdown => markdown::emit(catalog, &run, output, &take),
                _ => files(catalog, output, &run).into_iter().for_each(take),
            }
        }
    };
    thread::scope(|scope| {
        let spawn = |_| {
            let thread = thread::Builder::new().stack_size(STACK_SIZE);
            thread
                .spawn_scoped(scope, work)
                .expect("the system has threads to give")
        };
        let working: Vec<_> = (0..AT_ONCE.min(outputs.len())).map(spawn).collect();
        for thread in working {
            thread.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
    run.finish()
}

#[cfg(feature = "text")]
fn files(catalog: &Catalog, output: &Output, run: &template::Run<'_>) -> Vec<File> {
    match &output.target {
        Target::Rust => rust::emit(catalog),
        Target::Typescript => typescript::emit(&catalog.packages, run),
        Target::Python => python::emit(catalog, run),
        Target::Json => json::emit(catalog),
        // Of pages too much would be held at once: these hand their files over.
        Target::Html | Target::Markdown => Vec::new(),
        Target::Vectors => vectors::emit(catalog, run),
        Target::OpenApi => openapi::emit(catalog, output),
        Target::OpenApiOverlay => openapi::overlay::emit(catalog, output),
        Target::Template(name) => template::own::emit(catalog, run, output, name),
    }
}

#[cfg(feature = "text")]
fn artifact(catalog: &Catalog, output: &Output, file: File) -> Artifact {
    let base = output.base().replace("{name}", &catalog.name);
    Artifact {
        path: match (base.as_str(), file.path) {
            (_, path) if path.is_empty() => base,
            ("", path) => path,
            (base, path) => format!("{base}/{path}"),
        },
        contents: seal(file.contents),
        origin: Origin {
            catalog: catalog.name.clone(),
            target: output.target.name().to_owned(),
        },
    }
}
