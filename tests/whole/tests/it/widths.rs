//! Widths that a society has not set: proposed by what a file and those who are registered show, set by a person's word, and unset with the import.

use kenpo_domain::finding::FindingCode;
use kenpo_domain::widths::WidthPart;
use kenpo_office::api::*;
use kenpo_office::fault::{Fault, FaultCode};
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, Society};
use rust_xlsxwriter::Workbook;
use std::path::{Path, PathBuf};

const HEADINGS: [&str; 8] = ["記号", "番号", "枝番", "氏名", "生年月日", "性別", "続柄", "資格取得年月日"];

/// A roster of 本人: each 番号 a text, or a number where it begins with `=`.
fn roster(society: &Society, name: &str, numbers: &[&str]) -> PathBuf {
    roster_of(society, name, "50", numbers)
}

fn roster_of(society: &Society, name: &str, symbol: &str, numbers: &[&str]) -> PathBuf {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEADINGS).unwrap();
    for (row, number) in (1..).zip(numbers) {
        let birth = format!("昭和55年4月{row}日");
        sheet.write_row(row, 0, [symbol, "", "00", "札幌　太郎", &birth, "男", "本人", "平成15年4月1日"]).unwrap();
        match number.strip_prefix('=') {
            Some(number) => sheet.write_number(row, 1, number.parse::<f64>().unwrap()).unwrap(),
            None => sheet.write_string(row, 1, *number).unwrap(),
        };
    }
    let path = society.dir.path().join(name);
    book.save(&path).unwrap();
    path
}

fn preview(society: &mut Society, path: &Path, widths: &[(WidthPart, u8)]) -> Result<ImportPreview, Fault> {
    let widths = widths.iter().map(|(part, digits)| WidthSaid { part: Coded(*part), digits: *digits });
    let said = FileSaid { widths: widths.collect(), ..FileSaid::nothing() };
    let request = ImportPreviewReq { path: path.display().to_string(), as_of: AS_OF.to_owned(), said };
    Ok(call::import_preview(&mut society.office, request)?.into_inner())
}

fn apply(society: &mut Society, preview: &ImportPreview) -> ImportDone {
    let request = ImportApplyReq { preview: preview.preview, reason: None, renamed: Vec::new() };
    call::import_apply(&mut society.office, request).unwrap().into_inner()
}

fn registered(society: &mut Society) -> Vec<String> {
    let request = PeopleReq { query: String::new(), address: String::new(), page: 1 };
    let mut ids: Vec<String> = call::people(&mut society.office, request)
        .unwrap()
        .into_inner()
        .rows
        .into_iter()
        .map(|row| row.insured)
        .collect();
    ids.sort();
    ids
}

/// Part, digits and words of each proposal.
fn told(preview: &ImportPreview) -> Vec<(WidthPart, Option<u8>, &str)> {
    preview.widths.iter().map(|row| (row.part.0, row.digits, row.text.as_str())).collect()
}

fn found(preview: &ImportPreview, words: &str) -> bool {
    let said =
        |finding: &FindingRow| finding.code.0 == FindingCode::WidthSeen && finding.cell.as_deref() == Some(words);
    preview.findings.iter().any(said)
}

#[test]
fn a_width_is_proposed_taken_by_a_word_and_holds_from_then_on() {
    let mut society = Society::without_widths().unwrap();
    let file = roster(&society, "first.xlsx", &["0001001", "0001002", "=1003"]);
    let first = preview(&mut society, &file, &[]).unwrap();
    let words = "番号は7桁のようです（この列の文字の値 2件がすべて7桁）";
    assert_eq!(told(&first), [(WidthPart::Number, Some(7), words)]);
    assert!(found(&first, words));
    assert_eq!((first.joins, first.rows_waiting), (2, 1), "nothing is applied in silence");

    let again = preview(&mut society, &file, &[(WidthPart::Number, 7)]).unwrap();
    assert_eq!((again.joins, again.rows_waiting, told(&again)), (3, 0, Vec::new()));
    let left = preview(&mut society, &file, &[]).unwrap();
    assert_eq!(left.rows_waiting, 1, "a review sets nothing");
    let again = preview(&mut society, &file, &[(WidthPart::Number, 7)]).unwrap();
    let done = apply(&mut society, &again);
    assert_eq!(registered(&mut society), ["50-0001001-00", "50-0001002-00", "50-0001003-00"]);

    society.restart().unwrap();
    let next = roster(&society, "next.xlsx", &["=1004"]);
    assert_eq!(preview(&mut society, &next, &[]).unwrap().joins, 1, "the society has the width by now");
    let other = preview(&mut society, &next, &[(WidthPart::Number, 6)]).unwrap_err();
    assert_eq!(
        (other.code, other.what().as_str()),
        (FaultCode::WidthSet, "番号の桁数は、この組合では7桁と決まっています。")
    );
    assert_eq!(preview(&mut society, &next, &[(WidthPart::Branch, 0)]).unwrap_err().code, FaultCode::WidthBad);

    call::import_undo(&mut society.office, ImportUndoReq { import: done.import }).unwrap();
    assert_eq!(registered(&mut society), [""; 0]);
    assert_eq!(preview(&mut society, &next, &[]).unwrap().rows_waiting, 1, "the width went back with the import");
}

