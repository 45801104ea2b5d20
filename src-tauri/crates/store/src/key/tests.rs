//! Who opens a key file, what is no key file, and what outlives a rewrite.

use super::*;
use kenpo_domain::instant::Instant;

const CHEAP: KdfCost = KdfCost { memory_kib: 8, passes: 1, lanes: 1 };
const EXAMPLE: &str = include_str!("../../tests/key_file.json");

fn counting() -> impl FnMut(&mut [u8]) -> std::io::Result<()> {
    let mut next = 0_u8;
    move |bytes| {
        for byte in bytes {
            *byte = next;
            next = next.wrapping_add(1);
        }
        Ok(())
    }
}

fn typed(text: &str) -> Password {
    Password::new(text.to_owned())
}

/// What another program wrote from the description alone. Its age files are none.
fn example() -> Value {
    serde_json::from_str::<Value>(EXAMPLE).unwrap()["example"].take()
}

/// Two users with a password each, and the key that both open.
struct Sample {
    file: KeyFile,
    parties: [Identity; 2],
}

const KEY: [u8; 32] = [9; 32];
const USERS: [(&str, &str); 2] = [("a", "password of a"), ("b", "password of b")];

fn slot(at: u8, identity: &Identity, password: &str) -> UserSlot {
    let owner = Owner { id: &[at; 16], name: USERS[usize::from(at)].0 };
    let mut draw = counting();
    UserSlot::wrap(&[1; 16], owner, identity, &typed(password), CHEAP, &mut draw).unwrap()
}

fn sample() -> Sample {
    let parties = [Identity::drawn(), Identity::drawn()];
    let first = slot(0, &parties[0], USERS[0].1);
    let mut file = KeyFile::new([1; 16], [2; 16], &Secret::new(KEY), &parties[0].recipient(), first).unwrap();
    file.slots.push(Slot::User(slot(1, &parties[1], USERS[1].1)));
    let recipients = parties.each_ref().map(Identity::recipient);
    file.put(slot(0, &parties[0], USERS[0].1));
    file.seal_to(&parties[0], &recipients).unwrap();
    Sample { file, parties }
}

fn parsed(value: &Value) -> Result<KeyFile, OpenError> {
    match parse(&serde_json::to_vec(value).unwrap())? {
        Found::Ours(file) => Ok(file),
        Found::First(_) => panic!("version 1"),
    }
}

fn value(file: &KeyFile) -> Value {
    serde_json::from_slice(&file.to_bytes().unwrap()).unwrap()
}

/// Whether this password opens the key; else why not.
fn opened(file: &KeyFile, name: &str, password: &str) -> &'static str {
    match file.open(name, &typed(password)) {
        Tried::Opened(identity) if file.keys(&identity).any(|key| key.bytes() == &KEY) => "key",
        Tried::Opened(_) => "no key",
        Tried::Refused => "refused",
        Tried::Damaged => "damaged",
        Tried::TooNew => "too new",
    }
}

