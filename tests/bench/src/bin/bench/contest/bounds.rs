//! Files of the largest branch that take the most memory. What counts is the peak, so each is told beside the bound.

use crate::bounds::{ABOUT_FILING, ABOUT_WIDE, ABOUT_WRONG, FILING_COLUMNS};
use crate::jobs::apart;
use crate::measure::{Figures, Step};
use crate::report;
use crate::rounds::{PEAK, at_full_size, in_turn, thousands};
use crate::yard::{Yard, text};
use std::path::Path;

/// A roster whose every row is wrong, told in words and as JSON.
pub fn wrong(rounds: usize, yard: &Yard) -> crate::outcome::Result<()> {
    println!("\nreview of {} rows (.xlsx), all of them wrong\n  {ABOUT_WRONG}", thousands(yard.rows()));
    reviews(rounds, yard, &yard.wrong()?, "")
}

/// A 届書CSV.
pub fn filing(rounds: usize, yard: &Yard) -> crate::outcome::Result<()> {
    println!("\nreview of a 届書CSV of {} records\n  {ABOUT_FILING}", thousands(yard.rows()));
    reviews(rounds, yard, &yard.filing()?, FILING_COLUMNS)
}

fn reviews(rounds: usize, yard: &Yard, file: &Path, columns: &str) -> crate::outcome::Result<()> {
    let look = |job: &str| of_all(yard, apart(&[job, text(yard.empty()?.path())?, text(file)?, columns])?);
    let [words, json] = in_turn(rounds, [&|| look("look"), &|| look("look-json")])?;
    println!("{}", report::head("rows"));
    tell(yard, "review", &words, Step::Whole)?;
    tell(yard, "review, its reply as JSON", &json, Step::Whole)
}

/// A wide roster, and the copy of it that goes back to its sender.
pub fn marked(rounds: usize, yard: &Yard) -> crate::outcome::Result<()> {
    println!("\nmarked copy of {} rows (.xlsx)\n  {ABOUT_WIDE}", thousands(yard.rows()));
    let wide = yard.wide()?;
    let [ours] = in_turn(rounds, [&|| apart(&["mark", text(yard.empty()?.path())?, text(&wide)?])])?;
    println!("{}", report::head("made"));
    tell(yard, "review: read, check, propose", &ours, Step::Review)?;
    tell(yard, "marked copy: read once more, mark, write (made: bytes)", &ours, Step::Mark)
}

/// A side's line and its peak.
fn tell(yard: &Yard, name: &str, figures: &Figures, step: Step) -> crate::outcome::Result<()> {
    let measured = figures.of(step)?;
    println!("{}", report::line(&measured, name));
    println!("{}", report::figure("peak", report::peak_mb(&measured), "MB", at_full_size(yard, PEAK)));
    Ok(())
}

fn of_all(yard: &Yard, figures: Figures) -> crate::outcome::Result<Figures> {
    match figures.of(Step::Whole)?.made {
        made if made == u64::from(yard.rows()) => Ok(figures),
        made => Err(format!("{made} of {} rows were read", yard.rows()).into()),
    }
}
