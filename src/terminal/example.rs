//! Examples of TOML in few columns: a line that is too long is broken only where it stays TOML and says the same. What
//! cannot be broken stays as it is. Reads no shape; knows only what an item has parts of.

use textwrap::core::display_width;

/// What an item has parts of: an example of them says no more of the item.
const PARTS: [&str; 5] = ["options", "pairs", "extra", "order", "variants"];

/// How far examples stand in: less where there is little room.
pub fn indent(columns: usize) -> &'static str {
    match columns < 60 {
        true => "  ",
        false => "    ",
    }
}

/// An example in lines of at most `columns`, as far as that can be done.
pub fn fit(example: &str, columns: usize) -> Vec<String> {
    let mut page = Page {
        columns: columns.max(20),
        thing: None,
        lines: Vec::new(),
        parts: Vec::new(),
    };
    let mut lines = example.trim_end().lines();
    while let Some(line) = lines.next() {
        match line.split_once(" = \"\"\"") {
            Some((key, begun)) if !begun.contains("\"\"\"") => {
                let mut text = vec![begun];
                for line in lines.by_ref() {
                    text.push(line);
                    if line.ends_with("\"\"\"") {
                        break;
                    }
                }
                page.long(key, &text);
            }
            _ if line.ends_with(" = [") => {
                let mut rows = vec![line];
                for line in lines.by_ref() {
                    rows.push(line);
                    if line == "]" {
                        break;
                    }
                }
                page.rows(&rows);
            }
            _ => page.line(line),
        }
    }
    page.flush();
    page.lines
}

struct Page {
    columns: usize,
    // What the lines at hand belong to: the name in the last brackets.
    thing: Option<String>,
    lines: Vec<String>,
    // What begins with a header: it stands below everything that belongs to the thing above.
    parts: Vec<String>,
}

impl Page {
    fn fits(&self, line: &str) -> bool {
        display_width(line) <= self.columns
    }

