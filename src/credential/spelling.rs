//! Whether JSON is spelled in its one canonical way, looked at in one pass: nothing is built of it.

// A claim has four levels.
const DEEPEST: usize = 16;

/// Where the value ends that `text` begins with, if it is spelled as RFC 8785 has it: no blanks, names of plain ASCII in
/// ascending order (so none twice), no escape that is not needed, whole numbers of at most 15 digits. `None` for all else,
/// which includes some canonical texts: names that are not ASCII, other numbers, many levels.
pub fn end_of(text: &str) -> Option<usize> {
    value(text.as_bytes(), 0, DEEPEST)
}

fn value(text: &[u8], at: usize, levels: usize) -> Option<usize> {
    match text.get(at)? {
        b'{' => object(text, at, levels.checked_sub(1)?),
        b'[' => list(text, at, levels.checked_sub(1)?),
        b'"' => string(text, at),
        b'0'..=b'9' => number(text, at),
        _ => ["null", "true", "false"].iter().find_map(|word| {
            let is_there = text[at..].starts_with(word.as_bytes());
            is_there.then_some(at + word.len())
        }),
    }
}

fn object(text: &[u8], at: usize, levels: usize) -> Option<usize> {
    if text.get(at + 1) == Some(&b'}') {
        return Some(at + 2);
    }
    let (mut at, mut last): (usize, Option<&[u8]>) = (at, None);
    loop {
        // Behind the brace or the comma.
        let from = at + 1;
        at = string(text, from)?;
        let name = text.get(from..at)?;
        let is_plain = name.is_ascii() && !name.contains(&b'\\');
        // With its marks: what a name is followed by is less than any letter, so a prefix comes first.
        let bare = name.get(1..name.len() - 1)?;
        if !is_plain || last.is_some_and(|last| last >= bare) || text.get(at) != Some(&b':') {
            return None;
        }
        last = Some(bare);
        at = value(text, at + 1, levels)?;
        match text.get(at)? {
            b',' => {}
            b'}' => return Some(at + 1),
            _ => return None,
        }
    }
}

fn list(text: &[u8], at: usize, levels: usize) -> Option<usize> {
    if text.get(at + 1) == Some(&b']') {
        return Some(at + 2);
    }
    let mut at = at;
    loop {
        at = value(text, at + 1, levels)?;
        match text.get(at)? {
            b',' => {}
            b']' => return Some(at + 1),
            _ => return None,
        }
    }
}

fn string(text: &[u8], at: usize) -> Option<usize> {
    if text.get(at) != Some(&b'"') {
        return None;
    }
    let mut at = at + 1;
    loop {
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at = escape(text, at)?,
            0..0x20 => return None,
            _ => at += 1,
        }
    }
}

// `\n` and its like, `\u001f` for a control character that has no letter: nothing else is escaped.
fn escape(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at + 1)? {
        b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't' => Some(at + 2),
        b'u' => {
            let [
                b'0',
                b'0',
                high @ (b'0' | b'1'),
                low @ (b'0'..=b'9' | b'a'..=b'f'),
            ] = text.get(at + 2..at + 6)?
            else {
                return None;
            };
            let has_letter = *high == b'0' && matches!(low, b'8' | b'9' | b'a' | b'c' | b'd');
            (!has_letter).then_some(at + 6)
        }
        _ => None,
    }
}

fn number(text: &[u8], at: usize) -> Option<usize> {
    let digits = text[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    let is_short = digits == 1 || text[at] != b'0' && digits <= 15;
    let goes_on = matches!(text.get(at + digits), Some(b'.' | b'e' | b'E'));
    (is_short && !goes_on).then_some(at + digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::credential::strict;

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            (0u64..1_000_000_000_000_000).prop_map(Value::from),
            any::<String>().prop_map(Value::String),
            "[\u{0}-\u{7f}]{0,8}".prop_map(Value::String),
        ];
        leaf.prop_recursive(4, 24, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                prop::collection::btree_map("[ -~&&[^\"\\\\]]{0,4}", inner, 0..5)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn what_is_written_canonically_ends_where_it_ends(value in json(), tail in "[,}\\]x]?") {
            let text = serde_jcs::to_string(&value).expect("JSON");
            prop_assert_eq!(end_of(&format!("{text}{tail}")), Some(text.len()));
        }

        #[test]
        fn one_change_is_either_canonical_again_or_refused(
            value in json(),
            at in 0.0f64..1.0,
            cut in 0usize..3,
            with in "[ \"\\\\{}\\[\\]:,a-c0-9untb./+eE-]{0,2}",
        ) {
            let mut text: Vec<char> = serde_jcs::to_string(&value).expect("JSON").chars().collect();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a text")]
            let at = (at * text.len() as f64) as usize;
            let end = (at + cut).min(text.len());
            text.splice(at..end, with.chars());
            let text: String = text.into_iter().collect();
            if let Some(end) = end_of(&text) {
                let read = strict::read(&text.as_bytes()[..end]);
                let read = read.expect("what has an end is JSON, and no name stands twice");
                prop_assert_eq!(serde_jcs::to_string(&read).expect("JSON"), &text[..end]);
            }
        }
    }

    #[test]
    fn another_spelling_has_no_end() {
        for bad in [
            "",
            " 1",
            "01",
            "-1",
            "1.0",
            "1e3",
            "1234567890123456",
            "nul",
            "\"",
            "\"\\/\"",
            "\"\\u0041\"",
            "\"\\u000a\"",
            "\"\\u001F\"",
            "\"\n\"",
            "{\"a\":1,\"a\":1}",
            "{\"b\":1,\"a\":1}",
            "{\"a\": 1}",
            "{\"é\":1}",
            "{\"a\":1,}",
            "[1,]",
            "[1 ]",
            "{a:1}",
            "{\"\\n\":1}",
            &"[".repeat(100_000),
        ] {
            assert_eq!(end_of(bad), None, "{bad:.40}");
        }
    }
}
