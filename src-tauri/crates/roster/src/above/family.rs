//! Dependants who stand below their 被保険者, and whose 記号, 番号 and address are blank because they stand in that row.

use super::cells::{is_plain, is_somebody, own};
use crate::bonds::share_family_name;
use crate::cell::Value;
use crate::checks::counts_or_notes;
use crate::field;
use crate::heading::Columns;
use crate::notes::Notes;
use crate::person_row::{joined, relation};
use crate::sheet::{Joined, Row, Sheet};
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::Item;
use kenpo_domain::meaning::Meaning;

/// How a sheet leaves blank what holds for a family.
pub struct Family {
    /// Columns of 記号 and 番号 that are blank below every 被保険者.
    blank: Vec<u16>,
    /// Those that are filled in every row.
    repeated: Vec<u16>,
    /// Columns of 郵便番号 and 住所, where all of them are blank below every 被保険者, or the sheet says what it means that they are.
    places: Vec<u16>,
    head: Option<Head>,
    silent: Notes,
}

/// The 被保険者 above a row.
struct Head {
    name: String,
    /// The 枝番 of the row before.
    branch: u32,
    /// What may hold for the family, by column.
    values: Vec<(u16, Value)>,
}

impl Head {
    fn value(&self, column: u16) -> Option<&Value> {
        self.values.iter().find(|(of, _)| *of == column).map(|(_, value)| value)
    }
}

/// How many rows say something in some columns, and how many do not.
#[derive(Clone, Copy, Default)]
struct Filled {
    heads: u32,
    blank_heads: u32,
    dependants: u32,
    blank_dependants: u32,
}

impl Filled {
    fn see(&mut self, who: Relation, filled: bool) {
        let count = match (who, filled) {
            (Relation::Insured, true) => &mut self.heads,
            (Relation::Insured, false) => &mut self.blank_heads,
            (Relation::Dependent, true) => &mut self.dependants,
            (Relation::Dependent, false) => &mut self.blank_dependants,
        };
        *count += 1;
    }

    /// Whether it stands in the rows of the 被保険者 alone, and in all of them.
    fn is_of_heads(self) -> bool {
        self.heads > 0 && self.blank_heads == 0 && self.dependants == 0 && self.blank_dependants > 0
    }

    fn is_everywhere(self) -> bool {
        self.blank_heads == 0 && self.blank_dependants == 0
    }
}

impl Family {
    /// Looks whether a whole sheet leaves 記号 or 番号 blank below every 被保険者, or says that it leaves homes blank (`homes_told`). Where cells are
    /// joined, those are the families.
    pub fn of(sheet: &Sheet, first: u32, columns: &Columns, joined: &[Joined], homes_told: bool) -> Option<Self> {
        let all = columns.by_place();
        let ids = all.iter().filter(|c| matches!(c.meaning, Meaning::Symbol | Meaning::Number | Meaning::SymbolNumber));
        let ids: Vec<u16> = ids.map(|column| column.index).collect();
        let is_joined = |column: &u16| joined.iter().any(|joined| joined.column == *column);
        // Most sheets leave nothing blank, and are done with it.
        let leaves_blank = |row: Row<'_>| ids.iter().any(|column| row.cell(*column).is_none());
        let somebody = |row: Row<'_>| !counts_or_notes(row) && is_somebody(row, columns);
        let any_blank = || homes_told || sheet.rows_from(first).any(|row| leaves_blank(row) && somebody(row));
        if ids.iter().any(is_joined) || !any_blank() {
            return None;
        }
        let places = all.iter().filter(|column| matches!(column.item(), Item::Postal | Item::Address));
        let places: Vec<u16> = places.map(|column| column.index).collect();
        let mut this =
            Self { blank: Vec::new(), repeated: Vec::new(), places: Vec::new(), head: None, silent: Notes::silent() };
        let (mut of_ids, mut of_places) = (vec![Filled::default(); ids.len()], Filled::default());
        for row in sheet.rows_from(first).filter(|row| is_somebody(*row, columns)) {
            let Some(who) = this.relation(row, columns) else { continue };
            of_ids.iter_mut().zip(&ids).for_each(|(filled, column)| filled.see(who, says(row, *column)));
            of_places.see(who, places.iter().any(|column| says(row, *column)));
        }
        for (filled, column) in of_ids.into_iter().zip(ids) {
            match filled {
                filled if filled.is_of_heads() => this.blank.push(column),
                filled if filled.is_everywhere() => this.repeated.push(column),
                _ => return None,
            }
        }
        let blank_means_head = of_places.is_of_heads() || (homes_told && of_places.blank_heads == 0);
        if blank_means_head && !places.iter().any(is_joined) {
            this.places = places;
        }
        (!this.blank.is_empty() || (homes_told && !this.places.is_empty())).then_some(this)
    }

    /// Nothing below stands on the rows above.
    pub fn forget(&mut self) {
        self.head = None;
    }

    /// What a row takes of its 被保険者, by column.
    pub fn row(&mut self, row: Row<'_>, columns: &Columns) -> Vec<(u16, Value)> {
        let branch = columns.whole(Item::Branch).and_then(|column| branch(row, column.index));
        match self.relation(row, columns).zip(branch) {
            Some((Relation::Insured, branch)) => {
                self.head = Some(self.head_of(row, branch, columns));
                Vec::new()
            }
            Some((Relation::Dependent, branch)) if self.follows(row, branch, columns) => {
                let apart = self.places.iter().any(|column| says(row, *column));
                self.taken(branch, apart)
            }
            // Whoever stands below cannot be told from the family of this row.
            _ => {
                self.forget();
                Vec::new()
            }
        }
    }

    fn head_of(&self, row: Row<'_>, branch: u32, columns: &Columns) -> Head {
        let asked = self.blank.iter().chain(&self.repeated).chain(&self.places);
        let values = asked.filter_map(|column| Some((*column, own(row, *column).filter(|v| is_plain(v))?.clone())));
        let name = joined(row, columns, Item::Name, '　');
        Head { name, branch, values: values.collect() }
    }

    /// Whether a dependant is the next one of the family above: by 枝番, by name, and by what is not blank.
    fn follows(&self, row: Row<'_>, branch: u32, columns: &Columns) -> bool {
        let Some(head) = &self.head else { return false };
        let same = |column: &u16| own(row, *column) == head.value(*column);
        branch > head.branch
            && share_family_name(&head.name, &joined(row, columns, Item::Name, '　'))
            && self.repeated.iter().all(same)
            && self.blank.iter().all(|column| !says(row, *column) && head.value(*column).is_some())
    }

    fn taken(&mut self, branch: u32, apart: bool) -> Vec<(u16, Value)> {
        let Some(head) = &mut self.head else { return Vec::new() };
        head.branch = branch;
        let of_family = |column: &u16| self.blank.contains(column) || (!apart && self.places.contains(column));
        let taken = head.values.iter().filter(|(column, _)| of_family(column));
        taken.cloned().collect()
    }

    fn relation(&mut self, row: Row<'_>, columns: &Columns) -> Option<Relation> {
        relation(row, columns, &mut self.silent).map(|(relation, _)| relation)
    }
}

/// Whether anything stands in a cell, a ditto mark included.
fn says(row: Row<'_>, column: u16) -> bool {
    row.cell(column).is_some_and(|cell| !field::shown(&cell.value).trim().is_empty())
}

fn branch(row: Row<'_>, column: u16) -> Option<u32> {
    field::text(row.cell(column).map(|cell| &cell.value))?.parse().ok()
}
