//! Measuring: seconds by the monotonic clock, peak memory by what the system says of the whole process.

#![allow(clippy::disallowed_methods, reason = "the generated roster is a file of the bench's own")]

use std::error::Error;
use std::fmt;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// What one piece of work gave.
pub type Outcome = Result<Measured, Box<dyn Error>>;

/// One measurement.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    seconds: f64,
    /// Memory in KiB; `None` where the system does not tell it.
    memory: Option<Memory>,
    /// What was made, so that a peer that did less is noticed. Its unit is the contest's.
    made: u64,
}

/// Resident memory in KiB.
#[derive(Clone, Copy, Debug)]
struct Memory {
    /// Before the work: faces, databases and frames that stand before the clock starts.
    before: u64,
    /// The greatest during it.
    peak: u64,
}

impl Measured {
    /// Runs the work and measures it. It answers how much it made.
    pub fn of(work: impl FnOnce() -> Result<u64, Box<dyn Error>>) -> Outcome {
        let before = forget_peak().and_then(|()| status("VmRSS:"));
        let started = Instant::now();
        let made = work()?;
        let seconds = started.elapsed().as_secs_f64();
        let memory = before.zip(status("VmHWM:")).map(|(before, peak)| Memory { before, peak });
        Ok(Self { seconds, memory, made })
    }

    /// The measurement in the middle by time.
    pub fn median(mut all: Vec<Self>) -> Self {
        all.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
        all[all.len() / 2]
    }

    pub fn time_to(&self, peer: &Self) -> f64 {
        self.seconds / peer.seconds
    }

    /// What the work took above what stood before it, as a ratio.
    pub fn memory_to(&self, peer: &Self) -> f64 {
        let taken = |measured: &Self| measured.memory.map(|memory| memory.peak.saturating_sub(memory.before) as f64);
        taken(self).zip(taken(peer)).map_or(f64::NAN, |(ours, theirs)| ours / theirs)
    }

    /// For the process that asked.
    pub fn line(&self) -> String {
        let Memory { before, peak } = self.memory.unwrap_or(Memory { before: 0, peak: 0 });
        format!("{} {before} {peak} {}", self.seconds, self.made)
    }

    fn read(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let seconds = words.next()?.parse().ok()?;
        let memory = Memory { before: words.next()?.parse().ok()?, peak: words.next()?.parse().ok()? };
        let made = words.next()?.parse().ok()?;
        Some(Self { seconds, memory: Some(memory).filter(|memory| memory.peak > 0), made })
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mb = |kib: u64| format!("{:.0}", kib as f64 / 1024.0);
        let (peak, taken) = self.memory.map_or(("-".to_owned(), "-".to_owned()), |memory| {
            (mb(memory.peak), mb(memory.peak.saturating_sub(memory.before)))
        });
        write!(f, "{:>8.3}  {peak:>8}  {taken:>8}  {:>9}", self.seconds, self.made)
    }
}

/// Runs a job in a process of its own.
pub fn apart(job: &str, roster: &Path) -> Outcome {
    let output = Command::new(std::env::current_exe()?).arg("one").arg(job).arg(roster).output()?;
    if !output.status.success() {
        return Err(format!("{job}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let line = String::from_utf8(output.stdout)?;
    Measured::read(&line).ok_or_else(|| format!("{job} answered {line:?}").into())
}

/// Writes the generated roster.
pub fn keep(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::write(path, bytes)
}

/// Lets the greatest resident size begin anew at what it is now. Linux can.
fn forget_peak() -> Option<()> {
    std::fs::write("/proc/self/clear_refs", "5").ok()
}

/// A figure in KiB that Linux tells of this process.
fn status(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix(name))?.trim().strip_suffix("kB")?.trim().parse().ok()
}
