//! How far the reading of a file is, for whoever waits for it. Values, and the way to tell them.

use crate::error::ReadError;
use std::ops::ControlFlow;

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Opening the file and choosing a sheet.
    Opening,
    /// Reading the sheet's cells.
    Cells,
    /// Checking row by row.
    Rows,
    /// Checking what only shows once all rows are read.
    Sheet,
}

/// How far the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// Rows checked so far.
    pub rows: u32,
}

/// Tells a caller how far the reading is.
pub fn reporter(
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> impl FnMut(Step, u32) -> Result<(), ReadError> {
    |step, rows| match progress(Progress { step, rows }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ReadError::Cancelled),
    }
}
