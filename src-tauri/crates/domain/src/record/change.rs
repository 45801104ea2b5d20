//! A change: some fields of one record, each with its value before and after. What was reviewed is what is written, journaled,
//! exchanged and turned back.

use super::{Field, Record, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// One field that changes. A side that says nothing (no record yet, none any more, or nobody knows) is `None`.
#[derive(Clone, PartialEq)]
pub struct FieldChange<F, V> {
    pub field: F,
    pub before: Option<V>,
    /// What it becomes.
    pub after: Option<V>,
}

/// A change of one field of a record.
pub type FieldChangeOf<R> = FieldChange<<R as Record>::Field, <R as Record>::Value>;

/// What changes of one record, in the order of its fields. Empty where nothing does.
#[derive(Clone)]
pub struct Change<R: Record>(What<R>);

#[derive(Clone)]
enum What<R: Record> {
    /// A record where there was none: every field that says something. Kept as the record itself, which takes a fifth of the room, and
    /// shared by whoever shows, writes and journals it.
    New(Arc<R>),
    Fields(Vec<FieldChangeOf<R>>),
}

/// How far a change can be taken back from a record as it is by now.
pub struct Back<R: Record> {
    /// What goes back.
    pub change: Change<R>,
    /// What stays of the change: fields that somebody has changed since.
    pub left: Change<R>,
}

/// A field is not what it was when the change was made: somebody changed it in between. Says which, never what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale<F>(pub F);

impl<R: Record> Change<R> {
    /// Nothing changes.
    pub fn none() -> Self {
        Self(What::Fields(Vec::new()))
    }

    /// A new record: every field that says something.
    pub fn new(record: R) -> Self {
        Self(What::New(Arc::new(record)))
    }

    /// What makes the one the other.
    pub fn between(before: &R, after: &R) -> Self {
        let differing = R::Field::ALL.iter().filter(|field| !before.same(after, **field));
        let sides = differing.map(|field| FieldChange {
            field: *field,
            before: said(before, *field),
            after: said(after, *field),
        });
        // Two values can differ and both say nothing.
        Self(What::Fields(sides.filter(|change| change.before != change.after).collect()))
    }

    /// What makes the one value of a field the other.
    pub fn of_field(before: R::Value, after: R::Value) -> Self {
        let says =
            |value: R::Value| Some(value).filter(|value| R::Value::unknown(value.field()).as_ref() != Some(value));
        let field = after.field();
        let change = FieldChange { field, before: says(before), after: says(after) };
        Self(What::Fields(Some(change).filter(|change| change.before != change.after).into_iter().collect()))
    }

    /// A change as it was journaled. `None` where a field stands twice or does not change.
    pub fn of(mut fields: Vec<FieldChangeOf<R>>) -> Option<Self> {
        fields.sort_by_key(|change| change.field);
        let twice = fields.windows(2).any(|pair| pair[0].field == pair[1].field);
        let idle = fields.iter().any(|change| change.before == change.after);
        (!twice && !idle).then_some(Self(What::Fields(fields)))
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            What::New(record) => !R::Field::ALL.iter().any(|field| record.says(*field)),
            What::Fields(fields) => fields.is_empty(),
        }
    }

    /// The record that is new, where the change is that there is one.
    pub fn as_new(&self) -> Option<&R> {
        match &self.0 {
            What::New(record) => Some(record),
            What::Fields(_) => None,
        }
    }

    pub fn fields(&self) -> Cow<'_, [FieldChangeOf<R>]> {
        match &self.0 {
            What::New(record) => {
                let said = R::Field::ALL.iter().filter(|field| record.says(**field));
                let new =
                    said.map(|field| FieldChange { field: *field, before: None, after: Some(record.get(*field)) });
                Cow::Owned(new.collect())
            }
            What::Fields(fields) => Cow::Borrowed(fields),
        }
    }

    /// Whether a field changes.
    pub fn touches(&self, field: R::Field) -> bool {
        match &self.0 {
            What::New(record) => record.says(field),
            What::Fields(fields) => fields.iter().any(|change| change.field == field),
        }
    }

    /// The change that takes this one back.
    pub fn back(self) -> Self {
        let mut fields = self.fields().into_owned();
        fields.iter_mut().for_each(|change| std::mem::swap(&mut change.before, &mut change.after));
        Self(What::Fields(fields))
    }

    /// Whether the change gives what no record can be without: then there was none before. A record that can be without any single field begins
    /// in a way that its change does not tell.
    pub fn makes(&self) -> bool {
        let What::Fields(fields) = &self.0 else { return true };
        fields.iter().any(|change| change.before.is_none() && R::Value::unknown(change.field).is_none())
    }

    /// What goes back of a change that was made before, field by field where nobody has changed them since. A record that it made goes
    /// whole or not at all, and so do the fields that stand only together.
    pub fn back_from(self, now: Option<&R>) -> Back<R> {
        let Some(now) = now else { return Back { change: Self::none(), left: Self::none() } };
        let fields = self.fields().into_owned();
        if self.makes() {
            let made = R::of(fields.into_iter().filter_map(|change| change.after));
            let left = made.map_or_else(Self::none, |made| Self::between(&made, now));
            let whole = left.is_empty();
            return Back { change: if whole { self.back() } else { Self::none() }, left };
        }
        let stays = |change: &FieldChangeOf<R>| said(now, change.field) != change.after;
        let together = |field: R::Field| R::TOGETHER.contains(&field);
        let all_stay = fields.iter().any(|change| together(change.field) && stays(change));
        let (left, back) = fields.into_iter().partition(|change| stays(change) || (all_stay && together(change.field)));
        Back { change: Self(What::Fields(back)).back(), left: Self(What::Fields(left)) }
    }

    /// Makes the change. `record` is `None` where there is none yet; the answer is `None` where there is none any more.
    /// A change that would leave a record without what none can be without is stale as well.
    pub fn apply(&self, record: Option<&R>) -> Result<Option<R>, Stale<R::Field>> {
        match (&self.0, record) {
            (What::New(new), None) => Ok(Some(R::clone(new))),
            (What::New(new), Some(record)) => {
                // Only where the record says none of it yet; and then they are fields like any others.
                let taken = R::Field::ALL.iter().find(|field| new.says(**field) && record.says(**field));
                taken.map_or_else(|| make(&self.fields(), Some(record)), |field| Err(Stale(*field)))
            }
            (What::Fields(fields), record) => make(fields, record),
        }
    }
}

