//! Who is registered and not named by a file, and the other way round. Whom a file should name is the rule of `domain::absent`.

use crate::api::{AbsentRow, NotNamed};
use crate::fault::Fault;
use crate::preview::Effect;
use crate::words;
use kenpo_domain::absent::{Family, RollCall};
use kenpo_domain::finding::{Finding, FindingCode};
use kenpo_domain::gate::{self, Out, PersonShown, Purpose, Sealed, Viewer};
use kenpo_domain::held_row::HeldRow;
use kenpo_domain::ids::PersonId;
use kenpo_domain::proposal::Named;
use kenpo_roster::LeftRow;
use kenpo_store::{Reads, StoreError};
use std::collections::HashMap;

/// Rows that do not go in, and name their people all the same.
pub(super) struct RowsOut<'f> {
    /// Rows that wait.
    pub(super) held: &'f [HeldRow],
    /// Rows that a marked copy leaves alone.
    pub(super) left: &'f [LeftRow],
}

/// Calls the roll. `named`: whom the rows name that go in.
pub(super) fn called(
    mut roll: RollCall,
    named: impl IntoIterator<Item = PersonId>,
    rows: &RowsOut<'_>,
    store: &Reads,
) -> Result<RollCall, StoreError> {
    roll.name(named);
    let mut registered = store.look_up()?;
    let held = rows.held.iter().filter_map(|row| row.insured.as_ref());
    for insured in held.chain(rows.left.iter().map(|row| &row.insured)) {
        roll.name(registered.person(insured)?.map(|person| person.id));
    }
    store.call_roll(&mut roll)?;
    Ok(roll)
}

/// Findings for families of whom the file names some and not all, at the first row that names one of them.
pub(super) fn families(roll: &RollCall, named: &[Named]) -> Vec<Finding> {
    let mut families: HashMap<PersonId, &Family> = HashMap::new();
    for family in roll.families_named_in_part() {
        families.extend(family.named.iter().map(|person| (*person, family)));
    }
    let mut found = Vec::new();
    for row in named {
        let Some(family) = families.get(&row.person).copied() else { continue };
        family.named.iter().for_each(|person| {
            families.remove(person);
        });
        let (names, registered) = (family.named.len(), family.registered);
        found.push(Finding {
            code: FindingCode::HouseholdDiffers,
            place: row.place.clone(),
            item: None,
            insured: Some(row.insured.clone()),
            text: Sealed::new(Some(format!("名簿の家族{names}人、登録の家族{registered}人"))),
        });
    }
    found
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
        shown.extend(person.map(|person| gate::person(&person, Viewer::ANYBODY, purpose).map(row)));
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
