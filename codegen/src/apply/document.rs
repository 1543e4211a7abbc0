//! What stands where in a document of `OpenAPI`.

use errcat_catalog::{Foreign, ForeignKind};
use serde_json::Value as Json;

use super::plan::Problem;
use crate::output::OpenApiVersion;

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// An operation of a document.
pub(super) struct Operation<'d> {
    /// The key of its path with what stands there.
    pub(super) path: &'d (Foreign, Foreign),
    /// The key of its method with what stands there.
    pub(super) own: &'d (Foreign, Foreign),
}

impl Operation<'_> {
    pub(super) fn path(&self) -> String {
        self.path.0.key().unwrap_or_default()
    }

    pub(super) fn method(&self) -> String {
        self.own.0.key().unwrap_or_default()
    }

    pub(super) fn id(&self) -> Option<&str> {
        self.own.1.get("operationId")?.1.text()
    }
}

/// The version of `OpenAPI` that a document is written in.
pub(super) fn version(root: &Foreign) -> Result<OpenApiVersion, Problem> {
    let problem = |range, message: String| Problem {
        range,
        message,
        label: "of OpenAPI 3.0 and 3.1 one can tell what errors are".to_owned(),
        help: "name the document of OpenAPI, which begins with `openapi: 3.1.0`".to_owned(),
    };
    let Some((_, said)) = root.get("openapi") else {
        return Err(problem(0..0, "this is no document of OpenAPI 3".to_owned()));
    };
    let version = said.value().as_text().unwrap_or_default().to_owned();
    match version.get(..3) {
        Some("3.0") => Ok(OpenApiVersion::V3_0),
        Some("3.1" | "3.2") => Ok(OpenApiVersion::V3_1),
        _ => Err(problem(
            said.range.clone(),
            format!("unknown version of OpenAPI `{version}`"),
        )),
    }
}

/// Every operation under `paths`.
pub(super) fn operations(root: &Foreign) -> Vec<Operation<'_>> {
    let mut operations = Vec::new();
    let paths = root.get("paths").map(|(_, paths)| paths.members());
    for path in paths.unwrap_or_default() {
        let is_method = |key: &Foreign| key.text().is_some_and(|key| METHODS.contains(&key));
        let own = path.1.members().iter().filter(|(key, _)| is_method(key));
        operations.extend(own.map(|own| Operation { path, own }));
    }
    operations
}

/// A part of `components`, such as `schemas`: its members.
pub(super) fn components<'d>(root: &'d Foreign, part: &str) -> &'d [(Foreign, Foreign)] {
    let components = root.get("components");
    let part = components.and_then(|(_, components)| components.get(part));
    part.map(|(_, part)| part.members()).unwrap_or_default()
}

/// Whether a change of it would change something else, or stands somewhere else.
pub(super) fn is_shared(node: &Foreign) -> bool {
    node.has_anchor || matches!(node.kind, ForeignKind::Alias(_)) || node.get("<<").is_some()
}

/// What a node says.
pub(super) fn json(node: &Foreign) -> Json {
    serde_json::to_value(node.value()).unwrap_or_default()
}
