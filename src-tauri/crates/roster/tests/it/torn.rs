//! Rosters one column of which was sorted by itself: told from sound ones.

use crate::support::*;
use kenpo_domain::code::Code;
use kenpo_domain::sex::Sex;
use kenpo_roster::SheetRead;

/// What is torn in a sheet, with how often.
fn torn(read: &SheetRead) -> Vec<String> {
    let torn = read.bonds.iter().filter(|bonds| bonds.are_torn());
    torn.map(|bonds| format!("{} {} of {}", bonds.bond.code(), bonds.against, bonds.seen)).collect()
}

#[test]
fn the_samples_are_sound() {
    for file in [KOBE, KYOTO, EMPLOYER] {
        let read = read_ok(&sample(file)).value;
        assert_eq!(torn(&read), Vec::<String>::new(), "{file}");
        assert!(read.bonds.iter().map(|bonds| bonds.seen).sum::<u32>() > 500, "{file}: {:?}", read.bonds);
    }
}

/// The people of a sample as texts under the usual headings.
fn rows(file: &str) -> Vec<[String; 10]> {
    let read = read_ok(&sample(file)).value;
    let row = |entry: &kenpo_domain::roster::RosterEntry| {
        let sex = entry.sex.map_or("", |sex| if sex == Sex::Male { "男" } else { "女" });
        [
            entry.insured.symbol(),
            entry.insured.number(),
            entry.insured.branch(),
            entry.name.as_str(),
            entry.kana.cell(),
            &entry.birth.to_string(),
            sex,
            &entry.relation_text,
            &entry.acquired_on.to_string(),
            &entry.address.unseal_for_store().text,
        ]
        .map(str::to_owned)
    };
    people(&read).iter().map(row).collect()
}

fn read_rows(rows: &[[String; 10]]) -> SheetRead {
    let texts: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let all: Vec<&[&str]> = std::iter::once(&HEADINGS[..]).chain(texts.iter().map(Vec::as_slice)).collect();
    read_ok(&of_texts(&all)).value
}

#[test]
fn a_column_that_was_sorted_by_itself_shows() {
    for (file, backwards) in [(KOBE, false), (EMPLOYER, true)] {
        let sound = rows(file);
        assert_eq!(torn(&read_rows(&sound)), Vec::<String>::new(), "{file}");
        for (column, heading) in HEADINGS.iter().enumerate() {
            // One 記号 and a few 枝番 all over: sorted, they hardly move, or make numbers that stand there twice.
            if ["記号", "枝番"].contains(heading) {
                continue;
            }
            let mut cells: Vec<String> = sound.iter().map(|row| row[column].clone()).collect();
            cells.sort();
            if backwards {
                cells.reverse();
            }
            let mut rows = sound.clone();
            rows.iter_mut().zip(cells).for_each(|(row, cell)| row[column] = cell);
            let moved = rows.iter().zip(&sound).filter(|(row, old)| row[column] != old[column]).count();
            let read = read_rows(&rows);
            assert!(!torn(&read).is_empty(), "{file} {heading}: {moved} cells moved, {:?}", read.bonds);
        }
    }
}
