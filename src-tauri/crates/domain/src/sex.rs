//! 性別 as registered.

use crate::codes;

codes! {
    /// 性別.
    pub enum Sex {
        /// 男
        Male = "male",
        /// 女
        Female = "female",
    }
}
