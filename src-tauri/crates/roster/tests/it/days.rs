//! Headings over several rows, and days in several columns.

use crate::support::*;
use kenpo_domain::code::Code;
use kenpo_domain::finding::Checked;
use kenpo_domain::roster::RosterEntry;
use kenpo_roster::SheetRead;
use rust_xlsxwriter::{ExcelDateTime, Format};

/// Whose, born when, covered since when; and the findings that make rows wait.
fn days(checked: &Checked<SheetRead>) -> Vec<(String, String, String)> {
    let entry = |e: &RosterEntry| (e.insured.to_string(), e.birth.to_string(), e.acquired_on.to_string());
    people(&checked.value).iter().map(entry).collect()
}

fn waits(checked: &Checked<SheetRead>, code: &str) -> Vec<u32> {
    let of_code = checked.findings.iter().filter(|finding| finding.code.code() == code);
    of_code.map(|finding| finding.place.row).collect()
}

const ONE: (&str, &str, &str) = ("12-0001001-00", "1980-04-01", "2003-04-01");
const TWO: (&str, &str, &str) = ("12-0001001-01", "2012-12-31", "2012-12-31");

fn owned(days: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    days.iter().map(|(id, birth, acquired)| (id.to_string(), birth.to_string(), acquired.to_string())).collect()
}

#[test]
fn a_day_in_its_parts_under_one_heading() {
    let rows: [&[&str]; 5] = [
        &["加入者名簿"],
        &["記号・番号", "", "", "氏名", "生年月日", "", "", "", "続柄", "資格取得年月日", "", "", ""],
        &["記号", "番号", "枝番", "", "元号", "年", "月", "日", "", "元号", "年", "月", "日"],
        &["12", "0001001", "00", "佐藤　花子", "昭和", "55", "4", "1", "本人", "平成", "15", "4", "1"],
        &["12", "0001001", "01", "佐藤　桜", "H", "24年", "12月", "31日", "長女", "平", "24", "12", "31"],
    ];
    assert_eq!(days(&read_ok(&of_texts(&rows))), owned(&[ONE, TWO]));
    // The same without a row of lower headings: the values tell the parts.
    let merged: Vec<&[&str]> = [
        &["記号", "番号", "枝番", "氏名", "生年月日", "", "", "", "続柄", "資格取得年月日", "", "", ""][..],
        rows[3],
        rows[4],
    ]
    .into();
    assert_eq!(days(&read_ok(&of_texts(&merged))), owned(&[ONE, TWO]));
    // The bare words in one row, behind a 元号.
    let one_row: Vec<&[&str]> = [
        &[
            "記号",
            "番号",
            "枝番",
            "氏名",
            "生年月日元号",
            "年",
            "月",
            "日",
            "続柄",
            "資格取得年月日（元号）",
            "年",
            "月",
            "日",
        ][..],
        rows[3],
        rows[4],
    ]
    .into();
    assert_eq!(days(&read_ok(&of_texts(&one_row))), owned(&[ONE, TWO]));
}

#[test]
fn years_without_an_era_are_those_of_the_calendar() {
    let headings =
        ["記号", "番号", "枝番", "氏名", "生年月日（年）", "生年月日（月）", "生年月日（日）", "続柄", "資格取得日"];
    let row = |year| ["12", "0001001", "00", "佐藤　花子", year, "4", "1", "本人", "H15.4.1"];
    assert_eq!(days(&read_ok(&of_texts(&[&headings, &row("1980")]))), owned(&[ONE]));
    let short = read_ok(&of_texts(&[&headings, &row("55")]));
    assert_eq!((days(&short), waits(&short, "birth_date_bad")), (vec![], vec![2]), "no era and no century");
}

