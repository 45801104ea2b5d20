//! The commands of a developer's day: generated types, benchmarks, the window with a page that follows its sources.

use crate::setup;
use crate::sh::{self, Done, Program, Sink};
use std::path::Path;

/// The program that prints the page's types.
pub const CODEGEN: &str = "src-tauri/crates/office/examples/codegen.rs";

/// What it prints, as committed.
const GENERATED: &str = "ui/src/api/generated.ts";

/// `codegen [--check]`: the TypeScript of the command table; with `--check` only says whether the committed file is right.
pub fn codegen(args: &[String]) -> Done {
    let check = match args {
        [] => false,
        [only] if only == "--check" => true,
        _ => return Err("codegen knows --check alone".to_owned()),
    };
    let words = ["run", "--quiet", "--locked", "-p", "kenpo-office", "--example", "codegen"];
    types(sh::cargo(words), check)
}

/// Asks a program for the page's types; `check` only says whether the committed file is right.
pub fn types(program: Program, check: bool) -> Done {
    let wanted = program.output()?;
    let path = sh::root().join(GENERATED);
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    if same(&there, &wanted) {
        println!("{GENERATED}: as the command table says");
        return Ok(());
    }
    if check {
        return Err(format!("{GENERATED} is not what the command table says; run `cargo xtask codegen` and commit it"));
    }
    write(&path, wanted)?;
    println!("{GENERATED}: written anew");
    Ok(())
}

/// Git may have changed the line ends on Windows.
fn same(there: &str, wanted: &str) -> bool {
    there.replace("\r\n", "\n") == wanted.replace("\r\n", "\n")
}

/// Writes what belongs to the sources.
#[allow(clippy::disallowed_methods, reason = "types of the page, pictures of invented people: no person's data")]
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Done {
    std::fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// `bench`: times the product against named peers.
pub fn bench(args: &[String]) -> Done {
    setup::system(setup::Of::Core)?;
    let words = ["run", "--release", "--locked", "-p", "kenpo-bench", "--bin", "bench", "--"].map(str::to_owned);
    sh::cargo(words.iter().chain(args)).run(&mut Sink::Live)
}

/// `run`: the window, with a page that follows its sources. The page's server ends with the window.
pub fn run(args: &[String]) -> Done {
    if !args.is_empty() {
        return Err("run takes nothing; KENPO_DB names a database".to_owned());
    }
    setup::system(setup::Of::Build)?;
    setup::page(&mut Sink::Live)?;
    // Not through npm: ending npm would leave the server behind.
    let mut server = Program::new("node", ["ui/node_modules/vite/bin/vite.js", "ui", "--strictPort"]).start()?;
    let window = sh::cargo(["run", "--locked", "-p", "kenpo-desk"]).run(&mut Sink::Live);
    let ended = server.kill().and_then(|()| server.wait()).map_err(|error| error.to_string());
    window.and(ended.map(|_| ()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_do_not_matter_to_the_check() {
        for (there, wanted, equal) in
            [("a\nb\n", "a\nb\n", true), ("a\r\nb\r\n", "a\nb\n", true), ("a\n", "a\nb\n", false), ("", "a\n", false)]
        {
            assert_eq!(same(there, wanted), equal, "{there:?} {wanted:?}");
        }
    }
}
