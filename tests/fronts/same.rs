use std::{fs, path::Path};

use errcat_catalog::Sources;
use errcat_codegen::{Config, Target, compile, rust};
use proc_macro2::TokenStream;

use crate::{catalogues, support::artifacts};

/// A module as one text, however its tokens were written down: without comments, laid out in one way.
fn canonical(module: &str) -> String {
    // What is printed for people says where rustfmt shall keep off.
    let module = module.replace("#[rustfmt::skip]", "");
    let mut file = syn::parse_file(&module).expect("a module is Rust");
    // The file of the command begins with a sentence about itself, which is no item.
    file.attrs.clear();
    prettyplease::unparse(&file)
}

fn tokens(path: &Path) -> (String, TokenStream) {
    let mut sources = Sources::new();
    let file = sources.read(path).expect("the catalogue is there");
    let compiled = compile(&mut sources, file, |catalog| {
        (catalog.name.clone(), rust::tokens(catalog))
    });
    compiled.emitted.expect("a catalogue without mistakes")
}

#[test]
fn a_build_script_writes_what_the_macro_expands_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = Config::new().out_dir(folder.path());
    for path in catalogues() {
        config.compile(&path).expect("a catalogue without mistakes");
        let (name, tokens) = tokens(&path);
        let module = folder.path().join(format!("{name}.rs"));
        let module = fs::read_to_string(module).expect("the module is written");
        assert_eq!(canonical(&module), canonical(&tokens.to_string()), "{name}");
    }
}

#[test]
fn the_command_writes_what_the_macro_expands_to() {
    for path in catalogues() {
        let mut sources = Sources::new();
        let file = sources.read(&path).expect("the catalogue is there");
        let [module] = artifacts(&mut sources, file, Target::Rust)
            .try_into()
            .expect("a module is one file");
        let (name, tokens) = tokens(&path);
        let tokens = tokens.to_string();
        assert_eq!(canonical(&module.contents), canonical(&tokens), "{name}");
    }
}

/// The text between the pieces is the only choice that printing has.
#[test]
fn printing_loses_no_token() {
    for path in catalogues() {
        let (name, tokens) = tokens(&path);
        let text = tokens.to_string();
        let read: TokenStream = text.parse().expect("tokens are Rust");
        assert_eq!(read.to_string(), text, "{name}");
    }
}
