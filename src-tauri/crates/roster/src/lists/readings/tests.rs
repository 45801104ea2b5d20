//! Names beside readings: common ones, rare ones, old forms, and pairs that do not belong together.

use super::ReadingFit::{Fits, Unknown, Unlikely};
use super::*;

#[test]
fn names_and_their_readings() {
    assert!(available(), "data/names.bin is missing");
    let pairs: &[(&str, &str, ReadingFit)] = &[
        // Common.
        ("佐藤　花子", "サトウ ハナコ", Fits),
        ("鈴木　一郎", "ｽｽﾞｷ ｲﾁﾛｳ", Fits),
        ("高橋 健太", "たかはし けんた", Fits),
        ("田中　美咲", "タナカ ミサキ", Fits),
        ("伊藤　大輔", "イトウ ダイスケ", Fits),
        ("渡辺　陽子", "ワタナベ ヨウコ", Fits),
        ("山本　翔太", "ヤマモト シヨウタ", Fits),
        ("中村　由紀", "ナカムラ ユキ", Fits),
        ("小林　蓮", "コバヤシ レン", Fits),
        ("加藤　恵子", "カトウ ケイコ", Fits),
        ("吉田　勇気", "ヨシダ ユウキ", Fits),
        ("佐々木　翼", "ササキ ツバサ", Fits),
        ("山口　葵", "ヤマグチ アオイ", Fits),
        ("井上　さくら", "イノウエ サクラ", Fits),
        ("木村　あい子", "キムラ アイコ", Fits),
        ("五十嵐　洋一", "イガラシ ヨウイチ", Fits),
        ("東　健", "ヒガシ ケン", Fits),
        ("東　健", "アズマ ケン", Fits),
        ("上田　正", "ウエダ タダシ", Fits),
        // Rare.
        ("小鳥遊　翼", "タカナシ ツバサ", Fits),
        ("四月一日　花", "ワタヌキ ハナ", Fits),
        ("勅使河原　誠", "テシガワラ マコト", Fits),
        ("東海林　太郎", "ショウジ タロウ", Fits),
        ("東海林　太郎", "トウカイリン タロウ", Fits),
        ("十河　大輔", "ソゴウ ダイスケ", Fits),
        ("御手洗　清", "ミタライ キヨシ", Fits),
        ("薬袋　真一", "ミナイ シンイチ", Fits),
        ("西園寺　公望", "サイオンジ キンモチ", Fits),
        // Old forms and variation selectors.
        ("髙橋　健太", "タカハシ ケンタ", Fits),
        ("山﨑　誠", "ヤマザキ マコト", Fits),
        ("渡邊　陽子", "ワタナベ ヨウコ", Fits),
        ("渡邉　陽子", "ワタナベ ヨウコ", Fits),
        ("齋藤　恵", "サイトウ メグミ", Fits),
        ("齊藤　惠", "サイトウ メグミ", Fits),
        ("𠮷田　勇氣", "ヨシダ ユウキ", Fits),
        ("廣瀨　學", "ヒロセ マナブ", Fits),
        ("\u{FA1B}島　凜", "フクシマ リン", Fits),
        ("葛\u{E0100}城　翔", "カツラギ ショウ", Fits),
        ("濵田　櫻", "ハマダ サクラ", Fits),
        ("冨澤　龍之介", "トミザワ リュウノスケ", Fits),
        ("長嶋　德子", "ナガシマ トクコ", Fits),
        // Voiced or not, small or large, long vowels.
        ("中島　千鶴", "ナカシマ チヅル", Fits),
        ("中島　千鶴", "ナカジマ チズル", Fits),
        ("大野　洋子", "オーノ ヨーコ", Fits),
        ("大野　洋子", "オウノ ヨオコ", Fits),
        ("大塚　涼", "オオヅカ リヨウ", Fits),
        // In one piece.
        ("佐藤花子", "サトウハナコ", Fits),
        ("佐藤花子", "サトウ ハナコ", Fits),
        ("佐藤　花子", "サトウハナコ", Fits),
        ("東海林太郎", "ショウジタロウ", Fits),
        ("佐藤あい", "サトウ アイ", Fits),
        ("林翔", "ハヤシショウ", Fits),
        // In kana, foreign.
        ("サトウ　ハナコ", "ｻﾄｳ ﾊﾅｺ", Fits),
        ("佐藤　ヴィクトル", "サトウ ヴイクトル", Fits),
        ("マリア・ルイザ　サントス", "マリア ルイザ サントス", Fits),
        ("グエン　ティ　ホン", "グエンティホン", Fits),
        ("さくら", "サクラ", Fits),
        // Only a part is known.
        ("佐藤　騎士亜", "サトウ ナイア", Fits),
        ("佐藤　SMITH", "サトウ スミス", Fits),
        // Pairs that do not belong together.
        ("佐藤　花子", "スズキ ハナコ", Unlikely),
        ("佐藤　花子", "サトウ タロウ", Unlikely),
        ("鈴木　一郎", "サトウ ハナコ", Unlikely),
        ("高橋　健太", "タカハタ ケンタ", Unlikely),
        ("渡邊　陽子", "タナベ ヨウコ", Unlikely),
        ("小林　蓮", "コバヤシ ケン", Unlikely),
        ("髙橋　健太", "タナカ ケンタ", Unlikely),
        ("佐藤花子", "スズキハナコ", Unlikely),
        ("佐藤花子", "スズキ ハナコ", Unlikely),
        ("佐藤　花子", "スズキハナコ", Unlikely),
        ("佐藤　騎士亜", "スズキ ナイア", Unlikely),
        ("サトウ　ハナコ", "スズキ ハナコ", Unlikely),
        ("佐藤　ヴィクトル", "サトウ ビクター", Unlikely),
        ("大野　洋子", "オグラ ヨウコ", Unlikely),
        ("花子　佐藤", "ハナコ タロウ", Unlikely),
        // Nothing is known.
        ("SMITH JANE", "スミス ジェーン", Unknown),
        ("龘龘　騎士亜", "トウ ナイア", Unknown),
        ("佐藤　花子", "SATO HANAKO", Unknown),
        ("佐藤　花子", "", Unknown),
        ("　", "サトウ", Unknown),
        ("佐藤　花子", "佐藤 花子", Unknown),
    ];
    assert!(pairs.len() >= 60);
    let wrong: Vec<_> = pairs.iter().filter(|(name, reading, fit)| check(name, reading) != *fit).collect();
    assert!(wrong.is_empty(), "not as expected: {wrong:#?}");
    let (mut checker, twice) = (Checker::default(), pairs.iter().chain(pairs));
    let wrong: Vec<_> = twice.filter(|(name, reading, fit)| checker.check(name, reading) != *fit).collect();
    assert!(wrong.is_empty(), "not as expected one after the other: {wrong:#?}");
}

#[test]
fn without_its_list_only_kana_are_compared() {
    let none = Names::over(&[]);
    assert_eq!(none.dated(), None);
    for (name, reading, expected) in [
        ("佐藤　花子", "サトウ ハナコ", Unknown),
        ("佐藤　花子", "スズキ ハナコ", Unknown),
        ("佐藤花子", "サトウハナコ", Unknown),
        ("佐藤　さくら", "スズキ サクラ", Fits),
        ("サトウ　ハナコ", "スズキ ハナコ", Unlikely),
    ] {
        assert_eq!(fit(none, name, reading), expected, "{name} {reading}");
    }
}
