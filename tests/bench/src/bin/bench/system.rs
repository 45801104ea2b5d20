//! What the system tells of this process: time of its processors, resident memory. `None` where it does not tell.

#![allow(clippy::disallowed_methods, reason = "the file of the system's that lets a peak begin anew")]

/// Seconds that all threads of this process have had a processor for, in the program and in the system.
#[cfg(unix)]
pub fn cpu_seconds() -> Option<f64> {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Some(spent.tv_sec as f64 + spent.tv_nsec as f64 / 1e9)
}

/// Windows has no clock for it that is reached without unsafe code.
#[cfg(not(unix))]
pub fn cpu_seconds() -> Option<f64> {
    None
}

/// Resident memory now, in KiB.
pub fn resident() -> Option<u64> {
    status("VmRSS:")
}

/// The greatest resident memory since `forget_peak`, in KiB.
pub fn peak() -> Option<u64> {
    status("VmHWM:")
}

/// Lets the greatest resident memory begin anew at what it is now. Linux can.
pub fn forget_peak() -> Option<()> {
    std::fs::write("/proc/self/clear_refs", "5").ok()
}

/// A figure in KiB that Linux tells of this process.
fn status(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix(name))?.trim().strip_suffix("kB")?.trim().parse().ok()
}
