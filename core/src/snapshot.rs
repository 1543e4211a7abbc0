//! An error as it was when its response was made, for frameworks that lend it and keep the response.

use std::{
    boxed::Box,
    error::Error,
    fmt,
    string::{String, ToString},
    time::Duration,
    vec::Vec,
};

use crate::{Catalog, CatalogError, Entry, Logs, Params, Reason, Retry, Status, ToJson, Value};

/// All that a response and a log say about an error.
pub(crate) struct Snapshot {
    catalog: &'static Catalog,
    entry: &'static Entry,
    reason: Option<&'static Reason>,
    status: Option<Status>,
    retry: Option<Retry>,
    message: String,
    params: Vec<(&'static str, Kept)>,
    private: Vec<(&'static str, Written)>,
    /// The errors, if it is several.
    errors: Vec<Snapshot>,
    source: Option<Source>,
}

/// A value that may leave the server.
enum Kept {
    Boolean(bool),
    Integer(i64),
    Number(f64),
    Seconds(Duration),
    Text(String),
    Json { json: String, text: String },
}

/// The text of a value's `Debug`.
struct Written(String);

/// An error of a chain.
#[derive(Debug)]
struct Source {
    text: String,
    source: Option<Box<Source>>,
}

impl Snapshot {
    pub(crate) fn of(error: &dyn CatalogError) -> Self {
        let mut snapshot = Self {
            catalog: error.catalog(),
            entry: error.entry(),
            reason: error.reason(),
            status: error.status(),
            retry: error.retry(),
            message: error.to_string(),
            params: Vec::new(),
            private: Vec::new(),
            errors: Vec::new(),
            source: error.source().map(|source| Source::of(source, 64)),
        };
        error.params(&mut snapshot);
        error.private(&mut snapshot);
        error.each_error(&mut |error| snapshot.errors.push(Self::of(error)));
        snapshot
    }
}

impl Source {
    fn of(error: &dyn Error, most: usize) -> Self {
        let source = error.source().filter(|_| most > 1);
        Self {
            text: error.to_string(),
            source: source.map(|source| Box::new(Self::of(source, most - 1))),
        }
    }
}

impl Params for Snapshot {
    fn param(&mut self, name: &'static str, value: Value<'_>) {
        let kept = match value {
            Value::Boolean(value) => Kept::Boolean(value),
            Value::Integer(value) => Kept::Integer(value),
            Value::Number(value) => Kept::Number(value),
            Value::Seconds(value) => Kept::Seconds(value),
            Value::Text(_) | Value::Display(_) | Value::Moment(_) => Kept::Text(value.to_string()),
            Value::Json(value) => {
                let (mut json, mut text) = (String::new(), String::new());
                // A `String` takes everything, so neither fails unless the value does.
                let _ = value.to_json(&mut json).and(value.to_text(&mut text));
                Kept::Json { json, text }
            }
        };
        self.params.push((name, kept));
    }
}

impl Logs for Snapshot {
    fn log(&mut self, name: &'static str, value: &dyn fmt::Debug) {
        self.private
            .push((name, Written(std::format!("{value:?}"))));
    }
}

impl CatalogError for Snapshot {
    fn catalog(&self) -> &'static Catalog {
        self.catalog
    }

    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn reason(&self) -> Option<&'static Reason> {
        self.reason
    }

    fn params(&self, to: &mut dyn Params) {
        for (name, kept) in &self.params {
            to.param(name, kept.value());
        }
    }

    fn private(&self, to: &mut dyn Logs) {
        for (name, written) in &self.private {
            to.log(name, written);
        }
    }

    fn each_error(&self, each: &mut dyn FnMut(&dyn CatalogError)) {
        for error in &self.errors {
            each(error);
        }
    }

    fn status(&self) -> Option<Status> {
        self.status
    }

    fn retry(&self) -> Option<Retry> {
        self.retry
    }
}

impl Error for Snapshot {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.source.as_ref()?)
    }
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Snapshot")
            .field(&self.entry.as_str())
            .finish()
    }
}

impl Kept {
    fn value(&self) -> Value<'_> {
        match self {
            Self::Boolean(value) => Value::Boolean(*value),
            Self::Integer(value) => Value::Integer(*value),
            Self::Number(value) => Value::Number(*value),
            Self::Seconds(value) => Value::Seconds(*value),
            Self::Text(value) => Value::Text(value),
            Self::Json { .. } => Value::Json(self),
        }
    }
}

