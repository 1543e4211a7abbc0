//! What an output says besides its target and its path.

use errcat_codegen::{Flavor, OpenApiVersion, Options, PageLayout, Target};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::read::Reader;

/// The keys of outputs that are for some targets, each with those.
pub(super) const KEYS: &[(&str, &[Target])] = &[
    ("layout", &[Target::Markdown]),
    ("flavor", &[Target::Markdown]),
    ("base", &[Target::Markdown]),
    ("version", OPENAPI),
    ("prefix", OPENAPI),
    ("open", OPENAPI),
];

const OPENAPI: &[Target] = &[Target::OpenApi, Target::OpenApiOverlay];

/// Those that are for many pages.
const OF_PAGES: &[&str] = &["flavor", "base"];

/// The generators that know pages by their addresses.
const OF_BASE: [Flavor; 2] = [Flavor::Starlight, Flavor::Mintlify];

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
        if !of.contains(target) {
            let names: Vec<_> = of.iter().map(|of| format!("`{}`", of.name())).collect();
            let targets = if names.len() > 1 { "targets" } else { "target" };
            let message = format!("`{key}` is for the {targets} {}", names.join(" and "));
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
    if let Some(version) = table.get("version") {
        match self::version(reader, version) {
            Some(version) => options.openapi.version = version,
            None => is_good = false,
        }
    }
    if let Some(value) = table.get("prefix") {
        match prefix(reader, value) {
            Some(prefix) => options.openapi.prefix = prefix,
            None => is_good = false,
        }
    }
    if let Some(value) = table.get("open") {
        let open = value.get_ref().as_bool();
        if open.is_none() {
            reader.report_type(value, "`open`", "true or false");
            is_good = false;
        }
        options.openapi.open = open.unwrap_or_default();
    }
    if let Some(flavor) = table.get("flavor") {
        let words = Flavor::ALL.map(|flavor| (flavor.as_str(), flavor));
        match word(reader, flavor, "flavor", &words) {
            Some(flavor) => options.pages.flavor = flavor,
            None => is_good = false,
        }
    }
    if let Some(base) = table.get("base") {
        match self::base(reader, base) {
            Some(base) => options.pages.base = Some(base),
            None => is_good = false,
        }
    }
    if *target == Target::Markdown && options.pages.layout == PageLayout::Page {
        for key in OF_PAGES {
            let mut keys = table.iter().map(|(written, _)| written);
            if let Some(written) = keys.find(|written| written.get_ref() == key) {
                let message = format!("`{key}` is for many pages");
                reader.report(written.span(), message, "add `layout = \"pages\"`");
                is_good = false;
            }
        }
    }
    let flavor = options.pages.flavor;
    let mut keys = table.iter().map(|(written, _)| written);
    if let Some(written) = keys.find(|written| written.get_ref() == "base")
        && is_good
        && !OF_BASE.contains(&flavor)
    {
        let names = OF_BASE.map(|flavor| format!("`{}`", flavor.as_str()));
        let message = format!("`base` is for the flavors {}", names.join(" and "));
        let help = format!(
            "remove it: pages of `{}` lead to each other by their files",
            flavor.as_str()
        );
        reader.report(written.span(), message, help);
        is_good = false;
    }
    is_good.then_some(options)
}

/// The version of `OpenAPI`. Of one that is not made, such as 3.2, the newest is meant.
fn version(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Option<OpenApiVersion> {
    let text = reader.text(value, "`version`")?;
    match text {
        "3.0" => return Some(OpenApiVersion::V3_0),
        "3.1" => return Some(OpenApiVersion::V3_1),
        _ => {}
    }
    let label = if text.starts_with("3.0") {
        "did you mean `3.0`?"
    } else if text.starts_with("3.1") {
        "did you mean `3.1`?"
    } else {
        "write `3.1`, the newest, or `3.0`; what reads 3.2 reads 3.1 too"
    };
    reader.report(value.span(), format!("unknown version `{text}`"), label);
    None
}

/// What the names of components begin with.
fn prefix(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Option<String> {
    let prefix = reader.text(value, "`prefix`")?;
    let is_legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if prefix.replace("{name}", "").chars().all(is_legal) {
        return Some(prefix.to_owned());
    }
    let message = format!("`{prefix}` cannot begin the name of a component");
    reader.report(
        value.span(),
        message,
        "letters, digits, `.`, `_`, `-` and `{name}`",
    );
    None
}

/// The path of a folder in a site: `/errors`.
fn base(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Option<String> {
    let text = reader.text(value, "`base`")?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~".contains(c);
    let is_path = text.starts_with('/') && !text.contains("//") && text.chars().all(is_plain);
    if !is_path {
        let message = format!("`{text}` is no path of a site");
        reader.report(value.span(), message, "write it as in `/docs/errors`");
    }
    is_path.then(|| text.trim_end_matches('/').to_owned())
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
