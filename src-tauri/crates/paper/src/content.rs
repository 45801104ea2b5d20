//! Content streams: the drawing operators of a ground and of a page, as text of ISO 32000.
//!
//! Knows operators and codes, no library. Must never print a glyph whose text does not come back: where two characters share
//! one, the page spells out which is meant (`ActualText`).

use crate::barcode::{RowStretch, Stretch};
use crate::faces::FaceId;
use crate::fit::POINT;
use crate::frame::{Overlay, Page, PlacedBars, Run, Shape};
use crate::ground::Ground;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The grey of a preview's mark, from 0 (black) to 1 (white).
const MARK: f32 = 0.82;

/// Face and glyph -> its code in this file and the text that the code gives back.
pub(crate) struct Codes(BTreeMap<FaceId, BTreeMap<u16, (u16, String)>>);

impl Codes {
    pub(crate) fn new(faces: BTreeMap<FaceId, BTreeMap<u16, (u16, String)>>) -> Self {
        Self(faces)
    }

    fn of(&self, face: FaceId, glyph: u16) -> (u16, &str) {
        // Every run was counted before codes were given; 0 would be .notdef.
        let known = self.0.get(&face).and_then(|glyphs| glyphs.get(&glyph));
        known.map_or((0, ""), |(code, text)| (*code, text))
    }
}

/// Writes operators. Knows the page's height in millimetres, because forms count from the top and PDF from the foot.
struct Pen<'a> {
    out: String,
    height: f32,
    codes: &'a Codes,
}

/// A ground's operators.
pub(crate) fn ground_content(ground: &Ground, codes: &Codes) -> Vec<u8> {
    let mut pen = Pen { out: String::new(), height: ground.size[1], codes };
    ground.shapes.iter().for_each(|shape| pen.shape(shape));
    pen.text(&ground.runs);
    pen.out.into_bytes()
}

/// A page's operators: its ground, what fills it, its barcode, and what marks it.
pub(crate) fn page_content(page: &Page, ground: &str, height: f32, codes: &Codes) -> Vec<u8> {
    let mut pen = Pen { out: format!("/{ground} Do\n"), height, codes };
    pen.text(&page.runs);
    if let Some(bars) = &page.bars {
        pen.bars(bars);
    }
    page.overlays.iter().for_each(|overlay| pen.overlay(overlay));
    pen.out.into_bytes()
}

