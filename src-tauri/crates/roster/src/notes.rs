//! Findings of one row while it is read.
//!
//! Must never be given a 個人番号: texts come from cells that were cut.

use crate::cell::Cell;
use crate::heading::{Column, Columns};
use crate::laid::column_of_file;
use kenpo_domain::finding::{Finding, FindingCode, FindingList, Item, Letters, Place, Weight};
use kenpo_domain::gate::Sealed;
use kenpo_domain::insured::InsuredId;
use std::sync::Arc;

/// Collects what is found, row by row.
pub struct Notes {
    sheet: Option<Arc<str>>,
    row: u32,
    row_start: usize,
    /// Why the row waits, each reason once.
    blocked: Vec<FindingCode>,
    shifted: bool,
    silent: bool,
    /// All findings so far.
    pub findings: FindingList,
}

impl Notes {
    pub fn new(sheet: Option<Arc<str>>) -> Self {
        Self {
            sheet,
            row: 0,
            row_start: 0,
            blocked: Vec::new(),
            shifted: false,
            silent: false,
            findings: FindingList::default(),
        }
    }

    /// For rows that are read once more, for good: nothing is told of them before that.
    pub fn silent() -> Self {
        Self { silent: true, ..Self::new(None) }
    }

    /// For other rows of the same sheet.
    pub fn another(&self) -> Self {
        Self::new(self.sheet.clone())
    }

    /// Begins a row (counted from 0).
    pub fn begin(&mut self, row: u32) {
        (self.row, self.row_start) = (row, self.findings.len());
        (self.shifted, self.silent) = (false, false);
        self.blocked.clear();
    }

    /// Passes over what is found in the rest of a row that is left alone.
    pub fn be_silent(&mut self) {
        self.silent = true;
    }

    /// Ends a row: its findings learn whose they are. Answers why the row waits; nothing, where it does not.
    pub fn end(&mut self, insured: Option<&InsuredId>) -> Vec<FindingCode> {
        for finding in self.findings.kept_from(self.row_start) {
            finding.insured = insured.cloned();
            // Where the cells have moved, an address may stand under any heading.
            if self.shifted {
                finding.text = Sealed::new(None);
            }
        }
        std::mem::take(&mut self.blocked)
    }

    /// The row's place.
    pub fn place(&self) -> Place {
        Place { sheet: self.sheet.clone(), row: self.row + 1, column: None }
    }

    /// Something about a cell of a column that is read, or about its absence.
    pub fn at(&mut self, code: FindingCode, column: &Column, text: Option<String>) {
        self.add(code, Some(column.index), Some(column.item()), text);
    }

    /// Something about an item: at the first of its columns, where it has any.
    pub fn at_first(&mut self, code: FindingCode, columns: &Columns, item: Item, text: Option<String>) {
        match columns.of(item).next() {
            Some(column) => self.at(code, column, text),
            None => self.about(code, item),
        }
    }

    /// Something about an item that no cell gives.
    pub fn about(&mut self, code: FindingCode, item: Item) {
        self.add(code, None, Some(item), None);
    }

    /// Something about a cell, whichever column it is in.
    pub fn cell(&mut self, code: FindingCode, cell: &Cell, item: Option<Item>) {
        self.add(code, Some(cell.column), item, None);
    }

    /// Something about a place of the row where no cell need stand.
    pub fn at_column(&mut self, code: FindingCode, column: u16) {
        self.add(code, Some(column), None, None);
    }

    /// Something about the row as a whole.
    pub fn row(&mut self, code: FindingCode) {
        self.add(code, None, None, None);
    }

    /// Something about headings, which are named.
    pub fn headings(&mut self, code: FindingCode, text: String) {
        self.add(code, None, None, Some(text));
    }

    /// Something about another place of the file, which is named. It makes no row wait.
    pub fn elsewhere(&mut self, code: FindingCode, sheet: Option<&str>, row: u32, text: String) {
        let place = Place { sheet: sheet.map(Arc::from), row, column: None };
        self.findings.push(Finding { code, place, item: None, insured: None, text: Sealed::new(Some(text)) });
    }

    fn add(&mut self, code: FindingCode, column: Option<u16>, item: Option<Item>, text: Option<String>) {
        if self.silent {
            return;
        }
        if code.weight() == Weight::Blocks && !self.blocked.contains(&code) {
            self.blocked.push(code);
        }
        self.shifted |= code == FindingCode::ColumnsShifted;
        let place = Place { column: column.map(column_of_file).map(Letters), ..self.place() };
        self.findings.push(Finding { code, place, item, insured: None, text: Sealed::new(text) });
    }
}
