//! Where a text in a list or in braces ends: at its mark, behind marks that belong to it, or where its mark is lost.

use super::part::{CURLY, is_pair, is_value};
use super::value::Within;

/// How a text ends.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    /// At a mark; before it stand others, which belong to the text.
    Mark { at: usize, inner: Vec<usize> },
    /// Its mark is lost: here it should stand; before it stand others, which belong to the text.
    Lost { at: usize, inner: Vec<usize> },
}

/// The end of a text of which this is the rest of the line, behind its first mark. `Within::Line` is no place for it.
pub fn end(rest: &str, first: char, within: Within) -> End {
    let marks = marks(rest, first);
    let mut inner = Vec::new();
    for (nth, at) in marks.iter().copied().enumerate() {
        let long = rest[at..].chars().next().map_or(0, char::len_utf8);
        let behind = &rest[at + long..];
        if is_end(behind, within, nth % 2 == 0, first) {
            return End::Mark { at, inner };
        }
        let before = rest[..at].trim_end();
        let is_open = match within {
            Within::Braces => before.ends_with(['=', ':']),
            _ => {
                let left = marks.len() - nth;
                before.ends_with(',') && left.is_multiple_of(2) && !behind.starts_with([' ', ','])
            }
        };
        let cut = match within {
            Within::Braces => cut(before),
            _ => Some(before.trim_end_matches([',', ' ']).len()),
        };
        if let Some(at) = cut.filter(|_| is_open) {
            match inner.len() {
                1 => break,
                _ => return End::Lost { at, inner },
            }
        }
        inner.push(at);
    }
    match inner.first() {
        Some(first) => End::Mark {
            at: *first,
            inner: Vec::new(),
        },
        None => {
            let whole = rest.trim_end_matches([',', ';', ']', '}', ' ', '\t']).len();
            let at = cut(rest).unwrap_or(whole);
            End::Lost { at, inner }
        }
    }
}

// The marks that may end a text that begins with `first`.
fn marks(rest: &str, first: char) -> Vec<usize> {
    let is_mark = |c: char| match first {
        '"' | '\'' => c == first,
        _ => c == '"' || CURLY.contains(&c),
    };
    let (mut marks, mut is_special) = (Vec::new(), false);
    for (at, c) in rest.char_indices() {
        if is_special {
            is_special = false;
        } else if c == '\\' && first == '"' {
            is_special = true;
        } else if is_mark(c) {
            marks.push(at);
        }
    }
    marks
}

// Whether a text may have ended before this.
fn is_end(behind: &str, within: Within, is_even: bool, first: char) -> bool {
    let is_far = behind.starts_with([' ', '\t']);
    let behind = behind.trim_start();
    let Some(after) = behind.strip_prefix([',', ';']) else {
        let is_last = behind.is_empty() || behind.starts_with(['#', ']', '}']);
        let is_next = match within {
            Within::Braces => is_pair(behind),
            _ => is_even && behind.starts_with(first) && (is_far || behind.len() > 2),
        };
        return is_last || is_next;
    };
    let after = after.trim_start();
    let is_last = after.is_empty() || after.starts_with(['#', ']', '}', '{', '[', ',']);
    is_last
        || match within {
            Within::Braces => is_pair(after),
            _ => is_even || is_value(after),
        }
}

// Where a text ends behind which another key word follows.
fn cut(text: &str) -> Option<usize> {
    let mut commas = text.match_indices([',', '{']);
    let (at, _) = commas.find(|(at, _)| is_pair(text[at + 1..].trim_start()))?;
    let before = text[..at].trim_end_matches([',', '{', '}', '[', ']', ' ', '\t']);
    Some(before.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    // The text, without its first mark, with `|` where it ends: `"` stands there where the mark is there.
    #[track_caller]
    fn check(line: &str, within: Within) {
        let at = line.find('|').expect("a place");
        let rest = line.replacen('|', "", 1);
        let found = match end(&rest, '"', within) {
            End::Mark { at, .. } => (at, true),
            End::Lost { at, .. } => (at, false),
        };
        assert_eq!(found, (at, line[at + 1..].starts_with('"')), "{line}");
    }

    #[test]
    fn a_text_in_braces_ends_before_the_next_key_word() {
        for line in [
            "One|\", b = \"two\" },",
            "One|, b = \"two\" },",
            "One|, b = 2 },",
            "One| },",
            "One|",
            "One|\" b = \"two\" }",
            "\"One\" and|\", b = \"two\" }",
            "The \"one\", two, or \"three|\", b = 2 }",
            "One \"two\"|\" }",
            "One| }, { b = \"two\" }]",
            "One|\" two, b = \"three\" }",
        ] {
            check(line, Within::Braces);
        }
    }

    #[test]
    fn a_text_in_a_list_ends_before_the_next_part() {
        for line in [
            "One|\", \"two\"]",
            "One|, \"two\"]",
            "One|,",
            "One|]",
            "One|\" \"two\", \"three\"]",
            "The \"one\" of|\", \"two\"]",
            "The \"one\", two|\", \"two\"]",
            "One|\", two\", \"three\"]",
        ] {
            check(line, Within::List);
        }
    }
}
