//! The door to printpdf and lopdf: frames -> PDF bytes. Beside it only `program`, the faces as printpdf keeps them, knows either.
//!
//! printpdf subsets the faces and writes their dictionaries; the pages' own content is written here, with the fixed part of
//! each kind of page once, as a form XObject. Subsetting renumbers glyphs: a glyph's code is its rank among all that the file
//! uses of its face, counted from 1 (0 is .notdef). Same pieces and meta give the same bytes: nothing is random or of the clock.

mod program;

pub(crate) use program::Program;

use crate::content::{Codes, font_name, ground_content, page_content};
use crate::faces::FaceId;
use crate::frame::{PieceFrame, Run};
use crate::ground::Kit;
use kenpo_domain::Day;
use kenpo_domain::gate::{Out, Paper};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use printpdf::{
    Codepoint, FontId, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, Pt,
    TextItem,
};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// What a file says of itself.
#[derive(Clone, Debug)]
pub struct PdfMeta {
    pub title: String,
    /// Its day of creation.
    pub day: Day,
    /// Its identifier; the same for the same file.
    pub id: [u8; 16],
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The caller's progress said to stop.
    #[error("cancelled")]
    Cancelled,
    /// A defect of ours or of the library.
    #[error("the PDF could not be written: {0}")]
    Internal(String),
}

struct Job<'a> {
    kit: &'a Kit,
    meta: PdfMeta,
    progress: RefCell<&'a mut dyn FnMut(usize) -> ControlFlow<()>>,
}

/// Writes the pieces' pages, in their order, into one file. `progress` hears after each piece how many are done, and can stop:
/// `Cancelled` then.
pub fn pdf(
    kit: &Kit,
    pieces: Vec<Out<Paper, PieceFrame>>,
    meta: PdfMeta,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Out<Paper, Vec<u8>>, PdfError> {
    let job = Job { kit, meta, progress: RefCell::new(progress) };
    Out::all(pieces).try_map_with(&job, |job, pieces| write(job, pieces))
}

fn write(job: &Job<'_>, pieces: Vec<PieceFrame>) -> Result<Vec<u8>, PdfError> {
    let kit = job.kit;
    let pages = || pieces.iter().flat_map(|piece| &piece.pages);
    let grounds: BTreeSet<usize> = pages().map(|page| page.ground).collect();
    let mut shown = Shown::default();
    grounds.iter().for_each(|id| kit.ground(*id).runs.iter().for_each(|run| shown.add(run)));
    for page in pages() {
        page.runs.iter().chain(page.overlays.iter().map(|overlay| &overlay.run)).for_each(|run| shown.add(run));
    }
    let (mut file, fonts) = skeleton(kit, &shown)?;
    let codes = shown.codes();

    let multiply = file.add_object(dictionary! { "Type" => "ExtGState", "BM" => "Multiply" });
    let mut forms = Dictionary::new();
    for id in &grounds {
        let form = form_object(kit, *id, &codes, fonts)?;
        forms.set(ground_name(*id), file.add_object(form));
    }
    let resources = file.add_object(dictionary! {
        "Font" => fonts, "XObject" => forms, "ExtGState" => dictionary! { "M" => multiply }
    });
    let root = file.trailer.get(b"Root").and_then(Object::as_reference).map_err(internal)?;
    let parent = file.new_object_id();
    let mut kids: Vec<Object> = Vec::new();
    for (piece, done) in pieces.into_iter().zip(1..) {
        for page in piece.pages {
            let [width, height] = kit.ground(page.ground).size;
            let content = page_content(&page, &ground_name(page.ground), height, &codes);
            let content = file.add_object(deflated(Dictionary::new(), content)?);
            let media = media_box(width, height);
            kids.push(Object::Reference(file.add_object(dictionary! {
                "Type" => "Page", "Parent" => parent, "MediaBox" => media, "Resources" => resources, "Contents" => content
            })));
        }
        if (job.progress.borrow_mut())(done).is_break() {
            return Err(PdfError::Cancelled);
        }
    }
    let count = i64::try_from(kids.len()).map_err(internal)?;
    file.set_object(parent, dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids });
    let catalog = dictionary! { "Type" => "Catalog", "Pages" => parent, "Lang" => Object::string_literal("ja-JP") };
    file.set_object(root, catalog);
    finish(file, &job.meta)
}

/// The glyphs that a file shows, each with the text that it gives back.
#[derive(Default)]
struct Shown {
    faces: BTreeMap<FaceId, BTreeMap<u16, String>>,
}

impl Shown {
    fn add(&mut self, run: &Run) {
        let face = self.faces.entry(run.face).or_default();
        for (glyph, text) in run.clusters() {
            // Where two characters share a glyph, the first speaks for it and the others are spelt out on their page (`content`).
            face.entry(glyph).or_insert_with(|| text.to_owned());
        }
    }

