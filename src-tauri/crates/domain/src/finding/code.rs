//! What can be found: each kind once, with its weight and its words, in one row. Works on nothing.
//!
//! Must never say whose row it is or what stands in it.

use super::written::findings;

findings! {
    /// What was found.
    pub enum FindingCode {
        SymbolColumnMissing = "symbol_column_missing", Look
            what "記号の列がありません。記号のない番号として読みます。"
            next "記号のある組合では取り込まずに、記号の列を加えてもらってください。";
        /// A 記号 that stands above the table and in no column was read as that of every row.
        SymbolOfTitle = "symbol_of_title", Look
            what "記号の列がないため、表の上に書かれている記号を、全員の記号として読みました。"
            next "全員の記号がこの記号でよいか確認してください。";
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
        /// A line of a text file has other columns than the headings: a separator or a line break may stand inside a value.
        ColumnsShifted = "columns_shifted", Blocks
            what "列の数が見出しと合わない行です。区切りの「,」や引用符がずれている可能性があります。"
            next "この行を元のファイルで直して取り込み直してください。";
        /// A row of the headings again, in another order, or a row below them: its cells stand under other headings.
        HeadingsMoved = "headings_moved", Blocks
            what "途中に、順番の違う見出しの行があります。その行と、それより下の行は取り込みません。"
            next "列の順番をそろえるか、表を別のファイルに分けて取り込み直してください。";
        /// A cell beside 氏名, フリガナ or 住所 in a column without a heading: it may be the other half.
        HeadingMissing = "heading_missing", Blocks
            what "氏名・フリガナ・住所の右どなりの、見出しのない列に値があります。この行は取り込みません。"
            next "その列に見出しを付けるか、1つの列にまとめて取り込み直してください。";
        /// A table or a person's row above the headings that are read: nobody there goes in.
        RowsAbove = "rows_above", Blocks
            what "読み取った見出しより上に、別の表の見出しか人の行があります。その行は取り込みません。"
            next "1つのシートに1つの表だけを残して取り込み直してください。";
        /// Another table of the file, in which somebody stands: nobody there goes in.
        TableNotTaken = "table_not_taken", Look
            what "ほかにも人の行がある表があります。その表は取り込みません。"
            next "その表も必要なときは、表を選んで、もう一度取り込んでください。";
        /// The same in a hidden sheet.
        HiddenTableNotTaken = "hidden_table_not_taken", Look
            what "隠れたシートに、人の行がある表があります。その表は取り込みません。"
            next "必要な表かどうかを提出元に確かめてください。";
        /// A sheet in which somebody seems to stand, and that has no headings.
        SheetWithoutHeadings = "sheet_without_headings", Look
            what "見出しのないシートに、人の行と見られる行があります。そのシートは取り込みません。"
            next "必要なシートであれば、見出しを付けて取り込み直してください。";
        HiddenRead = "hidden_read", Look
            what "隠れていた行・列も取り込みます。"
            next "隠した理由を提出元に確かめ、要らない行が含まれていないか確認してください。";
        HiddenLeft = "hidden_left", Look
            what "隠れている行・列は取り込みません。"
            next "必要な行・列が隠れていないか確認してください。";
        /// A hidden column of 個人番号: it was cut like any other.
        HiddenNumbers = "hidden_numbers", Look
            what "隠れた列に個人番号の欄があります。下4桁だけを残して消しました。"
            next "提出元に、隠れた列にも個人番号を書かないよう伝えてください。";
        HiddenNotTold = "hidden_not_told", Look
            what "この形式のファイルでは、隠れた行・列があるかどうか分かりません。すべての行・列を読みました。"
            next "表計算ソフトで開き、隠れた行・列がないか確認してください。";
        RowSkipped = "row_skipped", Look
            what "人の行ではないとみて読み飛ばしましたが、値の入った列があります。"
            next "元の名簿のこの行が人の行でないことを確認してください。";
        TotalDiffers = "total_differs", Look
            what "名簿に書かれた人数の合計が、その上の人の行の数と合いません。"
            next "行が抜けていないか、余分な行がないか、提出元に確かめてください。";
        ColumnsUnused = "columns_unused", Look
            what "どの項目にも使わない列があります。この列の値は取り込みません。"
            next "必要な列が含まれていないか、見出しを確認してください。";
        ColumnsWithoutHeading = "columns_without_heading", Look
            what "見出しのない列に値が入っています。この列の値は取り込みません。"
            next "必要な列があれば、「表と列の読み方を変える」（コマンドでは --column）で何の列かを選んでください。";
        /// The file is a marked copy that came back: rows without a mark are left alone.
        RowsLeftAlone = "rows_left_alone", Look
            what "印を付けてお返しした名簿です。「要修正」「要確認」の印がない行は、前に確認した行とみて取り込みません。"
            next "はじめの名簿をまだ取り込んでいないときは、先にその名簿を取り込んでください。すべての行を読むには「けんぽデスク確認」の列を消します。";
        /// A row of a marked copy without a mark, whose person is not registered: the first roster did not go in, or somebody added the row.
        LeftNotRegistered = "left_not_registered", Look
            what "印のない行ですが、この人はまだ登録されていません。この行は取り込みません。"
            next "はじめの名簿を先に取り込むか、この行の「けんぽデスク確認」に「要確認」と入れて取り込み直してください。";
        /// What a column is read as was seen from its values alone.
        ColumnByValues = "column_by_values", Look
            what "見出しからは分からない列を、値から判断して読みました。"
            next "この列の割り当てが正しいか、取込の前に確認してください。";
        /// A roster with neither a column of 枝番 nor one of 続柄: everybody was read as a 被保険者, as it says itself, or a person does.
        EveryoneInsured = "everyone_insured", Look
            what "枝番と続柄の列がないため、本人だけの名簿とみて、全員を被保険者本人（枝番00）として読みました。"
            next "家族が含まれていないことと、本人の枝番が00であることを確認してください。違うときは取り込まずに、枝番と続柄の列を加えてもらってください。";
        /// A roster without a column of 続柄 in which each household has one 枝番 00.
        RelationByBranch = "relation_by_branch", Look
            what "続柄の列がないため、枝番00の方を被保険者本人、ほかの方を家族として読みました。"
            next "本人の枝番が00であることを確認してください。違うときは取り込まずに、続柄の列を加えてもらってください。";
        /// What belongs together does not fit in so many rows that a column was sorted by itself.
        ColumnsTorn = "columns_torn", Look
            what "列どうしの並びが崩れているようです。別の人の値が混ざっているおそれがあります。"
            next "一部の列だけを並べ替えていないか、提出元に確かめてください。確かめるまで取り込めません。";
        /// The row names two people: a member and a dependant side by side, or two given names in one cell.
        TwoPeopleInRow = "two_people_in_row", Blocks
            what "1行に2人分が書かれています。この行は取り込みません。"
            next "1行に1人ずつの名簿に直して取り込み直してください。";
        /// The row is struck out, whole or in one of its texts: its person may have left, or the text may not hold any more.
        RowStruckOut = "row_struck_out", Blocks
            what "取り消し線の引かれた行か、取り消し線のある文字を含む行です。この行は取り込みません。"
            next "取り消した理由を提出元に確かめ、要る行であれば取り消された文字と取り消し線を消して取り込み直してください。";
        /// Everybody takes two rows, and it is not certain which other row belongs to this one.
        OtherRowUnknown = "other_row_unknown", Blocks
            what "1人が2行の名簿ですが、この行と組になる行が分かりません。この行は取り込みません。"
            next "2行のうち片方が抜けていないか、間に別の行が入っていないか、元の名簿で確かめ、直してから取り込み直してください。";
        /// Joined cells, ditto marks, or blanks below a 被保険者 were filled from the rows above.
        TakenFromAbove = "taken_from_above", Look
            what "結合したセル、「〃」「同上」、被保険者の下の空欄や、名簿に上と同じとある空欄を、上の行の値で読みました。"
            next "記号・番号や住所が上の行と同じ方ばかりか、元の名簿で確認してください。";
        /// A ditto mark where it cannot be told what it means, or in a cell in which no two people are the same.
        DittoUnclear = "ditto_unclear", Blocks
            what "「〃」「同上」などが何を指すか分かりません。この行は取り込みません。"
            next "その欄に値を入れて取り込み直してください。";
        ColoursExplained = "colours_explained", Look
            what "表の外に、色や網掛けの意味の説明があります。色や網掛けは読みません。"
            next "色の付いた行や欄に、取り込まないものが含まれていないか、元の名簿で確認してください。";
        /// The column of 性別 has codes that can be meant in more than one way, and the sheet does not explain them.
        SexCodeUnknown = "sex_code_unknown", Blocks
            what "性別が0と1などの番号で書かれ、どちらが男か分かりません。この行は取り込みません。"
            next "「表と列の読み方」でコードの意味（「0=男 1=女」など）を入れて読み直すか、男・女に直して取り込み直してください。";
        ValuesDiffer = "values_differ", Blocks
            what "同じ項目の列が2つあり、値が違います。この行は取り込みません。"
            next "どちらが正しいか確認して、名簿を直してから取り込み直してください。";
        /// A row that somebody must look at before it goes in: 喪失, an example, a mark beside it. Must never say which.
        RowForReview = "row_for_review", Blocks
            what "登録の前に人の確認が要る行です（資格の喪失、記入例、そのほかの確認事項）。この行は取り込みません。"
            next "元の名簿のこの行を見て、担当者が個別に確認してください。";
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
        RemarkOnLeaving = "remark_on_leaving", Look
            what "表の外に、退職や喪失についての記載があります。番号・氏名・印で分かる行だけを保留にします。"
            next "記載された方を確かめ、資格のない方が取り込まれないように名簿を直してから取り込んでください。";
        /// A remark outside of the table speaks of 資格確認書, and no column says who wants one.
        RemarkOnCertificates = "remark_on_certificates", Look
            what "表の外に、資格確認書の希望についての記載があります。どの方の希望としても取り込みません。"
            next "記載を読み、希望する方がいれば、発行要否の列を加えて取り込み直すか、取り込みの後に登録してください。";
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
        /// フリガナ is none of the readings that the list of names has for 氏名.
        ReadingUnlikely = "reading_unlikely", Look
            what "氏名の読みとしては珍しいフリガナです。直さず、書かれたとおりにします。"
            next "フリガナの誤りや、別の人のフリガナとの入れ違いでないか確認してください。正しい読みであれば、操作は要りません。";
        InsuredIdBad = "insured_id_bad", Blocks
            what "記号・番号・枝番が空か、読めません。"
            next "記号・番号・枝番を入れて取り込み直してください。";
        /// Other digits of a 個人番号 than those that were linked, or are under suspicion. Nothing is changed.
        MyNumberDiffers = "my_number_differs", Look
            what "登録済み（または確認中）の個人番号と下4桁が違います。個人番号は変更していません。"
            next "提出元に個人番号を確認し、どちらが正しいか確かめてください。";
        InsuredIdTwice = "insured_id_twice", Blocks
            what "同じ記号・番号・枝番の行がほかにもあります。"
            next "どちらが正しいか確認して、名簿を直してから取り込み直してください。";
        BirthDateBad = "birth_date_bad", Blocks
            what "生年月日が空か、日付として読めません。"
            next "生年月日を確認して取り込み直してください。";
        AcquiredDateBad = "acquired_date_bad", Blocks
            what "資格取得年月日が空か、日付として読めません。"
            next "資格取得年月日を確認して取り込み直してください。";
        AcquiredBeforeBirth = "acquired_before_birth", Look
            what "資格取得年月日が生年月日より前です。"
            next "どちらの日付が正しいか確認してください。直るまで判定できません。";
        /// The person is 75 or older: cover ended on the 75th birthday.
        SeventyFiveOrOlder = "seventy_five_or_older", Look
            what "75歳以上です。資格は75歳の誕生日に喪失しています。"
            next "喪失の届出を確認してください。";
        BurdenUnknown = "burden_unknown", Look
            what "70歳から74歳で、負担割合が登録されていません。"
            next "負担割合を確認してください。登録されるまで判定は保留になります。";
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
        SexDiffers = "sex_differs", Look
            what "性別と続柄が合いません（女の夫、男の長女など）。どちらも直さず、書かれたとおりにします。"
            next "性別と続柄のどちらが正しいか確認してください。";
        /// By 生年月日 somebody is hardly what 続柄 says: beside the 本人, or by themselves.
        AgeUnlikely = "age_unlikely", Look
            what "続柄からは考えにくい生年月日です（本人との年の差が12年に満たない子や親、16歳に満たない配偶者など）。書かれたとおりにします。"
            next "生年月日と続柄のどちらが正しいか確認してください。";
        TwoInsured = "two_insured", Look
            what "同じ記号・番号に、本人の行が2つ以上あります。書かれたとおりにします。"
            next "続柄か番号の誤りでないか確認してください。";
        InsuredMissing = "insured_missing", Look
            what "家族の行ですが、同じ記号・番号の本人が、名簿にも登録にもいません。"
            next "番号の誤りでないか、本人の届けが漏れていないか確認してください。";
        /// 郵便番号 is not seven digits; the address is kept without it.
        PostalBad = "postal_bad", Look
            what "郵便番号が7桁ではありません。この郵便番号は登録しません。"
            next "郵便番号を確認してください。";
        /// 郵便番号 is one of another 都道府県 or 市区町村 than 住所 begins with.
        PostalDiffers = "postal_differs", Look
            what "郵便番号の地域と、住所の都道府県・市区町村が合いません。どちらも直さず、書かれたとおりにします。"
            next "郵便番号と住所のどちらが正しいか確認してください。";
        /// 住所 is empty; at the headings: the roster has no such column.
        AddressMissing = "address_missing", Look
            what "住所が空か、住所の列がありません。"
            next "住所を確認してください。";
        /// A part of 住所 is a day: a spreadsheet made it of a 番地 such as 2003-2-17.
        AddressIsDay = "address_is_day", Look
            what "住所の欄が日付になっています（表計算ソフトが番地を日付に変えた可能性）。この行の住所と郵便番号は登録しません。"
            next "番地を文字列で入力し直してもらってください。";
        /// A cell that says nothing of its item (`unsaid`): a placeholder, or a value of which a part is masked.
        ValueUnsaid = "value_unsaid", Look
            what "値の代わりに「-」「なし」「変更なし」「不明」などが書かれているか、伏せ字（＊＊・●●・XXなど）のある欄です。空欄として読み、登録されている値は変えません。"
            next "登録が要る値であれば、提出元に伏せる前の値を確かめ、直してから取り込み直してください。";
        /// A numeric cell that is no telephone number even with its zero put back.
        PhoneDoubtful = "phone_doubtful", Look
            what "電話番号の桁数が合いません。番号は直さず、書かれたとおりにします。"
            next "電話番号を確認してください。";
        /// A new address came without a 郵便番号: the one that was registered is the old address's, and is dropped.
        PostalDropped = "postal_dropped", Look
            what "住所が変わりましたが、新しい郵便番号がありません。前の郵便番号は消します。"
            next "新しい住所の郵便番号を確認してください。";
        /// 記号 is empty here or there, and somebody with this 番号 and 枝番 is registered.
        SymbolMissing = "symbol_missing", Blocks
            what "番号と枝番が同じ人が、別の記号で登録されています。この行は取り込みません。"
            next "記号を確認し、名簿に入れてから取り込み直してください。";
        /// 記号 is written otherwise elsewhere but for zeros in front: 12 and 0012.
        SymbolZeros = "symbol_zeros", Blocks
            what "先頭の0だけが違う記号があります。同じ記号かどうか分からないため、この行は取り込みません。"
            next "記号の桁数を提出元に確かめて、記号をそろえてから取り込み直してください（コマンドでは --width symbol=4 のように桁数を決めると、0を補って読みます）。";
        /// 氏名 and 生年月日 are both others than those registered under this 記号・番号・枝番.
        AnotherPerson = "another_person", Blocks
            what "同じ記号・番号・枝番で、氏名も生年月日も違う人が登録されています（別人の可能性）。この行は取り込みません。"
            next "番号の誤りか、別人への付け替えかを確認してください。";
        /// 氏名 is another than the registered one; a form of the same name is none.
        NameChanged = "name_changed", Blocks
            what "登録されている氏名と違います。確かめられるまで、この行は取り込みません。"
            next "改姓などの届けを確かめ、正しければ「氏名の変わる方」で選んで取り込んでください。";
        /// Contact or employer of somebody who has neither, as far as anybody may know: it is kept, and waits.
        Waiting = "waiting", Look
            what "連絡先も事業所も登録のない人の行に、連絡先か事業所が書かれています。その部分は登録せず、待ちに入れます。"
            next "取り込んだあと、「登録待ちの連絡先」で確かめて登録してください。";
        /// Somebody new has birth and name of a person who is registered, or stands in the same file, under another number.
        SamePerson = "same_person", Look
            what "生年月日と氏名が同じ人が、別の記号・番号・枝番にいます。同じ人かもしれません。"
            next "番号の誤りか、番号が変わった人かを確かめてください。変わった人は、前の番号の資格喪失も確かめてください。";
        HouseholdDiffers = "household_differs", Look
            what "この記号・番号の家族のうち、登録されていて名簿にいない人がいます。"
            next "扶養から外れた届けの漏れか、名簿の書き漏れかを提出元に確かめてください。";
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
        ListValueBad = "list_value_bad", Blocks
            what "利用登録状況の値として読めません。"
            next "一覧の値を確認してください。この行は取り込みません。";
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
        /// No bundled face has a glyph for a character of this name: the piece is stopped.
        GlyphMissing = "glyph_missing", Blocks
            what "収録しているどの書体にもない文字があるため、印刷を止めました。"
            next "正しい文字を確認し、管理者に書体の追加を依頼してください。";
        /// The form of this medium is not built yet: the piece is stopped.
        FormMissing = "form_missing", Blocks
            what "この様式の印刷にはまだ対応していないため、印刷を止めました。"
            next "はがき型で交付するか、次の版をお待ちください。";
        /// An item that the document must carry is not known: the piece is stopped.
        ItemMissing = "item_missing", Blocks
            what "書面に載せる項目が登録されていないため、印刷を止めました。"
            next "示された項目を確認して、登録してください。";
        /// A text is too long for its field even at the smallest size: the piece is stopped.
        TextTooLong = "text_too_long", Blocks
            what "文字数が多く、欄に入りきらないため、印刷を止めました。"
            next "表記を確認し、管理者に連絡してください。";
    }
}

#[cfg(test)]
mod tests;
