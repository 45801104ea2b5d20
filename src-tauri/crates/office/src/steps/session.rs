//! Opening, making and closing a society's database.

use crate::api::*;
use crate::fault::store::not_opened;
use crate::fault::{Fault, FaultCode, Param};
use crate::left_files::LeftFiles;
use crate::office::{Office, Session};
use crate::steps::{count, passing};
use crate::trail::{KeptAt, Trail};
use crate::under_way::UnderWay;
use crate::{out, wire, words};
use kenpo_domain::Day;
use kenpo_domain::act::{Act, AnchorKind};
use kenpo_domain::gate::{self, CallerText, Out, Screen, SocietyShown, UserName, Viewer, plain};
use kenpo_domain::insured::{InsurerNumber, Width, Widths};
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::plain_parts;
use kenpo_domain::roles::Roles;
use kenpo_domain::society::{PolicyFile, SocietyRecord};
use kenpo_domain::user::{FIRST_USER, LONGEST_NAME, may_be_called};
use kenpo_domain::wareki;
use kenpo_domain::widths::WidthPart;
use kenpo_store::{
    Actor, AnchorPlace, Copied, Flush, KdfCost, NewSociety, Now, OpenError, Password, Store, Who, users_of,
};
use std::path::PathBuf;

pub(crate) fn status(office: &mut Office, _: StatusReq) -> Result<Out<Screen, StatusRes>, Fault> {
    let opened = office.standing()?;
    let path = office.session.as_ref().map(|session| session.path.clone()).or_else(|| office.suggested.clone());
    let asked = Asked {
        path: path.map(|path| CallerText(path.display().to_string())),
        today: office.now().day,
        left: office.session.as_ref().map(|session| session.left.clone()).unwrap_or_default(),
        user: opened.as_ref().map(|known| UserName(known.user.name.clone())),
        roles: opened.as_ref().map(|known| known.user.roles),
        password_due: opened.is_some_and(|known| known.password_due),
        older: office.session.as_ref().is_some_and(|session| session.store.older().is_some()),
        anchor: office.session.as_ref().map(|session| session.store.anchor_kind()),
    };
    // Whoever must change the password first, or must not go on, learns no more than that.
    let open =
        office.session.as_ref().filter(|_| !asked.password_due && !asked.older).map(society_and_figures).transpose()?;
    Ok(plain(asked, Screen).zip(Out::maybe(open)).map(|(asked, open)| {
        let (society, figures) = open.unzip();
        status_row(asked, society, figures)
    }))
}

plain_parts! {
    /// What is known whether a database is open or not.
    struct Asked {
        path: Option<CallerText>,
        today: Day,
        left: LeftFiles,
        /// Who has opened.
        user: Option<UserName>,
        roles: Option<Roles>,
        password_due: bool,
        older: bool,
        anchor: Option<AnchorKind>,
    }

    /// An office and what its database holds.
    struct OfficeFigures {
        office_no: u8,
        people: u32,
        imports: u32,
        open_batches: u32,
        open_returns: u32,
        held_rows: u32,
        to_pull_out: u32,
        latest_batch_day: Option<Day>,
    }
}

fn society_and_figures(session: &Session) -> Result<Out<Screen, (SocietyShown, OfficeFigures)>, Fault> {
    let store = &session.store;
    let counts = store.counts()?;
    let figures = OfficeFigures {
        office_no: store.office_no().get(),
        people: count(counts.people as usize),
        imports: count(counts.imports as usize),
        open_batches: open_batches(store)?,
        open_returns: count(counts.open_returns as usize),
        held_rows: count(counts.held_rows as usize),
        to_pull_out: count(counts.to_pull_out as usize),
        latest_batch_day: store.latest_batch_day()?,
    };
    Ok(gate::society(&store.society()?, Screen).zip(plain(figures, Screen)))
}

