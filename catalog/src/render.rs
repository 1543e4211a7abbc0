//! Findings as rustc shows its own; the only module that knows terminals.

use annotate_snippets::{
    AnnotationKind, Group, Level as Title, Renderer, Snippet, renderer::DecorStyle,
};

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Level},
    source::{SourceFile, Sources, Span},
};

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
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    }
    .decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for finding in diagnostics.iter() {
        text.push_str(&renderer.render(&groups(finding, sources)));
        text.push_str("\n\n");
    }
    text
}

fn groups<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Vec<Group<'a>> {
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
    vec![group]
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
