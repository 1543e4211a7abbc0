//! How problem types are made.

use super::Resolver;
use crate::{
    anchor,
    api::{Api, ProblemTypes},
    language::EntryNode,
};

impl Resolver<'_> {
    pub(super) fn problem_types(&mut self) -> Option<ProblemTypes> {
        let node = self.document.problem_types.as_ref()?;
        Some(ProblemTypes {
            url: self.optional(node.url.as_ref()),
            base: self.optional(node.base.as_ref()),
        })
    }

    /// The type of an entry, where it is not the URL of its documentation.
    pub(super) fn problem_type(
        &mut self,
        api: &Api,
        node: &EntryNode,
        code: Option<&str>,
        name: &str,
    ) -> Option<String> {
        let own = self.optional(node.ty.as_ref());
        let types = api.problem_types.as_ref();
        let url = types.and_then(|types| types.url.as_deref());
        own.or_else(|| Some(anchor::with_code(url?, code, name)))
    }
}
