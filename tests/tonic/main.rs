//! Errors as statuses of gRPC: what a status says, over a connection, and back to the enum.

#[path = "../services/capture.rs"]
#[allow(dead_code, reason = "other tests look at more of an event")]
mod capture;
mod details;
#[path = "../../examples/tonic_service.rs"]
#[allow(dead_code, reason = "the tests call the service themselves")]
mod service;

use std::{collections::HashMap, fmt, time::Duration};

use errcat::{
    Entry, Kind, Param, Reason,
    decode::{Decode, Decoded},
    retry::{Policy, Tries},
    tonic::{decode, status},
};
use errcat_generated::{eachlabs, evolution, prompts, studio, workspace};
use tonic::{Code, Status, transport::Channel};
use tonic_types::{ErrorDetails, StatusExt};

/// Every error of a catalogue with every reason, each made from a status with the examples of its params.
fn samples<E: Decode + fmt::Debug>() -> Vec<(&'static Entry, Option<&'static Reason>, E)> {
    let mut samples = Vec::new();
    E::entries(&mut |entry| {
        let mut reasons: Vec<_> = entry.reasons.iter().map(Some).collect();
        if reasons.is_empty() {
            reasons.push(None);
        }
        for reason in reasons {
            let mut metadata: HashMap<String, String> = entry
                .params
                .iter()
                .filter(|param| !param.is_private())
                .map(|param| (param.name.to_owned(), sample(param)))
                .collect();
            metadata.extend(reason.map(|reason| ("reason".to_owned(), reason.code.to_owned())));
            let details = ErrorDetails::with_error_info(entry.as_str(), E::CATALOG.name, metadata);
            let status = Status::with_error_details(Code::Unknown, "", details);
            let Decoded::Known { error, .. } = decode::<E>(&status) else {
                panic!("{} is not known", entry.name);
            };
            let error = error.unwrap_or_else(|| panic!("{} lacks a value", entry.name));
            samples.push((entry, reason, error));
        }
    });
    samples
}

fn sample(param: &Param) -> String {
    let Some(json) = param.example else {
        return match param.kind {
            Kind::Integer | Kind::Number | Kind::Seconds => "7".to_owned(),
            Kind::Boolean => "true".to_owned(),
            Kind::List => "[]".to_owned(),
            _ => "text".to_owned(),
        };
    };
    match serde_json::from_str(json).expect("an example is JSON") {
        serde_json::Value::String(text) => text,
        _ => json.to_owned(),
    }
}

fn comes_back<E: Decode<Code: PartialEq> + fmt::Debug>() -> usize {
    let samples = samples::<E>();
    for (entry, reason, error) in &samples {
        let status = status(error);
        let grpc = entry
            .grpc
            .map_or(Code::Unknown as i32, |grpc| grpc.number().into());
        assert_eq!(status.code() as i32, grpc, "{}", entry.name);
        assert_eq!(status.message(), error.to_string());
        let details = status.get_error_details();
        let info = details.error_info().expect("every status has it");
        assert_eq!(info.reason, entry.as_str());
        assert_eq!(info.domain, E::CATALOG.name);
        let links = details.help().map_or(&[][..], |help| &help.links);
        assert_eq!(links.first().map(|link| link.url.as_str()), entry.doc_url);

        let decoded = decode::<E>(&status);
        let code = decoded.code();
        let Decoded::Known {
            reason: reason_back,
            error: Some(error_back),
            received,
            ..
        } = decoded
        else {
            panic!("{} does not come back", entry.name);
        };
        assert_eq!(code.map(errcat::ErrorCode::entry), Some(*entry));
        assert_eq!(reason_back, *reason);
        assert_eq!(format!("{error_back:?}"), format!("{error:?}"));
        assert_eq!(error_back.to_string(), error.to_string());
        assert_eq!(received.message.as_deref(), Some(status.message()));
    }
    samples.len()
}

#[test]
fn every_error_comes_back() {
    assert!(comes_back::<eachlabs::Error>() >= 17);
    assert_eq!(
        comes_back::<evolution::Error>(),
        22,
        "20 errors, one of three reasons"
    );
    assert!(comes_back::<prompts::Error>() >= 8);
    assert!(comes_back::<studio::Error>() >= 16);
    assert!(comes_back::<workspace::Error>() >= 12);
}

