//! How much it weighs what was found: whether a row goes in.

use crate::codes;

codes! {
    /// How much a finding weighs.
    pub enum Weight {
        /// Something was mended by a rule, and is reported.
        Mended = "mended",
        /// The row goes in, and a person should look.
        Look = "look",
        /// The row waits for a person.
        Blocks = "blocks",
    }
}
