//! Closed lists: values with stable codes. A list, its codes and their parsing stand once, where the list is declared.
//!
//! A code is what files, the database, the command line and the page call a value. It is never changed and never used again for
//! something else: stored values must read back years later.

/// A value of a closed list.
pub trait Code: Copy + Eq + 'static {
    /// Every value, in the order of the list.
    const ALL: &'static [Self];
    /// The list's name, as other languages know it.
    const LIST: &'static str;

    fn code(self) -> &'static str;

    /// The value of a code.
    fn from_code(code: &str) -> Option<Self>;
}

/// Declares closed lists with the code of each value. A code that stands twice in a list does not compile.
#[macro_export]
macro_rules! codes {
    ($($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $value:ident = $code:literal),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $value),+ }

        impl $crate::code::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$value),+];
            const LIST: &'static str = stringify!($name);

            fn code(self) -> &'static str {
                match self { $(Self::$value => $code),+ }
            }

            #[deny(unreachable_patterns)]
            fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$value),)+ _ => None }
            }
        }
    )+};
}
