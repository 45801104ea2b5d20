//! `kenpo`: the command table for administrators, scripts and tests. Exit statuses are in docs/formats/command-line.md.

mod args;
mod emit;
mod run;
mod secret;
mod text;
mod usage;

use kenpo_office::fault::Fault;
use kenpo_office::office::Office;
use kenpo_office::rpc;
use kenpo_office::table::CommandInfo;
use kenpo_office::world::{World, fonts_folder};
use std::process::ExitCode;
use std::sync::atomic::Ordering;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| emit::panicked(panic.location())));
    let cli = match args::Cli::read() {
        Ok(cli) => cli,
        Err(error) => {
            let is_error = error.use_stderr();
            emit::usage(&usage::message(&error), is_error);
            return if is_error { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let mut office = Office::new(World::system(fonts_folder()));
    office.set_progress(Box::new(emit::progress));
    let cancelled = office.cancel_flag();
    if run::can_stop(&cli.command) {
        // Where no handler can be set, Ctrl-C ends the program at once; an open transaction is then rolled back all the same.
        let _ = ctrlc::set_handler(move || cancelled.store(true, Ordering::Relaxed));
    }
    let (json, name) = (cli.json, run::name(&cli.command));
    match run::run(&mut office, cli) {
        Ok(code) => code,
        Err(fault) => refuse(&mut office, json, name, fault),
    }
}

fn refuse(office: &mut Office, json: bool, name: &str, fault: Fault) -> ExitCode {
    let fault = rpc::logged(office, CommandInfo::named(name), fault);
    let code = ExitCode::from(fault.code.exit_status());
    emit::fault(json, &rpc::fault_res(fault));
    code
}
