//! Canonical JSON (RFC 8785), as far as operations need it: no numbers but whole ones.

use serde_json::{Map, Value};

/// Whole numbers below it are told apart by every program that reads JSON.
pub(crate) const WHOLE_END: u64 = 1 << 53;

/// Writes a text: what must be escaped is, in the shortest way, and nothing else.
pub(crate) fn text(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    // Nearly every text is plain, and looking at all of it without stopping is fast.
    if !text.bytes().fold(false, |found, byte| found | must_be_escaped(byte)) {
        out.extend_from_slice(text.as_bytes());
        return out.push(b'"');
    }
    let mut plain = text.as_bytes();
    while let Some(at) = plain.iter().position(|byte| ESCAPED[usize::from(*byte)]) {
        let byte = plain[at];
        out.extend_from_slice(&plain[..at]);
        let escape: &[u8] = match byte {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            0x08 => b"\\b",
            0x09 => b"\\t",
            0x0A => b"\\n",
            0x0C => b"\\f",
            0x0D => b"\\r",
            _ => &[b'\\', b'u', b'0', b'0', hex_digit(byte >> 4), hex_digit(byte & 0xF)],
        };
        out.extend_from_slice(escape);
        plain = &plain[at + 1..];
    }
    out.extend_from_slice(plain);
    out.push(b'"');
}

const fn must_be_escaped(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

/// Which bytes must be escaped: a text that is JSON itself has one at every fifth place, and is long.
static ESCAPED: [bool; 256] = {
    let mut escaped = [false; 256];
    let mut byte = 0;
    while byte < escaped.len() {
        escaped[byte] = must_be_escaped(byte as u8);
        byte += 1;
    }
    escaped
};

fn hex_digit(half: u8) -> u8 {
    if half < 10 { b'0' + half } else { b'a' + half - 10 }
}

/// Writes a whole number.
pub(crate) fn whole(number: i64, out: &mut Vec<u8>) {
    out.extend_from_slice(number.to_string().as_bytes());
}

/// Writes any value. `None`: it holds a number that is not whole, or greater than JavaScript tells apart.
pub(crate) fn value(value: &Value, out: &mut Vec<u8>) -> Option<()> {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(truth) => out.extend_from_slice(if *truth { b"true" } else { b"false" }),
        Value::Number(number) => {
            whole(number.as_i64().filter(|whole| whole.unsigned_abs() < WHOLE_END)?, out);
        }
        Value::String(words) => text(words, out),
        Value::Array(elements) => {
            out.push(b'[');
            for (at, element) in elements.iter().enumerate() {
                comma(at, out);
                self::value(element, out)?;
            }
            out.push(b']');
        }
        Value::Object(members) => object(members, out)?,
    }
    Some(())
}

/// Members in the order of their names' UTF-16 code units.
fn object(members: &Map<String, Value>, out: &mut Vec<u8>) -> Option<()> {
    let mut sorted: Vec<(&String, &Value)> = members.iter().collect();
    sorted.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    out.push(b'{');
    for (at, (name, member)) in sorted.into_iter().enumerate() {
        comma(at, out);
        text(name, out);
        out.push(b':');
        value(member, out)?;
    }
    out.push(b'}');
    Some(())
}

/// Parts every element but the first from the one before it.
pub(crate) fn comma(at: usize, out: &mut Vec<u8>) {
    if at > 0 {
        out.push(b',');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(json: &str) -> Option<String> {
        let mut out = Vec::new();
        value(&serde_json::from_str(json).unwrap(), &mut out)?;
        Some(String::from_utf8(out).unwrap())
    }

    #[test]
    fn forms_of_rfc_8785() {
        for (given, canon, why) in [
            (r#"{"b":1, "a":2}"#, r#"{"a":2,"b":1}"#, "names in order, no blanks"),
            (
                r#"["\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"\/"]"#,
                "[\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]",
                "section 3.2.2.2",
            ),
            (
                "{\"\\ud83d\\ude00\":1,\"\\ufb33\":2}",
                "{\"\u{1F600}\":1,\"\u{FB33}\":2}",
                "UTF-16: surrogates come first",
            ),
            (r#"[true, false, null, 0, 12]"#, "[true,false,null,0,12]", "literals"),
            (r#""\b\f\t\u007f""#, "\"\\b\\f\\t\u{7f}\"", "short escapes; DEL stands as itself"),
        ] {
            assert_eq!(canonical(given).as_deref(), Some(canon), "{why}");
        }
        for bad in ["1.5", "1e3", "9007199254740992", "-9007199254740992"] {
            assert_eq!(canonical(bad), None, "{bad}");
        }
        assert_eq!(canonical("9007199254740991").as_deref(), Some("9007199254740991"));
    }
}
