//! What a crate gets is its own choice: no feature that another crate of the build turns on breaks it.
//!
//! The steps of the guide from thiserror are crates of one workspace here, beside crates that have `errcat` under another
//! name, through another crate, and types with implementations of their own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::support::root;

const GUIDE: &str = include_str!("../../macros/docs/from-thiserror.md");

const CATALOGUE: &str = "
errcat: 1
name: shop
include: [auth.yaml]
errors:
  sold_out: {status: 409, message: '{left} are left.', remedy: Wait., params: {left: integer}}
operations: {order: [sold_out]}
";

/// What catalogues share, which has no name.
const SHARED: &str = "
errcat: 1
errors:
  unauthorized: {status: 401, message: Say who you are., remedy: Send a key.}
";

/// A type that answers for itself, in each way to have one. No feature of a framework is on in its crate.
const OWN: &str = r#"
use axum::response::{IntoResponse, Response};
pub use errcat;

#[derive(Debug, errcat::CatalogError)]
#[catalog("../catalog/shop.yaml")]
pub enum Derived { SoldOut { left: u64 } }

pub mod by_macro { errcat::catalog!("../catalog/shop.yaml"); }
pub mod by_script { errcat::include_catalog!("shop"); }

macro_rules! own {
    ($($error:ty),*) => {$(
        impl IntoResponse for $error {
            fn into_response(self) -> Response { "own".into_response() }
        }
    )*};
}
own!(Derived, by_macro::Error, by_macro::OrderError, by_script::Error, by_script::OrderError);
"#;

/// A type that answers for itself, in a crate whose tests have the feature.
const OWN_ALONE: &str = r#"
use axum::response::{IntoResponse, Response};

#[derive(Debug, errcat::CatalogError)]
#[catalog("../catalog/shop.yaml")]
pub enum Error { SoldOut { left: u64 } }

impl IntoResponse for Error {
    fn into_response(self) -> Response { "own".into_response() }
}
"#;

/// Types that are responses, in a crate with the feature and another name for `errcat`.
const RENAMED: &str = r#"
use axum::response::{IntoResponse, Response};

#[derive(Debug, api_errors::CatalogError)]
#[catalog("../catalog/auth.yaml", name = "auth")]
pub enum Auth { Unauthorized }

#[derive(Debug, api_errors::CatalogError)]
#[catalog("../catalog/shop.yaml")]
pub enum Derived<T> { SoldOut { left: T }, #[catalog(transparent)] Auth(#[from] Auth) }

pub mod by_macro { api_errors::catalog!("../catalog/shop.yaml"); }
pub mod by_script { api_errors::include_catalog!("shop"); }
pub mod shared { api_errors::catalog!("../catalog/auth.yaml", name = "auth"); }

#[derive(Debug, api_errors::CatalogError)]
#[catalog("../catalog/shop.yaml", features = "")]
pub enum Own { Unauthorized }

impl IntoResponse for Own {
    fn into_response(self) -> Response { "own".into_response() }
}

/// Of a crate that brings `errcat` along, whose features are not this crate's choice.
#[derive(Debug, own::errcat::CatalogError)]
#[catalog("../catalog/shop.yaml", crate = "own::errcat")]
pub enum Through { Unauthorized }

impl IntoResponse for Through {
    fn into_response(self) -> Response { "own".into_response() }
}

pub mod through { own::errcat::catalog!("../catalog/shop.yaml", crate = "::own::errcat", features = "axum"); }

#[test]
fn responses() {
    fn has<E: IntoResponse>() {}
    has::<Auth>();
    has::<Derived<u8>>();
    has::<by_macro::Error>();
    has::<by_macro::OrderError>();
    has::<by_script::Error>();
    has::<shared::Error>();
    has::<through::OrderError>();
    let large = Derived::SoldOut { left: u64::MAX };
    assert_eq!(large.to_string(), "18446744073709551615 are left.");
    assert_eq!(Derived::<u8>::from(Auth::Unauthorized).into_response().status(), 401);
}
"#;

/// What tests and shows a library is a crate with features of its own, and none of them reach the library.
const TESTED: &str = r#"
use axum::response::IntoResponse;

#[derive(Debug, errcat::CatalogError)]
#[catalog("../catalog/shop.yaml")]
pub enum Error { SoldOut { left: u64 } }

fn has<E: IntoResponse>() {}

#[test]
fn it_is_a_response() { has::<Error>(); }
#[allow(dead_code)]
fn main() { has::<Error>(); }
"#;

const SCRIPT: &str = r#"
fn main() -> Result<(), errcat_codegen::Error> {
    errcat_codegen::Config::new().compile("../catalog/shop.yaml")
}
"#;

/// What every step of the guide answers.
const WIRE: &str = r##"
#[cfg(test)]
mod wire {
    use std::{io, time::Duration};
    use axum::{body::to_bytes, response::IntoResponse};
    use super::Error;

