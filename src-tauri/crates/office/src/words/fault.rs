//! The words of faults: what happened, and what to do next.

use crate::fault::{Fault, FaultCode, Param};
use kenpo_domain::wareki;

/// {what happened, what to do next}. `{0}`, `{1}` stand for the parameters.
fn table(code: FaultCode) -> (&'static str, &'static str) {
    use FaultCode::*;
    match code {
        UnknownCommand => ("「{0}」という操作はありません。", "画面を開き直してください。"),
        BadRequest => ("操作の内容を読み取れませんでした。", "画面を開き直して、もう一度お試しください。"),
        BadDay => ("「{0}」は日付として読めません。", "2026-11-30 のように入力してください。"),
        NotAllowed => ("この操作をする権限がありません。", "管理者に相談してください。"),
        Locked => ("データベースが開かれていません。", "パスワードを入れて開いてください。"),
        WrongPassword => (
            "パスワードが違います。",
            "大文字・小文字を確かめて、もう一度入力してください。データには何も変更していません。",
        ),
        WeakPassword => ("パスワードが短すぎます。", "{0}文字以上のパスワードにしてください。"),
        DatabaseMissing => ("「{0}」にデータベースがありません。", "場所を確かめてください。"),
        DatabaseExists => (
            "「{0}」には既にデータベースがあります。",
            "別の場所を選んでください。既にあるファイルには何もしていません。",
        ),
        KeyFileMissing => {
            ("鍵ファイル（.kenpo-key）が見つかりません。", "データベースと同じフォルダーに鍵ファイルを戻してください。")
        }
        KeyFileDamaged => (
            "鍵ファイル（.kenpo-key）が壊れています。",
            "バックアップから鍵ファイルを戻してください。データベースには何もしていません。",
        ),
        NotOurFile => (
            "このデータベースと鍵ファイルの組み合わせが合いません。",
            "対になるデータベースと鍵ファイルを同じフォルダーに置いてください。",
        ),
        PlainDatabase => {
            ("暗号化されていないデータベースです。", "けんぽデスクで作成したデータベースを選んでください。")
        }
        DatabaseTooNew => {
            ("新しい版のけんぽデスクで作られたデータベースです。", "けんぽデスクを新しい版に更新してください。")
        }
        DatabaseUnreadable => (
            "データベースを読めませんでした。",
            "場所と読み取り・書き込みの権限を確かめて、もう一度お試しください。データには何も変更していません。",
        ),
        DatabaseDamaged => (
            "データベースが壊れている可能性があります。",
            "ファイルを消さずにそのまま保管し、バックアップから戻すか管理者に連絡してください。",
        ),
        DatabaseBusy => ("ほかの画面がデータベースに書き込んでいます。", "少し待ってから、もう一度お試しください。"),
        DiskRefused => {
            ("ファイルを書き込めませんでした。", "空き容量と書き込み権限を確かめて、もう一度お試しください。")
        }
        FileUnreadable => {
            ("「{0}」を読めませんでした。", "ファイルの場所と、ほかの人が開いていないかを確かめてください。")
        }
        FileEmpty => ("「{0}」は空のファイルです。", "正しいファイルを選んでください。"),
        NotASpreadsheet => (
            "「{0}」は名簿として読めない種類のファイルです。",
            "Excel（.xlsx、.xls）か CSV のファイルを選んでください。",
        ),
        FilePassword => {
            ("「{0}」はパスワードで保護されています。", "Excel でパスワードを外して保存し直してから選んでください。")
        }
        FileDamaged => {
            ("「{0}」は壊れていて読めません。", "Excel で開いて保存し直すか、提出元に再送を依頼してください。")
        }
        FileTooLarge => ("「{0}」は大きすぎて読み込めません。", "余分な行・列・シートを削って保存し直してください。"),
        NoHeader => (
            "「{0}」に見出しの行（氏名・番号など）が見つかりません。",
            "見出しの行があるシートを含むファイルか確かめてください。",
        ),
        ColumnsMissing => (
            "「{0}」に必要な列（{1}）が見つかりません。",
            "見出しの言葉を確かめるか、列を加えてから選び直してください。",
        ),
        SeveralSheets => {
            ("「{0}」には加入者のシートが複数あります（{1}）。", "取り込むシートだけのファイルに分けてください。")
        }
        EncodingUnknown => {
            ("「{0}」の文字コードを判別できません。", "CSV を UTF-8 か Shift_JIS で保存し直してください。")
        }
        PolicyBad => ("交付方針のファイルを読めません（{0}）。", "示された項目を直してください。"),
        InsurerNumberBad => ("保険者番号「{0}」が正しくありません。", "8桁の保険者番号を確かめてください。"),
        OfficeNumberBad => ("支部番号が正しくありません。", "1から99までの番号にしてください。"),
        PreviewGone => ("取込の確認画面の内容が残っていません。", "ファイルをもう一度選んでください。"),
        PreviewStale => {
            ("確認した後に加入者の情報が変わりました。", "ファイルをもう一度選んで、内容を確かめてください。")
        }
        PersonUnknown => ("「{0}」の加入者は見つかりません。", "記号・番号・枝番を確かめてください。"),
        BatchUnknown => ("「{0}」のバッチは見つかりません。", "一覧から選び直してください。"),
        SerialUnknown => ("整理番号 {0} の発送物は見つかりません。", "番号を確かめてください。"),
        SerialBad => {
            ("「{0}」は整理番号として正しくありません。", "バーコードを読み直すか、10桁の番号を入力し直してください。")
        }
        ReturnReasonBad => ("返戻理由「{0}」は使えません。", "一覧から理由を選んでください。"),
        NothingToDo => ("対象の発送物がありません。", "バッチの状態を確かめてください。"),
        CountChanged => (
            "確認した通数（{0}通）と、今の対象（{1}通）が違います。何も作成していません。",
            "判定の画面で内容を確かめてから、もう一度作成してください。",
        ),
        DayBeforeLastBatch => {
            ("{0}を判定日とするバッチが既にあります。それより前の日では作成できません。", "判定日を確かめてください。")
        }
        NotLawful => ("整理番号 {0} には、今この操作はできません。", "発送物の状態を確かめてください。"),
        PieceNotPrintable => (
            "整理番号 {0} は、登録された文字か長さのため印刷できません。",
            "登録内容を確認してください。バッチ全体をまだ印刷していません。",
        ),
        IndividualCheck => ("個別確認が必要なため、表示・印刷できません。", "担当者が個別に確認してください。"),
        OutputExists => (
            "「{0}」というファイルが既にあります。",
            "別のフォルダーを選んでください。既にあるファイルには何もしていません。",
        ),
        FilesNotPlaced => (
            "印刷済みとして記録しましたが、ファイルに名前を付けられませんでした（{0}）。",
            "フォルダーを確かめ、名前の「.pdf」（一覧は「.json」）より後ろを取り除くと、そのまま使えます。使えない分は書損にしてください。",
        ),
        ChangedMeanwhile => (
            "ほかの画面が先にデータベースを変更したため、何も変更していません。",
            "画面の内容を確かめて、もう一度お試しください。",
        ),
        FacesMissing => {
            ("印刷用の書体ファイルが見つからないか、壊れています。", "けんぽデスクをインストールし直してください。")
        }
        Cancelled => ("中止しました。", "止めた操作では何も変更していません。"),
        Internal => ("予期しない問題が起きました。", "受付番号が出ているときは控えて、管理者に連絡してください。"),
    }
}

