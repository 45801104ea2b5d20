//! Files that are all reviewed before any of them goes in: each goes in as it was shown, or not at all.

use crate::small::{Member, SOMEONE, roster_file};
use kenpo_office::api::*;
use kenpo_office::fault::{Fault, FaultCode};
use kenpo_office::table::call;
use kenpo_whole::Society;
use std::path::{Path, PathBuf};

const OTHER: Member = Member { id: "50-0000002-00", name: "小樽　花子", employer: "5002", ..SOMEONE };

/// These people as a roster with a name of its own.
fn file(society: &Society, name: &str, members: &[Member]) -> PathBuf {
    let path = society.dir.path().join(name);
    std::fs::rename(roster_file(society, members), &path).unwrap();
    path
}

/// Reviews a file and puts it aside.
fn shown(society: &mut Society, file: &Path) -> u32 {
    let preview = society.preview(file).unwrap().preview;
    call::import_set_aside(&mut society.office, ImportSetAsideReq { preview }).unwrap().into_inner().preview
}

/// Reviews it once more and applies it as it was shown.
fn apply(society: &mut Society, file: &Path, shown: u32) -> Result<ImportDone, Fault> {
    let preview = society.preview(file)?.preview;
    let request = ImportApplyAsShownReq { preview, shown };
    Ok(call::import_apply_as_shown(&mut society.office, request)?.into_inner())
}

fn people(society: &mut Society, query: &str) -> Vec<String> {
    let request = PeopleReq { query: query.to_owned(), address: String::new(), page: 1 };
    let found = call::people(&mut society.office, request).unwrap().into_inner();
    found.rows.into_iter().map(|row| format!("{} {}", row.insured, row.address.unwrap_or_default())).collect()
}

#[test]
fn files_that_do_not_meet_go_in_one_after_the_other_as_they_were_shown() {
    let mut society = Society::empty().unwrap();
    let files = [file(&society, "1.csv", &[SOMEONE]), file(&society, "2.csv", &[OTHER])];
    let numbers = files.each_ref().map(|path| shown(&mut society, path));
    assert_eq!(people(&mut society, "").len(), 0, "nothing is written by looking");
    for (path, number) in files.iter().zip(numbers) {
        assert_eq!(apply(&mut society, path, number).unwrap().joins, 1);
    }
    assert_eq!(people(&mut society, "").len(), 2);
    let again = apply(&mut society, &files[0], numbers[0]).unwrap_err();
    assert_eq!(again.code, FaultCode::PreviewGone, "what was shown goes in once");
    assert_eq!(
        call::imports(&mut society.office, ImportsReq { page: 1 }).unwrap().get().total,
        2,
        "one transaction each"
    );
}

#[test]
fn a_file_that_comes_to_something_else_by_now_is_left() {
    let mut society = Society::empty().unwrap();
    let moved = Member { address: "北海道札幌市中央区北二条西９丁目１", ..SOMEONE };
    let files = [file(&society, "1.csv", &[SOMEONE]), file(&society, "2.csv", &[moved, OTHER])];
    let numbers = files.each_ref().map(|path| shown(&mut society, path));
    assert_eq!(apply(&mut society, &files[0], numbers[0]).unwrap().joins, 1);
    let before = people(&mut society, "");

    // Both people of the second file were shown as new.
    let left = apply(&mut society, &files[1], numbers[1]).unwrap_err();
    assert_eq!(left.code, FaultCode::ReviewDiffers);
    assert!(left.what().contains("2.csv"), "{}", left.what());
    assert_eq!(people(&mut society, ""), before, "nothing of it is written");
    // Opened by itself it shows what it comes to now.
    let (preview, _) = society.import(&files[1]).unwrap();
    assert_eq!((preview.joins, preview.changes), (1, 1));
}

#[test]
fn counts_that_stay_the_same_do_not_hide_another_change() {
    let mut society = Society::empty().unwrap();
    society.import(&file(&society, "0.csv", &[SOMEONE])).unwrap();
    let moved = |address| Member { address, ..SOMEONE };
    let first = file(&society, "1.csv", &[moved("北海道札幌市中央区北二条西９丁目１")]);
    let second = file(&society, "2.csv", &[moved("北海道札幌市中央区北三条西７丁目５")]);
    let numbers = [shown(&mut society, &first), shown(&mut society, &second)];
    assert_eq!(apply(&mut society, &first, numbers[0]).unwrap().changes, 1);
    // One change then and now, but not from the address that was shown.
    assert_eq!(apply(&mut society, &second, numbers[1]).unwrap_err().code, FaultCode::ReviewDiffers);
    assert!(people(&mut society, "")[0].contains("北二条"));
}

#[test]
fn a_file_that_was_written_anew_is_left() {
    let mut society = Society::empty().unwrap();
    let path = file(&society, "1.csv", &[SOMEONE]);
    let number = shown(&mut society, &path);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("西２丁目", "西３丁目")).unwrap();
    assert_eq!(apply(&mut society, &path, number).unwrap_err().code, FaultCode::ReviewDiffers);
    assert_eq!(people(&mut society, "").len(), 0);
}
