//! A preview of a piece: marked as one, without barcode and serial, so that it can never pass as an original.

use crate::fields::{Part, Slot};
use crate::frame::PieceFrame;
use crate::ground::{Kit, TextBox};
use crate::place::place;
use kenpo_domain::gate::{Out, Paper};

/// The text of a serial's box with a dash in its place.
pub(crate) fn without_serial(at: &TextBox) -> String {
    let shown = at.parts().into_iter().map(|part| match part {
        Part::Plain(plain) => plain,
        Part::Slot(_) => "—",
    });
    shown.collect()
}

/// Turns a piece into its preview.
pub fn preview(kit: &Kit, frame: Out<Paper, PieceFrame>) -> Out<Paper, PieceFrame> {
    frame.map_with(kit, |kit, mut frame| {
        for page in &mut frame.pages {
            let ground = kit.ground(page.ground);
            page.bars = None;
            page.runs.retain(|run| run.slot != Some(Slot::Serial));
            for at in ground.slots.iter().filter(|at| at.slot == Some(Slot::Serial)) {
                // `Kit::new` has placed this very text in this very box.
                page.runs.extend(place(kit.faces(), at, &without_serial(at), at.slot).unwrap_or_default());
            }
            page.overlays = ground.overlays.clone();
        }
        frame
    })
}
