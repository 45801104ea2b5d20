//! Who is registered and not named by a file, and the other way round. Whom a file should name is the rule of `domain::absent`.

use crate::api::{AbsentRow, NotNamed};
use crate::fault::Fault;
use crate::preview::Effect;
use crate::words;
use kenpo_domain::absent::RollCall;
use kenpo_domain::gate::{self, Out, PersonShown, Purpose};
use kenpo_domain::ids::PersonId;
use kenpo_domain::insured::InsuredId;
use kenpo_roster::LeftRow;
use kenpo_store::{Reads, StoreError};

/// Rows that do not go in, and name their people all the same.
pub(super) struct RowsOut<'f> {
    /// Whose the rows are that wait.
    pub(super) waiting: &'f [InsuredId],
    /// Rows that a marked copy leaves alone.
    pub(super) left: &'f [LeftRow],
}

/// The registered people whom a file should name and does not. `named`: those whom the other rows name.
pub(super) fn called(
    mut roll: RollCall,
    named: &[PersonId],
    rows: &RowsOut<'_>,
    store: &Reads,
) -> Result<Vec<PersonId>, StoreError> {
    roll.name(named.iter().copied());
    let mut registered = store.look_up()?;
    for insured in rows.waiting.iter().chain(rows.left.iter().map(|row| &row.insured)) {
        roll.name(registered.person(insured)?.map(|person| person.id));
    }
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
