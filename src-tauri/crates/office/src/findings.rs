//! The findings of the preview under review, for a file beside the work. Not a command: the window shows them, and writes none.

use crate::api::Coded;
use crate::fault::Fault;
use crate::office::Office;
use crate::out::FindingsFile;
use crate::preview::Effect;
use crate::steps::{import, show};
use kenpo_domain::finding::{FindingCode, KEPT_OF_A_KIND};
use kenpo_domain::gate::{self, CallerText, Findings, Out, plain};
use kenpo_domain::plain_parts;

/// The findings of a preview; `PreviewGone` where it is not the one under review. `file` is the name that the caller gave.
pub fn of_preview(office: &Office, number: u32, file: String) -> Result<Out<Findings, FindingsFile>, Fault> {
    let session = office.session()?;
    let preview = session.reviewed(number)?;
    let file = kenpo_roster::without_my_number(file);
    let rows = Out::all(preview.findings.iter().map(|finding| gate::finding(finding, Findings).map(show::finding_row)));
    let counts = preview.findings.counts().iter().map(|(code, count)| (*code, *count)).collect();
    let absent = import::absent_people(&preview.absent, KEPT_OF_A_KIND as usize, &session.store, Findings)?;
    let file = plain(OfFile { file: CallerText(file), effect: preview.effect, counts }, Findings);
    Ok(rows.zip(file).zip(absent).map(|((findings, OfFile { file, effect, counts }), absent)| FindingsFile {
        file: file.0,
        kind: Coded(effect.source),
        not_named: import::not_named(effect, absent),
        finding_counts: show::count_rows(counts, &findings),
        findings,
    }))
}

plain_parts! {
    /// What is told of the file as a whole.
    struct OfFile {
        file: CallerText,
        effect: Effect,
        counts: Vec<(FindingCode, u32)>,
    }
}
