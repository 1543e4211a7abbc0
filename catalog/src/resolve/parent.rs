//! Errors that are cases of another one.

use super::Resolver;
use crate::{
    api::{Api, Entry},
    circle::first_in_circle,
    each::each,
    read::Text,
};

/// Takes its parent from the first error of each circle, and gives each case the exception class of the error at the top,
/// which its own class extends through those between.
pub(super) fn inherit(api: &mut Api) {
    let mut parents = each(&api.entries, &mut |entry: &Entry| {
        api.place_of(entry.parent.as_ref()?)
    });
    for (at, entry) in api.entries.iter_mut().enumerate() {
        if first_in_circle(&parents, at).is_some() {
            entry.parent = None;
            parents[at] = None;
        }
    }
    for at in 0..parents.len() {
        let mut top = at;
        while let Some(above) = parents[top] {
            top = above;
        }
        let class = api.entries[top].exception.clone();
        api.entries[at].exception = class;
    }
}

impl Resolver<'_> {
    pub(super) fn parent(&mut self, named: Option<&Text>) -> Option<String> {
        let named = named?;
        let holds = self.refer_to_error(named);
        holds.then(|| named.value.clone())
    }
}
