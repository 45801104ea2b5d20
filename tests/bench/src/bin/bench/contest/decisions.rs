//! Decisions over everyone who is registered and listed: looked at page by page, and made into one batch.

use crate::jobs::apart;
use crate::measure::Step;
use crate::report::{self, Goal};
use crate::rounds::{at_full_size, in_turn, thousands};
use crate::yard::{Yard, text};

/// Milliseconds of any page but the first, at full size.
const FURTHER_PAGE: Goal = Goal::AtMost(20.0);
/// Pieces that the goal of a batch is for.
const PIECES: f64 = 90_000.0;
/// Seconds for a batch of so many pieces.
const BATCH: Goal = Goal::AtMost(4.0);

/// The first page and further pages of the plan.
pub fn plan(rounds: usize, yard: &Yard) -> crate::outcome::Result<()> {
    println!("\nplan over {} people", thousands(yard.rows()));
    let listed = yard.listed()?;
    let [ours] = in_turn(rounds, [&|| apart(&["plan", text(&listed)?])])?;
    let (first, further) = (ours.of(Step::FirstPage)?, ours.of(Step::FurtherPage)?);
    println!("{}", report::head("people"));
    println!("{}", report::line(&first, "first page"));
    println!(
        "{}",
        report::line(&further, "further page: the slowest of the second, the third, the middle and the last")
    );
    println!("{}", report::figure("further page", further.seconds * 1000.0, "ms", at_full_size(yard, FURTHER_PAGE)));
    Ok(())
}

/// One batch.
pub fn issue(rounds: usize, yard: &Yard) -> crate::outcome::Result<()> {
    println!("\nbatch of everything due to {} people", thousands(yard.rows()));
    let listed = yard.listed()?;
    let [ours] = in_turn(rounds, [&|| apart(&["issue", text(yard.copy_of(&listed)?.path())?])])?;
    let batch = ours.of(Step::Whole)?;
    println!("{}", report::head("pieces"));
    println!("{}", report::line(&batch, "decide, see that every piece can be printed, reserve serials"));
    let in_proportion = batch.seconds * PIECES / batch.made as f64;
    println!("{}", report::figure("90,000 pieces in proportion", in_proportion, "s", at_full_size(yard, BATCH)));
    Ok(())
}
