//! Imports one after the other: what a later file must not take back, and which rows wait.

use crate::small::{Member, roster, roster_file};
use kenpo_domain::finding::FindingCode;
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_office::findings;
use kenpo_office::rpc::{answer, rpc};
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, Society};
use serde_json::{Value, json};
use std::path::PathBuf;

const SOMEONE: Member = Member {
    id: "60-0000001-00",
    name: "函館　太郎",
    relation: "本人",
    postal: "060-0001",
    address: "北海道札幌市中央区北1条西2丁目1",
    phone: "011-000-1111",
    employer: "6001",
};

fn file(society: &Society, name: &str, text: &str) -> PathBuf {
    let path = society.dir.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn person(society: &mut Society) -> Value {
    let request = json!({ "person": SOMEONE.id, "asOf": AS_OF });
    answer(rpc(&mut society.office, "person", request)).unwrap_or_else(|fault| fault)
}

#[test]
fn a_list_without_a_column_erases_nothing_and_an_older_one_is_held() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    let full =
        "記号,番号,枝番,個人番号カード,利用登録,電子証明書有効期限,基準日\n60,0000001,00,有,有,2029-04-01,2026-10-31\n";
    let path = file(&society, "full.csv", full);
    assert_eq!(society.import(&path).unwrap().1.listed, 1);
    let before = person(&mut society);
    let bare = "記号,番号,枝番,氏名,利用登録,基準日\n60,0000001,00,函館　太郎,有,2026-10-31\n";
    let path = file(&society, "bare.csv", bare);
    assert_eq!(society.import(&path).unwrap().1.listed, 1);
    assert_eq!(person(&mut society), before);

    let older = full.replace("2026-10-31", "2026-09-30").replace("有,有", "無,無");
    let path = file(&society, "older.csv", &older);
    let (preview, done) = society.import(&path).unwrap();
    assert_eq!((done.listed, done.waiting), (0, 1));
    assert_eq!(preview.findings.iter().map(|found| found.code.code()).collect::<Vec<_>>(), ["list_older"]);
    assert_eq!(person(&mut society), before);
}

#[test]
fn somebody_else_under_a_known_number_waits() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    let text = std::fs::read_to_string(roster_file(&society, &[Member { name: "小樽　蓮", ..SOMEONE }])).unwrap();
    let path = file(&society, "other.csv", &text.replace("1980-04-01", "1995-07-07"));
    let (preview, done) = society.import(&path).unwrap();
    assert_eq!((preview.rows_read, done.waiting, done.changes), (1, 1, 0));
    let found: Vec<_> = preview.findings.iter().map(|found| found.code.code()).collect();
    assert_eq!(found, ["reading_unlikely", "another_person"]);
}

#[test]
fn a_line_of_a_list_that_is_somebody_elses_waits() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    let before = person(&mut society);
    let head = "記号,番号,枝番,氏名,生年月日,個人番号カード,利用登録,基準日";
    for (name, birth, listed, found) in [
        ("小樽　蓮", "1995-07-07", 0, &["another_person"][..]),
        ("小樽　蓮", "1980-04-01", 1, &["list_differs"]),
        ("函館　太郎", "1980-04-01", 1, &[]),
    ] {
        let text = format!("{head}\n60,0000001,00,{name},{birth},有,有,2026-10-31\n");
        let path = file(&society, "list.csv", &text);
        let (preview, done) = society.import(&path).unwrap();
        assert_eq!((done.listed, done.waiting), (listed, 1 - listed), "{name} {birth}");
        assert_eq!(preview.findings.iter().map(|found| found.code.code()).collect::<Vec<_>>(), found, "{name} {birth}");
        assert_eq!(person(&mut society) == before, listed == 0, "{name} {birth}");
    }
}

#[test]
fn days_that_were_moved_against_those_who_are_registered_block_the_roster() {
    let mut society = Society::empty().unwrap();
    let names = ["太郎", "花子", "一郎", "葵", "蓮", "陽菜", "大翔", "結衣", "湊", "芽依", "樹", "紬"];
    let moved = |births: usize, entries: usize| {
        let rows = names.iter().zip(1..).map(|(given, n)| {
            let (birth, entry) = (1960 + (n + births) % 12, 2010 + (n + entries) % 12);
            format!("60,{n:07},00,函館　{given},,{birth}-04-01,,本人,{entry}-07-01\n")
        });
        format!("記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日\n{}", rows.collect::<String>())
    };
    let first = file(&society, "first.csv", &moved(0, 0));
    society.import(&first).unwrap();
    for (text, item) in [(moved(1, 0), "生年月日"), (moved(0, 1), "資格取得年月日")] {
        let path = file(&society, "moved.csv", &text);
        let preview = society.preview(&path).unwrap();
        let torn: Vec<_> = preview.torn.iter().map(|torn| torn.text.as_str()).collect();
        assert_eq!(torn, [format!("登録されている{item}：12組のうち12組が合わない")]);
        let refused = society.import(&path).unwrap_err();
        assert_eq!(refused.code, FaultCode::ColumnsTorn);
    }
}

