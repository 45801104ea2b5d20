//! What a file holds around the table that is read: other tables, what its sender has hidden, rows above, and remarks that a clerk would act on.

use crate::cell::Value;
use crate::characters::narrow_digit;
use crate::checks;
use crate::comment::Comment;
use crate::field;
use crate::gone::{self, Over};
use crate::heading::{self, Columns, Header};
use crate::hidden::join;
use crate::legend::LAST_ROWS;
use crate::notes::Notes;
use crate::sheet::{Row, Sheet};
use crate::table::{Around, Hiding};
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::said::HiddenCells;
use std::ops::RangeInclusive;

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

/// Remarks on 資格確認書 where no column says who wants one, and on people who have left, are reported. Answers the rows of people of whom they speak,
/// by a mark (※1), a number (№15～19), a name, or standing above them, from 0: what they say of them must not be lost.
pub fn look_at_remarks(sheet: &Sheet, header: &Header, columns: &Columns, notes: &mut Notes) -> Vec<u32> {
    let wishes_are_read = columns.of(Item::Requested).next().is_some();
    let code = |text: &str| match text {
        text if says_who_left(text) => Some(FindingCode::RemarkOnLeaving),
        text if !wishes_are_read && is_on_certificates(text) => Some(FindingCode::RemarkOnCertificates),
        _ => None,
    };
    let above = sheet.rows_from(0).take_while(|row| row.index() < header.first_row);
    let end = sheet.last_rows(LAST_ROWS).filter(|row| row.index() > header.last_row);
    let mut remarks: Vec<Remark> = Vec::new();
    for row in above.chain(end).filter(|row| checks::kind(*row, columns) != checks::Kind::Person) {
        for cell in row.cells {
            let Value::Text(text) = &cell.value else { continue };
            let Some(code) = code(text) else { continue };
            remarks.push(Remark::of(text.trim()));
            notes.begin(row.index());
            // Whom it names, and what it says of them, may be known to few.
            notes.cell(code, cell, None);
        }
    }
    let below = below_lines(sheet, header, columns);
    if remarks.is_empty() {
        return below;
    }
    let counter = header.headings.iter().find(|heading| heading::only_counts(&heading.text)).map(|h| h.column);
    let name = columns.whole(Item::Name).map(|column| column.index);
    let is_meant = |row: &Row<'_>| {
        let text = |column: Option<u16>| field::text(row.cell(column?).map(|cell| &cell.value));
        let number = text(counter).and_then(|text| text.parse::<u32>().ok());
        let name = text(name).map(|text| without_blanks(&text));
        remarks.iter().any(|remark| {
            number.is_some_and(|number| remark.numbers.iter().any(|range| range.contains(&number)))
                || name.as_ref().is_some_and(|name| name.chars().count() >= SHORTEST && remark.text.contains(name))
                || texts(*row).any(|(column, text)| {
                    columns.at(column).is_none() && remark.marks.iter().any(|mark| has_mark(text, mark))
                })
        })
    };
    let meant = |row: &Row<'_>| below.binary_search(&row.index()).is_ok() || is_meant(row);
    sheet.rows_from(header.last_row + 1).filter(meant).map(|row| row.index()).collect()
}

/// Comments on the cells of people are reported, for nothing is read from them. Answers the rows of people whom they call gone, or protected, in order
/// and from 0: those are told in no other words than all who wait for a look.
pub fn look_at_comments(
    sheet: &Sheet,
    header: &Header,
    columns: &Columns,
    comments: Vec<Comment>,
    notes: &mut Notes,
) -> Vec<u32> {
    let mut to_look = Vec::new();
    for Comment { row, column, text } in comments.into_iter().filter(|comment| comment.row > header.last_row) {
        let is_of_person = sheet
            .rows_from(row)
            .next()
            .is_some_and(|there| there.index() == row && checks::kind(there, columns) == checks::Kind::Person);
        if !is_of_person {
            continue;
        }
        let says_gone = |line: &str| gone::is_said(line) || gone::over(line) == Some(Over::Gone);
        if text.lines().any(says_gone) || heading::speaks_of_protection(&text) {
            to_look.push(row);
        } else {
            notes.begin(row);
            notes.at_column(FindingCode::CellComment, column);
        }
    }
    to_look
}

/// Cells of a row beyond which it is no line over people.
const CELLS: usize = 3;

