//! `cargo xtask setup`: installs what is missing, and says what it is doing.
//!
//! Must never install what is there already, and never guess on a system it does not know: then it says what is needed and stops.

mod needs;

use crate::sh::{self, Done, Program, Sink};
use needs::{Kit, Need};
use std::path::PathBuf;
use std::time::SystemTime;

pub use needs::Kit as Of;

/// The command.
pub fn setup(args: &[String]) -> Done {
    let kit = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => Kit::Build,
        ["--core"] => Kit::Core,
        ["--test"] => Kit::Test,
        _ => return Err("setup knows --core and --test alone".to_owned()),
    };
    system(kit)?;
    let mut sink = Sink::Live;
    if kit != Kit::Core {
        page(&mut sink)?;
    }
    if kit == Kit::Test {
        tools(&mut sink)?;
    }
    println!("準備ができました。/ Everything needed is here.");
    Ok(())
}

/// Compilers, libraries and programs of the system; Node where a window is built.
pub fn system(kit: Kit) -> Done {
    if kit != Kit::Core {
        node()?;
    }
    match std::env::consts::OS {
        "linux" => linux(kit),
        "windows" => windows(kit),
        other => {
            println!("{other} では動作を確かめていません。/ {other} is not supported; going on all the same.");
            Ok(())
        }
    }
}

fn linux(kit: Kit) -> Done {
    let needs = needs::of(kit);
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    if !needs::is_debian(&release) {
        return elsewhere(&needs);
    }
    let names = needs.iter().map(|need| need.package);
    let format = "-f=${Package}\t${db:Status-Abbrev}\n";
    let installed = Program::new("dpkg-query", ["-W", format].into_iter().chain(names)).ask().unwrap_or_default();
    let missing = needs::missing(&needs, &installed);
    if missing.is_empty() {
        return Ok(());
    }
    println!("足りないシステムパッケージを入れます：{0}\nInstalling missing system packages: {0}", missing.join(" "));
    let mut sink = Sink::Live;
    if let Err(error) = apt(&["update"])?.run(&mut sink) {
        // One broken source of packages need not matter for ours; the installation decides.
        println!("パッケージ一覧を更新できませんでした。そのまま続けます。/ Going on although: {error}");
    }
    let install = ["install", "--yes", "--no-install-recommends"];
    apt(&[&install[..], &missing[..]].concat())?.run(&mut sink).map_err(|error| {
        format!("{error}\nシステムパッケージを入れられませんでした。上の表示を確かめ、手で入れてからもう一度実行してください：{}", missing.join(" "))
    })
}

/// apt-get, through sudo where we are not root. Waits for another installation to end, and asks nothing.
fn apt(args: &[&str]) -> Result<Program, String> {
    let plain = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"];
    let words = plain.into_iter().chain(args.iter().copied());
    if Program::new("id", ["-u"]).ask().is_some_and(|id| id.trim() == "0") {
        return Ok(Program::new("env", words.skip(1)));
    }
    if Program::new("sudo", ["-V"]).succeeds() {
        return Ok(Program::new("sudo", words));
    }
    Err(format!(
        "管理者の権限がありません。管理者として次を実行してから、もう一度やり直してください。/ As root, run this, then try again:\n  {}",
        words.skip(2).collect::<Vec<_>>().join(" ")
    ))
}

/// A Linux whose packages go by other names: says what is needed, and stops where something is not there.
fn elsewhere(needs: &[Need]) -> Done {
    let absent: Vec<&str> = needs.iter().filter(|need| !need.is_there()).map(|need| need.package).collect();
    if absent.is_empty() {
        return Ok(());
    }
    Err(format!(
        "Debian・Ubuntu 以外では自動で入れられません。次に当たるパッケージ（名前は Debian のもの）を入れてください。\n\
         Not a Debian: please install what these Debian packages are called here:\n  {}",
        absent.join(" ")
    ))
}

/// Nothing is installed on Windows: says what is missing and where it comes from.
fn windows(kit: Kit) -> Done {
    let wanted = needs::ON_WINDOWS.iter().filter(|need| need.kit <= kit);
    let absent: Vec<String> = wanted
        .filter(|need| Program::new(need.program, [need.question]).ask().is_none())
        .map(|need| format!("{}: {}", need.program, need.source))
        .collect();
    if absent.is_empty() {
        return Ok(());
    }
    Err(format!(
        "PATH に次のプログラムがありません。入れてから、もう一度実行してください。\n\
         These programs are not on the path; please install them and try again:\n  {}",
        absent.join("\n  ")
    ))
}

/// The least Node that builds the page.
const NODE: u32 = 20;

fn node() -> Done {
    let version = Program::new("node", ["--version"]).ask().unwrap_or_default();
    let npm = sh::npm(["--version"]).succeeds();
    if needs::major(&version).is_some_and(|major| major >= NODE) && npm {
        return Ok(());
    }
    let found = if version.trim().is_empty() { "なし / none" } else { version.trim() };
    Err(format!(
        "Node.js {NODE} 以上と npm が要ります（見つかったもの：{found}）。https://nodejs.org から入れてください。\n\
         Node.js {NODE} or newer with npm is needed; please install it from https://nodejs.org."
    ))
}

/// The page's packages, where they are missing or older than the lock file.
pub fn page(sink: &mut Sink) -> Done {
    let ui = sh::root().join("ui");
    let changed = |path: PathBuf| path.metadata().and_then(|meta| meta.modified()).ok();
    let lock: Option<SystemTime> = changed(ui.join("package-lock.json"));
    if !needs::npm_ci_needed(lock, changed(ui.join("node_modules/.package-lock.json"))) {
        return Ok(());
    }
    if matches!(sink, Sink::Live) {
        println!("画面の部品（npm パッケージ）を入れます。/ Installing the page's npm packages.");
    }
    sh::npm(["ci"]).run(sink)
}

/// Cargo's programs that the tests use: name, version, and what to ask one that is already on the path.
const TOOLS: [(&str, &str, &str); 2] = [("tauri-driver", "^2", "--help"), ("cargo-deny", "^0.20", "--version")];

/// Installs them where they are missing, into the folder of what is built.
pub fn tools(sink: &mut Sink) -> Done {
    for (name, version, question) in TOOLS {
        if tool(name).exists() || on_path(name, version, question) {
            continue;
        }
        if matches!(sink, Sink::Live) {
            println!(
                "テストの道具 {name} を入れます（数分かかります）。/ Installing {name} for the tests; this takes minutes."
            );
        }
        let folder = sh::target().join("tools");
        let folder = folder.to_string_lossy();
        sh::cargo(["install", name, "--version", version, "--locked", "--root", &folder]).run(sink)?;
    }
    Ok(())
}

fn on_path(name: &str, version: &str, question: &str) -> bool {
    let answer = Program::new(name, [question]).ask();
    answer.is_some_and(|answer| {
        question != "--version" || answer.contains(&format!(" {}.", version.trim_start_matches('^')))
    })
}

/// Where such a program is, or would be.
pub fn tool(name: &str) -> PathBuf {
    sh::target().join("tools/bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
