//! Errors in responses of success, and in batches.

use super::{Resolver, envelope::own_preset};
use crate::{
    api::{Each, Envelope, Said, Segment, Success},
    language::SuccessNode,
    read::{Either, Json},
    status::Status,
    value::Value,
};

impl Resolver<'_> {
    /// Which responses of success may be errors: as the catalogue says, or as the standard of its envelope does.
    pub(super) fn errors_in_success(&self) -> Option<Success> {
        let document = self.document;
        let (statuses, unless) = match &document.errors_in_success {
            Some(Either::Short(statuses)) => (statuses, None),
            Some(Either::Long(SuccessNode { status, unless })) => (status, unless.as_ref()),
            None => {
                let is_usual = matches!(own_preset(document), Some("graphql" | "json-rpc"));
                return is_usual.then(|| Success {
                    statuses: vec![Status::Exact(200)],
                    unless: Vec::new(),
                });
            }
        };
        let mut said = Vec::new();
        if let Some(Json { value, .. }) = unless {
            flat(value, &mut Vec::new(), &mut said);
        }
        Some(Success {
            statuses: statuses.0.iter().map(|status| status.value).collect(),
            unless: said,
        })
    }

    /// Lets a body of JSON-RPC stand in a list of such, as the answer to a batch does.
    pub(super) fn batch(&self, envelope: Option<Envelope>) -> Option<Envelope> {
        let mut envelope = envelope?;
        if own_preset(self.document) == Some("json-rpc") {
            envelope.each = Some(Each {
                path: Vec::new(),
                is_whole: false,
                is_batch: true,
                holes: envelope.holes.clone(),
            });
        }
        Some(envelope)
    }
}

/// The constants of a body, each by its path.
fn flat(value: &Value, path: &mut Vec<Segment>, said: &mut Vec<Said>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                path.push(Segment::Key(name.clone()));
                flat(value, path, said);
                path.pop();
            }
        }
        value => said.push(Said {
            path: path.clone(),
            value: value.clone(),
        }),
    }
}
