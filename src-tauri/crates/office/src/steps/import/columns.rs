//! How the columns of a file are understood, and what a person says of them.

use super::{sender, source};
use crate::api::*;
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::words::{column, term};
use kenpo_domain::code::Code;
use kenpo_domain::drift::Drift;
use kenpo_domain::finding::{Item, Letters};
use kenpo_domain::gate::{CallerText, Out, Screen, plain};
use kenpo_domain::meaning::Meaning;
use kenpo_domain::plain_parts;
use kenpo_domain::said::{ColumnChoice, Habit, Said};
use kenpo_roster::{
    Around, ColumnFound, Everybody, Hiding, Opening, Seen, SheetColumns, TableFound, Understood, Unread,
};

plain_parts! {
    /// The columns of a sheet.
    pub(super) struct SheetFigures {
        sheet: Option<CallerText>,
        columns: Vec<ColumnFigures>,
        missing: Vec<Item>,
    }

    /// One of them.
    struct ColumnFigures {
        letters: Letters,
        heading: CallerText,
        meaning: Option<Meaning>,
        by: &'static str,
        words: Vec<CallerText>,
        heading_score: Option<u32>,
        fit: Option<FitFigures>,
        looks: Option<LooksFigures>,
        unclear: bool,
        suggested: Option<SuggestedFigures>,
    }

    /// How many values of a column are of a kind.
    struct FitFigures {
        seen: u32,
        fitting: u32,
        share: u32,
    }

    /// What its values look like.
    struct LooksFigures {
        looks: &'static str,
        share: u32,
    }

    struct SuggestedFigures {
        meaning: Meaning,
        looks: LooksFigures,
    }
}

plain_parts! {
    /// What a file holds beside the table that would be read, and what became of its headings.
    struct AroundFigures {
        tables: Vec<TableFigures>,
        hidden: Option<HiddenFigures>,
        drifts: Vec<Drift>,
        codes: Option<CallerText>,
        everyone: Option<EveryoneFigures>,
    }

    struct EveryoneFigures {
        text: CallerText,
        unclear: bool,
    }

    struct TableFigures {
        name: CallerText,
        hidden: bool,
        people: bool,
        chosen: bool,
    }

    struct HiddenFigures {
        text: CallerText,
        unclear: bool,
    }
}

/// The sheet and its columns as a reply has them.
pub(super) struct ReadColumns {
    pub(super) sheet: Option<String>,
    pub(super) columns: Vec<ColumnRow>,
}

pub(crate) fn import_columns(
    office: &mut Office,
    request: ImportColumnsReq,
) -> Result<Out<Screen, ImportColumns>, Fault> {
    let bytes = source::read(&request.path)?;
    let password = source::password(&request.said);
    let sender = sender::named(&request.said)?;
    let said = said(request.said, sender::habit(office, sender.as_ref())?)?;
    let opening = Opening { bytes: &bytes, password: password.as_ref() };
    let Understood { columns, around, drifts, everybody, codes } =
        kenpo_roster::columns(&opening, &said, &mut |progress| office.tell(source::progress(progress)))
            .map_err(|error| source::fault(error, &request.path))?;
    let around = AroundFigures { everyone: everyone_figures(&everybody), ..around_figures(around, drifts, codes) };
    let around = plain(around, Screen);
    Ok(plain(figures(columns), Screen).zip(around).map(|(figures, around)| {
        let missing = figures.missing.iter().map(|item| term::item(*item).to_owned()).collect();
        let ReadColumns { sheet, columns } = rows(figures);
        let meanings = Meaning::ALL.iter().copied().map(meaning_row).collect();
        let AroundFigures { tables, hidden, drifts, codes, everyone } = around;
        let drifts = drifts.iter().map(drift_row).collect();
        let tables = tables.into_iter().map(table_row).collect();
        let (hidden, codes) = (hidden.map(hidden_row), codes.map(|codes| codes.0));
        let everyone = everyone.map(everyone_row);
        ImportColumns { tables, hidden, everyone, codes, sheet, columns, drifts, missing, meanings }
    }))
}

/// What a person has said of a file, and how the last one of its sender was read.
pub(super) fn said(file: FileSaid, habit: Option<Habit>) -> Result<Said, Fault> {
    let FileSaid { table, hidden, everyone, columns, codes, drift, widths: _, sender: _, password: _ } = file;
    let (hidden, drift) = (hidden.map(|coded| coded.0), drift.map(|coded| coded.0));
    let everyone = everyone.map(|coded| coded.0);
    let codes = codes.map(self::codes).transpose()?;
    Ok(Said { table, hidden, everyone, columns: choices(&columns)?, codes, habit, drift })
}

/// What a person has said of codes. A text with a 個人番号 in it says nothing of codes, and is not said again whole.
fn codes(text: String) -> Result<String, Fault> {
    let text = text.trim().to_owned();
    if text.is_empty() || kenpo_roster::explains_codes(&text) {
        return Ok(text);
    }
    Err(Fault::caller(FaultCode::CodesBad, kenpo_roster::without_my_number(text)))
}

/// What a person has said of columns: each column once, and each meaning, but for the parts of an address.
fn choices(columns: &[ColumnSaid]) -> Result<Vec<ColumnChoice>, Fault> {
    let mut choices: Vec<ColumnChoice> = Vec::new();
    for ColumnSaid { letters, meaning } in columns {
        let bad = || Fault::caller(FaultCode::ColumnChoiceBad, letters);
        let choice =
            ColumnChoice { column: Letters::parse(letters).ok_or_else(bad)?, meaning: meaning.map(|coded| coded.0) };
        if choices.iter().any(|other| choice.excludes(other)) {
            return Err(bad());
        }
        choices.push(choice);
    }
    Ok(choices)
}

