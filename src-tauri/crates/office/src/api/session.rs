//! Opening and closing a society's database.

use super::Coded;
use super::declare::wire;
use kenpo_domain::act::AnchorKind;
use kenpo_domain::roles::Role;

wire! {
    /// Asks how things stand.
    pub struct StatusReq {}

    /// How things stand.
    pub struct StatusRes {
        /// Whether a database is open.
        pub open: bool,
        /// The database that was last named (by the caller, or on the command line that opened the window).
        pub db_path: Option<String>,
        /// Today, by the machine's clock.
        pub today: String,
        /// Today in 和暦.
        pub today_text: String,
        /// The society, once open.
        pub society: Option<SocietyRow>,
        /// Who has opened, once open.
        pub user: Option<UserRow>,
        /// Somebody else has set their password: until it is changed nothing else is answered.
        pub password_due: bool,
        /// The database is older than this account knows it: nothing is answered but a check, until two people have taken it as it is.
        pub older: bool,
        /// Where the head of the audit trail was kept that the opening was held against.
        pub anchor: Option<Coded<AnchorKind>>,
        /// Counts, once open.
        pub counts: Option<CountsRow>,
        /// What became of the files that a print left which was cut off, found when the database was opened; mostly nothing.
        pub left: Vec<String>,
    }

    /// A user and what they may be.
    pub struct UserRow {
        pub name: String,
        pub roles: Vec<Coded<Role>>,
    }

    pub struct SocietyRow {
        /// 保険者名称.
        pub name: String,
        /// 保険者番号.
        pub insurer_number: String,
        /// Number of this office, 1 to 99.
        pub office_no: u8,
        /// Version of the policy in force, where it has one.
        pub policy_version: Option<String>,
    }

    /// What the database holds.
    pub struct CountsRow {
        pub people: u32,
        pub imports: u32,
        /// Batches that are not posted yet.
        pub open_batches: u32,
        /// Returned pieces that nobody has cleared up.
        pub open_returns: u32,
        /// Rows of imports that wait still.
        pub held_rows: u32,
        /// Pieces that must be pulled out of the pile by hand.
        pub to_pull_out: u32,
        /// The latest day for which this office made a batch: none can be made for an earlier one.
        pub latest_batch_day: Option<String>,
    }

    /// Makes a new encrypted database with its key file.
    pub struct InitReq {
        /// Where; neither file may exist yet.
        pub path: String,
        /// What the first user is called; 管理者 where it is left out.
        pub user: Option<String>,
        pub password: String,
        /// 保険者名称.
        pub name: String,
        /// 保険者番号, eight digits.
        pub insurer_number: String,
        /// Number of this office, 1 to 99.
        pub office_no: u8,
        /// The society's policy, a TOML text.
        pub policy: String,
        /// Digits of 記号, where the society pads it.
        pub symbol_width: Option<u8>,
        /// Digits of 番号.
        pub number_width: Option<u8>,
        /// Digits of 枝番.
        pub branch_width: Option<u8>,
        /// Digits of 郵便番号.
        pub postal_width: Option<u8>,
    }

    /// Asks who may open a database.
    pub struct UnlockUsersReq {
        /// Where.
        pub path: String,
    }

    /// Who may open a database, by the file beside it that whoever has the folder can read.
    pub struct UnlockUsersRes {
        pub names: Vec<String>,
    }

    /// Opens a database.
    pub struct UnlockReq {
        /// Where.
        pub path: String,
        /// Who; left out where there is one user only.
        pub user: Option<String>,
        pub password: String,
    }

    /// Closes the database.
    pub struct LockReq {}
}
