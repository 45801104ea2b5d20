//! What can be found of a 届書CSV: a part of `FindingCode`. Works on nothing.

macro_rules! filing {
    ([$next:ident $($then:ident)*] $($before:tt)*) => {
        $next! { [$($then)*] $($before)*
            /// A 資格喪失届 in a 届書CSV: it waits until losses of cover are taken.
            FilingLossWaits = "filing_loss_waits", Blocks
                what "資格喪失届です。喪失の取込には後の版で対応します。この行は保留にし、登録は何も変えません。"
                next "喪失の処理はこれまでの方法で行い、この方の書類を作ったり発送したりしないよう、担当者が確かめてください。";
            /// A 被扶養者（異動）届 of 非該当 or 変更 in a 届書CSV: it waits likewise.
            FilingChangeWaits = "filing_change_waits", Blocks
                what "被扶養者（異動）届の「非該当」か「変更」です。取込には後の版で対応します。この行は保留にし、登録は何も変えません。"
                next "異動の処理はこれまでの方法で行い、この被扶養者の書類を作ったり発送したりしないよう、担当者が確かめてください。";
            /// A record of 日本年金機構: its 被保険者整理番号 is not the society's 番号.
            FilingNumberNotOurs = "filing_number_not_ours", Blocks
                what "日本年金機構あての届書CSVです。被保険者整理番号は組合の番号ではないため、この行は取り込みません。"
                next "健康保険組合あての届書CSV（KPFD0006.CSV）を受け取ってください。整理番号が組合の番号と同じと確かめたときは、「表と列の読み方」で整理番号の列（F）を番号に選びます。";
            /// A record of a 届書CSV without 記号 or 枝番: the form has no item for either.
            FilingIdIncomplete = "filing_id_incomplete", Blocks
                what "届書CSVには記号・枝番の項目がありません。推測では補わず、この行は取り込みません。"
                next "健保固有項目に入っているときは、「表と列の読み方」でその列を記号・枝番に選びます。入っていないときは、記号・番号・枝番のある名簿で取り込んでください。";
            /// Somebody who becomes a dependant by a 届書CSV: it gives no 枝番.
            FilingDependantWaits = "filing_dependant_waits", Blocks
                what "被扶養者（異動）届の「該当」です。届書CSVには被扶養者の枝番がないため、この被扶養者は取り込みません。"
                next "枝番を決めてから、記号・番号・枝番のある名簿で取り込んでください。";
            /// A dependant of a 届書CSV of whom it is not certain where name and birth stand.
            FilingItemsUnknown = "filing_items_unknown", Blocks
                what "被扶養者（異動）届の「その他の被扶養者」です。氏名や生年月日の項目の位置を確かめられていないため、読まずに保留にします。"
                next "枝番を決めてから、記号・番号・枝番のある名簿で取り込んでください。";
            /// A line of a 届書CSV that is no record, or one whose items do not have their number or form.
            FilingRecordBad = "filing_record_bad", Blocks
                what "届書の仕様と項目の数や形が合わない行です。項目がずれているおそれがあるため、この行は取り込みません。"
                next "提出元に、届書を作成したプログラムで作り直したファイルを依頼してください。";
            /// Lines of another 届書 than those that are read.
            FilingUnread = "filing_unread", Look
                what "この版では読まない届書の行があります。その行は取り込みません。"
                next "必要な届書のときは、これまでの方法で処理してください。";
        }
    };
}

pub(super) use filing;
