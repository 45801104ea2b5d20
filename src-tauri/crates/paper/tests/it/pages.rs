//! Frames as text, and what a scanner, a copier of text and a clerk get from the pages.

use crate::support::{Case, FACES, KIT, drawn, folded, kept, run, text_of, try_written, written};
use kenpo_domain::gate::{Out, Paper};
use kenpo_paper::faces::Voice;
use kenpo_paper::{PdfError, PieceFrame, preview};
use std::ops::ControlFlow;
use std::path::Path;

/// A foreign name of 100 characters, the most that a registration can hold.
pub const LONG_FOREIGN: &str =
    "WOLFESCHLEGELSTEINHAUSENBERGERDORFF MAXIMILIAN ALEXANDER CHRISTOPHER BARTHOLOMEW FITZGERALD DE SOUZA";
pub const LONG_KANA: &str = "ｳﾙﾌｪｼｭﾚｰｹﾞﾙｼｭﾀｲﾝﾊｳｾﾞﾝﾍﾞﾙｶﾞｰﾄﾞﾙﾌ ﾏｸｼﾐﾘｱﾝ ｱﾚｸｻﾝﾀﾞｰ ｸﾘｽﾄﾌｧｰ ﾊﾞｰｿﾛﾐｭｰ ﾌｨｯﾂｼﾞｪﾗﾙﾄﾞ ﾃﾞ ｿｳｻﾞ";
const KYOTO: &str = "京都府京都市下京区烏丸通七条下る東塩小路町4番地の28　ハイツ754号室";

fn cases() -> Vec<(&'static str, Case)> {
    let long = |case: Case| Case { kana: LONG_KANA.to_owned(), ..case }.named(LONG_FOREIGN);
    vec![
        ("notice", Case::default()),
        ("notice_direct", Case::default().named("葛\u{E0100}城　𠮷").direct(KYOTO)),
        ("notice_elderly", Case::default().named("辻\u{E0101}　ヴィクトル").of("辻\u{E0101}　﨑").elderly()),
        ("notice_long", long(Case::default()).direct(KYOTO).elderly()),
        ("certificate", Case::certificate().named("髙橋　\u{FA19}\u{FA1B}")),
        ("certificate_dependent", Case::certificate().named("𠮷田　蓮").of("𠮷田　久美子").elderly()),
        ("certificate_long", long(Case::certificate()).of(LONG_FOREIGN).elderly()),
    ]
}

#[test]
fn frames_are_as_they_were_last_looked_at() {
    for (name, case) in cases() {
        let dump = case.frame().get().dump(&KIT);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots").join(format!("{name}.txt"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &dump).unwrap();
        }
        let seen = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            dump == seen,
            "{name} is placed differently: look at the pages, then run with UPDATE_SNAPSHOTS=1\n{dump}"
        );
    }
}

#[test]
fn every_serial_is_read_from_the_drawn_page() {
    for (name, case) in [("scan_notice", Case::default()), ("scan_certificate", Case::certificate())] {
        let cases: Vec<Case> = [1, 42, 9_999_999].map(|counter| Case { counter, ..case.clone() }).to_vec();
        let path = kept(name, cases.iter().map(Case::frame).collect());
        let pictures = drawn(&path, 300);
        let fronts = pictures.iter().step_by(pictures.len() / cases.len());
        for (case, picture) in cases.iter().zip(fronts) {
            let (read, _) = run("zbarimg", "zbar-tools", &["--quiet", picture.to_str().unwrap()]);
            let mut codes: Vec<&str> = read.lines().collect();
            codes.sort();
            let serial = format!("CODE-128:{}", case.serial().digits());
            let expected =
                if name == "scan_notice" { vec![&*serial, "QR-Code:https://myna.go.jp/"] } else { vec![&*serial] };
            assert_eq!(codes, expected, "{}", picture.display());
        }
    }
}

#[test]
fn what_is_printed_can_be_copied_out_again() {
    for (name, case) in cases() {
        let pages = text_of(&kept(name, vec![case.frame()]));
        for value in [&case.name, &case.number, &case.serial().to_string(), &case.society] {
            assert!(pages[0].contains(&folded(value)), "{name}: {value} is not in {}", pages[0]);
        }
    }
}

#[test]
fn two_spellings_of_one_glyph_each_come_back_as_they_were_registered() {
    // The sequence is registered as the base's own shape: the page shows one glyph, and its text must still tell them apart.
    let (plain, sequence) = ("辻", "辻\u{E0101}");
    let glyph = |text| FACES.glyph(Voice::Value, text).unwrap();
    assert_eq!(glyph(plain), glyph(sequence));
    let names = [format!("{plain}　{sequence}"), format!("{sequence}　{plain}")];
    let pages = text_of(&kept("spellings", names.iter().map(|name| Case::default().named(name).frame()).collect()));
    for (name, page) in names.iter().zip(pages) {
        assert!(page.contains(&folded(name)), "{name:?} is not in {page:?}");
    }
}

#[test]
fn a_preview_cannot_pass_as_an_original() {
    for (name, case) in [("preview_notice", Case::default()), ("preview_certificate", Case::certificate())] {
        let shown = preview(&KIT, case.frame());
        for page in &shown.get().pages {
            assert!(page.bars.is_none() && !page.overlays.is_empty(), "{name}");
        }
        let path = kept(name, vec![shown]);
        for page in text_of(&path) {
            assert!(page.contains("確認用"), "{name}: {page}");
            assert!(
                !page.contains(&case.serial().to_string()) && !page.contains(case.serial().digits()),
                "{name}: {page}"
            );
        }
        for picture in drawn(&path, 300) {
            let (read, _) = run("zbarimg", "zbar-tools", &["--quiet", picture.to_str().unwrap()]);
            assert!(!read.contains("CODE-128"), "{}: {read}", picture.display());
        }
    }
}

#[test]
fn the_same_pieces_give_the_same_bytes() {
    let frames = || cases().iter().map(|(_, case)| case.frame()).collect::<Vec<Out<Paper, PieceFrame>>>();
    let first = written(frames());
    // On another thread, with another file under way.
    let second = std::thread::scope(|scope| {
        let other = scope.spawn(|| written(vec![Case::default().frame()]));
        let same = scope.spawn(|| written(frames()));
        other.join().unwrap();
        same.join().unwrap()
    });
    assert!(first == second);
}

#[test]
fn a_run_can_be_stopped_between_two_pieces() {
    let mut heard = Vec::new();
    let stopped =
        try_written((1..=5).map(|counter| Case { counter, ..Case::default() }.frame()).collect(), &mut |done| {
            heard.push(done);
            if done == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
    assert!(matches!(stopped, Err(PdfError::Cancelled)));
    assert_eq!(heard, [1, 2, 3]);
}
