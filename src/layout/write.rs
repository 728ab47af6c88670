//! One line of TOML, written the house way: one space where spaces go, a list over several lines one member a line. Every
//! key, text, number and comment stays as it was written.

use toml_parser::parser::EventKind;

use super::line::{Line, LineKind, Part};

/// A line as text, without its end; `end` is what breaks the lines inside it.
pub fn written(line: &Line<'_>, end: &str) -> String {
    match line.kind {
        LineKind::Blank => String::new(),
        LineKind::Comment | LineKind::Header | LineKind::Entry => {
            let mut writer = Writer::new(end);
            for at in 0..line.parts.len() {
                writer.part(&line.parts, at);
            }
            writer.out
        }
    }
}

struct Writer<'e> {
    out: String,
    end: &'e str,
    // Lists and tables that are open, the innermost last.
    open: Vec<Open>,
    // Breaks since the last part.
    breaks: usize,
}

struct Open {
    // Whether it stands on several lines.
    is_tall: bool,
    is_list: bool,
    // Whether a member begins with the next part.
    begins: bool,
    // Where its last member ends; 0 where it has none.
    member_end: usize,
    // Whether a comma stands behind that.
    has_comma: bool,
}

impl Writer<'_> {
    fn new(end: &str) -> Writer<'_> {
        Writer {
            out: String::new(),
            end,
            open: Vec::new(),
            breaks: 0,
        }
    }

    fn part(&mut self, parts: &[Part<'_>], at: usize) {
        let (kind, text) = parts[at];
        match kind {
            EventKind::Newline => self.breaks += 1,
            EventKind::Comment => self.comment(text),
            EventKind::StdTableOpen => self.out.push('['),
            EventKind::StdTableClose => self.out.push(']'),
            EventKind::ArrayTableOpen => self.out.push_str("[["),
            EventKind::ArrayTableClose => self.out.push_str("]]"),
            EventKind::KeySep => self.out.push('.'),
            EventKind::KeyValSep => self.out.push_str(" = "),
            EventKind::SimpleKey => {
                self.begin();
                self.out.push_str(text);
            }
            EventKind::Scalar => {
                self.begin();
                self.out.push_str(text);
                self.end_member();
            }
            EventKind::ArrayOpen | EventKind::InlineTableOpen => {
                self.begin();
                let is_list = kind == EventKind::ArrayOpen;
                self.out.push(if is_list { '[' } else { '{' });
                self.open.push(Open {
                    is_tall: is_tall(&parts[at..]),
                    is_list,
                    begins: true,
                    member_end: 0,
                    has_comma: false,
                });
            }
            EventKind::ValueSep => self.comma(),
            EventKind::ArrayClose => self.close(']'),
            EventKind::InlineTableClose => self.close('}'),
            EventKind::Whitespace | EventKind::Error => {}
        }
    }

    // Goes to where a member begins, if one does.
    fn begin(&mut self) {
        let breaks = std::mem::take(&mut self.breaks);
        let depth = self.open.len();
        let Some(open) = self.open.last_mut().filter(|open| open.begins) else {
            return;
        };
        open.begins = false;
        match (open.is_tall, open.is_list, open.member_end) {
            (true, ..) => {
                let has_gap = breaks > 1 && open.member_end > 0;
                self.new_line(depth, has_gap);
            }
            (false, true, 0) => {}
            (false, _, _) => self.out.push(' '),
        }
    }

    fn new_line(&mut self, depth: usize, has_gap: bool) {
        if has_gap {
            self.out.push_str(self.end);
        }
        self.out.push_str(self.end);
        self.out.push_str(&"  ".repeat(depth));
    }

    fn end_member(&mut self) {
        let end = self.out.len();
        if let Some(open) = self.open.last_mut() {
            open.member_end = end;
            open.has_comma = false;
        }
    }

    // A comma stands right behind its member, whatever stood between them. Whether one is wanted after the last is
    // settled where the list closes.
    fn comma(&mut self) {
        self.breaks = 0;
        if let Some(open) = self.open.last_mut() {
            open.begins = true;
            open.has_comma = true;
            self.out.insert(open.member_end, ',');
            open.member_end += 1;
        }
    }

    fn comment(&mut self, text: &str) {
        let text = text.trim_end();
        let breaks = std::mem::take(&mut self.breaks);
        let depth = self.open.len();
        match self.open.last() {
            None if self.out.is_empty() => {}
            Some(open) if breaks > 0 => {
                let has_gap = breaks > 1 && open.member_end > 0;
                self.new_line(depth, has_gap);
            }
            None | Some(_) => self.out.push(' '),
        }
        self.out.push_str(text);
    }

    fn close(&mut self, bracket: char) {
        self.breaks = 0;
        let Some(open) = self.open.pop() else { return };
        let is_empty = open.member_end == 0;
        match (open.is_tall, open.has_comma) {
            (true, false) if open.is_list && !is_empty => self.out.insert(open.member_end, ','),
            (false, true) => drop(self.out.remove(open.member_end - 1)),
            _ => {}
        }
        if open.is_tall {
            self.new_line(self.open.len(), false);
        } else if !open.is_list && !is_empty {
            self.out.push(' ');
        }
        self.out.push(bracket);
        self.end_member();
    }
}

// Whether the list or table that opens here runs over several lines.
fn is_tall(parts: &[Part<'_>]) -> bool {
    let mut depth = 0_usize;
    for (kind, _) in parts {
        match kind {
            EventKind::ArrayOpen | EventKind::InlineTableOpen => depth += 1,
            EventKind::ArrayClose | EventKind::InlineTableClose => {
                depth -= 1;
                if depth == 0 {
                    return false;
                }
            }
            EventKind::Newline => return true,
            _ => {}
        }
    }
    false
}
