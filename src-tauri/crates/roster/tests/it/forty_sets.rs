//! The sets of rosters that were made apart from the reader, and what is known of single ones.

use kenpo_domain::finding::Letters;
use kenpo_domain::meaning::Meaning;
use kenpo_domain::said::{ColumnChoice, HiddenCells, Said};
use kenpo_roster::{Opening, columns};
use std::ops::ControlFlow;

/// Rosters of one maker, and what is known of single ones by the first two letters of their names.
pub struct Set {
    pub folder: &'static str,
    /// What a person would answer.
    pub answers: fn(&str, &[u8]) -> Said,
    /// Items that are read otherwise than the truths have it, and why that is right or harmless.
    pub otherwise: &'static [(&'static str, &'static [&'static str])],
    /// Rosters that are not read where a person could: they are refused, or asked about.
    pub asked: &'static [&'static str],
    /// Rosters with torn columns whose torn cells make each of their rows wait, so that the others go in.
    pub torn_by_row: &'static [&'static str],
    /// Rows that go in and should wait, each told by a finding.
    pub beyond: &'static [(&'static str, &'static [u32])],
    /// Items that the truths have without the blanks that join their parts.
    pub joined: &'static [&'static str],
}

fn not_needed(letter: &str) -> ColumnChoice {
    ColumnChoice { column: Letters::parse(letter).unwrap(), meaning: None }
}

pub const FORTY: Set = Set {
    folder: "forty",
    answers: |file, bytes| {
        let mut said = Said::default();
        match &file[..2] {
            "13" => said.table = Some("大阪支部".to_owned()),
            "15" => {
                let tables =
                    columns(&Opening::new(bytes), &said, &mut |_| ControlFlow::Continue(())).unwrap().around.tables;
                said.table = tables.into_iter().map(|table| table.name).min();
            }
            "16" => said.hidden = Some(HiddenCells::Leave),
            "21" => said.columns.push(not_needed("B")),
            "37" => {
                said.hidden = Some(HiddenCells::Read);
                said.columns.push(not_needed("D"));
            }
            _ => {}
        }
        said
    },
    otherwise: &[
        // 事業所記号 stands beside 被保険者証記号: it is not read, and told.
        ("09", &["employer"]),
        // An address to send to is none to register: it is not read, and told.
        ("10", &["postal", "address"]),
        // Digits behind a mask are kept as the last four, as of our own copies, and make nobody's number a submitted one.
        ("26", &["my_number_last4"]),
        // 被保険者 in 加入者区分 is 本人.
        ("39", &["relation"]),
    ],
    asked: &[],
    torn_by_row: &[],
    // The days contradict each other, which is told.
    beyond: &[("35", &[18])],
    joined: &[],
};

pub const FORTY_MORE: Set = Set {
    folder: "forty_more",
    answers: |file, _| {
        let mut said = Said::default();
        match &file[..2] {
            "26" => said.table = Some("札幌支店".to_owned()),
            "31" => said.hidden = Some(HiddenCells::Read),
            _ => {}
        }
        said
    },
    otherwise: &[],
    asked: &[],
    torn_by_row: &[],
    // The colour alone says that they left. That colours are explained is told.
    beyond: &[("32", &[5, 8, 9, 14])],
    joined: &[],
};

pub const FORTY_THIRD: Set = Set {
    folder: "forty_third",
    answers: |file, _| {
        let mut said = Said::default();
        if file.starts_with("33") {
            said.hidden = Some(HiddenCells::Read);
        }
        said
    },
    otherwise: &[
        // With an address that was made a day its postal code is left out too.
        ("04", &["postal"]),
        // 事業所コード stands beside 事業所名.
        ("14", &["employer"]),
    ],
    // Group headings that are not known yet, one digit a cell, two things in a cell.
    asked: &["12", "18", "21"],
    torn_by_row: &[],
    beyond: &[],
    joined: &[],
};

pub const FORTY_FOURTH: Set = Set {
    folder: "forty_fourth",
    answers: |_, _| Said::default(),
    otherwise: &[
        // ○ under 男 or 女: the sex is not read, and each row is told.
        ("04", &["sex"]),
        // Dependants without an address of their own, by a word in the heading: they have none, and each row is told.
        ("19", &["postal", "address"]),
        // An address to send to is none to register: it is not read, and told.
        ("22", &["address"]),
        // Characters that nobody sees: a 郵便番号 with one is none, elsewhere they stay; each row is told.
        ("24", &["postal", "kana", "address"]),
        // Nothing says the 記号: it is told at the headings, and where anybody registered has one such rows wait.
        ("34", &["symbol"]),
    ],
    // Headings with the name of their kind before them, 氏名（フリガナ） in one cell, Roman letters, two things in a column.
    asked: &["01", "03", "10", "11", "26", "32"],
    torn_by_row: &[],
    // A sex that is contradictory or not ticked is left out; a day before birth stays: each told by a finding.
    beyond: &[("04", &[23]), ("09", &[8]), ("15", &[10])],
    joined: &[],
};

