//! The list of places, made ready to look up: which places a code has, and which names of places there are at all.
//!
//! `data/README.md` describes the file. A line that is not as it should be is left out, and so is the whole of another kind of file.

use super::old_forms;
use kenpo_domain::Day;
use std::collections::HashSet;

/// A prefecture and a city (市区町村, with its 郡 or its 政令市) as the list writes them, and how addresses may begin that lie there.
pub struct Place {
    /// 都道府県.
    pub prefecture: &'static str,
    /// 市区町村.
    pub city: &'static str,
    prefecture_key: String,
    /// 札幌市中央区, 三島郡島本町.
    city_key: String,
    /// 中央区, 島本町: what some leave off the name before.
    short_key: Option<String>,
    /// 札幌市, of its wards.
    around: Option<String>,
}

/// The whole list.
pub struct Places {
    dated: Option<Day>,
    places: Vec<Place>,
    /// Code and place, sorted. Few codes have more than one place.
    codes: Vec<(u32, u16)>,
    prefectures: HashSet<String>,
    /// Names of places that say enough without their prefecture.
    alone: HashSet<String>,
    /// Names of places behind their prefecture.
    whole: HashSet<String>,
}

/// Longer is no name of a place, in characters, nor of a place behind its prefecture.
const LONGEST: usize = 20;

impl Places {
    /// The list in this text; an empty one where it is no list that is known.
    pub fn over(text: &'static str) -> Self {
        let mut lines = text.lines();
        let dated = lines.next().and_then(|line| line.strip_prefix("postal 1 ")?.parse().ok());
        let mut all = Self {
            dated,
            places: Vec::new(),
            codes: Vec::new(),
            prefectures: HashSet::new(),
            alone: HashSet::new(),
            whole: HashSet::new(),
        };
        for line in lines.filter(|_| dated.is_some()) {
            all.add(line);
        }
        all.codes.sort_unstable();
        all
    }

    fn add(&mut self, line: &'static str) -> Option<()> {
        let number = u16::try_from(self.places.len()).ok()?;
        let mut parts = line.split('\t');
        let (place, runs) = (Place::new(parts.next()?, parts.next()?), parts.next()?);
        for run in runs.split(' ') {
            let (first, last) = run.split_once('-').unwrap_or((run, run));
            let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
            self.codes.extend((first..=last.min(9_999_999)).map(|code| (code, number)));
        }
        let behind = |name: &String| format!("{}{name}", place.prefecture_key);
        self.alone.extend(place.around.clone());
        self.alone.extend(Some(place.city_key.clone()).filter(|_| place.says_enough()));
        // A ward without its city says too little even behind its prefecture: 大阪府 has two called 北区.
        let short = place.short_key.as_ref().filter(|_| place.around.is_none());
        self.whole.extend([Some(&place.city_key), short, place.around.as_ref()].into_iter().flatten().map(behind));
        self.prefectures.insert(place.prefecture_key.clone());
        self.places.push(place);
        Some(())
    }

    /// The day of what it was made of; `None` for an empty list.
    pub fn dated(&self) -> Option<Day> {
        self.dated
    }

    /// The places of a code; none where the list does not have it.
    pub fn of(&self, code: u32) -> impl Iterator<Item = &Place> {
        let from = self.codes.partition_point(|(other, _)| *other < code);
        let these = self.codes.iter().skip(from).take_while(move |(other, _)| *other == code);
        these.filter_map(|(_, place)| self.places.get(usize::from(*place)))
    }

    /// How an address begins.
    pub fn head(&self, address: &str) -> Head {
        // No prefecture with its city is longer, a few blanks among it included.
        let text = key(&address.chars().take(LONGEST + 4).collect::<String>());
        // 京都府, 神奈川県: three or four characters.
        let length =
            beginnings(&text).skip(2).take(2).find(|head| self.prefectures.contains(*head)).map_or(0, str::len);
        Head { text, prefecture: length }
    }

    /// Whether it begins with a place that is known, wherever that is.
    pub fn knows(&self, head: &Head) -> bool {
        let names = if head.has_prefecture() { &self.whole } else { &self.alone };
        beginnings(&head.text).any(|beginning| names.contains(beginning))
    }

    /// Whether it begins with a ward of this city.
    fn knows_ward(&self, place: &Place, head: &Head) -> bool {
        let (prefecture, rest) = (&place.prefecture_key, head.rest());
        beginnings(rest).any(|ward| ward.ends_with('区') && self.whole.contains(&format!("{prefecture}{ward}")))
    }

    /// Whether an address that begins so may lie in this place.
    pub fn may_lie_in(&self, head: &Head, place: &Place) -> bool {
        if head.has_prefecture() && !head.is_of(&place.prefecture_key) {
            return false;
        }
        let rest = head.rest();
        let begins = |name: &Option<String>| name.as_ref().is_some_and(|name| rest.starts_with(name));
        let within = rest.starts_with(&place.city_key) || begins(&place.short_key);
        // The city without its ward, or with a ward of former days.
        within || (begins(&place.around) && !self.knows_ward(place, head))
    }
}

