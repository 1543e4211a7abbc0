//! A client in Rust that tries again, with a clock of its own.

use std::time::Duration;

use errcat::decode::{Decoded, Response};
use errcat::retry::{Policy, Transport, Tries};
use serde_json::{Value as Json, json};
use ureq::http::{HeaderMap, Request};
use ureq::{Agent, Error};

use crate::apis::retrying;

/// Calls until it succeeds or the error is for the caller: the waits, how it ended, and the attempts, as the programs of
/// the other languages tell of them.
pub(crate) fn call(url: &str, options: &Json) -> Json {
    let mut tries = Tries::seeded::<retrying::Error>(policy(options), 7);
    if let Some(key) = options["idempotencyKey"].as_str() {
        tries = tries.with_idempotency_key(key);
    }
    let mut waits: Vec<Duration> = Vec::new();
    let end = loop {
        let key = match options["sendsKey"].as_bool() {
            Some(true) => tries.idempotency_header(),
            _ => None,
        };
        let elapsed = waits.iter().sum();
        let (end, wait) = match send(url, options["method"].as_str().unwrap_or("POST"), key) {
            Ok(answer) if answer.status < 400 => break "fine".to_owned(),
            Ok(answer) => {
                let decoded = answer.decode();
                (name(&decoded), tries.after(&decoded, elapsed))
            }
            Err(transport) => {
                let name = match transport {
                    Transport::Timeout => "APITimeoutError",
                    Transport::Network => "APIConnectionError",
                };
                (name.to_owned(), tries.after_transport(transport, elapsed))
            }
        };
        match wait {
            Some(wait) => waits.push(wait),
            None => break end,
        }
    };
    let seconds =
        |wait: &Duration| f64::from(u32::try_from(wait.as_millis()).expect("a wait")) / 1000.0;
    let waits: Vec<f64> = waits.iter().map(seconds).collect();
    let attempts = (end != "fine").then_some(tries.attempts());
    json!({"waits": waits, "end": end, "attempts": attempts})
}

/// The beginning of what other languages call the class.
fn name(decoded: &Decoded<retrying::Error>) -> String {
    let name = decoded.code().map_or("unknown", |code| code.entry().name);
    let word = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split('_').map(word).collect()
}

fn policy(options: &Json) -> Policy {
    let mut policy = Policy::new().idempotent(options["idempotent"].as_bool().unwrap_or(false));
    if let Some(method) = options["method"].as_str() {
        policy = policy.method(method);
    }
    if let Some(most) = options["maxRetries"].as_u64() {
        policy = policy.max_retries(u32::try_from(most).expect("a few"));
    }
    match options["maxRetryAfter"].as_u64() {
        Some(most) => policy.max_retry_after(Duration::from_secs(most)),
        None => policy,
    }
}

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn decode(&self) -> Decoded<retrying::Error> {
        let response = Response::new(&self.body).status(self.status);
        errcat::decode(&response.headers(&self.headers))
    }
}

fn send(url: &str, method: &str, key: Option<(&str, &str)>) -> Result<Answer, Transport> {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_millis(500)));
    let agent: Agent = config.build().into();
    let request = Request::builder().method(method).uri(url);
    let request = key
        .into_iter()
        .fold(request, |request, (name, key)| request.header(name, key));
    let failed = |error: Error| match error {
        Error::Timeout(_) => Transport::Timeout,
        _ => Transport::Network,
    };
    let sent = match method {
        "POST" => agent.run(request.body("").expect("a request")),
        _ => agent.run(request.body(()).expect("a request")),
    };
    let mut response = sent.map_err(failed)?;
    let body = response.body_mut().read_to_vec().map_err(failed)?;
    Ok(Answer {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        body,
    })
}
