//! What is printed: a line for each side, ratios, and how each figure stands to its goal. A goal is told, never enforced.

use crate::measure::Measured;
use std::fmt;

/// What a figure should be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// No more than this.
    AtMost(f64),
    /// No less than this.
    AtLeast(f64),
}

impl Goal {
    /// Whether a figure is what it should be. What could not be measured is not.
    fn is_met(self, figure: f64) -> bool {
        match self {
            Self::AtMost(most) => figure <= most,
            Self::AtLeast(least) => figure >= least,
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(most) => write!(f, "at most {most}"),
            Self::AtLeast(least) => write!(f, "at least {least}"),
        }
    }
}

/// The head of a table. `unit`: what was made.
pub fn head(unit: &str) -> String {
    format!("  {:>9}  {:>9}  {:>8}  {:>8}  {unit:>9}", "seconds", "CPU s", "peak MB", "taken MB")
}

/// A side's line in it.
pub fn line(measured: &Measured, name: &str) -> String {
    let mb = |kib: u64| format!("{:.0}", kib as f64 / 1024.0);
    let unknown = || "-".to_owned();
    let memory = measured.memory;
    format!(
        "  {:>9.3}  {:>9}  {:>8}  {:>8}  {:>9}  {name}",
        measured.seconds,
        measured.cpu.map_or_else(unknown, |cpu| format!("{cpu:.3}")),
        memory.map_or_else(unknown, |memory| mb(memory.peak)),
        memory.map_or_else(unknown, |memory| mb(memory.taken())),
        measured.made,
    )
}

/// The line of a side that was left out.
pub fn absent(name: &str) -> String {
    format!("  {:>9}  {:>9}  {:>8}  {:>8}  {:>9}  {name}: NOT MEASURED", "-", "-", "-", "-", "-")
}

/// How one side stands to another, by the clock and by the processors.
pub fn ratio(what: &str, one: &Measured, other: &Measured, goal: Option<Goal>) -> String {
    let cpu = one.cpu.zip(other.cpu).map_or(f64::NAN, |(one, other)| one / other);
    format!("{}; {cpu:.2} in CPU time", figure(what, one.seconds / other.seconds, "x", goal))
}

/// What one side took of memory above what stood before it, in the other's.
pub fn memory(what: &str, one: &Measured, other: &Measured) -> String {
    let taken = |measured: &Measured| measured.memory.map_or(f64::NAN, |memory| memory.taken() as f64);
    figure(what, taken(one) / taken(other), "x", None)
}

/// Megabytes of the greatest resident memory.
pub fn peak_mb(measured: &Measured) -> f64 {
    measured.memory.map_or(f64::NAN, |memory| memory.peak as f64 / 1024.0)
}

/// How much of the time of all parts each of them took.
pub fn shares(of: &str, parts: &[(&str, f64)]) -> String {
    let whole: f64 = parts.iter().map(|(_, seconds)| seconds).sum();
    let share = |(name, seconds): &(&str, f64)| format!("{name} {:.0} %", seconds / whole * 100.0);
    format!("  of the {of}: {}", parts.iter().map(share).collect::<Vec<_>>().join(", "))
}

/// A figure beside its goal.
pub fn figure(what: &str, figure: f64, unit: &str, goal: Option<Goal>) -> String {
    let told = format!("  {what}: {figure:.2} {unit}");
    match goal {
        None => told,
        Some(goal) => format!("{told} (goal: {goal}; {})", if goal.is_met(figure) { "met" } else { "NOT MET" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Memory;

    fn measured(seconds: f64) -> Measured {
        let memory = Some(Memory { before: 1024, peak: 1024 + 2048 });
        Measured { seconds, cpu: Some(seconds / 2.0), memory, made: 1000 }
    }

    #[test]
    fn a_figure_stands_beside_its_goal() {
        for (value, goal, told) in [
            (2.5, Some(Goal::AtMost(2.5)), "  a: 2.50 x (goal: at most 2.5; met)"),
            (2.51, Some(Goal::AtMost(2.5)), "  a: 2.51 x (goal: at most 2.5; NOT MET)"),
            (6.0, Some(Goal::AtLeast(6.0)), "  a: 6.00 x (goal: at least 6; met)"),
            (5.9, Some(Goal::AtLeast(6.0)), "  a: 5.90 x (goal: at least 6; NOT MET)"),
            (f64::NAN, Some(Goal::AtMost(300.0)), "  a: NaN x (goal: at most 300; NOT MET)"),
            (1.0, None, "  a: 1.00 x"),
        ] {
            assert_eq!(figure("a", value, "x", goal), told);
        }
    }

    #[test]
    fn ratios_are_of_the_first_side_to_the_second() {
        let told = ratio("a / b", &measured(6.0), &measured(2.0), Some(Goal::AtMost(4.0)));
        assert_eq!(told, "  a / b: 3.00 x (goal: at most 4; met); 3.00 in CPU time");
        assert_eq!(memory("a / b", &measured(6.0), &measured(2.0)), "  a / b: 1.00 x");
    }

    #[test]
    fn shares_are_those_of_all_parts_together() {
        let told = shares("review", &[("cells", 3.0), ("rows", 0.75), ("sheet", 0.25)]);
        assert_eq!(told, "  of the review: cells 75 %, rows 19 %, sheet 6 %");
    }

    #[test]
    fn what_the_system_does_not_tell_is_a_dash() {
        let blind = Measured { cpu: None, memory: None, ..measured(0.5) };
        assert_eq!(line(&blind, "ours"), "      0.500          -         -         -       1000  ours");
        assert_eq!(line(&measured(0.5), "ours"), "      0.500      0.250         3         2       1000  ours");
    }
}
