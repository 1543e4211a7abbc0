//! Messages as `Display`: the template with the values in place.

use errcat_catalog::{
    api::{Entry, Message, ParamType, Part},
    each,
};
use proc_macro2::TokenStream;
use quote::quote;

use super::names::{ident, reason_field, string};

/// An expression of type `fmt::Result` that writes a message of `entry` from the fields of `self` to `f`.
///
/// A value that is absent, and a private one, shows as its placeholder.
pub(super) fn write(message: &Message, entry: &Entry) -> TokenStream {
    let pieces: Vec<Piece> = each(&message.parts, &mut |part| match part {
        Part::Text(text) => Piece::Text(text.clone()),
        Part::Param(name) => value(name, entry),
    });
    if let Some(text) = text(&pieces) {
        let text = string(&text);
        return quote! { f.write_str(#text) };
    }
    // A format string that ends a line would be for `writeln!`, which says the same less plainly.
    let ends_line = matches!(pieces.last(), Some(Piece::Text(text)) if text.ends_with('\n'));
    if ends_line || pieces.iter().any(|piece| matches!(piece, Piece::Steps(_))) {
        let steps = pieces.into_iter().map(Piece::into_steps);
        return quote! { { #(#steps)* Ok(()) } };
    }
    let mut format = String::new();
    let mut values = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => format.push_str(&text.replace('{', "{{").replace('}', "}}")),
            Piece::Value(value) | Piece::Steps(value) => {
                format.push_str("{}");
                values.push(value);
            }
        }
    }
    let format = string(&format);
    quote! { write!(f, #format, #(#values),*) }
}

/// The text of a message without values, as people see it.
pub(super) fn plain(message: &Message) -> String {
    let pieces = each(&message.parts, &mut |part| match part {
        Part::Text(text) => text.clone(),
        Part::Param(name) => placeholder(name),
    });
    pieces.concat()
}

/// The arms of a match, each body once.
#[derive(Default)]
pub(super) struct Arms(Vec<(String, TokenStream, TokenStream)>);

impl Arms {
    pub(super) fn push(&mut self, pattern: TokenStream, body: TokenStream) {
        let key = body.to_string();
        match self.0.iter_mut().find(|(known, ..)| *known == key) {
            Some((_, patterns, _)) => patterns.extend(quote! { | #pattern }),
            None => self.0.push((key, pattern, body)),
        }
    }

    pub(super) fn tokens(&self) -> TokenStream {
        let arms = each(
            &self.0,
            &mut |(_, patterns, body)| quote! { #patterns => #body, },
        );
        let mut tokens = TokenStream::new();
        tokens.extend(arms);
        tokens
    }
}

enum Piece {
    Text(String),
    /// An expression that implements `Display`.
    Value(TokenStream),
    /// Statements that write to `f`.
    Steps(TokenStream),
}

impl Piece {
    fn into_steps(self) -> TokenStream {
        match self {
            Self::Text(text) => {
                let text = string(&text);
                quote! { f.write_str(#text)?; }
            }
            Self::Value(value) => quote! { ::core::fmt::Display::fmt(&#value, f)?; },
            Self::Steps(steps) => steps,
        }
    }
}

fn value(name: &str, entry: &Entry) -> Piece {
    let Some(param) = entry.param(name) else {
        return if name == "reason" && !entry.reasons.is_empty() {
            let field = reason_field(entry);
            Piece::Value(quote! { self.#field })
        } else {
            Piece::Text(placeholder(name))
        };
    };
    if param.private {
        return Piece::Text(placeholder(name));
    }
    let field = ident(&param.identifiers.rust);
    let is_shown_by_steps = matches!(
        param.ty,
        ParamType::Seconds
            | ParamType::Number
            | ParamType::List(_)
            | ParamType::Map(_)
            | ParamType::Record(_)
    );
    if !param.required && !is_shown_by_steps {
        let none = string(&placeholder(name));
        return Piece::Value(quote! { ::errcat::OrPlaceholder(self.#field.as_ref(), #none) });
    }
    if !param.required {
        let some = steps(&param.ty, &quote! { value }, &quote! { value });
        let none = string(&placeholder(name));
        return Piece::Steps(quote! {
            if let Some(value) = &self.#field { #some } else { f.write_str(#none)?; }
        });
    }
    match &param.ty {
        ParamType::Seconds => Piece::Value(quote! { ::errcat::Value::Seconds(self.#field) }),
        ParamType::Number => Piece::Value(quote! { ::errcat::Value::Number(self.#field) }),
        ParamType::List(_) | ParamType::Map(_) | ParamType::Record(_) => Piece::Steps(steps(
            &param.ty,
            &quote! { self.#field },
            &quote! { &self.#field },
        )),
        _ => Piece::Value(quote! { self.#field }),
    }
}

/// Statements that write a value as every way to an error does: a list with commas, a record as JSON.
///
/// `value` is what methods are called on, `reference` a reference to it.
fn steps(ty: &ParamType, value: &TokenStream, reference: &TokenStream) -> TokenStream {
    match ty {
        ParamType::Seconds => {
            quote! { ::core::fmt::Display::fmt(&::errcat::Value::Seconds(*#reference), f)?; }
        }
        ParamType::Number => {
            quote! { ::core::fmt::Display::fmt(&::errcat::Value::Number(*#reference), f)?; }
        }
        ParamType::Record(_) | ParamType::Map(_) => {
            quote! { ::errcat::ToJson::to_text(#reference, f)?; }
        }
        ParamType::List(item) => {
            let item = steps(item, &quote! { item }, &quote! { item });
            quote! {
                for (at, item) in #value.iter().enumerate() {
                    if at > 0 {
                        f.write_str(", ")?;
                    }
                    #item
                }
            }
        }
        _ => quote! { ::core::fmt::Display::fmt(#reference, f)?; },
    }
}

fn text(pieces: &[Piece]) -> Option<String> {
    let texts = each(pieces, &mut |piece| match piece {
        Piece::Text(text) => Some(text.as_str()),
        _ => None,
    });
    texts.into_iter().collect()
}

fn placeholder(name: &str) -> String {
    format!("{{{name}}}")
}
