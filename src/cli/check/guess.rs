//! What blind strategies score on each bank, as a table.

use serde::Serialize;

use super::Subject;
use crate::cli::{Context, Failure};
use crate::lint::guess::outcomes;

/// What one strategy scores on one bank.
#[derive(Serialize)]
pub struct Guess {
    bank: String,
    strategy: &'static str,
    items: usize,
    of_type: &'static str,
    #[serde(skip)]
    counted: String,
    percent: u128,
    chance: u128,
    beats_chance: bool,
    gives_away: Vec<String>,
}

/// Every strategy on every bank that was asked for and has items enough to tell.
pub fn guesses(subject: &Subject) -> Vec<Guess> {
    let library = &subject.reading.library;
    let is_lone = subject.reading.files.len() == 1;
    let banks = library.banks.iter().filter(|(id, _)| {
        is_lone || subject.holds(&format!("{}/banks/{}.toml", id.course, id.bank))
    });
    banks
        .flat_map(|(id, bank)| {
            let bank_name = if is_lone {
                id.bank.to_string()
            } else {
                id.to_string()
            };
            let mut all = outcomes(bank, library);
            all.retain(|outcome| outcome.is_telling());
            all.sort_by_key(|outcome| std::cmp::Reverse(outcome.points_above()));
            all.into_iter().map(move |outcome| Guess {
                bank: bank_name.clone(),
                strategy: outcome.strategy,
                items: outcome.items,
                of_type: outcome.of_type,
                counted: outcome.counted(),
                percent: outcome.percent(),
                chance: outcome.chance_percent(),
                beats_chance: outcome.beats_chance(),
                gives_away: outcome.gives_away.iter().map(ToString::to_string).collect(),
            })
        })
        .collect()
}

/// How many strategies of a bank are told, best first.
const TOLD: usize = 3;

/// Tells the best strategies of each bank.
///
/// # Errors
/// Standard output cannot be written.
pub fn tell(subject: &Subject, context: &mut Context<'_>) -> Result<(), Failure> {
    let guesses = guesses(subject);
    line(
        "\nWhat a guesser scores who knows nothing, best strategies first, against chance:",
        context,
    )?;
    let mut bank = "";
    let mut told = 0;
    for guess in &guesses {
        if guess.bank != bank {
            bank = &guess.bank;
            told = 0;
            context.print(format!("\n{bank}"))?;
        }
        let is_better = guess.percent > guess.chance;
        if told == 0 && !is_better {
            context.print("  no strategy does better than chance")?;
        }
        told += 1;
        if is_better && (told <= TOLD || guess.beats_chance) {
            let verdict = match guess.beats_chance {
                true => "; more than chance would bring",
                false => "",
            };
            let said = format!(
                "  {:>3} % against {:>2} %  {} (of {}{verdict})",
                guess.percent, guess.chance, guess.strategy, guess.counted
            );
            line(&said, context)?;
        }
    }
    if guesses.is_empty() {
        line(
            "No bank has eight items or more of type choice or true-false: a few say nothing.",
            context,
        )?;
    }
    Ok(())
}

// A screen breaks it between words; in a pipe it stays a line.
fn line(line: &str, context: &mut Context<'_>) -> Result<(), Failure> {
    match context.draws_tables() {
        true => context.say(line),
        false => context.print(line),
    }
}
