//! Rosters as other senders might lay them out, made here: other words, other orders, other mistakes.

use crate::support::*;
use kenpo_domain::code::Code;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::Item;
use kenpo_domain::sex::Sex;
use kenpo_roster::Rules;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula};

#[test]
fn other_words_in_another_order_under_titles() {
    let checked = read_ok(&of_texts(&[
        &["令和8年度　名簿"],
        &[],
        &["作成者　総務課", "", "", "記号：12"],
        &[
            "TEL",
            "ふりがな",
            "お名前",
            "№",
            "被保険者等番号",
            "枝番",
            "誕生日",
            "男女別",
            "本人家族区分",
            "現住所",
            "建物名",
            "〒",
            "取得日",
            "健保記号",
            "社員番号",
            "マイナ保険証の有無",
        ],
        &[
            "078-111-2222",
            "さとう　はなこ",
            "佐藤 花子",
            "1",
            "0001001",
            "00",
            "1980/4/1",
            "F",
            "被保険者",
            "神戸市1-1",
            "ハイツ1",
            "〒650-0001",
            "2003.4.1",
            "12",
            "0009999",
            "有",
        ],
    ]));
    let [entry] = people(&checked.value) else { panic!("{:?}", brief(&checked.findings)) };
    let address = entry.address.unseal_for_store();
    // Named once, at the headings, without any value.
    assert_eq!(brief(&checked.findings), [("columns_unused", 4, "")]);
    assert_eq!(text(&checked.findings[0]), Some("社員番号、マイナ保険証の有無"));
    assert_eq!(entry.insured.to_string(), "12-0001001-00");
    assert_eq!((entry.name.as_str(), entry.kana.text().as_str()), ("佐藤 花子", "サトウ ハナコ"));
    assert_eq!((entry.birth, entry.acquired_on), (day("1980-04-01"), day("2003-04-01")));
    assert_eq!(
        (entry.sex, entry.relation, entry.relation_text.as_str()),
        (Some(Sex::Female), Relation::Insured, "本人")
    );
    assert_eq!(address.text, "神戸市1-1　ハイツ1");
    assert_eq!(
        (address.postal.as_ref().unwrap().as_str(), entry.phone.unseal_for_store().as_deref()),
        ("650-0001", Some("078-111-2222"))
    );
    assert_eq!(entry.place.row, 5);
}

#[test]
fn dependants_are_acquired_on_the_day_of_their_own_column() {
    let checked = read_ok(&of_texts(&[
        &["記号", "番号", "枝番", "氏名", "生年月日", "続柄", "資格取得年月日", "被扶養者認定年月日"],
        &["12", "0001001", "00", "佐藤　花子", "S55.4.1", "本人", "H15.4.1", ""],
        &["12", "0001001", "01", "佐藤　太郎", "S54.4.1", "夫", "H15.4.1", "R2.7.1"],
        &["12", "0001001", "02", "佐藤　蓮", "H25.4.1", "長男", "H25.4.1", ""],
    ]));
    let days: Vec<_> = people(&checked.value).iter().map(|entry| entry.acquired_on.to_string()).collect();
    assert_eq!(days, ["2003-04-01", "2020-07-01", "2013-04-01"]);
}

