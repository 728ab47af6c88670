//! What changed in meaning between two states of a library: a pure comparison of what was read, thing by thing.
//!
//! Knows no file and no revision of a version control; compares what things say, never how they are written down.

pub mod aspect;
mod changes;
mod gallery;
pub mod weight;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::core::content::Library;
use crate::core::content::usage::Role;
use crate::core::id::CourseId;
use crate::core::text::{Lang, Thing};
use crate::lint::Reads;

use aspect::{Home, Mark, Portrait, Sort};
use changes::changes;
use weight::Weight;

/// A thing by its kind and its id, as places name it.
pub type Name = (Thing, String);

/// One state of a library.
#[derive(Debug)]
pub struct Side<'l> {
    /// What could be read.
    pub library: &'l Library,
    /// Things that are written there and could not be read: of these nothing is known.
    pub unread: BTreeSet<Name>,
}

/// Which of two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Which {
    /// The older one.
    Old,
    /// The newer one.
    New,
}

/// A thing that differs.
#[derive(Clone, Debug)]
pub struct Changed {
    /// Its kind.
    pub thing: Thing,
    /// Its id, as places give it.
    pub id: String,
    /// Where it stands; where it stood, if it is gone.
    pub home: Home,
    /// What became of it.
    pub fate: Fate,
    /// Words by which a person knows it: a stem, a title, a value.
    pub known_by: String,
}

/// What became of a thing.
#[derive(Clone, Debug)]
pub enum Fate {
    /// It is new; with the id it had before, where it asks the same and only that changed.
    Added(Option<String>),
    /// It is gone.
    Removed,
    /// It cannot be compared, as it cannot be read on one side or both.
    Unread(Vec<Which>),
    /// It says something else.
    Changed(Box<Changes>),
}

/// How a thing differs.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// What is raised when it changes: before and now.
    pub mark: Option<(Mark, Mark)>,
    /// Aspect by aspect, in written order.
    pub aspects: Vec<Change>,
    /// How hard it is to read, before and now, where that moved by a grade or more.
    pub reads: Option<(Reads, Reads)>,
    /// Translations that were not brought along: paths by language.
    pub stale: BTreeMap<Lang, Vec<String>>,
    /// What rests on a fact whose value changed.
    pub rests: BTreeSet<(Role, Thing, String)>,
    /// What should have been raised.
    pub unraised: Option<Unraised>,
    /// Whether a person should look if the revision has to be raised: what is asked or offered was reworded.
    pub doubtful: bool,
    /// Paths of the options that are right; of those that are gone, that were.
    pub right: BTreeSet<String>,
}

/// One aspect that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The path inside the thing.
    pub path: String,
    /// The translation; `None` for the original.
    pub lang: Option<Lang>,
    /// What it is to whoever answers.
    pub sort: Sort,
    /// What it said.
    pub old: Option<String>,
    /// What it says.
    pub new: Option<String>,
    /// How much that weighs.
    pub weight: Weight,
}

/// Something that should have been raised and was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unraised {
    /// The revision, which still is this.
    Revision(u32),
    /// The day a fact was checked, which still is this.
    Checked(Date),
    /// The version of a course, which still is this.
    Version(String),
}

impl Changed {
    /// How it differs, where it is on both sides.
    pub fn changes(&self) -> Option<&Changes> {
        match &self.fate {
            Fate::Changed(changes) => Some(changes),
            Fate::Added(_) | Fate::Removed | Fate::Unread(_) => None,
        }
    }
}

