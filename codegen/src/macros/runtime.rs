//! The runtime crate as the crate has it that a macro is used in: as its manifest says, and as the macro is told.

use errcat_catalog::did_you_mean;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{LitStr, Path};

use crate::{
    macros::load::watch,
    manifest,
    rust::{INTEGRATIONS, Integration, Integrations, Runtime},
};

/// What a macro is told of the runtime crate.
#[derive(Clone, Copy)]
pub(crate) struct Told<'a> {
    /// The path to it: `crate = "…"`.
    pub(crate) path: Option<&'a LitStr>,
    /// Its features that are made use of: `features = "…"`.
    pub(crate) features: Option<&'a LitStr>,
}

/// The runtime crate, and items that belong to that: they have cargo watch the files which say so, and do not compile
/// where a feature is asked for that is off.
pub(crate) struct Called {
    pub(crate) runtime: Runtime,
    pub(crate) items: TokenStream,
}

impl Told<'_> {
    /// Brings together what the manifest says and what is told; a mistake in that is reported at its words.
    pub(crate) fn call(self, report: &mut dyn FnMut(&LitStr, String)) -> Called {
        let dependency = manifest::dependency(&manifest::folder());
        let (mut runtime, mut items) = (dependency.runtime, watch(&dependency.files));
        if let Some(literal) = self.path {
            match literal.parse::<Path>() {
                Ok(path) => at(&path, &mut runtime),
                Err(_) => report(
                    literal,
                    "`crate` takes a path: write `crate = \"the_crate\"`".to_owned(),
                ),
            }
        }
        if let Some(literal) = self.features {
            runtime.integrations = Integrations::Only(features(literal, report, &mut items));
        }
        Called { runtime, items }
    }
}

/// What is reached through another crate is not the own dependency, and its features are that crate's choice.
fn at(path: &Path, runtime: &mut Runtime) {
    let called = runtime.path.take();
    let called = called.unwrap_or_else(|| quote! { ::errcat }).to_string();
    let told = path.to_token_stream().to_string();
    let relative = |path: &str| path.trim_start_matches([':', ' ']).to_owned();
    if relative(&told) != relative(&called) {
        runtime.integrations = Integrations::Only(Vec::new());
    }
    runtime.path = Some(path.to_token_stream());
}

fn features(
    literal: &LitStr,
    report: &mut dyn FnMut(&LitStr, String),
    items: &mut TokenStream,
) -> Vec<Integration> {
    let mut asked = Vec::new();
    let text = literal.value();
    let words = text.split(',').map(str::trim);
    for word in words.filter(|word| !word.is_empty()) {
        let Some(feature) = INTEGRATIONS.into_iter().find(|known| *known == word) else {
            let instead = match did_you_mean(word, INTEGRATIONS) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("write some of {}", INTEGRATIONS.join(", ")),
            };
            report(
                literal,
                format!("no feature `{word}` implements anything: {instead}"),
            );
            continue;
        };
        let module = Ident::new(feature, literal.span());
        // rustc says that the module is there, and which feature it is behind.
        items.extend(quote_spanned! {literal.span()=>
            #[allow(unused_imports)]
            const _: () = { use ::errcat::#module as _; };
        });
        asked.push(Integration {
            feature,
            when: Vec::new(),
        });
    }
    asked
}
