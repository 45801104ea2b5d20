//! What can be found of one cell, or of an item of one row: a part of `FindingCode`. Works on nothing.

macro_rules! cell {
    ([$next:ident $($then:ident)*] $($before:tt)*) => {
        $next! { [$($then)*] $($before)*
            /// The lines of an address that stood in one cell were put behind each other.
            LineBreakJoined = "line_break_joined", Mended
                what "住所の中の改行を、空白に直しました。"
                next "住所の区切りが正しいか確認してください。";
            /// Leading zeros of 番号, 枝番 or 郵便番号 were restored by the society's width.
            ZerosRestored = "zeros_restored", Mended
                what "消えていた先頭の0を、設定の桁数まで補いました。"
                next "桁数の設定と合っているか確認してください。";
            TitleRemoved = "title_removed", Mended
                what "氏名の後ろの敬称（様・殿）を除きました。"
                next "敬称を除いた氏名が登録どおりか確認してください。";
            /// 記号, 番号 or 枝番 in full-width digits, which was made half-width.
            DigitsNarrowed = "digits_narrowed", Mended
                what "全角の数字で書かれた記号・番号・枝番を、半角に直しました。"
                next "特に必要な操作はありません。";
            /// A numeric cell where the society has set no width: the zeros cannot be known.
            WidthUnknown = "width_unknown", Blocks
                what "桁数が決まっていないため、先頭の0が消えているかどうか分かりません。"
                next "桁数が分かるときは、桁数を選んで読み直してください。分からないときは、セルを文字列に直し、先頭の0を入れて取り込み直してください。";
            /// What speaks of the width of a part whose number cells wait for it.
            WidthSeen = "width_seen", Look
                what "数値のセルで先頭の0が消えた番号の、桁数の手がかりです。"
                next "提出元に桁数を確かめ、その桁数を選んで読み直してください。";
            TooManyDigits = "too_many_digits", Blocks
                what "桁数が設定より多い番号です。"
                next "番号を確認して、名簿を直してから取り込み直してください。";
            /// A 個人番号 was cut to its last four digits (in its column).
            MyNumberCut = "my_number_cut", Mended
                what "個人番号は下4桁だけを残して消しました。"
                next "特に必要な操作はありません。";
            /// A value in the 個人番号 column whose check digit is wrong, or that is not twelve digits; cut all the same.
            MyNumberBadCheckDigit = "my_number_bad_check_digit", Look
                what "個人番号の欄の値が12桁の正しい番号ではありません。下4桁だけを残して消しました。"
                next "提出元に個人番号を確認してください。";
            /// A 12-digit number with a valid check digit stood outside the 個人番号 column, and was cut.
            MyNumberElsewhere = "my_number_elsewhere", Look
                what "個人番号の欄ではないところに個人番号と見られる12桁の数字がありました。下4桁だけを残して消しました。"
                next "提出元に、個人番号を書かないよう伝えてください。";
            /// The column of 性別 has codes that can be meant in more than one way, and the sheet does not explain them.
            SexCodeUnknown = "sex_code_unknown", Blocks
                what "性別が0と1などの番号で書かれ、どちらが男か分かりません。この行は取り込みません。"
                next "「表と列の読み方」でコードの意味（「0=男 1=女」など）を入れて読み直すか、男・女に直して取り込み直してください。";
            NameMissing = "name_missing", Blocks
                what "氏名が空か、姓と名の片方しかないか、氏名として読めません。"
                next "氏名を入れて取り込み直してください。";
            /// 氏名 has a digit or a sign, which are no part of a name (`Stray::Sign`).
            NameWithSign = "name_with_sign", Blocks
                what "氏名に、数字か記号（★・※・?など）が混じっています。この行は取り込みません。"
                next "登録された氏名だけに直して取り込み直してください。?や〓は、その文字が元の名簿でどう書かれているか確認してください。";
            /// 氏名 has something in brackets (`Stray::Brackets`).
            NameWithBrackets = "name_with_brackets", Look
                what "氏名にかっこ書きがあります。書かれたとおりに登録し、印刷します。"
                next "氏名の一部でなければ（産休中・旧姓の注記など）、元の名簿から除いて取り込み直してください。";
            /// A private-use character (外字) in the name or address.
            PrivateUse = "private_use", Look
                what "外字（私用領域の文字）があります。"
                next "正しい文字を本人か事業所に確認してください。印刷は文字が決まるまで止まります。";
            /// Characters in 氏名 that nobody sees: they change the order of the text, have no width, or are none.
            HiddenInName = "hidden_in_name", Blocks
                what "氏名に、目に見えない文字や制御文字があります。"
                next "元の名簿でこの氏名を打ち直して、取り込み直してください。";
            /// The same in フリガナ or 住所.
            HiddenCharacters = "hidden_characters", Look
                what "目に見えない文字や制御文字があります。文字は消さず、そのままにします。"
                next "元の名簿を確かめ、余分な文字であれば打ち直してください。";
            /// フリガナ is empty; at the headings: the roster has no such column.
            KanaMissing = "kana_missing", Look
                what "フリガナが空か、フリガナの列がありません。"
                next "フリガナを確認してください。";
            InsuredIdBad = "insured_id_bad", Blocks
                what "記号・番号・枝番が空か、読めません（番号と枝番は数字だけです）。"
                next "記号・番号・枝番を入れて取り込み直してください。";
            BirthDateBad = "birth_date_bad", Blocks
                what "生年月日が空か、日付として読めません。"
                next "生年月日を確認して取り込み直してください。";
            AcquiredDateBad = "acquired_date_bad", Blocks
                what "資格取得年月日が空か、日付として読めません。"
                next "資格取得年月日を確認して取り込み直してください。";
            /// 性別 is missing or not understood; at the headings: the roster has no such column.
            SexBad = "sex_bad", Look
                what "性別が空か読めないか、性別の列がありません。"
                next "性別を確認してください。";
            RelationBad = "relation_bad", Blocks
                what "続柄・加入者区分が空か、読めません。"
                next "本人か家族かを確認して取り込み直してください。番号で書かれているときは、「表と列の読み方」でその意味を入れて読み直せます。";
            /// Something stands beside the word of 続柄. Must never say what: it may be an address.
            RelationBeside = "relation_beside", Look
                what "続柄の欄に、続柄のほかにも書かれています。続柄だけを読み、ほかは登録しません。"
                next "元の名簿のその欄を見て、続柄が正しいか確認してください。";
            /// フリガナ has what no reading has (`Kana::is_reading`): 漢字, digits, brackets.
            KanaBad = "kana_bad", Look
                what "フリガナに、漢字・数字・かっこなど、読みではない文字が混じっています。このフリガナは登録せず、登録されている値は変えません。"
                next "フリガナだけに直して取り込み直すか、取り込みの後に訂正してください。";
            /// 郵便番号 is not seven digits, or lower than any (`PostalCode::is_given_out`); the address is kept without it.
            PostalBad = "postal_bad", Look
                what "郵便番号が7桁ではないか、どこにもない番号（0000000 など）です。この郵便番号は登録しません。"
                next "郵便番号を確認してください。";
            /// 住所 is empty; at the headings: the roster has no such column.
            AddressMissing = "address_missing", Look
                what "住所が空か、住所の列がありません。"
                next "住所を確認してください。";
            /// 住所 is no text that can be a place (`Address::names_a_place`).
            AddressBad = "address_bad", Look
                what "住所として読めません（数字や記号だけ、TRUE など）。この行の住所と郵便番号は登録せず、登録されている値は変えません。"
                next "正しい住所に直して取り込み直すか、取り込みの後に訂正してください。";
            /// A part of 住所 is a day: a spreadsheet made it of a 番地 such as 2003-2-17.
            AddressIsDay = "address_is_day", Look
                what "住所の欄が日付になっています（表計算ソフトが番地を日付に変えた可能性）。この行の住所と郵便番号は登録しません。"
                next "番地を文字列で入力し直してもらってください。";
            /// A cell that says nothing of its item (`unsaid`): a placeholder, or a value of which a part is masked.
            ValueUnsaid = "value_unsaid", Look
                what "値の代わりに「-」「なし」「変更なし」「本人に同じ」「不明」などが書かれているか、伏せ字（＊＊・●●・XXなど）のある欄です。空欄として読み、登録されている値は変えません。"
                next "登録が要る値であれば、提出元に伏せる前の値を確かめ、直してから取り込み直してください。";
            /// A numeric cell that is no telephone number even with its zero put back.
            PhoneDoubtful = "phone_doubtful", Look
                what "電話番号の桁数が合いません。番号は直さず、書かれたとおりにします。"
                next "電話番号を確認してください。";
            MarkBad = "mark_bad", Look
                what "○・要などの印として読めない値です。印なしとして扱います。"
                next "発行要否を確認してください。";
            /// A code of 発行要否 that nothing explains, or an error in its place.
            WishUnknown = "wish_unknown", Blocks
                what "発行要否の番号が何を表すか分からないか、セルがエラーです。この行は取り込みません。"
                next "「表と列の読み方」でコードの意味（「1=要 2=不要」など）を入れて読み直すか、要・不要に直して取り込み直してください。";
            CellError = "cell_error", Look
                what "セルがエラー（#N/A など）か、計算されていない数式です。値としては読みません。"
                next "元の表計算ファイルで値を直してください。計算されていない数式は、Excel で開いて保存し直すと値になります。";
            CellTooLong = "cell_too_long", Look
                what "セルの文字が長すぎます（32,767文字まで）。このセルは読みません。"
                next "元の表計算ファイルで値を直してください。";
            /// A date stands at a day that Excel invented (1900-02-29) or before it.
            DateImpossible = "date_impossible", Blocks
                what "実在しない日付です。"
                next "日付を確認して取り込み直してください。";
        }
    };
}

pub(super) use cell;
