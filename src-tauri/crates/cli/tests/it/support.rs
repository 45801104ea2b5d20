//! The program with a folder of its own.

use kenpo_whole::beginning;
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

pub const AS_OF: &str = "2026-11-30";
pub const PASSWORD: &str = "correct horse battery";
pub const ROSTERS: [&str; 3] = ["kobe_branch_2026-11.xlsx", "kyoto_branch_2026-11.xls", "employer_31_2026-11.csv"];
pub const LIST: &str = "national_list_2026-10.xlsx";

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap().to_owned()
}

/// A file of `tests/fixtures`.
pub fn fixture(name: &str) -> String {
    root().join("tests/fixtures").join(name).display().to_string()
}

pub fn roster(name: &str) -> String {
    fixture(&format!("rosters/{name}"))
}

/// What the program answered.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// The replies of `--json`, one to a line.
    pub fn replies(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line:?} is no JSON")))
            .collect()
    }

    /// The `data` of the last reply of a command that went well.
    pub fn data(&self) -> Value {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        let mut last = self.replies().pop().unwrap();
        assert_eq!(last["ok"], true, "{last}");
        last["data"].take()
    }
}

/// Who opens.
pub struct User {
    pub name: &'static str,
    pub password: &'static str,
}

/// The exit status, and the data or the fault.
pub struct Answer {
    pub code: i32,
    pub said: Value,
}

impl Answer {
    /// The data of what went well.
    pub fn data(self) -> Value {
        assert_eq!(self.code, 0, "{}", self.said);
        self.said
    }

    /// The code of the fault of what did not, with the exit status and `why` behind it where there is one.
    pub fn fault(&self) -> String {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let why = text(&self.said["params"]["why"]);
        format!("{} {}{}{why}", self.code, text(&self.said["code"]), if why.is_empty() { "" } else { " " })
    }
}

/// `kenpo` with a folder that goes when it is dropped. Before that the journal of its database is read back.
pub struct Kenpo {
    pub dir: tempfile::TempDir,
    /// What the account keeps of databases.
    state: tempfile::TempDir,
    password: &'static str,
    /// What `KENPO_USER` says.
    user: &'static str,
    /// What `KENPO_NEW_PASSWORD` says.
    new_password: &'static str,
}

impl Kenpo {
    pub fn new() -> Self {
        let dir = || tempfile::tempdir().unwrap();
        Self { dir: dir(), state: dir(), password: PASSWORD, user: "", new_password: "" }
    }

    /// A society with these files imported.
    pub fn with(files: &[&str]) -> Self {
        let kenpo = Self::new();
        let made = kenpo.init();
        assert_eq!(made.code, 0, "{}", made.err);
        for file in files {
            let file = roster(file);
            assert_eq!(kenpo.on("import", &[&file, "--as-of", AS_OF]).code, 0, "{file}");
        }
        kenpo
    }

    /// The same, asked with another password from now on.
    pub fn trying(mut self, password: &'static str) -> Self {
        self.password = password;
        self
    }

    /// The same, by this user where none is named.
    pub fn of(mut self, user: &'static str) -> Self {
        self.user = user;
        self
    }

    /// The same, with this where a new password is asked for.
    pub fn renewing(mut self, password: &'static str) -> Self {
        self.new_password = password;
        self
    }

    pub fn path(&self, name: &str) -> String {
        self.dir.path().join(name).display().to_string()
    }

    pub fn db(&self) -> String {
        self.path("society.kenpo")
    }

    fn beginning(&self) -> PathBuf {
        self.dir.path().join("beginning.kenpo")
    }

    pub fn init(&self) -> Said {
        self.init_with(&[])
    }

    /// A new society; the data of the reply.
    pub fn init_json(&self) -> Value {
        self.init_with(&["--json"]).data()
    }

    fn init_with(&self, more: &[&str]) -> Said {
        self.init_bare(&[&["--number-width", "7", "--branch-width", "2", "--postal-width", "7"], more].concat())
    }

    /// A new society that has set no more than is given.
    pub fn init_bare(&self, more: &[&str]) -> Said {
        let policy = fixture("policy/reiji.toml");
        let words = ["--name", "例示健康保険組合", "--insurer", "06139463", "--policy", &policy];
        let made = self.on("init", &[&words[..], more].concat());
        if made.code == 0 {
            beginning::keep(Path::new(&self.db()), &self.beginning()).unwrap();
        }
        made
    }

    /// A command on the database.
    pub fn on(&self, command: &str, words: &[&str]) -> Said {
        let db = self.db();
        let typed: Vec<&str> = command.split(' ').collect();
        self.say(&[&typed[..], &["--db", &db], words].concat(), "")
    }

    /// The same with `--json`; the data of its last reply.
    pub fn data(&self, command: &str, words: &[&str]) -> Value {
        self.on(command, &[words, &["--json"]].concat()).data()
    }

    /// What a user is answered, whoever is meant elsewhere. `new`: what `KENPO_NEW_PASSWORD` says.
    pub fn answers(&self, user: &User, command: &str, words: &[&str], new: &str) -> Answer {
        let typed: Vec<&str> = command.split(' ').collect();
        let db = self.db();
        let mut program = self.program(&[&typed[..], &["--json", "--db", &db], words].concat());
        program.env("KENPO_USER", user.name).env("KENPO_PASSWORD", user.password).env("KENPO_NEW_PASSWORD", new);
        let done = program.output().unwrap();
        let out = String::from_utf8(done.stdout).unwrap();
        let mut reply: Value = serde_json::from_str(out.lines().next_back().unwrap_or("null")).unwrap();
        let part = if reply["ok"] == true { "data" } else { "fault" };
        Answer { code: done.status.code().unwrap(), said: reply[part].take() }
    }

    /// The program, started with any words and not waited for.
    pub fn start(&self, words: &[&str]) -> Child {
        self.program(words).spawn().unwrap()
    }

    fn program(&self, words: &[&str]) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_kenpo"));
        program
            .args(words)
            .env("KENPO_PASSWORD", self.password)
            .env("KENPO_USER", self.user)
            .env("KENPO_NEW_PASSWORD", self.new_password)
            .env("KENPO_FONTS", root().join("fonts"))
            // Not beside the database: it stays where the folder is copied or put back.
            .env("KENPO_STATE", self.state.path())
            .current_dir(self.dir.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        program
    }

    /// Any words, with something on standard input.
    pub fn say(&self, words: &[&str], input: &str) -> Said {
        let mut child = self.start(words);
        // A program that has no use for its input may be gone already.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let done = child.wait_with_output().unwrap();
        Said {
            code: done.status.code().unwrap(),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }
}

impl Drop for Kenpo {
    fn drop(&mut self) {
        if std::thread::panicking() || !self.beginning().exists() {
            return;
        }
        if let Err(error) = beginning::read_back(Path::new(&self.db()), &self.beginning(), PASSWORD) {
            panic!("the database of this test does not read back: {error}");
        }
    }
}
