//! From schema 1 to schema 2: every row of the old tables becomes a record with an opening operation of its own; the society begins as
//! `init` would have written it.
//!
//! The first life of the office takes its series from the database's own identifier, which was drawn at random: nothing here draws.
//! Written by the same functions as any other change, so that the journal and the rows cannot differ. Old rows are read by the names of their
//! columns: a field that came later is unknown of them.

use crate::error::{Sql, StoreError};
use crate::op::{Actor, Now, Op};
use crate::reads::Reads;
use crate::row::{Columns, collect, first};
use crate::write::{Doing, Tx, within};
use kenpo_domain::Day;
use kenpo_domain::act::Act;
use kenpo_domain::batch::{Batch, BatchNumber};
use kenpo_domain::facts::Protection;
use kenpo_domain::finding::{FindingCode, Place};
use kenpo_domain::gate::Sealed;
use kenpo_domain::ids::ImportId;
use kenpo_domain::import::{FindingCounts, Import};
use kenpo_domain::listing::Listing;
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::piece::{PieceState, Step};
use kenpo_domain::piece_record::{PieceMade, ReturnedPiece, StepTaken};
use kenpo_domain::record::Record;
use kenpo_domain::registration::Registration;
use kenpo_domain::roster::RawRow;
use kenpo_domain::serial::Serial;
use kenpo_domain::society::SocietyRecord;
use kenpo_journal::Series;
use rusqlite::Params;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The office of an old database.
struct OldOffice {
    database_id: String,
    office_no: OfficeNo,
    society: SocietyRecord,
}

/// Who wrote last, and when.
struct LastWrite {
    at: String,
    actor: String,
}

/// Fills the new tables, and takes the old ones away.
pub(super) fn fill(reads: &Reads) -> Result<(), StoreError> {
    if let Some(old) = old_office(reads)? {
        let series = Series::parse(&old.database_id).ok_or(StoreError::Damaged)?;
        reads.begin_office(&old.database_id, old.office_no, &series)?;
        reads.begin_society(&old.society)?;
        let LastWrite { at, actor } = last_write(reads)?;
        let (actor, now) = (Actor { user: actor }, Now { instant: &at, day: Day::MIN });
        let office_no = old.office_no;
        let deed = Act::Open.into();
        let doing = Doing { office_no, user: None, op: Op::Upgrade, deed, actor: &actor, now: &now };
        within::<_, StoreError>(reads, doing, |tx| {
            people(tx)?;
            imports(tx)?;
            batches(tx, old.office_no)?;
            pieces(tx)?;
            tx.as_of(Op::Upgrade, &at, &actor.user);
            returned(tx)
        })
        .map(|_| ())?;
    }
    reads
        .conn()
        .execute_batch(
            "DROP TABLE returned_1; DROP TABLE piece_event_1; DROP TABLE piece_1; DROP TABLE batch_1;
             DROP TABLE import_finding_1; DROP TABLE import_row_1; DROP TABLE import_1;
             DROP TABLE protection_1; DROP TABLE myna_1; DROP TABLE person_1; DROP TABLE society_1;",
        )
        .sql()
}

fn old_office(reads: &Reads) -> Result<Option<OldOffice>, StoreError> {
    rows(
        reads,
        "SELECT database_id, office_no, name, insurer_number, width_symbol, width_number, width_branch, width_postal,
                policy_toml, policy_version
         FROM society_1",
        [],
        |row| Ok(OldOffice { database_id: row.take()?, office_no: row.kept()?, society: row.named()? }),
    )
    .map(|mut found| found.pop())
}

fn last_write(reads: &Reads) -> Result<LastWrite, StoreError> {
    let mut statement = reads.prepared("SELECT at, actor FROM audit_1 ORDER BY seq DESC LIMIT 1")?;
    let last = first(statement.query([]).sql()?, |row| Ok(LastWrite { at: row.take()?, actor: row.take()? }))?;
    last.ok_or(StoreError::Damaged)
}

fn people(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    again::<Registration>(
        tx,
        "SELECT id, symbol, number, branch, name, kana_cell, sex, birth, relation, relation_text, acquired_on, lost_on,
                voluntary_until, stay_until, overseas, employer, postal, address, phone, issue_requested, number_state,
                number_linked_on, number_last4, burden_percent, burden_effective_on, burden_valid_until
         FROM person_1 ORDER BY rowid",
    )?;
    again::<Listing>(
        tx,
        "SELECT person, card, registered, listed_on, certificate_expires_on, deregistration_applied_on, deregistered_on
         FROM myna_1 ORDER BY rowid",
    )?;
    // A row without any flag says the same as no row.
    again::<Protection>(
        tx,
        "SELECT person, self_view_blocked, non_disclosure, provisional, safe_address
         FROM protection_1 WHERE withheld ORDER BY rowid",
    )
}

