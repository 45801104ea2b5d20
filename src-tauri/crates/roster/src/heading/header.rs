//! Finding the headings: under title rows, over one row to three.

use super::grammar::{Named, day_part, named};
use super::head::Heading;
use super::key::key;
use super::neighbours::look_beside;
use crate::cell::{Cell, Value};
use crate::characters::narrow_digit;
use crate::sheet::{Row, Sheet};
use kenpo_domain::finding::{Item, Letters};
use kenpo_domain::meaning::{DayPart, Meaning};
use kenpo_domain::said::ColumnChoice;
use std::collections::BTreeSet;

/// Rows with content among which the headings must stand.
const LOOKED_AT: usize = 60;
/// Items that a row must name to be taken for the headings.
const FEWEST: usize = 4;
/// Items without which nobody can be registered.
pub const NEEDED: [Item; 6] = [Item::Number, Item::Branch, Item::Name, Item::Birth, Item::Relation, Item::Acquired];
/// Items without which a line of the national list says nothing.
pub const NEEDED_OF_LIST: [Item; 3] = [Item::Number, Item::Branch, Item::Registered];
/// Words that may stand over 記号, 番号 or 氏名 without changing whose they are.
const NEUTRAL: [&str; 12] =
    ["本人", "被保険者", "保険証", "資格", "加入者", "健保", "健康保険", "対象者", "基本", "組合", "変更後", "異動後"];
/// Words that make what stands under them somebody else's or something else.
const FOREIGN: [&str; 25] = [
    "事業主",
    "配偶者",
    "送付先",
    "事業所",
    "会社",
    "勤務先",
    "社員",
    "緊急",
    "前住所",
    "旧",
    "変更前",
    "異動前",
    "従前",
    "口座",
    "世帯主",
    "雇用保険",
    "厚生年金",
    "国民年金",
    "介護保険",
    "労災",
    "前職",
    "保証人",
    "上長",
    "上司",
    "担当者",
];

/// The headings of a sheet.
pub struct Header {
    /// The headings' first row, from 0.
    pub first_row: u32,
    /// Their last row, from 0.
    pub last_row: u32,
    /// By column.
    pub headings: Vec<Heading>,
    /// What a person has said of codes in the columns.
    pub codes: Option<String>,
}

impl Header {
    /// How many items are named.
    pub fn score(&self) -> usize {
        self.headings
            .iter()
            .filter_map(|heading| heading.named)
            .map(|named| named.meaning.item())
            .collect::<BTreeSet<_>>()
            .len()
    }

    /// Whether each item that these headings name is named by the others in the same column.
    fn says_the_same(&self, others: &Self) -> bool {
        let named = self.headings.iter().filter_map(|heading| Some((heading.column, heading.named?.meaning.item())));
        let mut named = named.map(|(column, item)| others.item_at(column) == Some(item));
        named.all(|same| same)
    }

    fn item_at(&self, column: u16) -> Option<Item> {
        let heading = self.headings.iter().find(|heading| heading.column == column)?;
        heading.named.map(|named| named.meaning.item())
    }

    /// How many columns they explain.
    pub fn explained(&self) -> usize {
        self.headings.iter().filter(|heading| heading.named.is_some()).count()
    }

    /// Takes what a person has said of the columns in place of what their headings say. A heading that speaks of the 個人番号 stays what it is:
    /// its column is cut.
    pub fn take(&mut self, choices: &[ColumnChoice]) {
        for choice in choices {
            let named = choice.meaning.map(Named::certain);
            let ColumnChoice { column: Letters(column), .. } = *choice;
            match self.headings.iter_mut().find(|heading| heading.column == column) {
                Some(heading) if heading.named.is_some_and(|named| named.meaning == Meaning::MyNumber) => {}
                Some(heading) => (heading.named, heading.chosen) = (named, true),
                None => self.headings.push(Heading { column, text: String::new(), named, chosen: true }),
            }
        }
        self.headings.sort_by_key(|heading| heading.column);
    }

    /// Whether nothing that a registration needs is missing.
    pub fn is_complete(&self) -> bool {
        let gives = |meaning: Meaning, item: Item| {
            meaning.item() == item || (item == Item::Branch && meaning == Meaning::SymbolNumberBranch)
        };
        let names = |item: &Item| self.headings.iter().any(|h| h.named.is_some_and(|n| gives(n.meaning, *item)));
        if self.is_national_list() {
            return NEEDED_OF_LIST.iter().all(names);
        }
        // A list of 被保険者 alone may leave out both.
        let of_household = [Item::Branch, Item::Relation];
        let of_insured = !of_household.iter().any(names);
        NEEDED.iter().all(|item| names(item) || (of_insured && of_household.contains(item)))
    }

    /// Whether a row below holds data of these headings: two of the cells that identify somebody hold digits.
    pub fn is_above(&self, row: Row<'_>) -> bool {
        let identify = |heading: &&Heading| {
            heading.named.is_some_and(|named| {
                matches!(named.meaning, Meaning::SymbolNumber)
                    || matches!(named.meaning.item(), Item::Number | Item::Branch | Item::Birth)
            })
        };
        let filled = self.headings.iter().filter(identify).filter_map(|heading| row.cell(heading.column));
        filled.filter(|cell| holds_digits(cell)).nth(1).is_some()
    }

