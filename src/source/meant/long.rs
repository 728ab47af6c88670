//! Texts over several lines, between `"""` and `"""`.

use super::part::begins;
use super::scan::Scan;

impl Scan<'_> {
    /// Reads one. It is not closed where no `"""` follows, or where the next is the beginning of another text.
    pub fn long(&mut self) {
        let open = self.at;
        let mark = &self.text[open..open + 3];
        let mut at = open + 3;
        loop {
            let Some(close) = self.closes(at, mark) else {
                return self.open_end(open);
            };
            let line = self.text[..close].rfind('\n').map_or(0, |end| end + 1);
            if line > open && is_opening(&self.text[line..close]) {
                return self.open_end(open);
            }
            // Up to two more marks belong to the text.
            let marks = self.text[close..]
                .bytes()
                .take_while(|b| *b == mark.as_bytes()[0]);
            let end = close + marks.count().min(5);
            let behind = &self.text[end..];
            let behind = behind
                .find('\n')
                .map_or(behind, |end| &behind[..end])
                .trim();
            let is_end = behind.is_empty() || behind.starts_with(['#', ',', ';', ']', '}']);
            let next = self.closes(end, mark);
            let is_closed_later = next.is_some_and(|next| {
                let line = self.text[..next].rfind('\n').map_or(0, |end| end + 1);
                !is_opening(&self.text[line..next])
            });
            if is_end || mark == "'''" || !is_closed_later {
                if mark == "\"\"\"" {
                    self.signs(open + 3, close);
                }
                self.at = end;
                return;
            }
            self.slip(
                close..end,
                "three quotation marks end the text here, and it goes on",
                "inside a text write `\\\"` for a quotation mark",
            );
            let right = "\\\"".repeat(end - close);
            self.edit(close..end, right);
            at = end;
        }
    }

    // The marks that close a text, from `from` on.
    fn closes(&mut self, from: usize, mark: &str) -> Option<usize> {
        let mut at = from;
        let bytes = self.text.as_bytes();
        let found = loop {
            match bytes.get(at)? {
                b'\\' if mark == "\"\"\"" => at += 2,
                _ if bytes[at..].starts_with(mark.as_bytes()) => break at,
                _ => at += 1,
            }
        };
        Some(found)
    }

    /// The special signs in one; a `\` at the end of a line joins it to the next.
    pub fn signs(&mut self, from: usize, to: usize) {
        let mut at = from;
        while let Some(found) = self.text[at..to].find('\\') {
            at += found;
            let line = self.text[at + 1..to].split('\n').next().unwrap_or_default();
            at = match line.trim().is_empty() {
                true => at + 1,
                false => self.special(at, to),
            };
        }
    }

    fn open_end(&mut self, open: usize) {
        let first = self.text[open..]
            .find('\n')
            .map_or(self.text.len(), |end| open + end + 1);
        let mut end = self.text.len();
        let mut at = first;
        for line in self.text[first..].split_inclusive('\n') {
            if begins(line) {
                end = at;
                break;
            }
            at += line.len();
        }
        // Notes above what begins next are no part of it.
        let mut last = self.text[..end].trim_end().len();
        while let Some(line) = self.text[..last].rfind('\n').map(|end| end + 1) {
            if line < first || !self.text[line..last].trim_start().starts_with('#') {
                break;
            }
            last = self.text[..line].trim_end().len();
        }
        let last = last.max(open + 3);
        let marks = self.text[open + 3..last]
            .bytes()
            .rev()
            .take_while(|b| *b == b'"')
            .count();
        let (from, to) = (self.line_of(open), self.line_of(last - 1));
        let help = match (marks, to > from) {
            (0, true) => {
                format!("write `\"\"\"` where it ends, at the end of line {to} or below it")
            }
            (0, false) => "write `\"\"\"` where it ends".to_owned(),
            (some, _) => format!("in line {to} write `\"\"\"` for `{}`", "\"".repeat(some)),
        };
        self.slip(
            open..open + 3,
            format!("the text that begins in line {from} is not closed"),
            help,
        );
        let mark = &self.text[open..open + 3];
        self.edit(last - marks.min(2)..last, mark);
        self.at = last;
    }
}

// Whether `"""` behind these words begins a text.
fn is_opening(before: &str) -> bool {
    let Some(key) = before.trim().strip_suffix(['=', ':']) else {
        return false;
    };
    let key = key.trim_end();
    !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
}
