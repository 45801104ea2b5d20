//! The key of the trail, and how a column goes into a hash under it or into a digest without one.

use crate::error::{Sql, StoreError, internal};
use crate::reads::Reads;
use hmac::{Hmac, Mac as _};
use kenpo_crypt::Secret;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// 32 random bytes that stay with the database for good.
pub(crate) struct AuditKey(Secret);

/// What takes the columns of rows, one after the other: 8 bytes of length, the most significant first, and UTF-8; NULL as 8 bytes FF.
pub(super) trait Fields {
    fn bytes(&mut self, bytes: &[u8]);

    fn field(&mut self, field: Option<&str>) {
        match field {
            Some(text) => {
                self.bytes(&(text.len() as u64).to_be_bytes());
                self.bytes(text.as_bytes());
            }
            None => self.bytes(&[0xFF; 8]),
        }
    }
}

/// An HMAC-SHA256 under the key.
pub(super) struct Mac(Hmac<Sha256>);

/// A SHA-256.
#[derive(Default)]
pub(super) struct Plain(Sha256);

impl Fields for Mac {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}

impl Fields for Plain {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}

impl Mac {
    /// In lower hexadecimal.
    pub(super) fn finish(self) -> String {
        hex::encode(self.0.finalize().into_bytes())
    }
}

impl Plain {
    pub(super) fn finish(self) -> String {
        hex::encode(self.0.finalize())
    }
}

impl AuditKey {
    pub(crate) fn new(key: Secret) -> Self {
        Self(key)
    }

    pub(super) fn mac(&self) -> Mac {
        // A block of SHA-256: a shorter key is filled with zeros (RFC 2104).
        let mut block = Zeroizing::new([0; 64]);
        block[..32].copy_from_slice(self.0.bytes());
        Mac(Hmac::new((&*block).into()))
    }

    /// What stands in a row for something that was searched.
    pub(super) fn of_search(&self, searched: &str) -> String {
        let mut mac = self.mac();
        mac.bytes(searched.as_bytes());
        mac.finish()
    }

    /// Lays the key out, once in the life of a database.
    pub(crate) fn lay_out(&self, reads: &Reads) -> Result<(), StoreError> {
        let hex = hex::encode(self.0.bytes());
        reads.prepared("INSERT INTO audit_key (only, key) VALUES (1, ?1)")?.execute([hex]).sql().map(drop)
    }
}

impl Reads {
    pub(super) fn audit_key(&self) -> Result<AuditKey, StoreError> {
        let mut statement = self.prepared("SELECT key FROM audit_key")?;
        let key: String = statement.query_row([], |row| row.get(0)).sql()?;
        let bytes = hex::decode(key).map_err(|_| StoreError::Damaged)?;
        Secret::from_slice(&bytes).map(AuditKey).ok_or_else(internal)
    }
}
