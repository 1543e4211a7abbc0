//! Members of bodies by role.

use super::{Api, Segment};

/// A member of bodies that says whether or when to try again, or what else to do.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, schemars::JsonSchema))]
pub struct MemberRole {
    /// `retry_after`, `retry_after_ms`, `should_retry` or `recovery`.
    pub role: String,
    /// Its path from the root of the body.
    pub path: Vec<Segment>,
}

impl MemberRole {
    /// The roles that there are.
    pub const ROLES: [&'static str; 4] =
        ["retry_after", "retry_after_ms", "should_retry", "recovery"];
}

impl Api {
    /// The path of the member of this role.
    pub fn member(&self, role: &str) -> Option<&[Segment]> {
        let mut members = self.members.iter();
        let found = members.find(|member| member.role == role)?;
        Some(&found.path)
    }
}