#[test]
fn single_cells_and_what_is_found_in_them() {
    // Which cell, its text, the finding's code, whether the row waits.
    for (item, text, code, waits) in [
        (1, "", "insured_id_bad", true),
        (1, "1001", "zeros_restored", false),
        (2, "0", "zeros_restored", false),
        (2, "000", "too_many_digits", true),
        (2, "０１", "digits_narrowed", false),
        (3, "　", "name_missing", true),
        (3, "佐藤\u{7}花子", "hidden_in_name", true),
        (3, "佐藤　花子 様", "title_removed", false),
        (3, "★佐藤　花子", "name_with_sign", true),
        (3, "?藤　花子", "name_with_sign", true),
        (3, "佐藤　花子（産休中）", "name_with_brackets", false),
        (3, "佐藤　花子（支援措置）", "row_for_review", true),
        (3, "佐藤　花\u{E000}", "private_use", false),
        (4, "", "kana_missing", false),
        (5, "昭和65年1月1日", "birth_date_bad", true),
        (5, "", "birth_date_bad", true),
        (5, "2062-04-01", "birth_date_bad", true),
        (5, "1080-04-01", "birth_date_bad", true),
        (6, "3", "sex_bad", false),
        (7, "", "relation_bad", true),
        (7, "9", "relation_bad", true),
        (8, "平成15年13月1日", "acquired_date_bad", true),
        (8, "2062-04-01", "acquired_date_bad", true),
        (8, "昭和50年4月1日", "acquired_before_birth", false),
        (8, "令和8年12月1日", "acquired_ahead", false),
        (8, "2027/11/30", "acquired_ahead", false),
        (8, "2027/12/1", "acquired_date_bad", true),
        (9, "", "address_missing", false),
        (9, "神戸市\u{F8FF}町", "private_use", false),
    ] {
        let checked = read_ok(&with(item, text));
        let found: Vec<_> = checked.findings.iter().map(|f| (f.code.code(), f.place.row)).collect();
        assert_eq!(found, [(code, 2)], "{item} {text}");
        assert_eq!(checked.value.rows_waiting, u32::from(waits), "{item} {text}");
        assert_eq!(checked.value.raw.len(), 1, "the raw row is kept");
    }
}

#[test]
fn numbers_in_numeric_cells() {
    let number = |n: f64| {
        read_ok(&made(|sheet| {
            for (c, heading) in (0..).zip(HEADINGS) {
                sheet.write_string(0, c, heading).unwrap();
                sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
            }
            sheet.write_number(1, 1, n).unwrap();
        }))
    };
    for (n, found, insured) in [
        (1001.0, "zeros_restored", Some("12-0001001-00")),
        (1_234_567.0, "", Some("12-1234567-00")),
        (1003.5, "insured_id_bad", None),
        (-1.0, "insured_id_bad", None),
        (12_345_678.0, "too_many_digits", None),
    ] {
        let checked = number(n);
        assert_eq!(checked.findings.first().map_or("", |f| f.code.code()), found, "{n}");
        assert!(checked.findings.iter().all(|f| letters(f.place.column) == "B" && f.item == Some(Item::Number)));
        assert_eq!(people(&checked.value).first().map(|e| e.insured.to_string()).as_deref(), insured, "{n}");
    }
}

#[test]
fn dates_as_excel_keeps_them() {
    let wareki = Format::new().set_num_format("[$-411]ggge\"年\"m\"月\"d\"日\"");
    for (from_1904, birth) in [(false, "1980-04-01"), (true, "1980-04-01")] {
        let mut bytes = made(|sheet| {
            for (c, heading) in (0..).zip(HEADINGS) {
                sheet.write_string(0, c, heading).unwrap();
                sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
                sheet.write_string(2, c, SATO[usize::from(c)]).unwrap();
            }
            let serial = if from_1904 { 29_312.0 - 1_462.0 } else { 29_312.0 };
            sheet.write_number_with_format(1, 5, serial, &wareki).unwrap();
            // The same day without a date format.
            sheet.write_string(2, 2, "01").unwrap();
            sheet.write_number(2, 5, serial).unwrap();
        });
        if from_1904 {
            bytes = with_1904(&bytes);
        }
        let checked = read_ok(&bytes);
        let births: Vec<_> = people(&checked.value).iter().map(|entry| entry.birth).collect();
        assert_eq!(births, [day(birth), day(birth)], "1904: {from_1904}");
    }
    for (serial, code) in [(60.0, "date_impossible"), (0.0, "date_impossible"), (80_000.0, "birth_date_bad")] {
        let checked = read_ok(&made(|sheet| {
            for (c, heading) in (0..).zip(HEADINGS) {
                sheet.write_string(0, c, heading).unwrap();
                sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
            }
            sheet.write_number_with_format(1, 5, serial, &wareki).unwrap();
        }));
        assert_eq!(brief(&checked.findings), [(code, 2, "F")], "{serial}");
    }
    // Times and dates that a formula gave.
    let checked = read_ok(&made(|sheet| {
        for (c, heading) in (0..).zip(HEADINGS) {
            sheet.write_string(0, c, heading).unwrap();
            sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
        }
        let with_time = ExcelDateTime::from_ymd(1980, 4, 1).unwrap().and_hms(12, 0, 0).unwrap();
        sheet.write_datetime_with_format(1, 5, with_time, &wareki).unwrap();
        sheet.write_formula(1, 8, Formula::new("=DATE(2003,4,1)&\"\"").set_result("2003-04-01")).unwrap();
    }));
    assert_eq!(people(&checked.value)[0].birth, day("1980-04-01"));
    assert_eq!(people(&checked.value)[0].acquired_on, day("2003-04-01"));
}

