//! The fold: a sample written out along the rows of its shape, each key with what it is for, and those that may be left
//! out as lines to uncomment. A key that has to be there and that no sample knows yet brings its own example.

use toml_edit::{Item, Table, Value};

use crate::source::shape::{Need, Row, Takes, Which};

/// How much is said beside the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comments {
    /// What each key is for, and which others there are.
    Whole,
    /// What the sample says itself.
    Own,
    /// Nothing.
    None,
}

impl Comments {
    /// For what is like something above it: what the sample says itself.
    pub fn again(self) -> Comments {
        match self {
            Comments::Whole | Comments::Own => Comments::Own,
            Comments::None => Comments::None,
        }
    }
}

/// Writes `table`, a thing of this shape, below the header `[[name]]`; below none where the name is empty.
pub fn fold(which: Which, name: &str, table: &Table, comments: Comments) -> String {
    let mut out = String::new();
    if !name.is_empty() {
        out.push_str(&format!("[[{name}]]\n"));
    }
    body(&mut out, which, name, table, comments);
    out
}

// Longer lines are broken, in characters.
const WIDEST: usize = 100;

fn body(out: &mut String, which: Which, name: &str, table: &Table, comments: Comments) {
    let decides = |key: &str| table.get(key).and_then(Item::as_str);
    let Some(shape) = which.shape(decides) else {
        return;
    };
    for row in shape.rows() {
        match table.get_key_value(row.key) {
            Some((key, Item::Value(value))) => {
                let prefix = key.leaf_decor().prefix().and_then(|raw| raw.as_str());
                comment(out, prefix, row, comments);
                out.push_str(&format!("{} = {}\n", row.key, written(value)));
            }
            Some((_, Item::Table(sides))) if sides.is_dotted() => {
                comment(out, None, row, comments);
                for (side, value) in sides.iter().filter_map(|(k, v)| Some((k, v.as_value()?))) {
                    out.push_str(&format!("{}.{side} = {}\n", row.key, written(value)));
                }
            }
            None if row.need == Need::Must && is_inline(row) => {
                comment(out, None, row, comments);
                out.push_str(&format!("{} = {}\n", row.key, row.example));
            }
            Some(_) | None => {}
        }
    }
    if shape.others.is_some() {
        let others = table.iter().filter(|(key, _)| shape.row(key).is_none());
        for (key, value) in others.filter_map(|(key, item)| Some((key, item.as_value()?))) {
            out.push_str(&format!("{key} = {}\n", written(value)));
        }
    }
    if comments == Comments::Whole {
        let left_out = |row: &&Row| row.need != Need::Must && !table.contains_key(row.key);
        for row in shape.rows().filter(left_out).filter(|row| is_inline(row)) {
            let (key, purpose) = (format!("# {} = {}", row.key, row.example), purpose(row));
            let line = match format!("{key}  # {purpose}") {
                line if line.chars().count() <= WIDEST => line,
                _ => format!("# {purpose}:\n{key}"),
            };
            out.push_str(&format!("{line}\n"));
        }
    }
    for row in shape.rows() {
        below(out, row, name, table.get(row.key), comments);
    }
}

// What stands below the keys of a table: its tables, each below a header of its own.
fn below(out: &mut String, row: &Row, name: &str, item: Option<&Item>, comments: Comments) {
    let path = match name {
        "" => row.key.to_owned(),
        name => format!("{name}.{}", row.key),
    };
    let header = |out: &mut String, header: String, table: &Table, is_first: bool| {
        if !out.is_empty() {
            out.push('\n');
        }
        let prefix = table.decor().prefix().and_then(|raw| raw.as_str());
        let said = if is_first { comments } else { comments.again() };
        comment(out, prefix, row, said);
        out.push_str(&header);
        out.push('\n');
    };
    let rest = |is_first: bool| if is_first { comments } else { comments.again() };
    // A table that has to be there and that no sample knows yet.
    let missing = item.is_none() && row.need == Need::Must && !is_inline(row);
    match row.takes {
        Takes::Inside(which) => {
            let table = item
                .and_then(Item::as_table)
                .filter(|table| !table.is_dotted());
            if let Some(table) = table.cloned().or_else(|| missing.then(Table::new)) {
                header(out, format!("[{path}]"), &table, true);
                body(out, which, &path, &table, comments);
            }
        }
        Takes::Named(which) => {
            let named = item.and_then(Item::as_table).into_iter().flatten();
            let tables = named.filter_map(|(id, item)| Some((id, item.as_table()?)));
            for (at, (id, table)) in tables.enumerate() {
                let path = format!("{path}.{id}");
                header(out, format!("[{path}]"), table, at == 0);
                body(out, which, &path, table, rest(at == 0));
            }
        }
        Takes::Parts(which) | Takes::Things(which) => {
            let empty = missing.then(Table::new);
            let list = item
                .and_then(Item::as_array_of_tables)
                .into_iter()
                .flatten();
            for (at, table) in list.chain(&empty).enumerate() {
                header(out, format!("[[{path}]]"), table, at == 0);
                body(out, which, &path, table, rest(at == 0));
            }
        }
        Takes::Id
        | Takes::DottedId
        | Takes::BankId
        | Takes::Phrase
        | Takes::Counted
        | Takes::Gapped
        | Takes::Text
        | Takes::Flag
        | Takes::Whole(..)
        | Takes::Number
        | Takes::Date
        | Takes::OneOf(_)
        | Takes::Percent
        | Takes::Span
        | Takes::Calendar
        | Takes::Or(..)
        | Takes::NumberOrText
        | Takes::Value
        | Takes::List(_)
        | Takes::Phrases => {}
    }
}