// Writing to a String cannot fail, so results of `write!` are dropped.
impl Pen<'_> {
    fn text(&mut self, runs: &[Run]) {
        if runs.is_empty() {
            return;
        }
        self.out.push_str("BT\n");
        let mut font = None;
        for run in runs {
            if font != Some((run.face, run.size)) {
                let _ = writeln!(self.out, "/{} {} Tf", font_name(run.face), number(run.size));
                font = Some((run.face, run.size));
            }
            let (x, y) = (self.x(run.x), self.y(run.y));
            let _ = writeln!(self.out, "1 0 0 1 {x} {y} Tm");
            self.glyphs(run);
        }
        self.out.push_str("ET\n");
    }

    fn glyphs(&mut self, run: &Run) {
        let mut open = false;
        for (glyph, text) in run.clusters() {
            let (code, given_back) = self.codes.of(run.face, glyph);
            if given_back == text {
                if !open {
                    self.out.push('<');
                    open = true;
                }
                let _ = write!(self.out, "{code:04X}");
            } else {
                if open {
                    self.out.push_str("> Tj\n");
                    open = false;
                }
                let spelt: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
                let _ = writeln!(self.out, "/Span <</ActualText <FEFF{spelt}>>> BDC <{code:04X}> Tj EMC");
            }
        }
        if open {
            self.out.push_str("> Tj\n");
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { area: [left, top, width, height], fill, stroke, dash } => {
                let (x, y) = (self.x(*left), self.y(top + height));
                let area = format!("{x} {y} {} {} re", points(*width), points(*height));
                if let Some([red, green, blue]) = fill {
                    let _ = writeln!(self.out, "{} {} {} rg {area} f 0 g", number(*red), number(*green), number(*blue));
                }
                if let Some(stroke) = stroke {
                    self.stroked(*stroke, *dash, &area);
                }
            }
            Shape::Line { from, to, width, dash } => {
                let [from, to] = [from, to].map(|[x, y]| format!("{} {}", self.x(*x), self.y(*y)));
                self.stroked(*width, *dash, &format!("{from} m {to} l"));
            }
            Shape::Cells { at: [left, top], module, dark } => {
                let (x, y, k) = (self.x(*left), self.y(*top), fine(*module / POINT));
                let _ = write!(self.out, "q {k} 0 0 -{k} {x} {y} cm");
                for RowStretch { row, dark: Stretch { at, width } } in dark {
                    let _ = write!(self.out, " {at} {row} {width} 1 re");
                }
                self.out.push_str(" f Q\n");
            }
        }
    }

    fn stroked(&mut self, width: f32, dash: Option<[f32; 2]>, path: &str) {
        if let Some([on, off]) = dash {
            let _ = write!(self.out, "[{} {}] 0 d ", points(on), points(off));
        }
        let _ = writeln!(self.out, "{} w {path} S", points(width));
        if dash.is_some() {
            self.out.push_str("[] 0 d\n");
        }
    }

    fn bars(&mut self, bars: &PlacedBars) {
        let (x, y) = (self.x(bars.at[0]), self.y(bars.at[1] + bars.height));
        let _ = write!(self.out, "q {} 0 0 {} {x} {y} cm", fine(bars.module / POINT), points(bars.height));
        for Stretch { at, width } in &bars.bars.dark {
            let _ = write!(self.out, " {at} 0 {width} 1 re");
        }
        self.out.push_str(" f Q\n");
    }

    /// Multiplied into the page, so that it is on top of everything and everything stays readable.
    fn overlay(&mut self, Overlay { run, center, turn }: &Overlay) {
        let (sin, cos) = turn.to_radians().sin_cos();
        let (dx, dy) = ((run.x - center[0]) / POINT, (center[1] - run.y) / POINT);
        let (x, y) = (center[0] / POINT + dx * cos - dy * sin, (self.height - center[1]) / POINT + dx * sin + dy * cos);
        let _ = write!(self.out, "q /M gs {} g BT /{} {} Tf ", number(MARK), font_name(run.face), number(run.size));
        let _ = writeln!(
            self.out,
            "{} {} {} {} {} {} Tm",
            fine(cos),
            fine(sin),
            fine(-sin),
            fine(cos),
            number(x),
            number(y)
        );
        self.glyphs(run);
        self.out.push_str("ET Q\n");
    }

    fn x(&self, mm: f32) -> String {
        points(mm)
    }

    fn y(&self, mm: f32) -> String {
        points(self.height - mm)
    }
}

/// The resource names of the faces; printpdf makes the six letters of the subset tag of them.
pub(crate) fn font_name(face: FaceId) -> &'static str {
    match face {
        FaceId::Gothic => "GOTHIC",
        FaceId::GothicBold => "STRONG",
        FaceId::Mincho => "MINCHO",
        FaceId::Fallback => "IPAMJM",
    }
}

fn points(mm: f32) -> String {
    number(mm / POINT)
}

/// With two decimals: a hundredth of a point is less than 0.004 mm.
fn number(value: f32) -> String {
    trimmed(format!("{value:.2}"))
}

/// With five decimals, for scales: there an error is multiplied.
fn fine(value: f32) -> String {
    trimmed(format!("{value:.5}"))
}

fn trimmed(mut text: String) -> String {
    text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    if text == "-0" { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        for (value, text) in [(0.0, "0"), (-0.001, "0"), (12.5, "12.5"), (100.0, "100"), (3.456, "3.46"), (-2.0, "-2")]
        {
            assert_eq!(number(value), text);
        }
    }
}
