//! What is entered by hand: every hold and every error of the samples is solved by it, from a screen or a list, all or nothing.

use crate::asked::ask;
use crate::small::{Member, SOMEONE, roster, roster_file, without_card};
use kenpo_domain::entry::Entry;
use kenpo_office::api::*;
use kenpo_office::fault::{Fault, FaultCode};
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, FILES, Society};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const HIDDEN: Member = Member { id: "50-0000002-01", name: "小樽　葵", relation: "妻", ..SOMEONE };
/// The same person as everybody but the desk sees them.
const BARE: Member = Member { postal: "", address: "", employer: "", ..HIDDEN };

fn phoned(on: &str) -> ToldBy {
    ToldBy { source: Coded(SourceKind::Phone), on: on.to_owned() }
}

fn fields(said: &[(Entry, &str)]) -> Vec<EntrySaid> {
    said.iter().map(|(field, value)| EntrySaid { field: Coded(*field), value: (*value).to_owned() }).collect()
}

fn preview(society: &mut Society, people: &[&str], said: &[(Entry, &str)]) -> Result<CorrectPreview, Fault> {
    let people = people.iter().map(|id| (*id).to_owned()).collect();
    let request =
        CorrectPreviewReq { people, fields: fields(said), told: phoned("2026-11-25"), as_of: AS_OF.to_owned() };
    call::correct_preview(&mut society.office, request).map(|shown| shown.into_inner())
}

fn apply(society: &mut Society, preview: u32) -> Result<CorrectDone, Fault> {
    call::correct_apply(&mut society.office, CorrectApplyReq { preview }).map(|done| done.into_inner())
}

fn correct(society: &mut Society, people: &[&str], said: &[(Entry, &str)]) -> CorrectDone {
    let shown = preview(society, people, said).unwrap();
    apply(society, shown.preview).unwrap()
}

fn of_file(society: &mut Society, path: &Path) -> Result<CorrectPreview, Fault> {
    let (path, told) = (path.display().to_string(), phoned("2026-11-25"));
    let request = CorrectFileReq { path, password: None, told, as_of: AS_OF.to_owned() };
    call::correct_file(&mut society.office, request).map(|shown| shown.into_inner())
}

fn csv(society: &Society, text: &str) -> PathBuf {
    let path = society.dir.path().join("corrections.csv");
    std::fs::write(&path, text).unwrap();
    path
}

fn undo(society: &mut Society, change: u32) -> Result<CorrectUndone, Fault> {
    call::correct_undo(&mut society.office, CorrectUndoReq { change }).map(|undone| undone.into_inner())
}

fn person(society: &mut Society, id: &str) -> Value {
    ask(society, "person", json!({ "person": id, "asOf": AS_OF }))
}

fn history(society: &mut Society, id: &str) -> Value {
    ask(society, "person_history", json!({ "person": id, "page": 1 }))["rows"].clone()
}

fn count_of(society: &mut Society, outcome: &str) -> u32 {
    society.plan(outcome).unwrap().total
}

/// Enters what is missing of everybody who is held, of all alike at once.
fn solve_holds(society: &mut Society) {
    while let Some(row) = society.plan("hold").unwrap().rows.into_iter().next() {
        let said: &[(Entry, &str)] = match (row.reason_text.as_str(), row.missing_texts.first().map(String::as_str)) {
            ("要配慮か本人に確認する", None) => &[(Entry::CareNeeded, "なし"), (Entry::CareAskedOf, "本人")],
            (_, Some("負担割合")) => &[(Entry::BurdenPercent, "2割"), (Entry::BurdenEffectiveOn, AS_OF)],
            _ => &[
                (Entry::Card, "保有"),
                (Entry::Registered, "あり"),
                (Entry::NumberState, "紐付け済み"),
                (Entry::NumberLinkedOn, "2026-10-01"),
            ],
        };
        let alike =
            |other: &DecisionRow| (&other.reason_text, &other.missing_texts) == (&row.reason_text, &row.missing_texts);
        let page = society.plan("hold").unwrap().rows;
        let people: Vec<&str> = page.iter().filter(|other| alike(other)).map(|other| other.insured.as_str()).collect();
        let shown = preview(society, &people, said).unwrap();
        // Who lacked one thing can lack another one then.
        let solved =
            |row: &CorrectRow| alike(&row.before) && !alike(&row.after) && row.after.outcome_text != "登録内容の誤り";
        assert!(shown.rows.iter().all(solved), "{:?}", row.reason_text);
        assert_eq!(apply(society, shown.preview).unwrap().changed as usize, people.len());
    }
}

