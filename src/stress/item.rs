//! An item under stress: posed with seed after seed until every variant was met, read in every language, answered.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::{At, Trouble, What};
use super::{Plan, Tally, later};
use crate::core::content::hole::{self, Piece};
use crate::core::content::{Course, Item, Lesson, Library};
use crate::core::id::VariantId;
use crate::core::seed::Seed;
use crate::core::session::form::Posed;
use crate::core::session::task::{Blank, Part, Prompt, Task};
use crate::core::session::{Entry, Response, Slot, assemble};
use crate::core::text::{Lang, Place, Shown, Thing};

// A variant of very many is drawn late; after so many seeds for each it never will be.
const PATIENCE: u64 = 64;

/// Poses one item under every seed of the plan, and under later ones for variants that none of them draws.
pub(super) fn stress(plan: &Plan<'_>, course: &Course, item: &Item) -> Tally {
    let mut tally = Tally {
        variants: item.variants.len().max(1),
        ..Tally::default()
    };
    let braces = Braces::of(plan.library, item);
    let mut missing: BTreeSet<&VariantId> = item.variants.iter().map(|v| &v.id).collect();
    let wanted = u64::from(plan.seeds);
    let most = wanted + PATIENCE * tally.variants as u64;
    for n in 0..most {
        if n >= wanted && missing.is_empty() {
            break;
        }
        let seed = later(plan.first, n);
        for slot in assemble::alone(plan.library, course, [item], seed) {
            let new = slot.variant.as_ref().is_some_and(|v| missing.remove(v));
            if n < wanted || new {
                tally.posed += 1;
                answer(item, &slot, seed, &mut tally);
                read(item, &slot, seed, &braces, &mut tally);
            }
        }
    }
    for variant in missing {
        let what = at(item, Some(variant), None, Trouble::NeverDrawn);
        tally.say(what, (plan.first, Vec::new()));
    }
    tally
}

fn at(item: &Item, variant: Option<&VariantId>, lang: Option<Lang>, trouble: Trouble) -> What {
    What {
        at: At::Item {
            item: item.id.clone(),
            variant: variant.cloned(),
            lang,
        },
        trouble,
    }
}

// The key earns all and leaves nothing open; no wrong answer earns all.
fn answer(item: &Item, slot: &Slot, seed: Seed, tally: &mut Tally) {
    let task = &slot.posed.task;
    let mut say = |trouble| {
        let what = at(item, slot.variant.as_ref(), None, trouble);
        tally.say(what, (seed, Vec::new()));
    };
    let earns_all = |response: &Response| task.score(response).is_some_and(|c| c.is_full());
    let key = task.key();
    if !earns_all(&key) || !task.is_complete(&key) {
        say(Trouble::Key(named(task, &key)));
    }
    let wrong = task.wrong();
    for response in &wrong {
        if earns_all(response) {
            say(Trouble::Wrong(named(task, response)));
        }
    }
    tally.answers += 1 + wrong.len() as u64;
}

// Every text in every language the item is shown in.
fn read(item: &Item, slot: &Slot, seed: Seed, braces: &Braces<'_>, tally: &mut Tally) {
    for lang in &slot.posed.languages {
        let mut say = |trouble| {
            let what = at(item, slot.variant.as_ref(), Some(*lang), trouble);
            tally.say(what, (seed, Vec::new()));
        };
        each_text(&slot.posed, &mut |text, has_gaps| {
            let Some(text) = text.0.get(lang).filter(|text| !text.trim().is_empty()) else {
                return say(Trouble::Empty);
            };
            for hole in open(text, has_gaps) {
                if !braces.are_meant(hole) {
                    say(Trouble::Open(hole.to_owned()));
                }
            }
        });
        for words in alike(&slot.posed.task, *lang) {
            say(Trouble::Alike(words));
        }
        if let Prompt::Gaps(text, gaps) = slot.posed.task.prompt(*lang) {
            for number in 1..=gaps.len() {
                let times = text.matches(&format!("{{gap:{number}}}")).count();
                if times != 1 {
                    say(Trouble::Gap(number, times));
                }
            }
        }
    }
}

/// Holes of a text as a learner gets it; gaps are none where the text may have them.
pub(super) fn open(text: &str, has_gaps: bool) -> Vec<&str> {
    if !text.contains('{') {
        return Vec::new();
    }
    let pieces = hole::pieces(text).into_iter();
    let unfilled = pieces.filter(|(_, piece)| match piece {
        Piece::Words(_) => false,
        Piece::Gap(_) => !has_gaps,
        Piece::Fact(..) | Piece::Value(_) | Piece::Broken(_) => true,
    });
    unfilled.map(|(range, _)| &text[range]).collect()
}

// Doubled braces in an author's texts: what they leave behind is meant to be read.
pub(super) struct Braces<'l>(Vec<&'l str>);

impl<'l> Braces<'l> {
    /// Those of a lesson, in every language.
    pub fn of_lesson(library: &'l Library, course: &Course, lesson: &'l Lesson) -> Braces<'l> {
        let id = format!("{}/{}", course.id, lesson.id);
        let place = Place::new(Thing::Lesson, id, "text");
        let overlays = library.overlays.values();
        let translated = overlays.filter_map(|overlay| overlay.texts.get(&place));
        let all = translated.map(String::as_str).chain([&*lesson.text]);
        Braces(all.filter(|text| text.contains("{{")).collect())
    }

    fn of(library: &'l Library, item: &'l Item) -> Braces<'l> {
        let own = item.texts().into_iter().map(|(_, text)| text);
        let case = item.case.as_ref().and_then(|id| library.cases.get(id));
        let of_case = case
            .into_iter()
            .flat_map(|case| [&*case.title, &*case.text]);
        let texts = |overlay: &'l crate::core::content::Overlay| {
            let from = Place::new(Thing::Item, &item.id, "");
            let mine = overlay.texts.range(from..);
            let mine = mine.take_while(|(place, _)| place.id == item.id.as_str());
            mine.map(|(_, text)| text.as_str())
        };
        let translated = library.overlays.values().flat_map(texts);
        let all = own.chain(of_case).chain(translated);
        Braces(all.filter(|text| text.contains("{{")).collect())
    }

    /// Whether what reads like a hole was written as words.
    pub fn are_meant(&self, hole: &str) -> bool {
        let doubled = format!("{{{}", hole.trim_end_matches('}'));
        self.0.iter().any(|text| text.contains(&doubled))
    }
}