    fn check(error: Error, status: u16, retry_after: Option<&str>, body: &str) {
        let response = error.into_response();
        assert_eq!(response.status(), status);
        let header = |name: &str| response.headers().get(name).map(|it| it.to_str().unwrap().to_owned());
        assert_eq!(header("content-type").as_deref(), Some("application/json"));
        assert_eq!(header("retry-after").as_deref(), retry_after);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let bytes = runtime.block_on(to_bytes(response.into_body(), 1 << 20)).unwrap();
        assert_eq!(bytes, body);
    }

    #[test]
    fn responses_stay_the_same() {
        check(
            Error::NoSuchOrder("ord_1".into()), 404, None,
            r#"{"error":{"code":"order_not_found","message":"There is no order ord_1."}}"#,
        );
        check(
            Error::TooManyRequests { retry_after: Duration::from_secs(42) }, 429, Some("42"),
            r#"{"error":{"code":"rate_limited","message":"Too many requests. Retry after 42 seconds."}}"#,
        );
        check(
            Error::TooManyRequests { retry_after: Duration::from_millis(1500) }, 429, Some("HEADER"),
            r#"{"error":{"code":"rate_limited","message":"Too many requests. Retry after MESSAGE seconds."}}"#,
        );
        check(
            Error::from(io::Error::other("sk_poison")), 500, None,
            r#"{"error":{"code":"internal_error","message":"Something on our side broke."}}"#,
        );
    }
}
"##;

/// What the layer of the fourth step answers by itself.
const LAYER: &str = r##"
#[cfg(test)]
mod layer {
    use axum::{body::{Body, to_bytes}, http::Request};
    use tower::ServiceExt;

