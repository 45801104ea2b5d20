//! One row of a roster: cells -> a person as the roster states them, or findings that say what is wanting.

use crate::address_cells;
use crate::ages::{Age, age_on};
use crate::cell::Value;
use crate::characters;
use crate::checks;
use crate::cut;
use crate::date;
use crate::day_cells::{day, day_of};
use crate::field;
use crate::gone;
use crate::heading::{self, Column, Columns, Relations};
use crate::identity::insured_id;
use crate::notes::Notes;
use crate::rules::Rules;
use crate::said;
use crate::sheet::Row;
use chrono::{Datelike, Months};
use kenpo_domain::Day;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::gate::Sealed;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::kana::Kana;
use kenpo_domain::name::{Name, Stray, without_title};
use kenpo_domain::relation;
use kenpo_domain::roster::{NumberSeen, RosterEntry};
use kenpo_domain::sex::Sex;
use kenpo_domain::unsaid::unsaid;
use kenpo_domain::wareki;

/// Years after which a birth date is a slip of the pen. The oldest people known reached 122.
const OLDEST: i32 = 130;

/// Reads one row. The entry is there only where all that a registration needs could be read.
pub fn read(
    row: Row<'_>,
    columns: &Columns,
    rules: &Rules<'_>,
    my_number: Option<NumberSeen>,
    notes: &mut Notes,
) -> (Option<InsuredId>, Option<RosterEntry>) {
    let insured = insured_id(row, columns, rules.widths, notes);
    let name = name(row, columns, notes);
    let kana = kana(row, columns, notes);
    let birth = birth(row, columns, rules.as_of, notes);
    let sex = sex(row, columns, notes);
    let relation = relation(row, columns, notes);
    let acquired_on = acquired(row, columns, relation.as_ref().map(|(relation, _)| *relation), rules.as_of, notes);
    let address = address_cells::address(row, columns, rules.widths.postal, notes);
    let phone = phone(row, columns, notes);
    let employer = first_text(row, columns, Item::Employer);
    let requested = requested(row, columns, notes);
    said::tell(row, columns, notes);
    if let Some(birth) = birth {
        look_at_dates(birth, acquired_on, columns, rules.as_of, notes);
    }
    look_at_doubles(row, columns, notes);
    if columns.looks.once_past.iter().any(|column| checks::has_passed(row, *column, rules.as_of)) {
        notes.row(FindingCode::RowForReview);
    }
    let entry = || {
        let (relation, relation_text) = relation?;
        Some(RosterEntry {
            place: notes.place(),
            insured: insured.clone()?,
            name: name?,
            kana,
            sex,
            birth: birth?,
            relation,
            relation_text,
            acquired_on: acquired_on?,
            address: Sealed::new(address),
            phone: Sealed::new(phone),
            employer: Sealed::new(employer),
            requested,
            my_number,
        })
    };
    let entry = entry();
    (insured, entry)
}

/// The texts of an item's columns, joined where they are not blank.
pub fn joined(row: Row<'_>, columns: &Columns, item: Item, between: char) -> String {
    let mut out = String::new();
    for column in columns.of(item) {
        if let Some(text) = said::text(row, column) {
            if !out.is_empty() {
                out.push(between);
            }
            out.push_str(&text);
        }
    }
    out
}

fn first_text(row: Row<'_>, columns: &Columns, item: Item) -> Option<String> {
    columns.of(item).find_map(|column| said::text(row, column)).map(|text| text.into_owned())
}

