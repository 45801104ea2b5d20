//! The way in for the window, which speaks JSON. Adds the log and the words of a fault, which the command line takes from here, too.

use crate::api::{AuditHead, Coded, FaultParams, FaultRes};
use crate::fault::{Fault, FaultCode, Param};
use crate::office::Office;
use crate::table::CommandInfo;
use crate::{log, out, table};
use kenpo_domain::gate::{Out, Screen, plain};
use kenpo_store::Head;
use serde_json::Value;

/// Lets a fault out.
pub fn fault_res(fault: Fault) -> Out<Screen, FaultRes> {
    plain(fault, Screen).map(|fault| {
        let (what, next) = (fault.what(), fault.next());
        let incident = fault.incident.map(|number| format!("{number:08x}"));
        FaultRes { code: Coded(fault.code), what, next, incident, params: params(&fault) }
    })
}

fn head(Head { seq, hash, at }: &Head) -> AuditHead {
    AuditHead { seq: u32::try_from(*seq).unwrap_or(u32::MAX), hash: hash.clone(), at: at.clone() }
}

fn params(fault: &Fault) -> Option<Box<FaultParams>> {
    let wait_seconds = fault.params.iter().find_map(|param| match param {
        Param::WaitSeconds(seconds) => Some(*seconds),
        _ => None,
    });
    let why = fault.why().map(Coded);
    let (known, found) = fault
        .params
        .iter()
        .find_map(|param| match param {
            Param::Older(older) => Some((head(&older.known), head(&older.found))),
            _ => None,
        })
        .unzip();
    let any = wait_seconds.is_some() || why.is_some() || known.is_some();
    any.then(|| Box::new(FaultParams { wait_seconds, why, known, found }))
}

/// Runs a command by name; the fault of a command that should not have failed gets a number and a log line.
pub fn rpc(office: &mut Office, name: &str, request: Value) -> Result<Out<Screen, Value>, Out<Screen, FaultRes>> {
    table::dispatch(office, name, request).map_err(|fault| fault_res(logged(office, CommandInfo::named(name), fault)))
}

/// Gives a fault its number and writes the log line, where its code calls for one. `command` is `None` where it is none of the table.
pub fn logged(office: &mut Office, command: Option<&CommandInfo>, mut fault: Fault) -> Fault {
    if matches!(fault.code, FaultCode::Internal | FaultCode::DatabaseDamaged | FaultCode::DiskRefused) {
        let mut number = [0; 4];
        if office.world.fill(&mut number).is_ok()
            && let Some(path) = office.session.as_ref().and_then(|session| out::log_beside(&session.path).ok())
        {
            let incident = u32::from_be_bytes(number);
            let name = command.map_or("unknown", CommandInfo::log_name);
            let written = out::log(&path, &log::line(office.now().instant, incident, name, &fault));
            // A number without its line helps nobody.
            fault.incident = written.then_some(incident);
        }
    }
    fault
}

/// What goes to the page: the one door between a released reply and its JSON.
pub fn answer(reply: Result<Out<Screen, Value>, Out<Screen, FaultRes>>) -> Result<Value, Value> {
    match reply {
        Ok(reply) => Ok(reply.into_inner()),
        // A fault is made of strings: it always has a JSON form.
        Err(fault) => Err(serde_json::to_value(fault.into_inner()).unwrap_or_default()),
    }
}