#[test]
fn every_hold_and_every_error_of_the_samples_is_solved_by_hand() {
    let mut society = Society::with(&FILES).unwrap();
    let made = |society: &mut Society| {
        [count_of(society, "hold"), count_of(society, "error"), count_of(society, "individual_check")]
    };
    assert_eq!(made(&mut society), [128, 17, 0]);
    solve_holds(&mut society);
    let errors = society.plan("error").unwrap().rows;
    let people: Vec<&str> = errors.iter().map(|row| row.insured.as_str()).collect();
    let shown = preview(&mut society, &people, &[(Entry::AcquiredOn, "R8.4.1")]).unwrap();
    assert!(
        shown
            .rows
            .iter()
            .all(|row| row.before.outcome_text == "登録内容の誤り" && row.after.outcome_text != "登録内容の誤り")
    );
    apply(&mut society, shown.preview).unwrap();
    // Whoever was wrong can lack something now.
    solve_holds(&mut society);
    assert_eq!(made(&mut society), [0, 0, 0]);
}

#[test]
fn a_contradiction_names_the_row_that_it_came_from_but_for_those_whose_contact_waits() {
    let asked = json!({ "asOf": AS_OF, "reason": "contradiction", "query": "", "page": 1 });
    let told = [HIDDEN, BARE].map(|other| {
        let mut society = Society::empty().unwrap();
        let path = roster_file(&society, &[SOMEONE, other]);
        let text = std::fs::read_to_string(&path).unwrap().replace("2020-04-01", "1979-04-01");
        std::fs::write(&path, text).unwrap();
        society.import(&path).unwrap();
        if other.address == HIDDEN.address {
            call::protect(&mut society.office, ProtectReq { insured: HIDDEN.id.into() }).unwrap();
        }
        let rows = ask(&mut society, "holds", asked.clone())["rows"].clone();
        let rows = rows.as_array().unwrap();
        let from: Vec<Value> = rows.iter().map(|row| row["cameFrom"].clone()).collect();
        from
    });
    assert_eq!(told[0], [json!({ "file": "roster.csv", "sheet": null, "row": 2 }), Value::Null]);
    assert_eq!(told[0], told[1], "nobody can tell who is withheld");
}

#[test]
fn a_list_in_excel_changes_everybody_in_it() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE, HIDDEN]);
    let path = society.dir.path().join("corrections.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (heading, column) in
        ["記号", "番号", "枝番", "フリガナ", "在留期間満了日", "個人番号カード", "カード・利用登録の確認日"]
            .iter()
            .zip(0..)
    {
        sheet.write(0, column, *heading).unwrap();
    }
    let day = Format::new().set_num_format("yyyy/m/d");
    // Zeros that a number cell has lost are put back.
    for (row, number, branch, kana) in [(1, 1.0, 0.0, "サッポロ　タロウ"), (2, 2.0, 1.0, "")] {
        sheet.write(row, 0, 50.0).unwrap().write(row, 1, number).unwrap().write(row, 2, branch).unwrap();
        sheet.write(row, 3, kana).unwrap();
        sheet.write_with_format(row, 4, ExcelDateTime::from_ymd(2027, 3, 31).unwrap(), &day).unwrap();
        sheet.write(row, 5, "保有").unwrap().write(row, 6, "令和8年11月1日").unwrap();
    }
    book.save(&path).unwrap();
    let shown = of_file(&mut society, &path).unwrap();
    let items = |row: &CorrectRow| row.fields.iter().map(|field| field.item_text.clone()).collect::<Vec<_>>();
    assert_eq!(
        shown.rows.iter().map(items).collect::<Vec<_>>(),
        [vec!["フリガナ", "在留期間満了日", "個人番号カード"], vec!["在留期間満了日", "個人番号カード"]]
    );
    assert_eq!(shown.rows[0].fields[2].after, "保有（令和8年11月1日に確認）");
    apply(&mut society, shown.preview).unwrap();
    assert_eq!(
        of_file(&mut society, &path).map(|shown| [shown.changes, shown.same]),
        Ok([0, 2]),
        "the same list once more"
    );
}

