//! `kenpo decide`: one person's facts per line in, one decision or error per line out, in the same order.
//!
//! One bad line never stops the others. Reads and writes through its arguments only; keeps nothing.

use crate::wire::{self, LineCode, LineError};
use kenpo_domain::Day;
use kenpo_domain::decide::decide;
use kenpo_domain::decision::Run;
use kenpo_domain::gate::{self, Contract, Out, Sealed};
use kenpo_domain::policy::Policy;
use std::io::{self, BufRead, ErrorKind};

/// The longest line that is read, in bytes without its line end.
pub const LONGEST_LINE: usize = 1 << 20;

/// Decides for every line; answers whether any line was in error. The sink is given lines without their line end. `Err` only where
/// the input or the sink fails.
pub fn decide_lines(
    policy: &Policy,
    as_of: Day,
    run: Run,
    input: &mut dyn BufRead,
    sink: &mut dyn FnMut(Out<Contract, String>) -> io::Result<()>,
) -> io::Result<bool> {
    let mut any_error = false;
    let mut first = true;
    while let Some(line) = next_line(input)? {
        let text = line.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
        // Editors on Windows begin a UTF-8 file with a mark that is not part of its first line.
        let text = text.map(|text| if first { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text });
        first = false;
        let line = match answer(policy, as_of, run, text) {
            Ok(decision) => decision,
            Err(error) => {
                any_error = true;
                wire::error_line(error.id.as_deref(), &error)
            }
        };
        sink(gate::contract(Sealed::new(line.to_string())))?;
    }
    Ok(any_error)
}

fn answer(policy: &Policy, as_of: Day, run: Run, line: Option<&str>) -> Result<serde_json::Value, LineError> {
    let line = line.ok_or(LineError { id: None, code: LineCode::BadJson, field: None })?;
    let facts = wire::facts::parse_line(line)?;
    let decision = decide(&facts, policy, as_of, run).map_err(|error| LineError::from_decide(&facts.id, error))?;
    Ok(wire::decision::to_json(&decision))
}

/// The next line: `None` at the end, `Some(None)` where it is too long to be kept.
fn next_line(input: &mut dyn BufRead) -> io::Result<Option<Option<Vec<u8>>>> {
    let mut line = Vec::new();
    let (mut begun, mut too_long) = (false, false);
    loop {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if chunk.is_empty() {
            return Ok(begun.then(|| (!too_long).then_some(line)));
        }
        begun = true;
        let end = chunk.iter().position(|&byte| byte == b'\n');
        let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
        too_long |= line.len() + part.len() > LONGEST_LINE;
        if !too_long {
            line.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            return Ok(Some((!too_long).then_some(line)));
        }
    }
}
