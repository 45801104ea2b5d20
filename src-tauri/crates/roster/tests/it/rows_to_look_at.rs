//! Rows that wait or are skipped for what stands beside a person, or instead of one.

use crate::support::*;
use kenpo_domain::finding::{FindingCode, Letters};
use kenpo_domain::said::{ColumnChoice, Said};
use kenpo_roster::{Opening, read};
use rust_xlsxwriter::Note;
use std::ops::ControlFlow;

/// SATO with one more column.
fn beside(heading: &str, cell: &str) -> kenpo_domain::finding::Checked<kenpo_roster::SheetRead> {
    let headings: Vec<&str> = HEADINGS.iter().copied().chain([heading]).collect();
    let row: Vec<&str> = SATO.iter().copied().chain([cell]).collect();
    read_ok(&of_texts(&[&headings, &row]))
}

#[test]
fn somebody_who_left_or_is_marked_is_not_registered_as_active() {
    for (heading, cell) in [
        ("資格喪失年月日", "R8.9.30"),
        ("喪失日", "2026/9/30"),
        ("支援措置", "有"),
        ("ＤＶ", "○"),
        ("不開示該当フラグ", "1"),
        ("自己情報提供不可フラグ", "確認中"),
        ("死亡日", "2026/9/30"),
        ("非該当日", "R8.9.30"),
        ("脱退年月日", "2026/9/30"),
        ("適用除外", "○"),
        ("退職", "済"),
        ("削除フラグ", "1"),
    ] {
        let checked = beside(heading, cell);
        // The same words for all of them, and no column: a mark must not show.
        assert_eq!(brief(&checked.findings), [("row_for_review", 2, "")], "{heading}");
        assert_eq!(checked.findings[0].item, None);
        assert_eq!(text(&checked.findings[0]), None);
        assert!(people(&checked.value).is_empty(), "{heading}");
    }
    for (heading, cell) in [
        ("資格喪失年月日", ""),
        ("資格喪失年月日", "-"),
        ("支援措置", "無"),
        ("支援措置", "0"),
        ("ＤＶ", "非該当"),
        ("資格喪失日", "9999/12/31"),
        ("資格喪失日", "99999999"),
        ("退職区分", "在職"),
        ("削除フラグ", "0"),
        ("退職金", "有"),
    ] {
        let checked = beside(heading, cell);
        let found = brief(&checked.findings);
        assert!(found.iter().all(|(code, ..)| *code == "columns_unused"), "{heading} {cell}: {found:?}");
        assert_eq!(people(&checked.value).len(), 1);
    }
}

/// A roster with a comment on somebody's name, and one on a heading.
fn commented(comment: &str) -> Vec<u8> {
    made(|sheet| {
        for (column, (heading, text)) in (0..).zip(HEADINGS.iter().zip(SATO)) {
            sheet.write(0, column, *heading).unwrap();
            sheet.write(1, column, text).unwrap();
        }
        let note = |text: &str| Note::new(text).set_author("総務課").add_author_prefix(true);
        sheet.insert_note(0, 3, &note("退職した方は書かないでください")).unwrap();
        sheet.insert_note(1, 3, &note(comment)).unwrap();
    })
}

#[test]
fn comments_on_cells_are_told_and_those_of_them_wait_who_left() {
    for comment in ["R8.9.30退職", "死亡", "9/30付けで退職されたので対象外", "DV支援措置あり"] {
        let checked = read_ok(&commented(comment));
        // The same words for all of them, and no column.
        assert_eq!(brief(&checked.findings), [("row_for_review", 2, "")], "{comment}");
        assert!(people(&checked.value).is_empty());
    }
    let checked = read_ok(&commented("結婚前の姓は鈴木"));
    assert_eq!(brief(&checked.findings), [("cell_comment", 2, "D")]);
    // What it says is kept nowhere.
    assert_eq!(text(&checked.findings[0]), None);
    assert!(!everything_kept(&checked).contains("鈴木"));
    assert_eq!(people(&checked.value).len(), 1);
}

#[test]
fn an_example_is_nobody() {
    for mark in ["例", "記入例", "（見本）"] {
        let checked = beside("No.", mark);
        assert_eq!(brief(&checked.findings), [("row_for_review", 2, "")], "{mark}");
        assert!(people(&checked.value).is_empty());
    }
}

