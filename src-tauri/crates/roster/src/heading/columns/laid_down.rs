//! The columns of a file whose form lays down what stands where: nothing is understood of words or values.

use super::{Column, Columns, Layout, Relations, Span};
use crate::column::{Fit, Why, Worded};
use crate::date::Writing;
use crate::heading::head::Heading;
use crate::heading::header::Header;
use crate::heading::special::{People, ToLook};
use crate::heading::unread::set_aside;
use crate::legend::Legend;
use kenpo_domain::finding::Item;
use kenpo_domain::meaning::Meaning;

impl Columns {
    /// The columns of a file whose form lays down what stands where. What a person says stands above the form, but a column of 個人番号 is
    /// cut whatever is said.
    pub fn laid_down(header: &Header) -> Self {
        Self::laid_down_by(&header.headings)
    }

    /// The same by the headings alone.
    pub fn laid_down_by(headings: &[Heading]) -> Self {
        let said: Vec<Meaning> = headings.iter().filter(|h| h.chosen).filter_map(|h| Some(h.named?.meaning)).collect();
        let gives_way = |meaning: Meaning| {
            let number = meaning.item() == Item::Number && said.iter().any(|said| said.item() == Item::Number);
            meaning != Meaning::MyNumber && (number || said.contains(&meaning))
        };
        let read = |heading: &Heading| heading.named.filter(|named| heading.chosen || !gives_way(named.meaning));
        let mut all: Vec<Column> = Vec::new();
        for heading in headings {
            let Some(named) = read(heading) else { continue };
            all.push(Column {
                meaning: named.meaning,
                index: heading.column,
                heading: heading.text.clone(),
                why: if heading.chosen { Why::Person } else { Why::Form },
                worded: Worded::default(),
                fit: Fit { seen: 0, fitting: 0 },
                seen: None,
                days: Writing::default(),
                era_digits: true,
                short_days: false,
            });
        }
        all.sort_by_key(|column| (column.meaning, column.index));
        let numbers = all.iter().filter(|column| column.meaning == Meaning::MyNumber);
        let unread: Vec<&Heading> = headings.iter().filter(|heading| read(heading).is_none()).collect();
        Self {
            layout: Layout::Filing,
            of_text: true,
            my_numbers: numbers.map(|column| Span { first: column.index, last: column.index }).collect(),
            again: Vec::new(),
            looks: ToLook::default(),
            marks: None,
            unused: set_aside(&unread),
            unclear: Vec::new(),
            unheaded: Vec::new(),
            beside: Vec::new(),
            people: People::One,
            relations: Relations::OfColumns,
            last: headings.iter().map(|heading| heading.column).max().unwrap_or_default(),
            legend: Legend::default(),
            sex_codes_unknown: false,
            wish_codes_unknown: false,
            symbol_above: false,
            all,
        }
    }
}
