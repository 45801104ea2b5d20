//! The words of which headings are made, and how a heading falls into them.
//!
//! Words are written in the form of `key`: kana of one width, hiragana as katakana, capital letters. A heading is understood when it falls
//! into known words without a rest; what they mean together says `grammar`.

/// What one word of a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// の, と, 等: joins words and says nothing.
    Joint,
    /// 被保険者, 本人.
    Insured,
    /// 被扶養者, 家族.
    Dependant,
    /// 加入者, 対象者: either of them.
    Member,
    /// 社員, 従業員: whoever works for the employer. Their numbers are the employer's.
    Staff,
    /// 健康保険, 組合.
    Scheme,
    /// 保険証, 被保険者証等.
    Card,
    /// 資格確認書.
    Certificate,
    /// 資格.
    Entitlement,
    /// 記号.
    Symbol,
    /// 番号.
    Number,
    No,
    /// 整理番号, which may be the pension office's.
    FileNumber,
    /// 枝番.
    Branch,
    /// 氏名.
    Name,
    /// 姓.
    Family,
    /// 下の名前.
    Given,
    /// 名: a given name, a name, or the name of a thing.
    Mei,
    /// 名称.
    Title,
    /// 漢字, 全角.
    Written,
    /// フリガナ.
    Kana,
    /// セイ.
    FamilyKana,
    /// メイ.
    GivenKana,
    /// 生年月日.
    Birth,
    /// 生まれ, 誕生: of a year, a month, a day.
    Born,
    /// 西暦, 和暦.
    Calendar,
    /// 元号.
    Era,
    /// 年.
    Year,
    /// 月.
    Month,
    /// 性別.
    Sex,
    /// 続柄.
    Relation,
    /// 関係: that of the two who are named beside it.
    Tie,
    /// 区分, 種別.
    Class,
    /// 取得.
    Acquire,
    /// 資格取得年月日, in English.
    Acquired,
    /// 加入.
    Join,
    /// 認定.
    Approve,
    /// 扶養.
    Dependency,
    /// 年月日, 日.
    Date,
    /// 郵便.
    Post,
    /// 〒.
    PostSign,
    /// 上3桁.
    Upper,
    /// 下4桁.
    Lower,
    /// 住所.
    Address,
    /// 自宅, 現, 住民票: of an address or a telephone.
    Home,
    /// 都道府県.
    Prefecture,
    /// 市区町村.
    City,
    /// 町名番地.
    Town,
    /// 方書, 建物.
    Building,
    /// 電話.
    Phone,
    /// 携帯.
    Mobile,
    /// 連絡先.
    Contact,
    /// 事業所.
    Employer,
    /// 部署.
    Department,
    /// コード.
    Code,
    /// 発行, 交付.
    Issue,
    /// 要否, 希望.
    Wish,
    /// 有無.
    Whether,
    /// 状況, 済.
    State,
    /// 保有, 所持.
    Hold,
    /// フラグ.
    Flag,
    /// 個人番号カード.
    MynaCard,
    /// カード, whichever.
    PlainCard,
    /// マイナ保険証.
    MynaInsurance,
    /// 登録.
    Register,
    /// 利用.
    Use,
    /// 解除.
    Release,
    /// 処理, 完了.
    Process,
    /// 電子証明書.
    Electronic,
    /// 証明書.
    Proof,
    /// 有効期限.
    Expiry,
    /// 保険者.
    Insurer,
    /// 基準.
    Basis,
    /// 会社, 勤務先: the employer, by a word of everyday life.
    Company,
    /// 所属: the employer, or a part of it.
    Belonging,
    /// 所在地.
    Location,
    /// データ, 名簿.
    Data,
    /// 抽出, 作成.
    Extract,
    /// A digit behind a word: 住所2.
    Digit(u8),
    /// 喪失.
    Lose,
    /// 前, 旧, 従前: what held before.
    Former,
    /// 国保, which no society runs.
    National,
    /// 協会けんぽ, 共済: other insurers.
    OtherInsurer,
    /// 事業主, 雇用保険: whose or what a heading speaks of then, no roster is read for.
    Foreign,
    /// 年齢, 理由, 届: what stands around a fact. Nor is it read for that, but in brackets it names nothing else.
    Around,
}

use Sense::*;
use std::collections::HashMap;
use std::sync::LazyLock;

