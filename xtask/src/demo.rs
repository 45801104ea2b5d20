//! `cargo xtask demo`: the main job on the sample rosters, by the same commands that a clerk gives.
//!
//! Knows `kenpo` by its command line alone. Must never write into a folder that holds a database, and shows the password once.

use crate::setup;
use crate::sh::{self, Done, Program, Sink};
use std::io;
use std::path::{Path, PathBuf};

/// The files of the demo, by their names in its folder.
const DATABASE: &str = "society.kenpo";
const KEY_FILE: &str = "society.kenpo-key";

/// Rosters first: the national list speaks of people who have to be known.
const ROSTERS: [&str; 4] = [
    "tests/fixtures/rosters/kobe_branch_2026-11.xlsx",
    "tests/fixtures/rosters/kyoto_branch_2026-11.xls",
    "tests/fixtures/rosters/employer_31_2026-11.csv",
    "tests/fixtures/rosters/national_list_2026-10.xlsx",
];

/// The steps of a clerk's day: what is said, and what is typed after `kenpo`. `{}` stands for the demo's folder.
const STEPS: &[(&str, &[&str])] = &[
    (
        "暗号化されたデータベースを作ります",
        &[
            "init",
            "--db",
            "{}/society.kenpo",
            "--name",
            "例示健康保険組合",
            "--insurer",
            "06139463",
            "--policy",
            "tests/fixtures/policy/reiji.toml",
            "--office",
            "1",
            "--number-width",
            "7",
            "--branch-width",
            "2",
            "--postal-width",
            "7",
        ],
    ),
    (
        "名簿と全国の一覧を取り込みます",
        &[
            "import",
            "--db",
            "{}/society.kenpo",
            ROSTERS[0],
            ROSTERS[1],
            ROSTERS[2],
            ROSTERS[3],
            "--as-of",
            "2026-11-30",
            "--findings",
            "{}/findings.json",
        ],
    ),
    ("一人ずつ判定します", &["plan", "--db", "{}/society.kenpo", "--as-of", "2026-11-30"]),
    ("発送バッチを作ります", &["issue", "--db", "{}/society.kenpo", "--as-of", "2026-11-30"]),
    (
        "原本（PDF）と一覧を書き出します",
        &["print", "--db", "{}/society.kenpo", "--batch", "latest", "--out", "{}/batch"],
    ),
    ("まとめ", &["summary", "--db", "{}/society.kenpo", "--as-of", "2026-11-30", "--out", "{}/summary.txt"]),
];

/// What to look at afterwards.
const RESULTS: [(&str, &str); 6] = [
    ("batch", "印刷するページ（PDF）"),
    ("batch/manifest.json", "一通ごとの整理番号・文書・ページ"),
    ("findings.json", "名簿の確認事項（シート・行・列）"),
    ("summary.txt", "まとめ"),
    (DATABASE, "データベース（暗号化）"),
    (KEY_FILE, "データベースの鍵ファイル（パスワードで開きます）"),
];

/// What the command line asked for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Options {
    no_window: bool,
    out: Option<PathBuf>,
}

/// The command.
pub fn demo(args: &[String]) -> Done {
    let options = options(args)?;
    let folder = match options.out {
        Some(folder) => given(std::path::absolute(&folder).map_err(|error| error.to_string())?)?,
        None => fresh(&sh::root().join("out"))?,
    };
    let display = display(std::env::consts::OS, |key| std::env::var(key).ok());
    let window = !options.no_window && display && sh::root().join("ui/package.json").exists();
    setup::system(if window { setup::Of::Build } else { setup::Of::Core })?;
    let mut sink = Sink::Live;
    sh::cargo(["build", "--locked", "-p", "kenpo-cli"]).run(&mut sink)?;

    let password = match std::env::var("KENPO_PASSWORD") {
        Ok(password) if !password.is_empty() => password,
        _ => random_password()?,
    };
    // A demo that is made again must not meet what is known of another one.
    let state = folder.join("state");
    for (about, words) in STEPS {
        println!("\n■ {about}");
        let words = words.iter().map(|word| word.replace("{}", &folder.to_string_lossy()));
        Program::new(sh::built("kenpo"), words)
            .env("KENPO_PASSWORD", &password)
            .env("KENPO_STATE", &state)
            .run(&mut sink)?;
    }

    println!("\n■ できたもの（{}）", folder.display());
    for (name, about) in RESULTS {
        println!("  {}  {about}", folder.join(name).display());
    }
    println!("  パスワード（この表示だけです。控えてください）: {password}");
    absent(&folder)?;
    if window {
        return open_window(&folder.join(DATABASE), &state, &mut sink);
    }
    if !options.no_window {
        println!("画面がないので、ウィンドウは開きません。/ There is no display: the window stays closed.");
    }
    Ok(())
}

/// A demo that leaves something out has not shown it.
fn absent(folder: &Path) -> Done {
    let absent: Vec<&str> = RESULTS.iter().map(|(name, _)| *name).filter(|name| !folder.join(name).exists()).collect();
    if absent.is_empty() { Ok(()) } else { Err(format!("できていません / was not made: {}", absent.join(", "))) }
}

/// Builds the page and the shell, and shows the database in them. The password is typed by the person.
fn open_window(database: &Path, state: &Path, sink: &mut Sink) -> Done {
    println!("\n■ ウィンドウを作って開きます（初回は数分かかります）");
    setup::page(sink)?;
    sh::npm(["run", "build"]).run(sink)?;
    sh::cargo(["build", "--locked", "-p", "kenpo-desk", "--features", "custom-protocol"]).run(sink)?;
    let nothing: [&str; 0] = [];
    Program::new(sh::built("kenpo-desk"), nothing).env("KENPO_DB", database).env("KENPO_STATE", state).run(sink)
}

