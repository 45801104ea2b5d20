//! Given names that tell a sex, by how they end. Evidence over many rows, never over one: 薫 is in neither list, 子 was once a man's, and so is
//! the 美 of 克美. No list of names says it better: ENAMDICT calls 健 (ケン) and 翔 (ショウ) women's.

use kenpo_domain::sex::Sex;

#[rustfmt::skip]
const OF_MEN: &[char] = &[
    '郎', '男', '夫', '雄', '彦', '太', '介', '助', '輔', '也', '哉',
    '朗', '司', '一', '二', '治', '次', '弘', '宏', '昭', '則', '正', '平', '吾', '士', '吉', '義', '斗', '人',
];
#[rustfmt::skip]
const OF_WOMEN: &[char] = &[
    '子', '江', '代', '香', '奈', '菜',
    '美', '恵', '穂', '花', '華', '咲', '乃', '衣', '莉', '絵', '帆', '枝', '紗',
];

/// The sex of nearly everybody whose name ends so.
pub fn sex_of(name: &str) -> Option<Sex> {
    let last = name.trim_end().chars().next_back()?;
    if OF_MEN.contains(&last) {
        return Some(Sex::Male);
    }
    OF_WOMEN.contains(&last).then_some(Sex::Female)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_that_tell_and_endings_that_do_not() {
        for (name, sex) in [
            ("佐藤　花子", Some(Sex::Female)),
            ("佐藤太郎", Some(Sex::Male)),
            ("佐藤　拓也　", Some(Sex::Male)),
            ("佐藤　健一", Some(Sex::Male)),
            ("佐藤　陽菜乃", Some(Sex::Female)),
            ("佐藤　薫", None),
            ("佐藤　はなこ", None),
            ("", None),
        ] {
            assert_eq!(sex_of(name), sex, "{name}");
        }
    }
}
