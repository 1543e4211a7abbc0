//! The layout of the reference.

use super::{NamedValue, words::words};

/// The layout of the reference.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Docs {
    /// The URL of an entry's documentation, with `{code}` for the code.
    pub url: Option<String>,
    /// The line under the title.
    pub breadcrumb: Option<String>,
    /// When the page was last changed.
    pub updated: Option<Updated>,
    /// The sections in order.
    pub sections: Vec<Section>,
    /// What stands below the last section, block Markdown.
    pub footer: Option<String>,
    /// What else stands in the front matter of every page.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub front_matter: Vec<NamedValue>,
}

/// When the page was last changed, by the catalogue and not the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Updated {
    /// The date as ISO 8601 writes it.
    pub date: String,
    /// The words before it.
    pub label: String,
    /// How people read the date.
    pub style: DateStyle,
    /// The whole line, such as `Last updated June 3, 2026`.
    pub text: String,
}

words! {
    /// How a date is written.
    DateStyle {
        /// `2026-06-03`
        Iso = "iso",
        /// `June 3, 2026`
        Long = "long",
        /// `3 June 2026`
        DayFirst = "day-first",
    }
}

/// A section of the reference.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Section {
    /// Its heading; a section without one goes on from the one before.
    pub title: Option<String>,
    /// The anchor of its heading.
    pub anchor: Option<String>,
    /// The level of its heading, 2 to 6.
    pub level: u8,
    /// Prose above what it shows, block Markdown.
    pub body: Option<String>,
    /// Whether it is a part of the page or a call-out.
    pub kind: SectionKind,
    /// What it shows.
    pub show: Show,
    /// How it shows entries and statuses.
    pub layout: Layout,
    /// How it divides entries.
    pub group_by: GroupBy,
    /// The groups whose entries it shows, by id; every entry if empty.
    pub groups: Vec<String>,
    /// The names of the kinds whose entries it shows; every entry if empty.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub kinds: Vec<String>,
    /// The names of the traits of which the entries it shows have one; every entry if empty.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub traits: Vec<String>,
    /// The columns of its table, or the labels of its lists.
    pub columns: Vec<Column>,
    /// The headers it shows, by role; every header if empty.
    pub headers: Vec<String>,
    /// The table it shows, by id.
    pub table: Option<String>,
    /// The entry whose body stands as the example of the envelope, or which the samples catch, by name.
    pub example: Option<String>,
}

