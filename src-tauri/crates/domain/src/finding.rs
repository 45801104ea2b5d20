//! Findings: what a person should look at, each with its place. Never a reason to stop reading.
//!
//! A finding's cell text is sealed: whether it may be shown is the gate's business.

use crate::codes;
use crate::gate::Sealed;
use crate::insured::InsuredId;

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet's name; `None` in a text file.
    pub sheet: Option<String>,
    /// The row as the spreadsheet counts it, from 1. For a text file: the record's first line.
    pub row: u32,
    /// The column's letters (`A`, `AB`), where one cell is meant.
    pub column: Option<String>,
}

codes! {
    /// How much a finding weighs.
    pub enum Weight {
        /// Something was mended by a rule, and is reported.
        Mended = "mended",
        /// The row goes in, and a person should look.
        Look = "look",
        /// The row waits for a person.
        Blocks = "blocks",
    }
}

macro_rules! findings {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $weight:ident;)*) => {
        codes! {
            /// What was found. The words are in `office::words`.
            #[derive(PartialOrd, Ord, Hash)]
            pub enum FindingCode { $($(#[$doc])* $name = $code,)* }
        }

        impl FindingCode {
            /// How much it weighs.
            pub fn weight(self) -> Weight {
                match self { $(Self::$name => Weight::$weight,)* }
            }
        }
    };
}

findings! {
    /// Leading zeros of 番号, 枝番 or 郵便番号 were restored from a numeric cell by the society's width.
    ZerosRestored = "zeros_restored", Mended;
    /// A numeric cell where the society has set no width: the zeros cannot be known.
    WidthUnknown = "width_unknown", Blocks;
    /// A number has more digits than the society's width.
    TooManyDigits = "too_many_digits", Blocks;
    /// A 個人番号 was cut to its last four digits (in its column).
    MyNumberCut = "my_number_cut", Mended;
    /// A value in the 個人番号 column whose check digit is wrong, or that is not twelve digits; cut all the same.
    MyNumberBadCheckDigit = "my_number_bad_check_digit", Look;
    /// A 12-digit number with a valid check digit stood outside the 個人番号 column, and was cut.
    MyNumberElsewhere = "my_number_elsewhere", Look;
    /// A line of a text file has other columns than the headings: a separator or a line break may stand inside a value.
    ColumnsShifted = "columns_shifted", Blocks;
    /// A row of the headings again, in another order, or a row below them: its cells stand under other headings.
    HeadingsMoved = "headings_moved", Blocks;
    /// A cell beside 氏名, フリガナ or 住所 in a column without a heading: it may be the other half.
    HeadingMissing = "heading_missing", Blocks;
    /// A table or a person's row above the headings that are read: nobody there goes in.
    RowsAbove = "rows_above", Blocks;
    /// A row that says something in a column that is read, and was taken for nobody's.
    RowSkipped = "row_skipped", Look;
    /// Headings that name nothing that is read.
    ColumnsUnused = "columns_unused", Look;
    /// The row names a member and a dependant side by side.
    TwoPeopleInRow = "two_people_in_row", Blocks;
    /// Two columns for one item hold two values.
    ValuesDiffer = "values_differ", Blocks;
    /// A row that somebody must look at before it goes in: 喪失, an example, a mark beside it. Must never say which.
    RowForReview = "row_for_review", Blocks;
    /// 氏名 is empty or cannot be a name.
    NameMissing = "name_missing", Blocks;
    /// A private-use character (外字) in the name or address.
    PrivateUse = "private_use", Look;
    /// フリガナ is empty.
    KanaMissing = "kana_missing", Look;
    /// 記号・番号・枝番 is missing or cannot be one.
    InsuredIdBad = "insured_id_bad", Blocks;
    /// Other digits of a 個人番号 than those that were linked, or are under suspicion. Nothing is changed.
    MyNumberDiffers = "my_number_differs", Look;
    /// The same 記号・番号・枝番 stands on another row of the file.
    InsuredIdTwice = "insured_id_twice", Blocks;
    /// 生年月日 is missing or no date.
    BirthDateBad = "birth_date_bad", Blocks;
    /// 資格取得年月日 is missing or no date.
    AcquiredDateBad = "acquired_date_bad", Blocks;
    /// 資格取得年月日 is before the birth date.
    AcquiredBeforeBirth = "acquired_before_birth", Look;
    /// The person is 75 or older: cover ended on the 75th birthday.
    SeventyFiveOrOlder = "seventy_five_or_older", Look;
    /// The person is 70 to 74 and no burden ratio is known.
    BurdenUnknown = "burden_unknown", Look;
    /// 性別 is missing or not understood.
    SexBad = "sex_bad", Look;
    /// 続柄 or 加入者区分 is missing or not understood.
    RelationBad = "relation_bad", Blocks;
    /// 郵便番号 is not seven digits; the address is kept without it.
    PostalBad = "postal_bad", Look;
    /// 住所 is empty.
    AddressMissing = "address_missing", Look;
    /// A numeric cell that is no telephone number even with its zero put back.
    PhoneDoubtful = "phone_doubtful", Look;
    /// A new address came without a 郵便番号: the one that was registered is the old address's, and is dropped.
    PostalDropped = "postal_dropped", Look;
    /// 記号 is empty here or there, and somebody with this 番号 and 枝番 is registered.
    SymbolMissing = "symbol_missing", Blocks;
    /// 氏名 and 生年月日 are both others than those registered under this 記号・番号・枝番.
    AnotherPerson = "another_person", Blocks;
    /// A cell that is neither the known marks for yes nor for no.
    MarkBad = "mark_bad", Look;
    /// A cell holds an Excel error such as #N/A.
    CellError = "cell_error", Look;
    /// A date stands at a day that Excel invented (1900-02-29) or before it.
    DateImpossible = "date_impossible", Blocks;
    /// A value of the national list that is not understood.
    ListValueBad = "list_value_bad", Blocks;
    /// The national list names another society's 保険者番号.
    OtherInsurer = "other_insurer", Blocks;
    /// The national list is older than the one that is known of this person.
    ListOlder = "list_older", Blocks;
    /// The national list names someone who is not registered here.
    ListedUnknown = "listed_unknown", Look;
    /// No bundled face has a glyph for a character of this name: the piece is stopped.
    GlyphMissing = "glyph_missing", Blocks;
    /// The form of this medium is not built yet: the piece is stopped.
    FormMissing = "form_missing", Blocks;
    /// An item that the document must carry is not known: the piece is stopped.
    ItemMissing = "item_missing", Blocks;
    /// A text is too long for its field even at the smallest size: the piece is stopped.
    TextTooLong = "text_too_long", Blocks;
}

/// Which item of a registration a column or a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// 記号
    Symbol,
    /// 番号
    Number,
    /// 枝番
    Branch,
    /// 氏名
    Name,
    /// フリガナ
    Kana,
    /// 生年月日
    Birth,
    /// 性別
    Sex,
    /// 続柄・加入者区分
    Relation,
    /// 資格取得年月日・認定年月日
    Acquired,
    /// 資格喪失年月日
    Lost,
    /// 任意継続の終期
    VoluntaryUntil,
    /// 在留期間満了日
    StayUntil,
    /// 海外在住
    Overseas,
    /// 負担割合
    Burden,
    /// 郵便番号
    Postal,
    /// 住所
    Address,
    /// 電話番号
    Phone,
    /// 事業所
    Employer,
    /// 資格確認書発行要否
    Requested,
    /// 個人番号
    MyNumber,
    /// 保険者番号
    Insurer,
    /// 個人番号カード
    Card,
    /// 利用登録
    Registered,
    /// 電子証明書有効期限
    CertificateExpires,
    /// 解除処理日
    Deregistered,
    /// 基準日
    ListedOn,
}

impl Item {
    /// Whether this item tells where a person is: its text is shown of nobody in a finding.
    pub fn is_contact(self) -> bool {
        matches!(self, Self::Postal | Self::Address | Self::Phone)
    }
}

/// One finding.
pub struct Finding {
    /// What.
    pub code: FindingCode,
    /// Where.
    pub place: Place,
    /// Which item, where one is meant.
    pub item: Option<Item>,
    /// Whose row, where that could be read.
    pub insured: Option<InsuredId>,
    /// The cell's text where it helps (never a 個人番号: that is cut before).
    pub text: Sealed<Option<String>>,
}

/// A value and everything that was found on the way to it. `Result` is for "cannot go on".
pub struct Checked<T> {
    /// What could be read.
    pub value: T,
    /// All that a person should look at.
    pub findings: Vec<Finding>,
}
