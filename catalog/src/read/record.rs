//! Maps with known keys, defined once by `record!`: the struct, its reader and its table of keys.

use super::{Json, NodeRef, Read, Reader, Shape, Text};
use crate::{
    diagnostic::Diagnostic,
    language::Document,
    rule,
    source::Span,
    suggest::did_you_mean,
    yaml::{Kind, Node},
};

/// A map with known keys.
#[derive(Debug)]
pub struct Record {
    /// What one is called, with an article: `an entry`.
    pub name: &'static str,
    /// What it is for.
    pub doc: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
    /// The shape of values whose keys are statuses, where the record takes such.
    pub by_status: Option<&'static Shape>,
    /// Whether it takes facts of the catalogue's own, whose keys begin with `x-`.
    pub has_facts: bool,
}

/// A key of a record.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What its value may look like.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// Whether a list that is its value has to have items: where it has none, something else would hold than it says.
    pub filled: bool,
    /// What it says, in Markdown.
    pub doc: &'static str,
    /// What holds where it is absent.
    pub default: &'static str,
    /// A value of it, in flow YAML.
    pub example: &'static str,
}

/// What other formats call a key; of those that a record does not have, the next one counts.
const SYNONYMS: &[(&[&str], &str)] = &[
    (
        &[
            "http_status",
            "httpStatus",
            "status_code",
            "statusCode",
            "http_code",
        ],
        "status",
    ),
    (
        &[
            "solution",
            "fix",
            "resolution",
            "hint",
            "action",
            "how_to_fix",
            "suggestion",
        ],
        "remedy",
    ),
    (
        &["description", "desc", "summary", "comment", "help"],
        "doc",
    ),
    (&["doc", "docs", "desc", "documentation"], "description"),
    (&["why", "when", "because"], "cause"),
    (&["msg", "text", "detail"], "message"),
    (
        &["parameters", "fields", "arguments", "variables"],
        "params",
    ),
    (&["subcodes", "sub_codes", "variants"], "reasons"),
    (&["values", "words", "one_of", "oneOf"], "enum"),
    (&["error_code", "id"], "code"),
    (&["links", "see_also", "related"], "see"),
    (&["wait", "delay"], "after"),
];

/// The members of a map while a record is read from it.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    record: &'static Record,
    members: Vec<(&'a str, Span, &'a Node)>,
}

impl<'a> Fields<'a> {
    pub(crate) fn new(
        node: NodeRef<'a>,
        record: &'static Record,
        reader: &mut Reader<'_>,
    ) -> Option<Self> {
        let Kind::Map { members, .. } = &node.0.kind else {
            reader.wrong_type(node.0, &Shape::Map(&Shape::Json));
            return None;
        };
        let mut members: Vec<(&'a str, Span, &'a Node)> = members
            .iter()
            .filter_map(|(key, value)| match &key.kind {
                Kind::Scalar { text, .. } => Some((text.as_str(), key.span, value)),
                _ => None,
            })
            .collect();
        let mut meant: Vec<(&'static Key, Span, &'a Node)> = Vec::new();
        for (name, span, node) in &members {
            let Some(key) = record.keys.iter().find(|key| key.name == *name) else {
                if !record.knows(name) {
                    reader.diagnostics.push(record.unknown_key(name, *span));
                    meant.extend(record.meant(name).map(|key| (key, *span, *node)));
                }
                continue;
            };
            if key.filled && matches!(&node.kind, Kind::List { items } if items.is_empty()) {
                reader.empty_list(key, *span);
            }
        }
        // What stands under a misspelt key counts, so that nothing is found besides that would not be there without.
        for (key, span, node) in &meant {
            let is_there = members.iter().any(|(name, ..)| *name == key.name);
            if !is_there && key.shape.fits(node) {
                members.push((key.name, *span, node));
            }
        }
        let missing = |key: &&Key| {
            let is_there = members.iter().any(|(name, ..)| *name == key.name);
            let is_misspelt = meant.iter().any(|(meant, ..)| meant.name == key.name);
            key.required && !is_there && !is_misspelt
        };
        for key in record.keys.iter().filter(missing) {
            let span = if reader.key == Span::default() {
                Span {
                    end: node.0.span.start,
                    ..node.0.span
                }
            } else {
                reader.key
            };
            reader.diagnostics.push(
                Diagnostic::new(
                    &rule::MISSING_KEY,
                    span,
                    format!("{} needs the key `{}`", record.name, key.name),
                    format!("no `{}` here", key.name),
                )
                .help(format!("write `{}: {}`", key.name, key.example)),
            );
        }
        Some(Self { record, members })
    }

