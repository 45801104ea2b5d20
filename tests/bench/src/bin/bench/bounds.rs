//! Generated files that take memory rather than time: a roster whose every row is wrong, a wide one to be marked, a 届書CSV.

use crate::office::root;
use crate::roster::{Called, SYMBOL, Seat, called, relation, seat};
use rust_xlsxwriter::{Workbook, XlsxError};

/// What the roster of wrong rows is like.
pub const ABOUT_WRONG: &str = "14 columns; ten things are wrong in every row, and no row can go in";

/// What the wide roster is like.
pub const ABOUT_WIDE: &str =
    "20 columns, 6 of them not used; a reading is missing in each tenth row, a birth is none in each fiftieth";

/// What the 届書CSV is like.
pub const ABOUT_FILING: &str = "資格取得届 of 38 items; its columns of 記号 and 枝番 are said";

/// The columns of its 記号 and 枝番.
pub const FILING_COLUMNS: &str = "AK=symbol,AL=branch";

const HEADINGS: [&str; 14] = [
    "記号",
    "番号",
    "枝番",
    "氏名",
    "フリガナ",
    "生年月日",
    "性別",
    "続柄",
    "資格取得年月日",
    "郵便番号",
    "住所",
    "電話番号",
    "事業所コード",
    "資格確認書発行要否",
];
const UNUSED: [&str; 6] = ["社員番号", "所属", "役職", "等級", "通勤経路", "備考"];

/// A workbook in which every row is wrong in many ways.
pub fn wrong(people: u32) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0u16..).zip(HEADINGS) {
        sheet.write(0, column, heading)?;
    }
    for at in 0..people {
        let row = at + 1;
        let number = format!("{:07}", seat(at).number);
        let cells = [
            "12",
            &number,
            "枝",
            "佐藤",
            "",
            "昭和99年13月1日",
            "不明",
            "？",
            "令和8年2月30日",
            "650",
            "",
            "12",
            "1201",
            "？",
        ];
        for (column, cell) in (0u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write(row, column, cell)?;
        }
        sheet.write(row, 11, 123)?;
    }
    book.save_to_buffer()
}

/// A workbook of good rows with a few findings, and columns that nobody needs.
pub fn wide(people: u32) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0u16..).zip(HEADINGS.into_iter().chain(UNUSED)) {
        sheet.write(0, column, heading)?;
    }
    for at in 0..people {
        let row = at + 1;
        let Seat { household, number, branch } = seat(at);
        let Called { family, family_kana, given, given_kana, sex } = called(at);
        let kana = if at % 10 == 0 { String::new() } else { format!("{family_kana} {given_kana}") };
        let month = if at % 50 == 0 { 13 } else { 1 + at % 12 };
        let cells = [
            SYMBOL.to_string(),
            format!("{number:07}"),
            format!("{branch:02}"),
            format!("{family}　{given}"),
            kana,
            format!("昭和{}年{month}月{}日", 40 + at % 20, 1 + at % 28),
            sex.to_owned(),
            relation(branch, sex).to_owned(),
            format!("令和{}年7月{}日", 1 + at % 7, 1 + at % 28),
            "650-0001".to_owned(),
            format!(
                "兵庫県神戸市中央区加納町{}丁目{}-{}",
                1 + household % 6,
                1 + household % 30,
                100 + household % 800
            ),
            format!("078-{:03}-{:04}", at % 1_000, at % 10_000),
            (1201 + household / 40 % 50).to_string(),
            if at % 9 == 0 { "○".to_owned() } else { String::new() },
            format!("S{:06}", at + 1),
            format!("第{}営業部 {}課", 1 + at % 9, 1 + at % 4),
            "主任".to_owned(),
            (1 + at % 40).to_string(),
            format!("三宮駅から{}番の系統", at % 100),
            format!("{}年度に異動", 2000 + at % 26),
        ];
        for (column, cell) in (0u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write(row, column, cell)?;
        }
    }
    book.save_to_buffer()
}

/// The sample of a 届書CSV with one of its records so often, each time with another 番号.
#[allow(clippy::disallowed_methods, reason = "a sample of the repository's")]
pub fn filing(records: u32) -> crate::outcome::Result<Vec<u8>> {
    const NUMBER: &[u8] = b"0001002";
    let sample = std::fs::read(root().join("tests/fixtures/formats/KPFD0006.CSV"))?;
    let lines: Vec<&[u8]> = sample.split_inclusive(|byte| *byte == b'\n').collect();
    let place = |line: &[u8]| line.windows(NUMBER.len()).position(|part| part == NUMBER);
    let data = lines.iter().position(|line| line.starts_with(b"[data]")).ok_or("no [data]")?;
    let record = lines.iter().find(|line| place(line).is_some()).ok_or("no record to repeat")?;
    let at = place(record).ok_or("no 番号")?;
    let mut file = lines[..=data].concat();
    for number in 1..=records {
        file.extend_from_slice(&record[..at]);
        file.extend_from_slice(format!("{number:07}").as_bytes());
        file.extend_from_slice(&record[at + NUMBER.len()..]);
    }
    Ok(file)
}
