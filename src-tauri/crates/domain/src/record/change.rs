//! A change: some fields of one record, each with its value before and after. What was reviewed is what is written, journaled,
//! exchanged and turned back.

use super::{Field, Record, Value};

/// One field that changes. A side that says nothing (no record yet, none any more, or nobody knows) is `None`.
#[derive(Clone, PartialEq)]
pub struct FieldChange<F, V> {
    /// Which field.
    pub field: F,
    /// What it was.
    pub before: Option<V>,
    /// What it becomes.
    pub after: Option<V>,
}

/// A change of one field of a record.
pub type FieldChangeOf<R> = FieldChange<<R as Record>::Field, <R as Record>::Value>;

/// What changes of one record, in the order of its fields. Empty where nothing does.
#[derive(Clone, PartialEq)]
pub struct Change<R: Record> {
    fields: Vec<FieldChangeOf<R>>,
}

/// A field is not what it was when the change was made: somebody changed it in between. Says which, never what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale<F>(pub F);

impl<R: Record> Change<R> {
    /// Nothing changes.
    pub fn none() -> Self {
        Self { fields: Vec::new() }
    }

    /// A new record: every field that says something.
    pub fn new(record: &R) -> Self {
        Self::between_states(None, Some(record))
    }

    /// What makes the one the other.
    pub fn between(before: &R, after: &R) -> Self {
        Self::between_states(Some(before), Some(after))
    }

    fn between_states(before: Option<&R>, after: Option<&R>) -> Self {
        let sides = R::Field::ALL.iter().map(|field| FieldChange {
            field: *field,
            before: said(before, *field),
            after: said(after, *field),
        });
        Self { fields: sides.filter(|change| change.before != change.after).collect() }
    }

    /// A change as it was journaled. `None` where a field stands twice or does not change.
    pub fn of(mut fields: Vec<FieldChangeOf<R>>) -> Option<Self> {
        fields.sort_by_key(|change| change.field);
        let twice = fields.windows(2).any(|pair| pair[0].field == pair[1].field);
        let idle = fields.iter().any(|change| change.before == change.after);
        (!twice && !idle).then_some(Self { fields })
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The fields that change.
    pub fn fields(&self) -> &[FieldChangeOf<R>] {
        &self.fields
    }

    /// How one field changes; `None` where it stays.
    pub fn field(&self, field: R::Field) -> Option<&FieldChangeOf<R>> {
        self.fields.iter().find(|change| change.field == field)
    }

    /// The change that takes this one back.
    pub fn back(mut self) -> Self {
        self.fields.iter_mut().for_each(|change| std::mem::swap(&mut change.before, &mut change.after));
        self
    }

    /// Makes the change. `record` is `None` where there is none yet; the answer where there is none any more.
    /// A change that would leave a record without what none can be without is stale as well.
    pub fn apply(&self, record: Option<&R>) -> Result<Option<R>, Stale<R::Field>> {
        if let Some(moved) = self.fields.iter().find(|change| said(record, change.field) != change.before) {
            return Err(Stale(moved.field));
        }
        let values: Vec<R::Value> = R::Field::ALL
            .iter()
            .filter_map(|field| match self.field(*field) {
                Some(change) => change.after.clone(),
                None => said(record, *field),
            })
            .collect();
        let needed = |field: &R::Field| R::Value::unknown(*field).is_none();
        let absent = R::Field::ALL.iter().copied().filter(needed).find(|f| values.iter().all(|v| v.field() != *f));
        match absent {
            Some(_) if values.is_empty() => Ok(None),
            Some(field) => Err(Stale(field)),
            None => Ok(R::of(values)),
        }
    }
}

/// What a record says of a field.
fn said<R: Record>(record: Option<&R>, field: R::Field) -> Option<R::Value> {
    record.map(|record| record.get(field)).filter(|value| R::Value::unknown(field).as_ref() != Some(value))
}
