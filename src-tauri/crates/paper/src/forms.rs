//! The forms as data: geometry in millimetres from the page's upper left corner, and wording. Read strictly.
//!
//! Must never hold a measure or a word in code that a society could want to change: those stand in `forms/*.toml`, and what no
//! source confirms carries `verified = false` and a note 未確認 there (which is not printed).

use crate::barcode::{CODE128_QUIET, QR_QUIET};
use crate::faces::Voice;
use crate::fields::{Condition, Part, Slot};
use kenpo_domain::code::Code;
use kenpo_domain::document::{Document, DocumentRow, FormFor};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Why a form cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// The form is missing, does not follow the schema, or has no place for what the law wants on its document.
    #[error("form {form}: {reason}")]
    Unreadable {
        form: &'static str,
        /// What the reader said.
        reason: String,
    },
    /// A part of it cannot be printed as it stands.
    #[error("form {form}, page {page}: {reason}")]
    Unprintable {
        form: &'static str,
        /// Which of its pages, from 1.
        page: usize,
        /// What is wrong.
        reason: String,
    },
}

macro_rules! bundled {
    ($($name:literal),*) => {
        /// The forms that come with the product, by the names that the rows of documents give them.
        const BUNDLED: &[(&str, &str)] = &[$(($name, include_str!(concat!("../forms/", $name, ".toml")))),*];
    };
}

bundled!("certificate_postcard", "notice_a4");

/// Forms, read and checked.
pub struct Forms {
    forms: BTreeMap<&'static str, Form>,
}

impl Forms {
    /// The names of the forms that documents ask for, in the order of the documents.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Document::ALL.iter().flat_map(|document| document.about().forms).map(|form| form.name)
    }

    /// The text of a form that comes with the product.
    pub fn text(name: &str) -> Option<&'static str> {
        BUNDLED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }

    /// The forms that come with the product.
    pub fn bundled() -> Result<Self, FormError> {
        Self::read(Self::text)
    }

    /// Reads the text of each form, so that a society can give its own measures and wording. The first text that is refused is the error.
    pub fn read<'a>(text: impl Fn(&'static str) -> Option<&'a str>) -> Result<Self, FormError> {
        let absent = |form| FormError::Unreadable { form, reason: "there is no such form".to_owned() };
        let read = |name| Ok((name, Form::read(name, text(name).ok_or_else(|| absent(name))?)?));
        let forms = Self { forms: Self::names().map(read).collect::<Result<_, _>>()? };
        Document::ALL.iter().try_for_each(|document| forms.say_all_of(*document)).map(|()| forms)
    }

    /// Refuses a form without a place for what the law wants on its document.
    fn say_all_of(&self, document: Document) -> Result<(), FormError> {
        let DocumentRow { title, forms, particulars, .. } = document.about();
        for FormFor { name, .. } in *forms {
            let says = |slot| self.forms.get(name).is_some_and(|form| form.has(slot));
            if let Some(left_out) = particulars.iter().find(|particular| !says(Slot::of(**particular))) {
                let reason = format!("{title} must say {left_out:?}, and no text of the form does");
                return Err(FormError::Unreadable { form: name, reason });
            }
        }
        Ok(())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &Form)> {
        self.forms.iter().map(|(name, form)| (*name, form))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Form {
    /// What the form is, for readers of the file.
    #[serde(rename = "about")]
    _about: String,
    /// From 1; grows with every change of a measure or of the wording.
    pub version: u32,
    #[serde(rename = "page")]
    pub pages: Vec<FormPage>,
}

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $ty:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            $($(#[$field_doc])* pub $field: $ty,)*
            /// Whether a source confirms this part.
            #[serde(default = "yes")]
            verified: bool,
            /// What is known of the part where no source confirms it.
            #[serde(default)]
            note: String,
        }

        impl Remark for $name {
            fn remark(&self) -> (bool, &str) {
                (self.verified, &self.note)
            }
        }
    )*};
}

trait Remark {
    fn remark(&self) -> (bool, &str);
}

fn yes() -> bool {
    true
}