#[test]
fn a_list_goes_in_whole_or_not_at_all_and_names_what_is_wrong() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE, HIDDEN]);
    let before = [SOMEONE.id, HIDDEN.id].map(|id| person(&mut society, id));
    let text = "記号,番号,枝番,備考,性別,生年月日,資格喪失年月日,事業所\n\
                50,0000001,00,x,男,,,\n\
                50,0000009,00,,男,,,\n\
                50,0000002,01,,不明,,,\n\
                50,0000002,01,,,2026-02-30,,\n\
                50,0000001,00,,,,削除,123456789018\n";
    let path = csv(&society, text);
    let fault = of_file(&mut society, &path).unwrap_err();
    assert_eq!((fault.code, fault.code.exit_status()), (FaultCode::CorrectionsBad, 5));
    for part in [
        "D列「備考」は項目の名前ではありません",
        "3行目の加入者が見つかりません",
        "4行目の「性別」：値として読めません",
        "5行目の「生年月日」：値として読めません",
        "5行目の加入者は上の行にもいます",
        "6行目の「事業所」：個人番号が含まれています",
    ] {
        assert!(fault.what().contains(part), "{part}: {}", fault.what());
    }
    assert!(!fault.what().contains("123456789018") && fault.next().contains("何も変更していません"));
    assert_eq!([SOMEONE.id, HIDDEN.id].map(|id| person(&mut society, id)), before);
    let empty = csv(&society, "記号,番号,枝番,性別\n");
    assert!(of_file(&mut society, &empty).unwrap_err().what().contains("人の行がありません"));
    let nobody = csv(&society, "番号,性別\n0000001,男\n");
    assert!(of_file(&mut society, &nobody).unwrap_err().what().contains("だれの行か"));
}

#[test]
fn what_contradicts_is_refused_and_changes_nothing() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE, HIDDEN]);
    for (said, why) in [
        (&[(Entry::AcquiredOn, "1979-04-01")][..], "資格取得年月日"),
        (&[(Entry::LostOn, "2020-04-01")], "資格喪失年月日"),
        (&[(Entry::BurdenPercent, "20"), (Entry::BurdenEffectiveOn, "2026-08-01")], "負担割合の発効年月日"),
        (&[(Entry::Number, "0000002"), (Entry::Branch, "01")], "ほかの方が使っています"),
    ] {
        let fault = preview(&mut society, &[SOMEONE.id], said).unwrap_err();
        assert!(fault.code == FaultCode::EntryBad && fault.what().contains(why), "{}", fault.what());
    }
    let later = CorrectPreviewReq {
        people: vec![SOMEONE.id.to_owned()],
        fields: fields(&[(Entry::Sex, "男")]),
        told: phoned("2026-12-01"),
        as_of: AS_OF.to_owned(),
    };
    assert_eq!(call::correct_preview(&mut society.office, later).unwrap_err().code, FaultCode::ToldLater);
    assert_eq!(history(&mut society, SOMEONE.id).as_array().unwrap().len(), 1);
}