    fn member(&self, key: &str) -> Option<(Span, NodeRef<'a>)> {
        let (_, span, node) = self.members.iter().find(|(name, ..)| *name == key)?;
        Some((*span, NodeRef(node)))
    }

    pub(crate) fn take<T: Read + Default>(&self, key: &'static str, reader: &mut Reader<'_>) -> T {
        let Some((span, node)) = self.member(key) else {
            return T::default();
        };
        let outer = (reader.key, reader.keyword, reader.record);
        (reader.key, reader.keyword, reader.record) = (span, key, Some(self.record));
        let value = T::read(&node, reader);
        (reader.key, reader.keyword, reader.record) = outer;
        if value.is_none() {
            reader.diagnostics.lose(key);
        }
        value.unwrap_or_default()
    }

    pub(crate) fn by_status<T: Read>(
        &self,
        record: &Record,
        reader: &mut Reader<'_>,
    ) -> super::Map<T> {
        let outer = reader.key;
        let mut map = Vec::new();
        for (name, span, node) in &self.members {
            if record.keys.iter().all(|key| key.name != *name) && record.knows(name) {
                reader.key = *span;
                if let Some(value) = T::read(&NodeRef(node), reader) {
                    map.push((
                        Text {
                            value: (*name).to_owned(),
                            span: *span,
                        },
                        value,
                    ));
                }
            }
        }
        reader.key = outer;
        super::Map(map)
    }

    pub(crate) fn facts(&self, reader: &mut Reader<'_>) -> super::Map<Json> {
        let mut map = Vec::new();
        for (name, span, node) in &self.members {
            if is_fact(name)
                && let Some(value) = Json::read(&NodeRef(node), reader)
            {
                let name = Text {
                    value: (*name).to_owned(),
                    span: *span,
                };
                map.push((name, value));
            }
        }
        super::Map(map)
    }
}

/// Whether a key is of a fact of the catalogue's own.
pub(crate) fn is_fact(key: &str) -> bool {
    key.len() > 2 && key.starts_with("x-")
}

impl Record {
    fn knows(&self, name: &str) -> bool {
        self.keys.iter().any(|key| key.name == name)
            || self.has_facts && is_fact(name)
            || self.by_status.is_some() && name.parse::<crate::status::Status>().is_ok()
    }

    /// The key that a name which is none was probably meant for: a word for the same, or a misspelt one.
    fn meant(&self, name: &str) -> Option<&'static Key> {
        for (words, meant) in SYNONYMS {
            if words.contains(&name)
                && let Some(key) = self.keys.iter().find(|key| key.name == *meant)
            {
                return Some(key);
            }
        }
        let near = did_you_mean(name, self.keys.iter().map(|key| key.name))?;
        self.keys.iter().find(|key| key.name == near)
    }

    /// The key of the catalogue itself that stands at the wrong place.
    fn of_root(&self, name: &str) -> Option<&'static Key> {
        let mut keys = Document::RECORD.keys.iter();
        keys.find(|key| key.name == name && name != "errors" && self.name != Document::RECORD.name)
    }

    fn unknown_key(&self, name: &str, span: Span) -> Diagnostic {
        let finding = Diagnostic::new(
            &rule::UNKNOWN_KEY,
            span,
            format!("{} has no key `{name}`", self.name),
            "unknown key",
        );
        match self.meant(name) {
            _ if is_fact(name) => finding.help(
                "facts of your own stand at the catalogue, an error, a reason, or a param in its long form",
            ),
            _ if self.has_facts && is_fact(&name.to_lowercase()) => finding.help(format!(
                "facts of your own begin with a small letter: write `{}`",
                name.to_lowercase()
            )),
            Some(near) => finding.help(format!("did you mean `{}`?", near.name)),
            None if matches!(name, "sunset" | "replaced_by") && self.knows("deprecated") => {
                finding.help(format!("it stands under `deprecated`: `deprecated: {{{name}: …}}`"))
            }
            None if matches!(name, "optional" | "nullable") && self.knows("required") => {
                finding.help("write `required: false` where it may be absent")
            }
            None => finding.help(self.of_root(name).map_or_else(
                || {
                    let keys: Vec<_> = self.keys.iter().map(|key| key.name).collect();
                    format!("its keys are `{}`", keys.join("`, `"))
                },
                |key| format!("it stands beside `errors`, as in `{name}: {}`", key.example),
            )),
        }
    }
}

