//! Returned mail stops what would follow it: the person, and the household at that address, however it is written.

use crate::small::{Member, SOMEONE, roster, without_card};
use kenpo_domain::piece::ReturnVia;
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, Society};

/// The same household at the same address, written another way.
const WIFE: Member = Member {
    id: "50-0000001-01",
    name: "札幌　花子",
    relation: "妻",
    address: "北海道札幌市中央区北一条西2丁目13-785",
    ..SOMEONE
};
/// The same household at another address.
const SON: Member = Member {
    id: "50-0000001-02",
    name: "札幌　翔",
    relation: "長男",
    address: "京都府京都市左京区吉田本町1",
    ..SOMEONE
};
/// Another household at the same address.
const LODGER: Member = Member { id: "50-0000002-00", name: "小樽　蓮", ..SOMEONE };

/// The head's certificate is posted and came back; then everyone else is due one.
fn after_a_return(via: ReturnVia) -> (Society, String) {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE, WIFE, SON, LODGER]);
    without_card(&mut society, &[SOMEONE.id]);
    society.issue().unwrap();
    society.print("batch").unwrap();
    call::batch_enclose(&mut society.office, BatchEncloseReq { batch: "latest".into() }).unwrap();
    call::batch_post(&mut society.office, BatchPostReq { batch: "latest".into() }).unwrap();
    let serial = society.pieces().unwrap()[0].serial.clone();
    let request = PieceReturnReq { serial: serial.clone(), reason: "03".into(), via: Coded(via) };
    call::piece_return(&mut society.office, request).unwrap();
    without_card(&mut society, &[SOMEONE.id, WIFE.id, SON.id, LODGER.id]);
    (society, serial)
}

fn detail(society: &mut Society, id: &str) -> PersonDetail {
    call::person(&mut society.office, PersonReq { person: id.into(), as_of: AS_OF.into() }).unwrap().into_inner()
}

#[test]
fn how_far_a_return_reaches() {
    for (via, member, outcome, why) in [
        (ReturnVia::Post, SOMEONE, "individual_check", "the person whose piece came back"),
        (ReturnVia::Post, WIFE, "individual_check", "the household at that address; full-width digits do not matter"),
        (ReturnVia::Post, SON, "certificate", "the household at another address"),
        (ReturnVia::Post, LODGER, "certificate", "another household at that address"),
        (ReturnVia::Employer, SOMEONE, "individual_check", "the person whose piece came back"),
        (ReturnVia::Employer, WIFE, "certificate", "an employer knows nothing of the address"),
        (ReturnVia::Employer, SON, "certificate", "an employer knows nothing of the address"),
    ] {
        let (mut society, _) = after_a_return(via);
        assert_eq!(detail(&mut society, member.id).decision.outcome.code(), outcome, "{via:?}: {why}");
    }
}

#[test]
fn of_a_withheld_person_a_return_holds_that_person_and_never_an_address() {
    let (mut society, _) = after_a_return(ReturnVia::Post);
    call::protect(&mut society.office, ProtectReq { insured: SOMEONE.id.into() }).unwrap();
    // Somebody guesses the address, once right and once wrong, and looks whether the guess is kept back.
    let right = Member { id: "50-0000001-03", name: "札幌　蓮", relation: "次男", ..SOMEONE };
    let wrong = Member {
        id: "50-0000001-04", address: "北海道札幌市中央区北一条西２丁目１３－７８６", ..right
    };
    roster(&mut society, &[right, wrong]);
    without_card(&mut society, &[SOMEONE.id, WIFE.id, right.id, wrong.id]);
    let outcomes = [SOMEONE, WIFE, right, wrong].map(|member| detail(&mut society, member.id).decision.outcome.code());
    assert_eq!(outcomes, ["individual_check", "certificate", "certificate", "certificate"]);
    call::unprotect(&mut society.office, UnprotectReq { insured: SOMEONE.id.into() }).unwrap();
    assert_eq!(detail(&mut society, WIFE.id).decision.outcome.code(), "individual_check", "as of anybody else's");
}

#[test]
fn a_piece_that_is_kept_back_takes_no_serial_until_the_return_is_cleared_up() {
    let (mut society, serial) = after_a_return(ReturnVia::Post);
    let made = society.issue().unwrap();
    let mut whose: Vec<_> = made.pieces.iter().map(|piece| piece.insured.as_str()).collect();
    whose.sort_unstable();
    assert_eq!(whose, [SON.id, LODGER.id]);
    call::return_clear(&mut society.office, ReturnClearReq { serial }).unwrap();
    let mut freed: Vec<_> = society.plan("certificate").unwrap().rows.into_iter().map(|row| row.insured).collect();
    freed.sort_unstable();
    assert_eq!(freed, [SOMEONE.id, WIFE.id]);
}

#[test]
fn a_new_address_frees_the_household_but_not_the_person() {
    let (mut society, _) = after_a_return(ReturnVia::Post);
    let moved = "北海道小樽市色内1丁目1-1";
    roster(&mut society, &[Member { address: moved, ..SOMEONE }, Member { address: moved, ..WIFE }]);
    assert_eq!(detail(&mut society, WIFE.id).decision.outcome.code(), "certificate");
    assert_eq!(detail(&mut society, SOMEONE.id).decision.outcome.code(), "individual_check");
}

#[test]
fn a_return_stands_in_the_history_and_is_entered_once() {
    let (mut society, serial) = after_a_return(ReturnVia::Post);
    society.restart().unwrap();
    let head = detail(&mut society, SOMEONE.id);
    assert!(
        head.events.iter().any(|event| event.text.contains("返戻") && event.text.contains("転居先不明")),
        "{:?}",
        head.events
    );
    assert_eq!(head.pieces[0].state.code(), "returned");
    assert_eq!(call::returns(&mut society.office, ReturnsReq {}).unwrap().get().rows.len(), 1);
    let again = PieceReturnReq { serial, reason: "03".into(), via: Coded(ReturnVia::Post) };
    let fault = call::piece_return(&mut society.office, again).unwrap_err();
    assert_eq!(fault.code, FaultCode::AlreadyReturned);
    let entered = head.events.iter().find(|event| event.text.contains("転居先不明")).unwrap();
    assert!(fault.what().contains(&format!("{}に管理者が登録済み", entered.at_text)), "{}", fault.what());
}

#[test]
fn a_mistyped_serial_is_refused() {
    let (mut society, serial) = after_a_return(ReturnVia::Post);
    let last = if serial.ends_with('0') { '1' } else { '0' };
    let mistyped = format!("{}{last}", &serial[..9]);
    let request = PieceReturnReq { serial: mistyped, reason: "01".into(), via: Coded(ReturnVia::Post) };
    assert_eq!(call::piece_return(&mut society.office, request).unwrap_err().code, FaultCode::SerialBad);
}

#[test]
fn a_return_is_cleared_up_once() {
    let (mut society, serial) = after_a_return(ReturnVia::Post);
    let mut clear = || call::return_clear(&mut society.office, ReturnClearReq { serial: serial.clone() });
    assert!(clear().is_ok());
    assert_eq!(clear().unwrap_err().code, FaultCode::NotLawful);
}
