//! What a choice does to the exams that an item was met in.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::about::About;
use crate::core::session::erratum::{
    Accepted, Change, Choice, Erratum, Said, Schema, change, newest, rescored,
};
use crate::core::time::Stamp;
use crate::store::Attempt;

/// Attempts by what becomes of them.
pub type Effect<'a> = BTreeMap<Change, Vec<&'a Attempt>>;

/// What `said` would do, recorded now.
pub fn of<'a>(about: &'a About, said: &Said, at: Stamp) -> Effect<'a> {
    let next = Erratum {
        entry: newest(&about.errata) + 1,
        at,
        said: said.clone(),
        withdrawn: None,
    };
    let mut with = about.errata.clone();
    with.push(next);
    between(about, &about.errata, &with)
}

/// What errata did beyond those before them.
pub fn between<'a>(about: &'a About, before: &[Erratum], after: &[Erratum]) -> Effect<'a> {
    let mut effect = Effect::new();
    for (attempt, session) in about.exams() {
        let became = change(&rescored(session, before), &rescored(session, after));
        effect.entry(became).or_default().push(attempt);
    }
    effect
}

/// What it would do, if nothing but the choice were said.
pub fn of_choice<'a>(about: &'a About, choice: Choice, at: Stamp) -> Effect<'a> {
    let said = Said {
        schema: Schema::V1,
        id: Uuid::nil(),
        wrong: about.wrong.clone(),
        choice,
        reason: String::new(),
        by: String::new(),
        lowered_by: None,
        notices: BTreeMap::new(),
    };
    of(about, &said, at)
}

/// What was given, did not earn everything and is not accepted by an erratum yet, each as it could be accepted; the most
/// given first.
pub fn candidates(about: &About) -> Vec<Accepted> {
    let accepted: Vec<&Accepted> = about
        .errata
        .iter()
        .filter(|one| one.is_in_force() && one.said.wrong.covers(&about.wrong))
        .flat_map(|one| match &one.said.choice {
            Choice::Accept(accepted) => accepted.as_slice(),
            Choice::Drop | Choice::NoChange => &[],
        })
        .collect();
    let mut counted: Vec<(u32, Accepted)> = Vec::new();
    for (_, session) in about.exams() {
        for seat in 0..session.count() {
            let Some(slot) = session.slot_at(seat).filter(|slot| about.wrong.is(slot)) else {
                continue;
            };
            let held = session.seats().get(usize::from(seat));
            let given = held.and_then(|held| held.given.as_ref());
            let given = given.map_or_else(Vec::new, |given| slot.posed.task.acceptable(given));
            let is_new = |one: &Accepted| !accepted.iter().any(|known| known.covers(one));
            for one in given.into_iter().filter(is_new) {
                match counted.iter_mut().find(|(_, known)| *known == one) {
                    Some((count, _)) => *count += 1,
                    None => counted.push((1, one)),
                }
            }
        }
    }
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counted.into_iter().map(|(_, one)| one).collect()
}

/// The names of some of these attempts' learners: `ana, ben`.
pub fn names(about: &About, attempts: &[&Attempt]) -> String {
    let names: Vec<String> = attempts
        .iter()
        .map(|attempt| about.called_apart(attempt))
        .collect();
    names.join(", ")
}
