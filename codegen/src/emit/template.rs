//! Templates: errcat's own and the user's, over the same context and the same filters.
//!
//! Templates lay text out and hold no logic about errors. Every text of a catalogue passes through an escaping
//! filter of the language it lands in. `docs/templates.md` says what a template gets.

mod files;
pub(super) mod own;

use std::{
    fmt,
    path::Path,
    sync::{Mutex, OnceLock, PoisonError},
};

use errcat_catalog::{Catalog, api};
use heck::{
    ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutySnakeCase, ToSnakeCase, ToTitleCase,
};
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use super::{client::Client, names::Names, python, typescript};
use crate::{artifact::seal::banner, escape};

/// The templates of a run.
#[derive(Debug)]
pub struct Engine {
    tera: Tera,
    /// Whether a template of the user's own may ask for anything in the catalogue.
    is_extended: bool,
    /// Where the user's templates are, as errors show it: empty, or with a `/` at its end.
    place: String,
}

/// Why a template of the user's own could not be used; its text points into the template.
#[derive(Debug)]
pub struct TemplateError(String);

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TemplateError {}

const USER: &str = "user/";
const BUILT_IN: &str = "errcat/";

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        /// The templates that errcat brings along, by name.
        const TEMPLATES: &[(&str, &str)] = &[
            $((concat!("errcat/", $name), include_str!(concat!("../../templates/", $name)))),*
        ];
    };
}

built_in!(
    "html/decode.js.tera",
    "html/known.js.tera",
    "html/page.css.tera",
    "html/page.html.tera",
    "html/page.js.tera",
    "html/paste.js.tera",
    "html/paths.js.tera",
    "html/site.css.tera",
    "html/site.js.tera",
    "markdown/block.md.tera",
    "markdown/names.md.tera",
    "markdown/callout.md.tera",
    "markdown/page.md.tera",
    "markdown/pages.md.tera",
    "markdown/tabs.md.tera",
    "markdown/sample.py.tera",
    "markdown/sample.rs.tera",
    "markdown/sample.ts.tera",
    "markdown/text.md.tera",
    "python/README.md.tera",
    "python/__init__.py.tera",
    "python/__init__.pyi.tera",
    "python/backoff.py.tera",
    "python/base.py.tera",
    "python/bodies.py.tera",
    "python/catalogue.py.tera",
    "python/classes.pyi.tera",
    "python/decode.py.tera",
    "python/delays.py.tera",
    "python/entries.py.tera",
    "python/ends.py.tera",
    "python/envelopes.py.tera",
    "python/errors.py.tera",
    "python/errors.pyi.tera",
    "python/errors_part.py.tera",
    "python/errors_part.pyi.tera",
    "python/forms.py.tera",
    "python/is_error.py.tera",
    "python/list.py.tera",
    "python/limits.py.tera",
    "python/messages.py.tera",
    "python/policy.py.tera",
    "python/problem.py.tera",
    "python/py.typed.tera",
    "python/pyproject.toml.tera",
    "python/retry.py.tera",
    "python/rows.py.tera",
    "python/rule.py.tera",
    "python/shared.py.tera",
    "python/shared_codes.py.tera",
    "python/tables.py.tera",
    "python/texts.py.tera",
    "python/transport.py.tera",
    "python/values.py.tera",
    "typescript/README.md.tera",
    "typescript/build.mjs.tera",
    "typescript/catalogue.ts.tera",
    "typescript/decode.ts.tera",
    "typescript/ends.ts.tera",
    "typescript/envelopes.ts.tera",
    "typescript/errors.ts.tera",
    "typescript/guards.ts.tera",
    "typescript/http.ts.tera",
    "typescript/index.ts.tera",
    "typescript/limits.ts.tera",
    "typescript/is_error.ts.tera",
    "typescript/list.ts.tera",
    "typescript/own.ts.tera",
    "typescript/package.json.tera",
    "typescript/problem.ts.tera",
    "typescript/response.ts.tera",
    "typescript/retry.ts.tera",
    "typescript/row.ts.tera",
    "typescript/rules.ts.tera",
    "typescript/shared_codes.ts.tera",
    "typescript/texts.ts.tera",
    "typescript/thrown.ts.tera",
    "typescript/tsconfig.cjs.json.tera",
    "typescript/tsconfig.json.tera",
    "typescript/values.ts.tera",
    "typescript/wait.ts.tera",
);

