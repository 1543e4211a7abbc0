//! Handling that ends in an answer whatever happens.

use std::{
    any::Any,
    future::{Future, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    string::String,
    task::{Context, Poll, Waker},
    time::Duration,
    vec::Vec,
};

use crate::{Cause, Failure};

/// As much of the text of a dropped response as goes into the log, in bytes.
const MOST_SAID: usize = 2048;

/// What the body of a response says that is about to be dropped, as far as its parts are there without waiting.
pub(crate) fn said<D: AsRef<[u8]>>(
    mut next: impl FnMut(&mut Context<'_>) -> Poll<Option<D>>,
) -> Cause {
    let mut context = Context::from_waker(Waker::noop());
    let mut bytes = Vec::new();
    while bytes.len() < MOST_SAID
        && let Ok(Poll::Ready(Some(part))) = guarded(|| next(&mut context))
    {
        bytes.extend_from_slice(part.as_ref());
    }
    bytes.truncate(MOST_SAID);
    if bytes.is_empty() {
        return Cause::default();
    }
    Cause::new(String::from_utf8_lossy(&bytes).into_owned())
}

/// Runs the handling of a request to its end, its panic or its timeout.
pub(super) async fn run<F: Future>(
    handling: F,
    timeout: Option<Duration>,
) -> Result<F::Output, Failure> {
    let mut handling = pin!(handling);
    let handling = poll_fn(
        |context| match guarded(|| handling.as_mut().poll(context)) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => Poll::Ready(Err(panic)),
        },
    );
    match timeout {
        Some(timeout) => match tokio::time::timeout(timeout, handling).await {
            Ok(output) => output,
            Err(elapsed) => Err(Failure::Timeout(Cause::new(elapsed))),
        },
        None => handling.await,
    }
}

/// What a poll gives, or the panic that it ended in.
///
/// What panicked is not polled again, so nothing sees what it left half done but through shared state, which guards
/// itself: a `Mutex` is poisoned.
pub(crate) fn guarded<T>(poll: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(poll)).map_err(|panic| Failure::Panic(cry(&*panic)))
}

/// What a panic said, if it said something.
fn cry(panic: &(dyn Any + Send)) -> Cause {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .map_or_else(Cause::default, Cause::new)
}
