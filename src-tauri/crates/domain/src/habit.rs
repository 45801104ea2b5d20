//! What holds of a file of a known sender: what is said of it now, and how the last one was read.
//!
//! Must never apply what is known of a sender to headings that have drifted before a person has answered.

use crate::drift::{Drift, drift, follow};
use crate::headings::Headings;
use crate::said::{ColumnChoice, Everyone, Habit, HiddenCells, Said, SheetChoice};

impl Habit {
    /// How a table with these headings was read. What was said of a column without a heading is not known again: nobody would see that it moved.
    pub fn of(headings: Headings, mut columns: Vec<ColumnChoice>) -> Self {
        columns.retain(|choice| headings.at(choice.column).is_some());
        Self { headings, columns, ..Self::default() }
    }
}

impl Said {
    /// What became of the headings of the sender, whether it was answered or not.
    pub fn drift_of(&self, now: &Headings) -> Vec<Drift> {
        self.habit.as_ref().map(|habit| drift(&habit.headings, now)).unwrap_or_default()
    }

    /// What holds of the columns of a table with these headings: what is said now, and what is known of the sender where it does not stand
    /// against that. Nothing is known where the headings have drifted and nobody has answered.
    pub fn columns_of(&self, now: &Headings) -> Vec<ColumnChoice> {
        let known = match &self.habit {
            Some(habit) if drift(&habit.headings, now).is_empty() => habit.columns.clone(),
            Some(habit) if self.drift.is_some() => follow(&habit.columns, &habit.headings, now),
            _ => Vec::new(),
        };
        let mut choices = self.columns.clone();
        choices.extend(known.into_iter().filter(|known| !self.columns.iter().any(|said| said.excludes(known))));
        choices
    }

    /// What becomes of hidden rows and columns of a table with these headings. What is known of the sender holds of the same headings only: where they
    /// drifted, others may be hidden.
    pub fn hidden_of(&self, now: &Headings) -> Option<HiddenCells> {
        self.hidden.or_else(|| self.undrifted(now)?.hidden)
    }

    /// Who everybody of a table with these headings is, by the rule of hidden cells: where headings drifted, the roster may name families.
    pub fn everyone_of(&self, now: &Headings) -> Option<Everyone> {
        self.everyone.or_else(|| self.undrifted(now)?.everyone)
    }

    /// What is known of the sender, where the headings are still the same.
    fn undrifted(&self, now: &Headings) -> Option<&Habit> {
        self.habit.as_ref().filter(|habit| drift(&habit.headings, now).is_empty())
    }

    /// What codes stand for in a table with these headings, by the rule of its columns.
    pub fn codes_of(&self, now: &Headings) -> Option<&str> {
        let answered = |habit: &&Habit| self.drift.is_some() || drift(&habit.headings, now).is_empty();
        let known = || self.habit.as_ref().filter(answered)?.codes.as_deref();
        self.codes.as_deref().or_else(known).filter(|codes| !codes.is_empty())
    }

