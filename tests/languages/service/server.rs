//! A service in Rust that answers with every error of every catalogue.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, OnceLock},
    thread,
};

use axum::extract::{Path, State};
use axum::http::Response;
use axum::{Router, response::IntoResponse, routing::get};
use errcat::CatalogError;

use crate::apis;
use crate::served::errors;

/// The address of the service, such as `http://127.0.0.1:4000`; it answers `/{catalogue}/{index}` with one of the
/// errors that a server can make.
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
        let service = Router::new().route("/{catalogue}/{index}", get(answer));
        let service = service.with_state(replies());
        thread::spawn(move || runtime.block_on(async { axum::serve(listener, service).await }));
        format!("http://{address}")
    })
}

async fn answer(
    State(replies): State<Replies>,
    Path((catalogue, index)): Path<(String, usize)>,
) -> axum::response::Response {
    replies[&catalogue][index].clone().into_response()
}

/// What is answered, by the name of the catalogue.
type Replies = Arc<HashMap<String, Vec<Response<String>>>>;

fn replies() -> Replies {
    let replies = apis::all().iter().map(|api| {
        let errors = errors(api).into_iter();
        let reply = |(_, error): (_, Box<dyn CatalogError>)| {
            errcat::http::response(errcat::reply(&*error).request_id("req_1"))
        };
        (api.catalog.name.clone(), errors.map(reply).collect())
    });
    Arc::new(replies.collect())
}
