//! Structs that are records of the catalogue: names, absent fields, records within records, and JSON that nobody checks.

use std::collections::BTreeMap;

use errcat::{CatalogError, Json, Record, ToJson};

#[derive(Debug, Record)]
#[catalog("tests/derive/records.yaml", record = "Line")]
struct Row<'a, I> {
    item: I,
    #[catalog(field = "count")]
    amount: &'a u32,
    r#type: Option<&'static str>,
    parts: Vec<Box<Self>>,
    price: Option<Price>,
    #[catalog(unchecked)]
    taxes: BTreeMap<String, Json>,
}

#[derive(Debug, Record)]
#[catalog("tests/derive/records.yaml")]
struct Price(
    #[catalog(field = "cents")] u64,
    #[catalog(field = "currency")] &'static str,
);

mod generated {
    errcat::catalog!("tests/derive/records.yaml");
}

#[derive(Debug, CatalogError)]
#[catalog("tests/derive/records.yaml")]
enum Error<'a> {
    CartInvalid {
        line: Row<'a, &'static str>,
        price: generated::Price,
    },
    #[catalog(code = "cart_invalid")]
    Unchecked {
        #[catalog(unchecked)]
        line: Json,
        #[catalog(unchecked)]
        price: String,
    },
}

fn json(value: &dyn ToJson) -> String {
    Json::of(value).as_str().to_owned()
}

fn row<'a>(amount: &'a u32, parts: Vec<Box<Row<'a, &'static str>>>) -> Row<'a, &'static str> {
    Row {
        item: "a \"lamp\"",
        amount,
        r#type: None,
        parts,
        price: Some(Price(u64::MAX, "EUR")),
        taxes: BTreeMap::new(),
    }
}

const LINE: &str = r#"{"item":"a \"lamp\"","count":2,"parts":[],"price":{"cents":18446744073709551615,"currency":"EUR"},"taxes":{}}"#;

#[test]
fn fields_are_written_by_their_names_in_the_catalogues_order() {
    assert_eq!(json(&row(&2, Vec::new())), LINE);
    let mut whole = row(&2, vec![Box::new(row(&2, Vec::new()))]);
    whole.r#type = Some("kit");
    let taxes = whole
        .taxes
        .insert("vat".to_owned(), "0.19".parse().expect("JSON"));
    assert!(taxes.is_none());
    let parts = format!("\"type\":\"kit\",\"parts\":[{LINE}]");
    let (start, _) = LINE.split_once("\"parts\":[]").expect("it is there");
    let price = r#""price":{"cents":18446744073709551615,"currency":"EUR"}"#;
    let written = format!("{start}{parts},{price},\"taxes\":{{\"vat\":0.19}}}}");
    assert_eq!(json(&whole), written);
}

#[test]
fn an_error_has_records_by_derive_generated_ones_and_unchecked_json() {
    let price = generated::Price {
        cents: 5,
        currency: "EUR".to_owned(),
    };
    let error = Error::CartInvalid {
        line: row(&2, Vec::new()),
        price,
    };
    let details = format!(r#"{{"line":{LINE},"price":{{"cents":5,"currency":"EUR"}}}}"#);
    assert_eq!(
        errcat::body(&error).to_string(),
        format!(r#"{{"code":"cart_invalid","details":{details}}}"#)
    );
    let error = Error::Unchecked {
        line: "[1]".parse().expect("JSON"),
        price: "none".to_owned(),
    };
    assert_eq!(
        errcat::body(&error).to_string(),
        r#"{"code":"cart_invalid","details":{"line":[1],"price":"none"}}"#
    );
}
