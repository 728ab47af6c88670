//! Goes through a text line by line, as an author wrote it: headers, notes, key words with their values. What is certain is
//! put right on the way.

use std::collections::HashMap;
use std::ops::Range;

use super::part::{CURLY, Part, before_note, headers, is_key_char, is_line};
use super::{Edit, Slip};
use crate::core::diagnostic::Fix;
use crate::source::syntax::Plain;

/// How a note begins in other kinds of files.
pub const NOTES: [&str; 5] = ["//", "/*", "<!--", "--", ";"];

/// A line that nobody could read, which others may go on.
#[derive(Clone, Copy, Debug)]
pub struct Unread {
    /// How many parts there were, with it.
    pub parts: usize,
    /// Which slip says so of it and all that go on from it, and in which line it begins; none where only its end is strange.
    pub said: Option<(usize, usize)>,
}

/// A text on its way through.
pub struct Scan<'t> {
    /// The text.
    pub text: &'t str,
    /// How far it has been read.
    pub at: usize,
    /// The key word of the line at hand.
    pub key: &'t str,
    /// How many brackets are open around the value at hand.
    pub depth: usize,
    /// Whether it is no text that can be gone through.
    pub gave_up: bool,
    /// What is wrong.
    pub slips: Vec<Slip>,
    /// What puts it right.
    pub edits: Vec<Edit>,
    /// What there is.
    pub parts: Vec<Part>,
    /// Which of it nobody can read.
    pub lost: Vec<usize>,
    starts: Vec<usize>,
    /// The last line that nobody could read.
    pub unread: Option<Unread>,
    /// The names in brackets that begin well, and whether they have two.
    pub headers: HashMap<&'t str, bool>,
}

impl<'t> Scan<'t> {
    /// At the beginning of a text.
    pub fn new(text: &'t str) -> Scan<'t> {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        Scan {
            text,
            at: 0,
            key: "",
            depth: 0,
            gave_up: false,
            slips: Vec::new(),
            edits: Vec::new(),
            parts: Vec::new(),
            lost: Vec::new(),
            unread: None,
            starts: std::iter::once(0)
                .chain(ends.map(|(at, _)| at + 1))
                .collect(),
            headers: headers(text),
        }
    }

    /// Goes through all of it.
    pub fn run(mut self) -> Scan<'t> {
        self.old_lines();
        while self.at < self.text.len() && !self.gave_up {
            let from = self.at;
            self.line();
            self.at = match self.text[self.at..].find('\n') {
                Some(end) => self.at + end + 1,
                None => self.text.len(),
            };
            if let Some(part) = self
                .parts
                .last_mut()
                .filter(|part| part.range.start >= from)
            {
                part.range.end = self.text[..self.at].trim_end_matches('\n').len().max(from);
            }
        }
        self
    }

    // Lines that end as they did on computers of the last century.
    fn old_lines(&mut self) {
        let bytes = self.text.as_bytes();
        let old = |at: &usize| bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        let old: Vec<usize> = (0..bytes.len()).filter(old).collect();
        if let Some(first) = old.first() {
            self.slip(
                *first..*first,
                "the lines of this file end as they did on very old computers",
                "save it again with line ends of Unix (LF) or of Windows (CRLF)",
            );
            self.gave_up = true;
        }
    }

    fn line(&mut self) {
        let from = self.at;
        self.blanks();
        let rest = self.rest();
        if rest.is_empty() || rest.starts_with('#') {
            return;
        }
        self.parts.push(Part {
            range: from..from,
            key: None,
            is_header: rest.starts_with('['),
        });
        let inner = rest.strip_prefix('[').unwrap_or_default();
        let is_stray = (!inner.starts_with('[') || inner.starts_with("[[")) && is_line(inner);
        match rest.starts_with('[') && !is_stray {
            true => self.header(rest),
            false => self.statement(rest),
        }
    }

