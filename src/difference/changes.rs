//! How one thing differs from what it was, and what its author should have raised or brought along.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::aspect::{Aspect, Mark, Portrait, Sort};
use super::weight::{Weight, weigh};
use super::{Change, Changes, Name, Unraised};
use crate::core::content::Library;
use crate::core::content::overlay::Overlay;
use crate::core::content::usage::{Role, usages};
use crate::core::id::FactId;
use crate::core::text::{Lang, Place, Thing};
use crate::lint::{Reads, reads};

/// The changes of a thing that is on both sides; `None` where there are none. What `is_torn` stands near something that
/// cannot be read: a translation that is missing there may only be out of sight. `day` is the newer side's.
pub fn changes(
    name: &Name,
    (was, old): (&Portrait, &Library),
    (is, new): (&Portrait, &Library),
    (is_torn, day): (bool, Date),
) -> Option<Changes> {
    let own = new.own_language();
    let mut changes = Changes {
        aspects: compare(&was.aspects, &is.aspects, None, own),
        ..Changes::default()
    };
    changes.stale = stale(name, &changes.aspects, old, new);
    let langs: BTreeSet<&Lang> = old.overlays.keys().chain(new.overlays.keys()).collect();
    for lang in langs {
        let [a, b] = [old, new].map(|side| translated(name, side.overlays.get(lang)));
        let found = compare(&a, &b, Some(*lang), *lang).into_iter();
        // A year is the same in every language, and stands there without anybody's doing.
        let is_own = |change: &Change| {
            let mut own = changes.aspects.iter().filter(|own| own.lang.is_none());
            own.any(|own| {
                own.path == change.path && (&own.old, &own.new) == (&change.old, &change.new)
            })
        };
        let is_sure = |change: &Change| !is_torn || (change.old.is_some() && change.new.is_some());
        let found: Vec<Change> = found.filter(|c| is_sure(c) && !is_own(c)).collect();
        changes.aspects.extend(found);
    }
    changes.mark = was.mark.clone().zip(is.mark.clone());
    let is_raised = matches!(&changes.mark, Some((was, is)) if was != is);
    if changes.aspects.is_empty() && !is_raised {
        return None;
    }
    changes.unraised = changes
        .mark
        .as_ref()
        .and_then(|(was, is)| unraised(was, is, &changes.aspects, day));
    changes.doubtful = is_doubtful(&changes);
    changes.right = right(was, is);
    changes.reads = moved(was, is, &changes.aspects, old, new);
    if name.0 == Thing::Fact {
        changes.rests = rests(name, &changes.aspects, new);
    }
    Some(changes)
}

// Aspect by aspect, as the newer side has them; what is gone stands last. Of a part that came or went its texts are not
// told again.
fn compare(was: &[Aspect], is: &[Aspect], lang: Option<Lang>, words: Lang) -> Vec<Change> {
    let old: BTreeMap<&str, &Aspect> = was.iter().map(|a| (a.path.as_str(), a)).collect();
    let new: BTreeMap<&str, &Aspect> = is.iter().map(|a| (a.path.as_str(), a)).collect();
    let gone = was
        .iter()
        .filter(|aspect| !new.contains_key(aspect.path.as_str()));
    let mut found: Vec<Change> = Vec::new();
    for aspect in is.iter().chain(gone) {
        let path = aspect.path.as_str();
        let says = |side: &BTreeMap<&str, &Aspect>| side.get(path).map(|a| a.says.clone());
        let (old, new) = (says(&old), says(&new));
        let is_told = found.iter().any(|change| {
            let below = path.strip_prefix(change.path.as_str());
            change.sort == Sort::Part && below.is_some_and(|rest| rest.starts_with('.'))
        });
        let weight = weigh(aspect.sort, old.as_deref(), new.as_deref(), words);
        if let Some(weight) = weight.filter(|_| !is_told) {
            found.push(Change {
                path: path.to_owned(),
                lang,
                sort: aspect.sort,
                old,
                new,
                weight,
            });
        }
    }
    found
}

fn translated(name: &Name, overlay: Option<&Overlay>) -> Vec<Aspect> {
    let Some(overlay) = overlay else {
        return Vec::new();
    };
    let first = Place::new(name.0, &name.1, "");
    let is_own = |place: &Place| (place.thing, &place.id) == (name.0, &name.1);
    let aspect = |place: &Place, says: String| Aspect {
        path: place.path.clone(),
        sort: Sort::Translated,
        says,
    };
    let texts = overlay
        .texts
        .range(&first..)
        .take_while(|(place, _)| is_own(place));
    let texts = texts.map(|(place, text)| aspect(place, text.clone()));
    let lists = overlay
        .lists
        .range(&first..)
        .take_while(|(place, _)| is_own(place));
    let lists = lists.map(|(place, list)| aspect(place, list.join(" / ")));
    texts.chain(lists).collect()
}

