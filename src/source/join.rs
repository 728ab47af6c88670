//! Reads all files of a library and joins what they hold.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use super::catalogue::Code;
use super::course;
use super::file::{File, NotUtf8, SourceFile};
use super::notes::{Add, Definition, Mention, Notes, diagnostic};
use super::path::{Role, role};
use super::table::Table;
use super::{Reading, bank, digest, fact, library, module, overlay, reference};
use crate::core::content::library::{Bank, ReviewAfter};
use crate::core::content::{Course, Fact, Item, Library, Module, Source};
use crate::core::diagnostic::{Diagnostic, Severity};
use crate::core::id::{BankId, BankName, CourseId, ModuleId};
use crate::core::text::Lang;

/// What one file holds.
enum Held {
    Sources(Vec<Source>),
    Facts(Vec<Fact>),
    Course(Box<course::Read>),
    Module(Module),
    Bank(bank::Read),
    Overlay(overlay::Read),
    Nothing,
}

/// Everything noted about all files.
#[derive(Default)]
pub struct All {
    /// Mistakes.
    pub diagnostics: Vec<Diagnostic>,
    /// What is defined.
    pub definitions: Vec<Definition>,
    /// What is referred to.
    pub mentions: Vec<Mention>,
}

impl All {
    fn take(&mut self, notes: Notes<'_>) {
        self.diagnostics.extend(notes.diagnostics);
        self.definitions.extend(notes.definitions);
        self.mentions.extend(notes.mentions);
    }
}

/// Reads a library from its files.
pub fn read(files: Vec<SourceFile>) -> Reading {
    let mut all = All::default();
    let files = decode(files, &mut all);
    let shared = read_shared(&files, &mut all);
    let after = shared.review_after;
    let languages = shared.languages.clone();
    let roles: Vec<Role> = files
        .iter()
        .map(|(f, _)| role(f.path(), &languages))
        .collect();
    let mut library = empty(shared);
    let mut joined = Joined::default();
    let held: Vec<(Held, Notes<'_>)> = files
        .par_iter()
        .zip(&roles)
        .map(|((file, good), role)| match good {
            true => read_one(file, role, after, &files, &languages),
            false => (Held::Nothing, Notes::new(file, 0)),
        })
        .collect();
    for (((file, _), role), (held, notes)) in files.iter().zip(&roles).zip(held) {
        all.take(notes);
        joined.add(&mut library, file, role, held, &mut all);
    }
    joined.close(&mut library, &files, &mut all);
    let bases = joined.all_bases();
    let (definitions, mentions) = (&all.definitions, &all.mentions);
    reference::resolve(
        &library,
        &files,
        &bases,
        definitions,
        mentions,
        &mut all.diagnostics,
    );
    untranslated(&files, &roles, &languages, &mut all);
    let stopped = joined.stopped(&library, &all);
    for (id, count) in stopped {
        library.courses.remove(&id);
        library.broken.insert(id, count);
    }
    finish(
        library,
        all,
        files.into_iter().map(|(file, _)| file).collect(),
        joined.items,
        0,
    )
}

/// Reads a bank file that belongs to no library. What would need one is counted, not judged.
pub fn read_bank(file: SourceFile) -> Reading {
    let mut all = All::default();
    let files = decode(vec![file], &mut all);
    let mut library = empty(library::Shared {
        languages: vec![Lang::EN],
        ..library::Shared::default()
    });
    let mut joined = Joined::default();
    let mut unjudged = 0;
    for (file, good) in &files {
        let name = file.path().rsplit('/').next().unwrap_or_default();
        let name = name
            .strip_suffix(".toml")
            .and_then(|name| name.parse().ok());
        let course: CourseId = "lone".parse().expect("`lone` is an id");
        let bank: BankName = name.unwrap_or_else(|| "bank".parse().expect("`bank` is an id"));
        let role = Role::Bank(course, bank);
        if *good {
            let (held, notes) = read_one(file, &role, ReviewAfter::default(), &[], &[]);
            all.take(notes);
            joined.add(&mut library, file, &role, held, &mut all);
        }
        unjudged = reference::resolve_lone(&all.definitions, &all.mentions, &mut all.diagnostics);
    }
    let files = files.into_iter().map(|(file, _)| file).collect();
    finish(library, all, files, joined.items, unjudged)
}

fn finish(
    library: Library,
    all: All,
    files: Vec<File>,
    items: Vec<(String, usize)>,
    unjudged: usize,
) -> Reading {
    let mut diagnostics = all.diagnostics;
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.at.span.start, d.code, d.at.span.end);
        a.at.file.cmp(&b.at.file).then_with(|| key(a).cmp(&key(b)))
    });
    quiet_lines(&files, &mut diagnostics);
    Reading {
        library,
        diagnostics,
        files,
        items,
        unjudged,
    }
}

