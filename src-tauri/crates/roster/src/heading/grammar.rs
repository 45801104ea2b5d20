//! What the words of a heading mean together: what its column is read as.

use super::key::{key, without_order};
use super::words::{Sense, parted, words};
use crate::column::Worded;
use crate::legend::{Legend, explains_codes, is_legend};
use kenpo_domain::meaning::{DayPart, Meaning};

/// What a heading names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// What its column is read as.
    pub meaning: Meaning,
    /// The lower, the better the words: where two columns could be one item, the better one is read.
    pub rank: u16,
    /// Whether the words mean other things too, so that the values must agree.
    pub vague: bool,
}

impl Named {
    /// By something that leaves no doubt.
    pub fn certain(meaning: Meaning) -> Self {
        Self { meaning, rank: 0, vague: false }
    }

    /// What the words weigh, from 1 to 100: better words of one meaning weigh more.
    fn score(self) -> u32 {
        let (latin, rank) = (self.rank >= LATIN, self.rank % LATIN);
        let better = RULES.iter().take(usize::from(rank / EXTRAS)).filter(|rule| rule.meaning == self.meaning).count();
        let less = better as u32 * OF_A_RULE + u32::from(rank % EXTRAS) + if self.vague { OF_DOUBT } else { 0 };
        let whole = if latin { 30 } else { 100_u32 };
        whole.saturating_sub(less).max(1)
    }
}

use Sense::*;

/// A heading of these words names this. Every group of `needs` must have one of its words there; besides them there may be words of `may`,
/// and no other.
struct Rule {
    meaning: Meaning,
    needs: &'static [&'static [Sense]],
    may: &'static [Sense],
    vague: bool,
}

const fn rule(meaning: Meaning, needs: &'static [&'static [Sense]], may: &'static [Sense]) -> Rule {
    Rule { meaning, needs, may, vague: false }
}

/// A rule whose words mean other things too.
const fn vague(meaning: Meaning, needs: &'static [&'static [Sense]], may: &'static [Sense]) -> Rule {
    Rule { meaning, needs, may, vague: true }
}

const OF_THE_CARD: &[Sense] = &[Insured, Scheme, Card, Certificate];

const ANY_NUMBER: &[Sense] = &[Number, No];

