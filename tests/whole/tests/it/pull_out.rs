//! Pieces that must be pulled out of the pile: they stay on the list until somebody has ticked them off.

use crate::small::{Member, roster, without_card};
use kenpo_domain::piece::{PieceState, ReturnVia};
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, Society};

const ONE: Member = Member {
    id: "50-0000001-00",
    name: "仙台　蓮",
    relation: "本人",
    postal: "980-0001",
    address: "宮城県仙台市青葉区中江1-1",
    phone: "022-000-1111",
    employer: "5001",
};
const OTHER: Member =
    Member { id: "50-0000002-00", name: "仙台　葵", address: "宮城県仙台市青葉区中江2-2", ..ONE };

/// A batch with a piece for each of the two.
fn made() -> Society {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[ONE, OTHER]);
    without_card(&mut society, &[ONE.id, OTHER.id]);
    assert_eq!(society.issue().unwrap().total, 2);
    society
}

fn printed() -> Society {
    let mut society = made();
    society.print("batch").unwrap();
    society
}

fn protect(society: &mut Society, who: Member) {
    call::protect(&mut society.office, ProtectReq { insured: who.id.into() }).unwrap();
}

fn enclose(society: &mut Society) -> BatchMoved {
    call::batch_enclose(&mut society.office, BatchEncloseReq { batch: "latest".into() }).unwrap().into_inner()
}

fn post(society: &mut Society) -> BatchMoved {
    call::batch_post(&mut society.office, BatchPostReq { batch: "latest".into() }).unwrap().into_inner()
}

fn rows(society: &mut Society) -> Vec<PullOutRow> {
    call::pull_outs(&mut society.office, PullOutsReq { batch: None }).unwrap().into_inner().rows
}

fn serials(society: &mut Society) -> Vec<String> {
    rows(society).into_iter().map(|row| row.serial_text).collect()
}

fn counted(society: &mut Society) -> u32 {
    call::status(&mut society.office, StatusReq {}).unwrap().into_inner().counts.unwrap().to_pull_out
}

fn tick(society: &mut Society, serials: &[String]) -> Result<Vec<PullOutRow>, FaultCode> {
    let done = call::pull_out_done(&mut society.office, PullOutDoneReq { serials: serials.to_vec() });
    done.map(|left| left.into_inner().rows).map_err(|fault| fault.code)
}

#[test]
fn what_is_found_when_enclosing_and_posting_stays_on_the_list_until_it_is_ticked_off() {
    let mut society = printed();
    assert!(rows(&mut society).is_empty());
    protect(&mut society, ONE);
    let mut found = enclose(&mut society).withdrawn;
    assert_eq!(serials(&mut society), found);
    protect(&mut society, OTHER);
    found.extend(post(&mut society).withdrawn);
    society.restart().unwrap();
    assert_eq!(serials(&mut society), found, "after a restart, too");
    assert_eq!(counted(&mut society), 2);
    let summary = call::summary(&mut society.office, SummaryReq { as_of: AS_OF.into() }).unwrap().into_inner();
    assert!(summary.lines.iter().any(|line| line.contains("抜き取りの済んでいない書類 2通")), "{:?}", summary.lines);

    assert_eq!(tick(&mut society, &found[..1]).unwrap().len(), 1);
    assert_eq!(tick(&mut society, &found), Err(FaultCode::NotToPullOut), "one of them is ticked off already");
    assert_eq!(serials(&mut society), found[1..], "then none is");
    assert_eq!(tick(&mut society, &["0100000018".into()]), Err(FaultCode::SerialBad));
    assert_eq!(tick(&mut society, &[]), Err(FaultCode::NothingToDo));
    assert_eq!(tick(&mut society, &found[1..]), Ok(vec![]));
    society.restart().unwrap();
    assert_eq!((rows(&mut society), counted(&mut society)), (vec![], 0));
}

#[test]
fn what_was_never_printed_need_not_be_pulled_out() {
    let mut society = made();
    protect(&mut society, ONE);
    assert_eq!(society.print("batch").unwrap().withdrawn.len(), 1);
    assert_eq!(rows(&mut society), []);
}

#[test]
fn the_envelope_lies_there_although_its_person_may_be_written_to_again() {
    let mut society = printed();
    protect(&mut society, ONE);
    let found = enclose(&mut society).withdrawn;
    call::unprotect(&mut society.office, UnprotectReq { insured: ONE.id.into() }).unwrap();
    society.issue().unwrap();
    assert_eq!(serials(&mut society), found, "the new batch has another piece for them");
    let of = |society: &mut Society, batch: &str| {
        let request = PullOutsReq { batch: Some(batch.into()) };
        call::pull_outs(&mut society.office, request).unwrap().into_inner().rows.len()
    };
    assert_eq!((of(&mut society, "01-2026-0001"), of(&mut society, "latest")), (1, 0));
}

#[test]
fn a_row_says_where_the_piece_lies_and_not_why_it_must_not_go_out() {
    let mut society = printed();
    protect(&mut society, ONE);
    // An earlier piece of the other one came back: their next one is kept back as well.
    enclose(&mut society);
    post(&mut society);
    let posted = society.pieces().unwrap().into_iter().find(|piece| piece.state.0 == PieceState::Posted).unwrap();
    roster(&mut society, &[ONE, OTHER]);
    let spoken = |row: &PullOutRow| {
        let PullOutRow { document_text, file, batch_number, since_text, .. } = row.clone();
        (document_text, file.is_some(), batch_number, since_text)
    };
    let listed = rows(&mut society);
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].insured.as_str(), listed[0].name.as_str()), (ONE.id, ONE.name));
    let (document, on_paper, batch, since) = spoken(&listed[0]);
    assert_eq!((document.as_str(), on_paper, batch.as_str()), ("資格確認書（はがき型）", true, "01-2026-0001"));
    assert!(since.starts_with("2026/11/30"), "{since}");
    let request = PieceReturnReq { serial: posted.serial, reason: "02".into(), via: Coded(ReturnVia::Post) };
    call::piece_return(&mut society.office, request).unwrap();
    assert_eq!(rows(&mut society), listed, "what came back is no matter of the pile");
}
