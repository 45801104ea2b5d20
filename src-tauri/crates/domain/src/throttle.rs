//! How long somebody waits after wrong passwords. It slows hands, not programs: whoever has the files guesses elsewhere.

use crate::instant::Instant;
use chrono::TimeDelta;

/// Wrong passwords in a row after which there is a wait.
const FREE: u64 = 5;

/// Seconds of the first wait. Each further wrong password doubles it.
const FIRST: i64 = 2;

/// Seconds of the longest wait.
const LONGEST: i64 = 300;

/// Wrong passwords in a row.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Tries {
    pub wrong: u64,
    /// When the last of them was; since the clock went back, when the wait began anew.
    pub wrong_at: Option<Instant>,
}

/// What is to be done with a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Throttle {
    Examine,
    /// It is refused without a look.
    Wait {
        /// Whole seconds, rounded up.
        seconds: u32,
        /// From when the wait counts. To be kept where it is not `wrong_at`: else the wait would last until the clock has come back to that.
        since: Instant,
    },
}

impl Tries {
    /// What is to be done with a try now. A clock that went back starts the wait anew.
    pub fn throttle(&self, now: &Instant) -> Throttle {
        if self.wrong < FREE {
            return Throttle::Examine;
        }
        let doubled = u32::try_from(self.wrong - FREE).unwrap_or(u32::MAX);
        let wait = 2_i64.checked_pow(doubled).map_or(LONGEST, |times| FIRST.saturating_mul(times).min(LONGEST));
        // A count without its moment is none that was ever written: as if it were of now.
        let since = self.wrong_at.as_ref().filter(|last| last.utc() <= now.utc()).unwrap_or(now);
        let left = TimeDelta::seconds(wait) - (now.utc() - since.utc());
        match u32::try_from((left.num_milliseconds() + 999).div_euclid(1_000)) {
            Ok(seconds @ 1..) => Throttle::Wait { seconds, since: since.clone() },
            _ => Throttle::Examine,
        }
    }

    /// After one more.
    #[must_use]
    pub fn one_more(&self, now: &Instant) -> Self {
        Self { wrong: self.wrong.saturating_add(1), wrong_at: Some(now.clone()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A moment in a count of seconds from anywhere.
    fn at(seconds: f64) -> Instant {
        let utc = chrono::DateTime::from_timestamp_millis((seconds * 1_000.0) as i64).unwrap();
        Instant::parse(&utc.to_rfc3339()).unwrap()
    }

    /// Worked out by another program, from the description alone: wrong ones, when the last was, now; seconds to wait, and since when.
    #[test]
    fn the_waits_are_those_of_another_program() {
        const HUGE: u64 = 1 << 63;
        for (wrong, last, now, seconds, since) in [
            (0, None, 1000.0, 0, None),
            (1, Some(1000.0), 1000.0, 0, Some(1000.0)),
            (4, Some(1000.0), 1000.0, 0, Some(1000.0)),
            (5, Some(1000.0), 1000.0, 2, Some(1000.0)),
            (5, Some(1000.0), 1001.0, 1, Some(1000.0)),
            (5, Some(1000.0), 1001.5, 1, Some(1000.0)),
            (5, Some(1000.0), 1002.0, 0, Some(1000.0)),
            (5, Some(1000.0), 999_999.0, 0, Some(1000.0)),
            (6, Some(1000.0), 1000.0, 4, Some(1000.0)),
            (6, Some(1000.0), 1003.0, 1, Some(1000.0)),
            (6, Some(1000.0), 1004.0, 0, Some(1000.0)),
            (7, Some(1000.0), 1000.0, 8, Some(1000.0)),
            (8, Some(1000.0), 1000.0, 16, Some(1000.0)),
            (9, Some(1000.0), 1010.0, 22, Some(1000.0)),
            (10, Some(1000.0), 1000.0, 64, Some(1000.0)),
            (11, Some(1000.0), 1000.0, 128, Some(1000.0)),
            (12, Some(1000.0), 1000.0, 256, Some(1000.0)),
            (13, Some(1000.0), 1000.0, 300, Some(1000.0)),
            (14, Some(1000.0), 1299.0, 1, Some(1000.0)),
            (200, Some(1000.0), 1300.0, 0, Some(1000.0)),
            (HUGE, Some(1000.0), 1000.0, 300, Some(1000.0)),
            (5, Some(1000.0), 999.0, 2, Some(999.0)),
            (9, Some(1000.0), 0.0, 32, Some(0.0)),
            (13, Some(1000.0), 940.0, 300, Some(940.0)),
            (4, Some(1000.0), 0.0, 0, Some(1000.0)),
            (5, None, 1000.0, 2, Some(1000.0)),
        ] {
            let tries = Tries { wrong, wrong_at: last.map(at) };
            let expected = match seconds {
                0 => Throttle::Examine,
                seconds => Throttle::Wait { seconds, since: since.map(at).unwrap() },
            };
            assert_eq!(tries.throttle(&at(now)), expected, "{wrong} wrong, the last at {last:?}, now {now}");
        }
    }

    #[test]
    fn a_clock_that_went_back_starts_the_wait_anew_and_it_runs_down() {
        let mut tries = Tries { wrong: 9, wrong_at: Some(at(1000.0)) };
        for (now, wait) in [(1010.0, 22), (500.0, 32), (510.0, 22), (531.5, 1), (532.0, 0)] {
            let seconds = match tries.throttle(&at(now)) {
                Throttle::Examine => 0,
                Throttle::Wait { seconds, since } => {
                    tries.wrong_at = Some(since);
                    seconds
                }
            };
            assert_eq!(seconds, wait, "at {now}");
        }
    }

    #[test]
    fn a_count_does_not_run_over() {
        let most = Tries { wrong: u64::MAX, wrong_at: None }.one_more(&at(1.0));
        assert_eq!(most, Tries { wrong: u64::MAX, wrong_at: Some(at(1.0)) });
    }
}
