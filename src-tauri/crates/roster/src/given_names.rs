//! Given names that tell a sex, by how they end. Evidence over many rows, never over one: 薫 is in neither list, and 子 was once a man's.

use kenpo_domain::sex::Sex;

const OF_MEN: [char; 11] = ['郎', '男', '夫', '雄', '彦', '太', '介', '助', '輔', '也', '哉'];
const OF_WOMEN: [char; 6] = ['子', '江', '代', '香', '奈', '菜'];

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
            ("佐藤　薫", None),
            ("佐藤　はなこ", None),
            ("", None),
        ] {
            assert_eq!(sex_of(name), sex, "{name}");
        }
    }
}
