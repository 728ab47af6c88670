//! The samples: what new things hold, in words by hand. What a key is for is said by its row, unless a sample says it
//! better. Capitals in them (`COURSE`, `CASE`) are put in by whoever takes them out.
//!
//! What learners read is in the language of the library, where there are samples in it; comments are for authors, and
//! English everywhere.

use toml_edit::{DocumentMut, Item, Value};

use super::fold::{Comments, fold};
use crate::core::text::Lang;
use crate::source::shape::Which;

/// A sample with what is given in it.
#[derive(Clone, Debug, Default)]
pub struct Sample(DocumentMut);

macro_rules! samples {
    ($($name:literal)*) => {
        /// Every sample by its language and its name.
        #[cfg(test)]
        pub const ALL: &[(Lang, &str, &str)] = &[$(
            (Lang::EN, $name, include_str!(concat!("en/", $name, ".toml"))),
            (Lang::ES, $name, include_str!(concat!("es/", $name, ".toml"))),
        )*];

        fn text(lang: Lang, name: &str) -> &'static str {
            match (lang == Lang::ES, name) {
                $(
                    (false, $name) => include_str!(concat!("en/", $name, ".toml")),
                    (true, $name) => include_str!(concat!("es/", $name, ".toml")),
                )*
                _ => "",
            }
        }
    };
}

samples! {
    "card" "case-absent" "case-not-enough" "case-present" "choice" "cloze" "contact" "contacts" "course" "course-bank"
    "course-lesson" "law-item" "law-module" "legal" "library" "matching" "module" "multiple-response" "numeric" "ordering" "question" "short-answer"
    "source" "sources" "statistic" "true-false"
}

impl Sample {
    /// The sample of that name, its capitals filled in; an English one where there is none in the language.
    pub fn new(lang: Lang, name: &str, capitals: &[(&str, &str)]) -> Sample {
        let mut text = text(lang, name).to_owned();
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
    use toml_edit::Table;

    use super::*;

    fn read(text: &str) -> DocumentMut {
        let text = text.replace("DATE", "2026-11-22");
        text.parse().expect("TOML")
    }

    // Every key with its value, but for the words that learners read.
    fn bones(table: &Table, path: &str, bones: &mut Vec<String>) {
        const WORDS: &[&str] = &[
            "accept",
            "ask",
            "attestation",
            "audience",
            "counts",
            "feedback",
            "feedback.false",
            "feedback.true",
            "languages",
            "left",
            "name",
            "one",
            "other",
            "period",
            "place",
            "publisher",
            "rationale",
            "right",
            "stem",
            "summary",
            "text",
            "title",
        ];
        for (key, item) in table {
            let path = format!("{path}.{key}");
            match item {
                Item::ArrayOfTables(list) => {
                    list.iter().for_each(|own| self::bones(own, &path, bones));
                }
                Item::Table(own) => self::bones(own, &path, bones),
                Item::Value(_) if WORDS.iter().any(|word| path.ends_with(&format!(".{word}"))) => {
                    bones.push(path);
                }
                Item::Value(value) => bones.push(format!("{path} = {}", value.to_string().trim())),
                Item::None => {}
            }
        }
    }

    #[test]
    fn every_sample_is_the_same_in_each_language_but_for_its_words() {
        for pair in ALL.chunks(2) {
            let [(_, name, en), (_, _, es)] = pair else {
                panic!("two languages");
            };
            let [en, es] = [en, es].map(|text| {
                let mut all = Vec::new();
                bones(read(text).as_table(), "", &mut all);
                let fills = ["\"to be filled in\"", "\"por completar\""];
                let is_fill = |bone: &String| !fills.iter().any(|fill| bone.contains(fill));
                all.retain(is_fill);
                all
            });
            assert_eq!(en, es, "{name}");
        }
    }
}