fn name(row: Row<'_>, columns: &Columns, notes: &mut Notes) -> Option<Name> {
    let mut text = joined(row, columns, Item::Name, '　');
    if let Some(name) = without_title(&text).map(str::to_owned) {
        notes.at_first(FindingCode::TitleRemoved, columns, Item::Name, Some(std::mem::replace(&mut text, name)));
    }
    if characters::has_private_use(&text) {
        notes.at_first(FindingCode::PrivateUse, columns, Item::Name, Some(text.clone()));
    }
    if characters::has_hidden(&text) {
        notes.at_first(FindingCode::HiddenInName, columns, Item::Name, Some(text.clone()));
        return None;
    }
    if characters::has_odd_blank(&text) {
        notes.at_first(FindingCode::HiddenCharacters, columns, Item::Name, None);
    }
    if characters::names_two(&text) {
        notes.at_first(FindingCode::TwoPeopleInRow, columns, Item::Name, Some(text.clone()));
    }
    // 姓 alone or 名 alone is nobody's name.
    let whole = !columns.in_pieces(Item::Name)
        || columns.of(Item::Name).all(|column| field::text(row.cell(column.index).map(|cell| &cell.value)).is_some());
    // A number, a day, TRUE: nobody is called so.
    let written =
        |column: &Column| matches!(row.cell(column.index).map(|cell| &cell.value), None | Some(Value::Text(_)));
    let whole = whole && columns.of(Item::Name).all(written) && text.chars().any(char::is_alphabetic);
    let whole = whole && unsaid(Item::Name, &text).is_none() && !characters::ends_with_sex(&text);
    let Some(name) = Name::parse(&text).filter(|name| whole && !cut::is_masked(name.as_str())) else {
        notes.at_first(FindingCode::NameMissing, columns, Item::Name, Some(text).filter(|text| !text.is_empty()));
        return None;
    };
    if gone::is_beside_name(&text) {
        notes.row(FindingCode::RowForReview);
        return None;
    }
    match name.stray() {
        None => Some(name),
        Some(Stray::Sign) => {
            notes.at_first(FindingCode::NameWithSign, columns, Item::Name, Some(text));
            None
        }
        // What stands in the brackets may be known to few: 支援措置 makes the row wait, and nothing is said again.
        Some(Stray::Brackets) if heading::asks_for_a_look(&text) => {
            notes.row(FindingCode::RowForReview);
            None
        }
        Some(Stray::Brackets) => {
            notes.at_first(FindingCode::NameWithBrackets, columns, Item::Name, None);
            Some(name)
        }
    }
}

fn kana(row: Row<'_>, columns: &Columns, notes: &mut Notes) -> Kana {
    let withheld = said::is_withheld(row, columns, Item::Kana);
    let kana = if withheld { String::new() } else { joined(row, columns, Item::Kana, ' ') };
    let kana = Kana::from_cell(&kana);
    if characters::has_hidden(kana.cell()) {
        notes.at_first(FindingCode::HiddenCharacters, columns, Item::Kana, None);
    } else if !kana.is_reading() {
        notes.at_first(FindingCode::KanaBad, columns, Item::Kana, Some(kana.cell().to_owned()));
        return Kana::from_cell("");
    }
    // A roster without the column is reported once, not on every row.
    if kana.text().is_empty() && columns.of(Item::Kana).next().is_some() && !said::is_unsaid(row, columns, Item::Kana) {
        notes.at_first(FindingCode::KanaMissing, columns, Item::Kana, None);
    }
    kana
}

pub fn birth(row: Row<'_>, columns: &Columns, as_of: Day, notes: &mut Notes) -> Option<Day> {
    let birth = match day_of(row, columns, Item::Birth, FindingCode::BirthDateBad, notes) {
        Some(read) => read.ok()?,
        None => {
            notes.at_first(FindingCode::BirthDateBad, columns, Item::Birth, None);
            return None;
        }
    };
    if birth > as_of || birth.year() < as_of.year() - OLDEST {
        notes.at_first(FindingCode::BirthDateBad, columns, Item::Birth, Some(birth.to_string()));
        return None;
    }
    Some(birth)
}

pub fn sex(row: Row<'_>, columns: &Columns, notes: &mut Notes) -> Option<Sex> {
    let column = columns.whole(Item::Sex)?;
    let text = field::text(row.cell(column.index).map(|cell| &cell.value));
    // What the sheet says of its codes stands above what they usually mean.
    if columns.sex_codes_unknown && text.as_deref().is_some_and(|text| text.chars().all(char::is_numeric)) {
        // Blocks the row.
        notes.at(FindingCode::SexCodeUnknown, column, text.map(|text| text.into_owned()));
        return None;
    }
    let sex = text.as_deref().and_then(|text| columns.legend.sex(text).or_else(|| field::sex(text)));
    if sex.is_none() {
        notes.at(FindingCode::SexBad, column, text.map(|text| text.into_owned()));
    }
    sex
}

