//! Opening, making and closing a society's database.

use crate::api::*;
use crate::fault::{Fault, FaultCode, Param};
use crate::office::{Office, Session};
use crate::roles::Roles;
use crate::steps::count;
use crate::wire;
use kenpo_domain::gate::{CallerText, Out, Screen, plain};
use kenpo_domain::insured::{InsurerNumber, Widths};
use kenpo_domain::society::{PolicyFile, SocietyRecord};
use kenpo_domain::wareki;
use kenpo_store::{Actor, KdfCost, NewSociety, Now, OpenError, Store, StoreError};
use std::path::{Path, PathBuf};

/// Characters that a new password needs at least (医療情報システムの安全管理に関するガイドライン 6.0: 13 without periodic change).
const PASSWORD_MIN: u32 = 13;

/// The only user of this part.
const USER: &str = "管理者";

pub(crate) fn status(office: &mut Office, _: StatusReq) -> Result<Out<Screen, StatusRes>, Fault> {
    let today = office.now().day;
    let path = office.session.as_ref().map(|session| session.path.clone()).or_else(|| office.suggested.clone());
    let path = path.map(|path| CallerText(path.display().to_string()));
    let open = match &office.session {
        None => None,
        Some(session) => {
            let society = session.store.society()?;
            let counts = session.store.counts()?;
            Some((
                (
                    CallerText(society.name),
                    society.number,
                    session.store.office_no(),
                    society.policy.version.map(CallerText),
                ),
                (counts.people, counts.imports, open_batches(&session.store)?, counts.open_returns),
            ))
        }
    };
    Ok(plain((path, today, open), Screen).map(|(path, today, open)| {
        let (society, counts) = open.unzip();
        StatusRes {
            open: society.is_some(),
            db_path: path.map(|path| path.0),
            today: today.to_string(),
            today_text: wareki::long(today),
            society: society.map(|(name, number, office_no, policy)| SocietyRow {
                name: name.0,
                insurer_number: number.as_str().to_owned(),
                office_no,
                policy_version: policy.map(|version| version.0),
            }),
            counts: counts.map(|(people, imports, open_batches, open_returns)| CountsRow {
                people: count(people as usize),
                imports: count(imports as usize),
                open_batches: count(open_batches as usize),
                open_returns: count(open_returns as usize),
            }),
        }
    }))
}

/// Batches with pieces that are not posted yet.
fn open_batches(store: &Store) -> Result<u64, Fault> {
    let batches = store.batches()?;
    Ok(batches.iter().filter(|batch| batch.state().is_open()).count() as u64)
}

pub(crate) fn init(office: &mut Office, request: InitReq) -> Result<Out<Screen, StatusRes>, Fault> {
    let number = InsurerNumber::parse(&request.insurer_number)
        .ok_or_else(|| Fault::caller(FaultCode::InsurerNumberBad, &request.insurer_number))?;
    if !(1..=99).contains(&request.office_no) {
        return Err(Fault::new(FaultCode::OfficeNumberBad));
    }
    if request.password.chars().count() < PASSWORD_MIN as usize {
        return Err(Fault::about(FaultCode::WeakPassword, Param::Count(PASSWORD_MIN)));
    }
    let policy = policy(&request.policy)?;
    let society = SocietyRecord {
        name: request.name,
        number,
        widths: Widths {
            symbol: request.symbol_width,
            number: request.number_width,
            branch: request.branch_width,
            postal: request.postal_width,
        },
        policy: PolicyFile { toml: request.policy, version: policy.stamp.version },
    };
    let society = NewSociety { society, office_no: request.office_no };
    let path = PathBuf::from(&request.path);
    let moment = office.now();
    let actor = Actor { user: USER.to_owned() };
    let now = Now { instant: &moment.instant, day: moment.day };
    let mut draw = |bytes: &mut [u8]| office.world.fill(bytes);
    let store = Store::create(&path, &request.password, KdfCost::default(), &society, &mut draw, &actor, &now)
        .map_err(|error| open_fault(error, &path))?;
    begin(office, store, path)?;
    status(office, StatusReq {})
}

pub(crate) fn unlock(office: &mut Office, request: UnlockReq) -> Result<Out<Screen, StatusRes>, Fault> {
    let path = PathBuf::from(&request.path);
    // The one that was open is closed first, so that opening it anew does not meet its own lock; a wrong password leaves it closed.
    office.session = None;
    let store = Store::open(&path, &request.password).map_err(|error| match error {
        OpenError::Io(_) => Fault::new(FaultCode::DatabaseUnreadable),
        other => open_fault(other, &path),
    })?;
    begin(office, store, path)?;
    status(office, StatusReq {})
}

pub(crate) fn lock(office: &mut Office, _: LockReq) -> Result<Out<Screen, StatusRes>, Fault> {
    if let Some(session) = office.session.take() {
        office.suggested = Some(session.path);
    }
    status(office, StatusReq {})
}

fn begin(office: &mut Office, store: Store, path: PathBuf) -> Result<(), Fault> {
    let seen = store.writes()?;
    office.session = Some(Session {
        store,
        path,
        // Until there are users, whoever opens has all of them.
        roles: Roles::ALL,
        actor: Actor { user: USER.to_owned() },
        preview: None,
        previews: 0,
        seen,
    });
    Ok(())
}

/// The society's policy, from its text.
pub(crate) fn policy(toml: &str) -> Result<kenpo_domain::policy::Policy, Fault> {
    wire::policy::parse(toml).map_err(|error| Fault::caller(FaultCode::PolicyBad, error.to_string()))
}

fn open_fault(error: OpenError, path: &Path) -> Fault {
    let named = |code| Fault::caller(code, path.display().to_string());
    match error {
        OpenError::WrongPassword => Fault::new(FaultCode::WrongPassword),
        OpenError::Missing => named(FaultCode::DatabaseMissing),
        OpenError::Exists => named(FaultCode::DatabaseExists),
        OpenError::KeyFileMissing => Fault::new(FaultCode::KeyFileMissing),
        OpenError::KeyFileDamaged => Fault::new(FaultCode::KeyFileDamaged),
        OpenError::NotOurFile => Fault::new(FaultCode::NotOurFile),
        OpenError::Plaintext => Fault::new(FaultCode::PlainDatabase),
        OpenError::TooNew { .. } => Fault::new(FaultCode::DatabaseTooNew),
        OpenError::Damaged => Fault::new(FaultCode::DatabaseDamaged),
        OpenError::Busy => Fault::new(FaultCode::DatabaseBusy),
        OpenError::Io(_) => Fault::new(FaultCode::DiskRefused),
        OpenError::Internal(error) => store_fault(error),
    }
}

pub(crate) fn store_fault(error: StoreError) -> Fault {
    match error {
        StoreError::Busy => Fault::new(FaultCode::DatabaseBusy),
        StoreError::Damaged => Fault::new(FaultCode::DatabaseDamaged),
        StoreError::Full | StoreError::Refused => Fault::new(FaultCode::DiskRefused),
        StoreError::AuditBroken { .. } | StoreError::SeriesBroken { .. } => Fault::new(FaultCode::DatabaseDamaged),
        StoreError::Stale(_) => Fault::new(FaultCode::ChangedMeanwhile),
        StoreError::NotLawful { serial, .. } => Fault::about(FaultCode::NotLawful, Param::Serial(serial)),
        _ => Fault::new(FaultCode::Internal),
    }
}
