//! Pure work on many things on all processors: at once, ahead of whoever takes the answers while a transaction is written, or
//! behind whoever reads what there is to do.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::mpsc::sync_channel;
use std::thread;

/// Things that are worked on together.
const AT_ONCE: usize = 1_024;

/// Hands the answers to `take` with the things that they are for, at most `AT_ONCE` of them together, in the order of the things. The first
/// fault of `take` ends the work, too.
pub(super) fn ahead<T: Sync, A: Send, E>(
    things: &[T],
    work: impl Fn(&T) -> A + Sync,
    mut take: impl FnMut(&[T], Vec<A>) -> Result<(), E>,
) -> Result<(), E> {
    let work = &work;
    thread::scope(|scope| {
        let (done, answered) = sync_channel(1);
        scope.spawn(move || {
            // Sending fails where nobody takes answers any more, because `take` has failed: the work ends.
            things.chunks(AT_ONCE).try_for_each(|some| done.send((some, side_by_side(some, work))))
        });
        answered.into_iter().try_for_each(|(some, answers)| take(some, answers))
    })
}

/// The answers in the order in which `give` hands the things over, worked out by another processor while `give` goes on. A fault of `give`
/// ends the work.
pub(super) fn behind<T: Send, A: Send, E>(
    work: impl Fn(T) -> A + Send,
    give: impl FnOnce(&mut dyn FnMut(T)) -> Result<(), E>,
) -> Result<Vec<A>, E> {
    thread::scope(|scope| {
        let (given, to_do) = sync_channel::<Vec<T>>(2);
        let working = scope.spawn(move || to_do.into_iter().flatten().map(work).collect());
        // Sending fails only where the work has panicked, which joining tells.
        let mut waiting = Vec::with_capacity(AT_ONCE);
        let done = give(&mut |thing| {
            waiting.push(thing);
            if waiting.len() == AT_ONCE {
                let _ = given.send(std::mem::replace(&mut waiting, Vec::with_capacity(AT_ONCE)));
            }
        });
        let _ = given.send(waiting);
        drop(given);
        let answers = working.join().unwrap_or_else(|panic| resume_unwind(panic));
        done.map(|()| answers)
    })
}

/// The answers in the order of the things, however many processors there are.
fn side_by_side<T: Sync, A: Send>(things: &[T], work: impl Fn(&T) -> A + Sync) -> Vec<A> {
    let hands = thread::available_parallelism().map_or(1, NonZero::get);
    let (share, work) = (things.len().div_ceil(hands).max(1), &work);
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
    fn answers_come_in_the_order_of_the_questions() {
        for many in [0, 1, 2, 3, 1_024, 5_000] {
            let (things, mut taken): (Vec<u32>, _) = ((0..many).collect(), Vec::new());
            let done: Result<(), ()> = ahead(
                &things,
                |n| n * 2,
                |some, twice| {
                    taken.extend(some.iter().copied().zip(twice));
                    Ok(())
                },
            );
            assert_eq!(done, Ok(()));
            assert_eq!(taken, things.iter().map(|n| (*n, n * 2)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn answers_come_in_the_order_in_which_things_are_given() {
        for many in [0, 1, 1_023, 1_024, 5_000] {
            let answers = behind(
                |n| n * 2,
                |give| {
                    (0..many).for_each(give);
                    Ok::<_, ()>(())
                },
            );
            assert_eq!(answers, Ok((0..many).map(|n| n * 2).collect::<Vec<_>>()));
        }
        let stopped = behind(
            |n: u32| n,
            |give| {
                (0..5_000).for_each(give);
                Err("stopped")
            },
        );
        assert_eq!(stopped, Err("stopped"));
    }

    #[test]
    fn a_fault_ends_the_work() {
        let (things, mut taken): (Vec<u32>, _) = ((0..1_000_000).collect(), 0);
        let done = ahead(
            &things,
            |n| *n,
            |some, _| {
                taken += some.len();
                if some.contains(&1_500) { Err("stopped") } else { Ok(()) }
            },
        );
        assert_eq!((done, taken), (Err("stopped"), 2 * AT_ONCE));
    }
}
