//! Errors that are cases of another one.

use super::Resolver;
use crate::{api::Api, read::Text};

/// Gives each case the exception class of the error at the top, which its own class extends through those between.
pub(super) fn inherit(api: &mut Api) {
    let mut classes = Vec::new();
    for (at, entry) in api.entries.iter().enumerate() {
        if entry.parent.is_some()
            && let Some(top) = api.ancestors(entry).last()
        {
            classes.push((at, top.exception.clone()));
        }
    }
    for (at, class) in classes {
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
