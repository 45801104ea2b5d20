//! The day on which somebody lost the cover of a former insurer: every new member has one, and it says nothing against them.

use crate::support::*;
use kenpo_domain::finding::FindingCode;

/// Two people, with a day under one heading more.
fn with_day(heading: &str) -> Vec<u8> {
    let mut headings = HEADINGS.to_vec();
    headings.push(heading);
    let mut rows = vec![headings];
    for number in ["0001001", "0001002"] {
        let mut row = SATO.to_vec();
        row[1] = number;
        row.push("2003/4/1");
        rows.push(row);
    }
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    of_texts(&rows)
}

#[test]
fn a_loss_at_a_former_insurer_holds_nobody_and_is_told_as_not_used() {
    for heading in [
        "国保資格喪失日",
        "国保喪失日",
        "国民健康保険資格喪失年月日",
        "国保の資格喪失日",
        "前健保資格喪失日",
        "前健康保険資格喪失年月日",
        "前保険資格喪失年月日",
        "前保険者資格喪失日",
        "従前の保険の喪失日",
        "従前の健康保険の資格喪失日",
        "旧保険者喪失日",
        "旧健保資格喪失日",
        "前の健康保険の喪失日",
        "以前の健保の喪失日",
        "前職の健康保険資格喪失日",
        "前の会社の健保喪失日",
        "協会けんぽ資格喪失日",
        "資格喪失日（国保）",
        "資格喪失年月日（前健保）",
    ] {
        let read = read_ok(&with_day(heading));
        assert_eq!(people(&read.value).len(), 2, "{heading}: {:?}", brief(&read.findings));
        let unused = read.findings.iter().find(|finding| finding.code == FindingCode::ColumnsUnused);
        assert_eq!(unused.and_then(text), Some(heading), "{heading}");
    }
}

#[test]
fn a_loss_that_may_be_our_own_holds_its_rows() {
    for heading in [
        "資格喪失年月日",
        "資格喪失日",
        "喪失日",
        "喪失年月日",
        "健保資格喪失日",
        "健康保険資格喪失年月日",
        "被保険者資格喪失日",
        "被扶養者資格喪失日",
        "社保喪失日",
        "任意継続資格喪失日",
        // Of whom or of when is not said.
        "前資格喪失日",
        "前回資格喪失日",
        "前月健保喪失日",
        "旧資格喪失日",
        "前被保険者資格喪失日",
        "変更前健保喪失日",
        "国保加入による健保喪失日",
        "健保・国保喪失日",
        "国保加入・資格喪失日",
        "前保険証喪失日",
        "雇用保険資格喪失日",
    ] {
        let read = read_ok(&with_day(heading));
        assert_eq!((people(&read.value).len(), read.value.rows_waiting), (0, 2), "{heading}");
        assert_eq!(count(&read.findings, FindingCode::RowForReview), 2, "{heading}");
    }
}
