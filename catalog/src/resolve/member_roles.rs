//! Members of bodies by role, and the standard details of AIP-193.

use super::Resolver;
use crate::{
    api::{Body, Envelope, Member, MemberRole, Segment},
    value::Value,
};

impl Resolver<'_> {
    /// The members; standard details have one of their own.
    pub(super) fn member_roles(&mut self, envelope: Option<&Envelope>) -> Vec<MemberRole> {
        let document = self.document;
        let mut members = Vec::new();
        for (role, path) in &document.members {
            members.push(MemberRole {
                role: role.value.clone(),
                path: self.path(path),
            });
        }
        let is_given = document.members.get("retry_after").is_some();
        let typed = envelope.and_then(|envelope| envelope.typed.clone());
        if let Some(mut path) = typed.filter(|_| !is_given) {
            for name in ["RetryInfo", "retryDelay"] {
                path.push(Segment::Key(name.to_owned()));
            }
            members.push(MemberRole {
                role: "retry_after".to_owned(),
                path,
            });
        }
        members
    }
}

/// Makes an object of a list of standard details, each of which says its name at `@type`, and says where it is.
pub(super) fn standard(body: &mut Body, path: &mut Vec<Segment>) -> bool {
    match body {
        Body::Array(items) => {
            let mut details = Vec::new();
            for item in items {
                let Some(name) = name_of(item) else {
                    return false;
                };
                let Body::Object(members) = item else {
                    return false;
                };
                let own = members.iter().filter(|member| member.name != TYPE);
                let value = Body::Object(own.cloned().collect());
                details.push(Member { name, value });
            }
            let is_any = !details.is_empty();
            if is_any {
                *body = Body::Object(details);
            }
            is_any
        }
        Body::Object(members) => members.iter_mut().any(|member| {
            path.push(Segment::Key(member.name.clone()));
            let is_found = standard(&mut member.value, path);
            if !is_found {
                path.pop();
            }
            is_found
        }),
        _ => false,
    }
}

const TYPE: &str = "@type";

/// The name of a standard detail, as its constant at `@type` says it.
fn name_of(item: &Body) -> Option<String> {
    let Body::Object(members) = item else {
        return None;
    };
    let ty = members.iter().find(|member| member.name == TYPE)?;
    match &ty.value {
        Body::Literal(Value::String(text)) => text.strip_prefix(Envelope::TYPE).map(str::to_owned),
        _ => None,
    }
}
