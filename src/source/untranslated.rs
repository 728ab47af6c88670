//! What is meant to be in a language and is not: one hint a course, one a file of facts.
//!
//! A course says in which languages it is meant to be; one that says nothing is meant to be in all of the library's. A
//! fact is only missed where a translated text shows it. What lacks a text inside a thing that is translated is told where
//! it stands, by the translation itself.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::Code;
use super::file::File;
use super::held::All;
use super::notes::{Add, Named, diagnostic};
use super::overlay;
use super::path::{Role, role};
use crate::core::content::usage::{self, Usage};
use crate::core::content::{Library, Overlay};
use crate::core::diagnostic::At;
use crate::core::id::{CourseId, FactId};
use crate::core::text::{Lang, Place, Thing};

/// A thing of an original that its translation leaves out.
#[derive(Clone, Debug)]
pub struct Untouched {
    /// What it is: "item".
    pub word: &'static str,
    /// Its id.
    pub id: String,
    /// Where it stands in the original.
    pub at: At,
}

/// What a course says of its languages.
#[derive(Clone, Debug, Default)]
pub struct Meant {
    /// Those it names, each with its place; `None` where it says nothing.
    pub languages: Option<Vec<(Lang, std::ops::Range<usize>)>>,
}

impl Meant {
    fn includes(&self, lang: Lang) -> bool {
        let languages = self.languages.as_ref();
        languages.is_none_or(|all| all.iter().any(|(own, _)| *own == lang))
    }
}

/// The files of a library as the hints look at them.
#[derive(Clone, Copy)]
pub struct Files<'a> {
    /// The files, by path.
    pub files: &'a [(File, bool)],
    /// What each of them is.
    pub roles: &'a [Role],
    /// The library's languages, its own first.
    pub languages: &'a [Lang],
}

/// Notes what a course says of its languages that its library does not have.
pub fn judge(files: Files<'_>, meant: &BTreeMap<&CourseId, &Meant>, all: &mut All) {
    let own = files.languages.first();
    for (course, meant) in meant {
        let Some(((file, _), languages)) = files.course(course).zip(meant.languages.as_ref())
        else {
            continue;
        };
        for (lang, at) in languages
            .iter()
            .filter(|(lang, _)| !files.languages.contains(lang))
        {
            let message = format!("the library has no language `{lang}`");
            let mut said = diagnostic(Code::BadLanguage, file.at(at.clone()), message);
            said.help("add it to `languages` in library.toml, or take it out here");
            all.diagnostics.push(said);
        }
        let is_there = |own: &Lang| languages.iter().any(|(lang, _)| lang == own);
        if let Some(own) = own.filter(|own| !is_there(own)) {
            let at = languages.first().map_or(0..0, |(_, at)| at.clone());
            let message = format!("the course is written in `{own}` and does not name it");
            let mut said = diagnostic(Code::BadLanguage, file.at(at), message);
            said.help("the first language of library.toml belongs to each course");
            all.diagnostics.push(said);
        }
    }
}

impl Files<'_> {
    fn course(&self, course: &CourseId) -> Option<&(File, bool)> {
        let roles = self.files.iter().zip(self.roles);
        roles
            .filter(|(_, role)| matches!(role, Role::Course(id) if id == course))
            .map(|(file, _)| file)
            .next()
    }

    // The originals that have a translation in a language, by path.
    fn translated(&self, lang: Lang) -> BTreeSet<&str> {
        let there = self.roles.iter().filter_map(|role| match role {
            Role::Overlay(of, rest) if *of == lang => Some(rest.as_str()),
            _ => None,
        });
        there.collect()
    }
}

/// Notes what is not translated.
pub fn remark(
    files: Files<'_>,
    meant: &BTreeMap<&CourseId, &Meant>,
    untouched: &[(Lang, Untouched)],
    library: &Library,
    all: &mut All,
) {
    for lang in files.languages.iter().skip(1).copied() {
        let there = files.translated(lang);
        let library_file = files.files.iter().find(|(f, _)| f.path() == "library.toml");
        if let (true, Some((file, _))) = (there.is_empty(), library_file) {
            let at = file.text().find("languages").unwrap_or(0);
            let message = format!("nothing is translated into {lang} yet");
            let mut said = diagnostic(Code::Untranslated, file.at(at..at), message);
            said.help(format!(
                "translations lie in {lang}/, each with its original's path"
            ));
            all.diagnostics.push(said);
        }
        if there.is_empty() {
            continue;
        }
        let mut lacks = Lacks::default();
        for ((file, _), role) in files.files.iter().zip(files.roles) {
            if overlay::is_translatable(role) && !there.contains(file.path()) {
                lacks.file(file, role, lang, all);
            }
        }
        for (_, thing) in untouched.iter().filter(|(of, _)| *of == lang) {
            lacks.thing(thing, files.languages);
        }
        for (course, what) in &lacks.courses {
            let is_meant = meant.get(course).is_none_or(|meant| meant.includes(lang));
            if let (true, Some((file, _))) = (is_meant, files.course(course)) {
                of_course(file, course, what, lang, all);
            }
        }
        facts(&lacks, lang, library, all);
    }
}

