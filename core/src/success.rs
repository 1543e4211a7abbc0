use crate::{Catalog, Node};

/// Which responses of success may be errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Success {
    /// Their statuses, or the first digit of a class of them.
    pub statuses: &'static [u16],
    /// What the body of a success has, though it has a code: objects around constants.
    pub unless: Option<Node>,
}

impl Catalog {
    /// Sets [`success`](Self#structfield.success).
    #[must_use]
    pub const fn with_success(mut self, success: Success) -> Self {
        self.success = Some(success);
        self
    }

    /// The status of success with which an error is sent that has no status of its own.
    pub(crate) fn status_of_success(&self) -> Option<u16> {
        let first = *self.success?.statuses.first()?;
        Some(if first < 10 { first * 100 } else { first })
    }

    /// Whether errors come with this status of success, which says nothing of them.
    pub fn comes_in_success(&self, status: u16) -> bool {
        self.success.is_some_and(|success| {
            success.statuses.contains(&status) || success.statuses.contains(&(status / 100))
        })
    }
}
