//! The service of `axum_service` on actix-web: `cargo run --example actix_service`, then
//! `curl -i localhost:3000/submissions/x`.

use std::{io, time::Duration};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer, ResponseError,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    http::{StatusCode, header::AUTHORIZATION},
    web::{JsonConfig, get, post, resource},
};
use errcat::actix::{Json, Path, Query};
use serde::{Deserialize, Serialize};

#[path = "evolution/error.rs"]
mod error;

use error::Error;

/// The service.
pub(crate) fn app() -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    let layer = errcat::actix::layer::<Error>()
        .challenge(r#"Bearer realm="evolution""#)
        .timeout(Duration::from_millis(200));
    App::new()
        .app_data(JsonConfig::default().limit(1024))
        .service(resource("/submissions").get(list).post(submit))
        .service(resource("/submissions/{id}").get(show).delete(withdraw))
        .route("/submissions/{id}/runs", post().to(run))
        .route("/account", get().to(account))
        .route("/credits", get().to(credits))
        .route("/capacity", get().to(capacity))
        .route("/archive", get().to(archive))
        .route("/crash", get().to(crash))
        .route("/slow", get().to(slow))
        .route("/legacy", get().to(legacy))
        .wrap(layer)
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

async fn submit(Json(submission): Json<Submission>) -> Result<HttpResponse, Error> {
    if submission.genes.is_empty() {
        return Err(Error::ValidationFailed {
            field: Some("genes"),
            problem: format!("{} has no genes", submission.name),
        });
    }
    Ok(HttpResponse::Created().json(submission))
}

async fn show(id: Path<u64>) -> Result<String, Error> {
    let known = *id == 1;
    known
        .then(|| "submission 1".to_owned())
        .ok_or(Error::NotFound)
}

/// A handler that makes the response itself.
async fn withdraw(_: Path<u64>) -> HttpResponse {
    Error::StateConflict.error_response()
}

async fn run(_: Path<u64>) -> Result<HttpResponse, Error> {
    Err(Error::RateLimited {
        retry_after: Duration::from_millis(41_200),
    })
}

async fn account(request: HttpRequest) -> Result<String, Error> {
    let key = request
        .headers()
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

async fn slow() -> HttpResponse {
    actix_web::rt::time::sleep(Duration::from_secs(60)).await;
    HttpResponse::Ok().finish()
}

/// A response that nobody made from an error of the catalogue.
async fn legacy() -> HttpResponse {
    HttpResponse::build(StatusCode::IM_A_TEAPOT).body("the teapot of sk_poison")
}

/// Serves on a port of this machine.
#[actix_web::main]
async fn main() -> io::Result<()> {
    tracing_subscriber::fmt().init();
    HttpServer::new(app).bind("localhost:3000")?.run().await
}