/// Of the rules of one meaning the better stands first.
#[rustfmt::skip]
const RULES: &[Rule] = &[
    rule(Meaning::Symbol, &[&[Symbol]], &[Insured, Scheme, Card, Certificate, Code]),
    vague(Meaning::Symbol, &[&[Employer, Company], &[Symbol]], &[]),
    rule(Meaning::Number, &[&[Insured, Card], ANY_NUMBER], OF_THE_CARD),
    rule(Meaning::Number, &[&[Scheme, Certificate], ANY_NUMBER], OF_THE_CARD),
    vague(Meaning::Number, &[&[Number]], &[]),
    vague(Meaning::Number, &[&[FileNumber]], &[Insured]),
    rule(Meaning::SymbolNumber, &[&[Symbol], &[Number]], OF_THE_CARD),
    vague(Meaning::SymbolNumberBranch, &[&[Symbol], &[Number], &[Branch]], OF_THE_CARD),
    rule(Meaning::Branch, &[&[Branch]], &[Insured, Dependant, Member, Scheme, Card, Certificate, Relation, Number, Code]),
    rule(Meaning::Name, &[&[Name]], &[Written]),
    rule(Meaning::Name, &[&[Name]], &[Written, Dependant, Member]),
    rule(Meaning::Name, &[&[Dependant, Member], &[Mei]], &[Written]),
    rule(Meaning::Name, &[&[Name]], &[Written, Insured, Dependant, Member, Staff]),
    rule(Meaning::Name, &[&[Insured, Staff], &[Mei]], &[Written, Dependant]),
    rule(Meaning::NameFamily, &[&[Family]], &[Name, Written, Insured, Dependant, Member, Staff]),
    rule(Meaning::NameGiven, &[&[Given]], &[Name, Written, Insured, Dependant, Member, Staff]),
    rule(Meaning::NameGiven, &[&[Mei], &[Name, Written]], &[Written, Insured, Dependant, Member, Staff]),
    rule(Meaning::NameGiven, &[&[Mei]], &[]),
    rule(Meaning::Kana, &[&[Kana]], &[Name, Written, Title]),
    rule(Meaning::Kana, &[&[Kana]], &[Name, Written, Title, Dependant, Member]),
    rule(Meaning::Kana, &[&[Kana]], &[Name, Written, Title, Insured, Dependant, Member, Staff]),
    rule(Meaning::Kana, &[&[Kana], &[Insured, Dependant, Member, Staff], &[Mei]], &[Written]),
    rule(Meaning::KanaFamily, &[&[Family], &[Kana]], &[Name, Written, Insured, Dependant, Member, Staff]),
    rule(Meaning::KanaFamily, &[&[FamilyKana]], &[Name, Kana, Written, Insured, Dependant, Member, Staff]),
    rule(Meaning::KanaGiven, &[&[Mei, Given], &[Kana]], &[Name, Written]),
    rule(Meaning::KanaGiven, &[&[Mei, Given], &[Kana], &[Name]], &[Written, Insured, Dependant, Member, Staff]),
    rule(Meaning::KanaGiven, &[&[GivenKana]], &[Name, Kana, Written, Insured, Dependant, Member, Staff]),
    rule(Meaning::Birth, &[&[Birth]], &[Calendar, Insured, Dependant, Member, Staff]),
    vague(Meaning::Birth, &[&[Born]], &[]),
    rule(Meaning::BirthEra, &[&[Birth, Born], &[Era]], &[Year, Code, Insured, Dependant, Member, Staff]),
    rule(Meaning::BirthYear, &[&[Birth, Born], &[Year]], &[Calendar, Insured, Dependant, Member, Staff]),
    rule(Meaning::BirthMonth, &[&[Birth, Born], &[Month]], &[Insured, Dependant, Member, Staff]),
    rule(Meaning::BirthDay, &[&[Birth, Born], &[Date]], &[Insured, Dependant, Member, Staff]),
    vague(Meaning::BirthEra, &[&[Era]], &[]),
    rule(Meaning::Sex, &[&[Sex]], &[Class, Code, Insured, Dependant, Member, Staff, Written]),
    rule(Meaning::Relation, &[&[Relation]], &[Insured, Dependant, Member, Scheme, Mei, Title, Class, Code, Written]),
    rule(Meaning::Relation, &[&[Insured], &[Tie]], &[]),
    rule(Meaning::Class, &[&[Insured], &[Dependant]], &[Class, Code]),
    rule(Meaning::Class, &[&[Member, Dependant, Join], &[Class]], &[Insured, Code]),
    rule(Meaning::Class, &[&[Insured], &[Class]], &[Code]),
    vague(Meaning::Class, &[&[Class]], &[Entitlement, Code]),
    rule(Meaning::AcquiredEra, &[&[Acquire], &[Era]], &[Entitlement, Date, Code, Insured, Dependant, Member, Scheme]),
    rule(Meaning::AcquiredYear, &[&[Acquire], &[Year]], &[Entitlement, Date, Calendar, Insured, Dependant, Member, Scheme]),
    rule(Meaning::AcquiredMonth, &[&[Acquire], &[Month]], &[Entitlement, Date, Insured, Dependant, Member, Scheme]),
    rule(Meaning::Acquired, &[&[Acquired]], &[Entitlement, Acquire, Date]),
    rule(Meaning::Acquired, &[&[Acquire], &[Approve]], &[Entitlement, Date, Dependency, Insured, Dependant, Scheme]),
    rule(Meaning::Acquired, &[&[Entitlement], &[Acquire]], &[Date, Insured, Dependant, Member, Scheme, Calendar]),
    rule(Meaning::Acquired, &[&[Entitlement], &[Approve], &[Date]], &[Calendar]),
    rule(Meaning::Acquired, &[&[Scheme], &[Acquire, Join], &[Date]], &[Insured, Calendar]),
    vague(Meaning::Acquired, &[&[Acquire, Join], &[Date]], &[Calendar]),
    vague(Meaning::Acquired, &[&[Scheme], &[Acquire]], &[Insured]),
    vague(Meaning::Acquired, &[&[Acquire]], &[]),
    rule(Meaning::Approved, &[&[Dependant, Dependency], &[Approve]], &[Date, Scheme, Calendar, Entitlement]),
    rule(Meaning::Approved, &[&[Approve], &[Date]], &[Calendar]),
    rule(Meaning::Approved, &[&[Dependency], &[Date]], &[Acquire, Calendar]),
    rule(Meaning::Postal, &[&[Post], ANY_NUMBER], &[Home, Contact, Address, PostSign, Insured, Dependant, Member, Staff]),
    rule(Meaning::Postal, &[&[PostSign]], &[Number, No, Home, Contact, Address, Insured, Dependant, Member, Staff]),
    rule(Meaning::Postal, &[&[Post], &[Code]], &[Home, Address]),
    vague(Meaning::Postal, &[&[Post]], &[]),
    vague(Meaning::PostalFirst, &[&[Post, PostSign], &[Upper, Digit(1)]], &[Number, No, Home, Address]),
    vague(Meaning::PostalLast, &[&[Post, PostSign], &[Lower, Digit(2)]], &[Number, No, Home, Address]),
    rule(Meaning::Address, &[&[Address]], &[Home, Contact, Location, Register, Written, Insured, Dependant, Member, Staff]),
    rule(Meaning::Address1, &[&[Prefecture]], &[City, Town, Address, Location, Home, Mei, Insured, Dependant, Member, Staff]),
    rule(Meaning::Address1, &[&[Address], &[Digit(1)]], &[Home, Insured, Dependant, Member, Staff, Prefecture]),
    rule(Meaning::Address2, &[&[City]], &[Town, Building, Address, Location, Home, Mei, Insured, Dependant, Member, Staff]),
    rule(Meaning::Address2, &[&[Address], &[Digit(2)]], &[Home, Insured, Dependant, Member, Staff, City]),
    rule(Meaning::Address3, &[&[Town]], &[Address, Location, Home, Mei, Building, Insured, Dependant, Member, Staff]),
    rule(Meaning::Address3, &[&[Address], &[Digit(3)]], &[Home, Insured, Dependant, Member, Staff, Town]),
    rule(Meaning::Address4, &[&[Building]], &[Address, Location, Home, Mei, Insured, Dependant, Member, Staff]),
    rule(Meaning::Address4, &[&[Address], &[Digit(4), Digit(5)]], &[Home, Insured, Dependant, Member, Staff, Building]),
    rule(Meaning::Mobile, &[&[Mobile]], &[Phone, Number, No, Insured, Dependant, Member]),
    rule(Meaning::Mobile, &[&[Phone], &[Digit(2)]], &[Number, No]),
    rule(Meaning::Phone, &[&[Phone]], &[Number, No, Home, Contact, Insured, Dependant, Member, Digit(1)]),
    vague(Meaning::Phone, &[&[Contact]], &[Home]),
    rule(Meaning::Employer, &[&[Employer], &[Code]], &[Company, Belonging, Department]),
    rule(Meaning::Employer, &[&[Employer], ANY_NUMBER], &[Company, Belonging]),
    rule(Meaning::Employer, &[&[Company, Belonging, Department], &[Code]], &[Company, Belonging, Department]),
    rule(Meaning::Employer, &[&[Company, Belonging], ANY_NUMBER], &[]),
    rule(Meaning::Employer, &[&[Employer]], &[Company, Belonging, Department, Mei, Title, Written]),
    rule(Meaning::Employer, &[&[Company]], &[Belonging, Department, Mei, Title, Written]),
    rule(Meaning::Employer, &[&[Belonging]], &[Department, Mei, Title, Written]),
    rule(Meaning::Requested, &[&[Certificate], &[Issue, Wish]], &[Whether, Class, Code, Flag]),
    rule(Meaning::Requested, &[&[Issue], &[Wish]], &[Whether, Class, Code, Flag]),
    rule(Meaning::Requested, &[&[Certificate]], &[Whether]),
    rule(Meaning::Requested, &[&[Issue], &[Class], &[Digit(1)], &[Wish]], &[]),
    vague(Meaning::Requested, &[&[Wish]], &[Whether, Class]),
    rule(Meaning::Insurer, &[&[Insurer], &[Number, No, Code]], &[Scheme, Card, Join]),
    rule(Meaning::Card, &[&[MynaCard]], &[Whether, State, Hold, Acquire, Issue, Class, Insured, Dependant, Member]),
    rule(Meaning::Card, &[&[PlainCard], &[Whether, State, Hold]], &[]),
    rule(Meaning::Registered, &[&[MynaInsurance]], &[Use, Register, Whether, State, Hold, Class]),
    rule(Meaning::Registered, &[&[Use], &[Register]], &[MynaCard, Card, Scheme, Whether, State, Class]),
    rule(Meaning::Registered, &[&[MynaCard], &[Card], &[Register]], &[Whether, State]),
    rule(Meaning::CertificateExpires, &[&[Electronic, Proof], &[Expiry]], &[MynaCard, MynaInsurance, Date, Calendar]),
    vague(Meaning::CertificateExpires, &[&[Expiry]], &[]),
    rule(Meaning::Deregistered, &[&[Release], &[Date]], &[Use, Register, Process, MynaInsurance, Card, Calendar]),
    rule(Meaning::ListedOn, &[&[Basis], &[Date]], &[Data, Extract, Entitlement, Calendar]),
    rule(Meaning::ListedOn, &[&[Extract], &[Date]], &[Data]),
];

