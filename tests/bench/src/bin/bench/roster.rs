//! A generated roster, messy like the real ones: title rows, a heading over two merged rows, zeros lost in numeric cells, half-width kana,
//! wareki text beside Excel dates, full-width digits in addresses, a subtotal after every employer, a blank row before it.
//! The people are drawn from a fixed sequence: the same file every time.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

/// How messy it is.
pub const ABOUT: &str = "14 columns; title rows, a heading over two merged rows, zeros lost in numeric cells, half-width kana, wareki text, \
    eight-digit and Excel dates, trailing blanks, full-width digits, a subtotal and a blank row after every 40 households";

/// Family names with their reading.
pub const FAMILY: [(&str, &str); 8] = [
    ("佐藤", "ｻﾄｳ"),
    ("髙橋", "ﾀｶﾊｼ"),
    ("𠮷田", "ﾖｼﾀﾞ"),
    ("渡邉", "ﾜﾀﾅﾍﾞ"),
    ("﨑山", "ｻｷﾔﾏ"),
    ("葛󠄀城", "ｶﾂﾗｷﾞ"),
    ("濵田", "ﾊﾏﾀﾞ"),
    ("勅使河原", "ﾃｼｶﾞﾜﾗ"),
];
/// Given names with their reading and sex.
pub const GIVEN: [(&str, &str, &str); 6] = [
    ("太郎", "ﾀﾛｳ", "男"),
    ("花子", "ﾊﾅｺ", "女"),
    ("蓮", "ﾚﾝ", "男"),
    ("さくら", "ｻｸﾗ", "女"),
    ("龍之介", "ﾘｭｳﾉｽｹ", "男"),
    ("ヴィクトル", "ｳﾞｨｸﾄﾙ", "男"),
];
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
        let (family, family_kana) = FAMILY[(household % 8) as usize];
        let (given, given_kana, sex) = GIVEN[(at % 6) as usize];
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
        let year = if branch < 2 { 1950 + at % 35 } else { 1990 + at % 25 };
        let (month, day) = (1 + at % 12, 1 + at % 28);
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
        sheet.write(row, 8, ["本人", if sex == "男" { "夫" } else { "妻" }, "長男"][branch as usize])?;
        sheet.write_datetime_with_format(
            row,
            9,
            ExcelDateTime::from_ymd(2019, 7, 1 + (at % 28) as u8)?,
            if at % 2 == 0 { &iso } else { &era },
        )?;
        sheet.write(row, 10, if at % 2 == 0 { 600_002 } else { 6_500_001 })?;
        let address = format!(
            "兵庫県神戸市中央区加納町{}丁目{}-{}",
            1 + household % 6,
            1 + household % 30,
            100 + household % 800
        );
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
