//! The attributes of a type, a variant or a field: `#[catalog(..)]`, `#[from]` and `#[source]`.

use errcat_catalog::did_you_mean;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{
    Attribute, Ident, LitStr, Meta, Token, ext::IdentExt, parse::ParseStream, parse::Parser,
};

use super::findings::{Findings, instead};

/// What the attributes of one place say.
#[derive(Default)]
pub(in crate::macros) struct Attrs<'a> {
    /// The catalogue.
    pub(in crate::macros) path: Option<LitStr>,
    /// The name of the catalogue, whose file says none.
    pub(in crate::macros) name: Option<LitStr>,
    /// The path of the runtime crate.
    pub(in crate::macros) krate: Option<LitStr>,
    /// The features of the runtime crate that the type makes use of.
    pub(in crate::macros) features: Option<LitStr>,
    /// Whether every entry, or every entry of the named operation, needs a variant.
    pub(in crate::macros) exhaustive: Option<Flag>,
    /// The code of the entry that a variant stands for.
    pub(in crate::macros) code: Option<LitStr>,
    /// The reason that a variant stands for.
    pub(in crate::macros) reason: Option<LitStr>,
    /// Whether a variant forwards to the error that it holds.
    pub(in crate::macros) transparent: Option<Flag>,
    /// The record that a struct is.
    pub(in crate::macros) record: Option<LitStr>,
    /// The field of the record that a field of a struct is the value of.
    pub(in crate::macros) field: Option<LitStr>,
    /// Whether a field is taken for a record without being held to it.
    pub(in crate::macros) unchecked: Option<Flag>,
    /// Whether a field is what serde makes of it, without being held to the catalogue.
    pub(in crate::macros) serde: Option<Flag>,
    /// The param that a field is the value of.
    pub(in crate::macros) param: Option<LitStr>,
    /// Whether a field is no param on purpose.
    pub(in crate::macros) private: Option<Flag>,
    /// Whether the error is made from this field.
    pub(in crate::macros) from: Option<&'a Attribute>,
    /// Whether this field is what brought the error about.
    pub(in crate::macros) source: Option<&'a Attribute>,
    /// What `thiserror` says its messages by.
    pub(in crate::macros) message: Option<&'a Attribute>,
    /// Whether an attribute is amiss, so that what it should say is not missed again.
    pub(in crate::macros) broken: bool,
}

/// A key that stands without a value, or may.
pub(in crate::macros) struct Flag {
    pub(in crate::macros) key: Ident,
    pub(in crate::macros) value: Option<LitStr>,
}

/// What carries an attribute.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::macros) enum Place {
    Enum,
    Struct,
    Variant,
    Field,
    /// A struct that is a record.
    Record,
    /// A field of that.
    Member,
}

/// A key of `#[catalog(..)]`: where it belongs, and how it is written.
struct Key {
    name: &'static str,
    places: &'static [Place],
    belongs: &'static str,
    usage: &'static str,
}

const ON_THE_TYPE: &[Place] = &[Place::Enum, Place::Struct, Place::Record];

const KEYS: [Key; 13] = [
    Key {
        name: "name",
        places: ON_THE_TYPE,
        belongs: "on the type",
        usage: r#"name = "the_catalogue""#,
    },
    Key {
        name: "crate",
        places: ON_THE_TYPE,
        belongs: "on the type",
        usage: r#"crate = "the_crate""#,
    },
    Key {
        name: "record",
        places: &[Place::Record],
        belongs: "on a struct that derives `Record`",
        usage: r#"record = "TheRecord""#,
    },
    Key {
        name: "field",
        places: &[Place::Member],
        belongs: "on a field of a struct that derives `Record`",
        usage: r#"field = "the_field""#,
    },
    Key {
        name: "unchecked",
        places: &[Place::Field, Place::Member],
        belongs: "on a field",
        usage: "unchecked",
    },
    Key {
        name: "serde",
        places: &[Place::Field, Place::Member],
        belongs: "on a field",
        usage: "serde",
    },
    Key {
        name: "features",
        places: &[Place::Enum, Place::Struct],
        belongs: "on the type",
        usage: r#"features = "axum""#,
    },
    Key {
        name: "code",
        places: &[Place::Struct, Place::Variant],
        belongs: "on a variant or a struct",
        usage: r#"code = "the_code""#,
    },
    Key {
        name: "reason",
        places: &[Place::Struct, Place::Variant],
        belongs: "on a variant or a struct",
        usage: r#"reason = "the_reason""#,
    },
    Key {
        name: "transparent",
        places: &[Place::Struct, Place::Variant],
        belongs: "on a variant or a struct",
        usage: "transparent",
    },
    Key {
        name: "exhaustive",
        places: &[Place::Enum],
        belongs: "on an enum",
        usage: "exhaustive",
    },
    Key {
        name: "param",
        places: &[Place::Field],
        belongs: "on a field of an error",
        usage: r#"param = "the_param""#,
    },
    Key {
        name: "private",
        places: &[Place::Field],
        belongs: "on a field of an error",
        usage: "private",
    },
];

