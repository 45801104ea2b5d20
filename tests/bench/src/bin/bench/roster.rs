//! A generated roster, messy like the real ones: title rows, a heading over two merged rows, zeros lost in numeric cells, half-width kana,
//! wareki text beside Excel dates, full-width digits in addresses, a subtotal after every employer, a blank row before it.
//! The people are drawn from a fixed sequence: the same file every time.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

/// How messy it is.
pub const ABOUT: &str = "14 columns; title rows, a heading over two merged rows, zeros lost in numeric cells, half-width kana, wareki text, \
    eight-digit and Excel dates, trailing blanks, full-width digits, a subtotal and a blank row after every 40 households";

/// Family names with their reading. A prime number of them, as of given names: whoever is drawn by turns meets every pair.
const FAMILY: [(&str, &str); 31] = [
    ("佐藤", "ｻﾄｳ"),
    ("髙橋", "ﾀｶﾊｼ"),
    ("𠮷田", "ﾖｼﾀﾞ"),
    ("渡邉", "ﾜﾀﾅﾍﾞ"),
    ("﨑山", "ｻｷﾔﾏ"),
    ("葛󠄀城", "ｶﾂﾗｷﾞ"),
    ("濵田", "ﾊﾏﾀﾞ"),
    ("勅使河原", "ﾃｼｶﾞﾜﾗ"),
    ("鈴木", "ｽｽﾞｷ"),
    ("田中", "ﾀﾅｶ"),
    ("伊藤", "ｲﾄｳ"),
    ("山本", "ﾔﾏﾓﾄ"),
    ("中村", "ﾅｶﾑﾗ"),
    ("小林", "ｺﾊﾞﾔｼ"),
    ("加藤", "ｶﾄｳ"),
    ("山田", "ﾔﾏﾀﾞ"),
    ("佐々木", "ｻｻｷ"),
    ("山口", "ﾔﾏｸﾞﾁ"),
    ("松本", "ﾏﾂﾓﾄ"),
    ("井上", "ｲﾉｳｴ"),
    ("木村", "ｷﾑﾗ"),
    ("林", "ﾊﾔｼ"),
    ("清水", "ｼﾐｽﾞ"),
    ("山崎", "ﾔﾏｻﾞｷ"),
    ("森", "ﾓﾘ"),
    ("池田", "ｲｹﾀﾞ"),
    ("橋本", "ﾊｼﾓﾄ"),
    ("石川", "ｲｼｶﾜ"),
    ("前田", "ﾏｴﾀﾞ"),
    ("藤田", "ﾌｼﾞﾀ"),
    ("小川", "ｵｶﾞﾜ"),
];
/// Given names with their reading and sex.
const GIVEN: [(&str, &str, &str); 23] = [
    ("太郎", "ﾀﾛｳ", "男"),
    ("花子", "ﾊﾅｺ", "女"),
    ("蓮", "ﾚﾝ", "男"),
    ("さくら", "ｻｸﾗ", "女"),
    ("龍之介", "ﾘｭｳﾉｽｹ", "男"),
    ("ヴィクトル", "ｳﾞｨｸﾄﾙ", "男"),
    ("陽子", "ﾖｳｺ", "女"),
    ("健一", "ｹﾝｲﾁ", "男"),
    ("美咲", "ﾐｻｷ", "女"),
    ("翔太", "ｼｮｳﾀ", "男"),
    ("由美", "ﾕﾐ", "女"),
    ("大輔", "ﾀﾞｲｽｹ", "男"),
    ("恵子", "ｹｲｺ", "女"),
    ("拓也", "ﾀｸﾔ", "男"),
    ("愛", "ｱｲ", "女"),
    ("直樹", "ﾅｵｷ", "男"),
    ("真由美", "ﾏﾕﾐ", "女"),
    ("誠", "ﾏｺﾄ", "男"),
    ("久美子", "ｸﾐｺ", "女"),
    ("和也", "ｶｽﾞﾔ", "男"),
    ("裕子", "ﾕｳｺ", "女"),
    ("隆", "ﾀｶｼ", "男"),
    ("結衣", "ﾕｲ", "女"),
];

/// A name of the sequence.
pub struct Called {
    /// 姓.
    pub family: &'static str,
    /// Its reading in half-width kana.
    pub family_kana: &'static str,
    /// 名.
    pub given: &'static str,
    /// Its reading in half-width kana.
    pub given_kana: &'static str,
    /// 男 or 女.
    pub sex: &'static str,
}

/// The name of a person of the sequence: a household shares its family name.
pub fn called(at: u32) -> Called {
    let (family, family_kana) = FAMILY[drawn(seat(at).household) as usize % FAMILY.len()];
    let (given, given_kana, sex) = GIVEN[drawn(at) as usize / 7 % GIVEN.len()];
    Called { family, family_kana, given, given_kana, sex }
}

