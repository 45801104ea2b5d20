//! What the words of a heading mean together: which item its column gives, and which part of it.

use super::key::key;
use super::words::{Sense, words};
use kenpo_domain::finding::Item;

/// Which part of an item a column gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it.
    Whole,
    /// One of several columns that are joined in this order.
    Piece(u8),
    /// 加入者区分 in place of 続柄: codes are understood.
    Class,
    /// 認定年月日, which counts for dependants where 資格取得年月日 has a column of its own.
    Approved,
    /// Says it too, and counts where the first column is blank.
    Also,
    /// 記号 and 番号 in one cell.
    WithSymbol,
}

/// What a heading names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which item.
    pub item: Item,
    /// Which part.
    pub part: Part,
    /// The lower, the better the words: where two columns could be one item, the better one is read.
    pub rank: u16,
    /// Whether the words mean other things too, so that the values must agree.
    pub vague: bool,
}

use Part::{Also, Approved, Class as ByClass, Piece, Whole, WithSymbol};
use Sense::*;

/// A heading of these words names this. Every group of `needs` must have one of its words there; besides them there may be words of `may`,
/// and no other.
struct Rule {
    item: Item,
    part: Part,
    needs: &'static [&'static [Sense]],
    may: &'static [Sense],
    vague: bool,
}

const fn rule(item: Item, part: Part, needs: &'static [&'static [Sense]], may: &'static [Sense]) -> Rule {
    Rule { item, part, needs, may, vague: false }
}

/// A rule whose words mean other things too.
const fn vague(item: Item, part: Part, needs: &'static [&'static [Sense]], may: &'static [Sense]) -> Rule {
    Rule { item, part, needs, may, vague: true }
}

const OF_THE_CARD: &[Sense] = &[Insured, Scheme, Card, Certificate];

const ANY_NUMBER: &[Sense] = &[Number, No];