// Translations that say what the original no longer says. A slip of the pen asks for no new translation.
fn stale(
    name: &Name,
    changes: &[Change],
    old: &Library,
    new: &Library,
) -> BTreeMap<Lang, Vec<String>> {
    let mut stale: BTreeMap<Lang, Vec<String>> = BTreeMap::new();
    let moved = changes
        .iter()
        .filter(|c| c.weight <= Weight::Wording && c.new.is_some());
    for change in moved {
        let place = Place::new(name.0, &name.1, &change.path);
        for (lang, overlay) in &new.overlays {
            let before = old.overlays.get(lang);
            let text = |overlay: &Overlay| {
                let list = || overlay.lists.get(&place).map(|list| list.join(" / "));
                overlay.texts.get(&place).cloned().or_else(list)
            };
            let stayed = text(overlay).is_some_and(|now| before.and_then(text) == Some(now));
            if stayed {
                stale.entry(*lang).or_default().push(change.path.clone());
            }
        }
    }
    stale
}

fn unraised(was: &Mark, is: &Mark, changes: &[Change], day: Date) -> Option<Unraised> {
    let own = changes.iter().filter(|change| change.lang.is_none());
    let means = own.clone().any(|change| change.weight == Weight::Meaning);
    let keys = own.clone().any(|change| change.sort == Sort::Key);
    match (was, is) {
        (Mark::Revision(was), Mark::Revision(is)) => {
            (is < was || (is == was && means)).then_some(Unraised::Revision(*is))
        }
        (Mark::Checked(was), Mark::Checked(is)) => {
            // Looked up twice on one day, it bears the day it has.
            (is < was || (is == was && keys && *is < day)).then_some(Unraised::Checked(*is))
        }
        (Mark::Version(was, held), Mark::Version(is, holds)) => {
            (was == is && held != holds).then(|| Unraised::Version(is.clone()))
        }
        (Mark::Revision(_), Mark::Checked(_) | Mark::Version(..))
        | (Mark::Checked(_), Mark::Revision(_) | Mark::Version(..))
        | (Mark::Version(..), Mark::Revision(_) | Mark::Checked(_)) => None,
    }
}

// What is asked or offered was put in other words under the same revision, and nothing says for certain that it has to be
// raised.
fn is_doubtful(changes: &Changes) -> bool {
    let same = changes.mark.as_ref().is_some_and(|(was, is)| {
        let has_revision = matches!(is, Mark::Revision(_));
        has_revision && was == is
    });
    let asked = |change: &Change| {
        matches!(change.sort, Sort::Asked | Sort::Offered) && change.weight == Weight::Wording
    };
    same && changes.unraised.is_none() && changes.aspects.iter().any(asked)
}

// The options that are right: `key` lists them, beside `options` or inside a gap.
fn right(was: &Portrait, is: &Portrait) -> BTreeSet<String> {
    let of = |portrait: &Portrait| -> BTreeSet<String> {
        let keys = portrait.aspects.iter().filter(|own| own.sort == Sort::Key);
        let keys = keys.filter_map(|own| Some((own.path.strip_suffix("key")?, &own.says)));
        keys.flat_map(|(below, ids)| {
            ids.split(", ")
                .map(move |id| format!("{below}options.{id}"))
        })
        .collect()
    };
    let is_there = |path: &String| is.aspects.iter().any(|own| own.path == *path);
    let gone = of(was).into_iter().filter(|path| !is_there(path));
    of(is).into_iter().chain(gone).collect()
}

fn moved(
    was: &Portrait,
    is: &Portrait,
    changes: &[Change],
    old: &Library,
    new: &Library,
) -> Option<(Reads, Reads)> {
    let own = changes.iter().filter(|change| change.lang.is_none());
    if !own.into_iter().any(|change| is_text(change.sort)) {
        return None;
    }
    let of = |portrait: &Portrait, library: &Library| {
        let texts = portrait
            .aspects
            .iter()
            .filter(|aspect| is_text(aspect.sort));
        let texts: Vec<&str> = texts.map(|aspect| aspect.says.as_str()).collect();
        reads(&texts.join("\n\n"), library.own_language(), library)
    };
    let (before, now) = of(was, old).zip(of(is, new))?;
    (before != now).then_some((before, now))
}

fn is_text(sort: Sort) -> bool {
    match sort {
        Sort::Asked | Sort::Offered | Sort::Told => true,
        Sort::Key | Sort::Part | Sort::Rule | Sort::Setting | Sort::Translated => false,
    }
}

// What learners now read otherwise, or answer otherwise, though nobody touched it.
fn rests(name: &Name, changes: &[Change], new: &Library) -> BTreeSet<(Role, Thing, String)> {
    let fact = name.1.parse::<FactId>().ok();
    let is_other = changes
        .iter()
        .any(|change| change.sort == Sort::Key && change.lang.is_none());
    let found = fact
        .filter(|_| is_other)
        .and_then(|fact| usages(new).remove(&fact));
    let found = found.into_iter().flatten();
    found
        .map(|usage| (usage.role, usage.place.thing, usage.place.id))
        .collect()
}