#[test]
fn error_cells_known_and_unknown_cost_their_own_cell_only() {
    let bytes = made(|sheet| {
        for (c, heading) in (0..).zip(HEADINGS) {
            sheet.write_string(0, c, heading).unwrap();
            sheet.write_string(1, c, SATO[usize::from(c)]).unwrap();
            sheet.write_string(2, c, SATO[usize::from(c)]).unwrap();
        }
        sheet.write_string(2, 2, "01").unwrap();
        sheet.write_formula(1, 9, Formula::new("=NA()").set_result("#N/A")).unwrap();
        sheet.write_formula(2, 4, Formula::new("=X()").set_result("#NAME?")).unwrap();
    });
    let unknown = edited(&bytes, "xl/worksheets/sheet1.xml", |xml| xml.replace("#NAME?", "#SPILL!"));
    // A writer may leave the places of cells out; the cells behind the unknown error must not move.
    let placeless = edited(&unknown, "xl/worksheets/sheet1.xml", |xml| {
        let mut out = String::new();
        for (at, part) in xml.split("<c r=\"").enumerate() {
            out.push_str(if at == 0 { "" } else { "<c" });
            out.push_str(if at == 0 { part } else { part.split_once('"').unwrap().1 });
        }
        out
    });
    for bytes in [bytes, unknown, placeless] {
        let checked = read_ok(&bytes);
        assert_eq!(
            brief(&checked.findings),
            [("cell_error", 2, "J"), ("address_missing", 2, "J"), ("cell_error", 3, "E"), ("kana_missing", 3, "E")]
        );
        let people = people(&checked.value);
        assert_eq!(people.len(), 2);
        assert_eq!(people[1].birth, day("1980-04-01"));
    }
}

#[test]
fn national_lists_in_other_words() {
    let society = demo_society();
    let checked = read_with(
        &of_texts(&[
            &["利用登録状況一覧", "", "基準日：令和8年10月31日"],
            &[
                "記号",
                "番号",
                "枝番",
                "氏名",
                "マイナンバーカード保有状況",
                "マイナ保険証利用登録",
                "有効期限",
                "解除年月日",
                "保険者番号",
            ],
            &["12", "0001001", "00", "佐藤　花子", "有", "有", "2027-04-01", "", "06139463"],
            &["12", "0001001", "01", "佐藤　太郎", "更新中", "無", "", "令和8年9月1日", "06139463"],
            &["12", "0001001", "02", "佐藤　蓮", "紛失", "無", "", "", "06139463"],
            &["12", "0001001", "03", "佐藤　凜", "謎", "有", "", "", "06139463"],
            &["12", "0001001", "04", "佐藤　凛", "有", "有", "", "", "06130017"],
        ]),
        &Rules { insurer: Some(&society), ..rules() },
    )
    .unwrap_or_else(|error| panic!("{error}"));
    let read: Vec<_> = lines(&checked.value)
        .iter()
        .map(|line| {
            (line.insured.branch(), line.registered, line.certificate_expires_on, line.deregistered_on, line.listed_on)
        })
        .collect();
    let listed = day("2026-10-31");
    assert_eq!(
        read,
        [
            ("00", Some(true), Some(day("2027-04-01")), None, listed),
            ("01", Some(false), None, Some(day("2026-09-01")), listed),
            ("02", Some(false), None, None, listed),
        ]
    );
    assert_eq!(brief(&checked.findings), [("list_value_bad", 6, "E"), ("other_insurer", 7, "I")]);
}
