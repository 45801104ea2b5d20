//! The blank roster: filled in and imported, it asks nothing and says every row as it was typed.

use kenpo_domain::proposal::ReviewGroup;
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, Society};
use std::io::{Cursor, Read, Write};

const FAMILY: [[&str; 15]; 3] = [
    [
        "12",
        "0001001",
        "00",
        "佐藤　花子",
        "サトウ　ハナコ",
        "昭和55年4月1日",
        "女",
        "本人",
        "2026-11-01",
        "",
        "650-0001",
        "兵庫県神戸市中央区加納町1-1",
        "078-000-0001",
        "31",
        "要",
    ],
    [
        "12",
        "0001001",
        "01",
        "佐藤　太郎",
        "サトウ　タロウ",
        "1979/5/3",
        "男",
        "夫",
        "令和8年11月1日",
        "令和8年11月1日",
        "6500001",
        "兵庫県神戸市中央区加納町1-1",
        "078-000-0001",
        "31",
        "不要",
    ],
    [
        "12",
        "0001001",
        "02",
        "佐藤　結衣",
        "サトウ　ユイ",
        "H22.4.5",
        "女",
        "長女",
        "R8.11.1",
        "2026-11-01",
        "",
        "兵庫県神戸市中央区加納町1-1",
        "",
        "31",
        "",
    ],
];

/// The workbook with rows typed below the headings, as Excel would put them there.
fn filled(template: &[u8], rows: &[[&str; 15]]) -> Vec<u8> {
    let mut typed = String::new();
    for (row, cells) in (2..).zip(rows) {
        typed += &format!("<row r=\"{row}\">");
        for (letter, text) in ('A'..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            typed += &format!("<c r=\"{letter}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        }
        typed += "</row>";
    }
    edited(template, "xl/worksheets/sheet1.xml", |xml| xml.replace("</sheetData>", &(typed.clone() + "</sheetData>")))
}

fn edited(bytes: &[u8], part: &str, edit: impl Fn(String) -> String) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut file = from.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = String::new();
        file.read_to_string(&mut content).unwrap();
        to.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(if name == part { edit(content) } else { content }.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn a_template_that_was_filled_in_reads_without_a_question() {
    let mut society = Society::empty().unwrap();
    let path = society.dir.path().join("template.xlsx");
    let request = TemplateReq { path: path.display().to_string() };
    call::template(&mut society.office, request).unwrap();
    let blank = std::fs::read(&path).unwrap();
    let path = society.dir.path().join("filled.xlsx");
    std::fs::write(&path, filled(&blank, &FAMILY)).unwrap();

    let columns = ImportColumnsReq { path: path.display().to_string(), said: FileSaid::nothing() };
    let columns = call::import_columns(&mut society.office, columns).unwrap().into_inner();
    assert_eq!((columns.missing.len(), columns.columns.len()), (0, FAMILY[0].len()));
    assert!(columns.columns.iter().all(|column| column.meaning.is_some() && !column.unclear));

    let preview = society.preview(&path).unwrap();
    let rows = society.rows(preview.preview, ReviewGroup::Joins, "").unwrap().rows;
    let (_, done) = society.import(&path).unwrap();
    assert_eq!((preview.rows_read, done.joins, done.waiting), (3, 3, 0));
    let found: Vec<_> = preview.findings.iter().map(|found| (found.code.code(), found.row)).collect();
    assert_eq!(found, [], "nothing has to be asked");
    let names: Vec<_> =
        rows.iter().map(|row| (row.insured.as_deref().unwrap(), row.name.as_deref().unwrap())).collect();
    assert_eq!(
        names,
        [("12-0001001-00", "佐藤　花子"), ("12-0001001-01", "佐藤　太郎"), ("12-0001001-02", "佐藤　結衣")]
    );
    let request = PersonReq { person: "12-0001001-02".to_owned(), as_of: AS_OF.to_owned() };
    let person = call::person(&mut society.office, request).unwrap().into_inner();
    let said = serde_json::to_string(&person).unwrap();
    for text in ["2010-04-05", "長女", "2026-11-01", "兵庫県神戸市中央区加納町1-1"] {
        assert!(said.contains(text), "{text}: {said}");
    }
}

#[test]
fn a_template_never_takes_the_place_of_a_file_and_is_the_same_on_the_same_day() {
    let mut society = Society::empty().unwrap();
    let write = |society: &mut Society, name: &str| {
        let path = society.dir.path().join(name).display().to_string();
        call::template(&mut society.office, TemplateReq { path }).map(|_| ()).map_err(|fault| fault.code)
    };
    assert_eq!(write(&mut society, "a.xlsx"), Ok(()));
    assert_eq!(write(&mut society, "a.xlsx"), Err(FaultCode::OutputExists));
    assert_eq!(write(&mut society, "b.xlsx"), Ok(()));
    let [a, b] = ["a.xlsx", "b.xlsx"].map(|name| std::fs::read(society.dir.path().join(name)).unwrap());
    assert!(a == b);
}
