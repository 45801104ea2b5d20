//! Codes that a sheet explains itself: 「1=本人 2=配偶者 3=子」 above the table, below it, or in a heading.

use crate::cell::Value;
use crate::field;
use crate::relation;
use crate::sheet::{Row, Sheet};
use kenpo_domain::sex::Sex;
use std::collections::BTreeMap;

/// Rows at the end of a sheet that are looked at for remarks.
pub const LAST_ROWS: usize = 60;

/// What the codes of a sheet stand for. A code that is explained in two ways stands for nothing.
#[derive(Default)]
pub struct Legend {
    relations: BTreeMap<String, Option<String>>,
    sexes: BTreeMap<String, Option<Sex>>,
}

impl Legend {
    /// Looks above the table, at its end, and into its headings.
    pub fn of<'a>(sheet: &'a Sheet, first_row: u32, last_row: u32, headings: impl Iterator<Item = &'a str>) -> Self {
        let mut legend = Self::default();
        headings.for_each(|heading| legend.take(heading));
        let above = sheet.rows_from(0).take_while(|row| row.index() < first_row);
        let end = sheet.last_rows(LAST_ROWS).filter(|row| row.index() > last_row);
        for row in above.chain(end) {
            row_texts(row).for_each(|text| legend.take(text));
        }
        legend
    }

    /// The same with what a person has said of codes.
    pub fn with(mut self, said: &str) -> Self {
        self.learn(said);
        self
    }

    /// The 続柄 of a code.
    pub fn relation(&self, code: &str) -> Option<&str> {
        // Asked for every row, and most sheets explain nothing.
        (!self.relations.is_empty()).then(|| self.relations.get(&plain(code))?.as_deref())?
    }

    /// Whether it says anything of codes of 性別.
    pub fn explains_sexes(&self) -> bool {
        !self.sexes.is_empty()
    }

    /// The 性別 of a code.
    pub fn sex(&self, code: &str) -> Option<Sex> {
        (!self.sexes.is_empty()).then(|| self.sexes.get(&plain(code)).copied().flatten())?
    }

    fn take(&mut self, text: &str) {
        if is_legend(text) {
            self.learn(text);
        }
    }

    fn learn(&mut self, text: &str) {
        for Pair { code, word } in pairs(text) {
            if let Some(sex) = field::sex(&word) {
                let known = self.sexes.entry(code).or_insert(Some(sex));
                *known = known.filter(|known| *known == sex);
            } else {
                let known = self.relations.entry(code).or_insert_with(|| Some(word.clone()));
                *known = known.take().filter(|known| *known == word);
            }
        }
    }
}

/// Whether a row explains codes and does nothing else.
pub fn explains(row: Row<'_>) -> bool {
    let said = row.cells.iter().all(|cell| match &cell.value {
        Value::Text(text) => text.trim().is_empty() || is_legend(text),
        _ => false,
    });
    said && row_texts(row).next().is_some()
}

fn row_texts<'a>(row: Row<'a>) -> impl Iterator<Item = &'a str> {
    row.cells.iter().filter_map(|cell| match &cell.value {
        Value::Text(text) if !text.trim().is_empty() => Some(text.as_str()),
        _ => None,
    })
}

/// Whether a text names at least two codes, each with a 続柄 or each with a 性別; or both, one after the other.
pub fn is_legend(text: &str) -> bool {
    // Asked of cells of every row: most are shorter than two codes with their words, or have no digit.
    if text.len() < 8 || !text.contains(char::is_numeric) {
        return false;
    }
    let pairs = pairs(text);
    let is_sex = |pair: &Pair| field::sex(&pair.word).is_some();
    let known = |pair: &Pair| is_sex(pair) || relation::relation(&pair.word).is_some();
    let of_a_kind: Vec<&[Pair]> = pairs.chunk_by(|one, other| is_sex(one) == is_sex(other)).collect();
    pairs.iter().all(known) && matches!(of_a_kind.len(), 1 | 2) && of_a_kind.iter().all(|pairs| pairs.len() >= 2)
}

