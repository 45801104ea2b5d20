//! The tables of the house: arrows, doors and named files, as data. To widen one is a decision: say why in the commit.
//!
//! A place that ends with `/` is a folder. Tests (Cargo's `tests/`, `#[cfg(test)]`) are spoken of in each rule.

use super::{File, Found};
use std::collections::BTreeSet;

/// What one crate may know of our own crates.
pub struct Arrow {
    pub package: &'static str,
    /// Where it lives.
    pub folder: &'static str,
    /// What it may know.
    pub knows: &'static [&'static str],
    /// What its tests may know besides.
    pub tests_know: &'static [&'static str],
}

const ALL: &[&str] = &["kenpo-domain", "kenpo-journal", "kenpo-roster", "kenpo-store", "kenpo-paper", "kenpo-office"];

const fn arrow(package: &'static str, folder: &'static str, knows: &'static [&'static str]) -> Arrow {
    Arrow { package, folder, knows, tests_know: &[] }
}

/// `domain` <- `roster` `store` `paper` <- `office` <- `cli`, the desktop shell. Those in the middle never see each other. `journal` and `crypt` lie
/// below `store` and whatever will exchange.
pub const ARROWS: &[Arrow] = &[
    arrow("kenpo-domain", "src-tauri/crates/domain", &[]),
    arrow("kenpo-journal", "src-tauri/crates/journal", &["kenpo-domain"]),
    arrow("kenpo-roster", "src-tauri/crates/roster", &["kenpo-domain"]),
    arrow("kenpo-crypt", "src-tauri/crates/crypt", &[]),
    arrow("kenpo-store", "src-tauri/crates/store", &["kenpo-crypt", "kenpo-domain", "kenpo-journal"]),
    arrow("kenpo-paper", "src-tauri/crates/paper", &["kenpo-domain"]),
    arrow("kenpo-office", "src-tauri/crates/office", &["kenpo-domain", "kenpo-roster", "kenpo-store", "kenpo-paper"]),
    Arrow {
        tests_know: &["kenpo-whole"],
        ..arrow("kenpo-cli", "src-tauri/crates/cli", &["kenpo-domain", "kenpo-office"])
    },
    arrow("kenpo-desk", "src-tauri", &["kenpo-domain", "kenpo-office"]),
    arrow("kenpo-whole", "tests/whole", ALL),
    arrow("kenpo-bench", "tests/bench", ALL),
    arrow("kenpo-fuzz", "tests/fuzz", &["kenpo-domain", "kenpo-roster"]),
    arrow("xtask", "xtask", &[]),
];

/// What `xtask` may need from outside: nothing that builds slowly or wants a system package.
pub const XTASK_MAY: &[&str] = &["getrandom", "sha2", "toml"];

/// A foreign library and the files through which it comes in.
pub struct Door {
    /// The package.
    pub library: &'static str,
    /// The files that may name it. Tests of the whole product may too.
    pub files: &'static [&'static str],
}

