//! Secrets, and what keeps them: files to several parties, passwords, ciphers, a secret in sheets.
//!
//! Small types over other people's ciphers, and nothing of databases, people or files. Must never show, log or copy a secret by accident: no type
//! that holds one has Debug, Display, Clone or Serialize, and each wipes it when it goes. Feeds `store`. Doors: `party` to age, `stretch` to argon2
//! and hkdf, `wrap` to chacha20poly1305, `password` to zxcvbn, `sheets` to vsss-rs and data-encoding.

mod draw;
mod party;
mod password;
mod secret;
mod sheets;
mod stretch;
mod wrap;

pub use draw::Draw;
pub use party::{Identity, Recipient, seal};
pub use password::{Password, Weak};
pub use secret::Secret;
pub use sheets::{KitId, Mistyped, NotJoined, Sheet, Sheets, join, split};
pub use stretch::{KdfCost, expand, stretch};
pub use wrap::{Wrapped, unwrap, wrap};
