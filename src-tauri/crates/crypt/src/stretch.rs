//! Keys made of something else: of a password (Argon2id, RFC 9106), of another secret (HKDF with SHA-256, RFC 5869).

use crate::password::Password;
use crate::secret::Secret;
use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// What deriving a key from a password costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    pub lanes: u32,
}

impl Default for KdfCost {
    /// 64 MiB, three passes, one lane: about 0.12 s on an office computer (RFC 9106, the second recommended choice, with one lane).
    fn default() -> Self {
        Self { memory_kib: 65_536, passes: 3, lanes: 1 }
    }
}

impl KdfCost {
    /// What a key file may ask for: more than this is no cost but a way to stop the program.
    const MOST: Self = Self { memory_kib: 1 << 20, passes: 64, lanes: 16 };

    fn params(self) -> Option<Params> {
        let bearable = self.memory_kib <= Self::MOST.memory_kib
            && self.passes <= Self::MOST.passes
            && self.lanes <= Self::MOST.lanes;
        if !bearable {
            return None;
        }
        Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok()
    }
}

/// The key of a password: Argon2id, version 0x13, 32 bytes. `None`: the cost is none that can be asked for.
pub fn stretch(password: &Password, salt: &[u8; 16], cost: KdfCost) -> Option<Secret> {
    let mut out = Zeroizing::new([0; 32]);
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params()?);
    argon.hash_password_into(password.bytes(), salt, out.as_mut_slice()).ok()?;
    Secret::from_slice(out.as_slice())
}

/// The key of these bytes for what `info` says: HKDF-SHA256 with a salt, or without one.
pub fn expand(from: &[u8], salt: Option<&[u8]>, info: &str) -> Option<Secret> {
    let mut out = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(salt, from).expand(info.as_bytes(), out.as_mut_slice()).ok()?;
    Secret::from_slice(out.as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    const CHEAP: KdfCost = KdfCost { memory_kib: 8, passes: 1, lanes: 1 };

    #[test]
    fn a_key_depends_on_all_that_it_is_made_of() {
        let password = Password::new("correct horse battery".to_owned());
        let key = |password: &Password, salt, cost| *stretch(password, &salt, cost).unwrap().bytes();
        let one = key(&password, [1; 16], CHEAP);
        assert_eq!(one, key(&password, [1; 16], CHEAP));
        assert_ne!(one, key(&Password::new("correct horse batterz".to_owned()), [1; 16], CHEAP));
        assert_ne!(one, key(&password, [2; 16], CHEAP));
        assert_ne!(one, key(&password, [1; 16], KdfCost { passes: 2, ..CHEAP }));
    }

    #[test]
    fn what_would_stop_the_program_is_no_cost() {
        let password = Password::new(String::new());
        for cost in [
            KdfCost { memory_kib: 2 << 20, ..CHEAP },
            KdfCost { passes: 65, ..CHEAP },
            KdfCost { lanes: 17, memory_kib: 1 << 10, ..CHEAP },
            KdfCost { memory_kib: 0, ..CHEAP },
        ] {
            assert!(stretch(&password, &[0; 16], cost).is_none(), "{cost:?}");
        }
    }

    #[test]
    fn a_secret_made_of_another_is_the_published_one() {
        let key = expand(&[0x0b; 22], None, "").unwrap();
        let of_rfc_5869_case_three = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d";
        assert_eq!(hex(key.bytes()), of_rfc_5869_case_three);
        assert_ne!(key.bytes(), expand(&[0x0b; 22], Some(&[1]), "").unwrap().bytes(), "another salt");
        assert_ne!(key.bytes(), expand(&[0x0b; 22], None, "device").unwrap().bytes(), "for something else");
    }

    /// Worked out by another program.
    #[test]
    fn a_key_for_a_kit_is_that_of_another_program() {
        let secret: Vec<u8> = (0..32).collect();
        let key = expand(&secret, None, "kenpo-key 2 00112233445566778899aabbccddeeff recovery-kit a1b2c3d4").unwrap();
        assert_eq!(hex(key.bytes()), "fb6ff3508b72e10974cd15d1174200ab452ff66d0dd7f6aea8ee3283b41683d1");
    }
}
