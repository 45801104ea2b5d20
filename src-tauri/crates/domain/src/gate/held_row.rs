//! A row that waits, as a list may show it.

use super::finding::{is_like_a_day, is_number};
use super::{Out, Purpose};
use crate::finding::{FindingCode, Place};
use crate::held_row::{Fate, HeldRow, RowSays};
use crate::insured::InsuredId;
use crate::meaning::Meaning;
use crate::name::Name;
use crate::person::Person;
use crate::relation;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRowShown {
    /// Sheet and row.
    pub place: Place,
    pub insured: Option<InsuredId>,
    /// Why it waits.
    pub reasons: Vec<FindingCode>,
    /// What became of it.
    pub fate: Fate,
    /// Whether it can go in once it is corrected.
    pub can_be_taken: bool,
    /// What it says, item by item.
    pub items: Vec<ItemOfRowShown>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemOfRowShown {
    pub meaning: Meaning,
    pub says: SaysShown,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaysShown {
    Nothing,
    /// As it was read, or as it stands.
    Text(String),
    /// Something that is not shown: of nobody contact, employer and digits of a 個人番号, and nothing that looks like any of them.
    Hidden,
}

/// Lets out one row. `registered`: whoever has its number. The name of its file tells an employer or a branch, so that of those whose contact
/// waits (`domain::lay_over`) nothing is said with it. Of anybody else whose it is may be read wrong: all are shown alike.
pub fn held_row<P: Purpose>(row: &HeldRow, fate: Fate, registered: Option<&Person>, _: P) -> Out<P, HeldRowShown> {
    let untold = registered.is_some_and(Person::contact_waits);
    let says = row.says.unseal_for_store();
    let is_number_here = |meaning, text: &str| {
        let of_a_number = matches!(meaning, Meaning::Symbol | Meaning::Number | Meaning::Branch) && is_number(text);
        of_a_number && stands_in_its_columns(says)
    };
    let items = says.items().map(|(meaning, text)| {
        let says = match text.trim() {
            _ if untold => SaysShown::Hidden,
            "" => SaysShown::Nothing,
            text if is_of_its_item(meaning, text)
                || is_part(row.insured.as_ref(), meaning, text)
                || is_number_here(meaning, text) =>
            {
                SaysShown::Text(text.to_owned())
            }
            _ => SaysShown::Hidden,
        };
        ItemOfRowShown { meaning, says }
    });
    Out::release(HeldRowShown {
        place: row.place.clone(),
        insured: row.insured.clone().filter(|_| !untold),
        reasons: row.reasons.clone(),
        fate,
        can_be_taken: row.can_be_taken(),
        items: items.collect(),
    })
}

/// Whether a row's cells have not slipped, so that a 番号 of seven digits is no 郵便番号: on both sides of the numbers stands what belongs there.
fn stands_in_its_columns(says: &RowSays) -> bool {
    let fits = |wanted: Meaning| {
        let text = says.items().find(|(meaning, _)| *meaning == wanted).map(|(_, text)| text.trim());
        text.is_some_and(|text| !text.is_empty() && is_of_its_item(wanted, text))
    };
    fits(Meaning::Name) && fits(Meaning::Birth)
}

/// Whether a text is a part of the number by which the row is called.
fn is_part(insured: Option<&InsuredId>, meaning: Meaning, text: &str) -> bool {
    insured.is_some_and(|insured| match meaning {
        Meaning::Symbol => insured.symbol() == text,
        Meaning::Number => insured.number() == text,
        Meaning::Branch => insured.branch() == text,
        _ => false,
    })
}

/// Whether a text is what this item says, and nothing that is withheld of anybody looks like it: cells slip into wrong columns.
fn is_of_its_item(meaning: Meaning, text: &str) -> bool {
    match meaning {
        Meaning::Name => Name::parse(text).is_some_and(|name| name.stray().is_none()) && !is_like_an_address(text),
        Meaning::Kana => text.chars().all(|c| is_kana(c) || c.is_whitespace()),
        Meaning::Symbol | Meaning::Number | Meaning::Branch => is_number(text) && text.len() != POSTAL,
        Meaning::Birth
        | Meaning::Acquired
        | Meaning::CertificateExpires
        | Meaning::Deregistered
        | Meaning::ListedOn => is_like_a_day(text),
        Meaning::Relation => relation::read(text).is_some_and(|read| read.word == text),
        // 男, 要, 未登録, and a code of one digit.
        Meaning::Sex | Meaning::Requested | Meaning::Card | Meaning::Registered => {
            let word = text.chars().count() <= WORD && !text.chars().any(char::is_numeric);
            word || (text.len() == 1 && is_number(text))
        }
        _ => false,
    }
}

/// Digits of a 郵便番号.
const POSTAL: usize = 7;
/// Characters of the longest mark or word that is shown.
const WORD: usize = 4;

/// Whether a text names a place within a greater one, as no name of a person is likely to: 兵庫県神戸市, 神戸市中央区, 加納町一丁目.
fn is_like_an_address(text: &str) -> bool {
    const GREATER: [&[char]; 2] = [&['都', '道', '府', '県'], &['市']];
    const WITHIN: [&[char]; 2] = [&['市', '区', '郡', '町', '村'], &['区', '町', '村']];
    let names_both = |(greater, within): (&&[char], &&[char])| {
        text.split_once(*greater).is_some_and(|(_, behind)| behind.contains(*within))
    };
    let parts_of_a_town = ["丁目", "番地"].iter().any(|part| text.contains(part));
    parts_of_a_town || GREATER.iter().zip(&WITHIN).any(names_both)
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '・' | '゛' | '゜' | 'ｦ'..='ﾟ' | '\u{3099}' | '\u{309A}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gate::{Screen, Sealed};
    use crate::roster::ImportSource;

    fn shown(meaning: Meaning, text: &str) -> SaysShown {
        shown_of(None, meaning, text)
    }

    fn shown_of(insured: Option<&str>, meaning: Meaning, text: &str) -> SaysShown {
        let source = if meaning == Meaning::Card { ImportSource::NationalList } else { ImportSource::Roster };
        let says = RowSays::new(source, |other| if other == meaning { text } else { "" });
        let place = Place { sheet: None, row: 2, column: None };
        let insured = insured.and_then(InsuredId::parse);
        let row = HeldRow { place, insured, reasons: Vec::new(), says: Sealed::new(says) };
        let items = held_row(&row, Fate::Open, None, Screen).into_inner().items;
        items.into_iter().find(|item| item.meaning == meaning).unwrap().says
    }

    #[test]
    fn contact_and_digits_are_shown_of_nobody() {
        for meaning in [Meaning::Postal, Meaning::Address, Meaning::Phone, Meaning::Employer, Meaning::MyNumber] {
            for text in ["31", "6500001", "神戸市", "S55.4.1"] {
                assert_eq!(shown(meaning, text), SaysShown::Hidden, "{meaning:?} {text}");
            }
            assert_eq!(shown(meaning, " "), SaysShown::Nothing);
        }
    }

    #[test]
    fn what_slipped_into_another_column_is_not_shown() {
        let slipped =
            ["兵庫県神戸市中央区1-1", "神戸市中央区加納町", "加納町一丁目", "6500001", "650-0001", "078-111-2222"];
        for meaning in [
            Meaning::Symbol,
            Meaning::Number,
            Meaning::Branch,
            Meaning::Name,
            Meaning::Kana,
            Meaning::Birth,
            Meaning::Sex,
            Meaning::Relation,
            Meaning::Acquired,
            Meaning::Requested,
            Meaning::Card,
        ] {
            for text in slipped {
                assert_eq!(shown(meaning, text), SaysShown::Hidden, "{meaning:?} {text}");
            }
        }
    }

    #[test]
    fn what_a_person_needs_to_correct_a_row_is_shown() {
        for (meaning, text) in [
            (Meaning::Number, "1001"),
            (Meaning::Branch, "1"),
            (Meaning::Name, "町田　花子"),
            (Meaning::Name, "村上　市子"),
            (Meaning::Kana, "ﾏﾁﾀﾞ ハナコ"),
            (Meaning::Birth, "昭和70年1月1日"),
            (Meaning::Acquired, "2026-02-30"),
            (Meaning::Sex, "男"),
            (Meaning::Sex, "3"),
            (Meaning::Relation, "長女"),
            (Meaning::Requested, "要"),
            (Meaning::Card, "未取得"),
        ] {
            assert_eq!(shown(meaning, text), SaysShown::Text(text.to_owned()), "{meaning:?} {text}");
        }
    }

    #[test]
    fn a_number_as_long_as_a_postal_code_is_shown_where_it_can_be_none() {
        assert_eq!(shown(Meaning::Number, "0001001"), SaysShown::Hidden);
        let beside = [(Meaning::Name, "町田　花子"), (Meaning::Birth, "S60.4.1"), (Meaning::Number, "0001001")];
        let of_row = |cells: &[(Meaning, &str)]| {
            let text = |item| cells.iter().find(|(meaning, _)| *meaning == item).map_or("", |(_, text)| *text);
            let says = Sealed::new(RowSays::new(ImportSource::Roster, text));
            let place = Place { sheet: None, row: 2, column: None };
            let row = HeldRow { place, insured: None, reasons: Vec::new(), says };
            let items = held_row(&row, Fate::Open, None, Screen).into_inner().items;
            items.into_iter().find(|item| item.meaning == Meaning::Number).unwrap().says
        };
        assert_eq!(of_row(&beside), SaysShown::Text("0001001".to_owned()), "the row stands in its columns");
        assert_eq!(of_row(&beside[1..]), SaysShown::Hidden);
        let called = shown_of(Some("12-0001001-00"), Meaning::Number, "0001001");
        assert_eq!(called, SaysShown::Text("0001001".to_owned()));
    }
}
