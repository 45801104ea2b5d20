//! The words that senders put over their columns. Data alone: a new word is a new entry here.
//!
//! The better word stands first: where two columns could be one item, the earlier entry wins. Words are written as people
//! write them and compared in the form of `key`.

use super::key::key;
use kenpo_domain::finding::Item;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Which part of an item a column gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it.
    Whole,
    /// One of several columns that are joined in this order.
    Piece(u8),
    /// 加入者区分 in place of 続柄: codes are understood.
    Class,
    /// 認定年月日, which counts for dependants where 資格取得年月日 has a column of its own.
    Approved,
    /// Says it too, and counts where the first column is blank.
    Also,
    /// 記号 and 番号 in one cell.
    WithSymbol,
}

/// One entry of the table.
#[derive(Clone, Copy, Debug)]
pub struct Alias {
    /// Which item.
    pub item: Item,
    /// Which part.
    pub part: Part,
    /// The lower, the better the word.
    pub rank: u16,
    /// Whether the word means other things too, so that the values must agree.
    pub vague: bool,
}

use Part::{Also, Approved, Class, Piece, Whole, WithSymbol};

/// A word marked `?` means other things too.
#[rustfmt::skip]
const TABLE: &[(Item, Part, &[&str])] = &[
    (Item::Symbol, Whole, &[
        "被保険者証等記号", "被保険者等記号", "被保険者証記号", "被保険者記号", "保険証記号", "健康保険証記号", "健康保険記号", "健保記号",
        "資格確認書記号", "組合記号", "記号", "?事業所記号",
    ]),
    (Item::Number, Whole, &[
        "被保険者証等番号", "被保険者等番号", "被保険者証番号", "被保険者番号", "保険証番号", "健康保険証番号", "健康保険番号", "健保番号",
        "資格確認書番号", "証番号", "?番号", "?被保険者整理番号", "?整理番号",
    ]),
    (Item::Number, WithSymbol, &[
        "記号番号", "被保険者証等記号番号", "被保険者等記号番号", "被保険者証記号番号", "被保険者記号番号", "保険証記号番号", "健康保険証記号番号", "健保記号番号",
    ]),
    (Item::Branch, Whole, &[
        "枝番", "枝番号", "枝番NO", "被保険者証等枝番", "被保険者等枝番", "被保険者証枝番", "保険証枝番", "保険証枝番号", "被保険者枝番", "続柄枝番", "個人枝番", "?枝",
    ]),
    (Item::Name, Whole, &[
        "氏名", "漢字氏名", "氏名漢字", "加入者氏名", "対象者氏名", "被保険者被扶養者氏名", "被保険者氏名", "お名前", "名前", "姓名", "氏名全角", "氏名戸籍",
    ]),
    (Item::Name, Piece(1), &["姓", "漢字姓", "姓漢字", "氏名姓", "苗字", "名字", "?氏"]),
    (Item::Name, Piece(2), &["名", "漢字名", "名漢字", "氏名名"]),
    (Item::Kana, Whole, &[
        "フリガナ", "カナ氏名", "氏名カナ", "氏名フリガナ", "フリガナ氏名", "半角カナ氏名", "氏名半角カナ", "カナ", "半角カナ", "全角カナ", "ヨミガナ", "ヨミ",
        "読み仮名", "読みがな", "氏名ヨミ", "カナ名称",
    ]),
    (Item::Kana, Piece(1), &["姓カナ", "カナ姓", "姓フリガナ", "フリガナ姓", "セイ", "氏カナ", "カナ氏", "姓ヨミ", "氏フリガナ"]),
    (Item::Kana, Piece(2), &["名カナ", "カナ名", "名フリガナ", "フリガナ名", "メイ", "名ヨミ"]),
    (Item::Birth, Whole, &["生年月日", "生年月日西暦", "生年月日和暦", "誕生日", "出生年月日", "誕生年月日"]),
    (Item::Sex, Whole, &["性別", "性別区分", "性別コード", "男女別", "?男女", "?性"]),
    (Item::Relation, Whole, &["続柄", "続き柄", "続柄名", "続柄名称", "続柄区分", "続柄漢字", "本人との続柄", "被保険者との続柄"]),
    (Item::Relation, Class, &[
        "加入者区分", "本人家族区分", "本人家族別", "本人家族", "本家区分", "被保険者区分", "被保険者被扶養者",
        "被保険者被扶養者区分", "被保険者被扶養者別", "加入区分", "家族区分", "?資格区分", "?区分",
    ]),
    (Item::Acquired, Whole, &[
        "資格取得認定年月日", "資格取得認定日", "資格取得年月日認定年月日", "資格取得日認定日", "取得認定年月日", "取得認定日", "資格取得年月日", "資格取得日",
        "被保険者資格取得年月日", "被保険者資格取得日", "健康保険資格取得年月日", "健康保険資格取得日", "健保資格取得年月日", "健保資格取得日",
        "?取得年月日", "?取得日", "?加入年月日", "?加入日",
    ]),
    (Item::Acquired, Approved, &["認定年月日", "被扶養者認定年月日", "被扶養者認定日", "扶養認定年月日", "扶養認定日", "認定日"]),
    (Item::Postal, Whole, &["郵便番号", "〒", "〒番号", "郵便NO", "自宅郵便番号", "現住所郵便番号", "住所郵便番号", "?郵便"]),
    (Item::Address, Whole, &["住所", "現住所", "自宅住所", "住所漢字", "漢字住所", "居住地", "居所"]),
    (Item::Address, Piece(1), &["住所1", "都道府県", "都道府県名"]),
    (Item::Address, Piece(2), &["住所2", "市区町村", "市区町村名", "市区郡"]),
    (Item::Address, Piece(3), &["住所3", "町名番地", "町域番地", "番地", "丁目番地", "町名", "町域", "町域名", "大字", "丁目", "番地以下", "番地等"]),
    (Item::Address, Piece(4), &["住所4", "住所5", "方書", "建物名", "建物", "建物名等", "マンション名", "建物名部屋番号", "部屋番号", "住所建物"]),
    (Item::Phone, Whole, &["電話番号", "電話番号1", "自宅電話番号", "連絡先電話番号", "TEL", "電話", "?連絡先"]),
    (Item::Phone, Also, &["携帯電話番号", "携帯電話", "携帯番号", "電話番号2", "携帯"]),
    (Item::Employer, Whole, &[
        "事業所コード", "事業所CD", "事業所番号", "所属コード", "所属CD", "所属事業所コード", "会社コード", "勤務先コード", "事業所", "事業所名", "事業所名称",
        "所属", "所属名", "所属事業所", "勤務先", "勤務先名", "会社名",
    ]),
    (Item::Requested, Whole, &[
        "資格確認書発行要否", "資格確認書ノ発行要否", "資格確認書要否", "資格確認書発行", "資格確認書発行要", "資格確認書交付要否", "資格確認書交付", "資格確認書発行希望",
        "資格確認書ノ発行希望", "資格確認書希望", "資格確認書発行希望有無", "資格確認書", "確認書発行要否", "確認書発行", "発行要否", "発行要", "発行希望", "要発行",
    ]),
    (Item::MyNumber, Whole, &["個人番号", "個人番号12桁", "マイナンバー", "マイナンバー12桁", "MYNUMBER", "個人NO", "個番"]),
    (Item::Insurer, Whole, &["保険者番号", "保険者NO", "保険者コード"]),
    (Item::Card, Whole, &[
        "個人番号カード", "マイナンバーカード", "マイナカード", "個人番号カード有無", "個人番号カードノ有無", "個人番号カード保有", "個人番号カード保有状況", "個人番号カード状況",
        "個人番号カード交付状況", "個人番号カード取得状況", "マイナンバーカード有無", "マイナンバーカードノ有無", "マイナンバーカード保有", "マイナンバーカード保有状況",
        "マイナンバーカード取得状況", "カード保有状況", "カード有無", "カード状態",
    ]),
    (Item::Registered, Whole, &[
        "利用登録", "利用登録状況", "利用登録有無", "利用登録ノ有無", "保険証利用登録", "保険証利用登録状況", "健康保険証利用登録", "健康保険証利用登録状況",
        "マイナ保険証利用登録", "マイナ保険証利用登録状況", "マイナ保険証登録状況", "マイナ保険証", "マイナ保険証登録",
    ]),
    (Item::CertificateExpires, Whole, &[
        "電子証明書有効期限", "電子証明書ノ有効期限", "利用者証明用電子証明書有効期限", "電子証明書有効期間満了日", "証明書有効期限", "電子証明書期限", "?有効期限",
    ]),
    (Item::Deregistered, Whole, &["解除処理日", "解除処理年月日", "利用登録解除処理日", "利用登録解除日", "利用登録解除年月日", "解除年月日", "解除日"]),
    (Item::ListedOn, Whole, &["基準日", "基準年月日", "データ基準日", "抽出基準日", "抽出日", "作成基準日"]),
];