#[test]
fn each_user_opens_and_nobody_else() {
    let file = parsed(&value(&sample().file)).unwrap();
    for (name, password, expected) in [
        ("a", "password of a", "key"),
        ("b", "password of b", "key"),
        ("a", "password of b", "refused"),
        ("a", "password of a ", "refused"),
        ("a", "", "refused"),
        ("A", "password of a", "refused"),
        ("c", "password of a", "refused"),
    ] {
        assert_eq!(opened(&file, name, password), expected, "{name}: {password}");
    }
    assert_eq!(file.users().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(file.only_user(), Err(OpenError::UserNeeded));
}

#[test]
fn a_slot_moved_elsewhere_opens_nothing() {
    let elsewhere: [fn(&mut Value); 4] = [
        |file| file["database"] = hex::encode([7; 16]).into(),
        |file| file["slots"][0]["user"] = "c".into(),
        |file| file["slots"][0]["id"] = hex::encode([7; 16]).into(),
        |file| file["slots"][0]["salt"] = hex::encode([7; 16]).into(),
    ];
    for change in elsewhere {
        let mut moved = value(&sample().file);
        change(&mut moved);
        let file = parsed(&moved).unwrap();
        let name = moved["slots"][0]["user"].as_str().unwrap();
        assert_eq!(opened(&file, name, "password of a"), "refused");
    }
}

#[test]
fn a_new_slot_takes_the_place_of_the_former_one_and_other_parties_keep_the_key() {
    let Sample { mut file, parties } = sample();
    let next = Identity::drawn();
    let recipients = [next.recipient(), parties[1].recipient()];
    file.put(slot(0, &next, "another"));
    file.seal_to(&parties[0], &recipients).unwrap();
    let file = parsed(&value(&file)).unwrap();
    assert_eq!(opened(&file, "a", "another"), "key");
    assert_eq!(opened(&file, "b", "password of b"), "key");
    assert_eq!(opened(&file, "a", "password of a"), "refused");
    assert_eq!(file.keys(&parties[0]).count(), 0);
}

#[test]
fn keys_are_tried_in_their_order() {
    let Sample { mut file, parties } = sample();
    let newer = Secret::new([8; 32]);
    let wrapped = |to: &Identity| Base64(seal(&[to.recipient()], newer.bytes()).unwrap());
    file.keys.insert(0, Entry { epoch: 3, wrapped: wrapped(&parties[0]) });
    let file = parsed(&value(&file)).unwrap();
    let keys = |identity| file.keys(identity).map(|key| key.bytes()[0]).collect::<Vec<_>>();
    assert_eq!((keys(&parties[0]), keys(&parties[1])), (vec![8, 9], vec![9]), "one's own alone");
}

#[test]
fn what_another_program_wrote_comes_back_as_it_was() {
    let mut theirs = example();
    let file = parsed(&theirs).unwrap();
    assert_eq!(value(&file).to_string(), theirs.to_string(), "every member in its order");
    assert_eq!(file.tries("tantou").wrong, 6);
    assert_eq!(opened(&file, "tantou", "anything"), "too new", "it lies under a secret of the device");
    let stranger = serde_json::json!({"kind": "something later", "z": [1, {"y": null}], "a": 1.5});
    theirs["slots"].as_array_mut().unwrap().insert(0, stranger);
    let mut file = parsed(&theirs).unwrap();
    file.set_tries("承認者", Tries { wrong: 1, wrong_at: Instant::parse("2026-11-30T01:02:03Z") });
    theirs["slots"][2]["wrong"] = 1.into();
    theirs["slots"][2]["wrong_at"] = "2026-11-30T01:02:03Z".into();
    assert_eq!(value(&file).to_string(), theirs.to_string(), "what is not known, and what another kind is");
}

#[test]
fn wrong_passwords_are_counted_by_name_and_unknown_names_as_one() {
    let mut file = sample().file;
    let tries = |wrong| Tries { wrong, wrong_at: Instant::parse("2026-11-30T01:02:03Z") };
    for (name, wrong) in [("a", 1), ("b", 2), ("c", 3), ("d", 4)] {
        file.set_tries(name, tries(wrong));
    }
    let file = parsed(&value(&file)).unwrap();
    assert_eq!(["a", "b", "c", "d", ""].map(|name| file.tries(name).wrong), [1, 2, 4, 4, 4]);
    assert_eq!(file.tries("a"), tries(1));
}

#[test]
fn what_is_no_key_file_says_so() {
    let good = value(&sample().file);
    let edited = |edit: fn(&mut Value)| {
        let mut value = good.clone();
        edit(&mut value);
        serde_json::to_vec(&value).unwrap()
    };
    let twice = String::from_utf8(edited(|_| {})).unwrap().replacen("{", "{\"version\":2,", 1);
    let whole = sample().file.to_bytes().unwrap();
    let damaged = OpenError::KeyFileDamaged;
    for (bytes, error, why) in [
        (b"".to_vec(), &damaged, "empty"),
        (whole[..200].to_vec(), &damaged, "cut"),
        ([b"\xEF\xBB\xBF", whole.as_slice()].concat(), &damaged, "a byte order mark"),
        (edited(|v| v["format"] = "other".into()), &damaged, "another format"),
        (edited(|v| v["salt"] = "00".into()), &damaged, "short salt"),
        (edited(|v| v["database"] = "AA".repeat(16).into()), &damaged, "upper case"),
        (edited(|v| v["version"] = 0.into()), &damaged, "no such version"),
        (edited(|v| v["version"] = "2".into()), &damaged, "a text"),
        (edited(|v| v["slots"] = 3.into()), &damaged, "no slots"),
        (edited(|v| v["note"] = "x".into()), &damaged, "a member that version has not"),
        (edited(|v| drop(v.as_object_mut().unwrap().remove("device"))), &damaged, "a member is missing"),
        (edited(|v| v["unknown"]["wrong"] = true.into()), &damaged, "no number"),
        (edited(|v| v["unknown"]["wrong_at"] = "yesterday".into()), &damaged, "no moment"),
        (edited(|v| v["keys"] = Value::Array(Vec::new())), &damaged, "no key"),
        (edited(|v| v["keys"][0]["epoch"] = 0.into()), &damaged, "epochs begin with 1"),
        (edited(|v| v["keys"][0]["wrapped"] = "?".into()), &damaged, "no base64"),
        (edited(|v| v["keys"] = vec![v["keys"][0].clone(); 2].into()), &damaged, "an epoch twice"),
        (twice.into_bytes(), &damaged, "a member twice"),
        (edited(|v| v["version"] = 3.into()), &OpenError::TooNew { found: 3, known: 2 }, "newer"),
    ] {
        assert_eq!(parse(&bytes).err().as_ref(), Some(error), "{why}");
    }
}

#[test]
fn one_damaged_slot_locks_nobody_else_out() {
    let huge = serde_json::json!({"name": "argon2id", "memory_kib": 4_000_000_000_u32, "passes": 1, "lanes": 1});
    for (member, damage) in [
        ("wrapped", Value::from("00")),
        ("wrapped", "ZZ".into()),
        ("nonce", "zz".into()),
        ("kdf", Value::Null),
        ("kdf", huge),
        ("wrong", (-1).into()),
        ("note", "x".into()),
    ] {
        let mut value = value(&sample().file);
        value["slots"][0][member] = damage;
        let file = parsed(&value).unwrap();
        assert_eq!(opened(&file, "b", "password of b"), "key", "{member}");
        assert_eq!(opened(&file, "a", "password of a"), "damaged", "{member}");
        assert_eq!(self::value(&file).to_string(), value.to_string(), "{member}: it stays as it is");
    }
    let mut twice = value(&sample().file);
    twice["slots"][1]["user"] = "a".into();
    assert_eq!(opened(&parsed(&twice).unwrap(), "a", "password of a"), "damaged", "two slots of one name");
}
