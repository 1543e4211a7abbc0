//! The findings of one derive, gathered before any of them is told.

use std::fmt::Display;

use errcat_catalog::did_you_mean;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Error;

/// What is wrong with a type, each finding at the tokens that it is about.
#[derive(Default)]
pub(in crate::macros) struct Findings {
    error: Option<Error>,
    count: usize,
}

impl Findings {
    /// Adds a finding about these tokens.
    pub(in crate::macros) fn push(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.add(Error::new_spanned(tokens, message));
    }

    /// Adds what the parser found.
    pub(in crate::macros) fn add(&mut self, error: Error) {
        self.count += 1;
        match &mut self.error {
            Some(known) => known.combine(error),
            None => self.error = Some(error),
        }
    }

    /// The findings as tokens that fail to compile; nothing if there are none.
    pub(in crate::macros) fn into_tokens(self) -> Option<TokenStream> {
        self.error.map(|error| error.to_compile_error())
    }

    /// How many there are, to tell whether a step has found anything.
    pub(in crate::macros) fn count(&self) -> usize {
        self.count
    }
}

/// The end of a message about an unknown word: the word that was meant, else what there is.
pub(in crate::macros) fn instead(word: &str, known: &[&str]) -> String {
    if let Some(meant) = did_you_mean(word, known.iter().copied()) {
        return format!("did you mean `{meant}`?");
    }
    match known {
        [] => "there is none".to_owned(),
        [only] => format!("the only one is `{only}`"),
        _ => format!("write one of {}", list(known)),
    }
}

/// Words in code spans, the first eight of them.
pub(in crate::macros) fn list<T: AsRef<str>>(words: &[T]) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<String> = words
        .iter()
        .take(SHOWN)
        .map(|word| format!("`{}`", word.as_ref()))
        .collect();
    match words.len().checked_sub(SHOWN) {
        Some(more @ 1..) => format!("{} and {more} more", shown.join(", ")),
        _ => shown.join(", "),
    }
}
