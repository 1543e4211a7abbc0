//! What a response with a status has: bodies, examples and headers.

use std::collections::BTreeSet;
use std::rc::Rc;

use errcat_catalog::{Status, api::Entry};
use serde_json::{Map, Value as Json, json};

use super::{
    answer::{self, Answer, Answers},
    components::Components,
    example,
    form::Form,
    header,
    schema::has_code,
    types::one_of,
};
use crate::escape::{markdown_code, markdown_text};

/// What the responses of the whole catalogue are called, before their status.
pub(super) const WHOLE: &str = "Error";

impl<'a> Components<'a> {
    /// The response with this status that has one of these errors; the name begins so.
    pub(super) fn response(
        &mut self,
        base: &str,
        status: Status,
        answers: &[Answer<'a>],
        all: &Answers<'a>,
    ) -> String {
        let wanted = format!("{base}{}", answer::key(status));
        if let Some(known) = self.known_response(&wanted) {
            return known;
        }
        let name = self.reserve_response(&wanted);
        let mut response = Map::new();
        response.insert("description".to_owned(), description(answers).into());
        let headers = header::all(self, status, answers);
        if !headers.is_empty() {
            response.insert("headers".to_owned(), headers.into());
        }
        let base = if self.is_whole(status, answers, all) {
            WHOLE
        } else {
            base
        };
        let content = self.content(base, status, answers, all);
        if !content.is_empty() {
            response.insert("content".to_owned(), content.into());
        }
        let response = self.marked(response.into());
        self.responses.insert(name.clone(), response);
        name
    }

    /// Whether these are all errors of the catalogue with this status.
    pub(super) fn is_whole(
        &self,
        status: Status,
        answers: &[Answer<'a>],
        all: &Answers<'a>,
    ) -> bool {
        let is_same = |some: &[Answer<'_>], others: &[Answer<'_>]| {
            let mut pairs = some.iter().zip(others);
            some.len() == others.len()
                && pairs.all(|(a, b)| a.entry.name == b.entry.name && a.status == b.status)
        };
        let whole = self.all.get(&status);
        let mut forms = answers.iter().map(|answer| self.form_of(answer.entry));
        let is_list = forms.any(|form| form.is_list());
        let listed = |all| answer::listed(self.api(), status, all);
        whole.is_some_and(|whole| is_same(whole, answers))
            && (!is_list || is_same(&listed(all), &listed(&self.all)))
    }

    fn content(
        &mut self,
        base: &str,
        status: Status,
        answers: &[Answer<'a>],
        all: &Answers<'a>,
    ) -> Map<String, Json> {
        let mut content = Map::new();
        if !status.has_content() {
            return content;
        }
        let mut types: Vec<(&str, Vec<Answer<'a>>)> = Vec::new();
        for answer in answers {
            let media_type = self.form_of(answer.entry).media_type;
            match types.iter_mut().find(|(known, _)| *known == media_type) {
                Some((_, answers)) => answers.push(answer.clone()),
                None => types.push((media_type, vec![answer.clone()])),
            }
        }
        for (media_type, answers) in types {
            if media_type.is_empty() {
                continue;
            }
            let schema = self.body(base, status, media_type, &answers, all);
            let schema = self.or_batch(schema, status, &answers, all);
            let examples = examples(self.api(), &answers);
            content.insert(
                media_type.to_owned(),
                json!({"schema": schema, "examples": examples}),
            );
        }
        content
    }

    /// The schema of the bodies with a content type.
    fn body(
        &mut self,
        base: &str,
        status: Status,
        media_type: &str,
        answers: &[Answer<'a>],
        all: &Answers<'a>,
    ) -> Json {
        let key = format!("{base} {status} {media_type}");
        if let Some(known) = self.known(&key) {
            return known;
        }
        let mut forms: Vec<(Rc<Form<'a>>, Vec<Answer<'a>>)> = Vec::new();
        for answer in answers {
            let form = self.form_of(answer.entry);
            match forms.iter_mut().find(|(known, _)| Rc::ptr_eq(known, &form)) {
                Some((_, answers)) => answers.push(answer.clone()),
                None => forms.push((form, vec![answer.clone()])),
            }
        }
        let mut bodies = Vec::new();
        for (form, answers) in forms {
            let Some(first) = answers.first() else {
                continue;
            };
            if form.apart().is_none() {
                for answer in &answers {
                    bodies.push(self.error_schema(answer));
                }
                continue;
            }
            let listed = form
                .is_list()
                .then(|| answer::listed(self.api(), status, all));
            let errors = self.errors(&form, &listed.unwrap_or_else(|| answers.clone()));
            bodies.push(self.around(&form, first, errors));
        }
        let schema = one_of(bodies, false);
        let is_named = ["properties", "oneOf", "anyOf", "items"]
            .iter()
            .any(|member| schema.get(member).is_some());
        if !is_named {
            return schema;
        }
        let of_form = if media_type == errcat_catalog::api::Envelope::FORM {
            "Form"
        } else {
            ""
        };
        let wanted = format!("{base}{}{of_form}", answer::key(status));
        let (reference, name) = self.reserve(key, &wanted);
        self.fill(&name, schema);
        reference
    }

    /// The schema of a body, or of a list of such where several errors are one.
    fn or_batch(
        &mut self,
        one: Json,
        status: Status,
        answers: &[Answer<'a>],
        all: &Answers<'a>,
    ) -> Json {
        let own = self.api().envelope.as_ref();
        let each = own.and_then(|envelope| envelope.each.as_ref());
        let of_own = answers
            .iter()
            .find(|answer| answer.entry.envelope.is_none());
        let (Some(first), true) = (of_own, each.is_some_and(|each| each.is_batch)) else {
            return one;
        };
        let form = self.form_of(first.entry);
        let listed = answer::listed(self.api(), status, all);
        let items = if listed == answers || form.apart().is_none() {
            one.clone()
        } else {
            let errors = self.errors(&form, &listed);
            self.around(&form, first, errors)
        };
        json!({"anyOf": [one, {"type": "array", "items": items}]})
    }

    /// One of these errors, and where codes of tomorrow are taken, any other.
    fn errors(&mut self, form: &Rc<Form<'a>>, answers: &[Answer<'a>]) -> Json {
        let (mut schemas, mut kept) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        for answer in answers {
            let schema = self.error(answer);
            if seen.insert(schema.to_string()) {
                schemas.push(schema);
                kept.push(answer.clone());
            }
        }
        let has_code = form.apart().is_some_and(has_code);
        let are_told_apart = answer::are_told_apart(&kept, has_code);
        if self.is_open() {
            schemas.push(self.unknown(form));
        }
        one_of(schemas, are_told_apart && !self.is_open())
    }
}

/// A reference to a response.
pub(super) fn to_response(name: &str) -> Json {
    json!({"$ref": format!("#/components/responses/{name}")})
}

/// The titles of the errors, as Markdown.
fn description(answers: &[Answer<'_>]) -> String {
    let title = |entry: &Entry| {
        let deprecated = entry.deprecated.as_ref().map_or("", |_| " (deprecated)");
        format!("{}{deprecated}", markdown_text(&entry.title))
    };
    if let [one] = answers {
        return title(one.entry);
    }
    let line = |answer: &Answer<'_>| {
        let code = markdown_code(answer::called(answer.entry));
        format!("- {code}: {}", title(answer.entry))
    };
    answers.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A body for each error and each of its reasons.
fn examples(api: &errcat_catalog::Catalog, answers: &[Answer<'_>]) -> Map<String, Json> {
    let mut examples = Map::new();
    for answer in answers {
        let code = answer::called(answer.entry);
        let mut add = |name: String, title: &str, value: Json| {
            let mut key = name;
            while examples.contains_key(&key) {
                key.push('_');
            }
            examples.insert(key, json!({"summary": title, "value": value}));
        };
        if answer.reasons.is_empty() {
            let value = example::body(api, answer, None);
            add(code.to_owned(), &answer.entry.title, value);
        }
        for reason in &answer.reasons {
            let value = example::body(api, answer, Some(reason));
            add(format!("{code}.{}", reason.name), &reason.title, value);
        }
    }
    examples
}
