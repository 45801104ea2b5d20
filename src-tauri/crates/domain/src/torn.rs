//! Whether the columns of a roster still belong together. Someone who sorts one column of a sheet and not its neighbours makes every row
//! another person's, and no single row shows it: only many of them together do.

mod bond;
pub mod moved;

pub use bond::Bond;
use moved::Moved;

/// What tells that columns of a roster do not belong together any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Torn {
    /// Too often two of them do not fit.
    Apart(Bonds),
    /// A part of one fits a row beside its own.
    Moved(Moved),
}

impl Torn {
    /// What does not hold.
    pub fn bond(self) -> Bond {
        match self {
            Self::Apart(bonds) => bonds.bond,
            Self::Moved(moved) => moved.bond,
        }
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
    /// The same by households, in the order of the file; nothing where that is not counted.
    pub households: Households,
}

/// Households of whose pairs none fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Households {
    /// Those of which a pair could be compared.
    pub seen: u32,
    pub against: u32,
    /// The most of them one below the other.
    pub in_a_row: u32,
}

impl Households {
    /// Whether so many in a row do not fit that chance does not explain it, by how often the others do not: a block of a column stands a row too low.
    fn are_a_block(self) -> bool {
        let Self { seen, against, in_a_row } = self;
        let others = f64::from(seen.saturating_sub(in_a_row));
        let by_chance = (f64::from(against.saturating_sub(in_a_row)) + 1.0) / (others + 2.0);
        in_a_row >= HANDFUL && f64::from(seen) * by_chance.powf(f64::from(in_a_row)) < CHANCE
    }
}

/// As many slips of the pen of one kind are none.
const HANDFUL: u32 = 4;
/// Of how many rosters one may be stopped by chance alone.
const CHANCE: f64 = 0.001;

impl Bonds {
    /// Whether so many do not fit that the columns were torn apart. In a sound roster a few do not: people marry, move, and are registered
    /// under the name of a parent. Where a column was sorted by itself, nearly all of its pairs do not fit but those that can be right by chance:
    /// half of the sexes, a quarter of the ages.
    pub fn are_torn(self) -> bool {
        let (least, percent) = match self.bond {
            // Where several do not fit, chance explains less of them: only a part of the rows may be torn.
            Bond::Readings => (HANDFUL, 18),
            Bond::Sexes => (HANDFUL, 12),
            Bond::Addresses => (2 * HANDFUL, 33),
            // A year in the wrong era makes a child of somebody: among few people, two or three such slips are a tenth.
            Bond::Births if self.against >= HANDFUL && self.against * 2 >= self.seen => return true,
            Bond::Entries => return self.against >= HANDFUL && self.reach(self.percent()),
            Bond::Lives => return self.against > HANDFUL && self.reach(self.percent()),
            Bond::DayMonths => return self.against >= 2 && self.reach(self.percent()),
            // Of many the names of a few meet by chance.
            Bond::Exchanges if self.against < HANDFUL => return self.against >= 2 && self.against * 2 >= self.seen,
            _ => return self.reach(self.percent()) || self.households.are_a_block(),
        };
        self.reach(self.percent()) || (self.against >= least && self.reach(percent)) || self.households.are_a_block()
    }

    /// Whether more do not fit than in any sound roster that is known, and fewer than tell by themselves.
    fn are_doubtful(self) -> bool {
        self.against >= 2 && self.reach(self.percent().div_ceil(2))
    }

    fn reach(self, percent: u32) -> bool {
        let fewest = match self.bond {
            Bond::Heads | Bond::Series | Bond::Days | Bond::Insured => 5,
            Bond::Lives => 6,
            Bond::DayMonths | Bond::Exchanges => 2,
            Bond::Covers => 20,
            // Of few people too all of them tell.
            Bond::Families | Bond::Postals if self.against == self.seen => HANDFUL,
            _ => 10,
        };
        self.seen >= fewest && u64::from(self.against) * 100 >= u64::from(self.seen) * u64::from(percent)
    }