#[test]
fn somebody_who_is_to_be_taken_off_the_list_waits() {
    for word in [
        "削除",
        "退職",
        " 資格喪失 ",
        "死亡",
        "R8.10.31退職",
        "死亡 R8.9.1",
        "資格喪失済",
        "退職済",
        "取り込まないでください",
    ] {
        for heading in ["処理", "備考", "在籍区分"] {
            let checked = beside(heading, word);
            let found = brief(&checked.findings);
            assert!(found.contains(&("row_for_review", 2, "")), "{heading} {word}: {found:?}");
            assert!(people(&checked.value).is_empty(), "{heading} {word}");
        }
    }
    for other in ["継続", "新規", "退職者の妻", "死亡届は不要"] {
        assert_eq!(people(&beside("処理", other).value).len(), 1, "{other}");
    }
    let mut taro = SATO;
    taro[9] = "取消";
    assert_eq!(people(&read_ok(&of_texts(&[&HEADINGS, &taro])).value).len(), 1, "a word in a column that is read");
}

#[test]
fn a_day_that_is_planned_makes_nobody_wait_before_it_has_come() {
    for heading in ["喪失予定日", "任継喪失予定日", "退職予定日", "定年退職日", "退職年月日"]
    {
        assert_eq!(people(&beside(heading, "2031/3/31").value).len(), 1, "{heading}: to come");
        let past = beside(heading, "2026/9/30");
        assert!(people(&past.value).is_empty(), "{heading}: past");
        assert_eq!(count(&past.findings, FindingCode::RowForReview), 1, "{heading}");
    }
    // A day of loss itself holds the row whenever it is.
    assert!(people(&beside("資格喪失日", "2031/3/31").value).is_empty());
    assert_eq!(people(&beside("配偶者退職日", "2026/9/30").value).len(), 1, "somebody else's");
}

#[test]
fn a_person_can_say_that_days_of_leaving_are_not_needed_but_not_marks_of_protection() {
    for (heading, goes_in) in [("資格喪失日", true), ("退職日", true), ("支援措置", false), ("不開示該当", false)]
    {
        let headings: Vec<&str> = HEADINGS.iter().copied().chain([heading]).collect();
        let row: Vec<&str> = SATO.iter().copied().chain(["2026/9/30"]).collect();
        let columns = vec![ColumnChoice { column: Letters(10), meaning: None }];
        let said = Said { columns, ..Said::default() };
        let bytes = of_texts(&[&headings, &row]);
        let read = read(&Opening::new(&bytes), &rules(), &said, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(!people(&read.value).is_empty(), goes_in, "{heading}");
    }
}

#[test]
fn people_below_a_line_of_those_who_left_wait() {
    let number = |number: &'static str| {
        let mut row = SATO;
        (row[1], row[3]) = (number, "佐藤　次郎");
        row
    };
    let [second, third] = [number("0001002"), number("0001003")];
    for line in [
        "【退職者】",
        "退職者一覧",
        "■資格喪失者",
        "削除",
        "※以下の者は資格喪失済み",
        "■パート（社会保険未加入）",
        "転籍者",
        "他健保加入",
        "登録しないでください",
        "75歳到達者",
    ] {
        for again in [&[][..], &HEADINGS[..]] {
            let rows: [&[&str]; 8] = [&HEADINGS, &SATO, &[], &[line], again, &second, &["【在籍者】"], &third];
            let read = read_ok(&of_texts(&rows));
            let waits: Vec<_> = read.findings.iter().filter(|f| f.code == FindingCode::RowForReview).collect();
            assert_eq!(waits.iter().map(|found| found.place.row).collect::<Vec<_>>(), [6], "{line}");
            assert_eq!(people(&read.value).len(), 2, "{line}");
        }
    }
    for line in ["営業部", "【加入者】", "退職者は含みません", "小計", "＜以下は発行不要＞"]
    {
        let read = read_ok(&of_texts(&[&HEADINGS, &SATO, &[line], &second]));
        assert_eq!(people(&read.value).len(), 2, "{line}");
    }
    let examples = read_ok(&of_texts(&[&HEADINGS, &["記入例"], &SATO, &[], &second]));
    assert_eq!(people(&examples.value).len(), 1, "an example ends with a blank row");
}

