//! Totals that a sheet states, against the rows of people that were counted.

use crate::cell::Value;
use crate::sheet::Row;
use std::collections::BTreeSet;

/// Words of totals that count some of the people only.
const OF_SOME: [&str; 8] = ["被保険者", "被扶養者", "本人", "家族", "男", "女", "世帯", "喪失"];

/// A row that counts people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// From 0.
    pub row: u32,
    /// How many people it says there are.
    pub people: u32,
}

/// How many people a row says there are: 小計 3名, 合計：12人. A number without a unit may be an amount; two numbers may be anything.
pub fn of(row: Row<'_>) -> Option<Total> {
    let texts =
        || row.cells.iter().filter_map(|cell| if let Value::Text(text) = &cell.value { Some(text) } else { None });
    if texts().any(|text| OF_SOME.iter().any(|word| text.contains(word))) {
        return None;
    }
    let mut counts = texts().filter_map(|text| people(text));
    let people = counts.next()?;
    counts.next().is_none().then_some(Total { row: row.index(), people })
}

/// The digits directly before 名 or 人, of either width.
fn people(text: &str) -> Option<u32> {
    let (before, _) = text.trim().split_once(['名', '人'])?;
    let ungrouped = before.trim_end().chars().rev().filter(|c| !matches!(c, ',' | '，'));
    let digits: Vec<u32> = ungrouped.map_while(digit).collect();
    let all = digits.iter().rev().fold(0_u32, |sum, digit| sum.saturating_mul(10).saturating_add(*digit));
    (!digits.is_empty() && digits.len() < 8).then_some(all)
}

fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32))
}

/// The totals that fit the people neither since the beginning nor since any total before: totals may stand within totals. One above everybody
/// counts those below. `people`: the rows of people, in order.
pub fn wrong(totals: &[Total], people: &[u32]) -> Vec<Counted> {
    let (mut wrong, mut before, mut last) = (Vec::new(), BTreeSet::from([0]), 0);
    for total in totals {
        let above = people.partition_point(|row| *row < total.row);
        let fits = above.checked_sub(total.people as usize).is_some_and(|since| before.contains(&since));
        if above > 0 && !fits {
            wrong.push(Counted { total: *total, rows: if above > last { above - last } else { above } });
        }
        last = above;
        before.insert(above);
    }
    wrong
}

/// A total with the rows that it should have counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What the sheet says.
    pub total: Total,
    /// How many rows there are.
    pub rows: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Cell;

    #[test]
    fn totals_are_read_with_their_unit_only() {
        for (texts, expected) in [
            (&["小計", "3名"][..], Some(3)),
            (&["本社　合計：１２人"], Some(12)),
            (&["計1名"], Some(1)),
            (&["総計", "1,200名"], Some(1_200)),
            (&["合計", "3"], None),
            (&["合計", "被保険者 3名", "被扶養者 2名"], None),
            (&["合計", "3名", "2名"], None),
            (&["合計", "名"], None),
            (&["合計", "123456789012名"], None),
        ] {
            let cells: Vec<Cell> = (0..)
                .zip(texts)
                .map(|(column, text)| Cell { row: 7, column, cut: false, value: Value::Text((*text).into()) })
                .collect();
            assert_eq!(of(Row { cells: &cells }).map(|total| total.people), expected, "{texts:?}");
        }
    }

    #[test]
    fn a_total_counts_what_stands_since_the_last_one_or_all() {
        let total = |row, people| Total { row, people };
        let totals = [total(0, 9), total(3, 2), total(6, 2), total(7, 4), total(9, 6), total(10, 5), total(12, 1)];
        assert_eq!(wrong(&totals, &[1, 2, 4, 5, 8, 11]), [Counted { total: total(9, 6), rows: 1 }]);
    }
}
