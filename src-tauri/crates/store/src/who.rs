//! Who wants to open, and who has. Values alone.

use kenpo_crypt::Password;
use kenpo_domain::roles::Roles;

/// Who wants to open.
#[derive(Clone, Copy)]
pub struct Who<'w> {
    /// Their name; `None` where there is one user only.
    pub user: Option<&'w str>,
    pub password: &'w Password,
}

/// Somebody who may open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Random, and never given again.
    pub id: [u8; 16],
    /// Never given again either.
    pub name: String,
    pub roles: Roles,
}
