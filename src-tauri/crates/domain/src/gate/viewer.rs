//! Who looks at an output, and what they may see of a person.

use crate::roles::Role;
use crate::roles::Roles;

/// Somebody who looks. Everybody who may look at people sees who they are; address, telephone and employer are for whoever writes to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    contact: bool,
}

impl Viewer {
    /// Somebody who may look at people, and at nothing more of them: an output that says who they are, whoever reads it.
    pub const ANYBODY: Self = Self { contact: false };

    /// Somebody with these roles.
    pub fn with(roles: Roles) -> Self {
        Self { contact: roles.meets(Roles::of(&[Role::Clerk])) }
    }

    /// Whether contact and employer of people are shown to them.
    pub(super) fn sees_contact(self) -> bool {
        self.contact
    }
}
