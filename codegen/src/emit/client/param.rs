//! Params and the records they are made of.

use errcat_catalog::Catalog;
use errcat_catalog::api::{self, Entry, ParamType, Place, Segment, TypeRecord};
use serde::Serialize;

use super::Syntax;

#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "questions that templates ask, not states"
)]
pub(in crate::emit) struct Param {
    pub(super) name: String,
    /// The name as a key, without quotes where it needs none.
    key: String,
    /// The property of the class and the argument of its constructor.
    pub(in crate::emit) member: String,
    /// The same, where it is not the name itself.
    own_member: Option<String>,
    #[serde(rename = "type")]
    pub(in crate::emit) ty: String,
    /// The literal of its type that checks read: a letter, the words of an enum, a pair of `l` or `r` and what is in it.
    shape: String,
    pub(super) required: bool,
    /// Whether the base class has the member already.
    pub(super) inherited: bool,
    /// Whether it is of all errors, those that the catalogue does not know among them.
    pub(super) of_all: bool,
    place: Place,
    /// Where a body holds it, if it has a place of its own there.
    path: Option<String>,
    header: Option<String>,
    /// Whether the error that this is a case of has it too.
    is_shared: bool,
    /// Whether its header is the one that says how long to wait.
    has_delay_header: bool,
    /// Whether it says how long to wait.
    is_delay: bool,
    doc: Option<String>,
}

impl Param {
    /// Whether its type names that class.
    pub(super) fn names(&self, class: &str) -> bool {
        let is_inside = |c: char| c.is_alphanumeric() || c == '_';
        self.ty.split(|c| !is_inside(c)).any(|word| word == class)
    }

    pub(super) fn is_in_details(&self) -> bool {
        self.place == Place::Details
    }

    pub(in crate::emit) fn is_delay(&self) -> bool {
        self.is_delay
    }
}

