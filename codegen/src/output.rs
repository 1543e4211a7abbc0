//! What is to be made of a catalogue, and where it goes.

use std::str::FromStr;

/// A target with the place of what it makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// What is made.
    pub target: Target,
    /// Where, relative to the directory of the run: a file, or a directory for targets that make several files.
    /// `{name}` stands for the catalogue's name, and `{code}` for what each page is about.
    pub path: String,
    /// What else is said of it.
    pub options: Options,
}

/// What is said of an output besides its target and its path. Each target reads its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Of the reference.
    pub pages: Pages,
    /// Of the targets `openapi` and `openapi-overlay`.
    pub openapi: OpenApi,
}

/// How the reference is laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pages {
    /// One page, or many.
    pub layout: PageLayout,
    /// The generator that many pages are for.
    pub flavor: Flavor,
    /// The path of the folder of pages in the site that is made of them.
    pub base: Option<String>,
}

/// Whether the reference is one page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PageLayout {
    /// One page with everything.
    #[default]
    Page,
    /// A page for each thing that somebody looks up.
    Pages,
}

/// How errors are described in `OpenAPI`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenApi {
    /// The version of the specification.
    pub version: OpenApiVersion,
    /// What the names of components begin with; `{name}` stands for the catalogue's name in `PascalCase`.
    pub prefix: String,
    /// Whether schemas take codes of tomorrow, too.
    pub open: bool,
}

/// A version of `OpenAPI`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OpenApiVersion {
    /// 3.0, whose schemas are not those of JSON Schema.
    V3_0,
    /// 3.1, whose schemas are those of JSON Schema 2020-12.
    #[default]
    V3_1,
}

/// What a catalogue can become.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A Rust module.
    Rust,
    /// A TypeScript package.
    Typescript,
    /// A Python package.
    Python,
    /// The reference page.
    Markdown,
    /// The reference as a site.
    Html,
    /// The resolved catalogue.
    Json,
    /// Responses, and what clients in every language must make of them.
    Vectors,
    /// Schemas and responses of `OpenAPI`.
    OpenApi,
    /// What puts them into a document of `OpenAPI` that is there.
    OpenApiOverlay,
    /// Whatever a template of the user's own makes, by the template's name.
    Template(String),
}

impl Target {
    /// The targets that errcat brings along.
    pub const BUILT_IN: [Self; 9] = [
        Self::Rust,
        Self::Typescript,
        Self::Python,
        Self::Markdown,
        Self::Html,
        Self::Json,
        Self::Vectors,
        Self::OpenApi,
        Self::OpenApiOverlay,
    ];

    /// Those that are made where nothing says what is to be made.
    pub const USUAL: [Self; 6] = [
        Self::Rust,
        Self::Typescript,
        Self::Python,
        Self::Markdown,
        Self::Json,
        Self::Vectors,
    ];

    /// The name, as `errcat.toml` and `--target` write it.
    pub fn name(&self) -> &str {
        match self {
            Self::Rust => "rust",
            Self::Typescript => "typescript",
            Self::Python => "python",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
            Self::Vectors => "vectors",
            Self::OpenApi => "openapi",
            Self::OpenApiOverlay => "openapi-overlay",
            Self::Template(name) => name,
        }
    }

    /// Where the target goes unless the user says otherwise.
    pub fn default_path(&self) -> &str {
        match self {
            Self::Rust => "rust/{name}.rs",
            Self::Typescript => "typescript/{name}",
            Self::Python => "python/{name}",
            Self::Markdown => "markdown/{name}.md",
            Self::Html => "html/{name}",
            Self::Json => "json/{name}.json",
            Self::Vectors => "vectors/{name}.json",
            Self::OpenApi => "openapi/{name}.json",
            Self::OpenApiOverlay => "openapi-overlay/{name}.json",
            Self::Template(_) => "{name}",
        }
    }
}

/// A generator of documentation, by the Markdown that it takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Flavor {
    /// None: pages as `CommonMark` and GitHub read them.
    #[default]
    Commonmark,
    /// Docusaurus 3.
    Docusaurus,
    /// Starlight.
    Starlight,
    /// Mintlify.
    Mintlify,
    /// `MkDocs`, with the extensions that Material recommends.
    Mkdocs,
    /// mdBook.
    Mdbook,
}

impl Flavor {
    /// Every generator.
    pub const ALL: [Self; 6] = [
        Self::Commonmark,
        Self::Docusaurus,
        Self::Starlight,
        Self::Mintlify,
        Self::Mkdocs,
        Self::Mdbook,
    ];

    /// The name, as `errcat.toml` writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Commonmark => "commonmark",
            Self::Docusaurus => "docusaurus",
            Self::Starlight => "starlight",
            Self::Mintlify => "mintlify",
            Self::Mkdocs => "mkdocs",
            Self::Mdbook => "mdbook",
        }
    }

    /// Whether its pages are MDX.
    pub(crate) fn is_mdx(self) -> bool {
        matches!(self, Self::Docusaurus | Self::Starlight | Self::Mintlify)
    }
}

impl Output {
    /// A target with the place of what it makes, of which nothing else is said.
    pub fn new(target: Target, path: impl Into<String>) -> Self {
        Self {
            target,
            path: path.into(),
            options: Options::default(),
        }
    }

    /// The path without what stands for single pages: the folder of them all, or the path itself.
    pub(crate) fn base(&self) -> &str {
        let folder = self.path.split_once("{code}").map(|(folder, _)| folder);
        folder.unwrap_or(&self.path).trim_end_matches('/')
    }
}

impl From<Target> for Output {
    /// The target where it goes unless the user says otherwise.
    fn from(target: Target) -> Self {
        Self {
            path: target.default_path().to_owned(),
            target,
            options: Options::default(),
        }
    }
}

impl FromStr for Target {
    type Err = ();

    /// The built-in target of that name.
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::BUILT_IN
            .into_iter()
            .find(|target| target.name() == name)
            .ok_or(())
    }
}
