//! The rows of a file under review: each stands in one group, and is found there by reading, kanji or number.

use crate::small::{Member, SOMEONE, roster, roster_file};
use kenpo_domain::code::Code;
use kenpo_domain::proposal::ReviewGroup::{self, Absent, Changes, Joins, Same, Waiting};
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_whole::{FILES, Society, sample};

const MOVED: Member = Member { id: "50-0000022-00", name: "小樽　葵", ..SOMEONE };
const MARRIED: Member = Member { id: "50-0000033-00", name: "旭川　遥", ..SOMEONE };
const LEFT: Member = Member { id: "50-0000004-00", name: "帯広　蓮", ..SOMEONE };
const OTHER: Member = Member { id: "50-0000005-00", name: "釧路　翔", ..SOMEONE };
const NEW: Member = Member { id: "50-0000006-00", name: "髙橋　凛", ..SOMEONE };
const BLANK: Member = Member { id: "50-0000007-00", name: "", ..SOMEONE };

/// A roster that changes one, renames one, leaves one out, names one anew, and has a row without a name.
fn reviewed() -> (Society, u32) {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE, MOVED, MARRIED, LEFT, OTHER]);
    let moved = Member { address: "北海道小樽市色内９丁目７７", ..MOVED };
    let file = roster_file(&society, &[SOMEONE, moved, Member { name: "美瑛　遥", ..MARRIED }, OTHER, NEW, BLANK]);
    let preview = society.preview(&file).unwrap().preview;
    (society, preview)
}

#[test]
fn each_row_stands_in_its_group() {
    let (mut society, preview) = reviewed();
    let told = |row: &ImportRow| {
        let name = row.name.clone().unwrap_or_default();
        (row.row, format!("{} {name}", row.insured.clone().unwrap_or_default()))
    };
    let mut of = |group| society.rows(preview, group, "").unwrap().rows;
    let one = |row, text: &str| vec![(row, text.to_owned())];
    assert_eq!(of(Joins).iter().map(told).collect::<Vec<_>>(), one(Some(6), "50-0000006-00 髙橋　凛"));
    assert_eq!(of(Changes).iter().map(told).collect::<Vec<_>>(), one(Some(3), "50-0000022-00 小樽　葵"));
    assert_eq!(of(Absent).iter().map(told).collect::<Vec<_>>(), one(None, "50-0000004-00 帯広　蓮"));
    let same = [(Some(2), "50-0000001-00 札幌　太郎".to_owned()), (Some(5), "50-0000005-00 釧路　翔".to_owned())];
    assert_eq!(of(Same).iter().map(told).collect::<Vec<_>>(), same);
    let waiting = of(Waiting);
    let expected = [(Some(4), "50-0000033-00 美瑛　遥".to_owned()), (Some(7), "50-0000007-00 ".to_owned())];
    assert_eq!(waiting.iter().map(told).collect::<Vec<_>>(), expected);
    assert!(waiting.iter().all(|row| row.reasons.len() == 1), "{waiting:?}");
    let change = &of(Changes)[0].fields;
    assert!(change.iter().any(|field| field.item_text == "住所" && field.after.contains("色内")), "{change:?}");
}

#[test]
fn somebody_is_found_by_reading_kanji_or_number() {
    let (mut society, preview) = reviewed();
    for (group, query, found, why) in [
        (Joins, "高橋", 1, "another form of the character"),
        (Joins, "さっぽろ", 1, "the reading of the row"),
        (Joins, "50-6", 1, "記号 and 番号 without its zeros"),
        (Joins, "小樽", 0, "somebody of another group"),
        (Changes, "サッポロ", 1, "the registered reading"),
        (Same, "釧路", 1, "the registered name"),
        (Absent, "0000004-00", 1, "番号 and 枝番"),
        (Absent, "旭川", 0, "somebody whom the file names"),
        (Waiting, "美瑛", 1, "the new name"),
        (Waiting, "0000007", 1, "a row that waits has a number"),
    ] {
        assert_eq!(society.rows(preview, group, query).unwrap().total, found, "{why}");
    }
}

#[test]
fn the_groups_are_as_large_as_the_preview_says() {
    let mut society = Society::with(&FILES).unwrap();
    for file in FILES {
        let told = society.preview(&sample(file)).unwrap();
        let mut total = |group| society.rows(told.preview, group, "").unwrap().total;
        let changes = if told.listed > 0 { told.listed } else { told.changes };
        let figures = [told.joins, changes, told.same, told.rows_waiting, told.not_named.count];
        assert_eq!([Joins, Changes, Same, Waiting, Absent].map(&mut total), figures, "{file}");
    }
}

#[test]
fn the_rows_of_a_preview_are_gone_with_it() {
    let (mut society, preview) = reviewed();
    for group in ReviewGroup::ALL {
        let fault = society.rows(preview + 1, *group, "").unwrap_err();
        assert_eq!(fault.code, FaultCode::PreviewGone, "{}", group.code());
    }
}
