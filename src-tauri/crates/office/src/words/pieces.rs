//! How many pieces a batch has, as a line of text says it.

use crate::api::BatchRow;

/// Document by document what counts, then what does not: `資格確認書 412通、資格情報のお知らせ 640通、書損 1通、…`.
pub fn counted(batch: &BatchRow) -> String {
    let documents = batch.documents.iter().filter(|of| of.count > 0).map(|of| (of.text.as_str(), of.count));
    let besides = [("書損", batch.spoiled), ("取りやめ", batch.withdrawn), ("返戻", batch.returned)];
    let counts: Vec<String> = documents.chain(besides).map(|(what, count)| format!("{what} {count}通")).collect();
    counts.join("、")
}
