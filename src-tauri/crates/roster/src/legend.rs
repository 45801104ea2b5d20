//! Codes that a sheet explains itself: 「1=本人 2=配偶者 3=子」 above the table, below it, or in a heading.

use crate::cell::Value;
use crate::characters::narrow_digit;
use crate::field;
use crate::sheet::{Row, Sheet};
use kenpo_domain::relation;
use kenpo_domain::sex::Sex;
use kenpo_domain::wareki::{self, EraDigits};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashSet};
use std::mem::discriminant;

/// Rows at the end of a sheet that are looked at for remarks.
pub const LAST_ROWS: usize = 60;

/// What the codes of a sheet stand for. A code that is explained in two ways stands for nothing.
#[derive(Default)]
pub struct Legend {
    relations: BTreeMap<String, Option<String>>,
    sexes: BTreeMap<String, Option<Sex>>,
    wishes: BTreeMap<String, Option<bool>>,
    eras: BTreeMap<String, Option<String>>,
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
        for pair in tables_of_codes(sheet).into_values().flatten() {
            legend.keep(pair);
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

    /// The eras of digits: 3 昭和 4 平成 5 令和.
    pub fn eras(&self) -> Option<EraDigits> {
        EraDigits::said(self.eras.iter().filter_map(|(code, name)| Some((code.as_str(), name.as_deref()?))))
    }

    /// Whether it says anything of codes of 性別.
    pub fn explains_sexes(&self) -> bool {
        !self.sexes.is_empty()
    }

    /// The 性別 of a code.
    pub fn sex(&self, code: &str) -> Option<Sex> {
        (!self.sexes.is_empty()).then(|| self.sexes.get(&plain(code)).copied().flatten())?
    }

    /// Whether it says anything of codes of 発行要否.
    pub fn explains_wishes(&self) -> bool {
        !self.wishes.is_empty()
    }

    /// Whether a code of 発行要否 asks for a certificate.
    pub fn wish(&self, code: &str) -> Option<bool> {
        self.wishes.get(&plain(code)).copied().flatten()
    }

    fn take(&mut self, text: &str) {
        if is_legend(text) {
            self.learn(text);
        }
    }

    fn learn(&mut self, text: &str) {
        pairs(text).into_iter().for_each(|pair| self.keep(pair));
    }

    fn keep(&mut self, Pair { code, word }: Pair) {
        match Said::of(&word) {
            Some(Said::Sex(sex)) => agree(&mut self.sexes, code, sex),
            Some(Said::Wish(wish)) => agree(&mut self.wishes, code, wish),
            Some(Said::Era) => agree(&mut self.eras, code, word),
            Some(Said::Relation) | None => agree(&mut self.relations, code, word),
        }
    }
}

/// Keeps what a code stands for; of two things it stands for neither.
fn agree<T: PartialEq>(codes: &mut BTreeMap<String, Option<T>>, code: String, said: T) {
    match codes.entry(code) {
        Entry::Vacant(free) => _ = free.insert(Some(said)),
        Entry::Occupied(mut known) if known.get().as_ref() != Some(&said) => _ = known.insert(None),
        Entry::Occupied(_) => {}
    }
}

/// What a word behind a code says.
#[derive(Clone, Copy)]
enum Said {
    Sex(Sex),
    Relation,
    /// Whether a certificate is asked for.
    Wish(bool),
    Era,
}

impl Said {
    fn of(word: &str) -> Option<Self> {
        let relation = || relation::read(word).map(|_| Self::Relation);
        let wish = || field::mark(Some(&Value::Text(word.into()))).map(Self::Wish);
        let era = || wareki::is_era(word).then_some(Self::Era);
        field::sex(word).map(Self::Sex).or_else(relation).or_else(wish).or_else(era)
    }
}

/// Codes beside their words, by the column of the codes: a small table beside the roster, in which each code stands once.
pub fn tables_of_codes(sheet: &Sheet) -> BTreeMap<u16, Vec<Pair>> {
    let mut found: BTreeMap<u16, Vec<Pair>> = BTreeMap::new();
    for row in sheet.rows_from(0).take(LOOKED_AT) {
        for pair in row.cells.windows(2) {
            let [code, word] = pair else { continue };
            let (shown, Value::Text(said)) = (field::shown(&code.value), &word.value) else { continue };
            let shown = shown.trim();
            let is_code = (1..=2).contains(&shown.chars().count()) && shown.chars().all(char::is_numeric);
            if is_code
                && word.column == code.column + 1
                && matches!(Said::of(said.trim()), Some(Said::Relation | Said::Sex(_)))
            {
                found.entry(code.column).or_default().push(Pair { code: plain(shown), word: said.trim().to_owned() });
            }
        }
    }
    found.retain(|_, pairs| {
        let is_sex = |pair: &Pair| field::sex(&pair.word).is_some();
        let codes: HashSet<(bool, &str)> = pairs.iter().map(|pair| (is_sex(pair), pair.code.as_str())).collect();
        pairs.len() >= FEWEST && codes.len() == pairs.len()
    });
    found
}

/// Rows in which such a table is looked for, and how many codes it has at the least.
const LOOKED_AT: usize = 120;
const FEWEST: usize = 3;

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

/// Whether a text names at least two codes, each with a 続柄, a 性別, an era or a word of 発行要否; or several of these, one after the other.
pub fn is_legend(text: &str) -> bool {
    // Asked of cells of every row: most are shorter than two codes with their words, or have no digit.
    if text.len() < 8 || !text.contains(char::is_numeric) {
        return false;
    }
    let pairs = pairs(text);
    let Some(said) = pairs.iter().map(|pair| Said::of(&pair.word)).collect::<Option<Vec<Said>>>() else { return false };
    let of_a_kind: Vec<&[Said]> = said.chunk_by(|one, other| discriminant(one) == discriminant(other)).collect();
    let kinds: HashSet<_> = said.iter().map(discriminant).collect();
    let each_once = !said.is_empty() && of_a_kind.len() == kinds.len() && of_a_kind.iter().all(|said| said.len() >= 2);
    let wishes = said.iter().any(|said| matches!(said, Said::Wish(_)));
    each_once && (!wishes || is_about_certificates(text, &pairs))
}

/// Whether 要 and 不要, 有 and 無 of a text are about certificates: cards, answers and other papers have them too.
fn is_about_certificates(text: &str, pairs: &[Pair]) -> bool {
    let named = ["発行", "要否", "確認書", "希望"].iter().any(|word| text.contains(word));
    let label: String = text.chars().take_while(|c| !c.is_numeric()).filter(|c| c.is_alphabetic()).collect();
    let plain = || label.is_empty() && pairs.iter().all(|pair| matches!(pair.word.as_str(), "要" | "必要" | "不要"));
    named && !text.contains("カード") && !text.contains("済") || plain()
}

/// Whether a text says what codes stand for, and nothing else: 「1=本人 2=妻」, one code at the least, each with a 続柄, a 性別 or a word of 発行要否.
pub fn explains_codes(text: &str) -> bool {
    let pairs = pairs(text);
    let known = |pair: &Pair| Said::of(&pair.word).is_some();
    let numbers = text.split(|c: char| !c.is_numeric()).filter(|number| !number.is_empty()).count();
    !pairs.is_empty() && pairs.len() == numbers && pairs.iter().all(known)
}

/// A code with what it stands for.
pub struct Pair {
    pub code: String,
    pub word: String,
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
    let digits: String = code.trim().chars().map(narrow_digit).collect();
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
            "1=要 2=不要",
            "※1：要、2：不要",
            "発行要否（1:有 2:無）",
            "資格確認書　1 必要 2 不要",
            "発行希望 1:○ 2:×",
            "続柄 1:本人 2:妻　性別 1:男 2:女　発行要否 1:要 2:不要",
            "元号 3:昭和 4:平成 5:令和",
            "ｹﾞﾝｺﾞｳ 3:ｼｮｳﾜ 4:ﾍｲｾｲ 5:ﾚｲﾜ  (ｹﾞﾝｺﾞｳ+YYMMDD)   ｾｲﾍﾞﾂ 1:ｵﾄｺ 2:ｵﾝﾅ",
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
            "1=有 2=無",
            "返信 1:要 2:不要",
            "マイナンバーカードの発行 1:有 2:無",
            "保険証発行済 1:はい 2:いいえ",
            "1:要 2:本人 3:不要",
        ] {
            assert!(!is_legend(text), "{text}");
        }
    }

    #[test]
    fn what_a_person_says_of_codes() {
        for text in [
            "3=子",
            "1=要 2=不要",
            "1=有 2=無",
            "1=本人 2=妻 1=要 2=不要",
            "1=本人 2=妻",
            "１：本人、２：妻",
            "0=女　1=男 01=本人 02=夫",
        ] {
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

    #[test]
    fn digits_of_eras() {
        let legend = Legend::default().with("3:昭和 4:ﾍｲｾｲ 5:令和");
        let eras = legend.eras().unwrap();
        assert_eq!(
            ["3", "4", "5", "7", "33"].map(|digit| eras.letter(digit)),
            [Some('S'), Some('H'), Some('R'), None, None]
        );
        assert_eq!(Legend::default().with("1=本人").eras(), None);
    }

    #[test]
    fn codes_of_wishes_stand_apart_from_the_others() {
        let legend = Legend::default().with("1=本人 2=妻 1=不要 2=要 3=要 3=不要");
        assert_eq!((legend.relation("1"), legend.relation("2")), (Some("本人"), Some("妻")));
        assert_eq!(["1", "２", "3", "4"].map(|code| legend.wish(code)), [Some(false), Some(true), None, None]);
        assert!(legend.explains_wishes() && !legend.explains_sexes());
    }
}
