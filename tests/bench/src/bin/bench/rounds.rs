//! What the contests share: taking turns, goals that are for a full size alone, and numbers as people read them.

use crate::measure::Figures;
use crate::report::Goal;
use crate::yard::Yard;

/// Lets the sides take turns; of each the median of the rounds counts.
pub fn in_turn<const N: usize>(
    rounds: usize,
    sides: [&dyn Fn() -> crate::outcome::Result<Figures>; N],
) -> crate::outcome::Result<[Figures; N]> {
    let mut all = [const { Vec::new() }; N];
    for _ in 0..rounds {
        for (side, figures) in sides.iter().zip(&mut all) {
            figures.push(side()?);
        }
    }
    Ok(all.map(|figures| Figures::median(&figures)))
}

/// People in the largest branch that is thought of. Goals in seconds and megabytes are for so many, and say nothing of fewer.
const FULL_SIZE: u32 = 100_000;

/// Megabytes of memory, at full size.
pub const PEAK: Goal = Goal::AtMost(300.0);

pub fn at_full_size(yard: &Yard, goal: Goal) -> Option<Goal> {
    (yard.rows() >= FULL_SIZE).then_some(goal)
}

/// 10,000 as people read it.
pub fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_parted_by_thousands() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (100_000, "100,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(thousands(number), text);
        }
    }
}
