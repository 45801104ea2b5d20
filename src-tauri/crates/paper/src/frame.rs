//! A frame: one piece as placed text and bars on its pages, a value that tests can read.
//!
//! Holds what leaves, so it exists only inside `Out<Paper, _>`. What all pieces share stands in the kit's grounds, not here.
//! Works on nothing: `place` and `compose` make it, `preview` changes it, `dump` and `content` write it.

use crate::barcode::{Bars, RowStretch};
use crate::faces::FaceId;
use crate::fields::Slot;
use crate::fit::POINT;
use kenpo_domain::document::FormStamp;

/// Where the baseline is within a character's square: Japanese faces put it at 0.88 from the top.
pub(crate) const BASELINE: f32 = 0.88;

/// Glyphs of one face in one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub face: FaceId,
    /// Points.
    pub size: f32,
    /// Left end, in millimetres from the page's left.
    pub x: f32,
    /// Baseline, in millimetres from the page's top.
    pub y: f32,
    /// Sum of the advances, in millimetres.
    pub width: f32,
    /// Each glyph's number in the face, and how many bytes of `text` it shows.
    pub glyphs: Vec<(u16, u8)>,
    /// The text that it shows, selectors included.
    pub text: String,
    /// What it fills, where it is not wording.
    pub slot: Option<Slot>,
}

/// A box, a line or a symbol of a ground.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A box: left, top, width, height.
    Rect {
        /// Millimetres.
        area: [f32; 4],
        /// Red, green, blue from 0 to 1.
        fill: Option<[f32; 3]>,
        /// Width of the outline, in millimetres.
        stroke: Option<f32>,
        /// Dash and gap, in millimetres.
        dash: Option<[f32; 2]>,
    },
    Line {
        /// Where it begins: left and top, in millimetres.
        from: [f32; 2],
        /// Where it ends, likewise.
        to: [f32; 2],
        /// Millimetres.
        width: f32,
        /// Dash and gap, in millimetres.
        dash: Option<[f32; 2]>,
    },
    /// A QR symbol.
    Cells {
        /// Left and top, in millimetres.
        at: [f32; 2],
        /// Side of one module, in millimetres.
        module: f32,
        /// What is dark of it, row by row from the top.
        dark: Vec<RowStretch>,
    },
}

/// A piece's barcode, placed.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedBars {
    /// Left and top of the bars, in millimetres.
    pub at: [f32; 2],
    /// Width of a module, in millimetres.
    pub module: f32,
    /// Millimetres.
    pub height: f32,
    pub bars: Bars,
}

/// A mark over a page of a preview: it says that the page is no original.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlay {
    /// Its glyphs, before it is turned.
    pub run: Run,
    /// The place about which it is turned: left and top, in millimetres.
    pub center: [f32; 2],
    /// Degrees, counter-clockwise.
    pub turn: f32,
}

/// One page of a piece.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Which of the kit's grounds is under it.
    pub ground: usize,
    /// What fills its slots.
    pub runs: Vec<Run>,
    /// The serial's barcode.
    pub bars: Option<PlacedBars>,
    /// The marks of a preview.
    pub overlays: Vec<Overlay>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PieceFrame {
    /// The form that it is laid out on.
    pub form: FormStamp,
    /// Its pages, in the order of printing.
    pub pages: Vec<Page>,
}

impl Run {
    /// Left, top, width and height of its characters' squares, in millimetres.
    pub(crate) fn area(&self) -> [f32; 4] {
        let size = self.size * POINT;
        [self.x, self.y - BASELINE * size, self.width, size]
    }

    /// Each glyph with the text that it shows.
    pub(crate) fn clusters(&self) -> impl Iterator<Item = (u16, &str)> {
        let mut rest = self.text.as_str();
        self.glyphs.iter().map(move |(glyph, length)| {
            let (text, tail) = rest.split_at_checked(usize::from(*length)).unwrap_or((rest, ""));
            rest = tail;
            (*glyph, text)
        })
    }
}
