//! Holds what is referred to against what is defined: missing things, things twice, courses not built on, cycles.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::catalogue::Code;
use super::file::File;
use super::meant::Lost;
use super::near;
use super::notes::{Add, Definition, Mention, Named, Purpose, diagnostic};
use super::walk::in_quotes;
use crate::core::content::Library;
use crate::core::content::fact::{Confidence, Fact, FactKind, FactValue};
use crate::core::diagnostic::{At, Diagnostic};
use crate::core::id::{CourseId, ObjectiveId};

/// The folder a file lies in at the top of the library: its course, where it has one.
pub fn folder(at: &At) -> &str {
    at.file.split('/').next().unwrap_or_default()
}

type Key<'a> = (Named, &'a str, &'a str);

// Lessons, sections and banks are unique in their course, everything else in the library.
fn key<'a>(named: Named, at: &'a At, id: &'a str) -> Key<'a> {
    match named {
        Named::Lesson | Named::Section | Named::Bank => (named, folder(at), id),
        Named::Course
        | Named::Objective
        | Named::Role
        | Named::Case
        | Named::Item
        | Named::Fact
        | Named::Source
        | Named::Note
        | Named::Unit => (named, "", id),
    }
}

fn index<'d>(
    definitions: &'d [Definition],
    diagnostics: &mut Vec<Diagnostic>,
) -> HashMap<Key<'d>, &'d Definition> {
    let mut index: HashMap<Key<'d>, &'d Definition> = HashMap::with_capacity(definitions.len());
    for definition in definitions {
        let key = key(definition.named, &definition.at, &definition.id);
        match index.get(&key) {
            Some(first) => {
                let word = definition.named.word();
                let scope = match key.1 {
                    "" => "library",
                    _ => "course",
                };
                let message = format!("the {word} id `{}` is used twice", definition.id);
                let mut said = diagnostic(Code::IdTwice, definition.at.clone(), message);
                said.help(format!(
                    "give one of them another id: it is unique in the {scope}"
                ))
                .beside(first.at.clone(), "first used here");
                diagnostics.push(said);
            }
            None => {
                index.insert(key, definition);
            }
        }
    }
    index
}

/// Looks for names that nearly fit, but not for ever: ten thousand slips in a large library are told without.
struct Near {
    left: usize,
}

impl Near {
    fn help(&mut self, mention: &Mention, index: &HashMap<Key<'_>, &Definition>) -> Option<String> {
        if self.left < index.len() {
            return None;
        }
        self.left -= index.len();
        let (named, scope, _) = key(mention.named, &mention.at, &mention.id);
        let ids = index.keys().filter(|k| k.0 == named && k.1 == scope);
        let near = near::did_you_mean(&mention.id, ids.map(|k| k.2));
        near.or_else(|| few(mention, index))
    }
}

// All there are, where they are few and an author chooses among them; of objectives those of the course.
fn few(mention: &Mention, index: &HashMap<Key<'_>, &Definition>) -> Option<String> {
    const FEW: usize = 8;
    let is_own: fn(&Definition, &Mention) -> bool = match mention.named {
        Named::Note | Named::Unit => |_, _| true,
        Named::Objective => |own, at| folder(&own.at) == folder(&at.at),
        Named::Fact if mention.purpose == Purpose::HelpLine => |_, _| true,
        Named::Course
        | Named::Role
        | Named::Lesson
        | Named::Section
        | Named::Bank
        | Named::Case
        | Named::Item
        | Named::Fact
        | Named::Source => return None,
    };
    let all = index
        .iter()
        .filter(|(key, own)| key.0 == mention.named && is_own(own, mention));
    let good = |id: &&str| id.parse::<ObjectiveId>().is_ok();
    let mut ids: Vec<&str> = all.map(|(key, _)| key.2).filter(good).collect();
    ids.sort_unstable();
    let home = home(mention.named);
    match ids[..] {
        [] => None,
        [only] => Some(format!("there is {only}; {home}")),
        _ if ids.len() <= FEW => Some(format!("there are {}; {home}", ids.join(", "))),
        _ => None,
    }
}

/// What is known before references are judged.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// What has been read.
    pub library: &'a Library,
    /// Each course with all it builds on.
    pub bases: &'a BTreeMap<String, Vec<String>>,
    /// Kinds of things of which some stand in files that could not be read.
    pub unknown: &'a BTreeSet<Named>,
    /// What could not be read, by file.
    pub lost: &'a BTreeMap<String, Vec<Lost>>,
}

