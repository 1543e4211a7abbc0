//! The command line: what `errcat --help` says is written here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::findings;

const EXAMPLES: &str = "\
Examples:
  errcat init shop                   Start a project: errcat.toml and catalog/shop.yaml
  errcat new cart_empty              Add an error to the catalogue
  errcat check                       Check every catalogue of errcat.toml
  errcat generate                    Make everything that errcat.toml lists
  errcat generate --check            Fail if anything generated is out of date (for CI)
  errcat explain rate_limited        Say what a code means and how to fix it
  curl … | errcat explain -          The same for the body of a response

Exit codes: 0 clean, 1 findings, 2 usage or I/O.
Without catalogues as arguments, errcat.toml in this directory or the nearest parent names them.";

const INIT_EXAMPLES: &str = "\
Examples:
  errcat init                        Around the catalogues that are there, else a new one
  errcat init shop --dir services/shop
  errcat init api/errors.yaml        Around a catalogue that stands elsewhere
  errcat init billing                In a project: one more catalogue
  errcat init shop --shape problem   As problems of RFC 9457

Shapes: problem (RFC 9457), stripe (a kind above the code), google (AIP-193), jsonapi, graphql,
oauth (RFC 6749 beside errors of one's own), plain (text without codes).

Writes errcat.toml, catalog/NAME.yaml, the schema that editors complete the catalogue with, and
.gitattributes, by which reviews fold what is generated and merges leave it to `errcat generate`.
Where catalog/ has catalogues, they are taken as they are, and none is written without a NAME.
No file is overwritten: if one of them exists and is no catalogue, nothing is written; a
.gitattributes of yours is left as it is.";

const NEW_EXAMPLES: &str = "\
Examples:
  errcat new cart_empty --status 409
  errcat new cart_empty --group cart   With the next code of the group
  errcat new cart_empty --status 409 --message 'The cart is empty.' --remedy 'Add an item.'

The entry stands behind the last one of its group, or of all; nothing else in the file changes.
If a rule refuses the catalogue with it, the file is put back as it was.";

const CHECK_EXAMPLES: &str = "\
Examples:
  errcat check                       Every catalogue of errcat.toml
  errcat check catalog/shop.yaml
  errcat check - < shop.yaml         A catalogue on standard input
  errcat check --max 0               Every finding by itself, however many
  errcat check --format json | jq '.[].rule'
  errcat check --links               Where links lead that leave the reference

Findings go to standard error as text, or to standard output as JSON. Of more than ten that
say the same, the text has the first, with the places of the others; JSON has each.";

const GENERATE_EXAMPLES: &str = "\
Examples:
  errcat generate                    Every output of errcat.toml
  errcat generate --check            Write nothing, exit 1 if something is out of date
  errcat generate --target rust --target markdown
  errcat generate shop.yaml --out generated
  errcat generate --target python --out dist --package-version 1.2.0

errcat.toml says what is made and where; --out replaces the directory that its paths start from.
With CATALOG and --out, errcat.toml is not read, and without --target this is made:
  DIR/rust/NAME.rs  DIR/typescript/NAME/  DIR/python/NAME/  DIR/markdown/NAME.md  DIR/json/NAME.json
  DIR/vectors/NAME.json
--target html makes the site DIR/html/NAME/.
--target openapi makes DIR/openapi/NAME.json.
--target openapi-overlay makes DIR/openapi-overlay/NAME.json.

Outputs say themselves that errcat made them, and errcat.lock, beside them, lists them. Files that
errcat did not write are never replaced or removed; files that were edited since are replaced with
--force only. After a merge, a run settles conflicts in outputs and in errcat.lock.";

const OPENAPI_EXAMPLES: &str = "\
Examples:
  errcat openapi --apply openapi.yaml            Print the document with the errors in it
  errcat openapi --apply openapi.yaml --write    Put them into the file
  errcat openapi --apply openapi.yaml --check    Exit 1 if they are not all there (for CI)
  errcat openapi shop.yaml --apply openapi.json --out dist/openapi.json

Each operation of a catalogue that has an `operation_id` or an `http` gets a response for each
status from 400 on; schemas and responses come under `components`. Order, comments and all else of
the document stay as they are, and a second run changes nothing. `prefix` and `open` are those of
the output `openapi-overlay`, or `openapi`, of errcat.toml.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  errcat explain rate_limited        A code, whatever its case
  errcat explain missing-remedy      A rule of `errcat check`
  errcat explain 429                 Every code of a status
  errcat explain envelope            The bodies of responses, as a catalogue writes them
  errcat explain google              What a preset stands for
  curl -i … | errcat explain -       A response as a terminal shows it; `curl -v` too, with 2>&1
  errcat explain --all --json        Every code and every rule";

const TEMPLATES_EXAMPLES: &str = "\
Examples:
  errcat templates                               List errcat's own templates
  errcat templates markdown/page.md.tera         Print one
  errcat templates python                        List those of a folder
  errcat templates python/README.md.tera --out templates

A file of the same name below the folder that `templates` of errcat.toml names takes the place of
errcat's template. Keep those alone that you change: the others grow with errcat.";

/// Compile one catalogue of API errors into types, clients and documentation
#[derive(Debug, Parser)]
#[command(name = "errcat", version, after_help = EXAMPLES, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Start a project with a commented catalogue
    #[command(after_help = INIT_EXAMPLES)]
    Init(Init),
    /// Add an error to a catalogue, with the next free code
    #[command(after_help = NEW_EXAMPLES)]
    New(New),
    /// Report everything that is wrong with catalogues
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// Compile catalogues into types, client packages and documentation
    #[command(after_help = GENERATE_EXAMPLES)]
    Generate(Generate),
    /// Put the errors of operations into the specification of an API
    #[command(after_help = OPENAPI_EXAMPLES)]
    Openapi(OpenApi),
    /// Say what a code or a rule means, and what to do about it
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// List errcat's own templates, or write them out to replace them
    #[command(after_help = TEMPLATES_EXAMPLES)]
    Templates(Templates),
    /// Print the JSON Schema of the catalogue language
    #[command(after_help = "Examples:\n  errcat schema > errcat.schema.json")]
    Schema,
    /// Print a completion script for a shell
    #[command(after_help = "Examples:\n  errcat completions bash > /etc/bash_completion.d/errcat")]
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// A catalogue's name, or its file [default: what is in `catalog/`, or the directory's name]
    pub(crate) name: Option<String>,
    /// The directory of the project
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) dir: PathBuf,
    /// The shape of the API's errors [default: an object of code and message]
    #[arg(long, value_enum, value_name = "SHAPE", hide_possible_values = true)]
    pub(crate) shape: Option<Shape>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shape {
    /// Problems of RFC 9457
    Problem,
    /// A kind above the code, as payment APIs have it
    Stripe,
    /// AIP-193, as Google's APIs
    Google,
    /// JSON:API 1.1
    Jsonapi,
    /// GraphQL over HTTP
    Graphql,
    /// OAuth 2 beside errors of the API's own
    Oauth,
    /// Plain text without codes
    Plain,
}

