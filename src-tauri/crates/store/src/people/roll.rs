//! Calling those who are registered: to find whom a file does not name, and who may be there already. Who of them is absent is the rule of
//! `domain::absent`, who is alike that of `domain::alike`.

use super::read::ASKED_ONE_BY_ONE;
use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::records::{columns, joined};
use crate::row::{Columns, collect, each, first};
use kenpo_domain::absent::{Member, RollCall};
use kenpo_domain::alike::{Likeness, Somebody};
use kenpo_domain::cover::Cover;
use kenpo_domain::facts::Protection;
use kenpo_domain::ids::PersonId;
use kenpo_domain::person::Standing;
use kenpo_domain::widths::PartLengths;
use rusqlite::{CachedStatement, params};

impl Reads {
    /// Calls all those of whom a roll call has to know. Their ids alone are read first, which an index gives: a national list names nearly
    /// everybody, and the few whom it does not name are then asked for one by one.
    pub fn call_roll(&self, roll: &mut RollCall) -> Result<(), StoreError> {
        if roll.is_over() {
            return Ok(());
        }
        // Where groups are counted, one who is not named is enough to call everybody.
        let most = if roll.counts_the_named() { 1 } else { ASKED_ONE_BY_ONE + 1 };
        let unnamed = self.unnamed(roll, most)?;
        if unnamed.is_empty() {
            return Ok(());
        }
        let select = format!(
            "SELECT p.id, p.symbol, p.number, p.branch, p.relation, p.birth, p.acquired_on, p.lost_on,
                 p.voluntary_until, p.employer, g.version, {}
             FROM person p LEFT JOIN protection g ON g.id = p.id",
            columns::<Protection>("g"),
        );
        if unnamed.len() == most {
            return each(self.prepared(&select)?.query([]).sql()?, |row| {
                roll.call(read_member(row)?);
                Ok(())
            });
        }
        let mut one = self.prepared(&format!("{select} WHERE p.id = ?1"))?;
        for person in &unnamed {
            first(one.query([person.to_string()]).sql()?, read_member)?
                .into_iter()
                .for_each(|member| roll.call(member));
        }
        Ok(())
    }

    /// How long the 記号, the 番号 and the 枝番 are of those who are registered.
    pub fn lengths(&self) -> Result<PartLengths, StoreError> {
        let mut lengths = PartLengths::default();
        // One walk through an index that has all three: grouping in SQL sorts everybody once for each part.
        each(self.prepared("SELECT symbol, number, branch FROM person")?.query([]).sql()?, |row| {
            let symbol = row.text()?;
            if !symbol.is_empty() {
                lengths.symbols.add(symbol, 1);
            }
            lengths.numbers.add(row.text()?, 1);
            lengths.branches.add(row.text()?, 1);
            Ok(())
        })?;
        Ok(lengths)
    }

    /// For asking, one after the other, who is registered with a birth and a name.
    pub fn alike(&self) -> Result<AskAlike<'_>, StoreError> {
        let select = "SELECT lost_on IS NULL, symbol, number, branch FROM person WHERE birth = ?1 AND name_key = ?2 ORDER BY rowid";
        Ok(AskAlike { anybody: self.registered()? > 0, select: self.prepared(select)? })
    }

    /// The first of those who are registered and not named.
    fn unnamed(&self, roll: &RollCall, most: usize) -> Result<Vec<PersonId>, StoreError> {
        let mut statement = self.prepared("SELECT id FROM person")?;
        let (mut rows, mut unnamed) = (statement.query([]).sql()?, Vec::new());
        while unnamed.len() < most
            && let Some(row) = rows.next().sql()?
        {
            let person = Columns::of(row).kept()?;
            if !roll.names(person) {
                unnamed.push(person);
            }
        }
        Ok(unnamed)
    }
}

/// Who is registered with a birth and a name.
pub struct AskAlike<'s> {
    anybody: bool,
    select: CachedStatement<'s>,
}

impl AskAlike<'_> {
    /// Those with this likeness, the first who was registered first.
    pub fn of(&mut self, likeness: &Likeness) -> Result<Vec<Somebody>, StoreError> {
        if !self.anybody {
            return Ok(Vec::new());
        }
        let asked = params![likeness.birth.to_string(), likeness.name_key.as_str()];
        collect(self.select.query(asked).sql()?, |row| Ok(Somebody { stays: row.take()?, insured: row.kept()? }))
    }
}

fn read_member(row: &mut Columns<'_>) -> Result<Member, StoreError> {
    Ok(Member {
        person: row.kept()?,
        insured: row.kept()?,
        relation: row.kept()?,
        cover: Cover {
            birth: row.kept()?,
            acquired_on: row.kept()?,
            lost_on: row.kept()?,
            voluntary_until: row.kept()?,
        },
        employer: row.kept()?,
        // Returned mail does not matter to whom a file names.
        standing: Standing::new(joined(row)?.unwrap_or_default(), false),
    })
}
