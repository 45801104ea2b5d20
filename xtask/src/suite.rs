//! `cargo xtask test`: every test, the quick ones first, the page's beside Cargo's so that both cores work.
//!
//! Must never count a step that did not run as passed: where the subject of a step is not there, the others run and the whole fails.

use crate::sh::{self, Done, Program, Sink};
use crate::{develop, fuzz, rules, setup};
use std::path::PathBuf;
use std::time::{Duration, Instant};

struct Step {
    name: &'static str,
    /// What has to be there for it to make sense.
    needs: &'static str,
    /// The shortest run that it belongs to.
    run: Run,
    /// The one system that it runs on, where it cannot run on all.
    only_on: Option<&'static str>,
    work: fn(&Asked, &mut Sink) -> Done,
}

/// How much is run; each holds what the shorter ones do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Run {
    Quick,
    Whole,
    Long,
}

/// What the command line asks for.
struct Asked {
    run: Run,
    /// How long libFuzzer makes hostile rosters.
    minutes: u32,
}

const fn step(name: &'static str, needs: &'static str, run: Run, work: fn(&Asked, &mut Sink) -> Done) -> Step {
    Step { name, needs, run, only_on: None, work }
}

impl Step {
    const fn only_on(self, system: &'static str) -> Self {
        Self { only_on: Some(system), ..self }
    }
}

const PAGE: &str = "ui/package.json";

/// Seconds, before anything is built.
const FIRST: &[Step] = &[
    step("house rules", "xtask", Run::Quick, |_, _| rules::tidy(&[])),
    step("format", "Cargo.toml", Run::Quick, |_, sink| sh::cargo(["fmt", "--all", "--check"]).run(sink)),
];