#[test]
fn a_change_says_who_told_it_and_goes_back_by_its_number() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    without_card(&mut society, &[SOMEONE.id]);
    let before = person(&mut society, SOMEONE.id);
    let done = correct(
        &mut society,
        &[SOMEONE.id],
        &[(Entry::Card, "保有"), (Entry::Registered, "あり"), (Entry::StayUntil, "2027-03-31")],
    );
    let [stay, card] = done.rows[0].changes[..] else { panic!("{done:?}") };
    let row = history(&mut society, SOMEONE.id)[0].clone();
    assert_eq!(
        (row["text"].as_str(), row["sourceText"].as_str()),
        (Some("登録の訂正"), Some("電話（令和8年11月25日）"))
    );
    assert_eq!(row["change"], card);
    let facts = person(&mut society, SOMEONE.id)["facts"].clone();
    let told = facts.as_array().unwrap().iter().filter(|fact| fact["itemText"] == "個人番号カード");
    let told: Vec<_> = told.map(|fact| fact["text"].as_str().unwrap()).collect();
    assert_eq!(told, ["未取得", "保有（令和8年11月25日に確認）"], "the list's word, and what we were told");
    assert_eq!(person(&mut society, SOMEONE.id)["decision"]["outcome"], "notice");
    for change in [stay, card] {
        assert!(undo(&mut society, change).unwrap().changed);
    }
    assert_eq!(person(&mut society, SOMEONE.id), before);
    let left = undo(&mut society, card).unwrap().left.unwrap();
    assert!(left.kind.code() == "changed_since" && left.text.starts_with("訂正の後に"), "once more");
    // A roster's change is none that a person entered.
    assert_eq!(undo(&mut society, 1).unwrap_err().code, FaultCode::ChangeUnknown);
    assert_eq!(undo(&mut society, 999).unwrap_err().code, FaultCode::ChangeUnknown);
}

#[test]
fn what_was_shown_is_what_is_written_or_nothing() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    let shown = preview(&mut society, &[SOMEONE.id], &[(Entry::Sex, "男")]).unwrap();
    roster(&mut society, &[Member { address: "北海道小樽市色内1-1", ..SOMEONE }]);
    assert_eq!(apply(&mut society, shown.preview).unwrap_err().code, FaultCode::PreviewStale);
    let shown = preview(&mut society, &[SOMEONE.id], &[(Entry::Sex, "男")]).unwrap();
    assert_eq!(apply(&mut society, shown.preview + 1).unwrap_err().code, FaultCode::PreviewGone);
    apply(&mut society, shown.preview).unwrap();
    assert_eq!(person(&mut society, SOMEONE.id)["person"]["sexText"], "男");
}

#[test]
fn contact_by_hand_waits_alike_of_whoever_is_withheld_and_whoever_has_none() {
    let said = [(Entry::Address, "北海道小樽市色内9-9"), (Entry::Employer, "5999"), (Entry::StayUntil, "2027-03-31")];
    let told = [HIDDEN, BARE].map(|of_whom| {
        let mut society = Society::empty().unwrap();
        roster(&mut society, &[SOMEONE, of_whom]);
        if !of_whom.address.is_empty() {
            call::protect(&mut society.office, ProtectReq { insured: HIDDEN.id.into() }).unwrap();
        }
        let shown = preview(&mut society, &[HIDDEN.id, SOMEONE.id], &said).unwrap();
        assert_eq!((shown.waiting, shown.rows[0].waits, shown.rows[1].waits), (1, true, false));
        let done = apply(&mut society, shown.preview).unwrap();
        let changes: Vec<usize> = done.rows.iter().map(|row| row.changes.len()).collect();
        let tray = ask(&mut society, "desk_tray", json!({ "page": 1 }));
        let id = |mut row: CorrectRow| {
            row.person.clear();
            row.before.person.clear();
            row.after.person.clear();
            row
        };
        (shown.rows.into_iter().map(id).collect::<Vec<_>>(), changes, tray)
    });
    assert_eq!(told[0], told[1]);
}
