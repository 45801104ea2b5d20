//! A roster into the encrypted database, as a clerk imports it; and the bare read of the same file.

use crate::measure::{Measured, Outcome};
use crate::roster::ROWS;
use calamine::{Data, Reader, Xlsx};
use kenpo_office::api::{ImportApplyReq, ImportPreviewReq, InitReq};
use kenpo_office::fault::Fault;
use kenpo_office::office::Office;
use kenpo_office::table::call;
use kenpo_office::world::World;
use std::error::Error;
use std::io::Cursor;
use std::path::Path;

/// Preview and apply in a new database. Making the database is not measured: it happens once in a society's life.
pub fn ours(roster: &Path) -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut office = Office::new(World::system(root().join("fonts")));
    let request = InitReq {
        path: folder.path().join("society.kenpo").display().to_string(),
        password: "correct horse battery".to_owned(),
        name: "例示健康保険組合".to_owned(),
        insurer_number: "06139463".to_owned(),
        office_no: 1,
        policy: std::fs::read_to_string(root().join("tests/fixtures/policy/reiji.toml"))?,
        symbol_width: None,
        number_width: Some(7),
        branch_width: Some(2),
        postal_width: Some(7),
    };
    call::init(&mut office, request).map_err(told)?;
    Measured::of(|| {
        let request = ImportPreviewReq { path: roster.display().to_string(), as_of: "2026-11-30".to_owned() };
        let preview = call::import_preview(&mut office, request).map_err(told)?.get().preview;
        let done = call::import_apply(&mut office, ImportApplyReq { preview }).map_err(told)?;
        if done.get().joins != ROWS {
            return Err(format!("{} of {ROWS} people came in", done.get().joins).into());
        }
        Ok(ROWS.into())
    })
}

/// Every cell of the first sheet, through the reader that streams.
pub fn calamine(roster: &Path) -> Outcome {
    Measured::of(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(std::fs::read(roster)?))?;
        let sheet = book.sheet_names().first().cloned().ok_or("no sheet")?;
        let mut cells = book.worksheet_cells_reader(&sheet)?;
        let mut seen = 0;
        while let Some(cell) = cells.next_cell()? {
            seen += u64::from(Data::from(cell.get_value().clone()) != Data::Empty);
        }
        Ok(seen)
    })
}

fn told(fault: Fault) -> Box<dyn Error> {
    format!("{fault:?}").into()
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
