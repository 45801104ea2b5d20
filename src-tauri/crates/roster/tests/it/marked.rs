//! The sheet back to its sender: the look stays, nothing hidden goes along, and no 個人番号 is in any part of the copy.

use crate::support::*;
use kenpo_domain::finding::FindingCode;
use kenpo_roster::{Block, Hazards, LeftOut, ReadError, Remark, marked_copy};
use rust_xlsxwriter::{Color, Format, FormatPattern, Formula, Note, Workbook};
use std::cell::RefCell;
use std::io::{Cursor, Read};
use std::ops::ControlFlow;

/// A 個人番号 with a right check digit, of nobody.
const NUMBER: &str = "123456789018";

fn copy_with(bytes: &[u8], seen: &RefCell<Hazards>) -> Result<Vec<u8>, ReadError> {
    let read = read_ok(bytes);
    let remarks = read.findings.iter().map(|found| Remark {
        row: found.place.row,
        column: found.place.column,
        weight: found.code.weight(),
        text: found.code.what().to_owned(),
    });
    let page = |hazards: &Hazards| {
        *seen.borrow_mut() = hazards.clone();
        vec![Block::Title("結果".to_owned())]
    };
    marked_copy(
        &kenpo_roster::Opening::new(bytes),
        &kenpo_domain::said::Said::default(),
        remarks.collect(),
        &page,
        &mut |_| ControlFlow::Continue(()),
    )
}

fn copy(bytes: &[u8]) -> Vec<u8> {
    copy_with(bytes, &RefCell::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// A copy whose column of marks is called otherwise, so that all of its rows are read.
fn unmarked(copy: &[u8]) -> Vec<u8> {
    edited(copy, "xl/worksheets/sheet2.xml", |xml| xml.replace("けんぽデスク確認", "備考"))
}

/// Every part of a package by its name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        out.push((name, text));
    }
    out
}

fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(own, _)| own == name).unwrap_or_else(|| panic!("no {name}")).1
}

/// The digits of a text one after the other, whatever stands between them.
fn digits(text: &str) -> String {
    let ascii = |c: char| match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        c => Some(c).filter(char::is_ascii_digit),
    };
    text.chars().filter_map(ascii).collect()
}

#[test]
fn the_copy_is_read_again_and_says_the_same() {
    for file in [KOBE, KYOTO, EMPLOYER, "../formats/kobe.ods"] {
        let bytes = sample(file);
        let (before, after) = (read_ok(&bytes), read_ok(&unmarked(&copy(&bytes))));
        let names = |read: &kenpo_roster::SheetRead| {
            people(read)
                .iter()
                .map(|person| (person.insured.to_string(), person.name.as_str().to_owned()))
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&before.value), names(&after.value), "{file}");
        assert_eq!(before.value.columns.sheet.is_some(), file != EMPLOYER);
    }
}

#[test]
fn offending_cells_are_coloured_and_explained_and_keep_their_look() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let bold = Format::new().set_bold().set_pattern(FormatPattern::Solid).set_background_color(Color::Green);
    for (at, heading) in (0..).zip(HEADINGS) {
        sheet.write_string(2, at, heading).unwrap();
        sheet.write_string(3, at, SATO[usize::from(at)]).unwrap();
    }
    sheet.write_string_with_format(3, 5, "昭和65年1月1日", &bold).unwrap();
    sheet.write_string(3, 9, "").unwrap();
    sheet.set_column_width(3, 31).unwrap().set_row_height(3, 40).unwrap().set_freeze_panes(3, 1).unwrap();
    sheet.autofilter(2, 0, 3, 9).unwrap().merge_range(0, 0, 0, 4, "名簿", &bold).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let copy = copy(&bytes);
    let sheet = part(&copy, "xl/worksheets/sheet2.xml");
    for kept in ["<pane ", "<mergeCell ref=\"A1:E1\">", "width=\"31", "ht=\"39.75\"", "<autoFilter ref=\"A3:K4\">"] {
        assert!(sheet.contains(kept), "{kept}: {sheet}");
    }
    assert!(sheet.contains("けんぽデスク確認") && sheet.contains("要修正"));
    assert!(part(&copy, "xl/comments1.xml").contains(FindingCode::BirthDateBad.what()));
    assert!(part(&copy, "xl/comments1.xml").contains("<comment ref=\"F4\""));
    let style = sheet.split("<c r=\"F4\" s=\"").nth(1).unwrap().split('"').next().unwrap().parse::<usize>().unwrap();
    let styles = part(&copy, "xl/styles.xml");
    let xfs = styles.split("<cellXfs>").nth(1).unwrap();
    let (marked, before) = (xfs.split("<xf").nth(style + 1).unwrap(), xfs.split("<xf").nth(2).unwrap());
    let font = |xf: &str| xf.split("fontId=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(font(marked), font(before), "its own face stays");
    assert!(styles.contains("FFFFC9CE"));
}

