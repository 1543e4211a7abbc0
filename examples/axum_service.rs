//! A service on axum whose every failure is one of the catalogue: `cargo run --example axum_service`, then
//! `curl -i localhost:3000/submissions/x`.

use std::{io, time::Duration};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderMap, StatusCode, header::AUTHORIZATION},
    response::{IntoResponse, Response},
    routing::{delete, get, post},
};
use errcat::axum::{Json, Path, Query};
use serde::{Deserialize, Serialize};
use tower_http::timeout::TimeoutLayer;

#[path = "evolution/error.rs"]
mod error;

use error::Error;

/// The service.
pub(crate) fn app() -> Router {
    Router::new()
        .route("/submissions", get(list).post(submit))
        .route("/submissions/{id}", delete(withdraw).get(show))
        .route("/submissions/{id}/runs", post(run))
        .route("/account", get(account))
        .route("/credits", get(credits))
        .route("/capacity", get(capacity))
        .route("/archive", get(archive))
        .route("/crash", get(crash))
        .route("/slow", get(slow))
        .route("/legacy", get(legacy))
        .layer(DefaultBodyLimit::max(1024))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            Duration::from_millis(200),
        ))
        .layer(errcat::axum::layer::<Error>().challenge(r#"Bearer realm="evolution""#))
}

#[derive(Deserialize)]
struct Page {
    page_size: u8,
}

#[derive(Deserialize, Serialize)]
struct Submission {
    name: String,
    genes: Vec<u32>,
}

async fn list(Query(page): Query<Page>) -> Json<Vec<u8>> {
    Json((0..page.page_size).collect())
}

async fn submit(
    Json(submission): Json<Submission>,
) -> Result<(StatusCode, Json<Submission>), Error> {
    if submission.genes.is_empty() {
        return Err(Error::ValidationFailed {
            field: Some("genes"),
            problem: format!("{} has no genes", submission.name),
        });
    }
    Ok((StatusCode::CREATED, Json(submission)))
}

async fn show(Path(id): Path<u64>) -> Result<String, Error> {
    let known = id == 1;
    known
        .then(|| "submission 1".to_owned())
        .ok_or(Error::NotFound)
}

async fn withdraw(Path(_): Path<u64>) -> Result<StatusCode, Error> {
    Err(Error::StateConflict)
}

async fn run(Path(_): Path<u64>) -> Result<StatusCode, Error> {
    Err(Error::RateLimited {
        retry_after: Duration::from_millis(41_200),
    })
}

async fn account(headers: HeaderMap) -> Result<String, Error> {
    let key = headers
        .get(AUTHORIZATION)
        .ok_or(Error::MissingCredentials)?;
    Err(if key == "Bearer expired" {
        Error::InvalidCredentials
    } else {
        Error::AccountDisabled
    })
}

async fn credits() -> Result<String, Error> {
    Err(Error::InsufficientCredits)
}

async fn capacity() -> Result<String, Error> {
    Err(Error::DailyQuota {
        used: Some(20),
        limit: Some(20),
    })
}

/// What a database says can hold what no client may see.
async fn archive() -> Result<String, Error> {
    let source = io::Error::other("cannot connect to postgres://evolution:sk_poison@db/archive");
    let statement = "SELECT * FROM archive WHERE key = 'sk_poison'";
    Err(Error::Archive { statement, source })
}

async fn crash() -> Result<String, Error> {
    panic!("no worker for sk_poison")
}

async fn slow() -> StatusCode {
    tokio::time::sleep(Duration::from_secs(60)).await;
    StatusCode::OK
}

/// A response that nobody made from an error of the catalogue.
async fn legacy() -> Response {
    (StatusCode::IM_A_TEAPOT, "the teapot of sk_poison").into_response()
}

/// Serves on a port of this machine.
#[tokio::main(flavor = "current_thread")]
#[cfg_attr(test, expect(dead_code, reason = "tests serve it themselves"))]
async fn main() -> io::Result<()> {
    tracing_subscriber::fmt().init();
    let listener = tokio::net::TcpListener::bind("localhost:3000").await?;
    axum::serve(listener, app()).await
}
