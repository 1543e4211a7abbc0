//! The layout of the reference, with a default for catalogues that give none.

use super::Resolver;
use crate::{
    anchor,
    api::{
        Api, Column, ColumnKey, DateStyle, Docs, GroupBy, Layout, NamedValue, Section, SectionKind,
        Show, Updated,
    },
    diagnostic::Diagnostic,
    language::{DocsNode, SectionNode, UpdatedNode},
    name,
    read::{Given as _, Map, Scalar, Text},
    rule,
};

impl Resolver<'_> {
    pub(super) fn docs(&mut self, api: &Api) -> Docs {
        let document = self.document;
        let absent = DocsNode::default();
        let node = document.docs.as_ref().unwrap_or(&absent);
        let group_by = node.group_by.value_or(GroupBy::None);
        let mut columns = self.columns(&node.columns, Show::Errors);
        if columns.is_empty() {
            columns = default_columns(Show::Errors, api);
        }
        let sections = if node.sections.is_empty() {
            default_sections(api, group_by, &columns)
        } else {
            let mut sections = Vec::new();
            for section in &node.sections {
                sections.push(self.section(api, section, group_by, &columns));
            }
            sections
        };
        Docs {
            url: api.docs.url.clone(),
            breadcrumb: self.optional(node.breadcrumb.as_ref()),
            updated: node
                .updated
                .as_ref()
                .and_then(|updated| self.updated(updated)),
            sections,
            footer: self.optional(node.footer.as_ref()),
            front_matter: node
                .front_matter
                .iter()
                .map(|(name, json)| NamedValue {
                    name: name.value.clone(),
                    value: json.value.clone(),
                })
                .collect(),
        }
    }

    fn section(
        &mut self,
        api: &Api,
        node: &SectionNode,
        group_by: GroupBy,
        columns: &[Column],
    ) -> Section {
        let show = node.show.value_or(Show::Text);
        let own = self.columns(&node.columns, show);
        for group in &node.groups {
            self.refer(group, "a group", &self.document.groups);
        }
        for name in &node.kinds {
            self.refer(name, "a kind", &self.document.kinds);
        }
        for name in &node.traits {
            self.refer(name, "a trait", &self.document.traits);
        }
        for header in &node.headers {
            self.refer(header, "a header", &self.document.headers);
        }
        if let Some(table) = &node.table {
            self.refer(table, "a table", &self.document.tables);
        }
        if let Some(example) = &node.example {
            self.refer_to_error(example);
        }
        let title = self.optional(node.title.as_ref());
        Section {
            anchor: node
                .anchor
                .value()
                .or_else(|| title.as_ref().map(|title| anchor::of_title(title))),
            title,
            level: self.level(node),
            body: self.optional(node.body.as_ref()),
            kind: node.kind.value_or(SectionKind::Section),
            show,
            layout: node.layout.value_or(Layout::Table),
            group_by: node.group_by.value_or(group_by),
            groups: node
                .groups
                .iter()
                .map(|group| group.value.clone())
                .collect(),
            kinds: node.kinds.iter().map(|name| name.value.clone()).collect(),
            traits: node.traits.iter().map(|name| name.value.clone()).collect(),
            columns: match show {
                _ if !own.is_empty() => own,
                Show::Errors
                    if node
                        .layout
                        .as_ref()
                        .is_some_and(|layout| layout.value == Layout::Details) =>
                {
                    details_columns(columns, api)
                }
                Show::Errors => columns.to_vec(),
                other => default_columns(other, api),
            },
            headers: node
                .headers
                .iter()
                .map(|header| header.value.clone())
                .collect(),
            table: node.table.value(),
            example: node.example.value(),
        }
    }

    fn level(&mut self, node: &SectionNode) -> u8 {
        let Some(level) = &node.level else { return 2 };
        match u8::try_from(level.value) {
            Ok(value) if (2..=6).contains(&value) => value,
            _ => {
                self.diagnostics.push(
                    Diagnostic::new(
                        &rule::WRONG_TYPE,
                        level.span,
                        format!("a section's heading has no level {}", level.value),
                        "expected 2 to 6",
                    )
                    .help("the page's title has level 1"),
                );
                2
            }
        }
    }

    fn columns(&mut self, columns: &Map<Text>, show: Show) -> Vec<Column> {
        let mut resolved = Vec::new();
        for (key, label) in columns {
            if let Some(column) = ColumnKey::from_text(&key.value) {
                resolved.push(Column {
                    key: column,
                    label: self.text(label),
                });
            } else {
                let mut reader = crate::read::Reader {
                    diagnostics: self.diagnostics,
                    key: key.span,
                    keyword: "columns",
                    record: None,
                };
                let known = show.columns();
                if known.is_empty() {
                    continue;
                }
                let words: Vec<_> = known.iter().map(|column| column.as_str()).collect();
                reader.unknown_word(key.span, &key.value, &words);
            }
        }
        resolved
    }

    fn updated(&mut self, node: &UpdatedNode) -> Option<Updated> {
        let date = node.date.as_ref()?;
        let style = node.style.value_or(DateStyle::Iso);
        let Some(written) = written(&date.value, style) else {
            self.not_a_date(date);
            return None;
        };
        let label = self
            .optional(node.label.as_ref())
            .unwrap_or_else(|| "Last updated".to_owned());
        Some(Updated {
            date: date.value.clone(),
            text: format!("{label} {written}"),
            label,
            style,
        })
    }

    pub(super) fn not_a_date(&mut self, date: &Text) {
        let message = format!("`{}` is not a date", date.value);
        let finding = Diagnostic::new(&rule::WRONG_TYPE, date.span, message, "expected a date");
        let help = "write it as ISO 8601 does: `2026-06-03`";
        self.diagnostics.push(finding.help(help));
    }
}

