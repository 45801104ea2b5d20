//! Those who may open the database, and their passwords.

use crate::api::*;
use crate::fault::store::not_opened;
use crate::fault::{Fault, FaultCode, Param, Why};
use crate::office::Office;
use crate::steps::four_eyes::{ask, changing_key_file, staff};
use crate::steps::session::{callable, strong};
use crate::steps::user_row::user_row;
use kenpo_domain::four_eyes::Matter;
use kenpo_domain::gate::{Out, Screen, plain};
use kenpo_domain::plain_parts;
use kenpo_domain::roles::{Role, Roles};
use kenpo_store::{Asked, KdfCost, KnownUser, NewIdentity, Now, Op, Password, Subject, User};

pub(crate) fn users(office: &mut Office, _: UsersReq) -> Result<Out<Screen, UsersRes>, Fault> {
    let rows = office.store()?.users()?.into_iter().map(|known| user_row(&known));
    Ok(Out::all(rows).map(|users| UsersRes { users }))
}

pub(crate) fn user_fingerprint(
    office: &mut Office,
    _: UserFingerprintReq,
) -> Result<Out<Screen, UserFingerprintRes>, Fault> {
    let digits = office.store()?.fingerprint()?;
    Ok(plain(digits, Screen).map(|digits| UserFingerprintRes { fingerprint: digits.to_string() }))
}

pub(crate) fn user_password(
    office: &mut Office,
    request: UserPasswordReq,
) -> Result<Out<Screen, UserPasswordRes>, Fault> {
    let name = office.store()?.user().name.clone();
    let password = strong_for(office, &name, request.password)?;
    let moment = office.now();
    let now = Now { instant: moment.instant.as_str(), day: moment.day };
    let Office { world, session, .. } = office;
    let session = session.as_mut().ok_or_else(|| Fault::new(FaultCode::Locked))?;
    let mut draw = |bytes: &mut [u8]| world.fill(bytes);
    let path = session.path.clone();
    let changed = session.store.change_password(&password, KdfCost::default(), &mut draw, &now);
    changed.map_err(|error| not_opened(error, &path))?;
    session.trail.left = true;
    let known = office.standing()?.ok_or_else(|| Fault::new(FaultCode::Locked))?;
    Ok(user_row(&known).map(|user| UserPasswordRes { user }))
}

/// A new password for a user: what a guesser would try first are their name, and the society's name and number.
fn strong_for(office: &Office, user: &str, typed: String) -> Result<Password, Fault> {
    let society = office.store()?.society()?;
    strong(typed, &[user, &society.name, society.number.as_str()])
}

/// A user who may open.
fn known(office: &Office, name: &str) -> Result<KnownUser, Fault> {
    let known = office.store()?.user_named(name)?.filter(|known| !known.removed);
    known.ok_or_else(|| Fault::caller(FaultCode::UserUnknown, name))
}

fn roles_of(said: &[Coded<Role>]) -> Result<Roles, Fault> {
    if said.is_empty() {
        return Err(Fault::new(FaultCode::BadRequest));
    }
    Ok(Roles::of(&said.iter().map(|role| role.0).collect::<Vec<_>>()))
}

/// An identity for somebody else, under a password that they are told.
fn identity_for(office: &mut Office, name: &str, typed: String) -> Result<NewIdentity, Fault> {
    let password = strong_for(office, name, typed)?;
    let Office { world, session, .. } = office;
    let session = session.as_ref().ok_or_else(|| Fault::new(FaultCode::Locked))?;
    let mut draw = |bytes: &mut [u8]| world.fill(bytes);
    let made = session.store.new_identity(name, &password, KdfCost::default(), &mut draw);
    made.map_err(|error| not_opened(error, &session.path))
}

/// What was asked for of a user: how they stand once it is confirmed.
fn asked(office: &mut Office, user: KnownUser, what: Asked) -> Result<Out<Screen, UserAsked>, Fault> {
    let waits = ask(office, what)?;
    Ok(user_row(&user).zip(plain(waits, Screen)).map(|(user, waits)| UserAsked {
        user,
        confirmed: waits.is_none(),
        proposal: waits.map(|id| id.to_string()),
    }))
}

pub(crate) fn user_add(office: &mut Office, request: UserAddReq) -> Result<Out<Screen, UserAsked>, Fault> {
    let UserAddReq { name, roles, password } = request;
    let roles = roles_of(&roles)?;
    callable(&name)?;
    if office.store()?.user_named(&name)?.is_some() {
        return Err(Fault::caller(FaultCode::UserExists, name));
    }
    let identity = identity_for(office, &name, password)?;
    let user = User { id: [0; 16], name: name.clone(), roles };
    let what = Asked { act: Matter::UserAdd, about: name, becomes: roles.text(), identity: Some(identity) };
    asked(office, KnownUser { user, password_due: true, removed: false }, what)
}

pub(crate) fn user_roles(office: &mut Office, request: UserRolesReq) -> Result<Out<Screen, UserAsked>, Fault> {
    let UserRolesReq { name, roles } = request;
    let (roles, mut user) = (roles_of(&roles)?, known(office, &name)?);
    office.about(Subject::User(user.user.id))?;
    staff(office.store()?)?.without(&user.user.id, roles)?;
    user.user.roles = roles;
    asked(office, user, Asked { act: Matter::UserRoles, about: name, becomes: roles.text(), identity: None })
}

pub(crate) fn user_reset(office: &mut Office, request: UserResetReq) -> Result<Out<Screen, UserAsked>, Fault> {
    let UserResetReq { name, password } = request;
    let user = known(office, &name)?;
    office.about(Subject::User(user.user.id))?;
    let identity = identity_for(office, &name, password)?;
    let what = Asked { act: Matter::UserReset, about: name, becomes: String::new(), identity: Some(identity) };
    asked(office, KnownUser { password_due: true, ..user }, what)
}

plain_parts! {
    /// What is left to do after a removal.
    struct Behind {
        kit_due: bool,
        epoch: u32,
    }
}

pub(crate) fn user_remove(office: &mut Office, request: UserRemoveReq) -> Result<Out<Screen, UserRemoved>, Fault> {
    let user = known(office, &request.name)?;
    office.about(Subject::User(user.user.id))?;
    if user.user.id == office.store()?.user().id {
        return Err(Fault::about(FaultCode::NotAllowed, Param::Why(Why::Oneself)));
    }
    staff(office.store()?)?.without(&user.user.id, Roles::of(&[]))?;
    let epoch = changing_key_file(office, Op::UserRemove, |tx| Ok(tx.remove_user(&request.name)?))?;
    let kit_due = user.user.roles.meets(Roles::of(&[Role::Admin]));
    let behind = Behind { kit_due, epoch: u32::try_from(epoch).unwrap_or(u32::MAX) };
    let user = KnownUser { removed: true, ..user };
    Ok(user_row(&user).zip(plain(behind, Screen)).map(|(user, Behind { kit_due, epoch })| UserRemoved {
        user,
        backups: Vec::new(),
        kit_due,
        rekey_due: true,
        epoch,
    }))
}