/// 続柄 as the sheet says it; where that is blank or has no column, what 加入者区分 says.
pub fn relation(row: Row<'_>, columns: &Columns, notes: &mut Notes) -> Option<(Relation, String)> {
    match columns.relations {
        Relations::AllInsured => return Some(insured()),
        Relations::ByBranch => return by_branch(row, columns, notes),
        Relations::OfColumns => {}
    }
    let cell = |column: &Column| field::text(row.cell(column.index).map(|cell| &cell.value));
    if let Some(column) = columns.whole(Item::Relation)
        && let Some(text) = cell(column)
    {
        if gone::is_beside_name(&text) {
            notes.row(FindingCode::RowForReview);
        }
        let said = field::ticked(&text).unwrap_or(&text);
        let read = match columns.legend.relation(said) {
            Some(explained) => word(relation::read(explained)),
            None => beside(relation::read(said), column, notes),
        };
        if read.is_none() {
            notes.at(FindingCode::RelationBad, column, Some(text.into_owned()));
        }
        return read;
    }
    let text = columns.class().and_then(cell);
    let explained = text.as_deref().and_then(|text| columns.legend.relation(text)).and_then(relation::read);
    if explained.is_some() {
        return word(explained);
    }
    let class = text.as_deref().and_then(field::class).map(|(relation, word)| (relation, word.to_owned()));
    // 続柄 stands under 本人/家族 as well.
    match (class, columns.class()) {
        (Some(read), _) => Some(read),
        (None, Some(column)) => {
            if let Some(read) = beside(text.as_deref().and_then(relation::read), column, notes) {
                return Some(read);
            }
            notes.at(FindingCode::RelationBad, column, text.map(|text| text.into_owned()));
            None
        }
        (None, None) => {
            notes.at_first(FindingCode::RelationBad, columns, Item::Relation, None);
            None
        }
    }
}

fn word(read: Option<relation::Read>) -> Option<(Relation, String)> {
    read.map(|read| (read.relation, read.word))
}

/// The same of a cell, which may have more beside the word: that is told without its text.
fn beside(read: Option<relation::Read>, column: &Column, notes: &mut Notes) -> Option<(Relation, String)> {
    if read.as_ref().is_some_and(|read| read.beside) {
        notes.at(FindingCode::RelationBeside, column, None);
    }
    word(read)
}

fn insured() -> (Relation, String) {
    (Relation::Insured, "本人".to_owned())
}

/// The 被保険者 has 00; what somebody else is to them is not said.
fn by_branch(row: Row<'_>, columns: &Columns, notes: &mut Notes) -> Option<(Relation, String)> {
    let column = columns.whole(Item::Branch)?;
    let text = field::text(row.cell(column.index).map(|cell| &cell.value)).unwrap_or_default();
    let branch = text.chars().map(characters::narrow_digit).collect::<String>().parse::<u32>();
    if branch.is_err() {
        notes.at(FindingCode::RelationBad, column, Some(text.into_owned()));
    }
    Some(if branch.ok()? == 0 { insured() } else { (Relation::Dependent, String::new()) })
}

/// 資格取得年月日; for a dependant 認定年月日 where that has a column of its own and is filled in.
pub fn acquired(
    row: Row<'_>,
    columns: &Columns,
    relation: Option<Relation>,
    as_of: Day,
    notes: &mut Notes,
) -> Option<Day> {
    let code = FindingCode::AcquiredDateBad;
    let first = columns.of(Item::Acquired).next();
    let own = |notes: &mut Notes| Some((day_of(row, columns, Item::Acquired, code, notes)?, first?));
    let approved =
        |notes: &mut Notes| columns.approved().and_then(|column| Some((day(row, column, code, notes)?, column)));
    let read = match relation {
        Some(Relation::Dependent) => approved(notes).or_else(|| own(notes)),
        _ => own(notes).or_else(|| approved(notes)),
    };
    match read {
        // Rosters name people some weeks before they join; a day beyond a year is another year mistyped.
        Some((Ok(day), column)) if as_of.checked_add_months(Months::new(12)).is_some_and(|latest| day > latest) => {
            notes.at(code, column, Some(day.to_string()));
            None
        }
        Some((read, _)) => read.ok(),
        None => {
            notes.at_first(code, columns, Item::Acquired, None);
            None
        }
    }
}