#[test]
fn a_text_file_that_lost_the_zero_of_each_branch_says_so() {
    let mut society = Society::without_widths().unwrap();
    let path = society.dir.path().join("lost.csv");
    let rows =
        "50,0001001,0,札幌　太郎,1980-04-01,男,本人,2003-04-01\n50,0001001,1,札幌　花子,1982-05-06,女,妻,2005-06-01\n";
    std::fs::write(&path, format!("{}\n{rows}", HEADINGS.join(","))).unwrap();
    let first = preview(&mut society, &path, &[]).unwrap();
    let codes: Vec<_> = first.findings.iter().map(|found| found.code.0).collect();
    assert_eq!((first.rows_waiting, told(&first)), (2, vec![(WidthPart::Branch, Some(2), "枝番は2桁です")]));
    assert!(codes.contains(&FindingCode::WidthUnknown) && !codes.contains(&FindingCode::InsuredIdBad), "{codes:?}");
    let second = preview(&mut society, &path, &[(WidthPart::Branch, 2)]).unwrap();
    assert_eq!(apply(&mut society, &second).joins, 2);
    assert_eq!(registered(&mut society), ["50-0001001-00", "50-0001001-01"]);
}

#[test]
fn those_who_are_registered_tell_a_width_too_and_two_widths_tell_none() {
    let mut society = Society::without_widths().unwrap();
    let texts = roster(&society, "texts.xlsx", &["0001001", "0001002"]);
    let reviewed = preview(&mut society, &texts, &[]).unwrap();
    assert!(reviewed.widths.is_empty());
    apply(&mut society, &reviewed);
    let numbers = roster(&society, "numbers.xlsx", &["=1001", "=1002"]);
    let by_people = preview(&mut society, &numbers, &[]).unwrap();
    let words = "番号は7桁のようです（登録されている方 2人の番号がすべて7桁）";
    assert_eq!(told(&by_people), [(WidthPart::Number, Some(7), words)]);
    let again = preview(&mut society, &numbers, &[(WidthPart::Number, 7)]).unwrap();
    assert_eq!((again.joins, again.rows_waiting), (0, 0));

    let mixed = roster(&society, "mixed.xlsx", &["001005", "=1001"]);
    let mixed = preview(&mut society, &mixed, &[]).unwrap();
    let words = "番号の桁数が決まりません（文字の値 6桁 1件、登録されている方 7桁 2件、数値 4桁 1件）";
    assert_eq!(told(&mixed), [(WidthPart::Number, None, words)]);
    assert!(found(&mixed, words));
}

#[test]
fn a_symbol_that_has_lost_its_zeros_registers_nobody_a_second_time() {
    let mut society = Society::without_widths().unwrap();
    let texts = roster_of(&society, "texts.xlsx", "0012", &["0001001"]);
    let reviewed = preview(&mut society, &texts, &[]).unwrap();
    apply(&mut society, &reviewed);
    let lost = roster_of(&society, "lost.xlsx", "12", &["0001001", "0001002"]);
    let waiting = preview(&mut society, &lost, &[]).unwrap();
    assert_eq!((waiting.joins, waiting.rows_waiting), (0, 2));
    assert!(waiting.findings.iter().any(|finding| finding.code.0 == FindingCode::SymbolZeros));
    let padded = preview(&mut society, &lost, &[(WidthPart::Symbol, 4)]).unwrap();
    assert_eq!((padded.joins, padded.same, padded.rows_waiting), (1, 1, 0));
    apply(&mut society, &padded);
    assert_eq!(registered(&mut society), ["0012-0001001-00", "0012-0001002-00"]);
}
