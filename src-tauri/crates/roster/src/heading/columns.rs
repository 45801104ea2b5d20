//! From headings to columns: which column each item is read from.

use super::aliases::{Part, speaks_of_my_number};
use super::evidence;
use super::header::Header;
use super::key::key;
use crate::date::Calendar;
use crate::sheet::{Row, Sheet, Value};
use kenpo_domain::finding::Item;

/// One column that is read.
pub struct Column {
    /// What it gives.
    pub item: Item,
    part: Part,
    /// From 0.
    pub index: u16,
    /// Its heading.
    pub heading: String,
    /// The calendar by which numbers without a date format are days here, where they are.
    pub plain_days: Option<Calendar>,
}

/// What kind of sheet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// People.
    Roster,
    /// The national list.
    NationalList,
}

/// The columns of a sheet.
pub struct Columns {
    /// What kind of sheet.
    pub layout: Layout,
    all: Vec<Column>,
    /// The columns of 個人番号.
    pub my_numbers: Vec<Span>,
    /// The rightmost column with a heading.
    pub last: u16,
}

/// Columns beside each other that hold one number in parts; most often a single one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first one, which has a heading.
    pub first: u16,
    /// The last one.
    pub last: u16,
}

impl Span {
    /// Whether a column is one of them.
    pub fn has(self, column: u16) -> bool {
        (self.first..=self.last).contains(&column)
    }

    /// How many they are.
    pub fn width(self) -> usize {
        usize::from(self.last - self.first) + 1
    }
}

impl Columns {
    /// Chooses a column for each item and part.
    pub fn choose(sheet: &Sheet, header: &Header) -> Self {
        let layout = if header.is_national_list() { Layout::NationalList } else { Layout::Roster };
        let first = header.last_row + 1;
        let mut offers: Vec<Offer<'_>> = Vec::new();
        for heading in &header.headings {
            if speaks_of_my_number(&key(&heading.text).whole)
                && evidence::holds_twelve_digits(sheet, first, heading.column)
            {
                offers.push(Offer::new(Item::MyNumber, Part::Whole, (false, 0), heading.column, &heading.text));
            } else if let Some(alias) = heading.alias {
                let agrees = evidence::agrees(sheet, first, heading.column, alias.item, alias.part);
                if agrees || !alias.vague {
                    offers.push(Offer::new(
                        alias.item,
                        alias.part,
                        (!agrees, alias.rank),
                        heading.column,
                        &heading.text,
                    ));
                }
            }
        }
        let symbol = offers.iter().filter(|o| o.item == Item::Symbol).min_by_key(|o| o.order).map(|o| o.column);
        // Of two columns headed 番号 the one beside 記号.
        offers.sort_by_key(|o| (o.item, o.part, o.order, symbol.is_none_or(|s| o.column != s + 1), o.column));
        let mut all: Vec<Column> = Vec::new();
        for offer in offers {
            // Every column of 個人番号 is cut, whichever is read.
            let taken = all.iter().any(|c| c.item == offer.item && c.part == offer.part);
            if !taken || offer.item == Item::MyNumber {
                all.push(Column {
                    item: offer.item,
                    part: offer.part,
                    index: offer.column,
                    heading: offer.heading.to_owned(),
                    plain_days: evidence::counts_days(sheet, first, offer.column).then_some(sheet.calendar),
                });
            }
        }
        let last = header.headings.iter().map(|heading| heading.column).max().unwrap_or_default();
        let my_numbers = spans(sheet, header, &all);
        let mut this = Self { layout, all, my_numbers, last };
        this.drop_pieces_beside_whole();
        this
    }

    /// Where 氏名 has a column of its own, 姓 and 名 beside it say nothing new; 住所 is continued by 住所2 and 建物名.
    fn drop_pieces_beside_whole(&mut self) {
        for item in [Item::Name, Item::Kana, Item::Address] {
            if self.whole(item).is_some() {
                let first_kept = if item == Item::Address { 2 } else { u8::MAX };
                self.all.retain(|c| c.item != item || !matches!(c.part, Part::Piece(n) if n < first_kept));
            }
        }
    }

    /// All columns that are read, by column.
    pub fn by_place(&self) -> Vec<&Column> {
        let mut all: Vec<&Column> = self.all.iter().collect();
        all.sort_by_key(|column| column.index);
        all
    }

    /// The column that gives all of an item.
    pub fn whole(&self, item: Item) -> Option<&Column> {
        self.part(item, Part::Whole)
    }

    /// The columns of an item in the order in which they are joined or asked.
    pub fn of(&self, item: Item) -> impl Iterator<Item = &Column> {
        self.all.iter().filter(move |column| column.item == item)
    }

    /// The column that is read at a place.
    pub fn at(&self, index: u16) -> Option<&Column> {
        self.all.iter().find(|column| column.index == index)
    }

    /// Whether a row says the headings again, as lists printed page by page do.
    pub fn repeats_headings(&self, row: Row<'_>) -> bool {
        let (mut same, mut other) = (0, 0);
        for cell in row.cells {
            match (&cell.value, self.at(cell.column)) {
                (Value::Text(text), Some(column))
                    if column.heading.ends_with(text.trim()) && !text.trim().is_empty() =>
                {
                    same += 1
                }
                (_, Some(_)) => other += 1,
                (_, None) => {}
            }
        }
        same >= 2 && same > other
    }

    /// 加入者区分.
    pub fn class(&self) -> Option<&Column> {
        self.part(Item::Relation, Part::Class)
    }

    /// 認定年月日.
    pub fn approved(&self) -> Option<&Column> {
        self.part(Item::Acquired, Part::Approved)
    }

    fn part(&self, item: Item, part: Part) -> Option<&Column> {
        self.all.iter().find(|column| column.item == item && column.part == part)
    }

    /// The items without which nothing can be registered from this sheet and that no column gives.
    pub fn missing(&self) -> Vec<Item> {
        let needed: &[Item] = match self.layout {
            Layout::Roster => &[Item::Number, Item::Branch, Item::Name, Item::Birth, Item::Relation, Item::Acquired],
            Layout::NationalList => &[Item::Number, Item::Branch, Item::Registered],
        };
        needed.iter().copied().filter(|item| self.of(*item).next().is_none()).collect()
    }
}

/// A heading 個人番号 reaches over the columns without a heading behind it that hold parts of numbers; headings beside each
/// other are one group.
fn spans(sheet: &Sheet, header: &Header, all: &[Column]) -> Vec<Span> {
    let first_row = header.last_row + 1;
    let mut heads: Vec<u16> = all.iter().filter(|c| c.item == Item::MyNumber).map(|c| c.index).collect();
    heads.sort_unstable();
    let mut spans: Vec<Span> = Vec::new();
    for first in heads {
        let next = header.headings.iter().map(|heading| heading.column).filter(|column| *column > first).min();
        let last = evidence::last_part(sheet, first_row, first, next.unwrap_or(u16::MAX));
        match spans.last_mut().filter(|before| before.last + 1 == first) {
            Some(before) => before.last = last,
            None => spans.push(Span { first, last }),
        }
    }
    spans
}

/// A column that could give an item; the smallest order is taken.
struct Offer<'a> {
    item: Item,
    part: Part,
    order: (bool, u16),
    column: u16,
    heading: &'a str,
}

impl<'a> Offer<'a> {
    fn new(item: Item, part: Part, order: (bool, u16), column: u16, heading: &'a str) -> Self {
        Self { item, part, order, column, heading }
    }
}