/// A telephone number begins with 0, which a numeric cell has lost.
pub fn phone(row: Row<'_>, columns: &Columns, notes: &mut Notes) -> Option<String> {
    let (column, text) = columns.of(Item::Phone).find_map(|column| Some((column, said::text(row, column)?)))?;
    let Some(Value::Number(number)) = row.cell(column.index).map(|cell| &cell.value) else {
        if characters::has_hidden(&text) {
            notes.at(FindingCode::HiddenCharacters, column, None);
        }
        return Some(text.into_owned());
    };
    if number.fract() == 0.0 && (1e8..1e10).contains(number) {
        notes.at(FindingCode::ZerosRestored, column, Some(text.clone().into_owned()));
        return Some(format!("0{text}"));
    }
    notes.at(FindingCode::PhoneDoubtful, column, None);
    Some(text.into_owned())
}

/// Whether a certificate is asked for. What a code stands for is not guessed, nor what stood where an error stands.
fn requested(row: Row<'_>, columns: &Columns, notes: &mut Notes) -> bool {
    let Some(column) = columns.whole(Item::Requested) else { return false };
    let value = row.cell(column.index).map(|cell| &cell.value);
    let told = || value.map(|value| field::shown(value).trim().to_owned());
    let code = field::text(value).filter(|text| text.chars().all(char::is_numeric));
    let coded = columns.legend.explains_wishes() || columns.wish_codes_unknown;
    let read = match (value, code) {
        (Some(Value::Error(_)), _) => None,
        (_, Some(code)) if coded => columns.legend.wish(&code),
        _ => Some(field::mark(value).unwrap_or_else(|| {
            notes.at(FindingCode::MarkBad, column, told());
            false
        })),
    };
    if read.is_none() {
        notes.at(FindingCode::WishUnknown, column, told());
    }
    read.unwrap_or_default()
}

/// Reports dates that need a look all the same: an acquisition before the birth or still to come, an age from 70 on.
fn look_at_dates(birth: Day, acquired_on: Option<Day>, columns: &Columns, as_of: Day, notes: &mut Notes) {
    if acquired_on.is_some_and(|acquired| acquired < birth) {
        notes.at_first(FindingCode::AcquiredBeforeBirth, columns, Item::Acquired, acquired_on.map(wareki::long));
    }
    if acquired_on.is_some_and(|acquired| acquired > as_of) {
        notes.at_first(FindingCode::AcquiredAhead, columns, Item::Acquired, acquired_on.map(wareki::long));
    }
    let code = match age_on(birth, as_of) {
        Age::Below70 => return,
        // No roster says a burden ratio: that comes from the society's own reckoning.
        Age::From70 => FindingCode::BurdenUnknown,
        Age::From75 => FindingCode::SeventyFiveOrOlder,
    };
    notes.at_first(code, columns, Item::Birth, Some(wareki::long(birth)));
}

/// Two columns for one item that say two things: which one is right must not be guessed.
fn look_at_doubles(row: Row<'_>, columns: &Columns, notes: &mut Notes) {
    for again in &columns.again {
        let Some(column) = columns.whole(again.item()) else { continue };
        let values = [column, again].map(|column| row.cell(column.index).map(|cell| &cell.value));
        let texts = values.map(field::text);
        let days = values.map(|value| value.and_then(|value| date::of(value, column.days).ok()));
        let same_day = days[0].is_some() && days[0] == days[1];
        if let [Some(one), Some(other)] = texts
            && one != other
            && !same_day
        {
            notes.at(FindingCode::ValuesDiffer, again, None);
        }
    }
}
