//! One piece looked up by its serial: what it is, where it lies, and who did what with it; of whoever is withheld no more than of others.

use crate::small::{Member, roster, without_card};
use kenpo_domain::piece::PieceState;
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_office::table::call;
use kenpo_whole::{FILES, Society};
use serde_json::to_string;

const SOMEONE: Member = Member {
    id: "50-0000001-00",
    name: "仙台　蓮",
    relation: "本人",
    postal: "980-0001",
    address: "宮城県仙台市青葉区中江1-1",
    phone: "022-000-1111",
    employer: "5001",
};

fn look_up(society: &mut Society, serial: &str) -> Result<PieceDetail, FaultCode> {
    let found = call::piece(&mut society.office, PieceReq { serial: serial.into() });
    found.map(|found| found.into_inner()).map_err(|fault| fault.code)
}

fn texts(detail: &PieceDetail) -> Vec<(&str, &str)> {
    detail.events.iter().map(|event| (event.text.as_str(), event.actor.as_str())).collect()
}

#[test]
fn a_serial_is_read_as_people_and_scanners_give_it() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    without_card(&mut society, &[SOMEONE.id]);
    society.issue().unwrap();
    for typed in ["0100000017", "01-0000001-7", "０１－００００００１－７", " 01 0000001 7\r\n"] {
        assert_eq!(look_up(&mut society, typed).unwrap().piece.serial, "0100000017", "{typed}");
    }
    assert_eq!(look_up(&mut society, "0100000025"), Err(FaultCode::SerialUnknown));
    for typed in ["0100000018", "仙台", "50-0000001-00", ""] {
        assert_eq!(look_up(&mut society, typed), Err(FaultCode::SerialBad), "{typed}");
    }
    society.print("batch").unwrap();
    let found = look_up(&mut society, "0100000017").unwrap();
    assert_eq!(found.piece.route_text, "事業主経由");
    assert_eq!(texts(&found), [("作成済", "管理者"), ("印刷済：様式 資格確認書（はがき型） 第1版", "管理者")]);
}

#[test]
fn a_piece_says_on_which_page_of_its_batch_it_stands() {
    let mut society = Society::with(&FILES).unwrap();
    society.issue().unwrap();
    let pieces = society.pieces().unwrap();
    for (at, page) in [(0, 1), (PER_PAGE - 1, 1), (PER_PAGE, 2)] {
        let found = look_up(&mut society, &pieces[at as usize].serial).unwrap();
        assert_eq!((found.batch_page, found.batch_number.as_str()), (page, "01-2026-0001"));
    }
}

#[test]
fn a_piece_of_somebody_who_became_withheld_tells_nothing_of_it() {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE]);
    without_card(&mut society, &[SOMEONE.id]);
    society.issue().unwrap();
    society.print("batch").unwrap();
    call::protect(&mut society.office, ProtectReq { insured: SOMEONE.id.into() }).unwrap();
    let found = look_up(&mut society, "0100000017").unwrap();
    assert_eq!(found.piece.state.0, PieceState::Printed);
    let PieceRow { rule, reason_text, route_text, .. } = &found.piece;
    assert_eq!([rule, reason_text, route_text], ["", "", ""], "as of one whose mail came back");
    let said = to_string(&found).unwrap();
    for secret in ["中江", "022-000", "980-0001", "5001", "不開示", "protect"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
}