#[test]
fn a_family_without_its_head_is_told() {
    let mut society = Society::empty().unwrap();
    let wife = Member { id: "60-0000001-01", name: "函館　花子", relation: "妻", ..SOMEONE };
    let told = |society: &mut Society| {
        let path = roster_file(society, &[wife]);
        let (preview, _) = society.import(&path).unwrap();
        preview.findings.iter().any(|found| found.code.code() == "insured_missing")
    };
    assert!(told(&mut society), "nobody has the number");
    roster(&mut society, &[SOMEONE]);
    assert!(!told(&mut society), "the 本人 is registered");
}

#[test]
fn what_is_not_said_erases_nothing() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    let before = person(&mut society);
    for (address, phone, employer) in
        [("-", "090-****-1111", "なし"), ("変更なし", "nan", "非公開"), ("北海道札幌市＊＊区", "不明", "****")]
    {
        let path = roster_file(&society, &[Member { address, phone, employer, ..SOMEONE }]);
        let (preview, done) = society.import(&path).unwrap();
        assert_eq!((done.changes, done.waiting), (0, 0), "{address}");
        assert_eq!(preview.findings.iter().filter(|found| found.code.code() == "value_unsaid").count(), 3, "{address}");
        assert_eq!(person(&mut society), before, "{address}");
    }
}

#[test]
fn a_new_address_without_a_postal_code_is_said_of_nobody_protected() {
    let moved = Member { postal: "", address: "北海道函館市元町1-1", ..SOMEONE };
    for protected in [false, true] {
        let mut society = Society::empty().unwrap();
        roster(&mut society, &[SOMEONE]);
        if protected {
            call::protect(&mut society.office, ProtectReq { insured: SOMEONE.id.into() }).unwrap();
        }
        let path = roster_file(&society, &[moved]);
        let (preview, done) = society.import(&path).unwrap();
        let said = preview.findings.iter().any(|found| found.code.code() == "postal_dropped");
        assert_eq!((said, done.changes), (!protected, u32::from(!protected)));
    }
}

#[test]
fn a_preview_shows_the_first_findings_of_a_kind_and_counts_all() {
    let mut society = Society::empty().unwrap();
    let ids: Vec<String> = (0..FINDINGS_SHOWN + 7).map(|n| format!("31-{n:07}-00")).collect();
    let members: Vec<Member> = ids.iter().map(|id| Member { id: id.clone().leak(), address: "", ..SOMEONE }).collect();
    let path = roster_file(&society, &members);
    let request = ImportPreviewReq { path: path.display().to_string(), as_of: AS_OF.into(), said: FileSaid::nothing() };
    let preview = call::import_preview(&mut society.office, request).unwrap().into_inner();
    let without = |findings: &[FindingRow]| {
        findings
            .iter()
            .filter(|found| found.code.code() == "address_missing")
            .map(|found| found.row)
            .collect::<Vec<_>>()
    };
    let rows: Vec<u32> = (2..).take(members.len()).collect();
    assert_eq!(without(&preview.findings), rows[..FINDINGS_SHOWN]);
    let counted = preview.finding_counts.iter().find(|kind| kind.code.code() == "address_missing").unwrap();
    assert_eq!(counted.count as usize, members.len());
    let of_file = findings::of_preview(&society.office, preview.preview, "roster.csv".into()).unwrap();
    assert_eq!(without(&of_file.get().findings), rows, "the file has them all");
}

#[test]
fn the_name_of_a_file_keeps_no_number() {
    let mut society = Society::empty().unwrap();
    let text = std::fs::read_to_string(roster_file(&society, &[SOMEONE])).unwrap();
    let path = file(&society, "函館_123456789018.csv", &text).display().to_string();
    let preview = call::import_preview(
        &mut society.office,
        ImportPreviewReq { path, as_of: AS_OF.into(), said: FileSaid::nothing() },
    )
    .unwrap();
    let of_file = findings::of_preview(&society.office, preview.get().preview, "函館_123456789018.csv".into()).unwrap();
    assert_eq!(of_file.get().file, "函館_********9018.csv");
}

