//! What the words of a simulation mean, a line each, for an instructor who has met none of them. Explains the words that
//! were shown: those of a terminal, or the keys of a pipe.

use super::Shape;
use crate::cli::sit::look;
use crate::cli::{Context, Failure};
use crate::terminal::lines::{self, Lines};

struct Entry {
    // As a terminal says it; none where the label says all there is to say.
    word: Option<&'static str>,
    // As a pipe says it.
    key: &'static str,
    meaning: &'static str,
    // What a pipe's reader needs besides.
    keys: &'static str,
}

const fn same(word: &'static str, meaning: &'static str) -> Entry {
    Entry {
        word: Some(word),
        key: word,
        meaning,
        keys: "",
    }
}

const LEGEND: [Entry; 12] = [
    same(
        "predicted",
        "Worked out from what is assumed; simulated is what made-up learners then did.",
    ),
    Entry {
        word: None,
        key: "mean",
        meaning: "The average score.",
        keys: "",
    },
    Entry {
        word: None,
        key: "pass",
        meaning: "The share of learners who pass the first attempt.",
        keys: "pass-within: who pass one of the attempts they have. pass.group-1 and on: who pass the first attempt, of \
               those in one range of ability.",
    },
    Entry {
        word: Some("guessing"),
        key: "luck",
        meaning: "An exam by luck: somebody who knows nothing answers everything blindly. 1 in 1,000 means that one such \
                  person in a thousand passes.",
        keys: "luck-within: one of the attempts.",
    },
    same(
        "reliability",
        "If a learner sat two exams, how closely the scores would agree: 0 not at all, 1 wholly.",
    ),
    same(
        "alpha",
        "Reliability as it is mostly estimated, from the answers to one exam (Cronbach's alpha).",
    ),
    Entry {
        word: Some("decide alike"),
        key: "consistency",
        meaning: "Decision consistency: the share of learners whom two exams would both pass, or both fail.",
        keys: "",
    },
    same(
        "kappa",
        "The same, without what agrees by chance: 0 is chance alone, 1 always.",
    ),
    Entry {
        word: Some("standard error"),
        key: "standard-error",
        meaning: "SEM: how far one exam's score lies from the learner's average over many, for two learners in three.",
        keys: "",
    },
    same(
        "ability",
        "Where nothing else is assumed, 0 is the average learner, and 1 is abler than about 84 in 100.",
    ),
    Entry {
        word: None,
        key: "shared",
        meaning: "The share of its questions that a learner's second exam has in common with the first.",
        keys: "shared-unseen-first: the same, where unseen items come first.",
    },
    Entry {
        word: Some("items shown most"),
        key: "items-shown-most",
        meaning: "Exposure: in what share of exams an item is drawn. What is shown most gets around first.",
        keys: "",
    },
];

const FACILITY: Entry = same("facility", "The share of learners who get an item right.");

/// Says them; of the list of items too, where it was shown.
///
/// # Errors
/// Standard output cannot be written.
pub fn say(shape: Shape, with_items: bool, context: &mut Context<'_>) -> Result<(), Failure> {
    let items = with_items.then_some(FACILITY);
    let entries = LEGEND.into_iter().chain(items);
    let told: Vec<(&str, String)> = entries
        .filter_map(|entry| match shape {
            Shape::Keys if entry.keys.is_empty() => Some((entry.key, entry.meaning.to_owned())),
            Shape::Keys => Some((entry.key, format!("{} {}", entry.meaning, entry.keys))),
            Shape::Table | Shape::Lines => Some((entry.word?, entry.meaning.to_owned())),
        })
        .collect();
    let mut page = Lines::new(look(context));
    page.head("What the words mean");
    let width = lines::width(told.iter().map(|(word, _)| *word));
    for (word, meaning) in &told {
        page.item(word, width, meaning);
    }
    for line in page.done() {
        context.print(line)?;
    }
    Ok(())
}
