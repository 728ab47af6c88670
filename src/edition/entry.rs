//! One table of an author's file as it is written: where a key of it is set, put in or taken out, and where another
//! table goes behind it. In a block under `[[fact]]` or between braces.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::core::diagnostic::Fix;

/// A table of a file.
#[derive(Clone, Debug)]
pub struct Entry<'t> {
    text: &'t str,
    map: &'t DeTable<'t>,
    // The header, or the braces with all between them.
    head: Range<usize>,
}

impl<'t> Entry<'t> {
    /// The table of that id in the list of a file (`fact`, `item`, `case`).
    pub fn find(text: &'t str, tree: &'t DeTable<'t>, list: &str, id: &str) -> Option<Entry<'t>> {
        let list = tree.get(list)?.get_ref().as_array()?;
        let mut tables = list
            .iter()
            .filter_map(|part| Some((part.get_ref().as_table()?, part.span())));
        let same =
            |map: &DeTable<'_>| map.get("id").and_then(|id| id.get_ref().as_str()) == Some(id);
        let (map, head) = tables.find(|(map, _)| same(map))?;
        Some(Entry { text, map, head })
    }

    /// The file itself, as far as its first header.
    pub fn root(text: &'t str, map: &'t DeTable<'t>) -> Entry<'t> {
        let head = 0..0;
        Entry { text, map, head }
    }

    /// Whether it has the key.
    pub fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// Its keys with their values as written, in written order. What stands under a header of its own is not written
    /// as a value: `None`.
    pub fn keys(&self) -> Vec<(&'t str, Option<&'t str>)> {
        let mut keys: Vec<_> = self
            .map
            .iter()
            .map(|(key, value)| {
                (
                    key.span().start,
                    key.get_ref().as_ref(),
                    self.written(value),
                )
            })
            .collect();
        keys.sort_by_key(|(at, _, _)| *at);
        keys.into_iter().map(|(_, key, raw)| (key, raw)).collect()
    }

    /// A value as it is written.
    pub fn raw(&self, key: &str) -> Option<&'t str> {
        self.map.get(key).and_then(|value| self.written(value))
    }

    /// A text.
    pub fn str(&self, key: &str) -> Option<&'t str> {
        self.map.get(key)?.get_ref().as_str()
    }

    fn written(&self, value: &Spanned<DeValue<'_>>) -> Option<&'t str> {
        let raw = self.text.get(value.span())?;
        let has_header = match value.get_ref() {
            DeValue::Array(list) => list
                .first()
                .is_some_and(|first| raw.starts_with("[[") && first.get_ref().is_table()),
            DeValue::Table(_) => !raw.starts_with('{'),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => false,
        };
        (!has_header).then_some(raw)
    }

    fn is_inline(&self) -> bool {
        self.text[self.head.clone()].starts_with('{')
    }

    /// Gives a key a value, in the place of the one it has, or on a line of its own behind the first of the keys
    /// `behind` that is there.
    pub fn set(&self, key: &str, value: &str, behind: &[&str]) -> Fix {
        if let Some(old) = self.map.get(key) {
            let span = old.span();
            return Fix {
                span,
                with: value.to_owned(),
            };
        }
        let after = behind.iter().find_map(|key| self.map.get(*key));
        let end = after.map_or(self.head.end, |value| value.span().end);
        let line = format!("{key} = {value}");
        match self.is_inline() {
            true => insert(end, format!(", {line}")),
            false => {
                let end = line_end(self.text, end);
                insert(end, format!("{}{line}", newline(self.text)))
            }
        }
    }

    /// Takes a key out, with its line.
    pub fn take_out(&self, key: &str) -> Option<Fix> {
        let (name, value) = self.map.get_key_value(key)?;
        let (from, to) = (name.span().start, value.span().end);
        let span = match self.is_inline() {
            true => {
                let before = self.text[..from].trim_end();
                match before.strip_suffix(',') {
                    Some(kept) => kept.len()..to,
                    None => {
                        let rest = self.text[to..].trim_start();
                        let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
                        from..self.text.len() - rest.len()
                    }
                }
            }
            false => {
                let start = self.text[..from].rfind('\n').map_or(0, |at| at + 1);
                start..past_line(self.text, to)
            }
        };
        let with = String::new();
        Some(Fix { span, with })
    }

    /// A table of the same list behind this one.
    pub fn follow(&self, list: &str, rows: &[(&str, String)]) -> Fix {
        if self.is_inline() {
            let line = self.text[..self.head.start]
                .rfind('\n')
                .map_or(0, |at| at + 1);
            let before = &self.text[line..self.head.start];
            let gap = match before.trim().is_empty() {
                true => format!("{}{before}", newline(self.text)),
                false => " ".to_owned(),
            };
            let rows: Vec<String> = rows.iter().map(|(k, v)| format!("{k} = {v}")).collect();
            return insert(self.head.end, format!(",{gap}{{ {} }}", rows.join(", ")));
        }
        block(self.text, past_line(self.text, self.end()), list, rows)
    }

    // The end of the last value of it, whatever header that stands under.
    fn end(&self) -> usize {
        let own = self.map.values().map(last);
        own.max().unwrap_or(self.head.end).max(self.head.end)
    }
}

/// A table of a list at the end of a file.
pub fn at_end(text: &str, list: &str, rows: &[(&str, String)]) -> Fix {
    block(text, text.len(), list, rows)
}

fn block(text: &str, at: usize, list: &str, rows: &[(&str, String)]) -> Fix {
    let end = newline(text);
    let open = match text[..at].is_empty() || text[..at].ends_with('\n') {
        true => "",
        false => end,
    };
    let mut with = format!("{open}{end}[[{list}]]{end}");
    for (key, value) in rows {
        with.push_str(&format!("{key} = {value}{end}"));
    }
    insert(at, with)
}

fn insert(at: usize, with: String) -> Fix {
    Fix { span: at..at, with }
}

fn last(value: &Spanned<DeValue<'_>>) -> usize {
    let inner = match value.get_ref() {
        DeValue::Table(map) => map.values().map(last).max(),
        DeValue::Array(list) => list.iter().map(last).max(),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => None,
    };
    inner.unwrap_or(0).max(value.span().end)
}

fn newline(text: &str) -> &'static str {
    match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    }
}

