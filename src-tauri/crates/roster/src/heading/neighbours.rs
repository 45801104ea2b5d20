//! Headings that mean something else because of another one in the same row: 新番号 beside 旧番号, 被保険者氏名 beside 加入者氏名.

use super::grammar::named;
use super::head::Heading;
use super::key::key;
use super::words::{Sense, words};
use kenpo_domain::finding::Item;
use std::collections::HashSet;

/// Reads each heading again beside the others.
pub fn look_beside(headings: &mut [Heading]) {
    new_beside_old(headings);
    insured_beside_member(headings);
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
