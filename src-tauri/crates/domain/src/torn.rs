//! Whether the columns of a roster still belong together. Someone who sorts one column of a sheet and not its neighbours makes every row
//! another person's, and no single row shows it: only many of them together do.

use crate::codes;

codes! {
    /// What two columns, or the rows of one household, say of each other.
    pub enum Bond {
        /// 氏名 and フリガナ: a family name is read one way, and one that it is known to have.
        Readings = "readings",
        /// 性別, beside 続柄 and the given name: a 妻 is a woman, and nearly every 花子.
        Sexes = "sexes",
        /// 氏名 in a household: most share the family name.
        Families = "families",
        /// 続柄 in a household: one 本人.
        Heads = "heads",
        /// 続柄 and 生年月日: a child is a generation younger than the 本人, a parent older.
        Births = "births",
        /// 生年月日 and 資格取得年月日: the cover of a dependant begins after birth.
        Covers = "covers",
        /// 生年月日 and 資格取得年月日 of a 本人 where hardly any dependants are named: nobody is employed before the end of compulsory school.
        Entries = "entries",
        /// 資格取得年月日 in a household: few dependants have cover before their 本人.
        Beginnings = "beginnings",
        /// 番号 of whoever stands below a member of the family: that of the row above, not one that counts on.
        Series = "series",
        /// 枝番 in a household: that of the 本人 is the lowest.
        Branches = "branches",
        /// 住所 in a household: most live together.
        Addresses = "addresses",
        /// 郵便番号 and 住所: most codes are of the city.
        Postals = "postals",
        /// 氏名 and who is registered under the number: few change their name at once.
        Renames = "renames",
    }
}

/// How often what belongs together was looked at, and how often it does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bonds {
    pub bond: Bond,
    /// Pairs that could be compared.
    pub seen: u32,
    /// Those that do not fit.
    pub against: u32,
}

/// As many slips of the pen of one kind are none.
const HANDFUL: u32 = 4;

impl Bonds {
    /// Whether so many do not fit that the columns were torn apart. In a sound roster a few do not: people marry, move, and are registered
    /// under the name of a parent. Where a column was sorted by itself, nearly all of its pairs do not fit but those that can be right by chance:
    /// half of the sexes, a quarter of the ages.
    pub fn are_torn(self) -> bool {
        let (fewest, percent) = match self.bond {
            Bond::Readings | Bond::Branches | Bond::Beginnings => (10, 25),
            Bond::Sexes | Bond::Births | Bond::Renames => (10, 20),
            Bond::Families | Bond::Addresses => (10, 50),
            Bond::Heads => (5, 25),
            Bond::Series => (5, 20),
            Bond::Covers => (20, 10),
            Bond::Entries => (10, 10),
            Bond::Postals => (10, 30),
        };
        let enough = |percent: u32| u64::from(self.against) * 100 >= u64::from(self.seen) * u64::from(percent);
        // Where several do not fit, chance explains less of them: only a part of the rows may be torn.
        let in_part = match self.bond {
            Bond::Sexes => enough(12),
            Bond::Readings => enough(18),
            Bond::Addresses => enough(40),
            _ => false,
        };
        let handful = self.against >= HANDFUL;
        // A year in the wrong era makes a child of somebody: among few people, two or three such slips are a tenth.
        let torn = enough(percent) && (handful || self.bond != Bond::Entries);
        self.seen >= fewest && (torn || (handful && in_part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_that_do_not_fit_are_life_and_many_are_a_torn_column() {
        for (bond, seen, against, torn) in [
            (Bond::Readings, 9, 9, false),
            (Bond::Readings, 100, 17, false),
            (Bond::Readings, 100, 18, true),
            (Bond::Readings, 12, 3, true),
            (Bond::Sexes, 24, 3, false),
            (Bond::Sexes, 32, 4, true),
            (Bond::Sexes, 972, 5, false),
            (Bond::Sexes, 10, 2, true),
            (Bond::Covers, 972, 17, false),
            (Bond::Series, 27, 5, false),
            (Bond::Series, 27, 23, true),
            (Bond::Entries, 30, 3, false),
            (Bond::Entries, 38, 4, true),
            (Bond::Entries, 100, 9, false),
            (Bond::Addresses, 40, 15, false),
            (Bond::Addresses, 40, 16, true),
            (Bond::Renames, u32::MAX, u32::MAX, true),
        ] {
            assert_eq!(Bonds { bond, seen, against }.are_torn(), torn, "{bond:?} {against} of {seen}");
        }
    }
}
