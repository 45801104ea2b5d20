//! What went in, and the rows that did not, with what became of them.

use super::undo::import_named;
use crate::api::*;
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::out;
use crate::steps::{Paged, page_of};
use crate::words::{column, imports as words, term};
use kenpo_domain::finding::FindingCode;
use kenpo_domain::gate::{self, CallerText, HeldRowShown, ImportShown, ItemOfRowShown, Out, SaysShown, Screen, plain};
use kenpo_domain::held_row::Fate;
use kenpo_domain::ids::ImportId;
use kenpo_domain::plain_parts;
use kenpo_store::{HeldCounts, KeptRow};
use std::path::Path;

pub(crate) fn imports(office: &mut Office, request: ImportsReq) -> Result<Out<Screen, ImportsPage>, Fault> {
    let (rows, paged) = page_of(listed(office, None)?, request.page);
    Ok(Out::all(rows).zip(plain(paged, Screen)).map(imports_page))
}

fn imports_page((rows, Paged { total, page }): (Vec<ImportListed>, Paged)) -> ImportsPage {
    ImportsPage { rows, total, page, per_page: PER_PAGE }
}

/// Every import, or one of them, the latest first.
fn listed(office: &Office, only: Option<ImportId>) -> Result<Vec<Out<Screen, ImportListed>>, Fault> {
    let store = office.store()?;
    let counts = store.held_counts()?;
    let wanted = store.imports()?.into_iter().filter(|row| only.is_none_or(|id| id == row.id));
    Ok(wanted
        .map(|row| {
            let HeldCounts { open, taken, dropped } = counts.get(&row.id).copied().unwrap_or_default();
            gate::import(row.id, row.import, Screen).beside(plain(HeldFigures { open, taken, dropped }, Screen), line)
        })
        .collect())
}

plain_parts! {
    /// What became of the rows that did not go in.
    struct HeldFigures {
        open: u32,
        taken: u32,
        dropped: u32,
    }
}

fn line(shown: ImportShown, held: HeldFigures) -> ImportListed {
    let ImportShown { id, import } = shown;
    let findings = import.findings.known().map(|(code, count)| ImportFindingRow {
        code: Coded(code),
        text: code.what().to_owned(),
        count,
    });
    ImportListed {
        import: id.to_string(),
        kind: Coded(import.source),
        kind_text: term::import_source(import.source).to_owned(),
        made_at: term::moment(&import.made_at),
        made_by: import.made_by,
        joined: import.joined,
        changed: import.changed,
        same: import.same,
        waiting: import.waiting,
        open: held.open,
        taken: held.taken,
        dropped: held.dropped,
        findings: findings.collect(),
        file: import.file_name,
        reason: import.reason,
        undone_at: import.undone_at.as_deref().map(term::moment),
        undone_by: import.undone_by,
    }
}

pub(crate) fn import_held(office: &mut Office, request: ImportHeldReq) -> Result<Out<Screen, ImportHeldPage>, Fault> {
    let import = file_named(office, &request.import)?;
    held_page(office, import, request.page)
}

/// Finds an import by our identifier; `latest` is the latest of a file that still stands, and never that of a single row that had waited.
pub(super) fn file_named(office: &Office, text: &str) -> Result<ImportId, Fault> {
    if text != "latest" {
        return import_named(office, text);
    }
    let store = office.store()?;
    let of_rows = store.imports_of_rows()?;
    let latest = store.imports()?.into_iter().find(|row| row.import.undone_at.is_none() && !of_rows.contains(&row.id));
    latest.map(|row| row.id).ok_or_else(|| Fault::new(FaultCode::ImportUnknown))
}

/// The page on which a row stands.
pub(super) fn page_with(office: &Office, import: ImportId, row: u32) -> Result<Out<Screen, ImportHeldPage>, Fault> {
    let before = office.store()?.held_before(import, row)?;
    held_page(office, import, before / PER_PAGE + 1)
}

