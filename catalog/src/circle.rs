//! Things of which each leads to another one of the same list.

/// The number of steps from one through others back to it, if it is the first of the circle in the list: so each circle
/// has one such. `next` has where each leads.
pub(crate) fn first_in_circle(next: &[Option<usize>], first: usize) -> Option<usize> {
    let mut at = next[first];
    let mut steps = 1;
    while let Some(later) = at.filter(|at| *at > first && steps <= next.len()) {
        at = next[later];
        steps += 1;
    }
    (at == Some(first)).then_some(steps)
}
