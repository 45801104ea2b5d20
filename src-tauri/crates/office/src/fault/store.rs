//! What a refusal of the store means to whoever asked. The details of one that should not have happened are never told.

use super::{Fault, FaultCode, Param, Why};
use kenpo_store::{OpenError, StoreError, Thing};
use std::path::Path;

/// Why a database could not be made or opened, as whoever named it is told.
pub(crate) fn not_opened(error: OpenError, path: &Path) -> Fault {
    let named = |code| Fault::caller(code, path.display().to_string());
    match error {
        OpenError::WrongPassword => Fault::new(FaultCode::WrongPassword),
        OpenError::UserNeeded => Fault::new(FaultCode::UserNeeded),
        OpenError::Throttled { seconds } => Fault::about(FaultCode::Throttled, Param::WaitSeconds(seconds)),
        OpenError::Missing => named(FaultCode::DatabaseMissing),
        OpenError::NotAFile => named(FaultCode::DatabaseNotAFile),
        OpenError::Exists => named(FaultCode::DatabaseExists),
        OpenError::KeyFileMissing => Fault::new(FaultCode::KeyFileMissing),
        OpenError::KeyFileDamaged => Fault::new(FaultCode::KeyFileDamaged),
        OpenError::NotOurFile => Fault::new(FaultCode::NotOurFile),
        OpenError::Plaintext => Fault::new(FaultCode::PlainDatabase),
        OpenError::TooNew { .. } => Fault::new(FaultCode::DatabaseTooNew),
        OpenError::Damaged => Fault::new(FaultCode::DatabaseDamaged),
        OpenError::Busy => Fault::new(FaultCode::DatabaseBusy),
        OpenError::Io(_) => Fault::new(FaultCode::DiskRefused),
        OpenError::Internal(error) => error.into(),
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::new(FaultCode::DatabaseBusy),
            StoreError::Damaged => Self::new(FaultCode::DatabaseDamaged),
            StoreError::Full | StoreError::Refused => Self::new(FaultCode::DiskRefused),
            StoreError::Stale(Thing::Proposal) => Self::about(FaultCode::ChangedMeanwhile, Param::Why(Why::Lapsed)),
            StoreError::Stale(_) => Self::new(FaultCode::ChangedMeanwhile),
            StoreError::NotLawful { serial, .. } => Self::about(FaultCode::NotLawful, Param::Serial(serial)),
            _ => Self::new(FaultCode::Internal),
        }
    }
}
