//! Rosters of a sender whose last one is known: the same headings are read as then, others are told first.

use crate::support::*;
use kenpo_domain::drift::DriftKind;
use kenpo_domain::finding::{Checked, Letters};
use kenpo_domain::meaning::Meaning;
use kenpo_domain::said::{ColumnChoice, DriftAnswer, Habit, HiddenCells, Said};
use kenpo_roster::{Opening, ReadError, SheetRead, columns, read};
use rust_xlsxwriter::Workbook;
use std::ops::ControlFlow;

fn read_so(bytes: &[u8], said: &Said) -> Result<Checked<SheetRead>, ReadError> {
    read(&Opening::new(bytes), &rules(), said, &mut |_| ControlFlow::Continue(()))
}

fn habit_of(bytes: &[u8], said: &Said) -> Habit {
    read_so(bytes, said).unwrap_or_else(|error| panic!("{error}")).value.habit
}

fn known(habit: &Habit) -> Said {
    Said { habit: Some(habit.clone()), ..Said::default() }
}

/// A text with these headings and somebody under them; what is not a heading of a registration gets a `*`.
fn roster(headings: &[&str]) -> Vec<u8> {
    let cell = |heading: &&str| {
        let place = HEADINGS.iter().position(|known| known == heading);
        place.and_then(|place| SATO.get(place).copied()).unwrap_or("*")
    };
    let row: Vec<&str> = headings.iter().map(cell).collect();
    format!("{}\n{}\n", headings.join(","), row.join(",")).into_bytes()
}

