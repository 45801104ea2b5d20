//! A user, as a reply has them.

use crate::api::{Coded, UserListRow};
use kenpo_domain::gate::{Out, Screen, UserName, plain};
use kenpo_domain::plain_parts;
use kenpo_domain::roles::Roles;
use kenpo_store::KnownUser;

plain_parts! {
    /// A user, and how they stand.
    struct Standing {
        name: UserName,
        roles: Roles,
        password_due: bool,
        removed: bool,
    }
}

pub(crate) fn user_row(known: &KnownUser) -> Out<Screen, UserListRow> {
    let KnownUser { user, password_due, removed } = known;
    let name = UserName(user.name.clone());
    let standing = Standing { name, roles: user.roles, password_due: *password_due, removed: *removed };
    plain(standing, Screen).map(|standing| UserListRow {
        name: standing.name.0,
        roles: standing.roles.iter().map(Coded).collect(),
        password_due: standing.password_due,
        removed: standing.removed,
    })
}