impl<'a> Attrs<'a> {
    /// Reads the attributes of one place; the findings say what is amiss with them.
    pub(in crate::macros) fn read(
        attrs: &'a [Attribute],
        place: Place,
        findings: &mut Findings,
    ) -> Self {
        let mut read = Self::default();
        let before = findings.count();
        for attr in attrs {
            if attr.path().is_ident("catalog") {
                read.catalog(attr, place, findings);
            } else if attr.path().is_ident("from") {
                flag(&mut read.from, attr, "from", place, findings);
            } else if attr.path().is_ident("source") {
                flag(&mut read.source, attr, "source", place, findings);
            } else if attr.path().is_ident("error") {
                read.message = read.message.or(Some(attr));
            }
        }
        read.broken = findings.count() > before;
        read
    }

    fn catalog(&mut self, attr: &Attribute, place: Place, findings: &mut Findings) {
        let Meta::List(list) = &attr.meta else {
            let usage = place.usage();
            return findings.push(attr, format!("write `#[catalog({usage})]`"));
        };
        if list.tokens.is_empty() {
            let usage = place.usage();
            return findings.push(attr, format!("nothing is said here: write `{usage}`"));
        }
        match (|input: ParseStream<'_>| args(input, place)).parse2(list.tokens.to_token_stream()) {
            Ok(args) => args
                .into_iter()
                .for_each(|arg| self.arg(arg, place, findings)),
            Err(error) => findings.add(error),
        }
    }

    fn arg(&mut self, arg: Arg, place: Place, findings: &mut Findings) {
        let (key, rest) = match arg {
            Arg::Path(path) if place.names_the_catalogue() => {
                let message = "a type has one catalogue: take this one away";
                return once(&mut self.path, path, message, findings);
            }
            Arg::Path(path) => {
                let message = format!(
                    "the catalogue is named on the type: write `{}` here",
                    place.usage()
                );
                return findings.push(path, message);
            }
            Arg::Key(key, rest) => (key, rest),
        };
        let name = key.to_string();
        let Some(known) = KEYS.iter().find(|known| known.name == name) else {
            return findings.push(&key, unknown(&name, &rest, place));
        };
        if !known.places.contains(&place) {
            return findings.push(&key, format!("`{name}` belongs {}", known.belongs));
        }
        let twice = format!("`{name}` is said twice: take one of them away");
        match name.as_str() {
            "transparent" | "private" | "unchecked" | "serde" if !rest.is_empty() => {
                findings.push(rest, format!("`{name}` takes no value: write `{name}`"));
            }
            "transparent" => once(&mut self.transparent, Flag::new(key), &twice, findings),
            "private" => once(&mut self.private, Flag::new(key), &twice, findings),
            "serde" => once(&mut self.serde, Flag::new(key), &twice, findings),
            "unchecked" => once(&mut self.unchecked, Flag::new(key), &twice, findings),
            "exhaustive" if rest.is_empty() => {
                once(&mut self.exhaustive, Flag::new(key), &twice, findings);
            }
            _ => {
                let Some(value) = text(&key, rest, known, findings) else {
                    return;
                };
                match name.as_str() {
                    "name" => once(&mut self.name, value, &twice, findings),
                    "crate" => once(&mut self.krate, value, &twice, findings),
                    "features" => once(&mut self.features, value, &twice, findings),
                    "code" => once(&mut self.code, value, &twice, findings),
                    "reason" => once(&mut self.reason, value, &twice, findings),
                    "record" => once(&mut self.record, value, &twice, findings),
                    "field" => once(&mut self.field, value, &twice, findings),
                    "param" => once(&mut self.param, value, &twice, findings),
                    _ => {
                        let value = Some(value);
                        once(&mut self.exhaustive, Flag { key, value }, &twice, findings);
                    }
                }
            }
        }
    }
}

