//! What the tests share: the sample files, the demo society's rules, and looking into sealed values.

use kenpo_domain::Day;
use kenpo_domain::code::Code;
use kenpo_domain::finding::{Checked, Finding, FindingCode, Letters};
use kenpo_domain::insured::{InsurerNumber, Width, Widths};
use kenpo_domain::roster::{ListEntry, RosterEntry};
use kenpo_domain::said::Said;
use kenpo_roster::{Opening, ReadError, Reading, Rules, SheetRead, read};
use rust_xlsxwriter::{Workbook, Worksheet};
use std::ops::ControlFlow;
use std::path::PathBuf;

pub const KOBE: &str = "kobe_branch_2026-11.xlsx";
pub const KYOTO: &str = "kyoto_branch_2026-11.xls";
pub const EMPLOYER: &str = "employer_31_2026-11.csv";
pub const LIST: &str = "national_list_2026-10.xlsx";

pub fn sample(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/rosters").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A character for each number, for names that differ.
pub fn numeral(n: usize) -> char {
    char::from_u32(u32::from('一') + u32::try_from(n).unwrap()).unwrap()
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn demo_society() -> InsurerNumber {
    InsurerNumber::parse("06139463").unwrap()
}

pub fn rules() -> Rules<'static> {
    let widths = Widths { symbol: None, number: Width::new(7), branch: Width::new(2), postal: Width::new(7) };
    Rules { widths, insurer: None, as_of: day("2026-11-30") }
}

pub fn read_with(bytes: &[u8], rules: &Rules<'_>) -> Result<Checked<SheetRead>, ReadError> {
    read(&Opening::new(bytes), rules, &Said::default(), &mut |_| ControlFlow::Continue(()))
}

pub fn read_ok(bytes: &[u8]) -> Checked<SheetRead> {
    read_with(bytes, &rules()).unwrap_or_else(|error| panic!("{error}"))
}

pub fn error(bytes: &[u8]) -> Option<ReadError> {
    read_with(bytes, &rules()).err()
}

pub fn people(read: &SheetRead) -> &[RosterEntry] {
    match &read.reading {
        Reading::Roster(people) => people,
        Reading::NationalList(_) => panic!("read as a national list"),
    }
}

pub fn lines(read: &SheetRead) -> &[ListEntry] {
    match &read.reading {
        Reading::NationalList(lines) => lines,
        Reading::Roster(_) => panic!("read as a roster"),
    }
}

pub fn text(finding: &Finding) -> Option<&str> {
    finding.text.unseal_for_store().as_deref()
}

pub fn count(findings: &[Finding], code: FindingCode) -> usize {
    findings.iter().filter(|finding| finding.code == code).count()
}

/// A column's letters for the life of a test, nothing where there is none.
pub fn letters(column: Option<Letters>) -> &'static str {
    column.map_or("", |column| column.to_string().leak())
}

/// Code, row and column of each finding.
pub fn brief(findings: &[Finding]) -> Vec<(&'static str, u32, &str)> {
    findings.iter().map(|f| (f.code.code(), f.place.row, letters(f.place.column))).collect()
}

/// All texts that a reading keeps, in one string, parts apart.
pub fn everything_kept(checked: &Checked<SheetRead>) -> String {
    let read = &checked.value;
    let mut out: Vec<String> = vec![read.columns.sheet.clone().unwrap_or_default()];
    out.extend(read.columns.read.iter().map(|column| column.heading.clone()));
    out.extend(read.habit.headings.0.iter().flat_map(|at| [at.text.clone(), at.key.clone()]));
    out.extend(read.raw.iter().flat_map(|raw| raw.cells.unseal_for_store().iter().map(str::to_owned)));
    out.extend(checked.findings.iter().filter_map(|finding| text(finding).map(str::to_owned)));
    if let Reading::Roster(people) = &read.reading {
        for entry in people {
            let address = entry.address.unseal_for_store();
            out.extend(
                [entry.name.as_str(), entry.kana.cell(), &entry.relation_text, &address.text].map(str::to_owned),
            );
            out.extend(entry.phone.unseal_for_store().clone());
            out.extend(entry.employer.unseal_for_store().clone());
            out.push(entry.insured.to_string());
        }
    }
    out.join("\n")
}

/// A workbook of one sheet whose cells are given as texts.
pub fn of_texts(rows: &[&[&str]]) -> Vec<u8> {
    made(|sheet| {
        for (r, row) in (0..).zip(rows) {
            for (c, text) in (0..).zip(*row) {
                if !text.is_empty() {
                    sheet.write_string(r, c, *text).unwrap();
                }
            }
        }
    })
}

pub fn made(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

pub const HEADINGS: [&str; 10] =
    ["記号", "番号", "枝番", "氏名", "フリガナ", "生年月日", "性別", "続柄", "資格取得年月日", "住所"];
pub const SATO: [&str; 10] = [
    "12",
    "0001001",
    "00",
    "佐藤　花子",
    "サトウ ハナコ",
    "昭和55年4月1日",
    "女",
    "本人",
    "平成15年4月1日",
    "神戸市中央区1-1",
];

/// SATO under the usual headings, one cell replaced.
pub fn with(item: usize, text: &str) -> Vec<u8> {
    let mut row = SATO;
    row[item] = text;
    of_texts(&[&HEADINGS, &row])
}

/// The same workbook with the flag of the 1904 calendar.
pub fn with_1904(bytes: &[u8]) -> Vec<u8> {
    edited(bytes, "xl/workbook.xml", |xml| xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" "))
}

/// The package with one part edited.
pub fn edited(bytes: &[u8], part: &str, edit: impl Fn(String) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut file = from.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == part {
            let before = String::from_utf8(content).unwrap();
            let after = edit(before.clone());
            assert_ne!(before, after, "nothing was edited in {part}");
            content = after.into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}
