//! A piece's content -> its pages: which form, which grounds, and every slot filled.
//!
//! Must never leave an item out silently: whatever is missing or cannot be shown is a problem of its piece, all of them at once.

use crate::barcode::code128;
use crate::fields::{Part, holding, required};
use crate::frame::{Page, PieceFrame, PlacedBars, Run};
use crate::ground::Kit;
use crate::place::{Unplaced, place};
use crate::problem::{PieceProblem, Problem};
use crate::text_box::TextBox;
use kenpo_domain::finding::Item;
use kenpo_domain::gate::{Out, Paper, PieceContent};

/// Lays one piece out, or says all that stops it.
pub fn frame(kit: &Kit, content: Out<Paper, PieceContent>) -> Result<Out<Paper, PieceFrame>, PieceProblem> {
    content.try_map_with(kit, |kit, content| compose(kit, &content))
}

/// Whether a piece can be laid out; asked before it takes a serial (any serial of the same length will do).
pub fn check(kit: &Kit, content: &Out<Paper, PieceContent>) -> Result<(), PieceProblem> {
    compose(kit, content.get()).map(|_| ())
}

/// Lays a piece out on its form.
fn compose(kit: &Kit, content: &PieceContent) -> Result<PieceFrame, PieceProblem> {
    let stopped =
        |problems| PieceProblem { serial: content.letter.serial.clone(), insured: content.insured.clone(), problems };
    let (document, medium) = (content.letter.document, content.medium);
    let form = document.form(medium).and_then(|name| Some((name, kit.stamp(name)?)));
    let Some((name, form)) = form else {
        return Err(stopped(vec![Problem::NoForm { document, medium }]));
    };
    let missing = required(content).filter(|slot| slot.fill(content).is_none());
    let mut problems: Vec<Problem> = missing.map(|slot| Problem::ItemMissing { item: slot.item() }).collect();
    let conditions = holding(content);
    let mut pages = Vec::new();
    for ground_id in kit.grounds_for(name, &conditions) {
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
    if problems.is_empty() { Ok(PieceFrame { form, pages }) } else { Err(stopped(problems)) }
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
