//! Files coming in: a roster of new people, the same once more, taken back, the national list, and a file that grows.

use crate::jobs::apart;
use crate::measure::{Figures, Measured, Step};
use crate::peer::Peer;
use crate::report::{self, Goal};
use crate::rounds::{PEAK, at_full_size, in_turn, thousands};
use crate::yard::{self, Yard, text};
use crate::{national_list, roster};
use std::path::Path;

const BARE: &str = "calamine (cells): the bare read of the same file";
const REVIEW: &str = "review: read, check, propose";
const APPLY: &str = "apply: write with journal and audit";
const PYTHON: &str = "openpyxl + SQLCipher: the same work";
const BOTH: &str = "review and apply";
/// The steps of a review, as they are told beside their share of it.
const OF_REVIEW: [(Step, &str); 4] = [
    (Step::Cells, "reading cells and choosing columns"),
    (Step::Rows, "checking rows"),
    (Step::Sheet, "checks over the whole sheet"),
    (Step::Compare, "comparing with who is registered"),
];

/// Review against the bare read of the same file.
const REVIEW_TO_BARE: Goal = Goal::AtMost(2.5);
/// Apply against it.
const APPLY_TO_BARE: Goal = Goal::AtMost(4.0);
/// Python's time against review and apply.
const PEER_TO_OURS: Goal = Goal::AtLeast(6.0);
/// Review and apply of what is registered already, against the bare read.
const AGAIN_TO_BARE: Goal = Goal::AtMost(4.0);
/// Review and apply of a national list, against its bare read.
const LIST_TO_BARE: Goal = Goal::AtMost(5.0);
/// The tenth import into one file against the first.
const TENTH_TO_FIRST: Goal = Goal::AtMost(1.5);

/// A roster of new people, against the bare read and against Python.
pub fn import(rounds: usize, yard: &Yard, peer: Option<&Peer>) -> crate::outcome::Result<()> {
    println!("\nimport of {} messy rows (.xlsx), nobody registered\n  {}", thousands(yard.rows()), roster::ABOUT);
    let roster = yard.roster()?;
    let [bare, ours, python] = in_turn(
        rounds,
        [
            &|| apart(&["read", text(&roster)?]),
            &|| of_all(yard, apart(&["import", text(yard.empty()?.path())?, text(&roster)?, "joins"])?),
            &|| match peer {
                Some(peer) => of_all(yard, peer.import(&roster, yard.empty()?.path())?),
                None => Ok(Figures::default()),
            },
        ],
    )?;
    let (bare, both) = (bare.of(Step::Whole)?, ours.of(Step::Whole)?);
    let (review, apply) = table(&bare, &ours)?;
    let python = python.of(Step::Whole).ok();
    match &python {
        Some(python) => println!("{}", report::line(python, PYTHON)),
        None => println!("{}", report::absent(PYTHON)),
    }
    println!("{}", report::ratio("review / bare read", &review, &bare, Some(REVIEW_TO_BARE)));
    println!("{}", report::ratio("apply / bare read", &apply, &bare, Some(APPLY_TO_BARE)));
    if let Some(python) = &python {
        println!("{}", report::ratio("openpyxl + SQLCipher / review and apply", python, &both, Some(PEER_TO_OURS)));
    }
    println!("{}", report::figure("peak", report::peak_mb(&both), "MB", at_full_size(yard, PEAK)));
    println!("{}", report::memory("memory taken, review and apply / bare read", &both, &bare));
    Ok(())
}

/// The same roster once more.
pub fn again(rounds: usize, yard: &Yard) -> crate::outcome::Result<()> {
    println!("\nimport of the same {} rows once more, nothing changed", thousands(yard.rows()));
    once_more(rounds, yard, &yard.roster()?, "same", AGAIN_TO_BARE)
}

