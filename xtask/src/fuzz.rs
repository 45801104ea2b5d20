//! `cargo xtask fuzz`: libFuzzer over the reader of rosters, from the samples on.
//!
//! What it finds lies in `target/fuzz/found`; `cargo xtask fuzz FILE` reads such a file again. What it has learnt lies in
//! `target/fuzz/corpus`, and is where the next run goes on.

use crate::setup;
use crate::sh::{self, Done, Program, Sink};
use std::path::PathBuf;

/// What the compiler is to add so that libFuzzer sees which ways a file takes. A stable compiler knows it all. Comparisons are not told:
/// headings are compared with all words that are known, and each would cost many times as much.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table --cfg fuzzing";

/// A built-in target, so that what only builds the others is left as it is.
const TARGET: &str = "x86_64-unknown-linux-gnu";

/// Bytes of a file. Each sample is smaller.
const LARGEST: &str = "-max_len=131072";

/// A file that takes longer is a fault.
const LONGEST: &str = "-timeout=60";

/// So is one that takes more megabytes; what libFuzzer itself remembers is in it.
const MEMORY: &str = "-rss_limit_mb=1024";

/// Where to begin.
const SEEDS: [&str; 16] = [
    "tests/fixtures/rosters",
    "tests/fixtures/formats",
    "tests/fixtures/forty",
    "tests/fixtures/forty_more",
    "tests/fixtures/forty_third",
    "tests/fixtures/forty_fourth",
    "tests/fixtures/forty_fifth",
    "tests/fixtures/forty_sixth",
    "tests/fixtures/forty_seventh",
    "tests/fixtures/forty_eighth",
    "tests/fixtures/forty_ninth",
    "tests/fixtures/forty_tenth",
    "tests/fixtures/forty_eleventh",
    "tests/fixtures/forty_twelfth",
    "tests/fixtures/forty_thirteenth",
    "tests/fixtures/forty_fourteenth",
];

/// The first of them, with which a run of a few minutes begins: all of them would take it longer to read than it has.
const FEW: usize = 4;
/// Minutes from which on a run begins with all.
const LONG: u32 = 10;

/// `fuzz [--minutes N | FILE]`: for an hour, where nothing else is said.
pub fn fuzz(args: &[String]) -> Done {
    setup::system(setup::Of::Core)?;
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match *words {
        [] => run(60, &mut Sink::Live),
        ["--minutes", minutes] => {
            let minutes = minutes.parse().map_err(|_| format!("--minutes {minutes}: not a whole number"))?;
            run(minutes, &mut Sink::Live)
        }
        [file] if !file.starts_with('-') => {
            build(&mut Sink::Live)?;
            fuzzer([file.to_owned()]).run(&mut Sink::Live)
        }
        _ => Err("fuzz takes --minutes N, or a file that it has found".to_owned()),
    }
}

/// Runs so many minutes.
pub fn run(minutes: u32, sink: &mut Sink) -> Done {
    build(sink)?;
    let [corpus, found] = ["corpus", "found"].map(|name| folder().join(name));
    for path in [&corpus, &found] {
        std::fs::create_dir_all(path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let mut words = vec![
        format!("-artifact_prefix={}/", found.display()),
        format!("-max_total_time={}", minutes * 60),
        "-print_final_stats=1".to_owned(),
        corpus.display().to_string(),
    ];
    let seeds = if minutes < LONG { FEW } else { SEEDS.len() };
    words.extend(SEEDS.into_iter().take(seeds).map(str::to_owned));
    fuzzer(words).run(sink)
}

fn build(sink: &mut Sink) -> Done {
    sh::cargo(["build", "--release", "--locked", "-p", "kenpo-fuzz", "--target", TARGET])
        .env("CARGO_TARGET_DIR", folder())
        .env("RUSTFLAGS", COVERAGE)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        // What wraps in silence in a release is a fault here.
        .env("CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS", "true")
        .run(sink)
}

fn folder() -> PathBuf {
    sh::target().join("fuzz")
}

fn fuzzer(words: impl IntoIterator<Item = String>) -> Program {
    let limits = [LONGEST, MEMORY, LARGEST].map(str::to_owned);
    Program::new(folder().join(TARGET).join("release/fuzz-roster"), limits.into_iter().chain(words))
}
