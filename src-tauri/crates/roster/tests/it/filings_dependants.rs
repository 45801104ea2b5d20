//! 被扶養者（異動）届 in a 届書CSV: each dependant waits with a reason. Only synthetic people.

use crate::filings::*;
use crate::support::*;

#[test]
fn dependants_wait_each_with_a_reason() {
    let two = dependants().with(71, "ｻﾄｳ ﾂｷﾞｵ").with(76, "01").with(78, WRONG).with(104, "ｻﾄｳ ﾐﾁｺ").with(111, RIGHT);
    let ends = dependants().with(21, "2");
    let changes = dependants().with(21, "3");
    let all: Vec<Record> = [two, ends, changes].into_iter().map(|record| record.of_society(&ADDED)).collect();
    let checked = read_ok(&records(&all));
    let told = |line| of_line(&checked.findings, line).into_iter().filter(|(code, _)| code.starts_with("filing"));
    assert_eq!(
        told(6).collect::<Vec<_>>(),
        [("filing_dependant_waits", ""), ("filing_items_unknown", ""), ("filing_items_unknown", "")]
    );
    assert_eq!(told(7).collect::<Vec<_>>(), [("filing_change_waits", "")]);
    assert_eq!(told(8).collect::<Vec<_>>(), [("filing_change_waits", "")]);
    let texts: Vec<_> = checked.findings.iter().filter(|finding| finding.place.row == 6).filter_map(text).collect();
    assert_eq!(texts, ["配偶者", "その他の被扶養者1", "その他の被扶養者2"]);
    // Five rows wait; the record stands once, as it was.
    assert_eq!((counts(&checked.value), checked.value.raw.len()), ([5, 5, 0], 3));
    assert!(!everything_kept(&checked).contains("12345678901"));
}

#[test]
fn what_is_wrong_with_a_spouse_is_told() {
    let spouse = |record: Record| {
        let checked = read_ok(&records(&[record.of_society(&ADDED)]));
        of_line(&checked.findings, 6).into_iter().filter(|(code, _)| !code.starts_with("my_")).collect::<Vec<_>>()
    };
    assert_eq!(spouse(dependants()), [("filing_dependant_waits", "")]);
    for (record, found) in [
        (dependants().with(26, "3").with(27, "100401"), ("birth_date_bad", "AA")),
        (dependants().with(28, "5"), ("relation_bad", "AB")),
        (dependants().with(28, ""), ("relation_bad", "AB")),
        (dependants().with(25, ""), ("name_missing", "Y")),
        (dependants().with(45, "081131"), ("acquired_date_bad", "AS")),
        (dependants().with(38, "1"), ("postal_bad", "AK")),
    ] {
        assert_eq!(spouse(record), [found, ("filing_dependant_waits", "")], "{found:?}");
    }
    for nobody in [dependants().with(21, ""), dependants().with(21, "4"), Record::of(139, "2202700").with(21, "1")] {
        assert_eq!(spouse(nobody), [("filing_record_bad", "")]);
    }
}
