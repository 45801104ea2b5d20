//! Columns that a sheet has and its file has not: the reader lays there what stands elsewhere.

/// Where the cells of a lower row stand once they are laid beside those of the upper one: E in AAE.
pub const BESIDE: u16 = 702;
/// From here on columns are laid that the file does not have, each as far behind as the one stands that it is made of.
pub const LAID: u16 = 2 * BESIDE;
/// Where one is laid that belongs to every table of a sheet, those side by side included.
pub const SHARED: u16 = LAID;

/// The column of the file where a cell stands.
pub fn column_of_file(column: u16) -> u16 {
    column.checked_sub(LAID).or(column.checked_sub(BESIDE)).unwrap_or(column)
}
