//! Lists of 被保険者 alone, with neither a column of 枝番 nor one of 続柄: read where they say so, else a person is asked.

use crate::support::*;
use kenpo_domain::code::Code;
use kenpo_domain::drift::DriftKind;
use kenpo_domain::facts::Relation;
use kenpo_domain::finding::{Checked, FindingCode, Item};
use kenpo_domain::said::{DriftAnswer, Everyone, HiddenCells, Said};
use kenpo_roster::{Everybody, Opening, ReadError, SheetRead, Understood, WhyInsured, columns, read};
use rust_xlsxwriter::{Format, Workbook};
use std::ops::ControlFlow;

const INSURED: [&str; 7] = ["記号", "番号", "氏名", "フリガナ", "生年月日", "性別", "資格取得年月日"];
const PEOPLE: [[&str; 7]; 6] = [
    ["12", "0001001", "佐藤　花子", "サトウ ハナコ", "昭和55年4月1日", "女", "平成15年4月1日"],
    ["12", "0001002", "鈴木　一郎", "スズキ イチロウ", "昭和56年4月1日", "男", "平成16年4月1日"],
    ["12", "0001003", "高橋　花子", "タカハシ ハナコ", "昭和57年4月1日", "女", "平成17年4月1日"],
    ["12", "0001004", "田中　一郎", "タナカ イチロウ", "昭和58年4月1日", "男", "平成18年4月1日"],
    ["12", "0001005", "伊藤　花子", "イトウ ハナコ", "昭和59年4月1日", "女", "平成19年4月1日"],
    ["12", "0001006", "渡辺　一郎", "ワタナベ イチロウ", "昭和60年4月1日", "男", "平成20年4月1日"],
];

/// A list of these people; what is beside the usual columns stands behind them.
struct List {
    sheet: &'static str,
    title: &'static str,
    people: Vec<Vec<&'static str>>,
    beside: Option<(&'static str, Vec<&'static str>)>,
}

impl List {
    fn of(people: usize) -> Self {
        let people = PEOPLE.iter().take(people).map(|person| person.to_vec()).collect();
        Self { sheet: "Sheet1", title: "", people, beside: None }
    }

    fn titled(sheet: &'static str, title: &'static str) -> Self {
        Self { sheet, title, ..Self::of(6) }
    }

    fn beside(heading: &'static str, cells: &[&'static str]) -> Self {
        Self { beside: Some((heading, cells.to_vec())), ..Self::of(cells.len()) }
    }

    /// The 番号 of the second row written so.
    fn second_number(number: &'static str) -> Self {
        let mut list = Self::of(3);
        list.people[1][1] = number;
        list
    }

    fn rows(&self) -> Vec<Vec<&'static str>> {
        let mut rows = vec![vec![self.title], INSURED.to_vec()];
        rows.extend(self.people.iter().cloned());
        if let Some((heading, cells)) = &self.beside {
            let below = rows.iter_mut().skip(1).zip(std::iter::once(heading).chain(cells));
            below.for_each(|(row, cell)| row.push(*cell));
        }
        rows
    }

    fn bytes(&self) -> Vec<u8> {
        of_sheets(&[(self.sheet, self.rows())])
    }
}