fn status_row(asked: Asked, society: Option<SocietyShown>, figures: Option<OfficeFigures>) -> StatusRes {
    StatusRes {
        open: asked.user.is_some(),
        db_path: asked.path.map(|path| path.0),
        today: asked.today.to_string(),
        today_text: wareki::long(asked.today),
        left: words::passing::left(&asked.left),
        society: society.zip(figures.as_ref()).map(|(society, figures)| SocietyRow {
            name: society.name,
            insurer_number: society.number.as_str().to_owned(),
            office_no: figures.office_no,
            policy_version: society.policy_version,
        }),
        user: asked
            .user
            .zip(asked.roles)
            .map(|(name, roles)| UserRow { name: name.0, roles: roles.iter().map(Coded).collect() }),
        password_due: asked.password_due,
        older: asked.older,
        anchor: asked.anchor.map(Coded),
        counts: figures.map(|figures| CountsRow {
            people: figures.people,
            imports: figures.imports,
            open_batches: figures.open_batches,
            open_returns: figures.open_returns,
            held_rows: figures.held_rows,
            to_pull_out: figures.to_pull_out,
            latest_batch_day: figures.latest_batch_day.map(|day| day.to_string()),
        }),
    }
}

/// Batches with pieces that are not posted yet.
fn open_batches(store: &Store) -> Result<u32, Fault> {
    let batches = store.batches()?;
    Ok(count(batches.iter().filter(|batch| batch.state().is_open()).count()))
}

pub(crate) fn init(office: &mut Office, request: InitReq) -> Result<Out<Screen, StatusRes>, Fault> {
    let number = InsurerNumber::parse(&request.insurer_number)
        .ok_or_else(|| Fault::caller(FaultCode::InsurerNumberBad, &request.insurer_number))?;
    let office_no = OfficeNo::new(request.office_no).ok_or_else(|| Fault::new(FaultCode::OfficeNumberBad))?;
    let user = request.user.unwrap_or_else(|| FIRST_USER.to_owned());
    callable(&user)?;
    let password = strong(request.password, &[&user, &request.name, &request.insurer_number])?;
    if request.name.trim().is_empty() || request.name.contains(char::is_control) {
        return Err(Fault::new(FaultCode::SocietyNameBad));
    }
    let policy = policy(&request.policy)?;
    let society = SocietyRecord {
        name: request.name,
        number,
        widths: Widths {
            symbol: width(WidthPart::Symbol, request.symbol_width)?,
            number: width(WidthPart::Number, request.number_width)?,
            branch: width(WidthPart::Branch, request.branch_width)?,
            postal: width(WidthPart::Postal, request.postal_width)?,
        },
        policy: PolicyFile { toml: request.policy, version: policy.stamp.version },
    };
    let society = NewSociety { society, office_no };
    let path = PathBuf::from(&request.path);
    let moment = office.now();
    let actor = Actor { user };
    let now = Now { instant: moment.instant.as_str(), day: moment.day };
    let mut draw = |bytes: &mut [u8]| office.world.fill(bytes);
    out::log_beside(&path)?;
    let store = Store::create(&path, &password, KdfCost::default(), &society, &mut draw, &actor, &now)
        .map_err(|error| not_opened(error, &path))?;
    let mut store = store;
    store.keep_at(office.world.anchors());
    begin(office, store, path, None)?;
    status(office, StatusReq {})
}

/// Refuses a name that no new user may have.
pub(crate) fn callable(name: &str) -> Result<(), Fault> {
    if may_be_called(name) {
        return Ok(());
    }
    let params = vec![Param::Caller(CallerText(name.to_owned())), Param::Count(count(LONGEST_NAME))];
    Err(Fault { params, ..Fault::new(FaultCode::UserNameBad) })
}

/// A new password that a program does not find soon. `known`: what a guesser would try first.
pub(crate) fn strong(typed: String, known: &[&str]) -> Result<Password, Fault> {
    let password = Password::new(typed);
    password.strength(known).map_err(|why| {
        let params = vec![Param::Words(words::user::weak(why)), Param::Count(count(Password::SHORTEST))];
        Fault { params, ..Fault::new(FaultCode::WeakPassword) }
    })?;
    Ok(password)
}

