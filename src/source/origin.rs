//! Where the places of a library stand written. Nothing is kept of a part but where its thing begins: the few files
//! that somebody asks about are parsed again, in pieces and side by side, and searched along the path.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use rayon::prelude::*;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::catalogue::Code;
use super::file::File;
use super::notes::{Definition, Named};
use super::{Reading, parse};
use crate::core::diagnostic::{At, Spot};
use crate::core::text::{Place, Thing};

/// Where each thing with an id of its own begins.
#[derive(Debug, Default)]
pub struct Origins {
    cases: HashMap<Box<str>, At>,
    items: HashMap<Box<str>, At>,
    facts: HashMap<Box<str>, At>,
    sources: HashMap<Box<str>, At>,
    lessons: HashMap<Box<str>, At>,
}

impl Origins {
    /// Keeps what places are looked for by.
    pub fn new(definitions: Vec<Definition>) -> Origins {
        let mut origins = Origins::default();
        for Definition { named, id, at } in definitions {
            let (map, id) = match named {
                Named::Case => (&mut origins.cases, id),
                Named::Item => (&mut origins.items, id),
                Named::Fact => (&mut origins.facts, id),
                Named::Source => (&mut origins.sources, id),
                Named::Lesson => {
                    let course = at.file.split('/').next().unwrap_or_default();
                    let id = format!("{course}/{id}").into_boxed_str();
                    (&mut origins.lessons, id)
                }
                Named::Course
                | Named::Objective
                | Named::Role
                | Named::Section
                | Named::Bank
                | Named::Note
                | Named::Unit => continue,
            };
            // Of two things with one id the first is in the library.
            map.entry(id).or_insert(at);
        }
        origins
    }

    // Everything whose beginning is known, with the file it stands in.
    fn all(&self) -> impl Iterator<Item = (Thing, &str, &At)> {
        let maps = [
            (Thing::Case, &self.cases),
            (Thing::Item, &self.items),
            (Thing::Fact, &self.facts),
            (Thing::Source, &self.sources),
        ];
        maps.into_iter().flat_map(|(thing, map)| {
            let map = map.iter();
            map.map(move |(id, at)| (thing, &**id, at))
        })
    }

    fn thing(&self, place: &Place) -> Option<&At> {
        let map = match place.thing {
            Thing::Case => &self.cases,
            Thing::Item => &self.items,
            Thing::Fact => &self.facts,
            Thing::Source => &self.sources,
            Thing::Lesson => &self.lessons,
            Thing::Library | Thing::Course | Thing::Module | Thing::Bank | Thing::Card => {
                return None;
            }
        };
        map.get(place.id.as_str())
    }
}

// What is asked of one piece of a file: the number of the question, the place, and the words in it.
type Asked<'s> = Vec<(usize, &'s Spot)>;

impl Reading {
    /// Cases, items, facts and sources that are written here and could not be read; and those that `other` has in a file
    /// of which nobody can tell here what it holds.
    pub fn unread(&self, other: &Reading) -> BTreeSet<(Thing, String)> {
        let torn: BTreeSet<&str> = self
            .diagnostics
            .iter()
            .filter(|d| [Code::Syntax.name(), Code::NotUtf8.name()].contains(&d.code))
            .map(|d| &*d.at.file)
            .collect();
        let library = &self.library;
        let is_read = |thing: Thing, id: &str| match thing {
            Thing::Case => library.cases.contains_key(id),
            Thing::Item => library.items.contains_key(id),
            Thing::Fact => library.facts.contains_key(id),
            Thing::Source => library.sources.contains_key(id),
            Thing::Library
            | Thing::Course
            | Thing::Module
            | Thing::Lesson
            | Thing::Bank
            | Thing::Card => true,
        };
        let theirs = other
            .origins
            .all()
            .filter(|(_, _, at)| torn.contains(&*at.file));
        let all = self.origins.all().chain(theirs);
        let unread = all.filter(|(thing, id, _)| !is_read(*thing, id));
        unread
            .map(|(thing, id, _)| (thing, id.to_owned()))
            .collect()
    }

