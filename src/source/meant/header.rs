//! Lines in brackets as an author wrote them: a bracket lost or one too many, a name that is none, a key word behind them.

use super::part::{before_note, is_key_char, is_line};
use super::scan::Scan;

impl<'t> Scan<'t> {
    /// Reads one.
    pub fn header(&mut self, rest: &'t str) {
        let (from, open) = (self.at, count(rest, '['));
        self.at += rest.len();
        let inner = &rest[open..];
        let long = inner.find(|c: char| !(is_key_char(c) || ". \"".contains(c)));
        let long = long.unwrap_or(inner.len());
        let (name, behind) = inner.split_at(long);
        let close = count(behind, ']');
        let junk = before_note(&behind[close..]);
        let name = name.trim();
        let letters: String = rest
            .chars()
            .filter(|c| is_key_char(*c) || *c == '.')
            .collect();
        let known = self.headers.get_key_value(letters.as_str());
        if let Some((known, is_two)) = known.filter(|(known, _)| **known != name) {
            let right = match is_two {
                true => format!("[[{known}]]"),
                false => format!("[{known}]"),
            };
            let known = *known;
            self.slip(
                from..from + rest.len(),
                "this line in brackets holds a sign too many",
                format!("write `{right}`"),
            );
            self.edit(from..from + rest.len(), right);
            return self.key_is(known);
        }
        if open == close && is_line(rest[(open + long + close).min(rest.len())..].trim_start()) {
            self.key_is(name);
            self.at = from + open + long + close;
            return self.tail();
        }
        if name.contains(' ') && open == close {
            self.slip(
                from..from + rest.len(),
                "the name in brackets is one word, and this is more",
                "such a line is `[[item]]`, `[[item.options]]` or `[exam]`; a note to yourself begins with `#`",
            );
            return self.lose();
        }
        if name.is_empty() || open > 2 || close > 2 || name.contains(' ') {
            return;
        }
        self.key_is(name);
        let at = from + open + long + close;
        let two = self.headers.get(name).copied();
        if open == close && !junk.is_empty() && !junk.contains(['[', ']', '=']) {
            self.slip(
                at..at + junk.len(),
                "something stands behind the brackets of this line",
                "take it out; a note to yourself begins with `#`",
            );
            self.edit(at..from + rest.len(), "");
        } else if open == 1 && close == 1 && two == Some(true) {
            let right = format!("[[{name}]]");
            self.certain(
                from..at,
                &right,
                format!("`[{name}]` stands further down as `{right}`"),
                format!("write `{right}` here too: there may be several"),
            );
        } else if open != close && junk.is_empty() {
            let right = match two.unwrap_or(open.max(close) == 2) {
                true => format!("[[{name}]]"),
                false => format!("[{name}]"),
            };
            self.slip(
                from..at,
                "the brackets of this line do not match",
                format!("write `{right}`"),
            );
            self.edit(from..at, right);
        }
    }
}

fn count(text: &str, sign: char) -> usize {
    text.chars().take_while(|c| *c == sign).count()
}
