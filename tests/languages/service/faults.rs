//! A server that fails as it is told: it drops connections, answers late or by half, and remembers what it was asked.

use std::{
    collections::HashMap,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use errcat::CatalogError;

/// What the server does with one request.
#[derive(Clone)]
pub(crate) enum Step {
    /// It closes the connection without a word.
    Drop,
    /// It answers later than any client of these tests waits.
    Late,
    /// It promises a longer body than it sends.
    Half(String),
    Answer(String),
}

impl Step {
    /// The response of a service in Rust, with more headers.
    pub(crate) fn error(error: &dyn CatalogError, more: &[(&str, &str)]) -> Self {
        let reply = errcat::reply(error).request_id("req_1");
        let response = errcat::http::response(reply);
        let own = response.headers().iter();
        let own = own.map(|(name, value)| (name.as_str(), value.to_str().expect("text")));
        let headers: Vec<_> = own.chain(more.iter().copied()).collect();
        Self::Answer(whole(
            &response.status().to_string(),
            &headers,
            response.body(),
        ))
    }

    /// A response that is no error.
    pub(crate) fn fine() -> Self {
        Self::Answer(whole("200 OK", &[], "{\"fine\":true}"))
    }

    /// A response without a body.
    pub(crate) fn empty(status: &str, headers: &[(&str, &str)]) -> Self {
        Self::Answer(whole(&format!("{status} Status"), headers, ""))
    }

    /// The same response, but its end does not come.
    pub(crate) fn half(self) -> Self {
        match self {
            Self::Answer(text) => Self::Half(text[..text.len() - 10].to_owned()),
            other => other,
        }
    }
}

fn whole(status: &str, headers: &[(&str, &str)], body: &str) -> String {
    let length = body.len();
    let mut text =
        format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n");
    for (name, value) in headers {
        text.extend([name, ": ", value, "\r\n"]);
    }
    text.extend(["\r\n", body]);
    text
}

/// The requests of one path: the idempotency key of each, empty if it had none.
type Seen = Arc<Mutex<HashMap<String, Vec<String>>>>;

/// The server. Its scripts are found by the last segment of the path; each path begins its script anew.
pub(crate) struct Faults {
    pub(crate) base: String,
    seen: Seen,
}

impl Faults {
    pub(crate) fn start(scripts: HashMap<String, Vec<Step>>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let seen = Seen::default();
        let (scripts, known) = (Arc::new(scripts), Arc::clone(&seen));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (scripts, known) = (Arc::clone(&scripts), Arc::clone(&known));
                thread::spawn(move || serve(stream, &scripts, &known));
            }
        });
        Self { base, seen }
    }

    /// The idempotency keys of the requests to a path.
    pub(crate) fn keys(&self, path: &str) -> Vec<String> {
        let seen = self.seen.lock().expect("nobody panicked");
        seen.get(path).cloned().unwrap_or_default()
    }
}

fn serve(mut stream: TcpStream, scripts: &HashMap<String, Vec<Step>>, seen: &Seen) {
    let head = head(&mut stream);
    let mut words = head.split(' ');
    let path = words.nth(1).unwrap_or_default().to_owned();
    let lines = head.lines().filter_map(|line| line.split_once(": "));
    let mut keys = lines.filter(|(name, _)| name.eq_ignore_ascii_case("idempotency-key"));
    let key = keys.next().map_or(String::new(), |(_, key)| key.to_owned());
    let at = {
        let mut seen = seen.lock().expect("nobody panicked");
        let requests = seen.entry(path.clone()).or_default();
        requests.push(key);
        requests.len() - 1
    };
    let script = path.rsplit('/').next().and_then(|name| scripts.get(name));
    match script.and_then(|steps| steps.get(at)) {
        Some(Step::Answer(text) | Step::Half(text)) => drop(stream.write_all(text.as_bytes())),
        Some(Step::Late) => thread::sleep(Duration::from_secs(5)),
        Some(Step::Drop) | None => {}
    }
}

/// The head of a request.
fn head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
        head.push(byte[0]);
    }
    String::from_utf8_lossy(&head).into_owned()
}
