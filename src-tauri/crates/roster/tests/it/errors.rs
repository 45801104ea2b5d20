//! Errors of formulas, and formulas that nobody has calculated: of whatever item and format, none is a value, and none is a blank cell.

use crate::support::*;
use kenpo_domain::finding::{Checked, FindingCode};
use kenpo_domain::said::Said;
use kenpo_roster::{Opening, SheetRead, read};
use rust_xlsxwriter::Formula;
use std::ops::ControlFlow::Continue;

/// Items without which nobody is registered, by their place in [`HEADINGS`].
const NEEDED: [usize; 7] = [0, 1, 2, 3, 5, 7, 8];

/// Where errors were found, each with what stands there.
fn errors(checked: &Checked<SheetRead>) -> Vec<(u32, &'static str, String)> {
    let errors = checked.findings.iter().filter(|finding| finding.code == FindingCode::CellError);
    errors.map(|f| (f.place.row, letters(f.place.column), text(f).unwrap_or_default().to_owned())).collect()
}

/// The error stands under this heading in row 2, is told, and went into nothing.
fn is_told(bytes: &[u8], item: usize, error: &str, why: &str) {
    let checked = read_ok(bytes);
    let letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
    assert_eq!(errors(&checked), [(2, letters[item], error.to_owned())], "{why}: {}", HEADINGS[item]);
    let people = people(&checked.value);
    assert_eq!(people.is_empty(), NEEDED.contains(&item), "{why}: {}", HEADINGS[item]);
    for entry in people {
        let address = entry.address.unseal_for_store();
        assert!(
            ![entry.name.as_str(), entry.kana.cell(), &address.text].iter().any(|text| text.contains('#')),
            "{why}"
        );
    }
}

#[test]
fn an_error_is_no_value_of_any_item() {
    for item in 0..HEADINGS.len() {
        for error in ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#SPILL!"] {
            is_told(&with(item, error), item, error, "a text, as it comes of pasting values");
        }
        is_told(&with(item, " ####### "), item, "###", "a column that was too narrow");
        is_told(&with(item, "Err:502"), item, "Err:", "of LibreOffice");
        let calculated = made(|sheet| {
            for (c, heading) in (0..).zip(HEADINGS) {
                sheet.write_string(0, c, heading).unwrap();
                sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
            }
            sheet.write_formula(1, item as u16, Formula::new("=X!A1").set_result("#REF!")).unwrap();
        });
        is_told(&calculated, item, "#REF!", "a formula of a workbook");
        let mut row = SATO;
        row[item] = "#N/A";
        let csv = format!("{}\n{}\n", HEADINGS.join(","), row.join(","));
        is_told(csv.as_bytes(), item, "#N/A", "a text file");
    }
}

#[test]
fn a_formula_that_nobody_has_calculated_is_no_blank_cell() {
    for item in 0..HEADINGS.len() {
        let bytes = made(|sheet| {
            for (c, heading) in (0..).zip(HEADINGS) {
                sheet.write_string(0, c, heading).unwrap();
                sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
            }
            sheet.write_formula(1, item as u16, Formula::new("=B9").set_result("777777")).unwrap();
        });
        for nothing in ["", "<v/>", "<v />", "<v></v>"] {
            let edit = |xml: String| xml.replace("<v>777777</v>", nothing);
            is_told(&edited(&bytes, "xl/worksheets/sheet1.xml", edit), item, "#?", nothing);
        }
    }
    // A formula may come to a text without a sign: =IF(A1="","",A1).
    let bytes = made(|sheet| {
        for (c, heading) in (0..).zip(HEADINGS) {
            sheet.write_string(0, c, heading).unwrap();
            sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
        }
        sheet.write_formula(1, 9, Formula::new("=\"\"").set_result("x")).unwrap();
    });
    let blank = edited(&bytes, "xl/worksheets/sheet1.xml", |xml| xml.replace("<v>x</v>", "<v></v>"));
    assert_eq!(brief(&read_ok(&blank).findings), [("address_missing", 2, "J")]);
    // Some writers do not say that it is a text; where another formula has a value, somebody has calculated.
    let untold = |xml: String| xml.replace(" t=\"str\"><f>\"\"</f><v>x</v>", "><f>\"\"</f><v></v>");
    let calculated = |xml: String| {
        untold(xml).replace("</sheetData>", "<row r=\"9\"><c r=\"Z9\"><f>1+1</f><v>2</v></c></row></sheetData>")
    };
    let of =
        |edit: &dyn Fn(String) -> String| errors(&read_ok(&edited(&bytes, "xl/worksheets/sheet1.xml", edit))).len();
    assert_eq!((of(&untold), of(&calculated)), (1, 0));
}

#[test]
fn errors_of_libre_office_and_of_old_workbooks_are_told() {
    let ods = sample("../formats/libreoffice.ods");
    let places = |read: &Checked<SheetRead>| errors(read).into_iter().map(|(row, at, _)| (row, at)).collect::<Vec<_>>();
    assert_eq!(places(&read_ok(&ods)), [(5, "J"), (6, "B")]);
    let said = Said { table: Some("名簿".to_owned()), ..Said::default() };
    let xls =
        read(&Opening::new(&sample("../formats/libreoffice.xls")), &rules(), &said, &mut |_| Continue(())).unwrap();
    assert_eq!(places(&xls), [(5, "J"), (6, "B")]);
    let address = "<table:table-cell office:value-type=\"string\" calcext:value-type=\"string\"><text:p>神戸市中央区1-1けんぽ荘</text:p></table:table-cell>";
    let uncalculated =
        edited(&ods, "content.xml", |xml| xml.replace(address, "<table:table-cell table:formula=\"of:=[.A1]\"/>"));
    assert_eq!(places(&read_ok(&uncalculated)), [(4, "J"), (5, "J"), (6, "B")]);
}