/// The national list.
pub fn list(rounds: usize, yard: &Yard) -> crate::outcome::Result<()> {
    println!("\nnational list of {} lines (.xlsx)\n  {}", thousands(yard.rows()), national_list::ABOUT);
    once_more(rounds, yard, &yard.list()?, "listed", LIST_TO_BARE)
}

/// A file over the people who are registered, against its bare read.
fn once_more(rounds: usize, yard: &Yard, file: &Path, outcome: &str, goal: Goal) -> crate::outcome::Result<()> {
    let registered = yard.registered()?;
    let [bare, ours] = in_turn(
        rounds,
        [&|| apart(&["read", text(file)?]), &|| {
            let round = yard.copy_of(&registered)?;
            of_all(yard, apart(&["import", text(round.path())?, text(file)?, outcome])?)
        }],
    )?;
    let bare = bare.of(Step::Whole)?;
    table(&bare, &ours)?;
    println!("{}", report::ratio("review and apply / bare read", &ours.of(Step::Whole)?, &bare, Some(goal)));
    Ok(())
}

/// A roster of new people taken back.
pub fn undo(rounds: usize, yard: &Yard) -> crate::outcome::Result<()> {
    println!("\nundo of an import of {} people", thousands(yard.rows()));
    let registered = yard.registered()?;
    let [ours] = in_turn(rounds, [&|| of_all(yard, apart(&["undo", text(yard.copy_of(&registered)?.path())?])?)])?;
    let undo = ours.of(Step::Whole)?;
    println!("{}", report::head("people"));
    println!("{}", report::line(&undo, "undo: see who has changed since, write with journal and audit"));
    println!("{}", report::figure("peak", report::peak_mb(&undo), "MB", at_full_size(yard, PEAK)));
    Ok(())
}

/// Ten rosters of new people into one file.
pub fn growth(rounds: usize, yard: &Yard) -> crate::outcome::Result<()> {
    println!("\nten imports of {} new people each into one file", thousands(yard.rows()));
    for _ in 0..rounds {
        let round = yard.empty()?;
        let mut all = Vec::new();
        println!("{}  file MB", report::head("rows"));
        for turn in 0..10 {
            let roster = yard.next_roster(turn)?;
            let ours = of_all(yard, apart(&["import", text(round.path())?, text(&roster)?, "joins"])?)?;
            let both = ours.of(Step::Whole)?;
            let (review, apply) = (ours.of(Step::Review)?.seconds, ours.of(Step::Apply)?.seconds);
            let told = format!("import {}: review {review:.3} s, apply {apply:.3} s", turn + 1);
            println!("{}", report::line(&both, &format!("{:>7}  {told}", yard::size(round.path())? / 1_048_576)));
            all.push(both);
        }
        if let (Some(first), Some(tenth)) = (all.first(), all.last()) {
            println!("{}", report::ratio("tenth / first", tenth, first, Some(TENTH_TO_FIRST)));
        }
    }
    Ok(())
}

/// The lines of the bare read and of ours; review and apply.
fn table(bare: &Measured, ours: &Figures) -> crate::outcome::Result<(Measured, Measured)> {
    let (review, apply) = (ours.of(Step::Review)?, ours.of(Step::Apply)?);
    println!("{}", report::head("made"));
    for (measured, name) in [(bare, BARE), (&review, REVIEW), (&apply, APPLY), (&ours.of(Step::Whole)?, BOTH)] {
        println!("{}", report::line(measured, name));
    }
    let mut shares = Vec::new();
    for (step, name) in OF_REVIEW {
        shares.push((name, ours.of(step)?.seconds));
    }
    println!("{}", report::shares("review", &shares));
    Ok((review, apply))
}

/// Refuses a measurement of less than all rows.
fn of_all(yard: &Yard, figures: Figures) -> crate::outcome::Result<Figures> {
    match figures.of(Step::Whole)?.made {
        made if made == u64::from(yard.rows()) => Ok(figures),
        made => Err(format!("{made} of {} rows came in", yard.rows()).into()),
    }
}
