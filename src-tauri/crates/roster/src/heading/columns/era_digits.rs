//! Which digit stands for which era in a column of 元号 of its own: 5 is 昭和 in a 届書, and 令和 in many a program.

use super::{Column, Columns};
use crate::cell::Value;
use crate::characters::narrow_digit;
use crate::date;
use crate::field;
use crate::heading::days::DayIn;
use crate::sheet::{Row, Sheet};
use kenpo_domain::Day;
use kenpo_domain::finding::Item;
use kenpo_domain::meaning::{DayPart, Meaning};
use kenpo_domain::wareki::EraDigits;

const OF_DAYS: [Item; 2] = [Item::Birth, Item::Acquired];

impl Columns {
    /// Which digits the columns of 元号 have that stand by themselves: what the sheet says of them, those of its days that have
    /// their digit in one cell (`eras`), else what all of their rows together can be.
    /// Where they can be either, no digit is read.
    pub(super) fn settle_eras(&mut self, sheet: &Sheet, first: u32, eras: EraDigits) {
        let told = self.legend.eras().or_else(|| Some(eras).filter(|eras| *eras != EraDigits::OF_FORMS));
        let counted = OF_DAYS.map(|item| self.count_eras(sheet, first, item));
        let settled = counted.each_ref().map(|count| match (count, told) {
            (None, _) => None,
            (Some(count), Some(told)) => {
                Some(told).filter(|told| count.digits.iter().all(|digit| told.letter(digit).is_some()))
            }
            (Some(count), None) => count.settled(),
        });
        for ((item, count), own) in OF_DAYS.into_iter().zip(&counted).zip(settled) {
            // A program counts all of its eras in one way.
            let of_the_other =
                || settled.into_iter().flatten().find(|eras| count.as_ref().is_some_and(|count| count.may_be(*eras)));
            let Some(eras) = own.or_else(of_the_other) else { continue };
            let era = Meaning::of_day(item, DayPart::Era);
            for column in self.all.iter_mut().filter(|column| Some(column.meaning) == era) {
                (column.days.eras, column.era_digits) = (eras, true);
            }
        }
    }

    fn count_eras(&self, sheet: &Sheet, first: u32, item: Item) -> Option<Count> {
        let day = self.day_in(item)?;
        let (DayIn::BesideEra { era, .. } | DayIn::Parts { era: Some(era), .. }) = &day else { return None };
        let mut count = Count::default();
        for row in sheet.rows_from(first) {
            let Some(digit) = digit(row, era) else { continue };
            let other = self.other_day(row, item);
            let wrong = |eras: EraDigits| {
                let letter = eras.letter(&digit);
                let read = letter.and_then(|letter| read(row, &day, letter));
                letter.is_some()
                    && !read.is_some_and(|read| {
                        other.is_none_or(|other| if item == Item::Birth { read <= other } else { other <= read })
                    })
            };
            count.add(&digit, wrong(EraDigits::OF_FORMS), wrong(EraDigits::IN_ORDER));
        }
        (count.rows > 0).then_some(count)
    }

    /// 資格取得年月日 beside 生年月日, and the other way round, where it needs no digit of an era.
    fn other_day(&self, row: Row<'_>, item: Item) -> Option<Day> {
        let other = if item == Item::Birth { Item::Acquired } else { Item::Birth };
        let Some(DayIn::One(column)) = self.day_in(other) else { return None };
        date::of(&row.cell(column.index)?.value, column.days).ok()
    }
}

/// The digit that stands alone in a column of 元号.
pub fn digit(row: Row<'_>, era: &Column) -> Option<String> {
    let text = field::text(row.cell(era.index).map(|cell| &cell.value))?;
    let digit: String = text.chars().map(narrow_digit).collect();
    (digit.len() == 1 && digit.bytes().all(|byte| byte.is_ascii_digit())).then_some(digit)
}

fn read(row: Row<'_>, day: &DayIn<'_>, letter: char) -> Option<Day> {
    let text = |column: &Column| field::text(row.cell(column.index).map(|cell| &cell.value));
    match day {
        DayIn::One(_) => None,
        DayIn::BesideEra { day, .. } => {
            let number = row.cell(day.index).is_some_and(|cell| matches!(cell.value, Value::Number(_)));
            date::behind_era(&letter.to_string(), &text(day)?, number).ok()
        }
        DayIn::Parts { year, month, day, .. } => {
            date::of_parts(&letter.to_string(), &text(year)?, &text(month)?, &text(day)?).ok()
        }
    }
}

/// What the rows of a column of 元号 say of its digits.
#[derive(Default)]
struct Count {
    rows: u32,
    /// Each digit that stands there, once.
    digits: Vec<String>,
    /// Rows that are no day, or an impossible one, by the digits of 届書 alone; and by those that count from 1 alone.
    not_of_forms: u32,
    not_in_order: u32,
    /// The same by both.
    neither: u32,
}

impl Count {
    fn add(&mut self, digit: &str, wrong_of_forms: bool, wrong_in_order: bool) {
        self.rows += 1;
        if !self.digits.iter().any(|known| known == digit) {
            self.digits.push(digit.to_owned());
        }
        let unknown = |eras: EraDigits| eras.letter(digit).is_none();
        match (wrong_of_forms || unknown(EraDigits::OF_FORMS), wrong_in_order || unknown(EraDigits::IN_ORDER)) {
            (true, true) => self.neither += 1,
            (true, false) => self.not_of_forms += 1,
            (false, true) => self.not_in_order += 1,
            (false, false) => {}
        }
    }

    /// The digits that all rows can be read by but for slips, where those of the other kind cannot. One row that is impossible by them may itself
    /// be a slip, but a digit that they do not have is none.
    fn settled(&self) -> Option<EraDigits> {
        let only = |one: EraDigits, against_one: u32, other: EraDigits, against_other: u32| {
            let unknown = self.digits.iter().any(|digit| other.letter(digit).is_none() && one.letter(digit).is_some());
            let told = against_other > 0 && (unknown || against_other * 10 >= self.rows);
            (told && against_one * 10 <= against_other && self.neither * 10 <= self.rows).then_some(one)
        };
        let (forms, order) = (EraDigits::OF_FORMS, EraDigits::IN_ORDER);
        only(forms, self.not_of_forms, order, self.not_in_order)
            .or_else(|| only(order, self.not_in_order, forms, self.not_of_forms))
    }

    /// Whether nothing speaks against these digits.
    fn may_be(&self, eras: EraDigits) -> bool {
        let against = if eras == EraDigits::OF_FORMS { self.not_of_forms } else { self.not_in_order };
        against + self.neither == 0
    }
}
