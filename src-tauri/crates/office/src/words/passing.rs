//! What became of the files of a print that was cut off, in words.

use crate::left_files::LeftFiles;
use kenpo_domain::gate::WrittenPath;

/// How many there were, and of each what became of it; empty where there were none.
pub(crate) fn left(LeftFiles { named, removed, kept }: &LeftFiles) -> Vec<String> {
    let count = named.len() + removed.len() + kept.len();
    let mut lines = Vec::new();
    if count > 0 {
        lines.push(format!("前の書き出しが途中で止まり、ファイルが{count}件残っていました。"));
    }
    let of = |what: &'static str, files: &[WrittenPath]| {
        files.iter().map(|file| format!("{what}：{file}")).collect::<Vec<_>>()
    };
    lines.extend(of("名前を付けました（印刷済の原本・一覧です）", named));
    lines.extend(of("消しました（印刷済にはなっていません。もう一度書き出せます）", removed));
    lines.extend(of("名前を付けることも消すこともできませんでした（フォルダーを確かめてください）", kept));
    lines
}
