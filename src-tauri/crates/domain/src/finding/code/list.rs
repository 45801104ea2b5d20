//! What can be found of the national monthly list: a part of `FindingCode`. Works on nothing.

macro_rules! list {
    ([$next:ident $($then:ident)*] $($before:tt)*) => {
        $next! { [$($then)*] $($before)*
            ListValueBad = "list_value_bad", Blocks
                what "利用登録状況の値として読めません。"
                next "一覧の値を確認してください。この行は取り込みません。";
            /// Neither a column nor the title says of which day the list is.
            ListDayMissing = "list_day_missing", Blocks
                what "いつ現在の一覧か（基準日）が分かりません。この行は取り込みません。"
                next "表の上に「令和8年10月31日現在」のように書くか、基準日の列を加えて取り込み直してください。";
            OtherInsurer = "other_insurer", Blocks
                what "ほかの保険者の番号が書かれた行です。"
                next "自組合の一覧かどうか確認してください。この行は取り込みません。";
            ListOlder = "list_older", Blocks
                what "登録されているものより古い基準日の一覧です。この行は取り込みません。"
                next "新しい一覧を取り込んでください。古い一覧のままでよければ、操作は要りません。";
            ListDiffers = "list_differs", Look
                what "一覧の氏名か生年月日が、その番号で登録されている人と違います。利用登録状況はこの番号の人のものとして取り込みます。"
                next "改姓や訂正の届けの漏れか、一覧の番号の誤りでないか確かめてください。";
            ListedUnknown = "listed_unknown", Look
                what "一覧にありますが、加入者として登録されていません。"
                next "加入者の名簿を先に取り込むか、登録漏れを確認してください。";
        }
    };
}

pub(super) use list;
