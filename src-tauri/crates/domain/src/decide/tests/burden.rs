//! Clause G: the ratio from the effective day of 70 up to 75, and what is printed below.

use super::*;

#[test]
fn from_the_effective_day_of_seventy() {
    fn turns_seventy(f: &mut Facts) {
        no_card(f);
        f.birth_date = day("1956-11-02");
        f.burden = Some(Burden {
            percent: Percent::Thirty,
            effective_on: day("2026-12-01"),
            valid_until: Some(day("2027-07-31")),
        });
    }
    check(&[
        ("the day before", |f, _| turns_seventy(f), "2026-11-30", "Certificate NoCard 2029-03-31 Card Employer C.6"),
        (
            "the day itself",
            |f, _| turns_seventy(f),
            "2026-12-01",
            "Certificate NoCard 2029-03-31 30%(2026-12-01..2027-07-31) Card Employer C.6",
        ),
        (
            "last day of the ratio",
            |f, _| turns_seventy(f),
            "2027-07-31",
            "Certificate NoCard 2029-03-31 30%(2026-12-01..2027-07-31) Card Employer C.6",
        ),
        ("no longer in force", |f, _| turns_seventy(f), "2027-08-01", "Hold FactsMissing ?Burden G"),
        (
            "not in force yet",
            |f, _| {
                turns_seventy(f);
                f.burden =
                    Some(Burden { percent: Percent::Twenty, effective_on: day("2027-08-01"), valid_until: None });
            },
            "2027-07-31",
            "Hold FactsMissing ?Burden G",
        ),
        (
            "unknown",
            |f, _| {
                turns_seventy(f);
                f.burden = None;
            },
            "2026-12-01",
            "Hold FactsMissing ?Burden G",
        ),
        (
            "unknown, but it stands on the separate sheet",
            |f, p| {
                turns_seventy(f);
                f.burden = None;
                p.burden.carrier = Carrier::ElderlyCertificate;
            },
            "2026-12-01",
            "Certificate NoCard 2029-03-31 elderly Card Employer C.6",
        ),
        (
            "below 70 no sheet",
            |f, p| {
                turns_seventy(f);
                p.burden.carrier = Carrier::ElderlyCertificate;
            },
            "2026-11-30",
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "a notice carries it though the sheet would",
            |f, p| {
                turns_seventy(f);
                f.myna = person().myna;
                f.held.clear();
                p.burden.carrier = Carrier::ElderlyCertificate;
            },
            "2026-12-01",
            "Notice 30%(2026-12-01..2027-07-31) Employer D",
        ),
    ]);
}

#[test]
fn below_seventy_by_the_policy() {
    fn prints(f: &mut Facts, p: &mut Policy) {
        f.held.clear();
        p.burden.notice_under_70 = NoticeUnder70::Print;
    }
    fn child(f: &mut Facts, p: &mut Policy, birth: &str) {
        prints(f, p);
        f.birth_date = day(birth);
        f.acquired_on = day("2022-04-02");
        f.my_number = MyNumber::Linked { on: day("2022-05-01") };
        myna(f).listed_on = None;
        myna(f).certificate_expires_on = None;
    }
    check(&[
        ("not printed", |f, _| f.held.clear(), TODAY, "Notice Employer D"),
        ("30 %", |f, p| prints(f, p), TODAY, "Notice 30%(..) Employer D"),
        (
            "never on a certificate",
            |f, p| {
                prints(f, p);
                no_card(f);
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer C.6",
        ),
        (
            "on the notice beside one",
            |f, p| {
                prints(f, p);
                no_card(f);
                p.notice.to_certificate_holders = ToHolders::Always;
            },
            TODAY,
            "Certificate NoCard 2029-03-31 Card Employer also Notice 30%(..) C.6",
        ),
        ("six on 31 March: to that day", |f, p| child(f, p, "2020-04-01"), "2026-03-31", "Notice 20%(..) Employer D"),
        ("school begins", |f, p| child(f, p, "2020-04-01"), "2026-04-01", "Notice 30%(..) Employer D"),
        ("six on 1 April: a year longer", |f, p| child(f, p, "2020-04-02"), "2027-03-31", "Notice 20%(..) Employer D"),
        ("and no longer", |f, p| child(f, p, "2020-04-02"), "2027-04-01", "Notice 30%(..) Employer D"),
        (
            "the day before 70 takes effect",
            |f, p| {
                prints(f, p);
                f.birth_date = day("1956-11-02");
            },
            "2026-11-30",
            "Notice 30%(..) Employer D",
        ),
    ]);
}
