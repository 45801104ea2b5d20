//! Pages of notices, against krilla.

use crate::jobs::apart;
use crate::measure::Step;
use crate::notices::{ABOUT, NOTICES};
use crate::report;
use crate::rounds::{in_turn, thousands};

/// The same frames, written by both.
pub fn notices(rounds: usize) -> crate::outcome::Result<()> {
    println!("\n{} notices (A4) from frames to one PDF file\n  {ABOUT}", thousands(NOTICES));
    let [ours, krilla] = in_turn(rounds, [&|| apart(&["notices"]), &|| apart(&["krilla"])])?;
    let (ours, krilla) = (ours.of(Step::Whole)?, krilla.of(Step::Whole)?);
    println!("{}", report::head("bytes"));
    println!("{}", report::line(&ours, "kenpo (printpdf, lopdf)"));
    println!("{}", report::line(&krilla, "krilla, the same frames"));
    println!("{}", report::ratio("kenpo / krilla", &ours, &krilla, None));
    println!("{}", report::memory("memory taken, kenpo / krilla", &ours, &krilla));
    Ok(())
}
