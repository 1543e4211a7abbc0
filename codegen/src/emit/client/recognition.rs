//! By what a response is known for an error, without the errors.

use serde::Serialize;

use super::{
    ByStatus, Client,
    envelope::ClientEnvelope,
    kind::ClientKind,
    places::{Each, Headers, Paths},
    shared::Shared,
    success::Success,
    texts::HeldText,
    types::Types,
};

/// The part of a [`Client`] that is not made of its errors.
#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "questions that templates ask, not states"
)]
pub(in crate::emit) struct Recognition<'a> {
    paths: &'a Paths,
    each: &'a Option<Each>,
    envelopes: &'a [ClientEnvelope],
    has_forms: bool,
    has_plain_text: bool,
    is_problem: bool,
    reads_problems: bool,
    headers: &'a Headers,
    texts: &'a [HeldText],
    types: &'a Option<Types>,
    by_status: &'a [ByStatus],
    kinds: &'a [ClientKind],
    shared: &'a Option<Shared>,
    success: &'a Option<Success>,
    domain: &'a Option<String>,
    has_integer_reasons: bool,
    has_code_templates: bool,
    has_matchers: bool,
    has_own_kinds: bool,
}

impl Client {
    /// What a decoder that is no package needs besides the errors.
    pub(in crate::emit) fn recognition(&self) -> Recognition<'_> {
        Recognition {
            paths: &self.paths,
            each: &self.each,
            envelopes: &self.envelopes,
            has_forms: self.has_forms,
            has_plain_text: self.has_plain_text,
            is_problem: self.is_problem,
            reads_problems: self.reads_problems,
            headers: &self.headers,
            texts: &self.texts,
            types: &self.types,
            by_status: &self.by_status,
            kinds: &self.kinds,
            shared: &self.shared,
            success: &self.success,
            domain: &self.domain,
            has_integer_reasons: self.has_integer_reasons,
            has_code_templates: self.has_code_templates,
            has_matchers: self.has_matchers,
            has_own_kinds: self.has_own_kinds,
        }
    }
}