/// {what happened, what to do next} with the parameters in place.
pub fn words(fault: &Fault) -> (String, String) {
    let (what, next) = table(fault.code);
    (fill(what, &fault.params), fill(next, &fault.params))
}

fn fill(pattern: &str, params: &[Param]) -> String {
    params.iter().enumerate().fold(pattern.to_owned(), |text, (at, param)| {
        let value = match param {
            Param::Caller(text) => text.0.clone(),
            Param::Count(count) => count.to_string(),
            Param::Day(day) => wareki::long(*day),
            Param::Serial(serial) => serial.to_string(),
            Param::Word(word) => (*word).to_owned(),
        };
        text.replace(&format!("{{{at}}}"), &value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenpo_domain::code::Code;

    #[test]
    fn every_fault_says_what_happened_and_what_to_do() {
        for code in FaultCode::ALL {
            let (what, next) = table(*code);
            assert!(what.ends_with('。') && next.ends_with('。'), "{}", code.code());
        }
    }

    #[test]
    fn parameters_stand_in_their_places() {
        let fault = Fault { params: vec![Param::Count(3), Param::Count(4)], ..Fault::new(FaultCode::CountChanged) };
        assert!(words(&fault).0.contains("確認した通数（3通）と、今の対象（4通）"));
    }
}
