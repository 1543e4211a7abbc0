//! Templates of the user's own: one file of a catalogue, or one of each public error.

use errcat_catalog::{Catalog, api::Entry};
use tera::Value;

use super::Run;
use crate::{
    emit::{File, pages::of_errors},
    output::Output,
};

/// One file, or with `{code}` in the path of the output one for each error, which is called as its page would be.
pub(in crate::emit) fn emit(
    catalog: &Catalog,
    run: &Run<'_>,
    output: &Output,
    name: &str,
) -> Vec<File> {
    let Some((_, end)) = output.path.split_once("{code}") else {
        return vec![File::new("", run.render(name, &[]))];
    };
    let file = |(entry, path): (&Entry, String)| {
        let values = [
            ("entry", Value::from_serializable(entry)),
            ("path", Value::from(path.as_str())),
        ];
        File::new(format!("{path}{end}"), run.render(name, &values))
    };
    of_errors(catalog, &[]).map(file).collect()
}
