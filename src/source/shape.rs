//! The authoring language as a table: what a thing may hold, key by key. The rows themselves stand with each reader.

use crate::core::text::Thing;

/// What a table of an author's file may hold.
#[derive(Debug)]
pub struct Shape {
    /// What it is called in messages: `item`, `option`.
    pub thing: &'static str,
    /// The value of the deciding key (`type`, `kind`) that chooses this shape; empty where nothing decides.
    pub name: &'static str,
    /// Its keys, shared ones first.
    pub rows: &'static [&'static [Row]],
    /// What keys without a row take; `None` where there must be none.
    pub others: Option<Takes>,
    /// The kind of place it starts; `None` where it lies inside another.
    pub home: Option<Thing>,
}

/// One key of a thing.
#[derive(Debug)]
pub struct Row {
    /// The key.
    pub key: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// Whether it has to be there.
    pub need: Need,
    /// What it is for, in one line.
    pub doc: &'static str,
    /// A value as an author would write it.
    pub example: &'static str,
}

/// Whether a key has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It has to.
    Must,
    /// It may be left out.
    May,
    /// It may be left out and then has this value.
    Default(&'static str),
}

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// An id of its own or of something else: small letters, digits, hyphens.
    Id,
    /// An id in parts joined by dots.
    DottedId,
    /// A bank, its course before it where it is another's.
    BankId,
    /// Words that a translation gives too; they may hold `{fact:…}`, and in an item the words its variants set.
    Phrase,
    /// The same, about a number that `{n}` stands for.
    Counted,
    /// The same, with a `{gap:…}` for each gap.
    Gapped,
    /// Words that are the same in every language.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number between two ends.
    Whole(u64, u64),
    /// An exact number.
    Number,
    /// A date.
    Date,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A percentage, `"80 %"`.
    Percent,
    /// A length of time, `"30 min"`.
    Span,
    /// A length on the calendar, `"12 months"`.
    Calendar,
    /// This word, or something else.
    Or(&'static str, &'static Takes),
    /// A number or words: the value of a fact.
    NumberOrText,
    /// A number, words, or `{ fact = "id" }`.
    Value,
    /// A list.
    List(&'static Takes),
    /// A list of words that a translation replaces whole.
    Phrases,
    /// A table.
    Inside(Which),
    /// A list of tables.
    Parts(Which),
    /// A list of tables, each a thing that is walked and read by itself.
    Things(Which),
    /// Tables by id.
    Named(Which),
}

/// Which shape a table has.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    /// This one.
    One(&'static Shape),
    /// The one that a key decides: the key, and the shapes by name.
    By(&'static str, &'static [&'static Shape]),
}

impl Shape {
    /// All its rows.
    pub fn rows(&self) -> impl Iterator<Item = &'static Row> + use<> {
        self.rows.iter().flat_map(|rows| rows.iter())
    }

    /// The row of a key.
    pub fn row(&self, key: &str) -> Option<&'static Row> {
        self.rows().find(|row| row.key == key)
    }
}

impl Which {
    /// The shapes there are.
    pub fn all(self) -> Vec<&'static Shape> {
        match self {
            Which::One(shape) => vec![shape],
            Which::By(_, shapes) => shapes.to_vec(),
        }
    }

    /// The shape for a table, whose value of a key is asked for; `None` where nothing decides.
    pub fn shape<'t>(self, value: impl Fn(&str) -> Option<&'t str>) -> Option<&'static Shape> {
        match self {
            Which::One(shape) => Some(shape),
            Which::By(key, shapes) => {
                let name = value(key)?;
                shapes.iter().copied().find(|shape| shape.name == name)
            }
        }
    }
}

