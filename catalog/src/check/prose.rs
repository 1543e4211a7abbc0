//! The Markdown of a catalogue, text by text.

use crate::{
    api::Audience,
    language::{Document, RetryValue},
    read::{Either, OneOrMany, Text},
    resolve::{Draft, expanded},
};

/// A text in Markdown.
pub(super) struct Prose<'a> {
    pub(super) written: &'a Text,
    /// With its constants in place.
    pub(super) text: String,
    /// The entry that it is of, by its place in the catalogue.
    pub(super) entry: Option<usize>,
    pub(super) has_blocks: bool,
}

/// Every text in Markdown, those of errors that are not public left out if `is_public`.
pub(super) fn prose(draft: &Draft, is_public: bool) -> Vec<Prose<'_>> {
    let mut gathered = Gathered {
        draft,
        is_all: false,
        list: Vec::new(),
        entry: None,
    };
    gathered.catalogue(&draft.document);
    for (index, entry) in draft.api.entries.iter().enumerate() {
        if !is_public || entry.audience == Audience::Public {
            gathered.entry = Some(index);
            gathered.error(index);
        }
    }
    gathered.list
}

/// Every text in words as it is written, messages and titles too.
pub(super) fn texts(draft: &Draft) -> Vec<Prose<'_>> {
    let mut gathered = Gathered {
        draft,
        is_all: true,
        list: Vec::new(),
        entry: None,
    };
    gathered.catalogue(&draft.document);
    for index in 0..draft.api.entries.len() {
        gathered.entry = Some(index);
        gathered.error(index);
        let (_, node) = draft.written(index);
        for (text, _) in node.messages() {
            gathered.inline(Some(text));
        }
        gathered.inline(node.title.as_ref());
        for (_, reason) in &node.reasons {
            gathered.inline(reason.message.as_ref());
            gathered.inline(reason.title.as_ref());
        }
    }
    gathered.list
}

struct Gathered<'a> {
    draft: &'a Draft,
    /// Whether texts count that can have no link, and what is Markdown or not, as they are.
    is_all: bool,
    list: Vec<Prose<'a>>,
    entry: Option<usize>,
}

impl<'a> Gathered<'a> {
    fn put(&mut self, text: Option<&'a Text>, has_blocks: bool) {
        if self.is_all {
            self.list.extend(text.map(|written| Prose {
                written,
                text: String::new(),
                entry: self.entry,
                has_blocks,
            }));
            return;
        }
        // A link has one of these.
        if let Some(written) = text.filter(|text| text.value.contains(['[', '<', '#', '='])) {
            self.list.push(Prose {
                written,
                text: expanded(&self.draft.document, written),
                entry: self.entry,
                has_blocks,
            });
        }
    }

    fn inline(&mut self, text: Option<&'a Text>) {
        self.put(text, false);
    }

    fn block(&mut self, text: Option<&'a Text>) {
        self.put(text, true);
    }

    fn each(&mut self, texts: &'a OneOrMany<Text>) {
        for text in &texts.0 {
            self.advice(Some(text));
        }
    }

    /// A cause or a remedy, which may have blocks.
    fn advice(&mut self, text: Option<&'a Text>) {
        let has_blocks = text.is_some_and(|text| text.value.contains('\n'));
        self.put(text, has_blocks);
    }

    fn note(&mut self, retry: Option<&'a RetryValue>) {
        if let Some(Either::Long(long)) = retry {
            self.inline(long.note.as_ref());
        }
    }

    fn catalogue(&mut self, document: &'a Document) {
        self.inline(document.summary.as_ref());
        for (_, field) in &document.fields {
            match field {
                Either::Short(text) => self.put(Some(text), false),
                Either::Long(long) => self.inline(long.doc.as_ref()),
            }
        }
        for (_, header) in &document.headers {
            if let Either::Long(long) = header {
                self.inline(long.doc.as_ref());
                self.inline(long.on.as_ref());
            }
        }
        for (_, id) in &document.correlation {
            match id {
                Either::Short(text) => self.put(Some(text), false),
                Either::Long(long) => self.inline(long.doc.as_ref()),
            }
        }
        for (_, param) in &document.params {
            if let Either::Long(long) = param {
                self.inline(long.doc.as_ref());
            }
        }
        for (_, constant) in &document.constants {
            if let Either::Long(long) = constant {
                self.inline(long.doc.as_ref());
            }
        }
        for (_, fields) in &document.types {
            for (_, field) in fields {
                if let Either::Long(long) = field {
                    self.inline(long.doc.as_ref());
                }
            }
        }
        for (_, class) in &document.exceptions {
            if let Either::Long(long) = class {
                self.inline(long.doc.as_ref());
            }
        }
        for (_, kind) in &document.kinds {
            match kind {
                Either::Short(text) => self.put(Some(text), false),
                Either::Long(long) => {
                    self.inline(long.doc.as_ref());
                    for (_, param) in &long.params {
                        if let Either::Long(long) = param {
                            self.inline(long.doc.as_ref());
                        }
                    }
                    self.note(long.retry.as_ref());
                }
            }
        }
        for (_, group) in &document.groups {
            if let Either::Long(long) = group {
                self.block(long.description.as_ref());
            }
        }
        for (_, status) in &document.statuses {
            if let Either::Long(long) = status {
                self.inline(long.description.as_ref());
            }
        }
        if let Some(retry) = &document.retry {
            for (_, rule) in &retry.statuses {
                self.note(Some(rule));
            }
            for rule in [&retry.network, &retry.timeout, &retry.default] {
                self.note(rule.as_ref());
            }
        }
        for (_, retired) in &document.retired {
            self.inline(retired.note.as_ref());
        }
        for (_, operation) in &document.operations {
            if let Either::Long(long) = operation {
                self.inline(long.doc.as_ref());
            }
        }
        for (_, table) in &document.tables {
            for cell in table.rows.iter().flatten() {
                self.put(Some(cell), false);
            }
        }
        if let Some(docs) = &document.docs {
            for section in &docs.sections {
                self.block(section.body.as_ref());
            }
            self.block(docs.footer.as_ref());
        }
    }

    fn error(&mut self, index: usize) {
        let (_, node) = self.draft.written(index);
        self.each(&node.cause);
        self.each(&node.remedy);
        for (_, when) in node.messages() {
            self.inline(when);
        }
        for case in &node.cases {
            self.advice(case.cause.as_ref());
            self.advice(case.remedy.as_ref());
        }
        self.block(node.description.as_ref());
        for (_, param) in &node.params {
            if let Either::Long(long) = param {
                self.inline(long.doc.as_ref());
            }
        }
        for (_, reason) in &node.reasons {
            self.each(&reason.cause);
            self.each(&reason.remedy);
            self.note(reason.retry.as_ref());
        }
        self.note(node.retry.as_ref());
        match &node.deprecated {
            Some(Either::Short(why)) => self.put(Some(why), false),
            Some(Either::Long(long)) => self.inline(long.note.as_ref()),
            None => {}
        }
        for see in &node.see.0 {
            if see.value.starts_with('[') {
                self.put(Some(see), false);
            }
        }
    }
}
