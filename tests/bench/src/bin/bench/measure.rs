//! Measurements as values: what one step of a job took, steps laid together, the median of several rounds, the line in which a
//! process tells another what it measured.

use crate::system;
use std::collections::BTreeMap;
use std::time::Instant;

/// A step of a job that is measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// All of the job.
    Whole,
    /// Read, check, propose.
    Review,
    /// Of the review: open the file, read its cells, choose its columns.
    Cells,
    /// Of the review: check row by row.
    Rows,
    /// Of the review: check what only shows once all rows are read.
    Sheet,
    /// Of the review: lay it beside those who are registered, and make the reply.
    Compare,
    /// Write what was proposed.
    Apply,
    /// Write the copy with marks.
    Mark,
    /// The first page of a list.
    FirstPage,
    /// Each page after it.
    FurtherPage,
    /// A search by the beginning of a reading.
    ReadingBegins,
    /// By a part inside of it.
    InReading,
    /// By a part of a name.
    InName,
    /// By a 番号 or its beginning.
    Number,
    /// For somebody who is not there.
    Nobody,
    /// Turning to a page of everybody that is far from the first.
    FarPage,
}

impl Step {
    const ALL: [(Self, &'static str); 16] = [
        (Self::Whole, "whole"),
        (Self::Review, "review"),
        (Self::Cells, "cells"),
        (Self::Rows, "rows"),
        (Self::Sheet, "sheet"),
        (Self::Compare, "compare"),
        (Self::Apply, "apply"),
        (Self::Mark, "mark"),
        (Self::FirstPage, "first-page"),
        (Self::FurtherPage, "further-page"),
        (Self::ReadingBegins, "reading-begins"),
        (Self::InReading, "in-reading"),
        (Self::InName, "in-name"),
        (Self::Number, "number"),
        (Self::Nobody, "nobody"),
        (Self::FarPage, "far-page"),
    ];

    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(step, _)| *step == self).map_or("", |(_, code)| code)
    }

    fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(step, _)| *step)
    }
}

/// One measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// By the clock on the wall.
    pub seconds: f64,
    /// Of all processors together; `None` where the system does not tell it.
    pub cpu: Option<f64>,
    /// `None` where the system does not tell it.
    pub memory: Option<Memory>,
    /// What was made, so that a peer that did less is noticed. Its unit is the contest's.
    pub made: u64,
}

/// Resident memory in KiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// Before the work: faces, databases and frames that stand before the clock starts.
    pub before: u64,
    /// The greatest during it.
    pub peak: u64,
}

impl Memory {
    /// What the work took above what stood before it.
    pub fn taken(self) -> u64 {
        self.peak.saturating_sub(self.before)
    }
}

impl Measured {
    /// Runs the work and measures it. It answers how much it made.
    pub fn of(work: impl FnOnce() -> crate::outcome::Result<u64>) -> crate::outcome::Result<Self> {
        let before = system::forget_peak().and_then(|()| system::resident());
        let (cpu, started) = (system::cpu_seconds(), Instant::now());
        let made = work()?;
        let seconds = started.elapsed().as_secs_f64();
        let cpu = system::cpu_seconds().zip(cpu).map(|(after, before)| after - before);
        let memory = before.zip(system::peak()).map(|(before, peak)| Memory { before, peak });
        Ok(Self { seconds, cpu, memory, made })
    }

    /// A part of a longer work, of which the clock alone tells.
    pub fn part(seconds: f64) -> Self {
        Self { seconds, cpu: None, memory: None, made: 0 }
    }

    /// This one and the one after it as one: what the second made is what both made.
    fn then(self, next: Self) -> Self {
        let memory = self.memory.zip(next.memory);
        Self {
            seconds: self.seconds + next.seconds,
            cpu: self.cpu.zip(next.cpu).map(|(one, two)| one + two),
            memory: memory.map(|(one, two)| Memory { before: one.before, peak: one.peak.max(two.peak) }),
            made: next.made,
        }
    }
}

/// What one job took, step by step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures(BTreeMap<Step, Measured>);

impl Figures {
    /// A job of one step.
    pub fn whole(measured: Measured) -> Self {
        Self::default().and(Step::Whole, measured)
    }

    /// One more step.
    pub fn and(mut self, step: Step, measured: Measured) -> Self {
        self.0.insert(step, measured);
        self
    }

    /// Review and apply, and both as the whole.
    pub fn import(review: Measured, apply: Measured) -> Self {
        Self::whole(review.then(apply)).and(Step::Review, review).and(Step::Apply, apply)
    }