    /// Of a hundred, how many do not fit where the columns are torn.
    fn percent(self) -> u32 {
        match self.bond {
            Bond::Lives => 8,
            Bond::DayMonths => 5,
            Bond::Covers | Bond::Entries => 10,
            Bond::Sexes
            | Bond::Births
            | Bond::Renames
            | Bond::Rebirths
            | Bond::Reentries
            | Bond::Series
            | Bond::Exchanges => 20,
            Bond::Readings | Bond::Branches | Bond::Beginnings | Bond::Heads | Bond::Days | Bond::Insured => 25,
            Bond::Postals => 30,
            Bond::Families | Bond::Addresses => 50,
        }
    }
}

/// Of all that was counted of a roster, what tells that its columns were torn apart: what does so by itself, or else two and more that are doubtful.
pub fn torn(all: &[Bonds]) -> Vec<Bonds> {
    let those = |are: fn(Bonds) -> bool| all.iter().copied().filter(|bonds| are(*bonds)).collect::<Vec<_>>();
    let torn = those(Bonds::are_torn);
    let doubtful = those(Bonds::are_doubtful);
    if torn.is_empty() && doubtful.len() > 1 { doubtful } else { torn }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_that_do_not_fit_are_life_and_many_are_a_torn_column() {
        for (bond, seen, against, torn) in [
            (Bond::Readings, 9, 9, false),
            (Bond::Families, 3, 3, false),
            (Bond::Families, 4, 4, true),
            (Bond::Families, 9, 8, false),
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
            (Bond::Births, 9, 3, false),
            (Bond::Births, 9, 6, true),
            (Bond::Days, 16, 3, false),
            (Bond::Days, 16, 11, true),
            (Bond::Entries, 30, 3, false),
            (Bond::Entries, 38, 4, true),
            (Bond::Entries, 100, 9, false),
            (Bond::Addresses, 21, 7, false),
            (Bond::Addresses, 24, 8, true),
            (Bond::Addresses, 14, 7, true),
            (Bond::Addresses, 40, 13, false),
            (Bond::Addresses, 40, 14, true),
            (Bond::Renames, u32::MAX, u32::MAX, true),
            (Bond::Rebirths, 9, 9, false),
            (Bond::Rebirths, 10, 1, false),
            (Bond::Rebirths, 10, 2, true),
            (Bond::Reentries, 30, 5, false),
            (Bond::Reentries, 31, 28, true),
            (Bond::DayMonths, 14, 1, false),
            (Bond::DayMonths, 14, 2, true),
            (Bond::DayMonths, 100, 4, false),
            (Bond::Exchanges, 2, 2, true),
            (Bond::Exchanges, 5, 2, false),
            (Bond::Exchanges, 20, 4, true),
            (Bond::Exchanges, 150, 4, false),
            (Bond::Lives, 5, 5, false),
            (Bond::Lives, 12, 11, true),
            (Bond::Lives, 50, 4, false),
            (Bond::Lives, 60, 5, true),
            (Bond::Lives, 100, 7, false),
        ] {
            let bonds = Bonds { bond, seen, against, households: Households::default() };
            assert_eq!(bonds.are_torn(), torn, "{bond:?} {against} of {seen}");
        }
    }

    #[test]
    fn what_does_not_fit_in_a_row_is_a_block_that_moved() {
        for (seen, against, in_a_row, torn) in [
            (60, 8, 8, true),
            (60, 8, 2, false),
            (20, 4, 4, true),
            (20, 3, 3, false),
            (1000, 100, 4, false),
            (100, 10, 5, true),
            (100, 25, 5, false),
            (10, 4, 4, false),
        ] {
            let households = Households { seen, against, in_a_row };
            assert_eq!(households.are_a_block(), torn, "{against} of {seen}, {in_a_row} in a row");
        }
    }

    #[test]
    fn two_doubts_are_more_than_one() {
        let families = Bonds { bond: Bond::Families, seen: 26, against: 7, households: Households::default() };
        let sexes = Bonds { bond: Bond::Sexes, seen: 30, against: 3, households: Households::default() };
        let heads = Bonds { bond: Bond::Heads, seen: 12, against: 1, households: Households::default() };
        assert_eq!(torn(&[families]), []);
        assert_eq!(torn(&[families, heads]), [], "one of a household is a slip");
        assert_eq!(torn(&[families, sexes, heads]), [families, sexes]);
        let births = Bonds { bond: Bond::Births, seen: 10, against: 5, households: Households::default() };
        assert_eq!(torn(&[births, families, sexes]), [births], "what tells by itself needs no other");
    }
}