impl Place {
    fn new(prefecture: &'static str, city: &'static str) -> Self {
        let city_key = key(city);
        let ward = city_key.split_once('市').filter(|(_, ward)| ward.chars().count() > 1 && ward.ends_with('区'));
        let around = ward.map(|(around, _)| format!("{around}市"));
        let short_key = ward.map(|(_, ward)| ward).or_else(|| without_district(&city_key)).map(str::to_owned);
        Self { prefecture, city, prefecture_key: key(prefecture), city_key, short_key, around }
    }

    /// Whether an address begins with it, character by character, with its prefecture or without.
    pub fn is_written_in(&self, address: &str) -> bool {
        address.strip_prefix(self.prefecture).unwrap_or(address).starts_with(self.city)
    }

    /// A 町 or 村 without its 郡 may be a part of any city.
    fn says_enough(&self) -> bool {
        self.city_key.ends_with(['市', '区']) || self.short_key.is_some()
    }

    /// Whether it lies in the prefecture that an address begins with.
    pub fn is_in_prefecture_of(&self, head: &Head) -> bool {
        head.is_of(&self.prefecture_key)
    }
}

/// 島本町 of 三島郡島本町, 八丈町 of 八丈島八丈町; nothing of 上郡町, 郡山市, 大島町.
fn without_district(city: &str) -> Option<&str> {
    let town = |rest: &str| rest.chars().count() > 1 && rest.ends_with(['町', '村']);
    let after = |sign| city.split_once(sign).filter(|(head, rest)| !head.is_empty() && town(rest));
    let island = after('島').filter(|(head, rest)| rest.starts_with(head));
    after('郡').or(island).map(|(_, rest)| rest)
}

/// How an address begins, in the form that is compared.
pub struct Head {
    text: String,
    /// How many bytes of it are its prefecture; 0 where it has none.
    prefecture: usize,
}

impl Head {
    fn has_prefecture(&self) -> bool {
        self.prefecture > 0
    }

    fn is_of(&self, prefecture: &str) -> bool {
        self.text.get(..self.prefecture) == Some(prefecture)
    }

    fn rest(&self) -> &str {
        self.text.get(self.prefecture..).unwrap_or_default()
    }

    /// Whether its prefecture is another one than those of all these places.
    pub fn is_elsewhere<'a>(&self, mut places: impl Iterator<Item = &'a Place>) -> bool {
        self.has_prefecture() && !places.any(|place| place.is_in_prefecture_of(self))
    }
}

/// Every beginning of a text that could be a name, the shortest first.
fn beginnings(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().take(LONGEST).filter_map(|(at, c)| text.get(..at + c.len_utf8()))
}

/// The form in which names of places are compared: ヶ, ケ, が and their like are one, old characters are those of today.
fn key(text: &str) -> String {
    let one = |c| if matches!(c, 'ヶ' | 'ケ' | 'ヵ' | 'カ' | 'が' | 'ガ') { 'ヶ' } else { c };
    old_forms::plain(text).chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::embedded;

    #[test]
    fn every_place_is_found_by_its_codes_and_under_its_name() {
        let list = Places::over(embedded::PLACES);
        assert!(list.codes.len() > 140_000 && list.places.len() > 1_800 && list.prefectures.len() == 47);
        for (code, number) in &list.codes {
            let place = &list.places[usize::from(*number)];
            assert!(list.of(*code).any(|other| std::ptr::eq(other, place)), "{code:07}");
        }
        for place in &list.places {
            let head = list.head(&format!("{}　{}大字１－２", place.prefecture, place.city));
            assert!(list.knows(&head) && list.may_lie_in(&head, place), "{}", place.city);
            let without = list.head(&format!("{}大字１－２", place.city));
            assert!(list.may_lie_in(&without, place), "{}", place.city);
            let others = list.places.iter().filter(|other| list.may_lie_in(&head, other)).count();
            assert_eq!(others, 1, "{}", place.city);
        }
    }

    #[test]
    fn names_without_what_lies_around_them() {
        for (city, short, around) in [
            ("札幌市中央区", Some("中央区"), Some("札幌市")),
            ("三島郡島本町", Some("島本町"), None),
            ("赤穂郡上郡町", Some("上郡町"), None),
            ("八丈島八丈町", Some("八丈町"), None),
            ("大島町", None, None),
            ("郡山市", None, None),
            ("大和郡山市", None, None),
            ("千代田区", None, None),
            ("四日市市", None, None),
            ("野々市市", None, None),
        ] {
            let place = Place::new("", city);
            assert_eq!((place.short_key.as_deref(), place.around.as_deref()), (short, around), "{city}");
        }
    }
}