    /// The headings of some of the columns.
    pub fn of_columns(&self, which: impl Fn(u16) -> bool) -> Self {
        let headings = self.headings.iter().filter(|heading| which(heading.column)).cloned().collect();
        Self { headings, codes: self.codes.clone(), ..*self }
    }

    /// Whether the headings are those of the national list: registrations and cards, no dates of birth and acquisition.
    pub fn is_national_list(&self) -> bool {
        let names =
            |item: Item| self.headings.iter().any(|h| h.named.is_some_and(|named| named.meaning.item() == item));
        let beside = [Item::Card, Item::CertificateExpires, Item::Deregistered, Item::ListedOn];
        names(Item::Registered) && beside.into_iter().any(names) && !(names(Item::Birth) && names(Item::Acquired))
    }
}

/// The one to three rows that name the most items; of readings that name as many, the one that explains more columns, then the upper one.
/// Once nothing is missing, headings further down are those of another table, however many items they name. A title is none of the headings.
pub fn header_of(sheet: &Sheet) -> Option<Header> {
    let rows: Vec<Row<'_>> = sheet.rows_from(0).take(LOOKED_AT).collect();
    let mut best: Option<Header> = None;
    for at in 0..rows.len() {
        for header in headers_from(rows.get(at..).unwrap_or_default()) {
            let of_another_table = |best: &Header| best.is_complete() && header.first_row > best.last_row;
            let explains = |header: &Header| (header.score(), header.explained());
            let under_title =
                |best: &Header| best.last_row == header.last_row && at > 0 && rows.get(at - 1).is_some_and(is_title);
            let better = |best: &Header| {
                explains(&header) > explains(best) || (explains(&header) == explains(best) && under_title(best))
            };
            if header.score() >= FEWEST && best.as_ref().is_none_or(|best| !of_another_table(best) && better(best)) {
                best = Some(header);
            }
        }
    }
    best.map(|best| under_groups(best, &rows))
}

