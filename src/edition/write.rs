//! The changes themselves: of the fact and its translations, of what names it, of revisions and versions.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::de::DeTable;

use super::draft::Drafts;
use super::effect::Touched;
use super::entry::{Entry, at_end, quoted};
use super::field::Field;
use super::mention::mentions;
use super::{Edition, Update, review_by};
use crate::core::content::fact::{Citation, Fact, Source};
use crate::core::diagnostic::{Fix, Spot};
use crate::core::id::CourseId;
use crate::core::text::{Lang, Place, Thing};
use crate::source::fact::FACT;
use crate::source::{File, Reading, word};

// The file a fact stands in.
fn home<'r>(reading: &'r Reading, fact: &Fact) -> Option<&'r File> {
    let spot = Spot {
        place: Place::new(Thing::Fact, &fact.id, ""),
        lang: None,
        quote: None,
    };
    let at = reading.locate(&[&spot]).pop().flatten()?;
    reading.file(&at.file)
}

// Its translations, each with its language.
fn translations<'r>(reading: &'r Reading, home: &File) -> Vec<(Lang, &'r File)> {
    let langs = reading.library.overlays.keys();
    let files = langs.map(|lang| (*lang, reading.file(&format!("{lang}/{}", home.path()))));
    files
        .filter_map(|(lang, file)| Some((lang, file?)))
        .collect()
}

/// The fact was looked up and stands.
pub fn same(before: &Reading, fact: &Fact, update: &Update, drafts: &mut Drafts) {
    let Some(home) = home(before, fact) else {
        return;
    };
    let (checked, id) = (update.checked, fact.id.as_str());
    drafts.edit(home, "fact", id, |entry| {
        let mut fixes = vec![entry.set("checked", &checked.to_string(), &[])];
        if entry.has("review_by") || update.review_by.is_some() {
            let by = update.review_by;
            let by = by.unwrap_or_else(|| review_by(fact, before.library.review_after, checked));
            fixes.push(entry.set("review_by", &by.to_string(), &["checked_by", "checked"]));
        }
        if let Some(confidence) = update.confidence {
            fixes.push(entry.set("confidence", &quoted(word::of_confidence(confidence)), &[]));
        }
        match &update.by {
            Some(by) => fixes.push(entry.set("checked_by", &quoted(by), &["checked"])),
            // Whoever checked it before has not checked it now.
            None => fixes.extend(entry.take_out("checked_by")),
        }
        fixes
    });
    let was = fact.checked.to_string();
    for (_, file) in translations(before, home) {
        drafts.edit(file, "fact", id, |entry| {
            // A translation of an older text stays one.
            let is_fresh = entry.raw("of_checked") == Some(was.as_str());
            let fix = is_fresh.then(|| entry.set("of_checked", &checked.to_string(), &[]));
            fix.into_iter().collect()
        });
    }
}

/// Another fact takes its place: in the files of facts, in translations, and wherever it is named.
pub fn edition(
    before: &Reading,
    old: &Fact,
    update: &Update,
    edition: &Edition,
    drafts: &mut Drafts,
) {
    let Some(home) = home(before, old) else {
        return;
    };
    if let Some(source) = &edition.source
        && let Some(file) = before.file("sources.toml")
    {
        drafts.add(
            file.path(),
            at_end(file.text(), "source", &of_source(source)),
        );
    }
    drafts.edit(home, "fact", old.id.as_str(), |entry| {
        vec![entry.follow("fact", &rows(before, old, update, edition, entry))]
    });
    for (_, file) in translations(before, home) {
        drafts.edit(file, "fact", old.id.as_str(), |entry| {
            vec![entry.follow("fact", &translated(old, update, edition, entry))]
        });
    }
    let name = old.id.as_str();
    for file in before
        .files
        .iter()
        .filter(|file| file.text().contains(name))
    {
        let (tree, _) = DeTable::parse_recoverable(file.text());
        for span in mentions(file.text(), tree.get_ref(), name) {
            let with = edition.id.to_string();
            drafts.add(file.path(), Fix { span, with });
        }
    }
}

