//! Which types are responses: those that a framework can take, and never an error of the compiler.

use std::{cell::Cell, error::Error, fmt, marker::PhantomData, rc::Rc};

use actix_web::ResponseError;
use axum::response::IntoResponse;
use errcat::CatalogError;

/// An error that stays in its thread, which only actix takes.
#[derive(Debug, CatalogError)]
#[catalog("catalog/apis/evolution.yaml", code = "internal_error")]
struct Local {
    calls: Rc<Cell<u8>>,
    #[source]
    source: Why<Rc<str>>,
}

/// An error of any source.
#[derive(Debug, CatalogError)]
#[catalog("catalog/apis/evolution.yaml")]
enum Generic<S> {
    Forbidden,
    #[catalog(code = "internal_error")]
    Because(#[source] S),
}

#[derive(Debug)]
struct Why<T>(&'static str, PhantomData<T>);

impl<T> fmt::Display for Why<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl<T: fmt::Debug> Error for Why<T> {}

#[test]
fn an_error_of_one_thread_is_a_response_of_actix() {
    let calls = Rc::new(Cell::new(0));
    let source = Why("sk_poison", PhantomData);
    let response = Local { calls, source }.error_response();
    assert_eq!(response.status(), 500);
    assert_eq!(
        response.headers().get("content-type").expect("it has one"),
        "application/json"
    );
}

#[test]
fn a_generic_error_is_a_response_of_both() {
    let because = || Generic::Because(Why::<u8>("sk_poison", PhantomData));
    assert_eq!(because().error_response().status(), 500);
    assert_eq!(because().into_response().status(), 500);
    assert_eq!(Generic::<Why<u8>>::Forbidden.into_response().status(), 403);
    assert_eq!(
        Generic::<Why<Rc<u8>>>::Forbidden.error_response().status(),
        403
    );
}
