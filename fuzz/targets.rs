//! What the fuzzer runs, and the tests run over the corpus.

use std::{fmt::Debug, sync::OnceLock, time::Duration};

use errcat::{
    decode::{Decode, Decoded, MOST_ERRORS, Response, all},
    retry::{MAX_RETRY_AFTER, Policy, Tries},
};
use errcat_catalog::{Sources, load};
use errcat_codegen::{Engine, Output, Target, emit};

use crate::generated::{eachlabs, evolution, prompts, studio, workspace};
use crate::shapes::{composed, forms, json_rpc, kinds, problems, shapes, typed};

/// A status on the first line, headers on those that follow, an empty line, the body.
///
/// # Panics
///
/// If decoding breaks a promise.
pub(crate) fn decode(data: &[u8]) {
    let end = data.windows(2).position(|pair| pair == b"\n\n");
    let (head, body) = end.map_or((data, &[] as &[u8]), |end| (&data[..end], &data[end + 2..]));
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.trim().parse().ok());
    let headers: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(": ")).collect();
    let mut response = Response::new(body)
        .headers(&headers)
        .now(Duration::from_secs(1_700_000_000));
    if let Some(status) = status {
        response = response.status(status);
    }
    keeps_promises::<eachlabs::Error>(&response);
    keeps_promises::<evolution::Error>(&response);
    keeps_promises::<prompts::Error>(&response);
    keeps_promises::<studio::Error>(&response);
    keeps_promises::<workspace::Error>(&response);
    keeps_promises::<composed::Error>(&response);
    keeps_promises::<forms::Error>(&response);
    keeps_promises::<json_rpc::Error>(&response);
    keeps_promises::<kinds::Error>(&response);
    keeps_promises::<problems::Error>(&response);
    keeps_promises::<shapes::Error>(&response);
    keeps_promises::<typed::Error>(&response);
}

fn keeps_promises<E: Decode + Debug>(response: &Response<'_>) {
    let all = all::<E>(response);
    assert!((1..=MOST_ERRORS).contains(&all.errors().len()));
    let decoded = errcat::decode::<E>(response);
    assert_eq!(all.error().to_string(), decoded.to_string());
    for error in all.errors() {
        is_sound(error);
    }
    is_sound(&decoded);
}

fn is_sound<E: Decode + Debug>(decoded: &Decoded<E>) {
    let received = decoded.received();
    assert!(received.preview.len() <= 2048);
    assert!(
        received
            .status
            .is_none_or(|status| (100..=999).contains(&status))
    );
    let wait = received.retry_after.unwrap_or_default();
    assert!(std::time::Instant::now().checked_add(wait).is_some());
    let mut tries = Tries::seeded::<E>(Policy::new().idempotent(true), 1);
    let next = tries.after(decoded, Duration::ZERO).unwrap_or_default();
    assert!(next <= MAX_RETRY_AFTER, "{next:?}");
    let _ = decoded.to_string();
    if let Decoded::Known {
        error: Some(error),
        code,
        ..
    } = decoded
    {
        let body = errcat::body(error);
        let media_type = body.media_type();
        let body = body.to_string();
        let is_json = media_type.ends_with("json");
        assert!(!is_json || body.parse::<errcat::Json>().is_ok(), "{body}");
        let headers = [("Content-Type", media_type)];
        let again = errcat::decode::<E>(&Response::new(&body).headers(&headers)).code();
        assert!(
            again == Some(*code)
                || media_type.is_empty()
                || errcat::ErrorCode::entry(*code).code.is_none(),
            "{body}"
        );
    }
}

static ENGINE: OnceLock<Engine> = OnceLock::new();

/// The text of a catalogue. Whatever the checks let through, every target can be made of.
pub(crate) fn catalogue(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else {
        return;
    };
    let mut sources = Sources::new();
    let file = sources.add("catalogue.yaml", text);
    let (catalog, diagnostics) = load(&mut sources, file);
    if let Some(catalog) = catalog {
        let outputs = Target::BUILT_IN.map(Output::from);
        let engine = ENGINE.get_or_init(|| Engine::new().expect("the templates parse"));
        emit(&catalog, &outputs, engine).expect("the templates render");
    } else {
        assert!(!diagnostics.is_empty(), "refused without a reason");
    }
}
