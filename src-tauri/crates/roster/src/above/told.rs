//! What a sheet says of its blank cells: 記号・番号の空欄は上の行と同じ.

use crate::cell::Value;
use crate::heading::{Columns, Header};
use crate::sheet::{Row, Sheet};
use kenpo_domain::finding::Item;

/// Rows above the headings and below the table in which such a remark is looked for.
const LOOKED_AT: usize = 40;

/// The columns of which a remark says that a blank cell means the one above: those that it names, or else 記号, 番号 and the address.
pub fn blank_as_above(sheet: &Sheet, header: &Header, columns: &Columns) -> Vec<u16> {
    let above = sheet.rows_from(0).take_while(|row| row.index() < header.first_row);
    let texts = above.chain(sheet.last_rows(LOOKED_AT)).filter(|row| !header.is_above(*row)).flat_map(texts);
    let told: Vec<Remark> = texts.flat_map(remarks).collect();
    let of_family = |item| matches!(item, Item::Symbol | Item::Number | Item::Postal | Item::Address);
    let is_told = |heading: &str, item| {
        let heading: String = heading.chars().filter(|c| !c.is_whitespace()).collect();
        told.iter().any(|remark| match remark {
            Remark::Of(names) => names.contains(&heading),
            Remark::OfAll => of_family(item),
        })
    };
    let columns = columns.by_place().into_iter().filter(|column| is_told(&column.heading, column.item()));
    columns.map(|column| column.index).collect()
}

/// Whether a remark, or the heading of an address, says that a family's home is that of its 被保険者 where it is blank: 住所（家族は別居のときだけ記入）.
pub fn homes_of_insured(sheet: &Sheet, header: &Header, columns: &Columns) -> bool {
    let headings = columns.of(Item::Address).map(|column| column.heading.as_str());
    let above = sheet.rows_from(0).take_while(|row| row.index() < header.first_row);
    let around = above.chain(sheet.last_rows(LOOKED_AT)).filter(|row| !header.is_above(*row)).flat_map(texts);
    let about_homes = around.flat_map(|text| text.split(['。', '\n'])).filter(|sentence| sentence.contains("住所"));
    headings.chain(about_homes).any(says_homes_of_insured)
}

fn says_homes_of_insured(sentence: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    let of_families = has(&["家族", "被扶養者", "扶養者"]);
    let left_out = has(&["省略", "空欄", "空白", "記入不要", "未記入", "記入していません"]);
    let same = has(&["本人と同じ", "本人に同じ", "被保険者と同じ", "同居"]) && left_out;
    let apart = has(&["別居"]) && has(&["だけ", "のみ", "場合に記入", "場合は記入", "場合記入"]);
    of_families && (same || apart)
}

/// What one sentence says.
#[derive(Debug, PartialEq, Eq)]
enum Remark {
    /// Of columns of these headings.
    Of(Vec<String>),
    /// Of no column in particular.
    OfAll,
}

fn texts(row: Row<'_>) -> impl Iterator<Item = &str> {
    row.cells.iter().filter_map(|cell| match &cell.value {
        Value::Text(text) => Some(&**text),
        _ => None,
    })
}

fn remarks(text: &str) -> impl Iterator<Item = Remark> {
    text.split(['。', '\n']).filter_map(remark)
}

fn remark(sentence: &str) -> Option<Remark> {
    const BLANK: [&str; 5] = ["空欄", "空白", "ブランク", "未記入", "記入のない"];
    const ABOVE: [&str; 5] = ["上の行と同", "上と同", "上の段と同", "上段と同", "直上と同"];
    const ENDS: [&str; 8] = ["じ", "様", "じです", "様です", "じとする", "様とする", "じとします", "様とします"];
    let sentence: String = sentence.chars().filter(|c| !c.is_whitespace()).collect();
    let blank = BLANK.iter().find_map(|word| sentence.find(word))?;
    let rest = sentence.get(blank..)?;
    // 空欄は上の行と同じではありません says the contrary.
    let ends =
        |word: &str| rest.split_once(word).map(|(_, end)| end.trim_end_matches(['）', ')', '.', '．', '!', '！']));
    if !ABOVE.iter().filter_map(|word| ends(word)).any(|end| ENDS.contains(&end)) {
        return None;
    }
    let before = sentence.get(..blank)?.trim_start_matches(['※', '*', '＊', '注', '（', '(', ':', '：']);
    let names = before.trim_end_matches(['の', 'が', 'は', 'で', 'も']).split(['・', '、', ',', '，', '/', '／', 'と']);
    let names: Vec<String> = names.filter(|name| !name.is_empty()).map(str::to_owned).collect();
    Some(if names.is_empty() { Remark::OfAll } else { Remark::Of(names) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_on_the_homes_of_families() {
        for sentence in [
            "住所（家族は別居のときだけ記入）",
            "※家族の記号・番号・住所は、本人と同じ場合は記入を省略しています",
            "被扶養者の住所は、被保険者と同じときは空欄",
            "家族の住所（同居は記入不要）",
            "扶養者住所（別居の場合のみ）",
        ] {
            assert!(says_homes_of_insured(sentence), "{sentence}");
        }
        for sentence in ["住所", "家族の住所", "住所（本人）", "別居の家族の住所", "家族の住所は空欄", "別居のみ"]
        {
            assert!(!says_homes_of_insured(sentence), "{sentence}");
        }
    }

    #[test]
    fn remarks_on_blank_cells_name_their_columns() {
        let of = |names: &[&str]| Some(Remark::Of(names.iter().map(|name| (*name).to_owned()).collect()));
        for (sentence, read) in [
            ("※記号・番号・郵便番号・住所の空欄は、上の行と同じ", of(&["記号", "番号", "郵便番号", "住所"])),
            ("空欄は上と同じ", Some(Remark::OfAll)),
            ("住所が空白のときは上の行と同様", of(&["住所"])),
            ("認定日の空欄は書類を確認中", None),
            ("空欄は上の行と同じではありません", None),
            ("住所は上の行と同じ", None),
        ] {
            assert_eq!(remark(sentence), read, "{sentence}");
        }
    }
}
