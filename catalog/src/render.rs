//! Findings as rustc shows its own; the only module that knows terminals.

use annotate_snippets::{
    AnnotationKind, Element, Group, Level as Title, Origin, Renderer, Snippet, renderer::DecorStyle,
};

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Level},
    groups::{self, counted},
    plain::{Printable, place},
    source::{SourceFile, Sources, Span},
};

/// How many places of findings that say the same are listed.
const MOST_PLACES: usize = 8;

/// How many places a finding shows at most.
const MOST_LABELS: usize = 16;

/// How many lines may be between two that are drawn as neighbours.
const MOST_BETWEEN: usize = 100;

/// How long the lines of a finding may be, in bytes, to be drawn whole.
const MOST_BYTES: usize = 32 << 10;

/// How many bytes of a long line are drawn before and behind the words that it is about.
const EXCERPT: usize = 60;

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
        .elements(drawn(finding, sources));
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

/// What a finding says of a place.
type Label<'a> = (Span, &'a str, AnnotationKind);

/// The windows onto the lines that a finding is about: those of its own file, then those of one other.
fn drawn<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Vec<Element<'a>> {
    let main = (
        finding.span,
        finding.label.as_str(),
        AnnotationKind::Primary,
    );
    let related = finding.related.iter();
    let related = related.map(|(span, label)| (*span, label.as_str(), AnnotationKind::Context));
    let labels: Vec<Label<'a>> = std::iter::once(main)
        .chain(related)
        .take(MOST_LABELS)
        .collect();
    let own = finding.span.file;
    let other = labels.iter().map(|(span, ..)| span.file);
    let other = other.clone().find(|file| *file != own);
    let mut elements = Vec::new();
    for file in std::iter::once(own).chain(other) {
        let labels = labels.iter().filter(|(span, ..)| span.file == file);
        let source = sources.file(file);
        for labels in neighbours(labels.copied().collect(), source) {
            elements.extend(snippet(&labels, source));
        }
    }
    elements
}

/// The labels in groups that are drawn together: the renderer reads every line between them.
fn neighbours<'a>(labels: Vec<Label<'a>>, source: &SourceFile) -> Vec<Vec<Label<'a>>> {
    let mut groups: Vec<Vec<Label<'a>>> = Vec::new();
    for label in labels {
        let (first, last) = window(source, [label.0].into_iter());
        let is_near = |group: &&mut Vec<Label<'a>>| {
            let (start, end) = window(source, group.iter().map(|(span, ..)| *span));
            first <= end + MOST_BETWEEN && start <= last + MOST_BETWEEN
        };
        match groups.iter_mut().find(is_near) {
            Some(group) => group.push(label),
            None => groups.push(vec![label]),
        }
    }
    groups
}

/// A window, since the renderer reads all that it is given.
fn snippet<'a>(labels: &[Label<'a>], source: &'a SourceFile) -> Vec<Element<'a>> {
    let (first, last) = window(source, labels.iter().map(|(span, ..)| *span));
    let bytes = source.lines(first, last);
    if bytes.len() > MOST_BYTES {
        return labels
            .iter()
            .flat_map(|label| excerpt(label, source))
            .collect();
    }
    let annotations = labels.iter().map(|(span, label, kind)| {
        let within = |at: u32| (at as usize).clamp(bytes.start, bytes.end) - bytes.start;
        kind.span(within(span.start)..within(span.end))
            .label(*label)
    });
    let annotations: Vec<_> = annotations.collect();
    let snippet = Snippet::source(&source.text[bytes])
        .line_start(first)
        .path(&source.name)
        .annotations(annotations);
    vec![snippet.into()]
}

/// The piece of a long line that a label is about.
fn excerpt<'a>((span, label, kind): &Label<'a>, source: &'a SourceFile) -> [Element<'a>; 2] {
    let place = source.location(span.start as usize);
    let line = source.lines(place.line, place.line);
    let text = &source.text;
    let (start, end) = (span.start as usize, (span.end as usize).min(line.end));
    let from = boundary(text, start.saturating_sub(EXCERPT)).max(line.start);
    let end = boundary(text, end.min(start + EXCERPT)).max(start);
    let to = boundary(text, end + EXCERPT).min(line.end);
    let origin = Origin::path(&source.name)
        .line(place.line)
        .char_column(place.column);
    let snippet = Snippet::source(text[from..to].trim_end_matches('\n'))
        .line_start(place.line)
        .annotation(kind.span(start - from..end - from).label(*label));
    [origin.into(), snippet.into()]
}

/// The end of the last character that is whole before a byte.
fn boundary(text: &str, byte: usize) -> usize {
    let bytes = (0..=byte.min(text.len())).rev();
    let mut ends = bytes.filter(|at| text.is_char_boundary(*at));
    ends.next().unwrap_or_default()
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
