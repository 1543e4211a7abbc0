//! The params of an entry and the records they are made of.

use super::{Resolver, envelope::MAX_DEPTH};
use crate::{
    api::{Api, Envelope, Facts, Param, ParamType, Place, TypeField, TypeRecord},
    diagnostic::Diagnostic,
    each::each,
    language::{FieldTypeNode, NameOrList, ParamNode, TypeNode},
    name,
    read::{Either, Given as _, Map, Text, TextTo},
    rule,
    suggest::did_you_mean,
    value::Value,
};

/// How many fields a value may have, with those of the records in it.
pub const MAX_FIELDS: usize = 256;

/// How many records a value may hold within each other.
pub const MAX_RECORDS: usize = 16;

const SCALARS: &[&str] = &[
    "string",
    "integer",
    "number",
    "boolean",
    "seconds",
    "timestamp",
    "uuid",
    "url",
    "any",
];

/// A value as its type has it: what is text by its type is the text that was typed, though YAML took it for a number.
pub(crate) fn typed(value: Value, ty: &ParamType, types: &[TypeRecord]) -> Value {
    match (value, ty) {
        (
            Value::Number(text),
            ParamType::String
            | ParamType::Enum(_)
            | ParamType::Uuid
            | ParamType::Url
            | ParamType::Timestamp,
        ) => Value::String(text),
        (Value::Array(items), ParamType::List(item)) => {
            let mut list = Vec::new();
            for value in items {
                list.push(typed(value, item, types));
            }
            Value::Array(list)
        }
        (Value::Object(members), ParamType::Map(value)) => {
            let mut object = Vec::new();
            for (member, own) in members {
                object.push((member, typed(own, value, types)));
            }
            Value::Object(object)
        }
        (Value::Object(members), ParamType::Record(name)) => {
            let mut object = Vec::new();
            for (member, value) in members {
                let value = typed(value, field(name, &member, types), types);
                object.push((member, value));
            }
            Value::Object(object)
        }
        (value, _) => value,
    }
}

/// The type of a record's field; a value under another name may be anything.
fn field<'a>(record: &str, member: &str, types: &'a [TypeRecord]) -> &'a ParamType {
    for field in fields(record, types) {
        if field.name == member {
            return &field.ty;
        }
    }
    &ParamType::Any
}

fn fields<'a>(record: &str, types: &'a [TypeRecord]) -> &'a [TypeField] {
    for declared in types {
        if declared.name == record {
            return &declared.fields;
        }
    }
    &[]
}

/// Counts into `count` the fields of a record's value, with those of the records in it; true if it exceeds a limit.
fn exceeds<'a>(
    name: &'a str,
    types: &'a [TypeRecord],
    within: &mut Vec<&'a str>,
    count: &mut usize,
) -> bool {
    // Whatever shows a record leaves it out where it comes again in itself.
    if within.contains(&name) {
        return false;
    }
    within.push(name);
    let fields = fields(name, types);
    *count += fields.len();
    let mut exceeded = *count > MAX_FIELDS || within.len() > MAX_RECORDS;
    for field in fields {
        if let Some(held) = held(&field.ty) {
            exceeded = exceeded || exceeds(held, types, within, count);
        }
    }
    within.pop();
    exceeded
}

/// The type of the items where a text says that it is a list of them, as other languages do.
fn list_in_words(text: &str) -> Option<&str> {
    let bare = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    let bare = bare.or_else(|| text.strip_suffix("[]"));
    let within = |name: &str| {
        let inner = text.get(name.len()..)?.strip_suffix(['>', ']'])?;
        let starts = text[..name.len()].eq_ignore_ascii_case(name);
        Some(inner).filter(|_| starts)
    };
    let bare = bare
        .or_else(|| within("list<"))
        .or_else(|| within("array<"));
    bare.or_else(|| within("list[")).map(str::trim)
}

/// The type of the values where a text says that it is a map.
fn map_in_words(text: &str) -> Option<&str> {
    let bare = text.strip_prefix('{')?.strip_suffix('}')?;
    let value = bare.split_once(':').map_or(bare, |(_, value)| value);
    Some(value.trim())
}

/// What a type is called here that other languages call so.
fn in_other_languages(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "str" | "text" | "char" => "string",
        "int" | "int32" | "int64" | "i32" | "i64" | "u32" | "u64" | "usize" | "long" | "uint" => {
            "integer"
        }
        "float" | "double" | "f32" | "f64" | "decimal" => "number",
        "bool" => "boolean",
        "date" | "datetime" | "date-time" | "time" | "date_time" => "timestamp",
        "duration" | "timedelta" => "seconds",
        "uri" | "href" | "link" => "url",
        "guid" => "uuid",
        "list" | "array" => "[string]",
        "map" | "dict" => "{string: string}",
        "object" | "json" | "unknown" | "value" => "any",
        _ => return None,
    })
}

