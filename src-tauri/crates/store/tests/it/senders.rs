//! How the last roster of a sender was read: kept with the import, for the next one alone.

use crate::key_and_file::raw;
use crate::office::*;
use kenpo_domain::finding::Letters;
use kenpo_domain::headings::{HeadingAt, Headings};
use kenpo_domain::ids::ImportId;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::roster::ImportSource;
use kenpo_domain::said::{ColumnChoice, Everyone, Habit, HiddenCells, SheetChoice};
use kenpo_domain::sender::Sender;
use kenpo_store::{ImportCounts, NewImport, Op, Store, StoreError, Tx};
use std::collections::BTreeMap;

fn sender(name: &str) -> Sender {
    Sender::parse(name).unwrap()
}

fn habit() -> Habit {
    let at = |column: u16, text: &str, meaning| HeadingAt {
        column: Letters(column),
        text: format!("{text}（控え）"),
        key: text.to_owned(),
        meaning,
    };
    Habit {
        headings: Headings(vec![
            at(0, "番号", Some(Meaning::Number)),
            at(1, "備考", None),
            at(300, "備考", Some(Meaning::Phone)),
        ]),
        sheet: Some(SheetChoice { name: "神戸".into(), among: vec!["京都".into(), "神戸".into()] }),
        hidden: Some(HiddenCells::Leave),
        everyone: Some(Everyone::Insured),
        columns: vec![
            ColumnChoice { column: Letters(1), meaning: None },
            ColumnChoice { column: Letters(300), meaning: Some(Meaning::Phone) },
        ],
        codes: Some("1=本人 2=妻".into()),
    }
}

fn import(tx: &mut Tx<'_>, no: u8) -> Result<ImportId, StoreError> {
    let id = ImportId::from_random([no; 16]);
    tx.record_import(NewImport {
        id,
        source: ImportSource::Roster,
        file_name: "名簿.xlsx".to_owned(),
        counts: ImportCounts::default(),
        findings: BTreeMap::new(),
        reason: None,
    })?;
    Ok(id)
}

fn keep(store: &mut Store, no: u8, name: &str, habit: &Habit) -> Result<(), StoreError> {
    write(store, Op::ImportRoster, |tx| {
        let import = import(tx, no)?;
        tx.keep_habit(&sender(name), import, habit)
    })
}

#[test]
fn the_last_one_of_each_sender_is_kept() {
    let (office, mut store) = Office::new();
    assert_eq!(store.habit(&sender("神戸支部")), Ok(None));
    keep(&mut store, 1, "神戸支部", &habit()).unwrap();
    keep(&mut store, 2, "3106", &Habit::default()).unwrap();
    drop(store);
    let mut store = office.open();
    assert_eq!(store.habit(&sender("神戸支部")), Ok(Some(habit())));
    assert_eq!(store.habit(&sender("3106")), Ok(Some(Habit::default())));
    assert_eq!(store.habit(&sender("310")), Ok(None));
    let next = Habit { sheet: None, hidden: None, columns: Vec::new(), ..habit() };
    keep(&mut store, 3, "神戸支部", &next).unwrap();
    assert_eq!(store.habit(&sender("神戸支部")), Ok(Some(next)));
    let mut senders = store.senders().unwrap();
    senders.sort();
    assert_eq!(senders, [sender("3106"), sender("神戸支部")]);
    assert_eq!(intact(&store), 5);
}

#[test]
fn an_import_that_fails_keeps_nothing_of_its_sender() {
    let (_office, mut store) = Office::new();
    keep(&mut store, 1, "神戸支部", &habit()).unwrap();
    let refused = write(&mut store, Op::ImportRoster, |tx| {
        let import = import(tx, 2)?;
        tx.keep_habit(&sender("神戸支部"), import, &Habit::default())?;
        Err::<(), _>(StoreError::Unfit("in the middle"))
    });
    assert_eq!(refused, Err(StoreError::Unfit("in the middle")));
    assert_eq!(store.habit(&sender("神戸支部")), Ok(Some(habit())));
}

#[test]
fn what_no_program_of_ours_wrote_is_damage() {
    for sql in [
        "UPDATE sender SET hidden = 'perhaps'",
        "UPDATE sender SET everyone = 'perhaps'",
        "UPDATE sender_heading SET meaning = 'colour' WHERE place = 0",
        "UPDATE sender_choice SET meaning = 'colour' WHERE place = 1",
    ] {
        let (office, mut store) = Office::new();
        keep(&mut store, 1, "神戸支部", &habit()).unwrap();
        drop(store);
        raw(&office).execute(sql, []).unwrap();
        assert_eq!(office.open().habit(&sender("神戸支部")), Err(StoreError::Damaged), "{sql}");
    }
}