const fn door(library: &'static str, files: &'static [&'static str]) -> Door {
    Door { library, files }
}

/// What may normalise a text: search keys, and passwords, which are no names.
pub const NORMALISING: &[&str] = &["src-tauri/crates/domain/src/search.rs", "src-tauri/crates/crypt/src/password.rs"];

const PAPER: &str = "src-tauri/crates/paper/src/";
const STORE: &str = "src-tauri/crates/store/src/";

/// One door for each foreign library.
pub const DOORS: &[Door] = &[
    door("calamine", &["src-tauri/crates/roster/src/file/workbook.rs"]),
    door("quick_xml", &["src-tauri/crates/roster/src/file/xml.rs", "src-tauri/crates/roster/src/copy/xml.rs"]),
    door("aes", &["src-tauri/crates/roster/src/file/locked/cipher.rs"]),
    door("cbc", &["src-tauri/crates/roster/src/file/locked/cipher.rs"]),
    door("hmac", &["src-tauri/crates/roster/src/file/locked/cipher.rs", "src-tauri/crates/store/src/audit/key.rs"]),
    door("csv", &["src-tauri/crates/roster/src/file/text.rs"]),
    door("rust_xlsxwriter", &["src-tauri/crates/roster/src/template.rs", "src-tauri/crates/roster/src/list_book.rs"]),
    door("zip", &["src-tauri/crates/roster/src/file/package.rs", "src-tauri/crates/roster/src/file/parts.rs"]),
    door("encoding_rs", &["src-tauri/crates/roster/src/file/text.rs"]),
    door("rusqlite", &[STORE]),
    door("zstd", &["src-tauri/crates/store/src/packed.rs"]),
    // The faces as the library keeps them stand below the door, for the faces are loaded before there is a page.
    door("printpdf", &["src-tauri/crates/paper/src/pdf.rs", "src-tauri/crates/paper/src/pdf/program.rs"]),
    door("lopdf", &["src-tauri/crates/paper/src/pdf.rs"]),
    door("skrifa", &["src-tauri/crates/paper/src/faces.rs"]),
    door("barcoders", &["src-tauri/crates/paper/src/barcode.rs"]),
    door("fast_qr", &["src-tauri/crates/paper/src/barcode.rs"]),
    door("age", &["src-tauri/crates/crypt/src/party.rs"]),
    door("argon2", &["src-tauri/crates/crypt/src/stretch.rs"]),
    door("hkdf", &["src-tauri/crates/crypt/src/stretch.rs"]),
    door("chacha20poly1305", &["src-tauri/crates/crypt/src/wrap.rs"]),
    door("zxcvbn", &["src-tauri/crates/crypt/src/password.rs"]),
    door("vsss_rs", &["src-tauri/crates/crypt/src/sheets.rs"]),
    door("data_encoding", &["src-tauri/crates/crypt/src/sheets.rs"]),
    door("rand_core", &["src-tauri/crates/crypt/src/draw.rs"]),
    door("tauri", &["src-tauri/src/"]),
    door("tauri_plugin_dialog", &["src-tauri/src/"]),
    door("tauri_build", &["src-tauri/build.rs"]),
    door("ts_rs", &["src-tauri/crates/office/src/api/", "src-tauri/crates/office/examples/codegen.rs"]),
    door("unicode_normalization", NORMALISING),
];

/// The page's door to the shell.
pub const PAGE_DOORS: &[Door] = &[door("@tauri-apps/", &["ui/src/bridge/"])];

/// Something that only named files may say.
pub struct Named {
    /// The word in the source.
    pub word: &'static str,
    /// The files that may say it.
    pub files: &'static [&'static str],
    /// What to do instead.
    pub instead: &'static str,
}

