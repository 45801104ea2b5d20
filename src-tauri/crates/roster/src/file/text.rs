//! Text files: the encoding, the separator, the cells. The one door to csv and encoding_rs.
//!
//! Must never guess on: a text that is neither UTF-8 nor EUC-JP nor CP932 is refused, and so is one whose quotes do not close,
//! since rows would vanish inside a cell.

use super::other;
use crate::cell::{Calendar, Value};
use crate::error::{OtherKind, ReadError};
use crate::sheet::{Cells, MAX_ROWS, Sheet};
use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// The text, without a byte order mark. UTF-8, UTF-16 with a mark (what Excel saves as "Unicode text"), EUC-JP where that is certain, else CP932.
///
/// # Errors
/// [`ReadError::Empty`], [`ReadError::NotASpreadsheet`], [`ReadError::EncodingUnknown`].
pub fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => match of_another_encoding(bytes) {
            Some(kind) => return Err(ReadError::NotASpreadsheet(kind)),
            None if std::str::from_utf8(bytes).is_ok() => UTF_8,
            None if is_euc(bytes) => EUC_JP,
            None => SHIFT_JIS,
        },
    };
    // With a mark for UTF-8, and no text all the same.
    if encoding == UTF_8 && bytes.contains(&0) {
        return Err(ReadError::NotASpreadsheet(OtherKind::Unknown));
    }
    let (text, _, broken) = encoding.decode(bytes);
    if broken {
        return Err(ReadError::EncodingUnknown);
    }
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ReadError::Empty);
    }
    match other::of_text(start) {
        Some(kind) => Err(ReadError::NotASpreadsheet(kind)),
        None => Ok(text.into_owned()),
    }
}

/// The kind of a text without a byte order mark that is in none of the encodings that are read, where that is certain; the kind of what is
/// no text at all.
fn of_another_encoding(bytes: &[u8]) -> Option<OtherKind> {
    let reads = |encoding: &'static Encoding, certain: fn(&str) -> bool| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some_and(|text| certain(&text))
    };
    if bytes.contains(&0) {
        // A separator or a digit holds one zero in UTF-16. Read in the wrong order, it would be a character that ends no line.
        let lines = |text: &str| text.contains('\n') && !text.contains('\0');
        let wide = reads(UTF_16LE, lines) || reads(UTF_16BE, lines);
        return Some(if wide { OtherKind::Utf16 } else { OtherKind::Unknown });
    }
    let mail = bytes.windows(2).any(|two| two == b"\x1B$") && reads(ISO_2022_JP, |text| !text.is_ascii());
    mail.then_some(OtherKind::Iso2022Jp)
}

/// Whether a text that is no UTF-8 is in EUC-JP for certain. The same three kanji in CP932 hold bytes that EUC-JP lacks; half-width kana alone may
/// read in both, but never as one of them.
fn is_euc(bytes: &[u8]) -> bool {
    let text = EUC_JP.decode_without_bom_handling_and_without_replacement(bytes);
    text.is_some_and(|text| text.contains(['氏', '号', '日']))
}

/// The cells of a text, as far as line `last` (counted from 0). A row is where its record's first line stands.
///
/// # Errors
/// [`ReadError::Damaged`] when a quote is not closed; limits as in [`Cells::push`].
pub fn read(text: &str, last: u32) -> Result<Sheet, ReadError> {
    let separator = separator(text);
    if !quotes_close(text, separator) {
        return Err(ReadError::Damaged);
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut cells = Cells::default();
    let mut record = csv::StringRecord::new();
    let mut lines = Lines { bytes: text.as_bytes(), at: 0, row: 0 };
    while reader.read_record(&mut record).map_err(|_| ReadError::Damaged)? {
        let row = lines.row_of(record.position().map_or(0, csv::Position::byte));
        if row > last || row >= MAX_ROWS {
            break;
        }
        cells.width(row, record.len());
        for (column, field) in (0..).zip(&record) {
            if !field.trim().is_empty() {
                cells.push(row, column, Value::Text(as_text(field).into()))?;
            }
        }
    }
    Ok(cells.into_sheet(None, Calendar::From1900))
}

/// `="0001234"`, by which a sender keeps Excel from taking the zeros: what stands between the quotes.
fn as_text(field: &str) -> &str {
    let inner = field.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(field)
}

/// Counts lines up to a record. The csv crate counts a record after blank lines from the first of them.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    row: u32,
}

impl Lines<'_> {
    fn row_of(&mut self, byte: u64) -> u32 {
        let mut to = usize::try_from(byte).unwrap_or(usize::MAX).min(self.bytes.len());
        while matches!(self.bytes.get(to), Some(b'\r' | b'\n')) {
            to += 1;
        }
        let passed = self.bytes.get(self.at..to).unwrap_or_default();
        // CR LF, LF alone, and CR alone each end a line, as for the reader of records.
        let crlf = passed.windows(2).filter(|pair| pair == b"\r\n").count();
        self.row += (passed.iter().filter(|b| matches!(b, b'\r' | b'\n')).count() - crlf) as u32;
        self.at = to.max(self.at);
        self.row
    }
}