/// Whether a text is a date of ISO 8601; of two such texts the later one is the greater.
pub(crate) fn is_date(text: &str) -> bool {
    written(text, DateStyle::Iso).is_some()
}

/// A date of ISO 8601 in that style, if it is one.
pub(super) fn written(date: &str, style: DateStyle) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let sized =
        |text: &str, len| text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
    if !sized(year, 4) || !sized(month, 2) || !sized(day, 2) || parts.next().is_some() {
        return None;
    }
    let month: usize = month.parse().ok()?;
    let year_number: u32 = year.parse().ok()?;
    let is_leap = year_number.is_multiple_of(4)
        && (!year_number.is_multiple_of(100) || year_number.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let day: u32 = day.parse().ok().filter(|day| (1..=days).contains(day))?;
    let month = MONTHS.get(month.checked_sub(1)?)?;
    Some(match style {
        DateStyle::Iso => date.to_owned(),
        DateStyle::Long => format!("{month} {day}, {year}"),
        DateStyle::DayFirst => format!("{day} {month} {year}"),
    })
}

fn default_columns(show: Show, api: &Api) -> Vec<Column> {
    let columns: &[(ColumnKey, &str)] = match show {
        Show::Errors => &[
            (ColumnKey::Code, "Code"),
            (ColumnKey::Number, "Number"),
            (ColumnKey::Status, "Status"),
            (ColumnKey::Cause, "Cause"),
            (ColumnKey::Remedy, "Remedy"),
        ],
        Show::Fields => &[
            (ColumnKey::Name, "Field"),
            (ColumnKey::Description, "Meaning"),
            (ColumnKey::Stable, "Stability"),
            (ColumnKey::UserSafe, "Safe for end users"),
        ],
        Show::Statuses => &[
            (ColumnKey::Status, "Status"),
            (ColumnKey::Title, "Meaning"),
            (ColumnKey::Description, "Description"),
        ],
        Show::Exceptions => &[
            (ColumnKey::Python, "Python"),
            (ColumnKey::Typescript, "TypeScript"),
            (ColumnKey::Parent, "Extends"),
            (ColumnKey::Exit, "Exit code"),
            (ColumnKey::When, "When raised"),
        ],
        Show::Classes => &[
            (ColumnKey::Code, "Code"),
            (ColumnKey::Rust, "Rust"),
            (ColumnKey::Typescript, "TypeScript"),
            (ColumnKey::Python, "Python"),
            (ColumnKey::Params, "Attributes"),
        ],
        Show::Samples => &[
            (ColumnKey::Typescript, "TypeScript"),
            (ColumnKey::Python, "Python"),
            (ColumnKey::Rust, "Rust"),
        ],
        _ => &[],
    };
    columns
        .iter()
        .filter(|(key, _)| is_filled(*key, api))
        .map(|(key, label)| Column {
            key: *key,
            label: (*label).to_owned(),
        })
        .collect()
}

/// Whether the catalogue has anything for a column that few have.
fn is_filled(key: ColumnKey, api: &Api) -> bool {
    match key {
        ColumnKey::Aliases => api.entries.iter().any(|entry| !entry.aliases.is_empty()),
        ColumnKey::Kind => !api.kinds.is_empty(),
        ColumnKey::Close => api.public_entries().any(|entry| entry.close.is_some()),
        ColumnKey::Exit => api.has_exits(),
        ColumnKey::Prefix => !api.prefixes().is_empty(),
        ColumnKey::Base => api
            .public_entries()
            .any(|entry| entry.bases().next().is_some()),
        ColumnKey::Parent => api.exceptions.iter().any(|class| class.parent.is_some()),
        _ => true,
    }
}

