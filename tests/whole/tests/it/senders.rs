//! What is kept of a sender: with the import that goes in, and with no other.

use crate::small::{Member, SOMEONE, roster_file};
use kenpo_office::api::*;
use kenpo_office::fault::{Fault, FaultCode};
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, Society};
use std::path::Path;

fn preview(society: &mut Society, file: &Path, sender: &str, more: FileSaid) -> Result<ImportPreview, Fault> {
    let said = FileSaid { sender: Some(sender.to_owned()), ..more };
    let request = ImportPreviewReq { path: file.display().to_string(), as_of: AS_OF.to_owned(), said };
    Ok(call::import_preview(&mut society.office, request)?.into_inner())
}

fn import(society: &mut Society, file: &Path, sender: &str) -> Result<ImportDone, Fault> {
    let preview = preview(society, file, sender, FileSaid::nothing())?.preview;
    Ok(call::import_apply(&mut society.office, ImportApplyReq { preview, reason: None, renamed: Vec::new() })?
        .into_inner())
}

fn senders(society: &mut Society) -> Vec<String> {
    call::senders(&mut society.office, SendersReq {}).unwrap().into_inner().names
}

/// The same roster with one more column.
fn with_remarks(society: &Society, file: &Path) -> std::path::PathBuf {
    let text = std::fs::read_to_string(file).unwrap();
    let lines =
        text.lines().enumerate().map(|(at, line)| format!("{line},{}\n", if at == 0 { "社内メモ" } else { "" }));
    let path = society.dir.path().join("remarks.csv");
    std::fs::write(&path, lines.collect::<String>()).unwrap();
    path
}

#[test]
fn a_review_that_is_left_keeps_nothing_and_an_undone_import_keeps_its_headings() {
    let mut society = Society::empty().unwrap();
    let file = roster_file(&society, &[SOMEONE]);
    let left = preview(&mut society, &file, "神戸支部", FileSaid::nothing()).unwrap().preview;
    call::import_discard(&mut society.office, ImportDiscardReq { preview: left }).unwrap();
    assert!(senders(&mut society).is_empty());
    let done = import(&mut society, &file, " 神戸支部 ").unwrap();
    assert_eq!(senders(&mut society), ["神戸支部"]);
    call::import_undo(&mut society.office, ImportUndoReq { import: done.import }).unwrap();
    society.restart().unwrap();
    assert_eq!(senders(&mut society), ["神戸支部"]);
    let other = with_remarks(&society, &file);
    let drifted = import(&mut society, &other, "神戸支部").unwrap_err();
    assert_eq!(drifted.code, FaultCode::ColumnsDrifted);
    assert!(drifted.what().contains("列「社内メモ」が増えました"), "{}", drifted.what());
    assert_eq!(import(&mut society, &other, "京都支部").unwrap().joins, 1, "another sender's form is another");
    assert_eq!(import(&mut society, &file, "神戸支部").unwrap().joins, 0, "the old form is still the known one");
    assert_eq!(senders(&mut society).len(), 2);
}

#[test]
fn without_a_sender_nothing_is_kept_and_nothing_is_compared() {
    let mut society = Society::empty().unwrap();
    let file = roster_file(&society, &[SOMEONE]);
    society.import(&file).unwrap();
    assert!(senders(&mut society).is_empty());
    import(&mut society, &file, "神戸支部").unwrap();
    let other = with_remarks(&society, &file);
    society.import(&other).unwrap();
    assert_eq!(import(&mut society, &file, "神戸支部").unwrap().same, 1, "it kept nothing of a sender");
}

#[test]
fn codes_of_a_sender_are_asked_once() {
    let mut society = Society::empty().unwrap();
    let file = roster_file(&society, &[Member { relation: "1", ..SOMEONE }]);
    let waiting = preview(&mut society, &file, "神戸支部", FileSaid::nothing()).unwrap();
    assert_eq!((waiting.joins, waiting.rows_waiting), (0, 1));
    let codes = |text: &str| FileSaid { codes: Some(text.to_owned()), ..FileSaid::nothing() };
    let bad = preview(&mut society, &file, "神戸支部", codes("1=課長")).unwrap_err();
    assert_eq!((bad.code, bad.what().contains("1=課長")), (FaultCode::CodesBad, true));
    let said = preview(&mut society, &file, "神戸支部", codes("1=本人 2=妻")).unwrap();
    let apply = ImportApplyReq { preview: said.preview, reason: None, renamed: Vec::new() };
    assert_eq!(call::import_apply(&mut society.office, apply).unwrap().into_inner().joins, 1);
    society.restart().unwrap();
    assert_eq!(import(&mut society, &file, "神戸支部").unwrap().same, 1, "known of the sender");
    let asked = ImportColumnsReq {
        path: file.display().to_string(),
        said: FileSaid { sender: Some("神戸支部".to_owned()), ..FileSaid::nothing() },
    };
    let understood = call::import_columns(&mut society.office, asked).unwrap().into_inner();
    assert_eq!(understood.codes.as_deref(), Some("1=本人 2=妻"));
}