#[test]
fn what_is_no_day_waits_with_all_that_was_written() {
    let headings = ["記号", "番号", "枝番", "氏名", "生年月日", "", "", "", "続柄", "資格取得日"];
    let parts = ["", "", "", "", "元号", "年", "月", "日", "", ""];
    let row = |day: [&'static str; 4]| {
        ["12", "0001001", "00", "佐藤　花子", day[0], day[1], day[2], day[3], "本人", "H15.4.1"]
    };
    for (day, told, why) in [
        (["昭和", "64", "1", "8"], "昭和 64 1 8", "the first day of 平成"),
        (["昭和", "55", "13", "1"], "昭和 55 13 1", "no month"),
        (["昭和", "55", "4", ""], "昭和 55 4", "a part is blank"),
        (["", "55", "4", "1"], "55 4 1", "no era"),
        (["〃", "55", "4", "1"], "〃 55 4 1", "as above is not read"),
    ] {
        let checked = read_ok(&of_texts(&[&headings, &parts, &row(day)]));
        let bad: Vec<_> = checked.findings.iter().filter(|f| f.code.code() == "birth_date_bad").collect();
        assert_eq!((bad.len(), bad[0].place.row, text(bad[0])), (1, 3, Some(told)), "{why}");
    }
}

#[test]
fn eras_may_be_the_digits_of_a_form() {
    let headings = ["記号", "番号", "枝番", "氏名", "生年月日元号", "年", "月", "日", "続柄", "資格取得日"];
    let rows = |first: &'static str, second: &'static str| {
        let one = ["12", "0001001", "00", "佐藤　花子", first, "55", "4", "1", "本人", "H15.4.1"];
        let two = ["12", "0001001", "01", "佐藤　桜", second, "24", "12", "31", "長女", "H24.12.31"];
        read_ok(&of_texts(&[&headings, &one, &two]))
    };
    assert_eq!(days(&rows("5", "7")), owned(&[ONE, TWO]));
    assert_eq!(days(&rows("3", "4")), owned(&[ONE, TWO]), "no form has a 4, and no 大正 had 55 years");
    assert_eq!(waits(&rows("2", "4"), "birth_date_bad"), [2, 3], "another way of counting eras is not guessed");
}