/// The columns of a sheet from left to right.
pub(super) fn figures(columns: SheetColumns) -> SheetFigures {
    let SheetColumns { sheet, read, unused, unclear, unheaded, missing } = columns;
    let mut columns: Vec<ColumnFigures> = read.into_iter().map(of_read).collect();
    columns.extend(unused.into_iter().map(|unread| of_unread(unread, column::UNUSED)));
    columns.extend(unheaded.into_iter().map(|unread| of_unread(unread, column::UNHEADED)));
    let unclear = unclear.into_iter().map(|unread| of_unread(unread, column::UNCLEAR));
    columns.extend(unclear.map(|column| ColumnFigures { unclear: true, ..column }));
    columns.sort_by_key(|column| column.letters);
    SheetFigures { sheet: sheet.map(CallerText), columns, missing }
}

fn of_read(found: ColumnFound) -> ColumnFigures {
    let ColumnFound { meaning, letters, heading, why, worded, fit, seen } = found;
    ColumnFigures {
        letters,
        heading: CallerText(heading),
        meaning: Some(meaning),
        by: column::by(why),
        words: worded.words.into_iter().map(CallerText).collect(),
        heading_score: worded.score,
        fit: (fit.seen > 0).then(|| FitFigures { seen: fit.seen, fitting: fit.fitting, share: fit.share() }),
        looks: seen.map(looks),
        unclear: false,
        suggested: None,
    }
}

fn looks(seen: Seen) -> LooksFigures {
    LooksFigures { looks: column::looks(seen.looks), share: seen.fit.share() }
}

fn of_unread(unread: Unread, by: &'static str) -> ColumnFigures {
    let Unread { column: letters, heading, guess } = unread;
    ColumnFigures {
        letters,
        heading: CallerText(heading),
        meaning: None,
        by,
        words: Vec::new(),
        heading_score: None,
        fit: None,
        looks: None,
        unclear: false,
        suggested: guess.map(|guess| SuggestedFigures { meaning: guess.meaning, looks: looks(guess.seen) }),
    }
}

/// The same as a reply has them.
pub(super) fn rows(figures: SheetFigures) -> ReadColumns {
    let columns = figures.columns.into_iter().map(column_row).collect();
    ReadColumns { sheet: figures.sheet.map(|name| name.0), columns }
}

fn column_row(column: ColumnFigures) -> ColumnRow {
    let words: Vec<&str> = column.words.iter().map(|word| word.0.as_str()).collect();
    let looks = column.looks.map(|looks| column::looks_like(looks.looks, looks.share));
    let values = column.fit.as_ref().map(|fit| column::values(fit.seen, fit.fitting, fit.share));
    let says = column::heading_says(column.by, &words, column.heading_score);
    ColumnRow {
        letters: column.letters.to_string(),
        heading: column.heading.0,
        meaning: column.meaning.map(Coded),
        meaning_text: column.meaning.map_or("", column::meaning).to_owned(),
        reason_text: column::reason(says, values, looks),
        unclear: column.unclear,
        heading_score: column.heading_score,
        values_score: column.fit.map(|fit| fit.share),
        suggested: column.suggested.map(suggested_row),
    }
}

fn suggested_row(suggested: SuggestedFigures) -> SuggestedRow {
    let SuggestedFigures { meaning, looks: LooksFigures { looks, share } } = suggested;
    SuggestedRow {
        meaning: Coded(meaning),
        meaning_text: column::meaning(meaning).to_owned(),
        reason_text: column::looks_like(looks, share),
        share,
    }
}

fn around_figures(around: Around, drifts: Vec<Drift>, codes: Option<String>) -> AroundFigures {
    let Around { tables, hiding: Hiding { found, said, .. }, .. } = around;
    let table = |TableFound { name, hidden, people, chosen, .. }| TableFigures {
        name: CallerText(name),
        hidden,
        people,
        chosen,
    };
    let hidden =
        found.is_to_be_asked().then(|| HiddenFigures { text: CallerText(found.to_string()), unclear: said.is_none() });
    let (tables, codes) = (tables.into_iter().map(table).collect(), codes.map(CallerText));
    AroundFigures { tables, hidden, drifts, codes, everyone: None }
}

fn everyone_figures(everybody: &Everybody) -> Option<EveryoneFigures> {
    let unclear = matches!(everybody, Everybody::Unclear { .. });
    column::everybody(everybody).map(|text| EveryoneFigures { text: CallerText(text), unclear })
}

fn table_row(table: TableFigures) -> TableRow {
    let TableFigures { name, hidden, people, chosen } = table;
    TableRow { name: name.0, hidden, people, chosen }
}

fn drift_row(drift: &Drift) -> DriftRow {
    DriftRow { kind: Coded(drift.kind()), text: column::drift(drift) }
}

fn hidden_row(hidden: HiddenFigures) -> HiddenRow {
    let HiddenFigures { text, unclear } = hidden;
    HiddenRow { text: text.0, unclear }
}

fn everyone_row(everyone: EveryoneFigures) -> EveryoneRow {
    let EveryoneFigures { text, unclear } = everyone;
    EveryoneRow { text: text.0, unclear }
}

fn meaning_row(meaning: Meaning) -> MeaningRow {
    MeaningRow { code: Coded(meaning), text: column::meaning(meaning).to_owned() }
}
