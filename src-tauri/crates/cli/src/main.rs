//! `kenpo`: the command table for administrators, scripts and tests. Exit statuses are in docs/formats/command-line.md.

mod choice;
mod command_line;
mod emit;
mod given;
mod secret;
mod terminal;
mod text;
mod usage;
mod words;

use command_line::CommandLine;
use kenpo_office::fault::Fault;
use kenpo_office::office::Office;
use kenpo_office::rpc;
use kenpo_office::table::Word;
use kenpo_office::world::{World, fonts_folder, state_folder};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use terminal::Terminal;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| emit::panicked(panic.location())));
    let CommandLine { always, word, run } = match CommandLine::read() {
        Ok(line) => line,
        Err(error) => {
            let is_error = error.use_stderr();
            emit::usage(&usage::message(&error), is_error);
            return if is_error { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let mut office = Office::new(World::system(fonts_folder()).keeping(state_folder()));
    office.set_progress(Box::new(emit::progress));
    let cancelled = office.cancel_flag();
    // The words that cannot be stopped are short, and Ctrl-C ends them as any program.
    if word.can_stop() {
        // Where no handler can be set, Ctrl-C ends the program at once; an open transaction is then rolled back all the same.
        let _ = ctrlc::set_handler(move || cancelled.store(true, Ordering::Relaxed));
    }
    let mut terminal = Terminal { office, json: always.json, password_stdin: always.password_stdin };
    run(&mut terminal).unwrap_or_else(|fault| refuse(&mut terminal, word, fault))
}

fn refuse(terminal: &mut Terminal, word: Word, fault: Fault) -> ExitCode {
    let fault = rpc::logged(&mut terminal.office, word.command(), fault);
    let code = ExitCode::from(fault.code.exit_status());
    emit::fault(terminal.json, &rpc::fault_res(fault));
    code
}
