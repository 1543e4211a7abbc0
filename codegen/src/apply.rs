//! The errors of operations into a document of `OpenAPI` that is there, in the text as it is written: order, comments and all else stay.

mod components;
mod document;
mod edit;
mod flow;
mod operation;
mod plan;
mod shared;
mod target;

use std::fmt;
use std::ops::Range;

use errcat_catalog::{Catalog, Foreign};
use serde_json::Value as Json;

pub use self::plan::Problem;
use crate::emit::openapi::parts;
use crate::output::OpenApi;

/// A document with the errors of all operations of the catalogues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The document; one that had the errors already is as it was.
    pub text: String,
    /// The responses of one's own, in the document as it was, in whose place others have come.
    pub replaced: Vec<Problem>,
}

/// Why a document was not changed.
#[derive(Debug)]
pub enum Refused {
    /// The document has these problems.
    Document(Vec<Problem>),
    /// No operation of the catalogues says which one of the document it is, and the document has nothing of the catalogues.
    NoOperation,
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
        }
    }
}

impl std::error::Error for Refused {}

/// Puts the errors of all operations of the catalogues into a document, and takes away what they no longer say.
///
/// It is YAML or JSON, and its own version of `OpenAPI` counts, whatever the settings say.
///
/// # Errors
///
/// When the document cannot be read, does not have an operation that a catalogue says, has components with the names of other things, or
/// has the places to change behind anchors that other places share; and when there is nothing to put into it.
pub fn apply(catalogs: &[Catalog], settings: &OpenApi, document: &str) -> Result<Applied, Refused> {
    let mut text = document.to_owned();
    let mut replaced = Vec::new();
    let mut has_any = false;
    let one = |problem| Refused::Document(vec![problem]);
    let original = read(&text).map_err(one)?;
    let settings = OpenApi {
        version: document::version(&original).map_err(one)?,
        ..settings.clone()
    };
    for catalog in catalogs {
        let parts = parts(catalog, &settings);
        let plan = plan::plan(document, &original, &catalog.name, &parts);
        replaced.extend(plan.map_err(Refused::Document)?.replaced);
        let root = read(&text).map_err(one)?;
        // What another catalogue has put there has no place in the document as it was.
        let nowhere = |problem: Problem| Problem {
            range: 0..0,
            label: "in what another catalogue puts into this document".to_owned(),
            ..problem
        };
        let plan = plan::plan(&text, &root, &catalog.name, &parts)
            .map_err(|problems| Refused::Document(problems.into_iter().map(nowhere).collect()))?;
        has_any |= !parts.operations.is_empty() || !plan.changes.is_empty();
        let edited = edit::apply(&text, &root, &plan).map_err(one)?;
        // What cannot be read back as it was meant is not handed out.
        let said = read(&edited).map(|root| document::json(&root));
        if said.as_ref().ok() != Some(&plan.wanted) {
            let place = match said {
                Ok(said) => difference(&plan.wanted, &said, &root),
                Err(_) => plan
                    .changes
                    .first()
                    .map_or(0..0, |own| own.map.range.clone()),
            };
            return Err(one(entangled(place)));
        }
        text = edited;
    }
    if has_any {
        Ok(Applied { text, replaced })
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

/// The key of the first thing that is not as it was meant.
fn difference(wanted: &Json, said: &Json, node: &Foreign) -> Range<usize> {
    let mut place = 0..0;
    let (mut wanted, mut said, mut node) = (wanted, said, Some(node));
    while let (Json::Object(members), Json::Object(others)) = (wanted, said) {
        let mut names = members.keys().chain(others.keys());
        let Some(name) = names.find(|name| members.get(*name) != others.get(*name)) else {
            break;
        };
        let Some((key, value)) = node.and_then(|node| node.get(name)) else {
            break;
        };
        place = key.range.clone();
        node = Some(value);
        let (Some(inner), Some(other)) = (members.get(name), others.get(name)) else {
            break;
        };
        (wanted, said) = (inner, other);
    }
    place
}

fn entangled(range: Range<usize>) -> Problem {
    Problem {
        range,
        message: "this cannot be changed without changing more of the document".to_owned(),
        label: "what stands here would become something else".to_owned(),
        help: "write it more plainly, each key on a line of its own; or make an overlay with the target `openapi-overlay`".to_owned(),
    }
}
