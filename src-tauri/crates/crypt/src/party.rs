//! Parties: whoever a secret is for. Each has an identity, and others write to them by their recipient, which is no secret. The door to age.
//!
//! What several parties must open is one file to all of them: nobody's password is needed to take one away.

use crate::secret::Secret;
use age::secrecy::ExposeSecret;
use age::{Decryptor, Encryptor};
use sha2::{Digest, Sha256};
use std::fmt;
use std::io::{Read, Write};
use std::str::FromStr;
use zeroize::Zeroizing;

/// What opens the files to one party (X25519).
pub struct Identity(age::x25519::Identity);

/// Whom a file is for: no secret, and no proof of who wrote it.
#[derive(Clone)]
pub struct Recipient(age::x25519::Recipient);

impl Identity {
    pub fn drawn() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// Reads what [`Identity::text`] gave.
    pub fn parse(text: &str) -> Option<Self> {
        age::x25519::Identity::from_str(text).ok().map(Self)
    }

    /// `AGE-SECRET-KEY-1…`.
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// What is in a file; `None` where it is not for this party, or was changed. Nothing of it is given out before all of it was checked.
    pub fn open(&self, file: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut reader = Decryptor::new(file).ok()?.decrypt(std::iter::once(&self.0 as &dyn age::Identity)).ok()?;
        // It grows to no more than the file has, so that no shorter copy stays behind in memory.
        let mut plain = Zeroizing::new(Vec::with_capacity(file.len()));
        reader.read_to_end(&mut plain).ok()?;
        Some(plain)
    }

    /// The same of a file that holds a secret.
    pub fn open_secret(&self, file: &[u8]) -> Option<Secret> {
        Secret::from_slice(&self.open(file)?)
    }
}

impl Recipient {
    /// Reads `age1…`.
    pub fn parse(text: &str) -> Option<Self> {
        age::x25519::Recipient::from_str(text).ok().map(Self)
    }

    /// Twenty digits by which two people on the telephone know that they speak of the same party: the first eight bytes of the SHA-256 of the
    /// text, in decimal.
    pub fn fingerprint(&self) -> String {
        let digest = Sha256::digest(self.to_string());
        let first = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{first:020}")
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A file that each of these parties opens, and nobody else.
///
/// # Errors
/// Where there is no recipient.
pub fn seal(recipients: &[Recipient], plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let all = recipients.iter().map(|recipient| &recipient.0 as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(all).map_err(|_| std::io::ErrorKind::InvalidInput)?;
    let mut file = Vec::new();
    let mut writer = encryptor.wrap_output(&mut file)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_opens_for_its_parties_alone() {
        let [one, two, other] = [(); 3].map(|()| Identity::drawn());
        let file = seal(&[one.recipient(), two.recipient()], b"plain").unwrap();
        for party in [&one, &two, &Identity::parse(&one.text()).unwrap()] {
            assert_eq!(party.open(&file).unwrap().as_slice(), b"plain");
        }
        assert!(other.open(&file).is_none());
        for at in 0..file.len() {
            let mut flipped = file.clone();
            flipped[at] ^= 1;
            // A party's own lines may be damaged, and another's be whole.
            assert!(one.open(&flipped).is_none() || two.open(&flipped).is_none(), "byte {at}");
        }
        assert!(one.open(&file[..file.len() - 1]).is_none(), "cut");
        assert!(seal(&[], b"plain").is_err(), "to nobody");
    }

    #[test]
    fn a_recipient_is_told_by_its_text_and_by_twenty_digits() {
        let identity = Identity::drawn();
        let again = Recipient::parse(&identity.recipient().to_string()).unwrap();
        assert_eq!(again.fingerprint(), identity.recipient().fingerprint());
        assert_eq!(again.fingerprint().len(), 20);
        assert_ne!(again.fingerprint(), Identity::drawn().recipient().fingerprint());
        assert!(Recipient::parse("age1").is_none() && Identity::parse("AGE-SECRET-KEY-1").is_none());
    }

    #[test]
    fn a_secret_comes_back_whole_or_not_at_all() {
        let party = Identity::drawn();
        let file = |plain: &[u8]| seal(&[party.recipient()], plain).unwrap();
        assert_eq!(party.open_secret(&file(&[5; 32])).unwrap().bytes(), &[5; 32]);
        assert!(party.open_secret(&file(&[5; 31])).is_none());
    }
}
