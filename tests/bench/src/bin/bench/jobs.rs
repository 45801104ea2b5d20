//! What is measured, each job in a process of its own, so that one peak does not hide another.
//!
//! A job answers what it measured on its standard output and checks that all of the work was done.

use crate::measure::{Figures, Measured, Step};
use crate::notices;
use crate::office::Desk;
use crate::searches::{self, Kind, Search};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Runs a job in a process of its own.
pub fn apart(job: &[&str]) -> crate::outcome::Result<Figures> {
    told_by(Command::new(std::env::current_exe()?).arg("one").args(job))
}

/// Runs a program that answers like a job.
pub fn told_by(program: &mut Command) -> crate::outcome::Result<Figures> {
    let output = program.output()?;
    let (said, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let figures = if output.status.success() { Figures::read(&said) } else { None };
    figures.ok_or_else(|| format!("{program:?}: {said}{errors}").into())
}

/// Does a job here.
pub fn run(job: &[&str]) -> crate::outcome::Result<Figures> {
    match job {
        ["read", file] => read(Path::new(file)),
        ["import", folder, file, outcome] => import(Path::new(folder), Path::new(file), outcome),
        ["undo", folder] => undo(Path::new(folder)),
        ["look", folder, file, columns] => look(Path::new(folder), Path::new(file), columns, Desk::look),
        ["look-json", folder, file, columns] => look(Path::new(folder), Path::new(file), columns, Desk::look_as_json),
        ["mark", folder, file] => mark(Path::new(folder), Path::new(file)),
        ["search", folder, people] => search(Path::new(folder), people.parse()?),
        ["plan", folder] => plan(Path::new(folder)),
        ["issue", folder] => issue(Path::new(folder)),
        ["notices"] => notices::ours().map(Figures::whole),
        ["krilla"] => notices::krilla().map(Figures::whole),
        _ => Err(format!("{job:?} is no job").into()),
    }
}

/// Every cell of the first sheet, through the reader that streams.
fn read(file: &Path) -> crate::outcome::Result<Figures> {
    let measured = Measured::of(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(std::fs::read(file)?))?;
        let sheet = book.sheet_names().first().cloned().ok_or("no sheet")?;
        let mut cells = book.worksheet_cells_reader(&sheet)?;
        let mut seen = 0;
        while let Some(cell) = cells.next_cell()? {
            seen += u64::from(Data::from(cell.get_value().clone()) != Data::Empty);
        }
        Ok(seen)
    })?;
    Ok(Figures::whole(measured))
}

/// The steps of a review, in the order in which they are told.
const STEPS: [Step; 4] = [Step::Cells, Step::Rows, Step::Sheet, Step::Compare];

/// A review, by the number of what it showed.
struct Reviewed {
    preview: u32,
    review: Measured,
    /// Seconds of `STEPS`.
    steps: [f64; STEPS.len()],
}

fn reviewed(desk: &mut Desk, file: &Path) -> crate::outcome::Result<Reviewed> {
    let (steps, began) = (desk.steps(), Instant::now());
    let mut preview = 0;
    let review = Measured::of(|| {
        preview = desk.review(file)?;
        Ok(0)
    })?;
    let seconds = steps.seconds(began, Instant::now());
    let steps = seconds.try_into().map_err(|other| format!("a review has other steps than these: {other:?}"))?;
    Ok(Reviewed { preview, review, steps })
}

/// Review and apply. Opening the database is not measured: a clerk does it once a day. `outcome`: what every row is to become.
fn import(folder: &Path, file: &Path, outcome: &str) -> crate::outcome::Result<Figures> {
    let mut desk = Desk::open(folder)?;
    let Reviewed { preview, review, steps } = reviewed(&mut desk, file)?;
    let apply = Measured::of(|| {
        let done = desk.apply(preview)?;
        let counts = [("joins", done.joins), ("same", done.same), ("listed", done.listed)];
        let of_outcome = counts.into_iter().find(|(name, _)| *name == outcome).ok_or("no such outcome")?;
        Ok(of_outcome.1.into())
    })?;
    let figures = Figures::import(Measured { made: apply.made, ..review }, apply);
    Ok(STEPS
        .into_iter()
        .zip(steps)
        .fold(figures, |figures, (step, seconds)| figures.and(step, Measured::part(seconds))))
}

/// The last import taken back. All whom it named joined by it.
fn undo(folder: &Path) -> crate::outcome::Result<Figures> {
    let mut desk = Desk::open(folder)?;
    Ok(Figures::whole(Measured::of(|| Ok(desk.undo()?.voided.into()))?))
}

type Look = fn(&mut Desk, &Path, &str) -> crate::outcome::Result<u64>;

/// A review that nothing follows. `columns`: what is said of columns.
fn look(folder: &Path, file: &Path, columns: &str, how: Look) -> crate::outcome::Result<Figures> {
    let mut desk = Desk::open(folder)?;
    Ok(Figures::whole(Measured::of(|| how(&mut desk, file, columns))?))
}

/// A review, and the copy of the file with its findings marked.
fn mark(folder: &Path, file: &Path) -> crate::outcome::Result<Figures> {
    let mut desk = Desk::open(folder)?;
    let copy = folder.join("copy.xlsx");
    let Reviewed { preview, review, .. } = reviewed(&mut desk, file)?;
    let mark = Measured::of(|| {
        desk.mark(preview, &copy)?;
        Ok(copy.metadata()?.len())
    })?;
    Ok(Figures::default().and(Step::Review, review).and(Step::Mark, mark))
}

/// The first page, and the slowest of pages all over the list: near, in the middle, the last one.
fn plan(folder: &Path) -> crate::outcome::Result<Figures> {
    let mut desk = Desk::open(folder)?;
    let mut last = 1;
    let first = Measured::of(|| {
        let page = desk.plan(1)?;
        last = page.total.div_ceil(page.per_page);
        Ok(page.total.into())
    })?;
    let mut slowest: Option<Measured> = None;
    for page in [2, 3, last / 2, last].into_iter().filter(|page| (2..=last).contains(page)) {
        let measured = Measured::of(|| Ok(desk.plan(page)?.total.into()))?;
        slowest = slowest.filter(|before| before.seconds > measured.seconds).or(Some(measured));
    }
    Ok(Figures::default().and(Step::FirstPage, first).and(Step::FurtherPage, slowest.ok_or("there is no second page")?))
}

/// Of each kind of search the 95th in a hundred by time. The first of all is not counted: it counts everybody.
fn search(folder: &Path, people: u32) -> crate::outcome::Result<Figures> {
    let mut desk = Desk::open(folder)?;
    desk.search("", 1)?;
    let mut figures = Figures::default();
    for Kind { step, searches } in searches::kinds(people) {
        let mut all = Vec::new();
        for Search { text, page } in searches {
            all.push(Measured::of(|| desk.search(&text, page))?);
        }
        all.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
        figures = figures.and(step, all[all.len() * 95 / 100 - 1]);
    }
    Ok(figures)
}

/// One batch of everything that is due. Looking at the plan before it is not measured.
fn issue(folder: &Path) -> crate::outcome::Result<Figures> {
    let mut desk = Desk::open(folder)?;
    let due = desk.plan(1)?.pieces;
    let measured = Measured::of(|| Ok(desk.issue(due)?.into()))?;
    if measured.made != u64::from(due) {
        return Err(format!("{} of {due} pieces were made", measured.made).into());
    }
    Ok(Figures::whole(measured))
}