static BY_WORD: LazyLock<BTreeMap<String, Alias>> = LazyLock::new(|| {
    let mut map = BTreeMap::new();
    for (item, part, words) in TABLE {
        for (rank, word) in (0..).zip(*words) {
            let (vague, plain) = word.strip_prefix('?').map_or((false, *word), |plain| (true, plain));
            map.entry(key(plain).whole).or_insert(Alias { item: *item, part: *part, rank, vague });
        }
    }
    map
});

/// Looks up a word in the form of `key`.
pub fn alias(word: &str) -> Option<Alias> {
    BY_WORD.get(word).copied().or_else(|| polite(word)).or_else(|| part(word)).or_else(|| my_number(word))
}

/// ご住所, 御氏名: the word itself behind a polite beginning.
fn polite(word: &str) -> Option<Alias> {
    ["ゴ", "御", "オ"].iter().find_map(|sign| BY_WORD.get(word.strip_prefix(sign)?).copied())
}

/// Words put together of an item and a part of it: 漢字氏名姓, フリガナセイ, 住所都道府県.
fn part(word: &str) -> Option<Alias> {
    let whole = |rest: &str| BY_WORD.get(rest).filter(|alias| alias.part == Whole);
    let named = |rest: &str| whole(rest).filter(|alias| matches!(alias.item, Item::Name | Item::Kana));
    for (at, sign) in [(1, "姓"), (1, "セイ"), (2, "名"), (2, "メイ")] {
        let rest = word.strip_suffix(sign).or_else(|| word.strip_prefix(sign));
        if let Some(alias) = rest.and_then(named) {
            return Some(Alias { part: Piece(at), rank: 50, ..*alias });
        }
    }
    ["現住所", "自宅住所", "住所"].iter().find_map(|place| {
        let alias = BY_WORD.get(word.strip_prefix(place)?)?;
        (alias.item == Item::Address && matches!(alias.part, Piece(_))).then_some(*alias)
    })
}