    fn codes(self) -> Codes {
        let rank = |glyphs: BTreeMap<u16, String>| {
            // .notdef is never shown (look-up leaves it out), so ranks begin at 1.
            (1u16..).zip(glyphs).map(|(code, (glyph, text))| (glyph, (code, text))).collect()
        };
        Codes::new(self.faces.into_iter().map(|(face, glyphs)| (face, rank(glyphs))).collect())
    }
}

/// A printpdf document that holds the subset faces and no page, and the object of its fonts.
fn skeleton(kit: &Kit, shown: &Shown) -> Result<(lopdf::Document, ObjectId), PdfError> {
    let mut document = PdfDocument::new("");
    let mut ops = vec![Op::StartTextSection];
    for (face, glyphs) in &shown.faces {
        let id = FontId(font_name(*face).to_owned());
        document.resources.fonts.map.insert(id.clone(), PdfFont::new(kit.faces().program(*face).font()));
        ops.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(10.0) });
        let glyphs = glyphs.iter().map(|(glyph, text)| Codepoint::with_cid(*glyph, 0.0, text.clone())).collect();
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }
    ops.push(Op::EndTextSection);
    document.pages = vec![PdfPage::new(printpdf::Mm(100.0), printpdf::Mm(100.0), ops)];
    let options = PdfSaveOptions { optimize: false, subset_fonts: true, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let mut file = printpdf::to_lopdf_doc(&document, &options, &mut warnings);
    // A face that could not be subset would be embedded whole, under other codes than ours.
    if let Some(warning) = warnings.iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        return Err(PdfError::Internal(warning.msg.clone()));
    }
    let fonts = take_fonts(&mut file)?;
    Ok((file, fonts))
}

/// Takes printpdf's page tree out again and keeps the dictionary of fonts.
fn take_fonts(file: &mut lopdf::Document) -> Result<ObjectId, PdfError> {
    let root = file.trailer.get(b"Root").and_then(Object::as_reference).map_err(internal)?;
    let tree = reference(file, root, b"Pages")?;
    let kids = file.get_dictionary(tree).and_then(|tree| tree.get(b"Kids")?.as_array()).map_err(internal)?;
    let page = kids.first().ok_or("no page").map_err(internal)?.as_reference().map_err(internal)?;
    let content = reference(file, page, b"Contents")?;
    let resources = reference(file, page, b"Resources")?;
    let fonts = reference(file, resources, b"Font")?;
    let others: Vec<ObjectId> = [&b"XObject"[..], b"ExtGState", b"Shading"]
        .iter()
        .filter_map(|key| reference(file, resources, key).ok())
        .collect();
    for gone in [tree, page, content, resources].into_iter().chain(others) {
        file.objects.remove(&gone);
    }
    Ok(fonts)
}

fn reference(file: &lopdf::Document, from: ObjectId, key: &[u8]) -> Result<ObjectId, PdfError> {
    file.get_dictionary(from).and_then(|dictionary| dictionary.get(key)?.as_reference()).map_err(internal)
}

fn form_object(kit: &Kit, id: usize, codes: &Codes, fonts: ObjectId) -> Result<Stream, PdfError> {
    let ground = kit.ground(id);
    let [width, height] = ground.size;
    let dictionary = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => media_box(width, height), "Resources" => dictionary! { "Font" => fonts }
    };
    deflated(dictionary, ground_content(ground, codes))
}

fn finish(mut file: lopdf::Document, meta: &PdfMeta) -> Result<Vec<u8>, PdfError> {
    let utf16: Vec<u8> = [0xFE, 0xFF].into_iter().chain(meta.title.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let day = Object::string_literal(meta.day.format("D:%Y%m%d000000+09'00'").to_string());
    let info = file.trailer.get(b"Info").and_then(Object::as_reference).map_err(internal)?;
    file.set_object(
        info,
        dictionary! {
            "Title" => Object::String(utf16, lopdf::StringFormat::Hexadecimal),
            "Producer" => Object::string_literal("Kenpo Desk"), "CreationDate" => day.clone(), "ModDate" => day
        },
    );
    let id = Object::String(meta.id.to_vec(), lopdf::StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    file.version = "1.7".to_owned();
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Filter").is_err()
        {
            *stream = deflated(std::mem::take(&mut stream.dict), std::mem::take(&mut stream.content))?;
        }
    }
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(internal)?;
    Ok(bytes)
}

fn deflated(mut dictionary: Dictionary, content: Vec<u8>) -> Result<Stream, PdfError> {
    let mut encoder =
        flate2::write::ZlibEncoder::new(Vec::with_capacity(content.len() / 2), flate2::Compression::new(6));
    std::io::Write::write_all(&mut encoder, &content).map_err(internal)?;
    let packed = encoder.finish().map_err(internal)?;
    dictionary.set("Filter", "FlateDecode");
    Ok(Stream::new(dictionary, packed).with_compression(false))
}

fn media_box(width: f32, height: f32) -> Vec<Object> {
    [0.0, 0.0, width, height].map(|mm| Object::Real(mm / crate::fit::POINT)).to_vec()
}

fn ground_name(id: usize) -> String {
    format!("G{id}")
}

fn internal(error: impl ToString) -> PdfError {
    PdfError::Internal(error.to_string())
}
