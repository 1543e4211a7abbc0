//! A gRPC service whose errors are those of a catalogue, and a client that gets them back as an enum.
//!
//! `cargo run --example tonic_service --features tonic`. The service is written by hand, so that no `protoc` is needed;
//! what `tonic-build` generates calls a method like [`submit`] the same way.

use std::{convert::Infallible, future::Ready, net::SocketAddr, pin::Pin, task};

use errcat_generated::evolution::{
    CapacityExceeded, CapacityExceededReason, Error, InvalidParameter, RateLimited,
};
use tonic::{
    Request, Response, Status,
    body::Body,
    codegen::{Service, http},
    server::{NamedService, UnaryService},
    transport::{Channel, Server, server::TcpIncoming},
};
use tonic_prost::ProstCodec;

type Codec = ProstCodec<String, String>;

/// What the service does: its errors are those of the catalogue, whatever carries them.
fn submit(job: &str) -> Result<String, Error> {
    match job {
        "" => Err(InvalidParameter {
            field: "job".to_owned(),
            problem: "it is empty".to_owned(),
        })?,
        "one too many" => Err(RateLimited {
            retry_after: std::time::Duration::from_secs(42),
        })?,
        "one for tomorrow" => Err(CapacityExceeded {
            reason: CapacityExceededReason::DailyQuota,
            used: Some(100),
            limit: Some(100),
        })?,
        "private" => Err(Error::Forbidden),
        job => Ok(format!("submitted {job}")),
    }
}

/// The method `Submit`.
struct Submit;

impl UnaryService<String> for Submit {
    type Response = String;
    type Future = Ready<Result<Response<String>, Status>>;

    fn call(&mut self, request: Request<String>) -> Self::Future {
        let submitted = submit(request.get_ref()).map_err(Status::from);
        std::future::ready(submitted.map(Response::new))
    }
}

/// The service, which has one method.
#[derive(Clone)]
struct Submissions;

impl NamedService for Submissions {
    const NAME: &'static str = "example.Submissions";
}

impl Service<http::Request<Body>> for Submissions {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut task::Context<'_>) -> task::Poll<Result<(), Infallible>> {
        task::Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        Box::pin(async move {
            let mut grpc = tonic::server::Grpc::new(Codec::default());
            Ok(grpc.unary(Submit, request).await)
        })
    }
}

/// Serves on a port of the machine's own choice, in a task of its own.
pub(crate) fn serve() -> Result<SocketAddr, Box<dyn std::error::Error>> {
    let incoming = TcpIncoming::bind("127.0.0.1:0".parse()?)?;
    let address = incoming.local_addr()?;
    let server = Server::builder().add_service(Submissions);
    tokio::spawn(server.serve_with_incoming(incoming));
    Ok(address)
}

/// Calls the method `Submit`.
pub(crate) async fn call(channel: &Channel, job: &str) -> Result<String, Status> {
    let mut grpc = tonic::client::Grpc::new(channel.clone());
    let not_ready = |error| Status::unavailable(format!("not connected: {error}"));
    grpc.ready().await.map_err(not_ready)?;
    let path = http::uri::PathAndQuery::from_static("/example.Submissions/Submit");
    let request = Request::new(job.to_owned());
    let response = grpc.unary(request, path, Codec::default()).await?;
    Ok(response.into_inner())
}

#[expect(clippy::print_stdout, reason = "an example shows what it does")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let channel = Channel::builder(format!("http://{}", serve()?).parse()?).connect_lazy();
    for job in ["a job", "one too many", "one for tomorrow", "private", ""] {
        match call(&channel, job).await {
            Ok(answer) => println!("{answer}"),
            Err(status) => println!("{:?}: {}", status.code(), status.message()),
        }
    }
    Ok(())
}