    /// Where spots stand, in their order; `None` for what no file holds.
    pub fn locate(&self, spots: &[&Spot]) -> Vec<Option<At>> {
        let mut by_piece: BTreeMap<(usize, usize), Asked<'_>> = BTreeMap::new();
        let mut pieces: HashMap<usize, Vec<Range<usize>>> = HashMap::new();
        for (number, spot) in spots.iter().enumerate() {
            let Some((file, offset)) = self.home(spot) else {
                continue;
            };
            let cut = pieces
                .entry(file)
                .or_insert_with(|| parse::pieces(self.files[file].text()));
            let piece = cut
                .partition_point(|range| range.start <= offset)
                .saturating_sub(1);
            by_piece
                .entry((file, piece))
                .or_default()
                .push((number, spot));
        }
        let found: Vec<Vec<(usize, At)>> = by_piece
            .into_par_iter()
            .map(|((file, piece), asked)| {
                let range = pieces[&file][piece].clone();
                search(&self.files[file], range, &asked)
            })
            .collect();
        let mut places = vec![None; spots.len()];
        for (number, at) in found.into_iter().flatten() {
            places[number] = Some(at);
        }
        places
    }

    // The file a spot lies in, and a byte of it near which its thing begins.
    fn home(&self, spot: &Spot) -> Option<(usize, usize)> {
        let number = |path: &str| {
            let found = self.files.binary_search_by(|file| file.path().cmp(path));
            found.ok()
        };
        let id = &spot.place.id;
        let (path, offset) = match (self.origins.thing(&spot.place), spot.place.thing) {
            (Some(at), _) => (at.file.to_string(), at.span.start),
            (None, Thing::Library) => ("library.toml".to_owned(), 0),
            (None, Thing::Course) => (format!("{id}/course.toml"), 0),
            (None, Thing::Card) => (format!("{id}/card.toml"), 0),
            (None, Thing::Bank) => match id.split_once('/') {
                Some((course, bank)) => (format!("{course}/banks/{bank}.toml"), 0),
                None => return None,
            },
            (None, Thing::Module) => (self.module(id)?, 0),
            (None, _) => return None,
        };
        match spot.lang {
            // A lone bank is the only file there is.
            None => number(&path)
                .or((self.files.len() == 1).then_some(0))
                .map(|file| (file, offset)),
            // Where a thing stands in the translation nobody has noted: the file is searched from its beginning.
            Some(lang) => number(&format!("{lang}/{path}")).map(|file| (file, 0)),
        }
    }

    fn module(&self, id: &str) -> Option<String> {
        let (course, module) = id.split_once('/')?;
        let paths = self.files.iter().map(File::path);
        let mut own = paths.filter(|path| {
            let inside = path.strip_prefix(course);
            let name = inside.and_then(|rest| rest.strip_prefix("/modules/"));
            let name = name.and_then(|name| name.strip_suffix(".toml"));
            name.is_some_and(|name| {
                name == module || name.split_once('-').is_some_and(|(_, rest)| rest == module)
            })
        });
        own.next().map(str::to_owned)
    }
}

fn search(file: &File, range: Range<usize>, asked: &[(usize, &Spot)]) -> Vec<(usize, At)> {
    let text = file.text().get(range.clone()).unwrap_or_default();
    let (tree, _) = DeTable::parse_recoverable(text);
    let things = things(tree.get_ref());
    let mut found = Vec::new();
    let mut left = Vec::new();
    for (number, spot) in asked {
        let place = &spot.place;
        let id = place.id.rsplit('/').next().unwrap_or_default();
        let span = match place.thing {
            Thing::Library | Thing::Course | Thing::Module | Thing::Bank | Thing::Card => {
                let whole = 0..text.find('\n').unwrap_or(text.len());
                Some(descend(tree.get_ref(), &place.path, whole))
            }
            Thing::Item | Thing::Case | Thing::Fact | Thing::Source | Thing::Lesson => things
                .get(&(key(place.thing), id))
                .map(|(table, span)| descend(table, &place.path, at_id(table, span.clone()))),
        };
        match span {
            Some(span) => {
                let span = narrow(text, span, spot.quote.as_deref());
                let at = file.at(span.start + range.start..span.end + range.start);
                found.push((*number, at));
            }
            None => left.push((*number, *spot)),
        }
    }
    // A cut inside a text, or a translation of a large bank: only the whole file tells.
    let is_part = range.len() < file.text().len();
    if is_part && !left.is_empty() {
        found.append(&mut search(file, 0..file.text().len(), &left));
    }
    found
}

fn key(thing: Thing) -> &'static str {
    match thing {
        Thing::Item => "item",
        Thing::Case => "case",
        Thing::Fact => "fact",
        Thing::Source => "source",
        Thing::Lesson => "lesson",
        Thing::Library | Thing::Course | Thing::Module | Thing::Bank | Thing::Card => "",
    }
}

type Things<'t> = HashMap<(&'static str, &'t str), (&'t DeTable<'t>, Range<usize>)>;

