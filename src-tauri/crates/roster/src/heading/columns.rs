//! From headings to columns: which column each item is read from.

mod contradicted;
mod era_digits;
mod laid_down;
mod look;
mod lost_parts;
mod pieces;
mod span;

pub use era_digits::digit as era_digit;
pub use span::Span;

use super::eras;
use super::evidence;
use super::grammar::{Named, worded};
use super::head::Heading;
use super::header::{self, Header, NEEDED, NEEDED_OF_LIST};
use super::key::key;
use super::offers::offers;
use super::special::{self, People, ToLook, only_counts};
use super::unread::{only_a_person_knows, set_aside};
use crate::cell::Value;
use crate::column::{Fit, Seen, Unread, Why, Worded};
use crate::date::Writing;
use crate::laid::LAID;
use crate::legend::Legend;
use crate::sheet::{Row, Sheet};
use kenpo_domain::finding::Item;
use kenpo_domain::marked;
use kenpo_domain::meaning::Meaning;

/// One column that is read.
pub struct Column {
    /// What it is read as.
    pub meaning: Meaning,
    /// From 0.
    pub index: u16,
    pub heading: String,
    /// By what it is known.
    pub why: Why,
    /// The words of its heading that say it, in the form in which they are compared, and what they weigh.
    pub worded: Worded,
    /// How many of its values are of that kind.
    pub fit: Fit,
    /// What its values look like, whatever the heading says.
    pub seen: Option<Seen>,
    /// How its days are written.
    pub days: Writing,
    /// Whether its digits are those of eras.
    pub era_digits: bool,
    /// Whether some of its days are written without era and century.
    pub short_days: bool,
}

impl Column {
    /// What it gives.
    pub fn item(&self) -> Item {
        self.meaning.item()
    }

    /// Whether it is this column, or is laid beside the rows and made of it: a sex of marks under 男 and 女.
    fn is_made_of(&self, column: u16) -> bool {
        let marks = self.index.checked_sub(LAID).filter(|_| self.meaning == Meaning::Sex);
        self.index == column || marks.is_some_and(|man| column == man || column == man + 1)
    }

    /// Whether it gives the 都道府県 or 市区町村 of an address, with which 住所 beside it may begin as well.
    pub fn is_region(&self) -> bool {
        let piece = self.item() == Item::Address && self.meaning.is_piece();
        piece && ["都道府県", "市区"].iter().any(|word| key(&self.heading).whole.contains(word))
    }
}

/// What kind of sheet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// People.
    Roster,
    NationalList,
    /// 届書CSV: people, of whom each record tells what it can.
    Filing,
}

impl Layout {
    /// Whether such a sheet's columns of this item are read.
    fn reads(self, item: Item) -> bool {
        let of_the_list = [Item::Card, Item::Registered, Item::CertificateExpires, Item::Deregistered, Item::ListedOn]
            .contains(&item);
        self == Self::NationalList || !of_the_list
    }
}

/// The columns of a sheet.
pub struct Columns {
    /// What kind of sheet.
    pub layout: Layout,
    /// Whether it is that of a text file.
    pub of_text: bool,
    all: Vec<Column>,
    /// The columns of 個人番号.
    pub my_numbers: Vec<Span>,
    /// Columns that give an item once more, by as good a word.
    pub again: Vec<Column>,
    pub looks: ToLook,
    /// The column of a marked copy that says which rows are read.
    pub marks: Option<u16>,
    /// Columns that nothing is read from, with their headings.
    pub unused: Vec<Unread>,
    /// The same where only a person can say what they hold, and without it nothing may be read.
    pub unclear: Vec<Unread>,
    /// Columns without a heading in which something stands beside people.
    pub unheaded: Vec<Unread>,
    /// Columns without a heading beside a name or an address: a heading that was merged over them may mean them too.
    pub beside: Vec<(u16, Item)>,
    /// Whether each row names a member and a dependant.
    pub people: People,
    /// What tells 続柄 where no column does.
    pub relations: Relations,
    /// The rightmost column with a heading.
    pub last: u16,
    /// What the sheet says of its codes.
    pub legend: Legend,
    /// Whether the codes of 性別 can be meant in more than one way.
    pub sex_codes_unknown: bool,
    /// Whether the codes of 発行要否 are a sender's own, and nothing explains them.
    pub wish_codes_unknown: bool,
    /// Whether a text above the headings says a 記号, which may be that of every row.
    symbol_above: bool,
}

/// What tells whether somebody is a 被保険者 or of the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relations {
    /// A column of 続柄 or 加入者区分, or nothing.
    OfColumns,
    /// Nobody but 被保険者 is named.
    AllInsured,
    /// 枝番: each household has one 00, who is the 被保険者.
    ByBranch,
}

