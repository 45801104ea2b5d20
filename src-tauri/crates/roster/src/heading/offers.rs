//! What each column of a sheet could be read as, by its heading, its values, and a person's word.

use super::beyond::{is_belonging, is_code_of_belonging, is_critical, is_file_number, is_unknown};
use super::evidence;
use super::grammar::{Named, speaks_of_my_number};
use super::head::Heading;
use super::header::Header;
use super::key::key;
use super::special::{asks_for_a_look, only_counts};
use crate::column::{Fit, Why};
use crate::legend::tables_of_codes;
use crate::sheet::Sheet;
use kenpo_domain::finding::Item;
use kenpo_domain::meaning::Meaning;

/// A column that could be read as something; the smallest order is taken.
pub struct Offer<'a> {
    pub meaning: Meaning,
    /// Whether its values are of another kind, and the rank of its words.
    pub order: (bool, u16),
    /// By what it is known.
    pub why: Why,
    /// How many of its values are of that kind.
    pub fit: Fit,
    pub heading: &'a Heading,
}

/// What each heading could be read as, the better of one meaning first.
pub fn offers<'a>(sheet: &Sheet, header: &'a Header) -> Vec<Offer<'a>> {
    let first = header.last_row + 1;
    let mut offers: Vec<Offer<'a>> = Vec::new();
    for heading in &header.headings {
        let cut = speaks_of_my_number(&key(&heading.text).whole)
            && evidence::holds_twelve_digits(sheet, first, heading.column);
        let named = if cut { Some(Named::certain(Meaning::MyNumber)) } else { heading.named };
        let Some(mut named) = named else { continue };
        // Only a person knows whose number it is.
        if !heading.chosen && is_file_number(&heading.text) {
            continue;
        }
        // 生年 over whole days is the day.
        if let Some(whole) = named.meaning.whole_day() {
            let fit_of = |meaning| evidence::fit(sheet, first, heading.column, meaning);
            if !heading.chosen && fit_of(whole).agrees() && !fit_of(named.meaning).agrees() {
                named = Named { meaning: whole, vague: true, ..named };
            }
        }
        let fit = evidence::fit(sheet, first, heading.column, named.meaning);
        if !heading.chosen && names_departments(sheet, header, heading) {
            continue;
        }
        let agrees = cut || heading.chosen || (fit.agrees() && !counts_only(sheet, header, heading));
        let why = if heading.chosen && !cut { Why::Person } else { Why::Heading };
        if agrees || !named.vague {
            offers.push(Offer { meaning: named.meaning, order: (!agrees, named.rank), why, fit, heading });
        }
    }
    // The codes of a table beside the roster are nobody's.
    let explained = tables_of_codes(sheet);
    let twice = |offer: &Offer<'_>| {
        header
            .headings
            .iter()
            .any(|h| h.column < offer.heading.column && h.named.is_some_and(|named| named.meaning == offer.meaning))
    };
    offers.retain(|offer| offer.heading.chosen || !explained.contains_key(&offer.heading.column) || !twice(offer));
    // A person's word stands above every other.
    let chosen: Vec<Meaning> =
        offers.iter().filter(|offer| offer.why == Why::Person).map(|offer| offer.meaning).collect();
    offers.retain(|offer| offer.why == Why::Person || !chosen.contains(&offer.meaning));
    reading_called_a_name(sheet, first, &mut offers);
    offers.extend(by_values(sheet, header, &offers));
    let symbol = offers.iter().filter(|o| o.meaning == Meaning::Symbol).min_by_key(|o| o.order);
    let beside_symbol = symbol.map(|o| o.heading.column + 1);
    // Of two columns headed 番号 the one beside 記号.
    offers.sort_by_key(|o| {
        (o.meaning, o.order, beside_symbol.is_none_or(|column| o.heading.column != column), o.heading.column)
    });
    offers
}