#[test]
fn no_number_is_in_any_part_of_a_copy() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("名簿").unwrap();
    let mut headings = HEADINGS.to_vec();
    headings.extend(["個人番号", "備考"]);
    for (at, heading) in (0..).zip(&headings) {
        sheet.write_string(0, at, *heading).unwrap();
    }
    for row in 1..=6 {
        for (at, text) in (0..).zip(SATO) {
            sheet.write_string(row, at, if at == 2 { format!("0{row}") } else { text.to_owned() }).unwrap();
        }
        let number = ["123456789018", "1234-5678-9018", "１２３４５６７８９０１８", "123456789019", "", "12345678901"];
        sheet.write_string(row, 10, number[row as usize - 1]).unwrap();
    }
    sheet.write_number(5, 10, 123_456_789_018.0).unwrap();
    let (red, blue) = (Format::new().set_font_color(Color::Red), Format::new().set_font_color(Color::Blue));
    sheet.write_rich_string(1, 11, &[(&red, "12345"), (&blue, "6789018")]).unwrap();
    sheet.write_string(2, 11, "_x0031_23456789018").unwrap();
    sheet.write_formula(3, 11, Formula::new("=\"1234\"&\"56789018\"").set_result(NUMBER)).unwrap();
    sheet.write_formula(4, 11, Formula::new("=123456789000+18").set_result(NUMBER)).unwrap();
    sheet.write_number(5, 11, 123_456_789_018.0).unwrap();
    sheet.insert_note(1, 0, &Note::new(NUMBER).set_author(NUMBER)).unwrap();
    sheet.set_header(format!("&L{NUMBER}&R1234 5678 9018")).set_footer("&C123456&B789018");
    sheet.write_url_with_text(6, 11, format!("https://example.jp/{NUMBER}").as_str(), "詳細").unwrap();
    workbook.define_name("個人", &format!("=\"{NUMBER}\"")).unwrap();
    let properties = rust_xlsxwriter::DocProperties::new().set_title(NUMBER).set_author(NUMBER);
    workbook.set_properties(&properties);
    let hidden = workbook.add_worksheet();
    hidden.set_name(NUMBER).unwrap().set_hidden(true);
    hidden.write_string(0, 0, "1234 5678 9018").unwrap();
    hidden.write_number_with_format(3, 3, 5.0, &Format::new().set_num_format("\"1234\"\"56789018\"0")).unwrap();
    hidden.set_row_hidden(0).unwrap().set_column_hidden(3).unwrap();
    // The library writes the escape itself as a text; here it stands for a digit.
    let bytes = edited(&workbook.save_to_buffer().unwrap(), "xl/sharedStrings.xml", |xml| xml.replace("_x005F_", "_"));
    assert!(parts(&bytes).iter().any(|(_, text)| text.contains(NUMBER)), "the planted ones are there");

    let seen = RefCell::default();
    let copy = copy_with(&bytes, &seen).unwrap();
    for (name, text) in parts(&copy) {
        // The numbers of places and looks stand between tags; a number in parts would stand in texts and values.
        let texts: Vec<&str> =
            text.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
        for digits in [digits(&text), digits(&texts.concat())] {
            for planted in [NUMBER, "123456789019", "12345678901"] {
                assert!(!digits.contains(planted), "{planted} in {name}: {text}");
            }
        }
        assert!(!text.contains("<f>") && !name.contains("docProps"), "{name}");
    }
    let hazards = seen.into_inner();
    assert_eq!((hazards.hidden_sheets, hazards.hidden_rows, hazards.hidden_columns, hazards.formulas), (1, 1, 1, 2));
    assert!(hazards.numbers >= 9, "{hazards:?}");
    let all = [LeftOut::Remarks, LeftOut::Drawings, LeftOut::Links, LeftOut::Properties];
    assert!(all.iter().all(|kind| hazards.left_out.contains(kind)), "{hazards:?}");
}

#[test]
fn a_text_that_looks_like_a_formula_stays_a_text() {
    for text in ["=A1+1", "+N", "@SUM(A1)", "-N <&> \"x\""] {
        let copy = copy(&with(9, text));
        let read = read_ok(&unmarked(&copy));
        assert_eq!(people(&read.value)[0].address.unseal_for_store().text, text);
        assert!(!part(&copy, "xl/worksheets/sheet2.xml").contains("<f"));
    }
}

