//! What a sender has written beside a cell (メモ, コメント): it hangs on the cell and is none of its value. Values only.

/// The comment on one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From 0.
    pub row: u32,
    /// From 0.
    pub column: u16,
    /// As it stands, its lines one below the other.
    pub text: String,
}
