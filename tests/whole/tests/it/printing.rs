//! Printing when something is in the way: a name that changed, another process, a file that is there already.

use crate::small::{Member, SOMEONE, roster, without_card};
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_office::office::Office;
use kenpo_office::table::call;
use kenpo_office::world::World;
use kenpo_whole::{AS_OF, PASSWORD, Society, root};
use std::path::PathBuf;

const TWO: Member = Member { id: "50-0000002-00", name: "小樽　蓮", ..SOMEONE };

/// A batch with a certificate for each, not printed yet.
fn made() -> Society {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[SOMEONE, TWO]);
    without_card(&mut society, &[SOMEONE.id, TWO.id]);
    assert_eq!(society.issue().unwrap().batch.pieces, 2);
    society
}

/// A second program on the same database.
fn another(society: &Society) -> Office {
    let mut office = Office::new(World::system(root().join("fonts")));
    let path = society.db().display().to_string();
    call::unlock(&mut office, UnlockReq { path, user: None, password: PASSWORD.to_owned() }).unwrap();
    office
}

fn files(folder: PathBuf) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_name_that_cannot_be_printed_any_more_stops_its_piece_alone() {
    let mut society = made();
    // U+E000 is a character of somebody's own making: no face shows it.
    roster(&mut society, &[Member { name: "札幌　\u{E000}郎", ..SOMEONE }, TWO]);
    let printed = society.print("batch").unwrap();
    assert_eq!((printed.printed, printed.withdrawn.len()), (1, 1));
    let [stop] = printed.stopped.as_slice() else { panic!("{:?}", printed.stopped) };
    assert_eq!((stop.code.code(), stop.insured.as_deref()), ("glyph_missing", Some(SOMEONE.id)));
    let states: Vec<_> =
        society.pieces().unwrap().into_iter().map(|piece| (piece.insured, piece.state.code())).collect();
    assert_eq!(states, [(SOMEONE.id.to_owned(), "withdrawn"), (TWO.id.to_owned(), "printed")]);
    // It is due again as soon as it can be printed, with a serial of its own.
    roster(&mut society, &[SOMEONE, TWO]);
    assert_eq!(society.issue().unwrap().batch.pieces, 1);
}

#[test]
fn a_spoiled_piece_that_cannot_be_printed_any_more_gets_no_replacement() {
    let mut society = made();
    society.print("batch").unwrap();
    roster(&mut society, &[Member { name: "札幌　\u{E000}郎", ..SOMEONE }, TWO]);
    let serial = society.pieces().unwrap()[0].serial.clone();
    let spoiled = call::piece_spoil(&mut society.office, PieceSpoilReq { serial }).unwrap();
    assert_eq!(spoiled.get().replacement, None);
    let moved = call::batch_enclose(&mut society.office, BatchEncloseReq { batch: "latest".into() }).unwrap();
    assert_eq!(moved.get().moved, 1, "the others go on");
}

#[test]
fn the_status_tells_the_day_of_the_last_batch() {
    let mut society = made();
    let status = call::status(&mut society.office, StatusReq {}).unwrap().into_inner();
    assert_eq!(status.counts.unwrap().latest_batch_day.as_deref(), Some(AS_OF));
}

#[test]
fn one_replacement_is_printed_alone() {
    let mut society = made();
    society.print("batch").unwrap();
    let [first, second] = [0, 1].map(|at| society.pieces().unwrap()[at].serial.clone());
    let spoil = |society: &mut Society, serial: &str| {
        let spoiled = call::piece_spoil(&mut society.office, PieceSpoilReq { serial: serial.into() }).unwrap();
        spoiled.into_inner().replacement.unwrap()
    };
    let (one, other) = (spoil(&mut society, &first), spoil(&mut society, &second));
    let folder = society.dir.path().join("alone").display().to_string();
    let mut print = |serial: &str| {
        let request = BatchPrintReq { batch: "latest".into(), folder: folder.clone(), serial: Some(serial.into()) };
        call::batch_print(&mut society.office, request)
    };
    let done = print(&one).unwrap().into_inner();
    assert_eq!((done.printed, done.files.len(), done.batch.to_print), (1, 1, 1), "the other one still waits");
    for (serial, code, why) in [
        (one.as_str(), FaultCode::NotLawful, "an original is printed once"),
        (first.as_str(), FaultCode::NotLawful, "it was spoiled"),
        ("010000099", FaultCode::SerialBad, "nine digits"),
    ] {
        assert_eq!(print(serial).unwrap_err().code, code, "{why}");
    }
    assert_eq!(print(&other).unwrap().get().batch.to_print, 0);
}

