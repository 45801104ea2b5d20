//! Who sent a file: the name as it was given, and how their last file was read.

use crate::api::{FileSaid, SendersReq, SendersRes};
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use kenpo_domain::gate::{Out, Screen, plain};
use kenpo_domain::said::Habit;
use kenpo_domain::sender::Sender;

pub(crate) fn senders(office: &mut Office, _: SendersReq) -> Result<Out<Screen, SendersRes>, Fault> {
    let senders = office.store()?.senders()?;
    Ok(plain(senders, Screen).map(|senders| SendersRes { names: senders.iter().map(Sender::to_string).collect() }))
}

/// Who sent a file. A name with a 個人番号 in it is none, and is not said again whole.
pub(super) fn named(said: &FileSaid) -> Result<Option<Sender>, Fault> {
    let Some(text) = &said.sender else { return Ok(None) };
    let cut = kenpo_roster::without_my_number(text.clone());
    let sender = Sender::parse(text).filter(|_| cut == *text);
    sender.map(Some).ok_or_else(|| Fault::caller(FaultCode::SenderBad, cut))
}

/// How their last file was read that went in.
pub(super) fn habit(office: &Office, sender: Option<&Sender>) -> Result<Option<Habit>, Fault> {
    match sender {
        Some(sender) => Ok(office.store()?.habit(sender)?),
        None => Ok(None),
    }
}
