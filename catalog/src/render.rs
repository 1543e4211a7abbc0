//! Findings as rustc shows its own; the only module that knows terminals.

use annotate_snippets::{
    AnnotationKind, Group, Level as Title, Renderer, Snippet, renderer::DecorStyle,
};

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Level},
    groups::{self, counted},
    plain::{Printable, place},
    source::{SourceFile, Sources, Span},
};

/// How many places of findings that say the same are listed.
const MOST_PLACES: usize = 8;

/// How findings are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Letters alone, for files and build scripts.
    Plain,
    /// With the colours of a terminal.
    Coloured,
}

/// Every finding with the lines it is about.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, style: Style) -> String {
    let renderer = renderer(style);
    let mut text = String::new();
    for finding in diagnostics.iter() {
        text.push_str(&renderer.render(&[group(&safe(finding), &[], sources)]));
        text.push_str("\n\n");
    }
    text
}

/// At most so many findings with the lines they are about: of many that say the same the first, with the places of the
/// others, and what is left out by numbers.
pub fn render_most(
    diagnostics: &Diagnostics,
    sources: &Sources,
    style: Style,
    most: usize,
) -> String {
    let renderer = renderer(style);
    let mut text = String::new();
    let groups = diagnostics.groups(most);
    let (shown, hidden) = groups.split_at(most.min(groups.len()));
    for groups::Group { first, others } in shown {
        text.push_str(&renderer.render(&[group(&safe(first), others, sources)]));
        text.push_str("\n\n");
    }
    if !hidden.is_empty() {
        let (number, counts) = counted(hidden);
        let title = format!("{number} more findings are not shown: {counts}");
        let title = Group::with_title(Title::NOTE.primary_title(title));
        text.push_str(&renderer.render(&[title]));
        text.push_str("\n\n");
    }
    text
}

fn renderer(style: Style) -> Renderer {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    renderer.decor_style(DecorStyle::Ascii)
}

/// The finding with nothing in its words that a terminal would obey.
fn safe(finding: &Diagnostic) -> Diagnostic {
    let safe = |text: &String| Printable(text).to_string();
    let mut copy = finding.clone();
    copy.message = safe(&copy.message);
    copy.label = safe(&copy.label);
    copy.help = copy.help.as_ref().map(safe);
    for (_, label) in &mut copy.related {
        *label = safe(label);
    }
    copy
}

fn group<'a>(finding: &'a Diagnostic, others: &[&Diagnostic], sources: &'a Sources) -> Group<'a> {
    let title = match finding.level {
        Level::Deny => Title::ERROR,
        Level::Warn | Level::Allow => Title::WARNING,
    };
    let mut group = title
        .primary_title(&finding.message)
        .id(finding.rule.id)
        .elements(
            std::iter::once(snippet(finding, finding.span.file, sources)).chain(
                finding
                    .related
                    .iter()
                    .map(|(span, _)| span.file)
                    .filter(|file| *file != finding.span.file)
                    .take(1)
                    .map(|file| snippet(finding, file, sources)),
            ),
        );
    if let Some(help) = &finding.help {
        group = group.element(Title::HELP.message(help));
    }
    if !others.is_empty() {
        group = group.element(Title::NOTE.message(alike(finding, others, sources)));
    }
    group
}

/// How many findings say the same, and where.
fn alike(first: &Diagnostic, others: &[&Diagnostic], sources: &Sources) -> String {
    let mut file = first.span.file;
    let listed = others.iter().take(MOST_PLACES).map(|other| {
        let mut text = place(other.span, sources);
        if other.span.file == file {
            let name = Printable(&sources.file(file).name).to_string();
            text.drain(..=name.len());
        }
        file = other.span.file;
        if let Some(name) = difference(other, first) {
            let shown = Printable(name).to_string();
            text = format!("{text} `{shown}`");
        }
        text
    });
    let mut places: Vec<String> = listed.collect();
    if others.len() > MOST_PLACES {
        places.push("…".to_owned());
    }
    format!("{} more say the same: {}", others.len(), places.join(", "))
}

/// The first name of a message that is not in another of the same kind: `` `sold_out` ``, or nothing.
#[cfg(feature = "render")]
fn difference<'a>(finding: &'a Diagnostic, first: &Diagnostic) -> Option<&'a str> {
    let pairs = finding.message.split('`').zip(first.message.split('`'));
    let mut names = pairs.skip(1).step_by(2);
    names.find(|(one, other)| one != other).map(|(one, _)| one)
}

/// The lines of one file that a finding is about: a window, since the renderer reads all that it is given.
fn snippet<'a>(
    finding: &'a Diagnostic,
    file: u32,
    sources: &'a Sources,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = sources.file(file);
    let main = (finding.span, &finding.label, AnnotationKind::Primary);
    let related = finding
        .related
        .iter()
        .map(|(span, label)| (*span, label, AnnotationKind::Context));
    let labels: Vec<_> = std::iter::once(main)
        .chain(related)
        .filter(|(span, ..)| span.file == file)
        .collect();
    let (first, last) = window(source, labels.iter().map(|(span, ..)| *span));
    let bytes = source.lines(first, last);
    let annotations: Vec<_> = labels
        .into_iter()
        .map(|(span, label, kind)| {
            let within = |at: u32| (at as usize).clamp(bytes.start, bytes.end) - bytes.start;
            kind.span(within(span.start)..within(span.end)).label(label)
        })
        .collect();
    Snippet::source(&source.text[bytes])
        .line_start(first)
        .path(&source.name)
        .annotations(annotations)
}

fn window(source: &SourceFile, spans: impl Iterator<Item = Span>) -> (usize, usize) {
    let lines = spans.map(|span| {
        (
            source.location(span.start as usize).line,
            source.location(span.end as usize).line,
        )
    });
    let (first, last) = lines.fold((usize::MAX, 1), |(first, last), (start, end)| {
        (first.min(start), last.max(end))
    });
    (first.saturating_sub(2).max(1), last + 2)
}
