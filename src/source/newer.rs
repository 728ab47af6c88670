//! What a text uses of TOML 1.1 that TOML 1.0 does not have: the parser takes both, other programs may not.

use std::ops::Range;

/// Where a text that parses needs TOML 1.1, at most one place a table or an escape.
pub fn newer(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // Open brackets, each with its place; a brace that has been reported has none.
    let mut open: Vec<(u8, Option<usize>)> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' | b'\'' => {
                at = string(bytes, at, &mut found);
                continue;
            }
            b'#' => {
                at += bytes[at..].iter().position(|b| *b == b'\n').unwrap_or(1);
                continue;
            }
            b'[' | b'{' => open.push((*byte, Some(at))),
            b']' | b'}' => {
                let _closed = open.pop();
            }
            b'\n' => brace(&mut open, "a line break inside { }", &mut found),
            b',' => {
                let next = bytes[at + 1..].iter().find(|b| !matches!(b, b' ' | b'\t'));
                if next == Some(&b'}') {
                    brace(&mut open, "a comma before }", &mut found);
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn brace(
    open: &mut [(u8, Option<usize>)],
    what: &'static str,
    found: &mut Vec<(Range<usize>, &'static str)>,
) {
    if let Some((b'{', place)) = open.last_mut()
        && let Some(at) = place.take()
    {
        found.push((at..at + 1, what));
    }
}

// Passes over the string that begins at `at`; its end.
fn string(bytes: &[u8], at: usize, found: &mut Vec<(Range<usize>, &'static str)>) -> usize {
    let quote = bytes[at];
    let long = bytes[at..].starts_with(&[quote; 3]);
    let (close, mut here) = match long {
        true => (&[quote; 3][..], at + 3),
        false => (&[quote][..], at + 1),
    };
    while here < bytes.len() {
        if bytes[here..].starts_with(close) {
            // Up to two quotes may stand before the closing three.
            let more = bytes[here + close.len()..]
                .iter()
                .take_while(|b| **b == quote);
            return here + close.len() + if long { more.count().min(2) } else { 0 };
        }
        if bytes[here] == b'\\' && quote == b'"' {
            if let Some(b'e' | b'x') = bytes.get(here + 1) {
                found.push((here..here + 2, "the escapes \\e and \\x"));
            }
            here += 1;
        }
        here += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&'static str> {
        newer(text).into_iter().map(|(_, what)| what).collect()
    }

    #[test]
    fn line_breaks_and_last_commas_in_braces_are_newer() {
        assert_eq!(lines("a = {\n b = 1,\n}\n"), ["a line break inside { }"]);
        assert_eq!(lines("a = { b = 1, }\n"), ["a comma before }"]);
        assert_eq!(lines("a = \"\\e\"\n"), ["the escapes \\e and \\x"]);
    }

    #[test]
    fn lists_strings_and_comments_may_hold_anything() {
        for old in [
            "a = [\n {b = 1},\n]\n",
            "a = \"\"\"{\n}\"\"\"\"\nb = 1\n",
            "a = '{,}' # {\nb = 'x\\e'\n",
            "[[item]]\nb = { c = [\n1,\n] }\n",
            "a = \"x \\\\e\"\n",
            "",
            "\"",
            "{",
        ] {
            assert_eq!(lines(old), [""; 0], "{old}");
        }
    }
}
