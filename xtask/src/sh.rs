//! Running other programs, and saying so. No shell is used, so that everything works on Windows as on Linux.
//!
//! Must never show a password: secrets travel in the environment, and the environment is not shown.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Done, or what went wrong in one line.
pub type Done = Result<(), String>;

/// Where the output of a program goes.
pub enum Sink {
    /// To the terminal as it comes.
    Live,
    /// To the terminal, without a word of ours: a script may read it.
    Quiet,
    /// Kept, to be shown in one piece: two programs that run side by side would mix their lines.
    Kept(String),
}

/// A program with its arguments, ready to run at the root of the repository.
pub struct Program {
    command: Command,
    shown: String,
}

impl Program {
    /// A program of that name.
    pub fn new<A: AsRef<OsStr>>(name: impl AsRef<OsStr>, args: impl IntoIterator<Item = A>) -> Self {
        let mut command = Command::new(name.as_ref());
        command.current_dir(root());
        let mut shown = Path::new(name.as_ref()).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for arg in args {
            command.arg(arg.as_ref());
            let text = arg.as_ref().to_string_lossy();
            // For reading only: nothing is quoted for a shell, because there is none.
            let _ = if text.contains(' ') { write!(shown, " \"{text}\"") } else { write!(shown, " {text}") };
        }
        Self { command, shown }
    }

    /// A variable of its environment.
    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    /// In another folder than the root.
    pub fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs it to its end.
    pub fn run(mut self, sink: &mut Sink) -> Done {
        let status = match sink {
            Sink::Live | Sink::Quiet => {
                if matches!(sink, Sink::Live) {
                    println!("$ {}", self.shown);
                }
                self.command.status().map_err(|error| self.cannot_start(&error))?
            }
            Sink::Kept(text) => {
                let output = self.command.stdin(Stdio::null()).output();
                let output = output.map_err(|error| self.cannot_start(&error))?;
                let _ = writeln!(text, "$ {}", self.shown);
                text.push_str(&String::from_utf8_lossy(&output.stdout));
                text.push_str(&String::from_utf8_lossy(&output.stderr));
                output.status
            }
        };
        self.check(status.success(), status.code())
    }

    /// Its standard output; what it says of errors goes to the terminal.
    pub fn output(mut self) -> Result<String, String> {
        let output = self.command.stderr(Stdio::inherit()).output().map_err(|error| self.cannot_start(&error))?;
        self.check(output.status.success(), output.status.code())?;
        String::from_utf8(output.stdout).map_err(|_| format!("`{}` did not answer in UTF-8", self.shown))
    }

    /// Its standard output whatever it thinks of the question; `None` where it cannot be started.
    pub fn ask(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Whether it can be started and is content.
    pub fn succeeds(mut self) -> bool {
        let quiet = self.command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        quiet.status().is_ok_and(|status| status.success())
    }

    /// Starts it and goes on; the caller ends it.
    pub fn start(mut self) -> Result<std::process::Child, String> {
        println!("$ {} &", self.shown);
        self.command.spawn().map_err(|error| self.cannot_start(&error))
    }

    fn cannot_start(&self, error: &std::io::Error) -> String {
        format!("`{}` could not be started: {error}", self.shown)
    }

    fn check(&self, success: bool, code: Option<i32>) -> Done {
        match (success, code) {
            (true, _) => Ok(()),
            (false, Some(code)) => Err(format!("`{}` ended with {code}", self.shown)),
            (false, None) => Err(format!("`{}` was ended from outside", self.shown)),
        }
    }
}

/// The very Cargo that runs us.
pub fn cargo<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Program {
    Program::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), args)
}

/// npm in the page's folder. On Windows it is a script, which has to be called by its full name.
pub fn npm<'a>(args: impl IntoIterator<Item = &'a str>) -> Program {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    Program::new(name, ["--prefix", "ui"].into_iter().chain(args))
}

/// The root of the repository.
pub fn root() -> PathBuf {
    let ours = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    ours.parent().map_or_else(|| ours.clone(), Path::to_path_buf)
}

/// Where Cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// A program that Cargo built for development.
pub fn built(name: &str) -> PathBuf {
    built_as("debug", name)
}

/// A program that Cargo built by that profile's folder.
pub fn built_as(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
