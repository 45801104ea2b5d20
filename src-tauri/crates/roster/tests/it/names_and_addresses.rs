//! Names and addresses over several columns: no part is lost, none is moved, and two values for one item are no value.

use crate::support::*;
use kenpo_domain::code::Code;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_roster::ReadError;

/// SATO with other columns for one item.
fn instead(item: usize, headings: &[&str], cells: &[&str]) -> Vec<u8> {
    let row = |all: &[&'static str], new: &[&str]| -> Vec<String> {
        let (before, after) = (&all[..item], &all[item + 1..]);
        before.iter().chain(new).chain(after).map(|text| (*text).to_owned()).collect()
    };
    let (headings, cells) = (row(&HEADINGS, headings), row(&SATO, cells));
    let texts = |row: &'static [String]| -> Vec<&'static str> { row.iter().map(String::as_str).collect() };
    let (headings, cells) = (texts(headings.leak()), texts(cells.leak()));
    of_texts(&[&headings, &cells])
}

#[test]
fn a_given_name_is_never_lost() {
    for headings in [
        ["漢字氏名（姓）", "漢字氏名（名）"],
        ["漢字氏名（姓）", "（名）"],
        ["氏名（姓）", "氏名（名）"],
        ["姓", "名前"],
        ["苗字", "お名前"],
    ] {
        let checked = read_ok(&instead(3, &headings, &["佐藤", "花子"]));
        assert_eq!(people(&checked.value)[0].name.as_str(), "佐藤　花子", "{headings:?}");
    }
    // 名前 with all of the name in it.
    let checked = read_ok(&instead(3, &["姓", "名前"], &["佐藤", "佐藤　花子"]));
    assert_eq!(people(&checked.value)[0].name.as_str(), "佐藤　花子");
    for headings in [["フリガナ（セイ）", "フリガナ（メイ）"], ["カナ氏名（姓）", "カナ氏名（名）"], ["セイ", "メイ"]]
    {
        let checked = read_ok(&instead(4, &headings, &["サトウ", "ハナコ"]));
        assert_eq!(people(&checked.value)[0].kana.text(), "サトウ ハナコ", "{headings:?}");
    }
}

#[test]
fn one_part_of_a_name_is_no_name() {
    for cells in [["佐藤", ""], ["", "花子"]] {
        let checked = read_ok(&instead(3, &["姓", "名"], &cells));
        assert_eq!(brief(&checked.findings), [("name_missing", 2, "D")], "{cells:?}");
        assert!(people(&checked.value).is_empty());
    }
    for heading in ["姓", "名"] {
        let missing = ReadError::ColumnsMissing { sheet: Some("Sheet1".to_owned()), items: vec![Item::Name] };
        assert_eq!(error(&instead(3, &[heading], &["佐藤"])), Some(missing));
    }
}

#[test]
fn a_heading_that_was_merged_over_two_columns_loses_nothing() {
    for (item, headings, cells) in [
        (3, ["氏名", ""], ["佐藤", "花子"]),
        (4, ["フリガナ", ""], ["サトウ", "ハナコ"]),
        (9, ["住所", ""], ["神戸市1-1", "ハイツ2"]),
    ] {
        let checked = read_ok(&instead(item, &headings, &cells));
        assert_eq!(count(&checked.findings, FindingCode::HeadingMissing), 1, "{headings:?}");
        assert!(people(&checked.value).is_empty(), "{headings:?}");
        let checked = read_ok(&instead(item, &headings, &[&format!("{}　{}", cells[0], cells[1]), ""]));
        assert_eq!(people(&checked.value).len(), 1, "{headings:?}");
    }
}