pub const FORTY_FIFTH: Set = Set {
    folder: "forty_fifth",
    answers: |file, _| {
        let mut said = Said::default();
        if file.starts_with("31") {
            let column = Letters::parse("D").unwrap();
            said.columns.push(ColumnChoice { column, meaning: Some(Meaning::Branch) });
        }
        said
    },
    otherwise: &[
        // What firms call their branches and clients is read as no employer; 会社コード is, beside 事業所名.
        ("13", &["employer"]),
        ("14", &["employer"]),
        ("18", &["employer"]),
        // Letters that nobody has explained are no wish, and each row is told.
        ("29", &["requested"]),
    ],
    // HI for 健康保険.
    asked: &["04"],
    torn_by_row: &[],
    beyond: &[],
    joined: &[],
};

pub const FORTY_SIXTH: Set = Set {
    folder: "forty_sixth",
    answers: |_, _| Said::default(),
    // 部門コード is read as that of an employer; 事業所コード stands beside 事業所名.
    otherwise: &[("01", &["employer"]), ("22", &["employer"])],
    // Two things in a cell.
    asked: &["23"],
    torn_by_row: &[],
    // The days contradict each other, which is told.
    beyond: &[("20", &[15])],
    joined: &["address", "kana"],
};

pub const FORTY_SEVENTH: Set = Set {
    folder: "forty_seventh",
    answers: |_, _| Said::default(),
    otherwise: &[
        // An address to send to is none to register: it is not read, and told.
        ("17", &["postal", "address"]),
    ],
    // Two people a line.
    asked: &["22"],
    torn_by_row: &[],
    beyond: &[],
    joined: &["address", "kana"],
};

pub const FORTY_EIGHTH: Set = Set {
    folder: "forty_eighth",
    answers: |_, _| Said::default(),
    // 部門コード and 事業所番号 are what a society may know an employer by.
    otherwise: &[("01", &["employer"]), ("25", &["employer"])],
    // Families in columns or in blocks of their own, no 枝番, no day of acquisition.
    asked: &["02", "03", "06", "19", "26", "27"],
    torn_by_row: &[],
    beyond: &[],
    joined: &["address", "kana"],
};

pub const FORTY_NINTH: Set = Set {
    folder: "forty_ninth",
    answers: |_, _| Said::default(),
    otherwise: &[],
    // Two things in a cell, no 枝番, two tables, a number that may be anything.
    asked: &["15", "20", "22", "24", "25"],
    torn_by_row: &[],
    beyond: &[],
    joined: &["address", "kana"],
};

pub const FORTY_TENTH: Set = Set {
    folder: "forty_tenth",
    answers: |_, _| Said::default(),
    otherwise: &[],
    asked: &[],
    // #N/A in a lookup's column.
    torn_by_row: &["34"],
    beyond: &[("34", &[3, 4, 5, 6, 7, 8, 9, 10, 13, 18])],
    joined: &["address", "kana"],
};

pub const FORTY_ELEVENTH: Set = Set {
    folder: "forty_eleventh",
    answers: |_, _| Said::default(),
    otherwise: &[],
    // A number that may be anything, two things in a cell, a day that the title says of everybody.
    asked: &["06", "12", "23"],
    // 平成50年 for 昭和50年.
    torn_by_row: &["36"],
    beyond: &[("36", &[8, 12, 13, 15, 16, 17, 22, 23, 24, 27, 28, 34, 35, 36, 39])],
    joined: &["address", "kana"],
};

pub const FORTY_TWELFTH: Set = Set {
    folder: "forty_twelfth",
    answers: |_, _| Said::default(),
    otherwise: &[],
    // Codes of eras in a heading, a day that the title says of everybody, no 枝番.
    asked: &["08", "15", "24"],
    torn_by_row: &[],
    beyond: &[],
    joined: &["address", "kana"],
};

pub const FORTY_THIRTEENTH: Set = Set {
    folder: "forty_thirteenth",
    answers: |_, _| Said::default(),
    // What firms call their branches is read as no employer.
    otherwise: &[("15", &["employer"])],
    // A day that the title says of everybody, no 枝番, two sheets of people, two things in a cell, a 記号 by the place of work.
    asked: &["10", "14", "18", "25", "27"],
    torn_by_row: &[],
    beyond: &[],
    joined: &["address", "kana"],
};

pub const FORTY_FOURTEENTH: Set = Set {
    folder: "forty_fourteenth",
    answers: |_, _| Said::default(),
    otherwise: &[],
    // No 枝番, a day that the title says of everybody, two things in a cell, families in columns, two sheets of people.
    asked: &["06", "12", "18", "21", "27"],
    // 男9男3 for 1913: no row can be read.
    torn_by_row: &["35"],
    beyond: &[],
    joined: &["address", "kana"],
};