#[test]
fn twenty_thousand_rows_are_copied_in_reasonable_time() {
    let bytes = made(|sheet| {
        for (at, heading) in (0..).zip(HEADINGS) {
            sheet.write_string(0, at, heading).unwrap();
        }
        for row in 1..=20_000 {
            for (at, text) in (0..).zip(SATO) {
                let number = format!("{:07}", 2_000_000 + row);
                sheet.write_string(row, at, if at == 1 { &number } else { text }).unwrap();
            }
        }
    });
    let started = std::time::Instant::now();
    let copy = copy(&bytes);
    assert!(started.elapsed().as_secs() < 300, "{:?}", started.elapsed());
    assert_eq!(read_ok(&unmarked(&copy)).value.rows_read, 20_000);
}

#[test]
fn what_cannot_be_a_sheet_is_refused_without_a_panic() {
    let bytes = with(5, "S65.1.1");
    let whole = copy(&bytes);
    for edit in ["<row", "<c ", "</sheetData>", "<v>"] {
        let broken = edited(&bytes, "xl/worksheets/sheet1.xml", |xml| xml.replacen(edit, "<x", 1));
        if read_with(&broken, &rules()).is_ok() {
            let _ = copy_with(&broken, &RefCell::default());
        }
    }
    assert!(whole.starts_with(b"PK"));
}

/// A copy of three rows of which the last two are wrong, with its sheet edited.
fn came_back(edit: impl Fn(String) -> String) -> kenpo_domain::finding::Checked<kenpo_roster::SheetRead> {
    let row = |branch: &'static str, birth: &'static str| {
        let mut row = SATO;
        (row[2], row[5]) = (branch, birth);
        row
    };
    let rows = [row("00", "昭和55年4月1日"), row("01", "昭和65年1月1日"), row("02", "平成40年1月1日")];
    let bytes = of_texts(&[&HEADINGS, &rows[0], &rows[1], &rows[2]]);
    assert_eq!(read_ok(&bytes).value.rows_waiting, 2);
    let corrected =
        |xml: String| xml.replace("昭和65年1月1日", "昭和63年1月1日").replace("平成40年1月1日", "平成4年1月1日");
    let copy = edited(&copy(&bytes), "xl/sharedStrings.xml", corrected);
    read_ok(&edited(&copy, "xl/worksheets/sheet2.xml", |xml| edit(xml) + "<!-- edited -->"))
}

fn branches(read: &kenpo_roster::SheetRead) -> Vec<String> {
    people(read).iter().map(|person| person.insured.to_string()).collect()
}

#[test]
fn of_a_corrected_copy_only_marked_rows_are_read() {
    let read = came_back(|xml| xml);
    assert_eq!(branches(&read.value), ["12-0001001-01", "12-0001001-02"]);
    assert_eq!((read.value.rows_read, read.value.rows_waiting, read.value.raw.len()), (2, 0, 2));
    let told: Vec<_> = read.findings.iter().map(|found| (found.code, text(found))).collect();
    assert_eq!(told, [(FindingCode::RowsLeftAlone, Some("1行"))]);
}

#[test]
fn marks_move_with_their_rows_and_are_told_where_they_are_gone() {
    // The first row is gone: the others stand one row higher than when they were marked.
    let moved = came_back(|xml| {
        let (before, rest) = xml.split_once("<row r=\"2\"").unwrap();
        let (_, after) = rest.split_once("</row>").unwrap();
        let higher = |xml: &str, from: u32| xml.replace(&format!("{from}\""), &format!("{}\"", from - 1));
        before.to_owned() + &higher(&higher(after, 3), 4)
    });
    assert_eq!((branches(&moved.value).len(), moved.findings.len()), (2, 0));
    let tampered = came_back(|xml| xml.replace("要修正", "済"));
    assert_eq!((tampered.value.rows_read, branches(&tampered.value).len()), (0, 0));
    let without = came_back(|xml| xml.replace("けんぽデスク確認", "備考"));
    assert_eq!(branches(&without.value), ["12-0001001-00", "12-0001001-01", "12-0001001-02"]);
}

#[test]
fn a_marked_row_with_the_number_of_one_that_is_left_alone_waits() {
    let row = |branch: &'static str, birth: &'static str| {
        let mut row = SATO;
        (row[2], row[5]) = (branch, birth);
        row
    };
    let rows = [row("00", "昭和55年4月1日"), row("01", "昭和65年1月1日")];
    let copy = copy(&of_texts(&[&HEADINGS, &rows[0], &rows[1]]));
    let corrected = |xml: String| xml.replace("昭和65年1月1日", "昭和63年1月1日").replace(">01<", ">00<");
    let read = read_ok(&edited(&copy, "xl/sharedStrings.xml", corrected));
    assert_eq!((read.value.rows_read, read.value.rows_waiting), (1, 1));
    assert_eq!(count(&read.findings, FindingCode::InsuredIdTwice), 1);
}
