//! Old and variant characters as those of today, to compare names and places with what the lists have. Only to compare.

use kenpo_domain::search;

/// A text in the characters of today: without blanks and variation selectors, every width one.
pub fn plain(text: &str) -> String {
    search::name_key(text).chars().map(plain_form).collect()
}

/// Beside those of the search keys. Of names and places only what occurs in them.
fn plain_form(c: char) -> char {
    match c {
        '亞' => '亜',
        '惡' => '悪',
        '壓' => '圧',
        '壹' => '壱',
        '稻' => '稲',
        '隱' => '隠',
        '榮' => '栄',
        '衞' => '衛',
        '圓' => '円',
        '緣' => '縁',
        '鹽' => '塩',
        '奧' => '奥',
        '橫' => '横',
        '應' => '応',
        '溫' => '温',
        '假' => '仮',
        '繪' => '絵',
        '會' => '会',
        '學' => '学',
        '樂' => '楽',
        '竈' => '釜',
        '舘' => '館',
        '關' => '関',
        '巖' => '巌',
        '歸' => '帰',
        '龜' => '亀',
        '舊' => '旧',
        '峽' => '峡',
        '敎' => '教',
        '堯' => '尭',
        '曉' => '暁',
        '區' => '区',
        '勳' => '勲',
        '桒' => '桑',
        '惠' => '恵',
        '溪' => '渓',
        '螢' => '蛍',
        '縣' => '県',
        '儉' => '倹',
        '劍' => '剣',
        '嚴' => '厳',
        '恆' => '恒',
        '黃' => '黄',
        '黑' => '黒',
        '藏' => '蔵',
        '兒' => '児',
        '實' => '実',
        '壽' => '寿',
        '收' => '収',
        '從' => '従',
        '澁' => '渋',
        '將' => '将',
        '燒' => '焼',
        '條' => '条',
        '淨' => '浄',
        '狀' => '状',
        '愼' => '慎',
        '晉' => '晋',
        '穗' => '穂',
        '瀨' => '瀬',
        '淸' => '清',
        '聲' => '声',
        '靜' => '静',
        '靑' => '青',
        '說' => '説',
        '專' => '専',
        '曾' => '曽',
        '增' => '増',
        '聰' => '聡',
        '總' => '総',
        '莊' => '荘',
        '體' => '体',
        '瀧' => '滝',
        '擇' => '択',
        '團' => '団',
        '鑄' => '鋳',
        '廳' => '庁',
        '鐵' => '鉄',
        '傳' => '伝',
        '嶽' => '岳',
        '燈' => '灯',
        '讀' => '読',
        '檮' => '梼',
        '冨' => '富',
        '步' => '歩',
        '佛' => '仏',
        '峯' => '峰',
        '萬' => '万',
        '槇' => '槙',
        '彌' => '弥',
        '檜' => '桧',
        '蘆' => '芦',
        '與' => '与',
        '戶' => '戸',
        '藥' => '薬',
        '栁' => '柳',
        '遙' => '遥',
        '餠' => '餅',
        '來' => '来',
        '賴' => '頼',
        '龍' => '竜',
        '綠' => '緑',
        '禮' => '礼',
        '豐' => '豊',
        '鰺' => '鯵',
        other => other,
    }
}

/// The text as it is written, without variation selectors: 葛󠄀 is 葛.
pub fn without_selectors(text: &str) -> String {
    text.replace(search::is_selector, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_forms_come_out_as_those_of_today() {
        for (old, today) in [
            ("髙橋", "高橋"),
            ("山﨑", "山崎"),
            ("渡邊", "渡辺"),
            ("渡邉", "渡辺"),
            ("𠮷田", "吉田"),
            ("葛\u{E0100}城", "葛城"),
            ("廣瀨", "広瀬"),
            ("\u{FA1B}島", "福島"),
            ("冨 澤", "富沢"),
            ("龍之介", "竜之介"),
        ] {
            assert_eq!(plain(old), today, "{old}");
        }
        assert_eq!(without_selectors("髙\u{E0101}橋"), "髙橋");
    }
}