fn width(part: WidthPart, digits: Option<u8>) -> Result<Option<Width>, Fault> {
    let fits = |digits| Width::new(digits).filter(|width| part.may_have(*width));
    digits.map(|digits| fits(digits).ok_or_else(|| Fault::new(FaultCode::WidthBad))).transpose()
}

pub(crate) fn unlock_users(_: &mut Office, request: UnlockUsersReq) -> Result<Out<Screen, UnlockUsersRes>, Fault> {
    let path = PathBuf::from(&request.path);
    let names = users_of(&path).map_err(|error| not_opened(error, &path))?;
    let names: Vec<UserName> = names.into_iter().map(UserName).collect();
    Ok(plain(names, Screen).map(|names| UnlockUsersRes { names: names.into_iter().map(|name| name.0).collect() }))
}

pub(crate) fn unlock(office: &mut Office, request: UnlockReq) -> Result<Out<Screen, StatusRes>, Fault> {
    let path = PathBuf::from(&request.path);
    // The one that was open is closed first, so that opening it anew does not meet its own lock; a wrong password leaves it closed.
    office.session = None;
    out::log_beside(&path)?;
    open(office, request, path, None)?;
    status(office, StatusReq {})
}

/// Opens a copy that goes with the session: neither the database nor its key file is written.
pub(crate) fn unlock_copy(office: &mut Office, request: UnlockReq) -> Result<Out<Screen, StatusRes>, Fault> {
    let path = PathBuf::from(&request.path);
    office.session = None;
    let copied = Copied::of(&path).map_err(|error| not_opened(error, &path))?;
    open(office, request, copied.path(), Some(copied))?;
    status(office, StatusReq {})
}

fn open(office: &mut Office, request: UnlockReq, path: PathBuf, copied: Option<Copied>) -> Result<(), Fault> {
    let (moment, anchors) = (office.now(), office.world.anchors());
    let now = Now { instant: moment.instant.as_str(), day: moment.day };
    let mut draw = |bytes: &mut [u8]| office.world.fill(bytes);
    let who = Who { user: request.user.as_deref(), password: &Password::new(request.password) };
    // A copy is nobody's: what is known of the original says nothing of it.
    let place = if copied.is_some() { AnchorPlace::Nowhere } else { anchors };
    let store = Store::open_known(&path, &who, place, &mut draw, &now).map_err(|error| match error {
        OpenError::Io(_) => Fault::new(FaultCode::DatabaseUnreadable),
        other => not_opened(other, &path),
    })?;
    begin(office, store, path, copied)
}

pub(crate) fn lock(office: &mut Office, _: LockReq) -> Result<Out<Screen, StatusRes>, Fault> {
    let moment = office.now();
    let now = Now { instant: moment.instant.as_str(), day: moment.day };
    let left = office.session.as_mut().map(|session| session.store.note(Act::Lock.into(), Flush::Now, &now));
    // Closed in any case: a lock that fails must not leave open what somebody walks away from.
    office.close();
    left.transpose()?;
    status(office, StatusReq {})
}

fn begin(office: &mut Office, mut store: Store, path: PathBuf, copied: Option<Copied>) -> Result<(), Fault> {
    // The files of prints that were cut off are the original's.
    let left =
        if copied.is_none() && store.older().is_none() { passing::settle(&mut store)? } else { LeftFiles::default() };
    let seen = store.writes()?;
    let user = store.user().name.clone();
    office.session = Some(Session {
        corrections: None,
        store,
        path,
        actor: Actor { user },
        roles: Roles::of(&[]),
        viewer: Viewer::ANYBODY,
        preview: None,
        row_preview: None,
        previews: 0,
        aside: std::collections::BTreeMap::new(),
        decided: None,
        under_way: UnderWay::default(),
        seen,
        left,
        trail: Trail::of_opening(),
        kept_at: KeptAt::default(),
        status_on: None,
        _copied: copied,
    });
    Ok(())
}

/// The society's policy, from its text.
pub(crate) fn policy(toml: &str) -> Result<kenpo_domain::policy::Policy, Fault> {
    wire::policy::parse(toml).map_err(|error| Fault::about(FaultCode::PolicyBad, Param::Policy(error)))
}