const fn named(word: &'static str, files: &'static [&'static str], instead: &'static str) -> Named {
    Named { word, files, instead }
}

const CONNECT: &str = "src-tauri/crates/store/src/connect.rs";
const GATE: &str = "src-tauri/crates/domain/src/gate/";

/// What the types of the gate cannot forbid.
pub const NAMED: &[Named] = &[
    named(
        "unseal_for_store",
        &[
            GATE,
            "src-tauri/crates/domain/src/address.rs",
            // Compares a roster with a registration.
            "src-tauri/crates/domain/src/lay_over.rs",
            // Lays what was entered over a registration.
            "src-tauri/crates/domain/src/by_hand.rs",
            // Has a row that waits say what it says, and corrects it.
            "src-tauri/crates/domain/src/held_row.rs",
            // Puts sealed values into columns and operations.
            "src-tauri/crates/domain/src/record/kept.rs",
            // Puts raw rows into the database.
            "src-tauri/crates/store/src/imports/mod.rs",
            // Puts rows that wait there.
            "src-tauri/crates/store/src/imports/held.rs",
            // Reads a stored decision back.
            "src-tauri/crates/office/src/wire/stored.rs",
        ],
        "ask the gate for an Out",
    ),
    named(
        "protection_for_decide",
        &[
            "src-tauri/crates/domain/src/person.rs",
            "src-tauri/crates/office/src/steps/facts.rs",
            // Keeps the flags beside the person.
            "src-tauri/crates/store/src/people/write.rs",
        ],
        "ask the gate for an Out",
    ),
    named(
        "gate::contract",
        &["src-tauri/crates/office/src/decide_lines.rs"],
        "ask the gate for an Out of your purpose",
    ),
    named("gate::*", &[], "name what you need of the gate"),
    named(
        "CallerText",
        &[
            GATE,
            // What was typed or chosen in this request, or stands in the file that it named.
            "src-tauri/crates/office/src/fault.rs",
            "src-tauri/crates/office/src/findings.rs",
            "src-tauri/crates/office/src/steps/import/columns.rs",
            "src-tauri/crates/office/src/steps/import/history.rs",
            "src-tauri/crates/office/src/steps/import/marked.rs",
            "src-tauri/crates/office/src/steps/source.rs",
            "src-tauri/crates/office/src/steps/people.rs",
            "src-tauri/crates/office/src/steps/session.rs",
            "src-tauri/crates/office/src/steps/template.rs",
            "src-tauri/crates/office/src/words/marked.rs",
        ],
        "it lets out any text; ask the gate for an Out",
    ),
    named("WrittenPath(", &[GATE, OUT], "it lets out any path; take it from the file that was written"),
    named(
        "Plain for",
        &[
            GATE,
            // A fault's parameters are a closed list.
            "src-tauri/crates/office/src/fault.rs",
        ],
        "declare its parts with plain_parts!",
    ),
    named("Connection::open", &[CONNECT], "open the database through the store's connect.rs"),
    named("Connection::open_with_flags", &[CONNECT], "open the database through the store's connect.rs"),
    named("Connection::open_with_flags_and_vfs", &[CONNECT], "open the database through the store's connect.rs"),
    named("Connection::open_in_memory", &[CONNECT], "open the database through the store's connect.rs"),
];

const OUT: &str = "src-tauri/crates/office/src/out.rs";
const SAY: &[&str] = &[
    "src-tauri/crates/cli/src/emit.rs",
    "src-tauri/crates/office/examples/codegen.rs",
    // Tells Cargo which lists are there.
    "src-tauri/crates/roster/build.rs",
    "xtask/src/",
];
const FILES: &[&str] = &[OUT, KEY_FILE, KEY_LOCK, "xtask/src/develop.rs", "src-tauri/crates/store/src/copied.rs"];
const KEY_FILE: &str = "src-tauri/crates/store/src/key/file.rs";
// Makes an empty file, and writes nothing into it.
const KEY_LOCK: &str = "src-tauri/crates/store/src/key/lock.rs";

/// Ways to write, and who may use them.
pub const WRITING: &[Named] = &[
    named("fs::write", FILES, "give an Out to office::out"),
    named("fs::copy", FILES, "give an Out to office::out"),
    named("fs::rename", FILES, "give an Out to office::out"),
    named("File::create", FILES, "give an Out to office::out"),
    named("File::create_new", FILES, "give an Out to office::out"),
    named("File::options", FILES, "give an Out to office::out"),
    named("OpenOptions", FILES, "give an Out to office::out"),
    named("NamedTempFile", FILES, "give an Out to office::out"),
    // A database is never taken away; only the key file of one that could not be made is.
    named(
        "fs::remove_file",
        &["src-tauri/crates/store/src/create.rs", "src-tauri/crates/office/src/out.rs"],
        "leave the file, and say what is wrong with it",
    ),
    named("fs::remove_dir_all", &[], "leave the folder, and say what is wrong with it"),
    named("fs::remove_dir", &[], "leave the folder, and say what is wrong with it"),
    named("fs::hard_link", FILES, "give an Out to office::out"),
    // By another name none of these could be seen.
    named("fs as", &[], "call it fs"),
    named("File as", &[], "call it File"),
    named("fs::*", &[], "name what you need of fs"),
    named("print!", SAY, "give an Out to the command line's emit.rs"),
    named("println!", SAY, "give an Out to the command line's emit.rs"),
    named("eprint!", SAY, "give an Out to the command line's emit.rs"),
    named("eprintln!", SAY, "give an Out to the command line's emit.rs"),
    named("stdout()", SAY, "give an Out to the command line's emit.rs"),
    named("stderr()", SAY, "give an Out to the command line's emit.rs"),
];

/// Crates that never ask the world for the day, the time, a random number or a variable of the system.
pub const INSIDE: &[&str] = &[
    "src-tauri/crates/domain/src/",
    "src-tauri/crates/journal/src/",
    "src-tauri/crates/roster/src/",
    PAPER,
    STORE,
    "src-tauri/crates/office/src/",
];

/// The one file in there that does.
pub const ASKS: &str = "src-tauri/crates/office/src/world.rs";

/// Ways to ask.
pub const WORLD: &[&str] = &[
    "Utc::now",
    "Local::now",
    "SystemTime::now",
    "Instant::now",
    "getrandom",
    "rand::",
    "thread_rng",
    "OsRng",
    "RandomState",
    "env::",
];

/// Whether a path is one of these places.
pub fn among(path: &str, places: &[&str]) -> bool {
    places.iter().any(|place| if place.ends_with('/') { path.starts_with(place) } else { path == *place })
}

/// Places in the tables that are not there: a permission that nobody uses any more.
pub fn absent(tree: &[File]) -> Vec<Found> {
    let doors = DOORS.iter().chain(PAGE_DOORS).map(|door| (door.library, door.files));
    let words = NAMED.iter().chain(WRITING).map(|named| (named.word, named.files));
    let places: BTreeSet<&str> = doors.chain(words).flat_map(|(_, files)| files).copied().collect();
    places
        .into_iter()
        .filter(|place| !tree.iter().any(|file| among(&file.path, &[place])))
        .map(|place| {
            let what = format!("{place} is allowed something and is not there; take it out of the table");
            Found { path: "xtask/src/tidy/house.rs".to_owned(), line: 1, what }
        })
        .collect()
}
