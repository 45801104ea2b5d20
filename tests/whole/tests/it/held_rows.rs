//! Rows that did not go in: kept, shown, corrected and taken, or said not to be needed; and taken back.

use crate::small::{Member, SOMEONE, roster, roster_file};
use kenpo_domain::held_row::HeldState;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::proposal::ReviewGroup;
use kenpo_office::api::*;
use kenpo_office::fault::{Fault, FaultCode};
use kenpo_office::rpc::{answer, rpc};
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, Society};
use serde_json::json;
use std::path::PathBuf;

const HEADINGS: &str = "記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,住所,備考\n";

fn file(society: &Society, lines: &[&str]) -> PathBuf {
    let path = society.dir.path().join("held.csv");
    std::fs::write(&path, HEADINGS.to_owned() + &lines.join("\n")).unwrap();
    path
}

/// A day that never was, no 枝番, and somebody who is as they should be.
const LINES: [&str; 3] = [
    "50,0000001,00,札幌　太郎,サッポロ タロウ,昭和70年4月1日,男,本人,2020-04-01,札幌市中央区北一条西2,",
    "50,0000002,,小樽　葵,オタル アオイ,1981-04-01,女,本人,2020-04-01,小樽市色内9-77,",
    "50,0000003,00,江別　一,エベツ ハジメ,1982-04-01,男,本人,2020-04-01,江別市高砂町6,",
];

fn held(society: &mut Society, import: &str) -> ImportHeldPage {
    let request = ImportHeldReq { import: import.to_owned(), page: 1 };
    call::import_held(&mut society.office, request).unwrap().into_inner()
}

fn look(society: &mut Society, import: &str, row: u32, said: &[(Meaning, &str)]) -> Result<ImportPreview, Fault> {
    let set = said.iter().map(|(item, text)| HeldItemSaid { item: Coded(*item), text: (*text).to_owned() }).collect();
    let request = RowPreviewReq { import: import.to_owned(), row, set, as_of: AS_OF.to_owned() };
    call::row_preview(&mut society.office, request).map(|shown| shown.into_inner())
}

fn take(society: &mut Society, preview: &ImportPreview) -> Result<ImportDone, Fault> {
    let renamed = preview.renames.iter().map(|row| row.insured.clone()).collect();
    let request = ImportApplyReq { preview: preview.preview, reason: None, renamed };
    call::import_apply(&mut society.office, request).map(|done| done.into_inner())
}

fn drop_row(society: &mut Society, import: &str, row: u32, reason: &str) -> Result<ImportHeldPage, Fault> {
    let request = RowDropReq { import: import.to_owned(), row: Some(row), reason: Some(reason.to_owned()) };
    call::row_drop(&mut society.office, request).map(|page| page.into_inner())
}

fn undo(society: &mut Society, import: &str) {
    call::import_undo(&mut society.office, ImportUndoReq { import: import.to_owned() }).unwrap();
}

fn states(page: &ImportHeldPage) -> Vec<(u32, HeldState)> {
    page.rows.iter().map(|row| (row.row, row.state.0)).collect()
}

fn says(row: &HeldRowListed, meaning: Meaning) -> Option<&str> {
    row.items.iter().find(|item| item.item.0 == meaning).unwrap().says.as_deref()
}

/// How many rows wait, as the status tells.
fn waiting(society: &mut Society) -> u32 {
    call::status(&mut society.office, StatusReq {}).unwrap().into_inner().counts.unwrap().held_rows
}

fn is_registered(society: &mut Society, id: &str) -> bool {
    answer(rpc(&mut society.office, "person", json!({ "person": id, "asOf": AS_OF }))).is_ok()
}

