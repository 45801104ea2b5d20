//! Readings of names, packed so that they can be looked up as they lie. `about.rs` describes the format.
//!
//! Keeps surnames and given names with a character that is no kana; places, companies and whole names go.

use std::collections::BTreeMap;

/// Kinds of names, as bits.
const FAMILY: u8 = 1;
const GIVEN: u8 = 2;

/// Forms from one start to the next. A start is written whole, so that it can be looked at alone.
const STRIDE: usize = 16;

/// Nobody's family name or given name is longer; what is longer in the dictionary is no name of a person.
const LONGEST_FORM: usize = 6;
const LONGEST_READING: usize = 15;

/// The form of a name, and its readings with the kinds that each is of.
type Names = BTreeMap<Vec<u16>, BTreeMap<String, u8>>;

/// The list, and what the note beside it says of it.
pub struct List {
    /// The file.
    pub bytes: Vec<u8>,
    /// When the dictionary was made.
    pub created: String,
    /// How many written names.
    pub forms: usize,
    /// How many readings they have together.
    pub readings: usize,
}

/// Makes the list of the dictionary's text.
pub fn of(dictionary: &str) -> Result<List, String> {
    let created = dictionary.lines().next().and_then(|line| line.split("Created: ").nth(1)?.get(..10));
    let created = created.ok_or("ENAMDICT does not begin with the day of its making")?.to_owned();
    let names = read(dictionary);
    let bytes = packed(&names, &created)?;
    Ok(List { bytes, created, forms: names.len(), readings: names.values().map(BTreeMap::len).sum() })
}

fn read(dictionary: &str) -> Names {
    let mut names = Names::new();
    for Entry { form, reading, kinds } in dictionary.lines().filter_map(entry) {
        *names.entry(form.encode_utf16().collect()).or_default().entry(reading).or_default() |= kinds;
    }
    names
}

/// A line of the dictionary.
#[derive(Debug, PartialEq)]
struct Entry<'a> {
    form: &'a str,
    /// In katakana.
    reading: String,
    /// Kinds of names, as bits.
    kinds: u8,
}

/// `佐藤 [さとう] /(p,s) Satou/`
fn entry(line: &str) -> Option<Entry<'_>> {
    let (form, rest) = line.split_once(" [")?;
    let (reading, meanings) = rest.split_once("] /")?;
    let kinds = meanings.split('/').filter_map(|meaning| meaning.strip_prefix('(')?.split_once(')'));
    let kinds = kinds.flat_map(|(codes, _)| codes.split(',')).fold(0, |kinds, code| kinds | kind(code));
    let reading: String = reading.chars().map(katakana).collect();
    let kept = kinds != 0 && is_name(form) && is_reading(&reading);
    kept.then_some(Entry { form, reading, kinds })
}

fn kind(code: &str) -> u8 {
    match code {
        "s" => FAMILY,
        "m" | "f" | "g" => GIVEN,
        // A person's, which of both is not known.
        "u" => FAMILY | GIVEN,
        _ => 0,
    }
}

fn katakana(c: char) -> char {
    match c {
        'ぁ'..='ゖ' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
        other => other,
    }
}

/// Kana are compared with the reading without a list, and Latin names have no reading of their own.
fn is_name(form: &str) -> bool {
    let kana = |c| matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー');
    let written = |c| kana(c) || matches!(c, '一'..='\u{9FFF}' | '々' | '〆' | 'ゝ' | 'ゞ');
    form.chars().count() <= LONGEST_FORM && form.chars().all(written) && !form.chars().all(kana)
}

fn is_reading(reading: &str) -> bool {
    let length = reading.chars().count();
    (1..=LONGEST_READING).contains(&length) && reading.chars().all(|c| matches!(c, 'ァ'..='ヺ' | 'ー'))
}

/// What is shared with the one before, of forms or readings.
fn shared<T: PartialEq>(before: &[T], this: &[T]) -> usize {
    before.iter().zip(this).take_while(|(a, b)| a == b).count()
}