impl Takes {
    /// What is taken, in words that follow "takes".
    pub fn describe(self) -> String {
        match self {
            Takes::Id => "an id in quotes".to_owned(),
            Takes::DottedId => "an objective's id in quotes".to_owned(),
            Takes::BankId => "a bank's id in quotes".to_owned(),
            Takes::Phrase | Takes::Counted | Takes::Gapped | Takes::Text => {
                "text in quotes".to_owned()
            }
            Takes::Flag => "true or false, without quotes".to_owned(),
            Takes::Whole(from, to) => format!("a whole number from {from} to {to}"),
            Takes::Number => "a number".to_owned(),
            Takes::Date => "a date without quotes, year first".to_owned(),
            Takes::OneOf(words) => format!("one of {}", quoted(words)),
            Takes::Percent => "a percentage in quotes, such as \"80 %\"".to_owned(),
            Takes::Span => "a length of time in quotes, such as \"30 min\"".to_owned(),
            Takes::Calendar => {
                "a length on the calendar in quotes, such as \"12 months\"".to_owned()
            }
            Takes::Or(word, other) => format!("{}, or \"{word}\"", other.describe()),
            Takes::NumberOrText => "a number, or text in quotes".to_owned(),
            Takes::Value => "a number, text in quotes, or { fact = \"id\" }".to_owned(),
            Takes::List(of) => format!("a list, each {}", of.describe()),
            Takes::Phrases => "a list of texts in quotes".to_owned(),
            Takes::Inside(_) => "a table".to_owned(),
            Takes::Parts(_) | Takes::Things(_) => "a list of tables".to_owned(),
            Takes::Named(_) => "tables by id".to_owned(),
        }
    }
}

/// Words in quotes with commas between.
pub fn quoted(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    words.join(", ")
}

/// A row that must be there.
pub const fn must(
    key: &'static str,
    takes: Takes,
    doc: &'static str,
    example: &'static str,
) -> Row {
    Row {
        key,
        takes,
        need: Need::Must,
        doc,
        example,
    }
}

/// A row that may be left out.
pub const fn may(key: &'static str, takes: Takes, doc: &'static str, example: &'static str) -> Row {
    Row {
        key,
        takes,
        need: Need::May,
        doc,
        example,
    }
}

/// A row that may be left out and has a default.
pub const fn or_else(
    key: &'static str,
    takes: Takes,
    default: &'static str,
    doc: &'static str,
    example: &'static str,
) -> Row {
    Row {
        key,
        takes,
        need: Need::Default(default),
        doc,
        example,
    }
}

/// What every thing that `check` remarks on may hold.
pub const ALLOW: Row = or_else(
    "allow",
    Takes::List(&Takes::Text),
    "[]",
    "remarks of `tutela check` that are not meant here, each with the reason",
    "[\"L0304: the key needs the legal term\"]",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::file::{File, SourceFile};
    use crate::source::notes::Notes;
    use crate::source::table::Table;
    use crate::source::{bank, card, course, fact, library, module, walk};

    fn within(which: Which, all: &mut Vec<&'static Shape>) {
        for shape in which.all() {
            all.push(shape);
            for row in shape.rows() {
                match row.takes {
                    Takes::Inside(w) | Takes::Parts(w) | Takes::Things(w) | Takes::Named(w) => {
                        within(w, all);
                    }
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn every_row_takes_its_own_example() {
        let mut shapes = Vec::new();
        for root in [
            &library::LIBRARY,
            &fact::FACTS,
            &fact::SOURCES,
            &course::COURSE,
            &card::CARD,
            &module::MODULE,
            &bank::BANK,
        ] {
            within(Which::One(root), &mut shapes);
        }
        assert!(shapes.len() > 40);
        for row in shapes.iter().flat_map(|shape| shape.rows()) {
            assert!(
                !row.doc.is_empty() && !row.doc.ends_with('.'),
                "{}",
                row.key
            );
            if row.example.starts_with("[[") || row.example.starts_with("[exam") {
                continue;
            }
            let text = format!("{} = {}", row.key, row.example);
            let (file, _) = File::decode(SourceFile::new("example.toml", text));
            let mut notes = Notes::new(&file, 0);
            let tree = notes.parse();
            let only: &'static [Row] = std::slice::from_ref(row);
            let shape: &'static Shape = Box::leak(Box::new(Shape {
                thing: "example",
                name: "",
                rows: Box::leak(Box::new([only])),
                others: None,
                home: None,
            }));
            walk::walk(
                &Table::new(tree.get_ref(), 0..0),
                Which::One(shape),
                &mut notes,
            );
            assert!(
                notes.diagnostics.is_empty(),
                "{}: {:?}",
                file.text(),
                notes.diagnostics
            );
        }
    }
}
