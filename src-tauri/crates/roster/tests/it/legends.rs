//! Codes that a sheet explains itself.

use crate::support::*;
use kenpo_domain::code::Code;
use kenpo_domain::finding::FindingCode;
use kenpo_domain::said::Said;
use kenpo_domain::sex::Sex;
use kenpo_roster::{Opening, read};
use std::ops::ControlFlow;

const COLUMNS: [&str; 8] = ["記号", "番号", "枝番", "氏名", "生年月日", "性別", "続柄", "資格取得日"];

fn rows(codes: [[&'static str; 2]; 3]) -> [[&'static str; 8]; 3] {
    let people = [("00", "佐藤　花子", "S55.4.1"), ("01", "佐藤　太郎", "S54.4.1"), ("02", "佐藤　桜", "H24.12.31")];
    let mut at = people.into_iter().zip(codes);
    std::array::from_fn(|_| {
        let ((branch, name, birth), [sex, relation]) = at.next().unwrap();
        ["12", "0001001", branch, name, birth, sex, relation, "H25.4.1"]
    })
}

fn read_as(sheet: &[&[&str]]) -> Vec<(Option<Sex>, String)> {
    let checked = read_ok(&of_texts(sheet));
    people(&checked.value).iter().map(|entry| (entry.sex, entry.relation_text.clone())).collect()
}

#[test]
fn codes_mean_what_the_sheet_says() {
    let [one, two, three] = rows([["0", "1"], ["1", "2"], ["0", "3"]]);
    let expected = [
        (Some(Sex::Female), "本人".to_owned()),
        (Some(Sex::Male), "配偶者".to_owned()),
        (Some(Sex::Female), "子".to_owned()),
    ];
    let below: [&[&str]; 6] =
        [&COLUMNS, &one, &two, &three, &["続柄　1：本人　2：配偶者　3：子　4：父母"], &["", "性別　0：女　1：男"]];
    assert_eq!(read_as(&below), expected);
    let above: [&[&str]; 6] =
        [&["続柄コード", "1=本人 2=配偶者 3=子"], &["", "0=女、1=男"], &COLUMNS, &one, &two, &three];
    assert_eq!(read_as(&above), expected);
    let mut headings = COLUMNS;
    (headings[5], headings[6]) = ("性別\n0:女\n1:男", "続柄（1:本人 2:配偶者 3:子）");
    assert_eq!(read_as(&[&headings, &one, &two, &three]), expected);
}

#[test]
fn codes_that_nothing_explains_wait_and_a_legend_is_nobodys_row() {
    let [one, two, three] = rows([["2", "1"], ["1", "2"], ["2", "3"]]);
    assert_eq!(read_as(&[&COLUMNS, &one, &two, &three]), []);
    let checked = read_ok(&of_texts(&[&COLUMNS, &one, &["1=本人 2=妻", "3=子 4=父"], &two, &three]));
    assert_eq!((checked.value.rows_read, checked.value.rows_skipped), (3, 1));
    // Explained in two ways, a code stands for nothing.
    let twice: [&[&str]; 6] = [&COLUMNS, &one, &two, &three, &["1=本人 2=妻 3=子"], &["1=本人 2=夫 3=子"]];
    assert_eq!(read_as(&twice).len(), 2);
}

/// What the people of a roster ask for whose cells of 発行要否 are these, and what else was found; with more below the table, and what a person says.
fn wishes(cells: &[&str], below: &str, said: Option<&str>) -> (Vec<(u32, bool)>, Vec<&'static str>) {
    let headings: Vec<&str> = COLUMNS.iter().copied().chain(["資格確認書の発行要否"]).collect();
    let numbers: Vec<String> = (1..=cells.len()).map(|number| format!("{:07}", 1000 + number)).collect();
    let row = |(number, cell): (&'static str, &&'static str)| {
        vec!["12", number, "00", "佐藤　花子", "S55.4.1", "女", "本人", "H25.4.1", *cell]
    };
    let numbers = numbers.into_iter().map(|number| &*number.leak());
    let cells: Vec<&'static str> = cells.iter().map(|cell| &*(*cell).to_owned().leak()).collect();
    let mut rows: Vec<Vec<&str>> = vec![headings];
    rows.extend(numbers.zip(&cells).map(row));
    rows.push(vec![below]);
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let said = Said { codes: said.map(str::to_owned), ..Said::default() };
    let checked = read(&Opening::new(&of_texts(&rows)), &rules(), &said, &mut |_| ControlFlow::Continue(())).unwrap();
    let asked = people(&checked.value).iter().map(|entry| (entry.place.row, entry.requested)).collect();
    let of_wishes = [FindingCode::WishUnknown, FindingCode::MarkBad];
    (asked, checked.findings.iter().map(|f| f.code).filter(|code| of_wishes.contains(code)).map(Code::code).collect())
}

#[test]
fn codes_of_wishes_are_explained_or_wait() {
    let unknown = "wish_unknown";
    for (cells, below, said, asked, found, why) in [
        (["1", "0", ""], "", None, vec![(2, true), (3, false), (4, false)], vec![], "what everybody understands"),
        (["1", "2", ""], "", None, vec![(4, false)], vec![unknown; 2], "1 may mean either"),
        (["1", "2", "要"], "", None, vec![(4, true)], vec![unknown; 2], "a word is no code"),
        (["1", "2", ""], "", Some("1=要 2=不要"), vec![(2, true), (3, false), (4, false)], vec![], "a person says it"),
        (["1", "2", ""], "", Some("1=不要 2=要"), vec![(2, false), (3, true), (4, false)], vec![], "whichever it is"),
        (["1", "2", "3"], "※1：不要、2：要", None, vec![(2, false), (3, true)], vec![unknown], "the sheet says it"),
        (["1", "0", "1"], "発行要否 1：有 2：無", None, vec![(2, true), (4, true)], vec![unknown], "0 is none of them"),
        (["1", "2", ""], "返信 1：要 2：不要", None, vec![(4, false)], vec![unknown; 2], "of something else"),
        (["1", "2", ""], "※1：要、2：不要", Some("1=不要 2=要"), vec![(4, false)], vec![unknown; 2], "both are said"),
        (["#N/A", "", "△"], "", None, vec![(3, false), (4, false)], vec![unknown, "mark_bad"], "an error is no blank"),
    ] {
        assert_eq!(wishes(&cells, below, said), (asked, found), "{why}");
    }
}