fn things<'t>(tree: &'t DeTable<'t>) -> Things<'t> {
    let mut things = HashMap::new();
    for name in ["item", "case", "fact", "source", "lesson"] {
        let list = tree
            .get(name)
            .and_then(|list| list.get_ref().as_array())
            .into_iter()
            .flatten();
        for part in list {
            let table = part.get_ref().as_table();
            let id = table.and_then(|table| table.get("id")?.get_ref().as_str());
            if let Some((table, id)) = table.zip(id) {
                things.entry((name, id)).or_insert((table, part.span()));
            }
        }
    }
    things
}

fn at_id(table: &DeTable<'_>, or: Range<usize>) -> Range<usize> {
    table.get("id").map_or(or, Spanned::span)
}

// Follows a path as far as it leads; what is not there (a feedback nobody wrote) is shown at what would hold it.
fn descend(table: &DeTable<'_>, path: &str, or: Range<usize>) -> Range<usize> {
    if path.is_empty() {
        return or;
    }
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let Some((key, value)) = table.get_key_value(name) else {
        return or;
    };
    match value.get_ref() {
        DeValue::Table(inner) => descend(inner, rest, key.span()),
        DeValue::Array(list) if rest.is_empty() => {
            // A list of texts is looked through for the words that are meant.
            match list.first().is_some_and(|first| first.get_ref().is_str()) {
                true => value.span(),
                false => key.span(),
            }
        }
        DeValue::Array(list) => {
            for part in list {
                let Some(inner) = part.get_ref().as_table() else {
                    continue;
                };
                let id = inner.get("id").and_then(|id| id.get_ref().as_str());
                // An objective's id may have dots of its own.
                let below = id.and_then(|id| rest.strip_prefix(id));
                if let Some(below) = below.filter(|b| b.is_empty() || b.starts_with('.')) {
                    return descend(
                        inner,
                        below.trim_start_matches('.'),
                        at_id(inner, part.span()),
                    );
                }
            }
            key.span()
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => value.span(),
    }
}

// The words inside the span, as far as they are written there as they are read: whole words, and where they stand
// more than once the first.
fn narrow(text: &str, span: Range<usize>, quote: Option<&str>) -> Range<usize> {
    let found = quote.filter(|quote| !quote.is_empty()).and_then(|quote| {
        let raw = text.get(span.clone())?;
        let letter = |c: char| c.is_alphanumeric();
        let whole = |raw: &str, at: &usize| {
            let opens = quote.starts_with(letter) && raw[..*at].ends_with(letter);
            let goes_on = quote.ends_with(letter) && raw[*at + quote.len()..].starts_with(letter);
            !opens && !goes_on
        };
        let first = |raw: &str, quote: &str| {
            let mut all = raw.match_indices(quote).map(|(at, _)| at);
            all.find(|at| whole(raw, at))
        };
        let at = first(raw, quote).or_else(|| {
            let (low, quote) = (raw.to_lowercase(), quote.to_lowercase());
            (low.len() == raw.len()).then(|| first(&low, &quote))?
        })?;
        raw.get(at..at + quote.len())
            .map(|_| span.start + at..span.start + at + quote.len())
    });
    found.unwrap_or(span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, read_bank};

    const BANK: &str = "title = \"T\"\n[[item]]\nid = \"a\"\ntype = \"choice\"\nobjective = \"o.p\"\nlevel = \"recall\"\n\
        stem = \"Which is not so?\"\nrationale = \"R.\"\noptions = [\n  { id = \"x\", text = \"One\", key = true },\n  \
        { id = \"y\", text = \"Two\" },\n]\n";

    fn check(path: &str, quote: Option<&str>, written: &str) {
        let reading = read_bank(SourceFile::new("bank.toml", BANK));
        let spot = Spot {
            place: Place::new(Thing::Item, "a", path),
            lang: None,
            quote: quote.map(Into::into),
        };
        let at = reading.locate(&[&spot]).remove(0).expect("it is there");
        assert_eq!(&BANK[at.span], written);
    }

    #[test]
    fn a_path_leads_to_the_value_it_names() {
        check("", None, "\"a\"");
        check("stem", None, "\"Which is not so?\"");
        check("stem", Some("not"), "not");
        check("options.y.text", None, "\"Two\"");
    }

    #[test]
    fn what_is_not_written_is_shown_at_what_would_hold_it() {
        check("options.y.feedback", None, "\"y\"");
        check("options", None, "options");
        check("variants.a", None, "\"a\"");
    }
}
