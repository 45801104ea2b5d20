//! Words and rules of a health insurance society, and the outgoing gate.
//!
//! Nothing here reads a clock, a file or a database, and nothing here knows a wire format: values in, values out.
//! Feeds every other crate; knows none of them.

pub mod absent;
pub mod act;
pub mod address;
pub mod age;
pub mod alike;
pub mod asked;
pub mod batch;
pub mod by_hand;
pub mod care;
pub mod code;
pub mod come_again;
pub mod cover;
pub mod decide;
pub mod decision;
pub mod document;
pub mod drift;
pub mod entry;
pub mod facts;
pub mod filing;
pub mod finding;
pub mod four_eyes;
pub mod gate;
pub mod habit;
pub mod headings;
pub mod held_row;
pub mod ids;
pub mod import;
pub mod instant;
pub mod insured;
pub mod iso_day;
pub mod kana;
pub mod lay_over;
pub mod listing;
pub mod marked;
pub mod meaning;
pub mod my_number;
pub mod name;
pub mod office_no;
pub mod outcome_group;
pub mod pairs;
pub mod percent;
pub mod period;
pub mod person;
pub mod piece;
pub mod piece_record;
pub mod policy;
pub mod proposal;
pub mod record;
pub mod registration;
pub mod relation;
pub mod roles;
pub mod roster;
pub mod said;
pub mod search;
pub mod sender;
pub mod serial;
pub mod sex;
pub mod society;
pub mod symbols;
pub mod throttle;
pub mod torn;
pub mod unsaid;
pub mod unseen;
pub mod unsolved;
pub mod user;
pub mod wareki;
pub mod whose;
pub mod widths;

/// A calendar day; the whole product speaks of days, never of instants, except in the audit log.
pub use chrono::NaiveDate as Day;
