//! The work of a day in words, for a person to read.

use crate::api::*;
use crate::fault::Fault;
use crate::office::Office;
use crate::steps::{batch, day, plan, session};
use crate::words::pieces;
use kenpo_domain::gate::{Out, Screen, plain};
use kenpo_domain::wareki;

pub(crate) fn summary(office: &mut Office, request: SummaryReq) -> Result<Out<Screen, SummaryRes>, Fault> {
    let as_of = day(&request.as_of)?;
    let outcomes = plan::outcomes(office, as_of)?;
    let status = session::status(office, StatusReq {})?;
    let batches = batch::batches(office, BatchesReq {})?;
    Ok(status.zip(outcomes).zip(batches).zip(plain(as_of, Screen)).map(|(((status, outcomes), batches), as_of)| {
        SummaryRes { lines: lines(&status, &outcomes, &batches.rows, as_of) }
    }))
}

fn lines(status: &StatusRes, outcomes: &[OutcomeRow], batches: &[BatchRow], as_of: kenpo_domain::Day) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(society) = &status.society {
        lines.push(format!("{}（保険者番号 {}）", society.name, society.insurer_number));
    }
    if let Some(counts) = &status.counts {
        lines.push(format!("加入者 {}人、取り込んだファイル {}件", counts.people, counts.imports));
        if counts.held_rows > 0 {
            lines.push(format!("取り込めずに保留した行 {}行", counts.held_rows));
        }
        if counts.to_pull_out > 0 {
            lines.push(format!("抜き取りの済んでいない書類 {}通：抜き取り、発送しないでください", counts.to_pull_out));
        }
    }
    lines.push(String::new());
    for batch in batches {
        lines.push(format!(
            "発送バッチ {}（{}時点）：{}　{}",
            batch.number,
            batch.as_of_text,
            batch.state_text,
            pieces::counted(batch)
        ));
    }
    lines.push(String::new());
    lines.push(format!("{}時点の判定（作成済みの分を除いて、これから必要なもの）", wareki::long(as_of)));
    for outcome in outcomes {
        lines.push(format!("　{}：{}人", outcome.text, outcome.count));
        for reason in &outcome.reasons {
            lines.push(format!("　　{}：{}人", reason.text, reason.count));
        }
    }
    lines
}
