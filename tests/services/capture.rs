//! The events of the target `errcat`, by the id of their request.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Mutex, Once},
};

use tracing_subscriber::{
    layer::{Context, Layer, SubscriberExt},
    registry::{LookupSpan, Registry},
};

/// One event: its level and its fields as text.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) level: String,
    fields: BTreeMap<String, String>,
}

impl Event {
    /// The text of a field, empty if the event does not have it.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

static EVENTS: Mutex<Vec<Event>> = Mutex::new(Vec::new());
static START: Once = Once::new();

/// Captures the events of this process from here on.
pub(crate) fn start() {
    START.call_once(|| {
        let subscriber = Registry::default().with(Capture);
        tracing::subscriber::set_global_default(subscriber).expect("nobody else sets one");
    });
}

/// The events of a request.
pub(crate) fn events(request_id: &str) -> Vec<Event> {
    let events = EVENTS.lock().expect("no test panics with the lock");
    events
        .iter()
        .filter(|event| event.field("request_id") == request_id)
        .cloned()
        .collect()
}

struct Capture;

impl<S: tracing::Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Capture {
    fn on_event(&self, event: &tracing::Event<'_>, context: Context<'_, S>) {
        if event.metadata().target() != "errcat" {
            return;
        }
        let mut fields = Fields(BTreeMap::new());
        event.record(&mut fields);
        if let Some(span) = context.event_span(event) {
            fields.0.insert("span".to_owned(), span.name().to_owned());
        }
        let level = event.metadata().level().to_string();
        let event = Event {
            level,
            fields: fields.0,
        };
        EVENTS
            .lock()
            .expect("no test panics with the lock")
            .push(event);
    }
}

struct Fields(BTreeMap<String, String>);

impl tracing::field::Visit for Fields {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &tracing::field::Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }
}
