//! The balance of a library: who appears in its cases in which role, how its items ask, and where its keys stand.
//!
//! Counts and judges nothing: whether a role leans on one group is for a person to say.

use std::collections::{BTreeMap, BTreeSet};

use super::case::Signal;
use super::fact::{Fact, FactValue};
use super::hole::{self, Piece};
use super::item::{AnswerOption, Level, Purpose};
use super::{Case, Interaction, Item, Library};
use crate::core::id::{BankId, NoteId, ObjectiveId};

/// What a library, or a part of it, holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Cases.
    pub cases: usize,
    /// Items.
    pub items: usize,
    /// Items that belong to a case.
    pub in_cases: usize,
    /// Items that have variants.
    pub with_variants: usize,
    /// People in cases.
    pub people: BTreeMap<Who, usize>,
    /// People by their role and their standing towards the country, where a case says it.
    pub statuses: BTreeMap<(String, String), usize>,
    /// Cases by form of exploitation; one that says none under `None`, one that says two under both.
    pub forms: BTreeMap<Option<String>, usize>,
    /// Cases by what they hold.
    pub signals: BTreeMap<Option<Signal>, usize>,
    /// Items by type.
    pub types: BTreeMap<&'static str, usize>,
    /// Items by level.
    pub levels: BTreeMap<Level, usize>,
    /// Items by where they may appear.
    pub purposes: BTreeMap<Purpose, usize>,
    /// Items by objective.
    pub objectives: BTreeMap<ObjectiveId, usize>,
    /// Choices by their number of options and the place of the key, from 1, as written.
    pub key_places: BTreeMap<(usize, usize), usize>,
    /// True-false items by their answer.
    pub truths: BTreeMap<bool, usize>,
    /// How often the key of a choice is longer than every other option.
    pub longest_is_key: Rate,
    /// Items that carry a content note, their own or their case's.
    pub notes: BTreeMap<NoteId, usize>,
}

/// Somebody in a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Who {
    /// What part they have.
    pub role: String,
    /// As the case says.
    pub gender: String,
    /// As the case says.
    pub age: String,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// So many.
    pub count: usize,
    /// Of so many.
    pub of: usize,
}

impl Balance {
    /// The balance of those banks of a library that `wanted` picks.
    pub fn of(library: &Library, wanted: impl Fn(&BankId) -> bool) -> Balance {
        let mut balance = Balance::default();
        for case in library.cases.values().filter(|case| wanted(&case.bank)) {
            balance.add_case(case);
        }
        for item in library.items.values().filter(|item| wanted(&item.bank)) {
            balance.add_item(library, item);
        }
        balance
    }

    fn add_case(&mut self, case: &Case) {
        self.cases += 1;
        one_more(&mut self.signals, case.signal);
        let mut forms: BTreeSet<Option<String>> = BTreeSet::new();
        for person in &case.people {
            let who = Who {
                role: person.role.clone(),
                gender: person.gender.clone(),
                age: person.age.clone(),
            };
            one_more(&mut self.people, who);
            if let Some(status) = &person.status {
                one_more(&mut self.statuses, (person.role.clone(), status.clone()));
            }
            forms.extend(person.form.clone().map(Some));
        }
        if forms.is_empty() {
            forms.insert(None);
        }
        for form in forms {
            one_more(&mut self.forms, form);
        }
    }

    fn add_item(&mut self, library: &Library, item: &Item) {
        self.items += 1;
        self.in_cases += usize::from(item.case.is_some());
        self.with_variants += usize::from(!item.variants.is_empty());
        one_more(&mut self.types, item.interaction.kind().name());
        one_more(&mut self.levels, item.level);
        one_more(&mut self.purposes, item.purpose);
        one_more(&mut self.objectives, item.objective.clone());
        let case = item.case.as_ref().and_then(|id| library.cases.get(id));
        let of_case = case.into_iter().flat_map(|case| &case.content_notes);
        let notes: BTreeSet<&NoteId> = item.content_notes.iter().chain(of_case).collect();
        for note in notes {
            one_more(&mut self.notes, note.clone());
        }
        match &item.interaction {
            Interaction::Choice(choice) => self.add_options(library, &choice.options),
            Interaction::TrueFalse(statement) => one_more(&mut self.truths, statement.answer),
            Interaction::MultipleResponse(_)
            | Interaction::Numeric(_)
            | Interaction::ShortAnswer(_)
            | Interaction::Ordering(_)
            | Interaction::Matching(_)
            | Interaction::Cloze(_) => {}
        }
    }

    fn add_options(&mut self, library: &Library, options: &[AnswerOption]) {
        let Some(key) = options.iter().position(|option| option.key) else {
            return;
        };
        one_more(&mut self.key_places, (options.len(), key + 1));
        let lengths: Vec<usize> = options.iter().map(|o| length(library, &o.text)).collect();
        let longest = (0..)
            .zip(&lengths)
            .all(|(at, length): (usize, _)| at == key || *length < lengths[key]);
        self.longest_is_key.count += usize::from(longest);
        self.longest_is_key.of += 1;
    }
}

fn one_more<K: Ord>(counts: &mut BTreeMap<K, usize>, key: K) {
    *counts.entry(key).or_default() += 1;
}

// Characters of a text as a learner meets it: a fact counts as its value.
fn length(library: &Library, text: &str) -> usize {
    let value = |fact: &Fact| match &fact.value {
        FactValue::Number(number) => number.to_string().len(),
        FactValue::Words(words) => words.chars().count(),
    };
    let pieces = hole::pieces(text).into_iter();
    pieces
        .map(|(_, piece)| match piece {
            Piece::Words(words) => words.chars().count(),
            Piece::Fact(id, _) => library.facts.get(id).map_or(0, value),
            Piece::Gap(_) | Piece::Value(_) | Piece::Broken(_) => 0,
        })
        .sum()
}
