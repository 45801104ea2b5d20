//! What is told of a column beside its meaning. Values only.

use kenpo_domain::finding::Letters;
use kenpo_domain::meaning::Meaning;

/// By what the meaning of a column is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A person has said it.
    Person,
    /// The words of its heading say it.
    Heading,
    /// Its values say it, and its heading says nothing.
    Values,
    /// The form of the file lays down what stands at this place.
    Form,
}

/// What the words of a heading say of its column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worded {
    /// The known words into which it falls, in the form in which they are compared.
    pub words: Vec<String>,
    /// What they weigh, from 1 to 100: the plainer the words and the fewer beside them, the more. `None`: they say nothing of it.
    pub score: Option<u32>,
}

/// How many values of a column are of the kind that its meaning asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Values that were looked at.
    pub seen: u32,
    /// Those of them that are.
    pub fitting: u32,
}

impl Fit {
    /// Of a hundred values how many are, the rest left off.
    pub fn share(self) -> u32 {
        (self.fitting * 100).checked_div(self.seen).unwrap_or_default()
    }

    /// Whether there are several, and nine of ten of them are.
    pub fn is_sure(self) -> bool {
        self.seen >= 5 && self.fitting * 10 >= self.seen * 9
    }

    /// Whether at least half of them are. A column without values contradicts nothing.
    pub fn agrees(self) -> bool {
        self.fitting * 2 >= self.seen
    }
}

/// A column that nothing is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    pub column: Letters,
    /// Its heading without blanks; empty: it has none.
    pub heading: String,
    /// What it could be by its values.
    pub guess: Option<Guess>,
}

/// What values look like by themselves, whatever stands above them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Twelve digits with the check digit of a 個人番号; they are cut.
    MyNumbers,
    /// Eight digits with the check digit of an 保険者番号.
    Insurers,
    Sexes,
    Relations,
    /// 元号 alone: 昭和, S.
    Eras,
    Days,
    /// Days with their 元号.
    EraDays,
    PostalCodes,
    Mobiles,
    Phones,
    /// 記号, 番号 and 枝番 in one.
    Ids,
    /// Two words, the first of them a surname that is known.
    Names,
    /// 要, 不要, 希望する.
    Wishes,
    /// Kana as long as a name.
    Readings,
    /// Places that there are, with numbers.
    Addresses,
    /// 00, 01, 02, and again from the first with each household.
    Branches,
    /// Digits that change where the 枝番 begins again.
    Numbers,
}

/// What most values of a column look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub looks: Looks,
    /// How many of the values do, or of the steps from row to row.
    pub fit: Fit,
}

/// What a column could be that nobody has explained. A person is told, and nothing is read by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    pub meaning: Meaning,
    /// Why.
    pub seen: Seen,
}
