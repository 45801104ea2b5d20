//! 届書CSV that lost a line, an item or a bit: what waits, what is refused, and that no 個人番号 survives. Only synthetic people.

use crate::filings::*;
use crate::support::*;
use kenpo_domain::said::Said;
use kenpo_roster::{FilingPart, Opening, ReadError, read};
use std::ops::ControlFlow;

#[test]
fn records_that_lost_or_gained_an_item_wait() {
    let whole = of_society().line();
    let short = whole.split(',').take(20).collect::<Vec<_>>().join(",");
    let long = whole.replace("神戸市中央区", "神戸市,中央区");
    let quoted = whole.replace("佐藤　花子", "\"佐藤　花子\"");
    let other = of_society().with(36, "0001002").line();
    for bad in [short.as_str(), &long, &quoted, "", "２２００７００,21", "[kanri]", "合計,1", ",,,,佐藤"] {
        let checked = read_as(&file(&[whole.clone(), bad.to_owned(), other.clone()]), of_layout());
        if bad.is_empty() {
            assert_eq!((of_line(&checked.findings, 7), counts(&checked.value)), (vec![], [2, 0, 0]));
            continue;
        }
        let found = of_line(&checked.findings, 7);
        assert_eq!(found.last(), Some(&("filing_record_bad", "")), "{bad}: {found:?}");
        assert_eq!((counts(&checked.value), checked.value.raw.len()), ([3, 1, 0], 3), "{bad}");
    }
    // Of two records that have other numbers of items, neither is known to be right.
    let one_less = whole.replace("神戸市中央区加納町６－５－１,", "神戸市中央区加納町６－５－１");
    let checked = read_as(&file(&[one_less, other]), of_layout());
    assert_eq!([6, 7].map(|line| of_line(&checked.findings, line)), [[("filing_record_bad", "")]; 2]);
    // A comma in a text moves what stands behind it, with as many items as before.
    for moved in [of_society().with(29, "6500001"), of_society().with(30, "650"), of_society().with(34, "神戸市")] {
        let checked = read_as(&records(&[moved]), of_layout());
        assert_eq!(of_line(&checked.findings, 6), [("filing_record_bad", "")]);
    }
    // Neither as many items as a file for 日本年金機構 has, nor as one for a society.
    for added in [&["3106"][..], &["3106", "1", "2", "3", "4", "5", "6", "7"]] {
        let checked = read_ok(&records(&[acquired().of_society(added)]));
        assert_eq!(of_line(&checked.findings, 6), [("filing_record_bad", "")]);
    }
}

#[test]
fn a_number_of_the_card_holder_survives_nowhere() {
    let width = of_society().0.len();
    for number in [RIGHT, WRONG, "1234-5678-9019", "１２３４５６７８９０１９", "1234567890190", "'123456789019"]
    {
        for at in 2..=width {
            let all = [of_society(), of_society().with(at, number).with(36, "0001002")];
            let checked = read_as(&records(&all), of_layout());
            let kept = everything_kept(&checked);
            for leaked in ["12345678901", "1234-5678", "１２３４５"] {
                assert!(!kept.contains(leaked), "{number} in item {at}");
            }
            let goes_in = people(&checked.value).len() == 2;
            assert_eq!(goes_in, at == 13 || at == 36, "{number} in item {at}");
        }
    }
    for record in [lost(), dependants(), Record::of(40, "2221700")] {
        for at in 2..=record.0.len() {
            let checked = read_ok(&records(&[record.clone().with(at, WRONG)]));
            assert!(!everything_kept(&checked).contains(WRONG), "item {at}");
        }
    }
}

#[test]
fn a_damaged_file_says_what_it_lacks() {
    let without = |line: &str| {
        let lines: Vec<String> =
            HEAD.into_iter().filter(|head| *head != line).map(str::to_owned).chain([of_society().line()]).collect();
        cp932(&lines.join("\r\n"))
    };
    let damaged = |part| Some(ReadError::FilingDamaged(part));
    assert_eq!(error(&without("[kanri]")), damaged(FilingPart::Management));
    assert_eq!(error(&without("[data]")), damaged(FilingPart::Data));
    assert_eq!(error(&file(&[])), damaged(FilingPart::Records));
    // Whatever is cut off at the end, the rest is read or refused without a word of the program's insides.
    let whole = records(&[of_society(), lost().of_society(&ADDED)]);
    for end in 0..whole.len() {
        if let Ok(checked) = read_with(&whole[..end], &rules()) {
            assert_eq!(people(&checked.value).len(), 0, "{end}");
        }
    }
}

#[test]
fn flipped_bits_register_nobody_else() {
    let whole = records(&[of_society(), of_society().with(36, "0001002")]);
    let said = Said { columns: of_layout(), ..Said::default() };
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        let read = read(&Opening::new(&flipped), &rules(), &said, &mut |_| ControlFlow::Continue(()));
        let Ok(checked) = read else { continue };
        assert!(people(&checked.value).len() <= 2);
        for person in people(&checked.value) {
            assert_eq!(person.insured.number().len(), 7, "byte {at}");
        }
    }
}