    fn statement(&mut self, rest: &'t str) {
        const STRAY: [char; 12] = ['[', ']', '{', '}', '(', ',', ':', ';', '=', '\\', '"', '\''];
        if rest.starts_with(STRAY) && is_line(&rest[1..]) {
            self.stray();
            let rest = self.rest();
            if rest.starts_with('[') {
                if let Some(part) = self.parts.last_mut() {
                    part.is_header = true;
                }
                return self.header(rest);
            }
            return self.statement(rest);
        }
        let name = rest.trim_end_matches(']');
        if !name.is_empty()
            && name.len() < rest.len()
            && name.chars().all(|c| is_key_char(c) || c == '.')
        {
            if let Some(part) = self.parts.last_mut() {
                part.is_header = true;
            }
            return self.header(rest);
        }
        let is_odd = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
            && !rest.starts_with(CURLY);
        if is_odd && self.follows_unread(self.at) {
            self.at += rest.len();
            return;
        }
        if let Some(mark) = NOTES.iter().find(|mark| rest.starts_with(**mark)) {
            let at = self.at..self.at + mark.len();
            self.slip(
                at.clone(),
                "a note to yourself begins with `#`",
                format!("write `#` for `{mark}`"),
            );
            self.edit(at, "#");
            self.at += rest.len();
            self.parts.pop();
            return;
        }
        if rest == "\"\"\"" {
            self.slip(
                self.at..self.at + 3,
                "`\"\"\"` stands here, and no text begins above it",
                "take it out, or write it where the text begins, behind `=`",
            );
            return self.lose();
        }
        let rest = match ["- ", "* ", "• "]
            .iter()
            .find(|mark| rest.starts_with(**mark))
        {
            Some(mark) => {
                self.slip(
                    self.at..self.at + 1,
                    format!("a line does not begin with `{}`", mark.trim()),
                    "take it out: a line is a key word, `=` and a value",
                );
                self.edit(self.at..self.at + mark.len(), "");
                self.at += mark.len();
                &rest[mark.len()..]
            }
            None => rest,
        };
        let end = self.at + rest.len();
        match self.key_word(rest) {
            true => {
                let (from, before) = (self.at, self.edits.len());
                self.value();
                let is_name = self.key == "id" || self.key == "role";
                if is_name && self.edits.len() > before && !self.is_name(from, before) {
                    self.lose();
                }
                self.tail();
            }
            false => self.at = end,
        }
    }

    /// What stands behind a value.
    pub fn tail(&mut self) {
        self.blanks();
        let rest = self.rest();
        let mark = before_note(rest);
        if is_line(rest) {
            let (at, key) = (self.at, rest.split(['=', ']']).next().unwrap_or(rest));
            let key = key.trim_matches(['[', ' ']);
            self.certain(
                at..at,
                "\n",
                format!("`{key}` begins a new line"),
                "write each key word with its value, and each name in brackets, in a line of its own",
            );
            let part = Part {
                range: at..at,
                key: None,
                is_header: rest.starts_with('['),
            };
            if let Some(above) = self.parts.last_mut() {
                above.range.end = at;
            }
            self.parts.push(part);
            return match rest.starts_with('[') {
                true => self.header(rest),
                false => self.statement(rest),
            };
        }
        if mark == "," || mark == ";" {
            let message = match mark {
                "," => "a line does not end with a comma",
                _ => "a line does not end with `;`",
            };
            let help = match mark {
                "," => "take it out; only parts of a list have commas between them",
                _ => "take it out",
            };
            self.certain(self.at..self.at + 1, "", message, help);
        }
        if !mark.is_empty() && mark != "," && mark != ";" {
            let parts = self.parts.len();
            self.unread = Some(Unread { parts, said: None });
        }
        self.at += rest.len();
    }

    /// The line from here on.
    pub fn rest(&self) -> &'t str {
        let rest = &self.text[self.at..];
        let rest = rest.find('\n').map_or(rest, |end| &rest[..end]);
        rest.trim_end()
    }

    /// Passes over blanks; signs that only look like one are made one.
    pub fn blanks(&mut self) {
        while let Some(c) = self.text[self.at..].chars().next() {
            let strange = !c.is_ascii() && (c.is_whitespace() || "\u{200b}\u{feff}".contains(c));
            if strange {
                let at = self.at..self.at + c.len_utf8();
                self.certain(
                    at,
                    " ",
                    "a sign that only looks like a blank stands here",
                    "delete it and type a blank: it came with a copied text",
                );
            } else if c != ' ' && c != '\t' {
                return;
            }
            self.at += c.len_utf8();
        }
    }

    /// The line a byte stands in, from 1.
    pub fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// Notes what is wrong.
    pub fn slip(&mut self, at: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let (message, help) = (message.into(), help.into());
        self.slips.push(Slip::new(at, Plain { message, help }));
    }

    /// Notes what is wrong where it is certain what is right.
    pub fn certain(
        &mut self,
        at: Range<usize>,
        with: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.slip(at.clone(), message, help);
        self.edit(at.clone(), with);
        if let Some(slip) = self.slips.last_mut() {
            slip.fix = Some(Fix {
                span: at,
                with: with.to_owned(),
            });
        }
    }

    /// Puts right.
    pub fn edit(&mut self, span: Range<usize>, with: impl Into<String>) {
        let with = with.into();
        self.edits.push(Edit { span, with });
    }

    /// Nobody can read the line at hand.
    pub fn lose(&mut self) {
        let part = self.parts.len() - 1;
        if self.lost.last() != Some(&part) {
            self.lost.push(part);
        }
    }

    /// The key word of the line at hand, or the name in its brackets.
    pub fn key_is(&mut self, key: &'t str) {
        self.key = key;
        if let Some(part) = self.parts.last_mut() {
            part.key = Some(key.to_owned());
        }
    }
}
