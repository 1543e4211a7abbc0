use std::{
    borrow::{Cow, ToOwned},
    fmt::{self, Display},
    format,
    string::{String, ToString},
    vec::Vec,
};

use serde_core::de::{Error, Expected, IgnoredAny, Unexpected};

use super::{number, words};
use crate::Cause;

/// As many names as are listed.
const MOST_NAMES: usize = 32;

/// A value that does not fit, as the type that it is for says it.
#[derive(Debug, Default)]
pub(crate) struct Fault {
    /// All of it, for logs alone.
    pub(super) text: String,
    problem: Option<Cow<'static, str>>,
    /// Where the value stands, the innermost step first.
    steps: Vec<Step>,
    /// The route has no such values: a mistake of the service.
    pub(crate) is_misuse: bool,
    /// It is a text that says a value of the type.
    is_written: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A field or a variant of the service's schema.
    Name(&'static str),
    /// An element of a list.
    Place(usize),
    /// A key of a map, which the client chose.
    Key,
}

impl Fault {
    /// What the reader of the framework says, when it was asked for a value of this type.
    pub(super) fn read(text: String, asked: Option<&'static str>) -> Self {
        let misuses = [
            "Unsupported type ",
            "unsupported type: ",
            "Wrong number of path ",
            "wrong number of parameters: ",
        ];
        Self {
            problem: words::reason(&text, asked),
            is_misuse: misuses.iter().any(|start| text.starts_with(start)),
            text,
            ..Self::default()
        }
    }

    /// The same where every value is a text, as in a query. One that says a value of the type fits, and yet serde hands it to
    /// no such type behind `flatten` and in a tagged enum.
    pub(crate) fn among_texts(mut self) -> Self {
        self.is_misuse |= self.is_written;
        let problem = self.problem.as_deref();
        if let Some(problem) = problem.and_then(|problem| problem.strip_suffix(", not a string")) {
            self.problem = Some(problem.to_owned().into());
        }
        self
    }

    /// It stands below this step.
    pub(super) fn below(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// The cause with what may be said of it.
    pub(crate) fn told(&self, cause: Cause, otherwise: &'static str) -> Cause {
        let cause = cause.at(self.field().as_deref());
        match &self.problem {
            Some(problem) => cause.saying(problem.clone()),
            None if otherwise.is_empty() => cause,
            None => cause.saying(otherwise),
        }
    }

    /// Where it stands, as far as that is told by names of the schema.
    pub(crate) fn field(&self) -> Option<String> {
        let mut field = String::new();
        for step in self.steps.iter().rev() {
            match step {
                Step::Place(place) => field.extend(["[", &place.to_string(), "]"]),
                Step::Name(name) => {
                    if !field.is_empty() {
                        field.push('.');
                    }
                    field.push_str(name);
                }
                Step::Key => break,
            }
        }
        (!field.is_empty()).then_some(field)
    }

    /// Which of several values it is, where they have no names.
    pub(crate) fn place(&self) -> Option<usize> {
        match self.steps.last()? {
            Step::Place(place) => Some(*place),
            Step::Name(_) | Step::Key => None,
        }
    }

    fn named(text: String, problem: String, name: Option<&'static str>) -> Self {
        Self {
            text,
            problem: Some(problem.into()),
            steps: name.map(Step::Name).into_iter().collect(),
            ..Self::default()
        }
    }
}

impl Error for Fault {
    fn custom<T: Display>(text: T) -> Self {
        let text = text.to_string();
        Self {
            problem: words::reason(&text, None),
            text,
            ..Self::default()
        }
    }

    fn missing_field(field: &'static str) -> Self {
        let text = format!("missing field `{field}`");
        Self::named(text.clone(), text, Some(field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        let text = format!("duplicate field `{field}`");
        Self::named(text.clone(), text, Some(field))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let problem = format!("unknown field{}", listed(expected));
        Self::named(format!("unknown field `{field}`"), problem, None)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let problem = format!("unknown variant{}", listed(expected));
        Self::named(format!("unknown variant `{variant}`"), problem, None)
    }

    fn invalid_type(given: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let ty = expected.to_string();
        Self {
            problem: words::misfit(&ty, Some(given)),
            text: format!("invalid type: {given}, expected {ty}"),
            is_written: matches!(given, Unexpected::Str(text) if number::is_written(text, &ty)),
            ..Self::default()
        }
    }

    fn invalid_value(given: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let ty = expected.to_string();
        Self {
            problem: number::expected(&ty, number::is_too_far(given, &ty)).map(words::expecting),
            text: format!("invalid value: {given}, expected {ty}"),
            ..Self::default()
        }
    }
}

impl std::error::Error for Fault {}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The names that are expected: `` `a` ``, `` `a` or `b` ``, `` `a`, `b` or `c` ``.
fn listed(names: &[&str]) -> String {
    let Some((last, others)) = names.split_last().filter(|_| names.len() <= MOST_NAMES) else {
        return String::new();
    };
    let others: Vec<String> = others.iter().map(|name| format!("`{name}`")).collect();
    if others.is_empty() {
        format!(", expected `{last}`")
    } else {
        format!(", expected {} or `{last}`", others.join(", "))
    }
}

const EMPTY: &str = "it is empty";

/// That the body is not JSON, and where it stops being it, which the client can see in its own; nothing if it is.
pub(crate) fn not_json(body: &[u8]) -> Option<Cow<'static, str>> {
    if body.trim_ascii().is_empty() {
        return Some(EMPTY.into());
    }
    let error = serde_json::from_slice::<IgnoredAny>(body).err();
    match error {
        Some(error) if error.line() > 0 => {
            let (line, column) = (error.line(), error.column());
            Some(format!("it is not JSON (line {line}, column {column})").into())
        }
        None if std::str::from_utf8(body).is_ok() => None,
        _ => Some("it is not JSON".into()),
    }
}

/// What an error of `serde_json` says of a body that is not at hand.
#[cfg(feature = "actix")]
pub(crate) fn unread(error: &serde_json::Error) -> Cow<'static, str> {
    let text = error.to_string();
    if let Some(problem) = words::reason(&text, None) {
        return problem;
    }
    // The reader says these of JSON too: of a key that is no number, and of an enum with two keys.
    let is_either = ["expected value", "expected `\"`"]
        .iter()
        .any(|start| text.starts_with(start));
    if error.is_eof() && (error.line(), error.column()) == (1, 0) {
        EMPTY.into()
    } else if error.is_data() {
        "it does not match the schema".into()
    } else if is_either || error.line() == 0 {
        "it could not be read".into()
    } else {
        let (line, column) = (error.line(), error.column());
        format!("it is not JSON (line {line}, column {column})").into()
    }
}