impl Flag {
    fn new(key: Ident) -> Self {
        Self { key, value: None }
    }
}

const UNQUOTED: &str =
    "the catalogue is named by a string literal: write `\"path/to/catalogue.yaml\"`";

impl Place {
    fn names_the_catalogue(self) -> bool {
        matches!(self, Self::Enum | Self::Struct | Self::Record)
    }

    /// What `#[catalog(..)]` says here first of all.
    fn usage(self) -> &'static str {
        match self {
            Self::Enum | Self::Struct | Self::Record => r#""path/to/catalogue.yaml""#,
            Self::Variant => r#"code = "the_code""#,
            Self::Field => r#"param = "the_param""#,
            Self::Member => r#"field = "the_field""#,
        }
    }
}

/// What stands between two commas.
enum Arg {
    Path(LitStr),
    /// A key, and what follows it: nothing, `= value`, or a mistake.
    Key(Ident, TokenStream),
}

fn args(input: ParseStream<'_>, place: Place) -> syn::Result<Vec<Arg>> {
    let mut args = Vec::new();
    while !input.is_empty() {
        args.push(if input.peek(LitStr) {
            Arg::Path(input.parse()?)
        } else if input.peek(Ident::peek_any) {
            let key = input.call(Ident::parse_any)?;
            let mut rest = TokenStream::new();
            while !input.is_empty() && !input.peek(Token![,]) {
                rest.extend([input.parse::<TokenTree>()?]);
            }
            Arg::Key(key, rest)
        } else {
            return Err(input.error(if place.names_the_catalogue() {
                UNQUOTED.to_owned()
            } else {
                format!("expected a key, such as `{}`", place.usage())
            }));
        });
        if !input.is_empty() {
            let separator: syn::Result<Token![,]> = input.parse();
            separator.map_err(|_| input.error("a comma is missing here"))?;
        }
    }
    Ok(args)
}

/// The string behind `key =`.
fn text(key: &Ident, rest: TokenStream, known: &Key, findings: &mut Findings) -> Option<LitStr> {
    let mut tokens = rest.into_iter().peekable();
    // The sign says nothing about a mistake, so the finding is about what follows it.
    let is_sign = |token: &TokenTree| token.to_string() == "=";
    let has_sign = tokens.next_if(is_sign).is_some();
    let first: TokenStream = tokens.next().into_iter().collect();
    let more: TokenStream = tokens.collect();
    let message = format!("`{key}` takes a string: write `{}`", known.usage);
    match syn::parse2(first.to_token_stream()) {
        Ok(value) if has_sign && more.is_empty() => return Some(value),
        Ok::<LitStr, _>(_) if has_sign => findings.push(more, "a comma is missing before this"),
        _ if first.is_empty() => findings.push(key, message),
        _ => findings.push(quote! { #first #more }, message),
    }
    None
}

fn unknown(name: &str, rest: &TokenStream, place: Place) -> String {
    let keys = KEYS.iter().filter(|key| key.places.contains(&place));
    let keys: Vec<&str> = keys.map(|key| key.name).collect();
    let is_key = did_you_mean(name, keys.iter().copied()).is_some();
    if place.names_the_catalogue() && !is_key && !rest.to_string().starts_with('=') {
        return UNQUOTED.to_owned();
    }
    format!("unknown key `{name}`: {}", instead(name, &keys))
}

fn flag<'a>(
    flag: &mut Option<&'a Attribute>,
    attr: &'a Attribute,
    name: &str,
    place: Place,
    findings: &mut Findings,
) {
    if place != Place::Field {
        return findings.push(attr, format!("`#[{name}]` belongs on a field"));
    }
    if !matches!(attr.meta, Meta::Path(_)) {
        return findings.push(
            attr,
            format!("`#[{name}]` takes nothing: write `#[{name}]`"),
        );
    }
    if flag.replace(attr).is_some() {
        findings.push(
            attr,
            format!("`#[{name}]` is said twice: take one of them away"),
        );
    }
}

fn once<T: ToTokens>(slot: &mut Option<T>, value: T, twice: &str, findings: &mut Findings) {
    if slot.is_some() {
        findings.push(value, twice);
    } else {
        *slot = Some(value);
    }
}

impl ToTokens for Flag {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.key.to_tokens(tokens);
    }
}
