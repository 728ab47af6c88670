//! The names things carry: one type a kind of thing, so that an item is never looked up among cases.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an id: use small letters a to z, digits and hyphens{dots}", dots = if *.1 { ", in parts joined by dots" } else { "" })]
pub struct BadId(pub String, bool);

/// Longest id, in bytes; it stands in file names and in tables of 80 columns.
pub const LONGEST: usize = 64;

fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $dotted:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                let good = text.len() <= LONGEST
                    && if $dotted { text.split('.').all(is_word) } else { is_word(text) };
                if good { Ok(Self(text.into())) } else { Err(BadId(text.to_owned(), $dotted)) }
            }
        }
        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                text.parse()
            }
        }
        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0.as_ref().to_owned()
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// A course; also the name of its folder.
    CourseId false;
    /// A module of a course; the end of its file's name.
    ModuleId false;
    /// A lesson, unique in its course.
    LessonId false;
    /// A section of an exam, unique in its course.
    SectionId false;
    /// A bank, unique in its course; its file's name.
    BankName false;
    /// Whom a card is for, unique in the library.
    RoleId false;
    /// An item, unique in the library.
    ItemId false;
    /// A case, unique in the library.
    CaseId false;
    /// A fact, unique in the library.
    FactId false;
    /// A source, unique in the library.
    SourceId false;
    /// A content note, named in `library.toml`.
    NoteId false;
    /// A unit of measure, named in `library.toml`.
    UnitId false;
    /// A part a response can name: option, thing to order, pair, gap, anticipated answer. Unique in its item.
    PartId false;
    /// A variant of an item, unique in it.
    VariantId false;
    /// A learning objective, unique in the library; `a.b` is a child of `a`.
    ObjectiveId true;
}

impl ObjectiveId {
    /// Whether this objective is `parent` itself or one of its descendants.
    pub fn is_within(&self, parent: &ObjectiveId) -> bool {
        self.0
            .strip_prefix(parent.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// A bank with the course it belongs to, written `course/bank`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BankId {
    /// The course whose folder holds the bank.
    pub course: CourseId,
    /// The bank's own name there.
    pub bank: BankName,
}

impl fmt::Display for BankId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.course, self.bank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_small_letters_digits_and_hyphens() {
        for good in ["a", "q-1", "0"] {
            assert!(good.parse::<ItemId>().is_ok(), "{good}");
        }
        for bad in ["", "A", "a b", "a.b", "ñ", "a_b", &"a".repeat(65)] {
            assert!(bad.parse::<ItemId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_child_objective_is_within_its_parent_and_a_namesake_is_not() {
        let id = |text: &str| text.parse::<ObjectiveId>().expect("a good id");
        assert!(id("signs.control").is_within(&id("signs")));
        assert!(id("signs").is_within(&id("signs")));
        assert!(!id("signs-two").is_within(&id("signs")));
        assert!("signs..two".parse::<ObjectiveId>().is_err());
    }
}
