//! What a command works with: the host, the common flags, the site file, and what they lead to.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::courses::title;
use super::site::Site;
use super::{Common, Failure, narrow};
use crate::core::content::{Course, Library};
use crate::core::id::{CourseId, NoteId};
use crate::core::seed::Seed;
use crate::core::text::Lang;
use crate::core::time::Stamp;
use crate::disk;
use crate::host::{Clock, Host};
use crate::store::{Store, StoreError};
use crate::words::Words;

/// What a command works with.
pub struct Context<'h> {
    /// The world.
    pub host: &'h mut Host,
    /// The flags every command understands.
    pub common: Common,
    /// What the site file sets.
    pub site: Site,
    /// Where the passphrase of the issuer key is to be read from, if somebody handed it over.
    pub passphrase_fd: Option<u32>,
    clock_given: bool,
}

/// A seed, and whether somebody chose it.
#[derive(Clone, Copy, Debug)]
pub struct Chosen {
    /// The seed.
    pub value: Seed,
    /// Given by flag, environment or site file.
    pub given: bool,
}

impl<'h> Context<'h> {
    /// Reads the site file, and the clock that `TUTELA_NOW` sets.
    ///
    /// # Errors
    /// A site file with a mistake; a `TUTELA_NOW` that is no instant. The host is handed back to say so.
    pub fn new(host: &'h mut Host, common: Common) -> Result<Context<'h>, (&'h mut Host, Failure)> {
        let found = Site::find(&host.folder).and_then(|site| Ok((site, given_clock(host)?)));
        match found {
            Ok((site, clock)) => {
                host.clock = clock.unwrap_or(host.clock);
                Ok(Context {
                    host,
                    common,
                    site,
                    passphrase_fd: None,
                    clock_given: clock.is_some(),
                })
            }
            Err(failure) => Err((host, failure)),
        }
    }

    /// The language to speak: flag or `TUTELA_LANG`, else the site file, else the locale, else English.
    pub fn lang(&self) -> Lang {
        let chosen = self.common.lang.or(self.site.language);
        chosen.unwrap_or_else(|| locale(self.host))
    }

    /// The program's own words in that language.
    pub fn words(&self) -> Words {
        Words::new(self.lang())
    }

    /// Now.
    pub fn now(&mut self) -> Stamp {
        self.host.now()
    }

    /// The date on the wall now; a look that no clock counts.
    pub fn today(&self) -> Date {
        self.host.today()
    }

    /// The seed to draw from: given, or from the operating system's entropy.
    ///
    /// # Errors
    /// There is no entropy.
    pub fn seed(&mut self) -> Result<Chosen, Failure> {
        match self.common.seed.or(self.site.seed) {
            Some(value) => Ok(Chosen { value, given: true }),
            None => Ok(Chosen {
                value: Seed::from_bits(u64::from_be_bytes(self.host.random()?)),
                given: false,
            }),
        }
    }

    /// Whether a seed or a clock was given, so that whatever is sat is a rehearsal.
    pub fn is_rehearsal(&self) -> bool {
        self.clock_given || self.common.seed.or(self.site.seed).is_some()
    }

    /// The records: flag or `TUTELA_STORE`, else the data folder of the person's account. Made where there are none.
    ///
    /// # Errors
    /// They cannot be opened.
    pub fn store(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.store_url()?)?)
    }

    /// The records, if any have been kept; makes nothing.
    ///
    /// # Errors
    /// They are there and cannot be opened.
    pub fn store_if_there(&mut self) -> Result<Option<Store>, Failure> {
        match Store::open_existing(&self.store_url()?) {
            Ok(store) => Ok(Some(store)),
            Err(StoreError::Missing(_)) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Where records are or would be kept.
    ///
    /// # Errors
    /// Nothing says where, and the account has no data folder.
    pub fn store_url(&self) -> Result<String, Failure> {
        if let Some(url) = self.common.store.as_ref().or(self.site.store.as_ref()) {
            return Ok(url.clone());
        }
        let folder = |name: &str| self.host.env.get(name).map(PathBuf::from);
        // A relative XDG_DATA_HOME is to be ignored, says its specification.
        let data = folder("XDG_DATA_HOME")
            .filter(|path| path.is_absolute())
            .or_else(|| folder("LOCALAPPDATA"))
            .or_else(|| Some(folder("HOME")?.join(".local/share")));
        let file = Path::new("tutela").join("records.sqlite");
        match data {
            Some(data) => Ok(data.join(file).display().to_string()),
            None => Err(Failure::world("nothing says where records are kept")
                .hint("give --store FILE, or set TUTELA_STORE")),
        }
    }

    /// The folder of courses to use: the one that the flag, the environment or the site file names, else the library
    /// that this folder is or lies in. `None` is the library inside the program.
    pub fn library_folder(&self) -> Option<PathBuf> {
        let named = self.common.library.clone().or(self.site.library.clone());
        named.or_else(|| {
            let root = disk::around(&self.host.folder)?;
            let below = self.host.folder.strip_prefix(root).ok()?.components();
            Some(std::iter::repeat_n("..", below.count()).collect())
        })
    }

    /// A path at which there is nothing to read; where the library around this folder has one of that name, how it is
    /// written from here.
    pub fn nowhere(&self, error: impl std::fmt::Display, named: &Path) -> Failure {
        let failure = Failure::world(error);
        let here = &self.host.folder;
        let mut up = PathBuf::new();
        for folder in here.ancestors() {
            let is_there = folder != here && folder.join(named).exists();
            if folder.join("library.toml").is_file() && is_there && !here.join(named).exists() {
                let path = up.join(named);
                return failure.hint(format!("from this folder it is {}", path.display()));
            }
            up.push("..");
        }
        failure
    }

    /// The library, with the courses that a learner can open. Courses that have errors are named on standard error.
    ///
    /// # Errors
    /// The library cannot be found or read, or nothing in it can be opened.
    pub fn library(&mut self) -> Result<Library, Failure> {
        let folder = self.library_folder();
        let folder = folder.map(|folder| self.host.folder.join(folder));
        let reading = disk::read(folder.as_deref()).map_err(|error| {
            Failure::world(error).hint("--library DIR names a folder that holds library.toml")
        })?;
        // Without the `.` that a site file may name.
        let shown = folder.map(|folder| folder.components().collect::<PathBuf>());
        let shown = shown.map_or_else(String::new, |f| format!(" {}", f.display()));
        let library = reading.library;
        if library.courses.is_empty() {
            return Err(Failure::world(self.words().say("no-course-opens", &[]))
                .hint(format!("`tutela check{shown}` shows what is wrong with it")));
        }
        for (course, errors) in &library.broken {
            let values = [
                ("course", course.as_str().into()),
                ("errors", (*errors).into()),
                ("folder", shown.as_str().into()),
            ];
            self.tell(self.words().say("course-closed", &values))?;
        }
        Ok(library)
    }

    /// The course that is meant: named, else `open` (the one the learner has begun), else the only one, else chosen.
    ///
    /// # Errors
    /// There is no such course; or several, and nobody can be asked.
    pub fn course_or<'l>(
        &mut self,
        library: &'l Library,
        named: Option<&CourseId>,
        open: Option<&CourseId>,
    ) -> Result<&'l Course, Failure> {
        if let Some(id) = named {
            return self.named(library, id);
        }
        if let Some(course) = open.and_then(|id| library.courses.get(id)) {
            return Ok(course);
        }
        let courses = library.in_order();
        match courses[..] {
            [] => Err(Failure::world(self.words().say("no-course-opens", &[]))),
            [only] => Ok(only),
            _ if !self.can_ask() => {
                let mut failure = Failure::usage(self.words().say("which-course-by-flag", &[]));
                for course in courses {
                    let title = title(library, course, self.lang());
                    failure = failure.hint(format!("{}  {title}", course.id));
                }
                Err(failure)
            }
            _ => {
                let words = self.words();
                let lines: Vec<String> = courses
                    .iter()
                    .map(|course| title(library, course, self.lang()))
                    .collect();
                let at = self.pick(&words.say("which-course", &[]), &lines)?;
                Ok(courses[at])
            }
        }
    }

    /// [`Self::course_or`] where no learner is known.
    ///
    /// # Errors
    /// As there.
    pub fn course<'l>(
        &mut self,
        library: &'l Library,
        named: Option<&CourseId>,
    ) -> Result<&'l Course, Failure> {
        self.course_or(library, named, None)
    }

    fn named<'l>(&self, library: &'l Library, id: &CourseId) -> Result<&'l Course, Failure> {
        if let Some(course) = library.courses.get(id) {
            return Ok(course);
        }
        let words = self.words();
        if let Some(errors) = library.broken.get(id) {
            return Err(Failure::world(words.say(
                "course-is-closed",
                &[("course", id.as_str().into()), ("errors", (*errors).into())],
            ))
            .hint(words.say("course-is-closed-hint", &[])));
        }
        let known: Vec<&str> = library.courses.keys().map(CourseId::as_str).collect();
        Err(
            Failure::usage(words.say("no-course", &[("course", id.as_str().into())]))
                .hint(words.say("courses-here", &[("known", known.join(", ").into())])),
        )
    }

    /// The content notes named by flags, each of which the library must know.
    ///
    /// # Errors
    /// A note the library does not know.
    pub fn known_notes(
        &self,
        library: &Library,
        named: Vec<NoteId>,
    ) -> Result<BTreeSet<NoteId>, Failure> {
        if let Some(unknown) = named
            .iter()
            .find(|note| !library.content_notes.contains_key(*note))
        {
            let words = self.words();
            let known: Vec<&str> = library.content_notes.keys().map(NoteId::as_str).collect();
            return Err(
                Failure::usage(words.say("no-note", &[("note", unknown.as_str().into())]))
                    .hint(words.say("notes-here", &[("known", known.join(", ").into())])),
            );
        }
        Ok(named.into_iter().collect())
    }

    /// Columns to write in: the terminal's, at most 100 for reading, 80 where unknown.
    pub fn columns(&self) -> usize {
        columns(self.host)
    }

    /// Whether results are drawn as tables (a terminal, and not `--plain`) or as `name: value` lines.
    pub fn draws_tables(&self) -> bool {
        self.host.terminal.out && !self.common.plain
    }

    /// Whether somebody is shown how far a long piece of work is, on a line of standard error that is written over: only
    /// at a terminal that can, and not where plain lines are wanted.
    pub fn draws_progress(&self) -> bool {
        let env = &self.host.env;
        let is_plain = self.common.plain
            || env.contains_key("NO_COLOR")
            || env.get("TERM").is_some_and(|term| term == "dumb");
        self.host.terminal.err && !is_plain
    }

    /// Whether a person sits at a terminal and may be asked.
    pub fn can_ask(&self) -> bool {
        self.host.terminal.input && self.host.terminal.err && !self.common.no_input
    }

    /// Asks for a line; `None` at the end of input.
    ///
    /// # Errors
    /// The streams fail, or what is typed is not text.
    pub fn ask(&mut self, prompt: &str) -> Result<Option<String>, Failure> {
        let prompt = self.wrapped(prompt);
        write!(self.host.err, "{prompt} ")?;
        self.host.err.flush()?;
        let mut line = String::new();
        match self.host.input.read_line(&mut line)? {
            0 => Ok(None),
            _ => Ok(Some(line.trim().to_owned())),
        }
    }

    /// A line of result.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn print(&mut self, line: impl std::fmt::Display) -> Result<(), Failure> {
        writeln!(self.host.out, "{line}").map_err(Failure::from)
    }

    /// A result as indented JSON.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn print_json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        let text =
            serde_json::to_string_pretty(value).map_err(|e| Failure::world(e.to_string()))?;
        self.print(text)
    }

    /// A line of result for people: wrapped at the width there is.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn say(&mut self, line: impl std::fmt::Display) -> Result<(), Failure> {
        let line = self.wrapped(&line.to_string());
        self.print(line)
    }

    /// A line of talk: wrapped at the width there is.
    ///
    /// # Errors
    /// Standard error cannot be written.
    pub fn tell(&mut self, line: impl std::fmt::Display) -> Result<(), Failure> {
        let line = self.wrapped(&line.to_string());
        writeln!(self.host.err, "{line}").map_err(Failure::from)
    }

    fn wrapped(&self, text: &str) -> String {
        narrow::wrapped(text, self.columns())
    }
}

/// Columns to write in: the terminal's, at most 100 for reading, 80 where unknown.
pub fn columns(host: &Host) -> usize {
    host.terminal.columns.unwrap_or(80).clamp(20, 100)
}

/// The language of the locale, where the program speaks it.
pub fn locale(host: &Host) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| host.env.get(*name))
        .map_or("", String::as_str);
    match locale.starts_with("es") {
        true => Lang::ES,
        false => Lang::EN,
    }
}

fn given_clock(host: &Host) -> Result<Option<Clock>, Failure> {
    let Some(now) = host.env.get("TUTELA_NOW") else {
        return Ok(None);
    };
    let utc: Timestamp = now.parse().map_err(|_| {
        Failure::usage(format!("TUTELA_NOW is `{now}`, not an instant"))
            .hint("write it like 2026-11-22T14:05:00Z")
    })?;
    Ok(Some(Clock::Fixed(Stamp { utc, offset: 0 })))
}
