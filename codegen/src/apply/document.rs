//! What stands where in a document of `OpenAPI`.

use errcat_catalog::Foreign;
use serde_json::Value as Json;

use super::plan::Problem;
use crate::output::OpenApiVersion;

/// The methods that path items have as keys; the last since 3.2.
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// Where the operations of a path item with other methods stand, since 3.2.
const FURTHER: &str = "additionalOperations";

const PATH_ITEMS: &str = "#/components/pathItems/";

/// A key with its value.
pub(super) type Member = (Foreign, Foreign);

/// An operation of a document.
pub(super) struct Operation<'d> {
    /// The path that requests name.
    pub(super) path: String,
    /// The key of its method with what stands there.
    pub(super) own: &'d Member,
    /// The keys that lead to it.
    pub(super) place: Vec<String>,
}

impl Operation<'_> {
    pub(super) fn method(&self) -> String {
        self.own.0.key().unwrap_or_default()
    }

    pub(super) fn id(&self) -> Option<&str> {
        id(&self.own.1)
    }

    /// As people write it.
    pub(super) fn shown(&self) -> String {
        format!("{} {}", self.method().to_uppercase(), self.path)
    }
}

/// The version of `OpenAPI` that a document is written in: what errors add is the same in 3.1 and in 3.2.
pub(super) fn version(root: &Foreign) -> Result<OpenApiVersion, Problem> {
    let problem = |range, message: String| Problem {
        range,
        message,
        label: "of OpenAPI 3.0, 3.1 and 3.2 one can tell what errors are".to_owned(),
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

/// Every operation under `paths`, those of path items among the components too.
pub(super) fn operations(root: &Foreign) -> Vec<Operation<'_>> {
    let mut all = Vec::new();
    for (key, item) in part(root, "paths") {
        let path = key.key().unwrap_or_default();
        add(item, &path, &["paths", &path], &mut all);
        if let Some(name) = path_item(item)
            && let Some((_, item)) = components(root, "pathItems").iter().find(has_key(name))
        {
            add(item, &path, &["components", "pathItems", name], &mut all);
        }
    }
    all
}

/// The paths whose operations stand in another file.
pub(super) fn paths_elsewhere(root: &Foreign) -> impl Iterator<Item = &Member> {
    let is_elsewhere = |item: &Foreign| item.get("$ref").is_some() && path_item(item).is_none();
    let paths = part(root, "paths").iter();
    paths.filter(move |(_, item)| is_elsewhere(item))
}

/// The key of a webhook's operation, or of a callback's, that has this id.
pub(super) fn called_back<'d>(root: &'d Foreign, wanted: &str) -> Option<&'d Foreign> {
    let mut items: Vec<&Foreign> = part(root, "webhooks")
        .iter()
        .map(|(_, item)| item)
        .collect();
    for operation in operations(root) {
        let callbacks = part(&operation.own.1, "callbacks").iter();
        items.extend(
            callbacks
                .flat_map(|(_, callback)| callback.members())
                .map(|(_, item)| item),
        );
    }
    let mut methods = items.into_iter().flat_map(Foreign::members);
    let found = methods.find(|(_, operation)| id(operation) == Some(wanted));
    found.map(|(key, _)| key)
}

/// A part of `components`, such as `schemas`: its members.
pub(super) fn components<'d>(root: &'d Foreign, name: &str) -> &'d [Member] {
    let components = root.get("components");
    components.map_or(&[], |(_, components)| part(components, name))
}

/// What a node says.
pub(super) fn json(node: &Foreign) -> Json {
    serde_json::to_value(node.value()).unwrap_or_default()
}

/// Whether a member has this key.
pub(super) fn has_key(name: &str) -> impl Fn(&&Member) -> bool {
    move |(key, _)| key.key().as_deref() == Some(name)
}

/// The members of a member.
fn part<'d>(node: &'d Foreign, name: &str) -> &'d [Member] {
    node.get(name).map_or(&[], |(_, part)| part.members())
}

fn id(operation: &Foreign) -> Option<&str> {
    operation.get("operationId")?.1.text()
}

/// The name of the component that a path item is.
fn path_item(item: &Foreign) -> Option<&str> {
    item.get("$ref")?.1.text()?.strip_prefix(PATH_ITEMS)
}

fn add<'d>(item: &'d Foreign, path: &str, place: &[&str], all: &mut Vec<Operation<'d>>) {
    let mut put = |own: &'d Member, further: Option<&str>| {
        let method = own.0.key().unwrap_or_default();
        let place = place.iter().copied().chain(further).chain([&*method]);
        all.push(Operation {
            path: path.to_owned(),
            own,
            place: place.map(str::to_owned).collect(),
        });
    };
    let is_method = |(key, _): &&Member| key.text().is_some_and(|key| METHODS.contains(&key));
    for own in item.members().iter().filter(is_method) {
        put(own, None);
    }
    for own in part(item, FURTHER) {
        put(own, Some(FURTHER));
    }
}
