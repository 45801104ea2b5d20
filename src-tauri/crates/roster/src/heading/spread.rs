//! A heading merged over the columns of a day's parts, the halves of a 郵便番号, or 郵便番号 and 住所; and the bare words 年, 月 and 日 behind a 元号: what each column is then.

use super::evidence;
use super::grammar::{Named, day_part};
use super::head::Heading;
use super::header::Header;
use crate::sheet::Sheet;
use kenpo_domain::finding::Item;
use kenpo_domain::meaning::{DayPart, Meaning};

use DayPart::{Day, Era, Month, Year};

/// Says of columns without a heading of their own, or with a bare word, what they hold.
pub fn spread(sheet: &Sheet, header: &mut Header) {
    for item in [Item::Birth, Item::Acquired] {
        merged(sheet, header, item);
        bare(header, item);
    }
    let first = header.last_row + 1;
    let fit = |column, meaning| evidence::fit(sheet, first, column, meaning);
    over_two(sheet, header, [Meaning::PostalFirst, Meaning::PostalLast], Item::Postal, |column| {
        fit(column, Meaning::PostalFirst).is_sure() && fit(column + 1, Meaning::PostalLast).is_sure()
    });
    over_two(sheet, header, [Meaning::Postal, Meaning::Address], Item::Address, |column| {
        // A lower heading 〒 is none.
        fit(column, Meaning::Postal).agrees() && evidence::holds_homes(sheet, first, column + 1)
    });
}

/// A heading of an item over its column and one without a heading behind it, whose values are these.
fn over_two(sheet: &Sheet, header: &mut Header, meanings: [Meaning; 2], item: Item, are: impl Fn(u16) -> bool) {
    let of_item = |heading: &&Heading| {
        !heading.chosen && heading.named.is_some_and(|named| named.meaning.item() == item && named.meaning.is_whole())
    };
    let Some(heading) = header.headings.iter().find(of_item).cloned() else { return };
    let column = heading.column;
    let taken = header.headings.iter().any(|other| other.column == column + 1);
    if taken || !evidence::has_values(sheet, header.last_row + 1, column + 1) || !are(column) {
        return;
    }
    header.headings.retain(|heading| heading.column != column);
    let of = |(column, meaning)| Heading { column, named: Some(Named::certain(meaning)), ..heading.clone() };
    header.headings.extend((column..).zip(meanings).map(of));
    header.headings.sort_by_key(|heading| heading.column);
}

/// 生年月日 over columns that have no headings: their values tell the parts.
fn merged(sheet: &Sheet, header: &mut Header, item: Item) {
    let first = header.last_row + 1;
    let of_item = |heading: &&mut Heading| {
        !heading.chosen && heading.named.is_some_and(|n| n.meaning.item() == item && n.meaning.is_whole())
    };
    let Some(heading) = header.headings.iter_mut().find(of_item) else { return };
    let (column, text) = (heading.column, heading.text.clone());
    let taken: Vec<u16> = header.headings.iter().map(|heading| heading.column).collect();
    let free = |behind: u16| !taken.contains(&behind) && evidence::has_values(sheet, first, behind);
    let width = (column..).skip(1).take_while(|behind| free(*behind)).take(3).count();
    let holds = |parts: &[DayPart]| {
        parts.len() <= width + 1
            && (column..).zip(parts).all(|(column, part)| evidence::holds_part(sheet, first, column, *part))
    };
    let meanings: Vec<Option<Meaning>> = if holds(&[Era, Year, Month, Day]) {
        [Era, Year, Month, Day].map(|part| Meaning::of_day(item, part)).into()
    } else if holds(&[Year, Month, Day]) {
        [Year, Month, Day].map(|part| Meaning::of_day(item, part)).into()
    } else if width == 1 && holds(&[Era]) {
        let whole = header.headings.iter().find(|heading| heading.column == column).and_then(|h| h.named);
        vec![Meaning::of_day(item, Era), whole.map(|named| named.meaning)]
    } else {
        return;
    };
    header.headings.retain(|heading| heading.column != column);
    header.headings.extend((column..).zip(meanings).map(|(column, meaning)| Heading {
        column,
        text: text.clone(),
        named: meaning.map(Named::certain),
        chosen: false,
    }));
    header.headings.sort_by_key(|heading| heading.column);
}

/// 年, 月 and 日 directly behind the part before them.
fn bare(header: &mut Header, item: Item) {
    for at in 1..header.headings.len() {
        let (before, rest) = header.headings.split_at_mut(at);
        let (Some(before), Some(heading)) = (before.last(), rest.first_mut()) else { continue };
        let part = before.named.filter(|named| named.meaning.item() == item).and_then(|named| named.meaning.day_part());
        let next = match part {
            Some(Era) => Year,
            Some(Year) => Month,
            Some(Month) => Day,
            Some(Day) | None => continue,
        };
        let beside = before.column + 1 == heading.column && !heading.chosen;
        if beside && day_part(&heading.text) == Some(next) {
            heading.named = Meaning::of_day(item, next).map(Named::certain);
        }
    }
}
