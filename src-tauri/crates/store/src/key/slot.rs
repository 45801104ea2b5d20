//! A user's slot: Argon2id makes a key of their password, and the text of their identity lies under it. A wrong password is told by the tag alone.

use crate::error::OpenError;
use crate::key::text::{Hex, HexBytes, Moment, there};
use kenpo_crypt::{Draw, Identity, KdfCost, Password, Wrapped, stretch, unwrap, wrap};
use kenpo_domain::throttle::Tries;
use serde::{Deserialize, Serialize};
use serde_json::Value;

const KIND: &str = "user";
const KDF: &str = "argon2id";
/// Bytes of the tag behind what is wrapped.
const TAG: usize = 16;

/// A slot of kind `user`, in the order of its members in the file.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UserSlot {
    kind: String,
    id: Hex<16>,
    user: String,
    kdf: Kdf,
    salt: Hex<16>,
    device: bool,
    nonce: Hex<24>,
    wrapped: HexBytes,
    wrong: u64,
    #[serde(deserialize_with = "there")]
    wrong_at: Option<Moment>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kdf {
    name: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// Whose slot it is.
#[derive(Clone, Copy)]
pub(crate) struct Owner<'o> {
    pub(crate) id: &'o [u8; 16],
    pub(crate) name: &'o str,
}

/// What came of trying a password.
pub(crate) enum Tried {
    Opened(Identity),
    Refused,
    Damaged,
    /// It asks for a secret of the device too, which this program does not know of.
    TooNew,
}

impl UserSlot {
    /// Whether a slot is of this kind.
    pub(super) fn is_kind(slot: &Value) -> bool {
        slot.get("kind").and_then(Value::as_str) == Some(KIND)
    }

    /// Whom a slot names, damaged or not.
    pub(super) fn name_in(slot: &Value) -> Option<&str> {
        slot.get("user").and_then(Value::as_str)
    }

    /// Reads a slot; `None` when it is damaged.
    pub(super) fn read(slot: &Value) -> Option<Self> {
        let read: Self = serde_json::from_value(slot.clone()).ok()?;
        let sound = !read.user.is_empty() && read.kdf.name == KDF && read.wrapped.0.len() > TAG;
        sound.then_some(read)
    }

    /// The slot as it stands in the file.
    pub(crate) fn to_value(&self) -> Result<Value, OpenError> {
        serde_json::to_value(self).map_err(|_| OpenError::KeyFileDamaged)
    }

    /// A new slot, with which nobody has tried anything.
    pub(crate) fn wrap(
        database: &[u8; 16],
        owner: Owner<'_>,
        identity: &Identity,
        password: &Password,
        cost: KdfCost,
        draw: Draw<'_>,
    ) -> Result<Self, OpenError> {
        let mut salt = [0; 16];
        draw(&mut salt)?;
        let key = stretch(password, &salt, cost).ok_or(OpenError::Io(std::io::ErrorKind::InvalidInput))?;
        let about = about(database, owner);
        let Wrapped { nonce, bytes } = wrap(&key, &about, identity.text().as_bytes(), draw)?;
        let KdfCost { memory_kib, passes, lanes } = cost;
        Ok(Self {
            kind: KIND.to_owned(),
            id: Hex(*owner.id),
            user: owner.name.to_owned(),
            kdf: Kdf { name: KDF.to_owned(), memory_kib, passes, lanes },
            salt: Hex(salt),
            device: false,
            nonce: Hex(nonce),
            wrapped: HexBytes(bytes),
            wrong: 0,
            wrong_at: None,
        })
    }

    /// Tries a password.
    pub(super) fn open(&self, database: &[u8; 16], password: &Password) -> Tried {
        if self.device {
            return Tried::TooNew;
        }
        let Some(key) = stretch(password, &self.salt.0, self.cost()) else { return Tried::Damaged };
        let wrapped = Wrapped { nonce: self.nonce.0, bytes: self.wrapped.0.clone() };
        let Some(plain) = unwrap(&key, &about(database, self.owner()), &wrapped) else { return Tried::Refused };
        let identity = std::str::from_utf8(&plain).ok().and_then(Identity::parse);
        identity.map_or(Tried::Damaged, Tried::Opened)
    }

