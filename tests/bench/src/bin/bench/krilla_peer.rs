//! The same frames through krilla, the way its own documentation wants it: the fixed part of a page once, as a graphic.

use kenpo_paper::barcode::{RowStretch, Stretch};
use kenpo_paper::frame::{Page, PieceFrame, PlacedBars, Run, Shape};
use kenpo_paper::{Kit, faces::FaceId};
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::graphic::Graphic;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::collections::BTreeMap;
use std::error::Error;

/// Millimetres in a point.
const POINT: f32 = 25.4 / 72.0;

/// The faces, in the order of `FaceId::ALL`.
pub fn fonts(files: [std::io::Result<Vec<u8>>; 4]) -> Result<BTreeMap<FaceId, Font>, Box<dyn Error>> {
    let font = |(face, file): (FaceId, std::io::Result<Vec<u8>>)| {
        Ok((face, Font::new(file?.into(), 0).ok_or_else(|| format!("{} cannot be read", face.name()))?))
    };
    FaceId::ALL.into_iter().zip(files).map(font).collect()
}

/// Writes the frames into one file.
pub fn write(kit: &Kit, pieces: &[PieceFrame], fonts: &BTreeMap<FaceId, Font>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut document = Document::new();
    let mut grounds: BTreeMap<usize, Graphic> = BTreeMap::new();
    for page in pieces.iter().flat_map(|piece| &piece.pages) {
        let under = kit.under(page);
        let [width, height] = under.size;
        let settings = PageSettings::from_wh(width / POINT, height / POINT).ok_or("a page without a size")?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        let ground = match grounds.get(&page.ground) {
            Some(ground) => ground.clone(),
            None => {
                let mut builder = surface.stream_builder();
                let mut below = builder.surface();
                under.shapes.iter().for_each(|shape| draw(&mut below, shape));
                under.runs.iter().for_each(|run| text(&mut below, run, kit, fonts));
                below.finish();
                let ground = Graphic::new(builder.finish(), false);
                grounds.insert(page.ground, ground.clone());
                ground
            }
        };
        surface.draw_graphic(ground);
        fill(&mut surface, page, kit, fonts);
        surface.finish();
        sheet.finish();
    }
    document.finish().map_err(|error| format!("{error:?}").into())
}

fn fill(surface: &mut Surface<'_>, page: &Page, kit: &Kit, fonts: &BTreeMap<FaceId, Font>) {
    page.runs.iter().for_each(|run| text(surface, run, kit, fonts));
    if let Some(PlacedBars { at: [left, top], module, height, bars }) = &page.bars {
        ink(surface, [0.0; 3]);
        let mut path = PathBuilder::new();
        for Stretch { at, width } in &bars.dark {
            add(&mut path, [left + f32::from(*at) * module, *top, f32::from(*width) * module, *height]);
        }
        paint(surface, path.finish().as_ref());
    }
}

fn text(surface: &mut Surface<'_>, run: &Run, kit: &Kit, fonts: &BTreeMap<FaceId, Font>) {
    let Some(font) = fonts.get(&run.face) else { return };
    let mut at = 0;
    let glyphs: Vec<KrillaGlyph> = run
        .glyphs
        .iter()
        .map(|(glyph, length)| {
            let range = at..at + usize::from(*length);
            at = range.end;
            let advance = kit.faces().advance(run.face, *glyph).unwrap_or(0.0) / 1000.0;
            KrillaGlyph::new(GlyphId::new(u32::from(*glyph)), advance, 0.0, 0.0, 0.0, range, None)
        })
        .collect();
    ink(surface, [0.0; 3]);
    surface.draw_glyphs(
        Point::from_xy(run.x / POINT, run.y / POINT),
        &glyphs,
        font.clone(),
        &run.text,
        run.size,
        false,
    );
}

fn draw(surface: &mut Surface<'_>, shape: &Shape) {
    match shape {
        Shape::Rect { area, fill, stroke, dash } => {
            let mut path = PathBuilder::new();
            add(&mut path, *area);
            let path = path.finish();
            if let Some(colour) = fill {
                ink(surface, *colour);
                paint(surface, path.as_ref());
            }
            if let Some(width) = stroke {
                pen(surface, *width, *dash);
                paint(surface, path.as_ref());
            }
        }
        Shape::Line { from, to, width, dash } => {
            let mut path = PathBuilder::new();
            path.move_to(from[0] / POINT, from[1] / POINT);
            path.line_to(to[0] / POINT, to[1] / POINT);
            pen(surface, *width, *dash);
            paint(surface, path.finish().as_ref());
        }
        Shape::Cells { at: [left, top], module, dark } => {
            ink(surface, [0.0; 3]);
            let mut path = PathBuilder::new();
            for RowStretch { row, dark: Stretch { at, width } } in dark {
                let [x, y] = [left + f32::from(*at) * module, top + f32::from(*row) * module];
                add(&mut path, [x, y, f32::from(*width) * module, *module]);
            }
            paint(surface, path.finish().as_ref());
        }
    }
}

fn add(path: &mut PathBuilder, [left, top, width, height]: [f32; 4]) {
    if let Some(area) = Rect::from_xywh(left / POINT, top / POINT, width / POINT, height / POINT) {
        path.push_rect(area);
    }
}

fn ink(surface: &mut Surface<'_>, colour: [f32; 3]) {
    let [red, green, blue] = colour.map(|part| (part * 255.0).round() as u8);
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }));
}

fn pen(surface: &mut Surface<'_>, width: f32, dash: Option<[f32; 2]>) {
    let dash = dash.map(|[on, off]| StrokeDash { array: vec![on / POINT, off / POINT], offset: 0.0 });
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { width: width / POINT, dash, ..Stroke::default() }));
}

fn paint(surface: &mut Surface<'_>, path: Option<&Path>) {
    if let Some(path) = path {
        surface.draw_path(path);
    }
}
