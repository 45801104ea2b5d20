//! Who is registered and not named by a file: told, counted and listed, and nothing of them is written.

use crate::small::{Member, SOMEONE, roster, roster_file};
use kenpo_domain::finding::FindingCode;
use kenpo_office::api::*;
use kenpo_office::findings;
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, FILES, Society, sample};
use std::path::PathBuf;

fn ids(not_named: &NotNamed) -> Vec<&str> {
    not_named.people.iter().map(|person| person.insured.as_str()).collect()
}

/// A national list of 2026-10-31 with these lines: 記号-番号-枝番, and what it says of the card.
fn list(society: &Society, lines: &[(&str, &str)]) -> PathBuf {
    let mut text = String::from("記号,番号,枝番,個人番号カード,利用登録,基準日\n");
    for (id, card) in lines {
        text.push_str(&format!("{},{card},有,2026-10-31\n", id.replace('-', ",")));
    }
    let path = society.dir.path().join("list.csv");
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn ten_people_cut_out_of_a_roster_are_told_and_stay_as_they_are() {
    let mut society = Society::with(&FILES).unwrap();
    let bytes = std::fs::read(sample("employer_31_2026-11.csv")).unwrap();
    let text = encoding_rs::SHIFT_JIS.decode(&bytes).0.into_owned();
    let path = society.dir.path().join("again.csv");
    std::fs::write(&path, &text).unwrap();
    let all = society.preview(&path).unwrap();
    assert_eq!((all.not_named.count, all.not_named.people.len()), (0, 0), "the very file names everybody");
    let list = society.preview(&sample(FILES[3])).unwrap();
    assert_eq!((list.not_named.count, list.not_named.unknown), (27, 0), "the list has 945 of 972");

    let id = |line: &str| line.splitn(4, ',').take(3).collect::<Vec<_>>().join("-");
    let registered = |id: &str, society: &mut Society| {
        call::person(&mut society.office, PersonReq { person: id.into(), as_of: AS_OF.into() }).is_ok()
    };
    let once = |wanted: &str| text.lines().filter(|line| id(line) == wanted).count() == 1;
    let mut cut: Vec<String> = text.lines().skip(1).step_by(17).map(id).filter(|id| once(id)).collect();
    cut.retain(|id| registered(id, &mut society));
    cut.truncate(11);
    let rest: String = text.lines().filter(|line| !cut.contains(&id(line))).map(|line| format!("{line}\n")).collect();
    std::fs::write(&path, rest).unwrap();
    let before = call::status(&mut society.office, StatusReq {}).unwrap().into_inner().counts;
    let (preview, done) = society.import(&path).unwrap();
    // One of them is 75, and has no cover any more.
    cut.retain(|id| id != "31-0009074-00");
    cut.sort_unstable();
    assert_eq!((preview.not_named.count, ids(&preview.not_named)), (10, cut.iter().map(String::as_str).collect()));
    assert_eq!((preview.changes, preview.joins, preview.not_named.unknown), (0, 0, 0));
    assert_eq!(done.not_named, preview.not_named);
    assert!(preview.not_named.text == "名簿にいない方" && preview.not_named.next.contains("喪失の届け"));
    let after = call::status(&mut society.office, StatusReq {}).unwrap().into_inner().counts.unwrap();
    assert_eq!(after.people, before.unwrap().people);
    assert!(cut.iter().all(|id| registered(id, &mut society)));
}

#[test]
fn a_list_tells_who_is_missing_in_it_and_who_is_missing_here() {
    let mut society = Society::empty().unwrap();
    let child = Member { id: "50-0000001-01", name: "札幌　蓮", relation: "長男", ..SOMEONE };
    let other = Member { id: "50-0000002-00", employer: "", ..SOMEONE };
    roster(&mut society, &[SOMEONE, child, other]);
    let path = list(&society, &[(SOMEONE.id, "有"), ("50-0000009-00", "有")]);
    let (preview, done) = society.import(&path).unwrap();
    assert_eq!((preview.not_named.count, preview.not_named.unknown), (2, 1));
    assert_eq!(ids(&preview.not_named), [child.id, other.id]);
    assert_eq!(preview.not_named.people[0].name, "札幌　蓮");
    assert_eq!(done.not_named, preview.not_named);
    let unknown = preview.findings.iter().find(|found| found.code.code() == "listed_unknown").unwrap();
    assert_eq!((unknown.row, unknown.insured.as_deref()), (3, Some("50-0000009-00")));

    // A row that waits because of its card names its person all the same; one of nobody's number names nobody.
    let path = list(&society, &[(SOMEONE.id, "有"), (child.id, "？？"), ("50-未定-00", "有")]);
    let held = society.preview(&path).unwrap();
    assert_eq!((held.rows_waiting, ids(&held.not_named)), (2, vec![other.id]));
}

#[test]
fn a_reply_lists_the_first_and_the_file_of_findings_more() {
    let mut society = Society::empty().unwrap();
    let ids: Vec<String> = (0..PEOPLE_SHOWN + 9).map(|n| format!("50-{n:07}-00")).collect();
    let members: Vec<Member> =
        ids.iter().map(|id| Member { id: id.clone().leak(), name: "札幌　花子", ..SOMEONE }).collect();
    roster(&mut society, &members);
    let path = list(&society, &[(SOMEONE.id, "有")]);
    let told = society.preview(&path).unwrap();
    assert_eq!((told.not_named.count as usize, told.not_named.people.len()), (members.len() - 1, PEOPLE_SHOWN));
    let file = findings::of_preview(&society.office, told.preview, "list.csv".into()).unwrap();
    let file = &file.get().not_named;
    assert_eq!((file.count, file.people.len()), (told.not_named.count, members.len() - 1));
    // Three newcomers say nothing of all those.
    let path = roster_file(&society, &[Member { id: "50-9000001-00", ..SOMEONE }, members[3]]);
    assert_eq!(society.preview(&path).unwrap().not_named.count, 0);
}

#[test]
fn a_family_that_a_roster_names_in_part_is_told_at_its_row() {
    let mut society = Society::empty().unwrap();
    let of = |id, name, relation| Member { id, name, relation, ..SOMEONE };
    let wife = of("50-0000001-01", "札幌　花子", "妻");
    let child = of("50-0000001-02", "札幌　蓮", "長男");
    let newborn = of("50-0000001-03", "札幌　葵", "長女");
    roster(&mut society, &[SOMEONE, wife, child]);
    let mut told = |members: &[Member]| -> Vec<(u32, String)> {
        let file = roster_file(&society, members);
        let found = society.preview(&file).unwrap().findings.into_iter();
        let found = found.filter(|finding| finding.code.0 == FindingCode::HouseholdDiffers);
        found.map(|finding| (finding.row, finding.cell.unwrap_or_default())).collect()
    };
    assert_eq!(told(&[SOMEONE, wife]), [(3, "名簿の家族1人、登録の家族2人".to_owned())]);
    for all in [&[SOMEONE][..], &[SOMEONE, wife, child], &[SOMEONE, newborn], &[wife, child, newborn]] {
        assert_eq!(told(all), [], "{}", all.len());
    }
}
