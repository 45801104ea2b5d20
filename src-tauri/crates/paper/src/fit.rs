//! The size and the lines with which a text fits its box: first one line, a little smaller where needed, then more lines.
//!
//! Must never cut a text: what does not fit at the smallest size is an answer, not a loss.

use crate::wrap::{Break, Mark, wrap};
use std::ops::Range;

/// Millimetres in a point.
pub const POINT: f32 = 25.4 / 72.0;
/// Step in which a size shrinks, in points.
const STEP: f32 = 0.25;
/// One line may shrink to this part of its size before a second line is tried.
const ONE_LINE: f32 = 0.75;

/// What a text has to fit.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Millimetres.
    pub width: f32,
    /// Millimetres.
    pub height: f32,
    /// Points.
    pub size: f32,
    /// Points; the smallest.
    pub min: f32,
    /// The most lines.
    pub lines: usize,
    /// Distance of baselines, in ems.
    pub leading: f32,
    /// Whether lines had better end at blanks (names, addresses).
    pub at_blanks: bool,
}

/// How it fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// Points.
    pub size: f32,
    /// Which clusters stand on which line.
    pub lines: Vec<Range<usize>>,
}

/// The size and the lines with which a text fits; `None` where it is too long even at the smallest size.
pub fn fit(marks: &[Mark], room: &Room) -> Option<Fitted> {
    let one_line_min = room.min.max(room.size * ONE_LINE).min(room.size);
    let one = sizes(room.size, one_line_min).find_map(|size| try_size(marks, room, size, 1));
    one.or_else(|| sizes(room.size, room.min).find_map(|size| try_size(marks, room, size, room.lines)))
}

fn sizes(from: f32, to: f32) -> impl Iterator<Item = f32> {
    (0u16..).map(move |step| from - f32::from(step) * STEP).take_while(move |size| *size >= to - 1e-3)
}

fn try_size(marks: &[Mark], room: &Room, size: f32, most: usize) -> Option<Fitted> {
    let limit = room.width / (size * POINT);
    let breaks: &[Break] = if room.at_blanks { &[Break::Blanks, Break::Anywhere] } else { &[Break::Anywhere] };
    breaks.iter().find_map(|at| {
        let lines = wrap(marks, limit, *at)?;
        let fits = lines.len() <= most && height(lines.len(), size, room.leading) <= room.height + 1e-3;
        fits.then_some(Fitted { size, lines })
    })
}

/// Millimetres from the top of the first line to the foot of the last.
pub fn height(lines: usize, size: f32, leading: f32) -> f32 {
    let gaps = u16::try_from(lines.saturating_sub(1)).unwrap_or(u16::MAX);
    size * POINT * (1.0 + f32::from(gaps) * leading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wrap::marks;

    /// A box of 10 full-width characters at 10 points, two lines high.
    fn fitted(text: &str) -> Option<(f32, usize)> {
        let width = 100.0 * POINT;
        let room = Room { width, height: 24.0 * POINT, size: 10.0, min: 5.0, lines: 3, leading: 1.2, at_blanks: true };
        let text: Vec<String> = text.chars().map(String::from).collect();
        fit(&marks(text.iter().map(|c| (c.as_str(), 1.0))), &room).map(|fitted| (fitted.size, fitted.lines.len()))
    }

    #[test]
    fn one_line_shrinks_a_little_then_lines_are_added_then_it_is_too_long() {
        for (count, answer) in
            [(10, Some((10.0, 1))), (13, Some((7.5, 1))), (14, Some((10.0, 2))), (60, Some((5.0, 3))), (61, None)]
        {
            assert_eq!(fitted(&"あ".repeat(count)), answer, "{count} characters");
        }
    }
}