/// `cargo xtask db-key DIR`: the raw key of a demo's database, for developers; the product cannot do this.
pub fn db_key(args: &[String]) -> Done {
    let [folder] = args else { return Err("db-key DIR".to_owned()) };
    let database = std::path::absolute(Path::new(folder).join(DATABASE)).map_err(|error| error.to_string())?;
    if !database.exists() {
        return Err(format!("{} がありません。/ There is no such database.", database.display()));
    }
    let words = ["run", "--quiet", "--locked", "-p", "kenpo-bench", "--bin", "db-key", "--"].map(str::to_owned);
    // The key alone goes to standard output, so that a script can take it; the tool asks for the password itself.
    sh::cargo(words.into_iter().chain([database.to_string_lossy().into_owned()])).run(&mut Sink::Quiet)
}

fn options(args: &[String]) -> Result<Options, String> {
    let mut options = Options::default();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "--no-window" => options.no_window = true,
            "--out" => match rest.next() {
                Some(folder) if !folder.starts_with("--") && !folder.is_empty() => options.out = Some(folder.into()),
                _ => return Err("--out の後にフォルダーを書いてください。/ --out wants a folder.".to_owned()),
            },
            other => {
                return Err(format!("{other} は分かりません。/ demo knows --no-window and --out DIR, not {other}."));
            }
        }
    }
    Ok(options)
}

/// Whether a window can be shown.
fn display(os: &str, env: impl Fn(&str) -> Option<String>) -> bool {
    let set = |key| env(key).is_some_and(|value| !value.is_empty());
    matches!(os, "windows" | "macos") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The folder that was asked for, unless somebody's database is in it.
fn given(folder: PathBuf) -> Result<PathBuf, String> {
    for name in [DATABASE, KEY_FILE] {
        if folder.join(name).exists() {
            return Err(format!(
                "{} には {name} があります。上書きはしません。別のフォルダーを指定してください。/ It is there already: give another folder.",
                folder.display()
            ));
        }
    }
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// The first of `demo-1`, `demo-2`, … that is not there. Made, not looked for: two demos at once get two folders.
fn fresh(out: &Path) -> Result<PathBuf, String> {
    std::fs::create_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    for n in 1_u32.. {
        let folder = out.join(format!("demo-{n}"));
        match std::fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(format!("{}: {error}", folder.display())),
        }
    }
    Err("no number is left".to_owned())
}

/// A password that a person can copy by hand: 100 random bits, no characters that look alike.
fn random_password() -> Result<String, String> {
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes).map_err(|error| error.to_string())?;
    Ok(spell(&bytes))
}

/// Five bits of each byte as one of 32 characters, in groups of five.
fn spell(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghjkmnopqrstuvwxyz23456789";
    let characters: Vec<char> = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    characters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn what_the_command_line_asks_for() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for (text, no_window, out) in [
            ("", false, None),
            ("--no-window", true, None),
            ("--no-window --out x/y", true, Some("x/y")),
            ("--out x/y --no-window", true, Some("x/y")),
        ] {
            let expected = Options { no_window, out: out.map(PathBuf::from) };
            assert_eq!(options(&words(text)), Ok(expected), "{text}");
        }
        for text in ["--out", "--out --no-window", "--window", "x/y"] {
            assert!(options(&words(text)).is_err(), "{text}");
        }
    }

    #[test]
    fn a_window_needs_a_display() {
        for (os, set, shown) in [
            ("linux", &[][..], false),
            ("linux", &[("DISPLAY", "")], false),
            ("linux", &[("DISPLAY", ":0")], true),
            ("linux", &[("WAYLAND_DISPLAY", "wayland-0")], true),
            ("windows", &[], true),
            ("macos", &[], true),
        ] {
            let env = |key: &str| set.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned());
            assert_eq!(display(os, env), shown, "{os} {set:?}");
        }
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "takes away the folder that it made")]
    fn nobodys_database_is_touched_and_every_demo_has_its_own_folder() {
        let place = std::env::temp_dir().join(format!("kenpo-xtask-{}", std::process::id()));
        let first = fresh(&place).unwrap();
        let second = fresh(&place).unwrap();
        assert_eq!([first.clone(), second.clone()], [place.join("demo-1"), place.join("demo-2")]);
        // A database and a key file are each reason enough; a folder of the name will do for the test.
        std::fs::create_dir(first.join(DATABASE)).unwrap();
        std::fs::create_dir(second.join(KEY_FILE)).unwrap();
        assert!(given(first).is_err() && given(second).is_err());
        assert_eq!(given(place.join("a/b")), Ok(place.join("a/b")));
        assert!(place.join("a/b").is_dir());
        assert!(absent(&place.join("a/b")).unwrap_err().contains("batch/manifest.json"));
        std::fs::remove_dir_all(&place).unwrap();
    }

    #[test]
    fn the_fixtures_of_the_steps_are_there() {
        let files = STEPS.iter().flat_map(|(_, words)| words.iter()).filter(|word| word.starts_with("tests/"));
        for file in files {
            assert!(sh::root().join(file).exists(), "{file}");
        }
    }

    #[test]
    fn passwords_are_easy_to_copy_and_differ() {
        let password = random_password().unwrap();
        assert_eq!(password.split('-').map(str::len).collect::<Vec<_>>(), [5, 5, 5, 5]);
        assert_ne!(password, random_password().unwrap());
        let all: Vec<u8> = (0..=255).collect();
        let used: BTreeSet<char> = spell(&all).chars().collect();
        assert_eq!(used.len(), 32 + 1, "five bits each, and the hyphen");
        for look_alike in ['0', 'O', '1', 'l', 'i', 'I'] {
            assert!(!used.contains(&look_alike), "{look_alike}");
        }
    }
}