/// What a heading of one word under another heading is, where that speaks of a day.
pub fn day_part(heading: &str) -> Option<DayPart> {
    let whole = key(heading).whole;
    match words(&whole).as_deref() {
        Some([Era]) => Some(DayPart::Era),
        Some([Year] | [Calendar]) => Some(DayPart::Year),
        Some([Month]) => Some(DayPart::Month),
        Some([Date]) => Some(DayPart::Day),
        _ => lists_eras(&whole).then_some(DayPart::Era),
    }
}

/// 元, 昭平令, 1.明2.大3.昭4.平5.令: the eras from which one is chosen below.
fn lists_eras(word: &str) -> bool {
    let eras: String = word.chars().filter(|c| !c.is_ascii_digit()).collect();
    eras == "元" || (eras.chars().count() > 1 && eras.chars().all(|c| "明大昭平令".contains(c)))
}

/// What a heading names. `None`: nothing that is read, or nothing that is understood.
pub fn named(heading: &str) -> Option<Named> {
    let key = key(heading);
    if let Some(number) = my_number(&key.whole) {
        return Some(number);
    }
    // What stands in brackets is left out only where it names nothing.
    let named = understood(&key.whole)
        .or_else(|| key.short.as_deref().and_then(understood))
        .or_else(|| of_codes(before_codes(heading)?))?;
    Some(if key.whole.is_ascii() { of_latin_words(named) } else { named })
}

