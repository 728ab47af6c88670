//! Lists as an author wrote them: in one line or over several, with a bracket, a comma or a part that slipped.

use super::part::{before_note, begins, is_pair, lacks};
use super::scan::{NOTES, Scan};
use super::value::Within;

impl Scan<'_> {
    /// Reads one from its bracket on.
    pub fn list(&mut self) {
        let open = self.at;
        self.at += 1;
        self.in_list(open, false);
    }

    /// Reads what stands in one whose bracket stands, or should, at `open`; whether a part of it has been read.
    pub fn in_list(&mut self, open: usize, mut is_behind: bool) {
        self.depth += 1;
        let mut end = self.at;
        loop {
            if self.gaps() || self.at >= self.text.len() {
                break self.not_closed(open, end, ']');
            }
            match self.text.as_bytes()[self.at] {
                b']' => {
                    self.at += 1;
                    break;
                }
                b',' | b';' => {
                    self.comma(is_behind);
                    is_behind = false;
                }
                b'}' if self.text[open..].starts_with('{') || self.is_last_sign() => {
                    let at = self.at..self.at + 1;
                    if !self.text[open..].starts_with('{') {
                        self.slip(
                            at.clone(),
                            "what begins with `[` ends with `]`",
                            "write `]` for `}`",
                        );
                    }
                    self.edit(at, "]");
                    self.at += 1;
                    break;
                }
                b'}' | b'=' | b':' | b'\\' => self.stray(),
                _ if NOTES.iter().any(|mark| self.rest().starts_with(mark)) => self.note(),
                _ => {
                    if is_behind {
                        self.slip(
                            end..end,
                            "a comma is missing between two parts of a list",
                            "write `,` after each part, and `]` after the last",
                        );
                        self.edit(end..end, ",");
                    }
                    let from = self.at;
                    if self.part_of_list(open) {
                        break;
                    }
                    if self.gave_up {
                        break;
                    }
                    if self.at == from {
                        self.stray();
                        continue;
                    }
                    is_behind = true;
                }
            }
            end = self.at;
        }
        self.depth -= 1;
    }

    // Whether a sign stands alone in its line, and the next is no part of the list.
    fn is_last_sign(&self) -> bool {
        let line = self.text[..self.at].rsplit('\n').next();
        let below = self.text[self.at..].lines().nth(1).map(str::trim);
        line.is_some_and(|line| line.trim().is_empty())
            && self.rest().len() == 1
            && below.is_none_or(|below| !below.starts_with(['"', '\'', '{', ']']))
    }

    // Reads a part; whether the list turned out to be braces, which are read then.
    fn part_of_list(&mut self, open: usize) -> bool {
        let rest = self.rest();
        if !is_pair(rest) {
            self.any(Within::List);
            return false;
        }
        let tight = before_note(rest).replace(' ', "");
        let is_first = self.text[open..self.at].trim_end() == "[";
        if self.depth > 1 && is_first && !tight.ends_with("}]") {
            self.slip(
                open..open + 1,
                "key words with their values stand between `{` and `}`",
                "write `{` for `[`, and `}` where it ends",
            );
            self.edit(open..open + 1, "{");
            self.in_braces(open);
            return true;
        }
        let at = self.at;
        let first = rest.split_whitespace().next().unwrap_or(rest);
        self.certain(
            at..at,
            "{ ",
            "`{` is missing before this part of the list",
            format!("write `{{ {first} …`"),
        );
        self.in_braces(at);
        false
    }

    /// A comma between two parts: whether one stands before it.
    pub fn comma(&mut self, is_behind: bool) {
        let at = self.at..self.at + 1;
        match (is_behind, &self.text[at.clone()]) {
            (true, ",") => {}
            (true, _) => self.certain(
                at,
                ",",
                "a comma stands between two parts, and no `;`",
                "write `,` for `;`",
            ),
            (false, _) => self.certain(
                at,
                "",
                "a comma stands here, and nothing before it",
                "take it out",
            ),
        }
        self.at += 1;
    }

    /// A sign that has no business here.
    pub fn stray(&mut self) {
        let sign = self.text[self.at..].chars().next().unwrap_or(' ');
        let at = self.at..self.at + sign.len_utf8();
        self.slip(
            at.clone(),
            format!("`{sign}` does not belong here"),
            "take it out",
        );
        self.at = at.end;
        self.edit(at, "");
    }

    // A note that begins as notes do elsewhere.
    fn note(&mut self) {
        let (at, rest) = (self.at, self.rest());
        let mark = NOTES.iter().find(|mark| rest.starts_with(**mark));
        let mark = mark.map_or("", |mark| *mark);
        self.slip(
            at..at + mark.len(),
            "a note to yourself begins with `#`",
            format!("write `#` for `{mark}`"),
        );
        self.edit(at..at + mark.len(), "#");
        self.at += rest.len();
    }

    /// Passes over blanks, line ends and notes between the parts of a list; whether something new begins.
    pub fn gaps(&mut self) -> bool {
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
            let rest = self.rest();
            if begins(rest) && !(is_pair(rest.trim_start()) && lacks(rest, '{')) {
                return true;
            }
        }
    }

    /// Whether the lines below are parts of a list, and its last bracket after them.
    pub fn is_list_below(&self) -> bool {
        let mut below = self.text[self.at..]
            .lines()
            .skip(1)
            .map(str::trim)
            .peekable();
        let is_part = |line: &&str| line.starts_with(['{', '"', '\'']);
        if !below.peek().is_some_and(is_part) {
            return false;
        }
        let end =
            below.find(|line| line.is_empty() || line.starts_with(['[', ']']) || begins(line));
        end.is_some_and(|line| line.starts_with(']'))
    }

    /// Says that what begins at `open` does not end, and ends it at `end`.
    pub fn not_closed(&mut self, open: usize, end: usize, mark: char) {
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
}