impl Known<'_> {
    // Whether lines of what stands here could not be read.
    fn is_torn(&self, at: &At) -> bool {
        let lost = self.lost.get(&*at.file).into_iter().flatten();
        lost.into_iter()
            .any(|lost| lost.thing.contains(&at.span.start))
    }
}

struct Judge<'a> {
    known: Known<'a>,
    index: HashMap<Key<'a>, &'a Definition>,
    courses: BTreeSet<&'a str>,
    near: Near,
}

/// Resolves all references of a library. Returns how many could not be judged, because what they name may stand where
/// nobody could look.
pub fn resolve(
    known: Known<'_>,
    files: &[(File, bool)],
    definitions: &[Definition],
    mentions: &[Mention],
    diagnostics: &mut Vec<Diagnostic>,
) -> usize {
    let courses = files
        .iter()
        .filter_map(|(file, _)| file.path().strip_suffix("/course.toml"));
    let mut judge = Judge {
        known,
        index: index(definitions, diagnostics),
        courses: courses.collect(),
        near: Near { left: 3_000_000 },
    };
    let mut unjudged = 0;
    for mention in mentions {
        match judge.one(mention) {
            Some(said)
                if said.code == Code::NoSuch.name() && known.unknown.contains(&mention.named) =>
            {
                unjudged += 1;
            }
            said => diagnostics.extend(said),
        }
    }
    unjudged
}

impl Judge<'_> {
    fn one(&mut self, mention: &Mention) -> Option<Diagnostic> {
        match mention.named {
            Named::Course => {
                let there = self.courses.contains(&*mention.id);
                (!there).then(|| {
                    let near = near::did_you_mean(&mention.id, self.courses.iter().copied());
                    missing(mention, near, "it is the name of a folder with course.toml")
                })
            }
            Named::Bank => self.bank(mention),
            Named::Case
            | Named::Objective
            | Named::Role
            | Named::Lesson
            | Named::Section
            | Named::Item
            | Named::Fact
            | Named::Source
            | Named::Note
            | Named::Unit => {
                let key = key(mention.named, &mention.at, &mention.id);
                let Some(found) = self.index.get(&key).copied() else {
                    let near = self.near.help(mention, &self.index);
                    return Some(missing(mention, near, home(mention.named)));
                };
                self.found(mention, found)
            }
        }
    }

    fn bank(&mut self, mention: &Mention) -> Option<Diagnostic> {
        let (course, bank) = match mention.id.split_once('/') {
            Some((course, bank)) => (course, bank),
            None => (folder(&mention.at), &*mention.id),
        };
        let mut of_course = self
            .known
            .library
            .banks
            .keys()
            .filter(|id| id.course.as_str() == course);
        if of_course.any(|id| id.bank.as_str() == bank) {
            return self.built_on(mention, course);
        }
        let ids = self.known.library.banks.keys().map(|id| {
            match id.course.as_str() == folder(&mention.at) {
                true => id.bank.to_string(),
                false => id.to_string(),
            }
        });
        let ids: Vec<String> = ids.collect();
        if let Some(path) = mention.id.strip_suffix(".toml") {
            return Some(file(mention, path, &ids));
        }
        let bare = mention.id.rsplit('/').next().unwrap_or_default();
        let near = near::did_you_mean(&mention.id, ids.iter().map(String::as_str));
        let same = ids.iter().find(|id| *id == bare);
        let near = same.map(|bank| format!("did you mean `{bank}`?")).or(near);
        Some(missing(
            mention,
            near,
            "a bank is a file banks/NAME.toml; another course's is \"course/bank\"",
        ))
    }

    fn found(&self, mention: &Mention, found: &Definition) -> Option<Diagnostic> {
        let fact = || self.known.library.facts.get(&*mention.id);
        match (mention.named, &mention.purpose) {
            (Named::Objective | Named::Item, _) => self.built_on(mention, folder(&found.at)),
            (_, Purpose::Own) if found.at.file != mention.at.file => {
                let message = format!("case `{}` stands in another bank", mention.id);
                let mut said = diagnostic(Code::OtherBank, mention.at.clone(), message);
                said.help("a case and its items stand in one file")
                    .beside(found.at.clone(), "the case is here");
                Some(said)
            }
            (_, Purpose::Field(_) | Purpose::Key | Purpose::HelpLine)
                if self.known.is_torn(&found.at) =>
            {
                None
            }
            (_, Purpose::Field(field)) => no_field(mention, field, fact()?),
            (_, Purpose::Key) => no_key(mention, fact()?, found),
            (_, Purpose::HelpLine) if fact()?.kind != FactKind::Contact => {
                let message = format!("fact `{}` is not a contact", mention.id);
                let mut said = diagnostic(Code::NotContact, mention.at.clone(), message);
                said.help("help lines are facts of kind = \"contact\"")
                    .beside(found.at.clone(), "the fact is here");
                Some(said)
            }
            (_, Purpose::Any | Purpose::Own | Purpose::HelpLine) => None,
        }
    }

    // A course may use what lies in itself and in the courses it builds on.
    fn built_on(&self, mention: &Mention, course: &str) -> Option<Diagnostic> {
        let own = folder(&mention.at);
        let bases = self.known.bases.get(own)?;
        if bases.iter().any(|base| base == course) {
            return None;
        }
        let word = mention.named.word();
        let message = format!("{word} `{}` belongs to course `{course}`", mention.id);
        let mut said = diagnostic(Code::NotBuiltOn, mention.at.clone(), message);
        said.help(format!(
            "add \"{course}\" to `builds_on` in {own}/course.toml"
        ));
        Some(said)
    }
}

