//! Words by language, and the place a text stands at in an author's files. Knows no wording of its own.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A language tag such as `en` or `pt-BR`: ASCII, 2 to 8 characters, cheap to copy.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang([u8; 8]);

impl Lang {
    /// English, the language of the interface where no other is asked for.
    pub const EN: Lang = Lang(*b"en\0\0\0\0\0\0");
    /// Spanish.
    pub const ES: Lang = Lang(*b"es\0\0\0\0\0\0");

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|b| *b == 0).unwrap_or(8);
        std::str::from_utf8(&self.0[..end]).unwrap_or("en")
    }
}

impl std::str::FromStr for Lang {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let good = (2..=8).contains(&text.len())
            && text.bytes().take(2).all(|b| b.is_ascii_lowercase())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !good {
            return Err(format!("`{text}` is not a language tag such as en or es"));
        }
        let mut tag = [0; 8];
        tag[..text.len()].copy_from_slice(text.as_bytes());
        Ok(Lang(tag))
    }
}
impl TryFrom<String> for Lang {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}
impl From<Lang> for String {
    fn from(lang: Lang) -> String {
        lang.as_str().to_owned()
    }
}
impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text ready to be shown, in every language it exists in. The author's own language is always there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shown(pub BTreeMap<Lang, String>);

impl Shown {
    /// A text in one language only.
    pub fn only(lang: Lang, text: impl Into<String>) -> Shown {
        Shown([(lang, text.into())].into())
    }

    /// The text in `lang`, else in English, else in the first language there is.
    pub fn say(&self, lang: Lang) -> &str {
        self.0
            .get(&lang)
            .or_else(|| self.0.get(&Lang::EN))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Whether the text exists in `lang`.
    pub fn has(&self, lang: Lang) -> bool {
        self.0.contains_key(&lang)
    }
}

/// What kind of thing a place lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// `library.toml`.
    Library,
    /// A course's `course.toml`.
    Course,
    /// A module file.
    Module,
    /// A lesson (named `course/lesson`).
    Lesson,
    /// A bank file (named `course/bank`).
    Bank,
    /// A course's card (named by its course).
    Card,
    /// A case.
    Case,
    /// An item.
    Item,
    /// A fact.
    Fact,
    /// A source.
    Source,
}

/// A place in an author's files that does not move when lines do: a thing, its id, and the path inside it
/// (`options.papers.feedback`; parts by id, never by number).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The kind of thing.
    pub thing: Thing,
    /// Its id; lessons, banks and modules as `course/id`, the library as an empty text.
    pub id: String,
    /// The path inside it; empty for the thing itself.
    pub path: String,
}

impl Place {
    /// The place at `path` inside the thing `id`.
    pub fn new(thing: Thing, id: impl fmt::Display, path: impl Into<String>) -> Place {
        Place {
            thing,
            id: id.to_string(),
            path: path.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_back_to_english_and_then_to_what_there_is() {
        let text = Shown([(Lang::EN, "one".into()), (Lang::ES, "uno".into())].into());
        assert_eq!(text.say(Lang::ES), "uno");
        let french = "fr".parse().expect("a tag");
        assert_eq!(text.say(french), "one");
        assert_eq!(Shown::only(french, "un").say(Lang::ES), "un");
        assert!("EN_us".parse::<Lang>().is_err());
    }
}
