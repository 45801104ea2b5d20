//! Those with flags whose registration became void: what they were stands in the journal, and their flags in their table. The rule of who
//! comes again is `domain::come_again`.

use crate::error::{Sql, StoreError};
use crate::journal::OperationNo;
use crate::journal::history::change_of;
use crate::reads::Reads;
use crate::records::columns;
use crate::row::collect;
use crate::write::Tx;
use kenpo_domain::code::Code;
use kenpo_domain::come_again::VoidPerson;
use kenpo_domain::facts::Protection;
use kenpo_domain::record::RecordKind;
use kenpo_domain::registration::Registration;

impl Tx<'_> {
    /// Those with flags whose registration became void before this write. Read once in a write.
    pub(super) fn void_people(&self) -> Result<&[VoidPerson], StoreError> {
        if self.void_people.get().is_none() {
            let _ = self.void_people.set(self.read_void_people()?);
        }
        Ok(self.void_people.get().map_or(&[], Vec::as_slice))
    }
}

impl Reads {
    fn read_void_people(&self) -> Result<Vec<VoidPerson>, StoreError> {
        let select = format!(
            "SELECT v.version, {} FROM protection g JOIN gone v ON v.kind = ?1 AND v.id = g.id WHERE g.withheld",
            columns::<Protection>("g"),
        );
        let void = collect(self.prepared(&select)?.query([RecordKind::Person.code()]).sql()?, |row| {
            Ok((OperationNo::of_version(row.take()?), row.record::<Protection>()?))
        })?;
        let with_registration = void.into_iter().map(|(taken_away, protection)| {
            let operation = self.operation(taken_away)?;
            let was = change_of::<Registration>(&operation)?.back().apply(None).ok().flatten();
            Ok(VoidPerson { registration: was.ok_or(StoreError::Damaged)?, protection })
        });
        with_registration.collect()
    }
}