/// Whether a heading in the form of `key` speaks of the 個人番号, or of something around it.
pub fn speaks_of_my_number(word: &str) -> bool {
    ["個人番号", "マイナンバ", "MYNUMBER", "個人NO", "個番"].iter().any(|name| word.contains(name))
}

/// A heading that speaks of the 個人番号 itself, in whatever words: its column is cut. Columns that speak of the card or of
/// whether a number was handed in hold none; should one stand there all the same, it is cut like anywhere else.
fn my_number(word: &str) -> Option<Alias> {
    let of_something_else =
        ["カード", "有無", "提出", "届", "状況", "区分", "登録", "同意"].iter().any(|name| word.contains(name));
    (speaks_of_my_number(word) && !of_something_else).then_some(Alias {
        item: Item::MyNumber,
        part: Whole,
        rank: 100,
        vague: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_table_is_found_as_its_own_item() {
        for (item, part, words) in TABLE {
            for word in *words {
                let found = alias(&key(word.trim_start_matches('?')).whole).unwrap();
                assert_eq!((found.item, found.part), (*item, *part), "{word}");
            }
        }
    }

    #[test]
    fn words_that_only_look_like_an_item() {
        for word in [
            "社員番号",
            "保険証番号確認",
            "事業主氏名",
            "事業所名カナ",
            "喪失年月日",
            "資格確認書不要",
            "No.",
            "備考",
            "交付年月日",
            "住所カナ",
            "通称名",
        ] {
            let found = alias(&key(word).whole).map(|alias| alias.item);
            assert_eq!(found, None, "{word}");
        }
        for word in ["ご住所", "御住所", "お電話番号", "ご氏名"] {
            assert!(alias(&key(word).whole).is_some(), "{word}");
        }
        assert_eq!(alias("個人番号本人記入").map(|alias| alias.item), Some(Item::MyNumber));
        assert_eq!(alias("個人番号提出有無").map(|alias| alias.item), None);
    }
}
