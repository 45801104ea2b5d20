//! Who comes again after an import that had registered them was taken back: their flags come with them.
//!
//! Flags are set to be looked at, not to be forgotten with a mistaken file. Who may be the same person is taken for them.

use crate::facts::{Protection, SafeAddress};
use crate::registration::Registration;
use crate::search::{name_key, reading_key};

/// Somebody with flags whose registration became void.
pub struct VoidPerson {
    /// As they were registered last.
    pub registration: Registration,
    pub protection: Protection,
}

/// The flags that somebody new comes with: those of everybody whom they may be.
pub fn flags(void: &[VoidPerson], new: &Registration) -> Protection {
    let same = void.iter().filter(|one| may_be(&one.registration, new));
    same.fold(Protection::default(), |flags, one| both(flags, one.protection))
}

/// Whether two may be one person: the number is the same, or birth and reading or name are.
fn may_be(one: &Registration, other: &Registration) -> bool {
    let reading = reading_key(&one.kana);
    let read_alike = !reading.is_empty() && reading == reading_key(&other.kana);
    let named_alike = name_key(one.name.as_str()) == name_key(other.name.as_str());
    one.insured == other.insured || (one.birth == other.birth && (read_alike || named_alike))
}

fn both(one: Protection, other: Protection) -> Protection {
    Protection {
        self_view_blocked: one.self_view_blocked || other.self_view_blocked,
        non_disclosure: one.non_disclosure || other.non_disclosure,
        provisional: one.provisional || other.provisional,
        safe_address: if one.safe_address == SafeAddress::None { other.safe_address } else { one.safe_address },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Relation;
    use crate::finding::Place;
    use crate::gate::Sealed;
    use crate::insured::InsuredId;
    use crate::kana::Kana;
    use crate::lay_over::register;
    use crate::name::Name;
    use crate::roster::RosterEntry;

    /// 記号・番号・枝番, name, reading, birth.
    type Said = [&'static str; 4];

    const HARUKA: Said = ["12-0000001-00", "髙橋　遥", "タカハシ ハルカ", "1982-12-16"];

    fn registration([insured, name, kana, birth]: Said) -> Registration {
        register(&RosterEntry {
            place: Place { sheet: None, row: 1, column: None },
            insured: InsuredId::parse(insured).unwrap(),
            name: Name::parse(name).unwrap(),
            kana: Kana::from_cell(kana),
            sex: None,
            birth: birth.parse().unwrap(),
            relation: Relation::Insured,
            relation_text: String::new(),
            acquired_on: "2020-04-01".parse().unwrap(),
            address: Sealed::default(),
            phone: Sealed::default(),
            employer: Sealed::default(),
            requested: false,
            my_number: None,
        })
    }

    fn void(said: Said, protection: Protection) -> VoidPerson {
        VoidPerson { registration: registration(said), protection }
    }

    #[test]
    fn who_may_be_the_same_person_has_the_flags_again() {
        let hidden = Protection { non_disclosure: true, ..Protection::default() };
        let [number, name, kana, birth] = HARUKA;
        for (new, same, why) in [
            (HARUKA, true, "the same row again"),
            ([number, "福島　葵", "フクシマ アオイ", "2001-01-01"], true, "the same number, all else corrected"),
            (["99-0000009-00", "高橋　遥", "", birth], true, "birth and name, an old form apart, under another number"),
            (["99-0000009-00", "高橋　はるか", "ﾀｶﾊｼ ﾊﾙｶ", birth], true, "birth and reading, under another number"),
            (["99-0000009-00", name, kana, "1982-12-17"], false, "another birth"),
            (["99-0000009-00", "福島　葵", "", birth], false, "the birth alone"),
        ] {
            let flags = flags(&[void(HARUKA, hidden)], &registration(new));
            assert_eq!(flags == hidden, same, "{why}");
            assert_eq!(flags.any(), same, "{why}");
        }
        let unread = [number, name, "", birth];
        let other = registration(["99-0000009-00", "福島　葵", "", birth]);
        assert!(!flags(&[void(unread, hidden)], &other).any(), "no reading is like no reading");
    }

    #[test]
    fn the_flags_of_all_whom_somebody_may_be_come_together() {
        let hidden = Protection { non_disclosure: true, ..Protection::default() };
        let elsewhere = Protection { safe_address: SafeAddress::Confirmed, ..Protection::default() };
        let void = [void(HARUKA, hidden), void(HARUKA, elsewhere)];
        let expected =
            Protection { non_disclosure: true, safe_address: SafeAddress::Confirmed, ..Protection::default() };
        assert_eq!(flags(&void, &registration(HARUKA)), expected);
        assert_eq!(flags(&[], &registration(HARUKA)), Protection::default());
    }
}
