//! The audit trail: its rows, whether it holds, and where it has come to.

use crate::api::*;
use crate::fault::{Fault, FaultCode, in_general};
use crate::office::Office;
use crate::steps::people::person_named;
use crate::steps::{Paged, count, day};
use crate::words::{act as words, term};
use kenpo_domain::Day;
use kenpo_domain::act::{Act, Amiss, Figure};
use kenpo_domain::asked::folded;
use kenpo_domain::code::Code;
use kenpo_domain::gate::{Out, Screen, TrailText, UserName, plain};
use kenpo_domain::instant::Instant;
use kenpo_domain::plain_parts;
use kenpo_store::{Anchor, Head, Problem, TrailQuery, TrailRow};
use std::collections::BTreeMap;

/// Digits of a hash that tell it from every other one.
const SHORTEST_HASH: usize = 20;
const WHOLE_HASH: usize = 64;

pub(crate) fn audit_list(office: &mut Office, request: AuditListReq) -> Result<Out<Screen, AuditListRes>, Fault> {
    let page = request.page.max(1);
    let query = query(office, request)?;
    let Some(query) = query else { return Ok(shown(Vec::new(), 0, 1)) };
    let store = office.store()?;
    let total =
        count(usize::try_from(store.trail(&TrailQuery { limit: 0, ..query.clone() })?.total).unwrap_or(usize::MAX));
    let paged = Paged::of(total, page);
    let rows = store.trail(&TrailQuery { offset: paged.passed(), limit: PER_PAGE, ..query })?.rows;
    Ok(shown(rows, paged.total, paged.page))
}

/// What is asked for. `None`: nothing can be found by that, and a person or a user who is not there is told like one without rows.
fn query(office: &Office, request: AuditListReq) -> Result<Option<TrailQuery>, Fault> {
    let AuditListReq { from, to, act, by, person, search, single, refused, .. } = request;
    let mut query = TrailQuery { single, refused, ..TrailQuery::default() };
    query.from = from.map(|text| day(&text)).transpose()?.map(midnight);
    query.before = to.map(|text| day(&text)).transpose()?.and_then(|day| day.succ_opt()).map(midnight);
    let store = office.store()?;
    if let Some(name) = by {
        let Some(known) = store.user_named(&name)? else { return Ok(None) };
        query.by = Some(known.user.id);
    }
    let of_person = person.is_some();
    if let Some(text) = person {
        match person_named(office, &text) {
            Ok(person) => query.subject = Some(person.id.to_string()),
            Err(fault) if fault.code == FaultCode::PersonUnknown => return Ok(None),
            Err(other) => return Err(other),
        }
    }
    query.searched = search.map(|text| [folded(&text, ""), folded("", &text)].into_iter().flatten().collect());
    let of_desk = || Act::ALL.iter().copied().filter(|act| act.is_of_desk());
    query.acts = match act.map(|Coded(act)| act) {
        // What the acts of the desk are called one by one is told by none of its rows.
        Some(Act::Desk) => Some(of_desk().collect()),
        Some(act) if act.is_of_desk() => return Ok(None),
        other => other.map(|act| vec![act]),
    };
    if single || refused || of_person {
        query.without = of_desk().collect();
    }
    Ok(Some(query))
}

/// The first moment of a day in Japan, in UTC.
fn midnight(day: Day) -> String {
    let utc = day.and_time(chrono::NaiveTime::MIN) - chrono::TimeDelta::hours(9);
    Instant::of(utc.and_utc()).as_str().to_owned()
}

plain_parts! {
    /// A row, as whoever looks is told.
    struct RowShown {
        seq: u64,
        at: Instant,
        user: Option<UserName>,
        act: Act,
        subject: Option<TrailText>,
        figures: Vec<(Figure, TrailText)>,
        single: bool,
        refused: Option<TrailText>,
    }
}

fn shown(rows: Vec<TrailRow>, total: u32, page: u32) -> Out<Screen, AuditListRes> {
    let rows = rows.into_iter().map(|row| plain(row_shown(row), Screen).map(audit_row));
    Out::all(rows).zip(plain((total, page), Screen)).map(|(rows, (total, page))| AuditListRes {
        rows,
        acts: choices(),
        total,
        page,
        per_page: PER_PAGE,
    })
}

/// Those of the desk are one.
fn choices() -> Vec<ActChoice> {
    let told = Act::ALL.iter().filter(|act| !act.is_of_desk() || **act == Act::Desk);
    told.map(|act| ActChoice { act: Coded(*act), text: words::act(*act).to_owned() }).collect()
}

