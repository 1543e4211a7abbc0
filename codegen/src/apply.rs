//! The errors of operations into a document of `OpenAPI` that is there, in the text as it is written: order, comments and all else stay.

mod components;
mod document;
mod edit;
mod plan;

use std::fmt;

use errcat_catalog::{Catalog, Foreign};

pub use self::plan::Problem;
use crate::emit::openapi::parts;
use crate::output::OpenApi;

/// Why a document was not changed.
#[derive(Debug)]
pub enum Refused {
    /// The document has these problems.
    Document(Vec<Problem>),
    /// No operation of the catalogues says which one of the document it is.
    NoOperation,
    /// The change cannot be made without changing more.
    Entangled,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(problems) => {
                for (at, problem) in problems.iter().enumerate() {
                    let comma = if at > 0 { ", " } else { "" };
                    write!(f, "{comma}{}", problem.message)?;
                }
                Ok(())
            }
            Self::NoOperation => {
                f.write_str("no operation of the catalogue says which one of the document it is")
            }
            Self::Entangled => {
                f.write_str("this document cannot be changed without changing more of it")
            }
        }
    }
}

impl std::error::Error for Refused {}

/// The document with the errors of all operations of the catalogues; one that has them already comes back as it is.
///
/// It is YAML or JSON, and its own version of `OpenAPI` counts, whatever the settings say.
///
/// # Errors
///
/// When the document cannot be read, does not have an operation that a catalogue says, has components with the names of other things, or
/// has the places to change in braces or behind aliases; and when there is nothing to put into it.
pub fn apply(catalogs: &[Catalog], settings: &OpenApi, document: &str) -> Result<String, Refused> {
    let mut text = document.to_owned();
    let mut has_any = false;
    let one = |problem| Refused::Document(vec![problem]);
    let original = read(&text).map_err(one)?;
    let settings = OpenApi {
        version: document::version(&original).map_err(one)?,
        ..settings.clone()
    };
    for catalog in catalogs {
        let parts = parts(catalog, &settings);
        has_any |= !parts.operations.is_empty();
        plan::plan(&original, &catalog.name, &parts).map_err(Refused::Document)?;
        let root = read(&text).map_err(one)?;
        // What another catalogue has put there has no place in the document as it was.
        let nowhere = |problem: Problem| Problem {
            range: 0..0,
            ..problem
        };
        let plan = plan::plan(&root, &catalog.name, &parts)
            .map_err(|problems| Refused::Document(problems.into_iter().map(nowhere).collect()))?;
        let edited = edit::apply(&text, &root, &plan.changes).map_err(one)?;
        // What cannot be read back as it was meant is not handed out.
        let is_as_meant = read(&edited).is_ok_and(|root| document::json(&root) == plan.wanted);
        if !is_as_meant {
            return Err(Refused::Entangled);
        }
        text = edited;
    }
    if has_any {
        Ok(text)
    } else {
        Err(Refused::NoOperation)
    }
}

fn read(text: &str) -> Result<Foreign, Problem> {
    Foreign::read(text).map_err(|error| Problem {
        range: error.range,
        message: error.message,
        label: "the document cannot be read".to_owned(),
        help: "mend it there: a document is one of YAML or JSON".to_owned(),
    })
}