#[rustfmt::skip]
const WORDS: &[(Sense, &[&str])] = &[
    (Joint, &["ノ", "ト", "等", "欄", "及ビ", "オヨビ", "上", "ゴ", "御", "オ", "ヲ", "スル", "別", "カラ見テ", "カラ見タ", "現在", "同", "ガ", "ニ", "ハ", "人", "方", "場合", "シマスカ", "デスカ", "シマス", "IN"]),
    (Insured, &["被保険者", "被保険者等", "被保", "本人", "INSURED", "ヒホケンシャ", "ホンニン"]),
    (Dependant, &["被扶養者", "家族", "被扶養家族", "DEPENDENT", "DEPENDANT", "ヒフヨウシャ", "カゾク"]),
    (Member, &["加入者", "対象者", "個人", "組合員", "本家"]),
    (Staff, &["会員", "社員", "従業員", "職員", "スタッフ", "乗務員", "教員", "教職員", "行員", "店員", "船員", "隊員", "所員", "局員", "作業員", "事務員", "警備員", "研究員", "EMPLOYEE", "EMP"]),
    (Scheme, &["特退", "特例退職", "健康保険", "健保", "組合", "保険", "社会保険", "社保", "ケンポ", "ケンコウホケン", "ホケン"]),
    (Card, &["CARD", "ホケンショウ", "保険者証", "保険証", "健康保険証", "健保証", "被保険者証", "被保険者証等", "健康保険被保険者証", "証"]),
    (Certificate, &["ELIGIBILITYCERTIFICATE", "CERTIFICATEOFELIGIBILITY", "資格確認書", "確認書", "健康保険資格確認書"]),
    (Entitlement, &["資格", "シカク"]),
    (Symbol, &["記号", "キゴウ", "SYMBOL", "KIGO", "KIGOU"]),
    (Number, &["番号", "バンゴウ", "ナンバー", "NUMBER", "BANGO", "BANGOU"]),
    (No, &["NO", "№"]),
    (FileNumber, &["整理番号"]),
    (Branch, &["枝番", "枝番号", "枝NO", "枝番NO", "枝", "エダバン", "BRANCH", "BRANCHNO", "BRANCHNUMBER", "EDABAN"]),
    (Name, &["氏名", "俗名", "本名", "戸籍名", "名前", "芳名", "姓名", "シメイ", "ナマエ", "フルネーム", "NAME", "FULLNAME", "SHIMEI", "NAMAE"]),
    (Family, &["姓", "氏", "苗字", "名字", "ミョウジ", "FAMILYNAME", "LASTNAME", "SURNAME"]),
    (Given, &["下ノ名前", "GIVENNAME", "FIRSTNAME"]),
    (Mei, &["名"]),
    (Title, &["名称"]),
    (Written, &["漢字", "全角", "半角", "戸籍", "KANJI", "カンジ"]),
    (Kana, &["KANA", "KATAKANA", "FURIGANA", "フリガナ", "カナ", "カタカナ", "ヒラガナ", "ヨミガナ", "ヨミ", "読ミ仮名", "読ミガナ", "振リ仮名", "振仮名", "フリ仮名", "YOMI", "YOMIGANA"]),
    (FamilyKana, &["セイ", "シ", "ウジ"]),
    (GivenKana, &["メイ"]),
    (Birth, &["DATEOFBIRTH", "BIRTHDATE", "BIRTHDAY", "DOB", "生年月日", "誕生日", "出生日", "誕生年月日", "出生年月日", "タンジョウ日", "タンジョウビ", "セイネンガッピ", "生マレタ日", "生マレノ日", "生マレタ年月日", "SEINENGAPPI", "TANJOBI"]),
    (Born, &["生", "生マレ", "生レ", "誕生", "出生"]),
    (Calendar, &["西暦", "和暦", "元号年月日"]),
    (Era, &["元号", "年号", "ゲンゴウ", "ネンゴウ"]),
    (Year, &["年"]),
    (Month, &["月"]),
    (Sex, &["MF", "性別", "男女", "性", "セイベツ", "SEX", "GENDER", "SEIBETSU", "SEIBETU"]),
    (Relation, &["RELATIONSHIP", "RELATION", "続柄", "続", "続キ柄", "ツヅキガラ", "ゾクガラ", "間柄", "ZOKUGARA", "TSUZUKIGARA"]),
    (Tie, &["関係"]),
    (Class, &["区分", "種別", "クブン", "シュベツ"]),
    (Acquire, &["取得", "取ッタ", "開始", "適用", "適用開始", "シュトク", "SHUTOKU", "SHIKAKUSHUTOKU", "SHIKAKUSYUTOKU"]),
    (Acquired, &["QUALIFIEDDATE", "QUALIFIEDON", "DATEQUALIFIED", "QUALIFICATIONDATE", "DATEOFQUALIFICATION", "ACQUIREDDATE", "ACQUIREDON", "DATEACQUIRED", "ACQUISITIONDATE", "DATEOFACQUISITION", "ENROLLEDDATE", "ENROLLEDON", "ENROLLMENTDATE", "DATEOFENROLLMENT", "COVERAGESTART", "COVERAGESTARTDATE", "INSURANCESTARTDATE", "INSUREDSINCE", "COVEREDSINCE"]),
    (Join, &["加入", "加入シタ", "入ッタ", "カニュウ"]),
    (Approve, &["認定", "ニンテイ"]),
    (Dependency, &["扶養", "扶養ニ入ッタ", "被扶養者ニナッタ", "被扶養者トナッタ"]),
    (Date, &["年月日", "日", "BI", "NENGAPPI", "ビ", "ヒ", "ネンガッピ"]),
    (Post, &["郵便", "ユウビン", "YUBIN", "YUUBIN"]),
    (PostSign, &["〒", "ZIP", "ZIPCODE", "POSTALCODE", "POSTCODE"]),
    (Upper, &["上3桁", "上三桁", "前3桁", "上3ケタ", "前3ケタ", "上位3桁", "3桁", "親"]),
    (Lower, &["下4桁", "下四桁", "後4桁", "下4ケタ", "後4ケタ", "下位4桁", "4桁", "子"]),
    (Address, &["ADDRESS", "HOMEADDRESS", "住所", "ジュウショ", "居所", "居住地", "住ンデイル所", "住マイ", "スマイ", "JUSHO", "JUUSHO", "JYUSHO"]),
    (Location, &["所在地", "所在"]),
    (Home, &["現", "自宅", "留守宅", "住民票", "国内", "国内デノ", "日本デノ", "日本国内ノ"]),
    (Prefecture, &["都道府県", "PREFECTURE"]),
    (City, &["CITY", "市区町村", "市区", "市区郡", "市町村", "郡市区町村", "市区郡町村"]),
    (Town, &["STREET", "町名", "町村", "町域", "町域名", "番地", "丁目", "大字", "番地以下"]),
    (Building, &["BUILDING", "方書", "方書キ", "建物", "マンション", "アパート", "ビル", "部屋番号"]),
    (Phone, &["電話", "TEL", "デンワ", "℡", "PHONE", "TELEPHONE", "DENWA"]),
    (Mobile, &["携帯"]),
    (Contact, &["連絡先"]),
    (Employer, &["事業所", "適用事業所", "ジギョウショ"]),
    (Belonging, &["所属"]),
    (Company, &["会社", "社", "勤務先", "勤メ先", "勤務地"]),
    (Department, &["部署", "部門"]),
    (Code, &["コード", "CD"]),
    (Issue, &["発行", "交付"]),
    (Wish, &["要否", "要不要", "希望", "要", "必要", "申請", "ホシイ", "欲シイ", "必要ナ", "希望者", "必要者", "希望スル", "申請スル"]),
    (Whether, &["有無", "有", "無"]),
    (State, &["状況", "状態", "済"]),
    (Hold, &["保有", "所持"]),
    (Flag, &["フラグ"]),
    (MynaCard, &["個人番号カード", "マイナンバーカード", "マイナカード"]),
    (PlainCard, &["カード"]),
    (MynaInsurance, &["マイナ保険証"]),
    (Register, &["登録", "紐付ケ", "紐付"]),
    (Use, &["利用"]),
    (Release, &["解除"]),
    (Process, &["処理", "完了"]),
    (Electronic, &["電子証明書", "利用者証明用電子証明書"]),
    (Proof, &["証明書"]),
    (Expiry, &["有効期限", "期限", "満了日", "有効期間", "有効期間満了日"]),
    (Insurer, &["保険者", "医療保険者"]),
    (Basis, &["基準"]),
    (Data, &["データ", "名簿", "照会", "集計"]),
    (Extract, &["抽出", "作成"]),
    (Foreign, &["事業主", "代表者", "代表", "担当者", "責任者", "配偶者", "世帯主", "世帯", "送付先", "緊急", "保証人", "申請者", "届出者", "差出人", "差シ出シ人", "返送先", "返信先", "凡例", "パスポート", "旅券", "ビザ", "母国", "本国", "母国デノ"]),
    (Foreign, &["法名", "変更", "変更前", "通称", "ソノ他", "EMPID", "EMPLOYEEID", "SPOUSE", "EMERGENCY", "ROMAN", "ROMAJI", "ENGLISH", "ローマ字", "英字", "英語", "アルファベット"]),
    (Foreign, &["年金", "基礎年金", "年金手帳", "厚生年金", "厚生年金保険", "厚年", "国民年金", "雇用保険", "雇保", "介護保険", "介護", "労災保険", "労災", "労働保険"]),
    (Lose, &["喪失", "ソウシツ"]),
    (Former, &["前", "旧", "従前", "以前", "前職"]),
    (National, &["国民健康保険", "国保"]),
    (OtherInsurer, &["全国健康保険協会", "協会ケンポ", "協会健保", "共済", "共済組合"]),
    (Foreign, &["口座", "給与", "給与振込", "振込", "銀行", "支店", "法人", "免許証", "運転免許証", "公費", "公費負担者", "公費受給者", "受診券", "在留", "在留カード", "シリアル"]),
    (Around, &["年齢", "満年齢", "事由", "理由", "原因", "届", "届出", "届書", "提出", "受付", "管理", "確認", "返却", "回収", "返納", "添付", "枚数", "不要", "同意"]),
    (Foreign, &["直属", "上司", "上長", "旧姓使用時", "使用時", "芸名", "ペンネーム", "ビジネスネーム", "父", "母", "父親", "母親", "妻", "夫", "扶養者", "身元", "実家", "帰省先", "赴任先", "単身赴任先", "別居先"]),
    (Foreign, &["派遣先", "派遣元", "出向先", "出向元", "就業先", "就業場所", "配属先", "店舗", "営業所", "支所", "工場", "本社", "支社", "事務所", "顧客", "客様", "取引先"]),
    (Foreign, &["無線", "車両", "車輌", "船舶", "ロッカー", "座席", "端末", "契約", "手帳", "伝票", "学籍", "出席", "受験", "免許"]),
    (Foreign, &["情報ノオ知ラセ", "FAX", "内線", "メール", "メールアドレス", "備考", "メモ"]),
    (Digit(1), &["1"]), (Digit(2), &["2"]), (Digit(3), &["3"]), (Digit(4), &["4"]), (Digit(5), &["5"]),
];

