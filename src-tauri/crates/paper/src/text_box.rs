//! A text and the box that it has to fit, as a form gives it. Feeds `place`, which sets it.

use crate::faces::Voice;
use crate::fields::{Part, Slot};
use crate::forms::{Align, PreviewPart, TextPart, Valign};

#[derive(Clone, Debug)]
pub(crate) struct TextBox {
    /// Left, top, width, height in millimetres.
    pub area: [f32; 4],
    pub text: String,
    pub size: f32,
    pub voice: Voice,
    pub min: f32,
    pub lines: usize,
    pub leading: f32,
    pub align: Align,
    pub valign: Valign,
    /// The slot that it is known by; `None` for wording.
    pub slot: Option<Slot>,
}

impl TextBox {
    /// A text of a form's page.
    pub(crate) fn of(part: &TextPart) -> Self {
        Self {
            area: part.r#box,
            text: part.text.clone(),
            size: part.size,
            voice: part.voice,
            min: part.min.unwrap_or(part.size),
            lines: part.lines,
            leading: part.leading,
            align: part.align,
            valign: part.valign,
            slot: known_by(&part.text),
        }
    }

    /// The box of a preview's mark: around the place of the mark, wide enough for any word.
    pub(crate) fn centred(part: &PreviewPart) -> Self {
        let [x, y] = part.center;
        let reach = 1000.0;
        Self {
            area: [x - reach, y - reach, 2.0 * reach, 2.0 * reach],
            text: part.text.clone(),
            size: part.size,
            voice: Voice::Strong,
            min: part.size,
            lines: 1,
            leading: 1.0,
            align: Align::Center,
            valign: Valign::Middle,
            slot: None,
        }
    }

    /// What its text is made of.
    pub(crate) fn parts(&self) -> Vec<Part<'_>> {
        Slot::parts(&self.text).unwrap_or_default()
    }

    /// The text of a serial's box as a preview shows it: with a dash for every slot.
    pub(crate) fn without_serial(&self) -> String {
        let shown = self.parts().into_iter().map(|part| match part {
            Part::Plain(plain) => plain,
            Part::Slot(_) => "—",
        });
        shown.collect()
    }
}

/// The slot that a box is known by: the serial wherever it stands, so that a preview cannot miss it, or else the first.
pub(crate) fn known_by(pattern: &str) -> Option<Slot> {
    // `FormPage::check` has read every pattern.
    let mut slots = Slot::parts(pattern).unwrap_or_default().into_iter().filter_map(|part| match part {
        Part::Slot(slot) => Some(slot),
        Part::Plain(_) => None,
    });
    let first = slots.next();
    if slots.any(|slot| slot == Slot::Serial) { Some(Slot::Serial) } else { first }
}
