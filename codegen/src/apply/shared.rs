//! The anchors and aliases of a document: what stands in several places at once.

use std::ops::Range;

use errcat_catalog::{Foreign, ForeignKind};

/// Every alias of a document with the bytes of what it stands for.
pub(super) struct Aliases {
    all: Vec<(Range<usize>, Range<usize>)>,
}

impl Aliases {
    pub(super) fn new(root: &Foreign) -> Self {
        let mut all = Vec::new();
        gather(root, &mut all);
        Self { all }
    }

    /// An alias that stands for something with these bytes in it: to change them is to change it too.
    pub(super) fn sharing(&self, range: &Range<usize>) -> Option<&Range<usize>> {
        let mut all = self.all.iter();
        let found = all.find(|(_, target)| contains(target, range));
        found.map(|(alias, _)| alias)
    }

    /// An alias elsewhere that stands for something among these bytes: without them it stands for nothing.
    pub(super) fn needing(&self, range: &Range<usize>) -> Option<&Range<usize>> {
        let mut all = self.all.iter();
        let found = all.find(|(alias, target)| contains(range, target) && !contains(range, alias));
        found.map(|(alias, _)| alias)
    }
}

fn gather(node: &Foreign, all: &mut Vec<(Range<usize>, Range<usize>)>) {
    match &node.kind {
        ForeignKind::Alias(target) => all.push((node.range.clone(), target.range.clone())),
        ForeignKind::List(items) => items.iter().for_each(|item| gather(item, all)),
        ForeignKind::Map { members, .. } => {
            for (key, value) in members {
                gather(key, all);
                gather(value, all);
            }
        }
        ForeignKind::Scalar(_) => {}
    }
}

fn contains(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
