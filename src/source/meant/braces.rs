//! Key words with their values in braces, as an author wrote them: a sign that slipped costs its own part and no other.

use super::part::{begins, is_key_char, is_pair, is_value};
use super::scan::Scan;
use super::value::Within;

impl<'t> Scan<'t> {
    /// Reads them from the brace on.
    pub fn braces(&mut self) {
        let open = self.at;
        self.at += 1;
        self.in_braces(open);
    }

    /// Reads what stands in braces whose first stands, or should, at `open`.
    pub fn in_braces(&mut self, open: usize) {
        self.depth += 1;
        let (mut end, mut is_behind) = (self.at, false);
        let key = self.key;
        loop {
            let is_new = self.gaps() && (is_behind || is_header(self.rest()));
            let rest = self.rest();
            let is_below = self.line_of(self.at) > self.line_of(end);
            let is_next = rest.starts_with('{') && (is_behind || is_below || self.is_past(end))
                || rest.starts_with('[') && is_below && is_behind;
            if is_new || is_next || self.at >= self.text.len() {
                break self.not_closed(open, end, '}');
            }
            match self.text.as_bytes()[self.at] {
                b'}' => {
                    self.at += 1;
                    break;
                }
                b',' | b';' => {
                    self.comma(is_behind);
                    is_behind = false;
                }
                b']' if self.is_part_end() => {
                    let at = self.at..self.at + 1;
                    self.slip(
                        at.clone(),
                        "what begins with `{` ends with `}`",
                        "write `}` for `]`",
                    );
                    self.edit(at, "}");
                    self.at += 1;
                    break;
                }
                b']' => break self.not_closed(open, end, '}'),
                b'{' | b'=' | b':' | b'\\' => self.stray(),
                _ => {
                    let from = self.at;
                    if is_behind && is_pair(rest) {
                        self.slip(
                            end..end,
                            "a comma is missing inside { }",
                            "write `,` between the parts, and `}` after the last",
                        );
                        self.edit(end..end, ",");
                    } else if is_behind {
                        self.slip(
                            from..from,
                            "the value ended before this",
                            "take it out, or put the text between quotation marks; inside a text write `\\\"` for one",
                        );
                        self.junk(from);
                        end = self.at;
                        continue;
                    }
                    if !self.pair() {
                        self.junk(from);
                        end = self.at;
                        continue;
                    }
                    if self.gave_up {
                        break;
                    }
                    is_behind = true;
                    end = self.at;
                }
            }
        }
        self.key = key;
        self.depth -= 1;
    }

    // Whether more than blanks stands between here and `end`.
    fn is_past(&self, end: usize) -> bool {
        !self.text[end..self.at].trim().is_empty()
    }

    // Whether `]` here ends one part of a list, and other parts follow, or the list ends below.
    fn is_part_end(&self) -> bool {
        let rest = self.rest();
        let below = self.text[self.at + rest.len()..].trim_start();
        rest == "]," && below.starts_with(['{', ']']) || rest == "]" && below.starts_with(']')
    }

    // A key word and its value; `false` where they are none, and that is said.
    fn pair(&mut self) -> bool {
        if self.rest().starts_with(['"', '\'']) && is_pair(&self.rest()[1..]) {
            self.stray();
        }
        let (from, rest) = (self.at, self.rest());
        let long = match rest.starts_with(['"', '\'']) {
            true => rest[1..].find(&rest[..1]).map_or(0, |end| end + 2),
            false => rest
                .find(|c| !(is_key_char(c) || c == '.'))
                .unwrap_or(rest.len()),
        };
        let key = &rest[..long];
        if long > 0 {
            self.key = key;
        }
        self.at += long;
        self.blanks();
        let after = self.rest();
        if after.starts_with(['"', '\'', ',', '[', ']', '{', '\\']) && long > 0 {
            let behind = after[1..].trim_start();
            if behind.starts_with('=') && !is_pair(behind) {
                self.stray();
                self.blanks();
            }
        }
        let after = self.rest();
        if long > 0 && after.starts_with(['=', ':']) {
            self.sign(key, from + long);
        } else if long > 0 && is_value(after) {
            self.certain(
                self.at..self.at,
                "= ",
                "`=` is missing behind the key word",
                format!("write `{key} = …`"),
            );
        } else {
            let is_alone = long > 0 && (after.is_empty() || after.starts_with([',', '}']));
            let message = match is_alone {
                true => format!("nothing stands behind `{key}`"),
                false => "this is no key word with `=` and a value".to_owned(),
            };
            self.slip(
                from..from,
                message,
                "inside { } write `id = \"…\"`, with `,` before the next key word",
            );
            return false;
        }
        self.blanks();
        let is_below = self.rest().is_empty();
        let sign = self.at;
        if is_below {
            self.gaps();
        }
        if is_below
            && (self.rest().starts_with('[') && is_header(self.rest()) || !is_value(self.rest()))
            || self.rest().starts_with([',', '}'])
        {
            self.at = sign;
            self.slip(
                sign..sign,
                "nothing stands behind `=`",
                format!("write a value: `{key} = \"…\"`, or take `{key} =` out"),
            );
            return false;
        }
        let before = self.at;
        self.any(Within::Braces);
        if self.at == before && !self.gave_up {
            self.slip(
                before..before,
                "this is no value",
                format!("write `{key} = \"…\"`"),
            );
            return false;
        }
        true
    }

    // The sign between a key word that ends at `end` and its value.
    fn sign(&mut self, key: &str, end: usize) {
        let (at, after) = (self.at, self.rest());
        let is_colon = after.starts_with(':');
        let long = after.len() - after.trim_start_matches(['=', ':', '>']).len();
        if is_colon {
            self.certain(
                at..at + long,
                if at == end { " =" } else { "=" },
                "a key word is followed by `=`, not by `:`",
                format!("write `{key} = …`"),
            );
        } else if long > 1 {
            self.certain(
                at + 1..at + long,
                "",
                "one `=` stands between a key word and its value",
                format!("write `{key} = …`"),
            );
        }
        self.at = at + long;
    }

    // What nobody can read, from `from` to the next key word, or to the end of the part or the line: it is left out.
    fn junk(&mut self, from: usize) {
        self.at = from;
        let rest: &'t str = self.rest();
        let is_end = |(at, sign): &(usize, char)| {
            let behind = rest[at + 1..].trim_start();
            let is_last = behind.is_empty() || behind.starts_with([',', ']', '#']);
            match sign {
                ',' => is_pair(behind) || behind.is_empty() || behind.starts_with(['}', '{']),
                '}' | ']' => is_last,
                _ => false,
            }
        };
        let ascii = rest
            .char_indices()
            .skip(1)
            .filter(|(_, sign)| sign.is_ascii());
        let mut ends = ascii;
        let long = ends.find(is_end).map_or(rest.len(), |(at, _)| at);
        self.edit(from..from + long, "");
        self.lose();
        self.at = from + long;
    }
}

fn is_header(line: &str) -> bool {
    line.starts_with('[') && begins(line)
}