#[test]
fn what_another_process_changed_meanwhile_is_asked_again() {
    let mut society = made();
    let mut other = Some(another(&society));
    // A colleague registers a request while the pages are being set.
    society.office.set_progress(Box::new(move |_| {
        if let Some(mut other) = other.take() {
            call::protect(&mut other, ProtectReq { insured: SOMEONE.id.into() }).unwrap();
        }
    }));
    let fault = society.print("batch").unwrap_err();
    assert_eq!(fault.code, FaultCode::ChangedMeanwhile);
    assert!(files(society.dir.path().join("batch")).is_empty(), "no file, no part of one");
    assert!(society.pieces().unwrap().iter().all(|piece| piece.state.code() == "made"));
    let printed = society.print("batch").unwrap();
    assert_eq!((printed.printed, printed.withdrawn.len()), (1, 1));
}

#[test]
fn an_original_that_could_not_get_its_name_gets_it_at_a_later_opening() {
    let mut society = made();
    let folder = society.dir.path().join("batch");
    let (taken, there) = (folder.join("certificate-01-2026-0001-001.pdf"), folder.clone());
    let name = taken.clone();
    // Somebody puts a file of that very name there while the pages are written.
    society.office.set_progress(Box::new(move |_| {
        if there.is_dir() {
            std::fs::write(&name, "somebody's own").unwrap();
        }
    }));
    assert_eq!(society.print("batch").unwrap_err().code, FaultCode::FilesNotPlaced);
    let left = |society: &mut Society| {
        society.restart().unwrap();
        call::status(&mut society.office, StatusReq {}).unwrap().into_inner().left
    };
    let told = left(&mut society);
    assert!(told.len() == 2 && told[0].contains("1件") && told[1].contains("フォルダーを確かめて"), "{told:?}");
    assert_eq!(std::fs::read(&taken).unwrap(), b"somebody's own");
    std::fs::remove_file(&taken).unwrap();
    let told = left(&mut society);
    assert!(told[1].contains("名前を付けました") && told[1].contains("certificate-01-2026-0001-001.pdf"), "{told:?}");
    assert!(std::fs::read(&taken).unwrap().starts_with(b"%PDF"));
    assert_eq!(left(&mut society), [""; 0]);
    assert_eq!(society.print("batch").unwrap_err().code, FaultCode::AlreadyPrinted);
}

#[test]
fn a_piece_tells_on_which_form_it_was_printed() {
    let mut society = made();
    let texts = |society: &mut Society| -> Vec<String> {
        let request = PersonReq { person: SOMEONE.id.into(), as_of: AS_OF.into() };
        let detail = call::person(&mut society.office, request).unwrap().into_inner();
        detail.events.into_iter().map(|event| event.text).collect()
    };
    assert_eq!(texts(&mut society), ["作成済"], "nothing is on paper");
    society.print("batch").unwrap();
    call::batch_enclose(&mut society.office, BatchEncloseReq { batch: "latest".into() }).unwrap();
    assert_eq!(texts(&mut society), ["作成済", "印刷済：様式 資格確認書（はがき型） 第1版", "封入済"]);
}

#[test]
fn two_batches_do_not_share_a_list() {
    let mut society = made();
    let first = society.print("batch").unwrap();
    let list = std::fs::read(&first.manifest).unwrap();
    roster(&mut society, &[Member { id: "50-0000003-00", ..SOMEONE }]);
    without_card(&mut society, &["50-0000003-00"]);
    society.issue().unwrap();
    assert_eq!(society.print("batch").unwrap_err().code, FaultCode::OutputExists);
    assert_eq!(std::fs::read(&first.manifest).unwrap(), list);
    assert_eq!(society.print("another").unwrap().printed, 1);
}
