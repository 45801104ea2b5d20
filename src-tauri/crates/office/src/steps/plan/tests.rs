//! What is kept of a plan, looked at from inside: how long it answers, and that it goes.

use crate::api::*;
use crate::decided::Decided;
use crate::fault::Fault;
use crate::office::Office;
use crate::opened::opened;
use crate::table::call;
use kenpo_domain::roles::Roles;

const DAY: &str = "2026-11-30";
const OTHER_DAY: &str = "2026-12-01";
const ROSTER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/rosters/employer_31_2026-11.csv");

/// No plan counts so many pieces: where it comes back, nobody was decided for again.
const MARK: u32 = u32::MAX;

fn registered(dir: &std::path::Path) -> Office {
    let mut office = opened(dir, Roles::ALL);
    let preview = preview(&mut office, ROSTER).unwrap();
    call::import_apply(&mut office, ImportApplyReq { preview, reason: None, renamed: Vec::new() }).unwrap();
    office
}

fn preview(office: &mut Office, path: &str) -> Result<u32, Fault> {
    let request = ImportPreviewReq { path: path.to_owned(), as_of: DAY.to_owned(), said: FileSaid::nothing() };
    call::import_preview(office, request).map(|preview| preview.get().preview)
}

fn pieces(office: &mut Office, as_of: &str, page: u32) -> u32 {
    call::plan(office, PlanReq { as_of: as_of.to_owned(), outcome: None, page }).unwrap().get().pieces
}

fn people(office: &mut Office) -> PeoplePage {
    let request = PeopleReq { query: String::new(), address: String::new(), page: 1 };
    call::people(office, request).unwrap().into_inner()
}

fn kept(office: &mut Office) -> Option<&mut Decided> {
    office.session.as_mut()?.decided.as_mut()
}

fn keep_marked(office: &mut Office) {
    pieces(office, DAY, 1);
    kept(office).unwrap().pieces = MARK;
}

#[test]
fn a_plan_is_kept_for_its_day() {
    let dir = tempfile::tempdir().unwrap();
    let mut office = registered(dir.path());
    let due = pieces(&mut office, DAY, 1);
    keep_marked(&mut office);
    let everyone = people(&mut office).total;
    assert_eq!(kept(&mut office).unwrap().people.len(), everyone as usize);
    call::summary(&mut office, SummaryReq { as_of: DAY.to_owned() }).unwrap();
    assert_eq!([pieces(&mut office, DAY, 1), pieces(&mut office, DAY, 2)], [MARK; 2], "nobody was decided for again");
    assert_ne!(pieces(&mut office, OTHER_DAY, 1), MARK, "another day");
    assert_eq!(pieces(&mut office, DAY, 1), due, "the other day took its place");
}

#[test]
fn a_write_between_the_check_of_roles_and_the_page_is_seen() {
    let dir = tempfile::tempdir().unwrap();
    let mut office = registered(dir.path());
    keep_marked(&mut office);
    let insured = people(&mut office).rows[0].insured.clone();
    call::protect(&mut office, ProtectReq { insured }).unwrap();
    let request = PlanReq { as_of: DAY.to_owned(), outcome: None, page: 2 };
    assert_ne!(super::plan(&mut office, request).unwrap().get().pieces, MARK);
}

type Act = fn(&mut Office);

#[test]
fn a_plan_is_dropped_when_it_is_of_no_use() {
    let cases: [(&str, Act); 4] = [
        ("a file is looked at", |office| {
            preview(office, ROSTER).unwrap();
        }),
        ("a file that is not there is looked at", |office| {
            preview(office, "nowhere.csv").unwrap_err();
        }),
        ("something was written before this command", |office| {
            let insured = people(office).rows[0].insured.clone();
            call::protect(office, ProtectReq { insured }).unwrap();
            people(office);
        }),
        ("the database is closed", |office| {
            call::lock(office, LockReq {}).unwrap();
        }),
    ];
    for (why, act) in cases {
        let dir = tempfile::tempdir().unwrap();
        let mut office = registered(dir.path());
        keep_marked(&mut office);
        people(&mut office);
        assert!(kept(&mut office).is_some(), "{why}: not yet");
        act(&mut office);
        assert!(kept(&mut office).is_none(), "{why}");
    }
}
