//! The encrypted database: open, key file, migrate, write(op), journal, audit. Door to rusqlite.
//!
//! One way to write: [`Store::write`], one transaction, one named operation, journal and audit inside, touched tags out.
//! No code path here deletes or recreates a database, and nothing here reads a clock or draws randomness.
//! Feeds `office`; knows `domain`, `journal` and `crypt`. No type of rusqlite shows in what is public.

mod anchor;
mod audit;
mod batches;
mod beside;
mod connect;
mod copied;
mod corrections;
mod counts;
mod create;
mod error;
mod follow;
mod imports;
mod journal;
mod key;
mod known;
mod migrate;
mod new_identity;
mod new_password;
mod on_disk;
mod op;
mod opening;
mod packed;
mod people;
mod proposals;
mod reads;
mod records;
mod replay;
mod row;
mod society;
mod users;
mod who;
mod write;

pub use anchor::{AnchorPlace, Older};
pub use audit::{
    ActCount, Anchor, Deed, Figures, Flush, Head, Problem, Subject, TrailPage, TrailQuery, TrailRow, Verified,
};
pub use batches::{BatchRow, HistoryEntry, PassingFile, PieceCount, PullOutRow, ReturnRow, StepDetail};
pub use beside::{Beside, Stopper};
pub use copied::Copied;
pub use corrections::Correction;
pub use counts::Counts;
pub use error::{OpenError, StoreError, Thing};
pub use follow::HeldKeyFile;
pub use imports::{HeldCounts, ImportCounts, ImportRow, ImportWritten, KeptRow, NewImport, TakenBack, Went};
pub use kenpo_crypt::{Draw, KdfCost, Password, Weak};
pub use kenpo_journal::{Source, SourceKind};
pub use key::key_path;
pub use new_identity::NewIdentity;
pub use op::{Actor, Now, Op, Told};
pub use opening::{raw_key_hex, users_of};
pub use people::{
    AskAlike, ByEmployerHousehold, InTray, ListedPerson, LookUp, PeoplePage, PeopleQuery, PersonOperation, SeenListing,
};
pub use proposals::{Asked, Proposed};
pub use reads::{Reads, Store};
pub use society::NewSociety;
pub use users::KnownUser;
pub use who::{User, Who};
pub use write::{Tx, Written};