/// Cargo's steps.
const CARGO: &[Step] = &[
    step("lints", "Cargo.toml", Run::Quick, |_, sink| {
        sh::cargo(["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]).run(sink)
    }),
    step("tests", "Cargo.toml", Run::Quick, |_, sink| sh::cargo(["test", "--locked", "--workspace"]).run(sink)),
    // Cargo built the examples with the tests; asking it to run one would build everything anew with fewer features.
    step("generated types", develop::CODEGEN, Run::Quick, |_, _| {
        develop::types(Program::new(sh::built("examples/codegen"), [""; 0]), true)
    }),
];

/// The page's steps, and the tools of the tests; beside Cargo's.
const BESIDE: &[Step] = &[
    step("page: packages", PAGE, Run::Quick, |_, sink| setup::page(sink)),
    step("page: types", PAGE, Run::Quick, |_, sink| sh::npm(["run", "typecheck"]).run(sink)),
    step("page: lints", PAGE, Run::Quick, |_, sink| {
        sh::npm(["run", "lint"]).run(sink)?;
        // Not through npm: the linter leaves out what lies above the folder it runs in.
        let words = ["ui/node_modules/eslint/bin/eslint.js", "--config", "ui/eslint.config.js", "tests/e2e"];
        Program::new("node", words).run(sink)
    }),
    step("page: tests", PAGE, Run::Quick, |_, sink| sh::npm(["test"]).run(sink)),
    step("page: build", PAGE, Run::Quick, |_, sink| sh::npm(["run", "build"]).run(sink)),
    step("test tools", "deny.toml", Run::Whole, |_, sink| setup::tools(sink)),
    step("licences and sources", "deny.toml", Run::Whole, |_, sink| {
        // As Cargo's subcommand it finds our manifest; the tool may be ours or one on the path.
        let deny = setup::tool("cargo-deny");
        let name = if deny.exists() { deny } else { "cargo-deny".into() };
        Program::new(name, ["--locked", "check", "bans", "licenses", "sources"]).run(sink)
    }),
];

/// The tests that know a short form and a long one.
const AT_LENGTH: [&str; 11] = [
    "test",
    "--locked",
    "--workspace",
    "--features",
    "kenpo-roster/long,kenpo-whole/long",
    "--test",
    "it",
    "--",
    "a_flipped_bit",
    "no_damage_ends",
    "of_many_goes_back",
];

/// The real window, and hostile files.
const LAST: &[Step] = &[
    step("window: build", PAGE, Run::Whole, |_, sink| window(sink)),
    step("window: end to end", "tests/e2e/run.mjs", Run::Whole, |_, sink| end_to_end(sink)).only_on("linux"),
    // Every place of a damaged file, thousands of damaged files, the people of the largest branch.
    step("tests at length", "Cargo.toml", Run::Long, |_, sink| sh::cargo(AT_LENGTH).run(sink)),
    step("window: many people", "tests/e2e/many.mjs", Run::Long, |_, sink| many(sink)).only_on("linux"),
    step("hostile rosters", "tests/fuzz/Cargo.toml", Run::Whole, |asked, sink| fuzz::run(asked.minutes, sink))
        .only_on("linux"),
];

/// The window with its page in it.
fn window(sink: &mut Sink) -> Done {
    // The same targets as the tests, so that only what the feature changes is built anew.
    sh::cargo(["build", "--locked", "--workspace", "--all-targets", "--features", "kenpo-desk/custom-protocol"])
        .run(sink)
}

/// Where the journey leaves a picture of every screen.
fn screens() -> PathBuf {
    sh::target().join("e2e")
}

/// The journey through the real window.
fn end_to_end(sink: &mut Sink) -> Done {
    on_a_screen("1200", "e2e", "debug", sink)
}

/// Each screen in front of a society of 100,000 people. How long it takes counts only with programs like those that are released.
fn many(sink: &mut Sink) -> Done {
    let words = ["build", "--locked", "--release", "-p", "kenpo-desk", "-p", "kenpo-cli"];
    sh::cargo(words.into_iter().chain(["--features", "kenpo-desk/custom-protocol"])).run(sink)?;
    on_a_screen("1800", "e2e:many", "release", sink)
}

/// A script of the page's package on a screen and a session bus of its own, for so many seconds at most.
fn on_a_screen(seconds: &str, script: &str, profile: &str, sink: &mut Sink) -> Done {
    let words = [
        // A driver that hangs must not hang the run.
        "--kill-after=10",
        seconds,
        "xvfb-run",
        "-a",
        "-s",
        "-screen 0 1920x1200x24",
        "dbus-run-session",
        "--",
        "npm",
        "--prefix",
        "ui",
        "run",
        script,
    ];
    let driver = setup::tool("tauri-driver");
    let driver = if driver.exists() { driver } else { "tauri-driver".into() };
    Program::new("timeout", words)
        .env("TAURI_DRIVER", driver)
        .env("KENPO", sh::built_as(profile, "kenpo"))
        .env("KENPO_DESK", sh::built_as(profile, "kenpo-desk"))
        .env("KENPO_READ_BACK", sh::built("kenpo-read-back"))
        .env("KENPO_PICTURES", screens())
        .run(sink)
}

/// `pictures`: the manual's pictures, taken by the journey itself so that they show the screens of today. A journey that fails changes none.
pub fn pictures(args: &[String]) -> Done {
    if !args.is_empty() {
        return Err("pictures takes nothing".to_owned());
    }
    setup::system(setup::Of::Test)?;
    let mut sink = Sink::Live;
    setup::page(&mut sink)?;
    setup::tools(&mut sink)?;
    sh::npm(["run", "build"]).run(&mut sink)?;
    window(&mut sink)?;
    end_to_end(&mut sink)?;
    let folder = sh::root().join("docs/manual");
    let read = |path: PathBuf| std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()));
    let manual = String::from_utf8(read(folder.join("README.md"))?).map_err(|error| error.to_string())?;
    for name in named(&manual) {
        develop::write(&folder.join(name), read(screens().join(name))?)?;
        println!("docs/manual/{name}");
    }
    Ok(())
}

/// The pictures that a text shows.
fn named(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|target| target.ends_with(".png")).collect()
}

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
enum End {
    Passed,
    Failed(String),
    /// Its subject is not there.
    Absent,
    /// Not on this system.
    Elsewhere,
    /// Something before it failed.
    NotRun,
}

