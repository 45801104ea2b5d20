//! What waits for a second person, and what becomes of it. Who may be that, and when it lapses, is the rule of `domain::four_eyes`.

use crate::api::*;
use crate::fault::store::not_opened;
use crate::fault::{Fault, FaultCode, Param, Why};
use crate::office::Office;
use crate::steps::session::policy;
use crate::steps::user_row::user_row;
use crate::steps::{Paged, page_of};
use crate::words::{four_eyes as words, term};
use kenpo_domain::act::Figure;
use kenpo_domain::four_eyes::{Decided, Matter, Member, Open, Refused, Staff};
use kenpo_domain::gate::{Out, Screen, UserName, plain};
use kenpo_domain::instant::Instant;
use kenpo_domain::plain_parts;
use kenpo_domain::roles::{Role, Roles};
use kenpo_domain::society::PolicyFile;
use kenpo_domain::user::Fingerprint;
use kenpo_store::{Asked, KnownUser, Now, Op, Proposed, Reads, StoreError, Subject, Thing, Tx};

/// Who there is, by the database.
pub(crate) struct Everybody {
    ever: usize,
    members: Vec<Member>,
}

pub(crate) fn staff(reads: &Reads) -> Result<Everybody, Fault> {
    let users = reads.users()?;
    let may_open = users.iter().filter(|known| !known.removed);
    let members = may_open.map(|known| Member { id: known.user.id, roles: known.user.roles }).collect();
    Ok(Everybody { ever: users.len(), members })
}

impl Everybody {
    fn staff(&self) -> Staff<'_> {
        Staff { ever: self.ever, members: &self.members }
    }

    /// Refuses what would leave nobody to administer, or nobody at the desk.
    pub(crate) fn without(&self, who: &[u8; 16], keeps: Roles) -> Result<(), Fault> {
        match self.staff().lost(who, keeps) {
            None => Ok(()),
            Some(Role::Protector) => Err(Fault::new(FaultCode::LastProtector)),
            Some(_) => Err(Fault::new(FaultCode::LastAdmin)),
        }
    }
}

fn op(act: Matter) -> Op {
    match act {
        Matter::Policy => Op::SetPolicy,
        Matter::UserAdd => Op::UserAdd,
        Matter::UserRoles => Op::UserRoles,
        Matter::UserReset => Op::UserReset,
        Matter::AcceptOlder => Op::Withdraw,
    }
}

/// Carries out what is asked for where that needs no second person; else it waits under this number.
pub(crate) fn ask(office: &mut Office, asked: Asked) -> Result<Option<u64>, Fault> {
    let store = office.store()?;
    if staff(store)?.staff().at_once(asked.act, &store.user().id) {
        office.deed()?.single = true;
        carry_out(office, &asked, |tx| {
            let id = tx.propose(&asked)?;
            tx.decide(id, Decided::Single, None)
        })?;
        return Ok(None);
    }
    let propose = |tx: &mut Tx<'_>| {
        let id = tx.propose(&asked)?;
        tx.deed().figures.count(Figure::Proposal, id);
        Ok(id)
    };
    office.write(op(asked.act), propose).map(Some)
}