// A line with a syntax error is not what its author meant: what else is said of it is an echo. A bracket that never
// closes makes the rest of its file meaningless.
fn quiet_lines(files: &[File], diagnostics: &mut Vec<Diagnostic>) {
    let mut torn: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut ends: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files {
        for d in diagnostics.iter().filter(|d| &*d.at.file == file.path()) {
            if d.code == Code::Syntax.name() {
                torn.entry(file.path())
                    .or_default()
                    .insert(file.line(d.at.span.start));
                if d.message.starts_with("unclosed") {
                    ends.entry(file.path()).or_insert(d.at.span.start);
                }
            }
        }
    }
    if torn.is_empty() {
        return;
    }
    let by_path: BTreeMap<&str, &File> = files.iter().map(|f| (f.path(), f)).collect();
    diagnostics.retain(|d| {
        let path = &*d.at.file;
        let (Some(lines), Some(file)) = (torn.get(path), by_path.get(path)) else {
            return true;
        };
        d.code == Code::Syntax.name()
            || (!lines.contains(&file.line(d.at.span.start))
                && ends.get(path).is_none_or(|end| d.at.span.start < *end))
    });
}

fn decode(files: Vec<SourceFile>, all: &mut All) -> Vec<(File, bool)> {
    let mut decoded: Vec<(File, bool)> = Vec::with_capacity(files.len());
    for source in files {
        let (file, found) = File::decode(source);
        if let Err(NotUtf8(at)) = found {
            let mut said = diagnostic(
                Code::NotUtf8,
                file.at(at..at),
                "the file is not UTF-8 from here on",
            );
            said.help("save it as UTF-8: the editor's \"encoding\" menu does that");
            all.diagnostics.push(said);
        }
        decoded.push((file, found.is_ok()));
    }
    decoded.sort_by(|(a, _), (b, _)| a.path().cmp(b.path()));
    decoded
}

fn read_shared(files: &[(File, bool)], all: &mut All) -> library::Shared {
    let found = files.iter().find(|(file, _)| file.path() == "library.toml");
    let Some((file, true)) = found else {
        return library::Shared {
            languages: vec![Lang::EN],
            ..library::Shared::default()
        };
    };
    let mut notes = Notes::new(file, 0);
    let (tree, _) = notes.parse(file.text());
    let shared = library::read(&Table::new(tree.get_ref(), 0..0), &mut notes);
    all.take(notes);
    shared
}

// A language that is translated into has a file for each that has texts; one hint a file that has none.
fn untranslated(files: &[(File, bool)], roles: &[Role], languages: &[Lang], all: &mut All) {
    for lang in languages.iter().skip(1) {
        let there: BTreeSet<&str> = roles
            .iter()
            .filter_map(|role| match role {
                Role::Overlay(of, rest) if of == lang => Some(rest.as_str()),
                _ => None,
            })
            .collect();
        for ((file, _), role) in files.iter().zip(roles) {
            if overlay::is_translatable(role) && !there.contains(file.path()) {
                let mut notes = Notes::new(file, 0);
                overlay::none(file, *lang, &mut notes);
                all.take(notes);
            }
        }
    }
}