fn packed(names: &Names, created: &str) -> Result<Vec<u8>, String> {
    let (mut starts, mut body) = (Vec::new(), Vec::new());
    let (mut form_before, mut reading_before): (&[u16], Vec<u8>) = (&[], Vec::new());
    for (number, (form, readings)) in names.iter().enumerate() {
        if number % STRIDE == 0 {
            starts.push(u32::try_from(body.len()).map_err(|error| error.to_string())?);
            form_before = &[];
            reading_before.clear();
        }
        let same = shared(form_before, form);
        body.push((same << 4 | (form.len() - same)) as u8);
        body.extend(form[same..].iter().flat_map(|unit| unit.to_be_bytes()));
        form_before = form;
        for (nth, (reading, kinds)) in readings.iter().enumerate() {
            let kana: Vec<u8> = reading.chars().map(|c| (c as u32 - 0x30A0) as u8).collect();
            // One kana at least stands here: its top bit says that it is the last.
            let same = shared(&reading_before, &kana).min(kana.len() - 1);
            let last = u8::from(nth + 1 == readings.len());
            body.push(last << 7 | kinds << 5 | same as u8);
            body.extend(&kana[same..]);
            if let Some(end) = body.last_mut() {
                *end |= 0x80;
            }
            reading_before = kana;
        }
    }
    let count = u32::try_from(starts.len()).map_err(|error| error.to_string())?;
    let mut bytes = format!("names 1 {created}\n").into_bytes();
    bytes.extend(count.to_be_bytes());
    bytes.extend(starts.iter().flat_map(|start| start.to_be_bytes()));
    bytes.extend(body);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_the_dictionary() {
        for (line, kept) in [
            ("佐藤 [さとう] /(p,s) Satou/", Some(("佐藤", "サトウ", FAMILY))),
            ("翔 [しょう] /(s) Shou/(m) Shou/", Some(("翔", "ショウ", FAMILY | GIVEN))),
            ("凜 [りん] /(f,g) Rin/", Some(("凜", "リン", GIVEN))),
            ("由良 [ゆら] /(u) Yura/", Some(("由良", "ユラ", FAMILY | GIVEN))),
            ("あい子 [あいこ] /(f) Aiko/", Some(("あい子", "アイコ", GIVEN))),
            ("小〆 [こしめ] /(s) Koshime/", Some(("小〆", "コシメ", FAMILY))),
            ("東京 [とうきょう] /(p) Tokyo/", None),
            ("あいか瞬 [あいかしゅん] /(h) Aika Shun (1984.12.8-)/", None),
            ("あい /(f) Ai/", None),
            ("アイ [あい] /(f) Ai/", None),
            ("Ｑ太 [キューた] /(m) Kyuuta/", None),
            ("気候変動枠組条約 [きこうへんどうわくぐみじょうやく] /(u) treaty/", None),
            ("", None),
        ] {
            let kept = kept.map(|(form, reading, kinds)| Entry { form, reading: reading.to_owned(), kinds });
            assert_eq!(entry(line), kept, "{line}");
        }
    }

    #[test]
    fn the_packed_list_byte_by_byte() {
        let dictionary = "　？？？ /ENAMDICT/Created: 2021-02-03/\n一郎 [いちろう] /(m) Ichirou/\n一 [はじめ] /(m) Hajime/\n\
                          一 [いち] /(s) Ichi/\n";
        let list = of(dictionary).unwrap();
        let mut expected = b"names 1 2021-02-03\n".to_vec();
        // One start, at the beginning.
        expected.extend([0, 0, 0, 1, 0, 0, 0, 0]);
        // 一: イチ of families, ハジメ of given names, the last.
        expected.extend([0x01, 0x4E, 0x00, 0x20, 0x04, 0xA1, 0xC0, 0x2F, 0x18, 0xC1]);
        // 一郎 shares a character with 一, and its reading nothing with ハジメ.
        expected.extend([0x11, 0x90, 0xCE, 0xC0, 0x04, 0x21, 0x4D, 0x86]);
        assert_eq!(list.bytes, expected);
        assert_eq!((list.forms, list.readings, list.created.as_str()), (2, 3, "2021-02-03"));
        assert_eq!(of(dictionary).unwrap().bytes, list.bytes);
        assert!(of("佐藤 [さとう] /(s) Satou/").is_err());
    }
}
