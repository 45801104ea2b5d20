//! openpyxl + SQLCipher: installs them into a virtual environment below `target` and has them do the same import; and SQLite as Python
//! brings it, for searches.
//!
//! Where that fails it says what is missing, and the peer is left out. Nobody may take that for a measurement.

use crate::jobs;
use crate::measure::Figures;
use crate::office::root;
use crate::yard::below_target;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The peer, ready to run.
pub struct Peer {
    python: PathBuf,
}

impl Peer {
    /// Installs what is missing. Without it: why the peer is left out, in both languages.
    pub fn ready() -> Result<Self, String> {
        let folder = below_target().map_err(|error| error.to_string())?.join("python");
        let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
        let peer = Self { python };
        if peer.has_all() {
            return Ok(peer);
        }
        let system = ["python3", "python"].into_iter().find(|name| ran(Command::new(name).arg("--version")).is_ok());
        let system = system.ok_or_else(|| left_out(&NO_PYTHON, ""))?;
        ran(Command::new(system).args(["-m", "venv", "--clear"]).arg(&folder))
            .map_err(|said| left_out(&NO_VENV, &said))?;
        ran(Command::new(&peer.python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(beside("requirements.txt")))
            .map_err(|said| left_out(&NO_PACKAGES, &said))?;
        if peer.has_all() { Ok(peer) } else { Err(left_out(&NO_PACKAGES, "")) }
    }

    /// Imports a roster into a new database in a folder.
    pub fn import(&self, roster: &Path, folder: &Path) -> crate::outcome::Result<Figures> {
        let database = folder.join("peer.db");
        jobs::told_by(Command::new(&self.python).arg(beside("import.py")).args([roster, &database]))
    }

    /// Asks for parts of readings among the readings of one file, by the lines of another.
    pub fn search(&self, readings: &Path, asked: &Path) -> crate::outcome::Result<Figures> {
        jobs::told_by(Command::new(&self.python).arg(beside("search.py")).args([readings, asked]))
    }

    fn has_all(&self) -> bool {
        ran(Command::new(&self.python).args(["-c", "import openpyxl, sqlcipher3"])).is_ok()
    }
}

/// What is missing, in Japanese and in English.
struct Missing {
    japanese: &'static str,
    english: &'static str,
}

const NO_PYTHON: Missing = Missing {
    japanese: "Python 3 がありません。入れてから、もう一度測ってください。",
    english: "there is no Python 3; install it and run this again.",
};
const NO_VENV: Missing = Missing {
    japanese: "仮想環境を作れません。Debian・Ubuntu では `sudo apt-get install python3-venv` で入ります。",
    english: "a virtual environment cannot be made; on Debian and Ubuntu: `sudo apt-get install python3-venv`.",
};
const NO_PACKAGES: Missing = Missing {
    japanese: "openpyxl と sqlcipher3-wheels を入れられません。PyPI につながるか、この Python に合うものがあるかを見てください。",
    english: "openpyxl and sqlcipher3-wheels cannot be installed; see that PyPI can be reached and has them for this Python.",
};

fn left_out(missing: &Missing, said: &str) -> String {
    let Missing { japanese, english } = missing;
    format!("openpyxl + SQLCipher は測りません：{japanese}\n  openpyxl + SQLCipher is left out: {english}\n{said}")
}

fn beside(name: &str) -> PathBuf {
    root().join("tests/bench/peer").join(name)
}

/// Runs a program to its end; where it is not content, what it said.
fn ran(program: &mut Command) -> Result<(), String> {
    let Output { status, stdout, stderr } = program.output().map_err(|error| error.to_string())?;
    let said = || [stdout, stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    if status.success() { Ok(()) } else { Err(said()) }
}