/// Of the rules of one item and part the better stands first.
#[rustfmt::skip]
const RULES: &[Rule] = &[
    rule(Item::Symbol, Whole, &[&[Symbol]], &[Insured, Scheme, Card, Certificate, Code]),
    vague(Item::Symbol, Whole, &[&[Employer], &[Symbol]], &[]),
    rule(Item::Number, Whole, &[&[Insured, Card], ANY_NUMBER], OF_THE_CARD),
    rule(Item::Number, Whole, &[&[Scheme, Certificate], ANY_NUMBER], OF_THE_CARD),
    vague(Item::Number, Whole, &[&[Number]], &[]),
    vague(Item::Number, Whole, &[&[FileNumber]], &[Insured]),
    rule(Item::Number, WithSymbol, &[&[Symbol], &[Number]], OF_THE_CARD),
    rule(Item::Branch, Whole, &[&[Branch]], &[Insured, Dependant, Member, Scheme, Card, Certificate, Relation, Number, Code]),
    rule(Item::Name, Whole, &[&[Name]], &[Written]),
    rule(Item::Name, Whole, &[&[Name]], &[Written, Dependant, Member]),
    rule(Item::Name, Whole, &[&[Dependant, Member], &[Mei]], &[Written]),
    rule(Item::Name, Whole, &[&[Name]], &[Written, Insured, Dependant, Member, Staff]),
    rule(Item::Name, Whole, &[&[Insured, Staff], &[Mei]], &[Written, Dependant]),
    rule(Item::Name, Piece(1), &[&[Family]], &[Name, Written, Insured, Dependant, Member, Staff]),
    rule(Item::Name, Piece(2), &[&[Given]], &[Name, Written, Insured, Dependant, Member, Staff]),
    rule(Item::Name, Piece(2), &[&[Mei], &[Name, Written]], &[Written, Insured, Dependant, Member, Staff]),
    rule(Item::Name, Piece(2), &[&[Mei]], &[]),
    rule(Item::Kana, Whole, &[&[Kana]], &[Name, Written, Title]),
    rule(Item::Kana, Whole, &[&[Kana]], &[Name, Written, Title, Insured, Dependant, Member, Staff]),
    rule(Item::Kana, Whole, &[&[Kana], &[Insured, Dependant, Member, Staff], &[Mei]], &[Written]),
    rule(Item::Kana, Piece(1), &[&[Family], &[Kana]], &[Name, Written, Insured, Dependant, Member, Staff]),
    rule(Item::Kana, Piece(1), &[&[FamilyKana]], &[Name, Kana, Written, Insured, Dependant, Member, Staff]),
    rule(Item::Kana, Piece(2), &[&[Mei, Given], &[Kana]], &[Name, Written]),
    rule(Item::Kana, Piece(2), &[&[Mei, Given], &[Kana], &[Name]], &[Written, Insured, Dependant, Member, Staff]),
    rule(Item::Kana, Piece(2), &[&[GivenKana]], &[Name, Kana, Written, Insured, Dependant, Member, Staff]),
    rule(Item::Birth, Whole, &[&[Birth]], &[Calendar, Insured, Dependant, Member, Staff]),
    rule(Item::Sex, Whole, &[&[Sex]], &[Class, Code, Insured, Dependant, Member, Staff, Written]),
    rule(Item::Relation, Whole, &[&[Relation]], &[Insured, Dependant, Member, Mei, Title, Class, Code, Written]),
    rule(Item::Relation, Whole, &[&[Insured], &[Tie]], &[]),
    rule(Item::Relation, ByClass, &[&[Insured], &[Dependant]], &[Class, Code]),
    rule(Item::Relation, ByClass, &[&[Member, Dependant, Join], &[Class]], &[Insured, Code]),
    rule(Item::Relation, ByClass, &[&[Insured], &[Class]], &[Code]),
    vague(Item::Relation, ByClass, &[&[Class]], &[Entitlement, Code]),
    rule(Item::Acquired, Whole, &[&[Acquire], &[Approve]], &[Entitlement, Date, Dependency, Insured, Dependant, Scheme]),
    rule(Item::Acquired, Whole, &[&[Entitlement], &[Acquire]], &[Date, Insured, Dependant, Member, Scheme, Calendar]),
    rule(Item::Acquired, Whole, &[&[Scheme], &[Acquire, Join], &[Date]], &[Insured, Calendar]),
    vague(Item::Acquired, Whole, &[&[Acquire, Join], &[Date]], &[Calendar]),
    rule(Item::Acquired, Approved, &[&[Dependant, Dependency], &[Approve]], &[Date, Scheme, Calendar, Entitlement]),
    rule(Item::Acquired, Approved, &[&[Approve], &[Date]], &[Calendar]),
    rule(Item::Acquired, Approved, &[&[Dependency], &[Date]], &[Acquire, Calendar]),
    rule(Item::Postal, Whole, &[&[Post], ANY_NUMBER], &[Home, Address, PostSign, Insured, Dependant, Member, Staff]),
    rule(Item::Postal, Whole, &[&[PostSign]], &[Number, No]),
    rule(Item::Postal, Whole, &[&[Post], &[Code]], &[Home, Address]),
    vague(Item::Postal, Whole, &[&[Post]], &[]),
    rule(Item::Address, Whole, &[&[Address]], &[Home, Register, Written, Insured, Dependant, Member, Staff]),
    rule(Item::Address, Piece(1), &[&[Prefecture]], &[Address, Home, Mei, Insured, Dependant, Member, Staff]),
    rule(Item::Address, Piece(1), &[&[Address], &[Digit(1)]], &[Home, Insured, Dependant, Member, Staff, Prefecture]),
    rule(Item::Address, Piece(2), &[&[City]], &[Address, Home, Mei, Insured, Dependant, Member, Staff]),
    rule(Item::Address, Piece(2), &[&[Address], &[Digit(2)]], &[Home, Insured, Dependant, Member, Staff, City]),
    rule(Item::Address, Piece(3), &[&[Town]], &[Address, Home, Mei, Insured, Dependant, Member, Staff]),
    rule(Item::Address, Piece(3), &[&[Address], &[Digit(3)]], &[Home, Insured, Dependant, Member, Staff, Town]),
    rule(Item::Address, Piece(4), &[&[Building]], &[Address, Home, Mei, Insured, Dependant, Member, Staff]),
    rule(Item::Address, Piece(4), &[&[Address], &[Digit(4), Digit(5)]], &[Home, Insured, Dependant, Member, Staff, Building]),
    rule(Item::Phone, Also, &[&[Mobile]], &[Phone, Number, No, Insured, Dependant, Member]),
    rule(Item::Phone, Also, &[&[Phone], &[Digit(2)]], &[Number, No]),
    rule(Item::Phone, Whole, &[&[Phone]], &[Number, No, Home, Contact, Insured, Dependant, Member, Digit(1)]),
    vague(Item::Phone, Whole, &[&[Contact]], &[Home]),
    rule(Item::Employer, Whole, &[&[Employer, Department], &[Code]], &[Employer, Department]),
    rule(Item::Employer, Whole, &[&[Employer], ANY_NUMBER], &[]),
    rule(Item::Employer, Whole, &[&[Employer]], &[Department, Mei, Title, Written]),
    rule(Item::Employer, Whole, &[&[Department]], &[Mei, Title, Written]),
    rule(Item::Requested, Whole, &[&[Certificate], &[Issue, Wish]], &[Whether, Class, Code, Flag]),
    rule(Item::Requested, Whole, &[&[Issue], &[Wish]], &[Whether, Class, Code, Flag]),
    rule(Item::Requested, Whole, &[&[Certificate]], &[Whether]),
    rule(Item::Insurer, Whole, &[&[Insurer], &[Number, No, Code]], &[Scheme, Card, Join]),
    rule(Item::Card, Whole, &[&[MynaCard]], &[Whether, State, Hold, Acquire, Issue, Class, Insured, Dependant, Member]),
    rule(Item::Card, Whole, &[&[PlainCard], &[Whether, State, Hold]], &[]),
    rule(Item::Registered, Whole, &[&[MynaInsurance]], &[Use, Register, Whether, State, Hold, Class]),
    rule(Item::Registered, Whole, &[&[Use], &[Register]], &[MynaCard, Card, Scheme, Whether, State, Class]),
    rule(Item::Registered, Whole, &[&[MynaCard], &[Card], &[Register]], &[Whether, State]),
    rule(Item::CertificateExpires, Whole, &[&[Electronic, Proof], &[Expiry]], &[MynaCard, MynaInsurance, Date, Calendar]),
    vague(Item::CertificateExpires, Whole, &[&[Expiry]], &[]),
    rule(Item::Deregistered, Whole, &[&[Release], &[Date]], &[Use, Register, Process, MynaInsurance, Card, Calendar]),
    rule(Item::ListedOn, Whole, &[&[Basis], &[Date]], &[Data, Extract, Entitlement, Calendar]),
    rule(Item::ListedOn, Whole, &[&[Extract], &[Date]], &[Data]),
];

