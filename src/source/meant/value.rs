//! Values as an author wrote them: texts and bare words.

use toml::de::DeValue;

use super::part::{CURLY, begins, is_pair, is_value, lacks};
use super::scan::Scan;
use crate::source::parse;
use crate::source::syntax;

/// Deeper brackets are no slip of a pen.
const DEEPEST: usize = 32;

/// What a value stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    Line,
    List,
    Braces,
}

impl<'t> Scan<'t> {
    /// Reads the value of a line.
    pub fn value(&mut self) {
        self.blanks();
        let (from, rest) = (self.at, self.rest());
        let is_long = rest.starts_with("\"\"\"") || rest.starts_with("'''");
        if rest.starts_with(['"', '\'', '{']) && !is_long && lacks(rest, '[') {
            self.bracket(from);
            return self.in_list(from, false);
        }
        if is_pair(rest) && lacks(rest, '{') {
            let key = self.key;
            self.certain(
                from..from,
                "{ ",
                "`{` is missing behind `=`",
                format!("write `{key} = {{ …`"),
            );
            return self.in_braces(from);
        }
        let behind = rest.get(1..).unwrap_or_default().trim_start();
        if rest.starts_with([',', ':', ']', '}', '\\']) && is_value(behind) {
            self.stray();
        }
        self.any(Within::Line);
        if self.rest().trim() == "," && self.is_list_below() {
            self.bracket(from);
            self.in_list(from, true);
        }
    }

    // The first bracket of a list is missing at this place.
    fn bracket(&mut self, at: usize) {
        let key = self.key;
        let with = match self.text[..at].ends_with('=') {
            true => " [",
            false => "[",
        };
        self.certain(
            at..at,
            with,
            "`[` is missing where the list begins",
            format!("write `{key} = [`"),
        );
    }

    /// Reads a value.
    pub fn any(&mut self, within: Within) {
        self.blanks();
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return self.nothing(within);
        };
        let behind = rest[first.len_utf8()..].trim_start();
        let below = self.text[self.at + first.len_utf8()..].trim_start();
        let is_list = below.starts_with('"') && !below.starts_with("\"\"\"") && !is_pair(below);
        if first == '{' && is_list && within == Within::Line {
            let open = self.at;
            self.slip(
                open..open + 1,
                "a list stands in square brackets",
                "write `[` and `]` for `{` and `}`",
            );
            self.edit(open..open + 1, "[");
            self.at += 1;
            return self.in_list(open, false);
        }
        if first == '{' && behind.starts_with('"') && !is_pair(behind) {
            self.stray();
            return self.any(within);
        }
        match first {
            '"' | '\'' if rest.starts_with("\"\"\"") || rest.starts_with("'''") => self.long(),
            '"' | '\'' => self.text(first, within),
            '[' | '{' if self.depth >= DEEPEST => self.gave_up = true,
            '[' => self.list(),
            '{' => self.braces(),
            '#' => self.nothing(within),
            _ if CURLY.contains(&first) && within != Within::Line => self.part_text(first, within),
            _ if CURLY.contains(&first) => self.curly(first),
            _ => self.bare(within),
        }
    }

    // Nothing stands behind `=`: the value may have slipped into the next line.
    fn nothing(&mut self, within: Within) {
        if within != Within::Line {
            return;
        }
        if self.is_list_below() {
            let at = self.at;
            self.bracket(at);
            return self.in_list(at, false);
        }
        let end = self.at + self.rest().len();
        let below = &self.text[end..];
        let next = below.trim_start();
        let is_near = below[..below.len() - next.len()].matches('\n').count() == 1;
        let key = self.key;
        let opens = next.starts_with(['"', '{'])
            || next.starts_with('[')
                && !next.starts_with("[[")
                && !begins(next.lines().next().unwrap_or(next));
        if is_near && opens && self.rest().is_empty() {
            self.slip(
                self.at..self.at,
                "a value begins in the line of its `=`",
                format!("write it behind `{key} =`, in one line"),
            );
            let at = self.text.len() - next.len();
            self.edit(end..at, " ");
            self.at = at;
            return self.any(within);
        }
        self.slip(
            self.at..self.at,
            "nothing stands behind `=`",
            format!("write a value: `{key} = \"…\"`, or take the line out"),
        );
        self.lose();
    }

    // Numbers, dates, true and false; and words without quotation marks.
    fn bare(&mut self, within: Within) {
        let rest = self.rest();
        let is_stop = |(at, c): &(usize, char)| {
            let behind = || rest[at + 1..].trim_start();
            match (within, c) {
                (_, '#') => true,
                (Within::List, ',' | ']') | (Within::Braces, '}' | ']') => true,
                (Within::Braces, ',') => {
                    let behind = behind();
                    behind.is_empty() || behind.starts_with(['}', '{', ']', '#']) || is_pair(behind)
                }
                _ => false,
            }
        };
        let stop = rest.char_indices().find(is_stop);
        let word = stop.map_or(rest, |(end, _)| &rest[..end]).trim_end();
        let from = self.at;
        let good = |word: &str| DeValue::parse(word).is_ok();
        self.at += word.len();
        if good(word) {
            return;
        }
        if let Some(plain) = word.strip_suffix([',', ';']).filter(|plain| good(plain)) {
            self.at = from + plain.len();
            return;
        }
        if within == Within::Line && word.starts_with('(') && word.ends_with(')') {
            self.slip(
                from..from + 1,
                "a list stands in square brackets",
                "write `[` and `]` for `(` and `)`",
            );
            self.edit(from..from + 1, "[");
            self.edit(self.at - 1..self.at, "]");
            return;
        }
        let line = match within {
            Within::Line | Within::Braces => format!("{} = {word}", self.key),
            Within::List => format!("{} = [{word}]", self.key),
        };
        let (_, faults) = parse::parse(&line);
        match (faults.first(), within) {
            (Some(_), Within::List | Within::Braces) if is_half(word) => {
                let first = word.split_whitespace().next().unwrap_or(word);
                self.slip(
                    from..from,
                    "the text begins without its quotation mark",
                    format!("write `\"` before `{}`", first.trim_end_matches('"')),
                );
            }
            (Some(fault), Within::Line | Within::Braces) => {
                let plain = syntax::plain(&line, fault);
                let far = fault.span.start.saturating_sub(line.len() - word.len());
                let at = from + far.min(word.len());
                self.slip(at..at, plain.message, plain.help);
            }
            (Some(_), Within::List) if !word.is_empty() => self.slip(
                from..self.at,
                "a text stands between quotation marks",
                format!("write `{}`", quoted(word)),
            ),
            _ => return,
        }
        let right = match syntax::flag(self.key, word) {
            Some(flag) => flag.to_owned(),
            None if is_half(word) => format!("\"{word}"),
            None => quoted(word),
        };
        if syntax::FLAGS.contains(&self.key) && right.starts_with('"') {
            self.lose();
        }
        self.edit(from..from + word.len(), right);
    }
}

// Whether a text is closed that has not begun.
fn is_half(word: &str) -> bool {
    word.ends_with('"') && word.matches('"').count() == 1 && !word.contains('\\')
}

/// A text between quotation marks.
pub fn quoted(text: &str) -> String {
    let inner = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{inner}\"")
}