struct Line {
    name: &'static str,
    end: End,
    time: Duration,
}

/// The command.
pub fn test(args: &[String]) -> Done {
    let asked = asked(args)?;
    let started = Instant::now();
    setup::system(if asked.run == Run::Quick { setup::Of::Quick } else { setup::Of::Test })?;
    let mut lines = lane(FIRST, &asked, false, true);
    let mut broken = failed(&lines);
    let (cargo, beside) = std::thread::scope(|scope| {
        let beside = scope.spawn(|| lane(BESIDE, &asked, broken, false));
        let cargo = lane(CARGO, &asked, broken, true);
        (cargo, beside.join())
    });
    lines.extend(cargo);
    lines.extend(beside.map_err(|_| "the steps of the page broke off".to_owned())?);
    broken = failed(&lines);
    lines.extend(lane(LAST, &asked, broken, true));
    print!("\n{}", table(&lines, started.elapsed()));
    verdict(&lines)
}

/// `[--quick | --long [--minutes N]]`: at length libFuzzer has an hour, where nothing else is said.
fn asked(args: &[String]) -> Result<Asked, String> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match *words {
        [] => Ok(Asked { run: Run::Whole, minutes: 1 }),
        ["--quick"] => Ok(Asked { run: Run::Quick, minutes: 0 }),
        ["--long"] => Ok(Asked { run: Run::Long, minutes: 60 }),
        ["--long", "--minutes", minutes] => {
            let minutes = minutes.parse().map_err(|_| format!("--minutes {minutes}: not a whole number"))?;
            Ok(Asked { run: Run::Long, minutes })
        }
        _ => Err("test takes --quick, or --long [--minutes N]".to_owned()),
    }
}

/// Passed only where everything of this system ran and passed.
fn verdict(lines: &[Line]) -> Done {
    let wrong = |line: &&Line| !matches!(line.end, End::Passed | End::Elsewhere);
    let names: Vec<&str> = lines.iter().filter(wrong).map(|line| line.name).collect();
    if names.is_empty() { Ok(()) } else { Err(format!("failed or not run: {}", names.join(", "))) }
}

fn failed(lines: &[Line]) -> bool {
    lines.iter().any(|line| matches!(line.end, End::Failed(_)))
}

/// Runs steps in their order until one fails.
fn lane(steps: &[Step], asked: &Asked, mut broken: bool, live: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for step in steps.iter().filter(|step| step.run <= asked.run) {
        let started = Instant::now();
        let end = if broken {
            End::NotRun
        } else if step.only_on.is_some_and(|system| system != std::env::consts::OS) {
            End::Elsewhere
        } else if !sh::root().join(step.needs).exists() {
            End::Absent
        } else {
            run(step, asked, live)
        };
        broken |= matches!(end, End::Failed(_));
        lines.push(Line { name: step.name, end, time: started.elapsed() });
    }
    lines
}

fn run(step: &Step, asked: &Asked, live: bool) -> End {
    let started = Instant::now();
    let mut sink = if live { Sink::Live } else { Sink::Kept(String::new()) };
    if live {
        println!("\n=== {}", step.name);
    }
    let done = (step.work)(asked, &mut sink);
    let seconds = started.elapsed().as_secs_f32();
    let verdict = done.as_ref().map_or_else(|error| format!("failed: {error}"), |()| "ok".to_owned());
    match &sink {
        // In one piece, so that the lines of two lanes do not mix.
        Sink::Kept(text) => println!("\n=== {}\n{}=== {}: {verdict} ({seconds:.1} s)", step.name, text, step.name),
        Sink::Live | Sink::Quiet => println!("=== {}: {verdict} ({seconds:.1} s)", step.name),
    }
    done.map_or_else(End::Failed, |()| End::Passed)
}