/// What a member of a household is to the 本人.
pub fn relation(branch: u32, sex: &str) -> &'static str {
    let [man, woman] = [["本人", "本人"], ["夫", "妻"], ["長男", "長女"]][branch as usize];
    if sex == "男" { man } else { woman }
}

/// A day of birth of the sequence.
pub struct Born {
    /// The year of our era.
    pub year: u32,
    /// From 1.
    pub month: u32,
    /// From 1.
    pub day: u32,
}

/// When a person of the sequence was born: parents before 1985, children after 1990.
pub fn born(at: u32) -> Born {
    let drawn = drawn(at) / 161;
    let year = if seat(at).branch < 2 { 1950 + drawn % 35 } else { 1990 + drawn % 25 };
    Born { year, month: 1 + drawn / 35 % 12, day: 1 + drawn / 420 % 28 }
}

/// A number that has nothing to do with those of the neighbours, so that hardly two people share name and birth (Knuth's multiplicative
/// hash: 2^32 over the golden ratio).
fn drawn(at: u32) -> u32 {
    at.wrapping_mul(2_654_435_761).rotate_right(16)
}

const HEADINGS: [&str; 14] = [
    "No.",
    "記号",
    "番号",
    "枝番",
    "氏　名",
    "フリガナ",
    "生年\n月日",
    "性別",
    "続柄",
    "資格取得\n(認定)年月日",
    "郵便\n番号",
    "住　　所",
    "事業所\nコード",
    "資格確認書\n発行要否",
];

/// 記号 of everybody.
pub const SYMBOL: u32 = 12;

/// Where a person of the sequence sits.
pub struct Seat {
    /// From 0.
    pub household: u32,
    /// 番号 of the household.
    pub number: u32,
    /// 枝番.
    pub branch: u32,
}

/// Three people to a household.
pub fn seat(at: u32) -> Seat {
    let household = at / 3;
    Seat { household, number: 1001 + household, branch: at % 3 }
}

/// A workbook with the people of the sequence from `first` on.
pub fn messy(first: u32, people: u32) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (iso, era) = (Format::new().set_num_format("yyyy/m/d"), Format::new().set_num_format("[$-411]ge.m.d"));
    let plain = Format::new();
    sheet.write(0, 0, "神戸支部　加入者名簿")?;
    sheet.write(1, 0, "令和8年11月10日現在")?;
    sheet.merge_range(3, 1, 3, 3, "被保険者証等", &plain)?;
    for (column, heading) in (0u16..).zip(HEADINGS) {
        let row = if (1..=3).contains(&column) { 4 } else { 3 };
        sheet.write(row, column, heading)?;
    }
    let mut row = 5;
    for at in first..first + people {
        let Seat { household, number, branch } = seat(at);
        let Called { family, family_kana, given, given_kana, sex } = called(at);
        if at > first && household % 40 == 0 && branch == 0 {
            row += 1;
            sheet.write(row, 4, "小計")?;
            row += 1;
        }
        sheet.write(row, 0, at + 1)?;
        sheet.write(row, 1, SYMBOL)?;
        sheet.write(row, 2, number)?;
        sheet.write(row, 3, branch)?;
        sheet.write(row, 4, format!("{family}　{given}{}", if at % 7 == 0 { "　" } else { "" }))?;
        sheet.write(row, 5, format!("{family_kana} {given_kana}"))?;
        let Born { year, month, day } = born(at);
        match at % 3 {
            0 => sheet.write(row, 6, format!("S{}.{month}.{day}", year - 1925))?,
            1 => sheet.write(row, 6, format!("{year}{month:02}{day:02}"))?,
            _ => sheet.write_datetime_with_format(
                row,
                6,
                ExcelDateTime::from_ymd(year as u16, month as u8, day as u8)?,
                &iso,
            )?,
        };
        sheet.write(row, 7, sex)?;
        sheet.write(row, 8, relation(branch, sex))?;
        sheet.write_datetime_with_format(
            row,
            9,
            ExcelDateTime::from_ymd(2019, 7, 1 + (household % 28) as u8)?,
            if at % 2 == 0 { &iso } else { &era },
        )?;
        // The first code has lost its zero.
        let (postal, town) = if household % 2 == 0 {
            (600_001, "北海道札幌市中央区北一条西")
        } else {
            (6_500_001, "兵庫県神戸市中央区加納町")
        };
        sheet.write(row, 10, postal)?;
        let address = format!("{town}{}丁目{}-{}", 1 + household % 6, 1 + household % 30, 100 + household % 800);
        sheet.write(row, 11, if at % 4 == 0 { wide_digits(&address) } else { address })?;
        sheet.write(row, 12, format!("{}", 1201 + household / 40 % 50))?;
        if at % 9 == 0 {
            sheet.write(row, 13, "○")?;
        }
        row += 1;
    }
    sheet.write(row + 1, 4, "合計")?;
    book.save_to_buffer()
}

fn wide_digits(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c }).collect()
}