impl Engine {
    /// errcat's own templates.
    ///
    /// # Errors
    ///
    /// Never, unless a template that errcat brings along is broken.
    pub fn new() -> Result<Self, TemplateError> {
        Self::with_sources(Vec::new(), Path::new(""))
    }

    /// errcat's own templates, and those below a directory: one of the same name takes the place of errcat's.
    ///
    /// # Errors
    ///
    /// When the directory cannot be read, one of its `.tera` files is not a template, or a link in it leads out of it.
    pub fn with_templates(directory: &Path) -> Result<Self, TemplateError> {
        Self::with_sources(files::all(directory)?, directory)
    }

    /// errcat's own templates, and these files below a directory, each under the name given.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, is not a template, or is a link out of the directory.
    pub fn with_files(directory: &Path, names: &[&str]) -> Result<Self, TemplateError> {
        Self::with_sources(files::named(directory, names)?, directory)
    }

    fn with_sources(user: Vec<(String, String)>, place: &Path) -> Result<Self, TemplateError> {
        let mut tera = Tera::new();
        let place = place.join("").to_string_lossy().replace('\\', "/");
        let failed = |error: tera::Error| TemplateError(describe(&error, &place));
        tera.set_fallback_prefixes([USER, BUILT_IN])
            .map_err(failed)?;
        tera.autoescape_on(Vec::<&str>::new());
        register(&mut tera);
        let built_in = TEMPLATES
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let is_extended = !user.is_empty();
        let user = user
            .into_iter()
            .map(|(name, text)| (format!("{USER}{name}"), text));
        tera.add_raw_templates(built_in.chain(user))
            .map_err(failed)?;
        Ok(Self {
            tera,
            is_extended,
            place,
        })
    }

    /// errcat's own templates, which a user can replace one by one: the name and the text of each.
    pub fn built_in() -> impl Iterator<Item = (&'static str, &'static str)> {
        TEMPLATES
            .iter()
            .map(|(name, text)| (&name[BUILT_IN.len()..], *text))
    }

    /// Whether there is a template of that name.
    pub fn has(&self, name: &str) -> bool {
        self.tera.contains_template(name)
    }

    /// One catalogue on its way through the templates of the run.
    pub(crate) fn start<'a>(&'a self, catalog: &'a Catalog) -> Run<'a> {
        Run {
            engine: self,
            catalog,
            context: OnceLock::new(),
            typescript: OnceLock::new(),
            python: OnceLock::new(),
            names: OnceLock::new(),
            errors: Mutex::new(Vec::new()),
        }
    }
}

/// What errcat's own templates ask for in a catalogue: all of it as values would take several times what is made of it.
#[derive(Serialize)]
struct Head<'a> {
    name: &'a str,
    title: &'a str,
    summary: &'a Option<String>,
    docs: &'a api::Docs,
    packages: &'a api::Packages,
}

impl<'a> Head<'a> {
    fn of(catalog: &'a Catalog) -> Self {
        Self {
            name: &catalog.name,
            title: &catalog.title,
            summary: &catalog.summary,
            docs: &catalog.docs,
            packages: &catalog.packages,
        }
    }
}

/// One catalogue on its way through templates.
pub(crate) struct Run<'a> {
    engine: &'a Engine,
    catalog: &'a Catalog,
    context: OnceLock<Context>,
    typescript: OnceLock<Client>,
    python: OnceLock<Client>,
    names: OnceLock<Names>,
    errors: Mutex<Vec<String>>,
}

