//! The codes of faults: each fault once, with its exit status and its words, in one row. Works on nothing.

use super::declare::faults;

faults! {
    UnknownCommand = "unknown_command" exits Words
        what "「{0}」という操作はありません。"
        next "画面を開き直してください。";
    /// The request is not of the command's form.
    BadRequest = "bad_request" exits Words
        what "操作の内容を読み取れませんでした。"
        next "画面を開き直して、もう一度お試しください。";
    /// A head of the audit trail that does not read.
    AnchorBad = "anchor_bad" exits Words
        what "「{0}」は記録の控えとして読めません。"
        next "「番号:ハッシュ」の形で、ハッシュは先頭の20桁以上を入力してください。";
    /// A text that is no day.
    BadDay = "bad_day" exits Words
        what "「{0}」は日付として読めません。"
        next "2026-11-30 のように入力してください。";
    /// Not allowed to this role.
    NotAllowed = "not_allowed" exits Access
        what "この操作をする権限がありません。"
        next "管理者に相談してください。";
    Locked = "locked" exits Access
        what "データベースが開かれていません。"
        next "パスワードを入れて開いてください。";
    /// Several may open, and nobody said who does.
    UserNeeded = "user_needed" exits Words
        what "だれが開くのかが分かりません。このデータベースには利用者が何人もいます。"
        next "利用者の名前を選んでください（コマンドでは「--user 名前」か環境変数 KENPO_USER）。データには何も変更していません。";
    /// What nobody can be called.
    UserNameBad = "user_name_bad" exits Words
        what "利用者の名前「{0}」は使えません。"
        next "{1}文字までの1行で、前後に空白のない名前にしてください。まだ何も作成・変更していません。";
    /// A name that nobody has is told in the same words.
    WrongPassword = "wrong_password" exits Access
        what "利用者の名前かパスワードが違います。"
        next "名前と、大文字・小文字を確かめて、もう一度入力してください。データには何も変更していません。";
    /// After wrong ones, this one was not looked at.
    Throttled = "throttled" exits Access
        what "パスワードを続けて間違えたため、まだ確かめられません。"
        next "{0}秒待ってから、もう一度入力してください。データには何も変更していません。";
    OlderThanKnown = "older_than_known" exits Database
        what "このデータベースは、このPCで知られているものより古いか、別のものです（{0}）。利用者・役割・交付方針だけが書き換えられたときも、そう言います。"
        next "正しいファイルか、バックアップから戻したものでないかを確かめてください。検査（kenpo audit verify）と、確かめたうえで使い続けること（kenpo accept-older）だけができます。データには何も変更していません。";
    /// The password is too short, or a program finds it.
    WeakPassword = "weak_password" exits Access
        what "このパスワードは{0}。"
        next "{1}文字以上で、人や組合の名前、番号、よくある言葉、並び（1234、qwerty）、くり返しに頼らないものにしてください。関係のない言葉を4つほど並べると、覚えやすく推測されにくくなります。まだ何も作成・変更していません。";
    /// Somebody else has set the password.
    PasswordDue = "password_due" exits Access
        what "パスワードは、ほかの人が決めた仮のものです。"
        next "自分だけが知るパスワードに変えてください（コマンドでは kenpo user password）。それまで、ほかの操作はできません。";
    /// The new password was typed in two ways.
    PasswordsDiffer = "passwords_differ" exits Words
        what "2回の新しいパスワードが違います。"
        next "もう一度、同じものを2回入力してください。データには何も変更していません。";
    UserUnknown = "user_unknown" exits State
        what "「{0}」という利用者はいません。"
        next "利用者の一覧で名前を確かめてください（外された人は戻せません）。データには何も変更していません。";
    UserExists = "user_exists" exits State
        what "「{0}」という利用者は、いるか、前にいました。"
        next "一度使った名前は二度使えません。別の名前にしてください。データには何も変更していません。";
    ProposalUnknown = "proposal_unknown" exits State
        what "「{0}」という承認待ちはありません。"
        next "承認待ちの一覧で番号を確かめてください。済んだか、却下されたのかもしれません。";
    LastAdmin = "last_admin" exits State
        what "管理の役割の人が、ほかにいません。"
        next "先に、ほかの人に管理の役割を付けてください。データには何も変更していません。";
    LastProtector = "last_protector" exits State
        what "保護担当の役割の人が、ほかにいません。"
        next "先に、ほかの人に保護担当の役割を付けてください。データには何も変更していません。";
    DatabaseMissing = "database_missing" exits Database
        what "「{0}」にデータベースがありません。"
        next "場所を確かめてください。";
    /// A pipe, a folder, a device.
    DatabaseNotAFile = "database_not_a_file" exits Database
        what "「{0}」かその鍵ファイルは、ふつうのファイルではありません。"
        next "データベースのファイルを選んでください。何も変更していません。";
    /// The log would be the database, or is a link, a pipe or a folder: its lines would go elsewhere.
    LogUnusable = "log_unusable" exits Database
        what "記録ファイル「{0}」がデータベースと同じファイルか、リンクなど、ふつうのファイルでないものです。"
        next "その名前のものを別の場所に移すか、データベースの名前の最後を「.kenpo」にしてください。何も変更していません。";
    DatabaseExists = "database_exists" exits Database
        what "「{0}」には既にデータベースがあります。"
        next "別の場所を選んでください。既にあるファイルには何もしていません。";
    KeyFileMissing = "key_file_missing" exits Database
        what "鍵ファイル（.kenpo-key）が見つかりません。"
        next "データベースと同じフォルダーに鍵ファイルを戻してください。";
    KeyFileDamaged = "key_file_damaged" exits Database
        what "鍵ファイル（.kenpo-key）が壊れています。"
        next "バックアップから鍵ファイルを戻してください。データベースには何もしていません。";
    /// The key file belongs to another database, or the file is none of ours.
    NotOurFile = "not_our_file" exits Database
        what "このデータベースと鍵ファイルの組み合わせが合いません。"
        next "対になるデータベースと鍵ファイルを同じフォルダーに置いてください。";
    /// An unencrypted database.
    PlainDatabase = "plain_database" exits Database
        what "暗号化されていないデータベースです。"
        next "けんぽデスクで作成したデータベースを選んでください。";
    /// Made by a newer version.
    DatabaseTooNew = "database_too_new" exits Database
        what "新しい版のけんぽデスクで作られたデータベースです。"
        next "けんぽデスクを新しい版に更新してください。";
    /// The system refuses to read the database.
    DatabaseUnreadable = "database_unreadable" exits Database
        what "データベースを読めませんでした。"
        next "場所と読み取り・書き込みの権限を確かめて、もう一度お試しください。データには何も変更していません。";
    DatabaseDamaged = "database_damaged" exits Database
        what "データベースが壊れている可能性があります。"
        next "ファイルを消さずにそのまま保管し、バックアップから戻すか管理者に連絡してください。";
    /// Someone else is writing.
    DatabaseBusy = "database_busy" exits Database
        what "ほかの画面がデータベースに書き込んでいます。"
        next "少し待ってから、もう一度お試しください。";
    DiskRefused = "disk_refused" exits Database
        what "ファイルを書き込めませんでした。"
        next "空き容量と書き込み権限を確かめて、もう一度お試しください。";
    /// The file cannot be read.
    FileUnreadable = "file_unreadable" exits Input
        what "「{0}」を読めませんでした。"
        next "ファイルの場所と、ほかの人が開いていないかを確かめてください。";
    FileEmpty = "file_empty" exits Input
        what "「{0}」は空のファイルです。"
        next "正しいファイルを選んでください。";
    /// Not a workbook and not a text.
    NotASpreadsheet = "not_a_spreadsheet" exits Input
        what "「{0}」は{1}のため、名簿として読めません。"
        next "{2}";
    /// The workbook asks for a password.
    FilePassword = "file_password" exits Input
        what "「{0}」はパスワードで保護されています。"
        next "ファイルのパスワードを入力してください（コマンドでは環境変数 KENPO_FILE_PASSWORD）。分からないときは、提出元に確かめてください。";
    /// The password of the workbook is wrong.
    FilePasswordWrong = "file_password_wrong" exits Input
        what "「{0}」のパスワードが違います。"
        next "大文字・小文字を確かめて、ファイルのパスワードをもう一度入力してください。";
    /// Encrypted, but not as a workbook is that a password opens here.
    FileEncrypted = "file_encrypted" exits Input
        what "「{0}」はパスワードで保護されていて、この形式のままでは開けません。"
        next "Excel か LibreOffice で開き、.xlsx で保存し直してから選んでください（.xlsx ならパスワードが付いていても構いません）。";
    /// The workbook is damaged.
    FileDamaged = "file_damaged" exits Input
        what "「{0}」は壊れていて読めません。"
        next "Excel で開いて保存し直すか、提出元に再送を依頼してください。";
    /// A 届書CSV that has lost a line without which it cannot be read.
    FilingDamaged = "filing_damaged" exits Input
        what "「{0}」は届書CSVですが、{1}がありません。途中で切れているか、壊れています。まだ何も取り込んでいません。"
        next "提出元に、届書を作成したプログラムで作り直したファイルを依頼してください。";
    /// A marked copy of a 届書CSV was asked for.
    FilingNotMarked = "filing_not_marked" exits Input
        what "「{0}」は届書CSVのため、印を付けた写しは作れません。"
        next "確認事項を提出元に伝え、届書を作成したプログラムで作り直したファイルを依頼してください。";
    /// The file is larger than can be right.
    FileTooLarge = "file_too_large" exits Input
        what "「{0}」は大きすぎて読み込めません。"
        next "余分な行・列・シートを削って保存し直してください。";
    /// No heading row was found.
    NoHeader = "no_header" exits Input
        what "「{0}」に、氏名・番号などの見出しが1つずつのセルに並んだ行が見つかりません。"
        next "見出しの行があるシートを含むファイルか確かめてください。氏名とフリガナなど2つの項目が1つのセルにあるときは、列を分けてください。";
    /// Columns are missing without which nobody can be registered.
    ColumnsMissing = "columns_missing" exits Input
        what "「{0}」に必要な列（{1}）が見つかりません。"
        next "見出しの言葉が違うだけなら、どの列かを指定してください（コマンドでは「--column 項目=列」）。列そのものがなければ、加えてから選び直してください。";
    /// A roster with neither a column of 枝番 nor one of 続柄, all of whose people have a 番号 of their own.
    EveryoneUnclear = "everyone_unclear" exits Input
        what "「{0}」には枝番の列も続柄の列もなく、本人か家族かが分かりません。人の行は{1}行あり、同じ番号の行はありません。まだ何も取り込んでいません。"
        next "全員が被保険者本人のときは、そう指定してください（コマンドでは「--everyone insured」。枝番は00とします）。家族が含まれるときや、本人の枝番が00でないときは、枝番と続柄の列を加えて取り込み直してください。";
    /// Columns of which only a person can say what they hold.
    ColumnsUnclear = "columns_unclear" exits Input
        what "「{0}」に、何の列か分からない列があります：{1}。"
        next "何の列か、または使わない列かを指定してください（コマンドでは「--column 項目=列」）。まだ何も取り込んでいません。";
    /// The headings of a sender are not those of their last file.
    ColumnsDrifted = "columns_drifted" exits Input
        what "「{0}」の見出しは、この送り主の前回の名簿から変わっています。{1}。まだ何も取り込んでいません。"
        next "変わったところを送り主に確かめ、正しければ続けてください（コマンドでは「--drift accept」）。前回選んだ読み方は、同じ見出しの列に使います。見出しがなくなった列の分は使わず、必要ならもう一度尋ねます。";
    /// A text that is no name of a sender.
    SenderBad = "sender_bad" exits Words
        what "送り主の名前「{0}」は使えません。"
        next "40文字までの、改行や個人番号を含まない名前にしてください。";
    /// What was said of a column cannot be used.
    ColumnChoiceBad = "column_choice_bad" exits Words
        what "列の指定「{0}」は使えません。"
        next "名簿にある列の記号（A、B…）か、1つの項目に1つの列かを確かめてください。";
    /// What was said of codes cannot be used.
    CodesBad = "codes_bad" exits Words
        what "コードの意味「{0}」は使えません。"
        next "「1=本人 2=妻」「1=男 2=女」「1=要 2=不要」のように、1桁か2桁の番号と、続柄・性別・発行要否の言葉を並べてください。";
    /// Columns that do not belong together any more.
    ColumnsTorn = "columns_torn" exits Input
        what "「{0}」は、列どうしの並びが崩れているようです（{1}）。まだ何も取り込んでいません。"
        next "一部の列だけを並べ替えていないか、提出元に確かめて名簿を直してください。このままで正しいときは、その理由を書いて取り込みます（コマンドでは「--reason 理由」）。";
    /// More than one table holds people, or none that a person sees.
    TableUnclear = "table_unclear" exits Input
        what "「{0}」は、どの表を取り込むか決められません。加入者の表が複数あるか、隠れたシートにしかありません（{1}）。まだ何も取り込んでいません。"
        next "取り込む表を指定してください（コマンドでは「--table 表の名前」）。";
    /// The file has no table of this name.
    TableUnknown = "table_unknown" exits Words
        what "「{0}」に指定の表はありません。あるのは次の表です：{1}。"
        next "表の名前を確かめて、指定し直してください。";
    /// Rows of people or columns that would be read are hidden.
    HiddenUnclear = "hidden_unclear" exits Input
        what "「{0}」に、隠れた行・列があります（{1}）。まだ何も取り込んでいません。"
        next "隠れた行・列も取り込むか、除くかを指定してください（コマンドでは「--hidden read」か「--hidden leave」）。";
    /// Neither UTF-8 nor CP932.
    EncodingUnknown = "encoding_unknown" exits Input
        what "「{0}」の文字コードを判別できません。"
        next "CSV を UTF-8 か Shift_JIS で保存し直してください。";
    /// The policy cannot be read.
    PolicyBad = "policy_bad" exits Input
        what "交付方針のファイルを読めません（{0}）。"
        next "示された項目を直してください。";
    /// A text that is no 保険者番号: not eight digits, or a wrong check digit.
    InsurerNumberBad = "insurer_number_bad" exits Words
        what "保険者番号「{0}」が正しくありません。"
        next "8桁の保険者番号を確かめてください。";
    /// 保険者名称 that is empty or has more than one line.
    SocietyNameBad = "society_name_bad" exits Words
        what "保険者名称が正しくありません。"
        next "印刷する名称を1行で入力してください。";
    /// A number of digits outside 1 to 20.
    WidthBad = "width_bad" exits Words
        what "桁数が正しくありません。"
        next "1から20までの数にしてください（枝番は2、郵便番号は7です）。桁数を決めないときは、指定しないでください。";
    /// A width that is said of a part of which the society has set another.
    WidthSet = "width_set" exits Words
        what "{0}の桁数は、この組合では{1}桁と決まっています。"
        next "決まっている桁数と違う名簿は、提出元に確かめてください。";
    /// Office number outside 1 to 99.
    OfficeNumberBad = "office_number_bad" exits Words
        what "支部番号が正しくありません。"
        next "1から99までの番号にしてください。";
    PreviewGone = "preview_gone" exits State
        what "取込の確認画面の内容が残っていません。"
        next "ファイルをもう一度選んでください。";
    /// Something was written since the preview was made.
    PreviewStale = "preview_stale" exits State
        what "確認した後に加入者の情報が変わりました。"
        next "ファイルをもう一度選んで、内容を確かめてください。";
    /// A file that was put aside comes to something else by now.
    ReviewDiffers = "review_differs" exits State
        what "「{0}」は、確かめた後に登録かファイルが変わり、取り込む内容が変わりました。"
        next "このファイルを開いて、内容を確かめてください。このファイルからは何も取り込んでいません。";
    /// One file of marks was named for several rosters.
    MarkedOfOne = "marked_of_one" exits Words
        what "印を付けた写しは、名簿を1つだけ取り込むときに書き出せます。"
        next "名簿を1つずつ取り込んでください。まだ何も取り込んでいません。";
    /// The file is another one than that which was read.
    FileChanged = "file_changed" exits State
        what "「{0}」は、確認した後に変わりました。"
        next "ファイルをもう一度選んで、内容を確かめてください。";
    /// More rows wait than are named one by one.
    TooManyToMark = "too_many_to_mark" exits State
        what "「{0}」は、取り込めない行が多すぎるため、印を付けた写しを作れません。"
        next "確認事項を見て、見出しや列の読み方が正しいか確かめるか、提出元に名簿全体の作り直しを依頼してください。";
    /// No such person.
    PersonUnknown = "person_unknown" exits State
        what "「{0}」の加入者は見つかりません。"
        next "記号・番号・枝番を確かめてください。";
    /// What was entered of somebody is not taken.
    EntryBad = "entry_bad" exits Words
        what "入力した内容に直すところがあります：{0}。"
        next "直して、もう一度確認してください。データには何も変更していません。";
    /// Rows of a list of corrections are not taken.
    CorrectionsBad = "corrections_bad" exits Input
        what "「{0}」に直すところがあります：{1}。"
        next "一覧を直してから、もう一度読み込んでください。データには何も変更していません。";
    /// The day on which something was told is not there yet.
    ToldLater = "told_later" exits Words
        what "聞いた日「{0}」は、今日より後の日付です。"
        next "聞いた日を確かめてください。データには何も変更していません。";
    /// Somebody has the 記号・番号・枝番.
    NumberTaken = "number_taken" exits State
        what "変更後の記号・番号・枝番は、ほかの方が使っています。"
        next "番号を確かめてください。データには何も変更していません。";
    /// No change under this number was entered by hand.
    ChangeUnknown = "change_unknown" exits State
        what "「{0}」の番号の訂正はありません。"
        next "加入者の変更履歴で番号を確かめてください（コマンドでは kenpo person --history）。";
    /// No such batch.
    BatchUnknown = "batch_unknown" exits State
        what "「{0}」のバッチは見つかりません。"
        next "一覧から選び直してください。";
    /// No piece with this serial.
    SerialUnknown = "serial_unknown" exits State
        what "整理番号 {0} の発送物は見つかりません。"
        next "番号を確かめてください。";
    /// A piece that is not on the list of those to be pulled out.
    NotToPullOut = "not_to_pull_out" exits State
        what "整理番号 {0} は、抜き取る書類の一覧にありません。"
        next "何も変更していません。一覧を読み直して、番号を確かめてください。";
    /// No import of this identifier.
    ImportUnknown = "import_unknown" exits State
        what "指定した取込がありません。"
        next "取込の番号を確かめてください（いちばん新しい取込は latest）。";
    /// No row of that number waits of the import.
    HeldRowUnknown = "held_row_unknown" exits State
        what "この取込の{0}行目に、保留の行はありません。"
        next "取込の履歴で、保留の行の番号を確かめてください（コマンドでは kenpo imports --import）。";
    /// The row was taken since, or said not to be needed.
    HeldRowDone = "held_row_done" exits State
        what "{0}行目は、取り込み済みか、不要とされています。"
        next "取込の履歴を開き直して確かめてください。データには何も変更していません。";
    /// What a row says is still not right.
    HeldRowStill = "held_row_still" exits Input
        what "{0}行目はまだ取り込めません（{1}）。"
        next "内容を直して、もう一度お試しください。データには何も変更していません。";
    /// A later part takes what this 届書 says.
    HeldRowFiling = "held_row_filing" exits State
        what "{0}行目の届書は、ここからは登録できません。"
        next "登録内容を確かめて「登録内容を訂正する」から入力し、この行は「不要にする」を選んでください。";
    /// Nothing of the row is shown, and whoever takes it must have its file at hand.
    HeldRowUntold = "held_row_untold" exits State
        what "{0}行目の内容は表示できません。"
        next "元の名簿の{0}行目を見て、番号と枝番を入力してから確かめてください。";
    /// The row says no such item.
    HeldItemBad = "held_item_bad" exits Words
        what "「{0}」は、この行の項目ではありません。"
        next "項目の名前と値を「birth=1980-04-01」のように指定してください。";
    /// The import was taken back before.
    ImportUndone = "import_undone" exits State
        what "この取込は、すでに取り消されています。"
        next "取り消した名簿を入れ直すには、もう一度取り込んでください。";
    /// The import went in under schema 1, whose journal cannot be read back.
    ImportTooOld = "import_too_old" exits State
        what "以前の版のけんぽデスクで行った取込は、取り消せません。"
        next "正しい名簿を取り込んで、登録を直してください。";
    /// A text that is no serial: not ten digits, or a wrong check digit.
    SerialBad = "serial_bad" exits Words
        what "「{0}」は整理番号として正しくありません。"
        next "バーコードを読み直すか、10桁の番号を入力し直してください。";
    /// No such reason.
    ReturnReasonBad = "return_reason_bad" exits Words
        what "返戻理由「{0}」は使えません。"
        next "一覧から理由を選んでください。";
    /// Nothing to do in this batch.
    NothingToDo = "nothing_to_do" exits State
        what "対象の発送物がありません。"
        next "バッチの状態を確かめてください。";
    /// All that is due of this batch is printed.
    AlreadyPrinted = "already_printed" exits State
        what "このバッチの原本は、もう書き出してあります（{0}）。"
        next "書き出したフォルダーを見てください。使えない分は「書損」にすると、新しい整理番号で書き出せます。";
    /// The number of pieces is not what the person who approves has seen.
    CountChanged = "count_changed" exits State
        what "確認した通数（{0}通）と、今の対象（{1}通）が違います。何も作成していません。"
        next "判定の画面で内容を確かめてから、もう一度作成してください。";
    /// This office has a batch for a later day.
    DayBeforeLastBatch = "day_before_last_batch" exits State
        what "{0}を判定日とするバッチが既にあります。それより前の日では作成できません。"
        next "判定日を確かめてください。";
    /// This step is not lawful for the piece.
    NotLawful = "not_lawful" exits State
        what "整理番号 {0} には、今この操作はできません。"
        next "発送物の状態を確かめてください。";
    /// The piece was entered as returned before.
    AlreadyReturned = "already_returned" exits State
        what "整理番号 {0} の返戻は、{1}に{2}が登録済みです。"
        next "重ねて登録する必要はありません。データには何も変更していません。";
    /// A name or address of this piece cannot be printed any more.
    PieceNotPrintable = "piece_not_printable" exits State
        what "整理番号 {0} は、登録された文字か長さのため印刷できません。"
        next "登録内容を確認してください。バッチ全体をまだ印刷していません。";
    /// This piece may not be shown or printed now.
    IndividualCheck = "individual_check" exits State
        what "個別確認が必要なため、表示・印刷できません。"
        next "担当者が個別に確認してください。";
    /// A file of that name is there already.
    OutputExists = "output_exists" exits State
        what "「{0}」というファイルが既にあります。"
        next "別のフォルダーを選んでください。既にあるファイルには何もしていません。";
    /// The pieces are recorded as printed, and files of them could not be given their names.
    FilesNotPlaced = "files_not_placed" exits Database
        what "印刷済みとして記録しましたが、ファイルに名前を付けられませんでした（{0}）。"
        next "フォルダーを確かめ、名前の「.pdf」（一覧は「.json」）より後ろを取り除くと、そのまま使えます。使えない分は書損にしてください。";
    /// Somebody else wrote while this was under way.
    ChangedMeanwhile = "changed_meanwhile" exits State
        what "ほかの画面が先にデータベースを変更したため、何も変更していません。"
        next "画面の内容を確かめて、もう一度お試しください。";
    /// The faces are missing or damaged.
    FacesMissing = "faces_missing" exits Database
        what "印刷用の書体ファイルが見つからないか、壊れています。"
        next "けんぽデスクをインストールし直してください。";
    /// Stopped by the person.
    Cancelled = "cancelled" exits Stopped
        what "中止しました。"
        next "止めた操作では何も変更していません。";
    /// The work of a command broke off: nobody knows how far it came.
    Broken = "broken" exits Internal
        what "処理が途中で止まりました。"
        next "けんぽデスクを開き直し、操作が済んでいるかを画面で確かめてから進めてください。";
    /// Something that should not happen.
    Internal = "internal" exits Internal
        what "予期しない問題が起きました。"
        next "受付番号が出ているときは控えて、管理者に連絡してください。";
}
