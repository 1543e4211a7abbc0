//! What a catalogue declares besides its errors: headers, constants, classes, groups, statuses, tables.

use super::{Resolver, ends::inherit_exits};
use crate::{
    anchor,
    api::{
        Api, Constant, Correlation, Exception, Field, Group, Header, Retired, Segment, StatusInfo,
        Table, Trait,
    },
    each::each,
    language::{ConstantNode, CorrelationNode, FieldNode, GroupNode, HeaderNode},
    name,
    read::{Either, Given as _, Text},
    status::Status,
};

impl Resolver<'_> {
    pub(super) fn fields(&mut self) -> Vec<Field> {
        let document = self.document;
        let mut resolve = |(name, field): &(Text, Either<Text, FieldNode>)| match field {
            Either::Short(doc) => Field {
                name: name.value.clone(),
                doc: Some(self.text(doc)),
                stable: None,
                user_safe: None,
            },
            Either::Long(long) => Field {
                name: name.value.clone(),
                doc: self.optional(long.doc.as_ref()),
                stable: long.stable.value(),
                user_safe: long.user_safe.value(),
            },
        };
        each(&document.fields.0, &mut resolve)
    }

    pub(super) fn headers(&mut self) -> Vec<Header> {
        let document = self.document;
        let mut resolve = |(role, header): &(Text, Either<Text, HeaderNode>)| match header {
            Either::Short(name) => Header {
                role: role.value.clone(),
                name: name.value.clone(),
                doc: None,
                on: None,
            },
            Either::Long(long) => Header {
                role: role.value.clone(),
                name: long.name.value().unwrap_or_default(),
                doc: self.optional(long.doc.as_ref()),
                on: self.optional(long.on.as_ref()),
            },
        };
        each(&document.headers.0, &mut resolve)
    }

    pub(super) fn correlation(&mut self) -> Vec<Correlation> {
        let document = self.document;
        let mut resolve = |(name, id): &(Text, Either<Text, CorrelationNode>)| match id {
            Either::Short(doc) => Correlation {
                name: name.value.clone(),
                identifiers: name::param(name.as_str()),
                doc: Some(self.text(doc)),
                header: None,
                path: vec![Segment::Key(name.value.clone())],
            },
            Either::Long(long) => Correlation {
                name: name.value.clone(),
                identifiers: name::param(name.as_str()),
                doc: self.optional(long.doc.as_ref()),
                header: long.header.value(),
                path: self.path(long.at.as_ref().unwrap_or(name)),
            },
        };
        each(&document.correlation.0, &mut resolve)
    }

    pub(super) fn constant_list(&mut self) -> Vec<Constant> {
        let document = self.document;
        let mut resolve = |(name, constant): &(Text, Either<Text, ConstantNode>)| Constant {
            name: name.value.clone(),
            value: self.constants.get(&name.value).cloned().unwrap_or_default(),
            doc: match constant {
                Either::Short(_) => None,
                Either::Long(long) => self.optional(long.doc.as_ref()),
            },
        };
        each(&document.constants.0, &mut resolve)
    }

    pub(super) fn exceptions(&mut self) -> Vec<Exception> {
        let document = self.document;
        if document.exceptions.0.is_empty() {
            let class = |name: &str, statuses, fallback| Exception {
                name: name.to_owned(),
                identifiers: name::class(name),
                statuses,
                fallback,
                parent: None,
                exit: None,
                doc: None,
            };
            return vec![
                class("ClientError", vec![Status::Class(4)], false),
                class("ServerError", vec![Status::Class(5)], false),
                class("APIError", Vec::new(), true),
            ];
        }
        let mut exceptions = Vec::new();
        for (name, exception) in &document.exceptions {
            let (on, parent, exit, doc, rename) = match exception {
                Either::Short(on) => (on, None, None, None, None),
                Either::Long(long) => (
                    &long.status,
                    long.parent.as_ref(),
                    self.exit(long.exit.as_ref()),
                    long.doc.as_ref(),
                    long.rename.as_ref(),
                ),
            };
            let parent =
                parent.filter(|parent| self.refer(parent, "an exception", &document.exceptions));
            let mut statuses = Vec::new();
            for text in on.0.iter().filter(|text| text.value != "fallback") {
                statuses.extend(self.status_or_fallback(text));
            }
            exceptions.push(Exception {
                name: name.value.clone(),
                identifiers: self.renamed(name::class(&name.value), rename),
                statuses,
                fallback: on.0.iter().any(|text| text.value == "fallback"),
                parent: parent.map(|parent| parent.value.clone()),
                exit,
                doc: self.optional(doc),
            });
        }
        inherit_exits(&mut exceptions);
        exceptions
    }

    pub(super) fn groups(&mut self) -> Vec<Group> {
        let document = self.document;
        let mut resolve = |(id, group): &(Text, Either<Text, GroupNode>)| match group {
            Either::Short(title) => Group {
                id: id.value.clone(),
                title: self.text(title),
                description: None,
                codes: None,
            },
            Either::Long(long) => {
                if let Some(kind) = &long.kind {
                    self.refer(kind, "a kind", &document.kinds);
                }
                Group {
                    id: id.value.clone(),
                    title: self
                        .optional(long.title.as_ref())
                        .unwrap_or_else(|| name::words(&id.value)),
                    description: self.optional(long.description.as_ref()),
                    codes: long.codes.as_ref().and_then(|codes| self.band(codes)),
                }
            }
        };
        each(&document.groups.0, &mut resolve)
    }

    pub(super) fn traits(&mut self) -> Vec<Trait> {
        let document = self.document;
        let mut resolve = |(name, doc): &(Text, Text)| {
            self.judge_name(name);
            Trait {
                name: name.value.clone(),
                doc: self.text(doc),
            }
        };
        each(&document.traits.0, &mut resolve)
    }

    pub(super) fn statuses(&mut self) -> Vec<StatusInfo> {
        let document = self.document;
        let mut statuses = Vec::new();
        for (key, info) in &document.statuses {
            let Some(status) = self.status_key(key) else {
                continue;
            };
            let (title, description) = match info {
                Either::Short(title) => (Some(title), None),
                Either::Long(long) => (long.title.as_ref(), long.description.as_ref()),
            };
            let title = self.optional(title);
            statuses.push(StatusInfo {
                status,
                title: title
                    .unwrap_or_else(|| status.phrase().unwrap_or("Unregistered").to_owned()),
                description: self.optional(description),
            });
        }
        statuses
    }

    pub(super) fn tables(&mut self) -> Vec<Table> {
        let document = self.document;
        let mut tables = Vec::new();
        for (id, table) in &document.tables {
            tables.push(Table {
                id: id.value.clone(),
                columns: each(&table.columns, &mut |column| self.text(column)),
                rows: each(&table.rows, &mut |row| {
                    each(row, &mut |cell| self.text(cell))
                }),
            });
        }
        tables
    }

    pub(super) fn retired(&mut self, api: &Api) -> Vec<Retired> {
        let document = self.document;
        let mut retired = Vec::new();
        for (name, node) in &document.retired {
            let derived = name::code(&name.value, api.code_style);
            if let Some(target) = &node.replaced_by {
                self.refer_to_error(target);
            }
            let heir = (node.replaced_by.as_ref()).and_then(|heir| api.entry(&heir.value));
            // An entry that was renamed still sends the code.
            let is_sent = |code: &String| heir.is_some_and(|heir| heir.code.as_ref() == Some(code));
            let code = node.code.value().or(derived).filter(|code| !is_sent(code));
            retired.push(Retired {
                name: name.value.clone(),
                anchor: anchor::of_error(api.docs.url.as_deref(), code.as_deref(), &name.value),
                code,
                status: node.status.value(),
                introduced: self.optional(node.introduced.as_ref()),
                until: self.optional(node.until.as_ref()),
                since: self.optional(node.since.as_ref()),
                replaced_by: node.replaced_by.value(),
                note: self.optional(node.note.as_ref()),
            });
        }
        retired
    }
}

impl Either<Text, HeaderNode> {
    /// The header's name, if it is given.
    pub(crate) fn name(&self) -> Option<&Text> {
        match self {
            Self::Short(name) => Some(name),
            Self::Long(long) => long.name.as_ref(),
        }
    }
}