/// The record that values of a type are, or hold.
fn held(ty: &ParamType) -> Option<&str> {
    match ty {
        ParamType::Record(name) => Some(name),
        ParamType::List(item) | ParamType::Map(item) => held(item),
        _ => None,
    }
}

fn is_large(name: &str, types: &[TypeRecord]) -> bool {
    exceeds(name, types, &mut Vec::new(), &mut 0)
}

impl Resolver<'_> {
    pub(super) fn types(&mut self) -> Vec<TypeRecord> {
        let document = self.document;
        let mut records = Vec::new();
        for (name, fields) in &document.types {
            let mut resolved = Vec::new();
            for (field, node) in fields {
                resolved.push(self.field(field, node));
            }
            records.push(TypeRecord {
                name: name.value.clone(),
                identifiers: name::class(&name.value),
                fields: resolved,
            });
        }
        self.limited_fields(&records);
        records
    }

    /// Refuses records that grow beyond the limit by what they hold, and not what holds such a one in turn.
    fn limited_fields(&mut self, records: &[TypeRecord]) {
        let mut large = Vec::new();
        for (record, (name, _)) in records.iter().zip(&self.document.types) {
            if is_large(&record.name, records) {
                large.push((record, name.span));
            }
        }
        let holds_large = |record: &TypeRecord| {
            let is_held = |held: &str| large.iter().any(|(large, _)| large.name == held);
            record
                .fields
                .iter()
                .filter_map(|field| held(&field.ty))
                .any(is_held)
        };
        let mut smallest = Vec::new();
        for (record, span) in &large {
            if !holds_large(record) {
                smallest.push((*record, *span));
            }
        }
        // Where large records hold each other, none is the smallest.
        if smallest.is_empty() {
            large.truncate(1);
            smallest = large;
        }
        for (record, span) in smallest {
            self.diagnostics.push(
                Diagnostic::new(
                    &rule::LIMIT_EXCEEDED,
                    span,
                    format!(
                        "a value has at most {MAX_FIELDS} fields in all, and {MAX_RECORDS} records within each other"
                    ),
                    format!("`{}` has more", record.name),
                )
                .help("give a field the type `any`, or divide the record"),
            );
        }
    }

    fn field(&mut self, name: &Text, node: &Either<TypeNode, FieldTypeNode>) -> TypeField {
        let short = FieldTypeNode::default();
        let (ty, long) = match node {
            Either::Short(ty) => (Some(ty), &short),
            Either::Long(long) => (long.ty.as_ref(), long),
        };
        TypeField {
            name: name.value.clone(),
            identifiers: self.renamed(name::param(&name.value), long.rename.as_ref()),
            ty: ty.map_or(ParamType::String, |ty| self.param_type(ty)),
            required: long.required.value_or(true),
            doc: self.optional(long.doc.as_ref()),
        }
    }

    pub(super) fn params(
        &mut self,
        api: &Api,
        envelope: Option<&Envelope>,
        code: Option<&str>,
        params: &Map<Either<TypeNode, ParamNode>>,
    ) -> Vec<Param> {
        each(&params.0, &mut |(name, node)| {
            let placeholder = || format!("{{{}}}", name.value);
            let is_in_code = code.is_some_and(|code| code.contains(&placeholder()));
            self.param(&api.types, envelope, is_in_code, name, node)
        })
    }

    pub(super) fn param(
        &mut self,
        types: &[TypeRecord],
        envelope: Option<&Envelope>,
        is_in_code: bool,
        name: &Text,
        node: &Either<TypeNode, ParamNode>,
    ) -> Param {
        let short = ParamNode::default();
        let (ty, long) = match node {
            Either::Short(ty) => (Some(ty), &short),
            Either::Long(long) => (long.ty.as_ref(), long),
        };
        let ty = ty.map_or(ParamType::String, |ty| self.param_type(ty));
        let ty = self.with_words(ty, &long.words);
        let (place, path) = self.placed(envelope, is_in_code, name, long);
        if let Some(at) = long.at.as_ref().filter(|_| place == Place::Body)
            && path.len() > MAX_DEPTH
        {
            self.too_deep(at.span);
        }
        Param {
            name: name.value.clone(),
            identifiers: self.renamed(name::param(&name.value), long.rename.as_ref()),
            example: long
                .example
                .as_ref()
                .map(|example| typed(example.value.clone(), &ty, types)),
            ty,
            position: self.position(long.position.as_ref()),
            required: long.required.value_or(true),
            private: long.private.value_or(false),
            header: long.header.value(),
            place,
            path,
            doc: self.optional(long.doc.as_ref()),
            of_all: false,
            kinds: Vec::new(),
            facts: Facts::of(&long.facts),
        }
    }

    fn with_words(&mut self, ty: ParamType, words: &[Text]) -> ParamType {
        let Some(first) = words.first() else {
            return ty;
        };
        let closed = ParamType::Enum(words.iter().map(|word| word.value.clone()).collect());
        match ty {
            ParamType::String => closed,
            ParamType::List(item) => ParamType::List(Box::new(self.with_words(*item, words))),
            ParamType::Map(value) => ParamType::Map(Box::new(self.with_words(*value, words))),
            other => {
                self.diagnostics.push(
                    Diagnostic::new(
                        &rule::WRONG_TYPE,
                        first.span,
                        "only a text can be one of a set of texts",
                        "a set of texts",
                    )
                    .help("make the type `string`, `[string]` or `{string: string}`, or remove `enum`"),
                );
                other
            }
        }
    }

    fn param_type(&mut self, node: &TypeNode) -> ParamType {
        match node {
            Either::Short(of) => self.name_or_list(of),
            Either::Long(TextTo(of)) => ParamType::Map(Box::new(self.name_or_list(of))),
        }
    }

    fn name_or_list(&mut self, node: &NameOrList) -> ParamType {
        match node {
            Either::Short(name) => self.named_type(name),
            Either::Long(items) => {
                if let [item] = items.as_slice() {
                    ParamType::List(Box::new(self.named_type(item)))
                } else {
                    let span = items.first().map(|item| item.span).unwrap_or_default();
                    self.diagnostics.push(
                        Diagnostic::new(
                            &rule::WRONG_TYPE,
                            span,
                            "a list type has one type of item",
                            "expected `[T]`",
                        )
                        .help("write one type between the brackets, such as `[string]`"),
                    );
                    ParamType::Any
                }
            }
        }
    }

    fn named_type(&mut self, text: &Text) -> ParamType {
        match text.as_str() {
            "string" => ParamType::String,
            "integer" => ParamType::Integer,
            "number" => ParamType::Number,
            "boolean" => ParamType::Boolean,
            "seconds" => ParamType::Seconds,
            "timestamp" => ParamType::Timestamp,
            "uuid" => ParamType::Uuid,
            "url" => ParamType::Url,
            "any" => ParamType::Any,
            name => {
                let types = &self.document.types;
                if types.get(name).is_some() {
                    return ParamType::Record(name.to_owned());
                }
                let Some(help) = self.type_in_words(name) else {
                    let names = types.iter().map(|(name, _)| name.as_str());
                    self.dangling(text, "a type", SCALARS.iter().copied().chain(names));
                    return ParamType::Any;
                };
                let finding = Diagnostic::new(
                    &rule::UNKNOWN_REFERENCE,
                    text.span,
                    format!("`{name}` does not name a type of this catalogue"),
                    "a reference to nothing",
                );
                self.diagnostics.push(finding.help(help));
                ParamType::Any
            }
        }
    }

    /// How a type is written that stands there in the words of another language, or in quotes.
    fn type_in_words(&self, name: &str) -> Option<String> {
        let known = |item| self.type_for(item).unwrap_or("string");
        if let Some(item) = list_in_words(name) {
            if list_in_words(item).is_some() {
                return Some(
                    "lists do not nest: write `[any]`, or a record of `types` that has the inner list".to_owned(),
                );
            }
            return Some(format!(
                "a list is written `[{}]`, without quotes",
                known(item)
            ));
        }
        if let Some(value) = map_in_words(name) {
            let value = match list_in_words(value) {
                Some(item) => format!("[{}]", known(item)),
                None => known(value).to_owned(),
            };
            return Some(format!(
                "a map is written `{{string: {value}}}`, without quotes"
            ));
        }
        if let Some(name) = name.strip_suffix('?') {
            return Some(format!(
                "write `{}`, and `required: false` beside it",
                known(name)
            ));
        }
        in_other_languages(name).map(|near| format!("write `{near}`"))
    }

    /// The type that was probably meant.
    fn type_for<'n>(&'n self, name: &'n str) -> Option<&'n str> {
        let names = [SCALARS, &self.document.types.names()].concat();
        if names.contains(&name) {
            return Some(name);
        }
        in_other_languages(name).or_else(|| did_you_mean(name, names))
    }
}