fn held_page(office: &Office, import: ImportId, page: u32) -> Result<Out<Screen, ImportHeldPage>, Fault> {
    let store = office.store()?;
    let of_import = listed(office, Some(import))?.into_iter().next();
    let of_import = of_import.ok_or_else(|| Fault::new(FaultCode::ImportUnknown))?;
    let total = store.held_counts()?.get(&import).copied().unwrap_or_default().all();
    let paged = Paged::of(total, page);
    let rows = rows(office, store.held_rows(import, paged.passed(), PER_PAGE)?)?;
    Ok(of_import.zip(Out::all(rows)).beside(plain(paged, Screen), held_page_row))
}

fn held_page_row((import, rows): (ImportListed, Vec<HeldRowListed>), paged: Paged) -> ImportHeldPage {
    ImportHeldPage { import, rows, total: paged.total, page: paged.page, per_page: PER_PAGE }
}

fn rows(office: &Office, kept: Vec<KeptRow>) -> Result<Vec<Out<Screen, HeldRowListed>>, Fault> {
    let store = office.store()?;
    let mut rows = Vec::new();
    for KeptRow { row, fate } in kept {
        let registered = match &row.insured {
            Some(insured) => store.person_by_insured(insured)?,
            None => None,
        };
        rows.push(gate::held_row(&row, fate, registered.as_ref(), Screen).map(held_row));
    }
    Ok(rows)
}

fn held_row(shown: HeldRowShown) -> HeldRowListed {
    let HeldRowShown { place, insured, reasons, fate, can_be_taken, items } = shown;
    let state = fate.state();
    let (taken_by, dropped_by, dropped_for) = match fate {
        Fate::Open => (None, None, None),
        Fate::Taken(import) => (Some(import.to_string()), None, None),
        Fate::Dropped { by, reason } => (None, Some(by), reason),
    };
    HeldRowListed {
        row: place.row,
        sheet: place.sheet.as_deref().map(str::to_owned),
        insured: insured.map(|insured| insured.to_string()),
        state: Coded(state),
        state_text: words::held_state(state).to_owned(),
        reasons: reasons.into_iter().map(reason).collect(),
        items: items.into_iter().map(item).collect(),
        can_be_taken,
        taken_by,
        dropped_by,
        dropped_for,
    }
}

fn reason(code: FindingCode) -> HeldReason {
    HeldReason { code: Coded(code), text: code.what().to_owned(), next: code.next().to_owned() }
}

fn item(ItemOfRowShown { meaning, says }: ItemOfRowShown) -> HeldItem {
    let hidden = says == SaysShown::Hidden;
    let says = match says {
        SaysShown::Text(text) => Some(text),
        SaysShown::Nothing | SaysShown::Hidden => None,
    };
    HeldItem { item: Coded(meaning), text: column::meaning(meaning).to_owned(), says, hidden }
}

/// Rows that one page of the workbook takes: Excel itself holds no more than 1,048,576.
const ROWS_EXPORTED: u32 = 1_000_000;

pub(crate) fn imports_export(
    office: &mut Office,
    request: ImportsExportReq,
) -> Result<Out<Screen, FileWritten>, Fault> {
    let path = Path::new(&request.path);
    out::free(path)?;
    let only = request.import.as_deref().map(|text| file_named(office, text)).transpose()?;
    let imports = listed(office, only)?;
    let mut held = Vec::new();
    for row in office.store()?.imports()?.into_iter().filter(|row| only.is_none_or(|id| id == row.id)) {
        let of_import = gate::import(row.id, row.import, Screen);
        let kept = office.store()?.held_rows(row.id, 0, ROWS_EXPORTED)?;
        let rows = Out::all(rows(office, kept)?);
        held.push(of_import.beside(rows, words::held_lines));
    }
    let sheets = Out::all(imports).beside(Out::all(held), words::sheets);
    let book = sheets.try_map_with(&office.now().day, |day, sheets| kenpo_roster::list_book(&sheets, *day));
    out::list_book(path, &book.map_err(|_| Fault::new(FaultCode::Internal))?)?;
    Ok(plain(CallerText(request.path), Screen).map(|path| FileWritten { path: path.0 }))
}