impl Columns {
    /// Chooses a column for each meaning.
    pub fn choose(sheet: &Sheet, header: &Header) -> Self {
        let layout = if header.is_national_list() { Layout::NationalList } else { Layout::Roster };
        let first = header.last_row + 1;
        let headings = header.headings.iter().map(|heading| heading.text.as_str());
        let legend = Legend::of(sheet, header.first_row, header.last_row, headings);
        let legend = header.codes.iter().fold(legend, |legend, said| legend.with(said));
        let eras = eras::of(sheet, header, &legend);
        let offers = offers(sheet, header).into_iter().filter(|offer| layout.reads(offer.meaning.item()));
        let (mut all, mut again, mut numbers): (Vec<Column>, Vec<Column>, Vec<Column>) = Default::default();
        let mut best = None;
        for offer in offers {
            let column = Column {
                meaning: offer.meaning,
                index: offer.heading.column,
                heading: offer.heading.text.clone(),
                why: offer.why,
                worded: if offer.why == Why::Heading {
                    worded(&offer.heading.text, offer.heading.named)
                } else {
                    Worded::default()
                },
                fit: offer.fit,
                seen: None,
                days: Writing {
                    plain: evidence::counts_days(sheet, first, offer.heading.column).then_some(sheet.calendar),
                    eras,
                },
                era_digits: false,
                short_days: evidence::has_short_days(sheet, first, offer.heading.column),
            };
            let taken = all.iter().any(|c| c.meaning == offer.meaning);
            // Every column of 個人番号 is cut, whichever is read; no piece of an address is left out.
            let item = offer.meaning.item();
            let piece_of_address = item == Item::Address && offer.meaning.is_piece();
            if !taken || offer.meaning == Meaning::MyNumber || piece_of_address {
                best = Some((offer.meaning, offer.order));
                all.push(column);
            } else if is_single(item) && offer.meaning.is_whole() {
                // Of addresses all words are as good: a letter must not go to the wrong one of two.
                let as_good = item == Item::Address || best == Some((offer.meaning, offer.order));
                match item {
                    Item::Number => numbers.push(column),
                    _ if as_good => again.push(column),
                    _ => {}
                }
            }
        }
        let of_file = header.headings.iter().map(|heading| heading.column).filter(|column| *column < LAID);
        let last = of_file.max().unwrap_or_default();
        let numbered = all.iter().filter(|column| column.meaning == Meaning::MyNumber).map(|column| column.index);
        let my_numbers = span::spans(sheet, header, numbered);
        let looks = if layout == Layout::Roster { special::to_look(sheet, header) } else { ToLook::default() };
        let marks =
            header.headings.iter().find(|heading| marked::is_column(&heading.text)).map(|heading| heading.column);
        let is_read = |heading: &Heading| {
            let read = all.iter().chain(&again).any(|column| column.is_made_of(heading.column));
            read || my_numbers.iter().any(|span| span.has(heading.column))
                || looks.has(heading.column)
                || marks == Some(heading.column)
        };
        // A column without a heading of which a person has said that it is not needed stays among those that are not.
        let counts = |heading: &Heading| only_counts(&heading.text) && !(heading.chosen && heading.text.is_empty());
        let unread = header.headings.iter().filter(|heading| !is_read(heading) && !counts(heading));
        let certain = |named: Named| named.meaning == Meaning::Number && !named.vague;
        let numbered = header.headings.iter().any(|heading| heading.named.is_some_and(certain));
        let (unclear, unused): (Vec<&Heading>, Vec<&Heading>) = unread.partition(|heading| {
            let beaten = |meaning| all.iter().any(|column| column.meaning == meaning);
            only_a_person_knows(heading, numbered, |meaning| layout.reads(meaning.item()), beaten)
                && evidence::has_values(sheet, first, heading.column)
        });
        let (unclear, unused) = (set_aside(&unclear), set_aside(&unused));
        let sex = all.iter().find(|column| column.meaning == Meaning::Sex);
        let sex_codes_unknown = !legend.explains_sexes()
            && sex.is_some_and(|column| evidence::counts_sexes_from_zero(sheet, first, column.index));
        let wish = all.iter().find(|column| column.meaning == Meaning::Requested);
        let wish_codes_unknown =
            !legend.explains_wishes() && wish.is_some_and(|column| evidence::has_own_codes(sheet, first, column.index));
        let text_of = all.iter().filter(|c| matches!(c.item(), Item::Name | Item::Kana | Item::Address));
        let no_heading = |column: &u16| !header.headings.iter().any(|heading| heading.column == *column);
        let beside = text_of.map(|c| (c.index + 1, c.item())).filter(|(column, _)| no_heading(column)).collect();
        let mut this = Self {
            layout,
            of_text: sheet.name.is_none(),
            all,
            my_numbers,
            again,
            looks,
            marks,
            unused,
            unclear,
            unheaded: Vec::new(),
            beside,
            people: special::people(header),
            relations: Relations::OfColumns,
            last,
            legend,
            sex_codes_unknown,
            wish_codes_unknown,
            symbol_above: special::says_symbol(sheet, header.first_row),
        };
        this.settle_eras(sheet, first, eras);
        this.join_given_names(sheet, first);
        this.join_ids(sheet, first);
        this.part_two_homes(sheet, first);
        this.ask_for_lost_parts(sheet, header);
        this.weigh_numbers(sheet, first, numbers);
        this.ask_where_values_contradict(sheet, first);
        this.complete_readings(sheet, first);
        this.drop_pieces_beside_whole();
        this
    }

