//! Texts between two quotation marks, in one line: straight ones, curly ones, one too few, one too many.

use std::ops::Range;

use super::ends::{End, end};
use super::part::{CURLY, begins, is_line};
use super::scan::Scan;
use super::value::{Within, quoted};

const NOT_CLOSED: &str = "the text is not closed: its second quotation mark is missing";

impl<'t> Scan<'t> {
    /// A text in one line.
    pub fn text(&mut self, mark: char, within: Within) {
        if within != Within::Line {
            return self.part_text(mark, within);
        }
        let (open, rest) = (self.at, self.rest());
        let close = match mark {
            '"' => self.closing(open + 1, open + rest.len()),
            _ => rest[1..].find(mark).map(|end| open + 1 + end),
        };
        let Some(close) = close else {
            return self.unclosed(open, mark);
        };
        let others = rest.trim_matches('"');
        let is_torn = rest.ends_with("\"\"") || rest.len() == 3;
        let is_sign = others.len() < 2 && !others.contains(|c: char| c.is_alphanumeric());
        if is_torn && rest.len() < 5 && is_sign && self.is_long_below() {
            return;
        }
        self.at = close + 1;
        let behind = self.rest().trim_start();
        if is_line(behind) {
            return;
        }
        let is_end = behind.is_empty() || behind.starts_with(['#', ',', ';', ']', '}']);
        let last = open + rest.len() - 1;
        if is_end || !rest.ends_with(mark) || last <= close {
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

    // Whether the first of three marks is lost where a text over several lines begins, which is read then.
    fn is_long_below(&mut self) -> bool {
        let (open, rest) = (self.at, self.rest());
        let end = open + rest.len();
        let mut at = end;
        for line in self.text[at..].split_inclusive('\n') {
            let found = line.find("\"\"\"").filter(|_| at > end);
            match found {
                Some(_) if line.contains('=') && begins(line) => return false,
                Some(found) => {
                    self.certain(
                        open..end,
                        "\"\"\"",
                        "a text over several lines begins with `\"\"\"`",
                        format!("write `\"\"\"` for `{rest}`"),
                    );
                    self.signs(end, at + found);
                    self.at = at + found + 3;
                    return true;
                }
                None if begins(line) => return false,
                None => at += line.len(),
            }
        }
        false
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

    /// A text in a list or in braces: what may stand behind it tells where it ends.
    pub fn part_text(&mut self, mark: char, within: Within) {
        let (open, rest) = (self.at, self.rest());
        let inside = open + mark.len_utf8();
        let (inner, close) = match end(&rest[mark.len_utf8()..], mark, within) {
            End::Lost { at, inner } => {
                for at in inner.iter().filter(|_| mark == '"') {
                    self.edit(inside + at..inside + at, "\\");
                }
                return self.part_unclosed(mark, inside + at);
            }
            End::Mark { at, inner } => (inner, inside + at),
        };
        let close_len = self.text[close..].chars().next().map_or(0, char::len_utf8);
        self.at = close + close_len;
        if mark != '"' && mark != '\'' {
            self.curly_said(open..inside);
            let whole = quoted(&self.text[inside..close]);
            return self.edit(open..self.at, whole);
        }
        let Some(first) = inner.first() else {
            return self.signs_of(mark, inside, close);
        };
        let first = inside + first;
        if mark == '\'' {
            self.slip(
                first..close,
                "the text ended before this, at an apostrophe",
                "write `\"` at its beginning and at its end, for `'`",
            );
            let whole = quoted(&self.text[inside..close]);
            return self.edit(open..self.at, whole);
        }
        self.slip(
            first + 1..close,
            "the text ended before this, at its second quotation mark",
            "a quotation mark inside a text is written `\\\"`",
        );
        for at in inner {
            self.edit(inside + at..inside + at, "\\");
        }
        self.signs_of(mark, inside, close);
    }

    // The special signs between the marks of a text.
    fn signs_of(&mut self, mark: char, from: usize, to: usize) {
        let mut at = from;
        while let Some(found) = self.text[at..to].find('\\').filter(|_| mark == '"') {
            at = self.special(at + found, to);
        }
    }

    // A text in a list or in braces whose second mark is lost, and belongs at `at`.
    fn part_unclosed(&mut self, mark: char, at: usize) {
        let (open, rest) = (self.at, self.rest());
        let inside = open + mark.len_utf8();
        let whole = &self.text[inside..at];
        let is_curly = CURLY.contains(&mark);
        let last = whole
            .chars()
            .next_back()
            .filter(|last| CURLY.contains(last));
        let long = last.map_or(0, char::len_utf8);
        if is_curly || last.is_some_and(|_| whole.matches(CURLY).count() % 2 == 1) {
            self.curly_said(match is_curly {
                true => open..inside,
                false => at - long..at,
            });
            let inner = self.text[inside..at - long].to_owned();
            self.edit(open..at, quoted(&inner));
            self.at = at;
            return;
        }
        if at == open + rest.len() && self.goes_on(open + rest.len()) {
            let end = open + rest.len();
            let below = self.text[end..].trim_start();
            let next = self.text.len() - below.len();
            self.slip(
                end..end,
                "the line ends inside a text",
                format!("write the text in one line, up to its second `{mark}`"),
            );
            let close = next + below.find(mark).unwrap_or(0);
            self.signs_of(mark, inside, end);
            self.edit(end..next, " ");
            self.signs_of(mark, next, close);
            self.at = close + 1;
            return;
        }
        let behind = whole.split_whitespace().next_back();
        self.slip(
            open..at,
            NOT_CLOSED,
            match behind {
                Some(word) => format!("write `{mark}` where it ends, behind `{word}`"),
                None => format!("write `{mark}` where it ends"),
            },
        );
        self.signs_of(mark, inside, at);
        self.edit(at..at, mark.to_string());
        self.at = at;
    }

    // Whether the text of a part goes on in the line below the one that ends at `end`.
    fn goes_on(&self, end: usize) -> bool {
        let Some(line) = self.text[end..].lines().nth(1).map(str::trim) else {
            return false;
        };
        let is_new = line.starts_with(['"', '\'', '{', '}', '[', ']', '#']) || begins(line);
        let marks = line.matches('"').count();
        !is_new && marks % 2 == 1
    }

    fn unclosed(&mut self, open: usize, mark: char) {
        let rest = self.rest_at(open);
        let end = open + rest.len();
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

    /// A text between quotation marks of a letter.
    pub fn curly(&mut self, first: char) {
        let (open, rest) = (self.at, self.rest());
        let inside = open + first.len_utf8();
        let is_mark = |c: char| c == '"' || CURLY.contains(&c);
        let found = rest[first.len_utf8()..].rfind(is_mark);
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

    fn rest_at(&self, at: usize) -> &'t str {
        let text: &'t str = self.text;
        let rest = &text[at..];
        rest.find('\n').map_or(rest, |end| &rest[..end]).trim_end()
    }
}