#[test]
fn ruled_lines_and_subtotals_between_people_are_nobody() {
    let mut second = SATO;
    (second[1], second[3], second[4]) = ("0001002", "佐藤　次郎", "サトウ ジロウ");
    let ruled = ["------"; 10];
    let read = read_ok(&of_texts(&[
        &HEADINGS,
        &ruled,
        &SATO,
        &["", "", "", "（小　計）", "1名"],
        &["", "", "", "看護部　計", "1名"],
        &ruled,
        &second,
        &["", "", "", "（合　計）", "2名"],
    ]));
    assert_eq!(brief(&read.findings), []);
    assert_eq!((people(&read.value).len(), read.value.rows_read), (2, 2));
}

#[test]
fn a_family_named_like_a_total_is_somebody() {
    let mut kei = SATO;
    kei[3] = "計";
    assert_eq!(people(&read_ok(&of_texts(&[&HEADINGS, &kei])).value)[0].name.as_str(), "計");
    // Not skipped even without the date of birth.
    kei[5] = "";
    let checked = read_ok(&of_texts(&[&HEADINGS, &kei]));
    assert_eq!(brief(&checked.findings), [("birth_date_bad", 2, "F")]);
}

#[test]
fn totals_and_remarks_are_skipped_and_what_is_not_clear_is_said() {
    let checked = read_ok(&of_texts(&[
        &HEADINGS,
        &SATO,
        &["", "", "", "合計　1名"],
        &["", "", "", "計1名"],
        &["", "", "", "（注）退職者は除く"],
        &["", "", "", "以上"],
        &["", "", "", "※ 以下余白"],
        &["合計", "397"],
        &["", "", "", "", "", "", "", "", "", "神戸市北区2-2"],
    ]));
    assert_eq!(people(&checked.value).len(), 1);
    assert_eq!(brief(&checked.findings), [("row_skipped", 8, ""), ("row_skipped", 9, "")]);
    assert_eq!(checked.value.rows_skipped, 7);
}

#[test]
fn a_year_is_no_serial() {
    let checked = read_ok(&made(|sheet| {
        for (c, heading) in (0..).zip(HEADINGS) {
            sheet.write_string(0, c, heading).unwrap();
            sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
        }
        sheet.write_number(1, 5, 1985).unwrap();
    }));
    assert_eq!(brief(&checked.findings), [("birth_date_bad", 2, "F")]);
    assert!(people(&checked.value).is_empty());
}

#[test]
fn cells_of_a_moved_row_are_shown_of_nobody() {
    let head = HEADINGS.join(",");
    let moved = SATO.join(",").replace("佐藤　花子", "佐藤,神戸市中央区1-1");
    let checked = read_ok(format!("{head}\n{moved}\n").as_bytes());
    assert!(count(&checked.findings, FindingCode::ColumnsShifted) == 1 && checked.findings.len() > 1);
    assert!(checked.findings.iter().all(|finding| text(finding).is_none()));
}

#[test]
fn what_is_unlikely_beside_the_relation_is_told_and_goes_in() {
    // Head, then somebody of the family: sex, relation, birth and day of acquisition.
    for (sex, relation, birth, acquired, told) in [
        ("女", "長男", "1995-01-01", "2015-04-01", &["sex_differs"][..]),
        ("男", "妻", "1981-05-01", "2015-04-01", &["sex_differs"]),
        ("女", "長女", "1960-01-01", "2015-04-01", &["age_unlikely"]),
        ("女", "母", "1975-01-01", "2015-04-01", &["age_unlikely"]),
        ("女", "妻", "2021-05-01", "2022-04-01", &["age_unlikely"]),
        ("女", "本人", "1982-05-01", "2015-04-01", &["two_insured"]),
        ("女", "妻", "1999-05-01", "2022-04-01", &[]),
        ("男", "長男", "2010-05-01", "2010-05-01", &[]),
        ("女", "配偶者", "1982-05-01", "2015-04-01", &[]),
    ] {
        let mut row = SATO;
        (row[2], row[3], row[4], row[5]) = ("01", "佐藤　薫", "サトウ カオル", birth);
        (row[6], row[7], row[8]) = (sex, relation, acquired);
        let checked = read_ok(&of_texts(&[&HEADINGS, &SATO, &row]));
        let found: Vec<_> = brief(&checked.findings).into_iter().map(|(code, row, _)| (code, row)).collect();
        let expected: Vec<_> = told.iter().map(|code| (*code, 3)).collect();
        assert_eq!(found, expected, "{relation} {birth}");
        assert_eq!(people(&checked.value).len(), 2, "{relation} {birth}");
    }
}
