//! Reading one row, column after column in the order of the statement: columns are named in the SQL, not counted there.

use crate::error::{Sql, StoreError};
use kenpo_domain::Day;
use kenpo_domain::code::Code;
use kenpo_domain::iso_day;
use kenpo_domain::record::{Field, Kept, Record, Scalar, Value};
use rusqlite::types::{FromSql, ValueRef};

/// Takes the columns of a row one after the other.
pub(crate) struct Columns<'r> {
    row: &'r rusqlite::Row<'r>,
    at: usize,
}

impl<'r> Columns<'r> {
    /// From the first column on.
    pub(crate) fn of(row: &'r rusqlite::Row<'r>) -> Self {
        Self { row, at: 0 }
    }

    /// The next column as SQLite has it.
    #[track_caller]
    pub(crate) fn take<T: FromSql>(&mut self) -> Result<T, StoreError> {
        let value = self.row.get(self.at).sql()?;
        self.at += 1;
        Ok(value)
    }

    /// The next column's text without a copy.
    #[track_caller]
    pub(crate) fn text(&mut self) -> Result<&'r str, StoreError> {
        self.maybe_text()?.ok_or(StoreError::Damaged)
    }

    /// The next column's text, where it has one.
    #[track_caller]
    pub(crate) fn maybe_text(&mut self) -> Result<Option<&'r str>, StoreError> {
        let value = self.row.get_ref(self.at).sql()?.as_str_or_null().map_err(|_| StoreError::Damaged)?;
        self.at += 1;
        Ok(value)
    }

    /// The next columns as a record.
    pub(crate) fn record<R: Record>(&mut self) -> Result<R, StoreError> {
        R::read(&mut Scalars(self)).ok_or(StoreError::Damaged)
    }

    /// The record whose columns stand anywhere in the row, under their names. A field of which a column is missing is unknown.
    pub(crate) fn named<R: Record>(&self) -> Result<R, StoreError> {
        let mut values = Vec::new();
        for field in R::Field::ALL {
            let places: Result<Vec<usize>, _> =
                field.columns().iter().map(|name| self.row.as_ref().column_index(name)).collect();
            let Ok(places) = places else { continue };
            let mut scalars = places.into_iter().map_while(|at| scalar(self.row, at));
            values.push(R::Value::read(*field, &mut scalars).ok_or(StoreError::Damaged)?);
        }
        R::of(values).ok_or(StoreError::Damaged)
    }

    /// The next columns as a value of the domain.
    pub(crate) fn kept<T: Kept>(&mut self) -> Result<T, StoreError> {
        T::read(&mut Scalars(self)).ok_or(StoreError::Damaged)
    }

    /// Passes over columns.
    pub(crate) fn pass(&mut self, columns: usize) {
        self.at += columns;
    }

    /// The next column, read by a rule of ours: what does not read is damage.
    pub(crate) fn parse<T>(&mut self, rule: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
        rule(self.text()?).ok_or(StoreError::Damaged)
    }

    /// The same where the column may be empty.
    pub(crate) fn maybe_parse<T>(&mut self, rule: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
        self.maybe_text()?.map(|text| rule(text).ok_or(StoreError::Damaged)).transpose()
    }

    /// The next column as a day.
    pub(crate) fn day(&mut self) -> Result<Day, StoreError> {
        self.parse(iso_day::parse)
    }

    /// The next column as a day, where it has one.
    pub(crate) fn maybe_day(&mut self) -> Result<Option<Day>, StoreError> {
        self.maybe_parse(iso_day::parse)
    }

    /// The next column as a closed value.
    pub(crate) fn code<T: Code>(&mut self) -> Result<T, StoreError> {
        self.parse(T::from_code)
    }

    /// The next column as a closed value, where it has one.
    pub(crate) fn maybe_code<T: Code>(&mut self) -> Result<Option<T>, StoreError> {
        self.maybe_parse(T::from_code)
    }
}

/// The columns one after the other, as the domain reads them. Ends where one holds what no record has.
pub(crate) struct Scalars<'c, 'r>(pub(crate) &'c mut Columns<'r>);

impl<'r> Iterator for Scalars<'_, 'r> {
    type Item = Scalar<'r>;

    fn next(&mut self) -> Option<Scalar<'r>> {
        let value = scalar(self.0.row, self.0.at)?;
        self.0.at += 1;
        Some(value)
    }
}

/// What a column holds; `None` where no record has that.
fn scalar<'r>(row: &'r rusqlite::Row<'_>, at: usize) -> Option<Scalar<'r>> {
    match row.get_ref(at).ok()? {
        ValueRef::Null => Some(Scalar::Null),
        ValueRef::Integer(whole) => Some(Scalar::Whole(whole)),
        ValueRef::Text(text) => std::str::from_utf8(text).ok().map(Scalar::text),
        ValueRef::Real(_) | ValueRef::Blob(_) => None,
    }
}

/// Every row of a prepared statement, in its order.
pub(crate) fn collect<T>(
    rows: rusqlite::Rows<'_>,
    mut read: impl FnMut(&mut Columns<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut out = Vec::new();
    each(rows, |row| {
        out.push(read(row)?);
        Ok(())
    })?;
    Ok(out)
}

/// Hands every row of a prepared statement over, in its order.
pub(crate) fn each(
    mut rows: rusqlite::Rows<'_>,
    mut take: impl FnMut(&mut Columns<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    while let Some(row) = rows.next().sql()? {
        take(&mut Columns::of(row))?;
    }
    Ok(())
}

/// The first row of a statement, where there is one.
pub(crate) fn first<T>(
    mut rows: rusqlite::Rows<'_>,
    read: impl FnOnce(&mut Columns<'_>) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    rows.next().sql()?.map(|row| read(&mut Columns::of(row))).transpose()
}