/// What the first line names (`sep=;`); else tab, semicolon or bar where one of the first lines, among which the headings are, has more
/// of them than commas; else comma.
fn separator(text: &str) -> u8 {
    let lines = || text.split(['\r', '\n']).take(20);
    if let Some([named]) = lines().next().and_then(|line| line.strip_prefix("sep=")).map(str::as_bytes) {
        return *named;
    }
    let more = |sign: char| {
        lines().any(|line| {
            let count = |sign| line.matches(sign).count();
            count(sign) > count(',')
        })
    };
    // A sentence may hold a semicolon: headings hold several.
    let headings = |sign: char| more(sign) && lines().any(|line| line.matches(sign).count() >= 3);
    match () {
        () if more('\t') => b'\t',
        () if headings(';') => b';',
        () if headings('|') => b'|',
        () => b',',
    }
}

/// Whether every quoted cell is closed again, read as the csv crate reads: a quote opens a cell at its start only.
fn quotes_close(text: &str, separator: u8) -> bool {
    let (mut quoted, mut at_start) = (false, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if quoted => quoted = bytes.next_if_eq(&b'"').is_some(),
            b'"' if at_start => quoted = true,
            _ => {}
        }
        at_start = !quoted && (byte == separator || byte == b'\n' || byte == b'\r');
    }
    !quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Row;

    #[test]
    fn encodings() {
        let another = |kind| Err(ReadError::NotASpreadsheet(kind));
        for (bytes, read) in [
            ("氏名".as_bytes().to_vec(), Ok("氏名")),
            ("\u{FEFF}氏名".as_bytes().to_vec(), Ok("氏名")),
            (b"\x8E\x81\x96\xBC".to_vec(), Ok("氏名")),
            (b"\xFF\xFE\x0F\x6C\x0D\x54".to_vec(), Ok("氏名")),
            (b"\xF0\x40".to_vec(), Ok("\u{E000}")), // a 外字 of CP932
            (b"\x8E\x81\x96".to_vec(), Err(ReadError::EncodingUnknown)),
            (b"\xA4\xC6\xFF\xFE".to_vec(), Err(ReadError::EncodingUnknown)),
            (b" \r\n\r\n".to_vec(), Err(ReadError::Empty)),
            (Vec::new(), Err(ReadError::Empty)),
            ("氏名,番号\n".encode_utf16().flat_map(u16::to_le_bytes).collect(), another(OtherKind::Utf16)),
            ("氏名,番号\n".encode_utf16().flat_map(u16::to_be_bytes).collect(), another(OtherKind::Utf16)),
            (EUC_JP.encode("氏名,番号\n佐藤,ｻﾄｳ\n").0.into_owned(), Ok("氏名,番号\n佐藤,ｻﾄｳ\n")),
            (b"\x1B$B;aL>\x1B(B,1\n".to_vec(), another(OtherKind::Iso2022Jp)),
            (SHIFT_JIS.encode("ｻﾄｳ,ﾊﾅｺ\n").0.into_owned(), Ok("ｻﾄｳ,ﾊﾅｺ\n")),
            (SHIFT_JIS.encode("ｻﾄ,ﾊﾅ\n").0.into_owned(), Ok("ｻﾄ,ﾊﾅ\n")),
            ("\u{FEFF}氏名\0\n".as_bytes().to_vec(), another(OtherKind::Unknown)),
            (b"\x7FELF\0\0".to_vec(), Err(ReadError::NotASpreadsheet(OtherKind::Unknown))),
            (b"<html><table>".to_vec(), Err(ReadError::NotASpreadsheet(OtherKind::WebPage))),
        ] {
            assert_eq!(decode(&bytes).as_deref().map_err(Clone::clone), read, "{bytes:x?}");
        }
    }

    #[test]
    fn rows_are_where_their_record_starts() {
        let sheet = read("a,b\r\n\r\n\"c\r\nd\",e\r\nf,\"g\"\"h\"\r\n", 99).unwrap();
        let cells: Vec<_> = sheet.rows_from(0).flat_map(|row| row.cells).map(|cell| (cell.row, cell.column)).collect();
        assert_eq!(cells, [(0, 0), (0, 1), (2, 0), (2, 1), (4, 0), (4, 1)]);
        for ends in ["\r", "\n", "\r\n"] {
            let sheet = read(&["a,b", "", "c,d", "e"].join(ends), 99).unwrap();
            assert_eq!(sheet.rows_from(0).map(Row::index).collect::<Vec<_>>(), [0, 2, 3], "{ends:?}");
        }
        for (text, columns) in [
            ("sep=;\na;b,c\n", 2),
            ("a;b;c;d\n1,5;2;3;4\n", 4),
            ("a,b;c,d\n", 3),
            ("# a|b\nc|d|e|f\n1,5|2|3|4\n", 4),
            ("a,b|c,d\n", 3),
        ] {
            let sheet = read(text, 99).unwrap();
            assert_eq!(sheet.rows_from(0).map(|row| row.cells.len()).max(), Some(columns), "{text}");
        }
        assert_eq!(read("a\tb,\tc\n1\t2\t3", 0).unwrap().rows_from(0).next().unwrap().cells.len(), 3);
        for broken in ["a,\"b\nc,d\n", "\"", "a,\"\"\"\n"] {
            assert_eq!(read(broken, 99).err(), Some(ReadError::Damaged), "{broken}");
        }
    }
}