// The end of the line a byte stands in, its comment before it and its line break not.
fn line_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
    at + line.trim_end_matches('\r').len()
}

fn past_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// A text as TOML writes it. Line breaks and other control characters have been refused.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::mend;

    #[track_caller]
    fn check(text: &str, change: impl Fn(&Entry<'_>) -> Fix, after: &str) {
        let tree = DeTable::parse(text).expect("the example is TOML");
        let entry = Entry::find(text, tree.get_ref(), "fact", "a").expect("it is there");
        let fix = change(&entry);
        let mended = mend(text, &[&fix]).0;
        assert_eq!(mended, after);
        DeTable::parse(&mended).expect("it is TOML still");
    }

    const BLOCK: &str = "# head\n[[fact]] # one\nid = \"a\" # its name\nn = [\n 1,\n]\n# of b\n[[fact]]\nid = \"b\"\n";
    const INLINE: &str = "fact = [\n  { id = \"a\", n = 1 }, # one\n  { id = \"b\" },\n]\n";

    #[test]
    fn a_value_is_set_and_its_comment_stays() {
        let set = |entry: &Entry<'_>| entry.set("id", "\"c\"", &[]);
        check(BLOCK, set, &BLOCK.replace("\"a\"", "\"c\""));
        check(INLINE, set, &INLINE.replace("\"a\"", "\"c\""));
    }

    #[test]
    fn a_key_that_is_not_there_gets_a_line_behind_another() {
        let set = |entry: &Entry<'_>| entry.set("revision", "2", &["none", "id"]);
        let after = BLOCK.replace("# its name\n", "# its name\nrevision = 2\n");
        check(BLOCK, set, &after);
        check(
            &BLOCK.replace('\n', "\r\n"),
            set,
            &after.replace('\n', "\r\n"),
        );
        let after = INLINE.replace("\"a\"", "\"a\", revision = 2");
        check(INLINE, set, &after);
    }

    #[test]
    fn a_key_goes_with_its_line() {
        let out = |entry: &Entry<'_>| entry.take_out("n").expect("it is there");
        check(BLOCK, out, &BLOCK.replace("n = [\n 1,\n]\n", ""));
        check(INLINE, out, &INLINE.replace(", n = 1", ""));
        let first = "fact = [{ n = 1, id = \"a\" }]\n";
        check(first, out, "fact = [{ id = \"a\" }]\n");
    }

    #[test]
    fn another_table_goes_behind_the_last_line_of_one() {
        let follow = |entry: &Entry<'_>| entry.follow("fact", &[("id", "\"c\"".to_owned())]);
        let after = BLOCK.replace("]\n# of b", "]\n\n[[fact]]\nid = \"c\"\n# of b");
        check(BLOCK, follow, &after);
        let after = INLINE.replace("n = 1 }", "n = 1 },\n  { id = \"c\" }");
        check(INLINE, follow, &after);
        let alone = "[[fact]]\nid = \"a\"";
        check(
            alone,
            follow,
            "[[fact]]\nid = \"a\"\n\n[[fact]]\nid = \"c\"\n",
        );
        let inner = "[[fact]]\nid = \"a\"\n[[fact.sources]]\nid = \"s\"\n";
        check(inner, follow, &format!("{inner}\n[[fact]]\nid = \"c\"\n"));
    }

    #[test]
    fn what_stands_under_its_own_header_is_no_written_value() {
        let text = "[[fact]]\nid = \"a\"\n[[fact.sources]]\nid = \"s\"\n";
        let tree = DeTable::parse(text).expect("TOML");
        let entry = Entry::find(text, tree.get_ref(), "fact", "a").expect("it is there");
        assert_eq!(entry.keys(), [("id", Some("\"a\"")), ("sources", None)]);
    }
}
