//! The kinds of file an author writes: their names, where they lie, which one a path is, and the line that tells an
//! editor.

use serde_json::Value;
use toml::de::DeTable;

use super::{Table, object};
use crate::core::text::Lang;
use crate::source::path::{Role, role};
use crate::source::shape::{Shape, Which};
use crate::source::{bank, card, course, fact, library, module};

/// The folder of a library that holds its schemas.
pub const FOLDER: &str = "schema";

// By this a schema is known as one that may be written anew.
const OURS: &str =
    "Written by `tutela schema`, from the rows that read the files: write it anew, do not edit it.";

/// A kind of file.
#[derive(Debug)]
pub struct Kind {
    /// Its name: `bank`; of a translation `bank-translation`.
    pub name: &'static str,
    /// Where such files lie in a library.
    pub lies: &'static str,
    shape: &'static Shape,
    is_translation: bool,
}

const fn original(name: &'static str, lies: &'static str, shape: &'static Shape) -> Kind {
    Kind {
        name,
        lies,
        shape,
        is_translation: false,
    }
}

const fn translation(name: &'static str, lies: &'static str, shape: &'static Shape) -> Kind {
    Kind {
        name,
        lies,
        shape,
        is_translation: true,
    }
}

/// Every kind there is.
pub static KINDS: [Kind; 13] = [
    original("library", "library.toml", &library::LIBRARY),
    original("sources", "sources.toml", &fact::SOURCES),
    original("facts", "facts/NAME.toml", &fact::FACTS),
    original("course", "COURSE/course.toml", &course::COURSE),
    original("card", "COURSE/card.toml", &card::CARD),
    original("module", "COURSE/modules/NN-ID.toml", &module::MODULE),
    original("bank", "COURSE/banks/NAME.toml", &bank::BANK),
    translation(
        "library-translation",
        "LANG/library.toml",
        &library::LIBRARY,
    ),
    translation("facts-translation", "LANG/facts/NAME.toml", &fact::FACTS),
    translation(
        "course-translation",
        "LANG/COURSE/course.toml",
        &course::COURSE,
    ),
    translation("card-translation", "LANG/COURSE/card.toml", &card::CARD),
    translation(
        "module-translation",
        "LANG/COURSE/modules/NN-ID.toml",
        &module::MODULE,
    ),
    translation(
        "bank-translation",
        "LANG/COURSE/banks/NAME.toml",
        &bank::BANK,
    ),
];

// Keys that only one kind of file has at its top.
const TELLING: [(&str, &str); 12] = [
    ("item", "bank"),
    ("case", "bank"),
    ("lesson", "module"),
    ("fact", "facts"),
    ("source", "sources"),
    ("units", "library"),
    ("role", "card"),
    ("signs", "card"),
    ("modules", "course"),
    ("objective", "course"),
    ("exam", "course"),
    // A course may say it too: what else it must have stands above.
    ("languages", "library"),
];

impl Kind {
    /// The kind of this name.
    pub fn named(name: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// The kind of the file at a path of a library with these languages; `None` where nothing reads it.
    pub fn of(path: &str, languages: &[Lang]) -> Option<&'static Kind> {
        let plain = |role: &Role| match role {
            Role::Library => Some("library"),
            Role::Sources => Some("sources"),
            Role::Facts => Some("facts"),
            Role::Course(_) => Some("course"),
            Role::Card(_) => Some("card"),
            Role::Module(..) => Some("module"),
            Role::Bank(..) => Some("bank"),
            Role::Overlay(..) | Role::Stray => None,
        };
        match role(path, languages) {
            Role::Overlay(_, rest) => {
                let name = plain(&role(&rest, &[]))?;
                Kind::named(&format!("{name}-translation"))
            }
            own => Kind::named(plain(&own)?),
        }
    }

    /// The kind of a text that lies in no library: what it names as its schema, or what its keys tell.
    pub fn told_by(text: &str) -> Option<&'static Kind> {
        let head = text.lines().take_while(|line| line.starts_with('#'));
        let named = head.filter_map(|line| {
            let file = line.strip_prefix("#:schema ")?.trim().rsplit('/').next()?;
            Kind::named(file.strip_suffix(".json")?)
        });
        named.last().or_else(|| {
            let table = DeTable::parse_recoverable(text).0;
            let has = |key: &str| table.get_ref().contains_key(key);
            let (_, name) = TELLING.iter().find(|(key, _)| has(key))?;
            match has("reviewed") {
                true => Kind::named(&format!("{name}-translation")),
                false => Kind::named(name),
            }
        })
    }

    /// Its tables.
    pub fn table(&self) -> Table {
        match self.is_translation {
            true => Table::translation(self.shape),
            false => Table::of(Which::One(self.shape)),
        }
    }

    /// The name of its schema's file.
    pub fn file(&self) -> String {
        format!("{}.json", self.name)
    }

    /// Its JSON Schema (draft-07), indented, with a line end at its end.
    pub fn schema(&self) -> String {
        let mut schema = object::of(&self.table());
        schema["$schema"] = "http://json-schema.org/draft-07/schema#".into();
        schema["$comment"] = OURS.into();
        schema["title"] = format!("Tutela: {}", self.lies).into();
        format!("{schema:#}\n")
    }
}

/// Whether a text is a schema that this program, in whatever version, has written.
pub fn is_ours(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Value>(bytes).is_ok_and(|schema| schema["$comment"] == OURS)
}

/// The files of the schema folder, by their path in the library, with their text.
pub fn files() -> impl Iterator<Item = (String, String)> {
    KINDS
        .iter()
        .map(|kind| (format!("{FOLDER}/{}", kind.file()), kind.schema()))
}

/// The line that names the schema of the file at a path of a library with these languages. It is a comment: it may stand
/// first, or below the comment that says what the file holds. `None` where nothing reads the file.
pub fn line(path: &str, languages: &[Lang]) -> Option<String> {
    let kind = Kind::of(path, languages)?;
    let up = "../".repeat(path.matches('/').count());
    Some(format!("#:schema {up}{FOLDER}/{}", kind.file()))
}