/// What an error in full shows, under the labels that the tables have for the same. Its severity is of use to whoever runs
/// the API, and so stands on the page only where a section asks for it.
fn details_columns(labelled: &[Column], api: &Api) -> Vec<Column> {
    let columns = [
        (ColumnKey::Title, "Title"),
        (ColumnKey::Description, "Description"),
        (ColumnKey::Number, "Number"),
        (ColumnKey::Aliases, "Also known as"),
        (ColumnKey::Status, "Status"),
        (ColumnKey::Kind, "Kind"),
        (ColumnKey::Parent, "A case of"),
        (ColumnKey::Prefix, "Cases begin with"),
        (ColumnKey::Base, "Also a"),
        (ColumnKey::Grpc, "gRPC"),
        (ColumnKey::Message, "Message"),
        (ColumnKey::Cause, "Cause"),
        (ColumnKey::Remedy, "Remedy"),
        (ColumnKey::Retry, "Retry"),
        (ColumnKey::Processed, "Has taken effect"),
        (ColumnKey::Fault, "Fault"),
        (ColumnKey::Channels, "Comes"),
        (ColumnKey::Close, "Close code"),
        (ColumnKey::Exit, "Exit code"),
        (ColumnKey::Operations, "Operations"),
        (ColumnKey::Since, "Since"),
        (ColumnKey::Cases, "Cases"),
        (ColumnKey::Reasons, "Reasons"),
        (ColumnKey::Params, "Params"),
        (ColumnKey::Examples, "Examples"),
    ];
    let column = |(key, label): (ColumnKey, &str)| {
        let mut own = labelled.iter().filter(|column| column.key == key);
        Column {
            key,
            label: own
                .next()
                .map_or_else(|| label.to_owned(), |own| own.label.clone()),
        }
    };
    let has_cases = api.entries.iter().any(|entry| entry.parent.is_some());
    let is_there = |key: ColumnKey| match key {
        ColumnKey::Parent => has_cases,
        key => is_filled(key, api),
    };
    let columns = columns.into_iter().filter(|(key, _)| is_there(*key));
    columns.map(column).collect()
}

/// The sections of a catalogue that lays out none: what there is of it, in the order of interest.
fn default_sections(api: &Api, group_by: GroupBy, columns: &[Column]) -> Vec<Section> {
    let section = |title: &str, show, columns| Section {
        title: Some(title.to_owned()),
        anchor: Some(anchor::of_title(title)),
        level: 2,
        body: None,
        kind: SectionKind::Section,
        show,
        layout: Layout::Table,
        group_by: if show == Show::Errors {
            group_by
        } else {
            GroupBy::None
        },
        groups: Vec::new(),
        kinds: Vec::new(),
        traits: Vec::new(),
        columns,
        headers: Vec::new(),
        table: None,
        example: None,
    };
    let plain = |title: &str, show| section(title, show, default_columns(show, api));
    let details = Section {
        layout: Layout::Details,
        group_by: GroupBy::None,
        ..section("Details", Show::Errors, details_columns(columns, api))
    };
    let mut sections = Vec::new();
    let mut add = |there_is: bool, section: Section| {
        if there_is {
            sections.push(section);
        }
    };
    add(
        api.envelope.is_some(),
        plain("Error responses", Show::Envelope),
    );
    add(!api.fields.is_empty(), plain("Fields", Show::Fields));
    add(!api.statuses.is_empty(), plain("Statuses", Show::Statuses));
    add(true, section("Errors", Show::Errors, columns.to_vec()));
    add(true, details);
    add(
        !api.operations.is_empty(),
        plain("Operations", Show::Operations),
    );
    add(!api.kinds.is_empty(), plain("Kinds", Show::Kinds));
    add(!api.traits.is_empty(), plain("Traits", Show::Traits));
    add(api.has_rules(), plain("Retrying", Show::Retry));
    add(true, plain("Exceptions", Show::Exceptions));
    add(true, plain("Classes", Show::Classes));
    add(!api.headers.is_empty(), plain("Headers", Show::Headers));
    add(
        !api.correlation.is_empty(),
        plain("Correlation", Show::Correlation),
    );
    add(
        api.common_params().next().is_some(),
        plain("Values of all errors", Show::Params),
    );
    add(!api.constants.is_empty(), plain("Limits", Show::Constants));
    for table in &api.tables {
        let titled = section(&name::words(&table.id), Show::Table, Vec::new());
        add(
            true,
            Section {
                table: Some(table.id.clone()),
                ..titled
            },
        );
    }
    add(
        api.no_longer_sent().next().is_some(),
        plain("Retired codes", Show::Retired),
    );
    sections
}
