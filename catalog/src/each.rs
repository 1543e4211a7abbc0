//! One of each.

/// What is made of each item, in order.
///
/// Adapters of iterators are compiled anew for every closure. This is compiled once for the types of what goes in and
/// comes out, which counts where users compile all of it with their own crate and nothing is optimised.
#[doc(hidden)]
pub fn each<'a, T, R>(items: &'a [T], make: &mut dyn FnMut(&'a T) -> R) -> Vec<R> {
    let mut made = Vec::with_capacity(items.len());
    for item in items {
        made.push(make(item));
    }
    made
}
