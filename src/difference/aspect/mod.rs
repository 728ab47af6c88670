//! A thing as a list of aspects that can be compared one by one; what the aspects of each thing are, say the files below.

pub mod course;
pub mod item;
pub mod shared;

use std::fmt::Display;

use jiff::civil::Date;

use crate::core::id::{BankId, CourseId};

/// What an aspect is to whoever answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// What is right.
    Key,
    /// An option, a step, a pair, a gap, a variant that is there at all.
    Part,
    /// Words that ask: a stem, a case.
    Asked,
    /// Words that are chosen, joined or put in order.
    Offered,
    /// Words that explain: a rationale, feedback, a lesson.
    Told,
    /// What is drawn, what passes, what completes.
    Rule,
    /// Anything else.
    Setting,
    /// A translation.
    Translated,
}

/// One aspect of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aspect {
    /// The path inside the thing, as places give it.
    pub path: String,
    /// What it is to whoever answers.
    pub sort: Sort,
    /// What it says.
    pub says: String,
}

/// Where a thing stands: the library itself, a course, or a bank of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Home {
    /// The course.
    pub course: Option<CourseId>,
    /// The bank.
    pub bank: Option<BankId>,
}

/// What an author raises when a thing changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// An item's or a case's revision.
    Revision(u32),
    /// The day a fact was checked.
    Checked(Date),
    /// A course's version, and the digest of the files it rests on.
    Version(String, String),
}

/// A thing as it can be compared.
#[derive(Clone, Debug)]
pub struct Portrait {
    /// Where it stands.
    pub home: Home,
    /// Its place among its neighbours.
    pub place: usize,
    /// What is raised when it changes, if anything is.
    pub mark: Option<Mark>,
    /// Its aspects, in written order.
    pub aspects: Vec<Aspect>,
}

impl Portrait {
    /// A portrait without aspects.
    pub fn new(home: Home, place: usize, mark: Option<Mark>) -> Portrait {
        Portrait {
            home,
            place,
            mark,
            aspects: Vec::new(),
        }
    }

    /// Adds an aspect.
    pub fn add(&mut self, path: impl Into<String>, sort: Sort, says: impl Display) {
        self.aspects.push(Aspect {
            path: path.into(),
            sort,
            says: says.to_string(),
        });
    }

    /// Adds an aspect, where there is one.
    pub fn maybe(&mut self, path: impl Into<String>, sort: Sort, says: Option<impl Display>) {
        if let Some(says) = says {
            self.add(path, sort, says);
        }
    }

    /// Words by which a person knows the thing.
    pub fn known_by(&self) -> String {
        let says = |path: &str| self.aspects.iter().find(|aspect| aspect.path == path);
        let found = ["stem", "title", "value"].into_iter().find_map(says);
        found.map_or_else(String::new, |aspect| aspect.says.clone())
    }

    /// Adds an aspect that lists things, where it lists any.
    pub fn list(&mut self, path: impl Into<String>, sort: Sort, list: &[impl Display]) {
        if !list.is_empty() {
            self.add(path, sort, joined(list));
        }
    }
}

/// Things in a row.
pub fn joined(list: &[impl Display]) -> String {
    let list = list.iter().map(ToString::to_string);
    list.collect::<Vec<_>>().join(", ")
}

/// The word of the authoring language that stands for a value.
pub fn named<T: PartialEq>(
    words: &[&'static str],
    read: fn(&str) -> Option<T>,
    value: T,
) -> &'static str {
    let found = words
        .iter()
        .find(|word| read(word).as_ref() == Some(&value));
    found.copied().unwrap_or_default()
}

impl Home {
    /// A bank of a course.
    pub fn bank(bank: &BankId) -> Home {
        Home {
            course: Some(bank.course.clone()),
            bank: Some(bank.clone()),
        }
    }

    /// A course.
    pub fn course(course: &CourseId) -> Home {
        Home {
            course: Some(course.clone()),
            bank: None,
        }
    }
}
