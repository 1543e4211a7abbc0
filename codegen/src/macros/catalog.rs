//! `catalog!`: a catalogue's items, and the files that they come from.

use proc_macro2::TokenStream;
use syn::{Ident, LitStr, Token, ext::IdentExt, parse::ParseStream, parse::Parser};

use crate::{
    macros::{
        load::{load, salvage},
        runtime::{Called, Told},
    },
    rust,
};

/// What the macro is given.
struct Input {
    path: LitStr,
    name: Option<LitStr>,
    krate: Option<LitStr>,
    features: Option<LitStr>,
}

/// Expands to what every front makes of the catalogue, beside what has cargo watch its files.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let input = match read.parse2(input) {
        Ok(input) => input,
        Err(error) => {
            let help = "`catalog!` takes the path of a catalogue, relative to the folder of \
                        Cargo.toml: `catalog!(\"catalog/shop.yaml\")`; behind it may stand `name`, `crate` and \
                        `features`, each with a string";
            return syn::Error::new(error.span(), help).into_compile_error();
        }
    };
    let told = Told {
        path: input.krate.as_ref(),
        features: input.features.as_ref(),
    };
    let mut tokens = TokenStream::new();
    let Called { runtime, items } = told.call(&mut |literal, text| {
        tokens.extend(syn::Error::new(literal.span(), text).into_compile_error());
    });
    tokens.extend(match load(&input.path, input.name.as_ref()) {
        Ok(loaded) => {
            let mut tokens = rust::tokens_over(&loaded.catalog, &runtime);
            tokens.extend(loaded.tracking());
            tokens
        }
        Err(mut tokens) => {
            // Names that resolve keep one mistake from becoming an error at every use of the catalogue.
            tokens.extend(rust::tokens_over(&salvage(&input.path), &runtime));
            tokens
        }
    });
    tokens.extend(runtime.call(items));
    tokens
}

/// The path, then keys with a string each.
fn read(input: ParseStream<'_>) -> syn::Result<Input> {
    let mut read = Input {
        path: input.parse()?,
        name: None,
        krate: None,
        features: None,
    };
    while !input.is_empty() {
        input.parse::<Token![,]>()?;
        if input.is_empty() {
            break;
        }
        let key = input.call(Ident::parse_any)?;
        input.parse::<Token![=]>()?;
        let slot = match key.to_string().as_str() {
            "name" => &mut read.name,
            "crate" => &mut read.krate,
            "features" => &mut read.features,
            _ => return Err(syn::Error::new(key.span(), "an unknown key")),
        };
        if slot.replace(input.parse()?).is_some() {
            return Err(syn::Error::new(key.span(), "said twice"));
        }
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use errcat_catalog::Sources;
    use quote::quote;

    use super::*;

    /// What the emitter makes of a catalogue, whichever front it is for.
    fn emitted(path: &str) -> String {
        let mut sources = Sources::new();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let file = sources.read(&path).expect("the catalogue is there");
        let (catalog, _) = errcat_catalog::load(&mut sources, file);
        rust::tokens(&catalog.expect("a catalogue without mistakes")).to_string()
    }

    #[test]
    fn it_expands_to_what_the_emitter_makes_and_the_files_that_were_read() {
        let apis = ["eachlabs", "evolution", "prompts", "studio", "workspace"];
        let mut paths = apis
            .map(|api| format!("../catalog/apis/{api}.yaml"))
            .to_vec();
        paths.push("../tests/fronts/included.yaml".to_owned());
        for path in paths {
            let expanded = expand(quote!(#path)).to_string();
            let rest = expanded.strip_prefix(&emitted(&path));
            let rest = rest.unwrap_or_else(|| panic!("{path} expands to something else"));
            let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
            let mut files = vec![folder.join(&path)];
            if path.ends_with("included.yaml") {
                files.push(folder.join("../tests/fronts/errors/billing.yaml"));
            }
            let files = files.iter().map(|file| file.to_string_lossy());
            let tracking = quote!(#(const _: &[u8] = ::core::include_bytes!(#files);)*);
            assert_eq!(rest.trim(), tracking.to_string());
        }
    }

    #[test]
    fn a_refused_catalogue_is_one_error_and_its_names() {
        let expanded = expand(quote!("../tests/rules/undeclared-placeholder/bad.yaml")).to_string();
        assert_eq!(expanded.matches("compile_error").count(), 1);
        assert!(
            expanded.contains("error[undeclared-placeholder]"),
            "{expanded}"
        );
        assert!(expanded.contains("enum Code"), "{expanded}");
    }

    #[test]
    fn what_is_no_path_is_told_what_to_write() {
        for input in [
            quote!(),
            quote!(shop),
            quote!("a.yaml", "b.yaml"),
            quote!("a.yaml", nmae = "a"),
            quote!("a.yaml", name = a),
            quote!("a.yaml", name = "a", name = "b"),
            quote!(7),
        ] {
            let expanded = expand(input).to_string();
            assert!(
                expanded.contains("catalog!(\\\"catalog/shop.yaml\\\")"),
                "{expanded}"
            );
        }
    }
}
