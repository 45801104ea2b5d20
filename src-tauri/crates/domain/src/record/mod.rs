//! Records: what is kept of one thing, field by field, as the database, the journal and an exchange know it.
//!
//! A record's fields stand in one table where the record is declared (`declare::record!`): their keys, their columns, their types. Everything
//! that reads, writes, compares, shows or sends a record walks that table, so that a new field is a new row and nothing else.
//! Knows no SQL and no JSON: a column's value leaves here as a [`Scalar`].

mod change;
mod column;
pub(crate) mod declare;
mod kept;

pub use change::{Back, Change, FieldChange, FieldChangeOf, Stale};
pub use column::{Kept, Scalar};

use crate::codes;

codes! {
    /// Every kind of record. The code is the name of its table, and of the kind in the journal.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum RecordKind {
        /// The society, as far as all its offices share it.
        Society = "society",
        /// A person's registration.
        Person = "person",
        /// What the national list says of a person.
        Listing = "listing",
        /// The flags of a person.
        Protection = "protection",
        /// One import of one file.
        Import = "import",
        /// A mailing batch.
        Batch = "batch",
        /// A piece, as it was made.
        Piece = "piece",
        /// A step of a piece.
        Step = "step",
        /// A piece that came back.
        Returned = "returned",
    }
}

/// One field of a record: a column, or several that mean something only together and change together.
pub trait Field: Copy + Ord + Send + 'static {
    /// Every field, in the order of the columns.
    const ALL: &'static [Self];

    /// Every field, in the order of the keys.
    fn by_key() -> &'static [Self];

    /// Its name in the journal and in an exchange.
    fn key(self) -> &'static str;

    fn columns(self) -> &'static [&'static str];

    /// The field of a key.
    fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.key() == key)
    }
}

pub trait Value<F: Field>: Clone + PartialEq + Send + 'static {
    fn field(&self) -> F;

    /// Hands over what each of the field's columns holds.
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>));

    /// Reads the columns of a field; `None` where they hold what we never write.
    fn read<'a>(field: F, from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self>;

    /// What the field says of a thing of which nobody has said anything; `None` where a record cannot be without it.
    fn unknown(field: F) -> Option<Self>;
}

/// What is kept of one thing.
pub trait Record: Clone + PartialEq + Sized + Send + Sync + 'static {
    /// What kind of thing.
    const KIND: RecordKind;
    type Field: Field;
    /// A value of any of its fields.
    type Value: Value<Self::Field>;

    fn get(&self, field: Self::Field) -> Self::Value;

    /// Whether a field says anything: what nobody knows, says nothing.
    fn says(&self, field: Self::Field) -> bool;

    /// Whether a field says the same in another record.
    fn same(&self, other: &Self, field: Self::Field) -> bool;

    /// Whether a field has this very value.
    fn holds(&self, value: &Self::Value) -> bool;

    /// Hands over the columns of one field.
    fn give_field<'a>(&'a self, field: Self::Field, to: &mut dyn FnMut(Scalar<'a>));

    /// Puts a value in its place.
    fn set(&mut self, value: Self::Value);

    /// A record of these values; a field that is not among them is unknown. `None` where the record cannot be without it.
    fn of(values: impl IntoIterator<Item = Self::Value>) -> Option<Self>;

    /// Hands over every column, in the order of the table.
    fn give<'a>(&'a self, to: &mut dyn FnMut(Scalar<'a>));

    /// Fields of which none goes back while another of them stays.
    const TOGETHER: &'static [Self::Field] = &[];

    /// Columns that follow from others, for searching and sorting. Never journaled, never exchanged.
    const DERIVED: &'static [Derived<Self>] = &[];

    /// Reads every column, in the order of the table.
    fn read<'a>(from: &mut dyn Iterator<Item = Scalar<'a>>) -> Option<Self>;
}

/// A column that follows from a field of the record, and changes with it alone.
pub struct Derived<R: Record> {
    /// Its name.
    pub column: &'static str,
    /// What it follows from.
    pub of: R::Field,
    /// What it holds, of the value of that field.
    pub value: fn(&R::Value) -> Scalar<'_>,
}
