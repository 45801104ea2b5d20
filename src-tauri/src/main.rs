//! Entry point of the desktop program. Must never hold logic: everything is in the library beside it.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    kenpo_desk::run()
}
