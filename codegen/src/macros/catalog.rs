//! `catalog!`: a catalogue's items, and the files that they come from.

use crate::rust;
use proc_macro2::TokenStream;
use syn::LitStr;

use crate::macros::load::{load, salvage};

/// Expands to what every front makes of the catalogue, beside what has cargo watch its files.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let path: LitStr = match syn::parse2(input) {
        Ok(path) => path,
        Err(error) => {
            let help = "`catalog!` takes the path of a catalogue, relative to the folder of \
                        Cargo.toml: `catalog!(\"catalog/shop.yaml\")`";
            return syn::Error::new(error.span(), help).into_compile_error();
        }
    };
    match load(&path) {
        Ok(loaded) => {
            let mut tokens = rust::tokens(&loaded.catalog);
            tokens.extend(loaded.tracking());
            tokens
        }
        Err(mut tokens) => {
            // Names that resolve keep one mistake from becoming an error at every use of the catalogue.
            tokens.extend(rust::tokens(&salvage(&path)));
            tokens
        }
    }
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
