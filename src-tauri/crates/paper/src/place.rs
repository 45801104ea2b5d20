//! Puts a text into its box: clusters -> glyphs -> lines -> runs.
//!
//! Must never leave a text out silently: a glyph that is missing and a text that is too long are answers. Feeds `ground` with wording,
//! `compose` with what fills a piece's slots.

use crate::faces::{Faces, Glyph, Voice, clusters, code_points};
use crate::fields::Slot;
use crate::fit::{POINT, Room, fit, height};
use crate::forms::{Align, Valign};
use crate::frame::{BASELINE, Run};
use crate::text_box::TextBox;
use crate::wrap::marks;

/// Why a text cannot be placed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unplaced {
    /// Clusters without a glyph, as code points.
    Missing(Vec<String>),
    /// Too long at the smallest size.
    TooLong,
}

impl Unplaced {
    /// What is wrong with a form that asks for this text in this box.
    pub(crate) fn complaint(&self, at: &TextBox) -> String {
        match self {
            Self::Missing(points) => format!("no glyph for {points:?} in {:?}", at.pattern.text),
            Self::TooLong => format!("{:?} does not fit {:?}", at.pattern.text, at.area),
        }
    }
}

/// Whether a text can be placed. Nearly every text stands on one line at its own size, and there is nothing to set then.
pub(crate) fn fits(faces: &Faces, at: &TextBox, text: &str) -> Result<(), Unplaced> {
    if stands_on_one_line(faces, at, text) { Ok(()) } else { place(faces, at, text, None).map(|_| ()) }
}

fn stands_on_one_line(faces: &Faces, at: &TextBox, text: &str) -> bool {
    let [_, _, width, box_height] = at.area;
    let advances = clusters(text).map(|cluster| faces.glyph(at.voice, cluster).map(|glyph| glyph.advance / 1000.0));
    let wanted: Option<f32> = advances.sum();
    wanted.is_some_and(|wanted| wanted <= width / (at.size * POINT)) && height(1, at.size, at.leading) <= box_height
}

pub(crate) fn place(faces: &Faces, at: &TextBox, text: &str, slot: Option<Slot>) -> Result<Vec<Run>, Unplaced> {
    let shown = glyphs(faces, at.voice, text)?;
    let marks = marks(shown.iter().map(|(cluster, glyph)| (*cluster, glyph.map_or(0.0, |g| g.advance / 1000.0))));
    let [left, top, width, box_height] = at.area;
    let room = Room {
        width,
        height: box_height,
        size: at.size,
        min: at.min,
        lines: at.lines,
        leading: at.leading,
        at_blanks: at.voice == Voice::Value,
    };
    let fitted = fit(&marks, &room).ok_or(Unplaced::TooLong)?;
    let spare = box_height - height(fitted.lines.len(), fitted.size, at.leading);
    let mut baseline = top
        + BASELINE * fitted.size * POINT
        + match at.valign {
            Valign::Top => 0.0,
            Valign::Middle => spare / 2.0,
            Valign::Bottom => spare,
        };
    let mut runs = Vec::new();
    for line in fitted.lines {
        let line_width: f32 = marks[line.clone()].iter().map(|mark| mark.advance).sum::<f32>() * fitted.size * POINT;
        let x = left
            + match at.align {
                Align::Left => 0.0,
                Align::Center => (width - line_width) / 2.0,
                Align::Right => width - line_width,
            };
        runs.extend(line_runs(&shown[line], fitted.size, x, baseline, slot));
        baseline += fitted.size * POINT * at.leading;
    }
    Ok(runs)
}

type Shown<'a> = (&'a str, Option<Glyph>);

/// The glyph of each cluster; only a newline has none.
fn glyphs<'a>(faces: &Faces, voice: Voice, text: &'a str) -> Result<Vec<Shown<'a>>, Unplaced> {
    let mut missing: Vec<String> = Vec::new();
    let shown = clusters(text)
        .map(|cluster| {
            let glyph = faces.glyph(voice, cluster);
            if glyph.is_none() && cluster != "\n" {
                let points = code_points(cluster);
                if !missing.contains(&points) {
                    missing.push(points);
                }
            }
            (cluster, glyph)
        })
        .collect();
    if missing.is_empty() { Ok(shown) } else { Err(Unplaced::Missing(missing)) }
}

fn line_runs(line: &[Shown<'_>], size: f32, mut x: f32, y: f32, slot: Option<Slot>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (cluster, glyph) in line {
        let Some(glyph) = glyph else { continue };
        if runs.last().is_none_or(|run| run.face != glyph.face) {
            runs.push(Run { face: glyph.face, size, x, y, width: 0.0, glyphs: Vec::new(), text: String::new(), slot });
        }
        if let Some(run) = runs.last_mut() {
            // A cluster is a base and at most one selector: at most eight bytes.
            run.glyphs.push((glyph.id, u8::try_from(cluster.len()).unwrap_or(u8::MAX)));
            run.text.push_str(cluster);
            run.width += glyph.advance / 1000.0 * size * POINT;
        }
        x += glyph.advance / 1000.0 * size * POINT;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text_box::Pattern;

    fn faces() -> Faces {
        let fonts = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../fonts");
        let face = |file: &str| std::fs::read(fonts.join(file)).unwrap();
        Faces::load(crate::FaceBytes {
            gothic: face("bizud/BIZUDPGothic-Regular.ttf"),
            gothic_bold: face("bizud/BIZUDPGothic-Bold.ttf"),
            mincho: face("bizud/BIZUDMincho-Regular.ttf"),
            fallback: face("ipamj/ipamjm.ttf"),
        })
        .unwrap()
    }

    #[test]
    fn what_fits_can_be_placed_and_nothing_else() {
        let faces = faces();
        let (mut fit, mut not) = (0, 0);
        for voice in [Voice::Label, Voice::Strong, Voice::Value] {
            for (width, box_height, min, lines) in
                [(30.0, 5.0, 10.0, 1), (30.0, 12.0, 6.0, 3), (12.0, 3.0, 10.0, 1), (8.0, 20.0, 8.0, 4)]
            {
                let at = TextBox {
                    area: [0.0, 0.0, width, box_height],
                    pattern: Pattern::of(""),
                    size: 10.0,
                    voice,
                    min,
                    lines,
                    leading: 1.2,
                    align: Align::Left,
                    valign: Valign::Top,
                };
                let texts = [
                    "",
                    " ",
                    "令和8年11月26日",
                    "\u{20BB7}田　龍之介",
                    "葛\u{E0100}城",
                    "葛\u{E01EF}",
                    "か\u{3099}",
                    "一行\n二行",
                    "\u{E000}",
                ];
                let long = (1..40).map(|many| "兵庫県　WOLFESCHLEGEL １２３".chars().cycle().take(many).collect());
                for text in texts.into_iter().map(str::to_owned).chain(long) {
                    let placed = place(&faces, &at, &text, None).map(|_| ());
                    assert_eq!(fits(&faces, &at, &text), placed, "{text:?} in {at:?}");
                    if placed.is_ok() { fit += 1 } else { not += 1 }
                }
            }
        }
        assert!(fit > 100 && not > 100, "{fit} fit, {not} do not");
    }
}
