//! Cells come in in order, and within the limits of Excel.

use super::*;

#[test]
fn cells_out_of_order_are_put_in_order_and_places_beyond_excel_refused() {
    let mut cells = Cells::default();
    for (row, column, text) in [(2, 1, "c"), (0, 0, "a"), (2, 1, "later"), (2, 0, "b"), (0, 9_000, "far right")] {
        cells.push(row, column, Value::Text(text.into())).unwrap();
    }
    assert_eq!(cells.push(MAX_ROWS, 0, Value::Truth(true)), Err(ReadError::Damaged));
    assert_eq!(cells.push(0, 3_207_367_637, Value::Truth(true)), Err(ReadError::Damaged));
    let sheet = cells.into_sheet(None, Calendar::From1900);
    let texts: Vec<_> = sheet.rows_from(0).flat_map(|row| row.cells).map(|cell| cell.value.clone()).collect();
    assert_eq!(texts, ["a", "b", "c"].map(|text| Value::Text(text.into())));
}