#[test]
fn digits_of_eras_in_a_column_of_their_own_are_those_that_all_of_its_rows_can_be() {
    let headings = ["記号", "番号", "枝番", "氏名", "元号", "生年月日", "続柄", "資格取得日"];
    let read = |rows: &[[&'static str; 3]]| {
        let branches = ["00", "01", "02", "03"];
        let row = |(branch, [era, birth, acquired]): (&'static str, [&'static str; 3])| {
            ["12", "0001001", branch, "佐藤　花子", era, birth, if branch == "00" { "本人" } else { "長女" }, acquired]
        };
        let rows: Vec<_> = branches.into_iter().zip(rows.iter().copied()).map(row).collect();
        let all: Vec<&[&str]> = [&headings[..]].into_iter().chain(rows.iter().map(|row| &row[..])).collect();
        read_ok(&of_texts(&all))
    };
    let births = |rows: &[[&'static str; 3]]| -> Vec<String> {
        people(&read(rows).value).iter().map(|entry| entry.birth.to_string()).collect()
    };
    for (rows, expected) in [
        (
            &[["3", "550401", "2003/4/1"], ["4", "241231", "2012/12/31"], ["5", "040401", "2022/4/1"]][..],
            &["1980-04-01", "2012-12-31", "2022-04-01"][..],
        ),
        (
            &[["5", "550401", "2003/4/1"], ["7", "241231", "2012/12/31"], ["9", "040401", "2022/4/1"]],
            &["1980-04-01", "2012-12-31", "2022-04-01"],
        ),
        (&[["5", "550401", "2003/4/1"], ["5", "050401", "1990/4/1"]], &["1980-04-01", "1930-04-01"]),
        (&[["5", "050401", "2023/4/1"], ["3", "550401", "2003/4/1"]], &["2023-04-01", "1980-04-01"]),
        (&[["5", "050401", "2023/4/1"], ["5", "060401", "2024/4/1"]], &[]),
    ] {
        assert_eq!(births(rows), expected, "{rows:?}");
    }
    let either = read(&[["5", "050401", "2023/4/1"], ["5", "060401", "2024/4/1"]]);
    assert_eq!(waits(&either, "birth_date_bad"), [2, 3], "the fifth year of 昭和 or of 令和");
}

#[test]
fn an_era_beside_the_rest_of_a_day() {
    let headings = ["記号", "番号", "枝番", "氏名", "元号", "生年月日", "続柄", "資格取得日"];
    let row = |era, birth| ["12", "0001001", "00", "佐藤　花子", era, birth, "本人", "H15.4.1"];
    for (era, birth, why) in [
        ("昭和", "55.4.1", "with points"),
        ("S", "55/4/1", "with strokes"),
        ("昭和", "550401", "packed"),
        ("昭和", "55年4月1日", "with words"),
        ("昭和", "1980/4/1", "the year of the calendar, of the same era"),
        ("", "昭和55年4月1日", "its own era"),
    ] {
        let checked = read_ok(&of_texts(&[&headings, &row(era, birth), &row("昭和", "30.1.1")]));
        assert_eq!(people(&checked.value).len(), 0, "one number twice");
        let checked = read_ok(&of_texts(&[&headings, &row(era, birth)]));
        assert_eq!(days(&checked), owned(&[ONE]), "{why}");
    }
    for (era, birth, why) in
        [("平成", "1980/4/1", "of another era"), ("", "55.4.1", "no era"), ("平成", "55.4.1", "平成 had no year 55")]
    {
        let checked = read_ok(&of_texts(&[&headings, &row(era, birth)]));
        assert_eq!(waits(&checked, "birth_date_bad"), [2], "{why}");
    }
}

#[test]
fn a_date_that_the_workbook_made_of_a_short_day_waits() {
    let book = |second: &'static str| {
        made(|sheet| {
            let headings = ["記号", "番号", "枝番", "氏名", "元号", "生年月日", "続柄", "資格取得日"];
            for (column, heading) in (0..).zip(headings) {
                sheet.write_string(0, column, heading).unwrap();
            }
            for (row, (branch, era)) in (1..).zip([("00", "昭和"), ("01", "昭和")]) {
                for (column, text) in
                    [(0, "12"), (1, "0001001"), (2, branch), (3, "佐藤　花子"), (4, era), (6, "本人"), (7, "H15.4.1")]
                {
                    sheet.write_string(row, column, text).unwrap();
                }
            }
            let format = Format::new().set_num_format("yyyy/m/d");
            let date = ExcelDateTime::from_ymd(1950, 1, 1).unwrap();
            sheet.write_datetime_with_format(1, 5, &date, &format).unwrap();
            sheet.write_string(2, 5, second).unwrap();
        })
    };
    let checked = read_ok(&book("51.4.1"));
    assert_eq!(waits(&checked, "birth_date_bad"), [2], "50/1/1 was typed, as 51.4.1 in the next row");
    assert_eq!(waits(&read_ok(&book("1976/4/1")), "birth_date_bad"), Vec::<u32>::new(), "dates all over");
}

#[test]
fn headings_over_three_rows() {
    let checked = read_ok(&of_texts(&[
        &["加入者の情報", "", "", "", "", "", "", "", "資格の情報", ""],
        &["被保険者証", "", "", "氏名", "フリガナ", "生年月日", "性別", "続柄", "取得", "事業所"],
        &["記号", "番号", "枝番", "", "", "", "", "", "年月日", "コード"],
        &["12", "0001001", "00", "佐藤　花子", "サトウ ハナコ", "S55.4.1", "女", "本人", "H15.4.1", "1201"],
    ]));
    assert_eq!(days(&checked), owned(&[ONE]));
    assert_eq!(people(&checked.value)[0].employer.unseal_for_store().as_deref(), Some("1201"));
    assert_eq!(brief(&checked.findings), [("address_missing", 3, "")]);
}

