//! Calling those who are registered, to find whom a file does not name. Who of them is absent is the rule of `domain::absent`.

use super::read::ASKED_ONE_BY_ONE;
use crate::error::{Sql, StoreError};
use crate::reads::Reads;
use crate::records::{columns, joined};
use crate::row::{Columns, each, first};
use kenpo_domain::absent::{Member, RollCall};
use kenpo_domain::cover::Cover;
use kenpo_domain::facts::Protection;
use kenpo_domain::insured::InsuredId;
use kenpo_domain::person::Standing;

impl Reads {
    /// Calls all those of whom a roll call has to know. Their numbers alone are read first, which an index gives: a national list names nearly
    /// everybody, and the few whom it does not name are then asked for one by one.
    pub fn call_roll(&self, roll: &mut RollCall<'_>) -> Result<(), StoreError> {
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
        let mut one = self.prepared(&format!("{select} WHERE p.symbol = ?1 AND p.number = ?2 AND p.branch = ?3"))?;
        for insured in &unnamed {
            let rows = one.query([insured.symbol(), insured.number(), insured.branch()]).sql()?;
            first(rows, read_member)?.into_iter().for_each(|member| roll.call(member));
        }
        Ok(())
    }

    /// The first of those who are registered and not named.
    fn unnamed(&self, roll: &RollCall<'_>, most: usize) -> Result<Vec<InsuredId>, StoreError> {
        let mut statement = self.prepared("SELECT symbol, number, branch FROM person")?;
        let (mut rows, mut unnamed) = (statement.query([]).sql()?, Vec::new());
        while unnamed.len() < most
            && let Some(row) = rows.next().sql()?
        {
            let insured = Columns::of(row).kept()?;
            if !roll.names(&insured) {
                unnamed.push(insured);
            }
        }
        Ok(unnamed)
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
