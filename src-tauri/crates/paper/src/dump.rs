//! A frame as text, for snapshots. Stands apart from the frame because it tells what lies under a page, which only the kit knows.

use crate::frame::{Overlay, PieceFrame, Run};
use crate::ground::Kit;
use std::fmt::Write;

impl PieceFrame {
    /// The frame as text, one placed run to a line: places in millimetres, sizes in points, then face and text.
    pub fn dump(&self, kit: &Kit) -> String {
        let mut out = String::new();
        for (page, number) in self.pages.iter().zip(1..) {
            let ground = kit.ground(page.ground);
            let [width, height] = ground.size;
            // Writing to a String cannot fail.
            let _ = writeln!(out, "page {number}: {width} x {height} mm, {}", ground.name());
            for run in &ground.runs {
                let _ = writeln!(out, "  fixed {}", line(run));
            }
            for run in &page.runs {
                let glyphs: Vec<String> = run.glyphs.iter().map(|(glyph, _)| glyph.to_string()).collect();
                let _ = writeln!(out, "  fills {} [{}]", line(run), glyphs.join(" "));
            }
            for Overlay { run, turn, .. } in &page.overlays {
                let _ = writeln!(out, "  marks {} turned {turn}", line(run));
            }
            if let Some(bars) = &page.bars {
                let [x, y] = bars.at;
                let (count, width) = (bars.bars.dark.len(), f32::from(bars.bars.modules) * bars.module);
                let _ = writeln!(out, "  bars {count} at {x:.2} {y:.2}, {width:.2} x {:.2} mm", bars.height);
            }
        }
        out
    }
}

fn line(run: &Run) -> String {
    format!("{:>7.2} {:>7.2} {:>5.2} {} {:?}", run.x, run.y, run.size, run.face.name(), run.text)
}
