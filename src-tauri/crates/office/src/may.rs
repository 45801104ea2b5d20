//! Who may run a command. Which roles somebody has is the session's; what each command asks is the table's.

use kenpo_domain::roles::{Role, Roles};

/// Who may run a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    /// Anybody, even while no database is open.
    Nobody,
    /// Anybody who has opened.
    Opened,
    /// The same, even while their password must be changed first.
    EvenDue,
    /// Who has opened and has one of these roles.
    AnyOf(Roles),
    /// The same, even where the database is older than was known.
    EvenOlder(Roles),
}

impl May {
    pub const fn any_of(roles: &[Role]) -> Self {
        Self::AnyOf(Roles::of(roles))
    }

    /// Whether somebody who has opened, with these roles, may.
    pub fn with(self, roles: Roles) -> bool {
        match self {
            Self::Nobody | Self::Opened | Self::EvenDue => true,
            Self::AnyOf(wanted) | Self::EvenOlder(wanted) => wanted.meets(roles),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_is_asked_of_roles_only_where_the_row_names_some() {
        let clerks = May::any_of(&[Role::Clerk]);
        for (why, may, roles, allowed) in [
            ("opening asks nobody", May::Nobody, Roles::of(&[]), true),
            ("a user whose roles were all taken has opened all the same", May::Opened, Roles::of(&[]), true),
            ("so has one whose password must be changed", May::EvenDue, Roles::of(&[]), true),
            ("one of the roles is enough", clerks, Roles::of(&[Role::Auditor, Role::Clerk]), true),
            ("no role contains another", clerks, Roles::of(&[Role::Admin, Role::Approver]), false),
            ("without roles there is nothing to have", clerks, Roles::of(&[]), false),
        ] {
            assert_eq!(may.with(roles), allowed, "{why}");
        }
    }
}