#[tokio::test]
async fn errors_cross_a_connection() {
    use evolution::{CapacityExceededReason, Error};

    let address = service::serve().expect("the service starts");
    let address = format!("http://{address}").parse().expect("an address");
    let channel = Channel::builder(address).connect_lazy();
    let call = async |job: &str| service::call(&channel, job).await;
    assert_eq!(call("a job").await.expect("it is done"), "submitted a job");

    let status = call("one too many").await.expect_err("it is refused");
    assert_eq!(status.code(), Code::ResourceExhausted);
    let delay = status
        .get_details_retry_info()
        .and_then(|retry| retry.retry_delay);
    assert_eq!(delay, Some(Duration::from_secs(42)));
    let decoded = decode::<Error>(&status);
    let next = |decoded: &Decoded<Error>| {
        Tries::new::<Error>(Policy::new()).after(decoded, Duration::ZERO)
    };
    assert_eq!(next(&decoded), Some(Duration::from_secs(42)));
    let Decoded::Known {
        error: Some(Error::RateLimited(values)),
        ..
    } = decoded
    else {
        panic!("{decoded:?}");
    };
    assert_eq!(values.retry_after, Duration::from_secs(42));

    let status = call("one for tomorrow").await.expect_err("it is refused");
    assert!(status.get_details_retry_info().is_none());
    let decoded = decode::<Error>(&status);
    assert_eq!(next(&decoded), None);
    let Decoded::Known {
        error: Some(Error::CapacityExceeded(values)),
        ..
    } = decoded
    else {
        panic!("{decoded:?}");
    };
    assert_eq!(values.reason, CapacityExceededReason::DailyQuota);
    assert_eq!((values.used, values.limit), (Some(100), Some(100)));

    let status = call("").await.expect_err("it is refused");
    let request = status.get_details_bad_request().expect("a field is wrong");
    let violation = &request.field_violations[0];
    assert_eq!(violation.field, "job");
    assert_eq!(violation.description, "job is malformed: it is empty.");

    let status = call("private").await.expect_err("it is refused");
    assert_eq!(
        decode::<Error>(&status).code(),
        Some(evolution::Code::Forbidden)
    );
}

#[test]
fn a_status_of_another_kind_is_unknown() {
    let of = |code, domain, reason| {
        let details = ErrorDetails::with_error_info(reason, domain, HashMap::new());
        Status::with_error_details(code, "No.", details)
    };
    let unknown = |status: &Status| match decode::<evolution::Error>(status) {
        Decoded::Unknown(received) => received,
        known @ Decoded::Known { .. } => panic!("{known:?}"),
    };
    let received = unknown(&of(Code::Unavailable, "evolution", "a_code_of_tomorrow"));
    assert_eq!(received.code.as_deref(), Some("a_code_of_tomorrow"));
    assert_eq!(
        (received.status, received.message.as_deref()),
        (Some(503), Some("No."))
    );
    unknown(&of(Code::NotFound, "another.example.com", "not_found"));
    unknown(&Status::not_found("No."));
    unknown(&Status::with_details(
        Code::NotFound,
        "No.",
        b"\xff\xff"[..].into(),
    ));

    let status = of(Code::Internal, "evolution", "rate_limited");
    let Decoded::Known { code, error, .. } = decode::<evolution::Error>(&status) else {
        panic!("its code is known");
    };
    assert!(code == evolution::Code::RateLimited && error.is_none());
}

#[test]
fn the_page_of_an_error_is_that_which_its_status_names() {
    let page = |url: &str| {
        let mut details =
            ErrorDetails::with_error_info("rate_limited", "evolution", HashMap::new());
        details.add_help_link("More", url);
        let status = Status::with_error_details(Code::ResourceExhausted, "m", details);
        let decoded = decode::<evolution::Error>(&status);
        decoded.doc_url().map(str::to_owned)
    };
    let own = "https://help.example.com/limits";
    assert_eq!(page(own).as_deref(), Some(own));
    let of_catalogue = evolution::Code::RateLimited.entry().doc_url;
    assert_eq!(page("javascript:alert(1)").as_deref(), of_catalogue);
}

#[test]
fn any_details_mean_something() {
    arbtest::arbtest(|u| {
        let mut metadata: HashMap<String, String> = HashMap::new();
        for _ in 0..u.int_in_range(0..=4)? {
            let names = ["used", "limit", "retry_after", "reason", "errors", "x"];
            metadata.insert((*u.choose(&names)?).to_owned(), u.arbitrary()?);
        }
        let reason = u.choose(evolution::Code::ALL)?.as_str();
        let details = ErrorDetails::with_error_info(reason, "evolution", metadata);
        let status = Status::with_error_details(Code::from_i32(u.arbitrary()?), "", details);
        assert_eq!(
            decode::<evolution::Error>(&status)
                .code()
                .map(evolution::Code::as_str),
            Some(reason)
        );
        let bytes: Vec<u8> = u.arbitrary()?;
        let status = Status::with_details(Code::from_i32(u.arbitrary()?), "", bytes.into());
        assert!(decode::<evolution::Error>(&status).code().is_none());
        Ok(())
    });
}
