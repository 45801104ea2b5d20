//! A generated national list (利用登録状況) of the people of the generated roster, as its sender writes it: nothing but text and days.

use crate::office::INSURER_NUMBER;
use crate::roster::{SYMBOL, Seat, seat};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

/// What it is like.
pub const ABOUT: &str = "9 columns, one line for everybody registered; nine in ten use their card, the others have none of the registrations";

const HEADINGS: [&str; 9] =
    ["保険者番号", "記号", "番号", "枝番", "個人番号カード", "利用登録", "電子証明書有効期限", "解除処理日", "基準日"];

/// A workbook with a line for each of the first people of the sequence.
pub fn lines(people: u32) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let iso = Format::new().set_num_format("yyyy/m/d");
    for (column, heading) in (0u16..).zip(HEADINGS) {
        sheet.write(0, column, heading)?;
    }
    for at in 0..people {
        let (row, Seat { number, branch, .. }) = (at + 1, seat(at));
        let (month, day) = (1 + (at % 12) as u8, 1 + (at % 28) as u8);
        let uses = at % 10 != 0;
        sheet.write(row, 0, INSURER_NUMBER)?;
        sheet.write(row, 1, SYMBOL.to_string())?;
        sheet.write(row, 2, format!("{number:07}"))?;
        sheet.write(row, 3, format!("{branch:02}"))?;
        sheet.write(row, 4, "有")?;
        sheet.write(row, 5, if uses { "有" } else { "無" })?;
        let expires = ExcelDateTime::from_ymd(2027 + (at % 4) as u16, month, day)?;
        sheet.write_datetime_with_format(row, 6, expires, &iso)?;
        if at % 30 == 0 {
            sheet.write_datetime_with_format(row, 7, ExcelDateTime::from_ymd(2026, 9, day)?, &iso)?;
        }
        sheet.write_datetime_with_format(row, 8, ExcelDateTime::from_ymd(2026, 10, 31)?, &iso)?;
    }
    book.save_to_buffer()
}