#[derive(Debug, Args)]
pub(crate) struct New {
    /// The name of the error, in `snake_case`
    pub(crate) name: String,
    /// Its group, whose next code it takes
    #[arg(long, value_name = "GROUP")]
    pub(crate) group: Option<String>,
    /// Its status, such as 404 or 5xx
    #[arg(long, value_name = "STATUS")]
    pub(crate) status: Option<String>,
    /// Its message [default: the name in words]
    #[arg(long, value_name = "TEXT")]
    pub(crate) message: Option<String>,
    /// What a client can do about it
    #[arg(long, value_name = "TEXT")]
    pub(crate) remedy: Option<String>,
    /// The catalogue, where errcat.toml lists several
    #[arg(long, value_name = "FILE")]
    pub(crate) catalog: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) catalogs: Catalogs,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// How many findings are shown as text; 0 shows every one, each by itself
    #[arg(long, value_name = "NUMBER", default_value_t = findings::MOST)]
    pub(crate) max: usize,
    /// Exit 1 on warnings too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// List the links that leave the reference, in place of findings; the network is not asked
    #[arg(long, conflicts_with_all = ["max", "deny_warnings"])]
    pub(crate) links: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// As rustc writes them, on standard error
    Text,
    /// As one JSON array, on standard output
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) catalogs: Catalogs,
    /// Make only this target or template of errcat.toml; repeatable
    #[arg(long = "target", value_name = "TARGET")]
    pub(crate) targets: Vec<String>,
    /// The directory that outputs are written to
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Write nothing; exit 1 if outputs are not what a run would make
    #[arg(long, conflicts_with_all = ["force", "prune"])]
    pub(crate) check: bool,
    /// A directory of templates that replace those of the same name
    #[arg(long, value_name = "DIR")]
    pub(crate) templates: Option<PathBuf>,
    /// The version of the packages, in place of the catalogue's
    #[arg(long, value_name = "VERSION")]
    pub(crate) package_version: Option<String>,
    /// Replace outputs that were edited since errcat wrote them
    #[arg(long)]
    pub(crate) force: bool,
    /// Remove outputs that are no longer made
    #[arg(long)]
    pub(crate) prune: bool,
}

#[derive(Debug, Args)]
pub(crate) struct OpenApi {
    #[command(flatten)]
    pub(crate) catalogs: Catalogs,
    /// The document, YAML or JSON
    #[arg(long, value_name = "DOCUMENT")]
    pub(crate) apply: PathBuf,
    /// Write the document in its place instead of printing it
    #[arg(long, conflicts_with = "out")]
    pub(crate) write: bool,
    /// Write it to this file
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Write nothing; exit 1 if the document is not what a run would make
    #[arg(long, conflicts_with_all = ["write", "out"])]
    pub(crate) check: bool,
    /// With --write, also replace responses that errcat did not write
    #[arg(long, requires = "write")]
    pub(crate) force: bool,
    /// What the names of components begin with; `{name}` is the catalogue's name
    #[arg(long, value_name = "TEXT")]
    pub(crate) prefix: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// A code, name, status, rule or preset; `-` reads a response from standard input
    #[arg(value_name = "CODE|RULE", required_unless_present = "all")]
    pub(crate) what: Option<String>,
    #[command(flatten)]
    pub(crate) catalogs: Catalogs,
    /// Write a JSON array
    #[arg(long)]
    pub(crate) json: bool,
    /// Explain every code and every rule
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Templates {
    /// Templates, or folders of them
    #[arg(value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// Write them below this directory, where nothing is overwritten
    #[arg(long, value_name = "DIR", requires = "names")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Catalogs {
    /// Catalogues; `-` is standard input [default: those of errcat.toml]
    #[arg(value_name = "CATALOG")]
    pub(crate) catalogs: Vec<PathBuf>,
}