/// Of 氏名 and シメイ the one that holds readings is フリガナ, where no other column is.
fn reading_called_a_name(sheet: &Sheet, first: u32, offers: &mut [Offer<'_>]) {
    if offers.iter().any(|offer| offer.meaning.item() == Item::Kana) {
        return;
    }
    let read = |offer: &Offer<'_>| {
        let fit = evidence::fit(sheet, first, offer.heading.column, Meaning::Kana);
        fit.agrees() && fit.fitting == fit.seen
    };
    let names = offers.iter_mut().filter(|offer| offer.meaning == Meaning::Name && offer.why == Why::Heading);
    let (mut readings, written): (Vec<&mut Offer<'_>>, Vec<&mut Offer<'_>>) = names.partition(|offer| read(offer));
    if let ([reading], [_]) = (&mut readings[..], &written[..]) {
        (reading.meaning, reading.why) = (Meaning::Kana, Why::Values);
    }
}

/// Whether a column headed 番号 and nothing more counts the rows.
fn counts_only(sheet: &Sheet, header: &Header, heading: &Heading) -> bool {
    let counted = heading.named.is_some_and(|named| named.vague && named.meaning == Meaning::Number);
    // What is joined over the rows of a household counts none of them.
    let joined = sheet.joined().iter().any(|joined| joined.column == heading.column && joined.rows.len() > 1);
    counted
        && !joined
        && evidence::counts_rows(sheet, header.last_row + 1, heading.column)
        && !stands_in_id(sheet, header, heading)
}

/// Whether 所属 names parts of an employer: an employer has one 記号, and those under one 記号 belong here and there. Then 所属コード is that of a part.
fn names_departments(sheet: &Sheet, header: &Header, heading: &Heading) -> bool {
    let symbols = || header.headings.iter().filter(|h| h.named.is_some_and(|named| named.meaning == Meaning::Symbol));
    let in_words = |heading: &Heading| {
        let differs =
            |symbol: &Heading| evidence::differs_within(sheet, header.last_row + 1, heading.column, symbol.column);
        is_belonging(&heading.text) && symbols().any(differs)
    };
    in_words(heading) || (is_code_of_belonging(&heading.text) && header.headings.iter().any(in_words))
}

/// Whether a 番号 that counts is that of 記号・番号・枝番 all the same, for each row may be a household of its own: it stands beside one of the two
/// others, and with zeros before it. Where a 枝番 goes on, a household has one 番号, and what counts is none.
fn stands_in_id(sheet: &Sheet, header: &Header, heading: &Heading) -> bool {
    let first = header.last_row + 1;
    let of = |meaning| {
        let named = move |heading: &&Heading| heading.named.is_some_and(|named: Named| named.meaning == meaning);
        header.headings.iter().filter(named).map(|heading| heading.column)
    };
    let symbol = of(Meaning::Symbol).any(|column| column + 1 == heading.column);
    let branch = of(Meaning::Branch).any(|column| column == heading.column + 1);
    let stands = (symbol || branch) && evidence::has_leading_zeros(sheet, first, heading.column);
    stands && of(Meaning::Branch).all(|branch| evidence::says_one_thing(sheet, first, branch))
}

/// Items that nothing else gives, in columns whose headings say nothing and whose values are all of one kind.
fn by_values<'a>(sheet: &Sheet, header: &'a Header, offers: &[Offer<'_>]) -> Vec<Offer<'a>> {
    let mut found: Vec<Offer<'a>> = Vec::new();
    for heading in header.headings.iter().filter(|heading| heading.named.is_none() && !heading.chosen) {
        let says = !is_unknown(&heading.text) || is_critical(&heading.text);
        if says || asks_for_a_look(&heading.text) || only_counts(&heading.text) {
            continue;
        }
        let Some((meaning, fit)) = evidence::kind(sheet, header.last_row + 1, heading.column) else { continue };
        let given = offers.iter().chain(&found).any(|offer| offer.meaning.item() == meaning.item());
        if !given {
            found.push(Offer { meaning, order: (true, u16::MAX), why: Why::Values, fit, heading });
        }
    }
    found
}
