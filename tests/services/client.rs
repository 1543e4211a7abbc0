//! A client that shows all of a response.

use ureq::{
    Agent,
    http::{Request, Response, request::Builder},
};

/// A response.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    /// The values of a header, joined by commas.
    pub(crate) fn header(&self, name: &str) -> String {
        let values = self
            .headers
            .iter()
            .filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let values: Vec<_> = values.map(|(_, value)| value.as_str()).collect();
        values.join(", ")
    }

    /// Whether the text is anywhere in it.
    pub(crate) fn shows(&self, text: &str) -> bool {
        let headers = self.headers.iter().flat_map(|(name, value)| [name, value]);
        headers.chain([&self.body]).any(|part| part.contains(text))
    }
}

/// Sends a request, with a body if there is one.
pub(crate) fn ask(
    base: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
) -> Answer {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0);
    let agent: Agent = config.build().into();
    let request = Request::builder()
        .method(method)
        .uri(format!("{base}{path}"));
    let add = |request: Builder, (name, value): &(&str, &str)| request.header(*name, *value);
    let request = headers.iter().fold(request, add);
    let response = match body {
        Some(body) => agent.run(request.body(body.to_owned()).expect("a request")),
        None => agent.run(request.body(()).expect("a request")),
    };
    answer(response.unwrap_or_else(|error| panic!("{method} {path}: {error}")))
}

fn answer(mut response: Response<ureq::Body>) -> Answer {
    let headers = response.headers().iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.to_string(), value)
    });
    Answer {
        status: response.status().as_u16(),
        headers: headers.collect(),
        body: response.body_mut().read_to_string().expect("UTF-8"),
    }
}
