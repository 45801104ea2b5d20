//! The comments on the cells of a `.xlsx` sheet. The workbook reader passes over them.
//!
//! Those that answer each other (スレッド) stand in a part of their own, and a copy of them among the others, which says first that it is one.

use super::sheet_part::{local, path_of, text};
use super::xml::{Node, Xml};
use crate::comment::Comment;
use crate::error::ReadError;
use crate::sheet::MAX_COMMENTS;
use kenpo_domain::finding::Letters;
use kenpo_domain::marked::AUTHOR;

/// The comments on the cells of a sheet, by its name. None of a package that is laid out in another way.
pub fn of_xlsx(bytes: &[u8], sheet: &str) -> Vec<Comment> {
    read(bytes, sheet).unwrap_or_default()
}

fn read(bytes: &[u8], sheet: &str) -> Result<Vec<Comment>, ReadError> {
    let path = path_of(bytes, sheet)?;
    let Some((folder, name)) = path.rsplit_once('/') else { return Ok(Vec::new()) };
    // A sheet that nothing hangs on has no such part.
    let Ok(relations) = text(bytes, &format!("{folder}/_rels/{name}.rels")) else { return Ok(Vec::new()) };
    let (mut xml, mut found) = (Xml::new(&relations), Vec::new());
    loop {
        match xml.next()? {
            Node::End => return Ok(found),
            Node::Open(tag) => {
                let kind = tag.attribute("Type")?.unwrap_or_default();
                let target = tag.attribute("Target")?.unwrap_or_default();
                if kind.ends_with("/comments") || kind.ends_with("/threadedComment") {
                    of_part(&text(bytes, &within(folder, &target))?, &mut found)?;
                }
            }
            Node::Close | Node::Text(_) => {}
        }
    }
}

/// The part that a relation of a part in a folder leads to.
fn within(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let (mut folders, mut rest): (Vec<&str>, &str) = (folder.split('/').collect(), target);
    while let Some(above) = rest.strip_prefix("../") {
        folders.pop();
        rest = above;
    }
    folders.push(rest);
    folders.join("/")
}

/// What is open of a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Author,
    /// A comment, outside of what a person sees.
    Comment,
    /// What a person sees.
    Text,
}

fn of_part(part: &str, found: &mut Vec<Comment>) -> Result<(), ReadError> {
    let (mut xml, mut authors) = (Xml::new(part), Vec::<String>::new());
    // The one that is read; nothing while one is passed over.
    let mut comment: Option<Comment> = None;
    let (mut within, mut open) = (Within::Nothing, Vec::new());
    loop {
        match xml.next()? {
            Node::Open(tag) => {
                open.push(within);
                match local(&tag) {
                    "author" => {
                        authors.push(String::new());
                        within = Within::Author;
                    }
                    "comment" | "threadedComment" => {
                        let author = tag.attribute("authorId")?.and_then(|id| id.parse::<usize>().ok());
                        // Those of a marked copy are our own.
                        let own = author.and_then(|author| authors.get(author)).is_some_and(|author| author == AUTHOR);
                        let place = tag.attribute("ref")?.and_then(|place| place_of(&place)).filter(|_| !own);
                        comment = place.map(|(row, column)| Comment { row, column, text: String::new() });
                        within = Within::Comment;
                    }
                    // How a text is read stands beside it.
                    "t" | "text" if within == Within::Comment => within = Within::Text,
                    "rPh" => within = Within::Nothing,
                    _ => {}
                }
            }
            Node::Text(text) => match (within, authors.last_mut(), &mut comment) {
                (Within::Author, Some(author), _) => author.push_str(&text),
                (Within::Text, _, Some(comment)) => comment.text.push_str(&text),
                _ => {}
            },
            Node::Close => {
                let closed = within;
                within = open.pop().unwrap_or(Within::Nothing);
                if closed == Within::Comment
                    && let Some(comment) = comment.take_if(|_| within == Within::Nothing)
                    && found.len() < MAX_COMMENTS
                {
                    found.push(comment);
                }
            }
            Node::End => return Ok(()),
        }
    }
}

/// Row and column of a cell, from 0.
fn place_of(place: &str) -> Option<(u32, u16)> {
    let letters = place.trim_end_matches(|c: char| c.is_ascii_digit());
    let row: u32 = place.get(letters.len()..)?.parse().ok()?;
    Some((row.checked_sub(1)?, Letters::parse(letters)?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_from_the_folder_of_the_sheet() {
        for (target, part) in [
            ("../comments1.xml", "xl/comments1.xml"),
            ("../threadedComments/threadedComment1.xml", "xl/threadedComments/threadedComment1.xml"),
            ("/xl/comments1.xml", "xl/comments1.xml"),
            ("comments1.xml", "xl/worksheets/comments1.xml"),
            ("../../comments1.xml", "comments1.xml"),
        ] {
            assert_eq!(within("xl/worksheets", target), part, "{target}");
        }
    }

    #[test]
    fn comments_are_read_with_their_places_and_our_own_are_passed_over() {
        let part = format!(
            r#"<comments><authors><author>総務</author><author>{AUTHOR}</author></authors><commentList>
            <comment ref="C5" authorId="0"><text><r><rPr/><t>R8.9.30</t></r><r><t>退職</t></r></text></comment>
            <comment ref="D6" authorId="1"><text><t>氏名がありません</t></text></comment>
            <comment ref="AB7" authorId="0"><text><t>死亡</t><rPh sb="0" eb="2"><t>シボウ</t></rPh></text></comment>
            </commentList></comments>"#
        );
        let mut found = Vec::new();
        of_part(&part, &mut found).unwrap();
        let expected = [(4, 2, "R8.9.30退職"), (6, 27, "死亡")];
        let expected = expected.map(|(row, column, text)| Comment { row, column, text: text.to_owned() });
        assert_eq!(found, expected);
        let threaded = r#"<ThreadedComments><threadedComment ref="B2" dT="2026-10-01" personId="{1}" id="{2}">
            <text>退職済です</text></threadedComment></ThreadedComments>"#;
        let mut found = Vec::new();
        of_part(threaded, &mut found).unwrap();
        assert_eq!(found, [Comment { row: 1, column: 1, text: "退職済です".to_owned() }]);
    }
}