impl Run<'_> {
    /// What every template of the run gets, made when the first one asks.
    fn context(&self) -> Context {
        let make = || {
            let mut context = Context::new();
            if self.engine.is_extended {
                context.insert("catalog", self.catalog);
            } else {
                context.insert("catalog", &Head::of(self.catalog));
            }
            context.insert("banner", &banner(&self.catalog.name));
            context
        };
        self.context.get_or_init(make).clone()
    }

    /// What a package in TypeScript is made of, made when the first target asks.
    pub(super) fn typescript(&self) -> &Client {
        let make = || Client::new(self.catalog, &typescript::SYNTAX);
        self.typescript.get_or_init(make)
    }

    /// What a package in Python is made of, made when the first target asks.
    pub(super) fn python(&self) -> &Client {
        let make = || Client::new(self.catalog, &python::SYNTAX);
        self.python.get_or_init(make)
    }

    /// What errors are called in each language, made when the first target asks.
    pub(super) fn names(&self) -> &Names {
        let make = || Names::new(self.catalog, self.typescript(), self.python());
        self.names.get_or_init(make)
    }

    /// What a template makes of the catalogue and of the values given.
    ///
    /// A template of errcat's own never fails; what one of the user's says when it does is kept for
    /// [`Self::finish`], so that emitters need not care.
    pub(crate) fn render(&self, name: &str, values: &[(&'static str, Value)]) -> String {
        let mut context = self.context();
        for (key, value) in values {
            context.insert_value(*key, value.clone());
        }
        let Engine { tera, place, .. } = self.engine;
        tera.render(name, &context).unwrap_or_else(|error| {
            let mut errors = self.errors.lock().unwrap_or_else(PoisonError::into_inner);
            errors.push(describe(&error, place));
            String::new()
        })
    }

    /// Ends the run: every error of every template, if there was one.
    pub(crate) fn finish(self) -> Result<(), TemplateError> {
        let mut errors = self
            .errors
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        errors.sort();
        // A template that runs for each error says the same of each.
        errors.dedup();
        if errors.is_empty() {
            Ok(())
        } else {
            Err(TemplateError(errors.join("\n")))
        }
    }
}

/// What Tera says, with the place of a template as the user knows it.
fn describe(error: &tera::Error, place: &str) -> String {
    let text = error.to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    text.replace("--> user/", &format!("--> {place}"))
}

macro_rules! filters {
    ($tera:ident, $($name:literal => $function:expr),* $(,)?) => {
        $({
            let function: fn(&str) -> String = $function;
            $tera.register_filter($name, move |text: &str, _: Kwargs, _: &State| function(text));
        })*
    };
}

fn register(tera: &mut Tera) {
    filters!(tera,
        "html_inline" => escape::html_inline,
        "html_text" => escape::html_text,
        "json_string" => escape::json_string,
        "markdown_cell" => escape::markdown_cell,
        "markdown_code" => escape::markdown_code,
        "markdown_code_cell" => escape::markdown_code_cell,
        "markdown_inline" => escape::markdown_inline,
        "markdown_inline_cell" => escape::markdown_inline_cell,
        "markdown_indent" => escape::markdown_indent,
        "markdown_quote" => escape::markdown_quote,
        "markdown_text" => escape::markdown_text,
        "python_docstring" => escape::python_docstring,
        "toml_string" => escape::toml_string,
        "typescript_doc" => escape::typescript_doc,
        "yaml_string" => escape::yaml_string,
        "camel_case" => |text| text.to_lower_camel_case(),
        "kebab_case" => |text| text.to_kebab_case(),
        "pascal_case" => |text| text.to_pascal_case(),
        "screaming_snake_case" => |text| text.to_shouty_snake_case(),
        "snake_case" => |text| text.to_snake_case(),
        "title_case" => |text| text.to_title_case(),
    );
    for language in escape::LANGUAGES {
        let string = |text: &str, _: Kwargs, _: &State| language.string(text);
        tera.register_filter(language.string_filter, string);
        let word = |text: &str, _: Kwargs, _: &State| language.word(text);
        tera.register_filter(language.word_filter, word);
    }
    tera.register_filter("line_comment", |text: &str, kwargs: Kwargs, _: &State| {
        let prefix = kwargs.get::<&str>("prefix").ok().flatten();
        escape::line_comment(text, prefix.unwrap_or_default())
    });
    tera.register_filter("markdown_fence", |text: &str, kwargs: Kwargs, _: &State| {
        let language = kwargs.get::<&str>("language").ok().flatten();
        escape::markdown_fence(text, language.unwrap_or_default())
    });
    tera.register_filter("markdown_block", |text: &str, kwargs: Kwargs, _: &State| {
        let below = kwargs.get::<u8>("below").ok().flatten();
        escape::markdown_block(text, below.unwrap_or_default())
    });
    tera.register_filter("html_block", |text: &str, kwargs: Kwargs, _: &State| {
        let below = kwargs.get::<u8>("below").ok().flatten();
        escape::html_block(text, below.unwrap_or_default())
    });
    tera.register_filter("json", |value: Value, _: Kwargs, _: &State| {
        serde_json::to_string(&value).unwrap_or_default()
    });
}
