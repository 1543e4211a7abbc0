//! Errors whose text the catalogue does not have.

use std::borrow::Cow;

use errcat::CatalogError;

#[derive(Debug, CatalogError)]
#[catalog("tests/derive/texts.yaml")]
enum Error {
    BadQuery {
        message: Cow<'static, str>,
    },
    #[catalog(code = "bad_query")]
    Short(#[catalog(param = "message")] &'static str),
    TimedOut {
        message: String,
        message_: std::num::ParseIntError,
    },
    Lost,
}

#[test]
fn the_text_is_that_of_the_field() {
    let error = Error::BadQuery {
        message: "at {line}".into(),
    };
    assert_eq!(error.to_string(), "at {line}");
    let body = errcat::body(&error).to_string();
    assert_eq!(
        body,
        r#"{"code":"bad_query","message":"at {line}","details":{}}"#
    );
    assert_eq!(Error::Short("near").to_string(), "near");
    assert_eq!(Error::Lost.to_string(), "It is lost.");
}

#[test]
fn a_param_of_that_name_is_another_thing() {
    let error = Error::TimedOut {
        message: "a value".to_owned(),
        message_: "x".parse::<i32>().expect_err("no number"),
    };
    assert_eq!(
        errcat::body(&error).to_string(),
        r#"{"code":"timed_out","message":"invalid digit found in string","details":{"message":"a value"}}"#
    );
}