type Rows<'k> = Vec<(&'k str, String)>;

// The new fact: what it says otherwise, and all else as it is written in the old one.
fn rows<'t>(
    before: &Reading,
    old: &Fact,
    update: &Update,
    edition: &Edition,
    entry: &Entry<'t>,
) -> Rows<'t> {
    let checked = update.checked;
    let mut own: BTreeMap<&str, Option<String>> = BTreeMap::new();
    for (field, value) in &edition.fields {
        own.insert(field.key(), value.clone());
    }
    own.insert("id", Some(quoted(edition.id.as_str())));
    own.insert("checked", Some(checked.to_string()));
    own.insert("checked_by", update.by.as_deref().map(quoted));
    own.insert("supersedes", Some(format!("[{}]", quoted(old.id.as_str()))));
    if entry.has("review_by") || update.review_by.is_some() {
        let by = update.review_by;
        let by = by.unwrap_or_else(|| review_by(old, before.library.review_after, checked));
        own.insert("review_by", Some(by.to_string()));
    }
    if let Some(confidence) = update.confidence {
        own.insert("confidence", Some(quoted(word::of_confidence(confidence))));
    }
    if let Some(citation) = &edition.citation {
        own.insert("sources", Some(list(std::slice::from_ref(citation))));
    }
    let mut rows: Rows<'t> = Vec::new();
    for (key, raw) in entry.keys() {
        match own.remove(key) {
            Some(value) => rows.extend(value.map(|value| (key, value))),
            None => {
                let value = raw.map_or_else(|| list(&old.sources), str::to_owned);
                rows.push((key, value));
            }
        }
    }
    // What is new goes behind the nearest key before it in house order.
    let shape = FACT.shape(|key| entry.str(key));
    let order: Vec<&str> = shape
        .iter()
        .flat_map(|s| s.rows())
        .map(|row| row.key)
        .collect();
    for (at, key) in order.iter().enumerate() {
        if let Some(Some(value)) = own.remove(key) {
            let is_before = |(other, _): &(&str, String)| order[..at].contains(other);
            let place = rows.iter().rposition(is_before).map_or(0, |at| at + 1);
            rows.insert(place, (key, value));
        }
    }
    rows
}

fn list(citations: &[Citation]) -> String {
    let each = citations.iter().map(|citation| {
        let id = quoted(citation.source.as_str());
        match &citation.locator {
            Some(locator) => format!("{{ id = {id}, locator = {} }}", quoted(locator)),
            None => format!("{{ id = {id} }}"),
        }
    });
    format!("[{}]", each.collect::<Vec<_>>().join(", "))
}

// The new fact's translation: what was said in the same words in both languages follows, a year for one; of all else
// the old translation stays, and is marked as that of the old fact where the original says something new.
fn translated<'t>(old: &Fact, update: &Update, edition: &Edition, entry: &Entry<'t>) -> Rows<'t> {
    let mut is_stale = entry.raw("of_checked") != Some(old.checked.to_string().as_str());
    let mut rows: Rows<'t> = Vec::new();
    for (key, raw) in entry.keys() {
        let Some(raw) = raw else { continue };
        let field = Field::ALL.into_iter().find(|field| field.key() == key);
        let change = field.and_then(|field| Some((field, edition.fields.get(&field)?)));
        match change {
            Some((_, None)) => {}
            Some((field, Some(new))) => {
                let same = entry.str(key) == field.of(old).as_deref();
                is_stale |= !same;
                let value = if same { new.clone() } else { raw.to_owned() };
                rows.push((key, value));
            }
            None if key == "id" => rows.push((key, quoted(edition.id.as_str()))),
            None => rows.push((key, raw.to_owned())),
        }
    }
    let of: Option<Date> = match is_stale {
        false => Some(update.checked),
        // The same day twice would hide that the translation is of the old words.
        true => Some(old.checked).filter(|day| *day != update.checked),
    };
    rows.retain(|(key, _)| *key != "of_checked");
    if let Some(of) = of {
        let place = rows
            .iter()
            .position(|(key, _)| *key == "id")
            .map_or(0, |at| at + 1);
        rows.insert(place, ("of_checked", of.to_string()));
    }
    rows
}

