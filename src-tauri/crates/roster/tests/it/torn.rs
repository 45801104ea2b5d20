//! Rosters one column of which was sorted by itself: told from sound ones.

use crate::support::*;
use kenpo_domain::code::Code;
use kenpo_domain::sex::Sex;
use kenpo_domain::torn::Bond;
use kenpo_domain::torn::moved::{Moved, Way};
use kenpo_roster::SheetRead;

/// What is torn in a sheet, with how often.
fn torn(read: &SheetRead) -> Vec<String> {
    let torn = kenpo_domain::torn::torn(&read.bonds);
    torn.iter().map(|bonds| format!("{} {} of {}", bonds.bond.code(), bonds.against, bonds.seen)).collect()
}

#[test]
fn the_samples_are_sound() {
    for file in [KOBE, KYOTO, EMPLOYER] {
        let read = read_ok(&sample(file)).value;
        assert_eq!((torn(&read), &read.moved), (Vec::new(), &Vec::new()), "{file}");
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
    let lines = std::iter::once(HEADINGS.join(",")).chain(rows.iter().map(|row| row.join(",")));
    read_ok(lines.collect::<Vec<_>>().join("\r\n").as_bytes()).value
}

#[test]
fn a_column_that_was_sorted_by_itself_shows() {
    for (file, backwards) in [(KOBE, false), (EMPLOYER, true)] {
        let sound = rows(file);
        assert_eq!(torn(&read_rows(&sound)), Vec::<String>::new(), "{file}");
        for (column, heading) in HEADINGS.iter().enumerate() {
            // One 記号 all over: sorted, it hardly moves.
            if *heading == "記号" {
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

#[test]
fn readings_that_moved_show_where_nobody_shares_a_family_name() {
    let names = [
        ("佐藤　花子", "サトウ ハナコ"),
        ("鈴木　太郎", "スズキ タロウ"),
        ("高橋　一郎", "タカハシ イチロウ"),
        ("田中　桜", "タナカ サクラ"),
        ("伊藤　健一", "イトウ ケンイチ"),
        ("渡辺　直子", "ワタナベ ナオコ"),
        ("山本　翔太", "ヤマモト ショウタ"),
        ("中村　恵子", "ナカムラ ケイコ"),
        ("小林　誠", "コバヤシ マコト"),
        ("加藤　由美", "カトウ ユミ"),
        ("吉田　浩", "ヨシダ ヒロシ"),
        ("山田　陽子", "ヤマダ ヨウコ"),
    ];
    let roster = |moved: usize| {
        let rows: Vec<[String; 10]> = (0..names.len())
            .map(|n| {
                let mut row = SATO.map(str::to_owned);
                row[1] = format!("{:07}", 2000 + n);
                row[3] = names[n].0.to_owned();
                row[4] = names[(n + moved) % names.len()].1.to_owned();
                row
            })
            .collect();
        torn(&read_rows(&rows))
    };
    assert_eq!(roster(0), Vec::<String>::new());
    assert_eq!(roster(1), ["readings 12 of 12"]);
}

/// People alone in their households, each with another 郵便番号.
fn alone(row: impl Fn(&mut [&str; 11], usize)) -> Vec<String> {
    let people = [
        ("佐藤　花子", "女", "060-0001", "北海道札幌市中央区北一条西２丁目"),
        ("鈴木　太郎", "男", "980-0011", "宮城県仙台市青葉区上杉１丁目"),
        ("高橋　一郎", "男", "100-0001", "東京都千代田区千代田１－１"),
        ("田中　恵子", "女", "220-0011", "神奈川県横浜市西区高島２丁目"),
        ("伊藤　拓也", "男", "460-0008", "愛知県名古屋市中区栄３丁目"),
        ("渡辺　直子", "女", "530-0001", "大阪府大阪市北区梅田１丁目"),
        ("山本　大介", "男", "650-0001", "兵庫県神戸市中央区加納町６丁目"),
        ("中村　由香", "女", "700-0022", "岡山県岡山市北区岩田町１"),
        ("小林　和彦", "男", "730-0011", "広島県広島市中区基町６"),
        ("加藤　陽子", "女", "760-0017", "香川県高松市番町１丁目"),
        ("吉田　隆夫", "男", "810-0001", "福岡県福岡市中央区天神１丁目"),
        ("山田　久代", "女", "900-0015", "沖縄県那覇市久茂地１丁目"),
    ];
    let numbers: Vec<String> = (0..people.len()).map(|n| format!("{:07}", 2000 + n)).collect();
    let mut lines = vec![format!("{},郵便番号", HEADINGS.join(","))];
    for (n, number) in numbers.iter().enumerate() {
        let [symbol, _, branch, _, kana, birth, _, relation, acquired, _] = SATO;
        let (name, sex, postal, address) = people[n];
        let mut cells = [symbol, number, branch, name, kana, birth, sex, relation, acquired, address, postal];
        cells[4] = "";
        row(&mut cells, n);
        lines.push(cells.join(","));
    }
    torn(&read_ok(lines.join("\r\n").as_bytes()).value)
}

#[test]
fn sexes_and_postal_codes_that_moved_show_where_everybody_is_alone() {
    const SEXES: [&str; 2] = ["男", "女"];
    const CODES: [&str; 3] = ["060-0001", "650-0001", "900-0015"];
    assert_eq!(alone(|_, _| ()), Vec::<String>::new());
    assert_eq!(alone(|row, n| row[6] = SEXES[n / 6]), ["sexes 6 of 12"]);
    assert_eq!(alone(|row, n| row[10] = CODES[n / 4]), ["postals 9 of 12"]);
}

#[test]
fn days_of_cover_that_moved_show_in_the_households() {
    let roster = |moved: usize| {
        let joined: Vec<String> = (0..12).map(|n| format!("{}-04-01", 2000 + n)).collect();
        let household = |n: usize| {
            let person = |branch: &str, name: &str, relation: &str, sex: &str, acquired: &str| {
                let mut row = SATO.map(str::to_owned);
                row[1] = format!("{:07}", 2000 + n);
                for (at, cell) in [(2, branch), (3, name), (6, sex), (7, relation), (8, acquired)] {
                    row[at] = cell.to_owned();
                }
                row[4] = String::new();
                row
            };
            let whose = &joined[(n + moved) % joined.len()];
            [person("00", "佐藤　誠", "本人", "男", whose), person("01", "佐藤　直子", "妻", "女", &joined[n])]
        };
        torn(&read_rows(&(0..joined.len()).flat_map(household).collect::<Vec<_>>()))
    };
    assert_eq!(roster(0), Vec::<String>::new(), "with the 本人");
    assert_eq!(roster(11), Vec::<String>::new(), "after the 本人, but one");
    assert_eq!(roster(1), ["beginnings 11 of 12"]);
}

#[test]
fn births_that_were_sorted_show_where_nobody_but_insured_people_stand() {
    // Everybody began in the year in which they became 22.
    let began: Vec<u32> = (0..40).map(|n| 1984 + n * 17 % 40).collect();
    let list = |births: &[u32]| {
        let row = |(n, (began, birth)): (usize, (&u32, &u32))| {
            let mut row = SATO.map(str::to_owned);
            (row[1], row[3]) = (format!("{:07}", 1_001 + n), format!("佐{}　花子", numeral(n)));
            (row[5], row[8]) = (format!("{birth}-05-01"), format!("{began}-04-01"));
            row
        };
        let rows: Vec<[String; 10]> = began.iter().zip(births).enumerate().map(row).collect();
        torn(&read_rows(&rows))
    };
    let mut births: Vec<u32> = began.iter().map(|year| year - 22).collect();
    assert_eq!(list(&births), Vec::<String>::new());
    births[3..6].iter_mut().for_each(|year| *year += 10);
    assert_eq!(list(&births), Vec::<String>::new(), "three slips of the pen");
    births.sort_unstable();
    assert!(list(&births).iter().any(|torn| torn.starts_with("entries ")), "{:?}", list(&births));
}

#[test]
fn a_block_at_the_end_that_stands_a_row_too_low_shows() {
    let sound: Vec<[String; 10]> = rows(KOBE).into_iter().take(80).collect();
    assert_eq!(torn(&read_rows(&sound)), Vec::<String>::new());
    for (columns, bond) in [(&["フリガナ"][..], "readings"), (&["氏名", "フリガナ"][..], "families")] {
        let mut moved = sound.clone();
        for at in 60..80 {
            for column in columns.iter().map(|heading| HEADINGS.iter().position(|other| other == heading).unwrap()) {
                moved[at][column] = sound[at - 1][column].clone();
            }
        }
        let read = read_rows(&moved);
        let told = kenpo_domain::torn::torn(&read.bonds);
        let told = told.iter().map(|bonds| (bonds.bond.code(), bonds.households.in_a_row >= 4));
        assert_eq!(told.collect::<Vec<_>>(), [(bond, true)], "{columns:?}: {:?}", read.bonds);
    }
}

#[test]
fn a_few_rows_that_stand_too_low_or_too_high_show() {
    let sound: Vec<[String; 10]> = rows(KOBE).into_iter().take(60).collect();
    let place = |heading: &&str| HEADINGS.iter().position(|other| other == heading).unwrap();
    for (headings, bond) in [
        (&["氏名", "フリガナ"][..], Bond::Families),
        (&["フリガナ"], Bond::Readings),
        (&["生年月日"], Bond::Births),
        (&["住所"], Bond::Addresses),
        (&["続柄"], Bond::Heads),
    ] {
        for way in [Way::Down, Way::Up] {
            let mut moved = sound.clone();
            for (at, row) in moved.iter_mut().enumerate().take(34).skip(20) {
                let from = if way == Way::Down { at - 1 } else { at + 1 };
                headings.iter().map(place).for_each(|column| row[column] = sound[from][column].clone());
            }
            let read = read_rows(&moved);
            let told: Vec<(Bond, Way)> = read.moved.iter().map(|moved| (moved.bond, moved.way)).collect();
            assert_eq!(told, [(bond, way)], "{headings:?} {:?}", read.moved);
            // The row of the headings is one more.
            let Moved { first, last, .. } = read.moved[0];
            assert!((20..30).contains(&first) && (30..=37).contains(&last), "{headings:?} {first} to {last}");
        }
    }
}

#[test]
fn dependants_who_live_apart_are_no_torn_column() {
    let mut apart: Vec<[String; 10]> = rows(KOBE).into_iter().take(80).collect();
    for (n, row) in apart.iter_mut().enumerate().filter(|(n, row)| row[2] != "00" && n % 2 == 0) {
        row[9] = format!("大阪市北区梅田{n}-1");
    }
    let read = read_rows(&apart);
    assert_eq!((torn(&read), &read.moved), (Vec::new(), &Vec::new()));
}

#[test]
fn names_of_two_households_that_were_exchanged_show() {
    let sound: Vec<[String; 10]> = rows(KOBE).into_iter().take(60).collect();
    let spouses: Vec<usize> = (0..60).filter(|row| ["妻", "夫"].contains(&sound[*row][7].as_str())).take(2).collect();
    let mut exchanged = sound.clone();
    for column in [3, 4] {
        exchanged[spouses[0]][column] = sound[spouses[1]][column].clone();
        exchanged[spouses[1]][column] = sound[spouses[0]][column].clone();
    }
    let told = torn(&read_rows(&exchanged));
    assert!(told.iter().any(|told| told.starts_with("exchanges 2 of ")), "{told:?}");
}

#[test]
fn days_that_were_read_month_first_show_in_children() {
    let sound: Vec<[String; 10]> = rows(KOBE).into_iter().take(120).collect();
    let mut exchanged = sound.clone();
    let mut children = 0;
    for row in exchanged.iter_mut().filter(|row| ["子", "長男", "長女"].contains(&row[7].as_str())) {
        // Whoever is covered from birth on.
        row[5] = format!("{}-0{}-1{}", &row[5][..4], 1 + children % 9, children % 3);
        row[8] = row[5].clone();
        children += 1;
    }
    assert_eq!(torn(&read_rows(&exchanged)), Vec::<String>::new());
    for row in exchanged.iter_mut().filter(|row| row[5] == row[8]) {
        let [year, month, day] = row[5].split('-').collect::<Vec<_>>()[..] else { panic!("{}", row[5]) };
        row[8] = format!("{year}-{day}-{month}");
    }
    let told = torn(&read_rows(&exchanged));
    assert!(children > 10 && told.iter().any(|told| told.starts_with("day_months ")), "{children}, {told:?}");
}

#[test]
fn births_a_row_too_low_show_in_those_covered_before_birth() {
    let sound: Vec<[String; 10]> = rows(KOBE).into_iter().take(60).collect();
    let mut moved = sound.clone();
    (1..60).for_each(|at| moved[at][5] = sound[at - 1][5].clone());
    let lives = |rows: &[[String; 10]]| {
        let read = read_rows(rows);
        let lives = read.bonds.iter().find(|bonds| bonds.bond.code() == "lives").copied();
        lives.unwrap()
    };
    assert!(!lives(&sound).are_torn() && lives(&moved).are_torn(), "{:?}", lives(&moved));
}

#[test]
fn names_a_row_low_show_in_a_few_people_where_none_fits() {
    let families = [("佐藤", "サトウ"), ("鈴木", "スズキ"), ("高橋", "タカハシ")];
    let given = [("太郎", "タロウ"), ("花子", "ハナコ"), ("桜", "サクラ")];
    let roster = |moved: usize| {
        let rows: Vec<[String; 10]> = (0..9)
            .map(|at| {
                let mut row = SATO.map(str::to_owned);
                let (whose, n) = ((at + moved) % 9, at % 3);
                (row[1], row[2]) = (format!("{:07}", 2001 + at / 3), format!("0{n}"));
                row[3] = format!("{}　{}", families[whose / 3].0, given[whose % 3].0);
                row[4] = format!("{} {}", families[whose / 3].1, given[whose % 3].1);
                (row[6], row[7]) = (["男", "女", "女"][n].to_owned(), ["本人", "妻", "長女"][n].to_owned());
                row[5] = ["昭和55年4月1日", "昭和56年5月2日", "平成20年6月3日"][n].to_owned();
                row[8] = "令和2年4月1日".to_owned();
                row
            })
            .collect();
        torn(&read_rows(&rows))
    };
    assert_eq!(roster(0), Vec::<String>::new());
    assert_eq!(roster(8), ["families 6 of 6"]);
}