/// The same headings under the groups in the row above them, where those say that a second 氏名 or 住所 is somebody else's: 緊急連絡先 over 氏名, 続柄
/// and 住所. Read without them, a person would have two names.
fn under_groups(header: Header, rows: &[Row<'_>]) -> Header {
    let above =
        rows.iter().find(|row| row.index() + 1 == header.first_row).filter(|row| is_text(**row) && may_be_groups(row));
    let Some(under) = above.and_then(|above| over(*above, &header)).filter(Header::is_complete) else { return header };
    let named = |heading: &&Heading| heading.named.is_some();
    let lost = |heading: &&Heading| under.item_at(heading.column).is_none();
    let again = |heading: &Heading| {
        let item = heading.named.map(|named| named.meaning.item());
        under.headings.iter().any(|other| other.named.map(|named| named.meaning.item()) == item)
    };
    let same = |heading: &Heading| header.item_at(heading.column) == under.item_at(heading.column);
    let disowned: Vec<&Heading> = header.headings.iter().filter(named).filter(lost).collect();
    let foreign = |heading: &&Heading| {
        under.headings.iter().any(|h| h.column == heading.column && is_foreign(&key(&h.text).whole))
    };
    let mut others =
        header.headings.iter().filter(|heading| !disowned.iter().any(|other| other.column == heading.column));
    let takes = disowned.iter().any(|heading| again(heading)) && disowned.iter().all(foreign) && others.all(same);
    if takes { under } else { header }
}

/// Whether a row can stand over some of the headings: a title can where it is no title but says whose they are.
fn may_be_groups(row: &Row<'_>) -> bool {
    let foreign = |cell: &Cell| text_of(cell).is_some_and(|text| is_foreign(&key(text).whole));
    !is_title(row) || (row.cells.len() == 1 && row.cells.iter().any(foreign))
}

/// Whether words make what stands under them somebody else's or something else.
fn is_foreign(group: &str) -> bool {
    FOREIGN.iter().any(|word| group.contains(word))
}

/// Whether a row by itself could be headings.
pub fn is_headings(row: Row<'_>) -> bool {
    one_row(row).score() >= FEWEST
}

/// The headings that begin with the first of these rows: itself, and with the rows directly below it.
pub fn headers_from(rows: &[Row<'_>]) -> Vec<Header> {
    let Some(first) = rows.first() else { return Vec::new() };
    let second = rows.get(1).copied().filter(|row| row.index() == first.index() + 1 && is_text(*row));
    let third =
        rows.get(2).copied().filter(|row| second.is_some() && row.index() == first.index() + 2 && is_text(*row));
    let two = second.and_then(|second| over(*first, &one_row(second)));
    let three = second.zip(third).and_then(|(second, third)| over(*first, &over(second, &one_row(third))?));
    let found = [Some(one_row(*first)), two, three].into_iter().flatten();
    let beside = |mut header: Header| {
        look_beside(&mut header.headings);
        header
    };
    found.map(|header| with_translation(beside(header), rows)).collect()
}

/// The same headings with the row below them, where that says them again in other words, as headings in two languages do.
fn with_translation(header: Header, rows: &[Row<'_>]) -> Header {
    let below = rows.iter().find(|row| row.index() == header.last_row + 1).filter(|row| is_text(**row));
    let again = below.map(|row| one_row(*row)).filter(|below| below.score() >= FEWEST && below.says_the_same(&header));
    Header { last_row: again.map_or(header.last_row, |below| below.last_row), ..header }
}

/// Whether nothing stands beside the one text of a row, or it is the title of a page with its number, its day, a code, or a 記号 in a cell of its own.
fn is_title(row: &Row<'_>) -> bool {
    const WORDS: [&str; 7] = ["名簿", "一覧", "リスト", "頁", "ページ", "現在", "※"];
    let says = |cell: &Cell| {
        text_of(cell).is_some_and(|text| {
            let code = text.chars().map(narrow_digit).all(|c| c.is_ascii_alphanumeric() || c == '-');
            WORDS.iter().any(|word| text.contains(word)) || (code && text.chars().any(char::is_numeric))
        })
    };
    row.cells.len() == 1 || (row.cells.len() <= 3 && row.cells.iter().any(says))
}

/// Whether a row could be lower headings: one with a number holds data.
pub fn is_text(row: Row<'_>) -> bool {
    row.cells.iter().all(|cell| matches!(cell.value, Value::Text(_)))
}

/// A row as headings by itself.
pub fn one_row(row: Row<'_>) -> Header {
    let headings = row.cells.iter().filter_map(|cell| {
        let text = text_of(cell)?;
        Some(Heading { column: cell.column, text: text.to_owned(), named: named(text), chosen: false })
    });
    Header { first_row: row.index(), last_row: row.index(), headings: headings.collect(), codes: None }
}

/// Headings with a row of headings above them; `None` where texts stand under headings that are whole already: then they are data.
fn over(upper: Row<'_>, lower: &Header) -> Option<Header> {
    let below = |column| lower.headings.iter().find(|heading| heading.column == column && !heading.text.is_empty());
    let above = |column| upper.cell(column).and_then(text_of);
    let columns: BTreeSet<u16> =
        upper.cells.iter().map(|cell| cell.column).chain(lower.headings.iter().map(|h| h.column)).collect();
    let (mut headings, mut group, mut like_data) = (Vec::new(), "", 0);
    for column in columns {
        let (above, below) = (above(column), below(column));
        if above.is_some() {
            group = if below.is_some() { above.unwrap_or_default() } else { "" };
        }
        let (text, meaning) = match (above, below) {
            (Some(above), None) => (above.to_owned(), named(above)),
            (_, Some(below)) => {
                let joined = format!("{group}{}", below.text);
                let found = named_under(group, below, &joined);
                let whole = above.filter(|_| found.is_none()).and_then(named);
                if whole.is_some() && !below.text.starts_with(['(', '（', '※']) {
                    // A heading stands under one that is whole already: the upper row is none of the headings.
                    like_data += if below.named.is_some() { 2 } else { 1 };
                }
                (joined, found.or(whole))
            }
            (None, None) => continue,
        };
        headings.push(Heading { column, text, named: meaning, chosen: false });
    }
    (like_data < 2).then(|| Header { first_row: upper.index(), last_row: lower.last_row, headings, codes: None })
}

/// What a lower heading names under a heading that spreads over several columns.
fn named_under(group: &str, below: &Heading, joined: &str) -> Option<Named> {
    let spread = named(group).map(|named| named.meaning);
    // 生年月日 over 元号 and 年月日: the day is whole but for its 元号.
    if key(&below.text).whole == "年月日"
        && spread.is_some_and(|day| Meaning::of_day(day.item(), DayPart::Era).is_some())
    {
        return named(group);
    }
    if let Some(part) = day_part(&below.text)
        && let Some(meaning) = spread.and_then(|day| Meaning::of_day(day.item(), part))
    {
        return Some(Named::certain(meaning));
    }
    match spread {
        // 記号・番号 over 記号 and 番号 and 枝番.
        Some(Meaning::SymbolNumber | Meaning::SymbolNumberBranch) => below.named.or_else(|| named(joined)),
        _ => named(joined).or_else(|| by_own_words(group, below)),
    }
}

/// What it names by its own words alone.
fn by_own_words(group: &str, below: &Heading) -> Option<Named> {
    let group = key(group).whole;
    let own = below.named?;
    // 番号 under 電話 is no 番号; 姓 under フリガナ is no 氏名.
    let shared = own.vague || own.meaning.is_piece() || below.text == "記号";
    let mine = group.is_empty() || NEUTRAL.iter().any(|word| group.contains(word));
    (!is_foreign(&group) && (mine || !shared || group == "住所" || group == "氏名")).then_some(own)
}

/// Whether a cell could hold a number or a day.
pub fn holds_digits(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(text) => text.chars().any(char::is_numeric),
        _ => true,
    }
}

fn text_of(cell: &Cell) -> Option<&str> {
    match &cell.value {
        Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
        _ => None,
    }
}