// Whether its example is a value; else it is a header.
fn is_inline(row: &Row) -> bool {
    !row.example.starts_with("[[") && row.example != format!("[{}]", row.key)
}

fn written(value: &Value) -> String {
    let trailing = value.decor().suffix().and_then(|raw| raw.as_str());
    let trailing = trailing.filter(|text| text.contains('#')).unwrap_or("");
    let mut bare = value.clone();
    bare.decor_mut().clear();
    format!("{bare}{trailing}")
}

// The sample's own words where it has any, else the row's where they say more than the key does.
fn comment(out: &mut String, own: Option<&str>, row: &Row, comments: Comments) {
    let own = own.unwrap_or("").lines().map(str::trim);
    let own: Vec<&str> = own.filter(|line| line.starts_with('#')).collect();
    let says_more = row.doc != format!("its {}", row.key) && !matches!(row.takes, Takes::Things(_));
    match comments {
        Comments::Whole if own.is_empty() && says_more => {
            out.push_str(&format!("# {}\n", purpose(row)));
        }
        Comments::Whole | Comments::Own => out.extend(own.iter().flat_map(|line| [*line, "\n"])),
        Comments::None => {}
    }
}

// What a key is for, and what it takes where that is a choice.
fn purpose(row: &Row) -> String {
    let words = choice(row.takes).unwrap_or_default();
    let default = match row.need {
        Need::Default("[]") => String::new(),
        Need::Default(word) if words.is_empty() => format!(" ({word} if left out)"),
        Need::Default(word) => format!("; {word} if left out"),
        Need::Must | Need::May => String::new(),
    };
    match words.is_empty() {
        true => format!("{}{default}", row.doc),
        false => format!("{}: {words}{default}", row.doc),
    }
}

fn choice(takes: Takes) -> Option<String> {
    match takes {
        Takes::OneOf(words) => Some(words.join(" | ")),
        Takes::Or(word, other) => Some(match choice(*other) {
            Some(others) => format!("{word} | {others}"),
            None => format!("{word}, or {}", other.describe()),
        }),
        Takes::List(of) => choice(*of),
        Takes::Id
        | Takes::DottedId
        | Takes::BankId
        | Takes::Phrase
        | Takes::Counted
        | Takes::Gapped
        | Takes::Text
        | Takes::Flag
        | Takes::Whole(..)
        | Takes::Number
        | Takes::Date
        | Takes::Percent
        | Takes::Span
        | Takes::Calendar
        | Takes::NumberOrText
        | Takes::Value
        | Takes::Phrases
        | Takes::Inside(_)
        | Takes::Parts(_)
        | Takes::Things(_)
        | Takes::Named(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::shape::{Shape, may, must, or_else};

    static PART: Shape = Shape {
        thing: "part",
        name: "",
        rows: &[&[must("id", Takes::Id, "its name", "\"a\"")]],
        others: None,
        home: None,
    };
    static THING: Shape = Shape {
        thing: "thing",
        name: "",
        rows: &[&[
            must("id", Takes::Id, "its name", "\"a\""),
            must(
                "level",
                Takes::OneOf(&["low", "high"]),
                "how deep",
                "\"low\"",
            ),
            or_else("points", Takes::Whole(1, 9), "1", "what it is worth", "2"),
            may("note", Takes::Text, "what to know", "\"…\""),
            must(
                "parts",
                Takes::Parts(Which::One(&PART)),
                "what it has",
                "[[parts]]",
            ),
        ]],
        others: None,
        home: None,
    };

    #[test]
    fn a_key_that_must_be_there_is_written_though_no_sample_knows_it() {
        let sample = "# My own words.\nid = \"b\" # so\n".parse::<toml_edit::DocumentMut>();
        let sample = sample.expect("TOML");
        assert_eq!(
            fold(Which::One(&THING), "thing", &sample, Comments::Whole),
            "\
[[thing]]
# My own words.
id = \"b\" # so
# how deep: low | high
level = \"low\"
# points = 2  # what it is worth (1 if left out)
# note = \"…\"  # what to know

# what it has
[[thing.parts]]
# its name
id = \"a\"
"
        );
        assert_eq!(
            fold(Which::One(&THING), "", &sample, Comments::None),
            "id = \"b\" # so\nlevel = \"low\"\n\n[[parts]]\nid = \"a\"\n"
        );
    }
}
