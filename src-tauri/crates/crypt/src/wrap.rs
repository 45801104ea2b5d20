//! Bytes under a key: XChaCha20-Poly1305. That the key is the right one is told by the tag alone.

use crate::draw::Draw;
use crate::secret::Secret;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{Key, KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// Wrapped bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrapped {
    pub nonce: [u8; 24],
    /// What was wrapped, and 16 bytes of tag behind it.
    pub bytes: Vec<u8>,
}

/// Wraps bytes, so that they open for this key and beside this text alone (`about`: the associated data).
///
/// # Errors
/// Where no random bytes can be had, or there is too much to wrap.
pub fn wrap(key: &Secret, about: &str, plain: &[u8], draw: Draw<'_>) -> std::io::Result<Wrapped> {
    let mut nonce = [0; 24];
    draw(&mut nonce)?;
    let payload = Payload { msg: plain, aad: about.as_bytes() };
    let bytes = cipher(key).encrypt(XNonce::from_slice(&nonce), payload);
    Ok(Wrapped { nonce, bytes: bytes.map_err(|_| std::io::ErrorKind::InvalidInput)? })
}

/// What was wrapped; `None` with another key, beside another text, or where a byte has changed.
pub fn unwrap(key: &Secret, about: &str, wrapped: &Wrapped) -> Option<Zeroizing<Vec<u8>>> {
    let payload = Payload { msg: &wrapped.bytes, aad: about.as_bytes() };
    cipher(key).decrypt(XNonce::from_slice(&wrapped.nonce), payload).ok().map(Zeroizing::new)
}

fn cipher(key: &Secret) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(Key::from_slice(key.bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_beside_the_same_text_unwraps() {
        let (key, mut draw) = (Secret::new([7; 32]), |bytes: &mut [u8]| {
            bytes.fill(3);
            Ok(())
        });
        let wrapped = wrap(&key, "about", b"plain", &mut draw).unwrap();
        assert_eq!((wrapped.nonce, wrapped.bytes.len()), ([3; 24], 5 + 16));
        assert_eq!(unwrap(&key, "about", &wrapped).unwrap().as_slice(), b"plain");
        assert!(unwrap(&Secret::new([8; 32]), "about", &wrapped).is_none(), "another key");
        assert!(unwrap(&key, "another", &wrapped).is_none(), "another text");
        for at in 0..wrapped.bytes.len() {
            let mut flipped = wrapped.clone();
            flipped.bytes[at] ^= 1;
            assert!(unwrap(&key, "about", &flipped).is_none(), "byte {at}");
        }
        assert!(unwrap(&key, "about", &Wrapped { bytes: Vec::new(), ..wrapped }).is_none(), "nothing");
    }

    #[test]
    fn without_random_bytes_nothing_is_wrapped() {
        let mut fails = |_: &mut [u8]| Err(std::io::ErrorKind::Unsupported.into());
        assert!(wrap(&Secret::new([7; 32]), "", b"", &mut fails).is_err());
        assert!(Secret::drawn(&mut fails).is_err());
    }
}
