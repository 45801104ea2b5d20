//! The tables of a file that may be the one that is meant, the best guess first.

use crate::checks::{self, Kind};
use crate::error::ReadError;
use crate::heading::{self, Columns, Header, Spot};
use crate::identity::has;
use crate::sheet::{Area, Row, Sheet};
use kenpo_domain::finding::{Item, Letters};
use kenpo_domain::headings::Headings;
use kenpo_domain::said::{ColumnChoice, Said};
use std::borrow::Cow;
use std::cmp::Reverse;

/// What is done where only a person can say what is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing is read.
    Refuse,
    /// The best guess is shown.
    Guess,
}

/// A table that a file has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFound {
    /// Its name: the sheet's, with the cell of its first heading where the sheet has several tables or no name.
    pub name: String,
    /// The sheet's name; `None` in a text file.
    pub sheet: Option<String>,
    /// The row of its headings, from 1.
    pub row: u32,
    /// Whether its sheet is hidden.
    pub hidden: bool,
    /// Whether somebody's row stands in it.
    pub people: bool,
    /// Whether it is the one that is read.
    pub chosen: bool,
}

/// A table that could be meant.
pub struct Candidate {
    /// Which sheet of the file.
    pub at: usize,
    pub sheet: Option<String>,
    pub visible: bool,
    /// As the sender wrote them.
    pub headings: Headings,
    pub header: Header,
    pub area: Area,
    /// What a person has said of its columns, now or of the last file of the same sender.
    pub choices: Vec<ColumnChoice>,
    pub columns: Columns,
    pub people: bool,
    /// Whether several people stand in it with name and birth: so much is nobody's code list.
    pub named: bool,
}

/// The tables of a sheet, understood as far as their headings and values tell.
pub fn of_sheet(sheet: &Sheet, at: usize, visible: bool, said: &Said) -> Vec<Candidate> {
    let spots = heading::spots(sheet);
    let several = spots.len() > 1;
    let candidate = |Spot { mut header, area }| {
        let table = if several { Cow::Owned(sheet.part(&area)) } else { Cow::Borrowed(sheet) };
        let headings = heading::fingerprint(&header);
        let mut choices = said.columns_of(&headings);
        choices.retain(|choice| area.columns.contains(&choice.column.0));
        header.codes = said.codes_of(&headings).map(str::to_owned);
        heading::complete(&mut header, &table, &choices);
        let columns = Columns::choose(&table, &header);
        let people = table.rows_from(header.last_row + 1).any(|row| checks::kind(row, &columns) == Kind::Person);
        let named = names_people(&table, &header, &columns);
        Candidate { at, sheet: sheet.name.clone(), visible, headings, header, area, choices, columns, people, named }
    };
    spots.into_iter().map(candidate).collect()
}

/// Whether at least two rows name somebody with a birth.
fn names_people(table: &Sheet, header: &Header, columns: &Columns) -> bool {
    let agrees = columns.of(Item::Birth).all(|column| column.fit.agrees());
    let named = |row: &Row<'_>| {
        has(*row, columns, Item::Name) && has(*row, columns, Item::Birth) && checks::kind(*row, columns) == Kind::Person
    };
    agrees && table.rows_from(header.last_row + 1).filter(named).nth(1).is_some()
}

impl Candidate {
    /// Whether it names all that is needed and has somebody in it.
    fn is_readable(&self) -> bool {
        self.people && self.columns.missing().is_empty()
    }

    /// Whether its sheet shows how to fill in the form, or names those who have left: nobody in it is to be registered.
    fn is_beside_the_matter(&self) -> bool {
        const WORDS: [&str; 8] = ["記入例", "記載例", "見本", "サンプル", "退職者", "退社者", "喪失者", "脱退者"];
        let says = |sheet: &str| WORDS.iter().any(|word| sheet.contains(word));
        self.sheet.as_deref().is_some_and(says)
    }

    fn is_likely(&self) -> bool {
        self.is_readable() && self.visible && !self.is_beside_the_matter()
    }

    /// Whether it may be a list of 被保険者 alone: it lacks nothing but the columns that tell people of a household apart.
    fn may_be_of_insured(&self) -> bool {
        self.people
            && self.visible
            && !self.is_beside_the_matter()
            && self.columns.missing() == [Item::Branch, Item::Relation]
    }

    /// Whether people would be lost in silence if it were passed over.
    fn matters(&self) -> bool {
        self.is_likely() || (self.named && self.visible && !self.is_beside_the_matter())
    }

    fn name(&self, all: &[Self]) -> String {
        let column = self.header.headings.first().map_or(0, |heading| heading.column);
        let cell = format!("{}{}", Letters(column), self.header.first_row + 1);
        let alone = all.iter().filter(|other| other.at == self.at).count() == 1;
        match &self.sheet {
            Some(sheet) if alone => sheet.clone(),
            Some(sheet) => format!("{sheet}!{cell}"),
            None => cell,
        }
    }

    pub fn found(&self, all: &[Self], picked: &Self) -> TableFound {
        TableFound {
            name: self.name(all),
            sheet: self.sheet.clone(),
            row: self.header.first_row + 1,
            hidden: !self.visible,
            people: self.people,
            chosen: std::ptr::eq(self, picked),
        }
    }
}

/// Those that can be read, that a person sees, whose headings name most; as they stand in the file where nothing tells them apart.
pub fn best_first(candidates: &mut [Candidate]) {
    candidates.sort_by_key(|candidate| candidate.at);
    candidates.sort_by_key(|candidate| {
        (
            !candidate.is_likely(),
            !candidate.visible,
            candidate.is_beside_the_matter(),
            Reverse(candidate.header.score()),
        )
    });
}

/// The names of the sheets that have a table of people.
pub fn sheets_of_people(candidates: &[Candidate]) -> Vec<String> {
    candidates.iter().filter(|candidate| candidate.people).filter_map(|candidate| candidate.sheet.clone()).collect()
}

/// The table that a person has named, or had chosen of the last file of the sender; else the only one that is likely; where none is, the best guess, unless a hidden one could be read.
pub fn pick<'a>(candidates: &'a [Candidate], said: &Said, doubt: Doubt) -> Result<&'a Candidate, ReadError> {
    let names = || candidates.iter().map(|candidate| candidate.name(candidates)).collect();
    if let Some(name) = &said.table {
        let named = candidates.iter().find(|candidate| candidate.name(candidates) == *name);
        // A sheet's name means the best table of the sheet.
        let of_sheet = || candidates.iter().find(|candidate| candidate.sheet.as_ref() == Some(name));
        return named.or_else(of_sheet).ok_or_else(|| ReadError::TableNotThere { tables: names() });
    }
    if let Some(known) = said.known_sheet(&sheets_of_people(candidates)) {
        let of_sheet = candidates.iter().find(|candidate| candidate.sheet.as_deref() == Some(known));
        return of_sheet.ok_or(ReadError::NoHeader);
    }
    let likely = candidates.iter().filter(|candidate| candidate.is_likely()).count();
    let hidden = |candidate: &Candidate| candidate.is_readable() && !candidate.visible;
    let matter = candidates.iter().filter(|candidate| candidate.matters()).count();
    let of_insured = candidates.iter().any(Candidate::may_be_of_insured);
    let unclear = match likely {
        0 => (of_insured && matter > 1) || candidates.iter().any(hidden),
        _ => matter > 1,
    };
    if unclear && doubt == Doubt::Refuse {
        return Err(ReadError::TableUnclear { tables: names() });
    }
    candidates.first().ok_or(ReadError::NoHeader)
}