#[test]
fn a_row_that_was_held_is_corrected_and_taken_and_waits_again_once_that_is_taken_back() {
    let mut society = Society::empty().unwrap();
    let path = file(&society, &LINES);
    let (_, done) = society.import(&path).unwrap();
    let page = held(&mut society, "latest");
    assert_eq!((page.import.import.as_str(), page.import.waiting, page.import.open), (done.import.as_str(), 2, 2));
    assert_eq!(states(&page), [(2, HeldState::Open), (3, HeldState::Open)]);
    let [day, branch] = page.rows.as_slice() else { panic!("two rows") };
    assert_eq!((says(day, Meaning::Name), says(day, Meaning::Birth)), (Some("札幌　太郎"), Some("昭和70年4月1日")));
    assert_eq!((says(branch, Meaning::Name), says(branch, Meaning::Branch)), (Some("小樽　葵"), None));
    assert!(
        day.items.iter().any(|item| item.item.0 == Meaning::Address && item.hidden),
        "an address is shown of nobody"
    );
    assert!(!day.reasons.is_empty() && !branch.reasons.is_empty());

    assert_eq!(waiting(&mut society), 2);
    let still = look(&mut society, &done.import, 2, &[]).unwrap();
    assert_eq!(take(&mut society, &still).unwrap_err().code, FaultCode::HeldRowStill);
    assert!(!is_registered(&mut society, "50-0000001-00"));
    let shown = look(&mut society, &done.import, 2, &[(Meaning::Birth, "昭和60年4月1日")]).unwrap();
    assert_eq!((shown.joins, shown.rows_waiting, shown.not_named.count), (1, 0, 0));
    let rows = society.rows(shown.preview, ReviewGroup::Joins, "").unwrap();
    let text = serde_json::to_string(&rows).unwrap();
    assert!(
        text.contains("昭和60年4月1日") && !text.contains("北一条"),
        "a made-up number brings no address out: {text}"
    );
    let taken = take(&mut society, &shown).unwrap();
    let person =
        answer(rpc(&mut society.office, "person", json!({ "person": "50-0000001-00", "asOf": AS_OF }))).unwrap();
    assert_eq!(person["person"]["birth"], "1985-04-01");
    assert_eq!(person["person"]["address"], "札幌市中央区北一条西2", "what was not shown goes in all the same");

    let page = held(&mut society, &done.import);
    assert_eq!((states(&page), waiting(&mut society)), (vec![(2, HeldState::Taken), (3, HeldState::Open)], 1));
    assert_eq!(held(&mut society, "latest").import.import, done.import, "the row is no file");
    assert_eq!(page.rows[0].taken_by.as_deref(), Some(taken.import.as_str()));
    assert_eq!(look(&mut society, &done.import, 2, &[]).unwrap_err().code, FaultCode::HeldRowDone);
    society.restart().unwrap();
    undo(&mut society, &taken.import);
    assert!(!is_registered(&mut society, "50-0000001-00"));
    assert_eq!(states(&held(&mut society, &done.import))[0], (2, HeldState::Open));
    assert!(look(&mut society, &done.import, 2, &[]).is_ok());
    undo(&mut society, &done.import);
    assert_eq!(waiting(&mut society), 0);
    assert_eq!(look(&mut society, &done.import, 2, &[]).unwrap_err().code, FaultCode::ImportUndone);
}

#[test]
fn a_row_that_is_not_needed_stays_with_who_said_so_and_why() {
    let mut society = Society::empty().unwrap();
    let path = file(&society, &LINES);
    let (_, done) = society.import(&path).unwrap();
    let page = drop_row(&mut society, &done.import, 3, " 退職済み 123456789018 ").unwrap();
    let row = &page.rows[1];
    assert_eq!((row.state.0, row.dropped_by.is_some()), (HeldState::Dropped, true));
    assert_eq!(row.dropped_for.as_deref(), Some("退職済み ********9018"));
    for fault in [
        drop_row(&mut society, &done.import, 3, "").err(),
        look(&mut society, &done.import, 3, &[(Meaning::Branch, "00")]).err(),
    ] {
        assert_eq!(fault.unwrap().code, FaultCode::HeldRowDone);
    }
    let unknown = drop_row(&mut society, &done.import, 4, "").unwrap_err();
    assert_eq!(unknown.code, FaultCode::HeldRowUnknown, "it went in");
    let all = RowDropReq { import: done.import.clone(), row: None, reason: None };
    let page = call::row_drop(&mut society.office, all.clone()).unwrap().into_inner();
    assert_eq!(states(&page), [(2, HeldState::Dropped), (3, HeldState::Dropped)]);
    assert_eq!(page.rows[1].dropped_for.as_deref(), Some("退職済み ********9018"), "what was said before stays");
    call::row_drop(&mut society.office, all).unwrap();
    let line = call::imports(&mut society.office, ImportsReq { page: 1 }).unwrap().into_inner().rows.remove(0);
    assert_eq!((line.waiting, line.open, line.taken, line.dropped), (2, 0, 0, 2));
}

#[test]
fn a_row_of_somebody_who_was_renamed_waits_and_a_preview_of_another_state_takes_nothing() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    let married = Member { name: "旭川　太郎", ..SOMEONE };
    let path = roster_file(&society, &[married]);
    let preview = society.preview(&path).unwrap();
    let request = ImportApplyReq { preview: preview.preview, reason: None, renamed: Vec::new() };
    let done = call::import_apply(&mut society.office, request).unwrap().into_inner();
    assert_eq!(states(&held(&mut society, &done.import)), [(2, HeldState::Open)]);
    let shown = look(&mut society, &done.import, 2, &[]).unwrap();
    assert_eq!(shown.renames.len(), 1);
    let request = ImportApplyReq { preview: shown.preview, reason: None, renamed: Vec::new() };
    let unseen = call::import_apply(&mut society.office, request).unwrap_err();
    assert_eq!(unseen.code, FaultCode::HeldRowStill, "nobody has looked at the name");
    drop_row(&mut society, &done.import, 2, "").unwrap();
    assert_eq!(take(&mut society, &shown).unwrap_err().code, FaultCode::HeldRowDone);
    let person = answer(rpc(&mut society.office, "person", json!({ "person": SOMEONE.id, "asOf": AS_OF }))).unwrap();
    assert_eq!(person["person"]["name"], SOMEONE.name);

    let (_, done) = society.import(&path).unwrap();
    assert_eq!(held(&mut society, &done.import).rows, [], "whoever was looked at went in");
}

