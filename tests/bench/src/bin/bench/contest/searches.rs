//! Searching among the people of ten rosters, kind by kind.

use crate::jobs::apart;
use crate::measure::{Figures, Step};
use crate::peer::Peer;
use crate::report::{self, Goal};
use crate::roster;
use crate::rounds::{at_full_size, in_turn, thousands};
use crate::yard::{Yard, text};

/// Rosters that are imported first.
const ROSTERS: u32 = 10;
/// Milliseconds of 95 in a hundred searches, among a million people.
const SEARCH: Goal = Goal::AtMost(10.0);
const PYTHON: &str = "a part of a reading by LIKE in Python's SQLite, in memory";
/// The kinds, as they are told.
const KINDS: [(Step, &str); 6] = [
    (Step::ReadingBegins, "the beginning of a reading"),
    (Step::InReading, "a part of a reading"),
    (Step::InName, "a part of a name"),
    (Step::Number, "a number or its beginning"),
    (Step::Nobody, "nobody"),
    (Step::FarPage, "page 1,000 of everybody and those behind it"),
];

/// Every kind of search, against LIKE.
pub fn search(rounds: usize, yard: &Yard, peer: Option<&Peer>) -> crate::outcome::Result<()> {
    let people = ROSTERS * yard.rows();
    println!("\nsearches among {} people, the 95th in a hundred", thousands(people));
    let grown = yard.grown(ROSTERS)?;
    let called = || (0..people).map(roster::called);
    let readings: Vec<String> = called().map(|one| format!("{} {}", one.family_kana, one.given_kana)).collect();
    let asked: Vec<String> = called().map(|one| one.given_kana.to_owned()).take(100).collect();
    let (readings, asked) = (yard.written("readings.txt", &readings)?, yard.written("asked.txt", &asked)?);
    let [ours, python] = in_turn(
        rounds,
        [&|| apart(&["search", text(&grown)?, &people.to_string()]), &|| match peer {
            Some(peer) => peer.search(&readings, &asked),
            None => Ok(Figures::default()),
        }],
    )?;
    println!("{}", report::head("people"));
    for (step, name) in KINDS {
        println!("{}", report::line(&ours.of(step)?, name));
    }
    match python.of(Step::InReading).ok() {
        Some(python) => {
            println!("{}", report::line(&python, PYTHON));
            let ours = ours.of(Step::InReading)?;
            println!("{}", report::ratio("LIKE / a part of a reading", &python, &ours, None));
        }
        None => println!("{}", report::absent(PYTHON)),
    }
    for (step, name) in KINDS {
        println!("{}", report::figure(name, ours.of(step)?.seconds * 1000.0, "ms", at_full_size(yard, SEARCH)));
    }
    Ok(())
}
