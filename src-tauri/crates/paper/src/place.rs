//! Puts texts into boxes: clusters -> glyphs -> lines -> runs, and a piece's content -> its pages.
//!
//! Must never leave a text out silently: a glyph that is missing or a text that is too long is a problem of its piece.

use crate::barcode::code128;
use crate::faces::{Faces, Glyph, Voice, clusters, code_points};
use crate::fields::{Part, Slot, holding, required};
use crate::fit::{POINT, Room, fit, height};
use crate::forms::{Align, FormKind, Valign};
use crate::frame::{Page, PieceFrame, PlacedBars, Run};
use crate::ground::{Kit, TextBox};
use crate::problem::{PieceProblem, Problem};
use crate::wrap::marks;
use kenpo_domain::document::{Document, Medium};
use kenpo_domain::finding::Item;
use kenpo_domain::gate::PieceContent;

/// Where the baseline is within a character's square: Japanese faces put it at 0.88 from the top.
pub(crate) const BASELINE: f32 = 0.88;

/// Why a text cannot be placed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unplaced {
    /// Clusters without a glyph, as code points.
    Missing(Vec<String>),
    /// Too long at the smallest size.
    TooLong,
}

/// Places one text in its box.
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
            // A cluster is a base and at most one selector: eight bytes.
            run.glyphs.push((glyph.id, u8::try_from(cluster.len()).unwrap_or(u8::MAX)));
            run.text.push_str(cluster);
            run.width += glyph.advance / 1000.0 * size * POINT;
        }
        x += glyph.advance / 1000.0 * size * POINT;
    }
    runs
}

/// Lays a piece out on its form.
pub(crate) fn compose(kit: &Kit, content: &PieceContent) -> Result<PieceFrame, PieceProblem> {
    let stopped =
        |problems| PieceProblem { serial: content.letter.serial.clone(), insured: content.insured.clone(), problems };
    let Some(form) = form_for(content) else {
        return Err(stopped(vec![Problem::NoForm { document: content.letter.document, medium: content.medium }]));
    };
    let missing = required(content).iter().filter(|slot| slot.fill(content).is_none());
    let mut problems: Vec<Problem> = missing.map(|slot| Problem::ItemMissing { item: slot.item() }).collect();
    let conditions = holding(content);
    let mut pages = Vec::new();
    for ground_id in kit.grounds_for(form, &conditions) {
        let ground = kit.ground(ground_id);
        let mut page = Page { ground: ground_id, runs: Vec::new(), bars: None, overlays: Vec::new() };
        for at in &ground.slots {
            match fill(kit, at, content) {
                Ok(runs) => page.runs.extend(runs),
                Err(problem) if !problems.contains(&problem) => problems.push(problem),
                Err(_) => {}
            }
        }
        page.bars = ground.barcode.as_ref().and_then(|part| {
            let bars = code128(content.letter.serial.digits())?;
            Some(PlacedBars { at: part.at, module: part.module, height: part.height, bars })
        });
        pages.push(page);
    }
    if problems.is_empty() { Ok(PieceFrame { pages }) } else { Err(stopped(problems)) }
}

fn form_for(content: &PieceContent) -> Option<FormKind> {
    match (content.letter.document, content.medium) {
        (Document::Notice, _) => Some(FormKind::NoticeA4),
        (Document::Certificate, Some(Medium::Postcard)) => Some(FormKind::CertificatePostcard),
        _ => None,
    }
}

/// Fills one box; nothing where a slot of its pattern has nothing to show.
fn fill(kit: &Kit, at: &TextBox, content: &PieceContent) -> Result<Vec<Run>, Problem> {
    let mut text = String::new();
    let mut item = None;
    for part in at.parts() {
        match part {
            Part::Plain(plain) => text.push_str(plain),
            Part::Slot(slot) => {
                item = item.or_else(|| slot.item());
                match slot.fill(content) {
                    Some(value) => text.push_str(&value),
                    None => return Ok(Vec::new()),
                }
            }
        }
    }
    // Dates, digits and the serial always fit; should a form ever be too tight for them, the piece says it by its number.
    let item = item.unwrap_or(Item::Number);
    place(kit.faces(), at, &text, at.slot).map_err(|unplaced| match unplaced {
        Unplaced::Missing(clusters) => Problem::GlyphMissing { item, clusters },
        Unplaced::TooLong => Problem::TextTooLong { item },
    })
}
