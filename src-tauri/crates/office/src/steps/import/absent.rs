//! Who is registered and not named by a file, and the other way round. Whom a file should name is the rule of `domain::absent`.

use crate::api::{AbsentRow, NotNamed};
use crate::fault::Fault;
use crate::preview::Effect;
use crate::words;
use kenpo_domain::Day;
use kenpo_domain::absent::RollCall;
use kenpo_domain::gate::{self, Out, PersonShown, Purpose};
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::InsuredId;
use kenpo_roster::{LeftRow, Reading};
use kenpo_store::Reads;

pub(super) struct FileRead<'f> {
    /// The rows that do not wait.
    pub(super) reading: &'f Reading,
    /// Whose the rows are that do.
    pub(super) waiting: &'f [InsuredId],
    /// Rows that a marked copy leaves alone.
    pub(super) left: &'f [LeftRow],
    /// The day of the review.
    pub(super) as_of: Day,
}

/// The registered people whom a file should name and does not.
pub(super) fn of_file(file: &FileRead<'_>, store: &Reads) -> Result<Vec<PersonId>, Fault> {
    let FileRead { reading, waiting, left, as_of } = file;
    let mut roll = match reading {
        Reading::Roster(rows) => RollCall::of_roster(rows, *as_of),
        Reading::NationalList(lines) => RollCall::of_list(lines, *as_of),
    };
    roll.also_named(*waiting);
    roll.also_named(left.iter().map(|row| &row.insured));
    store.call_roll(&mut roll)?;
    Ok(roll.absent())
}

/// The first of those who are absent, as a list may show them: a withheld person like any other.
pub(crate) fn people<P: Purpose>(
    absent: &[PersonId],
    most: usize,
    store: &Reads,
    purpose: P,
) -> Result<Out<P, Vec<AbsentRow>>, Fault> {
    let mut shown = Vec::new();
    for id in absent.iter().take(most) {
        // Who was registered at the review may have been taken back since by another process.
        let person = store.person(*id)?;
        shown.extend(person.map(|person| gate::person(&person, purpose).map(row)));
    }
    Ok(Out::all(shown))
}

fn row(person: PersonShown) -> AbsentRow {
    AbsentRow { insured: person.insured.to_string(), name: person.name }
}

/// The same as a reply has it.
pub(crate) fn not_named(effect: Effect, absent: Vec<AbsentRow>) -> NotNamed {
    let Effect { source, unknown, absent: count, .. } = effect;
    NotNamed {
        text: words::absent::called(source).to_owned(),
        next: words::absent::next(source).to_owned(),
        count,
        people: absent,
        unknown,
    }
}
