//! The kit: faces and forms made ready. Each page's fixed part (its ground) is laid out once per set of conditions and checked,
//! so that a form that cannot be printed is refused when the kit is made, before any piece is laid out.
//!
//! Must never hold anything of a person.

use crate::barcode::{code128, qr};
use crate::faces::{Faces, Voice};
use crate::fields::{Condition, Slot, condition_sets};
use crate::forms::{Align, BarcodePart, FormError, FormPage, Forms, RowPart, TablePart, Valign};
use crate::frame::{Overlay, Page, Run, Shape};
use crate::place::place;
use crate::text_box::{Pattern, TextBox};
use kenpo_domain::document::FormStamp;
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::serial::Serial;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Faces and forms, ready for work. Shared between threads.
pub struct Kit {
    faces: Arc<Faces>,
    grounds: Vec<Ground>,
    /// Form, page and the conditions that the page asks for -> its ground.
    index: BTreeMap<(&'static str, usize, BTreeSet<Condition>), usize>,
    /// The version of each form.
    versions: BTreeMap<&'static str, u32>,
    /// The conditions that each page asks for.
    asked: BTreeMap<(&'static str, usize), BTreeSet<Condition>>,
}

/// A page's fixed part and its slots, under one set of conditions.
pub(crate) struct Ground {
    /// The form's name.
    pub form: &'static str,
    pub page: usize,
    pub size: [f32; 2],
    pub shapes: Vec<Shape>,
    pub runs: Vec<Run>,
    pub slots: Vec<TextBox>,
    pub barcode: Option<BarcodePart>,
    pub overlays: Vec<Overlay>,
}

/// What all pages of a kind share, for whoever draws a frame by another library than ours.
pub struct Under<'a> {
    /// Width and height in millimetres.
    pub size: [f32; 2],
    /// Boxes, lines and symbols, in their order.
    pub shapes: &'a [Shape],
    /// Wording.
    pub runs: &'a [Run],
}

impl Kit {
    /// Lays out every ground that a piece can ask for. `Unprintable` names the first page that cannot be printed, and why.
    pub fn new(faces: impl Into<Arc<Faces>>, forms: &Forms) -> Result<Self, FormError> {
        let mut kit = Self {
            faces: faces.into(),
            grounds: Vec::new(),
            index: BTreeMap::new(),
            versions: BTreeMap::new(),
            asked: BTreeMap::new(),
        };
        for (form, parts) in forms.iter() {
            kit.versions.insert(form, parts.version);
            for (page, number) in parts.pages.iter().zip(1..) {
                let asked = page.conditions();
                for all in condition_sets() {
                    let key = (form, number, &all & &asked);
                    if kit.index.contains_key(&key) {
                        continue;
                    }
                    let ground = Ground::lay_out(&kit.faces, form, number, page, &key.2)
                        .and_then(|ground| ground.check().map(|()| ground))
                        .map_err(|reason| FormError::Unprintable { form, page: number, reason })?;
                    kit.index.insert(key, kit.grounds.len());
                    kit.grounds.push(ground);
                }
                kit.asked.insert((form, number), asked);
            }
        }
        Ok(kit)
    }

    /// What lies under a page.
    pub fn under(&self, page: &Page) -> Under<'_> {
        let Ground { size, shapes, runs, .. } = self.ground(page.ground);
        Under { size: *size, shapes, runs }
    }

    /// The faces that it sets with.
    pub fn faces(&self) -> &Faces {
        &self.faces
    }

    pub(crate) fn ground(&self, id: usize) -> &Ground {
        &self.grounds[id]
    }

    /// A form as this kit has it.
    pub(crate) fn stamp(&self, form: &'static str) -> Option<FormStamp> {
        self.versions.get(form).map(|version| FormStamp { name: form.to_owned(), version: *version })
    }

    /// The grounds of a form's pages under these conditions.
    pub(crate) fn grounds_for(&self, form: &'static str, conditions: &BTreeSet<Condition>) -> Vec<usize> {
        let pages = self.asked.range((form, 0)..=(form, usize::MAX));
        pages.filter_map(|((_, page), asked)| self.index.get(&(form, *page, conditions & asked)).copied()).collect()
    }
}