#[test]
fn digits_of_eras_are_those_that_all_days_of_the_sheet_are_read_by() {
    let headings = ["記号", "番号", "枝番", "氏名", "生年月日", "続柄", "資格取得日"];
    let row = |branch, name, birth, relation, acquired| ["12", "0001001", branch, name, birth, relation, acquired];
    let counted = [
        &headings,
        &row("00", "佐藤　花子", "3550401", "本人", "4150401"),
        &row("01", "佐藤　桜", "4241231", "長女", "4241231"),
        &row("02", "佐藤　翔", "5040401", "長男", "5040401"),
    ];
    let three = ("12-0001001-02", "2022-04-01", "2022-04-01");
    let read = |rows: &[[&str; 7]]| {
        let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
        days(&read_ok(&of_texts(&rows)))
    };
    assert_eq!(read(&counted.map(|row| *row)), owned(&[ONE, TWO, three]));
    // Only one of them is no day of a 届書.
    let of_forms = [
        headings,
        row("00", "佐藤　花子", "5550401", "本人", "7150401"),
        row("01", "佐藤　桜", "7241231", "長女", "7241231"),
        row("02", "佐藤　翔", "4040401", "長男", "9040401"),
    ];
    assert_eq!(read(&of_forms), owned(&[ONE, TWO]));
    // The sheet says it.
    let said = [
        ["3:昭和 4:平成 5:令和", "", "", "", "", "", ""],
        headings,
        row("00", "佐藤　桜", "5040401", "本人", "5040401"),
    ];
    assert_eq!(read(&said), owned(&[("12-0001001-00", "2022-04-01", "2022-04-01")]));
}

#[test]
fn eras_stand_in_columns_of_their_own_under_any_heading() {
    let born = [("昭", "3", "55"), ("平", "4", "5"), ("昭", "3", "42"), ("平", "4", "10"), ("昭", "3", "60")];
    let births = |read: &SheetRead| people(read).iter().map(|entry| entry.birth.to_string()).collect::<Vec<_>>();
    let truth = ["1980-04-01", "1993-04-01", "1967-04-01", "1998-04-01", "1985-04-01"];
    for (heading, of_code) in
        [("元", false), ("昭平令", false), ("明・大・昭・平・令", false), ("1.明2.大3.昭4.平5.令", true)]
    {
        let upper =
            ["記号", "番号", "枝番", "氏名", "フリガナ", "生年月日", "", "", "", "性別", "続柄", "資格取得年月日"];
        let lower = ["", "", "", "", "", heading, "年", "月", "日", "", "", ""];
        let rows: Vec<Vec<String>> = (1..)
            .zip(born)
            .map(|(n, (era, code, year))| {
                let era = if of_code { code } else { era };
                let number = format!("000100{n}");
                ["12", &number, "00", "佐藤　花子", "サトウ ハナコ", era, year, "4", "1", "女", "本人", "2019-05-01"]
                    .map(str::to_owned)
                    .to_vec()
            })
            .collect();
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = [&upper[..], &lower[..]].into_iter().chain(rows.iter().map(Vec::as_slice)).collect();
        assert_eq!(births(&read_ok(&of_texts(&rows)).value), truth, "{heading}");
    }
    let headings =
        ["記号", "番号", "枝番", "氏名", "フリガナ", "元号", "生年月日", "性別", "続柄", "元号", "資格取得日"];
    let rows: Vec<Vec<String>> = (1..)
        .zip(born)
        .map(|(n, (era, _, year))| {
            let (number, birth) = (format!("000100{n}"), format!("{year}.4.1"));
            ["12", &number, "00", "佐藤　花子", "サトウ ハナコ", era, &birth, "女", "本人", "令", "1.5.1"]
                .map(str::to_owned)
                .to_vec()
        })
        .collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = std::iter::once(&headings[..]).chain(rows.iter().map(Vec::as_slice)).collect();
    let read = read_ok(&of_texts(&rows)).value;
    assert_eq!(births(&read), truth);
    assert!(people(&read).iter().all(|entry| entry.acquired_on.to_string() == "2019-05-01"));
}