impl ToJson for Kept {
    fn to_json(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Json { json, .. } => to.write_str(json),
            kept => kept.value().to_json(to),
        }
    }

    fn to_text(&self, to: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Json { text, .. } => to.write_str(text),
            kept => kept.value().to_text(to),
        }
    }
}

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Source {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.source.as_deref()?)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        fmt, io,
        string::{String, ToString},
        time::Duration,
        vec::Vec,
    };

    use super::Snapshot;
    use crate::{
        Catalog, CatalogError, Entry, Facts, Json, Kind, Logs, Param, Params, Place, Reason,
        Status, Value, param, reply,
    };

    /// An error with a value of each kind, each in the details or a header.
    #[derive(Debug)]
    struct Full(io::Error);

    static ENTRY: Entry = Entry::new("full", "full", "Full", "It is full.", Facts::new())
        .with_params(&[
            Param::new("text", Kind::Text).with_header("X-Text"),
            Param::new("shown", Kind::Text).with_place(Place::Body("shown")),
            Param::new("integer", Kind::Integer),
            Param::new("number", Kind::Number),
            Param::new("boolean", Kind::Boolean),
            Param::new("seconds", Kind::Seconds).with_header("Retry-After"),
            Param::new("list", Kind::List).with_header("X-List"),
            Param::new("json", Kind::Any),
        ]);
    static REASON: Reason = Reason::new("very", "Very", &[]).with_status(Status::Exact(429));
    static CATALOG: Catalog = Catalog::new("full");

    impl CatalogError for Full {
        fn catalog(&self) -> &'static Catalog {
            &CATALOG
        }

        fn entry(&self) -> &'static Entry {
            &ENTRY
        }

        fn reason(&self) -> Option<&'static Reason> {
            Some(&REASON)
        }

        fn params(&self, to: &mut dyn Params) {
            to.param("text", Value::Text("a \"text\""));
            to.param("shown", Value::Display(&"shown"));
            to.param("integer", Value::Integer(i64::MIN));
            to.param("number", Value::Number(0.1));
            to.param("boolean", Value::Boolean(true));
            to.param("seconds", Value::Seconds(Duration::from_millis(1500)));
            to.param(
                "list",
                Value::Json(&param::list(&["a", "b"], param::Text::value)),
            );
            let json: Json = r#"{"a": [1, null]}"#.parse().expect("JSON");
            to.param("json", Value::Json(&json));
        }

        fn private(&self, to: &mut dyn Logs) {
            to.log("why", &Some("b\n"));
        }
    }

    impl fmt::Display for Full {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("It is full.")
        }
    }

    impl std::error::Error for Full {
        fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
            Some(&self.0)
        }
    }

    struct Private(Vec<String>);

    impl Logs for Private {
        fn log(&mut self, name: &'static str, value: &dyn fmt::Debug) {
            self.0.push(std::format!("{name}: {value:?}"));
        }
    }

    /// All that a response and a log have of an error.
    fn whole(error: &dyn CatalogError) -> Vec<String> {
        let mut private = Private(Vec::new());
        error.private(&mut private);
        let mut whole = private.0;
        let reply = reply(error);
        whole.extend([
            error.to_string(),
            reply.status().to_string(),
            reply.to_string(),
        ]);
        whole.push(reply.accept("application/problem+json").to_string());
        reply.headers(&mut |name, value| whole.push(std::format!("{name}: {value}")));
        let chain = core::iter::successors(error.source(), |&error| error.source());
        whole.extend(chain.map(ToString::to_string));
        whole
    }

    #[test]
    fn a_snapshot_is_the_error_to_responses_and_logs() {
        let inner = io::Error::other(io::Error::other("the last"));
        let full = Full(io::Error::other(inner));
        let original = whole(&full);
        assert_eq!(whole(&Snapshot::of(&full)), original);
        assert!(
            original.contains(&"X-List: a, b".to_string()),
            "{original:?}"
        );
        assert!(
            original.contains(&"Retry-After: 2".to_string()),
            "{original:?}"
        );
        assert_eq!(original.last().map(String::as_str), Some("the last"));
    }
}
