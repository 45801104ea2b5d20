//! What a column could be that nobody has explained, by what its values look like: at most one item, that no other column gives. It is told, never applied.

use super::looks::{self, Ids};
use crate::column::{Fit, Guess, Looks, Seen};
use crate::field;
use crate::sheet::Sheet;
use chrono::Datelike;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::Item;
use kenpo_domain::meaning::{DayPart, Meaning};

/// The columns that are read, beside which another is looked at.
pub struct Beside<'a> {
    pub sheet: &'a Sheet,
    /// The first row below the headings.
    pub first: u32,
    /// What is read, and where.
    pub read: Vec<(Meaning, u16)>,
}

impl Beside<'_> {
    /// What the values of a column look like.
    pub fn looks(&self, column: u16) -> Option<Seen> {
        let of = |meaning| self.place(meaning).filter(|place| *place != column);
        looks::looks(self.sheet, self.first, column, Ids { number: of(Meaning::Number), branch: of(Meaning::Branch) })
    }

    /// What a column could be.
    pub fn guess(&self, column: u16) -> Option<Guess> {
        let seen = self.looks(column)?;
        let meaning = self.meaning(seen, column)?;
        Some(Guess { meaning, seen })
    }

    fn meaning(&self, seen: Seen, column: u16) -> Option<Meaning> {
        let free = |meaning: Meaning| (!self.gives(meaning.item())).then_some(meaning);
        match seen.looks {
            // Every one of them is cut.
            Looks::MyNumbers => Some(Meaning::MyNumber),
            Looks::Insurers => free(Meaning::Insurer),
            Looks::Sexes => free(Meaning::Sex),
            Looks::Relations if self.says_classes(column) => free(Meaning::Class),
            Looks::Relations => free(Meaning::Relation),
            Looks::Eras => self.era(column),
            Looks::Days | Looks::EraDays => self.day(column),
            Looks::PostalCodes => free(Meaning::Postal),
            Looks::Mobiles | Looks::Phones => free(Meaning::Phone).or_else(|| {
                let beside = seen.looks == Looks::Mobiles && self.place(Meaning::Mobile).is_none();
                beside.then_some(Meaning::Mobile)
            }),
            Looks::Ids => free(Meaning::SymbolNumberBranch).filter(|_| !self.gives(Item::Branch)),
            Looks::Names => free(Meaning::Name),
            Looks::Wishes => free(Meaning::Requested),
            Looks::Readings => free(Meaning::Kana),
            Looks::Addresses => free(Meaning::Address),
            Looks::Branches => free(Meaning::Branch).filter(|_| self.place(Meaning::SymbolNumberBranch).is_none()),
            Looks::Numbers => free(Meaning::Number),
        }
    }

    fn gives(&self, item: Item) -> bool {
        self.read.iter().any(|(meaning, _)| meaning.item() == item && *meaning != Meaning::Approved)
    }

    fn place(&self, meaning: Meaning) -> Option<u16> {
        self.read.iter().find(|(read, _)| *read == meaning).map(|(_, place)| *place)
    }

    /// Whether nothing but 本人 and 家族 is said.
    fn says_classes(&self, column: u16) -> bool {
        let words =
            || looks::cells(self.sheet, self.first, column).map(|value| field::class(field::shown(value).trim()));
        words().all(|class| class.is_some()) && words().flatten().any(|(relation, _)| relation == Relation::Dependent)
    }

    /// The 元号 of the day on the right.
    fn era(&self, column: u16) -> Option<Meaning> {
        let (behind, _) = self.read.iter().find(|(_, place)| *place == column + 1)?;
        let day = behind.is_whole() || behind.day_part() == Some(DayPart::Year);
        let era = Meaning::of_day(behind.item(), DayPart::Era).filter(|_| day)?;
        self.place(era).is_none().then_some(era)
    }

    /// 生年月日 or 資格取得年月日, whichever is not there; where neither is, most people get cover on the first day of a month and are born on any.
    fn day(&self, column: u16) -> Option<Meaning> {
        let firsts = self.firsts(column).share();
        match (self.gives(Item::Birth), self.gives(Item::Acquired)) {
            (true, true) => None,
            (true, false) => self.is_earlier(self.place(Meaning::Birth), Some(column)).then_some(Meaning::Acquired),
            (false, true) => (firsts < MANY && self.is_earlier(Some(column), self.place(Meaning::Acquired)))
                .then_some(Meaning::Birth),
            (false, false) if firsts >= MANY => Some(Meaning::Acquired),
            (false, false) if firsts < FEW => Some(Meaning::Birth),
            (false, false) => None,
        }
    }

    /// How many of the days are the first of a month.
    fn firsts(&self, column: u16) -> Fit {
        let mut fit = Fit { seen: 0, fitting: 0 };
        for day in looks::cells(self.sheet, self.first, column).filter_map(looks::day) {
            fit.seen += 1;
            fit.fitting += u32::from(day.day() == 1);
        }
        fit
    }

    /// Whether nearly all days of one column are before those of the other in the same row, or the same; true where they cannot be compared.
    fn is_earlier(&self, before: Option<u16>, after: Option<u16>) -> bool {
        let (Some(before), Some(after)) = (before, after) else { return true };
        let rows = self.sheet.rows_from(self.first).filter_map(|row| {
            let day = |column| row.cell(column).and_then(|cell| looks::day(&cell.value));
            Some(day(before)? <= day(after)?)
        });
        let (mut seen, mut fitting) = (0, 0);
        for fits in rows.take(super::evidence::SAMPLE) {
            seen += 1;
            fitting += u32::from(fits);
        }
        fitting * 100 >= seen * 90
    }
}

/// Of a hundred days of cover at least so many are the first of a month.
const MANY: u32 = 50;
/// Of a hundred births fewer are.
const FEW: u32 = 20;