fn read_one<'f>(
    file: &'f File,
    role: &Role,
    after: ReviewAfter,
    files: &'f [(File, bool)],
    languages: &[Lang],
) -> (Held, Notes<'f>) {
    if let Role::Bank(course, bank) = role {
        let id = BankId {
            course: course.clone(),
            bank: bank.clone(),
        };
        let (read, notes) = bank::read(file, &id);
        return (Held::Bank(read), notes);
    }
    let mut notes = Notes::new(file, 0);
    let held = match role {
        Role::Library | Role::Bank(..) => Held::Nothing,
        Role::Overlay(lang, rest) => {
            let found = files.iter().find(|(f, good)| *good && f.path() == rest);
            let original = found.map(|(f, _)| (f, self::role(rest, languages)));
            Held::Overlay(overlay::read(file, *lang, original, &mut notes))
        }
        Role::Stray => {
            notes
                .say(Code::StrayFile, 0..0, "no part of the library reads this file")
                .help("a course is a folder with course.toml, modules/ and banks/; facts lie in facts/");
            Held::Nothing
        }
        Role::Sources | Role::Facts | Role::Course(_) | Role::Module(..) => {
            let (tree, _) = notes.parse(file.text());
            let table = Table::new(tree.get_ref(), 0..0);
            match role {
                Role::Sources => {
                    super::walk::walk(&table, super::shape::Which::One(&fact::SOURCES), &mut notes);
                    let parts = table.parts("source");
                    Held::Sources(
                        parts
                            .iter()
                            .filter_map(|t| fact::read_source(t, &mut notes))
                            .collect(),
                    )
                }
                Role::Facts => {
                    super::walk::walk(&table, super::shape::Which::One(&fact::FACTS), &mut notes);
                    let parts = table.parts("fact");
                    Held::Facts(
                        parts
                            .iter()
                            .filter_map(|t| fact::read(t, after, &mut notes))
                            .collect(),
                    )
                }
                Role::Course(id) => Held::Course(Box::new(course::read(&table, id, &mut notes))),
                Role::Module(_, id) => Held::Module(module::read(&table, id.clone(), &mut notes)),
                Role::Library | Role::Overlay(..) | Role::Bank(..) | Role::Stray => Held::Nothing,
            }
        }
    };
    (held, notes)
}

fn empty(shared: library::Shared) -> Library {
    Library {
        title: shared.title,
        languages: shared.languages,
        help_lines: shared.help_lines,
        licence: shared.licence,
        option_order: shared.option_order,
        review_after: shared.review_after,
        content_notes: shared.content_notes,
        units: shared.units,
        sources: BTreeMap::new(),
        facts: BTreeMap::new(),
        banks: BTreeMap::new(),
        cases: BTreeMap::new(),
        items: BTreeMap::new(),
        courses: BTreeMap::new(),
        broken: BTreeMap::new(),
        overlays: BTreeMap::new(),
    }
}

/// What is known of courses before they are closed.
#[derive(Default)]
struct Joined {
    courses: BTreeMap<CourseId, CourseParts>,
    items: Vec<(String, usize)>,
}

#[derive(Default)]
struct CourseParts {
    course: Option<Course>,
    listed: Vec<(ModuleId, Range<usize>)>,
    modules: BTreeMap<ModuleId, (Module, String)>,
    option_order: Option<crate::core::content::item::OptionOrder>,
    builds_on: Vec<(CourseId, Range<usize>)>,
    banks: Vec<BankId>,
    has_file: bool,
}