fn of_sheets(sheets: &[(&str, Vec<Vec<&str>>)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (r, row) in (0..).zip(rows) {
            for (c, text) in (0..).zip(row).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(r, c, *text).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn insured() -> Said {
    Said { everyone: Some(Everyone::Insured), ..Said::default() }
}

fn read_so(bytes: &[u8], said: &Said) -> Result<Checked<SheetRead>, ReadError> {
    read(&Opening::new(bytes), &rules(), said, &mut |_| ControlFlow::Continue(()))
}

fn read_all(bytes: &[u8], said: &Said) -> Checked<SheetRead> {
    read_so(bytes, said).unwrap_or_else(|error| panic!("{error}"))
}

fn understood(bytes: &[u8], said: &Said) -> Understood {
    columns(&Opening::new(bytes), said, &mut |_| ControlFlow::Continue(())).unwrap_or_else(|error| panic!("{error}"))
}

/// How a list is taken: by what it is known who everybody is, or why it is not read.
fn taken(bytes: &[u8]) -> String {
    let checked = match read_so(bytes, &Said::default()) {
        Ok(checked) => checked,
        Err(ReadError::EveryoneUnclear { rows, .. }) => return format!("asked of {rows}"),
        Err(ReadError::ColumnsMissing { items, .. }) => return format!("{items:?} missing"),
        Err(other) => return other.to_string(),
    };
    let told = checked.findings.iter().filter(|finding| finding.code == FindingCode::EveryoneInsured);
    let told: Vec<&str> = told.filter_map(text).collect();
    let everybody = people(&checked.value);
    assert!(everybody.iter().all(|one| (one.relation, &*one.relation_text) == (Relation::Insured, "本人")));
    assert!(everybody.iter().all(|one| one.insured.branch() == "00"));
    format!("{} by {}", everybody.len(), told.join("+"))
}

#[test]
fn a_list_that_says_nothing_is_read_once_a_person_has_said_it() {
    let bytes = List::of(3).bytes();
    assert_eq!(error(&bytes), Some(ReadError::EveryoneUnclear { sheet: Some("Sheet1".into()), rows: 3 }));
    let asked = understood(&bytes, &Said::default());
    assert_eq!(asked.everybody, Everybody::Unclear { rows: 3 });
    assert_eq!(asked.columns.missing, [Item::Branch, Item::Relation]);

    let said = insured();
    let answered = understood(&bytes, &said);
    assert_eq!(answered.everybody, Everybody::Insured(WhyInsured::Person));
    assert!(answered.columns.missing.is_empty());
    let checked = read_all(&bytes, &said);
    let who: Vec<_> = people(&checked.value).iter().map(|one| (one.insured.to_string(), one.relation)).collect();
    let expected = ["12-0001001-00", "12-0001002-00", "12-0001003-00"];
    assert_eq!(who, expected.map(|id| (id.to_owned(), Relation::Insured)));
    let told = checked.findings.iter().find(|finding| finding.code == FindingCode::EveryoneInsured).unwrap();
    assert_eq!((told.place.row, text(told)), (2, Some("指定")));
}

#[test]
fn a_list_that_says_so_itself_is_read_without_a_question() {
    for (sheet, title, expected) in [
        ("被保険者名簿", "", "6 by 表題・シート名「被保険者名簿」"),
        ("Sheet1", "株式会社例示　従 業 員 名 簿", "6 by 表題・シート名「従業員名簿」"),
        ("名簿", "加入者（本人のみ）", "6 by 表題・シート名「本人のみ」"),
        ("被保険者", "", "asked of 6"),
        ("社員名簿", "家族を含む", "asked of 6"),
        ("Sheet1", "被保険者・被扶養者一覧", "asked of 6"),
        ("世帯別", "被保険者名簿", "asked of 6"),
        ("加入者名簿", "令和8年11月1日現在", "asked of 6"),
    ] {
        assert_eq!(taken(&List::titled(sheet, title).bytes()), expected, "{sheet} {title}");
    }
}

#[test]
fn a_number_of_the_firm_in_every_row_says_it_too() {
    let by_number = "6 by 1行に1つずつの「社員番号」";
    for (heading, cells, expected) in [
        ("社員番号", &["11", "12", "13", "14", "15", "16"][..], by_number),
        ("社員番号", &["11", "12", "13", "14", "15", ""], "asked of 6"),
        ("社員番号", &["11", "12", "13", "14", "15", "15"], "asked of 6"),
        ("社員番号", &["11", "12", "13", "14", "15", "〃"], "asked of 6"),
        ("社員番号", &["11", "12", "13", "14"], "asked of 4"),
        ("会員番号", &["11", "12", "13", "14", "15", "16"], "asked of 6"),
    ] {
        assert_eq!(taken(&List::beside(heading, cells).bytes()), expected, "{heading} {cells:?}");
    }
    let numbers = ["11", "12", "13", "14", "15", "16"];
    let mut child = List::beside("社員番号", &numbers);
    child.people[2][4] = "平成14年4月1日";
    assert_eq!(taken(&child.bytes()), "asked of 6", "the numbers may be those of the parents");
    let titled = List { title: "扶養の追加", ..List::beside("社員番号", &numbers) };
    assert_eq!(taken(&titled.bytes()), "asked of 6");
    let rows = List::beside("社員番号", &numbers).rows();
    let approved =
        rows.iter().map(|row| row.iter().map(|t| if *t == "資格取得年月日" { "扶養認定日" } else { t }));
    let approved: Vec<Vec<&str>> = approved.map(Iterator::collect).collect();
    assert_eq!(taken(&of_sheets(&[("Sheet1", approved)])), "asked of 6", "nobody but dependants is recognised");
}

#[test]
fn where_a_number_stands_twice_the_columns_are_missing_as_ever() {
    let missing = "[Branch, Relation] missing";
    for (number, expected) in [
        ("0001001", missing),
        ("1001", missing),
        ("０００１００１", missing),
        ("〃", missing),
        ("0001009", "asked of 3"),
        ("", "asked of 3"),
    ] {
        assert_eq!(taken(&List::second_number(number).bytes()), expected, "{number}");
        // What a title says does not tell people of a household apart.
        let titled = List { title: "被保険者名簿", ..List::second_number(number) };
        assert_eq!(taken(&titled.bytes()) == missing, expected == missing, "{number}");
    }
    let mut other_symbol = List::second_number("0001001");
    other_symbol.people[1][0] = "13";
    assert_eq!(taken(&other_symbol.bytes()), "asked of 3");

    let joined = made(|sheet| {
        for (r, row) in (0..).zip(List::second_number("").rows()) {
            for (c, text) in (0..).zip(row).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(r, c, text).unwrap();
            }
        }
        sheet.merge_range(2, 1, 3, 1, "0001001", &Format::new()).unwrap();
    });
    assert_eq!(taken(&joined), missing);
}

#[test]
fn rows_with_one_number_wait_whatever_a_person_says() {
    for number in ["0001001", "０００１００１", "〃", ""] {
        let checked = read_all(&List::second_number(number).bytes(), &insured());
        let ids: Vec<String> = people(&checked.value).iter().map(|one| one.insured.to_string()).collect();
        let twice = checked.findings.iter().filter(|finding| finding.code == FindingCode::InsuredIdTwice).count();
        match number {
            "" => assert_eq!((ids.len(), twice), (2, 0), "only the one without a number"),
            _ => assert_eq!((ids, twice), (vec!["12-0001003-00".to_owned()], 2), "{number}"),
        }
    }
}

#[test]
fn the_answer_overrules_no_cell() {
    let mut wife = SATO;
    (wife[2], wife[3], wife[7]) = ("01", "佐藤　一子", "妻");
    let rows = of_texts(&[&HEADINGS, &SATO, &wife]);
    let brief = |said: &Said| {
        let checked = read_all(&rows, said);
        let who = |one: &kenpo_domain::roster::RosterEntry| format!("{} {}", one.insured, one.relation_text);
        (people(&checked.value).iter().map(who).collect::<Vec<_>>(), checked.findings.len())
    };
    assert_eq!(brief(&insured()), brief(&Said::default()));
    assert_eq!(brief(&insured()).0, ["12-0001001-00 本人", "12-0001001-01 妻"]);
    // Where one of the columns is there, it is not known of whom the other one would speak.
    for (heading, cells, missing) in
        [("続柄", ["本人", "妻", "本人"], Item::Branch), ("枝番", ["00", "01", "00"], Item::Relation)]
    {
        let bytes = List { title: "被保険者名簿", ..List::beside(heading, &cells) }.bytes();
        let error = read_so(&bytes, &insured()).err();
        assert!(matches!(error, Some(ReadError::ColumnsMissing { items, .. }) if items == [missing]), "{heading}");
    }
    let rows = List::of(3).rows().into_iter().map(|row| row.into_iter().take(6).collect()).collect();
    let no_acquisition = of_sheets(&[("被保険者名簿", rows)]);
    assert_eq!(taken(&no_acquisition), "[Branch, Relation, Acquired] missing");
}

#[test]
fn of_several_such_sheets_one_is_named_first() {
    let list = |title| List { title, ..List::of(2) }.rows();
    let bytes = of_sheets(&[("神戸", list("被保険者名簿")), ("京都", list("被保険者名簿"))]);
    assert_eq!(error(&bytes), Some(ReadError::TableUnclear { tables: vec!["神戸".into(), "京都".into()] }));
    let said = Said { table: Some("京都".into()), ..Said::default() };
    assert_eq!(people(&read_all(&bytes, &said).value).len(), 2);
}

#[test]
fn the_answer_is_known_of_the_sender_as_long_as_the_headings_are_the_same() {
    let bytes = List::of(3).bytes();
    let said = Said { hidden: Some(HiddenCells::Leave), ..insured() };
    let habit = read_all(&bytes, &said).value.habit;
    assert_eq!(habit.everyone, Some(Everyone::Insured));
    let known = Said { habit: Some(habit), ..Said::default() };
    assert_eq!(people(&read_all(&List::of(6).bytes(), &known).value).len(), 6);
    // A household that has come in since waits.
    assert_eq!(people(&read_all(&List::second_number("0001001").bytes(), &known).value).len(), 1);

    let drifted = List::beside("社員区分", &["1", "2", "3"]).bytes();
    let drifts = match read_so(&drifted, &known).err() {
        Some(ReadError::ColumnsDrifted { drifts, .. }) => drifts.iter().map(|drift| drift.kind()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(drifts, [DriftKind::Added]);
    let accepted = Said { drift: Some(DriftAnswer::Accept), ..known };
    let asked = read_so(&drifted, &accepted).err();
    assert_eq!(asked, Some(ReadError::EveryoneUnclear { sheet: Some("Sheet1".into()), rows: 3 }), "asked again");
}

#[test]
fn births_that_were_sorted_apart_show_where_nobody_but_insured_people_stand() {
    // Everybody began at 22; the youngest stand anywhere.
    let born: Vec<u32> = (0..40).map(|n| 1962 + n * 17 % 40).collect();
    let list = |births: &[u32]| {
        let row = |(n, birth): (usize, &u32)| {
            let acquired = born[n] + 22;
            let family = format!("佐{}", numeral(n));
            format!("12,{:07},{family}　花子,サトウ ハナコ,{birth}-05-01,女,{acquired}-04-01", 1001 + n)
        };
        let rows: Vec<String> = births.iter().enumerate().map(row).collect();
        read_all(format!("{}\n{}\n", INSURED.join(","), rows.join("\n")).as_bytes(), &insured()).value
    };
    let torn = |read: &SheetRead| {
        let torn = kenpo_domain::torn::torn(&read.bonds);
        torn.iter().map(|bonds| bonds.bond.code()).collect::<Vec<_>>()
    };
    assert_eq!(torn(&list(&born)), Vec::<&str>::new());
    let mut sorted = born.clone();
    sorted.sort_unstable();
    assert_eq!(torn(&list(&sorted)), ["lives", "entries"]);
}

#[test]
fn branches_tell_who_is_insured_where_each_household_has_one_first() {
    let headings = ["記号", "番号", "枝番", "氏名", "生年月日", "性別", "資格取得年月日"];
    let row =
        |number: &'static str, branch: &'static str| ["12", number, branch, "佐藤　花子", "S55.4.1", "女", "H15.4.1"];
    let read = |rows: &[[&str; 7]]| {
        let all: Vec<&[&str]> = [&headings[..]].into_iter().chain(rows.iter().map(|row| &row[..])).collect();
        read_with(&of_texts(&all), &rules())
    };
    let households = [row("0001001", "００"), row("0001001", "０１"), row("0001002", "0")];
    let checked = read(&households).unwrap();
    let relations: Vec<&str> = people(&checked.value).iter().map(|entry| entry.relation_text.as_str()).collect();
    assert_eq!(relations, ["本人", "", "本人"]);
    assert_eq!(count(&checked.findings, FindingCode::RelationByBranch), 1);
    for (rows, why) in [
        (&[row("0001001", "01"), row("0001001", "02"), row("0001002", "00")][..], "one has none"),
        (&[row("0001001", "00"), row("0001001", "00")], "one has two"),
        (&[row("0001001", "00"), row("", "01")], "a row that says no household"),
        (&[], "nobody"),
    ] {
        assert!(matches!(read(rows), Err(ReadError::ColumnsMissing { .. })), "{why}");
    }
}
