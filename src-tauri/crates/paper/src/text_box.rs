//! A text and the box that it has to fit, as a form gives it. Feeds `place`, which sets it.

use crate::faces::Voice;
use crate::fields::{Part, Slot};
use crate::forms::{Align, PreviewPart, TextPart, Valign};

#[derive(Clone, Debug)]
pub(crate) struct TextBox {
    /// Left, top, width, height in millimetres.
    pub area: [f32; 4],
    pub pattern: Pattern,
    pub size: f32,
    pub voice: Voice,
    pub min: f32,
    pub lines: usize,
    pub leading: f32,
    pub align: Align,
    pub valign: Valign,
}

/// Wording, or a pattern with slots, taken apart once.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// As the form gives it.
    pub text: String,
    /// What it is made of.
    pub parts: Vec<Part>,
    /// The slot that it is known by: the serial wherever it stands, so that a preview cannot miss it, or else the first. `None` for wording.
    pub slot: Option<Slot>,
}

impl Pattern {
    /// Takes a pattern apart. `FormPage::check` has read every one, and refuses a form with a bad one.
    pub(crate) fn of(text: &str) -> Self {
        let parts = Slot::parts(text).unwrap_or_default();
        let mut slots = parts.iter().filter_map(|part| match part {
            Part::Slot(slot) => Some(*slot),
            Part::Plain(_) => None,
        });
        let first = slots.next();
        let slot = if slots.any(|slot| slot == Slot::Serial) { Some(Slot::Serial) } else { first };
        Self { text: text.to_owned(), slot, parts }
    }
}

impl TextBox {
    /// A text of a form's page.
    pub(crate) fn of(part: &TextPart) -> Self {
        Self {
            area: part.r#box,
            pattern: Pattern::of(&part.text),
            size: part.size,
            voice: part.voice,
            min: part.min.unwrap_or(part.size),
            lines: part.lines,
            leading: part.leading,
            align: part.align,
            valign: part.valign,
        }
    }

    /// The box of a preview's mark: around the place of the mark, wide enough for any word.
    pub(crate) fn centred(part: &PreviewPart) -> Self {
        let [x, y] = part.center;
        let reach = 1000.0;
        Self {
            area: [x - reach, y - reach, 2.0 * reach, 2.0 * reach],
            pattern: Pattern::of(&part.text),
            size: part.size,
            voice: Voice::Strong,
            min: part.size,
            lines: 1,
            leading: 1.0,
            align: Align::Center,
            valign: Valign::Middle,
        }
    }

    /// The text of a serial's box as a preview shows it: with a dash for every slot.
    pub(crate) fn without_serial(&self) -> String {
        let shown = self.pattern.parts.iter().map(|part| match part {
            Part::Plain(plain) => plain.as_str(),
            Part::Slot(_) => "—",
        });
        shown.collect()
    }
}
