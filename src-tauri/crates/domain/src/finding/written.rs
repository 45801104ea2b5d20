//! How a kind of finding is written: its code, its weight, what was found and what to do next, in one row. All rows together are the list.

macro_rules! findings {
    ([] $($(#[$doc:meta])* $name:ident = $code:literal, $weight:ident what $what:literal next $next:literal;)*) => {
        $crate::codes! {
            /// What was found.
            #[derive(PartialOrd, Ord, Hash)]
            pub enum FindingCode { $($(#[$doc])* $name = $code,)* }
        }

        impl FindingCode {
            /// How much it weighs.
            pub fn weight(self) -> $crate::finding::Weight {
                match self { $(Self::$name => $crate::finding::Weight::$weight,)* }
            }

            /// What was found, in Japanese.
            pub fn what(self) -> &'static str {
                match self { $(Self::$name => $what,)* }
            }

            /// What to do next, in Japanese.
            pub fn next(self) -> &'static str {
                match self { $(Self::$name => $next,)* }
            }
        }
    };
}

pub(super) use findings;