/// Characters beyond which a text is no heading.
const LONGEST: usize = 40;

/// A heading in its words, from left to right. `None`: it does not fall into known words without a rest.
pub fn words(heading: &str) -> Option<Vec<Sense>> {
    Some(parted(heading)?.into_iter().map(|(_, sense)| sense).collect())
}

/// The same with the words themselves.
pub fn parted(heading: &str) -> Option<Vec<(&str, Sense)>> {
    if heading.chars().nth(LONGEST).is_some() {
        return None;
    }
    // From the end: at each place the longest word behind which the rest falls into words, too.
    let mut at: Vec<Option<(usize, Sense)>> = vec![None; heading.len()];
    for (place, _) in heading.char_indices().rev() {
        let rest = &heading[place..];
        at[place] = beginnings(rest)
            .filter(|(length, _)| *length == rest.len() || at[place + length].is_some())
            .max_by_key(|(length, _)| *length);
    }
    let (mut place, mut found) = (0, Vec::new());
    while place < heading.len() {
        let (length, sense) = at[place]?;
        found.push((heading.get(place..place + length)?, sense));
        place += length;
    }
    Some(found)
}

/// The words by their first characters: every place of every cell that could be a heading is looked up.
static BY_FIRST: LazyLock<HashMap<char, Vec<(&str, Sense)>>> = LazyLock::new(|| {
    let mut by_first = HashMap::<_, Vec<_>>::new();
    for (sense, words) in WORDS {
        for word in *words {
            by_first.entry(word.chars().next().unwrap_or_default()).or_default().push((*word, *sense));
        }
    }
    by_first
});

