//! An overlay of `OpenAPI`: what puts the responses of operations into a document that has them.

use errcat_catalog::Catalog;
use serde_json::{Map, Value as Json, json};

use super::{MARK, Operation, parts, response::to_response, sorted, written};
use crate::{emit::File, output::Output};

/// A catalogue whose operations say nothing of how they are called has none.
pub(crate) fn emit(catalog: &Catalog, output: &Output) -> Vec<File> {
    let parts = parts(catalog, &output.options.openapi);
    if parts.operations.is_empty() {
        return Vec::new();
    }
    let mut actions = vec![json!({
        "target": "$",
        "description": "The schemas and responses of errors.",
        "update": {"components": {"schemas": sorted(parts.schemas), "responses": parts.responses}},
    })];
    for operation in &parts.operations {
        for target in targets(operation) {
            // What is merged into a response that is there would say both.
            for (status, _) in &operation.responses {
                let target = format!("{target}.responses['{status}']");
                actions.push(json!({"target": target, "remove": true}));
            }
            let response = |(status, name): &(String, String)| (status.clone(), to_response(name));
            let responses: Map<String, Json> = operation.responses.iter().map(response).collect();
            actions.push(json!({
                "target": target,
                "description": format!("The errors of `{}`.", operation.name),
                "update": {MARK: {&catalog.name: operation.name}, "responses": responses},
            }));
        }
    }
    let document = json!({
        "overlay": "1.0.0",
        "info": {"title": catalog.title, "version": catalog.packages.version},
        "actions": actions,
    });
    vec![File::new("", written(document, catalog, &output.path))]
}

/// The paths of an operation in a document, in the language of `JSONPath`.
fn targets(operation: &Operation) -> Vec<String> {
    let quoted = |text: &str| {
        let text = text.replace('\\', "\\\\").replace('\'', "\\'");
        format!("'{text}'")
    };
    if let Some(id) = &operation.operation_id {
        return vec![format!("$.paths.*[?(@.operationId == {})]", quoted(id))];
    }
    let target = |endpoint: &errcat_catalog::api::Endpoint| {
        let method = endpoint.method.to_lowercase();
        format!("$.paths[{}].{method}", quoted(&endpoint.path))
    };
    operation.endpoints.iter().map(target).collect()
}
