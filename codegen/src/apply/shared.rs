//! The anchors and aliases of a document: what stands in several places at once.

use std::ops::Range;

use errcat_catalog::{Foreign, ForeignKind};

/// Every alias of a document, in order.
pub(super) struct Aliases<'d> {
    all: Vec<Alias<'d>>,
}

/// An alias with what it stands for.
#[derive(Clone, Copy)]
pub(super) struct Alias<'d> {
    pub(super) node: &'d Foreign,
    /// The key that it is the value of; an item of a list has none.
    pub(super) key: Option<&'d Foreign>,
    /// What has the anchor.
    pub(super) target: &'d Foreign,
}

impl<'d> Aliases<'d> {
    pub(super) fn new(root: &'d Foreign) -> Self {
        let mut all = Vec::new();
        gather(root, None, &mut all);
        Self { all }
    }

    /// An alias that stands for something with these bytes in it: to change them is to change it too.
    pub(super) fn sharing(&self, range: &Range<usize>) -> Option<Alias<'d>> {
        let mut all = self.all.iter().copied();
        all.find(|alias| contains(&alias.target.range, range))
    }

    /// The first of the aliases, for each anchor that goes with these bytes, that stays.
    pub(super) fn left(&self, gone: &[Range<usize>]) -> Vec<Alias<'d>> {
        let goes = |node: &Foreign| gone.iter().any(|range| contains(range, &node.range));
        let mut left: Vec<Alias<'d>> = Vec::new();
        for alias in &self.all {
            let mut known = left.iter();
            let is_known = known.any(|known| known.target.range == alias.target.range);
            if !is_known && goes(alias.target) && !goes(alias.node) {
                left.push(*alias);
            }
        }
        left
    }
}

fn gather<'d>(node: &'d Foreign, key: Option<&'d Foreign>, all: &mut Vec<Alias<'d>>) {
    match &node.kind {
        ForeignKind::Alias(target) => all.push(Alias { node, key, target }),
        ForeignKind::List(items) => items.iter().for_each(|item| gather(item, None, all)),
        ForeignKind::Map { members, .. } => {
            for (key, value) in members {
                gather(key, None, all);
                gather(value, Some(key), all);
            }
        }
        ForeignKind::Scalar(_) => {}
    }
}

pub(super) fn contains(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
