//! A 記号 that stands in the lines above the table and in no column: 記号 12, or 記号 with 12 in the cell beside it. It is laid beside each row.
//!
//! Must never give a 記号 that only some rows have: where the sheet says two, each row stays as it is, and the sheet is asked about.

use crate::cell::{Cell, Value};
use crate::characters::narrow_digit;
use crate::field;
use crate::heading::{self, Column, Header};
use crate::laid::SHARED;
use crate::sheet::{Row, Sheet};
use kenpo_domain::finding::Item;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::unsaid::unsaid;

/// The heading of the column where it is laid.
const HEADING: &str = "記号（表題）";

/// Lays a 記号 of the title beside each row.
pub fn lay_beside(mut sheet: Sheet) -> Sheet {
    let Some(header) = heading::header_of(&sheet).filter(lacks_the_symbol_alone) else { return sheet };
    let Some(symbol) = said_once(&sheet, &header) else { return sheet };
    let laid = |row, text: &str| Cell { row, column: SHARED, cut: false, value: Value::Text(text.into()) };
    let rows = sheet.rows_from(header.last_row + 1).filter(|row| header.is_above(*row));
    let mut cells: Vec<Cell> = rows.map(|row| laid(row.index(), &symbol)).collect();
    cells.insert(0, laid(header.last_row, HEADING));
    sheet.put(cells);
    sheet
}

/// Whether a column is one that was laid here.
pub fn is_laid(column: &Column) -> bool {
    column.index == SHARED && column.heading == HEADING
}

fn lacks_the_symbol_alone(header: &Header) -> bool {
    let names = |item: Item| header.headings.iter().any(|h| h.named.is_some_and(|named| named.meaning.item() == item));
    let with_number = |h: &heading::Heading| {
        h.named.is_some_and(|named| matches!(named.meaning, Meaning::SymbolNumber | Meaning::SymbolNumberBranch))
    };
    names(Item::Number) && !names(Item::Symbol) && !header.headings.iter().any(with_number)
}

/// The 記号 that the lines above the headings say, where no line says another one.
fn said_once(sheet: &Sheet, header: &Header) -> Option<String> {
    let mut all =
        sheet.rows_from(0).filter(|row| !header.is_above(*row)).flat_map(|row| said(row).map(move |said| (row, said)));
    let (row, symbol) = all.next()?;
    (row.index() < header.first_row && all.all(|(_, other)| other == symbol)).then_some(symbol)
}

/// Every 記号 that a line says.
fn said(row: Row<'_>) -> impl Iterator<Item = String> {
    let within = row.cells.iter().filter_map(|cell| match &cell.value {
        Value::Text(text) => Some(in_text(text)),
        _ => None,
    });
    let beside = row.cells.iter().zip(row.cells.iter().skip(1)).filter(|(label, _)| is_label(&label.value));
    let beside = beside.filter_map(|(_, value)| symbol_of(&field::text(Some(&value.value))?));
    within.flatten().chain(beside)
}

fn is_label(value: &Value) -> bool {
    let named = match value {
        Value::Text(text) => heading::named(text.trim_end_matches([':', '：'])),
        _ => None,
    };
    named.is_some_and(|named| named.meaning == Meaning::Symbol && !named.vague)
}

const WORD: &str = "記号";

/// Every 記号 that stands behind the word in a text. One of kanji or kana must be all that the text says.
fn in_text(text: &str) -> Vec<String> {
    let of_the_card = |before: &str| {
        before.is_empty()
            || before.ends_with(|c: char| c.is_whitespace() || "（(【「・、,：:".contains(c))
            || ["証", "証等", "保険", "健保", "被保険者", "被保険者等"]
                .iter()
                .any(|word| before.trim_end_matches('の').ends_with(word))
    };
    let first = text.split_once(WORD).filter(|(before, _)| of_the_card(before));
    if let Some(symbol) = first.and_then(|(_, behind)| alone(behind.trim_end())) {
        return vec![symbol.to_owned()];
    }
    let places = text.match_indices(WORD).filter(|(at, _)| text.get(..*at).is_some_and(of_the_card));
    places.filter_map(|(at, word)| symbol_before(text.get(at + word.len()..)?)).collect()
}

