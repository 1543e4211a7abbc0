//! Params of all errors, which each has among its own.

use errcat::CatalogError;

#[derive(Debug, CatalogError)]
#[catalog("tests/derive/common.yaml")]
enum Error {
    Lost {
        trace_id: String,
    },
    Broken {
        trace_id: String,
        part: &'static str,
        hint: Option<String>,
    },
}

#[test]
fn an_error_has_them_among_its_own() {
    let error = Error::Lost {
        trace_id: "t_1".to_owned(),
    };
    let body = errcat::body(&error).to_string();
    assert_eq!(
        body,
        r#"{"code":"lost","message":"It is lost.","details":{},"trace":"t_1"}"#
    );
    let error = Error::Broken {
        trace_id: "t_2".to_owned(),
        part: "wheel",
        hint: Some("turn".to_owned()),
    };
    let body = errcat::body(&error).to_string();
    assert_eq!(
        body,
        r#"{"code":"broken","message":"It broke, see t_2.","details":{"part":"wheel","hint":"turn"},"trace":"t_2"}"#
    );
}
