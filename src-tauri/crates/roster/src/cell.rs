//! A cell as values: its place and what stands in it. Works on nothing: `sheet` collects cells, `cut` takes every 個人番号 out of
//! them, and `field` and `date` read them.

use smol_str::SmolStr;

/// The first year of a workbook's calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// What Excel begins with.
    From1900,
    /// What Excel for Macintosh began with.
    From1904,
}

/// What stands in place of a text that is longer than a cell can hold.
pub const TOO_LONG: Value = Value::Error("長すぎる文字列");

/// What stands in place of an error that is not known, and of the value of a formula that nobody has calculated.
pub const UNKNOWN: &str = "#?";

/// What the programs that calculate write in place of a value.
const ERRORS: [&str; 16] = [
    "#N/A",
    "#VALUE!",
    "#REF!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#BUSY!",
    "#UNKNOWN!",
    "#GETTING_DATA",
    "#ERROR!",
];

/// The error that a text is: in a text file, or copied from another sheet as a value. Signs of number in a row show a column too narrow for its value.
pub fn error_of(text: &str) -> Option<&'static str> {
    // Asked of every text, and hardly any begins so.
    let text = text.trim();
    if !text.starts_with(['#', 'E']) {
        return None;
    }
    let is_number = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let of_libre_office = text.strip_prefix("Err:").filter(|number| is_number(number)).map(|_| "Err:");
    let narrow = (text.len() > 2 && text.bytes().all(|byte| byte == b'#')).then_some("###");
    ERRORS.iter().find(|error| **error == text).copied().or(of_libre_office).or(narrow)
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, blanks at its ends included.
    Text(SmolStr),
    /// A number without a date format.
    Number(f64),
    /// A number with a date format: a serial of the workbook's calendar.
    Date {
        /// Days since the calendar's start.
        serial: f64,
        calendar: Calendar,
    },
    /// TRUE or FALSE.
    Truth(bool),
    /// An error such as #N/A.
    Error(&'static str),
    /// The whole cell was a 個人番号 with a right check digit; these are its last four digits.
    MyNumber([u8; 4]),
}

/// A cell with its place. Never empty.
#[derive(Clone, Debug)]
pub struct Cell {
    /// From 0.
    pub row: u32,
    /// From 0.
    pub column: u16,
    /// Whether a 個人番号 was cut out of it.
    pub cut: bool,
    /// Its content.
    pub value: Value,
}