#[test]
fn every_part_of_an_address_is_kept_in_the_order_of_the_columns() {
    for (headings, cells, address) in [
        (
            &["都道府県", "市区町村", "町名", "番地", "建物名"][..],
            &["兵庫県", "神戸市", "元町", "1-1", "ハイツ2"][..],
            "兵庫県　神戸市　元町　1-1　ハイツ2",
        ),
        (
            &["都道府県", "市区町村", "住所1", "住所2"],
            &["兵庫県", "神戸市", "元町1-1", "ハイツ2"],
            "兵庫県　神戸市　元町1-1　ハイツ2",
        ),
        (
            &["都道府県", "市区町村", "住所", "建物名"],
            &["兵庫県", "神戸市", "元町1-1", "ハイツ2"],
            "兵庫県　神戸市　元町1-1　ハイツ2",
        ),
        (
            &["住所（都道府県）", "住所（市区町村）", "住所（番地）", "住所（建物名）"],
            &["兵庫県", "神戸市", "元町1-1", "ハイツ2"],
            "兵庫県　神戸市　元町1-1　ハイツ2",
        ),
        (&["住所", "番地", "方書", "建物名"], &["神戸市", "1-1", "佐藤方", "ハイツ2"], "神戸市　1-1　佐藤方　ハイツ2"),
        (&["住所", "住所2"], &["神戸市1-1", ""], "神戸市1-1"),
        (&["住所", "部屋番号"], &["神戸市中央区1-1", "1"], "神戸市中央区1-1　1"),
        // 住所 that holds the 都道府県 too.
        (&["都道府県", "住所"], &["兵庫県", "兵庫県神戸市1-1"], "兵庫県神戸市1-1"),
    ] {
        let checked = read_ok(&instead(9, headings, cells));
        assert_eq!(people(&checked.value)[0].address.unseal_for_store().text, address, "{headings:?}");
    }
}

#[test]
fn two_columns_for_one_item_with_two_values_let_the_row_wait() {
    for (item, headings, same, other) in [
        (9, ["住所", "住所"], ["神戸市1-1", "神戸市1-1"], ["神戸市1-1", "大阪市2-2"]),
        (9, ["住所", "現住所"], ["神戸市1-1", ""], ["神戸市1-1", "大阪市2-2"]),
        (3, ["氏名", "氏名"], ["佐藤　花子", "佐藤　花子"], ["佐藤　花子", "佐藤　太郎"]),
        (5, ["生年月日", "生年月日"], ["S55.4.1", "1980/4/1"], ["S55.4.1", "1980/4/2"]),
    ] {
        assert_eq!(people(&read_ok(&instead(item, &headings, &same)).value).len(), 1, "{headings:?}");
        let checked = read_ok(&instead(item, &headings, &other));
        assert_eq!(count(&checked.findings, FindingCode::ValuesDiffer), 1, "{headings:?}");
        assert!(people(&checked.value).is_empty(), "{headings:?}");
    }
}

#[test]
fn a_member_and_a_dependant_in_one_row_are_not_mixed() {
    for names in [["被保険者氏名", "被扶養者氏名"], ["氏名", "家族氏名"]] {
        let checked = read_ok(&instead(3, &names, &["佐藤　花子", "佐藤　太郎"]));
        assert_eq!(count(&checked.findings, FindingCode::TwoPeopleInRow), 1);
        assert!(people(&checked.value).is_empty());
    }
    // In the row of a 被扶養者 the 被保険者氏名 only says whose family that is, where no other birth stands.
    let mut row = SATO.to_vec();
    (row[2], row[7]) = ("01", "夫");
    let mut headings = HEADINGS.to_vec();
    headings[3] = "被扶養者氏名";
    headings.push("被保険者氏名");
    row.push("佐藤　太郎");
    let checked = read_ok(&of_texts(&[&headings, &row]));
    let [entry] = people(&checked.value) else { panic!("{:?}", brief(&checked.findings)) };
    assert_eq!(entry.name.as_str(), "佐藤　花子");
    headings.push("被保険者生年月日");
    row.push("S54.4.1");
    let checked = read_ok(&of_texts(&[&headings, &row]));
    assert!(people(&checked.value).is_empty(), "{:?}", brief(&checked.findings));
    // Groups over two rows.
    let checked = read_ok(&of_texts(&[
        &["被保険者", "", "", "", "", "", "被扶養者", "", ""],
        &["記号", "番号", "枝番", "氏名", "生年月日", "資格取得日", "氏名", "生年月日", "続柄"],
        &["12", "0001001", "00", "佐藤　花子", "S55.4.1", "H15.4.1", "佐藤　太郎", "S54.4.1", "夫"],
    ]));
    assert_eq!(count(&checked.findings, FindingCode::TwoPeopleInRow), 1);
    assert!(people(&checked.value).is_empty());
    // One column for both is an ordinary roster.
    assert_eq!(people(&read_ok(&instead(3, &["被保険者・被扶養者氏名"], &["佐藤　花子"])).value).len(), 1);
}