fn table(lines: &[Line], whole: Duration) -> String {
    let width = lines.iter().map(|line| line.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for line in lines {
        let end = match &line.end {
            End::Passed => format!("{:>7.1} s  ok", line.time.as_secs_f32()),
            End::Failed(_) => format!("{:>7.1} s  FAILED", line.time.as_secs_f32()),
            End::Absent => "        -  NOT THERE".to_owned(),
            End::Elsewhere => "        -  not on this system".to_owned(),
            End::NotRun => "        -  not run".to_owned(),
        };
        out.push_str(&format!("{:width$} {end}\n", line.name));
    }
    out.push_str(&format!("{:width$} {:>7.1} s\n", "all", whole.as_secs_f32()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICK: Asked = Asked { run: Run::Quick, minutes: 0 };

    fn all() -> impl Iterator<Item = &'static Step> {
        [FIRST, CARGO, BESIDE, LAST].into_iter().flatten()
    }

    fn only_in(run: Run) -> Vec<&'static str> {
        all().filter(|step| step.run == run).map(|step| step.name).collect()
    }

    #[test]
    fn quick_leaves_out_what_takes_long_and_nothing_else() {
        let whole = ["test tools", "licences and sources", "window: build", "window: end to end", "hostile rosters"];
        assert_eq!(only_in(Run::Whole), whole);
        assert_eq!(only_in(Run::Long), ["tests at length", "window: many people"]);
    }

    #[test]
    fn what_the_command_line_asks_for() {
        for (words, run, minutes) in [
            ("", Run::Whole, 1),
            ("--quick", Run::Quick, 0),
            ("--long", Run::Long, 60),
            ("--long --minutes 3", Run::Long, 3),
        ] {
            let asked = asked(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).unwrap();
            assert_eq!((asked.run, asked.minutes), (run, minutes), "{words}");
        }
        for words in ["--slow", "--quick --long", "--minutes 3", "--long --minutes", "--long --minutes some"] {
            assert!(asked(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).is_err(), "{words}");
        }
    }

    #[test]
    fn the_manual_names_its_pictures() {
        let text = "![開く](01-unlock.png)\n[手引き](README.md) ![](02-import.png)";
        assert_eq!(named(text), ["01-unlock.png", "02-import.png"]);
    }

    #[test]
    fn a_failure_ends_its_lane_and_nothing_is_passed_over_in_silence() {
        const STEPS: &[Step] = &[
            step("a", "Cargo.toml", Run::Quick, |_, _| Ok(())),
            step("b", "not/there", Run::Quick, |_, _| Ok(())),
            step("c", "Cargo.toml", Run::Whole, |_, _| Err("slow".to_owned())),
            step("d", "Cargo.toml", Run::Quick, |_, _| Err("wrong".to_owned())),
            step("e", "Cargo.toml", Run::Quick, |_, _| Ok(())),
            step("f", "Cargo.toml", Run::Quick, |_, _| Ok(())).only_on("an abacus"),
        ];
        let lines = lane(STEPS, &QUICK, false, false);
        let ends: Vec<(&str, End)> = lines.iter().map(|line| (line.name, line.end.clone())).collect();
        let expected = [
            ("a", End::Passed),
            ("b", End::Absent),
            ("d", End::Failed("wrong".to_owned())),
            ("e", End::NotRun),
            ("f", End::NotRun),
        ];
        assert_eq!(ends, expected);
        assert!(failed(&lines));
        assert_eq!(verdict(&lines), Err("failed or not run: b, d, e, f".to_owned()));
        assert_eq!(verdict(&lines[..1]), Ok(()));
        let elsewhere = lane(&STEPS[5..], &QUICK, false, false);
        assert_eq!((&elsewhere[0].end, verdict(&elsewhere)), (&End::Elsewhere, Ok(())));
        let table = table(&lines, Duration::from_secs(3));
        for row in ["b         -  NOT THERE", "FAILED", "not run", "3.0 s"] {
            assert!(table.contains(row), "{row} in\n{table}");
        }
        assert!(lane(STEPS, &QUICK, true, false).iter().all(|line| line.end == End::NotRun));
    }
}