impl Joined {
    fn add(&mut self, library: &mut Library, file: &File, role: &Role, held: Held, all: &mut All) {
        match (role, held) {
            (_, Held::Sources(list)) => {
                for source in list {
                    library.sources.entry(source.id.clone()).or_insert(source);
                }
            }
            (_, Held::Facts(list)) => {
                for fact in list {
                    library.facts.entry(fact.id.clone()).or_insert(fact);
                }
            }
            (_, Held::Overlay(read)) => {
                let overlay = library.overlays.entry(read.lang).or_default();
                overlay.texts.extend(read.overlay.texts);
                overlay.lists.extend(read.overlay.lists);
                overlay.unreviewed.extend(read.overlay.unreviewed);
            }
            (Role::Course(id), Held::Course(read)) => {
                let parts = self.courses.entry(id.clone()).or_default();
                parts.has_file = true;
                parts.course = read.course;
                parts.listed = read.modules;
                parts.option_order = read.option_order;
                parts.builds_on = read.builds_on;
            }
            (Role::Module(course, id), Held::Module(module)) => {
                let parts = self.courses.entry(course.clone()).or_default();
                let path = file.path().to_owned();
                if let Some((_, first)) = parts.modules.get(id) {
                    let message = format!("two files are the module `{id}`: the other is {first}");
                    all.diagnostics
                        .push(diagnostic(Code::IdTwice, file.at(0..0), message));
                }
                parts.modules.entry(id.clone()).or_insert((module, path));
            }
            (Role::Bank(course, name), Held::Bank(read)) => {
                let id = BankId {
                    course: course.clone(),
                    bank: name.clone(),
                };
                self.items.push((file.path().to_owned(), read.written));
                let parts = self.courses.entry(course.clone()).or_default();
                parts.banks.push(id.clone());
                add_bank(library, id, read);
            }
            _ => {}
        }
    }

    // Gives courses their modules and digests, and refuses what does not hold together.
    fn close(&mut self, library: &mut Library, files: &[(File, bool)], all: &mut All) {
        let file = |path: &str| files.iter().find(|(f, _)| f.path() == path).map(|(f, _)| f);
        if file("library.toml").is_none()
            && let Some((first, _)) = files.first()
        {
            let mut said = diagnostic(
                Code::NoFile,
                first.at(0..0),
                "the library has no library.toml beside this file's folder",
            );
            said.help("add library.toml with `title` and `languages`");
            all.diagnostics.push(said);
        }
        let ids: Vec<CourseId> = self.courses.keys().cloned().collect();
        for id in &ids {
            let digest = self.digest(id, files);
            let Some(parts) = self.courses.get_mut(id) else {
                continue;
            };
            let own = format!("{id}/course.toml");
            let Some(file) = file(&own) else {
                let inside = format!("{id}/");
                let first = files.iter().find(|(f, _)| f.path().starts_with(&inside));
                if let Some((first, _)) = first {
                    let message = format!("the folder `{id}` has no course.toml");
                    let mut said = diagnostic(Code::NoFile, first.at(0..0), message);
                    said.help("add one, or move the file: `tutela new course ID` shows its shape");
                    all.diagnostics.push(said);
                }
                continue;
            };
            let mut modules = Vec::new();
            for (module, at) in &parts.listed {
                match parts.modules.remove(module) {
                    Some((read, _)) => modules.push(read),
                    None => {
                        let message = format!("there is no file modules/<nn>-{module}.toml");
                        let near = super::near::did_you_mean(
                            module.as_str(),
                            parts.modules.keys().map(ModuleId::as_str),
                        );
                        let mut said = diagnostic(Code::NoFile, file.at(at.clone()), message);
                        said.help_if(near);
                        all.diagnostics.push(said);
                    }
                }
            }
            for (module, (_, path)) in &parts.modules {
                if let Some((left, _)) = files.iter().find(|(f, _)| f.path() == path) {
                    let message = format!("course `{id}` does not list the module `{module}`");
                    let mut said = diagnostic(Code::StrayFile, left.at(0..0), message);
                    said.help(format!("add \"{module}\" to `modules` in {own}"));
                    all.diagnostics.push(said);
                }
            }
            if let Some(order) = parts.option_order {
                for bank in &parts.banks {
                    let items = library
                        .banks
                        .get(bank)
                        .map_or(Vec::new(), |b| b.items.clone());
                    for item in items {
                        if let Some(item) = library.items.get_mut(&item) {
                            item.option_order.get_or_insert(order);
                        }
                    }
                }
            }
            if let Some(mut course) = parts.course.take() {
                course.modules = modules;
                course.digest = digest;
                library.courses.insert(id.clone(), course);
            }
        }
        reference::cycles(
            &self
                .courses
                .iter()
                .map(|(id, parts)| (id.clone(), parts.builds_on.clone()))
                .collect(),
            files,
            &mut all.diagnostics,
        );
    }

