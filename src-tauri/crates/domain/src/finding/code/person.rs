//! What can be found of a person, beside what else the row, the file and the books say: a part of `FindingCode`. Works on nothing.

macro_rules! person {
    ([$next:ident $($then:ident)*] $($before:tt)*) => {
        $next! { [$($then)*] $($before)*
            /// フリガナ is none of the readings that the list of names has for 氏名.
            ReadingUnlikely = "reading_unlikely", Look
                what "氏名の読みとしては珍しいフリガナです。直さず、書かれたとおりにします。"
                next "フリガナの誤りや、別の人のフリガナとの入れ違いでないか確認してください。正しい読みであれば、操作は要りません。";
            /// フリガナ reads otherwise than the reading that the file keeps with the cell of 氏名.
            FuriganaDiffers = "furigana_differs", Look
                what "フリガナの列と、氏名のセルに残っているふりがな（入力したときの読み）が違います。フリガナの列を、書かれたとおりに読みます。"
                next "フリガナの列だけがずれて別の人のフリガナになっていないか、どちらが正しい読みか確認してください。フリガナの列が正しければ、操作は要りません。";
            /// No column is フリガナ, and the file keeps readings with the cells of 氏名. None is taken: they may be guesses.
            FuriganaNotTaken = "furigana_not_taken", Look
                what "フリガナの列がありません。氏名のセルにはふりがな（入力したときの読み）が残っていますが、正しい読みとは限らないため、フリガナとして登録しません。"
                next "フリガナが必要なときは、フリガナの列を加えて取り込み直してください。";
            /// Other digits of a 個人番号 than those that were linked, or are under suspicion. Nothing is changed.
            MyNumberDiffers = "my_number_differs", Look
                what "登録済み（または確認中）の個人番号と下4桁が違います。個人番号は変更していません。"
                next "提出元に個人番号を確認し、どちらが正しいか確かめてください。";
            InsuredIdTwice = "insured_id_twice", Blocks
                what "同じ記号・番号・枝番の行がほかにもあります。"
                next "どちらが正しいか確認して、名簿を直してから取り込み直してください。";
            /// 氏名 of a dependant is one word, and the family name of the 本人 is not in it.
            FamilyNameMissing = "family_name_missing", Blocks
                what "氏名に姓がないようです（本人の姓がなく、名だけのようです）。この行は取り込みません。"
                next "姓を入れて取り込み直してください。書かれたとおりで正しいときは、「取込の履歴と保留行」でこの行を開き、そのまま取り込んでください。";
            AcquiredBeforeBirth = "acquired_before_birth", Look
                what "資格取得年月日が生年月日より前です。"
                next "どちらの日付が正しいか確認してください。直るまで判定できません。";
            /// 資格取得年月日 is still to come, by a year at most.
            AcquiredAhead = "acquired_ahead", Look
                what "資格取得年月日が、取込の日より後です。その日までは交付しません。"
                next "年や月の書き間違いでないか確認してください。";
            /// The person is 75 or older: cover ended on the 75th birthday.
            SeventyFiveOrOlder = "seventy_five_or_older", Look
                what "75歳以上です。資格は75歳の誕生日に喪失しています。"
                next "喪失の届出を確認してください。";
            BurdenUnknown = "burden_unknown", Look
                what "70歳から74歳で、負担割合が登録されていません。"
                next "負担割合を確認してください。登録されるまで判定は保留になります。";
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
            /// 郵便番号 is one of another 都道府県 or 市区町村 than 住所 begins with.
            PostalDiffers = "postal_differs", Look
                what "郵便番号の地域と、住所の都道府県・市区町村が合いません。どちらも直さず、書かれたとおりにします。"
                next "郵便番号と住所のどちらが正しいか確認してください。";
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
        }
    };
}

pub(super) use person;
