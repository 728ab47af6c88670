//! Reads all files of a library, side by side, and joins what they say.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::assemble::{Joined, empty};
use super::catalogue::Code;
use super::file::{File, NotUtf8, SourceFile};
use super::held::{All, Held, read_one};
use super::meant::Lost;
use super::notes::{Add, Named, Notes, diagnostic};
use super::origin::Origins;
use super::path::{Role, role};
use super::quiet::Quiet;
use super::reference::Known;
use super::table::Table;
use super::untranslated::{self, Files};
use super::{Reading, library, reference, remark, sort};
use crate::core::content::library::ReviewAfter;
use crate::core::content::{Library, placeholder};
use crate::core::diagnostic::Diagnostic;
use crate::core::id::{BankName, CourseId};
use crate::core::text::Lang;

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
    let is_lone = is_lone(&files);
    joined.close(&mut library, &files, is_lone, &mut all);
    let bases = joined.all_bases();
    let (definitions, mentions) = (&all.definitions, &all.mentions);
    let unread = all.lost.iter();
    let unread = unread
        .filter(|(path, lost)| *path == "library.toml" || lost.iter().any(|lost| lost.defines));
    let unread = unread.map(|(path, _)| path.as_str());
    let torn = all.diagnostics.iter().filter(|d| is_torn(d));
    let torn = torn.map(|d| &*d.at.file);
    let mut unknown = unknown(unread.chain(torn), &languages);
    if is_lone {
        unknown.extend([Named::Fact, Named::Source]);
    }
    let known = Known {
        library: &library,
        bases: &bases,
        unknown: &unknown,
        lost: &all.lost,
    };
    let diagnostics = &mut all.diagnostics;
    let unjudged = reference::resolve(known, &files, definitions, mentions, diagnostics);
    let looked = Files {
        files: &files,
        roles: &roles,
        languages: &languages,
    };
    let meant = joined.meant();
    if !all.lost.contains_key("library.toml") {
        untranslated::judge(looked, &meant, &mut all);
    }
    untranslated::remark(looked, &meant, &joined.untouched, &library, &mut all);
    close_courses(&joined, &mut library, &mut all);
    if is_lone && unjudged > 0 {
        // Good as far as can be told, and no learner can open it without the facts it shows.
        let alone = std::mem::take(&mut library.courses);
        library
            .broken
            .extend(alone.into_keys().map(|id| (id, unjudged)));
    }
    finish(
        library,
        all,
        files.into_iter().map(|(file, _)| file).collect(),
        joined.items,
        if is_lone { unjudged } else { 0 },
    )
}

/// The name of the course that a bank which belongs to no library is read into.
pub const LONE: &str = "lone";

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
        let course: CourseId = LONE.parse().expect("`lone` is an id");
        let bank: BankName = name.unwrap_or_else(|| "bank".parse().expect("`bank` is an id"));
        let role = Role::Bank(course, bank);
        if *good {
            let (held, notes) = read_one(file, &role, ReviewAfter::default(), &[], &[]);
            all.take(notes);
            joined.add(&mut library, file, &role, held, &mut all);
        }
        unjudged = reference::resolve_lone(&all.definitions, &all.mentions, &mut all.diagnostics);
        if all.lost.values().flatten().any(|lost| lost.defines) {
            let missing = |d: &Diagnostic| d.code == Code::NoSuch.name();
            all.diagnostics.retain(|d| !missing(d));
        }
    }
    let files = files.into_iter().map(|(file, _)| file).collect();
    finish(library, all, files, joined.items, unjudged)
}

// Whether this is one course and nothing of the library around it.
fn is_lone(files: &[(File, bool)]) -> bool {
    let folders: BTreeSet<&str> = files
        .iter()
        .map(|(file, _)| file.path().split_once('/').map_or("", |(folder, _)| folder))
        .collect();
    folders.len() == 1 && !folders.contains("") && !folders.contains("facts")
}

// What a file that could not be read may have defined: nobody can say that it is not there.
fn unknown<'p>(unread: impl Iterator<Item = &'p str>, languages: &[Lang]) -> BTreeSet<Named> {
    let kinds = |path: &str| match role(path, languages) {
        Role::Library => vec![Named::Note, Named::Unit],
        Role::Sources => vec![Named::Source],
        Role::Facts => vec![Named::Fact],
        Role::Course(_) => vec![Named::Objective],
        Role::Module(..) => vec![Named::Lesson],
        Role::Bank(..) => vec![Named::Item, Named::Case, Named::Bank],
        Role::Card(_) => vec![Named::Role],
        Role::Overlay(..) | Role::Stray => Vec::new(),
    };
    unread.flat_map(kinds).collect()
}