// A bank that is named as a file, or with the path to it.
fn file(mention: &Mention, path: &str, ids: &[String]) -> Diagnostic {
    let parts: Vec<&str> = path.split('/').filter(|part| *part != "banks").collect();
    let bare = parts.last().copied().unwrap_or_default();
    let course = parts.iter().rev().nth(1);
    let foreign = course.map(|course| format!("{course}/{bare}"));
    let found = ids
        .iter()
        .find(|id| Some(*id) == foreign.as_ref() || *id == bare);
    let message = "a bank is named without `.toml`, and not by its path";
    let mut said = diagnostic(Code::BadId, mention.at.clone(), message);
    match found {
        Some(bank) => said
            .help(format!("write `{bank}`, as in `from = [\"{bank}\"]`"))
            .fix(format!("\"{bank}\"")),
        None => {
            let near = near::did_you_mean(bare, ids.iter().map(String::as_str));
            said.help(near.unwrap_or_else(|| format!("write `{bare}`; there is no such bank yet")))
        }
    };
    said
}

fn missing(mention: &Mention, near: Option<String>, home: &str) -> Diagnostic {
    let word = mention.named.word();
    let message = format!("there is no {word} `{}`", mention.id);
    let mut said = diagnostic(Code::NoSuch, mention.at.clone(), message);
    said.help(near.unwrap_or_else(|| home.to_owned()));
    said
}

fn home(named: Named) -> &'static str {
    match named {
        Named::Course => "courses are folders with course.toml",
        Named::Objective => "objectives stand in course.toml as [[objective]]",
        Named::Role => "roles stand in card.toml as `role`",
        Named::Lesson => "lessons stand in modules/ as [[lesson]]",
        Named::Section => "sections stand in course.toml as [[exam.section]]",
        Named::Bank => "banks are files in banks/",
        Named::Case => "cases stand in the same bank as [[case]]",
        Named::Item => "items stand in banks/ as [[item]]",
        Named::Fact => "facts stand in facts/ as [[fact]]",
        Named::Source => "sources stand in sources.toml as [[source]]",
        Named::Note => "content notes stand in library.toml as [content_notes.ID]",
        Named::Unit => {
            "units stand in library.toml: [units.ID], with `one`, `other` and `ask`; copy one that is there"
        }
    }
}

fn no_field(mention: &Mention, field: &str, fact: &Fact) -> Option<Diagnostic> {
    let always = ["value", "checked", "review_by"];
    if always.contains(&field) || fact.text(field).is_some() {
        return None;
    }
    let has = Fact::FIELDS
        .into_iter()
        .filter(|name| always.contains(name) || fact.text(name).is_some());
    let has: Vec<&str> = has.collect();
    let message = format!("fact `{}` has no `{field}`", mention.id);
    let mut said = diagnostic(Code::NoField, mention.at.clone(), message);
    let help = near::did_you_mean(field, has.iter().copied());
    said.help(help.unwrap_or_else(|| format!("it has {}", has.join(", "))));
    Some(said)
}

