//! Entry point of the desktop program. Must never hold logic: everything is in the library beside it.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    // A panic's own text can quote what was being read; the page is told that something broke, and no more.
    std::panic::set_hook(Box::new(|_| ()));
    kenpo_desk::run()
}
