//! Prints the TypeScript contract of the command table; `cargo xtask codegen` writes it to the page's folder.

#![allow(clippy::print_stdout, reason = "printing is all it does")]

fn main() {
    print!("{}", kenpo_office::table::typescript());
}
