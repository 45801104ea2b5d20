//! Those who may open the database.

use super::Coded;
use super::declare::wire;
use kenpo_domain::roles::Role;

wire! {
    /// Asks who may open, and who might once.
    pub struct UsersReq {}

    /// Every user there ever was, the first one first.
    pub struct UsersRes {
        pub users: Vec<UserListRow>,
    }

    /// A user, and how they stand.
    pub struct UserListRow {
        pub name: String,
        pub roles: Vec<Coded<Role>>,
        /// Somebody else has set their password, and they have not changed it yet.
        pub password_due: bool,
        /// May not open any more. The name is never given again.
        pub removed: bool,
    }

    /// Asks for the digits of one's own identity.
    pub struct UserFingerprintReq {}

    /// By these two people on the telephone know that they speak of the same identity.
    pub struct UserFingerprintRes {
        /// Twenty digits.
        pub fingerprint: String,
    }

    /// Gives oneself a new password.
    pub struct UserPasswordReq {
        pub password: String,
    }

    /// From here on the new password opens, and the old one does not.
    pub struct UserPasswordRes {
        pub user: UserListRow,
    }

    /// Adds a user, or proposes that.
    pub struct UserAddReq {
        pub name: String,
        /// At least one.
        pub roles: Vec<Coded<Role>>,
        /// What they open with for the first time; they change it before anything else.
        pub password: String,
    }

    /// Gives a user these roles and no other, or proposes that.
    pub struct UserRolesReq {
        pub name: String,
        /// At least one.
        pub roles: Vec<Coded<Role>>,
    }

    /// Gives another user a new password, or proposes that.
    pub struct UserResetReq {
        pub name: String,
        /// They change it before anything else.
        pub password: String,
    }

    /// What became of it.
    pub struct UserAsked {
        /// How the user stands once it is confirmed.
        pub user: UserListRow,
        /// Under which it waits; none where it has taken effect.
        pub proposal: Option<String>,
        pub confirmed: bool,
    }

    /// Lets a user open no more.
    pub struct UserRemoveReq {
        pub name: String,
    }

    /// What is left to do after it.
    pub struct UserRemoved {
        pub user: UserListRow,
        /// Files of backups that the user can still open, as far as this program has made any.
        pub backups: Vec<String>,
        /// An administrator may have sheets of the recovery kit.
        pub kit_due: bool,
        /// The database still has the key that the user had.
        pub rekey_due: bool,
        /// The epoch of that key.
        pub epoch: u32,
    }
}