/// The 記号 at the beginning of a text. 301または302, 301～310 and 101（本社）・102（工場） are none that all have.
fn symbol_before(text: &str) -> Option<String> {
    let text = behind_fillers(text);
    let end = text.find(|c| !is_of_symbol(c)).unwrap_or(text.len());
    let (symbol, rest) = text.split_at_checked(end)?;
    let stands_alone = rest.is_empty()
        || rest.starts_with(|c: char| c.is_whitespace() || "」）)】（(。".contains(c))
        || rest.starts_with("です");
    let goes_on =
        |word: &str| word.chars().next().is_some_and(is_of_symbol) || OR.iter().any(|or| word.starts_with(or));
    let listed =
        rest.split(['・', '、', ',', '，']).skip(1).any(|other| other.trim_start().starts_with(char::is_numeric));
    let another = listed || rest.split_whitespace().next().is_some_and(goes_on);
    symbol_of(symbol).filter(|_| stands_alone && !another)
}

/// What stands between the word and the 記号: 記号は全員 1208.
fn behind_fillers(text: &str) -> &str {
    const FILLERS: [&str; 7] = ["は", "全員", "共通", "一律", "すべて", "全て", "みな"];
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ":：=＝「（(、".contains(c));
        match FILLERS.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(behind) => rest = behind,
            None => return rest,
        }
    }
}

const OR: [&str; 9] = ["または", "又は", "か", "と", "及び", "および", "～", "〜", "から"];

/// 参, 大阪1: a 記号 of letters that stands alone behind the word.
fn alone(behind: &str) -> Option<&str> {
    let symbol = behind.trim_start_matches(|c: char| c.is_whitespace() || ":：".contains(c));
    let parted = symbol.len() < behind.len();
    let short = symbol.chars().count() <= 3 && symbol.chars().all(char::is_alphanumeric);
    let letters = symbol.chars().any(|c| !is_of_symbol(c)) && unsaid(Item::Symbol, symbol).is_none();
    (parted && short && letters && heading::named(symbol).is_none()).then_some(symbol)
}

fn is_of_symbol(c: char) -> bool {
    narrow_digit(c).is_ascii_alphanumeric()
}

/// Letters and digits as they stand, digits half-width.
fn symbol_of(text: &str) -> Option<String> {
    let sound = text.chars().all(is_of_symbol) && text.chars().any(char::is_numeric);
    sound.then(|| text.chars().map(narrow_digit).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_stands_behind_its_word() {
        for (text, symbols) in [
            ("被保険者一覧表（二段組）　記号 18", vec!["18"]),
            ("健康保険 記号：１２", vec!["12"]),
            ("【記号「A12」】", vec!["A12"]),
            ("保険証記号 12　記号 13", vec!["12", "13"]),
            ("記号：212（下記全員共通）　　事業所名：株式会社北辰精機", vec!["212"]),
            ("保険証の記号：412", vec!["412"]),
            ("健保の記号 412（全員）", vec!["412"]),
            ("※保険証の記号は全員 1208 です。番号は頭の０を省いて書いています。", vec!["1208"]),
            ("記号は別紙のとおり", vec![]),
            ("記号　101（本社）・102（石巻工場）", vec![]),
            ("記号 101（本社）、 102（工場）", vec![]),
            ("文書の記号 12", vec![]),
            ("（記号：３０１または３０２）", vec![]),
            ("記号 301 または 302", vec![]),
            ("記号 301　302", vec![]),
            ("記号301～310", vec![]),
            ("記号301、302", vec![]),
            ("記号　参", vec!["参"]),
            ("被保険者等記号：博12", vec!["博12"]),
            ("森林組合　加入者名簿　　記号　森8", vec!["森8"]),
            ("記号：大阪1", vec!["大阪1"]),
            ("記号　番号", vec![]),
            ("記号 不明", vec![]),
            ("記号 別紙のとおり", vec![]),
            ("記号・番号 12-345", vec![]),
            ("文書記号12号", vec![]),
            ("記号", vec![]),
            ("記号 未定", vec![]),
        ] {
            assert_eq!(in_text(text), symbols, "{text}");
        }
    }
}
