//! The names of the vocabularies that a workbook's parts are written in.

/// Workbooks and their sheets.
pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// What leads from one part to another.
pub const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Colours and faces.
pub const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
