//! What a translation lacks: one hint a thing, or a file.

use std::collections::BTreeMap;

use super::fold::Folded;
use super::parity::Held;
use crate::core::text::{Lang, Place, Thing};
use crate::source::catalogue::Code;
use crate::source::file::File;
use crate::source::notes::{Add, Notes};

/// Notes what the original has and the translation lacks: one hint a thing.
pub fn missing(original: &File, base: &Folded, held: &Held, lang: Lang, notes: &mut Notes<'_>) {
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
        let named = part.map_or(String::new(), |_| format!(" `{id}`"));
        match (held.things.get(&own), part) {
            (None, Some(part)) => {
                let at = original.at(part.at.clone());
                let message = format!("{word}{named} is not translated into {lang} yet");
                notes
                    .say_at(Code::Untranslated, at, message)
                    .help("learners see it whole in the original language, and are told so");
            }
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
}

/// Notes a file that translates nothing.
pub fn no_original_file(file: &File, notes: &mut Notes<'_>) {
    let path = file.path().split_once('/').map_or("", |(_, rest)| rest);
    let message = format!("there is no {path} that this file could translate");
    notes
        .say(Code::NoOriginal, 0..0, message)
        .help("a translation has the path of its original, in the folder of its language");
}

/// Notes a file that is not translated at all.
pub fn no_translation(original: &File, lang: Lang, notes: &mut Notes<'_>) {
    let message = format!("the file is not translated into {lang} yet");
    notes
        .say(Code::Untranslated, 0..0, message)
        .help(format!("its translation is {lang}/{}", original.path()));
}
