//! Declares a record with the table of its fields.

/// Declares a record: its struct, the closed list of its fields, and the values of each. One row a field:
///
/// ```text
/// /// 氏名.
/// name: Name = Name, "name" at ["name"], facet;
/// ```
///
/// that is: the member and its type, the variant, the journal key, the columns, and what else the kind of record says of each field
/// (`facets`, a type whose values are constants; left out where there is none). `together` names fields that stand only together; `derived`
/// columns that follow from a field, and the function that makes each.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $record:ident, fields $field:ident, values $value:ident, kind $kind:ident
        $(, facets $facets:ty)? $(, together [$($joint:ident),+])? $(, derived [$($derived:literal of $of:ident by $derive:path),+ $(,)?])? {
            $($(#[$doc:meta])* $member:ident: $ty:ty = $name:ident, $key:literal at [$($column:literal),+] $(, $facet:expr)?;)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        pub struct $record { $($(#[$doc])* pub $member: $ty,)+ }

        #[doc = concat!("The fields of [`", stringify!($record), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $field { $($(#[$doc])* $name),+ }

        #[doc = concat!("A value of one field of [`", stringify!($record), "`].")]
        #[derive(Clone, PartialEq)]
        pub enum $value { $($(#[$doc])* $name($ty)),+ }

        impl $crate::record::Field for $field {
            const ALL: &'static [Self] = &[$(Self::$name),+];

            fn by_key() -> &'static [Self] {
                static SORTED: std::sync::LazyLock<Vec<$field>> = std::sync::LazyLock::new(|| {
                    let mut fields = vec![$($field::$name),+];
                    fields.sort_by_key(|field| $crate::record::Field::key(*field));
                    fields
                });
                &SORTED
            }

            fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }

            fn columns(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($column),+]),+ }
            }
        }

        $crate::record::declare::facets!($field $(, $facets)? { $($name $(= $facet)?),+ });

        impl $crate::record::Value<$field> for $value {
            fn field(&self) -> $field {
                match self { $(Self::$name(_) => $field::$name),+ }
            }

            fn give<'a>(&'a self, to: &mut dyn FnMut($crate::record::Scalar<'a>)) {
                match self { $(Self::$name(value) => $crate::record::Kept::give(value, to)),+ }
            }

            fn read<'a>(
                field: $field,
                from: &mut dyn Iterator<Item = $crate::record::Scalar<'a>>,
            ) -> Option<Self> {
                match field { $($field::$name => <$ty as $crate::record::Kept>::read(from).map(Self::$name)),+ }
            }

            fn unknown(field: $field) -> Option<Self> {
                match field { $($field::$name => <$ty as $crate::record::Kept>::unknown().map(Self::$name)),+ }
            }
        }

        impl $crate::record::Record for $record {
            const KIND: $crate::record::RecordKind = $crate::record::RecordKind::$kind;
            type Field = $field;
            type Value = $value;
            $(const TOGETHER: &'static [$field] = &[$($field::$joint),+];)?
            $(
                const DERIVED: &'static [$crate::record::Derived<Self>] = &[
                    $($crate::record::Derived { column: $derived, of: $field::$of, value: $derive }),+
                ];
            )?

            fn get(&self, field: $field) -> $value {
                match field { $($field::$name => $value::$name(self.$member.clone())),+ }
            }

            fn says(&self, field: $field) -> bool {
                match field { $($field::$name => $crate::record::Kept::says(&self.$member)),+ }
            }

            fn same(&self, other: &Self, field: $field) -> bool {
                match field { $($field::$name => self.$member == other.$member),+ }
            }

            fn holds(&self, value: &$value) -> bool {
                match value { $($value::$name(value) => self.$member == *value),+ }
            }

            fn give_field<'a>(&'a self, field: $field, to: &mut dyn FnMut($crate::record::Scalar<'a>)) {
                match field { $($field::$name => $crate::record::Kept::give(&self.$member, to)),+ }
            }

            fn set(&mut self, value: $value) {
                match value { $($value::$name(value) => self.$member = value),+ }
            }

            fn of(values: impl IntoIterator<Item = $value>) -> Option<Self> {
                $(let mut $member: Option<$ty> = <$ty as $crate::record::Kept>::unknown();)+
                for value in values {
                    match value { $($value::$name(value) => $member = Some(value)),+ }
                }
                Some(Self { $($member: $member?),+ })
            }

            fn give<'a>(&'a self, to: &mut dyn FnMut($crate::record::Scalar<'a>)) {
                $($crate::record::Kept::give(&self.$member, to);)+
            }

            fn read<'a>(from: &mut dyn Iterator<Item = $crate::record::Scalar<'a>>) -> Option<Self> {
                Some(Self { $($member: <$ty as $crate::record::Kept>::read(from)?),+ })
            }
        }
    };
}
pub(crate) use record;

/// What the kind of record says of each field besides, where it says anything.
macro_rules! facets {
    ($field:ident { $($name:ident),+ }) => {};
    ($field:ident, $facets:ty { $($name:ident = $facet:expr),+ }) => {
        impl $field {
            /// What the table says of it besides its key and columns.
            pub const fn facets(self) -> $facets {
                match self { $(Self::$name => $facet),+ }
            }
        }
    };
}
pub(crate) use facets;
