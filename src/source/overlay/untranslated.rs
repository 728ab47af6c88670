//! What a translation lacks: texts of a thing that it has, each thing a hint; things that it leaves out, for the hint of
//! their course.

use std::collections::BTreeMap;

use super::fold::Folded;
use super::parity::Held;
use crate::core::text::{Place, Thing};
use crate::source::catalogue::Code;
use crate::source::file::File;
use crate::source::notes::{Add, Notes};
use crate::source::untranslated::Untouched;

/// Notes what the original says and the translation does not; returns the things it leaves out.
pub fn missing(
    original: &File,
    base: &Folded,
    held: &Held,
    notes: &mut Notes<'_>,
) -> Vec<Untouched> {
    let mut untouched = Vec::new();
    let mut lacks: BTreeMap<(Thing, &str), Vec<&str>> = BTreeMap::new();
    let texts = base.texts.keys().filter(|at| !held.texts.contains_key(at));
    let lists = base.lists.keys().filter(|at| !held.lists.contains_key(at));
    for at in texts.chain(lists) {
        lacks.entry((at.thing, &at.id)).or_default().push(&at.path);
    }
    for ((thing, id), paths) in lacks {
        let own = Place::new(thing, id, "");
        let part = base.parts.get(&own);
        let word = part.map_or("file", |part| part.shape.thing);
        match (held.things.get(&own), part) {
            (None, Some(part)) => untouched.push(Untouched {
                word,
                id: id.to_owned(),
                at: original.at(part.at.clone()),
            }),
            (found, _) => {
                let at = found.cloned().unwrap_or(0..0);
                let message = format!(
                    "the translation of this {word} lacks `{}`",
                    paths.join("`, `")
                );
                notes
                    .say(Code::Untranslated, at, message)
                    .help("learners see it in the original language until then");
            }
        }
    }
    untouched
}

/// Notes a file that translates nothing.
pub fn no_original_file(file: &File, notes: &mut Notes<'_>) {
    let path = file.path().split_once('/').map_or("", |(_, rest)| rest);
    let message = format!("there is no {path} that this file could translate");
    notes
        .say(Code::NoOriginal, 0..0, message)
        .help("a translation has the path of its original, in the folder of its language");
}
