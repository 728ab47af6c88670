//! Goes through a text line by line, as an author wrote it: headers, notes, key words with their values. What is certain is
//! put right on the way.

use std::collections::HashMap;
use std::ops::Range;

use super::part::{CURLY, Part, before_note, headers, is_key_char};
use super::value::quoted;
use super::{Edit, Slip};
use crate::core::diagnostic::Fix;
use crate::source::syntax::Plain;

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
    // The names in brackets that begin well, and whether they have two.
    headers: HashMap<&'t str, bool>,
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
                .filter(|part| part.range.start == from)
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
        match rest.starts_with('[') {
            true => self.header(rest),
            false => self.statement(rest),
        }
    }

    fn header(&mut self, rest: &'t str) {
        let (from, open) = (self.at, count(rest, '['));
        self.at += rest.len();
        let inner = &rest[open..];
        let long = inner.find(|c: char| !(is_key_char(c) || ". \"".contains(c)));
        let long = long.unwrap_or(inner.len());
        let (name, behind) = inner.split_at(long);
        let close = count(behind, ']');
        let junk = before_note(&behind[close..]);
        let name = name.trim();
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

    fn statement(&mut self, rest: &'t str) {
        const NOTES: [&str; 5] = ["//", "/*", "<!--", "--", ";"];
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
                self.value();
                self.tail();
            }
            false => self.at = end,
        }
    }

    // Reads the key word and its `=`; whether a value follows.
    fn key_word(&mut self, rest: &'t str) -> bool {
        let from = self.at;
        let is_quoted = rest.starts_with(['"', '\'']);
        let first = match is_quoted {
            true => rest[1..].find(&rest[..1]).map_or(rest.len(), |end| end + 2),
            false => rest
                .find(|c| !(is_key_char(c) || c == '.'))
                .unwrap_or(rest.len()),
        };
        let key = &rest[..first];
        self.at = from + first;
        self.blanks();
        let (sign, after) = (self.at, self.rest());
        let is_key = !key.trim_matches(['"', '\'']).is_empty();
        if is_key {
            self.key_is(key.trim_matches(['"', '\'']));
        }
        if is_key && after.starts_with('=') {
            let more = after[1..].len() - after[1..].trim_start_matches(['=', '>', ':']).len();
            if more > 0 {
                self.certain(
                    sign + 1..sign + 1 + more,
                    "",
                    "one `=` stands between a key word and its value",
                    format!("write `{key} = …`"),
                );
            }
            self.at = sign + 1 + more;
            return true;
        }
        if is_key && after.starts_with(':') && !after.starts_with("://") {
            let long = if after.starts_with(":=") { 2 } else { 1 };
            let value = after[long..].trim_start();
            let is_sure = is_value(value) || long == 2;
            self.certain(
                sign..sign + long,
                if sign == from + first { " =" } else { "=" },
                "a key word is followed by `=`, not by `:`",
                match value.split_whitespace().count() {
                    _ if is_sure => format!("write `{} = …`", self.key),
                    0 => format!("write `{} = …` with a value", self.key),
                    1 => format!("write `{} = {}`", self.key, quoted(value)),
                    _ => format!(
                        "write `{} = \"…\"`; a note to yourself begins with `#`",
                        self.key
                    ),
                },
            );
            if let Some(slip) = self.slips.last_mut().filter(|_| !is_sure) {
                slip.fix = None;
            }
            self.at = sign + long;
            return true;
        }
        if is_key && !is_quoted && is_value(after) {
            self.certain(
                sign..sign,
                "= ",
                "`=` is missing behind the key word",
                format!("write `{key} = …`"),
            );
            self.at = sign;
            return true;
        }
        let head = rest.split('=').next().unwrap_or(rest);
        let words: Vec<&str> = head.split_whitespace().collect();
        let is_words = words.len() > 1 && words.iter().all(|word| word.chars().all(is_key_char));
        if is_words && head.len() < rest.len() {
            let key = words.join("_");
            let at = from..from + head.trim_end().len();
            self.slip(
                at.clone(),
                "a key word is one word",
                format!("write `{key} = …`"),
            );
            self.edit(at, key);
            self.at = from + head.len() + 1;
            return true;
        }
        if let Some(part) = self.parts.last_mut().filter(|_| !after.is_empty()) {
            part.key = None;
        }
        if rest.starts_with(CURLY) {
            self.slip(
                from..from,
                "curly quotation marks do not begin or end a text",
                "write straight ones: `\"`; a plain text editor types them",
            );
        } else if !(is_key && after.is_empty()) {
            self.slip(
                from..from,
                "this line is no key word with `=` and a value",
                "a value stands behind its key word: `title = \"…\"`; a note to yourself begins with `#`",
            );
        } else {
            self.slip(
                from..from + key.len(),
                format!("nothing stands behind `{key}`"),
                format!("write `{key} = …` with a value; a note to yourself begins with `#`"),
            );
        }
        self.lose();
        false
    }

    // What stands behind a value.
    fn tail(&mut self) {
        self.blanks();
        let rest = self.rest();
        let mark = before_note(rest);
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

    fn key_is(&mut self, key: &'t str) {
        self.key = key;
        if let Some(part) = self.parts.last_mut() {
            part.key = Some(key.to_owned());
        }
    }
}

// Whether a value begins here, and no words.
fn is_value(text: &str) -> bool {
    let plain = before_note(text);
    let opens = text.starts_with(['"', '\'', '[', '{']) || text.starts_with(CURLY);
    opens || ["true", "false"].contains(&plain) || plain.parse::<f64>().is_ok()
}

fn count(text: &str, sign: char) -> usize {
    text.chars().take_while(|c| *c == sign).count()
}
