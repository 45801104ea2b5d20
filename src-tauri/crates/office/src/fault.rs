//! What a command answers when it cannot do what was asked: a code, what it is about, and an incident number for the log.
//!
//! The words {what happened, what to do next} stand in the fault's row (`code`). Never carries text from the database, but for the
//! headings of a sender's form.

mod code;
mod declare;
pub(crate) mod store;
mod why;

pub use code::FaultCode;
pub use why::Why;

use crate::wire::policy::PolicyError;
use crate::words::{column, term};
use kenpo_domain::Day;
use kenpo_domain::drift::Drift;
use kenpo_domain::finding::{FindingCode, Item};
use kenpo_domain::gate::{CallerText, Plain, UserName, WrittenPath};
use kenpo_domain::ids::BatchId;
use kenpo_domain::instant::Instant;
use kenpo_domain::serial::Serial;
use kenpo_domain::torn::Torn;
use kenpo_domain::wareki;
use kenpo_store::{Head, Older};

/// What a fault is about: what the caller said, counts, days, and what we or the society call things. Never text of
/// a person whom the society insures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// What the caller said in this request.
    Caller(CallerText),
    Count(u32),
    /// How long to wait, from now. A script is told the number too.
    WaitSeconds(u32),
    /// Words of their own, and a code for a script.
    Why(Why),
    Day(Day),
    Serial(Serial),
    Moment(Instant),
    /// Where the audit trail was known to have come to, and where it has.
    Older(Older),
    /// Who did something here.
    User(UserName),
    Batch(BatchId),
    /// Files that this request wrote.
    Written(Vec<WrittenPath>),
    /// Words of ours.
    Words(&'static str),
    /// What was found of a row, each code with its words.
    Found(Vec<FindingCode>),
    /// Items that a roster lacks.
    Items(Vec<Item>),
    /// What does not belong together in a roster, and how often.
    Torn(Vec<Torn>),
    /// What became of the headings of a sender.
    Drifts(Vec<Drift>),
    /// Why a policy is not used: a line, or a key and what is wrong with it.
    Policy(PolicyError),
}

/// Why a command could not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Why.
    pub code: FaultCode,
    /// What it is about.
    pub params: Vec<Param>,
    /// Number of the log line with the details, where there are any.
    pub incident: Option<u32>,
}

// A fault's parameters are closed over types that say nothing of any person but what the caller said.
impl Plain for Fault {}

impl Fault {
    /// A fault that needs no parameters.
    pub fn new(code: FaultCode) -> Self {
        Self { code, params: Vec::new(), incident: None }
    }

    /// A fault about one thing.
    pub fn about(code: FaultCode, param: Param) -> Self {
        Self { code, params: vec![param], incident: None }
    }

    /// A fault about what the caller said.
    pub fn caller(code: FaultCode, text: impl Into<String>) -> Self {
        Self::about(code, Param::Caller(CallerText(text.into())))
    }

    /// The same fault about one thing more that the caller said, or that stands in a file of theirs.
    pub(crate) fn and_caller(mut self, text: impl Into<String>) -> Self {
        self.params.push(Param::Caller(CallerText(text.into())));
        self
    }

    /// What happened, with the parameters in place.
    pub fn what(&self) -> String {
        self.why().map_or_else(|| fill(self.code.what(), &self.params), |why| why.what().to_owned())
    }

    /// What to do next, with the parameters in place.
    pub fn next(&self) -> String {
        self.why().map_or_else(|| fill(self.code.next(), &self.params), |why| why.next().to_owned())
    }

    /// What it says besides its code.
    pub fn why(&self) -> Option<Why> {
        self.params.iter().find_map(|param| if let Param::Why(why) = param { Some(*why) } else { None })
    }
}

/// What a fault says of whatever it is about.
pub fn in_general(code: FaultCode) -> String {
    let mut text = code.what().trim_end_matches('。').to_owned();
    while let Some((before, rest)) = text.split_once('{') {
        let Some((_, behind)) = rest.split_once('}') else { break };
        text = format!("{before}…{behind}");
    }
    text
}

fn fill(pattern: &str, params: &[Param]) -> String {
    params.iter().enumerate().fold(pattern.to_owned(), |text, (at, param)| {
        let value = match param {
            Param::Caller(text) => text.0.clone(),
            Param::Count(count) | Param::WaitSeconds(count) => count.to_string(),
            Param::Why(why) => why.what().to_owned(),
            Param::Day(day) => wareki::long(*day),
            Param::Serial(serial) => serial.to_string(),
            Param::Moment(instant) => term::moment(instant.as_str()),
            Param::Older(Older { known, found }) => {
                let head = |head: &Head| format!("記録 {}（{}）", head.seq, term::moment(&head.at));
                format!("知られていたのは{}、ここにあるのは{}まで", head(known), head(found))
            }
            Param::User(name) => name.0.clone(),
            Param::Batch(id) => id.to_string(),
            Param::Written(files) => joined(files.iter().map(WrittenPath::to_string), "、"),
            Param::Words(words) => (*words).to_owned(),
            Param::Found(codes) => joined(codes.iter().map(|code| code.what().trim_end_matches('。').to_owned()), "、"),
            Param::Items(items) => joined(items.iter().map(|item| term::item(*item).to_owned()), "・"),
            Param::Torn(torn) => joined(torn.iter().map(column::torn), "、"),
            Param::Drifts(drifts) => column::drifts(drifts),
            Param::Policy(error) => error.to_string(),
        };
        text.replace(&format!("{{{at}}}"), &value)
    })
}

fn joined(texts: impl Iterator<Item = String>, between: &str) -> String {
    texts.collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenpo_domain::code::Code;

    #[test]
    fn what_a_fault_says_in_general_has_no_places_left() {
        assert_eq!(in_general(FaultCode::WrongPassword), FaultCode::WrongPassword.what().trim_end_matches('。'));
        for code in FaultCode::ALL {
            assert!(!in_general(*code).contains(['{', '}']), "{}", in_general(*code));
        }
        assert!(in_general(FaultCode::NoHeader).starts_with("「…」に、"));
    }

    #[test]
    fn every_fault_says_what_happened_and_what_to_do() {
        for code in FaultCode::ALL {
            // What to do with a file of another kind is said by its kind: `words::file_kind`.
            let next = code.next();
            assert!(code.what().ends_with('。') && (next.ends_with('。') || next == "{2}"), "{}", code.code());
        }
    }

    #[test]
    fn parameters_stand_in_their_places() {
        let fault = Fault { params: vec![Param::Count(3), Param::Count(4)], ..Fault::new(FaultCode::CountChanged) };
        assert!(fault.what().contains("確認した通数（3通）と、今の対象（4通）"));
    }
}
