//! What a file holds around the table that is read: other tables, what its sender has hidden, rows above, and remarks that a clerk would act on.

use crate::cell::Value;
use crate::characters::narrow_digit;
use crate::checks;
use crate::heading::{self, Columns, Header};
use crate::hidden::join;
use crate::legend::LAST_ROWS;
use crate::notes::Notes;
use crate::sheet::{Row, Sheet};
use crate::table::{Around, Hiding};
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::said::HiddenCells;

/// What the file holds beside the table, and what of the table the sender has hidden, is reported at the headings.
pub fn look_around(around: &Around, headings: u32, notes: &mut Notes) {
    for table in around.tables.iter().filter(|table| !table.chosen && table.people) {
        let code = if table.hidden { FindingCode::HiddenTableNotTaken } else { FindingCode::TableNotTaken };
        notes.elsewhere(code, table.sheet.as_deref(), table.row, table.name.clone());
    }
    for sheet in &around.unheaded {
        notes.elsewhere(FindingCode::SheetWithoutHeadings, Some(sheet), 1, sheet.clone());
    }
    notes.begin(headings);
    let Hiding { found, said, not_told } = &around.hiding;
    if !found.numbers.is_empty() {
        notes.headings(FindingCode::HiddenNumbers, format!("列 {}", join(&found.numbers)));
    }
    if found.is_to_be_asked() {
        let code = match said {
            Some(HiddenCells::Leave) => FindingCode::HiddenLeft,
            Some(HiddenCells::Read) | None => FindingCode::HiddenRead,
        };
        notes.headings(code, found.to_string());
    }
    if *not_told {
        notes.row(FindingCode::HiddenNotTold);
    }
}

/// A table that stands above the one that is read is reported, for nobody in it goes in.
pub fn look_above(sheet: &Sheet, header: &Header, notes: &mut Notes) {
    for row in sheet.rows_from(0).take_while(|row| row.index() < header.first_row) {
        if heading::is_headings(row) || checks::looks_like_somebody(row) {
            notes.begin(row.index());
            notes.row(FindingCode::RowsAbove);
        }
    }
}

/// A remark on 資格確認書 where no column says who wants one is reported. Answers the rows of people that carry its mark (※1), from 0: what it says
/// of them must not be lost.
pub fn look_at_remarks(sheet: &Sheet, header: &Header, columns: &Columns, notes: &mut Notes) -> Vec<u32> {
    if columns.of(Item::Requested).next().is_some() {
        return Vec::new();
    }
    let above = sheet.rows_from(0).take_while(|row| row.index() < header.first_row);
    let end = sheet.last_rows(LAST_ROWS).filter(|row| row.index() > header.last_row);
    let mut marks: Vec<String> = Vec::new();
    for row in above.chain(end).filter(|row| checks::kind(*row, columns) != checks::Kind::Person) {
        for text in texts(row).map(|(_, text)| text).filter(|text| is_on_certificates(text)) {
            marks.extend(mark(text).into_iter().chain(marks_within(text)));
            notes.begin(row.index());
            notes.headings(FindingCode::RemarkOnCertificates, text.to_owned());
        }
    }
    let carries = |row: &Row<'_>| {
        texts(*row).any(|(column, text)| columns.at(column).is_none() && marks.iter().any(|mark| has_mark(text, mark)))
    };
    if marks.is_empty() {
        return Vec::new();
    }
    sheet.rows_from(header.last_row + 1).filter(carries).map(|row| row.index()).collect()
}

fn texts(row: Row<'_>) -> impl Iterator<Item = (u16, &str)> {
    row.cells.iter().filter_map(|cell| match &cell.value {
        Value::Text(text) => Some((cell.column, text.trim())),
        _ => None,
    })
}

/// Whether a text speaks of 資格確認書 that somebody wants.
fn is_on_certificates(text: &str) -> bool {
    const WISHES: [&str; 7] = ["希望", "必要", "要", "交付", "発行", "ほしい", "欲しい"];
    text.contains("確認書") && WISHES.iter().any(|word| text.contains(word))
}

/// The sign at the beginning of a remark, with its number: ※1, 注２, ★.
fn mark(remark: &str) -> Option<String> {
    const SIGNS: [char; 13] = ['※', '＊', '*', '注', '★', '☆', '◎', '●', '▲', '△', '■', '◆', '○'];
    let mut rest = remark.trim_start_matches(['(', '（', '[', '［']).chars();
    let sign = rest.next().filter(|sign| SIGNS.contains(sign))?;
    let number = rest.map(narrow_digit).take_while(char::is_ascii_digit);
    Some(std::iter::once(sign).chain(number).collect())
}

/// The signs of which a remark says what they mean: 備考欄の○は, ★印の方.
fn marks_within(remark: &str) -> impl Iterator<Item = String> {
    const SIGNS: [char; 12] = ['○', '〇', '◯', '◎', '●', '△', '▲', '★', '☆', '■', '◆', '□'];
    remark.match_indices(SIGNS).filter_map(|(at, sign)| {
        let behind = remark.get(at + sign.len()..)?;
        ["は", "印", "が", "の方", "を"].iter().any(|word| behind.starts_with(word)).then(|| sign.to_owned())
    })
}

/// Whether a text carries a mark; ※1 is not in ※12.
fn has_mark(text: &str, mark: &str) -> bool {
    let text: String = text.chars().map(narrow_digit).collect();
    text.match_indices(mark).any(|(at, _)| !text[at + mark.len()..].starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_remarks() {
        for (remark, found) in [
            ("※1　資格確認書の交付を希望します。", Some("※1")),
            ("（注２）資格確認書が必要", Some("注2")),
            ("★は資格確認書希望", Some("★")),
            ("資格確認書は全員希望", None),
        ] {
            assert_eq!(mark(remark).as_deref(), found, "{remark}");
        }
        assert_eq!(marks_within("※備考欄の○は資格確認書の交付を希望する方です。").collect::<Vec<_>>(), ["○"]);
        assert!(has_mark("※２、※１", "※1") && has_mark("★", "★"));
        assert!(!has_mark("※12", "※1") && !has_mark("", "※1"));
    }
}