/// The headings of a registration with others behind them.
fn with(more: &[&'static str]) -> Vec<&'static str> {
    HEADINGS.iter().chain(more).copied().collect()
}

fn choice(letters: &str, meaning: Option<Meaning>) -> ColumnChoice {
    ColumnChoice { column: Letters::parse(letters).unwrap(), meaning }
}

/// What drifted: where, and how.
fn drifts(error: Option<ReadError>) -> Vec<(String, DriftKind)> {
    match error {
        Some(ReadError::ColumnsDrifted { drifts, .. }) => {
            drifts.iter().map(|drift| (drift.column().to_string(), drift.kind())).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_same_headings_are_read_as_the_last_time() {
    let bytes = roster(&with(&["管理用番号Ｂ", "番号の控え"]));
    assert!(matches!(error(&bytes), Some(ReadError::ColumnsUnclear { .. })));
    let said = [choice("K", None), choice("L", Some(Meaning::Phone))];
    let habit = habit_of(&bytes, &Said { columns: said.to_vec(), ..Said::default() });
    assert_eq!(habit.columns, said);
    let as_read: Vec<_> = habit.headings.0.iter().map(|at| (at.text.as_str(), at.meaning)).collect();
    assert_eq!(as_read[1], ("番号", Some(Meaning::Number)));
    assert_eq!(as_read[10..], [("管理用番号Ｂ", None), ("番号の控え", Some(Meaning::Phone))]);
    // Blanks, width and kana of a heading are no drift.
    let again = roster(&with(&["管理用 番号B", "番号ノ控え"]));
    assert_eq!(habit_of(&again, &known(&habit)).columns, said);
}

#[test]
fn other_headings_are_told_before_anything_is_read() {
    let habit = habit_of(
        &roster(&with(&["管理用番号Ｂ"])),
        &Said { columns: vec![choice("K", Some(Meaning::Phone))], ..Said::default() },
    );
    let moved = roster(&with(&["備考", "管理用番号Ｂ"]));
    let told = [("K".to_owned(), DriftKind::Moved), ("K".to_owned(), DriftKind::Added)];
    assert_eq!(drifts(read_so(&moved, &known(&habit)).err()), told);
    let understood = |said: &Said| {
        columns(&Opening::new(&moved), said, &mut |_| ControlFlow::Continue(()))
            .unwrap_or_else(|error| panic!("{error}"))
    };
    let asked = understood(&known(&habit));
    assert_eq!((asked.drifts.len(), asked.columns.unclear.len()), (2, 1), "shown as if nothing was known");
    let accepted = Said { drift: Some(DriftAnswer::Accept), ..known(&habit) };
    assert_eq!(understood(&accepted).drifts.len(), 2, "and still told once it is answered");
    assert_eq!(habit_of(&moved, &accepted).columns, [choice("L", Some(Meaning::Phone))]);

    let renamed = roster(&with(&["管理用番号Ｃ"]));
    assert_eq!(drifts(read_so(&renamed, &known(&habit)).err()), [("K".to_owned(), DriftKind::Renamed)]);
    let accepted = Said { drift: Some(DriftAnswer::Accept), ..known(&habit) };
    assert!(
        matches!(read_so(&renamed, &accepted).err(), Some(ReadError::ColumnsUnclear { .. })),
        "it is asked for again"
    );
}

#[test]
fn a_marked_copy_that_comes_back_has_not_drifted() {
    let habit = habit_of(&roster(&HEADINGS), &Said::default());
    let marked = roster(&with(&["けんぽデスク確認"]));
    let read = read_so(&marked, &known(&habit)).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(read.value.habit, habit);
}

#[test]
fn another_month_in_a_heading_is_no_drift() {
    let habit_of = |more: &[&'static str]| habit_of(&roster(&with(more)), &Said::default());
    let told = |habit: &Habit, more: &[&'static str]| read_so(&roster(&with(more)), &known(habit)).err();
    let habit = habit_of(&["10月分給与", "令和8年10月現在", "2026/10"]);
    assert_eq!(told(&habit, &["１１月分給与", "令和9年1月現在", "2026/11"]), None);
    assert_eq!(told(&habit, &["10月分給与", "令和8年10月現在", "2026/10"]), None);
    let other = told(&habit, &["11月分賞与", "令和8年11月現在", "2026/11"]);
    assert_eq!(drifts(other), [("K".to_owned(), DriftKind::Renamed)]);
    // Of several months each keeps its place; in another order they are told.
    let habit = habit_of(&["9月分給与", "10月分給与"]);
    assert_eq!(told(&habit, &["10月分給与", "11月分給与"]), None);
    let swapped = told(&habit, &["11月分給与", "10月分給与"]);
    assert_eq!(drifts(swapped), [("K".to_owned(), DriftKind::Moved), ("L".to_owned(), DriftKind::Moved)]);
    // Another number is another heading.
    let habit = habit_of(&["連絡事項1"]);
    assert_eq!(drifts(told(&habit, &["連絡事項2"])), [("K".to_owned(), DriftKind::Renamed)]);
}

/// A workbook of sheets with somebody in each.
fn workbook(sheets: &[&str]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for name in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, texts) in [HEADINGS, SATO].iter().enumerate() {
            for (column, text) in texts.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, *text).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_sheet_is_chosen_again_unless_there_is_one_that_nobody_has_seen() {
    let said = Said { table: Some("京都".to_owned()), hidden: Some(HiddenCells::Leave), ..Said::default() };
    let habit = habit_of(&workbook(&["神戸", "京都"]), &said);
    assert_eq!(habit.hidden, Some(HiddenCells::Leave));
    let read = |sheets: &[&str]| read_so(&workbook(sheets), &known(&habit)).map(|checked| checked.value.columns.sheet);
    assert_eq!(read(&["神戸", "京都"]), Ok(Some("京都".to_owned())));
    assert_eq!(read(&["12月"]), Ok(Some("12月".to_owned())), "there is no other");
    for sheets in [&["神戸", "京都", "京都12月"][..], &["神戸", "大阪"]] {
        assert!(matches!(read(sheets), Err(ReadError::TableUnclear { .. })), "{sheets:?}");
    }
}

#[test]
fn codes_are_read_as_a_person_has_said_them_and_as_the_last_time() {
    let with_codes = |below: &str| {
        let mut row = SATO;
        (row[6], row[7]) = ("2", "1");
        format!("{}\n{}\n{below}", HEADINGS.join(","), row.join(",")).into_bytes()
    };
    let read_as = |bytes: &[u8], said: &Said| {
        let read = read_so(bytes, said).unwrap_or_else(|error| panic!("{error}")).value;
        let entry = people(&read).first().map(|entry| (entry.sex, entry.relation_text.clone()));
        (entry, read.habit)
    };
    let bare = with_codes("");
    assert_eq!(read_as(&bare, &Said::default()).0, None, "nobody knows what they stand for");
    let said = Said { codes: Some("1=本人 2=妻 1=男 2=女".to_owned()), ..Said::default() };
    let (entry, habit) = read_as(&bare, &said);
    let as_said = Some((Some(kenpo_domain::sex::Sex::Female), "本人".to_owned()));
    assert_eq!((&entry, habit.codes.as_deref()), (&as_said, Some("1=本人 2=妻 1=男 2=女")));
    assert_eq!(read_as(&bare, &known(&habit)).0, as_said);
    // What the sheet says otherwise is told by the sheet and by nobody else: the row waits.
    let otherwise = with_codes(",,,1=妻 2=本人,,,,,,\n");
    assert_eq!(read_as(&otherwise, &said).0, None);
    let nothing = Said { codes: Some(String::new()), ..known(&habit) };
    let (entry, habit) = read_as(&bare, &nothing);
    assert_eq!((entry, habit.codes), (None, None));
}
