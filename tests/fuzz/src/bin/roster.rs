//! The reader of rosters under libFuzzer: whatever the bytes are, it answers, and no line of ours panics.
//!
//! `cargo xtask fuzz` builds it with coverage and gives it the samples to begin from. How long one file may take, and how much memory, are
//! libFuzzer's own limits.

#![no_main]
#![allow(clippy::disallowed_methods, reason = "libFuzzer's own, for what it finds: invented bytes, a developer's own")]

use kenpo_domain::Day;
use kenpo_domain::insured::{Width, Widths};
use kenpo_domain::said::Said;
use kenpo_roster::{Opening, Rules, columns, read};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use std::io::{Cursor, Read, Write};
use std::ops::ControlFlow;
use std::panic::{set_hook, take_hook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Where a panic of ours comes from, as the compiler names our files.
const OURS: &str = "src-tauri";

fuzz_target!(
    init: {
        // What panics in a library is a damaged file to the reader; libFuzzer's own hook would end the program for it.
        let ends_it = take_hook();
        set_hook(Box::new(move |panic| {
            if panic.location().is_some_and(|place| place.file().starts_with(OURS)) {
                ends_it(panic);
            }
        }));
    },
    |bytes: &[u8]| {
        let opening = Opening::new(bytes);
        let _ = columns(&opening, &Said::default(), &mut |_| ControlFlow::Continue(()));
        let widths = Widths { symbol: Width::new(4), number: Width::new(7), branch: Width::new(2), postal: Width::new(7) };
        let rules = Rules { widths, insurer: None, as_of: Day::default() };
        let _ = read(&opening, &rules, &Said::default(), &mut |_| ControlFlow::Continue(()));
    }
);

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    // A changed byte of a packed part ends in its checksum: the part is unpacked, changed and packed again instead.
    match repacked(&data[..size], max_size, seed) {
        Some(package) => {
            data[..package.len()].copy_from_slice(&package);
            package.len()
        }
        None => fuzzer_mutate(data, size, max_size),
    }
});

/// The package with one of its parts changed, every fourth time left to be changed as it is; `None` where it is no package.
fn repacked(package: &[u8], max_size: usize, seed: u32) -> Option<Vec<u8>> {
    if !package.starts_with(b"PK\x03\x04") || seed.is_multiple_of(4) {
        return None;
    }
    let mut from = ZipArchive::new(Cursor::new(package)).ok()?;
    let chosen = (seed as usize / 4).checked_rem(from.len())?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).ok()?;
        if at != chosen {
            to.raw_copy_file(part).ok()?;
            continue;
        }
        let mut content = Vec::new();
        (&mut part).take(1 << 20).read_to_end(&mut content).ok()?;
        let name = part.name().ok()?.into_owned();
        let size = content.len();
        content.resize(size + size / 4 + 64, 0);
        let largest = content.len();
        let size = fuzzer_mutate(&mut content, size, largest);
        to.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).ok()?;
        to.write_all(content.get(..size)?).ok()?;
    }
    let package = to.finish().ok()?.into_inner();
    (package.len() <= max_size).then_some(package)
}
