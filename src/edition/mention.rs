//! Where a file names a fact: holes in its texts, values that are a fact's, help lines. What one fact says of another
//! that it replaces is history and stays.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::core::content::hole::{self, Piece};

/// The bytes of the fact's id at each place, in order.
pub fn mentions(text: &str, tree: &DeTable<'_>, id: &str) -> Vec<Range<usize>> {
    let mut finder = Finder {
        text,
        id,
        found: Vec::new(),
    };
    finder.table(tree);
    finder.found.sort_by_key(|range| range.start);
    finder.found
}

struct Finder<'f> {
    text: &'f str,
    id: &'f str,
    found: Vec<Range<usize>>,
}

impl Finder<'_> {
    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("supersedes", _) => {}
                ("fact", DeValue::String(_)) => self.name(value),
                ("help_lines", DeValue::Array(list)) => list.iter().for_each(|one| self.name(one)),
                (_, _) => self.value(value),
            }
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>) {
        match value.get_ref() {
            DeValue::String(_) => self.holes(value.span()),
            DeValue::Array(list) => list.iter().for_each(|one| self.value(one)),
            DeValue::Table(table) => self.table(table),
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => {}
        }
    }

    // The id itself, between quotes.
    fn name(&mut self, value: &Spanned<DeValue<'_>>) {
        if value.get_ref().as_str() == Some(self.id)
            && let Some(at) = self.text[value.span()].find(self.id)
        {
            let from = value.span().start + at;
            self.found.push(from..from + self.id.len());
        }
    }

    // Escapes have no braces in them, so that a text as it is written has the holes of the text as it is read.
    fn holes(&mut self, span: Range<usize>) {
        const OPEN: usize = "{fact:".len();
        for (range, piece) in hole::pieces(&self.text[span.clone()]) {
            if matches!(piece, Piece::Fact(id, _) if id == self.id) {
                let from = span.start + range.start + OPEN;
                self.found.push(from..from + self.id.len());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_values_and_help_lines_name_a_fact_and_comments_and_braces_do_not() {
        let text = "# {fact:rate}\nhelp_lines = [\"rate\", \"rates\"]\nstem = \"{fact:rate} of {fact:rate.place}, {fact:rates}\"\n\
            title = \"{{fact:rate}} \\\"{fact:rate}\\\"\"\nanswer = { fact = 'rate' }\nsupersedes = [\"rate\"]\n\
            text = \"\"\"\nline {fact:rate}\n\"\"\"\n[[item]]\nid = \"rate\"\nvalue = \"rate\"\n";
        let tree = DeTable::parse(text).expect("TOML");
        let found = mentions(text, tree.get_ref(), "rate");
        assert_eq!(found.len(), 6, "{found:?}");
        assert!(found.iter().all(|range| &text[range.clone()] == "rate"));
        assert!(mentions(text, tree.get_ref(), "none").is_empty());
    }
}
