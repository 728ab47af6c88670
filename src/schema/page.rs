//! The reference page of a kind of file, in plain text: each table with its keys, what they take, what they are for, an
//! example. No columns, so that a terminal of 40, a pipe and a screen reader get the same.

use textwrap::{Options, WordSplitter, fill};

use super::{Form, Holds, Kind, Line, Table};
use crate::source::shape::Need;

impl Kind {
    /// Its reference page, in lines of at most so many columns; only a word without a break is longer.
    pub fn page(&self, columns: usize) -> String {
        let mut page = Page {
            columns,
            text: String::new(),
            told: Vec::new(),
        };
        page.say(0, self.lies);
        page.table("", "", &self.table());
        page.text
    }
}

struct Page {
    columns: usize,
    text: String,
    // Each table that is told already, with its header.
    told: Vec<(String, String)>,
}

impl Page {
    // A table and then those inside it. `path` is its header without brackets.
    fn table(&mut self, header: &str, path: &str, table: &Table) {
        let whole = format!("{table:?}");
        if let Some((_, first)) = self.told.iter().find(|(known, _)| *known == whole) {
            if first != header {
                let same = format!("{header} is like {first}");
                self.heading(&same);
            }
            return;
        }
        self.told.push((whole, header.to_owned()));
        let is_shared = |line: &&Line| {
            let name = line.row.key;
            let all = table.forms.iter().map(|form| form.line(name));
            table.by.is_none()
                || all
                    .into_iter()
                    .all(|own| own.is_some_and(|own| same(own, line)))
        };
        let shared = table.forms.first().into_iter().flat_map(|form| &form.lines);
        let mut inner: Vec<(&Line, String)> = Vec::new();
        self.heading(header);
        for line in shared.filter(is_shared) {
            self.line(path, line);
            inner.push((line, String::new()));
        }
        for form in &table.forms {
            let with = table
                .by
                .map(|key| format!(" with {key} = \"{}\"", form.name));
            let with = with.unwrap_or_default();
            if !with.is_empty() {
                self.heading(&format!("{header}{with}"));
            }
            for line in form.lines.iter().filter(|line| !is_shared(line)) {
                self.line(path, line);
                // What several forms call by one name is told apart by the form.
                let others = table
                    .forms
                    .iter()
                    .filter_map(|form| form.line(line.row.key));
                let is_unlike = others.into_iter().any(|other| !alike(other, line));
                inner.push((
                    line,
                    if is_unlike {
                        with.clone()
                    } else {
                        String::new()
                    },
                ));
            }
            self.others(form);
        }
        for (line, with) in inner {
            if let Some((header, path, table)) = below(path, line) {
                self.table(&format!("{header}{with}"), &path, table);
            }
        }
    }

    fn heading(&mut self, header: &str) {
        self.text.push('\n');
        if !header.is_empty() {
            self.say(0, header);
        }
    }

    fn line(&mut self, path: &str, line: &Line) {
        let row = line.row;
        let need = match line.need {
            Need::Must => " (needed)".to_owned(),
            Need::May => String::new(),
            Need::Default(value) => format!(" (left out: {value})"),
        };
        let takes = match (below(path, line), &line.holds) {
            (Some((header, ..)), _) => format!("{}, {header}", row.takes.describe()),
            (None, Holds::Value(takes)) => takes.describe(),
            (None, Holds::Inside(_) | Holds::List(_) | Holds::Named(_)) => row.takes.describe(),
        };
        self.say(2, &format!("{}{need}: {takes}", row.key));
        self.say(6, row.doc);
        if super::value::example(line).is_some() {
            self.say(6, &format!("{} = {}", row.key, line.example));
        }
    }

    fn others(&mut self, form: &Form) {
        if let Some(takes) = form.others {
            self.say(2, &format!("any other key: {}", takes.describe()));
        }
    }

    fn say(&mut self, indent: usize, words: &str) {
        let (first, rest) = (" ".repeat(indent), " ".repeat(indent + 2));
        let options = Options::new(self.columns)
            .initial_indent(&first)
            .subsequent_indent(&rest)
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation);
        self.text.push_str(&fill(words, options));
        self.text.push('\n');
    }
}

// The table a key holds: its header, the same without brackets, and itself.
fn below<'l>(path: &str, line: &'l Line) -> Option<(String, String, &'l Table)> {
    let key = line.row.key;
    let own = match path {
        "" => key.to_owned(),
        path => format!("{path}.{key}"),
    };
    match &line.holds {
        Holds::Value(_) => None,
        Holds::Inside(table) => Some((format!("[{own}]"), own, table)),
        Holds::List(table) => Some((format!("[[{own}]]"), own, table)),
        Holds::Named(table) => Some((format!("[{own}.ID]"), format!("{own}.ID"), table)),
    }
}

// Whether two forms hold the same at a key.
fn alike(one: &Line, other: &Line) -> bool {
    format!("{:?}", one.holds) == format!("{:?}", other.holds)
}

// Whether two forms say the same of a key.
fn same(one: &Line, other: &Line) -> bool {
    format!("{one:?}") == format!("{other:?}")
}
