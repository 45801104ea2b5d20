//! Which digit stands for which era in the days of a sheet: 5550401 is 昭和 in a 届書, and 3550401 is in many a program.

use super::evidence::sample;
use super::header::Header;
use crate::cell::Value;
use crate::date::{self, Writing};
use crate::field;
use crate::legend::Legend;
use crate::sheet::Sheet;
use kenpo_domain::finding::Item;
use kenpo_domain::wareki::EraDigits;

/// What the sheet says of them; else the digits of 届書, but where most of its days are none then, and are days by those that count from 1.
pub fn of(sheet: &Sheet, header: &Header, legend: &Legend) -> EraDigits {
    if let Some(said) = legend.eras() {
        return said;
    }
    let (mut of_forms, mut in_order, mut seen) = (0, 0, 0);
    for heading in &header.headings {
        let item = heading.named.map(|named| named.meaning.item());
        if !matches!(item, Some(Item::Birth | Item::Acquired)) {
            continue;
        }
        for cell in sample(sheet, header.last_row + 1, heading.column) {
            let text = field::shown(&cell.value);
            if date::behind_era_digit(text.trim()).is_none() {
                continue;
            }
            let is_day = |eras| date::of(&Value::Text(text.trim().into()), Writing { plain: None, eras }).is_ok();
            seen += 1;
            of_forms += u32::from(is_day(EraDigits::OF_FORMS));
            in_order += u32::from(is_day(EraDigits::IN_ORDER));
        }
    }
    let counted = in_order > of_forms && in_order * 10 >= seen * 9;
    if counted { EraDigits::IN_ORDER } else { EraDigits::OF_FORMS }
}
