//! Whatever bytes come, reading ends with findings and not with a panic.

use arbtest::{
    arbitrary::{Result, Unstructured},
    arbtest,
};
use errcat_catalog::{Sources, load, outline, plain, read_document};

/// A catalogue with as much of the language as fits a page.
const FULL: &str = include_str!("full.yaml");

/// Runs a property on `count` inputs; the same ones each time.
fn each(count: u64, size: u64, property: fn(&mut Unstructured<'_>) -> Result<()>) {
    for seed in 1..=count {
        arbtest(property).seed(seed << 32 | size);
    }
}

/// Compiles a text, and looks at every finding as a renderer would.
fn survive(text: &str) {
    let mut sources = Sources::new();
    let file = sources.add("hostile.yaml", text);
    let (catalog, diagnostics) = load(&mut sources, file);
    assert_eq!(catalog.is_none(), diagnostics.has_errors());
    for finding in diagnostics.iter() {
        let spans = finding.related.iter().map(|(span, _)| *span);
        for span in spans.chain([finding.span]) {
            sources.text(span);
            sources.location(span);
        }
        let lines = plain(finding, &sources);
        assert!(!lines.contains(|c: char| c.is_control() && c != '\n'));
    }
    // An outline reads a text many times over, so a quarter of them is enough.
    if catalog.is_none() && text.len().is_multiple_of(4) {
        assert!(!outline(&sources).entries.is_empty());
    }
    #[cfg(feature = "render")]
    errcat_catalog::render(&diagnostics, &sources, errcat_catalog::Style::Plain);
    read_document(&sources, file);
}

#[test]
fn the_catalogue_that_is_mutated_is_valid() {
    assert_eq!(super::findings(FULL), "");
}

#[test]
fn random_bytes_do_no_harm() {
    each(400, 512, |u| {
        let bytes: Vec<u8> = u.arbitrary()?;
        survive(&String::from_utf8_lossy(&bytes));
        Ok(())
    });
}

#[test]
fn random_words_of_yaml_do_no_harm() {
    const WORDS: &[&str] = &[
        "errcat: 1\n",
        "name: x\n",
        "errors:\n",
        "  ",
        "a: ",
        "- ",
        "? ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "\"",
        "'",
        "|\n",
        ">-\n",
        "&a ",
        "*a",
        "<<: ",
        "!t ",
        "#",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "\t",
        "\r\n",
        "\\u0000",
        "é",
        "日",
        "\u{feff}",
        "\u{2028}",
        "${",
        "$code",
        "{x}",
        "message: ",
        "status: ",
        "params: ",
        "envelope: ",
        "null",
        "~",
    ];
    each(1_500, 256, |u| {
        let mut text = String::new();
        while !u.is_empty() {
            text.push_str(u.choose(WORDS)?);
        }
        survive(&text);
        Ok(())
    });
}

#[test]
fn random_changes_of_a_valid_catalogue_do_no_harm() {
    each(1_500, 96, |u| {
        let mut text = FULL.to_owned();
        for _ in 0..u.int_in_range(1..=4)? {
            mutate(&mut text, u)?;
        }
        survive(&text);
        Ok(())
    });
}

fn mutate(text: &mut String, u: &mut Unstructured<'_>) -> Result<()> {
    let place = |text: &str, u: &mut Unstructured<'_>| -> Result<usize> {
        let at = u.int_in_range(0..=text.len())?;
        Ok((0..=at)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0))
    };
    let (a, b) = (place(text, u)?, place(text, u)?);
    let (start, end) = (a.min(b), a.max(b).min(a.min(b) + 40));
    let end = (start..=end)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(start);
    match u.int_in_range(0..=4)? {
        0 => text.replace_range(start..end, ""),
        1 => text.insert_str(
            start,
            u.choose(&[
                "{", "}", "\"", ": ", "\n", "\n- ", "  ", "*a ", "$", "日", "\0",
            ])?,
        ),
        2 => {
            let copied = text[start..end].to_owned();
            text.insert_str(place(text, u)?, &copied);
        }
        3 => text.truncate(start),
        _ => {
            let lines: Vec<_> = text.lines().collect();
            let (first, second) = (
                u.choose_index(lines.len().max(1))?,
                u.choose_index(lines.len().max(1))?,
            );
            let mut lines = lines.clone();
            if !lines.is_empty() {
                lines.swap(first, second);
            }
            *text = lines.join("\n");
        }
    }
    Ok(())
}