    // A course with everything it builds on, itself first.
    fn bases(&self, id: &CourseId) -> Vec<CourseId> {
        let mut bases = vec![id.clone()];
        let mut at = 0;
        while let Some(next) = bases.get(at).cloned() {
            for (base, _) in self.courses.get(&next).map_or(&[][..], |p| &p.builds_on) {
                if !bases.contains(base) {
                    bases.push(base.clone());
                }
            }
            at += 1;
        }
        bases
    }

    fn all_bases(&self) -> BTreeMap<String, Vec<String>> {
        let names = |id| self.bases(id).iter().map(CourseId::to_string).collect();
        self.courses
            .keys()
            .map(|id| (id.to_string(), names(id)))
            .collect()
    }

    fn digest(&self, id: &CourseId, files: &[(File, bool)]) -> String {
        let bases = self.bases(id);
        let rests_on = |path: &str| {
            let folder = path.split('/').next().unwrap_or_default();
            folder == "facts" || bases.iter().any(|base| base.as_str() == folder)
        };
        digest::digest(files.iter().map(|(f, _)| f).filter(|f| rests_on(f.path())))
    }

    // The courses that learners cannot open, with the number of errors that are in the way: those in their own files,
    // in files of courses they build on, in library.toml, and in facts and sources they use.
    fn stopped(&self, library: &Library, all: &All) -> Vec<(CourseId, usize)> {
        let mut by_folder: BTreeMap<&str, usize> = BTreeMap::new();
        for d in all
            .diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error)
        {
            *by_folder
                .entry(d.at.file.split('/').next().unwrap_or_default())
                .or_default() += 1;
        }
        let lost = reference::lost(library, &all.definitions, &all.mentions);
        let shared = by_folder.get("library.toml").copied().unwrap_or(0);
        let count = |id: &CourseId| by_folder.get(id.as_str()).copied().unwrap_or(0);
        self.courses
            .iter()
            .filter(|(_, parts)| parts.has_file)
            .filter_map(|(id, _)| {
                let bases = self.bases(id);
                let own: usize = bases.iter().map(count).sum();
                let lost: usize = bases
                    .iter()
                    .map(|b| lost.get(b.as_str()).copied().unwrap_or(0))
                    .sum();
                let errors = own + shared + lost;
                (errors > 0).then(|| (id.clone(), errors))
            })
            .collect()
    }
}

fn add_bank(library: &mut Library, id: BankId, read: bank::Read) {
    let mut bank = Bank {
        title: read.title,
        items: Vec::with_capacity(read.items.len()),
        cases: Vec::with_capacity(read.cases.len()),
    };
    for case in read.cases {
        if !library.cases.contains_key(&case.id) {
            bank.cases.push(case.id.clone());
            library.cases.insert(case.id.clone(), case);
        }
    }
    for item in read.items {
        add_item(library, &mut bank, &id, item);
    }
    library.banks.insert(id, bank);
}

fn add_item(library: &mut Library, bank: &mut Bank, id: &BankId, item: Item) {
    if library.items.contains_key(&item.id) {
        return;
    }
    if let Some(case) = item
        .case
        .as_ref()
        .and_then(|case| library.cases.get_mut(case))
        && case.bank == *id
    {
        case.items.push(item.id.clone());
    }
    bank.items.push(item.id.clone());
    library.items.insert(item.id.clone(), item);
}
