//! How the command table is declared: what each row becomes. Must never know a command by name.

/// Makes of the rows the table itself, the words of the command line, the check of roles before each command, the commands as functions, and
/// the dispatch by name.
macro_rules! commands {
    (
        no command: [$($alone:ident $alone_text:literal $alone_help:literal),*]
        $($name:ident($req:ident) -> $res:ident in $steps:ident {
            may: $may:expr, $(where $asked:ident: $besides:expr,)?
            access: $access:expr,
            logged: $logged:ident, act: $act:ident, course: $course:ident, carries: $carries:ident,
            words: $([$word:ident $text:literal $help:literal])? $(within [$($within:ident),+])? $(none: $why:literal)?,
        })*
    ) => {
        /// One row of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct CommandInfo {
            pub name: &'static str,
            /// The name of its request's type.
            pub request: &'static str,
            /// The name of its reply's type.
            pub reply: &'static str,
            /// Who may run it.
            pub may: May,
            /// Who may ask it for more than that.
            pub besides: &'static [Besides],
            /// Whether it writes, and what it is about.
            pub access: Access,
            /// What the log calls it.
            pub logged: Logged,
            /// What the audit trail calls it, where it knows no better.
            pub act: Act,
            /// Whether it can be stopped.
            pub course: Course,
            /// What its request must not leave anywhere.
            pub carries: Carries,
            /// The words of the command line that run it; none where the window alone asks for it.
            pub words: &'static [Word],
        }

        impl CommandInfo {
            /// The row of a command.
            pub fn named(name: &str) -> Option<&'static Self> {
                COMMANDS.iter().find(|command| command.name == name)
            }

            pub fn log_name(&self) -> &'static str {
                self.logged.name(self.name)
            }
        }

        /// The table.
        pub const COMMANDS: &[CommandInfo] = &[$(CommandInfo {
            name: stringify!($name),
            request: stringify!($req),
            reply: stringify!($res),
            may: $may,
            besides: &[$(Besides { asked: stringify!($asked), may: $besides })?],
            access: $access,
            logged: $logged,
            act: Act::$act,
            course: $course,
            carries: $carries,
            words: commands!(@words [$($word)?] [$($($within),+)?] [$($why)?]),
        },)*];

        /// A word of the command line.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word {
            $($(#[doc = $help] $word,)?)*
            $(#[doc = $alone_help] $alone,)*
        }

        impl Word {
            /// Every word.
            pub const ALL: &'static [Self] = &[$($(Self::$word,)?)* $(Self::$alone,)*];

            /// As it is typed.
            pub fn text(self) -> &'static str {
                match self { $($(Self::$word => $text,)?)* $(Self::$alone => $alone_text,)* }
            }

            /// What it does, in Japanese.
            pub fn help(self) -> &'static str {
                match self { $($(Self::$word => $help,)?)* $(Self::$alone => $alone_help,)* }
            }

            /// The command that it is there for; the others it runs on the way. None where it asks nothing of a database.
            pub fn command(self) -> Option<&'static CommandInfo> {
                match self {
                    $($(Self::$word => CommandInfo::named(stringify!($name)),)?)*
                    $(Self::$alone => None,)*
                }
            }
        }

        /// Each command behind its check: a request is not even made before it is known who asks.
        mod checked {
            use super::*;
            $(
                pub(super) fn $name(
                    office: &mut Office,
                    request: impl FnOnce() -> Result<$req, Fault>,
                ) -> Result<Out<Screen, $res>, Fault> {
                    office.traced(Act::$act, |office| {
                        office.allow($may)?;
                        let request = request()?;
                        $(if request.$asked() {
                            office.allow($besides)?;
                        })?
                        steps::$steps::$name(office, request)
                    })
                }
            )*
        }

        /// The commands as functions, for callers in Rust.
        pub mod call {
            use super::*;
            $(
                #[doc = concat!("Runs `", stringify!($name), "` after the check of roles.")]
                pub fn $name(office: &mut Office, request: $req) -> Result<Out<Screen, $res>, Fault> {
                    checked::$name(office, || Ok(request))
                }
            )*
        }

        /// Runs a command by name. `UnknownCommand` where there is none, `BadRequest` where the request is not of its form.
        pub fn dispatch(office: &mut Office, name: &str, request: Value) -> Result<Out<Screen, Value>, Fault> {
            office.go_on();
            match name {
                $(stringify!($name) => {
                    let request = || serde_json::from_value(request).map_err(|_| Fault::new(FaultCode::BadRequest));
                    checked::$name(office, request)?
                        .try_map_with(&(), |(), reply| serde_json::to_value(reply))
                        .map_err(|_| Fault::new(FaultCode::Internal))
                })*
                _ => Err(Fault::caller(FaultCode::UnknownCommand, name)),
            }
        }

        /// Runs the check of roles of a command as for a caller in Rust, and fails with `made` where the check lets it through.
        #[cfg(test)]
        fn ask(office: &mut Office, name: &str, made: Fault) -> Option<Fault> {
            match name {
                $(stringify!($name) => checked::$name(office, || Err(made)).err(),)*
                _ => None,
            }
        }
    };
    // A word of its own, words that run it on their way, or why there is none.
    (@words [$word:ident] [] []) => { &[Word::$word] };
    (@words [$word:ident] [$($within:ident),+] []) => { &[Word::$word, $(Word::$within),+] };
    (@words [] [$($within:ident),+] []) => { &[$(Word::$within),+] };
    (@words [] [] [$why:literal]) => { &[] };
    (@words $($half:tt)*) => { compile_error!("name a word of its own, words that run it, or why there is none") };
}
pub(super) use commands;
