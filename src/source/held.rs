//! What one file holds, by its role, and what all files together say.

use std::collections::BTreeMap;

use super::catalogue::Code;
use super::digest::Meaning;
use super::file::File;
use super::meant::Lost;
use super::notes::{Add, Definition, Mention, Notes};
use super::path::{Role, role};
use super::shape::Which;
use super::table::Table;
use super::walk::walk;
use super::{bank, card, course, fact, module, near, overlay};
use crate::core::content::allowance::Allowance;
use crate::core::content::library::ReviewAfter;
use crate::core::content::{Card, Fact, Module, Source};
use crate::core::diagnostic::Diagnostic;
use crate::core::id::BankId;
use crate::core::text::Lang;

/// What one file holds.
pub enum Held {
    /// Sources.
    Sources(Vec<Source>),
    /// Facts.
    Facts(Vec<Fact>),
    /// A course without its modules.
    Course(Box<course::Read>),
    /// A card; `None` where it has a mistake.
    Card(Option<Card>),
    /// A module.
    Module(Module),
    /// A bank.
    Bank(bank::Read),
    /// A translation.
    Overlay(overlay::Read),
    /// Nothing that is joined.
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
    /// What authors allow.
    pub allowances: Vec<Allowance>,
    /// What of the files could not be read, by path.
    pub lost: BTreeMap<String, Vec<Lost>>,
    /// What the files say that courses rest on, by path.
    pub meanings: BTreeMap<String, Meaning>,
}

impl All {
    /// Takes over the notes on one file.
    pub fn take(&mut self, notes: Notes<'_>) {
        self.diagnostics.extend(notes.diagnostics);
        self.definitions.extend(notes.definitions);
        self.mentions.extend(notes.mentions);
        self.allowances.extend(notes.allowances);
        if notes.meaning != Meaning::default() {
            self.meanings
                .insert(notes.file.path().to_owned(), notes.meaning);
        }
        if !notes.lost.is_empty() {
            self.lost.insert(notes.file.path().to_owned(), notes.lost);
        }
    }
}

/// Reads one file by its role.
pub fn read_one<'f>(
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
            match files.iter().find(|(f, _)| f.path() == rest) {
                // What an unreadable original holds nobody can tell.
                Some((_, false)) => Held::Nothing,
                Some((original, true)) => {
                    let original = Some((original, self::role(rest, languages)));
                    Held::Overlay(overlay::read(file, *lang, original, &mut notes))
                }
                // That it is missing is said once, and not here.
                None if rest == "library.toml" => Held::Nothing,
                None => Held::Overlay(overlay::read(file, *lang, None, &mut notes)),
            }
        }
        Role::Stray => {
            notes
                .say(
                    Code::StrayFile,
                    0..0,
                    "no part of the library reads this file",
                )
                .help(where_to(file.path(), languages));
            Held::Nothing
        }
        Role::Sources | Role::Facts | Role::Course(_) | Role::Card(_) | Role::Module(..) => {
            let tree = notes.parse();
            // In which languages a course is meant to be says what its authors still have to do: learners meet the same
            // course, and who sat it sat this one.
            notes.meaning = Meaning::of(tree.get_ref());
            if matches!(role, Role::Course(_)) {
                notes.meaning = std::mem::take(&mut notes.meaning).without(course::LANGUAGES.key);
            }
            tables(&Table::new(tree.get_ref(), 0..0), role, after, &mut notes)
        }
    };
    (held, notes)
}

// Where a file that nothing reads may belong, by where it lies.
fn where_to(path: &str, languages: &[Lang]) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let lang = parts
        .first()
        .filter(|top| top.len() == 2 && parts.len() > 1);
    if let Some(lang) = lang.filter(|top| top.parse::<Lang>().is_ok()) {
        let own: Vec<String> = languages.iter().map(|own| format!("\"{own}\"")).collect();
        return format!(
            "a translation: name its language in library.toml, as languages = [{}, \"{lang}\"]",
            own.join(", ")
        );
    }
    let slug = |name: &str| near::slug(name.trim_end_matches(".toml"));
    match parts[..] {
        [course, folder @ ("banks" | "modules"), name] => format!(
            "the name of a file is small letters, digits and hyphens, such as {course}/{folder}/{}.toml",
            slug(name)
        ),
        [course, folder, name] if near::nearest(&folder.to_lowercase(), ["banks"]).is_some() => {
            format!("banks lie in {course}/banks/: move it to {course}/banks/{name}")
        }
        [course, folder, name]
            if near::nearest(&folder.to_lowercase(), ["modules", "lessons"]).is_some() =>
        {
            format!("lessons lie in {course}/modules/: move it to {course}/modules/{name}")
        }
        [course, _] => format!(
            "items lie in {course}/banks/, lessons in {course}/modules/; beside them stand course.toml and card.toml"
        ),
        _ => "a course is a folder with course.toml, modules/ and banks/; facts lie in facts/"
            .to_owned(),
    }
}

fn tables(table: &Table<'_>, role: &Role, after: ReviewAfter, notes: &mut Notes<'_>) -> Held {
    match role {
        Role::Sources => {
            walk(table, Which::One(&fact::SOURCES), notes);
            let parts = table.parts("source");
            let read = parts.iter().filter_map(|t| fact::read_source(t, notes));
            Held::Sources(read.collect())
        }
        Role::Facts => {
            walk(table, Which::One(&fact::FACTS), notes);
            let parts = table.parts("fact");
            let read = parts.iter().filter_map(|t| fact::read(t, after, notes));
            Held::Facts(read.collect())
        }
        Role::Course(id) => Held::Course(Box::new(course::read(table, id, notes))),
        Role::Card(_) => Held::Card(card::read(table, notes)),
        Role::Module(_, id) => Held::Module(module::read(table, id.clone(), notes)),
        Role::Library | Role::Overlay(..) | Role::Bank(..) | Role::Stray => Held::Nothing,
    }
}