/// Whether a text says what codes stand for, and nothing else: 「1=本人 2=妻」, one code at the least, each with a 続柄 or a 性別.
pub fn explains_codes(text: &str) -> bool {
    let pairs = pairs(text);
    let known = |pair: &Pair| field::sex(&pair.word).is_some() || relation::relation(&pair.word).is_some();
    let numbers = text.split(|c: char| !c.is_numeric()).filter(|number| !number.is_empty()).count();
    !pairs.is_empty() && pairs.len() == numbers && pairs.iter().all(known)
}

/// A code with what it stands for.
struct Pair {
    code: String,
    word: String,
}

/// `1=本人`, `２：配偶者`, `3.子`, `4 父母`: each number of one or two digits with the word behind it.
fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut rest = text.trim_start_matches(|c: char| !c.is_numeric());
    while !rest.is_empty() {
        let code: String = rest.chars().take_while(|c| c.is_numeric()).collect();
        let behind =
            rest[code.len()..].trim_start_matches(|c: char| c.is_whitespace() || "=＝:：.．・)）→-－".contains(c));
        let ends = |c: char| c.is_numeric() || c.is_whitespace() || "、，,/／;；|｜[］]】".contains(c);
        let word: String = behind.chars().take_while(|c| !ends(*c)).collect();
        let closed = word.trim_end_matches([')', '）', '(', '（', '・', '･', '。']).to_owned();
        if code.chars().count() <= 2 && !closed.is_empty() {
            pairs.push(Pair { code: plain(&code), word: closed });
        }
        rest = behind[word.len()..].trim_start_matches(|c: char| !c.is_numeric());
    }
    pairs
}

/// Half-width digits without the zeros before them.
fn plain(code: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        other => other,
    };
    let digits: String = code.trim().chars().map(narrow).collect();
    let bare = digits.trim_start_matches('0');
    if bare.is_empty() { digits } else { bare.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_explain_codes_and_texts_that_do_not() {
        for text in [
            "1=本人 2=配偶者 3=子",
            "続柄：１本人　２配偶者　３子　４父母",
            "※続柄　1:本人、2:妻、3:夫",
            "(1)本人 (2)配偶者 (3)子",
            "01.本人／02.妻／03.長男",
            "性別 1:男 2:女",
            "1男・2女",
            "性別 1:男 2:女　続柄 01:本人 11:夫 12:妻",
        ] {
            assert!(is_legend(text), "{text}");
        }
        for text in [
            "1=本人",
            "1月 2月",
            "1丁目2番3号",
            "2026年11月30日現在",
            "本人 妻 子",
            "1:済 2:未",
            "1:男 2:妻",
            "1:男 2:女 3:妻",
            "1:男 2:女 1:本人 2:妻 3:男 4:女",
            "1:本人 2:その日",
        ] {
            assert!(!is_legend(text), "{text}");
        }
    }

    #[test]
    fn what_a_person_says_of_codes() {
        for text in ["3=子", "1=本人 2=妻", "１：本人、２：妻", "0=女　1=男 01=本人 02=夫"] {
            assert!(explains_codes(text), "{text}");
        }
        for text in ["", "本人", "1=", "1=済", "100=本人", "1=本人 2", "1=本人 2=済"] {
            assert!(!explains_codes(text), "{text}");
        }
        let legend = Legend::default().with("3=子");
        assert_eq!(["3", "4"].map(|code| legend.relation(code)), [Some("子"), None]);
    }

    #[test]
    fn a_code_that_is_explained_twice_stands_for_nothing() {
        let mut legend = Legend::default();
        legend.take("1=本人 2=配偶者");
        legend.take("2=子 3=父");
        legend.take("0：女、1：男");
        assert_eq!(["1", "02", "３", "4"].map(|code| legend.relation(code)), [Some("本人"), None, Some("父"), None]);
        assert_eq!(["0", "1", "2"].map(|code| legend.sex(code)), [Some(Sex::Female), Some(Sex::Male), None]);
    }
}
