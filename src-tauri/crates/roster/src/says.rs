//! What a row that waits says, item by item, so that a person can correct it.

use crate::address_cells;
use crate::heading::Columns;
use crate::notes::Notes;
use crate::person_row;
use crate::rules::Rules;
use crate::sheet::Row;
use kenpo_domain::Day;
use kenpo_domain::finding::Item;
use kenpo_domain::held_row::{self, RowSays, cut_number};
use kenpo_domain::insured::InsuredId;
use kenpo_domain::iso_day;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::roster::{ImportSource, NumberSeen};

/// A row of which nothing is read.
pub fn nothing() -> RowSays {
    RowSays::new(ImportSource::Roster, |_| "")
}

/// A person's row. What can be read is said as it was read, anything else as its cells have it.
pub fn of_person(
    row: Row<'_>,
    columns: &Columns,
    rules: &Rules<'_>,
    insured: Option<&InsuredId>,
    my_number: Option<&NumberSeen>,
) -> RowSays {
    let mut notes = Notes::silent();
    let shown = |item: Item| person_row::joined(row, columns, item, ' ');
    let relation = person_row::relation(row, columns, &mut notes);
    let acquired_for = relation.as_ref().map(|(relation, _)| *relation);
    let birth = person_row::birth(row, columns, rules.as_of, &mut notes);
    let acquired = person_row::acquired(row, columns, acquired_for, rules.as_of, &mut notes);
    let sex = person_row::sex(row, columns, &mut notes);
    let address = address_cells::address(row, columns, rules.widths.postal, &mut notes);
    RowSays::new(ImportSource::Roster, |meaning| match (meaning, insured) {
        (Meaning::Symbol, Some(id)) => id.symbol().to_owned(),
        (Meaning::Number, Some(id)) => id.number().to_owned(),
        (Meaning::Branch, Some(id)) => id.branch().to_owned(),
        (Meaning::Name, _) => person_row::joined(row, columns, Item::Name, '\u{3000}'),
        (Meaning::Birth, _) => birth.map_or_else(|| shown(Item::Birth), iso_day::text),
        (Meaning::Acquired, _) => acquired.map_or_else(|| shown(Item::Acquired), iso_day::text),
        (Meaning::Sex, _) => sex.map_or_else(|| shown(Item::Sex), |sex| held_row::sex(sex).to_owned()),
        (Meaning::Relation, _) => match &relation {
            Some((relation, word)) => held_row::relation(*relation, word).to_owned(),
            None => shown(Item::Relation),
        },
        (Meaning::Postal, _) => match &address.postal {
            Some(code) => code.as_str().to_owned(),
            None => shown(Item::Postal),
        },
        (Meaning::Address, _) => address.text.clone(),
        (Meaning::Phone, _) => person_row::phone(row, columns, &mut Notes::silent()).unwrap_or_default(),
        (Meaning::MyNumber, _) => my_number.and_then(cut_number).unwrap_or_default(),
        (other, _) => shown(other.item()),
    })
}

/// A line of the national list.
pub fn of_line(row: Row<'_>, columns: &Columns, insured: Option<&InsuredId>, listed_on: Option<Day>) -> RowSays {
    let shown = |item: Item| person_row::joined(row, columns, item, ' ');
    RowSays::new(ImportSource::NationalList, |meaning| match (meaning, insured) {
        (Meaning::Symbol, Some(id)) => id.symbol().to_owned(),
        (Meaning::Number, Some(id)) => id.number().to_owned(),
        (Meaning::Branch, Some(id)) => id.branch().to_owned(),
        (Meaning::ListedOn, _) => Some(shown(Item::ListedOn))
            .filter(|text| !text.is_empty())
            .unwrap_or_else(|| listed_on.map(iso_day::text).unwrap_or_default()),
        (other, _) => shown(other.item()),
    })
}