/// A Branch may be an office, and a Name one in Latin letters beside 氏名: the values must agree, and Japanese words are better.
fn of_latin_words(named: Named) -> Named {
    Named { rank: named.rank.saturating_add(LATIN), vague: true, ..named }
}

/// By how much words in Latin letters are worse than all others.
const LATIN: u16 = 1 << 12;

/// A heading with codes that it explains: 続柄 1:本人 2:妻.
#[derive(Clone, Copy)]
struct WithCodes<'h> {
    /// What stands before them.
    heading: &'h str,
    codes: &'h str,
}

fn before_codes(heading: &str) -> Option<WithCodes<'_>> {
    let heading = without_order(heading);
    let (heading, codes) = heading.split_at_checked(heading.find(char::is_numeric)?)?;
    let explains = is_legend(codes) || explains_codes(codes);
    (explains && !heading.is_empty()).then_some(WithCodes { heading, codes })
}

/// What such a heading names. 種別 of 男 and 女 is 性別.
fn of_codes(WithCodes { heading, codes }: WithCodes<'_>) -> Option<Named> {
    let named = understood(&key(heading).whole)?;
    let of_sexes = named.meaning == Meaning::Class && Legend::default().with(codes).explains_sexes();
    Some(if of_sexes { Named { meaning: Meaning::Sex, ..named } } else { named })
}

/// By which words a heading names what its column is read as, and what they weigh.
pub fn worded(heading: &str, named: Option<Named>) -> Worded {
    let key = key(heading);
    let before = || Some(self::key(before_codes(heading)?.heading).whole);
    let forms = [Some(key.whole.clone()), key.short, before()].into_iter().flatten();
    let numbers = MY_NUMBER.iter().find(|name| key.whole.contains(**name)).map(|name| vec![(*name).to_owned()]);
    let words = numbers.filter(|_| named.is_some_and(|named| named.meaning == Meaning::MyNumber)).or_else(|| {
        let form = forms.into_iter().find(|form| understood(form).is_some())?;
        let told = parted(&form)?.into_iter().filter(|(_, sense)| *sense != Joint);
        Some(told.map(|(word, _)| word.to_owned()).collect())
    });
    Worded { words: words.unwrap_or_default(), score: named.map(Named::score) }
}

/// The same for a heading in the form of `key`.
fn understood(word: &str) -> Option<Named> {
    // 年月日 below 生年月日 is all of the day, and 日 one part of it.
    let mut told = words(&word.replace("年月日年月日", "年月日"))?;
    told.retain(|sense| *sense != Joint);
    meaning(&told)
}

