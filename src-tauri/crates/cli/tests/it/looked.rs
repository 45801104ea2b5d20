//! What a dry run tells in words: each kind of finding once, with how often, where first, and what to do.

use crate::support::{AS_OF, Kenpo, ROSTERS, fixture, roster};

const MESSY: &str = "\
加入者名簿、シート「提出」：32行を読みました。
　新規 31人、変更 0人、変更なし 0人
　保留 1行、読み飛ばし 0行
　使わない列：A列「社員番号」
　［取り込めない行］
　・生年月日が空か、日付として読めません。（1件、初めはシート「提出」の33行目G列）
　　→ 生年月日を確認して取り込み直してください。
　［確認してください］
　・隠れたシートに、人の行がある表があります。その表は取り込みません。（1件、初めはシート「マスタ」の1行目「マスタ」）
　　→ 必要な表かどうかを提出元に確かめてください。
　・どの項目にも使わない列があります。この列の値は取り込みません。（1件、初めはシート「提出」の1行目）
　　→ 必要な列が含まれていないか、見出しを確認してください。
　・セルがエラー（#N/A など）か、計算されていない数式です。値としては読みません。（2件、初めはシート「提出」の12行目K列）
　　→ 元の表計算ファイルで値を直してください。計算されていない数式は、Excel で開いて保存し直すと値になります。
　・70歳から74歳で、負担割合が登録されていません。（1件、初めはシート「提出」の11行目G列「昭和30年9月6日」）
　　→ 負担割合を確認してください。登録されるまで判定は保留になります。
";

#[test]
fn a_messy_roster_is_told_kind_by_kind() {
    let kenpo = Kenpo::with(&[]);
    let told = kenpo.on("import", &[&fixture("forty/28_formulas_with_macros.xlsm"), "--as-of", AS_OF, "--dry-run"]);
    assert_eq!((told.code, told.out.as_str()), (0, MESSY), "{}", told.err);
}

#[test]
fn what_is_of_the_file_as_a_whole_has_no_place_and_a_text_file_no_sheet() {
    let kenpo = Kenpo::with(&[]);
    let torn = kenpo.on("import", &[&fixture("forty/17_families_torn_apart.csv"), "--as-of", AS_OF, "--dry-run"]);
    for lines in [
        "別の人の値が混ざっているおそれがあります。（4件）\n　　→ 一部の列だけを並べ替えていないか",
        "資格取得年月日が生年月日より前です。（3件、初めは21行目I列「令和7年8月28日」）\n",
    ] {
        assert!(torn.out.contains(lines), "{lines}: {}", torn.out);
    }
}

#[test]
fn of_a_great_many_columns_that_are_not_used_the_first_are_named() {
    let kenpo = Kenpo::with(&[]);
    let file = kenpo.path("wide.csv");
    let more = |of: &str| (1..=33).map(|at| format!(",{of}{at}")).collect::<String>();
    let heading = format!("記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,住所{}", more("社内"));
    let row = format!("12,0001001,00,佐藤　花子,サトウ ハナコ,1980-04-01,女,本人,2003-04-01,神戸市{}", more("x"));
    std::fs::write(&file, format!("{heading}\n{row}\n")).unwrap();
    let told = kenpo.on("import", &[&file, "--as-of", AS_OF, "--dry-run"]).out;
    let line = told.lines().find(|line| line.contains("使わない列：")).unwrap();
    assert!(line.starts_with("　使わない列：K列「社内1」、L列「社内2」、"), "{line}");
    assert!(line.ends_with("、AN列「社内30」、ほか 3列"), "{line}");
}

#[test]
fn a_width_that_is_not_set_is_told_with_the_words_that_take_it() {
    let kenpo = Kenpo::new();
    assert_eq!(kenpo.init_bare(&["--branch-width", "2"]).code, 0);
    let kobe = roster(ROSTERS[0]);
    let told = kenpo.on("import", &[&kobe, "--as-of", AS_OF, "--dry-run"]);
    for line in [
        "　！番号の桁数が決まりません（数値 4桁 397件）。桁数が分かるときは --width number=桁数 を付けて読み直します\n",
        "　！郵便番号は7桁です。正しければ --width postal=7 を付けて読み直します\n",
    ] {
        assert!(told.out.contains(line), "{}", told.out);
    }
    let both = ["--width", "number=7", "--width", "postal=7"];
    let taken = kenpo.data("import", &[&[&*kobe, "--as-of", AS_OF], &both[..]].concat());
    assert_eq!(taken["waiting"], 0);
    for bad in ["number", "number=", "number=x", "name=7", "=7"] {
        assert_eq!(kenpo.on("import", &[&kobe, "--width", bad]).code, 2, "{bad}");
    }
}
