//! A piece's content -> its pages: which form, which grounds, and every slot filled.
//!
//! Must never leave an item out silently: whatever is missing or cannot be shown is a problem of its piece, all of them at once.

use crate::barcode::code128;
use crate::fields::{Part, holding, required};
use crate::frame::{Page, PieceFrame, PlacedBars};
use crate::ground::Kit;
use crate::place::{Unplaced, fits, place};
use crate::problem::{PieceProblem, Problem};
use crate::text_box::TextBox;
use kenpo_domain::document::FormStamp;
use kenpo_domain::finding::Item;
use kenpo_domain::gate::{Out, Paper, PieceContent};

/// Lays one piece out, or says all that stops it.
pub fn frame(kit: &Kit, content: Out<Paper, PieceContent>) -> Result<Out<Paper, PieceFrame>, PieceProblem> {
    content.try_map_with(kit, |kit, content| compose(kit, &content))
}

/// Whether a piece can be laid out; asked before it takes a serial (any serial of the same length will do).
pub fn check(kit: &Kit, content: &Out<Paper, PieceContent>) -> Result<(), PieceProblem> {
    fill(kit, content.get(), &mut Trial(kit)).map(|_| ())
}

/// Lays a piece out on its form.
fn compose(kit: &Kit, content: &PieceContent) -> Result<PieceFrame, PieceProblem> {
    let mut laid = Setting { kit, serial: content.letter.serial.digits(), pages: Vec::new() };
    let form = fill(kit, content, &mut laid)?;
    Ok(PieceFrame { form, pages: laid.pages })
}

/// What becomes of the texts of a piece, page by page.
trait Hand {
    /// The next page begins.
    fn turn(&mut self, ground: usize);
    /// A text for a box of that page.
    fn put(&mut self, at: &TextBox, text: &str) -> Result<(), Unplaced>;
}

/// Tries whether the texts fit, and places none.
struct Trial<'a>(&'a Kit);

impl Hand for Trial<'_> {
    fn turn(&mut self, _: usize) {}

    fn put(&mut self, at: &TextBox, text: &str) -> Result<(), Unplaced> {
        fits(self.0.faces(), at, text)
    }
}

/// Places the texts on pages.
struct Setting<'a> {
    kit: &'a Kit,
    serial: &'a str,
    pages: Vec<Page>,
}

impl Hand for Setting<'_> {
    fn turn(&mut self, ground: usize) {
        let bars = self.kit.ground(ground).barcode.as_ref().and_then(|part| {
            let bars = code128(self.serial)?;
            Some(PlacedBars { at: part.at, module: part.module, height: part.height, bars })
        });
        self.pages.push(Page { ground, runs: Vec::new(), bars, overlays: Vec::new() });
    }

    fn put(&mut self, at: &TextBox, text: &str) -> Result<(), Unplaced> {
        let runs = place(self.kit.faces(), at, text, at.pattern.slot)?;
        if let Some(page) = self.pages.last_mut() {
            page.runs.extend(runs);
        }
        Ok(())
    }
}

/// Hands every text of a piece over, and gives the form that it stands on.
fn fill(kit: &Kit, content: &PieceContent, hand: &mut impl Hand) -> Result<FormStamp, PieceProblem> {
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
    for ground in kit.grounds_for(name, &conditions) {
        hand.turn(ground);
        for at in &kit.ground(ground).slots {
            match fill_box(at, content, hand) {
                Err(problem) if !problems.contains(&problem) => problems.push(problem),
                Ok(()) | Err(_) => {}
            }
        }
    }
    if problems.is_empty() { Ok(form) } else { Err(stopped(problems)) }
}

/// Fills one box; nothing where a slot of its pattern has nothing to show.
fn fill_box(at: &TextBox, content: &PieceContent, hand: &mut impl Hand) -> Result<(), Problem> {
    let mut text = String::new();
    let mut item = None;
    for part in &at.pattern.parts {
        match part {
            Part::Plain(plain) => text.push_str(plain),
            Part::Slot(slot) => {
                item = item.or_else(|| slot.item());
                match slot.fill(content) {
                    Some(value) => text.push_str(&value),
                    None => return Ok(()),
                }
            }
        }
    }
    // What has no item (days, the ratio, the serial) always fits. Should a form ever be too tight for it, the problem is told of 番号.
    let item = item.unwrap_or(Item::Number);
    hand.put(at, &text).map_err(|unplaced| match unplaced {
        Unplaced::Missing(clusters) => Problem::GlyphMissing { item, clusters },
        Unplaced::TooLong => Problem::TextTooLong { item },
    })
}
