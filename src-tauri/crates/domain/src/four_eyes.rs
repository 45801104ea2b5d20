//! Four eyes: what of the administration waits for a second person, who may be that, and when it lapses.
//!
//! Two people are two users, whatever their roles are or were: the program knows no more of them.

use crate::act::Act;
use crate::codes;
use crate::instant::Instant;
use crate::roles::Role::{self, Admin, Approver, Auditor, Protector};
use crate::roles::Roles;
use chrono::TimeDelta;

codes! {
    /// What one person proposes and another one confirms.
    pub enum Matter {
        /// Another policy.
        Policy = "policy",
        /// One user more.
        UserAdd = "user_add",
        /// Other roles for a user.
        UserRoles = "user_roles",
        /// A user gets a new password from somebody else.
        UserReset = "user_reset",
        /// A database that is older than was known is taken as it is.
        AcceptOlder = "accept_older",
    }

    /// What became of a proposal.
    pub enum Decided {
        /// Another person confirmed it.
        Confirmed = "confirmed",
        Declined = "declined",
        /// It took effect at once, by one person alone.
        Single = "single",
    }
}

/// Whoever has one of these may be the second person of something.
pub const SECONDS: Roles = Roles::of(&[Approver, Auditor, Admin]);

/// How long a proposal stands.
const STANDS: TimeDelta = TimeDelta::days(30);

impl Matter {
    /// What the audit trail calls it, whether it is asked for or confirmed.
    pub fn in_trail(self) -> Act {
        match self {
            Self::Policy => Act::Policy,
            Self::UserAdd => Act::UserAdd,
            Self::UserRoles => Act::UserRoles,
            Self::UserReset => Act::UserReset,
            Self::AcceptOlder => Act::AcceptOlder,
        }
    }

    /// Who may be the second person.
    pub fn second(self) -> Roles {
        match self {
            Self::Policy | Self::UserAdd | Self::UserRoles | Self::UserReset | Self::AcceptOlder => SECONDS,
        }
    }
}

/// Somebody who may open.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    pub id: [u8; 16],
    pub roles: Roles,
}

/// Who there is.
#[derive(Clone, Copy, Debug)]
pub struct Staff<'s> {
    /// Users there ever were, those who were removed too.
    pub ever: usize,
    pub members: &'s [Member],
}

impl Staff<'_> {
    /// Whether what this member asks for takes effect at once. While there has never been a second user a policy and a new user do; later
    /// only a new user does, where nobody else could be the second person.
    pub fn at_once(&self, act: Matter, by: &[u8; 16]) -> bool {
        let another = || self.members.iter().any(|member| member.id != *by && member.roles.meets(act.second()));
        match act {
            Matter::Policy | Matter::AcceptOlder => self.ever == 1,
            Matter::UserAdd => self.ever == 1 || !another(),
            Matter::UserRoles | Matter::UserReset => false,
        }
    }

    /// The role that nobody would have any more who may open, were this member's roles these: administration, or the desk.
    pub fn lost(&self, who: &[u8; 16], keeps: Roles) -> Option<Role> {
        [Admin, Protector].into_iter().find(|role| {
            let one = Roles::of(&[*role]);
            let has = |member: &&Member| member.roles.meets(one);
            let mut others = self.members.iter().filter(has).filter(|member| member.id != *who);
            let had = self.members.iter().filter(has).any(|member| member.id == *who);
            had && !keeps.meets(one) && others.next().is_none()
        })
    }
}

/// A proposal that nobody has decided, as it is to somebody who looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Open<'o> {
    pub act: Matter,
    /// When it was proposed.
    pub at: &'o Instant,
    /// Whether whoever looks has proposed it.
    pub is_own: bool,
    /// Whether what it would change is what it was then.
    pub is_as_then: bool,
}

/// Why somebody may not decide a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// None of their roles may.
    Role,
    /// They have proposed it.
    SamePerson,
    /// What it would change has changed, or 30 days are over.
    Lapsed,
}

impl Open<'_> {
    /// Whether somebody with these roles may confirm or decline it now.
    pub fn decide(&self, roles: Roles, now: &Instant) -> Result<(), Refused> {
        if !self.act.second().meets(roles) {
            Err(Refused::Role)
        } else if self.is_own {
            Err(Refused::SamePerson)
        } else if !self.stands(now) {
            Err(Refused::Lapsed)
        } else {
            Ok(())
        }
    }

    /// Whether it waits, for somebody with these roles: whoever may confirm it sees it, and whoever has proposed it.
    pub fn waits_for(&self, roles: Roles, now: &Instant) -> bool {
        self.stands(now) && (self.is_own || self.act.second().meets(roles))
    }

    fn stands(&self, now: &Instant) -> bool {
        self.is_as_then && has_time(self.at, now)
    }
}

/// Whether a proposal of this moment has not lapsed by time alone.
pub fn has_time(at: &Instant, now: &Instant) -> bool {
    now.utc() - at.utc() <= STANDS
}

#[cfg(test)]
mod tests;
