//! How faults are declared: each once, with its exit status and its words, in one row. Must never know a fault by name.

/// Exit statuses of `kenpo`: what kind of thing is wrong (docs/formats/command-line.md). 1 belongs to the lines of `decide`.
#[derive(Clone, Copy)]
pub(super) enum Exit {
    /// What was typed: words of the command line, a day, a number.
    Words = 2,
    /// Password, lock, role.
    Access = 3,
    /// The database, its key file, the disk, the faces.
    Database = 4,
    /// A file that was given.
    Input = 5,
    /// The state of things.
    State = 6,
    /// A person stopped it.
    Stopped = 7,
    /// A fault of ours.
    Internal = 70,
}

macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident = $code:literal exits $exit:ident what $what:literal next $next:literal;)*) => {
        kenpo_domain::codes! {
            /// Why a command could not do what was asked.
            pub enum FaultCode { $($(#[$doc])* $name = $code,)* }
        }

        impl FaultCode {
            /// The exit status of `kenpo` (docs/formats/command-line.md).
            pub fn exit_status(self) -> u8 {
                match self { $(Self::$name => $crate::fault::declare::Exit::$exit as u8,)* }
            }

            /// What happened. `{0}`, `{1}` stand for the parameters.
            pub(super) fn what(self) -> &'static str {
                match self { $(Self::$name => $what,)* }
            }

            /// What to do next, likewise.
            pub(super) fn next(self) -> &'static str {
                match self { $(Self::$name => $next,)* }
            }
        }
    };
}
pub(super) use faults;