/// Of an act of the desk everybody is told that there was one, by whom and when.
fn row_shown(row: TrailRow) -> RowShown {
    let TrailRow { seq, at, user, act, subject, figures, single, refused } = row;
    let user = user.map(UserName);
    if act.is_of_desk() {
        return RowShown {
            seq,
            at,
            user,
            act: Act::Desk,
            subject: None,
            figures: Vec::new(),
            single: false,
            refused: None,
        };
    }
    let figures: BTreeMap<String, serde_json::Value> =
        figures.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let figures = figures.into_iter().filter_map(|(key, value)| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some((Figure::from_code(&key)?, TrailText(text)))
    });
    let (subject, refused) = (subject.map(TrailText), refused.map(TrailText));
    RowShown { seq, at, user, act, subject, figures: figures.collect(), single, refused }
}

fn audit_row(row: RowShown) -> AuditRow {
    let figure = |(figure, TrailText(text))| AuditFigure {
        figure: Coded(figure),
        text: words::figure(figure).to_owned(),
        value: words::value(figure, &text),
    };
    AuditRow {
        seq: number(row.seq),
        at_text: term::moment(row.at.as_str()),
        at: row.at.to_string(),
        user: row.user.map(|name| name.0),
        act: Coded(row.act),
        act_text: words::act(row.act).to_owned(),
        subject: row.subject.map(|subject| subject.0),
        figures: row.figures.into_iter().map(figure).collect(),
        single: row.single,
        refused_text: row.refused.as_ref().and_then(|code| FaultCode::from_code(&code.0)).map(in_general),
        refused: row.refused.map(|code| code.0),
    }
}

/// A number of the trail, as it is shown: no office does 4,000 million things.
fn number(seq: u64) -> u32 {
    u32::try_from(seq).unwrap_or(u32::MAX)
}

pub(crate) fn audit_head(office: &mut Office, _: AuditHeadReq) -> Result<Out<Screen, AuditHead>, Fault> {
    let Head { seq, hash, at } = office.store()?.audit_head()?.ok_or_else(|| Fault::new(FaultCode::DatabaseDamaged))?;
    let at = Instant::parse(&at).ok_or_else(|| Fault::new(FaultCode::DatabaseDamaged))?;
    let shown = HeadShown { seq, hash: TrailText(hash), at };
    Ok(plain(shown, Screen).map(|head| AuditHead { seq: number(head.seq), hash: head.hash.0, at: head.at.to_string() }))
}

plain_parts! {
    /// Where the trail has come to.
    struct HeadShown {
        seq: u64,
        hash: TrailText,
        at: Instant,
    }

    /// One thing that does not hold.
    struct ProblemShown {
        seq: Option<u64>,
        kind: Amiss,
        table: Option<&'static str>,
        count: u64,
    }
}

pub(crate) fn audit_verify(office: &mut Office, request: AuditVerifyReq) -> Result<Out<Screen, AuditVerified>, Fault> {
    let anchors = request.anchors.iter().map(|text| anchor(text)).collect::<Result<Vec<_>, _>>()?;
    let verified = office.store()?.verify(&anchors)?;
    office.counted(Figure::Rows, verified.rows)?;
    let (intact, rows) = (verified.problems.is_empty(), verified.rows);
    let problems = verified.problems.into_iter().map(|problem| {
        let Problem { seq, kind, table, count } = problem;
        plain(ProblemShown { seq, kind, table, count }, Screen).map(audit_problem)
    });
    Ok(Out::all(problems).zip(plain((intact, rows), Screen)).map(|(problems, (intact, rows))| AuditVerified {
        intact,
        rows: number(rows),
        problems,
    }))
}

fn audit_problem(ProblemShown { seq, kind, table, count }: ProblemShown) -> AuditProblem {
    AuditProblem {
        seq: seq.map(number),
        kind: Coded(kind),
        text: words::amiss(kind).to_owned(),
        table: table.map(str::to_owned),
        count: number(count),
    }
}

/// Reads `SEQ:HASH`.
fn anchor(text: &str) -> Result<Anchor, Fault> {
    let read = || {
        let (seq, hash) = text.trim().split_once(':')?;
        let hash = hash.to_ascii_lowercase();
        let whole =
            (SHORTEST_HASH..=WHOLE_HASH).contains(&hash.len()) && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
        Some(Anchor { seq: seq.parse().ok().filter(|seq| *seq > 0)?, hash: whole.then_some(hash)? })
    };
    read().ok_or_else(|| Fault::caller(FaultCode::AnchorBad, text))
}
