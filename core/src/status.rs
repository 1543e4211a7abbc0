use core::fmt;

/// An HTTP status as a catalogue states it: one number, or a whole class where only that much is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One status, 100 to 599.
    Exact(u16),
    /// A class by its first digit, 1 to 5: `Class(5)` is every `5xx`.
    Class(u8),
}

impl Status {
    /// The number, if one is stated.
    pub const fn code(self) -> Option<u16> {
        match self {
            Self::Exact(code) => Some(code),
            Self::Class(_) => None,
        }
    }

    /// The number to send: of a class its first, so that `5xx` is sent as 500.
    pub const fn number(self) -> u16 {
        match self {
            Self::Exact(code) => code,
            Self::Class(class) => class as u16 * 100,
        }
    }

    /// The first digit: 4 of `404` and of `4xx`.
    pub const fn class(self) -> u8 {
        match self {
            Self::Exact(code) => (code / 100 % 10) as u8,
            Self::Class(class) => class,
        }
    }

    /// Whether a response with this status number is covered.
    ///
    /// ```
    /// use errcat::Status;
    ///
    /// assert!(Status::Class(5).covers(503));
    /// assert!(!Status::Exact(500).covers(503));
    /// ```
    pub const fn covers(self, code: u16) -> bool {
        match self {
            Self::Exact(exact) => exact == code,
            Self::Class(class) => code / 100 == class as u16,
        }
    }

    /// Whether the status says that the request was at fault (`4xx`).
    pub const fn is_client_error(self) -> bool {
        self.class() == 4
    }

    /// Whether the status says that the server was at fault (`5xx`).
    pub const fn is_server_error(self) -> bool {
        self.class() == 5
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(code) => write!(f, "{code}"),
            Self::Class(class) => write!(f, "{class}xx"),
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::Status;
    use std::string::ToString;

    #[test]
    fn a_class_covers_its_hundred_and_no_more() {
        let covered: std::vec::Vec<u16> = (0..=999)
            .filter(|&code| Status::Class(4).covers(code))
            .collect();
        assert_eq!(covered, (400..500).collect::<std::vec::Vec<u16>>());
    }

    #[test]
    fn display_is_what_a_catalogue_says() {
        assert_eq!(Status::Exact(404).to_string(), "404");
        assert_eq!(Status::Class(5).to_string(), "5xx");
    }

    #[test]
    fn exact_and_class_agree_on_fault() {
        assert!(Status::Exact(499).is_client_error() && Status::Class(4).is_client_error());
        assert!(Status::Exact(599).is_server_error() && Status::Class(5).is_server_error());
        assert!(!Status::Exact(302).is_client_error() && !Status::Exact(302).is_server_error());
    }
}