fn no_key(mention: &Mention, fact: &Fact, found: &Definition) -> Option<Diagnostic> {
    let (code, message, help) = match (&fact.value, fact.confidence) {
        (FactValue::Words(words), _) => (
            Code::KeyNotNumber,
            format!("the value of fact `{}` is not a number", fact.id),
            match in_quotes(words) {
                Some(number) => format!(
                    "take the quotes out, there: write `value = {number}`; a text in quotes is not reckoned with"
                ),
                None => "a key of a numeric item is a number".to_owned(),
            },
        ),
        (FactValue::Number(_), Confidence::Unverified) => (
            Code::Unverified,
            format!("fact `{}` is unverified and cannot be a key", fact.id),
            "check the fact and raise its `confidence`, or ask something else".to_owned(),
        ),
        (FactValue::Number(_), Confidence::Read | Confidence::Secondary | Confidence::Known) => {
            return None;
        }
    };
    let mut said = diagnostic(code, mention.at.clone(), message);
    said.help(help).beside(found.at.clone(), "the fact is here");
    Some(said)
}

/// Resolves what a lone bank can: its own ids, cases and items. Returns how many references were left unjudged.
pub fn resolve_lone(
    definitions: &[Definition],
    mentions: &[Mention],
    diagnostics: &mut Vec<Diagnostic>,
) -> usize {
    let index = index(definitions, diagnostics);
    let mut near = Near { left: 3_000_000 };
    let mut unjudged = 0;
    for mention in mentions {
        let there = index.contains_key(&key(mention.named, &mention.at, &mention.id));
        match (mention.named, there) {
            (_, true) => {}
            (Named::Case, false) => {
                let help = near.help(mention, &index);
                diagnostics.push(missing(mention, help, home(Named::Case)));
            }
            (_, false) => unjudged += 1,
        }
    }
    unjudged
}

/// How many references of each course lead to a fact or a source that has mistakes of its own.
pub fn lost<'m>(
    library: &Library,
    definitions: &[Definition],
    mentions: &'m [Mention],
) -> BTreeMap<&'m str, usize> {
    let broken: BTreeSet<(Named, &str)> = definitions
        .iter()
        .filter(|d| match d.named {
            Named::Fact => !library.facts.contains_key(&*d.id),
            Named::Source => !library.sources.contains_key(&*d.id),
            _ => false,
        })
        .map(|d| (d.named, &*d.id))
        .collect();
    let mut lost = BTreeMap::new();
    for mention in mentions {
        if broken.contains(&(mention.named, &*mention.id)) {
            *lost.entry(folder(&mention.at)).or_default() += 1;
        }
    }
    lost
}

/// Notes courses that build on themselves, by any way round: once a circle, at its first course.
pub fn cycles(
    builds_on: &BTreeMap<CourseId, Vec<(CourseId, Range<usize>)>>,
    files: &[(File, bool)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for id in builds_on.keys() {
        let Some(way) = way_back(id, builds_on) else {
            continue;
        };
        if way.iter().any(|other| other < id) {
            continue;
        }
        let path = format!("{id}/course.toml");
        let file = files.iter().find(|(file, _)| file.path() == path);
        let next = way.get(1).unwrap_or(id);
        let named = builds_on[id].iter().find(|(base, _)| base == next);
        let (Some((file, _)), Some((_, at))) = (file, named) else {
            continue;
        };
        let ids: Vec<&str> = way.iter().chain([id]).map(CourseId::as_str).collect();
        let message = format!("course `{id}` builds on itself: {}", ids.join(" → "));
        let mut said = diagnostic(Code::Cycle, file.at(at.clone()), message);
        said.help("take one of these out of its `builds_on`");
        diagnostics.push(said);
    }
}

// The shortest way from a course back to itself, the course first.
fn way_back(
    id: &CourseId,
    builds_on: &BTreeMap<CourseId, Vec<(CourseId, Range<usize>)>>,
) -> Option<Vec<CourseId>> {
    let mut ways = vec![vec![id.clone()]];
    let mut seen = BTreeSet::new();
    let mut at = 0;
    while let Some(way) = ways.get(at).cloned() {
        at += 1;
        let last = way.last().unwrap_or(id);
        for (next, _) in builds_on.get(last).into_iter().flatten() {
            if next == id {
                return Some(way);
            }
            if seen.insert(next.clone()) {
                let mut longer = way.clone();
                longer.push(next.clone());
                ways.push(longer);
            }
        }
    }
    None
}