#[test]
fn a_year_of_five_digits_waits_and_fails_nothing() {
    let mut society = Society::empty().unwrap();
    let text = std::fs::read_to_string(roster_file(&society, &[SOMEONE])).unwrap();
    let path = file(&society, "far.csv", &text.replace("2020-04-01", "20270-04-01"));
    let (_, done) = society.import(&path).unwrap();
    assert_eq!((done.joins, done.waiting), (0, 1));
}

/// A 届書CSV for a society, whose own items hold 記号 and 枝番: somebody who joins, and SOMEONE who leaves.
fn filing(number: &str) -> String {
    let joins = format!(
        "2200700,01,01,ｲﾛﾊ,6001,000777,ｵﾀﾙ ﾚﾝ,小樽　蓮,7,070707,1,1,{number},,,,,9,080401,0,,,250,,,,,,047,0001,ｵﾀﾙｼ,小樽市銭函１－１,,1,6001,0000002,60,00"
    );
    let leaves = format!(
        "2201700,01,01,ｲﾛﾊ,6001,000001,ﾊｺﾀﾞﾃ ﾀﾛｳ,函館　太郎,5,550401,{number},,,9,081101,4,9,081031,,,,,,,,,,6001,0000001,60,00"
    );
    format!("01,01,ｲﾛﾊ,001,20261120,22223\r\n[kanri]\r\n,001\r\n01,01,ｲﾛﾊ,6001\r\n[data]\r\n{joins}\r\n{leaves}\r\n")
}

#[test]
fn of_a_filing_who_joins_goes_in_and_who_leaves_waits() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    let before = person(&mut society);
    let path = society.dir.path().join("KPFD0006.CSV");
    std::fs::write(&path, encoding_rs::SHIFT_JIS.encode(&filing("123456789019")).0).unwrap();
    // Without a word of 記号 and 枝番 nobody goes in.
    let (preview, done) = society.import(&path).unwrap();
    assert_eq!((done.joins, done.changes, done.waiting), (0, 0, 2));
    let told = |code: &str| preview.findings.iter().find(|found| found.code.code() == code).unwrap();
    assert_eq!((told("filing_id_incomplete").row, told("filing_loss_waits").row), (6, 7));
    let columns = json!([{ "letters": "AK", "meaning": "symbol" }, { "letters": "AL", "meaning": "branch" }]);
    let said = json!({ "table": null, "hidden": null, "widths": [], "columns": columns });
    let request = json!({ "path": path.display().to_string(), "asOf": AS_OF, "said": said });
    let preview = answer(rpc(&mut society.office, "import_preview", request)).unwrap();
    assert!(!preview.to_string().contains("12345678"), "{preview}");
    let request = json!({ "preview": preview["preview"], "reason": null, "renamed": [] });
    let done = answer(rpc(&mut society.office, "import_apply", request)).unwrap();
    assert_eq!((&done["joins"], &done["changes"], &done["waiting"]), (&json!(1), &json!(0), &json!(1)));
    assert_eq!(person(&mut society), before);
    let request = json!({ "person": "60-0000002-00", "asOf": AS_OF });
    let joined = answer(rpc(&mut society.office, "person", request)).unwrap();
    assert!(joined.to_string().contains("小樽　蓮"), "{joined}");
    // One that has lost a line says which.
    std::fs::write(&path, filing("").replace("[data]", "[dat")).unwrap();
    let fault = society.import(&path).map(|_| ()).unwrap_err();
    assert!(fault.what().contains("「[data]」の行がありません"), "{}", fault.what());
}

#[test]
fn somebody_new_who_is_registered_under_another_number_is_told_with_it() {
    let mut society = Society::empty().unwrap();
    let wife = Member { id: "60-0000001-01", name: "函館　花子", relation: "妻", ..SOMEONE };
    roster(&mut society, &[SOMEONE, wife]);
    let moved = Member { id: "61-0000009-00", employer: "6002", ..SOMEONE };
    let other = Member { id: "61-0000010-00", name: "小樽　遥", employer: "6002", ..SOMEONE };
    let (preview, done) = roster(&mut society, &[moved, other]);
    let told: Vec<_> = preview.findings.iter().filter(|one| one.code.0 == FindingCode::SamePerson).collect();
    let [told] = told[..] else { panic!("{} are told", told.len()) };
    assert_eq!((told.row, told.insured.as_deref(), told.cell.as_deref()), (2, Some(moved.id), Some(SOMEONE.id)));
    assert_eq!((preview.joins, done.joins), (2, 2), "it is told, and stops nobody");
}
