//! The samples: what new things hold, in words by hand. What a key is for is said by its row, unless a sample says it
//! better. Capitals in them (`COURSE`, `CASE`) are put in by whoever takes them out.

use toml_edit::{DocumentMut, Item, Value};

use super::fold::{Comments, fold};
use crate::source::shape::Which;

/// A sample with what is given in it.
#[derive(Clone, Debug, Default)]
pub struct Sample(DocumentMut);

macro_rules! samples {
    ($($name:literal)*) => {
        /// Every sample by its name.
        #[cfg(test)]
        pub const ALL: &[(&str, &str)] = &[$(($name, include_str!(concat!("en/", $name, ".toml")))),*];

        fn text(name: &str) -> &'static str {
            match name {
                $($name => include_str!(concat!("en/", $name, ".toml")),)*
                _ => "",
            }
        }
    };
}

samples! {
    "case-absent" "case-not-enough" "case-present" "choice" "cloze" "contact" "contacts" "course" "course-bank"
    "course-lesson" "law-item" "law-module" "legal" "library" "matching" "module" "multiple-response" "numeric" "ordering" "question" "short-answer"
    "source" "sources" "statistic" "true-false"
}

impl Sample {
    /// The sample of that name, its capitals filled in.
    pub fn new(name: &str, capitals: &[(&str, &str)]) -> Sample {
        let mut text = text(name).to_owned();
        for (capital, word) in capitals {
            text = text.replace(capital, word);
        }
        // A test reads every sample; what is put in are ids, dates and texts that were quoted.
        Sample(text.parse().unwrap_or_default())
    }

    /// A sample that was put together elsewhere.
    pub fn of(document: DocumentMut) -> Sample {
        Sample(document)
    }

    /// A thing of it: the `at`-th table of a list of tables.
    pub fn part(&self, key: &str, at: usize) -> Option<Sample> {
        let list = self.0.get(key)?.as_array_of_tables()?;
        let mut part = DocumentMut::new();
        *part.as_table_mut() = list.get(at)?.clone();
        Some(Sample(part))
    }

    /// Its text of a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }

    /// Gives a key a value.
    pub fn set(&mut self, key: &str, value: impl Into<Value>) {
        match self.0.get_mut(key) {
            // What the sample says beside it stays.
            Some(Item::Value(old)) => {
                let decor = old.decor().clone();
                *old = value.into();
                *old.decor_mut() = decor;
            }
            _ => drop(self.0.insert(key, Item::Value(value.into()))),
        }
    }

    /// Forgets a key, and what is said beside it.
    pub fn remove(&mut self, key: &str) {
        self.0.remove(key);
    }

    /// Gives a key a list of words.
    pub fn set_list(&mut self, key: &str, words: &[&str]) {
        self.set(key, words.iter().copied().collect::<toml_edit::Array>());
    }

    /// Gives a key of the first table of a list of tables a value.
    pub fn set_in(&mut self, tables: &str, key: &str, value: impl Into<Value>) {
        let list = self
            .0
            .get_mut(tables)
            .and_then(Item::as_array_of_tables_mut);
        if let Some(table) = list.and_then(|list| list.get_mut(0)) {
            table.insert(key, Item::Value(value.into()));
        }
    }

    /// Written out, below the header `[[name]]` or below none.
    pub fn fold(&self, which: Which, name: &str, comments: Comments) -> String {
        fold(which, name, self.0.as_table(), comments)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_toml() {
        for (name, text) in ALL {
            let text = text.replace("DATE", "2026-11-22");
            assert!(text.parse::<DocumentMut>().is_ok(), "{name}");
        }
    }
}
