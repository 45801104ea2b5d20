//! Headings that mean something else because of another one in the same row: 新番号 beside 旧番号, 被保険者氏名 beside 加入者氏名.

use super::grammar::{Named, named};
use super::head::Heading;
use super::key::key;
use super::words::{Sense, words};
use kenpo_domain::finding::Item;
use kenpo_domain::meaning::{DayPart, Meaning};
use std::collections::HashSet;

/// Reads each heading again beside the others.
pub fn look_beside(headings: &mut [Heading]) {
    new_beside_old(headings);
    insured_beside_member(headings);
    parts_of_address(headings);
    eras_of_days(headings);
}

/// 元号 directly before a day is that day's.
fn eras_of_days(headings: &mut [Heading]) {
    for at in 1..headings.len() {
        let (before, rest) = headings.split_at_mut(at);
        let (Some(era), Some(day)) = (before.last_mut(), rest.first()) else { continue };
        let bare = era.named.is_some_and(|named| named.vague && named.meaning == Meaning::BirthEra);
        let of = day.named.filter(|named| named.meaning.is_whole() || named.meaning.day_part() == Some(DayPart::Year));
        let meaning = of.and_then(|named| Meaning::of_day(named.meaning.item(), DayPart::Era));
        if let Some(meaning) = meaning.filter(|_| bare && era.column + 1 == day.column) {
            era.named = Some(Named::certain(meaning));
        }
    }
}

/// What holds now, and what held before, as pairs of words.
const TIMES: [(&str, &str); 3] = [("新", "旧"), ("変更後", "変更前"), ("異動後", "異動前")];

/// 新番号 is 番号 where 旧番号 stands there too.
fn new_beside_old(headings: &mut [Heading]) {
    let all: HashSet<String> = headings.iter().map(|heading| key(&heading.text).whole).collect();
    for heading in headings.iter_mut().filter(|heading| heading.named.is_none()) {
        let word = key(&heading.text).whole;
        // 新（現）住所 too.
        let rest = |(new, old): &(&str, &str)| {
            let rest = word.strip_prefix(new)?;
            let rest = rest.strip_prefix('現').unwrap_or(rest);
            all.contains(&format!("{old}{rest}")).then(|| rest.to_owned())
        };
        // 現証記号 where anything is called 旧.
        let now =
            || word.strip_prefix('現').filter(|_| all.iter().any(|word| word.starts_with('旧'))).map(str::to_owned);
        heading.named = TIMES.iter().find_map(rest).or_else(now).and_then(|rest| named(&rest));
    }
}

/// The names of places that stand alone above a part of an address.
const PLACES: [(&str, Meaning); 12] = [
    ("県", Meaning::Address1),
    ("府県", Meaning::Address1),
    ("都府県", Meaning::Address1),
    ("市", Meaning::Address2),
    ("区", Meaning::Address2),
    ("郡", Meaning::Address2),
    ("郡市", Meaning::Address2),
    ("市郡", Meaning::Address2),
    ("町", Meaning::Address3),
    ("村", Meaning::Address3),
    ("字", Meaning::Address3),
    ("町字", Meaning::Address3),
];

/// What says that a column goes on with the one before it.
const GOES_ON: [&str; 3] = ["続キ", "ツヅキ", "続キ2"];

/// 県, 市 and 町 beside another part of an address, and 同２ and （続き） behind one, are parts of it.
fn parts_of_address(headings: &mut [Heading]) {
    let is_part = |heading: &Heading| heading.named.is_some_and(|named| named.meaning.item() == Item::Address);
    for at in 1..headings.len() {
        let (before, rest) = headings.split_at_mut(at);
        let (Some(before), Some(heading)) = (before.last(), rest.first_mut()) else { continue };
        if heading.named.is_none() && is_part(before) && before.column + 1 == heading.column {
            heading.named = going_on(&key(&heading.text).whole);
        }
    }
    let place = |heading: &Heading| {
        let word = key(&heading.text).whole;
        PLACES.iter().find(|(place, _)| *place == word).filter(|_| heading.named.is_none()).map(|(_, meaning)| *meaning)
    };
    let beside = |headings: &[Heading], at: usize| {
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| headings.get(at));
        near.into_iter().any(|heading| is_part(heading) || place(heading).is_some())
    };
    // 県 and 市 beside each other are none of anything else.
    let found: Vec<Option<Meaning>> =
        (0..headings.len()).map(|at| headings.get(at).and_then(place).filter(|_| beside(headings, at))).collect();
    for (heading, meaning) in headings.iter_mut().zip(found) {
        heading.named = heading.named.or(meaning.map(|meaning| Named { vague: true, ..Named::certain(meaning) }));
    }
}

/// What a heading is that says no more than that it goes on: 同２ behind 住所１.
fn going_on(word: &str) -> Option<Named> {
    if GOES_ON.contains(&word) {
        return Some(Named { vague: true, ..Named::certain(Meaning::Address4) });
    }
    let number = word.strip_prefix('同').filter(|rest| rest.len() == 1)?;
    matches!(number, "2" | "3" | "4" | "5").then(|| named(&format!("住所{number}")))?
}

/// Where each row names a 加入者 and the 被保険者 whose family that is, what the 被保険者 is called is nothing of the row's person.
fn insured_beside_member(headings: &mut [Heading]) {
    let of = |heading: &Heading, item: Item, who: Sense| {
        let names = heading.named.is_some_and(|named| named.meaning.item() == item);
        names && whose(heading) == Some(who)
    };
    let stands = |headings: &[Heading], item, who| headings.iter().any(|heading| of(heading, item, who));
    let both =
        |headings: &[Heading], item| stands(headings, item, Sense::Insured) && stands(headings, item, Sense::Member);
    if !both(headings, Item::Name) {
        return;
    }
    for item in [Item::Name, Item::Kana, Item::Birth, Item::Sex, Item::Acquired] {
        if both(headings, item) {
            headings
                .iter_mut()
                .filter(|heading| of(heading, item, Sense::Insured))
                .for_each(|heading| heading.named = None);
        }
    }
}

/// Of whom a heading speaks, where it names one of the two and not both.
fn whose(heading: &Heading) -> Option<Sense> {
    let words = words(&key(&heading.text).whole)?;
    let mut told = words.into_iter().filter(|sense| matches!(sense, Sense::Insured | Sense::Member | Sense::Dependant));
    told.next().filter(|_| told.next().is_none())
}