/// The rows of people, from 0, that stand below a line which says that they are gone, or are examples. Examples end with a blank row.
fn below_lines(sheet: &Sheet, header: &Header, columns: &Columns) -> Vec<u32> {
    let (mut found, mut said, mut before) = (Vec::new(), None, header.last_row);
    for row in sheet.rows_from(header.last_row + 1) {
        if said == Some(Over::Examples) && row.index() > before + 1 {
            said = None;
        }
        before = row.index();
        match line(row, columns) {
            Some(line) => said = Some(line),
            None if matches!(said, Some(Over::Gone | Over::Examples)) => found.push(row.index()),
            None => {}
        }
    }
    found
}

fn line(row: Row<'_>, columns: &Columns) -> Option<Over> {
    let filled = row.cells.iter().filter(|cell| !field::shown(&cell.value).trim().is_empty());
    if filled.take(CELLS + 1).count() > CELLS {
        return None;
    }
    let said = row.cells.iter().find_map(|cell| match &cell.value {
        Value::Text(text) => gone::over(text),
        _ => None,
    })?;
    (checks::kind(row, columns) != checks::Kind::Person).then_some(said)
}

/// Characters of a name that no other word is.
const SHORTEST: usize = 3;

/// What a remark speaks of.
struct Remark {
    /// Without blanks.
    text: String,
    marks: Vec<String>,
    /// Numbers of rows as the sheet counts them.
    numbers: Vec<RangeInclusive<u32>>,
}

impl Remark {
    fn of(text: &str) -> Self {
        let marks = mark(text).into_iter().chain(marks_within(text)).collect();
        Self { text: without_blanks(text), marks, numbers: numbers(text) }
    }
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a text says of somebody that he has left: 10月31日付で退職. What it says of everybody it says of nobody: 喪失者は含みません.
fn says_who_left(text: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let left = has(&[
        "退職し",
        "退職済",
        "で退職",
        "に退職",
        "喪失し",
        "喪失済",
        "喪失届を提出済",
        "喪失届は提出済",
        "で喪失",
        "に喪失",
        "死亡し",
        "扶養から外",
        "扶養を外",
    ]);
    left && !has(&["含み", "含め", "除い", "除き", "場合", "とき"])
}

/// Numbers behind №: №15～№19, No.3.
fn numbers(text: &str) -> Vec<RangeInclusive<u32>> {
    let text: String = without_blanks(text).chars().map(narrow_digit).collect();
    let number = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (digits, rest) = text.split_at_checked(end)?;
        Some((digits.parse::<u32>().ok()?, rest.len()))
    };
    let behind = |at: usize| {
        let rest = text.get(at..)?.trim_start_matches(SIGNS_OF_NUMBERS);
        let (first, left) = number(rest)?;
        let rest = rest.get(rest.len() - left..)?;
        let goes_on = rest.strip_prefix(['～', '〜', '~', '－', '-']);
        let last = goes_on.and_then(|rest| number(rest.trim_start_matches(SIGNS_OF_NUMBERS)));
        Some(first..=last.map_or(first, |(last, _)| last))
    };
    // The second № of a range begins none.
    let begins = |at: &usize| !text.get(..*at).is_some_and(|before| before.ends_with(['～', '〜', '~', '－', '-']));
    text.match_indices(['№', 'N', 'Ｎ']).map(|(at, _)| at).filter(begins).filter_map(behind).collect()
}

const SIGNS_OF_NUMBERS: [char; 8] = ['№', 'N', 'o', 'O', '.', 'Ｎ', 'ｏ', '．'];

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
        for (remark, found) in [
            ("№15～№19（前川家）は10月31日付で退職", vec![15..=19]),
            ("No.3、No. 7 は喪失済", vec![3..=3, 7..=7]),
            ("Ｎｏ．１２は退職しました", vec![12..=12]),
            ("10月31日付で退職", vec![]),
        ] {
            assert_eq!(numbers(remark), found, "{remark}");
        }
        assert!(says_who_left("№15～№19（前川家）は10月31日付で退職、喪失届を提出済みです。"));
        assert!(!says_who_left("退職された方は喪失届を提出してください") && !says_who_left("喪失者は含みません"));
        assert!(has_mark("※２、※１", "※1") && has_mark("★", "★"));
        assert!(!has_mark("※12", "※1") && !has_mark("", "※1"));
    }
}