    /// Whether a column gives 記号 together with 番号.
    pub fn gives_symbol(&self) -> bool {
        self.symbol_and_number().is_some() || self.id_in_one().is_some()
    }

    /// All columns that are read, by column.
    pub fn by_place(&self) -> Vec<&Column> {
        let mut all: Vec<&Column> = self.all.iter().collect();
        all.sort_by_key(|column| column.index);
        all
    }

    /// The column that gives all of an item.
    pub fn whole(&self, item: Item) -> Option<&Column> {
        self.of(item).find(|column| column.meaning.is_whole())
    }

    /// The columns of an item in the order in which they are joined or asked.
    pub fn of(&self, item: Item) -> impl Iterator<Item = &Column> {
        self.all.iter().filter(move |column| column.item() == item)
    }

    /// The column that is read at a place.
    pub fn at(&self, index: u16) -> Option<&Column> {
        self.all.iter().find(|column| column.index == index)
    }

    /// Whether a row says the headings again, as lists printed page by page do: every word at the place where it was.
    pub fn repeats_headings(&self, row: Row<'_>) -> bool {
        if self.is_like_data(row) {
            return false;
        }
        let read = || row.cells.iter().filter_map(|cell| Some((&cell.value, self.at(cell.column)?)));
        let same = |(value, column): (&Value, &Column)| match value {
            Value::Text(text) => {
                let word = key(text).whole;
                !word.is_empty() && key(&column.heading).whole.contains(&word)
            }
            _ => false,
        };
        read().count() >= 2 && read().all(same)
    }

    /// Whether a row holds headings, the same or others.
    pub fn are_headings(&self, row: Row<'_>) -> bool {
        !self.is_like_data(row) && header::is_headings(row)
    }

    /// Whether two of the cells that identify somebody hold digits. Asked of every row, and most are done with it.
    fn is_like_data(&self, row: Row<'_>) -> bool {
        let has_digits = |item: &Item| {
            let cell = self.of(*item).next().and_then(|column| row.cell(column.index));
            cell.is_some_and(header::holds_digits)
        };
        [Item::Number, Item::Branch, Item::Birth].iter().filter(|item| has_digits(item)).count() >= 2
    }

    /// 加入者区分.
    pub fn class(&self) -> Option<&Column> {
        self.read_as(Meaning::Class)
    }

    /// 認定年月日.
    pub fn approved(&self) -> Option<&Column> {
        self.read_as(Meaning::Approved)
    }

    pub(super) fn read_as(&self, meaning: Meaning) -> Option<&Column> {
        self.all.iter().find(|column| column.meaning == meaning)
    }

    /// The items without which nothing can be registered from this sheet and that no column gives.
    pub fn missing(&self) -> Vec<Item> {
        let needed: &[Item] = match self.layout {
            Layout::Roster => &NEEDED,
            Layout::NationalList => &NEEDED_OF_LIST,
            // What the form does not have makes its rows wait, not the file.
            Layout::Filing => &[],
        };
        let symbol = Some(Item::Symbol).filter(|_| self.symbol_above && self.layout == Layout::Roster);
        symbol.iter().chain(needed).copied().filter(|item| !self.gives(*item)).collect()
    }

    fn gives(&self, item: Item) -> bool {
        // 姓 without 名 is nobody's name.
        let pieces = self.of(item).filter(|column| column.meaning.is_piece()).count();
        match item {
            Item::Symbol => self.of(item).next().is_some() || self.symbol_and_number().is_some() || self.is_id_in_one(),
            Item::Branch if self.relations == Relations::AllInsured => true,
            Item::Relation if self.relations != Relations::OfColumns => true,
            Item::Branch => self.of(item).next().is_some() || self.is_id_in_one(),
            Item::Name => self.whole(item).is_some() || pieces == 2,
            Item::Birth => self.day_in(item).is_some(),
            Item::Acquired => self.day_in(item).is_some() || self.approved().is_some(),
            _ => self.of(item).next().is_some(),
        }
    }

    /// Whether an item comes in pieces.
    pub fn in_pieces(&self, item: Item) -> bool {
        self.whole(item).is_none() && self.of(item).count() > 1
    }
}

/// Items of which a person has one (a mere 番号 may count the rows): two columns with two values are two people's, or one of them
/// is wrong.
fn is_single(item: Item) -> bool {
    matches!(
        item,
        Item::Symbol
            | Item::Number
            | Item::Branch
            | Item::Name
            | Item::Birth
            | Item::Relation
            | Item::Acquired
            | Item::Address
    )
}