/// Does it, with what is written down of that in the same write.
fn carry_out(
    office: &mut Office,
    asked: &Asked,
    note: impl FnOnce(&mut Tx<'_>) -> Result<(), StoreError>,
) -> Result<(), Fault> {
    let Asked { act, about, becomes, identity } = asked;
    let roles = || Roles::parse(becomes).ok_or_else(|| Fault::new(FaultCode::DatabaseDamaged));
    // A slot is forgotten once it cannot be needed any more.
    let identity = || identity.as_ref().ok_or_else(lapsed);
    match act {
        Matter::Policy => {
            let version = policy(becomes)?.stamp.version;
            office.write(op(*act), |tx| {
                note(tx)?;
                Ok(tx.set_policy(PolicyFile { toml: becomes.clone(), version })?)
            })
        }
        Matter::UserRoles => {
            let roles = roles()?;
            office.write(op(*act), |tx| {
                note(tx)?;
                let user = tx.user_named(about)?.ok_or_else(lapsed)?;
                staff(tx)?.without(&user.user.id, roles)?;
                Ok(tx.set_roles(about, roles)?)
            })
        }
        Matter::UserAdd => {
            let (roles, identity) = (roles()?, identity()?);
            let added = changing_key_file(office, op(*act), |tx| {
                note(tx)?;
                tx.add_user(identity, roles).map_err(|error| match error {
                    StoreError::Taken(Thing::User) => Fault::caller(FaultCode::UserExists, about.clone()),
                    other => other.into(),
                })?;
                tx.deed().subject = tx.user_named(about)?.map(|known| Subject::User(known.user.id));
                Ok(())
            });
            added.map(drop)
        }
        Matter::AcceptOlder => {
            let known = known(becomes)?;
            office.counted(Figure::Known, known)?;
            office.write(op(*act), |tx| {
                note(tx)?;
                let pieces = tx.go_on_older()?;
                tx.deed().figures.count(Figure::Pieces, pieces);
                Ok(())
            })?;
            Ok(office.session_mut()?.store.accepted()?)
        }
        Matter::UserReset => {
            let identity = identity()?;
            let reset = changing_key_file(office, op(*act), |tx| {
                note(tx)?;
                Ok(tx.reset_user(identity)?)
            });
            reset.map(drop)
        }
    }
}

/// What was known of a database that is older: the number of the row stands before the reason.
fn known(becomes: &str) -> Result<u64, Fault> {
    let number = becomes.split_once(' ').and_then(|(known, _)| known.parse().ok());
    number.ok_or_else(|| Fault::new(FaultCode::DatabaseDamaged))
}

pub(crate) fn accept_older(office: &mut Office, request: AcceptOlderReq) -> Result<Out<Screen, AcceptedOlder>, Fault> {
    let AcceptOlderReq { reason, confirm } = request;
    let reason = reason.map(|reason| reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    let waits = match (reason, confirm) {
        (None, true) => {
            let open = office.store()?.proposals()?.into_iter().rfind(|open| open.asked.act == Matter::AcceptOlder);
            let id = open.ok_or_else(|| Fault::new(FaultCode::NothingToDo))?.id;
            confirm_open(office, &id.to_string())?;
            None
        }
        (Some(reason), false) => {
            office.needs(&[Role::Admin])?;
            let older = office.store()?.older().cloned().ok_or_else(|| Fault::new(FaultCode::NothingToDo))?;
            office.counted(Figure::Known, older.known.seq)?;
            let becomes = format!("{} {reason}", older.known.seq);
            let about = String::new();
            ask(office, Asked { act: Matter::AcceptOlder, about, becomes, identity: None })?
        }
        _ => return Err(Fault::new(FaultCode::BadRequest)),
    };
    Ok(plain(waits, Screen)
        .map(|waits| AcceptedOlder { confirmed: waits.is_none(), proposal: waits.map(|id| id.to_string()) }))
}

/// A write that the key file follows. Gives the epoch of the database's key.
pub(crate) fn changing_key_file(
    office: &mut Office,
    op: Op,
    body: impl FnOnce(&mut Tx<'_>) -> Result<(), Fault>,
) -> Result<u64, Fault> {
    let session = office.session()?;
    let path = session.path.clone();
    let held = session.store.hold_key_file().map_err(|error| not_opened(error, &path))?;
    let epoch = session.store.epoch(&held).map_err(|error| not_opened(error, &path))?;
    office.write(op, body)?;
    let moment = office.now();
    let now = Now { instant: moment.instant.as_str(), day: moment.day };
    // It is decided, whatever becomes of the file: the next opening goes on.
    let _ = office.session_mut()?.store.follow(&held, &now);
    Ok(epoch)
}

fn lapsed() -> Fault {
    Fault::about(FaultCode::ChangedMeanwhile, Param::Why(Why::Lapsed))
}

/// A proposal that whoever has opened may decide now.
fn decidable(office: &Office, id: &str) -> Result<Proposed, Fault> {
    let store = office.store()?;
    let unknown = || Fault::caller(FaultCode::ProposalUnknown, id);
    let number = id.parse().ok().filter(|number: &u64| number.to_string() == id).ok_or_else(unknown)?;
    let proposed = store.proposal(number)?.ok_or_else(unknown)?;
    let known = store.opened_by()?.ok_or_else(|| Fault::new(FaultCode::Locked))?;
    let decided = seen_by(&proposed, &known).decide(known.user.roles, &office.now().instant);
    decided.map_err(|refused| match refused {
        Refused::Role => Fault::new(FaultCode::NotAllowed),
        Refused::SamePerson => Fault::about(FaultCode::NotAllowed, Param::Why(Why::SamePerson)),
        Refused::Lapsed => lapsed(),
    })?;
    Ok(proposed)
}

fn seen_by<'p>(proposed: &'p Proposed, known: &KnownUser) -> Open<'p> {
    let Proposed { asked, at, by, is_as_then, .. } = proposed;
    Open { act: asked.act, at, is_own: *by == known.user.id, is_as_then: *is_as_then }
}

pub(crate) fn confirm(office: &mut Office, request: ConfirmReq) -> Result<Out<Screen, ProposalDecided>, Fault> {
    let proposed = confirm_open(office, &request.id)?;
    decided(office, &proposed, true)
}

fn confirm_open(office: &mut Office, id: &str) -> Result<Proposed, Fault> {
    let proposed = decidable(office, id)?;
    let id = proposed.id;
    office.deed()?.act = proposed.asked.act.in_trail();
    tell_of(office, &proposed)?;
    carry_out(office, &proposed.asked, |tx| tx.decide(id, Decided::Confirmed, None))?;
    Ok(proposed)
}

pub(crate) fn decline(office: &mut Office, request: DeclineReq) -> Result<Out<Screen, ProposalDecided>, Fault> {
    let proposed = decidable(office, &request.id)?;
    tell_of(office, &proposed)?;
    let reason = request.reason.trim();
    if reason.is_empty() {
        return Err(Fault::new(FaultCode::BadRequest));
    }
    office.write(Op::Decline, |tx| Ok(tx.decide(proposed.id, Decided::Declined, Some(reason))?))?;
    decided(office, &proposed, false)
}

/// Which proposal it is about, and whose it is.
fn tell_of(office: &mut Office, proposed: &Proposed) -> Result<(), Fault> {
    office.counted(Figure::Proposal, proposed.id)?;
    if let Some(known) = office.store()?.user_named(&proposed.asked.about)? {
        office.about(Subject::User(known.user.id))?;
    }
    Ok(())
}

fn decided(office: &Office, proposed: &Proposed, confirmed: bool) -> Result<Out<Screen, ProposalDecided>, Fault> {
    let user = office.store()?.user_named(&proposed.asked.about)?;
    let about = plain((proposed.id, (proposed.asked.act, confirmed)), Screen);
    Ok(about.zip(Out::maybe(user.as_ref().map(user_row))).map(|((id, (act, confirmed)), user)| ProposalDecided {
        proposal: id.to_string(),
        act: Coded(act),
        confirmed,
        user,
    }))
}

plain_parts! {
    /// What waits, as whoever looks is told.
    struct Waits {
        id: u64,
        act: Matter,
        about: UserName,
        was: Option<Roles>,
        becomes: Option<Roles>,
        fingerprint: Option<Fingerprint>,
        policy: Option<PolicyFile>,
        by: UserName,
        at: Instant,
        mine: bool,
    }
}

pub(crate) fn waiting(office: &mut Office, request: WaitingReq) -> Result<Out<Screen, WaitingPage>, Fault> {
    let (store, now) = (office.store()?, office.now().instant);
    let known = store.opened_by()?.ok_or_else(|| Fault::new(FaultCode::Locked))?;
    let mut proposals = store.proposals()?;
    proposals.retain(|proposed| seen_by(proposed, &known).waits_for(known.user.roles, &now));
    let (proposals, paged) = page_of(proposals, request.page);
    let rows = proposals.map(|proposed| plain(waits(proposed, &known), Screen).map(row));
    Ok(Out::all(rows).zip(plain(paged, Screen)).map(|(proposals, Paged { total, page })| WaitingPage {
        proposals,
        total,
        page,
        per_page: PER_PAGE,
    }))
}

fn waits(proposed: Proposed, known: &KnownUser) -> Waits {
    let Proposed { id, asked, was, at, by, by_name, .. } = proposed;
    let Asked { act, about, becomes, identity } = asked;
    let roles = matches!(act, Matter::UserAdd | Matter::UserRoles);
    Waits {
        id,
        act,
        about: UserName(about),
        was: (act == Matter::UserRoles).then(|| Roles::parse(&was)).flatten(),
        becomes: roles.then(|| Roles::parse(&becomes)).flatten(),
        fingerprint: identity.and_then(|identity| identity.fingerprint()),
        policy: (act == Matter::Policy).then(|| PolicyFile { version: version(&becomes), toml: becomes }),
        by: UserName(by_name),
        at,
        mine: by == known.user.id,
    }
}

fn version(toml: &str) -> Option<String> {
    policy(toml).ok()?.stamp.version
}

fn row(waits: Waits) -> WaitingRow {
    let Waits { id, act, about, was, becomes, fingerprint, policy, by, at, mine } = waits;
    let (toml, version) = policy.map(|policy| (policy.toml, policy.version)).unzip();
    WaitingRow {
        id: id.to_string(),
        act: Coded(act),
        what: words::what(act, &about.0, was, becomes, version.flatten().as_deref()),
        by: by.0,
        at_text: term::moment(at.as_str()),
        at: at.to_string(),
        mine,
        fingerprint: fingerprint.map(|digits| digits.to_string()),
        policy: toml,
    }
}

pub(crate) fn policy_set(office: &mut Office, request: PolicySetReq) -> Result<Out<Screen, PolicySetRes>, Fault> {
    let version = policy(&request.policy)?.stamp.version;
    let file = PolicyFile { toml: request.policy, version };
    let asked = Asked { act: Matter::Policy, about: String::new(), becomes: file.toml.clone(), identity: None };
    let waits = ask(office, asked)?;
    Ok(plain((waits, file), Screen).map(|(waits, file)| PolicySetRes {
        confirmed: waits.is_none(),
        proposal: waits.map(|id| id.to_string()),
        policy_version: file.version,
    }))
}