/// The words with which a text can begin, by their lengths in bytes.
fn beginnings(text: &str) -> impl Iterator<Item = (usize, Sense)> {
    let words = text.chars().next().and_then(|first| BY_FIRST.get(&first)).into_iter().flatten();
    words.filter(move |(word, _)| text.starts_with(word)).map(|(word, sense)| (word.len(), *sense))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn headings_fall_into_words() {
        use Sense::*;
        for (heading, expected) in [
            ("資格確認書発行区分", Some(vec![Certificate, Issue, Class])),
            ("被保険者証等記号", Some(vec![Card, Symbol])),
            ("被保険者等番号", Some(vec![Insured, Number])),
            ("保険者番号", Some(vec![Insurer, Number])),
            ("男女ノ別", Some(vec![Sex, Joint, Joint])),
            ("名称", Some(vec![Title])),
            ("名前", Some(vec![Name])),
            ("前氏名", Some(vec![Former, Name])),
            ("社員名", Some(vec![Staff, Mei])),
            ("基礎年金番号", Some(vec![Foreign, Number])),
            ("管理用番号", None),
            ("", Some(vec![])),
        ] {
            assert_eq!(words(heading), expected, "{heading}");
        }
        assert_eq!(words(&"被保険者証等".repeat(5_000)), None, "too long for a heading");
        assert_eq!(words(&"被保険者証等".repeat(6)).map(|words| words.len()), Some(6));
    }

    #[test]
    fn every_word_has_one_sense() {
        let mut seen = BTreeSet::new();
        for (_, words) in WORDS {
            for word in *words {
                assert!(seen.insert(word), "{word} stands twice");
                assert_eq!(&super::super::key::key(word).whole, word, "in the form of `key`");
            }
        }
    }
}