    fn push(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    fn flush(&mut self) {
        if self.parts.is_empty() {
            return;
        }
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        let parts = std::mem::take(&mut self.parts);
        for part in parts {
            if part.starts_with("[[") && !self.lines.is_empty() {
                self.push("");
            }
            self.push(part);
        }
    }

    fn line(&mut self, line: &str) {
        if line.starts_with('[') {
            if !self.parts.is_empty() {
                self.flush();
                self.push("");
            }
            self.thing = Some(line.trim_matches(['[', ']']).to_owned());
        }
        if self.fits(line) {
            return self.push(line);
        }
        if let Some(note) = line.strip_prefix('#') {
            return self.note(note);
        }
        let (said, note) = match outside(line, '#') {
            Some(at) => (line[..at].trim_end(), Some(&line[at + 1..])),
            None => (line, None),
        };
        match said.split_once(" = ").filter(|(key, _)| is_key(key)) {
            Some((key, value)) if !self.fits(said) => self.value(key, value),
            _ if note.is_some() => self.line(said),
            _ => self.words(said, ""),
        }
        if let Some(note) = note {
            self.note(note);
        }
    }

    fn note(&mut self, note: &str) {
        self.words(&format!("# {}", note.trim()), "# ");
    }

    fn words(&mut self, text: &str, next: &str) {
        let options = textwrap::Options::new(self.columns)
            .break_words(false)
            .subsequent_indent(next)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        let lines = textwrap::wrap(text, options);
        self.lines.extend(lines.into_iter().map(String::from));
    }

    fn value(&mut self, key: &str, value: &str) {
        let inner = |open, close| value.strip_prefix(open)?.strip_suffix(close);
        if let Some(list) = inner('[', ']') {
            return self.list(key, &entries(list));
        }
        if let Some(table) = inner('{', '}') {
            for entry in entries(table) {
                self.line(&format!("{key}.{entry}"));
            }
            return;
        }
        match inner('"', '"') {
            Some(text) if text.contains(' ') => self.text(key, &[text.to_owned()], true),
            _ => self.push(format!("{key} = {value}")),
        }
    }

    fn list(&mut self, key: &str, list: &[&str]) {
        let row = |(at, entry): (usize, &&str)| {
            let comma = if at + 1 == list.len() { "" } else { "," };
            let all = [
                format!("  {entry},"),
                format!("{entry},"),
                format!("{entry}{comma}"),
            ];
            let found = all.iter().find(|row| self.fits(row));
            found.unwrap_or(&all[0]).clone()
        };
        let rows: Vec<String> = list.iter().enumerate().map(row).collect();
        let is_known = self.thing.is_some() || PARTS.contains(&key);
        let is_part = is_known && list.iter().all(|entry| entry.starts_with('{'));
        let is_roomy = list.iter().all(|entry| self.fits(&format!("  {entry},")));
        if !is_part || is_roomy {
            self.push(format!("{key} = ["));
            self.lines.extend(rows);
            return self.push("]");
        }
        let thing = self.thing.clone().unwrap_or_else(|| "item".to_owned());
        let above = std::mem::take(&mut self.lines);
        for entry in list {
            self.push(format!("[[{thing}.{key}]]"));
            let pairs = entry.trim_start_matches('{').trim_end_matches('}');
            for pair in entries(pairs) {
                self.line(pair);
            }
        }
        let parts = std::mem::replace(&mut self.lines, above);
        self.parts.extend(parts);
    }

    // A list over several lines: as it is written where that fits.
    fn rows(&mut self, rows: &[&str]) {
        let is_noted = rows.iter().any(|row| row.contains('#'));
        let [first, inner @ .., _] = rows else {
            return self.line(&rows.join("\n"));
        };
        if is_noted || rows.iter().all(|row| self.fits(row)) {
            return self.lines.extend(rows.iter().map(|row| (*row).to_owned()));
        }
        let key = first.trim_end_matches(" = [");
        self.list(key, &entries(&inner.join(" ")));
    }

    // A text over several lines: as it is written where that fits.
    fn long(&mut self, key: &str, text: &[&str]) {
        if text.iter().all(|line| self.fits(line)) {
            self.push(format!("{key} = \"\"\"{}", text[0]));
            self.lines
                .extend(text[1..].iter().map(|line| (*line).to_owned()));
            return;
        }
        let mut paragraphs = vec![String::new()];
        let begun = usize::from(text[0].is_empty());
        for line in &text[begun..] {
            let last = paragraphs.len() - 1;
            match line.strip_suffix('\\') {
                Some(more) => paragraphs[last].push_str(more.trim_start()),
                None => {
                    let is_first = paragraphs[last].is_empty();
                    let more = if is_first { line } else { line.trim_start() };
                    paragraphs[last].push_str(more);
                    paragraphs.push(String::new());
                }
            }
        }
        paragraphs.pop();
        let last = paragraphs.pop().unwrap_or_default();
        let last = last.strip_suffix("\"\"\"").unwrap_or(&last).to_owned();
        paragraphs.push(last);
        self.text(key, &paragraphs, true);
    }

    // Lines that end in `\` go on in the next.
    fn text(&mut self, key: &str, paragraphs: &[String], closed: bool) {
        self.push(format!("{key} = \"\"\""));
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let close = match closed && at + 1 == paragraphs.len() {
                true => "\"\"\"",
                false => "",
            };
            let mut line = String::new();
            let words: Vec<&str> = paragraph.split(' ').collect();
            for (number, word) in words.iter().enumerate() {
                let end = match number + 1 == words.len() {
                    true => close.len(),
                    false => 2,
                };
                let is_full = display_width(&line) + 1 + display_width(word) + end > self.columns;
                if !line.is_empty() && !word.is_empty() && is_full {
                    self.push(format!("{line} \\"));
                    line.clear();
                } else if number > 0 {
                    line.push(' ');
                }
                line.push_str(word);
            }
            self.push(format!("{line}{close}"));
        }
    }
}

fn is_key(key: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    !key.is_empty() && key.chars().all(good)
}

