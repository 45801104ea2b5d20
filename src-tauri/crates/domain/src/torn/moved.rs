//! Whether a part of a column stands a row too low or too high. What stands in its rows then fits the row above, or below, better than its own,
//! and all of them together say so: a family name goes on over the border of two households, a child is born before a parent.
//!
//! Works on gains: how much more likely what stands there is, were it moved, than where it stands. A gain is the logarithm of how many times.

use super::bond::Bond;

/// Where the values stand that belong to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One row below it.
    Down,
    /// One row above it.
    Up,
}

/// A part of a column that stands a row off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What does not fit there.
    pub bond: Bond,
    /// The first of its rows, from 1.
    pub first: u32,
    /// The last of them.
    pub last: u32,
    pub way: Way,
}

/// How often what belongs together looks as if it did, and how often what does not.
#[derive(Clone, Copy, Debug)]
pub struct Odds {
    together: f64,
    apart: f64,
}

impl Odds {
    /// Both as parts of 1, neither of them 0 or 1.
    pub const fn new(together: f64, apart: f64) -> Self {
        Self { together, apart }
    }

    /// Of two values that look as if they belonged together, or do not: the gain where they would belong together, and do not now.
    fn of_joining(self, looks: bool) -> f64 {
        let Self { together, apart } = self;
        if looks { (together / apart).ln() } else { ((1.0 - together) / (1.0 - apart)).ln() }
    }

    /// The gain of two values, by whether they belong together now, and whether they would.
    pub fn of_pair(self, looks: bool, now: bool, then: bool) -> f64 {
        match (now, then) {
            (false, true) => self.of_joining(looks),
            (true, false) => -self.of_joining(looks),
            _ => 0.0,
        }
    }

    /// The gain of a value, by how it looks where it stands, and where it would.
    pub fn of_value(self, now: bool, then: bool) -> f64 {
        match (now, then) {
            (false, true) => self.of_joining(true) - self.of_joining(false),
            (true, false) => self.of_joining(false) - self.of_joining(true),
            _ => 0.0,
        }
    }
}

/// The places of a part whose gains, one for each row, come to more than chance explains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// From 0.
    pub first: usize,
    pub last: usize,
    /// Of all its rows.
    pub gain: f64,
}

/// Of how many sound rosters one may look so, as a logarithm, and how many rows each part may begin at.
const CHANCE: f64 = 9.0;

/// The part with the greatest gain of all, where that is more than chance explains.
pub fn block(gains: &[f64]) -> Option<Block> {
    let mut best = Block { first: 0, last: 0, gain: 0.0 };
    let (mut first, mut sum) = (0, 0.0);
    for (last, gain) in gains.iter().enumerate() {
        if sum <= 0.0 {
            (first, sum) = (last, 0.0);
        }
        sum += gain;
        if sum > best.gain {
            best = Block { first, last, gain: sum };
        }
    }
    (best.gain > CHANCE + (gains.len().max(1) as f64).ln()).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gain_is_what_the_odds_say() {
        let odds = Odds::new(0.9, 0.1);
        let times = |gain: f64| (gain.exp() * 1000.0).round() / 1000.0;
        assert_eq!(times(odds.of_pair(true, false, true)), 9.0);
        assert_eq!(times(odds.of_pair(true, true, false)), 0.111);
        assert_eq!(times(odds.of_pair(false, true, false)), 9.0);
        assert_eq!(times(odds.of_pair(true, true, true)), 1.0);
        assert_eq!(times(odds.of_value(false, true)), 81.0);
        assert_eq!(times(odds.of_value(true, true)), 1.0);
    }

    #[test]
    fn what_gains_enough_in_a_row_is_a_part_that_moved() {
        let found = |gains: &[f64]| block(gains).map(|Block { first, last, .. }| first..=last);
        let at = |first: usize, last: usize| Some(first..=last);
        for (why, gains, expected) in [
            ("nobody", vec![], None),
            ("nothing gains", vec![0.0, -3.0, 0.0], None),
            ("one pair of a household may be life", vec![-3.0, 4.0, 3.0, -3.0], None),
            ("two borders of households", vec![-3.0, 4.0, 3.0, 0.0, 4.0, 3.0, -3.0], at(1, 5)),
            ("a row between that fits by chance", vec![4.0, 4.0, -2.0, 4.0, 4.0], at(0, 4)),
            ("nothing else is left", vec![4.0, 3.0, 4.0], at(0, 2)),
        ] {
            assert_eq!(found(&gains), expected, "{why}");
        }
        let mut many = vec![0.0; 100_000];
        many[500..504].fill(4.0);
        assert_eq!(found(&many), None, "among many rows chance explains more");
        many[500..510].fill(4.0);
        assert_eq!(found(&many), at(500, 509));
    }
}
