//! Says which of the look-up lists are there: a build without one works, and its list is empty.

#![allow(clippy::print_stdout, reason = "this is how Cargo is told")]

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    for (file, there) in [("data/names.bin", "names_are_there"), ("data/postal.tsv", "postal_codes_are_there")] {
        println!("cargo::rustc-check-cfg=cfg({there})");
        println!("cargo::rerun-if-changed={file}");
        if std::path::Path::new(file).is_file() {
            println!("cargo::rustc-cfg={there}");
        } else {
            // Cargo looks at times alone, and a list that comes back may be an old file. What is never there is asked for by every build.
            println!("cargo::rerun-if-changed={file}.is-missing");
        }
    }
}
