//! What can be found of the sheet, its tables, columns and rows: a part of `FindingCode`. Works on nothing.

macro_rules! table {
    ([$next:ident $($then:ident)*] $($before:tt)*) => {
        $next! { [$($then)*] $($before)*
            SymbolColumnMissing = "symbol_column_missing", Look
                what "記号の列がありません。記号のない番号として読みます。"
                next "記号のある組合では取り込まずに、記号の列を加えてもらってください。";
            /// A 記号 that stands above the table and in no column was read as that of every row.
            SymbolOfTitle = "symbol_of_title", Look
                what "記号の列がないため、表の上に書かれている記号を、全員の記号として読みました。"
                next "全員の記号がこの記号でよいか確認してください。";
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
            /// A comment on a cell: nothing is read from it.
            CellComment = "cell_comment", Look
                what "セルにメモ（コメント）が付いています。メモの内容は読み取りません。"
                next "元の名簿でメモを読み、退職・変更などの連絡であれば、名簿の欄に直してから取り込み直してください。";
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
            ValuesDiffer = "values_differ", Blocks
                what "同じ項目の列が2つあり、値が違います。この行は取り込みません。"
                next "どちらが正しいか確認して、名簿を直してから取り込み直してください。";
            /// A row that somebody must look at before it goes in: 喪失, an example, a mark beside it. Must never say which.
            RowForReview = "row_for_review", Blocks
                what "登録の前に人の確認が要る行です（資格の喪失、記入例、そのほかの確認事項）。この行は取り込みません。"
                next "元の名簿のこの行を見て、担当者が個別に確認してください。";
            RemarkOnLeaving = "remark_on_leaving", Look
                what "表の外に、退職や喪失についての記載があります。番号・氏名・印で分かる行だけを保留にします。"
                next "記載された方を確かめ、資格のない方が取り込まれないように名簿を直してから取り込んでください。";
            /// A remark outside of the table speaks of 資格確認書, and no column says who wants one.
            RemarkOnCertificates = "remark_on_certificates", Look
                what "表の外に、資格確認書の希望についての記載があります。どの方の希望としても取り込みません。"
                next "記載を読み、希望する方がいれば、発行要否の列を加えて取り込み直すか、取り込みの後に登録してください。";
        }
    };
}

pub(super) use table;