    /// What a step took.
    pub fn of(&self, step: Step) -> crate::outcome::Result<Measured> {
        self.0.get(&step).copied().ok_or_else(|| format!("nobody measured {}", step.code()).into())
    }

    /// For each step the measurement in the middle by time.
    pub fn median(rounds: &[Self]) -> Self {
        let mut by_step: BTreeMap<Step, Vec<Measured>> = BTreeMap::new();
        for (step, measured) in rounds.iter().flat_map(|figures| &figures.0) {
            by_step.entry(*step).or_default().push(*measured);
        }
        Self(by_step.into_iter().map(|(step, all)| (step, middle(all))).collect())
    }

    /// For the process that asked: a line for each step.
    pub fn lines(&self) -> String {
        let line = |(step, measured): (&Step, &Measured)| {
            let Memory { before, peak } = measured.memory.unwrap_or(Memory { before: 0, peak: 0 });
            let cpu = measured.cpu.unwrap_or(f64::NAN);
            format!("{} {} {cpu} {before} {peak} {}\n", step.code(), measured.seconds, measured.made)
        };
        self.0.iter().map(line).collect()
    }

    /// Reads such lines.
    pub fn read(lines: &str) -> Option<Self> {
        let figures: BTreeMap<Step, Measured> = lines.lines().map(read_line).collect::<Option<_>>()?;
        (!figures.is_empty()).then_some(Self(figures))
    }
}

fn middle(mut all: Vec<Measured>) -> Measured {
    all.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    all[all.len() / 2]
}

fn read_line(line: &str) -> Option<(Step, Measured)> {
    let mut words = line.split_whitespace();
    let step = Step::parse(words.next()?)?;
    let seconds = words.next()?.parse().ok()?;
    let cpu: f64 = words.next()?.parse().ok()?;
    let memory = Memory { before: words.next()?.parse().ok()?, peak: words.next()?.parse().ok()? };
    let made = words.next()?.parse().ok()?;
    let cpu = Some(cpu).filter(|cpu| cpu.is_finite());
    Some((step, Measured { seconds, cpu, memory: Some(memory).filter(|memory| memory.peak > 0), made }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(seconds: f64, peak: u64) -> Measured {
        Measured { seconds, cpu: Some(seconds * 2.0), memory: Some(Memory { before: 10, peak }), made: 7 }
    }

    #[test]
    fn the_median_is_taken_step_by_step() {
        let rounds = [(3.0, 10.0), (1.0, 30.0), (2.0, 20.0)]
            .map(|(review, apply)| Figures::import(measured(review, 50), measured(apply, 60)));
        let median = Figures::median(&rounds);
        for (step, seconds) in [(Step::Review, 2.0), (Step::Apply, 20.0), (Step::Whole, 22.0)] {
            assert_eq!(median.of(step).unwrap().seconds, seconds, "{step:?}");
        }
        assert!(median.of(Step::FirstPage).is_err());
    }

    #[test]
    fn two_steps_as_one_add_their_time_and_take_the_greater_peak() {
        let blind = Measured { cpu: None, memory: None, ..measured(1.0, 0) };
        for (why, one, two, peak, cpu) in [
            ("the second peak is greater", measured(1.0, 50), measured(2.0, 60), Some(60), Some(6.0)),
            ("the first peak is greater", measured(1.0, 80), measured(2.0, 60), Some(80), Some(6.0)),
            ("what one step does not know, both do not", measured(1.0, 80), blind, None, None),
        ] {
            let both = one.then(two);
            assert_eq!(both.seconds, one.seconds + two.seconds, "{why}");
            assert_eq!((both.memory.map(|memory| memory.peak), both.cpu), (peak, cpu), "{why}");
        }
    }

    #[test]
    fn a_process_is_understood_by_the_one_that_asked() {
        let blind = Measured { cpu: None, memory: None, ..measured(0.25, 0) };
        for figures in [
            Figures::whole(measured(1.5, 90)),
            Figures::import(measured(0.125, 90), measured(3.0, 80)),
            Figures::whole(blind),
            Figures::default().and(Step::FirstPage, measured(1.0, 9)).and(Step::FurtherPage, measured(0.5, 9)),
        ] {
            assert_eq!(Figures::read(&figures.lines()), Some(figures));
        }
        for lines in ["", "whole 1 1 0 0", "all 1 1 0 0 5", "whole one 1 0 0 5", "whole 1 1 0 0 5\nnoise"] {
            assert_eq!(Figures::read(lines), None, "{lines:?}");
        }
    }
}
