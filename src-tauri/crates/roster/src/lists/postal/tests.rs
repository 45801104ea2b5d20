//! Addresses beside postal codes, as rosters write them.

use super::PlaceFit::{Fits, Unknown};
use super::*;

const fn differs(prefecture: &'static str, city: &'static str) -> PlaceFit {
    PlaceFit::Differs { prefecture, city }
}

#[test]
fn addresses_and_their_codes() {
    assert!(available(), "data/postal.tsv is missing");
    let chuo = differs("兵庫県", "神戸市中央区");
    let addresses: &[(&str, &str, PlaceFit)] = &[
        ("650-0001", "兵庫県神戸市中央区加納町６丁目１３－７８５", Fits),
        ("6500001", "兵庫県　神戸市　中央区加納町6-13", Fits),
        ("〒６５０－０００１", "神戸市中央区加納町6-13", Fits),
        ("650-0001", "中央区加納町6-13", Fits),
        ("650-0001", "神戸市加納町6-13", Fits),
        ("650-0001", "兵庫県神戸市", Fits),
        ("100-0013", "東京都千代田区霞が関5丁目3番663号", Fits),
        ("100-0013", "千代田区霞ヶ関5-3", Fits),
        ("604-8571", "京都府京都市中京区寺町通御池上る上本能寺前町5-15-447", Fits),
        ("060-0001", "北海道札幌市中央区北一条西1", Fits),
        ("253-0044", "神奈川県茅ケ崎市新栄町1-1", Fits),
        ("253-0044", "神奈川県茅ヶ崎市新栄町1-1", Fits),
        ("253-0044", "茅が崎市新栄町1-1", Fits),
        ("301-0000", "茨城県竜ヶ崎市大字泉1", Fits),
        ("301-0000", "茨城県龍ケ崎市字泉1", Fits),
        ("985-0000", "宮城県塩釜市1", Fits),
        ("985-0000", "宮城県塩竈市1", Fits),
        ("985-0000", "宮城県多賀城市大字笠神1", Fits),
        ("618-0015", "大阪府三島郡島本町青葉1", Fits),
        ("618-0015", "大阪府島本町青葉1", Fits),
        ("618-0015", "島本町大字東大寺1", Fits),
        ("618-0000", "京都府乙訓郡大山崎町大字大山崎1", Fits),
        ("100-1401", "東京都八丈町大賀郷1", Fits),
        ("100-1401", "東京都八丈島八丈町大賀郷1", Fits),
        ("430-0926", "静岡県浜松市中区砂山町1", Fits),
        ("678-1231", "兵庫県赤穂郡上郡町上郡1", Fits),
        ("678-1231", "上郡町上郡1", Fits),
        ("963-8001", "福島県郡山市大町1", Fits),
        ("510-0001", "三重県四日市市八田1", Fits),
        ("060-8611", "札幌市中央区北一条西2丁目", Fits),
        // Another place.
        ("650-0001", "大阪府大阪市中央区本町1", chuo),
        ("650-0001", "兵庫県西宮市甲子園町1", chuo),
        ("650-0001", "神戸市灘区岩屋1", chuo),
        ("650-0001", "西宮市甲子園町1", chuo),
        ("650-0001", "兵庫県明石市", chuo),
        ("100-0013", "港区芝公園4-2-8", differs("東京都", "千代田区")),
        ("100-0013", "大阪府大阪市北区梅田1", differs("東京都", "千代田区")),
        ("618-0015", "大阪府豊能郡能勢町宿野1", differs("大阪府", "三島郡島本町")),
        ("618-0000", "大阪府茨木市1", differs("大阪府", "三島郡島本町")),
        ("253-0044", "神奈川県鎌倉市御成町1", differs("神奈川県", "茅ヶ崎市")),
        ("430-0926", "静岡県浜松市浜名区貴布祢1", differs("静岡県", "浜松市中央区")),
        ("963-8001", "福島県会津若松市大町1", differs("福島県", "郡山市")),
        // Nothing is known.
        ("999-9999", "兵庫県神戸市中央区加納町6", Unknown),
        ("65-001", "兵庫県神戸市中央区加納町6", Unknown),
        ("", "兵庫県神戸市中央区加納町6", Unknown),
        ("650-0001", "", Unknown),
        ("650-0001", "加納町6丁目13", Unknown),
        ("650-0001", "兵庫県加納町6丁目13", Unknown),
        ("650-0001", "大島町6丁目13", Unknown),
        ("650-0001", "1600 Amphitheatre Parkway", Unknown),
    ];
    assert!(addresses.len() >= 30);
    let answers = addresses.iter().map(|(code, address, fit)| (code, address, fit, check(code, address)));
    let wrong: Vec<_> = answers.filter(|(.., expected, answer)| *expected != answer).collect();
    assert!(wrong.is_empty(), "not as expected: {wrong:#?}");
}

#[test]
fn without_its_list_nothing_is_known() {
    for text in ["", "postal 2 2026-10-03\n兵庫県\t神戸市中央区\t6500001\n"] {
        let none = Places::over(text);
        assert_eq!(none.dated(), None, "{text}");
        assert_eq!(fit(&none, "650-0001", "大阪府大阪市中央区本町1"), Unknown, "{text}");
    }
    let one = Places::over("postal 1 2026-10-03\n兵庫県\t神戸市中央区\t6500001\n");
    assert_eq!(fit(&one, "650-0001", "兵庫県神戸市中央区加納町6"), Fits);
}
