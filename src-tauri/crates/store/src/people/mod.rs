//! People: registrations, what the national list says of them, and their flags.
//!
//! A person leaves this crate only with their standing, so that the gate can do its work.

mod history;
mod pairs;
mod read;
mod roll;
mod search;
mod tray;
mod void;
mod write;

pub use history::PersonOperation;
pub(crate) use pairs::Paired;
pub use read::{ByEmployerHousehold, ListedPerson, LookUp, SeenListing};
pub use roll::AskAlike;
pub use search::{PeoplePage, PeopleQuery};
pub use tray::InTray;