// Whether the things of a file are written so that none of them could be read: `[item]` for `[[item]]`.
fn is_torn(said: &Diagnostic) -> bool {
    const THINGS: [&str; 6] = ["objective", "lesson", "item", "case", "fact", "source"];
    let is_list = |key: &&str| {
        said.message
            .starts_with(&format!("`{key}` takes a list of tables"))
    };
    said.code == Code::WrongType.name() && THINGS.iter().any(is_list)
}

// Courses with errors are closed to learners; of the others, those whose exam cannot be drawn.
fn close_courses(joined: &Joined, library: &mut Library, all: &mut All) {
    let close = |library: &mut Library, all: &All| {
        for (id, count) in joined.stopped(library, all) {
            library.courses.remove(&id);
            library.broken.insert(id, count);
        }
    };
    close(library, all);
    let courses = library.courses.values();
    let short: Vec<Diagnostic> = courses
        .flat_map(|course| remark::short(library, course, &all.definitions))
        .collect();
    if !short.is_empty() {
        all.diagnostics.extend(short);
        close(library, all);
    }
}

fn finish(
    mut library: Library,
    all: All,
    files: Vec<File>,
    items: Vec<(String, usize)>,
    unjudged: usize,
) -> Reading {
    let mut diagnostics = all.diagnostics;
    for d in &mut diagnostics {
        d.message = tidy(&d.message);
        d.help = d.help.as_deref().map(tidy);
    }
    let quiet = Quiet::new(&files, all.lost, &diagnostics);
    diagnostics.retain(|d| quiet.lets(&files, d));
    sort(&mut diagnostics);
    library.allowances = all.allowances;
    placeholder::mark(&mut library);
    Reading {
        library,
        diagnostics,
        files,
        items,
        unjudged,
        quiet,
        origins: Origins::new(all.definitions),
    }
}

// Messages quote what an author wrote, which may be a megabyte long or ring a terminal's bell.
fn tidy(message: &str) -> String {
    const LONGEST: usize = 400;
    let plain = |c: char| if c.is_control() { '\u{FFFD}' } else { c };
    match message.char_indices().nth(LONGEST) {
        Some((end, _)) => message[..end].chars().map(plain).chain(['…']).collect(),
        None if message.contains(char::is_control) => message.chars().map(plain).collect(),
        None => message.to_owned(),
    }
}

fn decode(files: Vec<SourceFile>, all: &mut All) -> Vec<(File, bool)> {
    let mut decoded: Vec<(File, bool)> = Vec::with_capacity(files.len());
    for source in files {
        let (file, found) = File::decode(source);
        if let Err(NotUtf8(at)) = found {
            all.diagnostics.push(not_utf8(&file, at));
            let whole = Lost {
                thing: 0..file.text().len(),
                defines: true,
                all: true,
            };
            all.lost.insert(file.path().to_owned(), vec![whole]);
        }
        decoded.push((file, found.is_ok()));
    }
    decoded.sort_by(|(a, _), (b, _)| a.path().cmp(b.path()));
    decoded
}

/// That a file is not UTF-8 from this byte on.
pub fn not_utf8(file: &File, at: usize) -> Diagnostic {
    let message = "the file is not UTF-8 from here on";
    let mut said = diagnostic(Code::NotUtf8, file.at(at..at), message);
    said.help("save it as UTF-8: the editor's \"encoding\" menu does that");
    said
}

fn read_shared(files: &[(File, bool)], all: &mut All) -> library::Shared {
    let found = files.iter().find(|(file, _)| file.path() == "library.toml");
    let mut shared = library::Shared::default();
    if let Some((file, true)) = found {
        let mut notes = Notes::new(file, 0);
        let tree = notes.parse();
        let table = Table::new(tree.get_ref(), 0..0);
        shared = library::read(&table, &mut notes);
        let is_told = table.has("languages") || notes.lost.is_empty();
        all.take(notes);
        if is_told {
            return shared;
        }
    } else {
        all.lost.entry("library.toml".to_owned()).or_default();
    }
    // What it would say is unknown; its languages show in the names of folders.
    let folders = files
        .iter()
        .filter_map(|(file, _)| file.path().split_once('/'));
    let mut languages = vec![Lang::EN];
    for (folder, rest) in folders {
        let is_language = folder.len() == 2 && rest != "course.toml";
        if let Some(lang) = folder
            .parse()
            .ok()
            .filter(|lang| is_language && !languages.contains(lang))
        {
            languages.push(lang);
        }
    }
    library::Shared {
        languages,
        ..shared
    }
}