#[test]
fn a_line_of_a_list_that_names_somebody_else_is_taken_under_the_right_number() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    let path = society.dir.path().join("list.csv");
    let text = "保険者番号,記号,番号,枝番,個人番号カード,利用登録,電子証明書有効期限,解除処理日,基準日
06139463,50,0000001,00,有,登録,2028-01-01,,2026年10月
06139462,50,0000001,00,有,登録,2028-01-01,,2026-10-31\n";
    std::fs::write(&path, text).unwrap();
    let (_, done) = society.import(&path).unwrap();
    let page = held(&mut society, &done.import);
    assert_eq!(states(&page), [(2, HeldState::Open), (3, HeldState::Open)]);
    let other = look(&mut society, &done.import, 3, &[]).unwrap();
    assert_eq!(take(&mut society, &other).unwrap_err().code, FaultCode::HeldRowStill, "another society's");
    let shown = look(&mut society, &done.import, 2, &[(Meaning::ListedOn, "2026-10-31")]).unwrap();
    assert_eq!((shown.listed, shown.not_named.count), (1, 0));
    take(&mut society, &shown).unwrap();
    assert_eq!(states(&held(&mut society, &done.import))[0], (2, HeldState::Taken));
    let wrong = look(&mut society, &done.import, 3, &[(Meaning::Address, "札幌市")]).unwrap_err();
    assert_eq!(wrong.code, FaultCode::HeldItemBad, "no list says an address");
}

#[test]
fn a_row_of_somebody_whose_contact_waits_says_nothing_beside_the_name_of_its_file() {
    let texts = [true, false].map(|withheld| {
        let mut society = Society::empty().unwrap();
        let contact = if withheld { SOMEONE } else { Member { postal: "", address: "", employer: "", ..SOMEONE } };
        roster(&mut society, &[contact]);
        if withheld {
            call::protect(&mut society.office, ProtectReq { insured: SOMEONE.id.into() }).unwrap();
        }
        let line = "50,0000001,00,札幌　太郎,サッポロ タロウ,昭和70年4月1日,女,本人,2020-04-01,帯広市西5条,";
        let path = file(&society, &[line]);
        let (_, done) = society.import(&path).unwrap();
        let page = held(&mut society, &done.import);
        assert_eq!(states(&page), [(2, HeldState::Open)]);
        let text = serde_json::to_string(&page.rows).unwrap();
        assert!(!text.contains("札幌") && !text.contains("0000001") && !text.contains("帯広"), "{text}");
        let birth = (Meaning::Birth, "1985-04-01");
        let untold = look(&mut society, &done.import, 2, &[birth]).unwrap_err();
        assert_eq!(untold.code, FaultCode::HeldRowUntold, "nor does a review tell whose it is");
        let number = [birth, (Meaning::Number, "0000001"), (Meaning::Branch, "00")];
        assert!(look(&mut society, &done.import, 2, &number).is_ok(), "whoever has the file can take it");
        text
    });
    assert_eq!(texts[0], texts[1], "nobody can tell who is withheld from who has no contact");
}

#[test]
fn the_history_is_written_as_a_workbook_of_texts() {
    let mut society = Society::empty().unwrap();
    let path = file(&society, &LINES);
    let (_, done) = society.import(&path).unwrap();
    let path = society.dir.path().join("history.xlsx").display().to_string();
    let request = ImportsExportReq { path: path.clone(), import: None };
    call::imports_export(&mut society.office, request.clone()).unwrap();
    let part = |name: &str| {
        let mut book = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
        std::io::read_to_string(book.by_name(name).unwrap()).unwrap()
    };
    let texts = part("xl/sharedStrings.xml");
    for text in ["取込日時", "held.csv", "不要とした担当者", "生年月日：昭和70年4月1日", &done.import]
    {
        assert!(texts.contains(text), "{text}");
    }
    assert!(!texts.contains("小樽市"), "an address is shown of nobody");
    let rows = |sheet: &str| part(sheet).matches("<row ").count();
    assert_eq!(["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"].map(rows), [2, 3]);
    assert!(!part("xl/worksheets/sheet2.xml").contains("<f>"));
    assert_eq!(call::imports_export(&mut society.office, request).unwrap_err().code, FaultCode::OutputExists);
}