// What is missing in one language, by where it belongs.
#[derive(Default)]
struct Lacks {
    courses: BTreeMap<CourseId, Vec<(&'static str, String)>>,
    fact_files: BTreeSet<String>,
    facts: BTreeSet<String>,
}

impl Lacks {
    fn file(&mut self, file: &File, role: &Role, lang: Lang, all: &mut All) {
        match role {
            Role::Course(course)
            | Role::Card(course)
            | Role::Module(course, _)
            | Role::Bank(course, _) => {
                let name = file.path().split_once('/').map_or("", |(_, rest)| rest);
                let what = self.courses.entry(course.clone()).or_default();
                what.push(("file", name.to_owned()));
            }
            Role::Facts => {
                self.fact_files.insert(file.path().to_owned());
            }
            Role::Library => {
                let message = format!("the file is not translated into {lang} yet");
                let mut said = diagnostic(Code::Untranslated, file.at(0..0), message);
                said.help(format!("its translation is {lang}/{}", file.path()));
                all.diagnostics.push(said);
            }
            Role::Sources | Role::Overlay(..) | Role::Stray => {}
        }
    }

    fn thing(&mut self, thing: &Untouched, languages: &[Lang]) {
        match role(&thing.at.file, languages) {
            Role::Course(course)
            | Role::Card(course)
            | Role::Module(course, _)
            | Role::Bank(course, _) => {
                let what = self.courses.entry(course).or_default();
                what.push((thing.word, thing.id.clone()));
            }
            Role::Facts => {
                self.facts.insert(thing.id.clone());
            }
            Role::Library | Role::Sources | Role::Overlay(..) | Role::Stray => {}
        }
    }
}

/// How many names a hint gives.
const NAMED: usize = 5;

fn named(names: &[&str]) -> String {
    let mut told: Vec<String> = names.iter().take(NAMED).map(|n| format!("`{n}`")).collect();
    if let Some(more @ 1..) = names.len().checked_sub(NAMED) {
        told.push(format!("{more} more"));
    }
    told.join(", ")
}

fn of_course(
    file: &File,
    course: &CourseId,
    what: &[(&'static str, String)],
    lang: Lang,
    all: &mut All,
) {
    let mut words: Vec<&str> = what.iter().map(|(word, _)| *word).collect();
    words.sort_unstable();
    words.dedup();
    let kinds: Vec<String> = words
        .into_iter()
        .map(|word| {
            let own = what.iter().filter(|(of, _)| *of == word);
            let names: Vec<&str> = own.map(|(_, name)| name.as_str()).collect();
            let ending = if names.len() == 1 { "" } else { "s" };
            format!("{} {word}{ending} ({})", names.len(), named(&names))
        })
        .collect();
    let message = format!(
        "course `{course}` is not all in {lang} yet: {}",
        kinds.join(", ")
    );
    let mut said = diagnostic(Code::Untranslated, file.at(0..0), message);
    said.help(format!(
        "translations lie in {lang}/{course}/; a course that is not meant to be in {lang} leaves it out of its `languages`"
    ));
    all.diagnostics.push(said);
}

// Facts that no translation says, where a translated text shows them.
fn facts(lacks: &Lacks, lang: Lang, library: &Library, all: &mut All) {
    let Some(overlay) = library.overlays.get(&lang) else {
        return;
    };
    if lacks.fact_files.is_empty() && lacks.facts.is_empty() {
        return;
    }
    let uses = usage::usages(library);
    let is_shown = |id: &str| {
        let uses = id.parse::<FactId>().ok().and_then(|id| uses.get(&id));
        uses.is_some_and(|uses| uses.iter().any(|usage| shows(usage, lang, overlay)))
    };
    let mut by_file: BTreeMap<&str, Vec<(&At, &str)>> = BTreeMap::new();
    for fact in all.definitions.iter().filter(|d| d.named == Named::Fact) {
        let is_lacking =
            lacks.fact_files.contains(&*fact.at.file) || lacks.facts.contains(&*fact.id);
        if is_lacking && is_shown(&fact.id) {
            let of_file = by_file.entry(&*fact.at.file).or_default();
            of_file.push((&fact.at, &*fact.id));
        }
    }
    let mut told = Vec::new();
    for facts in by_file.into_values() {
        let names: Vec<&str> = facts.iter().map(|(_, id)| *id).collect();
        let ending = if names.len() == 1 { "" } else { "s" };
        let message = format!(
            "not in {lang} yet, and shown in {lang}: {} fact{ending} ({})",
            names.len(),
            named(&names)
        );
        let Some((at, _)) = facts.first() else {
            continue;
        };
        let mut said = diagnostic(Code::Untranslated, (*at).clone(), message);
        said.help(format!(
            "what they count, and where, stands there in the original language; their translation is {lang}/{}",
            at.file
        ));
        told.push(said);
    }
    all.diagnostics.extend(told);
}

// Whether a use of a fact is seen in a language: in its texts, as the key of an item that is translated, for help.
fn shows(usage: &Usage, lang: Lang, overlay: &Overlay) -> bool {
    let place = &usage.place;
    let is_translated = |key: &str| {
        overlay
            .texts
            .contains_key(&Place::new(place.thing, &place.id, key))
    };
    match (usage.role, place.thing) {
        (usage::Role::Text, _) => usage.lang == lang && place.thing != Thing::Fact,
        (usage::Role::HelpLine, Thing::Library) => true,
        (usage::Role::HelpLine, _) => is_translated("title"),
        (usage::Role::Key, _) => is_translated("stem"),
    }
}