/// Defines a record of the language: a struct whose fields are its keys, the reader, and the table of keys.
///
/// A field reads `"key" name: Type = "default" => "example";`, with `required` in place of `= "default"`, or `filled`
/// behind it where a list has to have items. Behind the fields `..statuses: Map<Type>` takes keys that are statuses, and
/// `facts` those that begin with `x-`.
macro_rules! record {
    ($(
        $(#[doc = $doc:literal])+
        $article:literal $name:ident {
            $(
                $(#[doc = $key_doc:literal])+
                $key:literal $field:ident: $type:ty $(= $default:literal)? $(, $required:ident)? => $example:literal;
            )*
            $(..$rest:ident: Map<$rest_type:ty>)?
            $(facts $facts:ident)?
        }
    )*) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Default)]
        #[cfg_attr(feature = "serde", derive(Clone, PartialEq, serde::Serialize, serde::Deserialize))]
        pub struct $name {
            $(
                $(#[doc = $key_doc])+
                #[cfg_attr(feature = "serde", serde(
                    rename = $key,
                    default,
                    deserialize_with = "crate::read::Present::present",
                    skip_serializing_if = "crate::read::Blank::is_blank"
                ))]
                pub $field: $type,
            )*
            $(
                /// The values whose keys are statuses.
                #[cfg_attr(feature = "serde", serde(flatten))]
                pub $rest: crate::read::Map<$rest_type>,
            )?
            $(
                /// Facts of the catalogue's own: keys that begin with `x-`.
                #[cfg_attr(feature = "serde", serde(flatten, deserialize_with = "crate::read::facts"))]
                pub $facts: crate::read::Map<crate::read::Json>,
            )?
        }

        impl $name {
            /// Its keys.
            pub const RECORD: crate::read::Record = crate::read::Record {
                name: $article,
                doc: concat!($($doc, "\n"),+),
                keys: &[$(crate::read::Key {
                    name: $key,
                    shape: <$type as crate::read::Read>::SHAPE,
                    required: crate::read::record!(@required $($required)?),
                    filled: crate::read::record!(@filled $($required)?),
                    doc: concat!($($key_doc, "\n"),+),
                    default: concat!($($default)?),
                    example: $example,
                }),*],
                by_status: crate::read::record!(@rest $($rest_type)?),
                has_facts: crate::read::record!(@facts $($facts)?),
            };
        }

        impl crate::read::Read for $name {
            const SHAPE: crate::read::Shape = crate::read::Shape::Record(&Self::RECORD);

            fn read(node: &crate::read::NodeRef<'_>, reader: &mut crate::read::Reader<'_>) -> Option<Self> {
                let fields = crate::read::Fields::new(*node, &Self::RECORD, reader)?;
                Some(Self {
                    $($field: fields.take($key, reader),)*
                    $($rest: fields.by_status::<$rest_type>(&Self::RECORD, reader),)?
                    $($facts: fields.facts(reader),)?
                })
            }
        }
    )*};
    (@required) => { false };
    (@required required) => { true };
    (@required filled) => { false };
    (@filled) => { false };
    (@filled $any:ident) => { true };
    (@facts) => { false };
    (@facts $any:ident) => { true };
    (@rest) => { None };
    (@rest $type:ty) => { Some(&<$type as crate::read::Read>::SHAPE) };
}
pub(crate) use record;