fn imports(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let mut counts: BTreeMap<String, BTreeMap<FindingCode, u32>> = BTreeMap::new();
    rows(tx, "SELECT import, code, count FROM import_finding_1", [], |row| {
        counts.entry(row.take()?).or_default().insert(row.code()?, row.take()?);
        Ok(())
    })?;
    let old = rows(
        tx,
        "SELECT id, source, file_name, made_at, made_by, joined, changed, same, waiting FROM import_1 ORDER BY rowid",
        [],
        |row| Ok((row.kept::<ImportId>()?, row.named::<Import>()?)),
    )?;
    for (id, mut import) in old {
        let id_text = id.to_string();
        import.findings = FindingCounts::of(counts.remove(&id_text).unwrap_or_default());
        tx.as_of(Op::Upgrade, &import.made_at.clone(), &import.made_by.clone());
        tx.add(&id_text, import)?;
        let kept =
            rows(tx, "SELECT sheet, row, cells FROM import_row_1 WHERE import = ?1 ORDER BY at", [&id_text], |row| {
                let place = Place { sheet: row.maybe_text()?.map(Arc::from), row: row.take()?, column: None };
                let cells: Vec<String> = serde_json::from_str(row.text()?).map_err(|_| StoreError::Damaged)?;
                Ok(RawRow { place, insured: None, cells: Sealed::new(cells.iter().collect()) })
            })?;
        kept.chunks(1_000).try_for_each(|rows| tx.raw_rows(id, rows))?;
    }
    Ok(())
}

fn batches(tx: &mut Tx<'_>, office_no: OfficeNo) -> Result<(), StoreError> {
    let old = rows(tx, "SELECT id, year, counter, as_of, made_at, made_by FROM batch_1 ORDER BY rowid", [], |row| {
        let id: String = row.take()?;
        let number = BatchNumber::new(office_no, row.take()?, row.take()?).ok_or(StoreError::Damaged)?;
        Ok((id, Batch { number, as_of: row.day()?, made_at: row.take()?, made_by: row.take()? }))
    })?;
    for (id, batch) in old {
        tx.as_of(Op::Upgrade, &batch.made_at.clone(), &batch.made_by.clone());
        tx.add(&id, batch)?;
    }
    Ok(())
}

/// Pieces and their steps in the order in which they happened.
fn pieces(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let made = rows(
        tx,
        "SELECT serial, batch, person, symbol, number, branch, address_key, document, medium, route, issued_on, valid_until,
                recorded_reason, facts_json, decision_json
         FROM piece_1",
        [],
        |row| Ok((row.kept::<Serial>()?, row.named::<PieceMade>()?)),
    )?;
    let mut made: BTreeMap<Serial, PieceMade> = made.into_iter().collect();
    let mut keys = BTreeMap::new();
    let events = rows(
        tx,
        "SELECT serial, at, actor, to_state, file, page, note, return_reason FROM piece_event_1 ORDER BY id",
        [],
        |row| {
            let (piece, at, actor, to) = (row.kept::<Serial>()?, row.take()?, row.take()?, row.code::<PieceState>()?);
            let (original, note, reason) = (row.kept()?, row.take()?, row.maybe_code()?);
            let step = step_to(to);
            let taken = |step| StepTaken {
                piece: piece.clone(),
                step,
                at,
                actor,
                original,
                form: None,
                address_key: None,
                note,
                reason,
            };
            // What has no step to it was made then; its moment and maker are all that is wanted of the rest.
            let (made, step) = (step.is_none(), step.unwrap_or(Step::Print));
            Ok((made, taken(step)))
        },
    )?;
    for (is_made, mut taken) in events {
        tx.as_of(Op::Upgrade, &taken.at.clone(), &taken.actor.clone());
        if is_made {
            let piece = made.remove(&taken.piece).ok_or(StoreError::Damaged)?;
            keys.insert(taken.piece.clone(), piece.address_key.clone());
            tx.put_piece(&taken.piece, piece)?;
        } else {
            // The old row kept one key: that of the printing, once there was one.
            if taken.step == Step::Print {
                taken.address_key = keys.get(&taken.piece).cloned().flatten();
            }
            tx.put_step(&taken)?;
        }
    }
    if made.is_empty() { Ok(()) } else { Err(StoreError::Damaged) }
}

/// The step that leads to a state; `None`: the piece was made.
fn step_to(state: PieceState) -> Option<Step> {
    match state {
        PieceState::Made => None,
        PieceState::Printed => Some(Step::Print),
        PieceState::Enclosed => Some(Step::Enclose),
        PieceState::Posted => Some(Step::Post),
        PieceState::Returned => Some(Step::ComeBack),
        PieceState::Spoiled => Some(Step::Spoil),
        PieceState::Withdrawn => Some(Step::Withdraw),
    }
}

fn returned(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    again::<ReturnedPiece>(
        tx,
        "SELECT serial, person, symbol, number, address_key, reason, reach, received_on, cleared_on FROM returned_1 ORDER BY rowid",
    )
}

/// Every row of a statement (identifier first, then columns of the record) as a record of its own.
fn again<R: Record>(tx: &mut Tx<'_>, sql: &str) -> Result<(), StoreError> {
    let old = rows(tx, sql, [], |row| Ok((row.take::<String>()?, row.named::<R>()?)))?;
    old.into_iter().try_for_each(|(id, record)| tx.add(&id, record))
}

fn rows<T>(
    reads: &Reads,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&mut Columns<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    collect(reads.conn().prepare(sql).sql()?.query(params).sql()?, read)
}