/// A record of the catalogue, as it comes over the wire.
#[derive(Serialize)]
pub(super) struct Record {
    name: String,
    pub(super) class: String,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Field {
    name: String,
    key: String,
    #[serde(rename = "type")]
    ty: String,
    shape: String,
    check: String,
    required: bool,
    doc: Option<String>,
}

impl Record {
    pub(super) fn new(record: &TypeRecord, catalog: &Catalog, syntax: &Syntax) -> Self {
        let field = |field: &api::TypeField| Field {
            name: field.name.clone(),
            key: key(&field.name, syntax),
            ty: (syntax.ty)(&field.ty, catalog),
            shape: shape(&field.ty, syntax),
            check: check(&field.ty, syntax),
            required: field.required,
            doc: field.doc.clone(),
        };
        Self {
            name: record.name.clone(),
            class: (syntax.identifier)(&record.identifiers).to_owned(),
            fields: record.fields.iter().map(field).collect(),
        }
    }
}

impl Record {
    pub(super) fn has_optional_field(&self) -> bool {
        self.fields.iter().any(|field| !field.required)
    }
}

/// The params of all errors, each with a member that no other has.
pub(super) fn common(catalog: &Catalog, syntax: &Syntax) -> Vec<Param> {
    let mut params: Vec<Param> = Vec::new();
    for param in catalog.common_params() {
        let member = free(param, &params, catalog, syntax);
        params.push(spelt(param, member, catalog, syntax));
    }
    params
}

/// The params of an entry that clients see, each with a member that no other has.
pub(super) fn params(
    entry: &Entry,
    common: &[Param],
    catalog: &Catalog,
    syntax: &Syntax,
) -> Vec<Param> {
    let mut params: Vec<Param> = Vec::new();
    for param in entry.public_params() {
        let of_all = common.iter().find(|of_all| of_all.name == param.name);
        let member = of_all.map_or_else(
            || {
                let mut member = free(param, &params, catalog, syntax);
                while common.iter().any(|of_all| of_all.member == member) {
                    member.push('_');
                }
                member
            },
            |of_all| of_all.member.clone(),
        );
        let spelt = spelt(param, member, catalog, syntax);
        params.push(Param {
            inherited: spelt.inherited || of_all.is_some(),
            of_all: of_all.is_some(),
            is_shared: catalog
                .ancestors(entry)
                .any(|above| above.param(&param.name).is_some()),
            ..spelt
        });
    }
    params
}

/// The member of a param that neither the base class nor another param has.
fn free(param: &api::Param, others: &[Param], catalog: &Catalog, syntax: &Syntax) -> String {
    let mut member = (syntax.identifier)(&param.identifiers).to_owned();
    let inherited = member == syntax.retry_after && is_number(&param.ty);
    while !inherited && super::places::is_taken(&member, catalog, syntax)
        || others.iter().any(|param| param.member == member)
    {
        member.push('_');
    }
    member
}

fn spelt(param: &api::Param, member: String, catalog: &Catalog, syntax: &Syntax) -> Param {
    Param {
        name: param.name.clone(),
        key: key(&param.name, syntax),
        own_member: Some(&member)
            .filter(|member| **member != param.name)
            .cloned(),
        inherited: member == syntax.retry_after && is_number(&param.ty),
        of_all: false,
        is_shared: false,
        member,
        ty: (syntax.ty)(&param.ty, catalog),
        shape: shape(&param.ty, syntax),
        required: param.required,
        place: param.place,
        path: (param.place == Place::Body).then(|| path(&param.path, syntax)),
        has_delay_header: is_number(&param.ty) && has_delay_header(param, catalog),
        header: param.header.clone(),
        is_delay: is_delay(param, catalog),
        doc: param.doc.clone(),
    }
}

fn is_delay(param: &api::Param, catalog: &Catalog) -> bool {
    is_number(&param.ty) && (param.name == "retry_after" || has_delay_header(param, catalog))
}

fn has_delay_header(param: &api::Param, catalog: &Catalog) -> bool {
    let header = param.header.as_deref().zip(catalog.header("retry_after"));
    header.is_some_and(|(header, delay)| header.eq_ignore_ascii_case(delay))
}

fn is_number(ty: &ParamType) -> bool {
    matches!(
        ty,
        ParamType::Seconds | ParamType::Number | ParamType::Integer
    )
}

pub(super) fn path(segments: &[Segment], syntax: &Syntax) -> String {
    let spelt: Vec<String> = segments
        .iter()
        .map(|segment| match segment {
            Segment::Key(key) => (syntax.string)(key),
            Segment::Index(index) => index.to_string(),
        })
        .collect();
    (syntax.list)(&spelt)
}

fn key(name: &str, syntax: &Syntax) -> String {
    let is_plain = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_plain {
        name.to_owned()
    } else {
        (syntax.string)(name)
    }
}

/// A call or name of the checks that the decode templates define, alike in every language.
fn check(ty: &ParamType, syntax: &Syntax) -> String {
    let call = match ty {
        ParamType::String | ParamType::Timestamp | ParamType::Uuid | ParamType::Url => {
            "string".to_owned()
        }
        ParamType::Integer => "integer".to_owned(),
        ParamType::Number => "number".to_owned(),
        ParamType::Boolean => "boolean".to_owned(),
        ParamType::Seconds => "seconds".to_owned(),
        ParamType::Any => "anything".to_owned(),
        ParamType::Enum(words) => {
            let words: Vec<String> = words.iter().map(|word| (syntax.string)(word)).collect();
            format!("word({})", words.join(", "))
        }
        ParamType::List(item) => format!("items({})", check(item, syntax)),
        ParamType::Map(value) => format!("members({})", check(value, syntax)),
        ParamType::Record(name) => format!("record({})", (syntax.string)(name)),
    };
    format!("{}{call}", syntax.checks)
}

fn shape(ty: &ParamType, syntax: &Syntax) -> String {
    let string = syntax.string;
    match ty {
        ParamType::String | ParamType::Timestamp | ParamType::Uuid | ParamType::Url => string("s"),
        ParamType::Integer => string("i"),
        ParamType::Number => string("n"),
        ParamType::Boolean => string("b"),
        ParamType::Seconds => string("d"),
        ParamType::Any => string("a"),
        ParamType::Enum(words) => {
            (syntax.list)(&words.iter().map(|word| string(word)).collect::<Vec<_>>())
        }
        ParamType::List(item) => (syntax.pair)("l", &shape(item, syntax)),
        ParamType::Map(value) => (syntax.pair)("m", &shape(value, syntax)),
        ParamType::Record(name) => (syntax.pair)("r", &string(name)),
    }
}
