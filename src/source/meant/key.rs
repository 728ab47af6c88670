//! Key words and their `=`, and lines that have none.

use super::apply;
use super::part::{CURLY, is_key_char, is_value};
use super::scan::{Scan, Unread};
use super::value::quoted;

impl<'t> Scan<'t> {
    /// Reads the key word and its `=`; whether a value follows.
    pub fn key_word(&mut self, rest: &'t str) -> bool {
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
        let below = self.text[sign + after.len()..].trim_start();
        let is_next = after.is_empty() && is_key && self.is_next(below);
        if is_next && below.starts_with('=') {
            let next = self.text.len() - below.len();
            self.slip(
                sign..sign,
                "`=` and the value stand in the line of their key word",
                format!("write `{key} = …`, in one line"),
            );
            self.edit(sign..next, " ");
            self.at = next + 1;
            return true;
        }
        if is_key && after.is_empty() && self.is_list_below() {
            self.slip(
                sign..sign,
                format!("`= [` is missing behind `{key}`"),
                format!("write `{key} = [`"),
            );
            self.edit(sign..sign, " =");
            return true;
        }
        let behind = after.get(1..).unwrap_or_default().trim_start();
        if is_key
            && after.starts_with(['"', '\'', ',', ';', '[', ']', '{', '}', '\\'])
            && behind
                .strip_prefix('=')
                .is_some_and(|value| is_value(value.trim_start()))
        {
            self.stray();
            self.blanks();
            self.at += 1;
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
        } else if is_quoted || !(is_key && after.is_empty()) {
            if self.unread.is_some() && self.follows_unread(from) {
                return false;
            }
            self.unread = Some(Unread {
                parts: self.parts.len(),
                said: Some((self.slips.len(), self.line_of(from))),
            });
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

    /// Whether what stands from here on is a name, with what has been put right since `before`.
    pub fn is_name(&self, from: usize, before: usize) -> bool {
        let (text, _) = apply(&self.text[..self.at], &self.edits[before..]);
        let name = text[from..].trim().trim_matches(['"', '\'']);
        name.bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }

    /// Whether the line at hand goes on what could not be read above it: that is said once, of all of it.
    pub fn follows_unread(&mut self, from: usize) -> bool {
        let part = self.parts.len() - 1;
        let slip = self.slips.len().checked_sub(1);
        let torn = || {
            let above = self.parts[..part].last()?;
            let slip = slip.map(|slip| &self.slips[slip])?;
            let is_torn = slip.fix.is_none() && slip.at.start >= above.range.start;
            is_torn.then_some(Unread {
                parts: part,
                said: None,
            })
        };
        let unread = self.unread.filter(|unread| unread.parts == part);
        let Some(unread) = unread.or_else(torn) else {
            return false;
        };
        let between = &self.text[self.parts[part - 1].range.end..from];
        let is_near = between.matches('\n').count() == 1;
        if !between.trim().is_empty() || !(is_near || unread.said.is_some()) {
            return false;
        }
        if let Some((slip, first)) = unread.said {
            let last = self.line_of(from);
            self.slips[slip].plain.message =
                format!("lines {first} to {last} are no key words with `=` and a value");
        }
        self.unread = Some(Unread {
            parts: part + 1,
            ..unread
        });
        let end = self.at + self.rest().len();
        self.edit(from..end, "");
        self.lose();
        true
    }

    // Whether what is below is in the next line.
    fn is_next(&self, below: &str) -> bool {
        let between = &self.text[self.at..self.text.len() - below.len()];
        between.matches('\n').count() == 1
    }
}
