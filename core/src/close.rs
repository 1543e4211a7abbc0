use alloc::string::{String, ToString};

use crate::{CatalogError, form};

/// How much of a reason a close frame has room for, in bytes (RFC 6455, sections 5.5 and 5.5.1).
const MAX_REASON: usize = 123;

/// How a server closes a WebSocket for an error: the close code, and the message as the reason. Nothing if the catalogue has no
/// close code for it.
///
/// Of a message that is longer than the 123 bytes of a close frame the beginning is sent.
///
/// ```
/// # use errcat::{Catalog, CatalogError, Entry, Facts};
/// # static ENTRY: Entry = Entry::new("expired", "expired", "Expired", "The session has expired.", Facts::new()).with_close(4001);
/// # static CATALOG: Catalog = Catalog::new("things");
/// # #[derive(Debug)] struct Expired;
/// # impl std::fmt::Display for Expired {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(ENTRY.message) }
/// # }
/// # impl std::error::Error for Expired {}
/// # impl CatalogError for Expired {
/// #     fn catalog(&self) -> &'static Catalog { &CATALOG }
/// #     fn entry(&self) -> &'static Entry { &ENTRY }
/// # }
/// assert_eq!(errcat::close(&Expired), Some((4001, "The session has expired.".to_owned())));
/// ```
///
/// # Panics
///
/// In a debug build, where [`reply`](crate::reply()) would.
pub fn close(error: &dyn CatalogError) -> Option<(u16, String)> {
    let code = error.entry().close?;
    form::demand(error);
    let mut reason = error.to_string();
    let mut end = reason.len().min(MAX_REASON);
    while !reason.is_char_boundary(end) {
        end -= 1;
    }
    reason.truncate(end);
    Some((code, reason))
}
