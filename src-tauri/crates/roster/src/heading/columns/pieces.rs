//! Columns that give an item in pieces, or several items in one: which of them are read beside each other.

use super::{Column, Columns};
use crate::column::Why;
use crate::heading::evidence;
use crate::heading::key::key;
use crate::heading::unread::unread;
use crate::sheet::Sheet;
use kenpo_domain::finding::Item;
use kenpo_domain::meaning::Meaning;

impl Columns {
    /// 名前 beside 姓 is the given name, unless it says the family name again.
    pub(super) fn join_given_names(&mut self, sheet: &Sheet, first: u32) {
        let index = |meaning| self.read_as(meaning).map(|column| column.index);
        let (Some(family), None, Some(whole)) =
            (index(Meaning::NameFamily), index(Meaning::NameGiven), index(Meaning::Name))
        else {
            return;
        };
        if evidence::repeats(sheet, first, whole, family) {
            return;
        }
        let given = self.all.iter_mut().find(|column| column.meaning == Meaning::Name);
        if let Some(given) = given.filter(|column| key(&column.heading).whole.ends_with("名前")) {
            given.meaning = Meaning::NameGiven;
        }
    }

    /// カナ名 alone is the reading of the whole name where its values are.
    pub(super) fn complete_readings(&mut self, sheet: &Sheet, first: u32) {
        let mut readings = self.all.iter_mut().filter(|column| column.item() == Item::Kana);
        if let (Some(column), None) = (readings.next(), readings.next())
            && column.meaning == Meaning::KanaGiven
            && evidence::holds_whole_readings(sheet, first, column.index)
        {
            column.meaning = Meaning::Kana;
        }
    }

    /// Where 氏名 has a column of its own, 姓 and 名 beside it say nothing new. All columns of an address are joined in their order.
    pub(super) fn drop_pieces_beside_whole(&mut self) {
        for item in [Item::Name, Item::Kana, Item::Postal] {
            if self.whole(item).is_some() {
                self.all.retain(|c| c.item() != item || !c.meaning.is_piece());
            }
        }
        // A reading of one name of two is none: read as the whole, it would fit nobody. Three digits of a postal code, or four, are none.
        for item in [Item::Kana, Item::Postal] {
            if self.of(item).filter(|column| column.meaning.is_piece()).count() == 1 {
                let alone = self.all.extract_if(.., |column| column.item() == item);
                self.unused.extend(alone.map(|column| unread(column.index, &column.heading)));
                self.unused.sort_by_key(|unread| unread.column);
            }
        }
        self.all.sort_by_key(|c| match c.item() {
            Item::Address => (Meaning::Address, c.index),
            _ => (c.meaning, 0),
        });
    }

    /// 住所1 and 住所2 that both hold whole homes are two: nothing says where somebody lives. A column that a person has chosen stays.
    pub(super) fn part_two_homes(&mut self, sheet: &Sheet, first: u32) {
        let homes: Vec<u16> = self
            .of(Item::Address)
            .map(|column| column.index)
            .filter(|column| evidence::holds_homes(sheet, first, *column))
            .collect();
        if homes.len() < 2 {
            return;
        }
        let (two, rest): (Vec<Column>, Vec<Column>) = std::mem::take(&mut self.all)
            .into_iter()
            .partition(|column| homes.contains(&column.index) && column.why != Why::Person);
        self.all = rest;
        self.unclear.extend(two.iter().map(|column| unread(column.index, &column.heading)));
    }

    /// Where no column gives a 枝番, it may stand behind 記号 and 番号. Beside a 番号 or 枝番 of its own such a column says nothing new.
    pub(super) fn join_ids(&mut self, sheet: &Sheet, first: u32) {
        let has_branch = self.whole(Item::Branch).is_some();
        if has_branch || self.whole(Item::Number).is_some() {
            self.all.retain(|column| column.meaning != Meaning::SymbolNumberBranch);
        } else if self.read_as(Meaning::SymbolNumberBranch).is_none()
            && let Some(column) = self.all.iter_mut().find(|column| column.meaning == Meaning::SymbolNumber)
            && evidence::holds_whole_ids(sheet, first, column.index)
        {
            column.meaning = Meaning::SymbolNumberBranch;
        }
    }

    /// 記号, 番号 and 枝番 in one column.
    pub fn id_in_one(&self) -> Option<&Column> {
        self.read_as(Meaning::SymbolNumberBranch)
    }

    pub(super) fn is_id_in_one(&self) -> bool {
        self.id_in_one().is_some()
    }

    /// 記号 and 番号 in one column.
    pub fn symbol_and_number(&self) -> Option<&Column> {
        self.read_as(Meaning::SymbolNumber)
    }
}
