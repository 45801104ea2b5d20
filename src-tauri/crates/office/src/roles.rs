//! Roles: the closed list of what a user may be, and sets of them. Who has which is the session's; what each command asks is the table's.
//!
//! Roles add up. None contains another: a row of the command table names every role that may run the command.

use kenpo_domain::code::Code;
use kenpo_domain::codes;

codes! {
    /// What a user may be.
    #[derive(PartialOrd, Ord)]
    pub enum Role {
        /// 閲覧
        Viewer = "viewer",
        /// 作成
        Clerk = "clerk",
        /// 承認
        Approver = "approver",
        /// 個人番号
        Number = "number",
        /// 保護担当
        Protector = "protector",
        /// 監査
        Auditor = "auditor",
        /// 管理
        Admin = "admin",
    }
}

/// A set of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roles(u8);

impl Roles {
    /// Every role.
    pub const ALL: Self = Self::of(Role::ALL);

    /// The set of these roles.
    pub const fn of(roles: &[Role]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < roles.len() {
            set |= 1 << roles[at] as u8;
            at += 1;
        }
        Self(set)
    }

    /// Whether one of these is among the others.
    pub fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

/// Who may run a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    /// Anybody, even while no database is open.
    Nobody,
    /// Anybody who has opened.
    Opened,
    /// Who has opened and has one of these roles.
    AnyOf(Roles),
}

impl May {
    pub const fn any_of(roles: &[Role]) -> Self {
        Self::AnyOf(Roles::of(roles))
    }

    /// Whether somebody who has opened, with these roles, may.
    pub fn with(self, roles: Roles) -> bool {
        match self {
            Self::Nobody | Self::Opened => true,
            Self::AnyOf(wanted) => wanted.meets(roles),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_the_roles_it_was_made_of_and_no_other() {
        let none = Roles::of(&[]);
        let two = Roles::of(&[Role::Clerk, Role::Admin, Role::Clerk]);
        for role in Role::ALL {
            let one = Roles::of(&[*role]);
            assert_eq!(two.meets(one), matches!(role, Role::Clerk | Role::Admin), "{role:?}");
            assert!(Roles::ALL.meets(one) && !none.meets(one), "{role:?}");
        }
    }

    #[test]
    fn who_may_is_asked_of_roles_only_where_the_row_names_some() {
        let clerks = May::any_of(&[Role::Clerk]);
        for (why, may, roles, allowed) in [
            ("opening asks nobody", May::Nobody, Roles::of(&[]), true),
            ("a user whose roles were all taken has opened all the same", May::Opened, Roles::of(&[]), true),
            ("one of the roles is enough", clerks, Roles::of(&[Role::Auditor, Role::Clerk]), true),
            ("no role contains another", clerks, Roles::of(&[Role::Admin, Role::Approver]), false),
            ("without roles there is nothing to have", clerks, Roles::of(&[]), false),
        ] {
            assert_eq!(may.with(roles), allowed, "{why}");
        }
    }
}
