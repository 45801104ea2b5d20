//! Rows that wait: what is kept of them says the same when it is read once more.

use crate::support::*;
use kenpo_domain::finding::FindingCode;
use kenpo_domain::gate::Sealed;
use kenpo_domain::held_row::{HeldRow, ItemSays, RowSays};
use kenpo_domain::lay_over::register;
use kenpo_domain::meaning::Meaning;
use kenpo_roster::{ReadAgain, Reading, read_again};

fn again(held: &HeldRow, said: &[(Meaning, &str)]) -> ReadAgain {
    let said: Vec<ItemSays> =
        said.iter().map(|(meaning, text)| ItemSays { meaning: *meaning, text: (*text).to_owned() }).collect();
    read_again(held, &held.says_now(&said), &rules()).unwrap()
}

fn says(held: &HeldRow, meaning: Meaning) -> String {
    let says = held.says_now(&[]);
    says.items().find(|(item, _)| *item == meaning).unwrap().1.to_owned()
}

#[test]
fn whatever_a_row_was_read_as_it_is_read_as_again() {
    let mut people_seen = 0;
    for file in [KOBE, KYOTO, EMPLOYER] {
        let checked = read_ok(&sample(file));
        for entry in people(&checked.value) {
            let says = RowSays::from(entry);
            let (place, insured) = (entry.place.clone(), Some(entry.insured.clone()));
            let held = HeldRow { place, insured, reasons: Vec::new(), says: Sealed::new(says) };
            let Reading::Roster(read) = again(&held, &[]).reading else { panic!("a roster") };
            let [read] = read.as_slice() else { panic!("{file} {}", entry.insured) };
            assert!(register(read) == register(entry), "{file} {}", entry.insured);
            assert!(read.my_number == entry.my_number.clone().filter(|seen| seen.valid), "{}", entry.insured);
            people_seen += 1;
        }
    }
    let checked = read_ok(&sample(LIST));
    for entry in lines(&checked.value) {
        let says = Sealed::new(RowSays::from(entry));
        let held = HeldRow { place: entry.place.clone(), insured: None, reasons: Vec::new(), says };
        let Reading::NationalList(read) = again(&held, &[]).reading else { panic!("a list") };
        assert_eq!(read, std::slice::from_ref(entry));
    }
    assert!(people_seen > 900, "{people_seen}");
}

/// A roster with a legend, a title that says the 記号, a blank 枝番, and a day in parts that never was.
fn roster() -> Vec<u8> {
    let headings =
        ["番号", "枝番", "氏名", "フリガナ", "元号", "年", "月", "日", "性別", "続柄コード", "資格取得年月日"];
    of_texts(&[
        &["健康保険被保険者名簿　記号 12"],
        &["", "", "", "", "生年月日"],
        &headings,
        &["0001001", "00", "健保　太郎", "ケンポ タロウ", "昭和", "55", "4", "1", "男", "1", "2020-04-01"],
        &["0001001", "01", "健保　花子", "ケンポ ハナコ", "昭和", "70", "4", "1", "女", "2", "2020-04-01"],
        &["0001002", "", "組合　次郎", "クミアイ ジロウ", "平成", "2", "5", "6", "男", "1", "2021-04-01"],
        &["※続柄コード 1=本人 2=妻"],
    ])
}

#[test]
fn a_row_that_waits_says_what_its_cells_and_those_around_it_say() {
    let checked = read_ok(&roster());
    let [second, third] = checked.value.held.as_slice() else { panic!("{}", checked.value.held.len()) };
    assert_eq!((second.place.row, &*second.reasons), (5, &[FindingCode::BirthDateBad][..]));
    assert_eq!((third.place.row, &*third.reasons), (6, &[FindingCode::InsuredIdBad][..]));
    for (meaning, text) in [
        (Meaning::Symbol, "12"),
        (Meaning::Number, "0001001"),
        (Meaning::Branch, "01"),
        (Meaning::Birth, "昭和 70 4 1"),
        (Meaning::Relation, "妻"),
        (Meaning::Sex, "女"),
        (Meaning::Acquired, "2020-04-01"),
    ] {
        assert_eq!(says(second, meaning), text, "{meaning:?}");
    }
    assert_eq!(
        [Meaning::Number, Meaning::Branch, Meaning::Relation].map(|item| says(third, item)),
        ["0001002", "", "本人"]
    );
    assert!(again(second, &[]).findings.iter().all(|finding| finding.place.column.is_none()));
    assert!(
        again(second, &[]).held.is_some_and(|held| held.reasons == [FindingCode::BirthDateBad]),
        "not corrected yet"
    );

    let Reading::Roster(read) = again(second, &[(Meaning::Birth, "S60.4.1")]).reading else { panic!("a roster") };
    let [read] = read.as_slice() else { panic!("it goes in") };
    assert_eq!((read.insured.to_string().as_str(), read.birth), ("12-0001001-01", day("1985-04-01")));
    let Reading::Roster(read) = again(third, &[(Meaning::Branch, "0")]).reading else { panic!("a roster") };
    assert_eq!(read.first().unwrap().insured.to_string(), "12-0001002-00", "zeros are restored as in any file");
}

#[test]
fn a_number_of_twelve_digits_that_is_typed_is_cut() {
    let checked = read_ok(&roster());
    let row = again(&checked.value.held[0], &[(Meaning::Name, "健保　花子 123456789018"), (Meaning::Birth, "S60.4.1")]);
    let held = row.held.unwrap();
    assert!(!says(&held, Meaning::Name).is_empty() && held.reasons == [FindingCode::NameMissing]);
    assert!(row.findings.iter().any(|finding| finding.code == FindingCode::MyNumberElsewhere));
}

#[test]
fn two_rows_of_one_number_wait_with_all_that_they_say() {
    let twice = "記号,番号,枝番,氏名,生年月日,性別,続柄,資格取得年月日
12,0001001,00,健保　太郎,1980-04-01,男,本人,2020-04-01
12,0001001,00,健保　花子,1981-04-01,女,本人,2020-04-01
";
    let checked = read_ok(twice.as_bytes());
    let held = &checked.value.held;
    assert_eq!(held.iter().map(|row| says(row, Meaning::Name)).collect::<Vec<_>>(), ["健保　太郎", "健保　花子"]);
    assert!(held.iter().all(|row| row.reasons == [FindingCode::InsuredIdTwice]));
    let Reading::Roster(read) = again(&held[1], &[(Meaning::Branch, "01"), (Meaning::Relation, "妻")]).reading else {
        panic!("a roster")
    };
    assert_eq!(read.len(), 1);
}
