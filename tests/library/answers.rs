//! Every item posed with each of its variants: its key earns all, and nothing near it does.

use std::collections::BTreeSet;

use tutela::core::content::Item;
use tutela::core::content::hole::{self, Piece};
use tutela::core::seed::Seed;
use tutela::core::session::form::{Posed, Slot};
use tutela::core::session::pose::pose;
use tutela::core::session::task::{Blank, Part, Task};

use super::{check, library};

// An item in every form it can take, several seeds each.
fn posed(item: &Item) -> Vec<Slot> {
    let variants: Vec<_> = match item.variants.is_empty() {
        true => vec![None],
        false => item.variants.iter().map(Some).collect(),
    };
    let one = |variant, seed| {
        let keyed = Seed::from_bits(seed).keyed();
        pose(library(), item, variant, Vec::new(), None, &keyed)
    };
    let seeds = 0..4;
    variants
        .into_iter()
        .flat_map(|variant| seeds.clone().map(move |seed| one(variant, seed)))
        .collect()
}

fn every(mut each: impl FnMut(&Slot) -> Vec<String>) -> Vec<String> {
    let mut mistakes = BTreeSet::new();
    for item in library().items.values() {
        for slot in posed(item) {
            let variant = slot
                .variant
                .as_ref()
                .map_or(String::new(), |v| format!("/{v}"));
            let said = each(&slot).into_iter();
            mistakes.extend(said.map(|what| format!("{}{variant}: {what}", slot.item)));
        }
    }
    mistakes.into_iter().collect()
}

#[test]
fn the_key_of_every_item_and_variant_scores_full() {
    let mistakes = every(|slot| {
        let task = &slot.posed.task;
        let key = task.key();
        let full = task.score(&key).is_some_and(|credit| credit.is_full());
        match full && task.is_complete(&key) {
            true => Vec::new(),
            false => vec![format!("the key {key:?} does not earn all")],
        }
    });
    check("A learner who knows must get the points.", &mistakes);
}

#[test]
fn no_empty_or_wrong_response_scores_full() {
    let mistakes = every(|slot| {
        let task = &slot.posed.task;
        let wrong = task.wrong().into_iter();
        wrong
            .filter(|response| task.score(response).is_some_and(|credit| credit.is_full()))
            .map(|response| format!("{response:?} earns all"))
            .collect()
    });
    check(
        "A learner who does not know must not get all points.",
        &mistakes,
    );
}

#[test]
fn no_braces_reach_a_learner() {
    let mistakes = every(|slot| {
        let mut open = Vec::new();
        for text in texts(&slot.posed) {
            for (range, piece) in hole::pieces(&text) {
                match piece {
                    Piece::Words(_) | Piece::Gap(_) => {}
                    Piece::Fact(..) | Piece::Value(_) | Piece::Broken(_) => {
                        open.push(format!("`{}` stays open", &text[range]));
                    }
                }
            }
        }
        open
    });
    check(
        "What stands in braces is filled before anybody reads it.",
        &mistakes,
    );
}

fn texts(posed: &Posed) -> Vec<String> {
    let parts = |parts: &[Part]| -> Vec<_> {
        let parts = parts.iter();
        parts
            .flat_map(|p| std::iter::once(p.text.clone()).chain(p.feedback.clone()))
            .collect()
    };
    let blank = |blank: &Blank| match blank {
        Blank::Pick { options, .. } => parts(options),
        Blank::Number { anticipated, .. } => {
            anticipated.iter().map(|a| a.feedback.clone()).collect()
        }
        Blank::Words { anticipated, .. } => {
            anticipated.iter().map(|a| a.feedback.clone()).collect()
        }
    };
    let mut shown = vec![posed.stem.clone(), posed.rationale.clone()];
    shown.extend(
        posed
            .case
            .iter()
            .flat_map(|case| [case.title.clone(), case.text.clone()]),
    );
    shown.extend(match &posed.task {
        Task::Field(one) => blank(one),
        Task::PickSeveral { options, .. } => parts(options),
        Task::Arrange { things, .. } => parts(things),
        Task::PairUp { left, right, .. } => [parts(left), parts(right)].concat(),
        Task::Gaps { text, gaps, .. } => {
            let mut all: Vec<_> = gaps.iter().flat_map(|gap| blank(&gap.blank)).collect();
            all.push(text.clone());
            all
        }
    });
    shown
        .into_iter()
        .flat_map(|text| text.0.into_values())
        .collect()
}
