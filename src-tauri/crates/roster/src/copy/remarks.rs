//! What is said beside the cells: remarks, and the boxes in which Excel shows them.

use super::marks::SheetMarks;
use super::names::MAIN;
use super::strings;
use super::xml::escaped;
use kenpo_domain::finding::Letters;
use kenpo_domain::marked::AUTHOR;
use std::fmt::Write;

/// Remarks in one sheet. Excel becomes slow with more, and nobody reads so many; the colours go on.
pub const MOST: usize = 2_000;

const BOX: &str =
    "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>";

/// The remarks' part.
pub fn written(marks: &SheetMarks) -> String {
    let mut out =
        format!("<comments xmlns=\"{MAIN}\"><authors><author>{}</author></authors><commentList>", escaped(AUTHOR));
    for (row, cells) in marks {
        for (column, mark) in cells.iter().filter(|(_, mark)| !mark.remark.is_empty()) {
            let text = strings::text(&mark.remark);
            let place = Letters(*column);
            // Writing to a string cannot fail.
            let _ =
                write!(out, "<comment ref=\"{place}{}\" authorId=\"0\"><text><r>{text}</r></text></comment>", row + 1);
        }
    }
    out + "</commentList></comments>"
}

/// The boxes' part.
pub fn boxes(marks: &SheetMarks) -> String {
    let mut out = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
                   xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\
                   <v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">\
                   <v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
        .to_owned();
    let places = marks.iter().flat_map(|(row, cells)| {
        cells.iter().filter(|(_, mark)| !mark.remark.is_empty()).map(move |(column, _)| (*row, *column))
    });
    for (shape, (row, column)) in (1..).zip(places) {
        let (left, top) = (column + 1, row.saturating_sub(1));
        let _ = write!(
            out,
            "<v:shape id=\"_x0000_s{}\" type=\"#_x0000_t202\" style=\"position:absolute;width:240pt;height:90pt;visibility:hidden\" \
             fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:path o:connecttype=\"none\"/>\
             <v:textbox style=\"mso-direction-alt:auto\"/>{BOX}<x:Anchor>{left}, 12, {top}, 4, {}, 40, {}, 10</x:Anchor>\
             <x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
            1024 + shape,
            left + 4,
            top + 6,
        );
    }
    out + "</xml>"
}
