//! Puts what the files hold together to a library: banks into it, modules into courses, courses open or closed.

use std::collections::BTreeMap;
use std::ops::Range;

use super::catalogue::Code;
use super::file::File;
use super::held::{All, Held};
use super::notes::{Add, diagnostic};
use super::path::Role;
use super::untranslated::{Meant, Untouched};
use super::{bank, digest, library, near, reference};
use crate::core::content::item::OptionOrder;
use crate::core::content::library::Bank;
use crate::core::content::{Card, Course, Item, Library, Module};
use crate::core::diagnostic::Severity;
use crate::core::id::{BankId, CourseId, ModuleId};
use crate::core::text::Lang;

/// What is known of courses before they are closed.
#[derive(Default)]
pub struct Joined {
    courses: BTreeMap<CourseId, CourseParts>,
    /// How many items are written in each bank file.
    pub items: Vec<(String, usize)>,
    /// What translations leave out.
    pub untouched: Vec<(Lang, Untouched)>,
}

#[derive(Default)]
struct CourseParts {
    course: Option<Course>,
    card: Option<Card>,
    listed: Vec<(ModuleId, Range<usize>)>,
    modules: BTreeMap<ModuleId, (Module, String)>,
    option_order: Option<OptionOrder>,
    builds_on: Vec<(CourseId, Range<usize>)>,
    banks: Vec<BankId>,
    has_file: bool,
    meant: Meant,
}

impl CourseParts {
    // The modules the course lists, in its order; those it forgets are remarked on.
    fn modules(
        &mut self,
        id: &CourseId,
        own: &File,
        files: &[(File, bool)],
        all: &mut All,
    ) -> Vec<Module> {
        let mut modules = Vec::new();
        for (module, at) in &self.listed {
            match self.modules.remove(module) {
                Some((read, _)) => modules.push(read),
                None => {
                    let message = format!("there is no file modules/<nn>-{module}.toml");
                    let there = self.modules.keys().map(ModuleId::as_str);
                    let mut said = diagnostic(Code::NoFile, own.at(at.clone()), message);
                    let near = near::did_you_mean(module.as_str(), there);
                    said.help(near.unwrap_or_else(|| {
                        format!("take it out of the list; `tutela new module {id}/{module}` then writes one, and lists it")
                    }));
                    all.diagnostics.push(said);
                }
            }
        }
        for (module, (_, path)) in &self.modules {
            if all.lost.contains_key(own.path()) {
                break;
            }
            if let Some((left, _)) = files.iter().find(|(f, _)| f.path() == path) {
                let message = format!("course `{id}` does not list the module `{module}`");
                let mut said = diagnostic(Code::StrayFile, left.at(0..0), message);
                said.help(format!("add \"{module}\" to `modules` in {}", own.path()));
                all.diagnostics.push(said);
            }
        }
        modules
    }

    fn order_options(&self, library: &mut Library) {
        let Some(order) = self.option_order else {
            return;
        };
        for bank in &self.banks {
            for id in library.banks.get(bank).map_or(&[][..], |bank| &bank.items) {
                if let Some(item) = library.items.get_mut(id) {
                    item.option_order.get_or_insert(order);
                }
            }
        }
    }
}

impl Joined {
    /// Takes in what one file holds.
    pub fn add(
        &mut self,
        library: &mut Library,
        file: &File,
        role: &Role,
        held: Held,
        all: &mut All,
    ) {
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
                let things = read.untouched.into_iter();
                self.untouched
                    .extend(things.map(|thing| (read.lang, thing)));
            }
            (Role::Course(id), Held::Course(read)) => {
                let parts = self.courses.entry(id.clone()).or_default();
                parts.has_file = true;
                parts.course = read.course;
                parts.listed = read.modules;
                parts.option_order = read.option_order;
                parts.builds_on = read.builds_on;
                parts.meant = read.meant;
            }
            (Role::Card(id), Held::Card(card)) => {
                self.courses.entry(id.clone()).or_default().card = card;
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

    /// Gives courses their modules and digests, and refuses what does not hold together.
    pub fn close(
        &mut self,
        library: &mut Library,
        files: &[(File, bool)],
        is_lone: bool,
        all: &mut All,
    ) {
        let file = |path: &str| files.iter().map(|(f, _)| f).find(|f| f.path() == path);
        if file("library.toml").is_none()
            && !is_lone
            && let Some((first, _)) = files
                .iter()
                .find(|(f, _)| f.path().split('/').nth(1) == Some("course.toml"))
                .or(files.first())
        {
            let message = "the library has no library.toml";
            let mut said = diagnostic(Code::NoFile, first.at(0..0), message);
            said.help("add one with `title` and `languages`");
            all.diagnostics.push(said);
        }
        let ids: Vec<CourseId> = self.courses.keys().cloned().collect();
        for id in &ids {
            let digest = self.digest(id, all);
            let Some(parts) = self.courses.get_mut(id) else {
                continue;
            };
            let Some(own) = file(&format!("{id}/course.toml")) else {
                let inside = format!("{id}/");
                if let Some((first, _)) = files.iter().find(|(f, _)| f.path().starts_with(&inside))
                {
                    let message = format!("the folder `{id}` has no course.toml");
                    let mut said = diagnostic(Code::NoFile, first.at(0..0), message);
                    said.help("add one, or move the file");
                    all.diagnostics.push(said);
                }
                continue;
            };
            let modules = parts.modules(id, own, files, all);
            parts.order_options(library);
            if let Some(mut course) = parts.course.take() {
                course.modules = modules;
                course.card = parts.card.take();
                course.digest = digest;
                library.courses.insert(id.clone(), course);
            }
        }
        let builds_on = self.courses.iter();
        let builds_on = builds_on.map(|(id, parts)| (id.clone(), parts.builds_on.clone()));
        reference::cycles(&builds_on.collect(), files, &mut all.diagnostics);
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

    /// Each course with everything it builds on.
    pub fn all_bases(&self) -> BTreeMap<String, Vec<String>> {
        let names = |id| self.bases(id).iter().map(CourseId::to_string).collect();
        self.courses
            .keys()
            .map(|id| (id.to_string(), names(id)))
            .collect()
    }

    fn digest(&self, id: &CourseId, all: &All) -> String {
        let bases = self.bases(id);
        let rests_on = |path: &str| {
            let folder = path.split('/').next().unwrap_or_default();
            // A card asks nothing and is drawn from nowhere: another help line on it is not another course.
            let is_card = path.ends_with("/card.toml");
            folder == "facts" || (!is_card && bases.iter().any(|base| base.as_str() == folder))
        };
        let files = all.meanings.iter().map(|(path, said)| (&**path, said));
        digest::digest(files.filter(|(path, _)| rests_on(path)))
    }

    /// What each course says of its languages.
    pub fn meant(&self) -> BTreeMap<&CourseId, &Meant> {
        let courses = self.courses.iter();
        courses.map(|(id, parts)| (id, &parts.meant)).collect()
    }

    /// The courses that learners cannot open, with the number of errors that are in the way: those in their own
    /// files, in files of courses they build on, in library.toml, and in facts and sources they use.
    pub fn stopped(&self, library: &Library, all: &All) -> Vec<(CourseId, usize)> {
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

/// A library of which only the shared part is known.
pub fn empty(shared: library::Shared) -> Library {
    Library {
        title: shared.title,
        languages: shared.languages,
        order: shared.order,
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
        allowances: Vec::new(),
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
