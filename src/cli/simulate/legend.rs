//! What the words of a simulation mean, a line each, for an instructor who has met none of them.

use crate::cli::sit::look;
use crate::cli::{Context, Failure};
use crate::terminal::lines::{self, Lines};

/// Each word as the figures are called, and what it says.
const LEGEND: [(&str, &str); 10] = [
    (
        "predicted",
        "Worked out from what is assumed; simulated is what made-up learners then did.",
    ),
    (
        "guessing",
        "An exam by luck: somebody who knows nothing answers everything blindly. 1 in 1,000 means that one such \
         person in a thousand passes.",
    ),
    (
        "reliability",
        "If a learner sat two exams, how closely the scores would agree: 0 not at all, 1 wholly.",
    ),
    (
        "alpha",
        "Reliability as it is mostly estimated, from the answers to one exam (Cronbach's alpha).",
    ),
    (
        "decide alike",
        "Decision consistency: the share of learners whom two exams would both pass, or both fail.",
    ),
    (
        "kappa",
        "The same, without what agrees by chance: 0 is chance alone, 1 always.",
    ),
    (
        "standard error",
        "SEM: how far one exam's score lies from the learner's average over many, for two learners in three.",
    ),
    (
        "ability",
        "Where nothing else is assumed, 0 is the average learner, and 1 is abler than about 84 in 100.",
    ),
    (
        "shown",
        "Exposure: in what share of exams an item is drawn. What is shown most gets around first.",
    ),
    (
        "facility",
        "The share of learners who get an item right (with --items).",
    ),
];

/// Says them.
///
/// # Errors
/// Standard output cannot be written.
pub fn say(context: &mut Context<'_>) -> Result<(), Failure> {
    let mut page = Lines::new(look(context));
    page.head("What the words mean");
    let width = lines::width(LEGEND.iter().map(|(word, _)| *word));
    for (word, meaning) in LEGEND {
        page.item(word, width, meaning);
    }
    for line in page.done() {
        context.print(line)?;
    }
    Ok(())
}