parts! {
    /// One side of a sheet.
    FormPage {
        /// Width and height.
        size: [f32; 2],
        #[serde(default)]
        rect: Vec<RectPart>,
        #[serde(default)]
        line: Vec<LinePart>,
        #[serde(default)]
        table: Vec<TablePart>,
        #[serde(default)]
        text: Vec<TextPart>,
        #[serde(default)]
        qr: Vec<QrPart>,
        barcode: Option<BarcodePart>,
        #[serde(default)]
        preview: Vec<PreviewPart>,
    }
    /// A box, filled or outlined.
    RectPart {
        /// Left, top, width, height.
        r#box: [f32; 4],
        /// Red, green, blue from 0 to 1.
        fill: Option<[f32; 3]>,
        /// Width of the outline.
        stroke: Option<f32>,
        /// Length of a dash and of the gap after it.
        dash: Option<[f32; 2]>,
        #[serde(default)]
        when: Vec<Condition>,
    }
    /// A straight line.
    LinePart {
        from: [f32; 2],
        to: [f32; 2],
        width: f32,
        dash: Option<[f32; 2]>,
        #[serde(default)]
        when: Vec<Condition>,
    }
    /// Rows that close up where one is left out.
    TablePart {
        /// Left and top.
        at: [f32; 2],
        width: f32,
        /// The height that the rows which stand are stretched to.
        fill: f32,
        /// Blank at the left and right of a cell.
        pad: f32,
        /// Width of the inner lines and of the outline.
        rule: f32,
        border: f32,
        /// Fill of label cells: red, green, blue from 0 to 1.
        label_fill: Option<[f32; 3]>,
        label_size: f32,
        row: Vec<RowPart>,
    }
    RowPart {
        height: f32,
        cell: Vec<CellPart>,
        #[serde(default)]
        when: Vec<Condition>,
    }
    /// One cell: a label, or values placed from the cell's left edge.
    CellPart {
        width: f32,
        label: Option<String>,
        /// No line between this cell and the one before it.
        #[serde(default)]
        joined: bool,
        #[serde(default)]
        text: Vec<CellText>,
    }
    /// A text in a cell; `top` and `height` only where several share it.
    CellText {
        text: String,
        size: f32,
        voice: Voice,
        min: Option<f32>,
        lines: Option<usize>,
        #[serde(default)]
        align: Align,
        top: Option<f32>,
        height: Option<f32>,
    }
    /// A text in a box: wording, or a pattern with `{slots}`.
    TextPart {
        /// Left, top, width, height.
        r#box: [f32; 4],
        text: String,
        /// In points.
        size: f32,
        voice: Voice,
        /// The smallest size that it may shrink to; where none is given, it does not shrink.
        min: Option<f32>,
        /// How many lines it may take.
        #[serde(default = "one")]
        lines: usize,
        /// Distance of baselines, in ems.
        #[serde(default = "leading")]
        leading: f32,
        #[serde(default)]
        align: Align,
        #[serde(default)]
        valign: Valign,
        #[serde(default)]
        when: Vec<Condition>,
    }
    /// A QR symbol of a fixed text.
    QrPart {
        at: [f32; 2],
        /// Side of the symbol without its quiet zone.
        side: f32,
        text: String,
    }
    /// The serial's Code 128.
    BarcodePart {
        /// Left and top of the bars.
        at: [f32; 2],
        /// Width of one module.
        module: f32,
        height: f32,
    }
    /// Where a preview is marked as one.
    PreviewPart {
        text: String,
        center: [f32; 2],
        size: f32,
        /// Degrees, counter-clockwise.
        turn: f32,
    }
}

fn one() -> usize {
    1
}

fn leading() -> f32 {
    1.4
}

/// Where a line stands in its box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Align {
    #[default]
    Left,
    Center,
    Right,
}

/// Where the lines stand in their box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Valign {
    Top,
    #[default]
    Middle,
    Bottom,
}

impl Form {
    fn read(name: &'static str, source: &str) -> Result<Self, FormError> {
        let unreadable = |reason| FormError::Unreadable { form: name, reason };
        let form: Self = toml::from_str(source).map_err(|error| unreadable(error.to_string()))?;
        if form.version == 0 {
            return Err(unreadable("version = 0, and the first is 1".to_owned()));
        }
        for (page, number) in form.pages.iter().zip(1..) {
            page.check().map_err(|reason| FormError::Unprintable { form: name, page: number, reason })?;
        }
        Ok(form)
    }

    /// Whether a text of any page has this slot.
    fn has(&self, slot: Slot) -> bool {
        let parts = self.pages.iter().flat_map(FormPage::texts).filter_map(|text| Slot::parts(text).ok());
        parts.flatten().any(|part| part == Part::Slot(slot))
    }
}

impl FormPage {
    fn check(&self) -> Result<(), String> {
        for (verified, note) in self.remarks() {
            if verified == note.contains("未確認") {
                return Err(format!("verified = {verified} does not go with the note {note:?}"));
            }
        }
        for text in self.texts() {
            Slot::parts(text)?;
        }
        for table in &self.table {
            for row in &table.row {
                let width: f32 = row.cell.iter().map(|cell| cell.width).sum();
                if (width - table.width).abs() > 0.01 {
                    return Err(format!("a row is {width} mm wide in a table of {} mm", table.width));
                }
            }
        }
        if let Some(barcode) = &self.barcode
            && barcode.module < 0.25
        {
            return Err(format!("a module of {} mm is too fine for office scanners", barcode.module));
        }
        Ok(())
    }

    /// The texts that can have slots.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let texts = self.text.iter().map(|text| text.text.as_str());
        let cells =
            self.table.iter().flat_map(|table| &table.row).flat_map(|row| &row.cell).flat_map(|cell| &cell.text);
        texts.chain(cells.map(|text| text.text.as_str()))
    }

    fn remarks(&self) -> Vec<(bool, &str)> {
        let mut all = vec![self.remark()];
        all.extend(self.rect.iter().map(Remark::remark));
        all.extend(self.line.iter().map(Remark::remark));
        all.extend(self.text.iter().map(Remark::remark));
        all.extend(self.qr.iter().map(Remark::remark));
        all.extend(self.barcode.iter().map(Remark::remark));
        all.extend(self.preview.iter().map(Remark::remark));
        for table in &self.table {
            all.push(table.remark());
            for row in &table.row {
                all.push(row.remark());
                for cell in &row.cell {
                    all.push(cell.remark());
                    all.extend(cell.text.iter().map(Remark::remark));
                }
            }
        }
        all
    }
}

impl BarcodePart {
    /// Left, top, width and height with the quiet zones, for a symbol of so many modules.
    pub(crate) fn area(&self, modules: u16) -> [f32; 4] {
        let quiet = f32::from(CODE128_QUIET) * self.module;
        [self.at[0] - quiet, self.at[1], f32::from(modules) * self.module + 2.0 * quiet, self.height]
    }
}

impl QrPart {
    /// Left, top, width and height with the quiet zone.
    pub(crate) fn area(&self, modules: u16) -> [f32; 4] {
        let quiet = self.side / f32::from(modules) * f32::from(QR_QUIET);
        [self.at[0] - quiet, self.at[1] - quiet, self.side + 2.0 * quiet, self.side + 2.0 * quiet]
    }
}