// Where a sign stands first that is in no text and in no bracket.
fn outside(text: &str, sign: char) -> Option<usize> {
    let (mut depth, mut is_text, mut is_meant) = (0_usize, false, false);
    for (at, c) in text.char_indices() {
        if is_text {
            is_text = is_meant || c != '"';
            is_meant = c == '\\' && !is_meant;
            continue;
        }
        match c {
            _ if c == sign && depth == 0 => return Some(at),
            '"' => is_text = true,
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

// The entries of a list, or of what stands in braces.
fn entries(list: &str) -> Vec<&str> {
    let mut entries = Vec::new();
    let mut rest = list.trim();
    while !rest.is_empty() {
        let end = outside(rest, ',').unwrap_or(rest.len());
        entries.push(rest[..end].trim());
        rest = rest[end..].trim_start_matches(',').trim_start();
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint;
    use crate::source::Code;

    #[track_caller]
    fn check(example: &str, columns: usize, lines: &str) {
        assert_eq!(fit(example, columns).join("\n"), lines);
    }

    #[test]
    fn what_fits_stays_as_it_is() {
        check(
            "a = 1\n\n# x\nb = \"\"\"\nOne.\n\"\"\"\n",
            40,
            "a = 1\n\n# x\nb = \"\"\"\nOne.\n\"\"\"",
        );
    }

    #[test]
    fn a_long_line_is_broken_where_it_stays_the_same() {
        check(
            "stem = \"Which of these is not a sign?\"",
            24,
            "stem = \"\"\"\nWhich of these is not \\\na sign?\"\"\"",
        );
        check(
            "id = \"border\"   # and in another bank",
            24,
            "id = \"border\"\n# and in another bank",
        );
        check(
            "# one two three four five",
            20,
            "# one two three four\n# five",
        );
        check(
            "a = [\"one-two\", \"three-four\"]",
            20,
            "a = [\n  \"one-two\",\n  \"three-four\",\n]",
        );
        check(
            "a = { fact = \"one-two-three\" }",
            26,
            "a.fact = \"one-two-three\"",
        );
        check(
            "options = [{ id = \"a\", key = true }]\nstem = \"x\"",
            30,
            "options = [\n  { id = \"a\", key = true },\n]\nstem = \"x\"",
        );
        check(
            "options = [{ id = \"a\", key = true }]\nstem = \"x\"\n[[item]]",
            24,
            "stem = \"x\"\n\n[[item.options]]\nid = \"a\"\nkey = true\n\n[[item]]",
        );
        check(
            "a = \"\"\"\nOne two three four five \\\nsix.\n\n- Seven.\n\"\"\"\nb = 1",
            20,
            "a = \"\"\"\nOne two three four \\\nfive six.\n\n- Seven.\n\"\"\"\nb = 1",
        );
    }

    // What an example says, with the parts of an item inside an item.
    fn says(text: &str) -> Option<toml::Table> {
        let mut table: toml::Table = toml::from_str(text).ok()?;
        for key in PARTS {
            let Some(list) = table.remove(key) else {
                continue;
            };
            let item = table
                .entry("item")
                .or_insert_with(|| toml::Table::new().into());
            item.as_table_mut()?.insert(key.to_owned(), list);
        }
        Some(table)
    }

    #[test]
    fn every_example_fits_forty_columns_and_says_the_same() {
        let read = Code::ALL.iter().map(|code| code.entry());
        let read = read.flat_map(|entry| [entry.bad, entry.good]);
        let rules = lint::rules().flat_map(|rule| [rule.bad, rule.good]);
        for example in read.chain(rules) {
            for columns in [38, 76] {
                let lines = fit(example, columns);
                let long: Vec<&String> = lines
                    .iter()
                    .filter(|l| display_width(l) > columns)
                    .collect();
                assert!(long.is_empty(), "{long:#?}");
                if let Some(said) = says(example) {
                    assert_eq!(says(&lines.join("\n")), Some(said), "{lines:#?}");
                }
            }
        }
    }
}
