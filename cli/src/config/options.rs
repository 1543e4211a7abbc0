//! What an output says besides its target and its path.

use errcat_codegen::{Options, PageLayout, Target};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::read::Reader;

/// The keys of outputs that are for one target, each with its target.
pub(super) const KEYS: &[(&str, Target)] = &[("layout", Target::Markdown)];

/// Reads the options of an output with that target; nothing if one is not what it should be.
pub(super) fn read(
    reader: &mut Reader<'_>,
    table: &DeTable<'_>,
    target: &Target,
) -> Option<Options> {
    let mut is_good = true;
    for (key, of) in KEYS {
        let Some((written, _)) = table.iter().find(|(written, _)| written.get_ref() == key) else {
            continue;
        };
        if target != of {
            let message = format!("`{key}` is for the target `{}`", of.name());
            reader.report(written.span(), message, "remove it");
            is_good = false;
        }
    }
    let mut options = Options::default();
    if let Some(layout) = table.get("layout") {
        let words = [("page", PageLayout::Page), ("pages", PageLayout::Pages)];
        match word(reader, layout, "layout", &words) {
            Some(layout) => options.pages.layout = layout,
            None => is_good = false,
        }
    }
    is_good.then_some(options)
}

/// One of several words.
fn word<T: Copy>(
    reader: &mut Reader<'_>,
    value: &Spanned<DeValue<'_>>,
    key: &str,
    words: &[(&'static str, T)],
) -> Option<T> {
    let text = reader.text(value, &format!("`{key}`"))?;
    let found = words.iter().find(|(word, _)| *word == text);
    if found.is_none() {
        let known = words.iter().map(|(word, _)| *word);
        let label = match errcat_catalog::did_you_mean(text, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the words are {}", known.collect::<Vec<_>>().join(", ")),
        };
        reader.report(value.span(), format!("unknown {key} `{text}`"), label);
    }
    found.map(|(_, meaning)| *meaning)
}