/// Everything that differs: the library's own page, sources and facts, then course by course, each with its banks. `day`
/// is the newer side's: nobody has looked a fact up later than that.
pub fn difference(old: &Side<'_>, new: &Side<'_>, day: Date) -> Vec<Changed> {
    let (before, now) = (gallery::of(old.library), gallery::of(new.library));
    let (hidden_before, hidden_now) = (old.hidden(), new.hidden());
    let names = before.keys().chain(now.keys());
    let names: BTreeSet<&Name> = names.chain(&hidden_before).chain(&hidden_now).collect();
    let unread = hidden_before.iter().chain(&hidden_now);
    let torn = unread.filter_map(|name| now.get(name).or_else(|| before.get(name)));
    let torn: BTreeSet<&Home> = torn.map(|portrait| &portrait.home).collect();
    let mut found: Vec<(usize, Changed)> = Vec::new();
    for name in names {
        let (was, is) = (before.get(name), now.get(name));
        let hides = [
            (Which::Old, was.is_none() && hides(&hidden_before, name)),
            (Which::New, is.is_none() && hides(&hidden_now, name)),
        ];
        let unread = hides.into_iter().filter(|(_, hides)| *hides);
        let unread: Vec<Which> = unread.map(|(which, _)| which).collect();
        let fate = match (was, is) {
            _ if !unread.is_empty() => match name.0 {
                // They are closed with their course, which says so itself.
                Thing::Module | Thing::Lesson | Thing::Card => continue,
                Thing::Library
                | Thing::Course
                | Thing::Bank
                | Thing::Case
                | Thing::Item
                | Thing::Fact
                | Thing::Source => Fate::Unread(unread),
            },
            (Some(was), Some(is)) => {
                let is_torn = torn.contains(&is.home);
                let (was, is) = ((was, old.library), (is, new.library));
                match changes(name, was, is, (is_torn, day)) {
                    Some(changes) => Fate::Changed(Box::new(changes)),
                    None => continue,
                }
            }
            (Some(_), None) => Fate::Removed,
            (None, Some(is)) => Fate::Added(renamed(name, is, &before, &now)),
            (None, None) => continue,
        };
        let shown = is.or(was);
        let changed = Changed {
            thing: name.0,
            id: name.1.clone(),
            home: shown.map_or_else(|| home(name), |portrait| portrait.home.clone()),
            fate,
            known_by: shown.map_or_else(String::new, Portrait::known_by),
        };
        found.push((shown.map_or(0, |portrait| portrait.place), changed));
    }
    let other_ids = found.iter().filter_map(|(_, changed)| match &changed.fate {
        Fate::Added(before) => before.clone(),
        Fate::Removed | Fate::Unread(_) | Fate::Changed(_) => None,
    });
    let other_ids: BTreeSet<String> = other_ids.collect();
    found.retain(|(_, changed)| match &changed.fate {
        Fate::Removed => changed.thing != Thing::Item || !other_ids.contains(&changed.id),
        Fate::Added(_) | Fate::Unread(_) | Fate::Changed(_) => true,
    });
    found.sort_by(|(a, one), (b, other)| {
        let key = |at: usize, changed: &Changed| (changed.home.clone(), rank(changed.thing), at);
        key(*a, one)
            .cmp(&key(*b, other))
            .then_with(|| one.id.cmp(&other.id))
    });
    found.into_iter().map(|(_, changed)| changed).collect()
}

impl Side<'_> {
    // What is there and cannot be looked at: a course with an error is closed whole.
    fn hidden(&self) -> BTreeSet<Name> {
        let closed = self.library.broken.keys();
        let closed = closed.map(|course| (Thing::Course, course.to_string()));
        closed.chain(self.unread.iter().cloned()).collect()
    }
}

fn hides(hidden: &BTreeSet<Name>, name: &Name) -> bool {
    let course = name.1.split('/').next().unwrap_or_default();
    hidden.contains(name)
        || match name.0 {
            Thing::Module | Thing::Lesson | Thing::Card => {
                hidden.contains(&(Thing::Course, course.to_owned()))
            }
            Thing::Library
            | Thing::Course
            | Thing::Bank
            | Thing::Case
            | Thing::Item
            | Thing::Fact
            | Thing::Source => false,
        }
}

// Where something is said that could be read on no side.
fn home((thing, id): &Name) -> Home {
    match id.parse::<CourseId>() {
        Ok(course) if *thing == Thing::Course => Home::course(&course),
        Ok(_) | Err(_) => Home::default(),
    }
}

// The id that a new item had before: one that is gone asked the same and had the same key.
fn renamed(
    name: &Name,
    is: &Portrait,
    before: &BTreeMap<Name, Portrait>,
    now: &BTreeMap<Name, Portrait>,
) -> Option<String> {
    if name.0 != Thing::Item {
        return None;
    }
    let asks = |portrait: &Portrait| {
        let aspects = portrait.aspects.iter();
        let asks = aspects.filter(|a| matches!(a.sort, Sort::Key | Sort::Asked | Sort::Offered));
        asks.cloned().collect::<Vec<_>>()
    };
    let own = asks(is);
    let mut gone = before
        .iter()
        .filter(|(old, _)| old.0 == name.0 && !now.contains_key(*old));
    let found = gone.find(|(_, was)| asks(was) == own);
    found.map(|(old, _)| old.1.clone())
}

fn rank(thing: Thing) -> u8 {
    match thing {
        Thing::Library | Thing::Course | Thing::Bank => 0,
        Thing::Module | Thing::Source | Thing::Case => 1,
        Thing::Lesson | Thing::Fact | Thing::Item => 2,
        Thing::Card => 3,
    }
}