/// Two changes are equal when they change the same fields alike.
impl<R: Record> PartialEq for Change<R> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (What::New(one), What::New(another)) => one == another,
            _ => self.fields() == other.fields(),
        }
    }
}

fn make<R: Record>(changes: &[FieldChangeOf<R>], record: Option<&R>) -> Result<Option<R>, Stale<R::Field>> {
    let is = |field| record.and_then(|record| said(record, field));
    if let Some(moved) = changes.iter().find(|change| is(change.field) != change.before) {
        return Err(Stale(moved.field));
    }
    let becomes = |field: R::Field| match changes.iter().find(|change| change.field == field) {
        Some(change) => change.after.is_some(),
        None => record.is_some_and(|record| record.says(field)),
    };
    // A record that says nothing is none.
    if !R::Field::ALL.iter().any(|field| becomes(*field)) {
        return Ok(None);
    }
    let needed = |field: &R::Field| R::Value::unknown(*field).is_none();
    if let Some(absent) = R::Field::ALL.iter().copied().find(|field| needed(field) && !becomes(*field)) {
        return Err(Stale(absent));
    }
    let after = changes.iter().filter_map(|change| change.after.clone().or_else(|| R::Value::unknown(change.field)));
    match record {
        None => Ok(R::of(after)),
        Some(record) => {
            let mut changed = record.clone();
            after.for_each(|value| changed.set(value));
            Ok(Some(changed))
        }
    }
}

/// What a record says of a field.
fn said<R: Record>(record: &R, field: R::Field) -> Option<R::Value> {
    record.says(field).then(|| record.get(field))
}
