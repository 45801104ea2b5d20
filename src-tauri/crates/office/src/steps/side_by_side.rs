//! Pure work on many things, on all processors at once.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// The answers in the order of the things, however many processors there are.
pub(super) fn side_by_side<T: Sync, A: Send>(things: &[T], work: impl Fn(&T) -> A + Sync) -> Vec<A> {
    let hands = thread::available_parallelism().map_or(1, NonZero::get);
    let share = things.len().div_ceil(hands).max(1);
    let work = &work;
    thread::scope(|scope| {
        let shares: Vec<_> =
            things.chunks(share).map(|share| scope.spawn(move || share.iter().map(work).collect::<Vec<A>>())).collect();
        shares.into_iter().flat_map(|share| share.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stand_in_the_order_of_the_questions() {
        for many in [0, 1, 2, 3, 1_000] {
            let things: Vec<u32> = (0..many).collect();
            assert_eq!(side_by_side(&things, |n| n * 2), things.iter().map(|n| n * 2).collect::<Vec<_>>());
        }
    }
}
