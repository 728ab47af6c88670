//! Values as an author wrote them: texts, lists, what stands in braces, bare words.

use std::ops::Range;

use toml::de::DeValue;

use super::part::{CURLY, begins, is_key_char};
use super::scan::Scan;
use crate::source::parse;
use crate::source::syntax;

/// Deeper brackets are no slip of a pen.
const DEEPEST: usize = 32;

const NOT_CLOSED: &str = "the text is not closed: its second quotation mark is missing";

/// What a value stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Line,
    List,
    Braces,
}

impl<'t> Scan<'t> {
    /// Reads the value of a line.
    pub fn value(&mut self) {
        self.any(Within::Line);
    }

    fn any(&mut self, within: Within) {
        self.blanks();
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return self.nothing(within);
        };
        match first {
            '"' | '\'' if rest.starts_with("\"\"\"") || rest.starts_with("'''") => self.long(),
            '"' | '\'' => self.text(first, within),
            '[' | '{' if self.depth >= DEEPEST => self.gave_up = true,
            '[' => self.list(),
            '{' => self.braces(),
            '#' => self.nothing(within),
            _ if CURLY.contains(&first) => self.curly(first, within),
            _ => self.bare(within),
        }
    }

    // Nothing stands behind `=`: the value may have slipped into the next line.
    fn nothing(&mut self, within: Within) {
        if within != Within::Line {
            return;
        }
        let end = self.at + self.rest().len();
        let below = &self.text[end..];
        let next = below.trim_start();
        let is_near = below[..below.len() - next.len()].matches('\n').count() == 1;
        let key = self.key;
        if is_near && next.starts_with('"') && self.rest().is_empty() {
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

    // A text in one line.
    fn text(&mut self, mark: char, within: Within) {
        let (open, rest) = (self.at, self.rest());
        let close = match mark {
            '"' => self.closing(open + 1, open + rest.len()),
            _ => rest[1..].find(mark).map(|end| open + 1 + end),
        };
        let Some(close) = close else {
            return self.unclosed(open, mark, within);
        };
        self.at = close + 1;
        let behind = self.rest().trim_start();
        let is_end = behind.is_empty() || behind.starts_with(['#', ',', ';', ']', '}']);
        let last = open + rest.len() - 1;
        if within != Within::Line || is_end || !rest.ends_with(mark) || last <= close {
            return;
        }
        self.at = last + 1;
        if mark == '\'' {
            self.slip(
                close + 1..last,
                "the text ended before this, at an apostrophe",
                "write `\"` at its beginning and at its end, for `'`",
            );
            let whole = quoted(&rest[1..rest.len() - 1]);
            return self.edit(open..last + 1, whole);
        }
        self.slip(
            close + 1..last,
            "the text ended before this, at its second quotation mark",
            "a quotation mark inside a text is written `\\\"`",
        );
        let mut from = close;
        while from < last {
            self.edit(from..from, "\\");
            from = self.closing(from + 1, last).unwrap_or(last);
        }
    }

    // The mark that closes a text, up to `end`. A `\` that begins no special sign is meant as it stands.
    fn closing(&mut self, from: usize, end: usize) -> Option<usize> {
        let mut at = from;
        while at < end {
            match self.text.as_bytes()[at] {
                b'"' => return Some(at),
                b'\\' => at = self.special(at, end),
                _ => at += 1,
            }
        }
        None
    }

    /// Passes over a special sign.
    pub fn special(&mut self, at: usize, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let digits = |many: usize| {
            let digits = bytes.get(at + 2..at + 2 + many);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        let good = match bytes.get(at + 1).filter(|_| at + 1 < end) {
            Some(b'b' | b't' | b'n' | b'f' | b'r' | b'e' | b'"' | b'\\') => true,
            Some(b'x') => digits(2),
            Some(b'u') => digits(4),
            Some(b'U') => digits(8),
            _ => false,
        };
        if good {
            return at + 2;
        }
        self.slip(
            at..at + 1,
            "`\\` in a text begins a special sign, and this is none",
            "for the sign itself write `\\\\`",
        );
        self.edit(at..at, "\\");
        at + 1
    }

    fn unclosed(&mut self, open: usize, mark: char, within: Within) {
        let rest = self.rest_at(open);
        let end = open + rest.len();
        if within != Within::Line {
            let at = open + rest.trim_end_matches([',', ']', '}', ' ', '\t']).len();
            self.slip(
                open..at,
                NOT_CLOSED,
                format!("write `{mark}` where it ends"),
            );
            self.edit(at..at, mark.to_string());
            self.at = at;
            return;
        }
        if let Some(last) = rest.chars().next_back().filter(|last| CURLY.contains(last)) {
            self.curly_said(end - last.len_utf8()..end);
            self.edit(end - last.len_utf8()..end, "\"");
            self.at = end;
            return;
        }
        let Some(last) = self.runs_over(end) else {
            let help = "write `\"` where it ends; a text over several lines stands between `\"\"\"` and `\"\"\"`";
            self.slip(end..end, NOT_CLOSED, help);
            self.edit(end..end, mark.to_string());
            self.at = end;
            return;
        };
        let close = last - usize::from(self.text[..last].ends_with(mark));
        self.slip(
            open..end,
            "a text over several lines stands between `\"\"\"` and `\"\"\"`",
            format!(
                "write `\"\"\"` for `{mark}` where it begins, and `\"\"\"` where it ends, in line {}",
                self.line_of(last.saturating_sub(1))
            ),
        );
        self.edit(open..open + 1, "\"\"\"");
        self.edit(close..last, "\"\"\"");
        self.at = last;
    }

    // Where a text ends that goes on below the line that ends at `end`.
    fn runs_over(&self, end: usize) -> Option<usize> {
        let mut at = end + self.text[end..].find('\n')? + 1;
        let (mut last, mut is_near) = (None, true);
        for line in self.text[at..].split_inclusive('\n') {
            let here = at + line.trim_end().len();
            at += line.len();
            let line = line.trim();
            match line.matches('"').count() {
                _ if line.starts_with('#') || begins(line) => break,
                1 if line.ends_with('"') => return Some(here),
                0 => {}
                _ => break,
            }
            is_near &= !line.is_empty();
            if is_near {
                last = Some(here);
            }
        }
        last
    }

    // A text between quotation marks of a letter.
    fn curly(&mut self, first: char, within: Within) {
        let (open, rest) = (self.at, self.rest());
        let inside = open + first.len_utf8();
        let is_mark = |c: char| c == '"' || CURLY.contains(&c);
        let found = match within {
            Within::Line => rest[first.len_utf8()..].rfind(is_mark),
            Within::List | Within::Braces => rest[first.len_utf8()..].find(is_mark),
        };
        self.curly_said(open..inside);
        let close = found.map_or(open + rest.len(), |found| inside + found);
        let long = self.text[close..].chars().next().filter(|c| is_mark(*c));
        let end = close + long.map_or(0, char::len_utf8);
        self.edit(open..end, quoted(&self.text[inside..close]));
        self.at = end;
    }

    fn curly_said(&mut self, at: Range<usize>) {
        self.slip(
            at,
            "curly quotation marks do not begin or end a text",
            "write straight ones: `\"`; a plain text editor types them",
        );
    }

    // Numbers, dates, true and false; and words without quotation marks.
    fn bare(&mut self, within: Within) {
        let rest = self.rest();
        let stop = |c: char| match within {
            Within::Line => c == '#',
            Within::List => ",]#".contains(c),
            Within::Braces => ",}#".contains(c),
        };
        let word = rest.find(stop).map_or(rest, |end| &rest[..end]).trim_end();
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
            None => quoted(word),
        };
        if syntax::FLAGS.contains(&self.key) && right.starts_with('"') {
            self.lose();
        }
        self.edit(from..from + word.len(), right);
    }

    fn list(&mut self) {
        let open = self.at;
        self.at += 1;
        self.depth += 1;
        let (mut end, mut is_behind) = (self.at, false);
        loop {
            if self.gaps() || self.at >= self.text.len() {
                break self.not_closed(open, end, ']');
            }
            match self.text.as_bytes()[self.at] {
                b']' => {
                    self.at += 1;
                    break;
                }
                b',' => {
                    self.at += 1;
                    is_behind = false;
                }
                _ => {
                    if is_behind {
                        self.slip(
                            self.at..self.at,
                            "a comma is missing between two parts of a list",
                            "write `,` after each part, and `]` after the last",
                        );
                        self.edit(end..end, ",");
                    }
                    let from = self.at;
                    self.any(Within::List);
                    if self.at == from || self.gave_up {
                        self.at = from + self.rest_at(from).len();
                        break;
                    }
                    is_behind = true;
                }
            }
            end = self.at;
        }
        self.depth -= 1;
    }

    fn braces(&mut self) {
        let open = self.at;
        self.at += 1;
        self.depth += 1;
        let (mut end, mut is_behind) = (self.at, false);
        let key = self.key;
        loop {
            let line = self.line_of(end);
            let is_new = self.gaps() && (is_behind || sound(self.rest()));
            if is_new
                || self.at >= self.text.len()
                || (self.line_of(self.at) > line && is_behind && self.rest().starts_with('['))
            {
                break self.not_closed(open, end, '}');
            }
            match self.text.as_bytes()[self.at] {
                b'}' => {
                    self.at += 1;
                    break;
                }
                b',' => {
                    self.at += 1;
                    is_behind = false;
                }
                b']' => break self.not_closed(open, end, '}'),
                _ => {
                    if is_behind {
                        self.slip(
                            self.at..self.at,
                            "a comma is missing inside { }",
                            "write `,` between the parts, and `}` after the last",
                        );
                        self.edit(end..end, ",");
                    }
                    if !self.pair() || self.gave_up {
                        self.at += self.rest().len();
                        break;
                    }
                    is_behind = true;
                }
            }
            end = self.at;
        }
        self.key = key;
        self.depth -= 1;
    }

    // A key word and its value inside braces.
    fn pair(&mut self) -> bool {
        let (from, rest) = (self.at, self.rest());
        let long = match rest.starts_with(['"', '\'']) {
            true => rest[1..].find(&rest[..1]).map_or(0, |end| end + 2),
            false => rest
                .find(|c| !(is_key_char(c) || c == '.'))
                .unwrap_or(rest.len()),
        };
        let key = &rest[..long];
        if long == 0 {
            return false;
        }
        self.key = key;
        self.at += long;
        self.blanks();
        match self.text[self.at..].chars().next() {
            Some('=') => {}
            Some(':') => self.certain(
                self.at..self.at + 1,
                if self.at == from + long { " =" } else { "=" },
                "a key word is followed by `=`, not by `:`",
                format!("write `{key} = …`"),
            ),
            _ => return false,
        }
        self.at += 1;
        let before = self.at;
        self.any(Within::Braces);
        self.at > before
    }

    // Passes over blanks, line ends and notes between the parts of a list; whether something new begins.
    fn gaps(&mut self) -> bool {
        loop {
            self.blanks();
            let rest = self.rest();
            if !(rest.is_empty() || rest.starts_with('#')) {
                return false;
            }
            let Some(end) = self.text[self.at..].find('\n') else {
                self.at = self.text.len();
                return false;
            };
            self.at += end + 1;
            if begins(self.rest()) {
                return true;
            }
        }
    }

    fn not_closed(&mut self, open: usize, end: usize, mark: char) {
        let what = if mark == ']' { "list" } else { "part in { }" };
        let (first, last) = (self.line_of(open), self.line_of(end.saturating_sub(1)));
        let whither = match last > first {
            true => format!("write `{mark}` where it ends, after line {last}"),
            false => format!("write `{mark}` where it ends"),
        };
        self.slip(
            open..open + 1,
            format!("the {what} that begins in line {first} is not closed"),
            whither,
        );
        self.edit(end..end, mark.to_string());
        self.at = end;
    }

    fn rest_at(&self, at: usize) -> &'t str {
        let text: &'t str = self.text;
        let rest = &text[at..];
        rest.find('\n').map_or(rest, |end| &rest[..end]).trim_end()
    }
}

fn sound(line: &str) -> bool {
    line.starts_with('[') && begins(line)
}

/// A text between quotation marks.
pub fn quoted(text: &str) -> String {
    let inner = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{inner}\"")
}
