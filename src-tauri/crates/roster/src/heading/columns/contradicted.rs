//! Columns whose values say that their headings were exchanged, and second columns of 番号: read by the headings alone, everybody would be registered
//! as somebody else. A person is asked.

use super::{Column, Columns, Layout};
use crate::column::{Fit, Why};
use crate::field;
use crate::heading::evidence;
use crate::heading::unread::unread;
use crate::sheet::{Row, Sheet};
use kenpo_domain::finding::Item;
use kenpo_domain::meaning::Meaning;
use std::collections::BTreeSet;

/// Values without which a column says nothing.
const FEWEST: u32 = 5;
/// Of a hundred values of a kind.
const MOST: u32 = 90;

impl Columns {
    /// Has a person say what the columns are whose values contradict their headings.
    pub(super) fn ask_where_values_contradict(&mut self, sheet: &Sheet, first: u32) {
        if self.layout == Layout::Roster {
            self.ask(&exchanged(sheet, first, &self.all));
            self.ask(&self.exchanged_ids(sheet, first));
        }
    }

    /// Weighs columns that could be the 番号 as well. One that differs from it in few rows or none is compared row by row; where nearly all do, a person
    /// says which it is, but of one that does not go with the households as the other does.
    pub(super) fn weigh_numbers(&mut self, sheet: &Sheet, first: u32, others: Vec<Column>) {
        let Some(number) = self.by_heading(Meaning::Number).map(|column| column.index) else { return };
        let branch = self.whole(Item::Branch).map(|column| column.index);
        let goes = |column: u16| branch.is_none_or(|branch| goes_with_households(sheet, first, column, branch));
        let mut asked = BTreeSet::new();
        for other in others {
            let differs = differing(sheet, first, [number, other.index]);
            if differs.share() >= MOST {
                asked.extend(Some(other.index).filter(|other| goes(*other) || !goes(number)));
            } else {
                self.unused.retain(|unread| unread.column.0 != other.index);
                self.again.push(other);
            }
        }
        if !asked.is_empty() {
            asked.insert(number);
        }
        self.ask(&asked);
    }

    fn ask(&mut self, places: &BTreeSet<u16>) {
        let is_asked = |column: &mut Column| places.contains(&column.index) && column.why != Why::Person;
        self.unclear.extend(self.all.extract_if(.., is_asked).map(|column| unread(column.index, &column.heading)));
        self.unclear.extend(self.unused.extract_if(.., |unread| places.contains(&unread.column.0)));
        self.unclear.sort_by_key(|unread| unread.column);
    }

    /// 記号 and 番号, where the one that is called 番号 says less: a roster has more households than employers.
    fn exchanged_ids(&self, sheet: &Sheet, first: u32) -> BTreeSet<u16> {
        let Some((symbol, number)) = self.by_heading(Meaning::Symbol).zip(self.by_heading(Meaning::Number)) else {
            return BTreeSet::new();
        };
        let values = |column: &Column| {
            let rows = sheet.rows_from(first).filter_map(|row| plain(row, column.index));
            rows.take(evidence::SAMPLE).collect::<Vec<_>>()
        };
        let different = |values: &[String]| values.iter().collect::<BTreeSet<_>>().len();
        let (symbols, numbers) = (values(symbol), values(number));
        let exchanged = numbers.len() >= FEWEST as usize && different(&symbols) > different(&numbers);
        if exchanged { [symbol.index, number.index].into() } else { BTreeSet::new() }
    }

    fn by_heading(&self, meaning: Meaning) -> Option<&Column> {
        self.read_as(meaning).filter(|column| column.why == Why::Heading)
    }
}

/// Columns whose values are not what their headings say, with those that hold just that under other headings: フリガナ over 男 and 女 beside 性別 over
/// readings.
fn exchanged(sheet: &Sheet, first: u32, all: &[Column]) -> BTreeSet<u16> {
    let of_heading = || all.iter().filter(|column| column.why == Why::Heading);
    // An address is of any kind of words, and never a postal code alone.
    let postal_alone = |column: &&Column| {
        column.meaning == Meaning::Address && evidence::fit(sheet, first, column.index, Meaning::Postal).is_sure()
    };
    let mut found: BTreeSet<u16> = of_heading().filter(postal_alone).map(|column| column.index).collect();
    let fails = of_heading().filter(|column| TOLD_BY_VALUES.contains(&column.meaning) && !column.fit.agrees());
    for column in fails.filter(|column| column.fit.seen >= FEWEST) {
        let holds_it = |other: &&Column| {
            evidence::fit(sheet, first, other.index, column.meaning).is_sure() && !other.fit.is_sure()
        };
        let others = of_heading().filter(|other| other.index != column.index).filter(holds_it);
        let others: Vec<u16> = others.map(|other| other.index).collect();
        if !others.is_empty() {
            found.extend(others.into_iter().chain([column.index]));
        }
    }
    found
}

/// What hardly any other value looks like.
const TOLD_BY_VALUES: [Meaning; 8] = [
    Meaning::Kana,
    Meaning::Sex,
    Meaning::Birth,
    Meaning::Acquired,
    Meaning::Relation,
    Meaning::Postal,
    Meaning::Phone,
    Meaning::Mobile,
];

/// How many rows say something in both columns, and how many of them something else in each.
fn differing(sheet: &Sheet, first: u32, columns: [u16; 2]) -> Fit {
    let mut fit = Fit { seen: 0, fitting: 0 };
    for row in sheet.rows_from(first).take(evidence::SAMPLE) {
        if let [Some(one), Some(other)] = columns.map(|column| plain(row, column)) {
            fit.seen += 1;
            fit.fitting += u32::from(one != other);
        }
    }
    fit
}

/// Whether a column keeps its value while the 枝番 goes on, and has another where it begins again.
fn goes_with_households(sheet: &Sheet, first: u32, column: u16, branch: u16) -> bool {
    let rows: Vec<(Option<u32>, Option<String>)> = sheet
        .rows_from(first)
        .take(evidence::SAMPLE)
        .map(|row| (plain(row, branch).map(|text| text.parse().unwrap_or_default()), plain(row, column)))
        .collect();
    let mut fit = Fit { seen: 0, fitting: 0 };
    for ((was, above), (is, below)) in rows.iter().zip(rows.iter().skip(1)) {
        let goes_on = was.zip(*is).is_some_and(|(was, is)| is == was + 1);
        fit.seen += 1;
        fit.fitting += u32::from(goes_on == (above == below));
    }
    fit.share() >= MOST
}

fn plain(row: Row<'_>, column: u16) -> Option<String> {
    field::without_zeros(row.cell(column).map(|cell| &cell.value))
}
