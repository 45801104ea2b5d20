//! Codes that a sheet explains itself.

use crate::support::*;
use kenpo_domain::sex::Sex;

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
