//! What a validator found wrong with a request, as values of an error.

use std::{format, string::String, vec::Vec};

/// One thing that is wrong with one value of a request.
///
/// A catalogue that declares a list of records for them, such as `errors: {type: [FieldError]}`, takes them one by one:
///
/// ```
/// # #[cfg(feature = "validator")] {
/// use errcat::{Violation, Violations};
/// use validator::Validate;
///
/// #[derive(Validate)]
/// struct Order {
///     #[validate(length(min = 1, message = "An order has a name."))]
///     name: String,
/// }
///
/// // What the derive or a target makes of `types: {FieldError: {field: string, message: string}}`.
/// # #[derive(Debug, PartialEq)]
/// struct FieldError {
///     field: String,
///     message: String,
/// }
///
/// let report = Order { name: String::new() }.validate().unwrap_err();
/// let errors: Vec<FieldError> = report
///     .violations()
///     .into_iter()
///     .map(|Violation { field, message, .. }| FieldError { field, message })
///     .collect();
/// assert_eq!(errors[0], FieldError { field: "name".into(), message: "An order has a name.".into() });
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Violation {
    /// Where the value is: `items[0].name`; empty for the request as a whole.
    ///
    /// A step into a map is the client's own key.
    pub field: String,
    /// What is wrong, as the validator says it to people. The value itself is not in it, unless the author of a rule
    /// wrote it there.
    pub message: String,
    /// Which rule it is, where the validator names its rules: `validator` does, `garde` does not.
    pub rule: Option<String>,
}

/// A report of a validator.
pub trait Violations {
    /// What is wrong, sorted by place.
    fn violations(&self) -> Vec<Violation>;
}

#[cfg(feature = "garde")]
impl Violations for garde::Report {
    fn violations(&self) -> Vec<Violation> {
        let mut found: Vec<Violation> = self
            .iter()
            .map(|(path, error)| Violation {
                field: format!("{path}"),
                message: error.message().into(),
                rule: None,
            })
            .collect();
        found.sort();
        found
    }
}

#[cfg(feature = "validator")]
impl Violations for validator::ValidationErrors {
    fn violations(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        collect(self, "", &mut found);
        found.sort();
        found
    }
}

/// What is wrong at a path and below. The values that a report of this crate carries along are left where they are.
#[cfg(feature = "validator")]
fn collect(report: &validator::ValidationErrors, path: &str, found: &mut Vec<Violation>) {
    use validator::ValidationErrorsKind as Kind;

    for (name, kind) in report.errors() {
        let path = match (path, &**name) {
            // The name that stands for the whole.
            (_, "__all__") => path.into(),
            ("", name) => String::from(name),
            (path, name) => format!("{path}.{name}"),
        };
        match kind {
            Kind::Struct(report) => collect(report, &path, found),
            Kind::List(reports) => {
                for (at, report) in reports {
                    collect(report, &format!("{path}[{at}]"), found);
                }
            }
            Kind::Field(errors) => found.extend(errors.iter().map(|error| Violation {
                field: path.clone(),
                message: match &error.message {
                    Some(message) => String::from(&**message),
                    None => format!("it does not pass the rule `{}`", error.code),
                },
                rule: Some(String::from(&*error.code)),
            })),
        }
    }
}

#[cfg(all(test, feature = "garde", feature = "validator"))]
mod tests {
    use std::{format, string::String, vec::Vec};

    use super::{Violation, Violations};

    mod with_validator {
        use std::{string::String, vec::Vec};

        use validator::Validate;

        #[derive(Validate)]
        pub(super) struct Order {
            #[validate(length(min = 3))]
            pub(super) name: String,
            #[validate(nested)]
            pub(super) lines: Vec<Line>,
            #[validate(nested)]
            pub(super) to: Line,
        }

        #[derive(Clone, Validate)]
        pub(super) struct Line {
            #[validate(range(max = 9, message = "At most nine."))]
            pub(super) count: u32,
        }
    }

    mod with_garde {
        use std::{string::String, vec::Vec};

        use garde::Validate;

        #[derive(Validate)]
        pub(super) struct Order {
            #[garde(length(min = 3))]
            pub(super) name: String,
            #[garde(dive)]
            pub(super) lines: Vec<Line>,
            #[garde(dive)]
            pub(super) to: Line,
        }

        #[derive(Validate)]
        pub(super) struct Line {
            #[garde(range(max = 9))]
            pub(super) count: u32,
        }
    }

    macro_rules! order {
        ($module:ident) => {{
            use $module::{Line, Order};
            let [small, large, larger] = [1, 4_242, 4_243].map(|count| Line { count });
            let lines = Vec::from([small, large]);
            let name = String::from("sk");
            let to = larger;
            Order { name, lines, to }
        }};
    }

    fn of_validator() -> Vec<Violation> {
        let report = validator::Validate::validate(&order!(with_validator));
        report.expect_err("it is not valid").violations()
    }

    fn of_garde() -> Vec<Violation> {
        let report = garde::Validate::validate(&order!(with_garde));
        report.expect_err("it is not valid").violations()
    }

    #[test]
    fn both_reports_say_where_and_what_and_never_the_value() {
        for found in [of_validator(), of_garde()] {
            let fields: Vec<_> = found.iter().map(|found| found.field.as_str()).collect();
            assert_eq!(fields, ["lines[1].count", "name", "to.count"]);
            for value in ["sk", "4242", "4243"] {
                assert!(!format!("{found:?}").contains(value), "{found:?}");
            }
        }
    }

    #[test]
    fn a_rule_has_the_words_of_its_author_or_its_name() {
        let found = of_validator();
        assert_eq!(found[0].message, "At most nine.");
        assert_eq!(found[0].rule.as_deref(), Some("range"));
        assert_eq!(found[1].message, "it does not pass the rule `length`");
        assert!(of_garde().iter().all(|found| !found.message.is_empty()));
    }

    #[test]
    fn a_rule_of_the_whole_has_no_field() {
        let mut report = validator::ValidationErrors::new();
        report.add("__all__", validator::ValidationError::new("total"));
        let found = &report.violations()[0];
        assert_eq!((&*found.field, found.rule.as_deref()), ("", Some("total")));
    }
}
