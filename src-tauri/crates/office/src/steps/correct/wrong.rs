//! What is wrong with what was entered, as a fault tells it: all of it, so that a list can be mended at once.

use crate::fault::{Fault, FaultCode};
use crate::words::entry::{entry, flaw};
use kenpo_domain::by_hand::{Flaw, FlawKind};
use kenpo_domain::entry::Entry;
use kenpo_domain::finding::Place;
use kenpo_roster::UnknownColumn;

/// Something wrong, and where.
pub(super) struct Wrong {
    pub(super) about: About,
    pub(super) what: What,
}

/// What was wrong.
pub(super) enum What {
    Flaw(Flaw),
    /// Nobody has the number of the row.
    Nobody,
    /// A row above names the same person.
    NamedTwice,
    /// Somebody has the number that would be theirs.
    NumberTaken,
    /// A cell holds a whole 個人番号.
    MyNumber(Entry),
    /// A cell cannot be read.
    Unreadable(Entry),
    /// A fact, by its contract name, that would not go with the others.
    Contradicts(&'static str),
    /// A column that is no item.
    Column(UnknownColumn),
    /// No column says who is meant.
    NobodyNamed,
    /// There is no row below the headings.
    NoRows,
}

/// Where.
pub(super) enum About {
    /// A person as the caller named them.
    Named(String),
    Row(Place),
    /// A list as a whole.
    List,
}

/// Wrongs that are told at most: the rest is counted.
const TOLD: usize = 20;

/// Why nothing that was typed is taken.
pub(super) fn one(wrongs: Vec<Wrong>) -> Fault {
    Fault::caller(FaultCode::EntryBad, text(&wrongs))
}

/// Why nothing of a list is taken.
pub(super) fn list(file: &str, wrongs: &[Wrong]) -> Fault {
    Fault::caller(FaultCode::CorrectionsBad, file).and_caller(text(wrongs))
}

fn text(wrongs: &[Wrong]) -> String {
    let mut told: Vec<String> = wrongs.iter().take(TOLD).map(sentence).collect();
    told.extend(wrongs.len().checked_sub(TOLD).filter(|more| *more > 0).map(|more| format!("ほか {more}か所")));
    told.join("、")
}

fn sentence(Wrong { about, what }: &Wrong) -> String {
    let place = match about {
        About::Named(text) => format!("{text}の"),
        About::Row(place) => format!("{}行目の", place.row),
        About::List => String::new(),
    };
    let of = |item: Entry, kind| format!("{place}「{}」：{}", entry(item), flaw(kind));
    match what {
        What::Flaw(Flaw { entry, kind }) => of(*entry, *kind),
        What::MyNumber(item) => of(*item, FlawKind::MyNumber),
        What::Unreadable(item) => of(*item, FlawKind::Unreadable),
        What::Contradicts(field) => of(contradicting(field), FlawKind::Contradicts),
        What::NumberTaken => format!("{place}「{}」：ほかの方が使っています", entry(Entry::Number)),
        What::Nobody => format!("{place}加入者が見つかりません"),
        What::NamedTwice => format!("{place}加入者は上の行にもいます"),
        What::Column(column) => format!("{}列「{}」は項目の名前ではありません", column.column, column.heading),
        What::NoRows => "見出しの下に人の行がありません".to_owned(),
        What::NobodyNamed => "だれの行かを示す列（記号・番号・枝番）がありません".to_owned(),
    }
}

/// The item of a fact.
fn contradicting(field: &str) -> Entry {
    match field {
        "lost_on" => Entry::LostOn,
        "burden.effective_on" => Entry::BurdenEffectiveOn,
        "myna.deregistration_applied_on" => Entry::DeregistrationAppliedOn,
        "myna.deregistered_on" => Entry::DeregisteredOn,
        _ => Entry::AcquiredOn,
    }
}
