// A service over the crate of `operations.yaml`; it panics at the first difference.
use errcat::{CatalogError, ErrorSet, Private, Retry};
use shop::{
    AuthenticateError, BuyItemError, Code, CountError, Error, KeyRevoked, NoCapacity,
    NoCapacityReason, NotFound, PeekError, ReadItemError,
};

fn authenticate(key: &str) -> Result<(), AuthenticateError> {
    match key {
        "" => Err(AuthenticateError::Unauthorized),
        "old" => Err(KeyRevoked {
            key: key.to_owned(),
            owner: "a secret".into(),
        })?,
        _ => Ok(()),
    }
}

fn read_item(key: &str, item: i64) -> Result<(), ReadItemError> {
    authenticate(key)?;
    if item > 9 {
        Err(NotFound { item })?
    }
    Ok(())
}

fn buy_item(key: &str, item: i64) -> Result<(), BuyItemError> {
    read_item(key, item)?;
    authenticate(key)?;
    match item {
        1 => Err(BuyItemError::SoldOut),
        2 => Err(NoCapacity {
            reason: NoCapacityReason::Night,
        }
        .into()),
        _ => Ok(()),
    }
}

fn serve(key: &str, item: i64) -> Result<(), Error> {
    buy_item(key, item)?;
    Ok(())
}

/// To its end, in another crate: there is no arm for what is not in the set.
fn told_apart(error: &BuyItemError) -> &'static str {
    match error {
        BuyItemError::Unauthorized => "who",
        BuyItemError::KeyRevoked(values) if values.owner == Private::from("a secret") => "whose",
        BuyItemError::KeyRevoked(_) => "old",
        BuyItemError::NotFound(_) => "what",
        BuyItemError::SoldOut => "late",
        BuyItemError::NoCapacity(_) => "full",
    }
}

fn names<T: ErrorSet>() -> Vec<&'static str> {
    assert_eq!(T::CATALOG.name, "shop");
    let mut names = Vec::new();
    T::entries(&mut |entry| names.push(entry.name));
    names
}

fn main() {
    assert!(size_of::<BuyItemError>() <= 16);
    assert_eq!(serve("", 0).unwrap_err().code(), Code::Unauthorized);
    assert_eq!(serve("old", 0).unwrap_err().code(), Code::KeyRevoked);
    assert_eq!(
        serve("new", 10).unwrap_err().to_string(),
        "There is no item 10 {here}."
    );
    assert!(serve("new", 3).is_ok());

    let sold_out = buy_item("new", 1).unwrap_err();
    assert_eq!(
        (told_apart(&sold_out), sold_out.code()),
        ("late", Code::SoldOut)
    );
    assert_eq!(sold_out.to_string(), "It is sold {out}.");
    assert_eq!(format!("{sold_out:?}"), "Code(\"sold_out\")");
    assert_eq!(sold_out.entry().name, "sold_out");
    assert_eq!(PeekError::SoldOut.to_string(), "It is sold {out}.");

    let asleep = buy_item("new", 2).unwrap_err();
    assert_eq!(
        (told_apart(&asleep), asleep.to_string()),
        ("full", "We are asleep.".to_owned())
    );
    assert_eq!(
        (asleep.reason().unwrap().code, asleep.retry()),
        ("night", Some(Retry::Never))
    );

    let revoked = buy_item("old", 0).unwrap_err();
    assert_eq!(told_apart(&revoked), "whose");
    assert!(
        format!("{revoked:?}").contains("a secret") && !revoked.to_string().contains("a secret")
    );
    assert_eq!(
        errcat::body(&revoked).to_string(),
        r#"{"error":{"code":"key_revoked","message":"The key old was revoked.","details":{"key":"old"}}}"#
    );
    let source: Box<dyn std::error::Error + Send + Sync> = Box::new(revoked);
    assert_eq!(source.to_string(), "The key old was revoked.");

    assert_eq!(
        names::<AuthenticateError>(),
        ["unauthorized", "key_revoked"]
    );
    assert_eq!(
        names::<ReadItemError>(),
        ["unauthorized", "key_revoked", "not_found"]
    );
    assert_eq!(names::<BuyItemError>().len(), Code::ALL.len());

    let whole = || Error::from(NotFound { item: 7 });
    let narrow = ReadItemError::try_from(whole()).expect("it is in the set");
    assert_eq!(narrow.to_string(), whole().to_string());
    let back = PeekError::try_from(whole()).expect_err("it is not in the set");
    assert_eq!(back.code(), Code::NotFound);
    assert!(CountError::try_from(whole()).is_ok());
    assert!(BuyItemError::try_from(Error::Unauthorized).is_ok());
    print!("done");
}
