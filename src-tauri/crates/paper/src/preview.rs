//! A preview of a piece: marked as one, without barcode and serial, so that it can never pass as an original.

use crate::fields::Slot;
use crate::frame::PieceFrame;
use crate::ground::Kit;
use crate::place::place;
use kenpo_domain::gate::{Out, Paper};

/// Turns a piece into its preview.
pub fn preview(kit: &Kit, frame: Out<Paper, PieceFrame>) -> Out<Paper, PieceFrame> {
    frame.map_with(kit, |kit, mut frame| {
        for page in &mut frame.pages {
            let ground = kit.ground(page.ground);
            page.bars = None;
            page.runs.retain(|run| run.slot != Some(Slot::Serial));
            for at in ground.slots.iter().filter(|at| at.pattern.slot == Some(Slot::Serial)) {
                // `Kit::new` has placed this very text in this very box.
                page.runs.extend(place(kit.faces(), at, &at.without_serial(), at.pattern.slot).unwrap_or_default());
            }
            page.overlays = ground.overlays.clone();
        }
        frame
    })
}