fn meaning(words: &[Sense]) -> Option<Named> {
    // 年月日 over 生年月日 and 資格取得 says of both what they are.
    if let Some(at) = words.windows(2).position(|two| matches!(two, [Date, Birth | Entitlement | Acquire])) {
        return meaning(&[&words[..at], &words[at + 1..]].concat());
    }
    // 資格取得年月日（日）: the day of a day.
    if words.contains(&Acquire) && words.windows(2).any(|two| two == [Date, Date]) {
        return Some(Named::certain(Meaning::AcquiredDay));
    }
    let (rule, at) = RULES.iter().zip(0..).find(|(rule, _)| rule.fits(words))?;
    let extra = words.len().saturating_sub(rule.needs.len());
    let rank = at * EXTRAS + u16::try_from(extra).unwrap_or(EXTRAS).min(EXTRAS - 1);
    Some(Named { meaning: rule.meaning, rank, vague: rule.vague })
}

/// What each better rule of the same meaning takes from the weight of words, and what it takes that they mean other things, too.
const OF_A_RULE: u32 = 10;
const OF_DOUBT: u32 = 20;

/// Ranks that a rule spreads over: fewer words beside those that it needs are better.
const EXTRAS: u16 = 8;

impl Rule {
    fn fits(&self, words: &[Sense]) -> bool {
        let needed = |sense: &Sense| self.needs.iter().any(|group| group.contains(sense));
        self.needs.iter().all(|group| group.iter().any(|sense| words.contains(sense)))
            && words.iter().all(|sense| needed(sense) || self.may.contains(sense))
    }
}

/// Whether a heading in the form of `key` speaks of the 個人番号, or of something around it.
pub fn speaks_of_my_number(word: &str) -> bool {
    MY_NUMBER.iter().any(|name| word.contains(name))
}

const MY_NUMBER: [&str; 5] = ["個人番号", "マイナンバ", "MYNUMBER", "個人NO", "個番"];

/// A heading that speaks of the 個人番号 itself, in whatever words: its column is cut. Columns that speak of the card or of
/// whether a number was handed in hold none; should one stand there all the same, it is cut like anywhere else.
fn my_number(word: &str) -> Option<Named> {
    let of_something_else =
        ["カード", "有無", "提出", "届", "状況", "区分", "登録", "同意", "理由"].iter().any(|name| word.contains(name));
    (speaks_of_my_number(word) && !of_something_else).then_some(Named::certain(Meaning::MyNumber))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenpo_domain::code::Code;

    /// Headings as offices write them, each with what a careful clerk says of it: `\n` is a line break, `none` an item that no roster is
    /// read for. Written apart from the words and rules.
    const HEADINGS: &str = include_str!("../../tests/headings.tsv");

    fn said(heading: &str) -> &'static str {
        named(heading).map_or("none", |named| named.meaning.code())
    }

    #[test]
    fn headings_are_understood_as_a_clerk_understands_them() {
        let (mut seen, mut otherwise) = (0, Vec::new());
        for line in HEADINGS.lines() {
            let (heading, expected) = line.split_once('\t').unwrap();
            let expected = match expected {
                // Nothing is read from columns of these.
                "counter" | "lost" => "none",
                read => read,
            };
            let said = said(&heading.replace("\\n", "\n"));
            seen += 1;
            if said != expected {
                otherwise.push(format!("{heading}: {expected}, not {said}"));
            }
        }
        assert!(seen > 1_000 && otherwise.is_empty(), "of {seen} headings:\n{}", otherwise.join("\n"));
    }

    #[test]
    fn plainer_words_are_better() {
        for (better, worse) in [
            ("氏名", "被保険者氏名"),
            ("氏名", "漢字氏名"),
            ("被保険者等番号", "番号"),
            ("番号", "整理番号"),
            ("記号", "事業所記号"),
            ("事業所コード", "事業所名"),
            ("会社名", "所属"),
            ("続柄", "続柄コード"),
            ("資格取得年月日", "取得年月日"),
            ("加入者区分", "区分"),
            ("住所", "現住所"),
        ] {
            let rank = |heading| named(heading).map(|named| named.rank).unwrap();
            assert!(rank(better) < rank(worse), "{better} before {worse}");
            let score = |heading| worded(heading, named(heading)).score.unwrap();
            assert!(score(better) > score(worse), "{better} weighs more than {worse}");
        }
    }
}