// Parts among which a learner must choose and cannot: they read the same in `lang`, apart from case and spaces.
fn alike(task: &Task, lang: Lang) -> Vec<String> {
    match task {
        Task::Field(Blank::Pick { options, .. }) | Task::PickSeveral { options, .. } => {
            same(options, lang)
        }
        Task::Field(Blank::Number { .. } | Blank::Words { .. }) => Vec::new(),
        Task::Arrange { things, .. } => same(things, lang),
        Task::PairUp { left, right, .. } => [same(left, lang), same(right, lang)].concat(),
        Task::Gaps { gaps, .. } => {
            let of_gap = |blank: &Blank| match blank {
                Blank::Pick { options, .. } => same(options, lang),
                Blank::Number { .. } | Blank::Words { .. } => Vec::new(),
            };
            gaps.iter().flat_map(|gap| of_gap(&gap.blank)).collect()
        }
    }
}

fn same(parts: &[Part], lang: Lang) -> Vec<String> {
    let mut read: BTreeMap<String, usize> = BTreeMap::new();
    for part in parts {
        let words: Vec<String> = part
            .text
            .say(lang)
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        *read.entry(words.join(" ")).or_default() += 1;
    }
    let twice = read.into_iter().filter(|(_, times)| *times > 1);
    twice.map(|(words, _)| words).collect()
}

// A response by the ids of its parts, so that the same answer is the same under every seed.
fn named(task: &Task, response: &Response) -> String {
    let id = |parts: &[Part], at: &u8| {
        let part = parts.get(usize::from(*at));
        part.map_or_else(|| at.to_string(), |part| part.id.to_string())
    };
    let entry = |blank: &Blank, given: &Entry| match (blank, given) {
        (Blank::Pick { options, .. }, Entry::Pick(at)) => id(options, at),
        (Blank::Pick { .. } | Blank::Number { .. } | Blank::Words { .. }, other) => match other {
            Entry::Pick(at) => at.to_string(),
            Entry::Number(number) => number.to_string(),
            Entry::Words(words) => words.clone(),
        },
    };
    let mut said: Vec<String> = match (task, response) {
        (Task::Field(blank), Response::Field(given)) => vec![entry(blank, given)],
        (Task::PickSeveral { options, .. }, Response::Several(chosen)) => {
            let mut ids: Vec<String> = chosen.iter().map(|at| id(options, at)).collect();
            ids.sort();
            ids
        }
        (Task::Arrange { things, .. }, Response::Order(order)) => {
            order.iter().map(|at| id(things, at)).collect()
        }
        (Task::PairUp { left, right, .. }, Response::Pairs(pairs)) => {
            let pair = |(l, r): (&u8, &u8)| format!("{}={}", id(left, l), id(right, r));
            let mut pairs: Vec<String> = pairs.iter().map(pair).collect();
            pairs.sort();
            pairs
        }
        (Task::Gaps { gaps, .. }, Response::Gaps(given)) => gaps
            .iter()
            .zip(given)
            .map(|(gap, given)| given.as_ref().map_or("-".into(), |e| entry(&gap.blank, e)))
            .collect(),
        // Of another shape than its task: no task makes one.
        (
            Task::Field(_)
            | Task::PickSeveral { .. }
            | Task::Arrange { .. }
            | Task::PairUp { .. }
            | Task::Gaps { .. },
            other,
        ) => vec![format!("{other:?}")],
    };
    if said.is_empty() {
        said.push("nothing".to_owned());
    }
    said.join(", ")
}

// Every text of a posed item, and whether gaps may stand in it.
fn each_text(posed: &Posed, each: &mut dyn FnMut(&Shown, bool)) {
    each(&posed.stem, false);
    each(&posed.rationale, false);
    if let Some(case) = &posed.case {
        each(&case.title, false);
        each(&case.text, false);
    }
    let mut parts = |parts: &[Part]| {
        for part in parts {
            each(&part.text, false);
            if let Some(feedback) = &part.feedback {
                each(feedback, false);
            }
        }
    };
    match &posed.task {
        Task::Field(blank) => each_of(blank, each),
        Task::PickSeveral { options, .. } => parts(options),
        Task::Arrange { things, .. } => parts(things),
        Task::PairUp { left, right, .. } => {
            parts(left);
            parts(right);
        }
        Task::Gaps { text, gaps, .. } => {
            each(text, true);
            for gap in gaps {
                each_of(&gap.blank, each);
            }
        }
    }
}

fn each_of(blank: &Blank, each: &mut dyn FnMut(&Shown, bool)) {
    match blank {
        Blank::Pick { options, .. } => {
            for part in options {
                each(&part.text, false);
                if let Some(feedback) = &part.feedback {
                    each(feedback, false);
                }
            }
        }
        Blank::Number { anticipated, .. } => {
            for miss in anticipated {
                each(&miss.feedback, false);
            }
        }
        Blank::Words { anticipated, .. } => {
            for miss in anticipated {
                each(&miss.feedback, false);
            }
        }
    }
}