impl Section {
    /// The label of a column, if the section has it.
    pub fn label(&self, key: ColumnKey) -> Option<&str> {
        self.columns
            .iter()
            .find(|column| column.key == key)
            .map(|column| column.label.as_str())
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Column {
    /// What its cells hold.
    pub key: ColumnKey,
    /// Its heading.
    pub label: String,
}

/// A table of the reference that is not made of entries.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Table {
    /// Its name in the catalogue.
    pub id: String,
    /// The headings of its columns.
    pub columns: Vec<String>,
    /// Its rows, each cell inline Markdown.
    pub rows: Vec<Vec<String>>,
}

words! {
    /// What a section shows below its prose.
    Show {
        /// Nothing more.
        Text = "text",
        /// An example body of the envelope.
        Envelope = "envelope",
        /// A body of the envelope with what its fields say in place of values.
        Shape = "shape",
        /// What the envelope's fields mean.
        Fields = "fields",
        /// The statuses.
        Statuses = "statuses",
        /// The entries.
        Errors = "errors",
        /// When to try again and when not.
        Retry = "retry",
        /// The exception classes by status.
        Exceptions = "exceptions",
        /// The class of every entry in each language.
        Classes = "classes",
        /// Code that catches an error, in each language.
        Samples = "samples",
        /// The headers.
        Headers = "headers",
        /// The correlation ids.
        Correlation = "correlation",
        /// The values that every error may have.
        Params = "params",
        /// The constants.
        Constants = "constants",
        /// The operations, each with the errors that it may return.
        Operations = "operations",
        /// The kinds, each with its errors.
        Kinds = "kinds",
        /// The traits, each with the errors that have it.
        Traits = "traits",
        /// A table of the catalogue's own.
        Table = "table",
        /// The retired codes.
        Retired = "retired",
    }
}

words! {
    /// Whether a section is a part of the page or a call-out.
    SectionKind {
        /// A part of the page.
        Section = "section",
        /// A remark set apart.
        Note = "note",
        /// Advice set apart.
        Tip = "tip",
        /// A warning set apart.
        Warning = "warning",
    }
}

words! {
    /// How a section shows entries.
    Layout {
        /// One row each.
        Table = "table",
        /// One heading each, with an example and lists.
        Details = "details",
        /// One item each, in the order of the catalogue.
        List = "list",
    }
}

words! {
    /// How a section divides entries.
    GroupBy {
        /// Not at all.
        None = "none",
        /// By the statuses of the catalogue, in their order.
        Status = "status",
        /// By group, in their order.
        Group = "group",
    }
}

words! {
    /// What the cells of a column hold.
    ColumnKey {
        /// The code, in a code span.
        Code = "code",
        /// The name, in a code span.
        Name = "name",
        /// The integer id.
        Number = "number",
        /// The status.
        Status = "status",
        /// The gRPC code.
        Grpc = "grpc",
        /// The title.
        Title = "title",
        /// The message template.
        Message = "message",
        /// The message as a JSON string, quotes included.
        Quoted = "quoted",
        /// The causes.
        Cause = "cause",
        /// The remedies.
        Remedy = "remedy",
        /// Causes with the remedy of each.
        Cases = "cases",
        /// The description.
        Description = "description",
        /// The sub-codes.
        Reasons = "reasons",
        /// The params.
        Params = "params",
        /// The worked examples.
        Examples = "examples",
        /// Whether to try again.
        Retry = "retry",
        /// Whether the request may have taken effect.
        Processed = "processed",
        /// How bad it is.
        Severity = "severity",
        /// Whose fault it is.
        Fault = "fault",
        /// How it reaches a client.
        Channels = "channels",
        /// The close code of a WebSocket.
        Close = "close",
        /// The exit code of a command line.
        Exit = "exit",
        /// The operations that may return it.
        Operations = "operations",
        /// The kind, as it goes on the wire.
        Kind = "kind",
        /// The problem type.
        Type = "type",
        /// The traits.
        Traits = "traits",
        /// The further codes by which clients recognise it.
        Aliases = "aliases",
        /// The exception class of the family.
        Exception = "exception",
        /// The group's title.
        Group = "group",
        /// The audience.
        Audience = "audience",
        /// The version or date it appeared in.
        Since = "since",
        /// The name in Rust.
        Rust = "rust",
        /// The name in TypeScript.
        Typescript = "typescript",
        /// The name in Python.
        Python = "python",
        /// The error that it is a case of, or the class that an exception extends.
        Parent = "parent",
        /// How codes begin that are cases of it.
        Prefix = "prefix",
        /// What the class also is in a language.
        Base = "base",
        /// When an exception is raised.
        When = "when",
        /// Whether clients may rely on a field from version to version.
        Stable = "stable",
        /// Whether a field may be shown to end users.
        UserSafe = "user_safe",
    }
}

impl Show {
    /// The columns that have cells in a section that shows this.
    pub fn columns(self) -> Vec<ColumnKey> {
        match self {
            Self::Errors | Self::Classes => ColumnKey::ALL
                .iter()
                .copied()
                .filter(|column| {
                    !matches!(
                        column,
                        ColumnKey::When | ColumnKey::Stable | ColumnKey::UserSafe
                    )
                })
                .collect(),
            Self::Fields => vec![
                ColumnKey::Name,
                ColumnKey::Description,
                ColumnKey::Stable,
                ColumnKey::UserSafe,
            ],
            Self::Statuses => vec![ColumnKey::Status, ColumnKey::Title, ColumnKey::Description],
            Self::Exceptions => vec![
                ColumnKey::Name,
                ColumnKey::Status,
                ColumnKey::Parent,
                ColumnKey::Exception,
                ColumnKey::Rust,
                ColumnKey::Typescript,
                ColumnKey::Python,
                ColumnKey::Exit,
                ColumnKey::When,
            ],
            Self::Samples => vec![ColumnKey::Rust, ColumnKey::Typescript, ColumnKey::Python],
            _ => Vec::new(),
        }
    }
}