    /// The sheet that is known to be meant, of a file with these sheets of people.
    pub fn known_sheet(&self, sheets: &[String]) -> Option<&str> {
        let SheetChoice { name, among } = self.habit.as_ref()?.sheet.as_ref()?;
        (sheets.contains(name) && sheets.iter().all(|sheet| among.contains(sheet))).then_some(name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Letters;
    use crate::headings::HeadingAt;
    use crate::meaning::Meaning;
    use crate::said::DriftAnswer;

    fn headings(words: &[&str]) -> Headings {
        let at = words.iter().zip(0..).map(|(word, column)| HeadingAt {
            column: Letters(column),
            text: (*word).to_owned(),
            key: (*word).to_owned(),
            meaning: None,
        });
        Headings(at.collect())
    }

    fn choice(column: u16, meaning: Option<Meaning>) -> ColumnChoice {
        ColumnChoice { column: Letters(column), meaning }
    }

    fn known(columns: &[ColumnChoice]) -> Said {
        let habit = Habit {
            headings: headings(&["番号", "連絡先", "備考"]),
            sheet: Some(SheetChoice { name: "神戸".into(), among: vec!["神戸".into(), "京都".into()] }),
            hidden: Some(HiddenCells::Leave),
            everyone: Some(Everyone::Insured),
            columns: columns.to_vec(),
            codes: Some("1=本人 2=妻".into()),
        };
        Said { habit: Some(habit), ..Said::default() }
    }

    #[test]
    fn what_is_known_holds_of_the_same_headings_and_of_others_once_it_is_answered() {
        let phone = choice(1, Some(Meaning::Phone));
        let said = known(&[phone]);
        let (same, moved) = (headings(&["番号", "連絡先", "備考"]), headings(&["番号", "性別", "連絡先", "備考"]));
        assert_eq!(said.columns_of(&same), [phone]);
        assert_eq!(said.hidden_of(&same), Some(HiddenCells::Leave));
        assert_eq!((said.everyone_of(&same), said.everyone_of(&moved)), (Some(Everyone::Insured), None));
        assert_eq!((said.codes_of(&same), said.codes_of(&moved)), (Some("1=本人 2=妻"), None));
        assert!(said.columns_of(&moved).is_empty());
        assert_eq!(said.drift_of(&moved).len(), 3);
        let accepted = Said { drift: Some(DriftAnswer::Accept), ..said };
        assert_eq!(accepted.columns_of(&moved), [choice(2, Some(Meaning::Phone))]);
        assert_eq!(accepted.hidden_of(&moved), None, "it is asked for again");
        assert_eq!(accepted.everyone_of(&moved), None, "it is asked for again");
        assert_eq!(accepted.codes_of(&moved), Some("1=本人 2=妻"));
    }

    #[test]
    fn what_was_said_of_a_column_without_a_heading_is_not_known_again() {
        let (phone, branch) = (choice(1, Some(Meaning::Phone)), choice(7, Some(Meaning::Branch)));
        assert_eq!(Habit::of(headings(&["番号", "連絡先"]), vec![branch, phone]).columns, [phone]);
    }

    #[test]
    fn what_is_said_now_stands_above_what_is_known() {
        let same = headings(&["番号", "連絡先", "備考"]);
        for (now, holds) in [
            (choice(1, None), vec![choice(1, None)]),
            (choice(2, Some(Meaning::Phone)), vec![choice(2, Some(Meaning::Phone))]),
            (choice(2, None), vec![choice(2, None), choice(1, Some(Meaning::Phone))]),
        ] {
            let said = Said { columns: vec![now], ..known(&[choice(1, Some(Meaning::Phone))]) };
            assert_eq!(said.columns_of(&same), holds);
        }
        let said = Said { hidden: Some(HiddenCells::Read), ..known(&[]) };
        assert_eq!(said.hidden_of(&same), Some(HiddenCells::Read));
        let everyone = Said { everyone: Some(Everyone::Insured), ..Said::default() };
        assert_eq!(everyone.everyone_of(&same), Some(Everyone::Insured));
        let codes = |said: &str| Said { codes: Some(said.to_owned()), ..known(&[]) };
        assert_eq!(codes("1=妻").codes_of(&same), Some("1=妻"));
        assert_eq!(codes("").codes_of(&same), None, "nothing holds any more");
    }

    #[test]
    fn a_sheet_is_known_as_long_as_there_is_none_that_nobody_has_seen() {
        let said = known(&[]);
        let of = |sheets: &[&str]| said.known_sheet(&sheets.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["神戸", "京都"]), Some("神戸"));
        assert_eq!(of(&["神戸"]), Some("神戸"));
        assert_eq!(of(&["京都"]), None);
        assert_eq!(of(&["神戸", "神戸12月"]), None);
    }
}