    pub(crate) fn owner(&self) -> Owner<'_> {
        Owner { id: &self.id.0, name: &self.user }
    }

    /// Reads a slot from the text of its JSON; `None` when it is damaged.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::read(&serde_json::from_str(text).ok()?)
    }

    /// Whether both hold the same identity under the same password.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.id, self.salt, self.nonce) == (other.id, other.salt, other.nonce) && self.wrapped == other.wrapped
    }

    /// What its key costs.
    pub(crate) fn cost(&self) -> KdfCost {
        KdfCost { memory_kib: self.kdf.memory_kib, passes: self.kdf.passes, lanes: self.kdf.lanes }
    }

    pub(super) fn tries(&self) -> Tries {
        Tries { wrong: self.wrong, wrong_at: self.wrong_at.clone().map(|moment| moment.0) }
    }

    pub(super) fn set_tries(&mut self, tries: Tries) {
        self.wrong = tries.wrong;
        self.wrong_at = tries.wrong_at.map(Moment);
    }
}

/// What the tag covers beside the identity, so that a slot cannot be carried elsewhere. The name comes last, because it alone can hold any
/// character.
fn about(database: &[u8; 16], owner: Owner<'_>) -> String {
    format!("kenpo-key 2 {} {KIND} {} {}", hex::encode(database), hex::encode(owner.id), owner.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenpo_crypt::expand;

    /// Worked out by another program, from the description alone. Its identity is a text of the right length, and none that opens anything.
    #[test]
    fn a_slot_of_another_program_is_read_and_unwrapped() {
        let vectors: Value = serde_json::from_str(include_str!("../../tests/key_file.json")).unwrap();
        let text = |name: &str| vectors[name].as_str().unwrap().to_owned();
        let mut slot = vectors["example"]["slots"][0].clone();
        let database: [u8; 16] =
            hex::decode(vectors["example"]["database"].as_str().unwrap()).unwrap().try_into().unwrap();
        let typed = String::from_utf8(hex::decode(text("password_as_typed_hex")).unwrap()).unwrap();
        let password = Password::new(typed);
        let under_device = UserSlot::read(&slot).unwrap();
        assert!(matches!(under_device.open(&database, &password), Tried::TooNew));

        assert_eq!(about(&database, under_device.owner()), text("about"));
        let key = stretch(&password, &under_device.salt.0, under_device.cost()).unwrap();
        assert_eq!(hex::encode(key.bytes()), text("argon2id"));
        let device = hex::decode(text("device_secret")).unwrap();
        let both = [key.bytes().as_slice(), &device].concat();
        let both = expand(&both, Some(&under_device.salt.0), &text("about")).unwrap();
        assert_eq!(hex::encode(both.bytes()), text("slot_key_device"));
        let check = expand(&device, None, &format!("kenpo-key 2 {} device", hex::encode(database))).unwrap();
        assert_eq!(hex::encode(check.bytes()), text("check_value"));

        slot["device"] = false.into();
        slot["wrapped"] = vectors["wrapped"].clone();
        let slot = UserSlot::read(&slot).unwrap();
        for (slot, key) in [(&under_device, &both), (&slot, &key)] {
            let wrapped = Wrapped { nonce: slot.nonce.0, bytes: slot.wrapped.0.clone() };
            assert_eq!(unwrap(key, &text("about"), &wrapped).unwrap().as_slice(), text("identity_text").as_bytes());
        }
        assert!(matches!(slot.open(&database, &password), Tried::Damaged), "no identity, for all that the tag fits");
        assert!(matches!(slot.open(&database, &Password::new("another".to_owned())), Tried::Refused));
    }
}