    #[test]
    fn a_missing_route_is_answered_by_the_catalogue() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let answer = |path: &str| runtime.block_on(async {
            let request = Request::get(path).body(Body::empty()).unwrap();
            let response = super::service().oneshot(request).await.unwrap();
            let status = response.status().as_u16();
            (status, to_bytes(response.into_body(), 1 << 20).await.unwrap())
        });
        let (status, body) = answer("/nowhere");
        assert_eq!((status, &*body), (404, &br#"{"error":{"code":"not_found","message":"There is no such route."}}"#[..]));
        let (status, body) = answer("/orders/ord_1");
        assert_eq!((status, &*body), (404, &br#"{"error":{"code":"order_not_found","message":"There is no order ord_1."}}"#[..]));
    }

    #[test]
    fn a_5xx_has_a_code_and_the_status_of_an_error_is_the_catalogues() {
        use axum::{Router, http::StatusCode, routing::get};

        let storage = || super::Error::from(std::io::Error::other("sk_poison"));
        let app = Router::new()
            .route("/late", get(|| async { StatusCode::SERVICE_UNAVAILABLE }))
            .route("/proxy", get(move || async move { (StatusCode::BAD_GATEWAY, storage()) }))
            .layer(errcat::axum::layer_by_status::<super::Error>());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        for (path, status, code) in [("/late", 503, "unavailable"), ("/proxy", 500, "internal_error")] {
            let request = Request::get(path).body(Body::empty()).unwrap();
            let response = runtime.block_on(app.clone().oneshot(request)).unwrap();
            assert_eq!(response.status(), status);
            let body = runtime.block_on(to_bytes(response.into_body(), 1 << 20)).unwrap();
            assert!(String::from_utf8_lossy(&body).contains(code), "{body:?}");
        }
    }
}
"##;

/// What the extractors of the last step say.
const REJECTED: &str = r##"
#[cfg(test)]
mod rejected {
    use axum::{body::{Body, to_bytes}, http::Request};
    use tower::ServiceExt;

    #[test]
    fn a_body_that_does_not_fit_is_answered_by_the_service() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let answer = |body: &'static str| runtime.block_on(async {
            let request = Request::post("/orders").header("content-type", "application/json");
            let response = super::service().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
            let status = response.status().as_u16();
            (status, to_bytes(response.into_body(), 1 << 20).await.unwrap())
        });
        let (status, body) = answer(r#"{"item":"sk_poison"}"#);
        assert_eq!((status, &*body), (422, &br#"{"error":{"code":"invalid_order","message":"The order is not valid: missing field `qty`.","field":"qty"}}"#[..]));
        let (status, body) = answer("{");
        assert_eq!((status, &*body), (400, &br#"{"error":{"code":"invalid_request","message":"The request is not what this route takes."}}"#[..]));
        assert_eq!(answer(r#"{"item":"lamp","qty":2}"#), (200, "2 lamp".into()));
    }
}
"##;

fn blocks(language: &str) -> Vec<&'static str> {
    let start = format!("```{language}\n");
    let blocks = GUIDE.split(&start).skip(1);
    blocks
        .map(|rest| rest.split_once("```").expect("the block ends").0)
        .collect()
}

struct Workspace {
    folder: PathBuf,
    members: Vec<String>,
}

impl Workspace {
    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    /// What cargo says; no warning of a compiler, for what is generated must be clean.
    fn cargo(&self, arguments: &[&str]) -> String {
        let (is_well, said) = self.run(arguments);
        assert!(is_well && !said.contains("warning"), "{said}");
        said
    }

    fn run(&self, arguments: &[&str]) -> (bool, String) {
        let ran = Command::new(env!("CARGO"))
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .output()
            .expect("cargo starts");
        let said = [ran.stdout, ran.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
        (ran.status.success(), said.concat())
    }

    fn member(&mut self, name: &str, dependencies: &str, source: &str) {
        let path = |path: &str| root().join(path).to_string_lossy().replace('\\', "/");
        let dependencies = dependencies
            .replace("errcat = { version = \"0.1\"", "errcat = { path = ERRCAT")
            .replace("ERRCAT", &format!("'{}'", path("")))
            .replace("CODEGEN", &format!("'{}'", path("codegen")));
        let manifest =
            format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n{dependencies}");
        self.write(&format!("{name}/Cargo.toml"), &manifest);
        self.write(&format!("{name}/src/lib.rs"), source);
        if dependencies.contains("build-dependencies") {
            self.write(&format!("{name}/build.rs"), SCRIPT);
        }
        self.members.push(name.to_owned());
    }
}

#[test]
fn no_crate_is_broken_by_the_features_of_another_and_every_step_of_the_guide_compiles() {
    let mut workspace = Workspace {
        folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join("additive"),
        members: Vec::new(),
    };
    let (manifests, steps) = (blocks("toml"), blocks("rust"));
    assert_eq!((manifests.len(), steps.len()), (5, 5));
    for (at, (manifest, step)) in manifests.iter().zip(&steps).enumerate() {
        let manifest = format!(
            "{manifest}\n[dev-dependencies]\ntokio = {{ version = \"1\", features = [\"rt\", \"time\"] }}\n\
             tower = {{ version = \"0.5\", features = [\"util\"] }}\n"
        );
        let more = ["", "", "", LAYER, REJECTED][at];
        let (message, header) = [
            ("1", "1"),
            ("1.5", "1"),
            ("1.5", "2"),
            ("1.5", "2"),
            ("1.5", "2"),
        ][at];
        let wire = WIRE.replace("MESSAGE", message).replace("HEADER", header);
        let source = format!("{step}{wire}{more}");
        workspace.member(&format!("step{at}"), &manifest, &source);
        let catalogue = blocks("yaml").concat();
        workspace.write(&format!("step{at}/catalog/orders.yaml"), &catalogue);
    }
    let axum = "axum = { version = \"0.8\", default-features = false, features = [\"json\"] }\n";
    let script = "\n[build-dependencies]\nerrcat-codegen = { path = CODEGEN }\n";
    let dependencies = |more: &str| format!("[dependencies]\n{axum}{more}{script}");
    workspace.member(
        "own",
        &dependencies("errcat = { path = ERRCAT, features = ['derive'] }\n"),
        OWN,
    );
    workspace.member(
        "renamed",
        &dependencies(
            "api-errors = { package = 'errcat', path = ERRCAT, features = ['derive', 'axum'] }\nown = { path = '../own' }\n",
        ),
        RENAMED,
    );
    workspace.member(
        "tested",
        &format!(
            "[dependencies]\n{axum}errcat = {{ path = ERRCAT, features = ['derive'] }}\n\
             [dev-dependencies]\nerrcat = {{ path = ERRCAT, features = ['axum'] }}\n"
        ),
        OWN_ALONE,
    );
    workspace.write("tested/tests/responses.rs", TESTED);
    workspace.write("tested/examples/shown.rs", TESTED);
    workspace.write("catalog/shop.yaml", CATALOGUE);
    workspace.write("catalog/auth.yaml", SHARED);
    let members = format!(
        "[workspace]\nresolver = \"3\"\nmembers = {:?}\n",
        workspace.members
    );
    workspace.write("Cargo.toml", &members);
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("a lock file");
    workspace.write("Cargo.lock", &lock);

    let said = workspace.cargo(&["test", "--workspace", "--lib", "--no-fail-fast"]);
    assert_eq!(said.matches("1 passed").count(), 4, "{said}");
    assert_eq!(said.matches("2 passed").count(), 1, "{said}");
    assert_eq!(said.matches("3 passed").count(), 1, "{said}");

    let said = workspace.cargo(&["test", "-p", "tested", "--tests", "--examples"]);
    assert_eq!(said.matches("1 passed").count(), 2, "{said}");

    workspace.cargo(&["doc", "--workspace", "--no-deps"]);
    let says = |page: &str, texts: &[&str]| {
        let page = workspace.folder.join("target/doc").join(page);
        let page = fs::read_to_string(page).expect("a page");
        for text in texts {
            assert!(page.contains(text), "`{text}` is not in\n{page}");
        }
    };
    let row = "<td><a href=\"enum.Error.html#variant.NoSuchOrder\" title=\"variant step3::Error::NoSuchOrder\">\
               <code>NoSuchOrder</code></a></td><td><code>order_not_found</code></td><td>404</td>\
               <td>Look the id up in the list of orders.</td>";
    says("step3/enum.Error.html", &[row]);
    let code = ["(<code>sold_out</code>, 409)", "Remedy:</strong> Wait."];
    says("renamed/by_macro/enum.Code.html", &code);
    says("renamed/by_script/enum.Code.html", &code);
    says("renamed/by_macro/enum.Error.html", &code[..1]);

    // It has the feature from now on by its own will. The feature is on already, so that nothing else is built anew.
    let manifest = workspace.folder.join("own/Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("the manifest");
    workspace.write(
        "own/Cargo.toml",
        &text.replace("'derive'", "'axum', 'derive'"),
    );
    let (_, said) = workspace.run(&["test", "--workspace", "--lib", "--no-run"]);
    let conflicts = said.matches("error[E0119]").count();
    assert_eq!(conflicts, 5, "{said}");

    slips(&mut workspace, &manifests, &steps);
}

/// What the guide's reader leaves behind or forgets is told in words that lead on.
fn slips(workspace: &mut Workspace, manifests: &[&str], steps: &[&str]) {
    let feature = manifests[1].replace(r#"["derive"]"#, r#"["axum", "derive"]"#);
    workspace.member("step1", &feature, steps[1]);
    let (_, said) = workspace.run(&["check", "-p", "step1"]);
    for line in blocks("text")[0].lines().map(str::trim_start) {
        assert!(said.contains(line), "`{line}` is not in\n{said}");
    }
    let step = steps[3].replace("layer_by_status", "layer");
    workspace.member("step3", manifests[3], &step);
    let (_, said) = workspace.run(&["check", "-p", "step3"]);
    let told = "error[E0277]: `Error` does not say which of its errors a `Failure` is";
    assert!(
        said.contains(told) && said.contains("write `layer_by_status`"),
        "{said}"
    );
}