#[test]
fn numbers_that_lost_a_zero_at_their_front() {
    let read = |heading: &str, number: f64| {
        let checked = read_ok(&made(|sheet| {
            for (c, heading) in (0..).zip(HEADINGS.iter().chain([&heading])) {
                sheet.write_string(0, c, *heading).unwrap();
            }
            for (c, cell) in (0..).zip(SATO) {
                sheet.write_string(1, c, cell).unwrap();
            }
            sheet.write_number(1, 10, number).unwrap();
        }));
        let entry = &people(&checked.value)[0];
        let (address, phone) = (entry.address.unseal_for_store().clone(), entry.phone.unseal_for_store().clone());
        let codes: Vec<_> = checked.findings.iter().map(|f| f.code.code()).collect();
        (phone, address.postal.map(|postal| postal.as_str().to_owned()), codes)
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(read("電話番号", 781_112_222.0), (text("0781112222"), None, vec!["zeros_restored"]));
    assert_eq!(read("電話番号", 9_012_345_678.0), (text("09012345678"), None, vec!["zeros_restored"]));
    assert_eq!(read("電話番号", 1234.0), (text("1234"), None, vec!["phone_doubtful"]));
    assert_eq!(read("郵便番号", 600_002.0), (None, text("060-0002"), vec!["zeros_restored", "postal_differs"]));
    assert_eq!(read("郵便番号", 12.0), (None, None, vec!["postal_bad"]));
}

#[test]
fn a_postal_code_before_the_address_is_taken_off_where_it_has_no_column() {
    let read = |file: &[u8]| {
        let address = people(&read_ok(file).value)[0].address.unseal_for_store().clone();
        (address.postal.map(|postal| postal.as_str().to_owned()).unwrap_or_default(), address.text)
    };
    let home = "神戸市中央区1-1";
    let found = |postal: &str, text: &str| (postal.to_owned(), text.to_owned());
    for before in ["〒650-0001　", "650-0001 ", "〒 650ー0001　", "〒6500001 "] {
        assert_eq!(read(&with(9, &format!("{before}{home}"))), found("650-0001", home), "{before}");
    }
    // Digits without a sign may be of the address, and a column of its own says it.
    for text in ["6500001 神戸市", "1-1 神戸市"] {
        assert_eq!(read(&with(9, text)), found("", text));
    }
    let both = instead(9, &["郵便番号", "住所"], &["650-0002", "650-0001 神戸市"]);
    assert_eq!(read(&both), found("650-0002", "650-0001 神戸市"));
}

#[test]
fn the_lines_of_an_address_in_one_cell_stand_behind_each_other() {
    let checked = read_ok(&with(9, "神戸市中央区1-1\r\nけんぽ荘\n101"));
    let address = people(&checked.value)[0].address.unseal_for_store().text.clone();
    assert_eq!(address, "神戸市中央区1-1　けんぽ荘　101");
    assert_eq!(count(&checked.findings, FindingCode::LineBreakJoined), 1);
    assert_eq!(count(&checked.findings, FindingCode::HiddenCharacters), 0);
}

#[test]
fn a_word_for_an_unknown_name_is_none_and_an_odd_blank_in_one_is_told() {
    let checked = read_ok(&with(3, "確認中"));
    assert_eq!((count(&checked.findings, FindingCode::NameMissing), people(&checked.value).len()), (1, 0));
    let checked = read_ok(&with(3, "佐藤\u{A0}花子"));
    assert_eq!((count(&checked.findings, FindingCode::HiddenCharacters), people(&checked.value).len()), (1, 1));
}

#[test]
fn parts_of_an_address_under_any_heading_are_joined() {
    let cells = ["兵庫県", "神戸市中央区", "元町1-1"];
    for headings in [
        ["都道府県", "市区郡", "町村番地"],
        ["県", "市", "町"],
        ["都道府県", "市区", "番地"],
        ["住所１", "同２", "同３"],
        ["都道府県", "市区町村・番地", "建物名"],
        ["県", "市区町村", "（続き）"],
    ] {
        let checked = read_ok(&instead(9, &headings, &cells));
        let address = &people(&checked.value)[0].address.unseal_for_store().text;
        assert_eq!(address, "兵庫県　神戸市中央区　元町1-1", "{headings:?}");
        assert_eq!(brief(&checked.findings), [], "{headings:?}");
    }
}

#[test]
fn a_column_that_may_be_a_part_of_an_address_is_asked_for() {
    for (headings, cells, asked) in [
        (["都道府県", "どこか", "建物名"], ["兵庫県", "神戸市中央区元町1-1", "ハイツ2"], true),
        (["住所", "その続きの欄", "電話"], ["兵庫県神戸市中央区", "元町1-1", ""], true),
        (["どこか", "町名番地", "電話"], ["兵庫県神戸市", "元町1-1", ""], true),
        (["住所", "等級", "電話"], ["兵庫県神戸市元町1-1", "12", ""], false),
        (["等級", "住所", "電話"], ["12", "兵庫県神戸市元町1-1", ""], false),
    ] {
        let error = error(&instead(9, &headings, &cells));
        assert_eq!(matches!(error, Some(ReadError::ColumnsUnclear { .. })), asked, "{headings:?}");
    }
}

#[test]
fn what_cannot_be_a_reading_an_address_or_a_postal_code_is_told_and_not_registered() {
    for (item, cell, code, column) in [
        (4, "林花子", "kana_bad", "E"),
        (4, "タナカ123", "kana_bad", "E"),
        (4, "5", "kana_bad", "E"),
        (4, "サトウ（スズキ）　ハナコ", "kana_bad", "E"),
        (9, "TRUE", "value_unsaid", "J"),
        (9, "0", "address_bad", "J"),
        (9, "1-2-3", "address_bad", "J"),
        (9, "650-0001", "address_bad", "J"),
    ] {
        let checked = read_ok(&with(item, cell));
        assert_eq!(brief(&checked.findings), [(code, 2, column)], "{cell}");
        let sato = &people(&checked.value)[0];
        let registered = if item == 4 { sato.kana.text() } else { sato.address.unseal_for_store().text.clone() };
        assert_eq!(registered, "", "{cell}");
    }
    let checked = read_ok(&instead(9, &["郵便番号", "住所"], &["0000000", "神戸市中央区加納町1-1"]));
    assert_eq!(brief(&checked.findings), [("postal_bad", 2, "J")]);
}

#[test]
fn readings_of_people_from_elsewhere_are_readings() {
    for cell in ["スミス・ジェーン", "SMITH ｼﾞｪｰﾝ", "オニール　ショーン", "さとう　はなこ", "O'Neil Sean"]
    {
        let checked = read_ok(&with(4, cell));
        assert_eq!(people(&checked.value)[0].kana.cell(), cell);
        assert_eq!(count(&checked.findings, FindingCode::KanaBad), 0, "{cell}");
    }
}

#[test]
fn a_dependant_without_the_family_name_waits_where_the_others_have_theirs() {
    let household = |n: usize, family: &str, wife: &str, kana: &str| {
        let mut head = SATO.map(str::to_owned);
        (head[1], head[3], head[6]) = (format!("{:07}", 1000 + n), format!("{family}　太郎"), "男".to_owned());
        head[4] = String::new();
        let mut other = SATO.map(str::to_owned);
        (other[1], other[2], other[3], other[4]) = (head[1].clone(), "01".to_owned(), wife.to_owned(), kana.to_owned());
        other[7] = "妻".to_owned();
        [head, other]
    };
    let rows: Vec<[String; 10]> = [
        household(1, "藤田", "藤田　花子", "フジタ ハナコ"),
        household(2, "森", "真由美", "マユミ"),
        household(3, "王", "李　芳", "リ ホウ"),
        household(4, "高橋", "高橋桜", "タカハシサクラ"),
        household(5, "鈴木", "王芳", "オウ ホウ"),
        household(6, "山口", "マリアサントス", "マリアサントス"),
    ]
    .concat();
    let lines = std::iter::once(HEADINGS.join(",")).chain(rows.iter().map(|row| row.join(",")));
    let read = read_ok(lines.collect::<Vec<_>>().join("\n").as_bytes());
    let waits: Vec<_> = read.findings.iter().filter(|f| f.code == FindingCode::FamilyNameMissing).collect();
    assert_eq!(waits.iter().map(|found| found.place.row).collect::<Vec<_>>(), [5]);
    assert_eq!(people(&read.value).len(), 11);
    assert_eq!(read.value.held.len(), 1);
}

#[test]
fn what_is_no_name_no_reading_and_no_telephone_is_not_taken_in_silence() {
    for (name, code) in [
        ("TRUE", "name_missing"),
        ("以下余白", "name_missing"),
        ("故　山田太郎", "row_for_review"),
        ("（削除）山田　太郎", "row_for_review"),
        ("山田　太郎（死亡）", "row_for_review"),
        ("例）山田　太郎", "row_for_review"),
    ] {
        let read = read_ok(&with(3, name));
        assert!(people(&read.value).is_empty(), "{name}");
        assert!(brief(&read.findings).iter().any(|found| found.0 == code), "{name}: {:?}", brief(&read.findings));
    }
    let read = read_ok(&with(4, "TRUE"));
    assert_eq!(people(&read.value)[0].kana.text(), "");
    assert_eq!(brief(&read.findings), [("value_unsaid", 2, "E")]);
    let headings: Vec<&str> = HEADINGS.iter().copied().chain(["郵便番号", "電話番号"]).collect();
    for (postal, address, phone, code) in [
        ("650-0001", "兵庫県神戸市中央区加納町6-1", "\u{202D}078-000-1111\u{202C}", "hidden_characters"),
        ("650-0001", "〒100-0005 兵庫県神戸市中央区加納町6-1", "", "postal_differs"),
        ("999-9999", "兵庫県神戸市中央区加納町6-1", "", "postal_bad"),
    ] {
        let mut row: Vec<&str> = SATO.to_vec();
        row[9] = address;
        row.extend([postal, phone]);
        let read = read_ok(&of_texts(&[&headings, &row]));
        assert_eq!(brief(&read.findings).iter().map(|found| found.0).collect::<Vec<_>>(), [code], "{postal} {address}");
    }
}

#[test]
fn an_address_that_is_not_told_or_speaks_of_protection_is_not_registered() {
    for told in ["個人情報のため非開示", "別紙参照", "本社気付", "住所同じ", "神戸市中央区1-1→大阪市北区2-2へ転居"]
    {
        let read = read_ok(&with(9, told));
        assert_eq!(people(&read.value)[0].address.unseal_for_store().text, "", "{told}");
        assert_eq!(brief(&read.findings), [("value_unsaid", 2, "J")], "{told}");
    }
    for protected in ["DV支援措置", "神戸市中央区1-1（支援措置あり）", "閲覧制限"] {
        let read = read_ok(&with(9, protected));
        assert!(people(&read.value).is_empty(), "{protected}");
        // As of every row that somebody must look at: neither why nor where.
        assert_eq!(brief(&read.findings), [("row_for_review", 2, "")], "{protected}");
    }
    let read = read_ok(&with(7, "妻（死亡）"));
    assert!(people(&read.value).is_empty());
}
