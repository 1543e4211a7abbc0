//! The components of a document: each has a name of its own, and is made when the first thing refers to it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use errcat_catalog::{
    Catalog, Status,
    api::{Entry, Envelope},
};
use heck::ToPascalCase as _;
use serde_json::{Map, Value as Json, json};

use super::{
    answer::{self, Answer, Answers},
    form::Form,
    prose::description,
};
use crate::escape::markdown_text;
use crate::output::{OpenApi, OpenApiVersion};

/// The member that says of a component which catalogue it was made of, so that it is not taken for one that people wrote.
pub const MARK: &str = "x-errcat";

/// The components that were made so far.
pub(super) struct Components<'a> {
    api: &'a Catalog,
    settings: &'a OpenApi,
    forms: Vec<Rc<Form<'a>>>,
    /// What all errors come with that clients can meet.
    pub(super) all: Answers<'a>,
    /// The names of schemas by what they stand for.
    known: BTreeMap<String, String>,
    /// The names of schemas by entry and status.
    errors: BTreeMap<(&'a str, Status), String>,
    taken: BTreeSet<String>,
    /// The names of responses by those that they were to have.
    known_responses: BTreeMap<String, String>,
    pub(super) schemas: Map<String, Json>,
    pub(super) responses: Map<String, Json>,
}

impl<'a> Components<'a> {
    pub(super) fn new(api: &'a Catalog, settings: &'a OpenApi) -> Self {
        let entries: Vec<&Entry> = api.public_entries().collect();
        Self {
            api,
            settings,
            forms: Form::all(api).into_iter().map(Rc::new).collect(),
            all: answer::by_status(api, &entries),
            known: BTreeMap::new(),
            errors: BTreeMap::new(),
            taken: BTreeSet::new(),
            known_responses: BTreeMap::new(),
            schemas: Map::new(),
            responses: Map::new(),
        }
    }

    pub(super) fn api(&self) -> &'a Catalog {
        self.api
    }

    pub(super) fn version(&self) -> OpenApiVersion {
        self.settings.version
    }

    /// Whether schemas take codes of tomorrow.
    pub(super) fn is_open(&self) -> bool {
        self.settings.open
    }

    /// What the responses of an error look like.
    pub(super) fn form_of(&self, entry: &Entry) -> Rc<Form<'a>> {
        let own = self.api.envelope_of(entry);
        let is_own = |form: &&Rc<Form<'_>>| match (form.envelope, own) {
            (Some(known), Some(own)) => std::ptr::eq::<Envelope>(known, own),
            (None, None) => true,
            _ => false,
        };
        let form = self.forms.iter().find(is_own);
        Rc::clone(form.unwrap_or(&self.forms[0]))
    }

    /// A reference to the schema that stands for this, if it was made.
    pub(super) fn known(&self, key: &str) -> Option<Json> {
        Some(reference(self.known.get(key)?))
    }

    /// A reference to a schema that is still to be [filled](Self::fill), and its name.
    pub(super) fn reserve(&mut self, key: String, wanted: &str) -> (Json, String) {
        let name = self.name(wanted);
        self.known.insert(key, name.clone());
        self.schemas.insert(name.clone(), Json::Null);
        (reference(&name), name)
    }

    pub(super) fn fill(&mut self, name: &str, schema: Json) {
        let schema = self.marked(schema);
        self.schemas.insert(name.to_owned(), schema);
    }

    /// The name of the response that was to have this one.
    pub(super) fn known_response(&self, wanted: &str) -> Option<String> {
        self.known_responses.get(wanted).cloned()
    }

    /// A name for a response.
    pub(super) fn reserve_response(&mut self, wanted: &str) -> String {
        let base = self.legal(wanted);
        let mut name = base.clone();
        let mut count = 1;
        while self.responses.contains_key(&name) {
            count += 1;
            name = format!("{base}_{count}");
        }
        self.responses.insert(name.clone(), Json::Null);
        let wanted = wanted.to_owned();
        self.known_responses.insert(wanted, name.clone());
        name
    }

    /// A component with the mark of the catalogue.
    pub(super) fn marked(&self, mut component: Json) -> Json {
        if let Some(members) = component.as_object_mut() {
            members.insert(MARK.to_owned(), self.api.name.as_str().into());
        }
        component
    }

    /// A reference to the schema of an error with one of its statuses: one for all of them where they do not differ.
    pub(super) fn error(&mut self, answer: &Answer<'a>) -> Json {
        let entry = answer.entry;
        if let Some(name) = self.errors.get(&(entry.name.as_str(), answer.status)) {
            return reference(name);
        }
        let mut made: Vec<(Json, String)> = Vec::new();
        let answers = answer::of_entry(self.api, entry);
        let schemas: Vec<Json> = answers.iter().map(|own| self.error_schema(own)).collect();
        let is_one = schemas.windows(2).all(|two| two[0] == two[1]);
        for (own, schema) in answers.iter().zip(schemas) {
            let known = made.iter().find(|(known, _)| *known == schema);
            let class = &entry.identifiers.typescript;
            let name = if let Some((_, name)) = known {
                name.clone()
            } else if is_one {
                self.name(class)
            } else {
                self.name(&format!("{class}{}", answer::key(own.status)))
            };
            let told = told(self.api, entry, schema.clone());
            self.fill(&name, told);
            made.push((schema, name.clone()));
            self.errors.insert((&entry.name, own.status), name);
        }
        let name = self.errors.get(&(entry.name.as_str(), answer.status));
        name.map_or(json!({}), |name| reference(name))
    }

    /// A name that nothing has yet, with what `OpenAPI` takes in one.
    pub(super) fn name(&mut self, wanted: &str) -> String {
        let base = self.legal(wanted);
        let mut name = base.clone();
        let mut count = 1;
        while !self.taken.insert(name.clone()) {
            count += 1;
            name = format!("{base}_{count}");
        }
        name
    }
}

impl Components<'_> {
    /// A name with the prefix, as `OpenAPI` takes it.
    fn legal(&self, wanted: &str) -> String {
        let is_legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let name = self.api.name.to_pascal_case();
        let prefix = self.settings.prefix.replace("{name}", &name);
        let wanted = format!("{prefix}{wanted}");
        wanted.replace(|c| !is_legal(c), "_")
    }
}

pub(super) fn reference(name: &str) -> Json {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// The schema of an error with what people are told of it.
fn told(api: &Catalog, entry: &Entry, schema: Json) -> Json {
    let mut described = Map::new();
    let mut paragraphs = vec![markdown_text(&entry.title)];
    let items = entry.causes.iter().chain(&entry.remedies);
    paragraphs.extend(items.map(|item| description(api, item)));
    described.insert("description".to_owned(), paragraphs.join("\n\n").into());
    if entry.deprecated.is_some() {
        described.insert("deprecated".to_owned(), true.into());
    }
    if let Some(url) = &entry.doc_url {
        described.insert("externalDocs".to_owned(), json!({"url": url}));
    }
    if let Json::Object(members) = schema {
        described.extend(members);
    }
    described.into()
}
