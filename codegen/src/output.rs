//! What is to be made of a catalogue, and where it goes.

use std::str::FromStr;

/// A target with the place of what it makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// What is made.
    pub target: Target,
    /// Where, relative to the directory of the run: a file, or a directory for targets that make several files.
    /// `{name}` stands for the catalogue's name.
    pub path: String,
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
    /// The resolved catalogue.
    Json,
    /// Responses, and what clients in every language must make of them.
    Vectors,
    /// Whatever a template of the user's own makes, by the template's name.
    Template(String),
}

impl Target {
    /// The targets that errcat brings along.
    pub const BUILT_IN: [Self; 6] = [
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
            Self::Json => "json",
            Self::Vectors => "vectors",
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
            Self::Json => "json/{name}.json",
            Self::Vectors => "vectors/{name}.json",
            Self::Template(_) => "{name}",
        }
    }
}

impl From<Target> for Output {
    /// The target where it goes unless the user says otherwise.
    fn from(target: Target) -> Self {
        Self {
            path: target.default_path().to_owned(),
            target,
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