/// What a heading names. `None`: nothing that is read, or nothing that is understood.
pub fn named(heading: &str) -> Option<Named> {
    let key = key(heading);
    if let Some(number) = my_number(&key.whole) {
        return Some(number);
    }
    // What stands in brackets is left out only where it names nothing.
    understood(&key.whole).or_else(|| key.short.as_deref().and_then(understood))
}

/// The same for a heading in the form of `key`.
fn understood(word: &str) -> Option<Named> {
    let mut told = words(word)?;
    told.retain(|sense| *sense != Joint);
    meaning(&told)
}

fn meaning(words: &[Sense]) -> Option<Named> {
    let (rule, at) = RULES.iter().zip(0..).find(|(rule, _)| rule.fits(words))?;
    let extra = words.len().saturating_sub(rule.needs.len());
    let rank = at * EXTRAS + u16::try_from(extra).unwrap_or(EXTRAS).min(EXTRAS - 1);
    Some(Named { item: rule.item, part: rule.part, rank, vague: rule.vague })
}

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
    ["個人番号", "マイナンバ", "MYNUMBER", "個人NO", "個番"].iter().any(|name| word.contains(name))
}

/// A heading that speaks of the 個人番号 itself, in whatever words: its column is cut. Columns that speak of the card or of
/// whether a number was handed in hold none; should one stand there all the same, it is cut like anywhere else.
fn my_number(word: &str) -> Option<Named> {
    let of_something_else =
        ["カード", "有無", "提出", "届", "状況", "区分", "登録", "同意", "理由"].iter().any(|name| word.contains(name));
    (speaks_of_my_number(word) && !of_something_else).then_some(Named {
        item: Item::MyNumber,
        part: Whole,
        rank: 0,
        vague: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Headings as offices write them, each with what a careful clerk says of it: `\n` is a line break, `none` an item that no roster is
    /// read for. Written apart from the words and rules.
    const HEADINGS: &str = include_str!("../../tests/headings.tsv");

    fn said(heading: &str) -> &'static str {
        let Some(named) = named(heading) else { return "none" };
        match (named.item, named.part) {
            (Item::Symbol, _) => "symbol",
            (Item::Number, WithSymbol) => "symbol_number",
            (Item::Number, _) => "number",
            (Item::Branch, _) => "branch",
            (Item::Name, Piece(1)) => "name_family",
            (Item::Name, Piece(_)) => "name_given",
            (Item::Name, _) => "name",
            (Item::Kana, Piece(1)) => "kana_family",
            (Item::Kana, Piece(_)) => "kana_given",
            (Item::Kana, _) => "kana",
            (Item::Birth, _) => "birth",
            (Item::Sex, _) => "sex",
            (Item::Relation, ByClass) => "class",
            (Item::Relation, _) => "relation",
            (Item::Acquired, Approved) => "approved",
            (Item::Acquired, _) => "acquired",
            (Item::Postal, _) => "postal",
            (Item::Address, Piece(1)) => "address_1",
            (Item::Address, Piece(2)) => "address_2",
            (Item::Address, Piece(3)) => "address_3",
            (Item::Address, Piece(_)) => "address_4",
            (Item::Address, _) => "address",
            (Item::Phone, _) => "phone",
            (Item::Employer, _) => "employer",
            (Item::Requested, _) => "requested",
            (Item::MyNumber, _) => "my_number",
            (Item::Insurer, _) => "insurer",
            (Item::Card, _) => "card",
            (Item::Registered, _) => "registered",
            (Item::CertificateExpires, _) => "certificate_expires",
            (Item::Deregistered, _) => "deregistered",
            (Item::ListedOn, _) => "listed_on",
            _ => "?",
        }
    }

    #[test]
    fn headings_are_understood_as_a_clerk_understands_them() {
        let (mut seen, mut otherwise) = (0, Vec::new());
        for line in HEADINGS.lines() {
            let (heading, expected) = line.split_once('\t').unwrap();
            let expected = match expected {
                // Nothing is read from columns of these.
                "counter" | "lost" | "birth_era" | "birth_year" | "birth_month" | "birth_day" => "none",
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
            ("続柄", "続柄コード"),
            ("資格取得年月日", "取得年月日"),
            ("加入者区分", "区分"),
            ("住所", "現住所"),
        ] {
            let rank = |heading| named(heading).map(|named| named.rank).unwrap();
            assert!(rank(better) < rank(worse), "{better} before {worse}");
        }
    }
}