impl FormPage {
    fn conditions(&self) -> BTreeSet<Condition> {
        let rects = self.rect.iter().flat_map(|part| &part.when);
        let lines = self.line.iter().flat_map(|part| &part.when);
        let texts = self.text.iter().flat_map(|part| &part.when);
        let rows = self.table.iter().flat_map(|table| &table.row).flat_map(|row| &row.when);
        rects.chain(lines).chain(texts).chain(rows).copied().collect()
    }
}

impl Ground {
    fn lay_out(
        faces: &Faces,
        form: &'static str,
        number: usize,
        page: &FormPage,
        holding: &BTreeSet<Condition>,
    ) -> Result<Self, String> {
        let stands = |when: &[Condition]| when.iter().all(|condition| holding.contains(condition));
        let mut ground = Self {
            form,
            page: number,
            size: page.size,
            shapes: Vec::new(),
            runs: Vec::new(),
            slots: Vec::new(),
            barcode: page.barcode.clone(),
            overlays: Vec::new(),
        };
        for part in page.rect.iter().filter(|part| stands(&part.when)) {
            let (fill, stroke, dash) = (part.fill, part.stroke, part.dash);
            ground.shapes.push(Shape::Rect { area: part.r#box, fill, stroke, dash });
        }
        for part in page.line.iter().filter(|part| stands(&part.when)) {
            ground.shapes.push(Shape::Line { from: part.from, to: part.to, width: part.width, dash: part.dash });
        }
        let mut texts: Vec<TextBox> = Vec::new();
        for table in &page.table {
            table.lay_out(&stands, &mut ground.shapes, &mut texts);
        }
        for part in &page.qr {
            let cells = qr(&part.text).ok_or_else(|| format!("{:?} cannot be a QR symbol", part.text))?;
            let module = part.side / f32::from(cells.modules);
            ground.shapes.push(Shape::Cells { at: part.at, module, dark: cells.dark });
        }
        texts.extend(page.text.iter().filter(|part| stands(&part.when)).map(TextBox::of));
        for at in texts {
            if at.pattern.slot.is_some() {
                ground.slots.push(at);
            } else {
                let runs = place(faces, &at, &at.pattern.text, None).map_err(|unplaced| unplaced.complaint(&at))?;
                ground.runs.extend(runs);
            }
        }
        for at in ground.slots.iter().filter(|at| at.pattern.slot == Some(Slot::Serial)) {
            place(faces, at, &at.without_serial(), at.pattern.slot).map_err(|unplaced| unplaced.complaint(at))?;
        }
        for part in &page.preview {
            let at = TextBox::centred(part);
            let runs = place(faces, &at, &part.text, None).map_err(|unplaced| unplaced.complaint(&at))?;
            let overlay = |run| Overlay { run, center: part.center, turn: part.turn };
            ground.overlays.extend(runs.into_iter().map(overlay));
        }
        ground.areas_of_symbols(page).map(|()| ground)
    }

    /// Refuses a slot, a barcode or wording that is not on the page, or is over another of them.
    fn check(&self) -> Result<(), String> {
        let [width, height] = self.size;
        let bars = self.barcode.as_ref().map(bars_area);
        let mut areas: Vec<([f32; 4], &str)> =
            self.slots.iter().map(|at| (at.area, at.pattern.text.as_str())).collect();
        areas.extend(bars.map(|area| (area, "the barcode")));
        let fixed = self.runs.iter().map(|run| (run.area(), run.text.as_str()));
        areas.extend(fixed);
        for (place, (area, text)) in areas.iter().enumerate() {
            let [left, top, wide, high] = *area;
            if left < 0.0 || top < 0.0 || left + wide > width || top + high > height {
                return Err(format!("{text:?} at {area:?} is not on the page"));
            }
            if let Some((other_area, other)) = areas[..place].iter().find(|(other, _)| overlap(*area, *other)) {
                return Err(format!("{text:?} at {area:?} and {other:?} at {other_area:?} are over one another"));
            }
        }
        Ok(())
    }

    /// Refuses a QR symbol that, with its quiet zone, is over a text: a reader needs the zone blank.
    fn areas_of_symbols(&self, page: &FormPage) -> Result<(), String> {
        let texts = self.slots.iter().map(|at| at.area).chain(self.runs.iter().map(Run::area));
        let texts: Vec<[f32; 4]> = texts.collect();
        for part in &page.qr {
            let modules = qr(&part.text).map_or(21, |cells| cells.modules);
            let area = part.area(modules);
            if let Some(text) = texts.iter().find(|text| overlap(area, **text)) {
                return Err(format!("the QR symbol at {area:?} is over the text at {text:?}"));
            }
        }
        Ok(())
    }

    pub(crate) fn name(&self) -> String {
        format!("{} side {}", self.form, self.page)
    }
}

/// The barcode's area with its quiet zones: every serial has the same number of digits.
fn bars_area(part: &BarcodePart) -> [f32; 4] {
    let modules = code128(Serial::first_of(OfficeNo::FIRST).digits()).map_or(0, |bars| bars.modules);
    part.area(modules)
}

/// Touching is no overlap: a hundredth of a millimetre is allowed for rounding.
fn overlap(a: [f32; 4], b: [f32; 4]) -> bool {
    let apart = |at: usize| a[at] + a[at + 2] <= b[at] + 0.01 || b[at] + b[at + 2] <= a[at] + 0.01;
    !apart(0) && !apart(1)
}

impl TablePart {
    /// Lines, label fills and texts of the rows that stand, from the top.
    fn lay_out(&self, stands: &dyn Fn(&[Condition]) -> bool, shapes: &mut Vec<Shape>, texts: &mut Vec<TextBox>) {
        let [left, top] = self.at;
        let rows: Vec<&RowPart> = self.row.iter().filter(|row| stands(&row.when)).collect();
        let stretch = self.fill / rows.iter().map(|row| row.height).sum::<f32>();
        let mut y = top;
        let mut rules = Vec::new();
        let rule = |from: [f32; 2], to: [f32; 2]| Shape::Line { from, to, width: self.rule, dash: None };
        for row in rows {
            let height = row.height * stretch;
            if y > top {
                rules.push(rule([left, y], [left + self.width, y]));
            }
            let mut x = left;
            for cell in &row.cell {
                if x > left && (cell.label.is_some() || !cell.joined) {
                    rules.push(rule([x, y], [x, y + height]));
                }
                if let Some(label) = &cell.label {
                    let area = [x, y, cell.width, height];
                    if self.label_fill.is_some() {
                        shapes.push(Shape::Rect { area, fill: self.label_fill, stroke: None, dash: None });
                    }
                    texts.push(TextBox {
                        area: inset(area, self.pad),
                        pattern: Pattern::of(label),
                        size: self.label_size,
                        voice: Voice::Label,
                        min: self.label_size,
                        lines: 2,
                        leading: 1.25,
                        align: Align::Left,
                        valign: Valign::Middle,
                    });
                }
                texts.extend(cell.text.iter().map(|text| TextBox {
                    area: inset(
                        [
                            x,
                            y + text.top.unwrap_or(0.0) * stretch,
                            cell.width,
                            text.height.unwrap_or(row.height) * stretch,
                        ],
                        self.pad,
                    ),
                    pattern: Pattern::of(&text.text),
                    size: text.size,
                    voice: text.voice,
                    min: text.min.unwrap_or(text.size),
                    lines: text.lines.unwrap_or(1),
                    leading: 1.15,
                    align: text.align,
                    valign: Valign::Middle,
                }));
                x += cell.width;
            }
            y += height;
        }
        shapes.append(&mut rules);
        let area = [left, top, self.width, y - top];
        shapes.push(Shape::Rect { area, fill: None, stroke: Some(self.border), dash: None });
    }
}

fn inset([left, top, width, height]: [f32; 4], pad: f32) -> [f32; 4] {
    [left + pad, top, width - 2.0 * pad, height]
}