fn of_source(source: &Source) -> Rows<'static> {
    let mut rows = vec![
        ("id", quoted(source.id.as_str())),
        ("publisher", quoted(&source.publisher)),
        ("title", quoted(&source.title)),
    ];
    rows.extend(
        source
            .published
            .as_ref()
            .map(|day| ("published", quoted(day))),
    );
    rows.extend(source.url.as_ref().map(|url| ("url", quoted(url))));
    if source.opened {
        rows.push(("opened", "true".to_owned()));
    }
    rows
}

/// Raises the revisions of what is asked otherwise.
pub fn revisions(before: &Reading, touched: &[Touched], drafts: &mut Drafts) {
    let raised: Vec<&Touched> = touched
        .iter()
        .filter(|one| one.next_revision() != one.revision)
        .collect();
    let spots: Vec<Spot> = raised
        .iter()
        .map(|one| Spot {
            place: Place::new(one.thing, &one.id, ""),
            lang: None,
            quote: None,
        })
        .collect();
    let places = before.locate(&spots.iter().collect::<Vec<_>>());
    let mut by_file: BTreeMap<String, Vec<&Touched>> = BTreeMap::new();
    for (one, at) in raised.into_iter().zip(places) {
        if let Some(at) = at {
            by_file.entry(at.file.to_string()).or_default().push(one);
        }
    }
    for (path, all) in by_file {
        let Some(file) = before.file(&path) else {
            continue;
        };
        let (tree, _) = DeTable::parse_recoverable(file.text());
        for one in all {
            let list = match one.thing == Thing::Case {
                true => "case",
                false => "item",
            };
            if let Some(entry) = Entry::find(file.text(), tree.get_ref(), list, &one.id) {
                let revision = one.next_revision().to_string();
                drafts.add(
                    &path,
                    entry.set("revision", &revision, &["type", "title", "id"]),
                );
            }
        }
    }
}

/// Courses whose content changes, each with its version; with a new one where versions are to be raised and this one
/// is three numbers.
pub fn versions(
    before: &Reading,
    after: &Reading,
    update: &Update,
    drafts: &mut Drafts,
) -> Vec<(CourseId, String, Option<String>)> {
    let step = match update.found {
        super::Found::Same => Step::Patch,
        super::Found::Edition(_) => Step::Minor,
    };
    let mut courses = Vec::new();
    for (id, course) in &before.library.courses {
        let digest = after.library.courses.get(id).map(|course| &course.digest);
        if digest == Some(&course.digest) {
            continue;
        }
        let file = before.file(&format!("{id}/course.toml"));
        let next = raised(&course.version, step).filter(|_| update.raise_versions);
        if let (Some(next), Some(file)) = (&next, file) {
            let (tree, _) = DeTable::parse_recoverable(file.text());
            let root = Entry::root(file.text(), tree.get_ref());
            drafts.add(file.path(), root.set("version", &quoted(next), &["title"]));
        }
        courses.push((id.clone(), course.version.clone(), next));
    }
    courses
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Minor,
    Patch,
}

// A version of three numbers, one of them raised and what follows it back at 0.
fn raised(version: &str, step: Step) -> Option<String> {
    let parts: Vec<u32> = version
        .split('.')
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let [major, minor, patch] = parts[..] else {
        return None;
    };
    Some(match step {
        Step::Minor => format!("{major}.{}.0", minor.checked_add(1)?),
        Step::Patch => format!("{major}.{minor}.{}", patch.checked_add(1)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_of_three_numbers_is_raised_and_any_other_is_left_to_its_author() {
        assert_eq!(raised("1.2.3", Step::Minor).as_deref(), Some("1.3.0"));
        assert_eq!(raised("1.2.3", Step::Patch).as_deref(), Some("1.2.4"));
        for other in ["1", "1.2", "1.0.0-beta", "2026-11", ""] {
            assert_eq!(raised(other, Step::Minor), None, "{other}");
        }
    }
}
