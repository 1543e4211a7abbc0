//! A service in Rust that answers with every error of every catalogue.

use std::{net::SocketAddr, sync::OnceLock, thread};

use axum::{Router, extract::Path, response::IntoResponse, routing::get};
use errcat::{CatalogError, decode::Response};
use errcat_catalog::api::{Api as Model, Entry, Part, Place, Reason};
use serde_json::{Map, Value as Json};

use crate::apis::{self, Api};
use crate::filling::Filling;
use crate::samples::{render, sample, text};

/// The id of every request.
pub(crate) const REQUEST_ID: &str = "req_1";

/// The address of the service, such as `http://127.0.0.1:4000`; it answers `/{catalogue}/{entry}` and below it the
/// reasons.
pub(crate) fn base() -> &'static str {
    static BASE: OnceLock<String> = OnceLock::new();
    BASE.get_or_init(|| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let listener = runtime.block_on(tokio::net::TcpListener::bind(address));
        let listener = listener.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let service = Router::new()
            .route("/{catalogue}/{entry}", get(plain))
            .route("/{catalogue}/{entry}/{reason}", get(with_reason));
        thread::spawn(move || runtime.block_on(async { axum::serve(listener, service).await }));
        format!("http://{address}")
    })
}

/// The catalogues that the service knows.
pub(crate) fn catalogues() -> &'static [Api] {
    static APIS: OnceLock<Vec<Api>> = OnceLock::new();
    APIS.get_or_init(apis::all)
}

async fn plain(Path((catalogue, entry)): Path<(String, String)>) -> axum::response::Response {
    answer(&catalogue, &entry, None)
}

async fn with_reason(
    Path((catalogue, entry, reason)): Path<(String, String, String)>,
) -> axum::response::Response {
    answer(&catalogue, &entry, Some(&reason))
}

fn answer(catalogue: &str, entry: &str, reason: Option<&str>) -> axum::response::Response {
    let mut apis = catalogues().iter();
    let api = apis.find(|api| api.catalog.name == catalogue);
    let api = api.expect("a catalogue");
    let entry = api.catalog.entry(entry).expect("an entry");
    let reason = reason.and_then(|wanted| entry.reasons.iter().find(|known| known.name == wanted));
    let error = error(api, entry, reason).expect("an error that can be made");
    let reply = errcat::reply(&*error).request_id(REQUEST_ID);
    errcat::http::response(reply).into_response()
}

/// The typed error of an entry with a sample for each param; nothing if a param has no way to a client, and so
/// cannot be made from what clients see.
pub(crate) fn error(
    api: &Api,
    entry: &Entry,
    reason: Option<&Reason>,
) -> Option<Box<dyn CatalogError>> {
    let values = values(&api.catalog, entry);
    let own = reason.and_then(|reason| reason.message.as_ref());
    let message = render(
        own.unwrap_or(&entry.messages[0]),
        entry,
        reason,
        &api.catalog,
    );
    let filling = Filling {
        api: &api.catalog,
        entry,
        reason,
        values: &values,
        message: &message,
        request_id: None,
    };
    let body = filling.body().to_string();
    let headers = entry.public_params().filter_map(|param| {
        let value = values.get(&param.name)?;
        Some((param.header.clone()?, text(value)))
    });
    let headers: Vec<(String, String)> = headers.collect();
    let mut response = Response::new(&body).headers(&headers);
    if let Some(status) = filling.status() {
        response = response.status(status);
    }
    (api.decode)(&response).error
}

/// The values that reach a client.
pub(crate) fn values(api: &Model, entry: &Entry) -> Map<String, Json> {
    let reaches = |param: &&errcat_catalog::api::Param| {
        let is_it = |part: &Part| matches!(part, Part::Param(name) if *name == param.name);
        let is_named = entry.messages[0].parts.iter().any(is_it);
        param.place != Place::Message || param.header.is_some() || is_named
    };
    let params = entry.public_params().filter(reaches);
    let given = params.map(|param| (param.name.clone(), sample(param, api)));
    given.collect()
}
