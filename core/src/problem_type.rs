/// How the errors of a catalogue are told apart by their problem types (RFC 9457, section 3.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Types {
    /// Whether they are the pages of the errors.
    pub are_pages: bool,
    /// What relative types are resolved against.
    pub base: Option<&'static str>,
    /// What stands before and behind the code in the types that are made of one.
    pub template: Option<(&'static str, &'static str)>,
    /// Other types, each with what names its error to programs.
    pub own: &'static [(&'static str, &'static str)],
    /// The statuses of errors whose type is `about:blank`, each with what names the error to programs.
    pub blank: &'static [(u16, &'static str)],
}

impl Types {
    /// The type that says no more than the status does.
    pub const BLANK: &'static str = "about:blank";
}
