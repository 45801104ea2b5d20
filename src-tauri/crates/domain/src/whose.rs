//! Whether a row or a line means the person who is registered under its 記号・番号・枝番: a number may have been given to somebody else, or be a slip.

use crate::Day;
use crate::kana::Kana;
use crate::name::Name;
use crate::roster::ListEntry;
use crate::search::{kana_key, name_key};

/// Whether 氏名 is another than the one that is registered. An old form of a character and a new one are one name.
pub fn is_renamed(name: &Name, registered: &Name) -> bool {
    name != registered && name_key(name.as_str()) != name_key(registered.as_str())
}

/// What is registered of a person that a line of the national list can say as well.
pub struct Known {
    pub name: Name,
    pub kana: Kana,
    pub birth: Day,
}

/// What of a line is another than what is registered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Others {
    /// 氏名; where the list says none, フリガナ.
    pub name: bool,
    /// 生年月日.
    pub birth: bool,
}

impl Others {
    /// What the list does not say is no other.
    pub fn of(line: &ListEntry, known: &Known) -> Self {
        let kana = || line.kana.as_ref().map(|kana| is_read_otherwise(kana, &known.kana));
        // Some lists have the reading under 氏名.
        let renamed = |name: &Name| is_renamed(name, &known.name) && !is_reading_of(name, &known.kana);
        let name = line.name.as_ref().map(renamed).or_else(kana);
        Self { name: name.unwrap_or_default(), birth: line.birth.is_some_and(|birth| birth != known.birth) }
    }

    /// Whether the line is somebody else's.
    pub fn is_another(self) -> bool {
        self.name && self.birth
    }

    pub fn any(self) -> bool {
        self.name || self.birth
    }
}

fn is_reading_of(name: &Name, registered: &Kana) -> bool {
    !registered.cell().is_empty() && kana_key(name.as_str()) == kana_key(registered.cell())
}

/// Nobody knows how somebody without フリガナ is read.
fn is_read_otherwise(kana: &Kana, registered: &Kana) -> bool {
    !registered.cell().is_empty() && kana_key(kana.cell()) != kana_key(registered.cell())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::CardState;
    use crate::finding::Place;
    use crate::insured::InsuredId;

    #[test]
    fn a_line_is_somebody_elses_where_neither_name_nor_birth_is_theirs() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let name = |text: &str| Name::parse(text).unwrap();
        let known =
            Known {
                name: name("渡邊　花子"), kana: Kana::from_cell("ワタナベ ハナコ"), birth: day("1980-04-01")
            };
        let others = |said: Option<&str>, kana: Option<&str>, birth: Option<&str>| {
            let line = ListEntry {
                place: Place { sheet: None, row: 2, column: None },
                insured: InsuredId::parse("12-0001001-00").unwrap(),
                name: said.map(name),
                kana: kana.map(Kana::from_cell),
                birth: birth.map(day),
                card: CardState::Held,
                registered: None,
                certificate_expires_on: None,
                deregistered_on: None,
                listed_on: day("2026-10-31"),
            };
            let Others { name, birth } = Others::of(&line, &known);
            (name, birth)
        };
        assert_eq!(others(Some("渡辺花子"), None, Some("1980-04-01")), (false, false), "another form of the name");
        assert_eq!(others(Some("佐藤　太郎"), Some("ワタナベ ハナコ"), Some("1990-04-01")), (true, true));
        assert_eq!(others(None, Some("ﾜﾀﾅﾍﾞﾊﾅｺ"), None), (false, false), "the same reading, and nothing else");
        assert_eq!(others(None, Some("サトウ タロウ"), Some("1990-04-01")), (true, true), "by the reading alone");
        assert_eq!(others(Some("佐藤　花子"), None, None), (true, false));
        assert_eq!(others(Some("ﾜﾀﾅﾍﾞ ﾊﾅｺ"), None, None), (false, false), "the reading under 氏名");
        assert_eq!(others(Some("サトウ ハナコ"), None, None), (true, false), "another reading under 氏名");
        assert_eq!(others(None, None, None), (false, false), "a list that says nothing of it");
    }
}
