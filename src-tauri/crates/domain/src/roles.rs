//! Roles: the closed list of what a user may be, and sets of them. Who has which stands in the database; what each command asks is the table's.
//!
//! Roles add up. None contains another: a row of the command table names every role that may run the command.

use crate::code::Code;
use crate::codes;

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

    /// Each of them, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.meets(Self::of(&[*role])))
    }

    /// Their codes in the order of the list, a comma between two: `clerk,approver`. Empty where there is none.
    pub fn text(self) -> String {
        self.iter().map(Role::code).collect::<Vec<_>>().join(",")
    }

    /// Reads what [`Roles::text`] gave; in any order. `None` where a part is no role, or stands twice.
    pub fn parse(text: &str) -> Option<Self> {
        let parts = || text.split(',').filter(|_| !text.is_empty());
        let roles: Vec<Role> = parts().map(Role::from_code).collect::<Option<_>>()?;
        let set = Self::of(&roles);
        (set.iter().count() == roles.len()).then_some(set)
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
    fn a_set_is_written_down_and_read_back() {
        for roles in [&[][..], &[Role::Auditor], &[Role::Admin, Role::Clerk], Role::ALL] {
            let set = Roles::of(roles);
            assert_eq!(Roles::parse(&set.text()), Some(set), "{roles:?}");
        }
        assert_eq!(Roles::of(&[Role::Admin, Role::Clerk]).text(), "clerk,admin");
        assert_eq!(Roles::parse("admin,clerk"), Some(Roles::of(&[Role::Clerk, Role::Admin])));
        for text in ["clerk,", ",", "Clerk", "clerk, admin", "clerk,clerk", "作成"] {
            assert_eq!(Roles::parse(text), None, "{text}");
        }
    }
}
